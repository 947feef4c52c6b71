import Source
import Bind
import Check

/// Turns what is said differently, and what follows from it, into changes that have a name.
struct Classifying {
  let old: Identities
  let new: Identities
  let matching: Matching
  let edits: ModelEdits
  let settings: DocumentEdit?
  let reach: Reach
  let jobs: Int

  private typealias Subject = Change.Subject

  /// What changed, and where references stand that lead nowhere because of it.
  func changes() -> (changes: [Change], lost: [SourceLocation]) {
    var lost: [SourceLocation] = []
    var follow = Consequences(old: old, new: new, matching: matching, edits: edits, reach: reach)
    follow.read(jobs: jobs)
    var found: [Change] = []
    // The same file as a document of another kind: nothing came or went.
    let come = Dictionary(edits.added.map { ($0.path, $0) }, uniquingKeysWith: { a, _ in a })
    var taken: Set<String> = []
    for form in edits.removed {
      if let now = come[form.path], let change = turned(form, now) {
        found.append(change)
        taken.insert(now.name)
      } else {
        found.append(gone(form))
      }
    }
    for form in edits.added where !taken.contains(form.name) { found.append(self.come(form)) }
    for move in edits.moved { found += moved(move) }
    let moved = (from: Set(edits.moved.map { Identity($0.from, $0.before.key) }), to: Set(edits.moved.map { Identity($0.to, $0.after.key) }))
    for edit in edits.changed {
      guard let at = new.document(edit.after.name), let before = matching.oldByNew[at] else { continue }
      var reading = EditReading(edit: edit, old: before, new: at, names: (old, new), owned: follow.owned, moved: moved, loss: { follow.loss(of: $0) },
        origins: { follow.origins(of: $0) })
      reading.read()
      found += reading.changes
      lost += reading.lost
    }
    if let settings { found.append(contentsOf: settingsChanges(settings)) }
    return (found + follow.changes, lost)
  }

  /// nil: another text has taken its place.
  private func turned(_ before: DocumentForm, _ after: DocumentForm) -> Change? {
    let was = old.document(before.name)!, now = new.document(after.name)!, document = new.model.documents[now]
    // Another kind does not know most of the keys: what stands in the file counts as well.
    func words(_ document: Document) -> WordBag {
      var bag = WordBag()
      bag.add(words: String(decoding: document.sourceFile.bytes, as: UTF8.self))
      return bag
    }
    guard before.bag.likeness(to: after.bag) >= Classifying.likeness || words(old.model.documents[was]).likeness(to: words(document)) >= Classifying.sameFile else { return nil }
    func kind(_ document: Document) -> [Atom] { [.text(document.kind?.rawValue ?? "page")] }
    return Change(
      .kindChanged, Subject(old: Entity(was), new: Entity(now)), before: kind(old.model.documents[was]), after: kind(document),
      at: SourceLocation(document.path, document.naming))
  }

  private static let likeness = 0.3
  private static let sameFile = 0.6

  private func gone(_ form: DocumentForm) -> Change {
    let at = old.document(form.name)!
    let document = old.model.documents[at]
    let type: ChangeClass =
      switch document.kind {
      case .segment: .segmentRemoved
      case .job: .jobRemoved
      case .valueProposition: .propositionRemoved
      case .businessModelCanvas, .leanCanvas: .canvasRemoved
      case .evidence: .evidenceRemoved
      case nil: .pageRemoved
      default: .documentRemoved
      }
    return Change(type, Subject(old: Entity(at), new: nil), at: SourceLocation(document.path, document.naming), onOldSide: true)
  }

  private func come(_ form: DocumentForm) -> Change {
    let at = new.document(form.name)!
    let document = new.model.documents[at]
    return Change(document.kind == nil ? .pageAdded : .documentAdded, Subject(old: nil, new: Entity(at)), at: SourceLocation(document.path, document.naming))
  }

  /// Where it stands now, and what it says differently there.
  private func moved(_ move: MovedItem) -> [Change] {
    guard let before = old.document(move.from), let after = new.document(move.to), let was = move.before.item, let now = move.after.item else { return [] }
    let subject = Subject(old: Entity(before, was), new: Entity(after, now)), path = new.model.documents[after].path
    return [
      Change(
        .itemMoved, subject, before: [.reference(Identity(move.from))], after: [.reference(Identity(move.to))], at: SourceLocation(path, move.after.range))
    ] + move.fields.compactMap { field in
      guard let type = EditReading.type(of: field, in: move.after, before: field.before?.atoms ?? [], after: field.after?.atoms ?? []) else { return nil }
      return Change(
        type, subject, field: field.after?.field ?? field.before?.field, key: field.key, before: field.before?.atoms ?? [], after: field.after?.atoms ?? [],
        at: SourceLocation(path, field.after?.range ?? move.after.range))
    }
  }

