import Source
import Bind

extension Rule {
  static let segmentAbovePersonLevel = Rule(
    "segment-above-person-level", "R24",
    Phrase("Ein Segment besteht aus Menschen, nicht aus Organisationen.", "A segment is made of people, not of organisations."),
    why: Phrase(
      "Firmen, Sparten und Abteilungen wollen nichts; die Menschen darin wollen etwas, und zwar Verschiedenes. Wer eine Abteilung leitet, hat andere Aufgaben als die Kollegin am Nebentisch. Auf jeder Ebene über der Person ist der Bedarf schon vermischt, bevor man ihn untersucht (Kundensegmentierung im B2B).",
      "Companies, divisions and departments do not want anything; the people in them do, and they want different things. Whoever heads a department has another job than the colleague at the next desk. On every level above the person, needs are mixed before one has looked at them (customer segmentation in B2B)."),
    .table(jtbd: .warning, b2b: .error, vpc: .warning, odi: .warning, marketing: .info),
    examples: [
      .bad(
        """
        -- segments/fuhrpark.md --
        ---
        kind: segment
        title: Menschen im Fuhrpark
        level: ⟦department⟧
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ---
        """),
      .bad(
        """
        -- segments/energie.md --
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
        title: Portfolio Manager in der Sparte Energie
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ---
        """),
      .bad(
        """
        -- segments/fleet.md --
        ---
        kind: segment
        title: People in fleet management
        level: ⟦department⟧
        main-job: get-to-work
        gain: travel-time
        ---
        """, in: .en),
      .bad(
        """
        -- segments/energy.md --
        ---
        kind: segment
        title: ⟦Example Ltd, energy division⟧
        main-job: get-to-work
        gain: travel-time
        ---
        """, in: .en),
      .good(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Portfolio managers in the energy division
        main-job: get-to-work
        gain: travel-time
        ---
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard document.segment != nil, document.status != "retired" else { return [] }
      if let level = document.record["level"] {
        // Said is said: where the author names the level, the title is not guessed about.
        guard case .choice(let term) = level.value, term != "person" else { return [] }
        let label = Vocabulary.level.term(term).map { Phrase($0.de, $0.en) } ?? Phrase(term, term)
        return [
          Finding(
            at: SourceLocation(document.path, level.range), about: Entity(index),
            Phrase(
              "„\(document.name)“ liegt auf der Ebene „\(label.de)“, nicht bei den Menschen.",
              "“\(document.name)” is on the level “\(label.en)”, not on that of people."),
            help: help)
        ]
      }
      guard let title = document.title, let word = OrganisationWords.of(document.language).organisation(in: title.string) else { return [] }
      return [
        Finding(
          at: SourceLocation(document.path, title.range), about: Entity(index),
          Phrase(
            "„\(document.name)“ klingt nach einer Organisation („\(word)“), nicht nach Menschen.",
            "“\(document.name)” sounds like an organisation (“\(word)”), not like people."),
          help: Phrase(
            help.de + " Sind doch Menschen gemeint, dann schreibt `level: person`.", help.en + " If you do mean people, write `level: person`."))
      ]
    })

  private static let help = Phrase(
    "Wer dort hat denselben Bedarf? Benennt das Segment nach Menschen in einer Rolle, so dass ihr drei davon nennen könntet.",
    "Who there has the same need? Name the segment after people in a role, so that you could name three of them.")
}
