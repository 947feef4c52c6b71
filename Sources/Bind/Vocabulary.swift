package import Source

/// The values that an enumerated field knows.
package struct Vocabulary: Sendable {
  package struct Term: Sendable {
    /// The English key that stands in files.
    package let key: String
    package let de: String
    package let en: String
    /// Further spellings that are understood; `fmt` writes the key.
    package let aliases: [String]

    package func label(in language: Language) -> String { language == .de ? de : en }
  }

  package let name: String
  package let terms: [Term]
  /// Unknown values are taken as they are.
  package let isOpen: Bool
  private let byFolded: [String: Int]

  package init(_ name: String, open: Bool = false, _ terms: [Term]) {
    self.name = name
    self.terms = terms
    isOpen = open
    var index: [String: Int] = [:]
    for (at, term) in terms.enumerated() {
      for spelling in [term.key, term.de] + term.aliases where index[Folding.slug(spelling)] == nil { index[Folding.slug(spelling)] = at }
    }
    byFolded = index
  }

  /// The term that a value names by its key, its German word or another spelling; case does not count.
  package func term(_ value: String) -> Term? {
    byFolded[value].map { terms[$0] } ?? byFolded[Folding.slug(value)].map { terms[$0] }
  }

  package var keys: [String] { terms.map(\.key) }

  package func nearest(to value: String) -> [(name: String, distance: Int)] {
    // A German slip is nearest to a German word; what is proposed is the key.
    var seen: Set<String> = []
    var found: [(name: String, distance: Int)] = []
    let spellings = terms.flatMap { term in ([term.key, term.de] + term.aliases).map { (term.key, $0) } }
    let hits = Bind.nearest(to: value, among: spellings.map(\.1))
    for hit in hits {
      let key = spellings.first { $0.1 == hit.name }!.0
      if seen.insert(key).inserted { found.append((key, hit.distance)) }
    }
    return found
  }

  package func extended(by extra: [String]) -> Vocabulary {
    Vocabulary(name, open: isOpen, terms + extra.filter { term($0) == nil }.map { Term(key: $0, de: $0, en: $0, aliases: []) })
  }
}

extension Vocabulary {
  /// A term whose English word is its key with spaces for hyphens.
  static func t(_ key: String, _ de: String, _ en: String? = nil, also aliases: [String] = []) -> Term {
    Term(key: key, de: de, en: en ?? String(key.map { $0 == "-" ? " " : $0 }), aliases: aliases)
  }

