import Source
import Bind

extension Rule {
  static let fictionalPersonaInB2b = Rule(
    "fictional-persona-in-b2b", "R27",
    Phrase("Im Geschäft mit Unternehmen stehen wirkliche Menschen statt erfundener.", "In business with businesses, real people stand in place of invented ones."),
    why: Phrase(
      "Im B2B findet man die Menschen, um die es geht, mit Namen und Rolle in jedem beruflichen Netzwerk. Man muss sich niemanden ausdenken; wer es trotzdem tut, spart sich das Gespräch, auf das es ankommt (Kundensegmentierung im B2B).",
      "In B2B one finds the people concerned, with name and role, in any professional network. There is no need to invent anybody; whoever does so saves the one conversation that matters (customer segmentation in B2B)."),
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
        goals: [fahrzeit]
        ---
        """),
      .good(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd, b2b-design]
        market: b2b
        -- evidence/gespraech-p1.md --
        ---
        kind: evidence
        title: Gespräch mit P1
        type: interview
        date: 2026-05-04
        segment: pendler
        participant: P1
        ---
        -- personas/frueh-unterwegs.md --
        ---
        kind: persona
        title: Früh unterwegs
        segment: pendler
        basis: composite
        goals: [fahrzeit]
        evidence: [gespraech-p1]
        ---
        """),
      .bad(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd, b2b-design]
        market: b2b
        -- personas/up-before-dawn.md --
        ---
        kind: persona
        title: Up before dawn
        segment: commuters
        basis: ⟦fictional⟧
        goals: [travel-time]
        ---
        """, in: .en),
      .good(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd, b2b-design]
        market: b2b
        -- evidence/interview-p1.md --
        ---
        kind: evidence
        title: Interview with P1
        type: interview
        date: 2026-05-04
        segment: commuters
        participant: P1
        ---
        -- personas/up-before-dawn.md --
        ---
        kind: persona
        title: Up before dawn
        segment: commuters
        basis: composite
        goals: [travel-time]
        evidence: [interview-p1]
        ---
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard document.kind == .persona, document.status != "retired", document.record.choice("basis") == "fictional", let basis = document.record["basis"],
        model.settings.market == "b2b" || model.settings.market == nil
      else { return [] }
      return [
        Finding(
          at: SourceLocation(document.path, basis.range), about: Entity(index),
          Phrase("„\(document.name)“ ist erfunden; im B2B gibt es die wirklichen Menschen.", "“\(document.name)” is made up; in B2B the real people can be found."),
          help: Phrase(
            "Sucht zwei oder drei Menschen in dieser Rolle und nennt sie im Segment unter `examples:`. Veröffentlicht werden ihre Namen nicht.",
            "Look for two or three people in that role and name them in the segment under `examples:`. Their names are not published."),
          related: model.segments(behind: index).prefix(1).map { Diagnostic.Related(model.naming(Entity($0)), "hierhin gehören die Beispiele", "the examples belong here") })
      ]
    })
}
