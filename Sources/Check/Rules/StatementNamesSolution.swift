import Source
import Bind

extension Rule {
  static let statementNamesSolution = Rule(
    "statement-names-solution", "R44",
    Phrase(
      "Aufgaben, Schritte und Gewinne nennen kein Produkt, keine Marke und keine Technik.", "Jobs, steps and gains name no product, no brand and no technology."),
    why: Phrase(
      "Die Aufgabe war da, bevor es euer Angebot gab, und bleibt, wenn es ein besseres gibt. Steht die Lösung schon im Satz, lässt sich nicht mehr sehen, womit Menschen es sonst erledigen (Kalbach; bei den deutschen Autoren: Produkt und Technik sind nie Teil der Aufgabe). In Schmerzpunkten dürfen Produkte stehen: Dort sind sie oft der Grund. Wo die Sache selbst Software ist, hilft `vocabulary: {object: […]}`.",
      "The job was there before your offer and remains when there is a better one. With the solution already in the sentence, one can no longer see what else people use (Kalbach; the German authors say that product and technology are never part of a job). Pains may name products: there they are often the reason. Where the trade itself is software, `vocabulary: {object: […]}` helps."),
    .table(jtbd: .warning, b2b: .warning, vpc: .warning, odi: .warning, bmc: .info, lean: .info, marketing: .info)
      .variant("other", .table(jtbd: .info, b2b: .info, vpc: .info, odi: .info, bmc: .info, lean: .info, marketing: .info)),
    examples: [
      .bad(
        """
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Mit ⟦Pendelblick⟧ zur Arbeit kommen
        type: functional
        gains:
          - id: fahrzeit
            title: Dauer der Fahrt verkürzen
        ---
        -- offerings/pendelblick.md --
        ---
        kind: offering
        title: Pendelblick
        form: digital
        ---
        """, also: ["document-orphaned"]),
      .bad(
        """
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: In einer ⟦App⟧ nach der nächsten Bahn sehen
        type: functional
        gains:
          - id: fahrzeit
            title: Dauer der Fahrt verkürzen
        ---
        """),
      .bad(
        """
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Check train times in an ⟦app⟧
        lang: en
        type: functional
        gains:
          - id: fahrzeit
            title: Minimize the time on the road
        ---
        """),
      .good(
        """
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Zur Arbeit kommen
        type: functional
        gains:
          - id: fahrzeit
            title: Dauer der Fahrt verkürzen
        pains:
          - {title: Die App der Bahn zeigt Verspätungen erst am Bahnsteig, severity: high}
        ---
        """),
      .bad(
        """
        -- jobs/get-to-work.md --
        ---
        kind: job
        title: Get to work with ⟦Trainwise⟧
        type: functional
        gains:
          - id: travel-time
            title: Reduce the time spent on the way
        ---
        -- offerings/trainwise.md --
        ---
        kind: offering
        title: Trainwise
        form: digital
        ---
        """, in: .en, also: ["document-orphaned"]),
      .bad(
        """
        -- jobs/get-to-work.md --
        ---
        kind: job
        title: Check train times in an ⟦app⟧
        type: functional
        gains:
          - id: travel-time
            title: Reduce the time spent on the way
        ---
        """, in: .en),
      .good(
        """
        -- jobs/get-to-work.md --
        ---
        kind: job
        title: Get to work
        type: functional
        gains:
          - id: travel-time
            title: Reduce the time spent on the way
        pains:
          - {title: The railway's app shows delays only once one stands on the platform, severity: high}
        ---
        """, in: .en),
      .good(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd]
        vocabulary: {object: [software]}
        -- jobs/deploy-software.md --
        ---
        kind: job
        title: Deploy software
        type: functional
        gains:
          - id: lead-time
            title: Minimize the time from change to release
        ---
        -- segments/commuters.md --
        ---
        kind: segment
        title: Release managers
        level: person
        main-job: deploy-software
        gain: lead-time
        ---
        """, in: .en, also: ["document-orphaned"]),
    ],
    check: .model { model in
      let names = SolutionNames(model)
      var findings: [Finding] = []
      for (index, document) in model.documents.enumerated() where document.kind == .job && document.status != "retired" {
        if let title = document.title { findings += solutions(in: title, Entity(index), document, names, model) }
        for (at, item) in document.items.enumerated() where item.kind == .gain || item.kind == .step {
          if let title = item.title { findings += solutions(in: title, Entity(index, at), document, names, model) }
        }
      }
      return findings
    })

  private static func solutions(in title: Text, _ entity: Entity, _ document: Document, _ names: SolutionNames, _ model: Model) -> [Finding] {
    let statement = Statement(title, document.language)
    let object = entity.item == nil ? document.record.text("object").map { wordList($0.string.lowercased()) } ?? [] : []
    let parts = SolutionNames.parts(of: statement)
    if let hit = names.find(in: parts) {
      let word = statement.exact(hit.range), rest = statement.withoutMeans(hit.range)
      return [
        Finding(
          at: SourceLocation(document.path, title.range(of: hit.range)), about: entity, variant: hit.name.isOwn ? "" : "other",
          hit.name.isOwn
            ? Phrase("„\(title.string)“ nennt mit „\(word)“ unser eigenes Angebot.", "“\(title.string)” names our own offer, “\(word)”.")
            : Phrase("„\(title.string)“ nennt mit „\(word)“ ein Produkt.", "“\(title.string)” names a product, “\(word)”."),
          help: rest.map {
            Phrase("Die Aufgabe gibt es auch ohne das Mittel: etwa „\($0)“.", "It can be said without the means: “\($0)”.")
          } ?? Phrase("Was wollen die Menschen damit erreichen? Schreibt das, ohne das Mittel zu nennen.", "What do people want to achieve with it? Write that without naming the means."),
          related: [
            Diagnostic.Related(hit.name.place, hit.name.isOwn ? "das Angebot" : "als Alternative eingetragen", hit.name.isOwn ? "the offer" : "entered as an alternative")
          ])
      ]
    }
    guard let range = technology(in: statement, parts, object, model.settings) else { return [] }
    let word = statement.exact(range), rest = statement.withoutMeans(range)
    return [
      Finding(
        at: SourceLocation(document.path, title.range(of: range)), about: entity, variant: "other",
        Phrase("„\(title.string)“ legt sich mit „\(word)“ auf ein Mittel fest.", "“\(title.string)” settles on a means, “\(word)”."),
        help: rest.map {
          Phrase(
            "Schreibt, was damit erreicht werden soll, etwa „\($0)“. Gehört „\(word)“ zu eurem Fach, tragt es in `jtbd.yml` unter `vocabulary: {object: […]}` ein.",
            "Write what is to be achieved with it, such as “\($0)”. If “\(word)” belongs to your trade, enter it in `jtbd.yml` under `vocabulary: {object: […]}`.")
        } ?? Phrase(
          "Schreibt, was damit erreicht werden soll. Gehört „\(word)“ zu eurem Fach, tragt es in `jtbd.yml` unter `vocabulary: {object: […]}` ein.",
          "Write what is to be achieved with it. If “\(word)” belongs to your trade, enter it in `jtbd.yml` under `vocabulary: {object: […]}`."))
    ]
  }

  /// The first word that names a technology, a channel or a brand.
  private static func technology(in statement: Statement, _ parts: [SolutionNames.Part], _ object: Set<String>, _ settings: Settings) -> Range<Int>? {
    let isUpkeep = Technologies.isUpkeep(statement)
    for (at, part) in parts.enumerated() {
      if isUpkeep, !parts[..<at].contains(where: { Statement.carriers.contains($0.word) }) { continue }
      if settings.knows(part.word, as: .object) || object.contains(part.word) { continue }
      let before = at > 0 ? parts[at - 1].word : nil
      // “Our platform” is the vendor speaking: `job-vendor-perspective` says so.
      if let before, before == "our" || before.hasPrefix("unser") { continue }
      if settings.knows(part.word, as: .technology) || Technologies.names(part.word, statement.language) || Technologies.names(part.word, after: before, statement.language)
        || Technologies.isMeans(part.word, after: parts[..<at].map(\.word), statement.language) { return part.range }
      if at > 0, part.isCapital, Technologies.ambiguousBrands[statement.language]!.contains(part.word) { return part.range }
    }
    return nil
  }
}

/// Names of offers and of products people use instead, to be found in statements.
struct SolutionNames {
  struct Name {
    let words: [String]
    let place: SourceLocation
    let isOwn: Bool
  }

  /// A word, or a part of one between hyphens.
  struct Part {
    let word: String
    let range: Range<Int>
    let isCapital: Bool
  }

  private var byFirstWord: [String: [Name]] = [:]

  init(_ model: Model) {
    for document in model.documents where document.status != "retired" {
      if document.kind == .offering {
        for text in [document.title].compactMap({ $0 }) + document.record.texts("names") { add(text, document, isOwn: true) }
      }
      for item in document.items where item.kind == .alternative && item.record.choice("type") == "product" {
        if let text = item.title { add(text, document, isOwn: false) }
      }
    }
  }

  private mutating func add(_ text: Text, _ document: Document, isOwn: Bool) {
    let words = SolutionNames.parts(of: Statement(text, document.language)).map(\.word)
    guard let first = words.first, words.count > 1 || first.count > 2 else { return }
    byFirstWord[first, default: []].append(Name(words: words, place: SourceLocation(document.path, text.range), isOwn: isOwn))
  }

  static func parts(of statement: Statement) -> [Part] {
    var parts: [Part] = []
    for token in statement.words {
      guard token.word.utf8.contains(UInt8(ascii: "-")) else {
        parts.append(Part(word: token.word, range: token.range, isCapital: token.isCapital))
        continue
      }
      var at = token.range.lowerBound
      for part in statement.original(token).split(separator: "-", omittingEmptySubsequences: false) {
        let end = at + part.utf8.count
        if !part.isEmpty { parts.append(Part(word: part.lowercased(), range: at..<end, isCapital: part.first!.isUppercase)) }
        at = end + 1
      }
    }
    return parts
  }

  /// The first name in a statement; our own before others. A genitive counts: „Pendelblicks“.
  func find(in parts: [Part]) -> (name: Name, range: Range<Int>)? {
    guard !byFirstWord.isEmpty else { return nil }
    var other: (name: Name, range: Range<Int>)?
    for (at, part) in parts.enumerated() {
      for key in part.word.hasSuffix("s") ? [part.word, String(part.word.dropLast())] : [part.word] {
        for name in byFirstWord[key] ?? [] where at + name.words.count <= parts.count {
          let end = at + name.words.count
          guard zip(parts[at + 1..<max(end, at + 1)], name.words.dropFirst()).allSatisfy({ $0.word == $1 }) else { continue }
          let range = part.range.lowerBound..<parts[end - 1].range.upperBound
          if name.isOwn { return (name, range) }
          if other == nil { other = (name, range) }
        }
      }
    }
    return other
  }
}

extension Statement {
  fileprivate static let carriers = wordList(
    "mit in im per über via auf durch bei with in on via through using by from")

  /// The statement without „mit der App“; nil where too little would be left.
  func withoutMeans(_ range: Range<Int>) -> String? {
    guard let at = words.firstIndex(where: { $0.range.upperBound > range.lowerBound }) else { return nil }
    let end = words.lastIndex { $0.range.lowerBound < range.upperBound } ?? at
    var start = at
    // Back over articles to the preposition that carries the means.
    while start > 0, at - start < 3 {
      start -= 1
      let word = words[start].word
      if Statement.carriers.contains(word) {
        guard words.count - (end - start + 1) >= 2 else { return nil }
        return without(words[start].range.lowerBound..<words[end].range.upperBound)
      }
      let isArticle = language == .de ? German.determiners.contains(word) : English.determiners.contains(word)
      guard isArticle || start == at - 1 && !words[start].isCapital else { return nil }
    }
    return nil
  }
}
