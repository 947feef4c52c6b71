import Source
import Bind
import Check

/// What is said of values, decisions and settings.
extension Wording {
  /// A value that is another one now, or came, or went; of a list, what came and what went.
  func valued(_ before: Sentence, _ after: Sentence) -> Sentence {
    guard isOne else {
      return say(
        "\(Noun.number(changes.count, language)) Angaben haben sich geändert, in \(inDocuments()).", "\(Noun.number(changes.count, language)) values changed, in \(inDocuments()).")
    }
    let about: Sentence = first.object.map { say(" für \(name($0))", " of \(name($0))") } ?? ""
    let what = "\(full(first.subject)): \(label(first))\(about)" as Sentence
    // Of a list, what others are told about may be left out.
    let isList = if case .list? = first.field?.type { true } else { false }
    if isList || first.before.count > 1 || first.after.count > 1 {
      guard let (plus, minus) = difference() else { return say("\(what) steht in anderer Reihenfolge.", "\(what) stands in another order.") }
      return "\(what): \(plus)\(plus.isEmpty || minus.isEmpty ? "" : "; ")\(minus)."
    }
    if first.key == "from", first.before.count + first.after.count > 0 {
      let clarifier = full(first.subject)
      if after.isEmpty { return say("\(clarifier) geht auf kein Merkmal mehr zurück; bisher auf \(before).", "\(clarifier) is drawn from no characteristic any more; so far from \(before).") }
      if before.isEmpty { return say("\(clarifier) geht jetzt auf das Merkmal \(after) zurück.", "\(clarifier) is now drawn from the characteristic \(after).") }
      return say("\(clarifier) geht jetzt auf das Merkmal \(after) zurück statt auf \(before).", "\(clarifier) is now drawn from the characteristic \(after) instead of \(before).")
    }
    if after.isEmpty { return say("\(what) fehlt jetzt; bisher \(before).", "\(what) is gone; so far \(before).") }
    if before.isEmpty { return say("\(what) ist jetzt \(after).", "\(what) is now \(after).") }
    return say("\(what) ist jetzt \(after) statt \(before).", "\(what) is now \(after) instead of \(before).")
  }

  /// What came to a list, and what went; nil: nothing did.
  func difference() -> (plus: Sentence, minus: Sentence)? {
    let gone = first.before.filter { !first.after.contains($0) }, come = first.after.filter { !first.before.contains($0) }
    if gone.isEmpty, come.isEmpty { return nil }
    return (
      come.isEmpty ? "" : say("neu \(values(come, old: false))", "new \(values(come, old: false))"),
      gone.isEmpty ? "" : say("nicht mehr \(values(gone, old: true))", "no longer \(values(gone, old: true))")
    )
  }

  func decided(_ before: Sentence, _ after: Sentence) -> Sentence {
    guard isOne else {
      return say(
        "\(Noun.number(changes.count, language)) Entscheidungen haben sich geändert, in \(inDocuments()).",
        "\(Noun.number(changes.count, language)) decisions changed, in \(inDocuments()).")
    }
    let what = full(Change.Subject(old: first.subject.old.map { Entity($0.document) }, new: first.subject.new.map { Entity($0.document) }, profile: first.subject.profile))
    if first.key == "irrelevant" {
      if after.isEmpty { return say("\(what) hält \(before) nicht mehr für irrelevant.", "\(what) no longer holds \(before) irrelevant.") }
      let matter = values(Array(first.after.prefix(1)), old: false), reason = values(Array(first.after.dropFirst()), old: false)
      return reason.isEmpty
        ? say("\(what) hält \(matter) jetzt für irrelevant.", "\(what) now holds \(matter) irrelevant.")
        : say("\(what) hält \(matter) jetzt für irrelevant: \(closed(reason))", "\(what) now holds \(matter) irrelevant: \(closed(reason))")
    }
    return after.isEmpty
      ? say("\(what) bleibt nicht mehr bewusst ohne Angebot.", "\(what) is no longer deliberately without an offer.")
      : say("\(what) bleibt jetzt bewusst ohne Angebot: \(closed(after))", "\(what) is now deliberately without an offer: \(closed(after))")
  }

  /// With a full stop, unless the words that are quoted bring one along.
  private func closed(_ quoted: Sentence) -> Sentence { quoted.plainWords.last.map { ".!?…".contains($0) } == true ? quoted : "\(quoted)." }

  func settings(_ before: Sentence, _ after: Sentence) -> Sentence {
    guard isOne else { return say("\(Noun.number(changes.count, language)) Einstellungen haben sich geändert.", "\(Noun.number(changes.count, language)) settings changed.") }
    let key = Sentence.name(diff.text(first.key ?? ""))
    if first.before.count > 1 || first.after.count > 1, let (plus, minus) = difference() {
      return say("Die Einstellung \(key): \(plus)\(plus.isEmpty || minus.isEmpty ? "" : "; ")\(minus).", "The setting \(key): \(plus)\(plus.isEmpty || minus.isEmpty ? "" : "; ")\(minus).")
    }
    if after.isEmpty { return say("Die Einstellung \(key) fehlt jetzt; bisher \(before).", "The setting \(key) is gone; so far \(before).") }
    if before.isEmpty { return say("Die Einstellung \(key) ist jetzt \(after).", "The setting \(key) is now \(after).") }
    return say("Die Einstellung \(key) ist jetzt \(after) statt \(before).", "The setting \(key) is now \(after) instead of \(before).")
  }
}
