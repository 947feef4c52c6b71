package import Source
package import Bind

extension Document {
  /// A heading of this block has a note that says something, or prose. `none` without a reason says nothing.
  func isFilled(_ block: BlockKind) -> Bool {
    blocks.contains { found in
      found.kind == block && (found.hasProse || found.notes.contains { isTelling($0) })
    }
  }

  /// The note says something: it is neither blank nor a `none` that gives no reason.
  func isTelling(_ note: Int) -> Bool {
    guard let title = items[note].title?.string.trimmingSpaces else { return false }
    // Longer than any of these: most notes.
    if title.utf8.count > 24 { return true }
    let words = title.lowercased()
    let bare = words.last.map { $0 == ":" || $0 == "." } == true ? String(words.dropLast()) : words
    return !bare.isEmpty && !Item.Note.wordsForNone.contains(bare)
  }

  /// The notes of a block that say something, but not `none: reason`.
  func notes(in block: BlockKind) -> [Int] {
    blocks.flatMap { $0.kind == block ? $0.notes : [] }.filter { isTelling($0) && items[$0].note?.noneReason == nil }
  }
}

extension BlockKind {
  /// What a block asks for.
  package func question(in language: Language) -> String { language == .de ? questions.de : questions.en }

  private var questions: Phrase {
    switch self {
    case .segments: Phrase("Für wen ist das?", "Who is this for?")
    case .valuePropositions: Phrase("Was versprecht ihr diesen Menschen?", "What do you promise these people?")
    case .channels: Phrase("Auf welchem Weg erreicht ihr sie?", "How do you reach them?")
    case .relationships: Phrase("Wie geht ihr mit ihnen um?", "How do you treat them?")
    case .revenue: Phrase("Wofür bezahlen sie?", "What do they pay for?")
    case .resources: Phrase("Was braucht ihr dafür?", "What do you need for it?")
    case .activities: Phrase("Was müsst ihr dafür tun?", "What do you have to do for it?")
    case .partners: Phrase("Wer hilft euch dabei?", "Who helps you with it?")
    case .costs: Phrase("Was kostet euch das?", "What does it cost you?")
    case .problem: Phrase("Welche ein bis drei Probleme haben diese Menschen?", "Which one to three problems do these people have?")
    case .alternatives: Phrase("Wie behelfen sie sich heute?", "How do they manage today?")
    case .solution: Phrase("Was tut ihr gegen jedes Problem?", "What do you do about each problem?")
    case .metrics: Phrase("Woran seht ihr, dass es vorangeht?", "How do you see that it is going forward?")
    case .advantage: Phrase("Was kann niemand leicht nachmachen?", "What can nobody easily copy?")
    case .concept: Phrase("Womit lässt es sich in einem Satz vergleichen?", "What can it be compared with in one sentence?")
    case .earlyAdopters: Phrase("Wer von ihnen kann nicht warten?", "Who among them cannot wait?")
    case .products: Phrase("Was bietet ihr an?", "What do you offer?")
    case .painRelievers: Phrase("Wie lindert ihr die Schmerzpunkte?", "How do you relieve the pains?")
    case .gainCreators: Phrase("Wie bringt ihr die Gewinne?", "How do you bring the gains?")
    case .notAddressed: Phrase("Was lasst ihr bewusst aus, und warum?", "What do you leave out on purpose, and why?")
    case .personalisation: Phrase("Was ist für jeden Menschen anders?", "What is different for each person?")
    case .touchpoints: Phrase("Wo begegnet ihr einander?", "Where do you meet each other?")
    case .lifeCycle: Phrase("Wie wird aus dem ersten Blick eine lange Beziehung?", "How does a first glance become a long relationship?")
    case .feedback: Phrase("Wie erfahrt ihr, was sie denken?", "How do you learn what they think?")
    case .support: Phrase("Wer hilft, wenn etwas klemmt?", "Who helps when something is stuck?")
    case .retention: Phrase("Warum bleiben sie?", "Why do they stay?")
    case .complaints: Phrase("Was geschieht mit einer Beschwerde?", "What happens to a complaint?")
    case .privacy: Phrase("Was wisst ihr über sie, und wie ist es geschützt?", "What do you know about them, and how is it protected?")
    }
  }
}
