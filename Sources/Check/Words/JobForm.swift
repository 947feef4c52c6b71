import Source
import Bind

extension Document {
  /// The title of a job that is looked at, read as a statement.
  var jobStatement: Statement? {
    guard kind == .job, status != "retired", let title, !title.string.isEmpty else { return nil }
    return Statement(title, language)
  }

  /// The job is about feeling or being seen: it has forms of its own (`emotional-social-form`).
  var isFelt: Bool {
    let type = record.choice("type")
    return type == "emotional" || type == "social"
  }
}

/// What the form of a job's statement gives away.
enum JobForm {
  enum Fault: Equatable {
    /// A whole sentence, with `ich` or `I`.
    case sentence
    /// A noun where an act should be; the verb it was made of, where that is known.
    case noun(verb: String?)
  }

  /// Why a statement is certainly not an act; nil where it may be one.
  static func fault(of statement: Statement, _ settings: Settings) -> Fault? {
    guard let first = statement.words.first else { return nil }
    switch statement.language {
    case .de: return german(statement, first, settings)
    case .en: return english(statement, first, settings)
    }
  }

  private static func german(_ statement: Statement, _ first: Statement.Token, _ settings: Settings) -> Fault? {
    if first.word == "ich" || first.word == "wir" { return .sentence }
    // The verb may stand at the end of any part: „Möbel, Bücher und Hausrat transportieren“, „Prüfen, ob …“.
    var part: [Statement.Token] = []
    for token in statement.core + [Statement.Token(word: ",", range: 0..<0, isCapital: false, isMark: true)] {
      guard token.isMark else { part.append(token); continue }
      if let last = part.last {
        if !last.isCapital || (part.count == 1 && last.range == first.range), isAct(last, alone: part.count == 1, settings) { return nil }
      }
      part = []
    }
    if opens(first, before: statement.words.dropFirst().first, settings) { return nil }
    // „Wissen, wann …“: what looks like a noun has a clause of its own.
    if statement.core.count == 1, statement.tokens.count > 1, German.isInfinitive(first.word) { return nil }
    return .noun(verb: German.verb(of: first.word) ?? statement.words.lazy.filter(\.isCapital).compactMap { German.verb(of: $0.word) }.first)
  }

  /// An infinitive at the end of a German statement.
  private static func isAct(_ token: Statement.Token, alone: Bool, _ settings: Settings) -> Bool {
    let word = token.word
    if settings.knows(word, as: .verb) { return true }
    if alone, token.isCapital {
      return word.ends(["en", "ern", "eln"]) && !German.nouns.contains(word) && !word.ends(German.nounEndings)
    }
    if German.notVerbs.contains(word) || German.determiners.contains(word) { return false }
    return word.ends(["en", "eln", "ern"]) || word == "tun" || word == "sein" || word.hasSuffix("tun")
  }

  /// A statement that begins with its verb: „Finde …“, „Wissen, wann …“.
  private static func opens(_ first: Statement.Token, before next: Statement.Token?, _ settings: Settings) -> Bool {
    let word = first.word
    if settings.knows(word, as: .verb) { return true }
    guard !German.nouns.contains(word) else { return false }
    if word == "sei" || word == "vermeide" { return true }
    if let next, German.prepositions.contains(next.word), word.ends(["en"]) { return false }
    return German.isInfinitive(word) || German.isInfinitive(word + "n") || (word.hasSuffix("e") && German.isInfinitive(word + "n"))
  }

