import Source
import Bind

extension Rule {
  static let fictionalPersonaInB2B = Rule(
    "fictional-persona-in-b2b", "R27",
    Phrase("Im B2B stehen wirkliche Menschen an der Stelle erfundener Personas.", "In B2B real people stand in the place of invented personas."),
    why: Phrase(
      "Im B2B lassen sich die Menschen eines Segments meist finden und ansprechen. Eine erfundene Figur bestätigt, was man schon glaubt; ein wirklicher Mensch widerspricht (Kundensegmentierung im B2B). Andere Autoren empfehlen Personas auch hier: deshalb nur ein Hinweis.",
      "In B2B the people of a segment can mostly be found and talked to. An invented character confirms what one believes already; a real person contradicts (customer segmentation in B2B). Other authors recommend personas here too: hence only a remark."),
    .table(b2b: .info),
    examples: [
      .bad(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd, b2b-design]
        market: b2b
        -- personas/frueh-unterwegs.md --
        ---
        kind: persona
        title: Früh unterwegs
        segment: pendler
        basis: ⟦fictional⟧
        ---
        """),
      .good(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd, b2b-design]
        market: b2b
        -- personas/frueh-unterwegs.md --
        ---
        kind: persona
        title: Früh unterwegs
        segment: pendler
        basis: composite
        evidence: [gespraech-p1]
        ---
        -- evidence/gespraech-p1.md --
        ---
        kind: evidence
        title: Gespräch mit P1
        type: interview
        date: 2026-10-01
        segment: pendler
        participant: P1
        supports: [fahrzeit]
        ---
        """, also: ["persona-without-evidence"]),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard document.kind == .persona, document.status != "retired", model.settings.market == "b2b" else { return [] }
      guard document.record.choice("basis") == "fictional", let written = document.record["basis"] else { return [] }
      return [
        Finding(
          at: SourceLocation(document.path, written.range), about: Entity(index),
          Phrase("Die Persona „\(document.name)“ ist erfunden; im B2B findet ihr wirkliche Menschen.", "The persona “\(document.name)” is invented; in B2B you can find real people."),
          help: Phrase(
            "Sprecht mit zwei oder drei Menschen des Segments und nennt sie unter `examples:`. Soll die Figur bleiben, dann begründet das unter `allow`.",
            "Talk to two or three people of the segment and name them under `examples:`. If the character is to stay, give the reason under `allow`."),
          related: document.record.reference("segment").flatMap { model.entity(index, $0) }.map { [Diagnostic.Related(model.naming($0), "ihr Segment", "its segment")] } ?? [])
      ]
    })
}
