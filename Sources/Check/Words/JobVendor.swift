import Source
import Bind

extension JobForm {
  /// The word that gives the vendor away, and whether it is about selling (which sellers may do).
  static func vendor(in statement: Statement) -> (token: Statement.Token, isSelling: Bool)? {
    guard !statement.words.isEmpty else { return nil }
    switch statement.language {
    case .de: return germanVendor(statement.words)
    case .en: return englishVendor(statement.words)
    }
  }

  private static func germanVendor(_ words: [Statement.Token]) -> (token: Statement.Token, isSelling: Bool)? {
    for (at, token) in words.enumerated() {
      let next = at + 1 < words.count ? words[at + 1] : nil
      switch token.word {
      case "unser", "unsere", "unseren", "unserem", "unserer", "unseres":
        // „Unsere alten Eltern“, but „mit unserer Hilfe Steuern sparen“.
        guard let thing = words[(at + 1)...].first(where: \.isCapital), !German.isKin(thing.word) else { continue }
        if German.isOffered(thing.word) || words.contains(where: { German.callsToBuy.contains($0.word) }) { return (token, false) }
      case "uns":
        if at > 0, words[at - 1].word == "bei" && words.contains(where: { German.custom.contains($0.word) }) || words[at - 1].word == "mit" && words.contains(where: { ["zusammenarbeiten", "abschließen", "arbeiten", "wachsen"].contains($0.word) }) { return (token, false) }
        if let last = words.last?.word, ["empfehlen", "weiterempfehlen", "kontaktieren", "beauftragen", "bewerten", "buchen", "treu"].contains(last) || next?.word == "treu" { return (token, false) }
      default: break
      }
    }
    guard let last = words.last, words.count > 1 else { return nil }
    let before = words[words.count - 2]
    if let token = words.first(where: { German.isVendorNoun($0.word) }) { return (token, true) }
    // „Stammkunde werden“, „auf den Premiumtarif wechseln“: that is what the vendor wants of people.
    if last.word == "werden", let standing = words.last(where: { $0.isCapital }), ["kunde", "kundin", "abonnent", "abonnentin"].contains(where: { standing.word.hasSuffix($0) }) || standing.word.hasPrefix("premium") { return (standing, false) }
    // „Gelegenheitsleser zu Abonnenten machen“.
    if ["machen", "verwandeln", "umwandeln"].contains(last.word), let into = words.last(where: { $0.isCapital }), let at = words.lastIndex(where: { ["zu", "in", "zum", "zur"].contains($0.word) }), at > 0, German.isCustomer(into.word) || ["fürsprechern", "botschaftern", "fans", "stammkunden", "stammgästen"].contains(into.word) { return (into, true) }
    if let token = words.first(where: { $0.word.hasPrefix("premium") || $0.word.hasPrefix("bezahlversion") || $0.word.hasPrefix("vollversion") || $0.word.hasPrefix("jahresabo") || $0.word.hasPrefix("probeabo") || $0.word.hasPrefix("kostenpflichtig") }),
      ["wechseln", "upgraden", "abschließen", "umsteigen", "buchen", "kaufen", "umstellen"].contains(last.word) { return (token, false) }
    if ["upgraden", "onboarden", "upsellen", "monetarisieren", "akquirieren"].contains(last.word) { return (last, true) }
    // „Versicherungen verkaufen“; one's own things have an article or an adjective.
    if ["verkaufen", "vermarkten", "vertreiben", "bewerben"].contains(last.word), words.count == 2, before.word.hasSuffix("n") || before.word.hasSuffix("s") || before.word.hasSuffix("e") { return (last, true) }
    // „Den Umsatz je Besucher steigern“: so count those who take the money.
    if let at = words.firstIndex(where: { ["umsatz", "erlös", "ertrag", "deckungsbeitrag"].contains($0.word) }), at + 2 < words.count, ["je", "pro"].contains(words[at + 1].word),
      ["besucher", "besuch", "gast", "nutzer", "kunde", "kopf", "käufer", "patient", "mitglied", "bestellung", "kunden"].contains(words[at + 2].word) { return (words[at], true) }
    if let customers = words.first(where: { German.isCustomer($0.word) }) {
      if German.vendorVerbs.contains(last.word) || words.contains(where: { ["umsatz", "marke", "absatz", "abschlüsse", "verkäufe", "umsätze", "deals"].contains($0.word) }) { return (customers, true) }
      // „Interessenten zum Kauf bewegen“.
      if words.contains(where: { ["kauf", "abschluss", "abo", "vertragsabschluss", "upgrade", "buchung", "registrierung", "anmeldung", "bestellung", "download", "testphase", "vertrag"].contains($0.word) }), ["bewegen", "führen", "überreden", "bringen", "animieren", "verleiten", "motivieren"].contains(last.word) { return (customers, true) }
    }
    return nil
  }

