import Source
import Bind

extension Rule {
  static let jobStoryForm = Rule(
    "job-story-form", "R50",
    Phrase("Eine Job Story hat drei Teile, und sie beginnt mit einer Situation, nicht mit einer Rolle.", "A job story has three parts, and it begins with a situation, not with a role."),
    why: Phrase(
      "Wer die Situation kennt, versteht, warum jemand gerade jetzt etwas braucht; „Als Hausbesitzer“ sagt darüber nichts. Ohne „damit“ fehlt der Grund, ohne „will ich“ die Handlung. Aus den drei Teilen ist die Geschichte entstanden, mit der bei Intercom und bei Klement Entwürfe beginnen.",
      "Whoever knows the situation understands why somebody needs something just now; “as a home owner” says nothing about it. Without “so that” the reason is missing, without “I want” the act. These three parts make the story with which designs begin at Intercom and in Klement's work."),
    .table(jtbd: .warning, b2b: .warning, vpc: .warning, odi: .warning, bmc: .info, lean: .info, marketing: .info),
    examples: [
      .bad(
        """
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Zur Arbeit kommen
        type: functional
        story:
          when: ⟦Als Pendlerin in einer Großstadt⟧
          want: will ich wissen, welcher Zug fährt
          so-that: damit ich den Anschluss erreiche
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
        title: Zur Arbeit kommen
        type: functional
        ⟦story⟧:
          when: Wenn der Zug ausfällt
          want: will ich den nächsten kennen
        gains:
          - id: fahrzeit
            title: Dauer der Fahrt verkürzen
        ---
        """),
      .good(
        """
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Zur Arbeit kommen
        type: functional
        story:
          when: Wenn der Zug ausfällt
          want: will ich den nächsten kennen
          so-that: damit ich pünktlich zur Besprechung komme
        gains:
          - id: fahrzeit
            title: Dauer der Fahrt verkürzen
        ---
        """),
      .bad(
        """
        -- jobs/get-to-work.md --
        ---
        kind: job
        title: Get to work
        type: functional
        story:
          when: ⟦As a commuter in a big city⟧
          want: I want to know which train is running
          so-that: so I can catch my connection
        gains:
          - id: travel-time
            title: Reduce the time spent on the way
        ---
        """, in: .en),
      .bad(
        """
        -- jobs/get-to-work.md --
        ---
        kind: job
        title: Get to work
        type: functional
        ⟦story⟧:
          when: When the train is cancelled
          want: I want to know the next one
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
        story:
          when: When the train is cancelled
          want: I want to know the next one
          so-that: so I can still make the nine o'clock meeting
        gains:
          - id: travel-time
            title: Reduce the time spent on the way
        ---
        """, in: .en),
    ],
    check: .document { document, _ in
      guard document.kind == .job, document.status != "retired", let entry = document.record["story"], let story = document.record.record("story") else { return [] }
      var findings: [Finding] = []
      let parts: [(key: String, name: Phrase)] = [
        ("when", Phrase("die Situation (`when`)", "the situation (`when`)")), ("want", Phrase("was jemand will (`want`)", "what somebody wants (`want`)")),
        ("so-that", Phrase("der Grund (`so-that`)", "the reason (`so-that`)")),
      ]
      let missing = parts.filter { story.lacks($0.key) }
      if !missing.isEmpty {
        findings.append(
          Finding(
            at: SourceLocation(document.path, entry.key), about: nil,
            Phrase(
              "Der Geschichte zu „\(document.name)“ fehlt \(missing.map(\.name.de).joined(separator: " und ")).",
              "The story of “\(document.name)” lacks \(missing.map(\.name.en).joined(separator: " and "))."),
            help: Phrase(
              "Schreibt alle drei Teile: Wenn …, will ich …, damit ich ….", "Write all three parts: When …, I want …, so that I can …."))
        )
      }
      if let when = story.text("when"), JobForm.isRole(Statement(when, document.language)) {
        findings.append(
          Finding(
            at: SourceLocation(document.path, when.range), about: nil,
            Phrase("„\(when.string)“ ist eine Rolle und keine Situation.", "“\(when.string)” is a role and not a situation."),
            help: Phrase(
              "Was ist gerade geschehen, wenn die Aufgabe auftaucht? Etwa „Wenn ein Kunde kurzfristig absagt“.",
              "What has just happened when the job comes up? Such as “When a client cancels at short notice”.")))
      }
      return findings
    })
}
