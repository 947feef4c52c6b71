import Source

extension JobForm {
  enum Feeling { case felt, seen }

  /// Whether a statement has the form of an emotional or of a social job.
  static func feeling(in statement: Statement) -> Feeling? {
    switch statement.language {
    case .de: germanFeeling(statement.words)
    case .en: englishFeeling(statement.words)
    }
  }

  /// Whether a statement names a feeling that somebody is in, in other words than the form's: „Stolz auf das Ergebnis sein“, “Not be afraid of the test”.
  static func namesFeeling(_ statement: Statement) -> Bool {
    let words = statement.words
    switch statement.language {
    case .de:
      guard let last = words.last?.word else { return false }
      if words.contains(where: { $0.word == "gefühl" }), ["haben", "bekommen", "behalten"].contains(last) || statement.tokens.contains(where: { $0.word == "haben" }) { return true }
      if last == "sein" || last == "gehen" { return words.contains { German.feelingAdjectives.contains($0.word) } }
      return last == "haben" && words.contains { German.feelingNouns.contains($0.word) }
    case .en:
      let rest = English.withoutNegation(words)
      guard let verb = rest.first?.word else { return false }
      if verb == "be" || verb == "being" { return rest.contains { English.feelingAdjectives.contains($0.word) } }
      return verb == "have" && rest.contains { $0.word == "feeling" }
    }
  }

  /// „Gelassen bleiben“, “stay calm”: the word for a state that could be felt.
  static func state(in statement: Statement) -> String? {
    let words = statement.words
    guard words.count == 2 else { return nil }
    switch statement.language {
    case .de: return ["bleiben", "werden", "sein"].contains(words[1].word) ? words[0].word : nil
    case .en: return ["stay", "remain", "keep", "become"].contains(words[0].word) && (English.adjectives.contains(words[1].word) || English.states.contains(words[1].word) || English.isAdjective(words[1].word)) ? words[1].word : nil
    }
  }

  private static func germanFeeling(_ words: [Statement.Token]) -> Feeling? {
    guard let last = words.last else { return nil }
    let before = words.dropLast().last?.word ?? ""
    func has(_ word: String) -> Bool { words.contains { $0.word == word } }
    let reflexive = has("sich") || has("mich") || has("uns")
    if reflexive, ["fühlen", "wohlfühlen", "freuen", "sorgen"].contains(last.word) || words.contains(where: { $0.word == "fühlen" || $0.word == "fühlt" || $0.word == "fühle" }) { return .felt }
    guard words.count > 1 else { return nil }
    // „Vor der Klasse sicher wirken“, „vermeiden, als Anfänger dazustehen“; „prüfen, ob ein Mittel wirkt“ has another verb.
    if ["wirken", "dastehen", "dazustehen", "rüberkommen", "rüberzukommen"].contains(last.word) { return .seen }
    if before == "zu", ["gelten", "erscheinen"].contains(last.word), !has("vor") || has("als") { return .seen }
    if has("als"), ["gelten", "erscheinen", "auftreten", "aufzutreten"].contains(last.word) { return .seen }
    if last.word == "sein", ["bekannt", "angesehen", "geachtet", "respektiert", "geschätzt", "anerkannt", "beliebt"].contains(before) { return .seen }
    if last.word == "werden" {
      if ["geachtet", "respektiert", "bewundert", "geschätzt"].contains(before) { return .seen }
      if before == "genommen", has("ernst") { return .seen }
      if has("als") || has("von"), ["wahrgenommen", "gesehen", "angesehen", "anerkannt", "betrachtet", "eingeschätzt"].contains(before) { return officialBodies(words) ? nil : .seen }
    }
    return nil
  }

  /// „Beim Finanzamt als gemeinnützig anerkannt werden“ is an act with a letter at its end, not a way to be seen.
  private static func officialBodies(_ words: [Statement.Token]) -> Bool {
    words.contains { word in ["amt", "amtes", "ämter", "behörde", "behörden", "gericht", "kammer", "kasse", "gemeinnützig", "staatlich", "amtlich"].contains { word.word.hasSuffix($0) } }
  }

