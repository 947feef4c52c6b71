import Source

/// Words that speak of who somebody is, and words that speak of what somebody does.
struct DemographicWords: Sendable {
  /// Whole words, in lower case, that name people by age, sex, income or family alone.
  let people: Set<String>
  /// Beginnings of such words.
  let beginnings: [String]
  /// Endings of such words, as in `15-jährige`.
  let endings: [String]
  /// The same in several words.
  let phrases: [String]
  /// Whole words, in lower case, that speak of a role, an activity or a situation: with one of these a title is about more.
  let roles: Set<String>
  /// Endings of nouns for people who do something, as in `Planer`.
  let roleEndings: [String]
  /// Such nouns begin with a capital, so that adjectives with the same ending are told apart.
  let rolesAreCapitalised: Bool
  /// Whole words that speak of women and of men, spelt as in the middle of a sentence.
  let women: [String]
  let men: [String]
  /// By attribute: whole words or phrases that betray that it is used, spelt as in the middle of a sentence.
  let betraying: [String: [String]]

  static func of(_ language: Language) -> DemographicWords { language == .de ? .de : .en }
}

extension DemographicWords {
  /// Whether one of the phrases stands among a title's words, which are in lower case.
  func holdsPhrase(_ words: [String]) -> Bool {
    let title = Array(" \(words.joined(separator: " ")) ".utf8)
    return phrases.contains { phrase in
      let sought = Array(" \(phrase) ".utf8)
      guard sought.count <= title.count else { return false }
      return (0...(title.count - sought.count)).contains { title[$0 + 1] == sought[1] && title[$0..<($0 + sought.count)].elementsEqual(sought) }
    }
  }
}
