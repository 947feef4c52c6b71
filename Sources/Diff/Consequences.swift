import Source
import Bind
import Check
import Compile

/// What follows from the differences, wherever it stands: the standing of every document that both sides have, before and after.
struct Consequences {
  let old: Identities
  let new: Identities
  let matching: Matching
  let edits: ModelEdits

  private(set) var changes: [Change] = []
  /// Fields whose change is told as a consequence.
  private(set) var owned: Set<Owned> = []

  private let reach: Reach
  private let editsByName: [String: DocumentEdit]
  private let removedDocuments: [String: Int]
  /// Items that are gone, under the new names of their documents.
  private let removedItems: [Identity: Entity]
  private let addedItems: [Identity: Entity]
  /// Items that stand in another document, under their new names.
  private let movedItems: [Identity: Change.Subject]

  init(old: Identities, new: Identities, matching: Matching, edits: ModelEdits, reach: Reach) {
    self.old = old
    self.new = new
    self.matching = matching
    self.edits = edits
    self.reach = reach
    editsByName = Dictionary(edits.changed.map { ($0.after.name, $0) }, uniquingKeysWith: { a, _ in a })
    var documents: [String: Int] = [:], items: [Identity: Entity] = [:], come: [Identity: Entity] = [:]
    for form in edits.removed { documents[form.name] = old.document(form.name) }
    for edit in edits.changed {
      guard let at = old.document(edit.before.name) else { continue }
      for part in edit.removedParts { if let id = part.id, let item = part.item { items[Identity(edit.after.name, id)] = Entity(at, item) } }
    }
    for edit in edits.changed {
      guard let at = new.document(edit.after.name) else { continue }
      for part in edit.addedParts { if let id = part.id, let item = part.item { come[Identity(edit.after.name, id)] = Entity(at, item) } }
    }
    var moved: [Identity: Change.Subject] = [:]
    for move in edits.moved {
      guard let from = old.document(move.from), let to = new.document(move.to), let was = move.before.item, let now = move.after.item else { continue }
      moved[Identity(move.to, move.after.id)] = Change.Subject(old: Entity(from, was), new: Entity(to, now))
    }
    movedItems = moved
    addedItems = come
    removedDocuments = documents
    removedItems = items
  }

  mutating func read(jobs: Int) {
    guard !edits.isEmpty else { return }
    let before = StandingReading(old), after = StandingReading(new)
    let pairs = matching.newByOld.enumerated().compactMap { at, there -> (old: Int, new: Int)? in
      guard let there, reach.old[at] || reach.new[there], new.model.documents[there].kind != nil, old.model.documents[at].kind == new.model.documents[there].kind else { return nil }
      return (at, there)
    }
    let names = new.names, edited = Set(editsByName.keys), renaming = edits.renaming
    let standings = parallelMap(pairs, jobs: jobs) { pair -> (before: [Standing], after: [Standing])? in
      let was = before.standings(of: pair.old).map { $0.renamed(by: renaming) }, now = after.standings(of: pair.new)
      // What stands where it stood need not be looked at. In a document that was edited the same number may be another item.
      return was == now && !edited.contains(names[pair.new]) ? nil : (was, now)
    }
    for (pair, standing) in zip(pairs, standings) { if let standing { compare(pair.old, pair.new, standing.before, standing.after) } }
  }

  private struct Key: Hashable {
    let matter: Standing.Matter
    let item: Int?
    let profile: Int?
  }

  private func key(_ standing: Standing) -> Key {
    var matter = standing.matter
    // A need stays the same one, however much it weighs.
    if case .coverage(let need, _) = matter { matter = .coverage(of: need, isEssential: false) }
    return Key(matter: matter, item: standing.item, profile: standing.profile)
  }