  private static func englishFeeling(_ words: [Statement.Token]) -> Feeling? {
    let rest = English.withoutNegation(words)
    guard let verb = rest.first?.word else { return nil }
    let tail = rest.dropFirst(), next = tail.first?.word ?? ""
    func has(_ word: String) -> Bool { rest.contains { $0.word == word } }
    switch verb {
    case "feel", "feeling":
      // “Feel like a good mother”, but “feel for a pulse”, “feel the lump”.
      return ["for", "the", "a", "an", "along", "under", "around", ""].contains(next) || English.possessives.contains(next) ? nil : .felt
    case "appear", "appearing": return ["in", "at", "before", "on", ""].contains(next) ? nil : .seen
    case "look", "looking", "seem", "seeming", "sound", "sounding":
      let like = tail.dropFirst().first?.word
      if next == "like" || next == "as", like != nil { return .seen }
      if next == "the" { return like == "part" ? .seen : nil }
      return rest.count < words.count && verb != "sound" && !English.prepositions.contains(next) && !["ahead", "back", "forward", ""].contains(next) || English.impressions.contains(next) || (English.isAdjective(next) && verb != "sound") ? .seen : nil
    case "come", "coming": return next == "across" && tail.dropFirst().first.map { $0.word == "as" || English.impressions.contains($0.word) } == true ? .seen : nil
    case "make", "making": return has("impression") ? .seen : nil
    case "be", "being":
      if ["perceived", "seen", "regarded", "recognised", "recognized", "viewed", "considered", "known", "respected", "thought", "admired", "valued", "esteemed", "acknowledged"].contains(next) {
        // “Be seen by a specialist” is a visit.
        let names = has("as") || ["considered", "respected", "perceived", "admired", "esteemed"].contains(next)
        return names || next == "thought" && has("of") ? .seen : nil
      }
      return next == "taken" && has("seriously") || next == "looked" && has("up") ? .seen : nil
    default: return nil
    }
  }
}

extension English {
  /// The words behind “avoid”, “not”, “stop” and the like.
  static func withoutNegation(_ words: [Statement.Token]) -> ArraySlice<Statement.Token> {
    var rest = words[...]
    while rest.count > 1, let first = rest.first?.word, ["to", "avoid", "not", "never", "stop", "always", "no", "longer", "don't", "don’t", "prevent"].contains(first) { rest = rest.dropFirst() }
    return rest
  }

  /// What somebody is when a feeling has them.
  static let feelingAdjectives = wordList(
    """
    proud afraid anxious worried scared frightened ashamed embarrassed guilty lonely nervous stressed overwhelmed relieved grateful thankful hopeful excited glad cheerful delighted jealous envious angry annoyed bored frustrated
    disappointed intimidated self-conscious fearful apprehensive tense
    """)

  /// How somebody looks to others.
  static let impressions = wordList(
    """
    good smart professional competent confident tidy modern young younger trustworthy strong weak stupid foolish silly calm generous stingy serious credible respectable experienced inexperienced unsure sure incompetent unprofessional
    cheap lazy rude ignorant elegant stylish attractive prepared unprepared organised organized knowledgeable clever capable reliable approachable fit poor rich successful approachable busy dull clumsy
    """)
}

extension German {
  static let feelingAdjectives = wordList(
    "stolz ängstlich nervös beschämt einsam dankbar erleichtert froh neidisch eifersüchtig überfordert zuversichtlich verzweifelt aufgeregt enttäuscht frustriert gelassen unbesorgt besorgt unbeschwert")
  static let feelingNouns = wordList("angst furcht sorge sorgen lampenfieber gewissen schuldgefühle schuldgefühl gefühl scham bauchschmerzen zweifel")
}
