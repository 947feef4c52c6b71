import Source
import Bind

extension Rule {
  static let segmentationBaseWithoutData = Rule(
    "segmentation-base-without-data", "R32",
    Phrase("Wer Bestandskunden oder nach Verhalten einteilt, hat Daten darüber.", "Whoever divides existing customers or behaviour has data about them."),
    why: Phrase(
      "Kundensegmente und Personas lassen sich erst aus einem Stamm von Kunden und Kundendaten gewinnen; ein ganz neues Unternehmen kann eine Zielgruppe festlegen, mehr nicht. Fehlen die Daten, dann ist die Einteilung eine Vermutung über Menschen, die man noch nicht hat (Zielgruppe, Kundensegment, Buyer Persona).",
      "Customer segments and personas can be drawn only from a stock of customers and data about them; a brand-new company can set a target group and nothing more. Without the data, the division is a guess about people one does not have yet (target group, customer segment, buyer persona)."),
    .table(marketing: .warning),
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
        title: Pendler
        level: person
        base: ⟦existing-customers⟧
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ---
        """),
      .good(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd, marketing]
        -- evidence/umfrage.md --
        ---
        kind: evidence
        title: Auswertung der Abonnements
        type: crm
        date: 2026-05-04
        segment: pendler
        ---
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        base: existing-customers
        evidence: [umfrage]
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ---
        """,
        also: ["implicit-characteristics-missing"]),
      .bad(
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
        base: ⟦existing-customers⟧
        main-job: get-to-work
        gain: travel-time
        ---
        """, in: .en),
      .good(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd, marketing]
        -- evidence/season-tickets.md --
        ---
        kind: evidence
        title: Season tickets of the last twelve months
        type: crm
        date: 2026-05-04
        segment: commuters
        ---
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        base: existing-customers
        evidence: [season-tickets]
        main-job: get-to-work
        gain: travel-time
        ---
        """, in: .en, also: ["implicit-characteristics-missing"]),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard let kind = document.kind, document.status != "retired", document.status != "brainstormed" else { return [] }
      let claim: (range: SourceRange, message: Phrase)?
      switch kind {
      case .segment, .segmentation:
        if document.record.choice("base") == "existing-customers", let base = document.record["base"] {
          claim = (
            base.range,
            kind == .segment
              ? Phrase(
                "„\(document.name)“ soll aus Bestandskunden bestehen, nennt aber keine Daten über sie.",
                "“\(document.name)” is said to consist of existing customers, but names no data about them.")
              : Phrase(
                "„\(document.name)“ teilt Bestandskunden ein, nennt aber keine Daten über sie.",
                "“\(document.name)” divides existing customers but names no data about them."))
        } else if let criterion = document.items.first(where: { $0.kind == .criterion && $0.record.choice("category") == "behavioural" }) {
          let name = criterion.title?.string ?? criterion.id
          claim = (criterion.naming, Phrase(
            "„\(document.name)“ teilt nach Verhalten ein („\(name)“), nennt aber keine Daten darüber.",
            "“\(document.name)” divides by behaviour (“\(name)”) but names no data about it."))
        } else {
          claim = nil
        }
      case .persona:
        // Without any evidence it is missed by another rule.
        if let basis = document.record["basis"], ["composite", "real-person"].contains(document.record.choice("basis")), !model.backing(of: Entity(index)).sources.isEmpty {
          claim = (basis.range, Phrase(
            "„\(document.name)“ soll aus wirklichen Kunden gewonnen sein; die Belege dazu sind aber keine Kundendaten.",
            "“\(document.name)” is said to come from real customers, but its evidence is not customer data."))
        } else {
          claim = nil
        }
      default: claim = nil
      }
      guard let claim else { return [] }
      let backing = model.backing(of: Entity(index))
      // The segments that came out of a segmentation bring their evidence along.
      let inherited = kind == .segmentation ? model.segments(behind: index).map { model.backing(of: Entity($0)) } : []
      let all = [backing] + inherited
      if all.contains(where: { $0.isUncertain || $0.sources.contains { isData($0, model) } }) { return [] }
      if !document.record.has("evidence"), !document.record.lacks("evidence") { return [] }
      return [
        Finding(
          at: SourceLocation(document.path, claim.range), about: Entity(index), claim.message,
          help: Phrase(
            "Nennt unter `evidence:` eine Auswertung, Umfrage, Vertriebsnotiz oder ein Gespräch (`crm`, `analytics`, `survey`, `sales-note`, `interview`). Habt ihr noch keine Kunden, dann ist es eine Hypothese.",
            "Name an analysis, survey, sales note or interview under `evidence:` (`crm`, `analytics`, `survey`, `sales-note`, `interview`). If you have no customers yet, it is a hypothesis."),
          related: backing.sources.map { Diagnostic.Related(model.naming(Entity($0)), "das sind keine Kundendaten", "this is not customer data") })
      ]
    })

  private static func isData(_ evidence: Int, _ model: Model) -> Bool {
    ["crm", "analytics", "survey", "sales-note", "interview", "switch-interview", "observation"].contains(model.documents[evidence].record.choice("type"))
  }
}
