import Source
import Bind

extension JobForm {
  /// A wish of how to be: „Glücklich sein“, “Be a good host”.
  static func isAspiration(_ statement: Statement, _ document: Document) -> Bool {
    if document.isFelt || document.record.choice("level") == "aspiration" { return false }
    let words = Array(statement.core.filter { !$0.isMark })
    guard words.count > 1 || statement.words.count == 1, !words.isEmpty else { return false }
    switch statement.language {
    case .de: return germanWish(words)
    case .en: return englishWish(words)
    }
  }

  private static func germanWish(_ words: [Statement.Token]) -> Bool {
    guard words.count > 1, let last = words.last else { return false }
    let before = words[words.count - 2], rest = words.dropLast()
    func has(_ sought: Set<String>) -> Bool { rest.contains { sought.contains($0.word) } }
    let isReflexive = has(["sich", "mich", "uns"])
    switch last.word {
    case "sein":
      // „Zu Hause sein“, „rechtzeitig da sein“: a place to be at, not a way to be.
      return !["da", "dort", "hier", "dabei", "zurück", "zuhause", "hause", "vorbereitet", "informiert", "erreichbar", "versichert", "abgesichert", "angemeldet", "anwesend"].contains(before.word)
        && !(before.isCapital && rest.contains { ["am", "beim", "zum", "vor"].contains($0.word) })
    case "werden":
      if German.standings.contains(before.word) || German.standings.contains(where: { before.word.hasSuffix($0) && $0.utf8.count > 6 }) { return false }
      // „Die Papiere loswerden“ is one word; „fertig werden“ ends.
      if ["fertig", "los", "einig", "satt"].contains(before.word) { return false }
      return !isGermanParticiple(before.word) || before.word == "bekannt"
    case "bleiben":
      // „In Verbindung bleiben“ is an act, „gesund bleiben“ a state.
      if before.word == "wach" || before.word == "auf" { return false }
      if before.isCapital { return words.count == 2 }
      return !German.prepositions.contains(before.word) && !["zu", "da", "dran", "liegen", "sitzen", "stehen", "wach", "daheim", "dort", "hier", "auf"].contains(before.word)
    case "genießen": return !has(["essen", "kaffee", "frühstück", "mahlzeit", "konzert", "wein", "abendessen"])
    case "fühlen": return isReflexive
    case "wohlfühlen": return isReflexive || before.word == "wohl"
    case "leben", "wohnen": return German.waysToLive.contains(before.word)
    case "altern", "älterwerden": return true
    case "führen": return before.word == "leben"
    case "haben":
      return has(German.goodsOfLife) && !has(["termin", "gespräch", "besuch"])
    case "finden", "erlangen", "erreichen", "gewinnen", "leben,": return German.goodsOfLife.contains(before.word) && !has(["zeit"])
    case "verwirklichen", "entfalten", "verwirklichen,": return isReflexive
    case "mithalten", "dazugehören": return words.count <= 3
    default: return false
    }
  }

  private static func englishWish(_ words: [Statement.Token]) -> Bool {
    var rest = words[...]
    if rest.first?.word == "to" { rest = rest.dropFirst() }
    while rest.count > 2, let first = rest.first, first.word == "always" || first.word == "simply" || first.word == "just" { rest = rest.dropFirst() }
    guard let verb = rest.first?.word else { return false }
    let next = rest.dropFirst().first?.word, behind = rest.dropFirst(2).first?.word
    func has(_ sought: Set<String>) -> Bool { rest.contains { sought.contains($0.word) } }
    switch verb {
    case "be":
      guard let next else { return false }
      // “Be at the gate on time” is an act that ends, “be in control” is not.
      if English.prepositions.contains(next) { return behind.map { ["control", "charge", "peace", "love", "harmony", "shape", "ease", "balance"].contains($0) } ?? false }
      if ["there", "home", "back", "ready", "able", "away", "here", "present", "notified", "alone", "early", "late", "done", "finished", "covered", "insured"].contains(next) { return false }
      return !isEnglishParticiple(next) || English.statesLikeParticiples.contains(next)
    case "become":
      guard let next else { return false }
      if isEnglishParticiple(next), !English.statesLikeParticiples.contains(next) { return false }
      // “Become a registered nurse” ends with a paper in the hand.
      return !has(English.standings)
    case "enjoy":
      return next != nil && !has(["meal", "dinner", "lunch", "breakfast", "coffee", "film", "concert", "book", "show", "match", "drink", "tea"])
    case "feel": return next.map { !["for", "the", "a", "an"].contains($0) } ?? false
    case "stay", "remain", "keep", "get", "grow", "look": return next.map { English.states.contains($0) && (verb != "get" && verb != "look" || behind == nil || English.prepositions.contains(behind!) || behind == "and") } ?? false
    case "have": return has(English.goodsOfLife)
    case "find", "achieve", "gain", "attain", "seek", "reach": return rest.dropFirst().prefix(3).contains { English.goodsOfLife.contains($0.word) } && !has(["insurance", "care"])
    case "live":
      if next.map({ English.determiners.contains($0) }) == true { return has(["life", "lifestyle", "dream"]) }
      return next.map { $0.hasSuffix("ly") || ["well", "longer"].contains($0) || ($0 == "in" && behind.map { ["peace", "harmony", "comfort", "dignity"].contains($0) } ?? false) } ?? false
    case "lead": return rest.last?.word == "life" || rest.last?.word == "lives"
    case "age", "retire": return next.map { ["well", "gracefully", "happily", "happy", "healthily"].contains($0) || ($0 == "with" && behind == "dignity") } ?? false
    case "love": return rest.last.map { ["life", "job", "work", "myself", "body"].contains($0.word) } ?? false
    case "thrive", "flourish", "belong", "succeed", "matter": return rest.count == 1 || next.map { ["at", "as", "in", "to"].contains($0) } ?? false
    case "make": return rest.map(\.word).joined(separator: " ").hasPrefix("make a difference") || has(["proud"])
    default: return false
    }
  }

