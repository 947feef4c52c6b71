import Source
import Bind

extension Rule {
  static let realExampleIncomplete = Rule(
    "real-example-incomplete", "R25",
    Phrase(
      "Ein ausgewähltes Segment nennt mindestens einen wirklichen Menschen mit Name oder Kürzel, Rolle und Firma.",
      "A selected segment names at least one real person with a name or code, a role and a company."),
    why: Phrase(
      "Der Prüfstein für ein Segment im B2B: Könnt ihr jemanden nennen, der dazugehört? „Diese Person, in dieser Rolle, in dieser Firma, und Personen wie sie“ ist genauer als jede erfundene Figur, und ihr könnt sie fragen (Kundensegmentierung im B2B). Namen bleiben intern; wer keinen nennen will, schreibt ein Kürzel.",
      "The touchstone of a B2B segment: can you name somebody who belongs to it? “This person, in this role, at this company, and people like them” is more exact than any invented character, and you can ask them (customer segmentation in B2B). Names stay inside; whoever would rather not give one writes a code."),
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
      .bad(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd, b2b-design]
        -- segments/pendler.md --
        ---
        kind: segment
        title: ⟦Disponenten im Fuhrpark⟧
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        selection: {selected: true, learning: 4, access-within-months: 2, willing: true}
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
        hierarchy: operational
        value-chain: {stage: Betrieb, value: direct}
        selection: {selected: true, learning: 4, access-within-months: 2, willing: true}
        examples:
          - {name: P1, role: Disponentin, company: Beispiel AG, consent: none}
        ---
        """),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard document.isSelected, document.status != "retired" else { return [] }
      if document.lacks("examples", in: document.record) {
        return [
          Finding(
            at: SourceLocation(document.path, document.record["examples"]?.key ?? document.naming), about: Entity(index),
            Phrase("„\(document.name)“ ist ausgewählt und nennt noch keinen wirklichen Menschen.", "“\(document.name)” is selected and does not name a real person yet."),
            help: Phrase(
              "Schreibt unter `examples:` jemanden, der dazugehört: `{name: P1, role: …, company: …, consent: none}`. Ein Kürzel genügt; Namen werden nie veröffentlicht.",
              "Write somebody who belongs to it under `examples:`: `{name: P1, role: …, company: …, consent: none}`. A code is enough; names are never published."))
        ]
      }
      return document.record.records("examples").compactMap { example in
        var missing: [Phrase] = []
        if document.lacks("name", in: example) { missing.append(Phrase("`name`", "`name`")) }
        if document.lacks("role", in: example) { missing.append(Phrase("`role`", "`role`")) }
        if document.lacks("company", in: example), document.lacks("company-kind", in: example) { missing.append(Phrase("`company`", "`company`")) }
        if missing.isEmpty { return nil }
        let name = example["name"].flatMap { example.lacks("name") ? nil : $0.range }
        let keys = missing.map(\.en).joined(separator: ", ")
        return Finding(
          at: SourceLocation(document.path, name ?? example.entries.first?.key ?? example.range), about: Entity(index),
          Phrase("Einem Beispiel für „\(document.name)“ fehlt noch: \(keys).", "An example of “\(document.name)” still lacks: \(keys)."),
          help: Phrase(
            "Zu einem Menschen gehören ein Name oder ein Kürzel wie P1, seine Rolle und seine Firma (oder `company-kind`, die Art der Firma).",
            "A person has a name or a code such as P1, a role, and a company (or `company-kind`, the kind of company)."))
      }
    })
}