  private static func englishVendor(_ words: [Statement.Token]) -> (token: Statement.Token, isSelling: Bool)? {
    for (at, token) in words.enumerated() {
      let next = at + 1 < words.count ? words[at + 1] : nil
      if token.word == "our" {
        // “Our elderly parents”, but “our support team”.
        let thing = words[(at + 1)...].prefix { !English.prepositions.contains($0.word) && !English.conjunctions.contains($0.word) }
        if let next, English.isKin(next.word) || isOfKin(next.word, thing.dropFirst().first?.word) { continue }
        if thing.contains(where: { English.isOffered($0.word) }) || English.callsToBuy.contains(words[0].word) { return (token, false) }
      }
      if token.word == "us", at > 0 {
        let before = words[at - 1].word
        if ["recommend", "contact", "choose", "trust", "rate", "hire", "call", "prefer", "favour", "favor", "review"].contains(before) { return (token, false) }
        // “Book a visit with us” does business, “have the parcels brought to us” does not: the verb tells.
        if English.prepositions.contains(before) || before == "of", let verb = words.first(where: { $0.word != "to" })?.word, English.custom.contains(verb) { return (token, false) }
      }
    }
    var rest = words[...]
    while rest.count > 1, let first = rest.first, first.word == "to" || first.word == "successfully" { rest = rest.dropFirst() }
    guard let first = rest.first else { return nil }
    let next = rest.dropFirst().first
    if ["upsell", "cross-sell", "onboard", "monetise", "monetize", "upsells"].contains(first.word) { return (first, true) }
    if ["sell", "market", "advertise"].contains(first.word), let next, !English.determiners.contains(next.word),
      !["used", "outgrown", "old", "own", "second-hand", "spare", "surplus", "unwanted", "handmade", "home-made"].contains(next.word), rest.count <= 3 { return (first, true) }
    // “Turn casual readers into subscribers”.
    if ["turn", "convert", "make"].contains(first.word), let at = rest.firstIndex(where: { $0.word == "into" }), let into = rest[at...].last(where: { English.customers.contains($0.word) || ["advocates", "fans", "payers", "patrons"].contains($0.word) }) { return (into, true) }
    if let people = rest.dropFirst().first(where: { English.customers.contains($0.word) }) {
      // “Keep visitors out of the ward”: not every visitor buys.
      if English.vendorVerbs.contains(first.word), !people.word.hasPrefix("visitor") || English.luringVerbs.contains(first.word) { return (first, true) }
      // “Turn visitors into buyers”, “get users to upgrade”.
      let tail = rest.drop { $0.range != people.range }.dropFirst()
      if ["turn", "convert", "make", "get", "persuade", "encourage", "lead", "nudge", "drive", "move", "bring", "push", "steer"].contains(first.word),
        tail.contains(where: { ["into", "buy", "spend", "upgrade", "renew", "subscribe", "purchase", "order", "pay", "sign", "come", "return"].contains($0.word) }) { return (first, true) }
    }
    if let token = rest.first(where: { English.vendorNouns.contains($0.word) }) { return (token, true) }
    for (at, token) in zip(rest.indices, rest).dropLast() where English.vendorPairs.contains(token.word + " " + rest[at + 1].word) { return (token, true) }
    if English.luringVerbs.contains(first.word), rest.contains(where: { English.guests.contains($0.word) }) { return (first, true) }
    // “Become a loyal customer”.
    if ["become", "stay", "remain"].contains(first.word), let at = rest.firstIndex(where: { ["customer", "customers", "subscriber", "subscribers", "client"].contains($0.word) }),
      at + 1 == rest.endIndex || English.prepositions.contains(rest[at + 1].word) { return (rest[at], false) }
    if first.word == "become", let token = rest.first(where: { $0.word == "premium" }) { return (token, false) }
    if ["upgrade", "switch", "move", "subscribe"].contains(first.word), let token = rest.first(where: { ["premium", "paid", "pro"].contains($0.word) }) { return (token, false) }
    return nil
  }
}

