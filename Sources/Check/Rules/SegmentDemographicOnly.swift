import Source
import Bind

extension Rule {
  static let segmentDemographicOnly = Rule(
    "segment-demographic-only", "R19",
    Phrase("Ein Segment ist mehr als Demografie.", "A segment is more than demography."),
    why: Phrase(
      "Alter, Geschlecht, Einkommen und Wohnort sagen, wer jemand ist, aber nicht, was er erledigen will. Unter „12- bis 15-jährigen Jungen“ sind Fußballer, Gamer und Leseratten; gemeinsam haben sie einen Eintrag im Melderegister. Auch die ergebnisorientierte Innovation findet, dass Demografie Bedürfnisse selten trennt (Kundensegmente mit Jobs to Be Done).",
      "Age, sex, income and place say who somebody is, not what they want to get done. Among “boys from 12 to 15” are footballers, gamers and bookworms; what they share is an entry in a register. Outcome-driven work finds too that demography seldom separates needs (customer segments with Jobs to Be Done)."),
    .table(jtbd: .warning, b2b: .warning, vpc: .warning, odi: .warning, bmc: .warning, lean: .warning, marketing: .info),
    examples: [
      .bad(
        """
        -- segments/jungen.md --
        ---
        kind: segment
        title: ⟦12- bis 15-jährige Jungen⟧
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ---
        """),
      .good(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Frauen, die Schicht arbeiten
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ---
        """),
      .bad(
        """
        -- segments/women.md --
        ---
        kind: segment
        title: ⟦Women aged 30 to 45⟧
        level: person
        main-job: get-to-work
        gain: travel-time
        ---
        """, in: .en),
      .good(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Women who work shifts
        level: person
        main-job: get-to-work
        gain: travel-time
        ---
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard let segment = document.segment, document.status != "retired" else { return [] }
      let help = Phrase(
        "Was wollen diese Menschen erledigen, und in welcher Lage? Benennt das Segment danach; Alter, Geschlecht und Einkommen bleiben Merkmale.",
        "What do these people want to get done, and in what situation? Name the segment after that; age, sex and income remain characteristics.")
      if let title = document.title, isDemography(title.string, .of(document.language)) {
        return [
          Finding(
            at: SourceLocation(document.path, title.range), about: Entity(index),
            Phrase("„\(document.name)“ sagt nur, wer diese Menschen sind.", "“\(document.name)” only says who these people are."), help: help)
        ]
      }
      // Where profiles are asked for, their absence is reported; what is said by characteristics alone is said once.
      guard segment.profiles.isEmpty, !document.isDamaged, !asksForMainJobs(model.settings), !segment.characteristics.isEmpty else { return [] }
      let isDemographic = segment.characteristics.allSatisfy { item in
        ["sociodemographic", "geographic"].contains(document.items[item].record.choice("category"))
      }
      guard isDemographic else { return [] }
      return [
        Finding(
          at: SourceLocation(document.path, document.naming), about: Entity(index),
          Phrase(
            "„\(document.name)“ ist nur durch soziodemografische und geografische Merkmale bestimmt.",
            "“\(document.name)” is defined by sociodemographic and geographic characteristics alone."),
          help: help,
          related: segment.characteristics.map { Diagnostic.Related(model.naming(Entity(index, $0)), "eines der Merkmale", "one of the characteristics") })
      ]
    })

  private static func asksForMainJobs(_ settings: Settings) -> Bool {
    if let set = settings.rules.last(where: { $0.rule.string == "segment-needs-main-job" }) { return set.severity != "off" }
    return segmentNeedsMainJob.severities.severity(methods: settings.methods, stage: settings.stage) != nil
  }

  /// Every word says who somebody is by age, sex, income, family or place, or says nothing: one word of an act, a role or a situation makes it more.
  static func isDemography(_ title: String, _ words: DemographicWords) -> Bool {
    let written = title.split { !($0.isLetter || $0.isNumber || $0 == "-") }.map(String.init)
    let folded = written.map { $0.lowercased() }
    var rest = folded
    for phrase in words.phrases.map({ $0.split(separator: " ").map(String.init) }) {
      if let at = rest.indices.first(where: { rest[$0...].starts(with: phrase) }) { rest.replaceSubrange(at..<at + phrase.count, with: phrase.map { _ in "" }) }
    }
    var isAboutPeople = rest != folded, isAboutWho = isAboutPeople
    // “In Yorkshire” is a place; in “Women in Tech” every word has a capital, and nothing can be told.
    let isSentence = written.dropFirst().contains { $0.first?.isLowercase == true && $0.count > 3 }
    for (at, word) in rest.enumerated() where !word.isEmpty {
      if words.people.contains(word) || words.beginnings.contains(where: { word.hasPrefix($0) }) || words.endings.contains(where: { word.hasSuffix($0) }) {
        isAboutPeople = true
        isAboutWho = true
      } else if words.qualifiers.contains(word) || word.first!.isNumber {
        isAboutWho = true
      } else if words.heads.contains(word) {
        isAboutPeople = true
      } else if !words.fillers.contains(word) {
        guard words.placesBeginWithACapital, isSentence, at > 1, ["in", "from"].contains(folded[at - 1]), written[at].first?.isUppercase == true else { return false }
        isAboutWho = true
      }
    }
    return isAboutPeople && isAboutWho
  }
}
