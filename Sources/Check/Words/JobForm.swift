import Source
import Bind

extension Document {
  /// The title of a job that is looked at, read as a statement.
  var jobStatement: Statement? {
    guard kind == .job, status != "retired", let title, !title.string.isEmpty, !title.holdsPlaceholder else { return nil }
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
    /// What somebody does, told of them: “Orders the food”. The base form of the verb.
    case told(verb: String)
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
    while words.count > 1, let first = words.first, first.word == "to" || first.word == "not" || first.word == "never" || English.isAdverb(first.word) { words = words.dropFirst() }
    guard let first = words.first else { return nil }
    let word = first.word, next = words.dropFirst().first?.word
    if English.pronouns.contains(word) || word == "i'm" || word == "i’m" { return .sentence }
    if settings.knows(word, as: .verb) { return nil }
    func noun() -> Fault { .noun(verb: verb(in: words)) }
    if English.determiners.contains(word) || English.quantities.contains(word) || word.utf8.first.map({ $0 >= 0x30 && $0 <= 0x39 }) == true { return noun() }
    // “How to choose a school” asks; the act stands behind “to”.
    if English.questions.contains(word) { return .noun(verb: words.firstIndex { $0.word == "to" }.flatMap { $0 + 1 < words.endIndex ? words[$0 + 1].word : nil }) }
    if word.ends(["'s", "’s", "s'", "s’"]) { return noun() }
    let isFollowed = next.map { English.determiners.contains($0) || English.prepositions.contains($0) } ?? true
    if English.thingOpeners.contains(word) {
      // “Access patient records” and “Quick a decision” differ by what follows.
      if word == "clear", let next, !English.isVague(next), !English.abstractNeeds.contains(next) { return nil }
      if next == nil || English.prepositions.contains(next!) || word != "access" { return noun() }
    }
    // “Supply of fresh meat”, “support for carers”.
    if next == "of", !English.verbsWithOf.contains(word) { return .noun(verb: nil) }
    if let next, English.nounPairs.contains(word + " " + next) {
      // “Cover for colleagues” is an act, “cover for storm damage” a thing.
      if word == "cover", let whom = words.dropFirst(2).first(where: { !English.determiners.contains($0.word) }), English.isPerson(whom.word) { return nil }
      return .noun(verb: nil)
    }
    let phrase = words.prefix { !English.prepositions.contains($0.word) }
    let isBare = phrase.count <= 3 && phrase.count > 1 && !phrase.contains { English.determiners.contains($0.word) }
    if English.isVerb(word) {
      // “Care planning”, “Tax returns”: a noun in front of what people do with it.
      if English.mostlyNouns.contains(word), isBare, let head = phrase.last?.word, English.heads.contains(head) || isAct(head) || English.neverTransitive.contains(word) && head.ends(English.nounEndings) { return .noun(verb: English.verb(of: head)) }
      return nil
    }
    // “Outfit a van”: whatever it is, it is done to something.
    if let next, English.articles.contains(next), !word.ends(["s"]), !word.ends(English.nounEndings) { return nil }
    if let told = English.singular(of: word) {
      if English.isVerb(told) {
        // “Orders the food”, but “Orders from regulars”.
        if let next, English.determiners.contains(next) { return .told(verb: told) }
        if isFollowed, !English.isPlainVerb(told) { return .noun(verb: told) }
      } else if !word.ends(["eas"]) {
        return noun()
      }
    }
    guard next != nil else { return word.ends(["ate", "fy", "ise", "ize"]) ? nil : .noun(verb: English.verb(of: word)) }
    if word.ends(English.nounEndings) { return .noun(verb: verb(in: words)) }
    if English.isThing(word) || English.adjectives.contains(word) { return noun() }
    // “Reduced waste”, “trained staff”.
    if word.ends(["ed"]), English.verb(ofParticiple: word) != nil, !isFollowed { return .noun(verb: nil) }
    // “Seasonal menus”, “peaceful nights”: an adjective with a noun of its own behind it.
    if !isFollowed, English.isAdjective(word) { return .noun(verb: nil) }
    // “Fleet management”, “Meal planning for the week”: a noun that ends in another one.
    if isBare, let head = phrase.last?.word, head.ends(English.nounEndings) || English.heads.contains(head), !English.thingsInIng.contains(head) { return .noun(verb: English.verb(of: head)) }
    return nil
  }

  /// A noun that was made of a verb, such as “planning” and “assessment”; not “equipment”, which is a thing.
  private static func isAct(_ word: String) -> Bool {
    word.ends(["ing", "ment", "tion", "sion"]) && English.verb(of: word) != nil && !English.thingsInIng.contains(word)
      && !["equipment", "accommodation", "documentation", "packaging", "training", "medication", "information", "building", "furnishing"].contains(word)
  }

  private static func verb(in words: ArraySlice<Statement.Token>) -> String? {
    // “Retirement planning” is planning: the last noun before a preposition says what is done.
    let phrase = words.prefix { !English.prepositions.contains($0.word) && $0.word != "of" }
    return phrase.reversed().lazy.compactMap { English.verb(of: $0.word) }.first ?? words.lazy.compactMap { English.verb(of: $0.word) }.first
  }
}
