import Source
import Bind

/// What a thing is called in a sentence.
struct Noun: Sendable {
  enum Gender: Sendable { case masculine, feminine, neuter }

  let de: String
  let gender: Gender
  let en: String

  init(_ de: String, _ gender: Gender, _ en: String) {
    self.de = de
    self.gender = gender
    self.en = en
  }

  /// „eine Aufgabe“, “a job”: as the subject.
  var indefinite: Phrase {
    Phrase((gender == .feminine ? "eine " : "ein ") + de, ("aeiou".contains(en.first!) ? "an " : "a ") + en)
  }

  /// „keinen Gewinn“, “no gain”: as the object.
  var none: Phrase {
    let negation = switch gender {
    case .masculine: "keinen "
    case .feminine: "keine "
    case .neuter: "kein "
    }
    return Phrase(negation + de, "no " + en)
  }
}

extension Noun {
  static func of(_ kind: Kind) -> Noun {
    switch kind {
    case .segment: Noun("Segment", .neuter, "segment")
    case .job: Noun("Aufgabe", .feminine, "job")
    case .valueProposition: Noun("Wertangebot", .neuter, "value proposition")
    case .businessModelCanvas: Noun("Business Model Canvas", .neuter, "business model canvas")
    case .leanCanvas: Noun("Lean Canvas", .neuter, "lean canvas")
    case .customerRelationships: Noun("Blatt mit Kundenbeziehungen", .neuter, "sheet of customer relationships")
    case .persona: Noun("Persona", .feminine, "persona")
    case .targetGroup: Noun("Zielgruppe", .feminine, "target group")
    case .segmentation: Noun("Segmentierung", .feminine, "segmentation")
    case .offering: Noun("Angebot", .neuter, "offering")
    case .evidence: Noun("Beleg", .masculine, "piece of evidence")
    }
  }

  static func of(_ kind: ItemKind) -> Noun {
    switch kind {
    case .characteristic: Noun("Merkmal", .neuter, "characteristic")
    case .clarifier: Noun("Clarifier", .masculine, "clarifier")
    case .gain: Noun("Gewinn", .masculine, "gain")
    case .pain: Noun("Schmerzpunkt", .masculine, "pain")
    case .step: Noun("Schritt", .masculine, "step")
    case .alternative: Noun("Alternative", .feminine, "alternative")
    case .criterion: Noun("Kriterium", .neuter, "criterion")
    case .note: Noun("Notiz", .feminine, "note")
    }
  }

  static func of(_ entity: Entity, in model: Model) -> Noun? {
    if let item = model.item(entity) { return of(item.kind) }
    return model.document(entity).kind.map { of($0) }
  }
}

extension Phrase {
  /// „a, b oder c“.
  static func choice(of phrases: [Phrase]) -> Phrase { Phrase(enumeration(phrases.map(\.de), "oder"), enumeration(phrases.map(\.en), "or")) }

  /// „„A“, „B“ und „C““: names of the authors'.
  static func names(_ names: [String]) -> Phrase {
    Phrase(enumeration(names.map { "„\($0)“" }, "und"), enumeration(names.map { "“\($0)”" }, "and"))
  }

  private static func enumeration(_ words: [String], _ conjunction: String) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " " + conjunction + " " + last
  }
}

extension String {
  /// `[get-to-work]` or `[[get-to-work]]`: the one word between the brackets.
  var soleElement: String? {
    var inner = self[...]
    while inner.first == "[", inner.last == "]", inner.count > 2 { inner = inner.dropFirst().dropLast() }
    let word = String(inner).trimmingSpaces
    let isWord = !word.isEmpty && word.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == "#" }
    return inner.count < count && isWord ? word : nil
  }
}
