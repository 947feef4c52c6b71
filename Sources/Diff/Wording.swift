import Source
import Bind
import Check

/// The sentence for one change, or for several of a class.
struct Wording {
  let diff: PublicDiff
  let language: Language
  let changes: [Change]
  /// It stands below what it follows from.
  let isFollower: Bool

  var german: Bool { language == .de }
  var first: Change { changes[0] }
  var isOne: Bool { changes.count == 1 }

  func say(_ de: Sentence, _ en: Sentence) -> Sentence { german ? de : en }

  // MARK: - Names

  func noun(_ subject: Change.Subject) -> Noun {
    guard let (entity, model) = diff.side(subject) else { return Noun.of(nil) }
    return model.item(entity).map { Noun.of($0.kind) } ?? Noun.of(model.documents[entity.document].kind)
  }

  func name(_ subject: Change.Subject) -> Sentence {
    guard let (entity, model) = diff.side(subject) else { return "jtbd.yml" }
    return .name(diff.name(entity, in: model))
  }

  /// "der Aufgabe „X“", "unter „Kanäle“ in „X“": whose part it is; empty for a document.
  func owner(_ subject: Change.Subject) -> Sentence {
    guard let (entity, model) = diff.side(subject), let item = model.item(entity) else { return "" }
    let document = Sentence.name(diff.name(Entity(entity.document), in: model))
    if let note = item.note {
      let block = Sentence.name(note.block.title(in: language))
      return say(" unter \(block) in \(document)", " under \(block) in \(document)")
    }
    return " \(Noun.of(model.documents[entity.document].kind).genitive(language)) \(document)"
  }

  /// "Der Gewinn „Y“ der Aufgabe „X“".
  func full(_ subject: Change.Subject) -> Sentence {
    guard diff.side(subject) != nil else { return "jtbd.yml" }
    return "\(noun(subject).nominative(language)) \(name(subject))\(owner(subject))\(profile(subject))"
  }

  /// Which profile of a segment with several.
  func profile(_ subject: Change.Subject) -> Sentence {
    guard let number = subject.profile, let new = subject.new, new.item == nil else { return "" }
    let profiles = diff.new.profiles(of: new.document)
    guard profiles.count > 1, number < profiles.count, let main = profiles[number].mainJob else { return "" }
    let job = Sentence.name(diff.name(main, in: diff.new))
    return say(" bei der Hauptaufgabe \(job)", " for the main job \(job)")
  }

  func accusative(_ subject: Change.Subject) -> Sentence { "\(noun(subject).accusative(language)) \(name(subject))" }

  func list(_ parts: [Sentence], limit: Int = 5) -> Sentence {
    var parts = parts
    if parts.count > limit + 1 {
      let more = parts.count - limit
      parts = parts.prefix(limit) + [say("\(more) weitere", "\(more) more")]
    }
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    var out = parts[0]
    for part in parts.dropFirst().dropLast() { out = "\(out), \(part)" }
    return say("\(out) und \(last)", "\(out) and \(last)")
  }

  func values(_ atoms: [Atom], old: Bool, _ field: Field? = nil) -> Sentence {
    list(atoms.compactMap { diff.say($0, field ?? first.field, in: language, old: old) })
  }

  /// "Zwei Clarifier des Segments „X“": the common owner only where there is one.
  func several() -> Sentence {
    let noun = noun(first.subject)
    let count = Noun.number(changes.count, language)
    let owners = changes.map { owner($0.subject) }
    let common: Sentence = owners.allSatisfy { $0 == owners[0] } ? owners[0] : ownerDocument()
    return "\(count) \(noun.plural(language))\(common)"
  }

  /// Of notes in several blocks, the document alone.
  func ownerDocument() -> Sentence {
    let documents = Set(changes.compactMap { diff.side($0.subject).map { $0.model.documents[$0.entity.document].path } })
    guard documents.count == 1, let (entity, model) = diff.side(first.subject), entity.item != nil else { return "" }
    let document = Sentence.name(diff.name(Entity(entity.document), in: model))
    return say(" in \(document)", " in \(document)")
  }

  func names() -> Sentence {
    let owners = changes.map { owner($0.subject) }
    let isMixed = !owners.allSatisfy { $0 == owners[0] } && Set(changes.map { diff.side($0.subject)?.entity.document ?? -1 }).count > 1
    return list(changes.map { isMixed ? "\(name($0.subject))\(owner($0.subject))" : name($0.subject) })
  }

