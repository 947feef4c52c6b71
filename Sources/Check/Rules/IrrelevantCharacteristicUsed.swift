import Source
import Bind

extension Rule {
  static let irrelevantCharacteristicUsed = Rule(
    "irrelevant-characteristic-used", "R16",
    Phrase(
      "Was für ein Profil nicht relevant ist, kommt in seinem Wertangebot, in der Persona und im Namen des Segments nicht vor.",
      "What is not relevant for a profile is not used in its value proposition, in the persona or in the segment's name."),
    why: Phrase(
      "Ihr habt entschieden, dass ein Merkmal für diese Aufgabe nichts ändert. Wendet sich das Angebot trotzdem „an Frauen“ oder „an Senioren“, so schließt es Menschen mit demselben Bedarf aus, oder die Entscheidung war falsch. Beides will man sehen (Kundensegmente mit Jobs to Be Done).",
      "You have decided that a characteristic changes nothing about this job. If the offer still addresses “women” or “seniors”, it shuts out people with the same need, or the decision was wrong. Either is worth seeing (customer segments with Jobs to Be Done)."),
    .table(jtbd: .warning, b2b: .warning, vpc: .warning, odi: .warning, marketing: .info),
    examples: [
      .bad(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        characteristics:
          - {id: geschlecht, title: Geschlecht, category: sociodemographic, attribute: gender}
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        irrelevant:
          - {characteristic: geschlecht, because: Die Fahrt dauert für alle gleich lange.}
        ---
        -- value-propositions/puenktlich.md --
        ---
        kind: value-proposition
        title: Pünktlich ohne Planung
        segment: pendler
        statement: Für ⟦Frauen⟧, die morgens wenig Zeit zum Planen haben.
        ---
        """),
      .good(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendlerinnen und Pendler
        level: person
        characteristics:
          - {id: geschlecht, title: Geschlecht, category: sociodemographic, attribute: gender}
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        irrelevant:
          - {characteristic: geschlecht, because: Die Fahrt dauert für alle gleich lange.}
        ---
        -- value-propositions/puenktlich.md --
        ---
        kind: value-proposition
        title: Pünktlich ohne Planung
        segment: pendler
        statement: Für Frauen und Männer, die morgens wenig Zeit zum Planen haben.
        ---
        """),
      .bad(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        characteristics:
          - {id: gender, title: Gender, category: sociodemographic, attribute: gender}
        main-job: get-to-work
        gain: travel-time
        irrelevant:
          - {characteristic: gender, because: The ride takes as long for everybody.}
        ---
        -- value-propositions/on-time.md --
        ---
        kind: value-proposition
        title: On time without planning
        segment: commuters
        statement: For ⟦women⟧ who have no time to plan in the morning.
        ---
        """, in: .en),
      .bad(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: ⟦Millennials⟧ on the train
        level: person
        characteristics:
          - {id: age, title: In their thirties, category: sociodemographic, attribute: age}
        main-job: get-to-work
        gain: travel-time
        irrelevant:
          - {characteristic: age, because: The ride takes as long for everybody.}
        ---
        """, in: .en),
      .good(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        characteristics:
          - {id: gender, title: Gender, category: sociodemographic, attribute: gender}
        main-job: get-to-work
        gain: travel-time
        irrelevant:
          - {characteristic: gender, because: The ride takes as long for everybody.}
        ---
        -- value-propositions/on-time.md --
        ---
        kind: value-proposition
        title: On time without planning
        segment: commuters
        statement: For women and men who have no time to plan in the morning.
        ---
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard let segment = document.segment, document.status != "retired" else { return [] }
      var findings: [Finding] = []
      var reported: Set<[Int]> = []
      for profile in model.profiles(of: index) where !profile.profile.irrelevant.isEmpty {
        let propositions = model.propositions(for: profile)
        for irrelevance in profile.profile.irrelevant {
          guard let reference = irrelevance.characteristic, let characteristic = model.entity(index, reference), let item = model.item(characteristic) else { continue }
          // Title and persona speak for all profiles: in one of them the characteristic may count.
          let matters = segment.profiles.contains { $0.clarifiers.contains { model.entity(index, $0.source) == characteristic } }
          for place in propositions + (matters ? [] : [index] + personas(of: index, model)) {
            guard !reported.contains([place, characteristic.item!]) else { continue }
            let other = model.documents[place]
            guard let use = use(of: item, in: texts(other), other.language) else { continue }
            reported.insert([place, characteristic.item!])
            findings.append(
              Finding(
                at: SourceLocation(other.path, use), about: Entity(place),
                Phrase(
                  "„\(other.name)“ spricht von „\(model.name(characteristic))“, obwohl das Merkmal hier nicht zählt.",
                  "“\(other.name)” speaks of “\(model.name(characteristic))”, although that characteristic does not matter here."),
                help: Phrase(
                  "Nennt die Menschen nach dem, was sie erledigen wollen. Zählt das Merkmal doch, dann macht bei „\(document.name)“ einen Clarifier daraus.",
                  "Name the people after what they want to get done. If the characteristic does matter, make it a clarifier of “\(document.name)”."),
                related: [
                  Diagnostic.Related(
                    SourceLocation(document.path, document.references[reference].text.range), "hier steht, dass es nicht zählt", "here it says that it does not matter")
                ]))
          }
        }
      }
      return findings
    })

  private static func personas(of segment: Int, _ model: Model) -> [Int] {
    var found: [Int] = []
    for arrival in model.incoming[segment] where model.documents[arrival.document].kind == .persona && !found.contains(arrival.document) {
      if model.documents[arrival.document].references[arrival.reference].role == .segment { found.append(arrival.document) }
    }
    return found
  }

  /// What a document says in its own words; a quote is somebody else's, and attributes are facts.
  private static func texts(_ document: Document) -> [Passage] {
    let title = document.title.map { [Passage($0)] } ?? []
    switch document.kind {
    case .segment: return title
    case .valueProposition: return title + [document.record.text("statement")].compactMap { $0.map { Passage($0) } } + document.passages(code: false)
    default:
      let lists = ["traits", "background", "wishes", "problems"].flatMap { document.record.texts($0) }
      return title + lists.map { Passage($0) } + document.passages(code: false)
    }
  }

  private static func use(of characteristic: Item, in texts: [Passage], _ language: Language) -> SourceRange? {
    let words = DemographicWords.of(language)
    let attribute = characteristic.record.choice("attribute")
    let own = characteristic.record.texts("words").map(\.string) + [characteristic.record.text("value")?.string].compactMap(\.self)
    let betraying = (own + (attribute.flatMap { words.betraying[$0] } ?? [])).map { Array($0.utf8) }
    for text in texts {
      var hits = betraying.compactMap { find($0, in: text) }
      if attribute == "gender" { hits += sex(in: text, words, language) }
      if let first = hits.min(by: { $0.lowerBound < $1.lowerBound }) { return text.range(of: first) }
    }
    return nil
  }

  /// As it is spelt within a sentence, or with a capital at its beginning.
  private static func find(_ word: [UInt8], in text: Passage) -> Range<Int>? {
    if let found = text.first(word) { return found }
    guard let head = word.first, head >= 0x61, head <= 0x7A else { return nil }
    return text.first([head - 32] + word.dropFirst())
  }

  /// Where one sex is spoken of and the other is not: who says „Frauen und Männer“ means everybody.
  private static func sex(in text: Passage, _ words: DemographicWords, _ language: Language) -> [Range<Int>] {
    func all(_ list: [String]) -> [Range<Int>] { list.compactMap { find(Array($0.utf8), in: text) } }
    let women = all(words.women), men = all(words.men)
    func isAlone(_ hit: Range<Int>, among others: [Range<Int>]) -> Bool {
      let sentence = text.sentence(around: hit)
      return !others.contains { sentence.overlaps($0) }
    }
    var found = women.filter { isAlone($0, among: men) } + men.filter { isAlone($0, among: women) }
    if language == .de { found += feminines(in: text) }
    return found
  }

  /// `Gründerinnen` without `Gründer` in the same sentence; `Gründer:innen` means everybody.
  private static func feminines(in text: Passage) -> [Range<Int>] {
    var found: [Range<Int>] = []
    let ending = Array("innen".utf8)
    var at = 0
    while let end = nextWordEnd(ending, in: text, from: &at) {
      var start = end - ending.count
      while start > 0, text.endsWithLetter(before: start) {
        start -= 1
        while start > 0, text.bytes[start] & 0xC0 == 0x80 { start -= 1 }
      }
      let stem = Array(text.bytes[start..<(end - ending.count)])
      let isNoun = String(decoding: stem, as: UTF8.self).first?.isUppercase == true
      let isFeminine = DemographicWords.feminineStems.contains { suffix in stem.count > suffix.utf8.count && stem.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) }
      guard isNoun, isFeminine else { continue }
      let sentence = text.sentence(around: start..<end)
      if !hasMasculine(of: stem, besides: start, in: text, sentence) { found.append(start..<end) }
    }
    return found
  }

  private static func nextWordEnd(_ ending: [UInt8], in text: Passage, from at: inout Int) -> Int? {
    while at + ending.count <= text.bytes.count {
      let end = at + ending.count
      defer { at += 1 }
      if text.bytes[at] == ending[0], text.bytes[at..<end].elementsEqual(ending), text.endsWithLetter(before: at), !text.beginsWithLetter(at: end) { return end }
    }
    return nil
  }

  private static func hasMasculine(of stem: [UInt8], besides feminine: Int, in text: Passage, _ sentence: Range<Int>) -> Bool {
    var at = sentence.lowerBound
    while at + stem.count <= sentence.upperBound {
      if at != feminine, text.bytes[at] == stem[0], text.bytes[at..<(at + stem.count)].elementsEqual(stem), !text.endsWithLetter(before: at) {
        var end = at + stem.count
        while end < text.bytes.count, text.beginsWithLetter(at: end) || text.bytes[end] & 0xC0 == 0x80 { end += 1 }
        if end - at - stem.count <= 2 { return true }
      }
      at += 1
    }
    return false
  }
}
