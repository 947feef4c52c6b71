import Source
import Bind

extension Rule {
  static let jobIsAspiration = Rule(
    "job-is-aspiration", "R47",
    Phrase("Eine Hauptaufgabe ist etwas, das man tut und beendet, kein Zustand, den man sich wünscht.", "A main job is something that one does and finishes, not a state that one wishes for."),
    why: Phrase(
      "„Glücklich sein“ oder „ein guter Chef werden“ wollen viele; kein Angebot erledigt es, und niemand kann sagen, wann es erledigt ist. Solche Wünsche liegen eine Ebene höher: Fragt man „Wie?“, kommt man zu der Aufgabe, bei der ihr helft (Kalbach, Leiter der Aufgaben).",
      "Many want to “be happy” or “become a good manager”; no offer gets it done, and nobody can say when it is done. Such wishes lie one level higher: asking “how?” leads to the job that you can help with (Kalbach, ladder of jobs)."),
    .table(jtbd: .info, b2b: .info, vpc: .info, odi: .info, bmc: .info, lean: .info, marketing: .info),
    examples: [
      .bad(
        """
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: ⟦Finanziell unabhängig werden⟧
        type: functional
        gains:
          - id: fahrzeit
            title: Anteil des eigenen Einkommens erhöhen
        ---
        """),
      .good(
        """
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: An Fristen erinnert werden
        type: functional
        gains:
          - id: fahrzeit
            title: Anzahl versäumter Fristen verringern
        ---
        """),
      .bad(
        """
        -- jobs/financial-independence.md --
        ---
        kind: job
        title: ⟦Become financially independent⟧
        type: functional
        gains:
          - title: Increase the share of my own income
        ---
        """, in: .en),
      .bad(
        """
        -- jobs/good-host.md --
        ---
        kind: job
        title: ⟦Be a good host⟧
        type: functional
        gains:
          - title: Increase the number of guests who come again
        ---
        """, in: .en),
      .good(
        """
        -- jobs/hear-of-delays.md --
        ---
        kind: job
        title: Be told about delays
        type: functional
        supports: [get-to-work]
        gains:
          - title: Increase the minutes left to find another way
        ---
        """, in: .en),
      .good(
        """
        -- jobs/financial-independence.md --
        ---
        kind: job
        title: Become financially independent
        type: functional
        level: aspiration
        status: brainstormed
        gains:
          - title: Increase the share of my own income
        ---
        """, in: .en),
    ],
    check: .document { document, _ in
      guard let statement = document.jobStatement, !document.record.has("verb"), JobForm.isAspiration(statement, document) else { return [] }
      let title = statement.text.string
      return [
        Finding(
          at: SourceLocation(document.path, statement.text.range), about: nil,
          Phrase("„\(title)“ ist ein Wunsch, wie man sein möchte, und keine Aufgabe, die man erledigt.", "“\(title)” is a wish of how to be and not a job that gets done."),
          help: Phrase(
            "Fragt „Was tun diese Menschen dafür?“ und nennt diese Aufgabe. Soll der Wunsch selbst stehen bleiben, tragt `level: aspiration` ein.",
            "Ask “what do these people do for it?” and name that job. If the wish itself is meant, add `level: aspiration`."))
      ]
    })
}