  package static let kind = Vocabulary("kind", [
    t("segment", "Kundensegment", "Customer segment"), t("job", "Job to Be Done", "Job to Be Done"),
    t("value-proposition", "Wertangebot", "Value proposition", also: ["Nutzenversprechen", "Wertversprechen", "Leistungsversprechen"]),
    t("business-model-canvas", "Business Model Canvas", "Business Model Canvas", also: ["Geschäftsmodell"]), t("lean-canvas", "Lean Canvas", "Lean Canvas"),
    t("customer-relationships", "Kundenbeziehungen", "Customer relationships"), t("persona", "Persona", "Persona"),
    t("target-group", "Zielgruppe", "Target group"), t("segmentation", "Segmentierung", "Segmentation"),
    t("offering", "Angebot", "Offering"), t("evidence", "Beleg", "Evidence"),
  ])
  package static let language = Vocabulary("lang", [t("de", "Deutsch", "German"), t("en", "Englisch", "English")])
  package static let status = Vocabulary("status", [
    t("brainstormed", "Gesammelt"), t("hypothesis", "Hypothese"), t("researched", "Erforscht", also: ["untersucht", "recherchiert"]),
    t("validated", "Validiert", also: ["bestätigt"]), t("retired", "Abgelegt", also: ["zurückgezogen"]),
  ])
  package static let level = Vocabulary("level", [
    t("person", "Person"), t("department", "Abteilung"), t("business-unit", "Geschäftsbereich", also: ["Sparte"]),
    t("organisation", "Organisation", also: ["organization", "Unternehmen"]), t("market", "Markt"),
  ])
  package static let segmentBase = Vocabulary("base", [
    t("hypothesis", "Hypothese"), t("market", "Markt"), t("existing-customers", "Bestandskunden"),
  ])
  package static let category = Vocabulary("category", [
    t("sociodemographic", "soziodemografisch", also: ["soziodemographisch"]), t("geographic", "geografisch", also: ["geographisch"]),
    t("psychographic", "psychografisch", also: ["psychographisch"]),
    t("behavioural", "verhaltensbezogen", also: ["behavioral", "verhaltensorientiert", "verhaltensbasiert"]), t("firmographic", "firmografisch", also: ["firmographisch"]),
  ])
  package static let nature = Vocabulary("nature", [t("explicit", "explizit"), t("implicit", "implizit")])
  package static let buyingRole = Vocabulary("buying-role", [
    t("user", "Nutzer", also: ["Nutzerin", "Nutzende", "Anwender", "Anwenderin"]), t("influencer", "Beeinflusser", also: ["Beeinflusserin"]),
    t("recommender", "Empfehler", also: ["Empfehlerin"]),
    t("economic-buyer", "Einkäufer", also: ["Einkäuferin", "Budgetverantwortlicher", "Budgetverantwortliche"]),
    t("decision-maker", "Entscheider", also: ["Entscheiderin", "Entscheidungsträger", "Entscheidungsträgerin"]), t("saboteur", "Saboteur", also: ["Saboteurin"]),
  ])
  package static let hierarchy = Vocabulary("hierarchy", [
    t("operational", "operativ"), t("middle-management", "mittleres Management"), t("executive", "Geschäftsleitung"),
  ])
  package static let valueDirection = Vocabulary("value", [t("direct", "direkt"), t("indirect", "indirekt")])
  package static let verdict = Vocabulary("verdict", open: true, [
    t("attractive", "attraktiv"), t("unattractive", "nicht attraktiv", also: ["unattraktiv"]), t("later", "später"),
  ])
  package static let segmentPurpose = Vocabulary("purpose", [
    t("problem-solution-fit", "Passung von Problem und Lösung"), t("customer-journey", "Weg des Kunden"),
    t("attractiveness", "Attraktivität"), t("relationship", "Kundenbeziehung"),
  ])
  package static let consent = Vocabulary("consent", [
    t("none", "keine"), t("internal", "intern"), t("publish", "veröffentlichen"),
  ])
  package static let jobType = Vocabulary("type", [
    t("functional", "funktional"), t("emotional", "emotional"), t("social", "sozial"), t("supporting", "unterstützend"),
  ])
  package static let supportingRole = Vocabulary("supporting-role", [
    t("buyer", "Käufer", also: ["Käuferin"]), t("co-creator", "Mitgestalter", also: ["Mitgestalterin"]), t("transferrer", "Weitergebender", also: ["Weitergebende"]),
  ])
  package static let jobLevel = Vocabulary("level", [
    t("aspiration", "Bestreben"), t("main", "Hauptaufgabe"), t("small", "Teilaufgabe"), t("micro", "Handgriff"),
  ])
  package static let mapStage = Vocabulary("stage", [
    t("define", "festlegen"), t("locate", "beschaffen"), t("prepare", "vorbereiten"), t("confirm", "bestätigen"),
    t("execute", "ausführen"), t("monitor", "überwachen"), t("modify", "anpassen"), t("conclude", "abschließen"),
  ])
  package static let expectation = Vocabulary("expectation", [
    t("required", "vorausgesetzt"), t("expected", "erwartet"), t("desired", "erwünscht"), t("unexpected", "unerwartet"),
  ])
  package static let relevance = Vocabulary("relevance", [
    t("essential", "wesentlich"), t("important", "wichtig"), t("nice-to-have", "angenehm"),
  ])
  package static let painSort = Vocabulary("sort", [
    t("undesired-outcome", "unerwünschtes Ergebnis"), t("obstacle", "Hindernis"), t("risk", "Risiko"),
  ])
  package static let severity = Vocabulary("severity", [
    t("extreme", "extrem"), t("high", "hoch"), t("moderate", "mäßig"),
  ])
  package static let alternativeType = Vocabulary("type", [
    t("product", "Produkt"), t("service", "Dienstleistung"), t("workaround", "Behelf"), t("nothing", "nichts tun", "doing nothing", also: ["nichts"]),
  ])
  package static let fit = Vocabulary("fit", [
    t("problem-solution", "Problem und Lösung"), t("product-market", "Produkt und Markt"), t("business-model", "Geschäftsmodell"),
  ])
  package static let personaBasis = Vocabulary("basis", [
    t("real-person", "wirkliche Person", also: ["real"]), t("composite", "Verdichtung"), t("fictional", "erfunden", also: ["fiktiv"]),
  ])
  package static let personaRole = Vocabulary("role", open: true, [
    t("decision-maker", "Entscheider", also: ["Entscheiderin"]), t("researcher", "Rechercheur", also: ["Rechercheurin"]), t("expert", "Experte", also: ["Expertin"]),
  ])
  package static let contributors = Vocabulary("contributors", open: true, [
    t("marketing", "Marketing"), t("sales", "Vertrieb"), t("support", "Kundendienst", "Support"), t("product", "Produkt"), t("research", "Forschung"),
  ])
  package static let usedFor = Vocabulary("used-for", open: true, [
    t("content", "Inhalte"), t("campaigns", "Kampagnen"), t("lead-management", "Lead-Management"),
  ])
  package static let segmentationBase = Vocabulary("base", [
    t("market", "Markt"), t("existing-customers", "Bestandskunden"),
  ])
  package static let segmentationPurpose = Vocabulary("purpose", open: true, [
    t("value-proposition", "Wertangebot"), t("sales", "Vertrieb"), t("marketing", "Marketing"), t("service", "Kundendienst"),
    t("quick-analysis", "schnelle Analyse"),
  ])
  package static let criterionMarket = Vocabulary("market", [t("b2b", "B2B", "B2B"), t("b2c", "B2C", "B2C")])
  package static let segmentationMethod = Vocabulary("method", [
    t("abc-analysis", "ABC-Analyse", "ABC analysis"), t("contribution-margin", "Kundendeckungsbeitrag"),
    t("customer-lifetime-value", "Kundenwert", also: ["clv"]), t("portfolio", "Portfolio"), t("scoring", "Scoring"), t("rfm", "RFM", "RFM"),
    t("cluster-analysis", "Clusteranalyse"), t("decision-tree", "Entscheidungsbaum"), t("outcome-based", "ergebnisorientiert"),
  ])
  package static let form = Vocabulary("form", [
    t("physical", "physisch"), t("intangible", "immateriell"), t("digital", "digital"), t("financial", "finanziell"),
  ])
  package static let evidenceType = Vocabulary("type", [
    t("interview", "Interview", also: ["Gespräch"]), t("switch-interview", "Wechselgespräch", also: ["Wechselinterview"]), t("survey", "Umfrage"),
    t("analytics", "Analyse"), t("crm", "CRM", "CRM"), t("observation", "Beobachtung"), t("desk-research", "Recherche"),
    t("sales-note", "Vertriebsnotiz"), t("expert", "Fachurteil", "expert opinion"),
  ])
  package static let moment = Vocabulary("moment", [
    t("first-thought", "erster Gedanke"), t("passive-looking", "beiläufige Suche"), t("active-looking", "gezielte Suche"),
    t("deciding", "Entscheidung"), t("first-use", "erste Nutzung"), t("ongoing", "laufende Nutzung"),
  ])
  package static let methods = Vocabulary("methods", [
    t("jtbd", "Jobs to Be Done", "Jobs to Be Done"), t("b2b-design", "B2B-Gestaltung", "B2B design"), t("vpc", "Value Proposition Canvas", "Value Proposition Canvas"),
    t("odi", "ergebnisorientierte Innovation", "outcome-driven work"), t("bmc", "Business Model Canvas", "Business Model Canvas"),
    t("lean", "Lean Canvas", "Lean Canvas"), t("marketing", "Marketing", "Marketing"),
  ])
  package static let market = Vocabulary("market", [
    t("b2b", "B2B", "B2B"), t("b2c", "B2C", "B2C"), t("b2b2c", "B2B2C", "B2B2C"), t("public", "öffentlich"),
  ])
  package static let mode = Vocabulary("mode", [t("design", "Gestaltung"), t("sales", "Vertrieb")])
  package static let stage = Vocabulary("stage", [
    t("idea", "Idee"), t("discovery", "Entdeckung"), t("validation", "Validierung"), t("growth", "Wachstum"),
  ])
  package static let personalData = Vocabulary("personal-data", [
    t("redact", "schwärzen"), t("with-consent", "mit Einwilligung"),
  ])
  package static let ruleSeverity = Vocabulary("severity", [
    t("off", "aus", also: ["no", "nein", "false", "none", "keine"]), t("info", "Hinweis"), t("warning", "Warnung"), t("error", "Fehler"),
  ])
  package static let changeLevel = Vocabulary("changes", [
    t("off", "aus"), t("wording", "Wortlaut"), t("review", "ansehen"), t("breaking", "brechend"),
  ])
  package static let opportunity = Vocabulary("opportunity", [t("ulwick", "Ulwick"), t("plain-gap", "einfache Lücke")])

