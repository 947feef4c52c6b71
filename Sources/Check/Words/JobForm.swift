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
    if English.isVerb(word) {
      return nil
    }
    guard let next else { return .noun(verb: English.verb(of: word)) }
    if word.ends(English.nounEndings) { return .noun(verb: English.verb(of: word)) }
    // “Fleet management”, “Meal planning for the week”: a noun that ends in another one.
    let phrase = words.prefix { !English.prepositions.contains($0.word) }
    if phrase.count <= 3, phrase.count > 1, !phrase.contains(where: { English.determiners.contains($0.word) }), let head = phrase.last, head.word.ends(English.nounEndings) {
      return .noun(verb: English.verb(of: head.word))
    }
    _ = next
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
      let isSecondInRow = before.dropFirst(firstVerb).allSatisfy { $0.isMark || English.isVerb($0.word) }
      if isSecondInRow, at > firstVerb { return token }
      if English.isPlainVerb(word) { return token }
      let follower = next + 1 < tokens.count ? tokens[next + 1] : nil
      guard let follower, !follower.isMark else { continue }
      if English.determiners.contains(follower.word) || ["them", "it", "him", "us", "me", "up", "out", "off", "back"].contains(follower.word) { return token }
      let previous = at >= 2 ? tokens[at - 2].word : ""
      if !English.prepositions.contains(follower.word), !English.conjunctions.contains(follower.word), !English.determiners.contains(previous) { return token }
    }
    return nil
  }
}
