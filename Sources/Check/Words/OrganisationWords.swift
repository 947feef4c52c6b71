import Source

/// Words that speak of organisations, and words that speak of the people in them.
struct OrganisationWords: Sendable {
  /// Whole words, in lower case.
  let organisations: Set<String>
  /// Endings of such words, as in `Energiesparte`.
  let endings: [String]
  /// Whole words, in lower case, that speak of persons.
  let persons: Set<String>
  /// Endings of nouns for people, as in `Disponenten`.
  let personEndings: [String]
  /// Words with such an ending that are firms or things all the same.
  let noPersons: Set<String>
  /// Such nouns begin with a capital, so that adjectives with the same ending are told apart.
  let personsAreCapitalised: Bool

  /// Legal forms stand in names of firms in any language; they are written just so.
  static let legalForms: Set<String> = [
    "AG", "GmbH", "SE", "KG", "KGaA", "OHG", "UG", "eG", "eV", "mbH", "GbR", "gGmbH", "Inc", "Ltd", "LLC", "PLC", "Corp", "SA", "NV", "BV", "Oy", "AB",
  ]

  static func of(_ language: Language) -> OrganisationWords { language == .de ? .de : .en }

  /// The word by which a title gives away that it names an organisation and no people; nil where it names people.
  func organisation(in title: String) -> String? {
    let title = title.replacing("e.V.", with: "eV").replacing("e. V.", with: "eV")
    let words = title.split { !($0.isLetter || $0.isNumber || $0 == "-") }.map(String.init)
    guard let found = words.first(where: { OrganisationWords.legalForms.contains($0) }) ?? head(of: words).flatMap({ isOrganisation($0) ? $0 : nil }) else { return nil }
    // “Teams of nurses” are nurses; what a business is there with, “with up to ten employees”, describes it.
    let telling = words.drop { articles.contains($0.lowercased()) }.prefix { !["mit", "with", "having", "using", "für", "for", "unter", "under", "bis", "ohne", "without"].contains($0.lowercased()) }
    return telling.contains { !isOrganisation($0) && isPerson($0) } ? nil : found
  }

  /// The noun that says what the title speaks of: in German the first, behind adjectives; in English the last before a preposition or a clause.
  private func head(of words: [String]) -> String? {
    if personsAreCapitalised {
      // „Klein- und Mittelbetriebe“, „kleine und mittelständische Unternehmen“: what is joined is said of one noun.
      let words = words.filter { $0 != "und" && $0 != "oder" && !$0.hasSuffix("-") }.drop { articles.contains($0.lowercased()) }
      guard let first = words.first else { return nil }
      // „Kleine regionale Brauereien“ are breweries, „Betreiber kleiner Kinos“ operators: an adjective agrees with what follows.
      var at = words.startIndex
      while at + 1 < words.endIndex, isAdjective(words[at]), !isOrganisation(words[at]), words[at + 1].first?.isUppercase == true || words[at].hasSuffix("e") && words[at + 1].hasSuffix("e") && !articles.contains(words[at + 1]) { at += 1 }
      return words[at].first?.isUppercase == true ? words[at] : first
    }
    let phrase = words.enumerated().prefix { at, word in
      let lower = word.lowercased()
      return !English.prepositions.contains(lower) && !["who", "that", "which", "whose", "where", "when"].contains(lower) && !(at > 0 && lower.hasSuffix("ing"))
    }
    // “Enterprise clients” are firms, “bank customers” are people.
    if phrase.count > 1, let head = phrase.last?.element.lowercased(), ["customers", "clients", "accounts", "buyers"].contains(head) {
      let before = phrase.dropLast().last!.element
      return ["enterprise", "business", "company", "sme", "smb"].contains(before.lowercased()) ? before : head
    }
    return phrase.last?.element
  }

  private var articles: Set<String> { ["der", "die", "das", "alle", "viele", "unsere"] }

  private func isAdjective(_ word: String) -> Bool {
    let lower = word.lowercased()
    return lower.hasSuffix("e") || lower.hasSuffix("en") || lower.hasSuffix("er") || lower.hasSuffix("es") || articles.contains(lower)
  }

  private func isOrganisation(_ word: String) -> Bool {
    if OrganisationWords.legalForms.contains(word) { return true }
    let lower = word.lowercased()
    if organisations.contains(lower) { return true }
    // `IT-Abteilung` is an `Abteilung`.
    if let last = lower.split(separator: "-").last, last.count < lower.count, organisations.contains(String(last)) { return true }
    return endings.contains { lower.hasSuffix($0) }
  }

  private func isPerson(_ word: String) -> Bool {
    let lower = word.lowercased()
    if persons.contains(lower) { return true }
    if noPersons.contains(lower) || lower.count < 5 { return false }
    if personsAreCapitalised, word.first?.isUppercase != true { return false }
    return personEndings.contains { lower.hasSuffix($0) }
  }
}