  /// In which documents: „A“ (7) und „B“ (3).
  func inDocuments() -> Sentence {
    var counts: [(name: Sentence, key: String, count: Int)] = []
    for change in changes {
      guard let (entity, model) = diff.side(change.subject) else { continue }
      let path = model.documents[entity.document].path
      if let at = counts.firstIndex(where: { $0.key == path }) { counts[at].count += 1 } else {
        counts.append((.name(diff.name(Entity(entity.document), in: model)), path, 1))
      }
    }
    if counts.count == 1 { return counts[0].name }
    return list(counts.map { $0.count == 1 ? $0.name : "\($0.name) (\($0.count))" })
  }

  func both(_ de: (String, String), _ en: (String, String)) -> Sentence {
    // "wurde entfernt" of one, "wurden entfernt" of several.
    isOne
      ? say("\(full(first.subject)) \(de.0).", "\(full(first.subject)) \(en.0).")
      : say("\(several()) \(de.1): \(names()).", "\(several()) \(en.1): \(names()).")
  }

  func because() -> Sentence {
    guard first.isConsequence, !isFollower, !first.causes.isEmpty else { return "" }
    let causes = Array(first.causes.prefix(3))
    let names = list(causes.map(inSentence))
    if causes.allSatisfy({ $0.old == nil || ($0.new?.item != nil && $0.old?.item == nil) }) {
      return say(" Das folgt daraus, dass \(names) neu \(causes.count == 1 ? "ist" : "sind").", " This follows because \(names) \(causes.count == 1 ? "is" : "are") new.")
    }
    if causes.allSatisfy({ $0.new == nil || ($0.old?.item != nil && $0.new?.item == nil) }) {
      return say(
        " Das folgt daraus, dass \(names) entfernt \(causes.count == 1 ? "wurde" : "wurden").", " This follows because \(names) \(causes.count == 1 ? "was" : "were") removed.")
    }
    return say(" Das folgt aus der Änderung \(list(causes.map { "\(at($0)) \(name($0))" })).", " This follows from the change to \(names).")
  }

  /// "am Segment", "an der Aufgabe".
  func at(_ subject: Change.Subject) -> Sentence {
    let noun = noun(subject).nominative(.de)
    return Sentence([.words((noun.hasPrefix("Die ") ? "an der " : "am ") + noun.dropFirst(4))])
  }

  func label(_ change: Change) -> Sentence {
    guard let field = change.field else { return Sentence([.value(change.key ?? "")]) }
    return .name(field.label(language))
  }

  // MARK: - Sentences

  func sentence() -> Sentence { "\(core())\(because())" }

