import Source
import Bind

extension Rule {
  static let gainMirrorsPain = Rule(
    "gain-mirrors-pain", "R55",
    Phrase("Ein Gewinn ist mehr als ein Schmerzpunkt mit „kein“ davor.", "A gain is more than a pain with “no” before it."),
    why: Phrase(
      "Wer „Lange Wartezeit“ und „Keine lange Wartezeit“ aufschreibt, hat eine Sache zweimal gesagt und nicht erfahren, was Menschen sich darüber hinaus wünschen. Gewinne beginnen dort, wo der Ärger aufhört (Osterwalder nennt die bloße Umkehrung einen typischen Fehler). Wer mit Ergebnissen nach Ulwick arbeitet, spiegelt mit Absicht; dort schweigt die Regel.",
      "Whoever writes “Long waits” and “No long waits” has said one thing twice and has not learned what people wish for beyond it. Gains begin where the annoyance ends (Osterwalder calls the mere reversal a typical mistake). Those who work with outcomes after Ulwick mirror on purpose; there the rule is silent."),
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
          - title: ⟦Weniger volle Züge⟧
        pains:
          - {title: Zu volle Züge, severity: high}
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
            title: Zeit zum Lesen während der Fahrt erhöhen
        pains:
          - {title: Im Zug um sieben bleibt nur ein Stehplatz an der Tür, severity: high}
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
          - title: ⟦No missed connections⟧
        pains:
          - {title: Missed connections, severity: high}
        ---
        """, in: .en),
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
          - title: ⟦Fewer crowded trains⟧
        pains:
          - {title: Too many crowded trains, severity: high}
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
            title: Increase the time for reading on the way
        pains:
          - {title: At seven there is only room to stand by the doors, severity: high}
        ---
        """, in: .en),
    ],
    check: .document { document, settings in
      guard let job = document.job, document.status != "retired", !settings.methods.contains("odi") else { return [] }
      let pains = job.pains.compactMap { document.items[$0].title }.map { (text: $0, words: GainForm.bare(Statement($0, document.language))) }
      if pains.isEmpty { return [] }
      return job.gains.compactMap { at in
        guard let text = document.items[at].title, !text.holdsPlaceholder else { return nil }
        let gain = GainForm.bare(Statement(text, document.language))
        guard let pain = pains.first(where: { GainForm.mirrors(gain, $0.words) }) else { return nil }
        return Finding(
          at: SourceLocation(document.path, text.range), about: nil,
          Phrase("„\(text.string)“ ist der Schmerzpunkt „\(pain.text.string)“ mit umgekehrtem Vorzeichen.", "“\(text.string)” is the pain “\(pain.text.string)” turned round."),
          help: Phrase(
            "Was hätten diese Menschen davon, wenn der Ärger weg wäre? Schreibt das als Gewinn; den Schmerzpunkt selbst kann ein Schmerzlinderer aufnehmen.",
            "What would these people have once the annoyance is gone? Write that as the gain; the pain itself can be taken up by a pain reliever."),
          related: [Diagnostic.Related(SourceLocation(document.path, pain.text.range), "der Schmerzpunkt", "the pain")])
      }
    })
}