  private mutating func compare(_ at: Int, _ there: Int, _ before: [Standing], _ after: [Standing]) {
    guard !before.isEmpty || !after.isEmpty else { return }
    let edit = editsByName[new.names[there]]
    var items: [Int: Int] = [:], profiles: [Int: Int] = [:]
    if let edit {
      for (from, to) in edit.parts {
        guard let one = edit.before.part(from), let two = edit.after.part(to) else { continue }
        if let a = one.item, let b = two.item { items[a] = b }
        if one.sort == .profile, let a = EditReading.number(from), let b = EditReading.number(to) { profiles[a] = b }
      }
    }
    var then: [Key: Standing] = [:]
    for standing in before {
      var standing = standing
      if let item = standing.item {
        guard let now = edit == nil ? item : items[item] else { continue }
        standing = standing.with(item: now, profile: standing.profile)
      }
      if let profile = standing.profile {
        guard let now = edit == nil ? profile : profiles[profile] else { continue }
        standing = standing.with(item: standing.item, profile: now)
      }
      then[key(standing)] = standing
    }
    let oldItems = Dictionary(items.map { ($1, $0) }, uniquingKeysWith: { a, _ in a })
    var seen: Set<Key> = []
    for standing in after {
      let key = key(standing)
      seen.insert(key)
      let former = then[key]
      // A block that had not been there was empty.
      if former == nil { guard case .block = standing.matter else { continue } }
      if let former, former.level == standing.level, former.rests == standing.rests { continue }
      let subject = Change.Subject(
        old: Entity(at, standing.item.flatMap { edit == nil ? $0 : oldItems[$0] }), new: Entity(there, standing.item), profile: standing.profile)
      tell(former, standing, subject, edit)
    }
    for standing in before {
      guard case .block = standing.matter, seen.insert(key(standing)).inserted, let former = then[key(standing)] else { continue }
      tell(former, former.emptied, Change.Subject(old: Entity(at), new: Entity(there)), edit)
    }
  }

  private mutating func tell(_ former: Standing?, _ now: Standing, _ subject: Change.Subject, _ edit: DocumentEdit?) {
    let had = former?.rests ?? [], has = now.rests
    let lost = had.filter { !has.contains($0) }, gained = has.filter { !had.contains($0) }
    let level = (before: former?.level ?? 0, after: now.level)
    func isLess(_ lesser: ChangeClass, _ changed: ChangeClass, _ more: ChangeClass) -> ChangeClass? {
      if has.isEmpty { return had.isEmpty ? nil : lesser }
      return had.isEmpty ? more : changed
    }
    var type: ChangeClass?
    var object: Change.Subject?
    var fields: [String] = []
    var detail: (before: [Atom], after: [Atom]) = (had.map(Atom.reference), has.map(Atom.reference))
    switch now.matter {
    case .mainJob:
      type = isLess(.mainJobLost, .mainJobChanged, .mainJobSet)
      fields = ["main-job"]
    case .gain:
      type = isLess(.gainLost, .gainChanged, .gainSet)
      fields = ["gain"]
    case .offers: if has.isEmpty, !had.isEmpty { type = .offerLost }
    case .coverage(let need, let isEssential):
      if level.before > 0, level.after == 0 { type = isEssential ? .essentialNeedUncovered : .needUncovered }
      if level.before == 0, level.after == 2 { type = .needAnswered }
      object = new.entity(need).map { Change.Subject(old: nil, new: $0) }
    case .relevance:
      if level.after < level.before {
        type = .clarifierUnfounded
      } else if !lost.isEmpty {
        type = .clarifierWeakened
      } else if !gained.isEmpty || level.after > level.before {
        type = .clarifierStrengthened
      }
      fields = ["relevant-to"] + ((level.before == 2) != (level.after == 2) ? ["because"] : [])
      detail = (lost.map(Atom.reference), gained.map(Atom.reference))
    case .backing:
      if level.after < level.before { type = level.after == 0 ? .evidenceLost : .evidenceWeakened }
      if level.after > level.before { type = .evidenceGained }
      fields = ["evidence"]
      detail = (lost.map(Atom.reference), gained.map(Atom.reference))
    case .customers:
      type = has.isEmpty ? (had.isEmpty ? nil : .customerLost) : had.isEmpty || lost.isEmpty && gained.isEmpty ? nil : .customersChanged
      detail = (lost.map(Atom.reference), gained.map(Atom.reference))
    case .aim:
      if has.isEmpty, !had.isEmpty { type = .aimLost }
      fields = ["segment"]
    case .serves: if has.isEmpty, !had.isEmpty { type = .jobAdrift }
    case .block(let name):
      type = level.after < level.before ? .blockEmptied : level.after > level.before ? .blockFilled : nil
      detail = ([.text(name)], [])
    case .address: break
    }
    guard let type else { return }
    let document = subject.new!.document
    for field in fields { owned.insert(Owned(document: document, item: now.item, profile: now.item == nil ? now.profile : nil, key: field)) }
    let isOwn = edit?.fields.contains { field in
      guard fields.contains(field.key), let edit else { return false }
      guard let key = field.part, let part = edit.after.part(key) else { return now.item == nil && field.part == nil }
      return part.item == now.item
    } ?? false
    let isTouched = isOwn && old.model.documents[subject.old!.document].sourceFile.digest != new.model.documents[document].sourceFile.digest
    let isProfile = new.model.documents[document].segment.map { $0.profiles.count > 1 } ?? false
    let causes = type == .blockEmptied ? removedNotes(now, edit) : causes(lost, gained, had, of: document, isTouched: isTouched)
    changes.append(
      Change(
        type, Change.Subject(old: subject.old, new: subject.new, profile: isProfile ? now.profile : nil), about: object, before: detail.before, after: detail.after,
        follows: !isTouched || !causes.isEmpty, from: causes, at: place(now, document)))
  }

