import Source
import Bind

extension Rule {
  static let modeRoleMismatch = Rule(
    "mode-role-mismatch", "R30",
    Phrase(
      "Wer gestaltet, wählt die aus, die damit arbeiten; wer verkauft, mindestens eine Person, die entscheidet.",
      "Whoever designs selects those who work with it; whoever sells, at least one person who decides."),
    why: Phrase(
      "Im Vertrieb zählen die, die über den Kauf entscheiden. Beim Gestalten zählen die, für die ein Mehrwert entsteht, und das sind häufig nicht die Entscheider: meist eine Gruppe, die täglich damit arbeitet, und eine aus dem mittleren Management darüber (Kundensegmentierung im B2B).",
      "In sales those count who decide about the purchase. In design those count for whom there is value, and often they are not the deciders: mostly one group that works with it every day, and one from the middle management above (customer segmentation in B2B)."),
    .table(b2b: .warning),
    examples: [
      .bad(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [b2b-design]
        mode: ⟦design⟧
        -- segments/pendler.md --
        ---
        kind: segment
        title: Geschäftsführer im Nahverkehr
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        buying-role: [decision-maker]
        hierarchy: executive
        selection: {selected: true, learning: 4, access-within-months: 2, willing: true}
        ---
        """),
      .good(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [b2b-design]
        mode: design
        -- segments/pendler.md --
        ---
        kind: segment
        title: Planer im Nahverkehr
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        buying-role: [user]
        hierarchy: operational
        value-chain: {stage: Betrieb, value: direct}
        selection: {selected: true, learning: 4, access-within-months: 2, willing: true}
        examples:
          - {name: P1, role: Planerin, company: Beispiel AG, consent: none}
        ---
        """),
    ],
    check: .model { model in
      guard let mode = model.settings.mode, let written = model.configuration.record["mode"] else { return [] }
      let selected = model.selectedSegments
      if selected.isEmpty { return [] }
      func report(_ message: Phrase, _ help: Phrase) -> [Finding] {
        [
          Finding(
            at: SourceLocation(model.configuration.path, written.range), about: nil, message, help: help,
            related: selected.prefix(20).map { at in
              Diagnostic.Related(model.naming(Entity(at)), "ausgewählt: „\(model.documents[at].name)“", "selected: “\(model.documents[at].name)”")
            })
        ]
      }
      let roles = selected.map { Set(model.documents[$0].record.choices("buying-role")) }
      if mode == "sales" {
        // Where roles are still open, nothing can be missed.
        guard !roles.contains(where: \.isEmpty), !roles.contains(where: { $0.contains("decision-maker") || $0.contains("economic-buyer") }) else { return [] }
        return report(
          Phrase("Ihr wollt verkaufen, aber keines der ausgewählten Segmente entscheidet über den Kauf.", "You want to sell, but none of the selected segments decides about the purchase."),
          Phrase(
            "Wählt ein Segment mit `buying-role: [decision-maker]` aus, oder schreibt `mode: design`, wenn ihr für die gestaltet, die damit arbeiten.",
            "Select a segment with `buying-role: [decision-maker]`, or write `mode: design` if you design for those who work with it."))
      }
      let deciders: Set<String> = ["decision-maker", "economic-buyer"]
      if roles.allSatisfy({ !$0.isEmpty && $0.isSubset(of: deciders) }) {
        return report(
          Phrase("Ihr gestaltet ein Angebot, habt aber nur Segmente ausgewählt, die über den Kauf entscheiden.", "You design an offer, but have selected only segments that decide about the purchase."),
          Phrase(
            "Wählt auch die aus, die damit arbeiten (`buying-role: [user]`), oder schreibt `mode: sales`, wenn es um den Verkauf geht.",
            "Select those too who work with it (`buying-role: [user]`), or write `mode: sales` if it is about selling."))
      }
      let levels = selected.map { model.documents[$0].record.choice("hierarchy") }
      if levels.allSatisfy({ $0 != nil && $0 != "operational" }) {
        return report(
          Phrase("Keines der ausgewählten Segmente arbeitet auf der operativen Ebene.", "None of the selected segments works on the operational level."),
          Phrase(
            "Wählt mindestens eines von denen aus, die täglich damit arbeiten (`hierarchy: operational`), dazu am besten das mittlere Management darüber.",
            "Select at least one of those who work with it every day (`hierarchy: operational`), and best the middle management above it too."))
      }
      return []
    })
}