  private static func english(_ statement: Statement, _ opening: Statement.Token, _ settings: Settings) -> Fault? {
    var words = statement.core.filter { !$0.isMark }[...]
    while words.count > 1, let first = words.first, first.word == "to" || first.word == "not" || first.word == "never" || isAdverb(first.word) { words = words.dropFirst() }
    guard let first = words.first else { return nil }
    let word = first.word
    if English.pronouns.contains(word) || word == "i'm" || word == "i’m" { return .sentence }
    if settings.knows(word, as: .verb) { return nil }
    if English.determiners.contains(word) { return .noun(verb: verb(in: words)) }
    let next = words.dropFirst().first?.word
    if English.thingOpeners.contains(word) {
      // “Access patient records” and “Quick a decision” differ by what follows.
      if next == nil || English.prepositions.contains(next!) || word != "access" { return .noun(verb: verb(in: words)) }
    }
    if let next, English.openingNouns.contains(word), !English.determiners.contains(next), !English.prepositions.contains(next) { return .noun(verb: verb(in: words)) }
    // “Supply of fresh meat”.
    if next == "of", !English.verbsWithOf.contains(word) { return .noun(verb: nil) }
    if English.isVerb(word) { return nil }
    guard next != nil else { return word.ends(["ate", "fy", "ise", "ize"]) ? nil : .noun(verb: English.verb(of: word)) }
    if word.ends(English.nounEndings) { return .noun(verb: English.verb(of: word)) }
    // “Seasonal menus”, “peaceful nights”: an adjective with a noun of its own behind it.
    if let next, English.isAdjective(word), !English.determiners.contains(next), !English.prepositions.contains(next) { return .noun(verb: nil) }
    // “Fleet management”, “Meal planning for the week”: a noun that ends in another one.
    let phrase = words.prefix { !English.prepositions.contains($0.word) }
    if phrase.count <= 3, phrase.count > 1, !phrase.contains(where: { English.determiners.contains($0.word) }), let head = phrase.last, head.word.ends(English.nounEndings), !English.thingsInIng.contains(head.word) {
      return .noun(verb: English.verb(of: head.word))
    }
    return nil
  }

  private static func isAdverb(_ word: String) -> Bool { word.ends(["ly"]) && !English.plainAdverbs.contains(word) && !English.isVerb(word) }

  private static func verb(in words: ArraySlice<Statement.Token>) -> String? {
    words.lazy.compactMap { English.verb(of: $0.word) }.first
  }

  /// The conjunction that joins two acts; nil where it joins two things.
  static func conjunction(in statement: Statement) -> Statement.Token? {
    let core = Array(statement.core)
    switch statement.language {
    case .de: return german(conjunctionIn: core)
    case .en: return english(conjunctionIn: core)
    }
  }

  private static func german(conjunctionIn tokens: [Statement.Token]) -> Statement.Token? {
    for (at, token) in tokens.enumerated() where at > 0 && at + 1 < tokens.count && German.conjunctions.contains(token.word) {
      let before = tokens[at - 1], after = tokens[at + 1]
      guard !before.isMark, before.word.last != "-", before.word.ends(["en", "eln", "ern"]) || before.word == "tun", !German.notVerbs.contains(before.word) else { continue }
      let isFirst = at == 1
      if before.isCapital {
        // „Einkaufen und kochen“; not „Lesen und Schreiben lernen“.
        guard isFirst, !after.isCapital, German.isInfinitive(before.word), !German.nouns.contains(before.word) else { continue }
        return token
      }
      guard !isFirst else { continue }
      // „die alten und neuen Leitungen“: an adjective follows what a verb does not follow.
      let previous = tokens[at - 2]
      let isAttribute = German.determiners.contains(previous.word) || German.prepositions.contains(previous.word)
      if isAttribute && !German.isInfinitive(before.word) { continue }
      if !German.isInfinitive(before.word), !after.isCapital, at + 2 < tokens.count, tokens[at + 2].isCapital, after.word.ends(["en"]), !German.isInfinitive(after.word) { continue }
      return token
    }
    return nil
  }

