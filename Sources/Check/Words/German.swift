/// German words that the rules on wording know.
enum German {
  /// Begin a clause that says more about the statement.
  static let clauseOpeners = wordList("um wenn ohne damit bevor nachdem während weil dass sodass obwohl falls sobald bis statt anstatt wann wo wie was wer wem wen ob der die das dem den deren dessen welche welcher welches")

  static let determiners = wordList(
    """
    der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner mein meine meinen meinem meiner dein deine deinen sein seine seinen seinem seiner
    ihr ihre ihren ihrem ihrer unser unsere unseren unserem unserer euer eure euren eurem eurer dieser diese dieses diesen diesem jeder jede jedes jeden jedem alle allen aller
    manche manchen viele vielen wenige wenigen mehrere mehreren einige einigen beide beiden solche solchen
    """)

  static let prepositions = wordList(
    """
    an am ans auf aufs aus bei beim bis durch für gegen hinter in im ins mit nach neben ohne seit trotz über um unter von vom vor während wegen zu zum zur zwischen ab außer
    bezüglich innerhalb außerhalb entlang gegenüber per pro samt statt via je
    """)

  static let conjunctions = wordList("und oder sowie bzw beziehungsweise & / +")

  /// Qualities that belong into a gain, as their stems: „schnell“ stands for „schnelle“, „schneller“ and „am schnellsten“ too.
  static let qualities: [String: Quality] = [
    "schnell": .time, "rasch": .time, "zügig": .time, "sofort": .time, "zeitnah": .time, "zeitsparend": .time, "prompt": .time, "fristgerecht": .time, "termingerecht": .time, "umgehend": .time,
    "pünktlich": .reliability, "zuverlässig": .reliability, "verlässlich": .reliability, "stabil": .reliability, "unterbrechungsfrei": .reliability,
    "günstig": .cost, "kostengünstig": .cost, "preisgünstig": .cost, "preiswert": .cost, "billig": .cost, "kostenlos": .cost, "bezahlbar": .cost, "erschwinglich": .cost, "gratis": .cost,
    "sparsam": .cost, "wirtschaftlich": .cost,
    "einfach": .effort, "leicht": .effort, "bequem": .effort, "mühelos": .effort, "unkompliziert": .effort, "problemlos": .effort, "stressfrei": .effort, "komfortabel": .effort,
    "effizient": .effort, "reibungslos": .effort, "unbürokratisch": .effort, "entspannt": .effort, "flexibel": .effort, "spontan": .effort, "nahtlos": .effort, "kinderleicht": .effort, "federleicht": .effort, "schmerzfrei": .effort, "sorgenfrei": .effort, "verzögerungsfrei": .time, "störungsfrei": .reliability,
    "blitzschnell": .time, "schnellstmöglich": .time, "baldmöglichst": .time, "bestmöglich": .other, "flott": .time, "zeiteffizient": .time, "kostenfrei": .cost, "kosteneffizient": .cost, "kostensparend": .cost, "gebührenfrei": .cost, "ressourcenschonend": .cost,
    "sicher": .risk, "gefahrlos": .risk, "rechtssicher": .risk, "risikofrei": .risk, "rechtskonform": .risk, "unfallfrei": .risk,
    "fehlerfrei": .errors, "fehlerlos": .errors, "lückenlos": .errors, "genau": .errors, "präzise": .errors, "exakt": .errors, "korrekt": .errors, "sorgfältig": .errors,
    "laut": .loudness, "leise": .loudness, "geräuschlos": .loudness,
    "gut": .other, "besser": .other, "best": .other, "optimal": .other, "perfekt": .other, "professionell": .other, "hochwertig": .other, "nachhaltig": .other,
    "umweltfreundlich": .other, "transparent": .other, "effektiv": .other, "erfolgreich": .other, "intelligent": .other, "innovativ": .other, "individuell": .other, "attraktiv": .other,
    "ideal": .other, "ansprechend": .other, "stilvoll": .other, "übersichtlich": .other, "verständlich": .other, "seriös": .other, "souverän": .other, "selbstbewusst": .other, "überzeugend": .other,
  ]

  private static let inflections = ["", "e", "en", "er", "es", "em", "ere", "eren", "erer", "eres", "erem", "ste", "sten", "stes", "ster", "este", "esten"]

  /// The quality that a word names, in any of its forms.
  static func quality(_ word: String) -> (stem: String, quality: Quality)? {
    for ending in inflections where word.utf8.count > ending.utf8.count && (ending.isEmpty || word.hasSuffix(ending)) {
      let stem = String(word.dropLast(ending.count))
      if let quality = qualities[stem] { return (stem, quality) }
    }
    // Leise, leisen; flexible, rentable.
    if word.hasPrefix("leise") { return ("leise", .loudness) }
    if word.hasPrefix("flexibl") { return ("flexibel", .effort) }
    if word.hasPrefix("komfortabl") { return ("komfortabel", .effort) }
    return nil
  }

  /// Phrases in which a quality is part of the thing: „gute Nacht“, „einfache Fahrten“.
  static let fixedPhrases = wordList("gute-nacht guten-tag gute-besserung einfache-fahrt einfache-fahrten leichte-sprache leichter-sprache leichtes-gepäck sicheres-geleit gutes-neues guten-gewissens gute-reise freie-fahrt")
}

/// What a quality word measures once it is a gain.
enum Quality {
  case time, cost, effort, risk, reliability, errors, loudness, other
}
