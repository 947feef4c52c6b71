package import Source
package import Bind

/// What a thing is called in a sentence.
package struct Noun: Sendable {
  /// With its article: "Der Gewinn", "The gain".
  let nominative: Phrase
  let genitive: Phrase
  let accusative: Phrase
  /// Without article.
  package let plural: Phrase

  init(_ article: String, _ de: String, _ plurals: String, genitive: String, _ en: String, _ ens: String) {
    nominative = Phrase(article + " " + de, "The " + en)
    let lower: [String: String] = ["Der": "den", "Die": "die", "Das": "das"]
    accusative = Phrase(lower[article]! + " " + de, "the " + en)
    self.genitive = Phrase(genitive, "of the " + en)
    plural = Phrase(plurals, ens)
  }

  package static func of(_ kind: Kind?) -> Noun {
    switch kind {
    case .segment: Noun("Das", "Segment", "Segmente", genitive: "des Segments", "segment", "segments")
    case .job: Noun("Die", "Aufgabe", "Aufgaben", genitive: "der Aufgabe", "job", "jobs")
    case .valueProposition: Noun("Das", "Wertangebot", "Wertangebote", genitive: "des Wertangebots", "value proposition", "value propositions")
    case .businessModelCanvas: Noun("Das", "Business Model Canvas", "Business Model Canvas", genitive: "des Business Model Canvas", "Business Model Canvas", "Business Model Canvases")
    case .leanCanvas: Noun("Das", "Lean Canvas", "Lean Canvas", genitive: "des Lean Canvas", "Lean Canvas", "Lean Canvases")
    case .customerRelationships:
      Noun("Die", "Beziehungsseite", "Beziehungsseiten", genitive: "der Beziehungsseite", "customer-relationships sheet", "customer-relationships sheets")
    case .persona: Noun("Die", "Persona", "Personas", genitive: "der Persona", "persona", "personas")
    case .targetGroup: Noun("Die", "Zielgruppe", "Zielgruppen", genitive: "der Zielgruppe", "target group", "target groups")
    case .segmentation: Noun("Die", "Segmentierung", "Segmentierungen", genitive: "der Segmentierung", "segmentation", "segmentations")
    case .offering: Noun("Das", "Angebot", "Angebote", genitive: "des Angebots", "offering", "offerings")
    case .evidence: Noun("Der", "Beleg", "Belege", genitive: "des Belegs", "evidence", "pieces of evidence")
    case nil: Noun("Die", "Seite", "Seiten", genitive: "der Seite", "page", "pages")
    }
  }

  package static func of(_ kind: ItemKind) -> Noun {
    switch kind {
    case .characteristic: Noun("Das", "Merkmal", "Merkmale", genitive: "des Merkmals", "characteristic", "characteristics")
    case .clarifier: Noun("Der", "Clarifier", "Clarifier", genitive: "des Clarifiers", "clarifier", "clarifiers")
    case .gain: Noun("Der", "Gewinn", "Gewinne", genitive: "des Gewinns", "gain", "gains")
    case .pain: Noun("Der", "Schmerzpunkt", "Schmerzpunkte", genitive: "des Schmerzpunkts", "pain", "pains")
    case .step: Noun("Der", "Schritt", "Schritte", genitive: "des Schritts", "step", "steps")
    case .alternative: Noun("Die", "Alternative", "Alternativen", genitive: "der Alternative", "alternative", "alternatives")
    case .criterion: Noun("Das", "Kriterium", "Kriterien", genitive: "des Kriteriums", "criterion", "criteria")
    case .note: Noun("Die", "Notiz", "Notizen", genitive: "der Notiz", "note", "notes")
    }
  }

  /// "ein Segment", "a segment".
  func indefinite(_ language: Language) -> String {
    if language == .de { return (nominative.de.hasPrefix("Die ") ? "eine " : "ein ") + nominative.de.dropFirst(4) }
    let word = nominative.en.dropFirst(4)
    // A mass noun has none.
    if word == "evidence" { return "evidence" }
    return (word.first.map { "aeiou".contains($0) } == true ? "an " : "a ") + word
  }

  /// Small numbers as words.
  package static func number(_ number: Int, _ language: Language, capital: Bool = true) -> String {
    let de = ["null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"]
    let en = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    let words = language == .de ? de : en
    guard words.indices.contains(number) else { return String(number) }
    return capital ? words[number].prefix(1).uppercased() + words[number].dropFirst() : words[number]
  }
}
