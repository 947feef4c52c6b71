import Source
import Bind

extension Rule {
  static let relationshipAspects = Rule(
    "relationship-aspects", "R66",
    Phrase(
      "Eine Kundenbeziehung ist in allen elf Aspekten einmal durchdacht, und ihre Kanäle begleiten die Kunden bis nach dem Kauf.",
      "A customer relationship has been thought through in all eleven aspects, and its channels accompany the customers until after the purchase."),
    why: Phrase(
      "Nach dem Kauf beginnt die Beziehung erst. Wer die elf Aspekte einmal durchgeht, merkt, worüber noch niemand nachgedacht hat; meist sind es Beschwerden und Datenschutz, und meist merkt man es sonst zu spät (Business Model Canvas: Kundenbeziehungen).",
      "The relationship only begins with the purchase. Whoever goes through the eleven aspects once notices what nobody has thought about; mostly complaints and privacy, and mostly too late (business model canvas: customer relationships)."),
    .table(bmc: .info), completeness: true,
    examples: [
      .bad(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [bmc]
        -- relationships/pendler.md --
        ---
        kind: customer-relationships
        title: ⟦Beziehung zu Pendlern⟧
        segment: pendler
        ---

        ## Arten von Kundenbeziehungen

        - Auskunft ohne Anmeldung `self-service`

        ## ⟦Kundenbetreuung⟧

        ## Bearbeitung von Beschwerden

        - Jede Beschwerde bekommt eine Antwort
        """),
      .good(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [bmc]
        -- relationships/pendler.md --
        ---
        kind: customer-relationships
        title: Beziehung zu Pendlern
        segment: pendler
        ---

        ## Arten von Kundenbeziehungen

        - Auskunft ohne Anmeldung `self-service`

        ## Personalisierung

        - Die Strecke von gestern steht heute oben

        ## Kanäle

        - Aushang und Telefon

        ## Berührungspunkte

        - Erste Auskunft `use`

        ## Kundenlebenszyklus

        - Vom Aushang zum Abonnement

        ## Kundenfeedback und Daten

        - Eine Frage je Monat

        ## Kundenbetreuung

        - Antwort am nächsten Werktag

        ## Strategien zur Bindung und Loyalität

        - Der zwölfte Monat ist frei

        ## Bearbeitung von Beschwerden

        - Jede Beschwerde bekommt eine Antwort

        ## Datenschutz und Datensicherheit

        - keine: Es werden keine Daten gespeichert
        """),
      .bad(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [bmc]
        -- relationships/commuters.md --
        ---
        kind: customer-relationships
        title: ⟦How we treat commuters⟧
        segment: commuters
        ---

        ## Relationship types

        - Timetable without an account `self-service`

        ## ⟦Support⟧

        ## Complaints

        - Every complaint gets an answer
        """, in: .en),
      .good(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [bmc]
        -- relationships/commuters.md --
        ---
        kind: customer-relationships
        title: How we treat commuters
        segment: commuters
        ---

        ## Relationship types

        - Timetable without an account `self-service`

        ## Personalisation

        - Yesterday's route comes first today

        ## Channels

        - Poster and telephone

        ## Touchpoints

        - The first journey looked up `use`

        ## Life cycle

        - From the poster to the season ticket

        ## Feedback and data

        - One question a month

        ## Support

        - An answer by the next working day

        ## Retention and loyalty

        - The twelfth month is free

        ## Complaints

        - Every complaint gets an answer

        ## Privacy and security

        - none: No data is kept
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard document.kind == .customerRelationships, document.status != "retired" else { return [] }
      let segment = document.record.reference("segment").flatMap { model.entity(index, $0)?.document }
      let channels = segment.map { model.channelNotes(for: $0) } ?? []
      let aspects = BlockKind.blocks(of: .customerRelationships).filter { block in
        // The segment is named in the front matter, and its channels stand on the canvas.
        block != .segments && (block != .channels || channels.isEmpty)
      }
      let missing = aspects.filter { block in !document.blocks.contains { $0.kind == block } }
      var findings: [Finding] = []
      for block in aspects where !missing.contains(block) && !document.isFilled(block) {
        guard let found = document.blocks.first(where: { $0.kind == block }) else { continue }
        findings.append(
          Finding(
            at: SourceLocation(document.path, found.heading.range), about: Entity(index),
            Phrase(
              "In „\(document.name)“ ist „\(block.title(in: .de, of: .customerRelationships))“ leer.", "“\(block.title(in: .en, of: .customerRelationships))” is empty in “\(document.name)”."),
            help: Phrase(
              "\(block.question(in: .de)) Ein Satz genügt; spielt es hier keine Rolle, dann schreibt `- keine: Grund`.",
              "\(block.question(in: .en)) One sentence will do; if it does not matter here, write `- none: reason`.")))
      }
      if !missing.isEmpty, !document.blocks.contains(where: { $0.kind == nil }) { findings.append(absent(missing, index, model)) }
      if let segment, let finding = uncoveredPhases(segment, channels, index, model) { findings.append(finding) }
      return findings
    })

  private static func absent(_ missing: [BlockKind], _ index: Int, _ model: Model) -> Finding {
    let document = model.documents[index]
    let names = Phrase.enumerated(missing.map { Phrase("„\($0.title(in: .de, of: .customerRelationships))“", "“\($0.title(in: .en, of: .customerRelationships))”") })
    return Finding(
      at: SourceLocation(document.path, document.naming), about: Entity(index),
      Phrase("„\(document.name)“ sagt noch nichts zu \(names.de).", "“\(document.name)” says nothing yet about \(names.en)."),
      help: Phrase(
        "Fangt mit einem an: \(missing[0].question(in: .de)) Die Überschrift dazu ist `## \(missing[0].title(in: .de, of: .customerRelationships))`.",
        "Begin with one: \(missing[0].question(in: .en)) Its heading is `## \(missing[0].title(in: .en, of: .customerRelationships))`."))
  }

  private static let phases: [(tag: String, name: Phrase)] = [
    ("awareness", Phrase("Aufmerksamkeit", "awareness")), ("evaluation", Phrase("Bewertung", "evaluation")), ("purchase", Phrase("Kauf", "purchase")),
    ("delivery", Phrase("Lieferung", "delivery")), ("after-sales", Phrase("Nachbetreuung", "after-sales")),
  ]

  /// Phases of a purchase for which no channel of the segment is tagged. Where none is tagged at all, phases are not kept here.
  private static func uncoveredPhases(_ segment: Int, _ channels: [Entity], _ index: Int, _ model: Model) -> Finding? {
    guard let first = channels.first, let heading = model.documents[first.document].blocks.first(where: { $0.kind == .channels })?.heading else { return nil }
    var covered: Set<String> = []
    for channel in channels {
      guard let kind = model.documents[channel.document].kind, let vocabulary = BlockKind.channels.tags(in: kind) else { continue }
      for tag in model.item(channel)?.note?.tags ?? [] { if let term = vocabulary.term(tag.string) { covered.insert(term.key) } }
    }
    let open = phases.filter { !covered.contains($0.tag) }
    guard open.count < phases.count, !open.isEmpty else { return nil }
    let name = model.documents[segment].name
    let names = Phrase.enumerated(open.map(\.name))
    let tags = open.map { "`\($0.tag)`" }.joined(separator: ", ")
    return Finding(
      at: SourceLocation(model.documents[first.document].path, heading.range), about: Entity(first.document),
      Phrase("Kein Kanal begleitet „\(name)“ bei: \(names.de).", "No channel accompanies “\(name)” at: \(names.en)."),
      help: Phrase(
        "Über welchen Weg geschieht das heute? Gebt der Notiz eines Kanals das fehlende Schlagwort (\(tags)), oder ergänzt einen Kanal.",
        "Which way does that happen today? Tag a channel's note with what is missing (\(tags)), or add a channel."),
      related: [Diagnostic.Related(model.naming(Entity(index)), "die Beziehung zu diesem Segment", "the relationship with this segment")])
  }
}