  /// „erinnert“, „abgeholt“, „informiert“, „verstanden“.
  private static func isGermanParticiple(_ word: String) -> Bool {
    if German.adjectivesLikeParticiples.contains(word) { return false }
    if word.hasSuffix("iert") { return true }
    guard word.hasSuffix("t") || word.hasSuffix("en") else { return false }
    if word.hasPrefix("ge") && word.utf8.count > 4 { return true }
    for prefix in ["be", "er", "ver", "ent", "zer", "über", "unter", "miss", "hinter", "wider", "wieder"] where word.hasPrefix(prefix) && word.utf8.count > prefix.utf8.count + 3 { return true }
    for prefix in [
      "ab", "an", "auf", "aus", "ein", "zurück", "mit", "nach", "vor", "zu", "weiter", "durch", "her", "hin", "um", "fest", "frei", "wieder", "heim", "los", "wahr", "statt", "teil", "krank", "gut", "gleich", "zusammen", "bereit", "ernst", "weg",
      "hinzu", "heraus", "herein", "hinein", "vorbei", "dazu", "fertig", "kennen", "groß", "hoch", "nieder", "gegen",
    ] where word.hasPrefix(prefix) {
      let rest = word.dropFirst(prefix.count)
      if ["ge", "be", "ver", "er", "ent"].contains(where: { rest.hasPrefix($0) && rest.utf8.count > $0.utf8.count + 2 }) { return true }
    }
    return false
  }

  private static func isEnglishParticiple(_ word: String) -> Bool {
    word.ends(["ed"]) || English.irregularParticiples.contains(word)
  }
}

extension German {
  /// States that look like the passive of a verb.
  static let adjectivesLikeParticiples = wordList(
    """
    bekannt berühmt beliebt selbstbewusst gesund erwachsen verheiratet begeistert erfolgreich vermögend unbeschwert entspannt verantwortlich gelassen gerecht geschickt eben unabhängig angesehen begehrt gefragt gebildet gelehrt
    belastbar bescheiden besonnen erfahren gefestigt geerdet
    """)

  /// Ways to be, with „leben“: one wishes for them and is never done.
  static let waysToLive = wordList(
    """
    glücklich gesund nachhaltig bewusst unabhängig selbstbestimmt selbstständig selbständig frei sorgenfrei schuldenfrei würdevoll würde zufrieden länger gesünder umweltbewusst klimaneutral minimalistisch autark harmonie frieden entspannt
    erfüllt sinnvoll besser sicher stressfrei unbeschwert freiheit wohlstand
    """)

  /// What everybody wants of life.
  static let goodsOfLife = wordList(
    """
    glück zufriedenheit erfüllung sinn freiheit seelenfrieden gelassenheit ruhe frieden selbstbewusstsein selbstvertrauen anerkennung erfolg wohlstand reichtum lebensqualität lebensfreude leben kindheit balance ausgeglichenheit unabhängigkeit
    lebensglück ansehen spaß freude harmonie
    """)

  /// One becomes that on a day that can be named.
  static let standings = wordList(
    "mitglied mieter eigentümer eigentümerin vormund pate patin staatsbürger staatsbürgerin pflegeeltern gesellschafter genossenschaftsmitglied rechtskräftig gültig wirksam fällig volljährig schwanger ausbilder meister meisterin")
}

extension English {
  static let states = wordList(
    "healthy fit happy young safe calm independent strong competitive relevant active well sane positive motivated rich famous slim wealthy thin beautiful old sober curious mobile creative confident attractive good great younger healthier fitter stronger wiser productive")
  static let irregularParticiples = wordList("told paid seen found given taken held kept met sent taught shown driven chosen built brought made heard read known understood left let fed led caught put cut set hit")

  /// States that look like the passive of a verb.
  static let statesLikeParticiples = wordList(
    """
    known respected organised organized relaxed motivated satisfied contented experienced talented gifted skilled balanced fulfilled loved needed admired inspired determined focused focussed confident self-employed well-rested well-read
    well-liked well-organised well-informed educated accomplished celebrated
    """)

  /// One becomes that on a day that can be named.
  static let standings = wordList("member citizen registered certified licensed qualified chartered accredited eligible tenant resident homeowner guardian trustee naturalised aware")

  /// What everybody wants of life.
  static let goodsOfLife = wordList(
    "life peace childhood freedom career happiness fulfilment fulfillment meaning purpose success satisfaction confidence serenity calm wealth fame recognition self-confidence independence wellbeing well-being harmony balance joy contentment marriage fun")
}
