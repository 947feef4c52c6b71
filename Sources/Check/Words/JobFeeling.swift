import Source

extension JobForm {
  enum Feeling { case felt, seen }

  /// Whether a statement has the form of an emotional or of a social job.
  static func feeling(in statement: Statement) -> Feeling? {
    let words = statement.words
    guard let first = words.first, let last = words.last else { return nil }
    func has(_ word: String) -> Bool { words.contains { $0.word == word } }
    switch statement.language {
    case .de:
      let reflexive = has("sich") || has("mich") || has("uns")
      if reflexive, ["fühlen", "wohlfühlen", "freuen", "sorgen"].contains(last.word) || words.contains(where: { $0.word == "fühlen" || $0.word == "fühlt" || $0.word == "fühle" }) { return .felt }
      if last.word == "wirken", words.count > 1 { return .seen }
      if has("als"), ["gelten", "erscheinen", "dastehen", "auftreten", "wirken"].contains(last.word) { return .seen }
      if has("als") || has("von"), last.word == "werden", ["wahrgenommen", "gesehen", "angesehen", "anerkannt", "geschätzt", "respektiert", "betrachtet", "eingeschätzt"].contains(words.dropLast().last?.word ?? "") { return .seen }
      return nil
    case .en:
      let verb = first.word == "avoid" || first.word == "not" ? words.dropFirst().first?.word ?? "" : first.word
      let next = words.drop { $0.word != verb }.dropFirst().first?.word ?? ""
      switch verb {
      case "feel", "feeling": return ["for", "the", "a", "an", ""].contains(next) ? nil : .felt
      case "appear", "appearing": return ["in", "at", "before", "on", ""].contains(next) ? nil : .seen
      case "look", "looking": return first.word == "avoid" && !["at", "for", "up", "after", "into"].contains(next) ? .seen : nil
      case "be", "being":
        guard ["perceived", "seen", "regarded", "recognised", "recognized", "viewed", "considered", "known", "respected"].contains(next) else { return nil }
        return has("as") || ["considered", "respected", "perceived"].contains(next) ? .seen : nil
      default: return nil
      }
    }
  }
}
