import Bind

extension BlockKind {
  /// What a block asks, for those who see it for the first time, with the tags that it knows.
  func question(for kind: Kind) -> Phrase {
    let words = words(for: kind)
    guard let tags = tags(in: kind) else { return words }
    let list = tags.keys.map { "`\($0)`" }.joined(separator: " ")
    return Phrase("\(words.de)\nSchlagwörter, so geschrieben: \(list)", "\(words.en)\nTags, written like this: \(list)")
  }

  private func words(for kind: Kind) -> Phrase {
    switch self {
    case .segments: Phrase("Für wen? Ein Segment je Notiz.", "For whom? One segment per note.")
    case .valuePropositions:
      kind == .leanCanvas
        ? Phrase("Was ist das eine Versprechen, das aufhorchen lässt?", "What is the one promise that makes people listen?")
        : Phrase("Welchen Nutzen bekommt welches Segment von euch?", "Which value does which segment get from you?")
    case .channels: Phrase("Wo erfahren sie davon, kaufen es und bekommen es? Je Kanal eine Notiz, mit dem Segment.", "Where do they hear of it, buy it and get it? One note per channel, with its segment.")
    case .relationships: Phrase("Wie geht ihr mit ihnen um, und was erwarten sie?", "How do you deal with them, and what do they expect?")
    case .revenue: Phrase("Wer zahlt wofür, und auf welche Art?", "Who pays for what, and in which way?")
    case .resources: Phrase("Was braucht ihr, ohne das es nicht geht?", "What do you need that you cannot do without?")
    case .activities: Phrase("Was müsst ihr selbst gut können und ständig tun?", "What do you have to be good at and do all the time?")
    case .partners: Phrase("Wer trägt etwas bei, das ihr nicht selbst macht, und wozu?", "Who adds what you do not do yourselves, and what for?")
    case .costs: Phrase("Was kostet am meisten?", "What costs most?")
    case .problem: Phrase("Die drei größten Schmerzpunkte, am besten als Verweis: [Worte](../jobs/aufgabe.md#schmerzpunkt).", "The three worst pains, best as links: [words](../jobs/job.md#pain).")
    case .alternatives: Phrase("Wie lösen sie das heute? Auch: gar nicht.", "How do they solve it today? Not at all is an answer.")
    case .solution: Phrase("Was tut ihr gegen jedes der Probleme? Eine Notiz je Problem, mit demselben Verweis.", "What do you do about each problem? One note per problem, with the same link.")
    case .metrics: Phrase("Woran seht ihr jede Woche, ob es läuft?", "What tells you every week whether it works?")
    case .advantage: Phrase("Was lässt sich nicht einfach nachmachen oder kaufen?", "What can neither be copied nor bought?")
    case .concept: Phrase("In einem Vergleich: X für Y.", "As a comparison: X for Y.")
    case .earlyAdopters: Phrase("Wer unter ihnen wartet schon darauf?", "Who among them is waiting for it already?")
    case .products: Phrase("Was genau bekommen sie? Mit Verweis auf das Angebot.", "What exactly do they get? With a link to the offering.")
    case .painRelievers: Phrase("Was davon nimmt welchen Schmerz? [Worte](../jobs/aufgabe.md#schmerzpunkt)", "What of it takes which pain away? [words](../jobs/job.md#pain)")
    case .gainCreators: Phrase("Was davon bringt welchen Gewinn? [Worte](../jobs/aufgabe.md#gewinn)", "What of it brings which gain? [words](../jobs/job.md#gain)")
    case .notAddressed: Phrase("Welchen Schmerz oder Gewinn lasst ihr bewusst liegen, und warum?", "Which pain or gain do you leave on purpose, and why?")
    case .personalisation: Phrase("Was wisst ihr über jeden Einzelnen, und was macht ihr daraus?", "What do you know of each of them, and what do you make of it?")
    case .touchpoints: Phrase("Wann begegnet ihr euch? Je Begegnung eine Notiz.", "When do you meet? One note per meeting.")
    case .lifeCycle: Phrase("Wie beginnt es, wie geht es weiter, wie endet es?", "How does it begin, go on and end?")
    case .feedback: Phrase("Wie erfahrt ihr, ob sie zufrieden sind?", "How do you learn whether they are content?")
    case .support: Phrase("Wer hilft, wenn etwas nicht geht, und wie schnell?", "Who helps when something does not work, and how soon?")
    case .retention: Phrase("Warum bleiben sie?", "Why do they stay?")
    case .complaints: Phrase("Was geschieht, wenn sich jemand beschwert?", "What happens when somebody complains?")
    case .privacy: Phrase("Welche Daten habt ihr, und wer sieht sie?", "Which data do you have, and who sees it?")
    }
  }
}
