import Source
import Bind

extension Rule {
  static let realExampleIncomplete = Rule(
    "real-example-incomplete", "R25",
    Phrase(
      "Jedes ausgewählte Segment nennt mindestens einen wirklichen Menschen mit Name, Rolle und Unternehmen.",
      "Every selected segment names at least one real person with name, role and company."),
    why: Phrase(
      "„Erika Beispiel, Portfolio Managerin, Beispiel AG, und Personen wie diese“: Wer so ein Segment beschreiben kann, hat es gefunden; wer es nicht kann, hat sich eines ausgedacht. Ein Deckname genügt, und veröffentlicht wird er nicht (Kundensegmentierung im B2B).",
      "“Erika Example, portfolio manager, Example Ltd, and people like her”: whoever can describe a segment like that has found it; whoever cannot has made one up. A pseudonym will do, and it is not published (customer segmentation in B2B)."),
    .table(b2b: .warning), completeness: true,
    examples: [
      .bad(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd, b2b-design]
        -- segments/pendler.md --
        ---
        kind: segment
        title: Disponenten im Fuhrpark
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        selection: {selected: true, learning: 4, access-within-months: 2, willing: true}
        examples:
          - {⟦company⟧: Beispiel AG, consent: none}
        ---
        """),
      .good(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd, b2b-design]
        -- segments/pendler.md --
        ---
        kind: segment
        title: Disponenten im Fuhrpark
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        selection: {selected: true, learning: 4, access-within-months: 2, willing: true}
        examples:
          - {name: D1, role: Disponent, company: Beispiel AG, consent: none}
        ---
        """),
      .bad(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd, b2b-design]
        -- segments/commuters.md --
        ---
        kind: segment
        title: Dispatchers who commute to the depot
        level: person
        main-job: get-to-work
        gain: travel-time
        selection: {selected: true, learning: 4, access-within-months: 2, willing: true}
        examples:
          - {⟦company⟧: Example Ltd, consent: none}
        ---
        """, in: .en),
      .good(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd, b2b-design]
        -- segments/commuters.md --
        ---
        kind: segment
        title: Dispatchers who commute to the depot
        level: person
        main-job: get-to-work
        gain: travel-time
        selection: {selected: true, learning: 4, access-within-months: 2, willing: true}
        examples:
          - {name: D1, role: Dispatcher, company: Example Ltd, consent: none}
        ---
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard document.isSelectedSegment, !document.isDamaged else { return [] }
      if let written = document.record["examples"] {
        switch written.value {
        case .open, .unreadable: return []
        default: break
        }
      }
      let examples = document.record.records("examples")
      guard let first = examples.first else {
        return [
          Finding(
            at: SourceLocation(document.path, document.naming), about: Entity(index),
            Phrase("„\(document.name)“ ist ausgewählt, nennt aber niemanden, den es gibt.", "“\(document.name)” is selected but names nobody who exists."),
            help: Phrase(
              "Sucht einen Menschen, der dazugehört, und schreibt ihn unter `examples:` mit `name`, `role` und `company`. Der Name bleibt intern; ein Deckname genügt.",
              "Find somebody who belongs to it and put them under `examples:` with `name`, `role` and `company`. The name stays inside; a pseudonym will do."))
        ]
      }
      if examples.contains(where: { missing(in: $0).isEmpty }) { return [] }
      let lacking = missing(in: first)
      let keys = lacking.map { "`\($0.key)`" }.joined(separator: ", ")
      let what = Phrase.enumerated(lacking.map(\.what))
      let isName = first.personal("name")?.revealed.string.trimmingSpaces.contains(" ") == true
      let place = first["name"].flatMap { entry -> SourceRange? in if case .empty = entry.value { nil } else { entry.range } } ?? first.entries.first?.key ?? first.range
      return [
        Finding(
          at: SourceLocation(document.path, place), about: Entity(index),
          Phrase("Dem Beispiel für „\(document.name)“ \(lacking.count == 1 ? "fehlt" : "fehlen") \(what.de).", "The example of “\(document.name)” lacks \(what.en)."),
          help: Phrase(
            "Ergänzt \(keys): Erst Name, Rolle und Unternehmen zusammen sagen, wer gemeint ist, „und Personen wie diese“. Ein Deckname genügt.",
            "Add \(keys): only name, role and company together say who is meant, “and people like this”. A pseudonym will do."),
          personal: isName)
      ]
    })

  private static func missing(in example: Record) -> [(key: String, what: Phrase)] {
    var found: [(key: String, what: Phrase)] = []
    if example.lacks("name") || example.personal("name")?.isEmpty == true { found.append(("name", Phrase("der Name", "the name"))) }
    if example.lacks("role") { found.append(("role", Phrase("die Rolle", "the role"))) }
    if example.lacks("company"), example.lacks("company-kind") { found.append(("company", Phrase("das Unternehmen", "the company"))) }
    return found
  }
}
