import Source
import Bind

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
    // A title in capitals throughout says nothing by one; otherwise “Easy Read” is a name.
    let isInCapitals = words.dropFirst().allSatisfy { $0.isCapital || $0.word.utf8.count < 4 }
    for (at, token) in words.enumerated() {
      let word = token.word
      let next = at + 1 < words.count ? words[at + 1] : nil
      if ownObject.contains(word) || settings.knows(word, as: .object) { continue }
      let pair = next.map { word + "-" + $0.word } ?? ""
      switch statement.language {
      case .de:
        if let hit = withoutEase(words, at, ["ohne"], German.burdens, ["mit"], ["wenig", "minimalem", "geringem", "kleinem", "geringstem"]) { return hit }
        if token.isCapital && at > 0 { continue }
        guard let hit = German.quality(word), !German.fixedPhrases.contains(pair) else { continue }
        // „Den Kreislauf stabil halten“: what the act brings about, not how it goes.
        if at > 0, next?.word == "halten" { continue }
        // „Leichte Verletzungen“ are slight; only „leicht“ without an ending says how it goes.
        if hit.stem == "leicht", word != "leicht", word != "leichter", next?.isCapital == true { continue }
        // „Auf einfache Weise“ goes as a whole.
        if at > 0, let next, next.word == "weise" || next.word == "art", words[at - 1].word == "auf" {
          return FoundQuality(token: token, quality: hit.quality, phrase: words[at - 1].range.lowerBound..<next.range.upperBound)
        }
        return FoundQuality(token: token, quality: hit.quality, phrase: token.range)
      case .en:
        if let hit = withoutEase(words, at, ["without"], English.burdens, ["with"], ["no", "little", "minimal", "minimum", "zero", "less", "least"]) { return hit }
        if word == "with", next?.word == "ease" { return FoundQuality(token: next!, quality: .effort, phrase: token.range.lowerBound..<next!.range.upperBound) }
        if English.isFixed(word, next?.word) { continue }
        if at > 0, token.isCapital, !isInCapitals, let next, next.isCapital { continue }
        if let quality = English.qualities[word] {
          // “Keep children safe”: what the act brings about, not how it goes.
          if at > 1, words[0].word == "keep" || words[0].word == "make", !word.hasSuffix("ly"), next == nil || English.prepositions.contains(next!.word) { continue }
          // “Break a fast”, “hold fast”: the adjective stands before a noun, the adverb at an end.
          if word == "fast", at > 0, English.determiners.contains(words[at - 1].word), next == nil || English.prepositions.contains(next!.word) { continue }
          return FoundQuality(token: token, quality: quality, phrase: token.range)
        }
        // “Badly injured people”: the adverb tells more of them, not of the act.
        if at > 0, English.isAdverb(word), at + 2 < words.count, let next, next.word.ends(["ed", "en", "ing"]) || English.adjectives.contains(next.word) { continue }
        if English.isAdverb(word), !word.hasSuffix("ally"), at == 0 || next == nil || !token.isCapital { return FoundQuality(token: token, quality: .other, phrase: token.range) }
      }
    }
    return nil
  }

  /// “Without hassle”, „mit wenig Aufwand“: how well it goes, said by what does not get in the way.
  private static func withoutEase(
    _ words: [Statement.Token], _ at: Int, _ without: Set<String>, _ burdens: [String: Quality], _ with: Set<String>, _ little: Set<String>
  ) -> FoundQuality? {
    guard without.contains(words[at].word) || with.contains(words[at].word) && at + 1 < words.count && little.contains(words[at + 1].word) else { return nil }
    for end in words.indices.dropFirst(at + 1).prefix(3) {
      if let quality = burdens[words[end].word] { return FoundQuality(token: words[end], quality: quality, phrase: words[at].range.lowerBound..<words[end].range.upperBound) }
      // Only what says how much may stand between.
      guard ["großen", "viel", "jeden", "jede", "unnötigen", "unnötige", "größere", "lange", "any", "much", "unnecessary", "undue", "further", "major", "wenig", "minimalem", "geringem", "kleinem", "geringstem", "no", "little", "minimal", "minimum", "zero", "less", "least"].contains(words[end].word) else { return nil }
    }
    return nil
  }
}

extension German {
  /// What gets in the way, and what is measured where it does not.
  static let burdens: [String: Quality] = [
    "aufwand": .effort, "mühe": .effort, "stress": .effort, "ärger": .effort, "umstände": .effort, "umwege": .effort, "probleme": .effort, "schwierigkeiten": .effort, "hektik": .effort, "papierkram": .effort,
    "wartezeit": .time, "wartezeiten": .time, "verzögerung": .time, "verzögerungen": .time, "zeitverlust": .time, "fehler": .errors, "risiko": .risk, "gefahr": .risk,
  ]
}

extension English {
  static let burdens: [String: Quality] = [
    "hassle": .effort, "effort": .effort, "stress": .effort, "fuss": .effort, "trouble": .effort, "bother": .effort, "difficulty": .effort, "problems": .effort, "friction": .effort, "paperwork": .effort,
    "delay": .time, "delays": .time, "waiting": .time, "errors": .errors, "error": .errors, "mistakes": .errors, "risk": .risk, "danger": .risk,
  ]

  /// A quality that is part of a name: “rapid test”, “best man's speech”, “simple interest”.
  static func isFixed(_ word: String, _ next: String?) -> Bool {
    guard var next else { return false }
    if next.ends(["'s", "’s"]) { next = String(next.prefix { $0 != "'" && $0 != "’" }) }
    return [next, singular(of: next) ?? next].contains { fixedPhrases.contains(word + "-" + $0) }
  }
}
