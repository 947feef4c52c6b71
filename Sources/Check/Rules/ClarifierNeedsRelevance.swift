import Source
import Bind

extension Rule {
  static let clarifierNeedsRelevance = Rule(
    "clarifier-needs-relevance", "R12",
    Phrase(
      "Ein Clarifier sagt, wofür er zählt und warum; der Grund hat mindestens drei Wörter und wiederholt nicht den Clarifier.",
      "A clarifier says what it matters for and why; the reason has at least three words and does not repeat the clarifier."),
    why: Phrase(
      "Ein Merkmal wird erst dadurch zum Clarifier, dass es die Hauptaufgabe oder den wichtigsten Gewinn verändert. Wer das nicht begründen kann, hat ein Merkmal gefunden und noch keinen Grund, danach zu unterscheiden (Kundensegmente mit Jobs to Be Done). Ob der Grund gut ist, können nur Menschen beurteilen; dass einer dasteht, prüft diese Regel.",
      "A characteristic becomes a clarifier only by changing the main job or the most important gain. Whoever cannot say why has found a characteristic and not yet a reason to tell people apart by it (customer segments with Jobs to Be Done). Only people can judge whether the reason is good; this rule checks that there is one."),
    .always(.error), completeness: true,
    examples: [
      .bad(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        clarifiers:
          - title: ⟦Wohnt weit vom Bahnhof⟧
            relevant-to: [main-job]
          - title: ⟦Hat kein Auto⟧
            because: Ohne Auto ist schon der erste Kilometer schwierig.
        ---
        """),
      .bad(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        clarifiers:
          - title: Wohnt weit vom Bahnhof
            relevant-to: [main-job]
            because: ⟦Wohnt weit vom Bahnhof.⟧
          - title: Hat kein Auto
            relevant-to: [main-job]
            because: ⟦Sehr wichtig.⟧
        ---
        """),
      .good(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        clarifiers:
          - title: Wohnt weit vom Bahnhof
            relevant-to: [main-job]
            because: Ohne Auto ist schon der erste Kilometer schwierig.
        ---
        """),
      .bad(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        clarifiers:
          - title: ⟦Lives far from the station⟧
            relevant-to: [main-job]
          - title: ⟦Has no car⟧
            because: Without a car even the first mile is hard.
        ---
        """, in: .en),
      .bad(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        clarifiers:
          - title: Lives far from the station
            relevant-to: [main-job]
            because: ⟦Lives far from the station.⟧
          - title: Has no car
            relevant-to: [main-job]
            because: ⟦Very important.⟧
        ---
        """, in: .en),
      .good(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        clarifiers:
          - title: Lives far from the station
            relevant-to: [main-job]
            because: Without a car even the first mile is hard.
        ---
        """, in: .en),
    ],
    check: .document { document, _ in
      guard let segment = document.segment, document.status != "retired" else { return [] }
      var findings: [Finding] = []
      for clarifier in segment.profiles.flatMap(\.clarifiers) {
        let item = document.items[clarifier.item]
        let name = item.title?.string ?? item.id
        if let missing = missing(item.record, name, document) {
          findings.append(Finding(at: SourceLocation(document.path, item.naming), about: nil, missing.message, help: missing.help))
        }
        if let because = clarifier.because, let fault = fault(because.string, name) {
          findings.append(
            Finding(
              at: SourceLocation(document.path, because.range), about: nil, hard: true, fault,
              help: Phrase(
                "Vollendet den Satz: „\(name)“ ändert etwas an der Hauptaufgabe, weil …", "Complete the sentence: “\(name)” changes something about the main job because …")))
        }
      }
      return findings
    })

  private static func missing(_ record: Record, _ name: String, _ document: Document) -> (message: Phrase, help: Phrase)? {
    let why = Phrase(
      "Schreibt hinter `because:`, was sich durch dieses Merkmal an der Aufgabe oder am Gewinn ändert.",
      "Write after `because:` what this characteristic changes about the job or the gain.")
    let what = Phrase(
      "Schreibt hinter `relevant-to:`, was sich ändert: `main-job`, `gain` oder die Kennung eines Gewinns, Schmerzpunkts oder Schritts.",
      "Write after `relevant-to:` what changes: `main-job`, `gain`, or the id of a gain, pain or step.")
    switch (document.lacks("relevant-to", in: record), document.lacks("because", in: record)) {
    case (true, true):
      return (
        Phrase("„\(name)“ sagt nicht, wofür es zählt und warum.", "“\(name)” does not say what it matters for, nor why."),
        Phrase(what.de + " " + why.de, what.en + " " + why.en)
      )
    case (true, false): return (Phrase("„\(name)“ sagt nicht, wofür es zählt.", "“\(name)” does not say what it matters for."), what)
    case (false, true): return (Phrase("„\(name)“ sagt nicht, warum es zählt.", "“\(name)” does not say why it matters."), why)
    case (false, false): return nil
    }
  }

  private static func hasThreeWords(_ text: String) -> Bool {
    var words = 0, isInside = false
    for character in text {
      let isPart = character.isLetter || character.isNumber || character == "-" || character == "'" || character == "’"
      if isPart, !isInside { words += 1 }
      if words == 3 { return true }
      isInside = isPart
    }
    return false
  }

  private static func fault(_ reason: String, _ name: String) -> Phrase? {
    if Folding.words(reason) == Folding.words(name) {
      return Phrase("Der Grund für „\(name)“ wiederholt nur den Clarifier.", "The reason for “\(name)” only repeats the clarifier.")
    }
    if !hasThreeWords(reason) {
      return Phrase("Der Grund für „\(name)“ ist zu kurz, um einer zu sein.", "The reason for “\(name)” is too short to be one.")
    }
    return nil
  }
}