  func core() -> Sentence {
    let before = values(first.before, old: true), after = values(first.after, old: false)
    switch first.type {
    case .segmentRemoved, .jobRemoved, .propositionRemoved, .canvasRemoved, .evidenceRemoved, .documentRemoved, .pageRemoved, .gainRemoved, .clarifierRemoved,
      .needRemoved, .itemRemoved, .noteRemoved:
      return both(("wurde entfernt", "wurden entfernt"), ("was removed", "were removed"))
    case .documentAdded, .pageAdded, .gainAdded, .clarifierAdded, .needAdded, .itemAdded, .noteAdded:
      return both(("ist neu", "sind neu"), ("is new", "are new"))
    case .profileRemoved:
      return isOne
        ? (before.isEmpty
          ? say("\(full(first.subject)) hat ein Profil weniger.", "\(full(first.subject)) has one profile less.")
          : say("\(full(first.subject)) hat für \(before) kein Profil mehr.", "\(full(first.subject)) has no profile for \(before) any more."))
        : both(("", "haben ein Profil weniger"), ("", "have one profile less"))
    case .profileAdded:
      return isOne
        ? say("\(full(first.subject)) hat ein neues Profil\(after.isEmpty ? "" : " für \(after)").", "\(full(first.subject)) has a new profile\(after.isEmpty ? "" : " for \(after)").")
        : both(("", "haben ein neues Profil"), ("", "have a new profile"))
    case .mainJobLost: return lost(("hat keine Hauptaufgabe mehr", "haben keine Hauptaufgabe mehr"), ("has no main job any more", "have no main job any more"), before)
    case .gainLost:
      return lost(
        ("hat keinen wichtigsten Gewinn mehr", "haben keinen wichtigsten Gewinn mehr"), ("has no most important gain any more", "have no most important gain any more"),
        before)
    case .customerLost: return lost(("hat keinen Kunden mehr", "haben keinen Kunden mehr"), ("has no customer any more", "have no customer any more"), before)
    case .offerLost: return lost(("hat kein Wertangebot mehr", "haben kein Wertangebot mehr"), ("has no value proposition any more", "have no value proposition any more"), before)
    case .aimLost: return lost(("gilt keinem Segment mehr", "gelten keinem Segment mehr"), ("is for no segment any more", "are for no segment any more"), before)
    case .mainJobChanged:
      return isOne
        ? say("\(full(first.subject)) hat eine andere Hauptaufgabe: \(after) statt \(before).", "\(full(first.subject)) has another main job: \(after) instead of \(before).")
        : both(("", "haben eine andere Hauptaufgabe"), ("", "have another main job"))
    case .gainChanged:
      return isOne
        ? say(
          "\(full(first.subject)) misst den Erfolg anders: an \(after) statt an \(before).",
          "\(full(first.subject)) measures success differently: by \(after) instead of \(before).")
        : both(("", "haben einen anderen wichtigsten Gewinn"), ("", "have another most important gain"))
    case .mainJobSet:
      return isOne
        ? say("\(full(first.subject)) hat jetzt eine Hauptaufgabe: \(after).", "\(full(first.subject)) has a main job now: \(after).")
        : both(("", "haben jetzt eine Hauptaufgabe"), ("", "have a main job now"))
    case .gainSet:
      return isOne
        ? say("\(full(first.subject)) hat jetzt einen wichtigsten Gewinn: \(after).", "\(full(first.subject)) has a most important gain now: \(after).")
        : both(("", "haben jetzt einen wichtigsten Gewinn"), ("", "have a most important gain now"))
    case .customersChanged:
      if !isOne { return both(("", "haben andere Kunden"), ("", "have other customers")) }
      if before.isEmpty { return say("\(full(first.subject)) hat weitere Kunden: \(after).", "\(full(first.subject)) has further customers: \(after).") }
      if after.isEmpty { return say("\(full(first.subject)) führt \(before) nicht mehr als Kunden.", "\(full(first.subject)) no longer counts \(before) among its customers.") }
      return say("\(full(first.subject)) hat andere Kunden: \(after) statt \(before).", "\(full(first.subject)) has other customers: \(after) instead of \(before).")
    case .clarifierUnfounded:
      return isOne && !first.before.isEmpty
        ? say(
          "\(full(first.subject)) ist für nichts mehr relevant; bisher für \(before).", "\(full(first.subject)) is relevant to nothing any more; so far to \(before).")
        : both(("ist nicht mehr begründet", "sind nicht mehr begründet"), ("has no reason any more", "have no reason any more"))
    case .clarifierWeakened:
      if isOne, !after.isEmpty {
        return say("\(full(first.subject)) ist jetzt relevant für \(after) statt für \(before).", "\(full(first.subject)) is now relevant to \(after) instead of \(before).")
      }
      return isOne
        ? say("\(full(first.subject)) ist schwächer geworden: nicht mehr relevant für \(before).", "\(full(first.subject)) is weaker: no longer relevant to \(before).")
        : both(("", "sind für weniger relevant als bisher"), ("", "are relevant to less than before"))
    case .clarifierStrengthened:
      return isOne && !first.after.isEmpty
        ? say("\(full(first.subject)) ist jetzt auch relevant für \(after).", "\(full(first.subject)) is now relevant to \(after) as well.")
        : both(("ist jetzt besser begründet", "sind jetzt besser begründet"), ("is better founded now", "are better founded now"))
    case .evidenceLost:
      return isOne && !isFollower && !first.before.isEmpty
        ? say("\(full(first.subject)) ist nicht mehr belegt; bisher durch \(before).", "\(full(first.subject)) is unproven now; so far it rested on \(before).")
        : both(("ist nicht mehr belegt", "sind nicht mehr belegt"), ("is unproven now", "are unproven now"))
    case .evidenceWeakened:
      return isOne && !isFollower && !first.before.isEmpty
        ? say("\(full(first.subject)) ist schwächer belegt: ohne \(before).", "\(full(first.subject)) is less well proven: without \(before).")
        : both(("ist schwächer belegt", "sind schwächer belegt"), ("is less well proven", "are less well proven"))
    case .evidenceGained:
      return isOne && !isFollower && !first.after.isEmpty
        ? say("\(full(first.subject)) ist besser belegt, durch \(after).", "\(full(first.subject)) is better proven, by \(after).")
        : both(("ist besser belegt", "sind besser belegt"), ("is better proven", "are better proven"))
    case .essentialNeedUncovered, .needUncovered: return uncovered()
    case .needAnswered:
      let needs = list(changes.compactMap { change in change.object.map { isOne ? accusative($0) : name($0) } })
      return say("\(full(first.subject)): Ein Angebot antwortet jetzt auf \(needs).", "\(full(first.subject)): an offer answers \(needs) now.")
    case .jobAdrift:
      return both(("dient keinem Segment mehr", "dienen keinem Segment mehr"), ("serves no segment any more", "serve no segment any more"))
    case .blockEmptied, .blockFilled: return blocks()
    case .addressLost:
      return isOne
        ? say(
          "Die alte Adresse \(before) führt ins Leere: `formerly` nennt die frühere Kennung nicht.",
          "The old address \(before) leads nowhere: `formerly` does not name the former id.")
        : say("\(Noun.number(changes.count, language)) alte Adressen führen ins Leere: `formerly` nennt die früheren Kennungen nicht.",
          "\(Noun.number(changes.count, language)) old addresses lead nowhere: `formerly` does not name the former ids.")
    case .referenceLost: return referring()
    case .kindChanged:
      guard isOne else { return both(("", "sind Dokumente anderer Art"), ("", "are documents of another kind")) }
      let was = Noun.of(Kind(rawValue: text(first.before))), now = Noun.of(Kind(rawValue: text(first.after)))
      return say(
        "\(was.nominative(.de)) \(name(first.subject)) ist jetzt \(now.indefinite(.de)).", "\(was.nominative(.en)) \(name(first.subject)) is now \(now.indefinite(.en)).")
    case .documentRenamed: return renamed()
    case .documentRetitled:
      return isOne
        ? say("\(noun(first.subject).nominative(language)) \(before) heißt jetzt \(after).", "\(noun(first.subject).nominative(language)) \(before) is now called \(after).")
        : both(("", "haben einen neuen Titel"), ("", "have a new title"))
    case .documentMoved:
      return isOne
        ? say("\(full(first.subject)) liegt jetzt in \(Sentence.value(text(first.after))).", "\(full(first.subject)) is now in \(Sentence.value(text(first.after))).")
        : say("\(Noun.number(changes.count, language)) Dateien liegen anderswo: \(names()).", "\(Noun.number(changes.count, language)) files are elsewhere: \(names()).")
    case .itemRenamed:
      return isOne
        ? say(
          "\(full(first.subject)) hat eine andere Kennung: \(Sentence.value(text(first.after))) statt \(Sentence.value(text(first.before))).",
          "\(full(first.subject)) has another id: \(Sentence.value(text(first.after))) instead of \(Sentence.value(text(first.before))).")
        : say("\(Noun.number(changes.count, language)) Einträge haben eine andere Kennung: \(names()).", "\(Noun.number(changes.count, language)) items have another id: \(names()).")
    case .itemMoved: return moved(before, after)
    case .noteMoved:
      return isOne
        ? say(
          "\(noun(first.subject).nominative(language)) \(name(first.subject)) steht jetzt unter \(blockName(first.after)) statt unter \(blockName(first.before)), in \(inDocuments()).",
          "\(noun(first.subject).nominative(language)) \(name(first.subject)) now stands under \(blockName(first.after)) instead of \(blockName(first.before)), in \(inDocuments()).")
        : movedNotes()
    case .statusLowered, .statusRaised:
      // Inside a sentence: "erforscht", "als Hypothese".
      func maturity(_ atoms: [Atom]) -> Sentence {
        let term = if case .term(let term)? = atoms.first { term } else { "hypothesis" }
        let label = PublicDiff.label(of: term, first.field, language)
        return .value(german && term == "hypothesis" ? label : label.prefix(1).lowercased() + label.dropFirst())
      }
      let now = maturity(first.after), then = maturity(first.before)
      return isOne
        ? say("\(full(first.subject)) gilt jetzt als \(now) statt als \(then).", "\(full(first.subject)) now counts as \(now) instead of \(then).")
        : first.type == .statusLowered
          ? both(("", "gelten als weniger reif"), ("", "count as less mature")) : both(("", "gelten als reifer"), ("", "count as more mature"))
    case .statementChanged:
      return isOne
        ? say("\(noun(first.subject).nominative(language)) \(before)\(owner(first.subject)) sagt jetzt etwas anderes: \(after).",
          "\(noun(first.subject).nominative(language)) \(before)\(owner(first.subject)) now says something else: \(after).")
        : both(("", "sagen etwas anderes als bisher"), ("", "say something else than before"))
    case .statementReworded, .noteReworded: return reworded()
    case .noteRelinked: return relinked(before, after)
    case .noteRetagged: return retagged()
    case .weightChanged, .priceChanged, .limitChanged, .referenceChanged, .valueChanged: return valued(before, after)
    case .decisionChanged: return decided(before, after)
    case .entryChanged:
      return isOne
        ? valued(before, after)
        : say("\(Noun.number(changes.count, language)) Einträge haben sich geändert, in \(inDocuments()).", "\(Noun.number(changes.count, language)) entries changed, in \(inDocuments()).")
    case .allowanceChanged:
      return after.isEmpty
        ? say("\(full(first.subject)) duldet \(before) nicht mehr.", "\(full(first.subject)) no longer allows \(before).")
        : say("\(full(first.subject)) duldet jetzt \(after).", "\(full(first.subject)) now allows \(after).")
    case .settingsChanged: return settings(before, after)
    case .textChanged:
      return isOne
        ? say("\(full(first.subject)): \(label(first)) ist neu gefasst.", "\(full(first.subject)): \(label(first)) was rewritten.")
        : say("\(Noun.number(changes.count, language)) Texte sind neu gefasst, in \(inDocuments()).", "\(Noun.number(changes.count, language)) texts were rewritten, in \(inDocuments()).")
    case .proseChanged:
      return isOne
        ? say("Der Fließtext von \(name(Change.Subject(old: first.subject.old, new: first.subject.new.map { Entity($0.document) }))) hat sich geändert.",
          "The prose of \(name(Change.Subject(old: first.subject.old, new: first.subject.new.map { Entity($0.document) }))) changed.")
        : say("Der Fließtext hat sich geändert, in \(inDocuments()).", "The prose changed, in \(inDocuments()).")
    case .personChanged:
      return isOne
        ? say("In \(inDocuments()) haben sich Angaben zu einer Person geändert.", "Details of a person changed in \(inDocuments()).")
        : say("Angaben zu Personen haben sich geändert, in \(inDocuments()).", "Details of persons changed, in \(inDocuments()).")
    case .orderChanged:
      return isOne
        ? say("In \(inDocuments()) stehen \(listName()) in anderer Reihenfolge.", "In \(inDocuments()) the \(listName()) stand in another order.")
        : say("Die Reihenfolge hat sich geändert, in \(inDocuments()).", "The order changed, in \(inDocuments()).")
    case .errorNew, .warningNew, .infoNew, .findingFixed: return ""
    }
  }

