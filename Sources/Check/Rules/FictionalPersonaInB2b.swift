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
        -- jobs/anlagen-am-laufen-halten.md --
        ---
        kind: job
        title: Die Anlagen am Laufen halten
        type: functional
        gains:
          - id: stillstaende
            title: Anzahl ungeplanter Stillstände senken
        ---
        -- segments/instandhaltung.md --
        ---
        kind: segment
        title: Menschen, die in mittelgroßen Werken die Instandhaltung planen
        main-job: anlagen-am-laufen-halten
        gain: stillstaende
        ---
        -- personas/kennt-jedes-ventil.md --
        ---
        kind: persona
        title: Kennt jedes Ventil beim Namen
        segment: instandhaltung
        basis: ⟦fictional⟧
        goals: [stillstaende]
        ---
        """, also: ["segment-priority"]),
      .good(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd, b2b-design]
        market: b2b
        -- jobs/anlagen-am-laufen-halten.md --
        ---
        kind: job
        title: Die Anlagen am Laufen halten
        type: functional
        gains:
          - id: stillstaende
            title: Anzahl ungeplanter Stillstände senken
        ---
        -- segments/instandhaltung.md --
        ---
        kind: segment
        title: Menschen, die in mittelgroßen Werken die Instandhaltung planen
        main-job: anlagen-am-laufen-halten
        gain: stillstaende
        ---
        -- evidence/gespraech-p1.md --
        ---
        kind: evidence
        title: Gespräch mit P1
        type: interview
        date: 2026-05-04
        segment: instandhaltung
        participant: P1
        ---
        -- personas/kennt-jedes-ventil.md --
        ---
        kind: persona
        title: Kennt jedes Ventil beim Namen
        segment: instandhaltung
        basis: composite
        goals: [stillstaende]
        evidence: [gespraech-p1]
        ---
        """, also: ["segment-priority"]),
      .bad(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd, b2b-design]
        market: b2b
        -- jobs/keep-the-lines-running.md --
        ---
        kind: job
        title: Keep the production lines running
        type: functional
        gains:
          - id: unplanned-stops
            title: Reduce the number of unplanned stops
        ---
        -- segments/maintenance-planners.md --
        ---
        kind: segment
        title: Maintenance planners in mid-sized plants
        main-job: keep-the-lines-running
        gain: unplanned-stops
        ---
        -- personas/knows-every-valve.md --
        ---
        kind: persona
        title: Knows every valve by name
        segment: maintenance-planners
        basis: ⟦fictional⟧
        goals: [unplanned-stops]
        ---
        """, in: .en, also: ["segment-priority"]),
      .good(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd, b2b-design]
        market: b2b
        -- jobs/keep-the-lines-running.md --
        ---
        kind: job
        title: Keep the production lines running
        type: functional
        gains:
          - id: unplanned-stops
            title: Reduce the number of unplanned stops
        ---
        -- segments/maintenance-planners.md --
        ---
        kind: segment
        title: Maintenance planners in mid-sized plants
        main-job: keep-the-lines-running
        gain: unplanned-stops
        ---
        -- evidence/interview-p1.md --
        ---
        kind: evidence
        title: Interview with P1
        type: interview
        date: 2026-05-04
        segment: maintenance-planners
        participant: P1
        ---
        -- personas/knows-every-valve.md --
        ---
        kind: persona
        title: Knows every valve by name
        segment: maintenance-planners
        basis: composite
        goals: [unplanned-stops]
        evidence: [interview-p1]
        ---
        """, in: .en, also: ["segment-priority"]),
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
