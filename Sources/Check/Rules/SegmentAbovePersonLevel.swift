import Source
import Bind

extension Rule {
  static let segmentAbovePersonLevel = Rule(
    "segment-above-person-level", "R24",
    Phrase("Ein Segment besteht aus Menschen, nicht aus Märkten, Firmen oder Abteilungen.", "A segment is made of people, not of markets, companies or departments."),
    why: Phrase(
      "Eine Firma hat keinen Bedarf, ihre Menschen haben einen, und sehr verschiedene: Wer eine Abteilung leitet, hat andere Aufgaben und Sorgen als die, die in ihr arbeiten. Auf der Ebene von Märkten, Organisationen oder Abteilungen ist der Bedarf schon vermischt, bevor man ihn aufschreibt (Kundensegmentierung im B2B).",
      "A company has no need; its people have, and very different ones: whoever heads a department has other jobs and worries than those who work in it. On the level of markets, organisations or departments needs are mixed before one has written them down (customer segmentation in B2B)."),
    .table(jtbd: .warning, b2b: .error, vpc: .warning, odi: .warning, marketing: .info),
    examples: [
      .bad(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Disponenten im Fuhrpark
        level: ⟦department⟧
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ---
        """),
      .bad(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: ⟦Beispiel AG, Sparte Energie⟧
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ---
        """),
      .good(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Einsatzplaner bei der Beispiel AG
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ---
        """),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard document.segment != nil, document.status != "retired" else { return [] }
      let help = Phrase(
        "Wer genau in dieser Organisation soll etwas davon haben? Beschreibt Menschen mit demselben Bedarf so, dass ihr einige von ihnen finden und ansprechen könntet.",
        "Who exactly in that organisation is to benefit? Describe people with the same need in such a way that you could find and talk to some of them.")
      if let level = document.record.choice("level"), level != "person", let written = document.record["level"] {
        let label = Vocabulary.level.term(level).map { Phrase($0.de, $0.en) } ?? Phrase(level, level)
        return [
          Finding(
            at: SourceLocation(document.path, written.range), about: Entity(index),
            Phrase(
              "„\(document.name)“ liegt auf der Ebene „\(label.de)“ statt auf der von Personen.", "“\(document.name)” is on the level “\(label.en)” instead of that of persons."),
            help: help)
        ]
      }
      guard let title = document.title, namesOrganisation(title.string, document.language) else { return [] }
      // Read from words alone, and so never an error of ours.
      return [
        Finding(
          at: SourceLocation(document.path, title.range), about: Entity(index), cap: .warning,
          Phrase("„\(document.name)“ klingt nach einer Organisation und nicht nach Menschen.", "“\(document.name)” sounds like an organisation and not like people."),
          help: help)
      ]
    })

  /// A legal form or a word for an organisation, and none for the people in it.
  static func namesOrganisation(_ title: String, _ language: Language) -> Bool {
    let words = OrganisationWords.of(language), roles = DemographicWords.of(language)
    let written = title.split { !($0.isLetter || $0.isNumber || $0 == ".") }.map { String($0).trimmingSuffix(".") }
    var isOrganisation = false
    for word in written {
      let lower = word.lowercased()
      if words.legalForms.contains(word) || words.organisations.contains(lower) || words.endings.contains(where: { lower.hasSuffix($0) }) {
        isOrganisation = true
      } else if words.people.contains(lower) || (lower.count >= 5 && roles.roleEndings.contains { lower.hasSuffix($0) } && (!roles.rolesAreCapitalised || word.first!.isUppercase)) {
        return false
      }
    }
    return isOrganisation
  }
}

extension String {
  fileprivate func trimmingSuffix(_ character: Character) -> String {
    var rest = Substring(self)
    while rest.last == character { rest.removeLast() }
    return String(rest)
  }
}
