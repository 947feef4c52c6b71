import Source
import Bind

extension Rule {
  static let gainEqualsJob = Rule(
    "gain-equals-job", "R56",
    Phrase("Aufgaben und Gewinne sind zweierlei: was getan wird, und woran man merkt, dass es gut war.", "Jobs and gains are two things: what is done, and how one knows that it went well."),
    why: Phrase(
      "Wiederholt der Gewinn die Aufgabe, fehlt der Maßstab; ist die Aufgabe ein Gewinn, fehlt, was getan werden soll. Beides sieht ausgefüllt aus und ist es nicht: Ein Angebot lässt sich daran nicht messen (Osterwalder nennt das Vermischen von Aufgaben und Ergebnissen als häufigen Fehler).",
      "Where the gain repeats the job, the measure is missing; where the job is a gain, what is to be done is missing. Both look filled in and are not: no offer can be judged by them (Osterwalder lists mixing jobs and outcomes among the common mistakes)."),
    .table(jtbd: .warning, b2b: .warning, vpc: .warning, odi: .warning),
    examples: [
      .bad(
        """
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Einen Handwerker finden
        type: functional
        gains:
          - id: fahrzeit
            title: ⟦Einen Handwerker in der Nähe finden⟧
        ---
        """),
      .bad(
        """
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: ⟦Anzahl unbeantworteter Anfragen senken⟧
        type: functional
        gains:
          - id: fahrzeit
            title: Zeit bis zur ersten Antwort verkürzen
        ---
        """),
      .good(
        """
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Einen Handwerker finden
        type: functional
        gains:
          - id: fahrzeit
            title: Anzahl der Anrufe bis zur Zusage verringern
        ---
        """),
      .bad(
        """
        -- jobs/find-a-plumber.md --
        ---
        kind: job
        title: Find a plumber
        type: functional
        gains:
          - title: ⟦Find a plumber nearby⟧
        ---
        """, in: .en),
      .bad(
        """
        -- jobs/answer-customers.md --
        ---
        kind: job
        title: ⟦Reduce the number of unanswered emails⟧
        type: functional
        gains:
          - title: Shorten the time until the first reply
        ---
        """, in: .en),
      .good(
        """
        -- jobs/find-a-seat.md --
        ---
        kind: job
        title: Find a seat
        type: functional
        supports: [get-to-work]
        gains:
          - title: Reduce the minutes spent standing
        ---
        """, in: .en),
      .good(
        """
        -- jobs/lose-weight.md --
        ---
        kind: job
        title: Reduce weight
        type: functional
        status: brainstormed
        gains:
          - title: Increase the kilos lost per month
        ---
        """, in: .en),
    ],
    check: .document { document, settings in
      guard let job = document.job, let statement = document.jobStatement else { return [] }
      var findings: [Finding] = []
      let title = statement.text.string
      if !document.record.has("verb"), GainForm.isOutcome(statement, settings) {
        findings.append(
          Finding(
            at: SourceLocation(document.path, statement.text.range), about: nil,
            Phrase("„\(title)“ ist als Aufgabe eingetragen, sagt aber, woran man Erfolg misst.", "“\(title)” is entered as a job, but says how success is measured."),
            help: Phrase(
              "Wobei soll das gelingen? Nennt diese Aufgabe im Titel und tragt „\(title)“ als Gewinn darunter ein.",
              "What is being done when that matters? Make it the title, and enter “\(title)” as one of its gains.")))
      }
      for at in job.gains {
        let gain = document.items[at]
        guard let text = gain.title, !text.holdsPlaceholder, !gain.record.has("direction") else { continue }
        guard GainForm.repeats(Statement(text, document.language), statement, settings) else { continue }
        findings.append(
          Finding(
            at: SourceLocation(document.path, text.range), about: nil,
            Phrase("Der Gewinn „\(text.string)“ sagt nur die Aufgabe noch einmal.", "The gain “\(text.string)” only says the job again."),
            help: Phrase(
              "Woran merkt jemand, dass „\(title)“ gut gelungen ist? Schreibt das: wie lange, wie oft, wie teuer, wie sicher.",
              "How does somebody know that “\(title)” went well? Write that: how long, how often, how expensive, how certain."),
            related: [Diagnostic.Related(SourceLocation(document.path, statement.text.range), "die Aufgabe", "the job")]))
      }
      return findings
    })
}
