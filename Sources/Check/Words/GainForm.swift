import Source
import Bind

/// What the form of a gain's statement says.
enum GainForm {
  /// The word that says where the gain is to go; nil where none is found.
  static func direction(in statement: Statement, _ settings: Settings) -> Statement.Token? {
    let words = statement.words
    switch statement.language {
    case .de:
      for (at, token) in words.enumerated() where German.comparatives.contains(token.word) && !(at + 1 < words.count && words[at + 1].word == "als") { return token }
      // The verb may stand at the end of any part: „Wahrscheinlichkeit erhöhen, pünktlich anzukommen“.
      var last: Statement.Token?
      for (at, token) in statement.tokens.enumerated() {
        if !token.isMark { last = token }
        guard token.isMark || at == statement.tokens.count - 1, let end = last else { continue }
        if German.directions.contains(end.word) || settings.knows(end.word, as: .direction) { return end }
        last = nil
      }
      // „Verschnitt gering halten“.
      if words.count > 2, words[words.count - 1].word == "halten", ["gering", "niedrig", "klein", "kurz", "hoch"].contains(words[words.count - 2].word) { return words[words.count - 2] }
      return nil
    case .en:
      var rest = words[...]
      while let first = rest.first, first.word == "to" || English.plainAdverbs.contains(first.word) { rest = rest.dropFirst() }
      if let first = rest.first {
        if settings.knows(first.word, as: .direction) { return first }
        if English.directions.contains(first.word) {
          guard first.word == "keep" else { return first }
          return words.contains { ["minimum", "low", "down", "short", "small", "high"].contains($0.word) } ? first : nil
        }
      }
      // “Get calls down to two minutes”.
      for (at, token) in words.enumerated().dropLast() where token.word == "down" && words[at + 1].word == "to" { return token }
      for (at, token) in words.enumerated() where English.comparatives.contains(token.word) && !(at + 1 < words.count && words[at + 1].word == "than") { return token }
      return nil
    }
  }