  /// What it follows from: what is gone first, then, unless the document itself was edited, what changed among the things it rests on.
  private func causes(_ lost: [Identity], _ gained: [Identity], _ had: [Identity], of document: Int, isTouched: Bool) -> [Change.Subject] {
    var found: [Change.Subject] = []
    func add(_ subject: Change.Subject) { if !found.contains(subject) { found.append(subject) } }
    for each in lost { if let gone = gone(each) { add(gone) } }
    if !found.isEmpty || isTouched { return found }
    for each in lost { if let gone = loss(of: each) { add(gone) } }
    if !found.isEmpty { return found }
    for each in gained {
      if let moved = movedItems[each] {
        add(moved)
      } else if let at = new.document(each.document), matching.oldByNew[at] == nil {
        add(Change.Subject(old: nil, new: Entity(at)))
      } else if let item = addedItems[each] {
        add(Change.Subject(old: old.document(each.document).map { Entity($0) }, new: item))
      }
    }
    if !found.isEmpty { return found }
    for each in lost + had + gained {
      guard let at = new.document(each.document), at != document, let edit = editsByName[each.document], let before = matching.oldByNew[at] else { continue }
      // It no longer says so because it no longer finds what it refers to: that is the reason, not the edit of it.
      var behind = losses(in: edit, of: isWritten(at) ? document : nil)
      if behind.isEmpty { behind = origins(of: at).filter { $0.new?.document != document || isWritten(document) } }
      if behind.isEmpty { add(Change.Subject(old: Entity(before), new: Entity(at))) } else { behind.forEach(add) }
    }
    return found
  }

  /// What is gone that something had: itself, or from where it was.
  private func gone(_ identity: Identity) -> Change.Subject? {
    if let moved = movedItems[identity] { return moved }
    if let gone = removedDocuments[identity.document] { return Change.Subject(old: Entity(gone), new: nil) }
    return removedItems[identity].map { Change.Subject(old: $0, new: new.document(identity.document).map { Entity($0) }) }
  }

