import Source
import Bind

extension Rule {
  static let segmentWithoutPersona = Rule(
    "segment-without-persona", "R40",
    Phrase("Zu jedem Segment mit Priorität gibt es eine Persona oder ein wirkliches Beispiel.", "Each segment with a priority has a persona or a real example."),
    why: Phrase(
      "Ein Segment ist eine Beschreibung, eine Persona ein Gesicht. Wer Texte schreibt oder Gespräche führt, braucht jemanden, den er sich vorstellen kann; wirkliche Menschen tun es ebenso gut (Business Model Canvas: Personas für jedes Segment).",
      "A segment is a description, a persona is a face. Whoever writes texts or leads conversations needs somebody to picture; real people serve just as well (business model canvas: personas for each segment)."),
    .table(marketing: .info), completeness: true,
    examples: [
      .bad(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd, marketing]
        -- segments/pendler.md --
        ---
        kind: segment
        title: ⟦Pendler⟧
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        priority: {size: 4, growth: 3, fit: 5, rank: 1, verdict: attractive}
        ---
        """),
      .good(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd, marketing]
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        priority: {size: 4, growth: 3, fit: 5, rank: 1, verdict: attractive}
        ---
        -- personas/frueh-unterwegs.md --
        ---
        kind: persona
        title: Früh unterwegs
        segment: pendler
        basis: fictional
        traits: [geduldig]
        goals: [fahrzeit]
        ---
        """),
      .bad(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd, marketing]
        -- segments/commuters.md --
        ---
        kind: segment
        title: ⟦Commuters⟧
        level: person
        main-job: get-to-work
        gain: travel-time
        priority: {size: 4, growth: 3, fit: 5, rank: 1, verdict: attractive}
        ---
        """, in: .en),
      .good(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd, marketing]
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        priority: {size: 4, growth: 3, fit: 5, rank: 1, verdict: attractive}
        ---
        -- personas/first-train.md --
        ---
        kind: persona
        title: Always on the first train
        segment: commuters
        basis: fictional
        traits: [patient]
        goals: [travel-time]
        ---
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard document.segment != nil, document.status != "retired", !document.isDamaged else { return [] }
      guard let priority = document.record.record("priority"), document.record.record("selection")?.flag("selected") != false else { return [] }
      if ["unattractive", "later"].contains(priority.choice("verdict")) { return [] }
      guard document.record["examples"] == nil || document.record.lacks("examples") else { return [] }
      let hasPersona = model.incoming[index].contains { arrival in
        let source = model.documents[arrival.document]
        return source.kind == .persona && source.status != "retired" && source.references[arrival.reference].role == .segment
      }
      if hasPersona { return [] }
      return [
        Finding(
          at: SourceLocation(document.path, document.naming), about: Entity(index),
          Phrase("„\(document.name)“ hat Priorität, aber noch kein Gesicht.", "“\(document.name)” has a priority but no face yet."),
          help: Phrase(
            "Wen stellt ihr euch vor? Schreibt eine Persona mit `segment: \(document.id)`, oder nennt unter `examples:` wirkliche Menschen.",
            "Whom do you picture? Write a persona with `segment: \(document.id)`, or name real people under `examples:`."))
      ]
    })
}