  private static func english(conjunctionIn tokens: [Statement.Token]) -> Statement.Token? {
    let firstVerb = tokens.firstIndex { !$0.isMark && $0.word != "to" && $0.word != "not" && !isAdverb($0.word) } ?? 0
    for (at, token) in tokens.enumerated() where at > 0 && at + 1 < tokens.count && English.conjunctions.contains(token.word) {
      var next = at + 1
      // “Safely and cheaply ship furniture”: two qualities are two gains in one job.
      if at == 1, isAdverb(tokens[0].word), isAdverb(tokens[next].word) { return token }
      if isAdverb(tokens[next].word) { next += 1 }
      if next < tokens.count, tokens[next].word == "to" { next += 1 }
      guard next < tokens.count, !tokens[next].isMark else { continue }
      let before = tokens[..<at]
      if before.contains(where: { $0.word == "whether" || $0.word == "who" || $0.word == "what" || $0.word == "how" }) { continue }
      // “Learn to read and write”: one act whose complement has two words.
      if let to = before.lastIndex(where: { $0.word == "to" }), to > firstVerb, to + 1 < at, English.isVerb(before[to + 1].word), to + 2 == at { continue }
      let word = tokens[next].word
      guard English.isVerb(word) else { continue }
      if !English.isVerb(tokens[firstVerb].word) { continue }
      // “Screen, select and invite”: nothing but verbs and commas.
      let row = before.dropFirst(firstVerb)
      if row.enumerated().allSatisfy({ $0 % 2 == 0 ? English.isVerb($1.word) : $1.word == "," }), row.count % 2 == 1 || row.last?.word == "," { return token }
      if English.isPlainVerb(word) { return token }
      let follower = next + 1 < tokens.count ? tokens[next + 1] : nil
      guard let follower, !follower.isMark else { continue }
      // “Hand over the keys”: a particle with an object behind it.
      if English.prepositions.contains(follower.word), next + 2 < tokens.count, ["over", "in", "on", "down", "away", "through"].contains(follower.word), English.determiners.contains(tokens[next + 2].word),
        !["on", "in", "through"].contains(follower.word) || English.isPlainVerb(word) { return token }
      if English.determiners.contains(follower.word) || ["them", "it", "him", "us", "me", "up", "out", "off", "back"].contains(follower.word) { return token }
      let previous = at >= 2 ? tokens[at - 2].word : ""
      if !English.prepositions.contains(follower.word), !English.conjunctions.contains(follower.word), !English.determiners.contains(previous) { return token }
    }
    return nil
  }
}

extension JobForm {
  struct FoundQuality {
    let token: Statement.Token
    let quality: Quality
    /// What would have to go: the word, and what only carried it („auf einfache Weise“).
    let phrase: Range<Int>
  }

  /// The first word that says how well instead of what.
  static func quality(in statement: Statement, _ settings: Settings, object: String?) -> FoundQuality? {
    let words = Array(statement.core.filter { !$0.isMark })
    let ownObject = object.map { wordList($0.lowercased()) } ?? []
    for (at, token) in words.enumerated() {
      let word = token.word
      let next = at + 1 < words.count ? words[at + 1] : nil
      if ownObject.contains(word) || settings.knows(word, as: .object) { continue }
      let pair = next.map { word + "-" + $0.word } ?? ""
      switch statement.language {
      case .de:
        if token.isCapital && at > 0 { continue }
        guard let hit = German.quality(word), !German.fixedPhrases.contains(pair) else { continue }
        // „Auf einfache Weise“ goes as a whole.
        if at > 0, let next, next.word == "weise" || next.word == "art", words[at - 1].word == "auf" {
          return FoundQuality(token: token, quality: hit.quality, phrase: words[at - 1].range.lowerBound..<next.range.upperBound)
        }
        return FoundQuality(token: token, quality: hit.quality, phrase: token.range)
      case .en:
        if English.fixedPhrases.contains(pair) { continue }
        if let quality = English.qualities[word] {
          // “Break a fast”, “hold fast”: the adjective stands before a noun, the adverb at an end.
          if word == "fast", at > 0, English.determiners.contains(words[at - 1].word), next == nil || English.prepositions.contains(next!.word) { continue }
          return FoundQuality(token: token, quality: quality, phrase: token.range)
        }
        if isAdverb(word), !word.hasSuffix("ally"), at == 0 || next == nil || !token.isCapital { return FoundQuality(token: token, quality: .other, phrase: token.range) }
      }
    }
    return nil
  }

  /// A wish of how to be: „Glücklich sein“, “Be a good host”.
  static func isAspiration(_ statement: Statement, _ document: Document) -> Bool {
    if document.isFelt || document.record.choice("level") == "aspiration" { return false }
    let words = Array(statement.core.filter { !$0.isMark })
    guard words.count > 1 || statement.words.count == 1, let first = words.first, let last = words.last else { return false }
    switch statement.language {
    case .de:
      let before = words.count > 1 ? words[words.count - 2] : nil
      switch last.word {
      case "sein": return words.count > 1
      case "werden":
        guard let before else { return false }
        return !isGermanParticiple(before.word) || before.word == "bekannt"
      case "bleiben":
        // „In Verbindung bleiben“ is an act, „gesund bleiben“ a state.
        return before.map { (!$0.isCapital || words.count == 2) && !German.prepositions.contains($0.word) } ?? false
      case "genießen": return words.count > 1
      case "fühlen", "wohlfühlen": return first.word == "sich" || first.word == "mich" || before?.word == "wohl"
      default: return false
      }
    case .en:
      var rest = words[...]
      if rest.first?.word == "to" { rest = rest.dropFirst() }
      guard let verb = rest.first?.word else { return false }
      let next = rest.dropFirst().first
      switch verb {
      case "be": return next.map { !isEnglishParticiple($0.word) || ["known", "respected"].contains($0.word) } ?? false
      case "become", "enjoy": return next != nil
      case "feel": return next.map { !["for", "the", "a", "an"].contains($0.word) } ?? false
      case "stay": return next.map { English.states.contains($0.word) } ?? false
      case "have": return rest.contains { ["life", "peace", "childhood", "freedom", "career", "happiness"].contains($0.word) }
      case "live": return next.map { English.determiners.contains($0.word) } == true && rest.last?.word == "life"
      default: return false
      }
    }
  }

