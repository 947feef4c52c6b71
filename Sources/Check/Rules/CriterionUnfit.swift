import Source
import Bind

extension Rule {
  static let criterionUnfit = Rule(
    "criterion-unfit", "R34",
    Phrase(
      "Ein Kriterium sagt, warum es etwas ausmacht, wie man es misst und wie man die Menschen erreicht, und es passt zum Markt.",
      "A criterion says why it makes a difference, how it is measured and how the people are reached, and it suits the market."),
    why: Phrase(
      "Nach allem lässt sich einteilen, auch nach Sternzeichen. Brauchbar ist ein Kriterium, wenn es mit dem Verhalten zu tun hat, sich messen lässt und zu Menschen führt, die man ansprechen kann; Trennschärfe, Stabilität und Wirtschaftlichkeit kommen dazu. Und der Familienstand trennt keine Firmen (Marktsegmentierung; Anforderungen an Segmentierungskriterien).",
      "One can divide by anything, star signs included. A criterion is of use if it has to do with behaviour, can be measured and leads to people who can be addressed; selectivity, stability and profitability come on top. And marital status does not separate companies (market segmentation; requirements on criteria)."),
    .table(marketing: .info).variant("market", .table(marketing: .warning)),
    examples: [
      .bad(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd, marketing]
        market: b2b
        -- segmentations/fuhrpark.md --
        ---
        kind: segmentation
        title: Kunden nach Fuhrpark
        base: market
        criteria:
          - title: ⟦Größe des Fuhrparks⟧
            category: firmographic
            requirements: {behavioural-relevance: Große Flotten planen anders.}
          - title: ⟦Familienstand⟧
            category: sociodemographic
            requirements: {behavioural-relevance: Keine Ahnung., measurability: Umfrage., accessibility: Anschreiben.}
        result: [pendler]
        ---
        """),
      .good(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd, marketing]
        market: b2b
        -- segmentations/fuhrpark.md --
        ---
        kind: segmentation
        title: Kunden nach Fuhrpark
        base: market
        criteria:
          - title: Größe des Fuhrparks
            category: firmographic
            requirements: {behavioural-relevance: Große Flotten planen anders., measurability: Steht im Register., accessibility: Über den Verband.}
          - title: Anzahl der Schichten
            category: firmographic
            requirements: {behavioural-relevance: Nachts gilt ein anderer Plan., measurability: Fragt der Vertrieb., accessibility: Über den Betriebsrat.}
        result: [pendler]
        ---
        """),
      .bad(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd, marketing]
        market: b2b
        -- segments/dispatchers.md --
        ---
        kind: segment
        title: Dispatchers at courier companies
        level: person
        main-job: deliver-parcels
        gain: idle-vans
        ---
        -- jobs/deliver-parcels.md --
        ---
        kind: job
        title: Deliver parcels
        gains:
          - {id: idle-vans, title: Reduce the days that a van stands idle}
        ---
        -- segmentations/fleet.md --
        ---
        kind: segmentation
        title: Customers by fleet
        base: market
        criteria:
          - title: ⟦Size of the fleet⟧
            category: firmographic
            requirements: {behavioural-relevance: Large fleets book their repairs a month ahead.}
          - title: ⟦Marital status⟧
            category: sociodemographic
            requirements: {behavioural-relevance: No idea., measurability: By survey., accessibility: By letter.}
        result: [dispatchers]
        ---
        """, in: .en),
      .good(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd, marketing]
        market: b2b
        -- segments/dispatchers.md --
        ---
        kind: segment
        title: Dispatchers at courier companies
        level: person
        main-job: deliver-parcels
        gain: idle-vans
        ---
        -- jobs/deliver-parcels.md --
        ---
        kind: job
        title: Deliver parcels
        gains:
          - {id: idle-vans, title: Reduce the days that a van stands idle}
        ---
        -- segmentations/fleet.md --
        ---
        kind: segmentation
        title: Customers by fleet
        base: market
        criteria:
          - title: Size of the fleet
            category: firmographic
            requirements: {behavioural-relevance: Large fleets book their repairs a month ahead., measurability: The vehicle register counts them., accessibility: Through the trade association.}
          - title: Number of shifts
            category: firmographic
            requirements: {behavioural-relevance: A van that runs at night has no hour left for the workshop., measurability: Sales asks on the first call., accessibility: Through the depot managers.}
        result: [dispatchers]
        ---
        """, in: .en, also: ["segment-priority"]),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard document.kind == .segmentation, document.status != "retired" else { return [] }
      return document.record.items("criteria").flatMap { item in
        [foreign(item, index, model), unanswered(item, index, model)].compactMap { $0 }
      }
    })

  private static let required: [(key: String, question: Phrase)] = [
    ("behavioural-relevance", Phrase("warum es am Verhalten etwas ändert", "why it makes a difference to behaviour")),
    ("measurability", Phrase("wie man es misst", "how it is measured")), ("accessibility", Phrase("wie man diese Menschen erreicht", "how these people are reached")),
  ]

  private static func unanswered(_ item: Int, _ index: Int, _ model: Model) -> Finding? {
    let document = model.documents[index], criterion = document.items[item]
    let written = criterion.record["requirements"]
    switch written?.value {
    case .unreadable?, .open?: return nil
    default: break
    }
    let answers = criterion.record.record("requirements")
    let missing = required.filter { answers?.lacks($0.key) ?? true }
    guard !missing.isEmpty else { return nil }
    let name = criterion.title?.string ?? criterion.id
    let questions = Phrase.enumerated(missing.map(\.question))
    let keys = missing.map { "`\($0.key)`" }.joined(separator: ", ")
    return Finding(
      at: SourceLocation(document.path, criterion.naming), about: Entity(index, item),
      Phrase("Beim Kriterium „\(name)“ steht nicht, \(questions.de).", "The criterion “\(name)” does not say \(questions.en)."),
      help: Phrase(
        "Antwortet unter `requirements:` mit je einem Satz (\(keys)). Fällt euch keiner ein, dann taugt das Kriterium nicht.",
        "Answer under `requirements:` with a sentence each (\(keys)). If none comes to mind, the criterion is of no use."))
  }

  /// A criterion of private life where customers are businesses, or the other way round.
  private static func foreign(_ item: Int, _ index: Int, _ model: Model) -> Finding? {
    let document = model.documents[index], criterion = document.items[item]
    guard let market = model.settings.market, market == "b2b" || market == "b2c" else { return nil }
    let name = criterion.title?.string ?? criterion.id
    let isBusiness = market == "b2b"
    let customers = isBusiness ? Phrase("Eure Kunden sind Unternehmen", "Your customers are businesses") : Phrase("Eure Kunden sind Privatleute", "Your customers are private people")
    let help = Phrase(
      "Teilt nach etwas ein, das in diesem Markt einen Unterschied macht, oder berichtigt `market:`.", "Divide by something that makes a difference in this market, or correct `market:`.")
    let declared = criterion.record.choices("market")
    if !declared.isEmpty {
      guard !declared.contains(market), let written = criterion.record["market"] else { return nil }
      return Finding(
        at: SourceLocation(document.path, written.range), about: Entity(index, item), variant: "market",
        Phrase("\(customers.de), „\(name)“ ist aber ein Kriterium für \(isBusiness ? "Privatleute" : "Unternehmen").", "\(customers.en), but “\(name)” is a criterion for \(isBusiness ? "private people" : "businesses")."),
        help: help)
    }
    let attribute = criterion.record.choice("attribute") ?? Vocabulary.attribute.term(name)?.key
    let isPrivate = attribute.map { ["marital-status", "household", "religion", "ethnicity", "migration-background", "gender"].contains($0) } ?? false
    let isCorporate = criterion.record.choice("category") == "firmographic" && attribute != "occupation"
    guard isBusiness ? isPrivate : isCorporate else { return nil }
    return Finding(
      at: SourceLocation(document.path, criterion.naming), about: Entity(index, item), variant: "market",
      Phrase("\(customers.de), „\(name)“ unterscheidet aber \(isBusiness ? "Privatleute" : "Unternehmen").", "\(customers.en), but “\(name)” tells \(isBusiness ? "private people" : "businesses") apart."),
      help: help)
  }
}
