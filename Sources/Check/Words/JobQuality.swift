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
        if English.isAdverb(word), !word.hasSuffix("ally"), at == 0 || next == nil || !token.isCapital { return FoundQuality(token: token, quality: .other, phrase: token.range) }
      }
    }
    return nil
  }
}
