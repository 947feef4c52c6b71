import Source
import Bind

extension Rule {
  static let claimWithoutEvidence = Rule(
    "claim-without-evidence", "R68",
    Phrase("Was erforscht oder validiert heißt, hat Belege.", "What is called researched or validated has evidence."),
    why: Phrase(
      "Alles ist eine Annahme, bis jemand von außen sie bestätigt hat. Die Reife sagt, wie weit eine Behauptung gekommen ist, und der Beleg sagt, warum man das glauben darf; eines ohne das andere ist ein Etikett. Je später die Phase, desto teurer wird der Irrtum (Zielgruppe und Persona: echte Kundenprofile statt Spekulation).",
      "Everything is an assumption until somebody from outside has confirmed it. Its maturity says how far a claim has come, and the evidence says why one may believe that; one without the other is a label. The later the stage, the dearer the error (target group and persona: real customer profiles instead of speculation)."),
    .always(.info).at("validation", .warning).at("growth", .error), completeness: true,
    examples: [
      .bad(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        status: ⟦researched⟧
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ---
        """),
      .bad(
        """
        -- evidence/gespraech-p1.md --
        ---
        kind: evidence
        title: Gespräch mit P1
        type: interview
        date: 2026-05-04
        segment: pendler
        participant: P1
        ---
        -- evidence/gespraech-p1-zwei.md --
        ---
        kind: evidence
        title: Zweites Gespräch mit P1
        type: interview
        date: 2026-06-04
        segment: pendler
        participant: P1
        ---
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        status: ⟦validated⟧
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        evidence: [gespraech-p1, gespraech-p1-zwei]
        ---
        """),
      .good(
        """
        -- evidence/umfrage.md --
        ---
        kind: evidence
        title: Umfrage am Bahnsteig
        type: survey
        date: 2026-05-04
        segment: pendler
        n: 60
        ---
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        status: validated
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        evidence: [umfrage]
        ---
        """),
      .bad(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        status: ⟦researched⟧
        level: person
        main-job: get-to-work
        gain: travel-time
        ---
        """, in: .en),
      .bad(
        """
        -- evidence/interview-p1.md --
        ---
        kind: evidence
        title: Interview with P1
        type: interview
        date: 2026-05-04
        segment: commuters
        participant: P1
        ---
        -- evidence/interview-p1-again.md --
        ---
        kind: evidence
        title: Second interview with P1
        type: interview
        date: 2026-06-04
        segment: commuters
        participant: P1
        ---
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        status: ⟦validated⟧
        level: person
        main-job: get-to-work
        gain: travel-time
        evidence: [interview-p1, interview-p1-again]
        ---
        """, in: .en),
      .good(
        """
        -- evidence/platform-survey.md --
        ---
        kind: evidence
        title: Survey on the platform
        type: survey
        date: 2026-05-04
        segment: commuters
        n: 60
        ---
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        status: validated
        level: person
        main-job: get-to-work
        gain: travel-time
        evidence: [platform-survey]
        ---
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard let kind = document.kind, kind != .evidence, document.status == "researched" || document.status == "validated",
        let status = document.record["status"]
      else { return [] }
      // Evidence that is open is reported as that.
      if document.record["evidence"] != nil, !document.record.has("evidence"), !document.record.lacks("evidence") { return [] }
      let backing = model.backing(of: Entity(index))
      if backing.isUncertain { return [] }
      let place = SourceLocation(document.path, status.range)
      if backing.sources.isEmpty {
        // A persona without evidence has a rule of its own.
        if kind == .persona { return [] }
        return [
          Finding(
            at: place, about: Entity(index),
            document.status == "validated"
              ? Phrase("„\(document.name)“ heißt validiert, nennt aber keinen Beleg.", "“\(document.name)” is called validated but names no evidence.")
              : Phrase("„\(document.name)“ heißt erforscht, nennt aber keinen Beleg.", "“\(document.name)” is called researched but names no evidence."),
            help: Phrase(
              "Woher wisst ihr das? Nennt unter `evidence:` das Gespräch oder die Umfrage. Gibt es noch nichts, dann ist es eine `hypothesis`, und das ist keine Schande.",
              "How do you know? Name the interview or survey under `evidence:`. If there is none yet, it is a `hypothesis`, and there is no shame in that."))
        ]
      }
      guard document.status == "validated", backing.maturity < .validated else { return [] }
      return [
        Finding(
          at: place, about: Entity(index),
          backing.sources.count > 1
            ? Phrase(
              "„\(document.name)“ heißt validiert, stützt sich aber auf das, was ein und dieselbe Person sagt.",
              "“\(document.name)” is called validated but rests on what one and the same person says.")
            : Phrase(
              "„\(document.name)“ heißt validiert, stützt sich aber auf eine einzige Quelle.",
              "“\(document.name)” is called validated but rests on a single source."),
          help: Phrase(
            "Es braucht eine zweite, die nicht dieselbe Person ist, oder eine Umfrage mit mindestens \(Backing.enough) Antworten. Bis dahin heißt es `researched`.",
            "It takes a second person, or a survey with at least \(Backing.enough) answers. Until then it is `researched`."),
          related: backing.sources.map { Diagnostic.Related(model.naming(Entity($0)), "darauf stützt es sich", "this is what it rests on") })
      ]
    })
}