  /// Something in the statement can be counted or measured: a number or a word for a figure anywhere, other measures where the gain says what
  /// is to change. “More confidence on long journeys” does not speak of how long they are.
  static func isMeasured(_ statement: Statement, _ settings: Settings) -> Bool {
    let words = statement.words
    for (at, token) in words.enumerated() {
      let word = token.word
      if word.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) || settings.knows(word, as: .measure) { return true }
      switch statement.language {
      case .de:
        if German.figures.contains(word) || German.figureEndings.contains(where: { word.hasSuffix($0) && word.utf8.count > $0.utf8.count + 1 }) { return true }
        if word == "wie", at + 1 < words.count, ["viel", "viele", "oft", "lange", "lang", "weit", "schnell", "häufig", "früh", "teuer"].contains(words[at + 1].word) { return true }
      case .en:
        // “Fewer” is said of what can be counted.
        if word == "fewer" || token.parts.contains(where: { English.figures.contains(String($0)) }) { return true }
        if word == "how", at + 1 < words.count, ["much", "many", "often", "long", "far", "soon", "quickly", "fast", "early", "late"].contains(words[at + 1].word) { return true }
      }
    }
    return changed(in: statement).contains { token in
      let word = token.word
      switch statement.language {
      case .de: return German.measures.contains(word) || (!German.isVague(word) && German.measureEndings.contains { word.hasSuffix($0) && word.utf8.count > $0.utf8.count + 1 })
      case .en: return token.parts.contains { English.measures.contains(String($0)) }
      }
    }
  }

  /// The words for what is to become more or less: up to the first preposition, genitive or clause.
  static func changed(in statement: Statement) -> ArraySlice<Statement.Token> {
    let core = statement.core.filter { !$0.isMark || $0.word == "," }[...]
    switch statement.language {
    case .de:
      var found = core.prefix { $0.word != "," }
      for (at, token) in zip(found.indices, found).dropFirst() {
        let isGenitive = ["der", "des", "eines", "einer", "meiner", "unserer", "ihrer", "meines", "unseres", "aller"].contains(token.word)
        if German.prepositions.contains(token.word) || isGenitive && found[at - 1].isCapital || ["als", "wie", "wenn", "damit"].contains(token.word) {
          found = found[..<at]
          break
        }
      }
      // „In der Werkstatt für mehr Ordnung sorgen“: nothing stands before the preposition.
      return found.isEmpty ? core : found
    case .en:
      var found = core.prefix { $0.word != "," }
      for (at, token) in zip(found.indices, found).dropFirst() where at > found.startIndex + 1 || !English.directions.contains(found[found.startIndex].word) {
        if (English.prepositions.contains(token.word) && token.word != "down" && token.word != "up") || ["so", "because", "that", "when", "while", "if", "whenever", "where", "who", "to"].contains(token.word) {
          found = found[..<at]
          break
        }
      }
      return found
    }
  }

  /// The word that sounds like a measure and is none; nil where nothing speaks for it.
  static func vagueness(in statement: Statement) -> Statement.Token? {
    let changed = changed(in: statement)
    switch statement.language {
    case .de: return changed.first { German.isVague($0.word) } ?? statement.words.first { German.vagueDirections.contains($0.word) }
    case .en:
      // “Security incidents” can be counted, “incident security” cannot: the last noun says what it is.
      let parts = changed.split { ["and", "or", "&"].contains($0.word) }
      return parts.lazy.compactMap { $0.last }.first { English.isVague($0.word) } ?? statement.words.first.flatMap { English.vagueDirections.contains($0.word) ? $0 : nil }
    }
  }

  /// The gain says the job again.
  static func repeats(_ gain: Statement, _ job: Statement, _ settings: Settings) -> Bool {
    if Folding.words(gain.text.string) == Folding.words(job.text.string) { return true }
    let own = content(job), said = content(gain)
    return own.count > 1 && own.isSubset(of: said) && direction(in: gain, settings) == nil
  }

  /// The gain is the pain with a “no” before it, told by the bare words of both.
  static func mirrors(_ a: Set<String>, _ b: Set<String>) -> Bool {
    guard !a.isEmpty, !b.isEmpty else { return false }
    let common = a.intersection(b).count
    return common * 10 >= a.union(b).count * 7
  }

  /// A job that is worded like a gain: a direction and something measured.
  static func isOutcome(_ job: Statement, _ settings: Settings) -> Bool {
    guard direction(in: job, settings) != nil, isMeasured(job, settings) else { return false }
    let acts: Set<String> = ["gewicht", "schulden", "vorräte", "vorrat", "bestand", "weight", "debt", "debts", "stock", "gehalt", "einkommen", "income", "savings", "rücklagen", "time", "zeit"]
    // “Reduce weight” is a thing that people do.
    return job.words.count > 2 || !job.words.contains { acts.contains($0.word) }
  }

  private static func content(_ statement: Statement) -> Set<String> {
    var found: Set<String> = []
    for token in statement.words {
      switch statement.language {
      case .de: if German.determiners.contains(token.word) || German.prepositions.contains(token.word) { continue }
      case .en: if English.determiners.contains(token.word) || English.prepositions.contains(token.word) || token.word == "to" { continue }
      }
      found.insert(token.word)
    }
    return found
  }

  /// Its words without “no”, “less” and the like, and without endings.
  static func bare(_ statement: Statement) -> Set<String> {
    var found: Set<String> = []
    for token in statement.words {
      switch statement.language {
      case .de where !German.negations.contains(token.word): found.insert(stem(token.word, ["en", "er", "es", "em", "e", "n", "s"]))
      case .en where !English.negations.contains(token.word): found.insert(stem(token.word, ["es", "s"]))
      default: break
      }
    }
    return found
  }

  private static func stem(_ word: String, _ endings: [String]) -> String {
    for ending in endings where word.utf8.count > ending.utf8.count + 2 && word.hasSuffix(ending) { return String(word.dropLast(ending.count)) }
    return word
  }

  /// A pain that says that something is bad, but not what happens.
  static func isVaguePain(_ pain: Statement) -> Bool {
    var vague = 0, content = 0
    for token in pain.words {
      let word = token.word
      if word.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) { return false }
      switch pain.language {
      case .de:
        if German.vaguePains.contains(word) || German.isVagueAdjective(word) { vague += 1 } else if !German.fillers.contains(word) { content += 1 }
      case .en:
        if English.vaguePains.contains(word) { vague += 1 } else if !English.fillers.contains(word) { content += 1 }
      }
    }
    if content == 0 { return true }
    if pain.words.count == 1 { return true }
    // “Expensive spare parts”: a verdict and a thing, but nothing that happens.
    if let first = pain.words.first?.word, pain.words.count <= 3, pain.language == .de ? German.isVagueAdjective(first) : English.vagueAdjectives.contains(first) { return true }
    return content == 1 && vague > 0 && pain.words.count <= 3
  }
}