  private func settingsChanges(_ edit: DocumentEdit) -> [Change] {
    let path = new.model.configuration.path
    func change(_ field: Field?, _ key: String, _ before: [Atom], _ after: [Atom], _ range: SourceRange) -> Change {
      Change(.settingsChanged, Subject(old: nil, new: nil), field: field, key: key, before: before, after: after, at: SourceLocation(path, range))
    }
    var found: [Change] = []
    for field in edit.fields {
      // Of a row of a table, what it sets: `rules.job-verb-form`.
      let part = field.part.flatMap { edit.after.part($0) }
      let key = part.map { EditReading.name(of: $0, key: field.key) } ?? field.key
      found.append(
        change(field.after?.field ?? field.before?.field, key, field.before?.atoms ?? [], field.after?.atoms ?? [], field.after?.range ?? SourceRange(at: 0)))
    }
    func values(_ part: PartForm) -> [Atom] { part.fields.filter { $0.key != "key" }.flatMap(\.atoms) }
    for part in edit.removedParts { found.append(change(part.fields.last?.field, EditReading.name(of: part, key: "value"), values(part), [], SourceRange(at: 0))) }
    for part in edit.addedParts { found.append(change(part.fields.last?.field, EditReading.name(of: part, key: "value"), [], values(part), part.range)) }
    return found
  }
}

extension Change {
  init(
    _ type: ChangeClass, _ subject: Subject, about object: Subject? = nil, field: Field? = nil, key: String? = nil, before: [Atom] = [], after: [Atom] = [],
    follows: Bool = false, from causes: [Subject] = [], at place: SourceLocation?, onOldSide: Bool = false
  ) {
    self.type = type
    level = type.defaultLevel
    self.subject = subject
    self.object = object
    self.field = field
    self.key = key
    self.before = before
    self.after = after
    isConsequence = follows
    self.causes = causes
    self.place = place
    isOnOldSide = onOldSide
  }
}

/// A field of a thing: what a consequence tells need not be told a second time.
struct Owned: Hashable {
  let document: Int
  let item: Int?
  let profile: Int?
  let key: String
}

/// One document's edit, read as changes.
struct EditReading {
  let edit: DocumentEdit
  let old: Int
  let new: Int
  let names: (old: Identities, new: Identities)
  let owned: Set<Owned>
  /// Parts that stand in another document now, and parts that stood in another: told by themselves. By document and key.
  let moved: (from: Set<Identity>, to: Set<Identity>)
  /// Why a reference to something leads nowhere.
  let loss: (Identity) -> Change.Subject?
  /// What stands behind what a document says that nobody touched.
  let origins: (Int) -> [Change.Subject]
  private var models: (old: Model, new: Model) { (names.old.model, names.new.model) }

  private(set) var changes: [Change] = []
  /// Where references stand that nobody touched, and that lead nowhere now.
  private(set) var lost: [SourceLocation] = []

  init(edit: DocumentEdit, old: Int, new: Int, names: (old: Identities, new: Identities), owned: Set<Owned>, moved: (from: Set<Identity>, to: Set<Identity>), loss: @escaping (Identity) -> Change.Subject?,
    origins: @escaping (Int) -> [Change.Subject]
  ) {
    self.edit = edit
    self.old = old
    self.new = new
    self.names = names
    self.owned = owned
    self.moved = moved
    self.loss = loss
    self.origins = origins
  }

  private var source: Document { models.new.documents[new] }
  private var former: Document { models.old.documents[old] }
  /// The file itself is another: what differs was written, and does not follow from other files.
  private var isWritten: Bool { source.sourceFile.digest != former.sourceFile.digest || source.path != former.path }
  private var whole: Change.Subject { Change.Subject(old: Entity(old), new: Entity(new)) }
  private func here(_ range: SourceRange) -> SourceLocation { SourceLocation(source.path, range) }
  private func there(_ range: SourceRange) -> SourceLocation { SourceLocation(former.path, range) }