extension JobForm {
  /// The word for the segment's own people where a statement does something to them that only a seller wants: “Sell extras to patients” cannot be the patients' job.
  static func target(of statement: Statement, among people: String) -> Statement.Token? {
    let language = statement.language
    let title = people.split { !($0.isLetter || $0 == "-") }.map { $0.lowercased() }
    // The head: “market gardeners with a stall” are gardeners.
    let phrase = title.prefix { !(language == .de ? German.prepositions.contains($0) : English.prepositions.contains($0) || $0 == "who" || $0 == "of") }
    let heads = Set((language == .de ? phrase.prefix(2) : phrase.suffix(1)).map { bare($0, language) })
    let acts = language == .de ? German.sellingActs : English.sellingActs
    guard let verb = language == .de ? statement.core.last(where: { !$0.isMark }) : statement.words.first(where: { $0.word != "to" }), acts.contains(verb.word) else { return nil }
    return statement.words.first { $0.range != verb.range && $0.word.utf8.count > 3 && heads.contains(bare($0.word, language)) && (language == .en || $0.isCapital) }
  }

  private static func bare(_ word: String, _ language: Language) -> String {
    if language == .en { return English.singular(of: word) ?? word }
    var word = word
    if word.hasSuffix("innen") { return String(word.dropLast(5)) }
    for ending in ["n", "er", "e"] where word.hasSuffix(ending) && word.utf8.count > ending.utf8.count + 3 { word = String(word.dropLast(ending.utf8.count)) }
    return word
  }

  private static func isOfKin(_ adjective: String, _ noun: String?) -> Bool {
    guard let noun, English.isKin(noun) else { return false }
    return English.adjectives.contains(adjective) || English.isAdjective(adjective) || adjective.ends(["ing", "ed", "ly"]) || English.isKin(String(adjective.prefix { $0 != "'" && $0 != "’" }))
  }
}

extension German {
  /// People and things that belong to those who say “our”.
  private static let kin = wordList(
    """
    eltern kind kinder kindern kindes mutter vater oma opa großeltern familie haus wohnung garten hund katze hof auto verein vereins enkel sohn tochter leben alltag zuhause geld urlaub hochzeit gemeinde dorf straße team betrieb schule
    schulklasse klasse kita küche werkstatt praxis station wald wiese felder acker tiere pferd pferde bienen keller dach heizung ersparnisse rente zukunft beziehung ehe nachbarn nachbarschaft viertel stadt kirche chor mannschaft baby
    schwester bruder tante onkel freunde freundin freund gäste essen küche hausarbeit finanzen steuern umzug umzugs ferien erbe nachlass vorgesetzten kollegen kolleginnen büro abteilung schicht
    """)
  /// Things and people that somebody offers: „unsere Beratung“, „unser Buchungsportal“.
  static func isOffered(_ word: String) -> Bool { offered.contains { word.hasSuffix($0) || word.hasSuffix($0 + "s") || word.hasSuffix($0 + "n") || word.hasSuffix($0 + "en") || word.hasSuffix($0 + "e") } }
  private static let offered = [
    "beratung", "dienst", "service", "angebot", "app", "plattform", "produkt", "lösung", "software", "portal", "shop", "geschäft", "kurs", "schulung", "seminar", "newsletter", "website", "webseite", "hilfe", "unterstützung", "erfahrung",
    "expertise", "kompetenz", "techniker", "mitarbeiter", "experte", "fachleute", "fachkraft", "preis", "qualität", "marke", "unternehmen", "firma", "mitgliedschaft", "tarif", "abo", "paket", "sortiment", "auskunft", "planer", "hotline",
    "programm", "leistung", "tool", "system", "konfigurator", "rabatt", "gutschein", "garantie", "methode", "technologie", "versicherung", "verleih", "vermietung", "lieferservice", "kundendienst", "kundenservice", "filiale", "vertrieb", "verkäufer",
    "markenwelt", "katalog", "rechner", "akademie", "modell", "verfahren", "know-how", "fachwissen", "gerät", "assistent", "ratgeber", "blog", "kanal", "test", "aktion", "support", "demo", "sonderangebot", "kundenkonto", "bonusprogramm", "preisliste", "konditionen", "kundenkarte",
  ]
  /// What people do at a vendor's: „bei uns buchen“, but not „die Mutter bei uns pflegen“.
  static let custom = wordList(
    "buchen kaufen einkaufen bestellen vereinbaren anmelden abschließen mieten registrieren unterschreiben beauftragen anfragen informieren reservieren sammeln einlösen versichern anlegen tanken übernachten bezahlen zahlen ausprobieren testen kunde kundin mitglied")
  static let callsToBuy = wordList("nutzen verwenden kaufen vertrauen profitieren empfehlen weiterempfehlen ausprobieren testen abonnieren herunterladen installieren kennenlernen beauftragen bevorzugen abschließen beanspruchen buchen mieten wählen akzeptieren")