  func lost(_ de: (String, String), _ en: (String, String), _ before: Sentence) -> Sentence {
    guard isOne else { return both(de, en) }
    if isFollower || before.isEmpty { return both(de, en) }
    return say("\(full(first.subject)) \(de.0); bisher \(before).", "\(full(first.subject)) \(en.0); so far \(before).")
  }

  func text(_ atoms: [Atom]) -> String { if case .text(let text)? = atoms.first { diff.text(text) } else { "" } }

  func uncovered() -> Sentence {
    let needs = list(changes.compactMap { change in change.object.map { isOne ? accusative($0) : name($0) } })
    let isEssential = first.type == .essentialNeedUncovered
    let why: Sentence = isEssential ? say(", was hier am meisten zählt", ", which matters most here") : ""
    if isOne { return say("\(full(first.subject)): Kein Angebot antwortet mehr auf \(needs)\(why).", "\(full(first.subject)): no offer answers \(needs) any more\(why).") }
    let count = Noun.number(changes.count, language, capital: false)
    return isEssential
      ? say(
        "\(full(first.subject)): Auf \(count) der wichtigsten Bedürfnisse antwortet kein Angebot mehr: \(needs).",
        "\(full(first.subject)): no offer answers \(count) of the most important needs any more: \(needs).")
      : say(
        "\(full(first.subject)): Auf \(count) Bedürfnisse antwortet kein Angebot mehr: \(needs).",
        "\(full(first.subject)): no offer answers \(count) needs any more: \(needs).")
  }

  // MARK: - Details

  /// What a text said and says.
  func detail(_ change: Change) -> (name: String, before: String?, after: String?)? {
    func said(_ atoms: [Atom]) -> String? {
      let texts = atoms.compactMap { if case .text(let text) = $0 { diff.text(text) } else { nil } }
      return texts.isEmpty ? nil : diff.shortened(texts.joined(separator: " ¶ "), to: 400)
    }
    switch change.type {
    case .noteReworded, .statementReworded, .statementChanged, .textChanged, .documentRetitled, .documentRenamed, .documentMoved, .itemRenamed, .proseChanged:
      var before = change.before, after = change.after
      if change.type == .proseChanged {
        // Only the paragraphs that differ.
        before = change.before.filter { !change.after.contains($0) }
        after = change.after.filter { !change.before.contains($0) }
      }
      let subject = diff.name(change.subject)
      let label = change.type == .textChanged ? change.field.map { ": " + $0.label(language) } ?? "" : ""
      return (subject + label, said(before), said(after))
    default: return nil
    }
  }
}