  mutating func read() {
    naming()
    let removed = Set(edit.removedParts.map(\.key)), added = Set(edit.addedParts.map(\.key))
    // What lies in something that is gone is gone with it.
    for part in edit.removedParts where part.home.map({ !removed.contains($0) || isBlock($0) }) ?? true {
      if !moved.from.contains(Identity(edit.before.name, part.key)) { self.part(part, isGone: true) }
    }
    for part in edit.addedParts where part.home.map({ !added.contains($0) || isBlock($0) }) ?? true {
      if !moved.to.contains(Identity(edit.after.name, part.key)) { self.part(part, isGone: false) }
    }
    for field in edit.fields { self.field(field) }
    for key in edit.moved { move(key) }
    for (before, after) in edit.parts.sorted(by: { $0.key < $1.key }) where before != after {
      guard let one = edit.before.part(before), let two = edit.after.part(after), two.isWritten || one.isWritten, let id = one.id, let now = two.id, id != now else { continue }
      changes.append(Change(.itemRenamed, subject(one, two), before: [.text(id)], after: [.text(now)], at: here(two.range)))
    }
    order()
  }

  private func isBlock(_ key: String) -> Bool { key.hasPrefix("block:") }

  private mutating func naming() {
    if source.kind == nil {
      if edit.isMoved { changes.append(Change(.documentMoved, whole, before: [.text(former.path)], after: [.text(source.path)], at: here(source.naming))) }
    } else if edit.isRenamed {
      changes.append(Change(.documentRenamed, whole, before: [.text(former.id)], after: [.text(source.id)], at: here(source.naming)))
      if former.id != source.id, !source.record.texts("formerly").contains(where: { Folding.slug($0.string) == former.id }) {
        changes.append(
          Change(
            .addressLost, whole, before: [.text(former.address)], after: [.text(source.address)], follows: true, from: [whole], at: here(source.naming)))
      }
    } else if edit.isMoved {
      changes.append(Change(.documentMoved, whole, before: [.text(former.path)], after: [.text(source.path)], at: here(source.naming)))
    }
  }

  /// The subject that a part is, or belongs to.
  private func subject(_ before: PartForm?, _ after: PartForm?) -> Change.Subject {
    let one = before.flatMap { owner($0, edit.before) }, two = after.flatMap { owner($0, edit.after) }
    return Change.Subject(old: Entity(old, one?.item), new: Entity(new, two?.item), profile: (two ?? one)?.profile)
  }

  /// The item or profile that a part is, or lies in.
  private func owner(_ part: PartForm, _ form: DocumentForm) -> (item: Int?, profile: Int?) {
    var at: PartForm? = part, item: Int?
    while let each = at {
      if item == nil { item = each.item }
      if each.sort == .profile { return (item, EditReading.number(each.key)) }
      at = each.home.flatMap { form.part($0) }
    }
    return (item, nil)
  }

  static func number(_ key: String) -> Int? {
    guard let open = key.firstIndex(of: "["), key.hasSuffix("]") else { return nil }
    return Int(key[key.index(after: open)...].dropLast())
  }

  /// What an entry is called in a report: the list, and what the entry is about.
  static func name(of part: PartForm, key: String) -> String {
    guard case .entry(let list) = part.sort else { return key }
    var name = list
    if case .text(let text)? = part.tag.first { name += "." + text } else if case .term(let text)? = part.tag.first { name += "." + text }
    return key == "value" || key == "key" ? name : name + "." + key
  }

  private mutating func part(_ part: PartForm, isGone: Bool) {
    let subject = isGone ? self.subject(part, nil) : self.subject(nil, part)
    let place = isGone ? there(part.range) : here(part.range)
    func add(_ type: ChangeClass, before: [Atom] = [], after: [Atom] = [], key: String? = nil) {
      changes.append(Change(type, subject, key: key, before: before, after: after, at: place, onOldSide: isGone))
    }
    switch part.sort {
    case .item(let kind):
      switch kind {
      case .gain: add(isGone ? .gainRemoved : .gainAdded)
      case .pain, .step: add(isGone ? .needRemoved : .needAdded)
      case .clarifier: add(isGone ? .clarifierRemoved : .clarifierAdded)
      case .note: add(isGone ? .noteRemoved : .noteAdded)
      case .characteristic, .alternative, .criterion: add(isGone ? .itemRemoved : .itemAdded)
      }
    case .profile: add(isGone ? .profileRemoved : .profileAdded, before: isGone ? part.tag : [], after: isGone ? [] : part.tag)
    case .entry(let list):
      let said = part.fields.first?.atoms ?? []
      let type: ChangeClass =
        switch list {
        case "irrelevant": .decisionChanged
        case "allow": .allowanceChanged
        case "examples": .personChanged
        default: .entryChanged
        }
      // With its reason, which is what a reader judges.
      let reason = list == "irrelevant" && !isGone ? part.field("because")?.atoms ?? [] : []
      add(type, before: isGone ? said : [], after: isGone ? [] : said + reason, key: list)
    case .block:
      if let body = part.field("body") { add(.proseChanged, before: isGone ? body.atoms : [], after: isGone ? [] : body.atoms, key: part.key) }
    }
  }

