import Source
import Bind
import Check

/// What is said of names and places, and of those who refer to them.
extension Wording {
  /// "Darauf verweist noch der Beleg „X“."
  func referring() -> Sentence {
    // One document may miss several things.
    var seen: Set<Entity?> = []
    let subjects = changes.map(\.subject).filter { seen.insert($0.new).inserted }
    let documents = list(subjects.map(inSentence)), isOne = subjects.count == 1
    let cause = first.causes.first
    let isElsewhere = cause.map { cause in cause.new != nil && !(cause.old?.item != nil && cause.new?.item == nil) } ?? false
    let count = Noun.number(subjects.count, language, capital: !isFollower || !german)
    if isFollower, isElsewhere, cause?.new?.document == first.subject.new?.document {
      return say("Verweise darin führen von dort ins Leere.", "From there, references in it lead nowhere.")
    }
    if isFollower, !isElsewhere {
      return isOne
        ? say("Darauf verweist noch \(documents).", "\(capital(documents)) still refers to it.")
        : say("Darauf verweisen noch \(count) Dokumente: \(documents).", "\(count) documents still refer to it: \(documents).")
    }
    if isFollower {
      return isOne
        ? say("Das weiß \(documents) noch nicht: Der Verweis führt ins Leere.", "\(capital(documents)) does not know yet: its reference leads nowhere.")
        : say("Das wissen \(count) Dokumente noch nicht, ihre Verweise führen ins Leere: \(documents).",
          "\(count) documents do not know yet, and their references lead nowhere: \(documents).")
    }
    let isOfOne = changes.allSatisfy { $0.before == first.before }
    let what = values(first.before, old: true)
    if !isOfOne {
      return say("In \(count.lowercased()) Dokumenten führen Verweise ins Leere: \(documents).", "References lead nowhere in \(count.lowercased()) documents: \(documents).")
    }
    return isOne
      ? say("\(full(first.subject)) verweist vergeblich auf \(what).", "\(full(first.subject)) refers to \(what) in vain.")
      : say("\(count) Dokumente verweisen vergeblich auf \(what): \(documents).", "\(count) documents refer to \(what) in vain: \(documents).")
  }

  /// "der Beleg „X“"
  func inSentence(_ subject: Change.Subject) -> Sentence {
    let article = noun(subject).nominative(language)
    return "\(article.prefix(1).lowercased() + article.dropFirst()) \(name(subject))"
  }

  func capital(_ sentence: Sentence) -> Sentence {
    guard case .words(let text)? = sentence.pieces.first else { return sentence }
    return Sentence([.words(text.prefix(1).uppercased() + text.dropFirst())] + sentence.pieces.dropFirst())
  }

  func renamed() -> Sentence {
    guard isOne, let old = first.subject.old, let new = first.subject.new else {
      return both(("", "haben eine neue Kennung"), ("", "have a new id"))
    }
    let was = diff.name(old, in: diff.old), now = diff.name(new, in: diff.new)
    let ids: Sentence = say(
      "Kennung \(Sentence.value(text(first.after))) statt \(Sentence.value(text(first.before)))", "id \(Sentence.value(text(first.after))) instead of \(Sentence.value(text(first.before)))")
    let followed = diff.new.incoming[new.document].filter { $0.document != new.document }.count
    let references: Sentence =
      followed == 0 ? ""
      : followed == 1 ? say("; ein Verweis zieht mit", "; one reference follows")
      : say("; \(Noun.number(followed, language, capital: false)) Verweise ziehen mit", "; \(Noun.number(followed, language, capital: false)) references follow")
    let noun = noun(first.subject).nominative(language)
    return was == now
      ? say("\(noun) \(Sentence.name(now)) hat jetzt die \(ids)\(references).", "\(noun) \(Sentence.name(now)) now has the \(ids)\(references).")
      : say("\(noun) \(Sentence.name(was)) heißt jetzt \(Sentence.name(now)) (\(ids)\(references)).", "\(noun) \(Sentence.name(was)) is now called \(Sentence.name(now)) (\(ids)\(references)).")
  }

  /// "Der Gewinn „X“ gehört jetzt zur Aufgabe „B“ statt zu „A“."
  func moved(_ before: Sentence, _ after: Sentence) -> Sentence {
    guard let (entity, model) = diff.side(first.subject) else { return "" }
    let isNote = model.item(entity)?.note != nil
    let kind = Noun.of(model.documents[entity.document].kind)
    let name: Sentence = isOne ? names() : ""
    // Several need not come from one place.
    let from = list(changes.reduce(into: [Sentence]()) { found, change in
      let name = values(change.before, old: true)
      if !found.contains(name) { found.append(name) }
    })
    let what: Sentence = isOne
      ? "\(noun(first.subject).nominative(language)) \(name)" : "\(Noun.number(changes.count, language)) \(noun(first.subject).plural(language))"
    let end: Sentence = isOne ? "." : ": \(names())."
    if isNote {
      return say("\(what) \(isOne ? "steht" : "stehen") jetzt in \(after) statt in \(from)\(end)", "\(what) \(isOne ? "is" : "are") in \(after) now instead of \(from)\(end)")
    }
    let article = kind.nominative(.de)
    let to = (article.hasPrefix("Die ") ? "zur " : "zum ") + article.dropFirst(4)
    return say(
      "\(what) \(isOne ? "gehört" : "gehören") jetzt \(to) \(after) statt zu \(from)\(end)",
      "\(what) now \(isOne ? "belongs" : "belong") to \(kind.accusative(.en)) \(after) instead of \(from)\(end)")
  }
}
