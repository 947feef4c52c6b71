package import Source

/// A part of a canvas, a value proposition or a set of relationships: a second-level heading that means something.
package enum BlockKind: String, CaseIterable, Sendable {
  // Business Model Canvas; some of them on the Lean Canvas too.
  case segments = "customer-segments"
  case valuePropositions = "value-propositions"
  case channels
  case relationships = "customer-relationships"
  case revenue = "revenue-streams"
  case resources = "key-resources"
  case activities = "key-activities"
  case partners = "key-partners"
  case costs = "cost-structure"
  // Lean Canvas.
  case problem
  case alternatives = "existing-alternatives"
  case solution
  case metrics = "key-metrics"
  case advantage = "unfair-advantage"
  case concept = "high-level-concept"
  case earlyAdopters = "early-adopters"
  // Value proposition.
  case products = "products-and-services"
  case painRelievers = "pain-relievers"
  case gainCreators = "gain-creators"
  case notAddressed = "not-addressed"
  // Customer relationships.
  case personalisation
  case touchpoints
  case lifeCycle = "life-cycle"
  case feedback = "feedback-and-data"
  case support
  case retention = "retention-and-loyalty"
  case complaints
  case privacy = "privacy-and-security"

  /// The blocks of a kind of document, in the order in which the method reads them.
  package static func blocks(of kind: Kind) -> [BlockKind] {
    switch kind {
    case .businessModelCanvas:
      [.segments, .valuePropositions, .channels, .relationships, .revenue, .resources, .activities, .partners, .costs]
    case .leanCanvas:
      [.problem, .alternatives, .segments, .earlyAdopters, .valuePropositions, .concept, .solution, .channels, .revenue, .costs, .metrics, .advantage]
    case .valueProposition: [.products, .painRelievers, .gainCreators, .notAddressed]
    case .customerRelationships:
      [
        .segments, .relationships, .personalisation, .channels, .touchpoints, .lifeCycle, .feedback, .support, .retention, .complaints, .privacy,
      ]
    default: []
    }
  }

  /// Every heading that names the block, German and English; the first of a language is the one we write.
  package var headings: (de: [String], en: [String]) {
    switch self {
    case .segments: (["Kundensegmente", "Kunden-Segmente"], ["Customer segments"])
    case .valuePropositions:
      (["Wertangebote", "Nutzenversprechen", "Wert-Angebote", "Wertversprechen", "Leistungsversprechen", "Wertangebot", "Wertversprechen"],
       ["Value propositions", "Unique value proposition", "Value proposition"])
    case .channels: (["Kanäle", "Vertriebskanäle"], ["Channels"])
    case .relationships:
      (["Kundenbeziehungen", "Arten von Kundenbeziehungen", "Beziehungsarten"], ["Customer relationships", "Relationship types", "Types of customer relationships"])
    case .revenue: (["Einnahmequellen", "Einnahmeströme", "Erlöse"], ["Revenue streams", "Revenue"])
    case .resources: (["Schlüsselressourcen", "Wichtige Ressourcen", "Wichtigste Ressourcen"], ["Key resources"])
    case .activities: (["Schlüsselaktivitäten", "Wichtigste Aktivitäten", "Wichtige Aktivitäten"], ["Key activities"])
    case .partners:
      (["Schlüsselpartner", "Schlüsselpartnerschaften", "Wichtige Partnerschaften", "Wichtige Partner", "Wichtigste Partnerschaften"], ["Key partners", "Key partnerships"])
    case .costs: (["Kostenstruktur", "Kosten"], ["Cost structure", "Costs"])
    case .problem: (["Problem", "Probleme"], ["Problem", "Problems"])
    case .alternatives: (["Bestehende Alternativen"], ["Existing alternatives"])
    case .solution: (["Lösung", "Lösungen"], ["Solution", "Solutions"])
    case .metrics: (["Kennzahlen"], ["Key metrics"])
    case .advantage: (["Unfairer Vorteil"], ["Unfair advantage"])
    case .concept: (["Leitidee"], ["High-level concept"])
    case .earlyAdopters: (["Erste Kunden"], ["Early adopters"])
    case .products: (["Produkte & Dienstleistungen"], ["Products & services"])
    case .painRelievers: (["Schmerzlinderer", "Problemlöser"], ["Pain relievers"])
    case .gainCreators: (["Gewinnerzeuger", "Nutzenstifter"], ["Gain creators"])
    case .notAddressed: (["Bewusst nicht adressiert"], ["Not addressed"])
    case .personalisation: (["Personalisierung"], ["Personalisation", "Personalization"])
    case .touchpoints: (["Berührungspunkte", "Kontaktpunkte"], ["Touchpoints"])
    case .lifeCycle: (["Kundenlebenszyklus"], ["Life cycle", "Customer life cycle"])
    case .feedback: (["Kundenfeedback und Daten"], ["Feedback and data", "Customer feedback and data"])
    case .support: (["Kundenbetreuung"], ["Support", "Customer support"])
    case .retention: (["Strategien zur Bindung und Loyalität", "Bindung und Loyalität"], ["Retention and loyalty"])
    case .complaints: (["Bearbeitung von Beschwerden", "Beschwerden"], ["Complaints"])
    case .privacy: (["Datenschutz und Datensicherheit"], ["Privacy and security"])
    }
  }

  package func title(in language: Language) -> String { language == .de ? headings.de[0] : headings.en[0] }

  /// On the sheet of relationships with a segment the block of that name is about their types.
  package func title(in language: Language, of kind: Kind?) -> String {
    self == .relationships && kind == .customerRelationships ? (language == .de ? headings.de[1] : headings.en[1]) : title(in: language)
  }

  /// The tags that a note of this block may carry; nil: a code span is text.
  package func tags(in kind: Kind) -> Vocabulary? {
    switch self {
    case .segments where kind.isCanvas: BlockKind.segmentTags
    case .channels where kind.isCanvas: BlockKind.channelTags
    case .relationships: BlockKind.relationshipTags
    case .revenue: BlockKind.revenueTags
    case .resources: BlockKind.resourceTags
    case .activities: BlockKind.activityTags
    case .partners: BlockKind.partnerTags
    case .costs: BlockKind.costTags
    case .touchpoints: BlockKind.touchpointTags
    case .earlyAdopters: BlockKind.segmentTags
    default: nil
    }
  }

  private typealias V = Vocabulary
  private static let segmentTags = V("segment tag", [V.t("non-paying", "nicht zahlend"), V.t("early-adopter", "erste Kunden")])
  private static let channelTags = V("channel tag", [
    V.t("awareness", "Aufmerksamkeit"), V.t("evaluation", "Bewertung"), V.t("purchase", "Kauf"), V.t("delivery", "Lieferung"),
    V.t("after-sales", "Nachbetreuung"), V.t("physical", "physisch"), V.t("digital", "digital"),
  ])
  private static let relationshipTags = V("relationship tag", [
    V.t("personal", "persönlich"), V.t("dedicated", "fest zugeordnet"), V.t("self-service", "Selbstbedienung"), V.t("automated", "automatisiert"),
    V.t("community", "Gemeinschaft"), V.t("co-creation", "Mitgestaltung"),
  ])
  private static let revenueTags = V("revenue tag", [
    V.t("asset-sale", "Verkauf"), V.t("usage-fee", "Nutzungsgebühr"), V.t("subscription", "Abonnement"), V.t("lending", "Verleih"),
    V.t("licensing", "Lizenz"), V.t("brokerage", "Vermittlung"), V.t("advertising", "Werbung"),
  ])
  private static let resourceTags = V("resource tag", [
    V.t("physical", "physisch"), V.t("intellectual", "geistig"), V.t("human", "menschlich"), V.t("financial", "finanziell"),
  ])
  private static let activityTags = V("activity tag", [
    V.t("production", "Herstellung"), V.t("problem-solving", "Problemlösung"), V.t("platform", "Plattform"),
  ])
  private static let partnerTags = V("partner tag", [
    V.t("optimisation", "Optimierung"), V.t("risk", "Risiko"), V.t("acquisition", "Akquisition"),
  ])
  private static let costTags = V("cost tag", [V.t("fixed", "fix"), V.t("variable", "variabel")])
  private static let touchpointTags = V("touchpoint tag", [
    V.t("aware", "aufmerksam werden"), V.t("consider", "abwägen"), V.t("buy", "kaufen"), V.t("onboard", "einsteigen"), V.t("use", "nutzen"),
    V.t("renew", "verlängern"), V.t("leave", "gehen"),
  ])

  /// The block of a kind that a heading names.
  package static func named(_ heading: String, in kind: Kind) -> BlockKind? {
    byHeading[kind]?[Folding.heading(heading)]
  }

  private static let byHeading: [Kind: [String: BlockKind]] = {
    var table: [Kind: [String: BlockKind]] = [:]
    for kind in Kind.allCases {
      var index: [String: BlockKind] = [:]
      for block in blocks(of: kind) {
        for heading in block.headings.de + block.headings.en + [block.rawValue] { index[Folding.heading(heading)] = block }
      }
      if !index.isEmpty { table[kind] = index }
    }
    return table
  }()
}

/// A second-level heading of a body with blocks, and what stands under it.
package struct Block: Sendable {
  /// nil: no block of that name.
  package let kind: BlockKind?
  /// The heading's text, without `##`.
  package let heading: Text
  /// Indices into the document's items.
  package let notes: [Int]
  /// The heading's node, and where the block's nodes end.
  package let node: Int
  package let end: Int
  /// Prose or anything else stands in it besides notes.
  package let hasProse: Bool
  /// Links outside of notes.
  package let links: [Int]
  /// The whole block in the file, from `##` to before the next heading.
  package let range: SourceRange
}
