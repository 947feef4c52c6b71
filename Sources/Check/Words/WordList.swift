import Bind

/// Words of a list as it is written in the sources: apart by white space, in lower case.
func wordList(_ text: String) -> Set<String> { Set(text.split(whereSeparator: \.isWhitespace).map(String.init)) }

/// Which lists an author can extend under `vocabulary:` in `jtbd.yml`.
enum OwnWords: String, CaseIterable {
  /// Verbs that a job may be made of.
  case verb
  /// What the trade deals with: neither a solution nor a quality, whatever the lists say.
  case object
  /// Words that say in which direction a gain goes.
  case direction
  /// Units in which a gain can be measured.
  case measure
  /// Further products and technologies that no statement should name.
  case technology
}

extension Settings {
  func knows(_ word: String, as list: OwnWords) -> Bool {
    guard let own = vocabulary[list.rawValue] else { return false }
    return own.contains { $0.lowercased() == word }
  }
}
