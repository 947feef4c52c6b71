import Source
import Bind

extension JobForm {
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
    let firstVerb = tokens.firstIndex { !$0.isMark && $0.word != "to" && $0.word != "not" && !English.isAdverb($0.word) } ?? 0
    for (at, token) in tokens.enumerated() where at > 0 && at + 1 < tokens.count && joins(token, tokens[at - 1]) {
      var next = at + 1
      // “Safely and cheaply ship furniture”: two qualities are two gains in one job.
      if at == 1, English.isAdverb(tokens[0].word), English.isAdverb(tokens[next].word) { return token }
      while next < tokens.count, English.isAdverb(tokens[next].word) || ["then", "also", "later", "to"].contains(tokens[next].word) { next += 1 }
      guard next < tokens.count, !tokens[next].isMark, English.isVerb(tokens[next].word), English.isVerb(tokens[firstVerb].word) else { continue }
      if joinsTwoActs(Array(tokens[..<at]), firstVerb, Array(tokens[next...])) { return token }
    }
    return nil
  }

  private static func joins(_ token: Statement.Token, _ before: Statement.Token) -> Bool {
    // “Scan the papers, then shred them”.
    English.conjunctions.contains(token.word) || token.word == "then" && (before.word == "," || before.word == ";")
  }

  /// Whether the second verb is an act of its own, told by what stands before and behind it.
  private static func joinsTwoActs(_ before: [Statement.Token], _ firstVerb: Int, _ rest: [Statement.Token]) -> Bool {
    let word = rest[0].word, last = before.count - 1
    if before.contains(where: { ["whether", "who", "what", "how", "where", "when", "which", "if", "why", "that"].contains($0.word) }) { return false }
    if English.pairs.contains(before[last].word + "-" + word) { return false }
    if last == firstVerb, English.leadingVerbs.contains(before[last].word) { return false }
    if English.causatives.contains(before[firstVerb].word), last > firstVerb, English.isVerb(before[last].word) { return false }
    // “Learn to read and write”: one act whose complement has two words.
    if let to = before.lastIndex(where: { $0.word == "to" }), to > firstVerb, to < last, English.isVerb(before[to + 1].word) { return false }
    // “Screen, select and invite”: nothing but verbs and commas.
    let row = before.dropFirst(firstVerb)
    if row.enumerated().allSatisfy({ $0 % 2 == 0 ? English.isVerb($1.word) : $1.word == "," }), row.count % 2 == 1 || row.last?.word == "," { return true }
    if English.isPlainVerb(word) { return true }
    guard rest.count > 1, !rest[1].isMark else { return false }
    let follower = rest[1].word
    // “Hand over the keys”: a particle with an object behind it.
    if ["over", "in", "on", "down", "away", "through"].contains(follower) {
      return rest.count > 2 && English.determiners.contains(rest[2].word) && !["on", "in", "through"].contains(follower)
    }
    if English.determiners.contains(follower) || ["them", "it", "him", "us", "me", "up", "out", "off", "back"].contains(follower) { return true }
    if English.prepositions.contains(follower) || English.conjunctions.contains(follower) { return false }
    // “A warm and dry store”, “the open and close times”: two words that say what something is like.
    if last > firstVerb + 1, English.determiners.contains(before[last - 1].word), English.isVerb(before[last].word) || English.adjectives.contains(before[last].word) { return false }
    if English.mostlyVerbs.contains(word) { return true }
    if English.mostlyNouns.contains(word) { return false }
    // “Sort letters and book rooms”, but “Compare price and design options”: what stands before must be a whole thing.
    let object = before.dropFirst(firstVerb + 1)
    guard let thing = object.last?.word, !object.contains(where: { English.prepositions.contains($0.word) && $0.word != "of" }) else { return false }
    return English.singular(of: thing) != nil || thing.hasSuffix("ren") || thing.hasSuffix("people")
  }
}