  static func isKin(_ word: String) -> Bool { kin.contains(word) || word.hasSuffix("kinder") || word.hasSuffix("familie") || word.hasSuffix("eltern") || word.hasSuffix("haus") || word.hasSuffix("garten") }

  static func isCustomer(_ word: String) -> Bool { customers.contains(word) || ["kunden", "kundinnen", "nutzer", "nutzern", "nutzerinnen", "käufer", "abonnenten"].contains { word.hasSuffix($0) } }
  private static let customers = wordList("kunden kundinnen nutzer nutzerinnen nutzern abonnenten abonnentinnen interessenten interessentinnen zielgruppe käufer käuferinnen kunde kundschaft website-besucher besteller leser")
  static let vendorVerbs = wordList(
    "binden aktivieren onboarden halten ansprechen überzeugen verwandeln konvertieren verkaufen zurückgewinnen gewinnen akquirieren umwandeln reaktivieren begeistern anlocken ködern werben anwerben monetarisieren bewerben zurückholen locken segmentieren")

  static func isVendorNoun(_ word: String) -> Bool { vendorNouns.contains(word) || ["leads", "conversion", "conversionrate", "kundenwert", "kundenbindung", "öffnungsrate", "öffnungsraten", "klickrate", "klickraten", "wiederkaufsrate", "kundenstamm"].contains { word.hasSuffix($0) } }
  private static let vendorNouns = wordList(
    """
    leads neukunden kundenwert conversion conversions kundenabwanderung abwanderung churn marktanteil marktanteile marktanteilen warenkorbwert warenkorb-wert abschlussquote conversion-rate absatz absatzzahlen absatzziele umsatzziele vertriebsziele
    markenbekanntheit zusatzverkäufe cross-selling upselling werbeeinnahmen vertriebspipeline bestellwert wiederkaufrate weiterempfehlungsrate kundenstamm markentreue nutzerzahlen abonnentenzahl abonnentenzahlen zusatzleistungen
    """)

  static let sellerWords: [String] = [
    "vertrieb", "verkäuf", "verkauf", "händler", "außendienst", "wiederverkäuf", "inhaber", "gründer", "selbstständig", "selbständig", "unternehmer", "marketing", "sales", "makler", "agentur", "vorstand", "vorständ",
    "geschäftsführ", "imker", "wirtin", "wirte", "winzer", "hersteller", "handwerk", "anbieter", "freiberuf", "bäuer", "bauer", "gastgeber", "produzent", "einzelhandel", "vermittler", "verleih", "vermiet", "künstler",
    "shop", "gastronom", "hotelier", "fundrais", "kaufleute", "kauffrau", "kaufmann", "account", "betreiber", "praxis", "kanzlei", "coach", "berater", "fotograf", "leiter", "manager", "filialleit",
    "verlag", "boutique", "bäcker", "metzger", "fleischer", "friseur", "florist", "gärtnerei", "tischler", "schreiner", "elektriker", "installateur", "klempner", "dachdecker", "maler", "schneider", "designer", "architekt", "anwält", "anwalt",
    "steuerberat", "zahnärzt", "therapeut", "trainer", "kursleit", "tourguide", "brauer", "cafébetreib", "start-up", "startup", "veranstalter", "theater", "museum", "verein", "stiftung", "direktor", "existenz", "sattler", "goldschmied",
    "uhrmacher", "töpfer", "landwirt", "züchter", "schäfer", "käser", "solo", "reeder", "spediteur", "autohaus", "werkstatt",
  ]
}

extension German {
  /// What a seller does with people, and nobody wants done with himself.
  static let sellingActs = wordList("verkaufen gewinnen binden bewegen überzeugen anwerben anlocken konvertieren reaktivieren zurückgewinnen umwandeln verwandeln monetarisieren akquirieren begeistern vermarkten")
}

extension English {
  /// What a seller does with people, and nobody wants done with himself.
  static let sellingActs = wordList("sell upsell cross-sell acquire convert persuade retain attract market win lure activate reactivate monetise monetize target onboard turn nudge")

