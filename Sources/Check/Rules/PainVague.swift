import Source
import Bind

extension Rule {
  static let painVague = Rule(
    "pain-vague", "R57",
    Phrase("Ein Schmerzpunkt sagt, was geschieht, und möglichst auch, wie sehr.", "A pain says what happens and, if possible, how much."),
    why: Phrase(
      "„Zu teuer“ trifft auf alles zu und hilft bei nichts. Erst „Eine Fahrt kostet mehr als das Mittagessen“ zeigt, wo die Grenze liegt und womit verglichen wird. Das Buch zum Value Proposition Design rät, nach jedem „dauert zu lange“ zu fragen, wie lange. Am Anfang darf es grob sein, deshalb ein Hinweis.",
      "“Too expensive” is true of everything and helps with nothing. “A ride costs more than lunch” shows where the limit lies and what it is compared with. The book on value proposition design advises asking “how long?” after every “takes too long”. At the start it may be rough, hence a remark."),
    .table(vpc: .info),
    examples: [
      .bad(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [vpc]
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Zur Arbeit kommen
        type: functional
        gains:
          - id: fahrzeit
            title: Dauer der Fahrt verkürzen
        pains:
          - {title: ⟦Zu teuer⟧, severity: high}
        ---
        """),
      .good(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [vpc]
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Zur Arbeit kommen
        type: functional
        gains:
          - id: fahrzeit
            title: Dauer der Fahrt verkürzen
        pains:
          - {title: Eine Monatskarte kostet mehr als der Stellplatz, severity: high}
          - {title: Zu teuer, severity: moderate, measure: 120 EUR im Monat}
        ---
        """),
      .bad(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [vpc]
        -- jobs/get-to-work.md --
        ---
        kind: job
        title: Get to work
        type: functional
        gains:
          - id: travel-time
            title: Reduce the time spent on the way
        pains:
          - {title: ⟦It takes too long⟧, severity: high}
        ---
        """, in: .en),
      .good(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [vpc]
        -- jobs/get-to-work.md --
        ---
        kind: job
        title: Get to work
        type: functional
        gains:
          - id: travel-time
            title: Reduce the time spent on the way
        pains:
          - {title: The last train leaves before the late shift ends, severity: high}
          - {title: It takes too long, severity: moderate, measure: 90 minutes each way}
        ---
        """, in: .en),
    ],
    check: .document { document, _ in
      guard let job = document.job, document.status != "retired" else { return [] }
      return job.pains.compactMap { at in
        let pain = document.items[at]
        guard let text = pain.title, !pain.record.has("measure") else { return nil }
        let statement = Statement(text, document.language)
        guard !statement.words.isEmpty, GainForm.isVaguePain(statement) else { return nil }
        return Finding(
          at: SourceLocation(document.path, text.range), about: nil,
          Phrase("„\(text.string)“ sagt nicht, was geschieht und wie sehr es stört.", "“\(text.string)” does not say what happens and how much it hurts."),
          help: Phrase(
            "Wem passiert was, wie oft, und was kostet es? Schreibt es als ganzen Satz, oder ergänzt eine Größe unter `measure`.",
            "What happens to whom, how often, and what does it cost? Write a whole sentence, or add a figure under `measure`."))
      }
    })
}
