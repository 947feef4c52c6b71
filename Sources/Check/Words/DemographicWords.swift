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
  /// Words for people that say nothing more: „Personen“, “households”.
  let heads: Set<String>
  /// What tells such people apart by age, sex, income, education, family or place, and numbers of years and children.
  let qualifiers: Set<String>
  /// Words between these.
  let fillers: Set<String>
  /// Where nouns are written small, a capital in the middle of a title is a name.
  let placesBeginWithACapital: Bool
  /// Whole words that speak of women and of men, spelt as in the middle of a sentence.
  let women: [String]
  let men: [String]
  /// By attribute: whole words or phrases that betray that it is used, spelt as in the middle of a sentence.
  let betraying: [String: [String]]

  static func of(_ language: Language) -> DemographicWords { language == .de ? .de : .en }
}