  private mutating func field(_ field: DocumentEdit.FieldEdit) {
    let after = field.part.flatMap { edit.after.part($0) }
    let before = after.flatMap { part in edit.parts.first { $0.value == part.key }.flatMap { edit.before.part($0.key) } }
    let subject = field.part == nil ? whole : self.subject(before, after)
    // A reference that leads nowhere now because what it led to is gone, or somewhere because that has come: told with what it follows
    // from, and by the checks.
    let isOwned = owned.contains(Owned(document: self.new, item: subject.new?.item, profile: after?.sort == .profile ? subject.profile : nil, key: field.key))
    let spelt = field.part == nil ? edit.before.fields.first { $0.key == field.key } : before?.field(field.key)
    let written = apart(field.before?.atoms ?? [], spelt: spelt?.atoms ?? [], field.after?.atoms ?? [])
    lose(written.lost, at: here(field.after?.range ?? after?.range ?? source.naming), isTold: isOwned)
    let old = written.before, new = written.after
    if old == new || isOwned { return }
    if field.key == "formerly" { return }
    guard let type = EditReading.type(of: field, in: after, before: old, after: new) else { return }
    if type == .documentRetitled, edit.isRenamed { return }
    let object = after.flatMap { part -> Change.Subject? in
      if case .entry = part.sort, case .reference(let identity)? = part.tag.first { return subjectOfIdentity(identity) }
      return nil
    }
    let range = field.after?.range ?? after?.range ?? source.naming
    let key = after.map { part in if case .entry(let list) = part.sort { list + "." + field.key } else { field.key } } ?? field.key
    changes.append(
      Change(
        type, subject, about: object, field: field.after?.field ?? field.before?.field, key: key, before: old, after: new,
        follows: !isWritten, at: here(range)))
  }

  /// What was written differently, and, apart from it, the references that stand as they stood and lead nowhere now. `spelt`: the old side,
  /// under its own names.
  private func apart(_ before: [Atom], spelt: [Atom], _ after: [Atom]) -> (lost: [Identity], before: [Atom], after: [Atom]) {
    guard before != after else { return ([], before, after) }
    var lost: [Identity] = []
    var isLeft = (before: [Bool](repeating: true, count: before.count), after: [Bool](repeating: true, count: after.count))
    func mark(_ one: Int, _ two: Int) {
      isLeft.before[one] = false
      isLeft.after[two] = false
    }
    let isInStep = before.count == after.count
    for (at, atom) in after.enumerated() {
      switch atom {
      case .dangling(let text):
        let found = before.indices.first { one in
          guard isLeft.before[one], case .reference(let identity) = before[one], !after.contains(before[one]) else { return false }
          if isInStep, one == at, !isWritten || names.new.entity(identity) == nil || isMoved(identity) { return true }
          guard one < spelt.count, case .reference(let then) = spelt[one] else { return false }
          return then.isSpelt(text)
        }
        if let found, case .reference(let identity) = before[found] {
          lost.append(identity)
          mark(found, at)
        }
      case .reference(let identity):
        let found = before.indices.first { one in
          guard isLeft.before[one] else { return false }
          if case .reference(let then) = before[one] { return isTurned(then, identity) }
          guard case .dangling(let text) = before[one] else { return false }
          return isInStep && one == at && (!isWritten || names.old.entity(identity) == nil) || identity.isSpelt(text)
        }
        if let found { mark(found, at) }
      default: break
      }
    }
    func left(_ atoms: [Atom], _ isLeft: [Bool]) -> [Atom] { zip(atoms, isLeft).compactMap { $1 ? $0 : nil } }
    return (lost, left(before, isLeft.before), left(after, isLeft.after))
  }

  /// References that led to something and lead nowhere now. A document is named once for each thing that it misses.
  private mutating func lose(_ identities: [Identity], at place: SourceLocation, isTold: Bool) {
    for identity in identities {
      let one = Atom.reference(identity)
      lost.append(place)
      let causes = loss(identity).map { [$0] } ?? (edit.isMoved ? [whole] : origins(new))
      if isTold || changes.contains(where: { $0.type == .referenceLost && (causes.isEmpty ? $0.before == [one] : $0.causes == causes) }) { continue }
      changes.append(Change(.referenceLost, whole, before: [one], follows: true, from: causes, at: place))
    }
  }

  /// The same file, which is a document of another kind now.
  private func isTurned(_ then: Identity, _ now: Identity) -> Bool {
    guard then.document != now.document, then.item == now.item, let was = names.old.document(then.document), let at = names.new.document(now.document) else { return false }
    return models.old.documents[was].path == models.new.documents[at].path && names.new.document(then.document) == nil
  }