  /// What people do at a vendor's: “book with us”, “buy from us”.
  static let custom = wordList(
    "book buy order sign register subscribe work stay partner consult shop bank rent advertise switch refer rely tell depend count return open save invest insure reserve collect redeem place schedule arrange make get deal trade do sell learn train spend purchase renew recommend")
  private static let kin = wordList(
    """
    medication rations
    parents child children kids mother father grandparents family house home flat garden dog cat farm car club grandchildren son daughter life money holiday wedding parish village street team school class kitchen workshop ward practice
    land fields animals horse horses bees roof heating savings pension future marriage neighbours neighbors neighbourhood community town church choir baby sister brother aunt uncle friends guests finances taxes move estate bills
    manager colleagues office department shift household allotment boat data cattle herd crops hives pets pet relatives
    """)
  /// Things and people that somebody offers: “our advice”, “our booking portal”.
  static func isOffered(_ word: String) -> Bool { offered.contains(word) || singular(of: word).map { offered.contains($0) } ?? false }
  private static let offered = wordList(
    """
    service app platform product solution software portal shop store course training seminar workshop newsletter website site help support advice consultancy consultation experience expertise competence technician expert specialist adviser
    advisor consultant price quality brand company firm membership plan subscription package range planner hotline programme program system configurator discount voucher guarantee warranty method technology insurance delivery
    offer catalogue catalog calculator academy model know-how assistant guide blog channel trial solutions sales
    """)
  static let callsToBuy = wordList("use buy try choose trust recommend subscribe download install hire benefit profit prefer purchase rent")

  static func isKin(_ word: String) -> Bool { kin.contains(word.hasSuffix("'s") || word.hasSuffix("’s") ? String(word.prefix { $0 != "'" && $0 != "’" }) : word) }

  static let customers = wordList(
    "customers customer users user subscribers subscriber prospects prospect visitors visitor audience audiences buyers buyer clients client shoppers shopper leads followers diners consumers")
  /// They are customers only to those who want to get or keep them: nurses, too, engage patients.
  static let guests = wordList("readers guests patients viewers listeners members parents students tenants drivers travellers passengers")
  static let vendorVerbs = wordList("acquire retain convert persuade activate engage win keep onboard increase reduce grow monetise monetize upsell reactivate re-engage target attract lure entice delight incentivise hook")
  static let luringVerbs = wordList("acquire convert monetise monetize upsell lure activate reactivate target")

  /// Words of those who count sales.
  static let vendorNouns = wordList(
    "leads churn conversion conversions upsells upselling cross-selling sign-ups signups funnel upgrades monetisation monetization up-sell")
  /// The same in two words.
  static let vendorPairs: Set<String> = [
    "market share", "brand awareness", "brand loyalty", "lifetime value", "order value", "basket size", "basket value", "repeat purchases", "repeat business", "sales pipeline", "sales targets", "sales target", "customer loyalty",
    "customer retention", "customer acquisition", "customer engagement", "user engagement", "user retention", "user numbers", "active users", "paying customers", "paying users", "paying subscribers", "new customers", "new subscribers", "free trial", "sales demo",
    "product demo", "app downloads", "ad revenue", "recurring revenue", "revenue per", "newsletter subscribers", "premium plan", "premium subscription", "annual plan", "annual plans", "open rate", "open rates", "click rate", "customer base", "user base", "retention rate", "brand recognition", "page views",
    "loyalty programme", "loyalty program", "loyalty scheme", "subscriber numbers", "loyal customers", "subscribers engaged", "users engaged", "customers engaged",
  ]

  /// They own something, but they do not sell.
  static let privateOwners = ["home owner", "homeowner", "house owner", "dog owner", "cat owner", "pet owner", "car owner", "horse owner", "boat owner", "bike owner", "flat owner", "garden owner", "landowner", "allotment owner", "property owner"]

  static let sellerWords: [String] = [
    "sales", "seller", "dealer", "owner", "founder", "freelance", "self-employed", "marketing", "merchant", "retail", "vendor", "agent", "agenc", "shop", "host", "landlord", "beekeeper", "grower", "farmer", "maker",
    "craftspe", "manager", "committee", "photograph", "entrepreneur", "trader", "broker", "consultant", "coach", "wholesal", "publisher", "restaurat", "hotelier", "fundrais", "account exec", "practice", "creator", "artist",
    "baker", "butcher", "florist", "hairdress", "barber", "carpenter", "plumber", "electrician", "roofer", "joiner", "tailor", "designer", "architect", "lawyer", "solicitor", "accountant", "dentist", "vet ", "vets", "therapist", "trainer",
    "tutor", "guide", "brewer", "publican", "innkeeper", "caterer", "chef", "organiser", "organizer", "director", "ceo", "head of", "business", "start-up", "startup", "firm", "company", "companies", "chair", "charit", "theatre",
    "museum", "florist", "potter", "builder", "decorator", "mechanic", "garage", "brand", "product team", "store", "salon", "studio", "café", "cafe", "pub ", "pubs", "jewel", "breeder", "importer", "exporter", "producer", "operator", "author",
    "musician", "treasurer", "bookseller", "grocer", "stall", "self employed", "solo", "nurseries",
  ]
}