  /// „erinnert“, „abgeholt“, „informiert“, „verstanden“.
  private static func isGermanParticiple(_ word: String) -> Bool {
    if German.adjectivesLikeParticiples.contains(word) { return false }
    if word.hasSuffix("iert") { return true }
    guard word.hasSuffix("t") || word.hasSuffix("en") else { return false }
    if word.hasPrefix("ge") && word.utf8.count > 4 { return true }
    for prefix in ["be", "er", "ver", "ent", "zer", "über", "unter", "miss"] where word.hasPrefix(prefix) && word.utf8.count > prefix.utf8.count + 3 { return true }
    for prefix in ["ab", "an", "auf", "aus", "ein", "zurück", "mit", "nach", "vor", "zu", "weiter", "durch", "her", "hin", "um", "fest", "frei", "wieder", "heim", "los"] {
      if word.hasPrefix(prefix + "ge") || word.hasPrefix(prefix + "be") || word.hasPrefix(prefix + "ver") { return true }
    }
    return false
  }

  private static func isEnglishParticiple(_ word: String) -> Bool {
    word.ends(["ed"]) || English.irregularParticiples.contains(word)
  }

  /// The word that gives the vendor away, and whether it is about selling (which sellers may do).
  static func vendor(in statement: Statement) -> (token: Statement.Token, isSelling: Bool)? {
    let words = statement.words
    guard let first = words.first else { return nil }
    switch statement.language {
    case .de:
      for (at, token) in words.enumerated() {
        let next = at + 1 < words.count ? words[at + 1] : nil
        switch token.word {
        case "unser", "unsere", "unseren", "unserem", "unserer", "unseres":
          if let next, !German.kin.contains(next.word), !(at + 2 < words.count && German.kin.contains(words[at + 2].word)) { return (token, false) }
        case "uns" where at > 0 && words[at - 1].word == "bei", "uns" where words.last?.word.hasSuffix("empfehlen") == true: return (token, false)
        default: break
        }
      }
      guard let last = words.last, words.count > 1 else { return nil }
      let sold = words[words.count - 2]
      // „Versicherungen verkaufen“; one's own things have an article or an adjective.
      if ["verkaufen", "vermarkten", "vertreiben"].contains(last.word), words.count == 2, sold.word.hasSuffix("n") || sold.word.hasSuffix("s") || sold.word.hasSuffix("e") { return (last, true) }
      if last.word == "onboarden" || words.contains(where: { $0.word == "leads" || $0.word == "neukunden" }) { return (last.word == "onboarden" ? last : words.first { $0.word == "leads" || $0.word == "neukunden" }!, true) }
      let aboutCustomers = words.first { German.customers.contains($0.word) }
      if let aboutCustomers, German.vendorVerbs.contains(last.word) || words.contains(where: { German.vendorNouns.contains($0.word) }) { return (aboutCustomers, true) }
      return nil
    case .en:
      for (at, token) in words.enumerated() {
        let next = at + 1 < words.count ? words[at + 1] : nil
        if token.word == "our" {
          if let next, !English.kin.contains(next.word), !(at + 2 < words.count && English.kin.contains(words[at + 2].word)) { return (token, false) }
        }
        if token.word == "us", at > 0, ["with", "recommend", "from", "contact", "choose"].contains(words[at - 1].word) { return (token, false) }
      }
      if ["upsell", "cross-sell", "onboard"].contains(first.word) { return (first, true) }
      if words.contains(where: { $0.word == "leads" || $0.word == "churn" }) { return (words.first { $0.word == "leads" || $0.word == "churn" }!, true) }
      if ["sell", "market"].contains(first.word), let next = words.dropFirst().first, !English.determiners.contains(next.word),
        !["used", "outgrown", "old", "own", "second-hand", "spare", "surplus", "unwanted", "handmade", "home-made"].contains(next.word), words.count <= 3 { return (first, true) }
      if English.vendorVerbs.contains(first.word), words.contains(where: { English.customers.contains($0.word) }) { return (first, true) }
      return nil
    }
  }

