import Source
import Bind
import Check

/// What is said of blocks and of the notes in them.
extension Wording {
  func blockName(_ atoms: [Atom]) -> Sentence {
    let raw = text(atoms)
    return .name(BlockKind(rawValue: raw)?.title(in: language) ?? raw)
  }

  func blocks() -> Sentence {
    let names = list(changes.map { blockName($0.before) })
    let isEmptied = first.type == .blockEmptied
    let document = inDocuments()
    if isOne {
      return isEmptied
        ? say("In \(document) ist \(names) jetzt leer.", "In \(document), \(names) is empty now.")
        : say("In \(document) steht jetzt etwas unter \(names).", "In \(document), there is something under \(names) now.")
    }
    return isEmptied
      ? say("In \(document) sind jetzt leer: \(names).", "In \(document) these are empty now: \(names).")
      : say("In \(document) sind jetzt gefüllt: \(names).", "In \(document) these are filled now: \(names).")
  }

  func reworded() -> Sentence {
    let noun = noun(first.subject)
    if isOne {
      return say(
        "\(noun.nominative(language)) \(name(first.subject))\(owner(first.subject)) ist neu formuliert.",
        "\(noun.nominative(language)) \(name(first.subject))\(owner(first.subject)) was reworded.")
    }
    let count = Noun.number(changes.count, language)
    return say("\(count) \(noun.plural(language)) sind neu formuliert, in \(inDocuments()).", "\(count) \(noun.plural(language)) were reworded, in \(inDocuments()).")
  }

  func listName() -> Sentence {
    let key = first.key ?? ""
    if let kind = ItemKind(rawValue: key) {
      let block: Sentence = first.before.isEmpty ? "" : say(" unter \(blockName(first.before))", " under \(blockName(first.before))")
      return german ? "die \(Noun.of(kind).plural(language))\(block)" : "\(Noun.of(kind).plural(language))\(block)"
    }
    return key == "profile" ? say("die Profile", "profiles") : say("die Bausteine", "blocks")
  }

  /// Several notes that stand in another block: from where to where, once for all of them or one by one.
  func movedNotes() -> Sentence {
    let isOneWay = changes.allSatisfy { $0.before == first.before && $0.after == first.after }
    let count = Noun.number(changes.count, language)
    if isOneWay {
      return say(
        "\(count) Notizen stehen jetzt unter \(blockName(first.after)) statt unter \(blockName(first.before)), in \(inDocuments()): \(names()).",
        "\(count) notes now stand under \(blockName(first.after)) instead of \(blockName(first.before)), in \(inDocuments()): \(names()).")
    }
    let ways = list(changes.map { change in
      say(
        "\(name(change.subject)) (\(blockName(change.after)) statt \(blockName(change.before)))",
        "\(name(change.subject)) (\(blockName(change.after)) instead of \(blockName(change.before)))")
    })
    return say("\(count) Notizen in \(inDocuments()) stehen in einem anderen Baustein: \(ways).", "\(count) notes in \(inDocuments()) stand in another block: \(ways).")
  }

  func relinked(_ before: Sentence, _ after: Sentence) -> Sentence {
    guard isOne else { return both(("", "verweisen auf anderes"), ("", "refer to something else")) }
    let gone = values(first.before.filter { !first.after.contains($0) }, old: true), come = values(first.after.filter { !first.before.contains($0) }, old: false)
    let note = full(first.subject)
    if gone.isEmpty, come.isEmpty { return say("\(note) nennt ihre Verweise in anderer Reihenfolge.", "\(note) names its references in another order.") }
    if gone.isEmpty { return say("\(note) verweist jetzt auch auf \(come).", "\(note) now refers to \(come) as well.") }
    if come.isEmpty { return say("\(note) verweist nicht mehr auf \(gone).", "\(note) no longer refers to \(gone).") }
    return say("\(note) verweist jetzt auf \(come) statt auf \(gone).", "\(note) now refers to \(come) instead of \(gone).")
  }

  func retagged() -> Sentence {
    let gone = tags(first, old: true), come = tags(first, old: false)
    guard isOne else {
      let all = list(changes.map { change in
        let gone = tags(change, old: true), come = tags(change, old: false)
        let how: Sentence = come.isEmpty ? say("ohne \(gone)", "without \(gone)") : gone.isEmpty ? come : say("\(come) statt \(gone)", "\(come) instead of \(gone)")
        return "\(name(change.subject)) (\(how))"
      })
      return say("\(several()) sind anders gekennzeichnet: \(all).", "\(several()) have other tags: \(all).")
    }
    let note = full(first.subject)
    if gone.isEmpty { return say("\(note) ist jetzt auch mit \(come) gekennzeichnet.", "\(note) is now tagged \(come) as well.") }
    if come.isEmpty { return say("\(note) ist nicht mehr mit \(gone) gekennzeichnet.", "\(note) is no longer tagged \(gone).") }
    return say("\(note) ist jetzt mit \(come) gekennzeichnet statt mit \(gone).", "\(note) is now tagged \(come) instead of \(gone).")
  }

  /// The tags that one side alone has, in the words of the reader.
  private func tags(_ change: Change, old: Bool) -> Sentence {
    let mine = old ? change.before : change.after, others = old ? change.after : change.before
    let model = old ? diff.old : diff.new
    let vocabulary = (old ? change.subject.old : change.subject.new).flatMap { entity in
      model.documents[entity.document].kind.flatMap { kind in model.item(entity)?.note?.block.tags(in: kind) }
    }
    return list(mine.filter { !others.contains($0) }.compactMap { atom in
      guard case .term(let term) = atom else { return nil }
      return .name(diff.text(vocabulary?.term(term)?.label(in: language) ?? term))
    })
  }
}
