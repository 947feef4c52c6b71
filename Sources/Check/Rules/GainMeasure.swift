import Source
import Bind

extension Rule {
  static let gainMeasure = Rule(
    "gain-measure", "R54",
    Phrase("Ein Gewinn mit einer Richtung nennt etwas, das sich messen lässt.", "A gain with a direction names something that can be measured."),
    why: Phrase(
      "„Qualität erhöhen“ kann jeder versprechen und niemand nachprüfen. Zeit, Anzahl, Wahrscheinlichkeit, Risiko, Kosten, Fehler: Mit einer solchen Größe wird aus dem Wunsch eine Frage, die man Kunden stellen kann (Ulwick; das Buch zum Value Proposition Design rät, Gewinne greifbar zu machen). Auch gute Quellen lassen sie manchmal weg, deshalb nur ein Hinweis.",
      "“Increase quality” can be promised by anybody and checked by nobody. Time, number, likelihood, risk, cost, errors: such a measure turns the wish into a question that can be put to customers (Ulwick; the book on value proposition design advises making gains tangible). Good sources leave it out at times, hence only a remark."),
    .table(jtbd: .info, b2b: .info, vpc: .info, odi: .warning),
    examples: [
      .bad(
        """
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Gäste bewirten
        type: functional
        gains:
          - id: fahrzeit
            title: ⟦Servicequalität steigern⟧
        ---
        """),
      .good(
        """
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Gäste bewirten
        type: functional
        gains:
          - id: fahrzeit
            title: Wartezeit bis zur Bestellung verkürzen
        ---
        """),
      .bad(
        """
        -- jobs/host-guests.md --
        ---
        kind: job
        title: Host guests
        type: functional
        gains:
          - title: ⟦Improve the experience at the table⟧
        ---
        """, in: .en),
      .bad(
        """
        -- jobs/hand-over-the-shift.md --
        ---
        kind: job
        title: Hand over the shift
        type: functional
        gains:
          - title: ⟦Increase transparency within the team⟧
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
          - title: Improve the comfort of the ride
            measure: journeys per week with a seat
        ---
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard let job = document.job, document.status != "retired" else { return [] }
      return job.gains.compactMap { at in
        let gain = document.items[at]
        guard let text = gain.title, !gain.record.has("measure") else { return nil }
        let statement = Statement(text, document.language)
        // Without a direction that is missed first.
        guard gain.record.has("direction") || GainForm.direction(in: statement, model.settings) != nil, !GainForm.isMeasured(statement, model.settings),
          let vague = GainForm.vagueness(in: statement)
        else { return nil }
        let word = statement.original(vague)
        let profiles = model.profiles(withGain: Entity(index, at))
        return Finding(
          at: SourceLocation(document.path, text.range), about: Entity(index, at),
          Phrase("„\(text.string)“ nennt nichts, woran man messen kann, ob es gelungen ist.", "“\(text.string)” names nothing by which success could be measured."),
          help: Phrase(
            "Woran merkt jemand, dass sich bei „\(word)“ etwas geändert hat? Nennt es: Zeit, Anzahl, Anteil, Wahrscheinlichkeit, Risiko, Kosten oder Fehler; oder tragt die Größe unter `measure` ein.",
            "How would somebody notice a change in “\(word)”? Name it: time, number, share, likelihood, risk, cost or errors; or put it under `measure`."),
          related: profiles.map { Diagnostic.Related($0, "für dieses Profil der wichtigste Gewinn", "this profile's most important gain") })
      }
    })
}
