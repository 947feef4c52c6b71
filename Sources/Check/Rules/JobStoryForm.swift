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

extension JobForm {
  /// „Als Hausbesitzer“, “I am a student”: who somebody is, and not what is going on.
  static func isRole(_ statement: Statement) -> Bool {
    let words = statement.core.filter { !$0.isMark }
    guard words.count > 1 else { return false }
    switch statement.language {
    case .de:
      if words[0].word == "als" {
        // „Als der Kühlschrank ausfiel“ tells; „Als Hausbesitzer“ names.
        let next = words[1]
        if German.determiners.contains(next.word) || next.word == "ich" || next.word == "wir" { return ["jemand", "einer", "eine"].contains(next.word) && !endsWithVerb(words) }
        return true
      }
      let rest = words[0].word == "wenn" ? words.dropFirst() : words[...]
      guard rest.first?.word == "ich" else { return false }
      // „ich bin Handwerker“, „ich Lehrerin bin“: „bin“ beside a person.
      guard let am = rest.firstIndex(where: { $0.word == "bin" }) else { return false }
      let others = rest.dropFirst().filter { $0.range != rest[am].range && !German.determiners.contains($0.word) }
      return others.first.map { $0.isCapital } ?? false || (others.count > 1 && others[0].isCapital == false && German.determiners.contains(rest.dropFirst().first { $0.range != rest[am].range }?.word ?? "") && others[1].isCapital)
    case .en:
      if words[0].word == "as" {
        let next = words[1].word
        guard ["a", "an", "the", "someone", "somebody"].contains(next) else { return false }
        // “As the deadline comes closer” tells.
        return next != "the" || words.contains { $0.word == "of" } || words.count <= 3
      }
      var rest = words[...]
      if rest.first?.word == "when" { rest = rest.dropFirst() }
      if rest.first?.word == "i'm" || rest.first?.word == "i’m" { rest = rest.dropFirst() } else if rest.first?.word == "i", rest.dropFirst().first?.word == "am" { rest = rest.dropFirst(2) } else { return false }
      return rest.first.map { $0.word == "a" || $0.word == "an" } ?? false
    }
  }

  private static func endsWithVerb(_ words: [Statement.Token]) -> Bool {
    words.last.map { !$0.isCapital && $0.word.ends(["te", "t", "en"]) } ?? false
  }
}
