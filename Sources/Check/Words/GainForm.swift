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

  /// Something in the statement can be counted or measured.
  static func isMeasured(_ statement: Statement, _ settings: Settings) -> Bool {
    statement.words.contains { token in
      let word = token.word
      if word.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) || settings.knows(word, as: .measure) { return true }
      switch statement.language {
      case .de: return German.measures.contains(word) || (!German.isVague(word) && German.measureEndings.contains { word.hasSuffix($0) && word.utf8.count > $0.utf8.count + 1 })
      case .en: return token.parts.contains { English.measures.contains(String($0)) }
      }
    }
  }

  /// The word that sounds like a measure and is none; nil where nothing speaks for it.
  static func vagueness(in statement: Statement) -> Statement.Token? {
    switch statement.language {
    case .de: statement.words.first { German.isVague($0.word) } ?? statement.words.first { ["verbessern", "optimieren", "stärken"].contains($0.word) }
    case .en: statement.words.first { English.isVague($0.word) } ?? statement.words.first.flatMap { ["improve", "enhance", "optimize", "optimise", "strengthen", "streamline", "boost"].contains($0.word) ? $0 : nil }
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

extension German {
  static func isVague(_ word: String) -> Bool {
    if vague.contains(word) || vagueEndings.contains(where: { word.hasSuffix($0) }) { return true }
    // Abstract nouns: „Gerechtigkeit“, „Professionalität“; but „Wahrscheinlichkeit“ and „Geschwindigkeit“ are measures.
    return (word.hasSuffix("heit") || word.hasSuffix("keit") || word.hasSuffix("ität")) && !measuredAbstracts.contains { word.hasSuffix($0) }
  }

  private static let measuredAbstracts = [
    "wahrscheinlichkeit", "häufigkeit", "geschwindigkeit", "feuchtigkeit", "haltbarkeit", "kapazität", "quantität", "krankheit", "einheit", "mehrheit", "intensität", "arbeitslosigkeit", "stabilität", "flüssigkeit", "verfügbarkeit",
    "erreichbarkeit", "mahlzeit", "tragfähigkeit", "gelegenheit",
  ]

  private static let vagueAdjectives = ["teuer", "teur", "kompliziert", "komplex", "schlecht", "umständlich", "nervig", "lästig", "langsam", "aufwendig", "aufwändig", "unübersichtlich", "stressig", "unklar", "intransparent", "schwierig", "mühsam", "unpraktisch", "unflexibel", "unzuverlässig", "ineffizient", "hoh", "lang"]

  static func isVagueAdjective(_ word: String) -> Bool {
    vagueAdjectives.contains { word.hasPrefix($0) && word.utf8.count <= $0.utf8.count + 2 }
  }
}