  /// It has another name or stands in another document, where this reference does not find it.
  private func isMoved(_ identity: Identity) -> Bool { names.old.entity(identity) == nil }

  private func subjectOfIdentity(_ identity: Identity) -> Change.Subject? {
    names.new.entity(identity).map { Change.Subject(old: nil, new: $0) }
  }

  private static let weights: Set<String> = ["relevance", "severity", "expectation", "importance", "satisfaction", "opportunity", "fit"]
  private static let maturity = ["retired", "brainstormed", "hypothesis", "researched", "validated"]

  static func type(of edit: DocumentEdit.FieldEdit, in part: PartForm?, before: [Atom], after: [Atom]) -> ChangeClass? {
    let key = edit.key
    switch part?.sort {
    case nil:
      switch key {
      case "title": return .documentRetitled
      case "status":
        func rank(_ atoms: [Atom]) -> Int { if case .term(let term)? = atoms.first { EditReading.maturity.firstIndex(of: term) ?? 2 } else { 2 } }
        return rank(after) == rank(before) ? nil : rank(after) > rank(before) ? .statusRaised : .statusLowered
      case "body": return .proseChanged
      case "file": return .valueChanged
      default: break
      }
    case .item(.note):
      switch key {
      case "title": return .noteReworded
      case "links": return .noteRelinked
      default: return .noteRetagged
      }
    case .item where key == "title":
      guard case .text(let one)? = before.first, case .text(let two)? = after.first else { return .statementChanged }
      return WordBag.likeness(ofLetters: one, two) < 0.34 ? .statementChanged : .statementReworded
    case .block: return .proseChanged
    case .entry("examples"): return .personChanged
    case .entry("allow"): return key == "because" ? .textChanged : .allowanceChanged
    default: break
    }
    if key.hasPrefix("constraint.") { return .limitChanged }
    if key == "not-served" { return before.isEmpty || after.isEmpty ? .decisionChanged : .textChanged }
    if EditReading.weights.contains(key) || key.hasPrefix("priority.") || key.hasPrefix("economics.") || key.hasPrefix("selection.") { return .weightChanged }
    switch edit.after?.field?.type ?? edit.before?.field?.type {
    case .personal: return .personChanged
    case .money: return .priceChanged
    case .reference, .list(.reference): return .referenceChanged
    case .text, .list(.text): return .textChanged
    case .path where before.contains(where: { if case .person = $0 { true } else { false } }): return .personChanged
    default: return key == "reviewed" || key == "tags" ? .textChanged : .valueChanged
    }
  }

  private mutating func move(_ key: String) {
    guard let after = edit.after.part(key), let before = edit.parts.first(where: { $0.value == key }).flatMap({ edit.before.part($0.key) }) else { return }
    guard case .item(.note) = after.sort else { return }
    func block(_ part: PartForm, _ form: DocumentForm) -> [Atom] { part.home.flatMap { form.part($0)?.field("block")?.atoms } ?? [] }
    let from = block(before, edit.before), to = block(after, edit.after)
    if from != to { changes.append(Change(.noteMoved, subject(before, after), before: from, after: to, at: here(after.range))) }
  }

  /// Whether what both sides have stands in another order, list by list.
  private mutating func order() {
    guard edit.order != nil else { return }
    struct List: Hashable {
      let sort: PartForm.Sort
      let home: String?
    }
    var before: [List: [String]] = [:], after: [List: [String]] = [:]
    let taken = Set(edit.parts.values)
    for part in edit.before.parts {
      if let key = edit.parts[part.key], let now = edit.after.part(key) { before[List(sort: part.sort, home: now.home), default: []].append(key) }
    }
    for part in edit.after.parts where taken.contains(part.key) { after[List(sort: part.sort, home: part.home), default: []].append(part.key) }
    for part in edit.after.parts {
      let list = List(sort: part.sort, home: part.home)
      guard let now = after.removeValue(forKey: list), let then = before[list], then != now else { continue }
      if case .entry = part.sort { continue }
      // The whole list is told once, by its kind.
      let name: String =
        switch part.sort {
        case .item(let kind): kind.rawValue
        case .profile: "profile"
        case .entry(let key): key
        case .block: "block"
        }
      changes.append(
        Change(
          .orderChanged, Change.Subject(old: Entity(old), new: Entity(new), profile: nil), key: name,
          before: part.home.flatMap { edit.after.part($0)?.field("block")?.atoms } ?? [], at: here(part.range)))
    }
  }
}
