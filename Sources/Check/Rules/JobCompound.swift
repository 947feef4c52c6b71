import Source
import Bind

extension Rule {
  static let jobCompound = Rule(
    "job-compound", "R45",
    Phrase("Eine Aufgabe ist eine Aufgabe: kein „und“ zwischen zwei Verben.", "A job is one job: no “and” between two verbs."),
    why: Phrase(
      "Zwei Verben sind zwei Aufgaben mit zwei Maßstäben für Erfolg. Wer sie zusammen bewertet, weiß am Ende von keiner, wie wichtig sie ist. Ein „und“ zwischen zwei Dingen ist dagegen in Ordnung: „Familie und Beruf vereinbaren“ bleibt eine Aufgabe (so auch das Handbuch von GitLab und die deutschen Autoren zu JTBD).",
      "Two verbs are two jobs with two measures of success. Whoever rates them together learns of neither how important it is. An “and” between two things is fine: “Balance family and work” stays one job (GitLab's handbook and the German authors on JTBD say the same)."),
    .table(jtbd: .warning, b2b: .warning, vpc: .warning, odi: .warning, bmc: .info, lean: .info, marketing: .info),
    examples: [
      .bad(
        """
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Belege sammeln ⟦und⟧ die Steuererklärung abgeben
        type: functional
        gains:
          - id: fahrzeit
            title: Zeit für die Ablage verkürzen
        ---
        """),
      .good(
        """
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Familie und Beruf vereinbaren
        type: functional
        gains:
          - id: fahrzeit
            title: Anzahl verpasster Abendessen verringern
        ---
        """),
      .bad(
        """
        -- jobs/file-the-tax-return.md --
        ---
        kind: job
        title: Collect receipts ⟦and⟧ file the tax return
        type: functional
        gains:
          - title: Reduce the hours spent on paperwork
        ---
        """, in: .en),
      .bad(
        """
        -- jobs/buy-a-house.md --
        ---
        kind: job
        title: Find ⟦and⟧ finance a house
        type: functional
        gains:
          - title: Minimize the time until moving in
        ---
        """, in: .en),
      .good(
        """
        -- jobs/pack-for-the-day.md --
        ---
        kind: job
        title: Pack lunch and a change of clothes
        type: functional
        supports: [get-to-work]
        gains:
          - title: Reduce the number of things left at home
        ---
        """, in: .en),
      .good(
        """
        -- jobs/eat-on-the-way.md --
        ---
        kind: job
        title: Order food and drink
        type: functional
        supports: [get-to-work]
        gains:
          - title: Minimize the time until breakfast is in hand
        ---
        """, in: .en),
    ],
    check: .document { document, _ in
      guard let statement = document.jobStatement, !document.record.has("verb"), let joint = JobForm.conjunction(in: statement) else { return [] }
      let title = statement.text.string
      let first = statement.part(..<joint.range.lowerBound), second = statement.part(joint.range.upperBound...)
      return [
        Finding(
          at: SourceLocation(document.path, statement.text.range(of: joint.range)), about: nil,
          Phrase("„\(title)“ sind zwei Aufgaben in einer.", "“\(title)” is two jobs in one."),
          help: Phrase(
            "Macht daraus zwei Dokumente, „\(first)“ und „\(second)“; die kleinere der beiden kann der anderen mit `supports` dienen.",
            "Make two documents of it, “\(first)” and “\(second)”; the smaller of the two can serve the other through `supports`."))
      ]
    })
}