  /// Which attributes stand under which category. Occupation and interests stand under two.
  package static let attributes: [(category: String, attributes: [Term])] = [
    ("sociodemographic", [
      t("age", "Alter"), t("gender", "Geschlecht"), t("education", "Bildung", also: ["Bildungsstand"]), t("migration-background", "Migrationshintergrund"),
      t("ethnicity", "ethnische Zugehörigkeit"), t("religion", "Religion"), t("marital-status", "Familienstand"), t("household", "Haushalt"),
      t("occupation", "Beschäftigung", also: ["Beruf"]), t("income", "Einkommen"),
    ]),
    ("geographic", [
      t("location", "Standort", also: ["Ort"]), t("region", "Region"), t("climate", "Klima"), t("urbanity", "Stadt oder Land"), t("language", "Sprache"),
      t("market-area", "Marktgebiet"),
    ]),
    ("psychographic", [
      t("activities", "Aktivitäten"), t("interests", "Interessen"), t("opinions", "Meinungen"), t("lifestyle", "Lebensstil"), t("values", "Werte"),
      t("personality", "Persönlichkeit"), t("social-status", "sozialer Status"), t("motive", "Motiv"),
    ]),
    ("behavioural", [
      t("usage", "Nutzung"), t("purchase-frequency", "Kaufhäufigkeit"), t("price-behaviour", "Preisverhalten"), t("media-use", "Mediennutzung"),
      t("interaction", "Interaktion"), t("occasion", "Anlass"), t("loyalty", "Treue"), t("channel-choice", "Kanalwahl"), t("interests", "Interessen"),
    ]),
    ("firmographic", [
      t("industry", "Branche"), t("company-size", "Unternehmensgröße"), t("revenue", "Umsatz"), t("sites", "Standorte"), t("legal-form", "Rechtsform"),
      t("technology", "Technik"), t("purchasing-process", "Einkaufsverfahren"), t("maturity", "Reifegrad"), t("occupation", "Beschäftigung", also: ["Beruf"]),
    ]),
  ]
  package static let attribute: Vocabulary = {
    var seen: Set<String> = []
    return Vocabulary("attribute", open: true, attributes.flatMap(\.attributes).filter { seen.insert($0.key).inserted })
  }()
}
