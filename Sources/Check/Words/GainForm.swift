import Source
import Bind

/// What the form of a gain's statement says.
enum GainForm {
  /// The word that says where the gain is to go; nil where none is found.
  static func direction(in statement: Statement, _ settings: Settings) -> Statement.Token? {
    let words = statement.words
    switch statement.language {
    case .de:
      for (at, token) in words.enumerated() where German.isComparative(token.word) {
        // „Günstiger als das Taxi“ compares with another, „weniger als drei Klicks“ sets a bound.
        if at + 1 < words.count, words[at + 1].word == "als" { if at > 0 || !["weniger", "mehr"].contains(token.word) { continue } }
        return token
      }
      // „Möglichst wenig Futter“, „so oft wie möglich“.
      for (at, token) in words.enumerated().dropLast() where token.word == "möglichst" || token.word == "so" && words.contains(where: { $0.word == "möglich" }) {
        if German.extents.contains(words[at + 1].word) || German.extents.contains(where: { words[at + 1].word.hasPrefix($0) && words[at + 1].word.utf8.count <= $0.utf8.count + 2 }) { return words[at + 1] }
      }
      // „Die Fehlerquote unter ein Prozent bringen“, „gegen null drücken“; „unter Kontrolle halten“ sagt keine Grenze.
      if let end = words.last, ["bringen", "halten", "kommen", "bleiben", "treiben", "führen"].contains(end.word) {
        for (at, token) in words.enumerated().dropLast(2) where ["unter", "gegen", "über", "höchstens", "mindestens"].contains(token.word) {
          let next = words[at + 1]
          if ["null", "ein", "eine", "einem", "einer", "einen", "die", "den"].contains(next.word) || !next.isCapital { return token }
        }
      }
      // „Die Wartezeit soll sinken“, „die Zahl der Absagen nimmt ab“.
      if let end = words.last, German.courses.contains(end.word), !end.word.hasSuffix("en") || words.contains(where: { ["soll", "sollen", "muss", "müssen", "darf", "kann"].contains($0.word) }) { return end }
      for token in words.dropFirst() where German.toldCourses.contains(token.word) { return token }
      if let end = words.last?.word, end == "ab" || end == "zu" || end == "zurück", let verb = words.first(where: { ["nimmt", "nehmen", "geht", "gehen"].contains($0.word) }) { return verb }
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
          return words.contains { ["minimum", "low", "down", "short", "small", "high", "below", "under", "above"].contains($0.word) } && !words.contains { $0.word == "control" } ? first : nil
        }
        // “Bring the error rate down”, “get waste under ten percent”, “as little as possible”.
        if ["bring", "drive", "get", "push", "force", "hold", "take"].contains(first.word), let particle = rest.dropFirst().first(where: { ["down", "below", "under", "above"].contains($0.word) }) { return particle }
        if first.word == "never" || rest.count > 2 && first.word == "no", rest.dropFirst().first?.word == "longer" || first.word == "never" { return first }
      }
      for (at, token) in words.enumerated().dropLast(2) where token.word == "as" && English.extents.contains(words[at + 1].word) && words.contains(where: { $0.word == "possible" }) { return words[at + 1] }
      // “The number of dropouts falls”, “complaints go down”.
      for (at, token) in words.enumerated().dropFirst() {
        if ["falls", "drops", "rises", "grows", "shrinks", "declines", "decreases", "increases"].contains(token.word), at == words.count - 1 || English.prepositions.contains(words[at + 1].word) { return token }
        if ["go", "goes", "come", "comes"].contains(token.word), at + 1 < words.count, ["down", "up"].contains(words[at + 1].word) { return token }
      }
      // “A better chance of a place”: better says nothing of a design, but much of odds.
      for (at, token) in words.enumerated().dropLast() where token.word == "better" && ["chance", "chances", "odds", "likelihood", "prospects", "ratio", "rate"].contains(words[at + 1].word) { return token }
      // “Get calls down to two minutes”.
      for (at, token) in words.enumerated().dropLast() where token.word == "down" && words[at + 1].word == "to" { return token }
      for (at, token) in words.enumerated() where English.isComparative(token.word) && !(at + 1 < words.count && words[at + 1].word == "than") { return token }
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
    guard direction(in: gain, settings) == nil else { return false }
    let own = content(job), said = content(gain)
    // With a word more or a word less: both speak of the same act and the same thing.
    return own.count > 1 && own.isSubset(of: said) || said.count > 1 && said.isSubset(of: own) && holdsVerb(of: job, said)
  }

  /// The words hold the verb of the job: what is only its thing may be its own gain.
  private static func holdsVerb(of job: Statement, _ words: Set<String>) -> Bool {
    let verb = job.language == .de ? job.core.last { !$0.isMark }?.word : job.words.first { $0.word != "to" && !English.isAdverb($0.word) }?.word
    return verb.map { words.contains(reduced($0, job.language)) } ?? false
  }

  /// A word without what number, case and person add to it.
  private static func reduced(_ word: String, _ language: Language) -> String {
    switch language {
    case .de:
      var folded = ""
      for letter in word { folded.append(letter == "ä" ? "a" : letter == "ö" ? "o" : letter == "ü" ? "u" : letter) }
      for ending in ["innen", "in"] where folded.hasSuffix(ending) && folded.utf8.count > ending.utf8.count + 4 { folded = String(folded.dropLast(ending.count)) }
      if folded.hasSuffix("ern") || folded.hasSuffix("eln") { folded.removeLast() }
      return stem(folded, ["en", "er", "es", "em", "e", "s"])
    case .en: return English.singular(of: word) ?? word
    }
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
    // “Reduce weight”, “lower the water level in the lock”: what hands can set is a thing that people do.
    let named = changed(in: job).map(\.word)
    func isSet(_ word: String) -> Bool {
      job.language == .de ? German.settings.contains { word == $0 || word.hasSuffix($0) } : English.settings.contains(word)
    }
    let isFigure = named.contains { job.language == .de ? German.figures.contains($0) || German.figureEndings.contains(where: $0.hasSuffix) : English.figures.contains($0) && $0 != "rate" }
    if !isFigure, named.contains(where: isSet) { return false }
    return job.words.count > 2 || !job.words.contains { ["time", "zeit", "debt", "debts", "schulden", "income", "einkommen", "gehalt", "savings", "rücklagen"].contains($0.word) }
  }

  private static func content(_ statement: Statement) -> Set<String> {
    var found: Set<String> = []
    for token in statement.words {
      switch statement.language {
      case .de: if German.determiners.contains(token.word) || German.prepositions.contains(token.word) || German.conjunctions.contains(token.word) || ["zu", "können", "rechtzeitig"].contains(token.word) { continue }
      case .en: if English.determiners.contains(token.word) || English.prepositions.contains(token.word) || English.conjunctions.contains(token.word) || ["to", "can", "able", "being"].contains(token.word) { continue }
      }
      found.insert(reduced(token.word, statement.language))
    }
    return found
  }

  /// Its words without “no”, “less” and the like, and without endings.
  static func bare(_ statement: Statement) -> Set<String> {
    var found: Set<String> = []
    for token in statement.words {
      switch statement.language {
      case .de where !German.negations.contains(token.word): found.insert(reduced(token.word, .de))
      case .en where !English.negations.contains(token.word): found.insert(stem(stem(token.word, ["es", "s"]), ["ing", "ed"]))
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
        if German.vaguePains.contains(word) || German.isVagueAdjective(word) || token.isCapital && German.isVague(word) { vague += 1 } else if !German.fillers.contains(word) { content += 1 }
      case .en:
        if English.vaguePains.contains(word) || English.vagueAdjectives.contains(word) || English.isVague(word) { vague += 1 } else if English.isAdverb(word) { continue } else if !English.fillers.contains(word) { content += 1 }
      }
    }
    if content == 0 { return true }
    if pain.words.count == 1 { return true }
    // “Expensive spare parts”: a verdict and a thing, but nothing that happens.
    if let first = pain.words.first?.word, pain.words.count <= 3, pain.language == .de ? German.isVagueAdjective(first) : English.vagueAdjectives.contains(first) { return true }
    // “Working together is tedious”: whatever it is about, the verdict is all that is said.
    if pain.words.count <= 7, let last = pain.words.last?.word, pain.language == .de ? German.isVagueAdjective(last) : English.vagueAdjectives.contains(last),
      let at = pain.words.lastIndex(where: { pain.language == .de ? ["ist", "sind", "war"].contains($0.word) : ["is", "are", "was"].contains($0.word) }), at > 0, pain.words.count - at <= 4 { return true }
    guard content == 1, vague > 0 else { return false }
    // “The software is clunky”: a verdict on a thing, however it is put.
    let judges = pain.words.contains { pain.language == .de ? ["ist", "sind", "wird", "wirkt", "war"].contains($0.word) : ["is", "are", "it's", "it’s", "was", "feels", "seems"].contains($0.word) }
    return pain.words.count <= 3 || vague > 1 || judges && pain.words.count <= 7
  }
}
