import Source
import Bind

extension Rule {
  static let modeRoleMismatch = Rule(
    "mode-role-mismatch", "R30",
    Phrase(
      "Wer gestaltet, wählt Menschen aus, die den Nutzen haben; wer verkauft, wählt auch jemanden aus, der entscheidet.",
      "Whoever designs selects people who have the benefit; whoever sells also selects somebody who decides."),
    why: Phrase(
      "Für wen man Mehrwert schafft und wer darüber entscheidet, sind im B2B selten dieselben. Ein Produkt, das nur mit Entscheidern entworfen wird, gefällt im Vertrag und nicht bei der Arbeit; bewährt hat sich ein Segment aus der operativen Ebene und eines aus dem mittleren Management darüber (Kundensegmentierung im B2B).",
      "Those for whom value is created and those who decide about it are seldom the same in B2B. A product designed with decision makers only pleases in the contract and not at work; one segment from the operational level and one from the middle management above it has proved its worth (customer segmentation in B2B)."),
    .table(b2b: .warning),
    examples: [
      .bad(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd, b2b-design]
        mode: ⟦design⟧
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        buying-role: [decision-maker]
        selection: {selected: true, learning: 4, access-within-months: 2, willing: true}
        examples:
          - {name: P1, role: Geschäftsführerin, company: Beispiel AG}
        ---
        """),
      .good(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd, b2b-design]
        mode: design
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        buying-role: [user, influencer]
        hierarchy: operational
        selection: {selected: true, learning: 4, access-within-months: 2, willing: true}
        examples:
          - {name: P1, role: Laborantin, company: Beispiel AG}
        ---
        """),
      .bad(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd, b2b-design]
        mode: ⟦design⟧
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        buying-role: [decision-maker]
        selection: {selected: true, learning: 4, access-within-months: 2, willing: true}
        examples:
          - {name: P1, role: Managing director, company: Example Ltd}
        ---
        """, in: .en),
      .good(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd, b2b-design]
        mode: design
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        buying-role: [user, influencer]
        hierarchy: operational
        selection: {selected: true, learning: 4, access-within-months: 2, willing: true}
        examples:
          - {name: P1, role: Lab technician, company: Example Ltd}
        ---
        """, in: .en),
    ],
    check: .model { model in
      guard let mode = model.settings.mode, let written = model.configuration.record["mode"] else { return [] }
      let selected = model.documents(of: .segment).filter { model.documents[$0].isSelectedSegment }
      if selected.isEmpty { return [] }
      let place = SourceLocation(model.configuration.path, written.range)
      // A segment that does not say its role may have any.
      let roles = selected.map { model.documents[$0].record.choices("buying-role") }
      let knowsRoles = roles.allSatisfy { !$0.isEmpty }
      let levels = selected.map { model.documents[$0].record.choice("hierarchy") }
      func related(_ key: String) -> [Diagnostic.Related] {
        selected.compactMap { segment in
          let document = model.documents[segment]
          return document.record[key].map { Diagnostic.Related(SourceLocation(document.path, $0.range), "ausgewählt: „\(document.name)“", "selected: “\(document.name)”") }
        }
      }
      if mode == "sales" {
        guard knowsRoles, !roles.contains(where: { $0.contains("decision-maker") }) else { return [] }
        return [
          Finding(
            at: place, about: nil,
            Phrase("Ihr wollt verkaufen, aber kein ausgewähltes Segment entscheidet.", "You want to sell, but no selected segment decides."),
            help: Phrase(
              "Wer unterschreibt? Wählt auch das Segment mit `buying-role: [decision-maker]` aus, oder arbeitet mit `mode: design`.",
              "Who signs? Select the segment with `buying-role: [decision-maker]` too, or work with `mode: design`."),
            related: related("buying-role"))
        ]
      }
      if knowsRoles, roles.allSatisfy({ $0.contains("decision-maker") && !$0.contains("user") }) {
        return [
          Finding(
            at: place, about: nil,
            Phrase("Ihr wollt gestalten, habt aber nur Menschen ausgewählt, die entscheiden.", "You want to design, but have selected only people who decide."),
            help: Phrase(
              "Wer arbeitet am Ende damit? Wählt auch ein Segment aus, das den Nutzen hat, meist auf der operativen Ebene.",
              "Who works with it in the end? Select a segment that has the benefit too, mostly on the operational level."),
            related: related("buying-role"))
        ]
      }
      if levels.allSatisfy({ $0 != nil && $0 != "operational" }) {
        return [
          Finding(
            at: place, about: nil,
            Phrase("Kein ausgewähltes Segment arbeitet auf der operativen Ebene.", "No selected segment works on the operational level."),
            help: Phrase(
              "Wählt auch die Menschen aus, die damit arbeiten werden (`hierarchy: operational`), und am besten eines aus dem mittleren Management darüber.",
              "Select the people who will work with it too (`hierarchy: operational`), and ideally a segment from the middle management above."),
            related: related("hierarchy"))
        ]
      }
      return []
    })
}