  /// Why a reference that led to something leads nowhere: that is gone, or it has another name, or lies in another place.
  func loss(of identity: Identity) -> Change.Subject? {
    if let gone = gone(identity) { return gone }
    guard let at = new.document(identity.document), let before = matching.oldByNew[at] else { return nil }
    if let id = identity.item, let edit = editsByName[identity.document] {
      for (from, to) in edit.parts where from != to {
        guard let then = edit.before.part(from), let now = edit.after.part(to), now.id == id, then.id != id, let was = then.item, let item = now.item else { continue }
        return Change.Subject(old: Entity(before, was), new: Entity(at, item))
      }
    }
    guard old.names[before] != identity.document || old.model.documents[before].path != new.model.documents[at].path else { return nil }
    return Change.Subject(old: Entity(before), new: Entity(at))
  }

  /// What a document refers to in vain: of what another one held, or, nil, of anything.
  private func losses(in edit: DocumentEdit, of document: Int?) -> [Change.Subject] {
    edit.fields.flatMap { field in
      zip(field.before?.atoms ?? [], field.after?.atoms ?? []).compactMap { before, after in
        guard case .reference(let identity) = before, case .dangling = after, document.map({ identity.document == new.names[$0] }) ?? true else { return nil }
        return loss(of: identity)
      }
    }
  }

  /// The file itself is another.
  private func isWritten(_ document: Int) -> Bool {
    guard let before = matching.oldByNew[document] else { return true }
    let then = old.model.documents[before], now = new.model.documents[document]
    return then.sourceFile.digest != now.sourceFile.digest || then.path != now.path
  }

  /// Why a document that nobody touched says something else: what was edited of that which it refers to.
  func origins(of document: Int) -> [Change.Subject] {
    guard !isWritten(document), let before = matching.oldByNew[document] else { return [] }
    var found: [Change.Subject] = []
    let targets = old.model.targets[before].compactMap { $0.entity.flatMap { matching.newByOld[$0.document] } } + new.model.targets[document].compactMap { $0.entity?.document }
    for at in targets where at != document && editsByName[new.names[at]] != nil && isWritten(at) {
      let subject = Change.Subject(old: matching.oldByNew[at].map { Entity($0) }, new: Entity(at))
      if !found.contains(subject) { found.append(subject) }
    }
    return found
  }

  /// The notes that a block has lost.
  private func removedNotes(_ standing: Standing, _ edit: DocumentEdit?) -> [Change.Subject] {
    guard let edit, case .block(let name) = standing.matter, let at = old.document(edit.before.name), let there = new.document(edit.after.name) else { return [] }
    return edit.removedParts.compactMap { part in
      guard part.home == "block:" + name, let item = part.item else { return nil }
      return Change.Subject(old: Entity(at, item), new: Entity(there))
    }
  }

  private func place(_ standing: Standing, _ document: Int) -> SourceLocation {
    let source = new.model.documents[document]
    if let item = standing.item { return SourceLocation(source.path, source.items[item].naming) }
    if let profile = standing.profile {
      let profiles = new.model.profiles(of: document)
      if profile < profiles.count { return profiles[profile].naming(in: new.model) }
    }
    if case .block(let name) = standing.matter, let block = source.blocks.first(where: { $0.kind?.rawValue == name }) {
      return SourceLocation(source.path, block.heading.range)
    }
    return SourceLocation(source.path, source.naming)
  }
}

extension Standing {
  func with(item: Int?, profile: Int?) -> Standing { Standing(matter: matter, item: item, profile: profile, level: level, rests: rests) }

  var emptied: Standing { Standing(matter: matter, item: item, profile: profile, level: 0, rests: []) }

  func renamed(by renaming: Renaming) -> Standing {
    guard !renaming.isEmpty else { return self }
    var matter = matter
    if case .coverage(let need, let isEssential) = matter { matter = .coverage(of: renaming(need), isEssential: isEssential) }
    let named = rests.map { renaming($0) }
    return Standing(matter: matter, item: item, profile: profile, level: level, rests: named == rests ? rests : named.sorted())
  }
}