  enum Feeling { case felt, seen }

  /// Whether a statement has the form of an emotional or of a social job.
  static func feeling(in statement: Statement) -> Feeling? {
    let words = statement.words
    guard let first = words.first, let last = words.last else { return nil }
    func has(_ word: String) -> Bool { words.contains { $0.word == word } }
    switch statement.language {
    case .de:
      let reflexive = has("sich") || has("mich") || has("uns")
      if reflexive, ["fühlen", "wohlfühlen", "freuen", "sorgen"].contains(last.word) || words.contains(where: { $0.word == "fühlen" || $0.word == "fühlt" || $0.word == "fühle" }) { return .felt }
      if last.word == "wirken", words.count > 1 { return .seen }
      if has("als"), ["gelten", "erscheinen", "dastehen", "auftreten", "wirken"].contains(last.word) { return .seen }
      if has("als") || has("von"), last.word == "werden", ["wahrgenommen", "gesehen", "angesehen", "anerkannt", "geschätzt", "respektiert", "betrachtet", "eingeschätzt"].contains(words.dropLast().last?.word ?? "") { return .seen }
      return nil
    case .en:
      let verb = first.word == "avoid" || first.word == "not" ? words.dropFirst().first?.word ?? "" : first.word
      let next = words.drop { $0.word != verb }.dropFirst().first?.word ?? ""
      switch verb {
      case "feel", "feeling": return ["for", "the", "a", "an", ""].contains(next) ? nil : .felt
      case "appear", "appearing": return ["in", "at", "before", "on", ""].contains(next) ? nil : .seen
      case "look", "looking": return first.word == "avoid" && !["at", "for", "up", "after", "into"].contains(next) ? .seen : nil
      case "be", "being":
        guard ["perceived", "seen", "regarded", "recognised", "recognized", "viewed", "considered", "known", "respected"].contains(next) else { return nil }
        return has("as") || ["considered", "respected", "perceived"].contains(next) ? .seen : nil
      default: return nil
      }
    }
  }
}

extension German {
  /// States that look like the passive of a verb.
  static let adjectivesLikeParticiples = wordList("bekannt berühmt beliebt selbstbewusst gesund erwachsen verheiratet begeistert erfolgreich vermögend unbeschwert entspannt verantwortlich gelassen gerecht geschickt berühmt eben unabhängig angesehen")

  /// People and things that belong to those who say “our”.
  static let kin = wordList("eltern kind kinder kindern kindes mutter vater oma opa großeltern familie haus wohnung garten hund katze hof auto verein vereins enkel sohn tochter leben alltag zuhause geld urlaub hochzeit gemeinde dorf straße team betrieb")

  static let customers = wordList("kunden neukunden kundinnen nutzer nutzerinnen nutzern abonnenten interessenten zielgruppe käufer kunde abonnentinnen zusatzleistungen")
  static let vendorVerbs = wordList("binden aktivieren onboarden halten ansprechen überzeugen verwandeln konvertieren verkaufen zurückgewinnen gewinnen akquirieren umwandeln")
  static let vendorNouns = wordList("abwanderung umsatz kundenwert conversion marke")
}

extension English {
  static let states = wordList("healthy fit happy young safe calm independent strong competitive relevant active well sane positive motivated")
  static let irregularParticiples = wordList("told paid seen found given taken held kept met sent taught shown driven chosen built brought made heard read known understood left let fed led caught put cut set hit")
  static let kin = wordList("parents child children kids mother father grandparents family house home flat garden dog cat farm car club grandchildren son daughter life money holiday wedding parish village street team")
  static let customers = wordList("customers customer users user subscribers subscriber prospects visitors audience buyers clients")
  static let vendorVerbs = wordList("acquire retain convert persuade activate engage win keep onboard increase reduce grow monetise monetize")
}