extension OrganisationWords {
  static let de = OrganisationWords(
    organisations: [
      "kmu", "firma", "firmen", "unternehmen", "konzern", "konzerne", "mittelstand", "betrieb", "betriebe", "sparte", "sparten", "abteilung", "abteilungen",
      "bereich", "bereiche", "behörde", "behörden", "amt", "ämter", "verwaltung", "verwaltungen", "kommune", "kommunen", "verein", "vereine", "verband",
      "verbände", "club", "clubs", "branche", "branchen", "organisation", "organisationen", "institution", "institutionen", "agentur", "agenturen", "büro",
      "büros", "kanzlei", "kanzleien", "praxis", "praxen", "klinik", "kliniken", "krankenhaus", "krankenhäuser", "schule", "schulen", "hochschule",
      "hochschulen", "universität", "universitäten", "hotel", "hotels", "apotheke", "apotheken", "museum", "museen", "theater", "verlag", "verlage", "gericht", "gerichte", "gemeinde", "gemeinden", "genossenschaft", "genossenschaften", "kita", "kitas", "laden", "läden",
      "restaurant", "restaurants", "werkstatt", "werkstätten", "labor", "labore", "institut", "institute", "fabrik", "fabriken", "bank", "banken", "versicherung", "versicherungen", "stiftung", "stiftungen", "startup", "startups",
      "start-up", "start-ups", "team", "teams", "stadtwerke", "filiale", "filialen", "firmenkunden", "geschäftskunden", "großkunden", "unternehmenskunden",
    ],
    endings: [
      "unternehmen", "konzern", "konzerne", "sparte", "sparten", "abteilung", "abteilungen", "behörde", "behörden", "verein", "vereine", "verband", "verbände",
      "schulen", "dienste", "hotels", "eien", "werke", "kassen", "häuser", "läden", "heime", "ämter", "gerichte", "kitas", "gemeinden", "verlage", "institute", "genossenschaften", "gesellschaften", "restaurants", "museen", "apotheken", "feuerwehr", "feuerwehren", "stätten", "orchester", "speditionen", "bibliotheken", "redaktionen", "fraktionen", "kirchen", "stationen", "zentren", "innungen", "kammern", "ministerien", "akademien",
      "studios", "salons", "cafés", "kinos", "fabriken", "höfe", "märkte", "chöre", "klöster", "labore",
      "branche", "branchen", "agentur", "agenturen", "kanzlei", "kanzleien", "praxen", "kliniken", "krankenhäuser", "betriebe", "firma", "firmen",
      "organisationen", "verwaltung", "verwaltungen", "firmenkunden",
    ],
    persons: [
      "die", "wer", "menschen", "leute", "personen", "person", "frauen", "männer", "chef", "chefs", "vorstände", "angestellte", "beschäftigte",
      "mitarbeitende", "selbständige", "selbstständige", "studierende", "azubis", "profis", "fachkräfte", "führungskräfte", "wie",
    ],
    personEndings: [
      "er", "erin", "innen", "ende", "enden", "leute", "kräfte", "isten", "ist", "istin", "enten", "ent", "entin", "anten", "ant", "antin", "eure", "eur", "eurin",
      "oren", "or", "orin", "ärzte", "anwälte", "experten",
    ],
    noPersons: [
      "partner", "anbieter", "hersteller", "betreiber", "zulieferer", "dienstleister", "versicherer", "netzbetreiber", "häuser", "länder", "bundesländer", "händler",
      "management", "segment", "sektor", "kantor", "labor", "motor", "faktor",
    ],
    personsAreCapitalised: true)

  static let en = OrganisationWords(
    organisations: [
      "enterprise", "enterprises", "company", "companies", "business", "businesses", "firm", "firms", "corporation", "corporations", "department", "departments",
      "division", "divisions", "unit", "units", "agency", "agencies", "organisation", "organisations", "organization", "organizations", "office", "offices",
      "team", "teams", "industry", "industries", "sector", "sectors", "smb", "smbs", "sme", "smes", "startup", "startups", "start-up", "start-ups", "institution",
      "institutions", "university", "universities", "school", "schools", "hospital", "hospitals", "bank", "banks", "club", "clubs", "association", "associations",
      "nonprofit", "nonprofits", "non-profits", "ngo", "ngos", "authority", "authorities", "municipality", "municipalities", "government", "governments",
      "hotel", "hotels", "restaurant", "restaurants", "dairy", "dairies", "bakery", "bakeries", "brewery", "breweries", "utility", "utilities", "council", "councils", "shop", "shops", "store", "stores", "clinic", "clinics", "surgery", "surgeries",
      "charity", "charities", "factory", "factories", "workshop", "workshops", "library", "libraries", "museum", "museums", "church", "churches", "court", "courts", "ministry", "ministries", "theatre", "theatres", "studio", "studios", "salon", "salons",
      "pharmacy", "pharmacies", "farm", "farms", "brand", "brands", "airline", "airlines", "cooperative", "cooperatives", "union", "unions", "lab", "labs", "laboratory", "laboratories", "nursery", "nurseries", "kindergarten", "kindergartens", "services",
      "societies", "college", "colleges", "publisher", "publishers", "manufacturer", "manufacturers", "retailers", "wholesalers", "insurers", "consultancy", "consultancies", "brigade", "brigades", "orchestra", "orchestras", "choir", "choirs", "newspapers", "parishes", "garages", "gyms", "cinemas", "monasteries", "ministries", "cafés", "pubs", "theaters", "centers", "centres",
    ],
    endings: [],
    persons: [
      "who", "people", "persons", "person", "women", "men", "staff", "head", "heads", "chief", "ceo", "cto", "cfo", "cio", "nurse", "nurses", "parents", "freelancers",
      "professionals", "employees", "assistants", "executives", "like", "manager", "leader", "buyer", "owner", "founder", "engineer", "director", "officer",
      "developer", "designer", "planner", "worker", "teacher", "student", "students",
    ],
    personEndings: ["ers", "ors", "ists", "ians", "ants"],
    noPersons: [
      "customers", "suppliers", "providers", "carriers", "retailers", "manufacturers", "wholesalers", "dealers", "vendors", "publishers", "insurers", "others", "members",
      "restaurants", "plants", "sectors", "subscribers", "numbers", "centers", "orders", "computers", "servers",
    ],
    personsAreCapitalised: false)
}
