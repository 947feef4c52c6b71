package import Source
import Bind
package import Check

/// A difference as a good colleague tells it: the most important first, what follows from something right behind it, many small things in
/// one line.
package struct Story: Sendable {
  /// Where to look. `line` is nil where the side that has it is gone.
  package struct Place: Sendable, Equatable {
    package let file: String
    package let line: Int?
    package let column: Int?
    package let endLine: Int?
    package let endColumn: Int?
    package let isOnOldSide: Bool
  }

  /// Two versions of a text, or one that came or went.
  package struct Detail: Sendable {
    package let name: String
    package let before: String?
    package let after: String?
    package let place: Place?
  }

  package struct Line: Sendable {
    package let type: ChangeClass
    package let level: ChangeLevel
    package let sentence: Sentence
    package let place: Place?
    /// What it tells together.
    package let changes: [Change]
    package let details: [Detail]
  }

  package struct Entry: Sendable {
    package let line: Line
    /// What follows from it, the gravest first.
    package let followers: [Line]
    package var level: ChangeLevel { followers.reduce(line.level) { max($0, $1.level) } }
  }

  package struct Finding: Sendable {
    package let rule: String
    package let severity: Severity
    package let type: ChangeClass
    package let level: ChangeLevel
    package let subject: String
    package let message: String
    package let place: Place
    /// A change has told already what it says.
    package let isTold: Bool
  }

  /// One change by itself, for programs.
  package struct Item: Sendable {
    package let type: ChangeClass
    package let level: ChangeLevel
    package let isConsequence: Bool
    /// `segment/pendler#wenig-zeit`; nil: `jtbd.yml`.
    package let subject: String?
    /// Where it is another: what the subject was called before.
    package let former: String?
    package let name: String
    package let kind: String?
    package let itemKind: String?
    package let object: String?
    package let field: String?
    /// nil: what must not be said.
    package let before: [String?]
    package let after: [String?]
    package let sentence: Sentence
    package let place: Place?
    package let causes: [String]
  }

  package let language: Language
  package let title: String
  /// In the order in which they are told.
  package let entries: [Entry]
  package let newFindings: [Finding]
  package let goneFindings: [Finding]
  package let onlyForm: [String]
  package let totals: Totals
  package let isEmpty: Bool
  private let diff: PublicDiff

  /// Every change, in the order in which they are told.
  package var items: [Item] {
    var teller = Teller(diff: diff, language: language)
    return entries.flatMap { [$0.line] + $0.followers }.flatMap(\.changes).map { teller.item($0) }
  }

  package func entries(_ level: ChangeLevel) -> [Entry] { entries.filter { $0.level == level } }

  /// How many changes are told under a level, each with all that follows from it.
  package func count(_ level: ChangeLevel) -> Int { entries(level).reduce(0) { $0 + $1.line.changes.count } }

  package init(telling diff: PublicDiff, in language: Language) {
    var teller = Teller(diff: diff, language: language)
    self.language = language
    self.diff = diff
    title = diff.text(diff.to.model.settings.title)
    let entries = teller.entries()
    self.entries = entries
    newFindings = diff.diff.findings.new.map { teller.finding($0, old: false) }
    goneFindings = diff.diff.findings.gone.map { teller.finding($0, old: true) }
    onlyForm = diff.diff.onlyForm.map(diff.text)
    totals = diff.diff.totals
    isEmpty = diff.diff.isEmpty
  }
}

/// Groups and words the changes of a difference.
struct Teller {
  let diff: PublicDiff
  let language: Language
  private var lines: [String: LineIndex] = [:]

  init(diff: PublicDiff, language: Language) {
    self.diff = diff
    self.language = language
  }

  var german: Bool { language == .de }

  mutating func entries() -> [Story.Entry] {
    let changes = diff.diff.changes
    // What others follow from: what was renamed, what came, what went.
    var renamed: [Change.Subject: Int] = [:], come: [Entity: Int] = [:], gone: [Entity: Int] = [:], turned: [Entity: Int] = [:]
    for (at, change) in changes.enumerated() where !change.isConsequence {
      switch change.type {
      case .documentRenamed, .itemMoved, .documentMoved, .itemRenamed: renamed[change.subject.whole] = at
      // An id that was made of the words.
      case .statementReworded, .statementChanged: if renamed[change.subject.whole] == nil { renamed[change.subject.whole] = at }
      // Evidence supports something else; a profile is about another job.
      case .referenceChanged where change.key == "supports" && change.subject.new?.item == nil, .mainJobChanged, .mainJobLost: if let new = change.subject.new { turned[new] = turned[new] ?? at }
      default: break
      }
      if change.type == .kindChanged, let old = change.subject.old, let new = change.subject.new { (gone[old], come[new]) = (at, at) }
      if change.isOnOldSide { if let old = change.subject.old { gone[old] = gone[old] ?? at } } else if Teller.isNew(change.type), let new = change.subject.new {
        come[new] = come[new] ?? at
      }
    }
    var followers: [Int: [Change]] = [:]
    var leading: [(at: Int, change: Change)] = []
    let removed = changes.enumerated().compactMap { (at, change) in change.type == .noteRemoved ? (at: at, change: change) : nil }
    /// What moved goes with the document that is gone, or that is new.
    func withDocument(_ at: Int) -> Int {
      guard changes[at].type == .itemMoved, !changes[at].isConsequence else { return at }
      return changes[at].subject.old.flatMap { gone[Entity($0.document)] } ?? changes[at].subject.new.flatMap { come[Entity($0.document)] } ?? at
    }
    for (at, change) in changes.enumerated() {
      var leader: Int?
      if change.isConsequence {
        leader = change.causes.lazy.compactMap { cause in
          renamed[cause.whole] ?? cause.old.flatMap { gone[$0] } ?? cause.new.flatMap { come[$0] } ?? cause.new.flatMap { turned[$0] }
        }.first
        if change.type == .essentialNeedUncovered || change.type == .needUncovered { leader = answer(to: change, among: removed) ?? leader }
        if change.causes.isEmpty, leader == nil { leader = change.subject.new.flatMap { turned[Entity($0.document)] } }
      }
      leader = withDocument(leader ?? at)
      if let leader, leader != at { followers[leader, default: []].append(change) } else { leading.append((at, change)) }
    }
    let entries = grouped(leading, apart: { changes[$0].type == .documentMoved ? false : followers[$0] != nil }).map { group in
      Story.Entry(line: line(group.map(\.change), isFollower: false), followers: told(group.flatMap { followers[$0.at] ?? [] }))
    }
    return sorted(entries, level: \.level, line: \.line)
  }

  /// The note that answered a need and is gone.
  private func answer(to change: Change, among removed: [(at: Int, change: Change)]) -> Int? {
    guard let need = change.object?.new else { return nil }
    let identity = diff.diff.new.identity(of: need)
    return removed.first { _, each in
      guard let note = each.subject.old, change.causes.contains(where: { $0.old?.document == note.document }) else { return false }
      return diff.old.item(note)?.note?.links.contains { link in
        diff.old.entity(note.document, link).map { diff.diff.edits.renaming(diff.diff.old.identity(of: $0)) == identity } ?? false
      } ?? false
    }?.at
  }

  private static func isNew(_ type: ChangeClass) -> Bool {
    switch type {
    case .documentAdded, .profileAdded, .gainAdded, .clarifierAdded, .needAdded, .itemAdded, .noteAdded: true
    default: false
    }
  }

  private mutating func told(_ changes: [Change]) -> [Story.Line] {
    let lines = grouped(changes.enumerated().map { (at: $0, change: $1) }, areFollowers: true).map { line($0.map(\.change), isFollower: true) }
    return sorted(lines, level: \.level, line: \.self)
  }

  /// The gravest first, then classes in their order.
  private func sorted<Element>(_ elements: [Element], level: (Element) -> ChangeLevel, line: (Element) -> Story.Line) -> [Element] {
    elements.enumerated().map { (at: $0, level: level($1), rank: rank(line($1)), element: $1) }.sorted { a, b in
      if a.level != b.level { return a.level > b.level }
      return a.rank != b.rank ? a.rank.lexicographicallyPrecedes(b.rank) : a.at < b.at
    }.map(\.element)
  }

  /// Classes in their order; then by what it is about.
  private func rank(_ line: Story.Line) -> [Int] {
    let subject = line.changes[0].subject
    let entity = diff.side(subject)
    let kind = entity.flatMap { $0.model.documents[$0.entity.document].kind }.flatMap { Kind.allCases.firstIndex(of: $0) } ?? 99
    return [Teller.order[line.type]!, kind]
  }

  private static let order = Dictionary(uniqueKeysWithValues: ChangeClass.allCases.enumerated().map { ($1, $0) })

  // MARK: - Groups

  struct GroupKey: Hashable {
    let type: ChangeClass
    let kind: Kind?
    let item: ItemKind?
    /// Only of one document; -1: of any.
    let document: Int
    let causes: [Change.Subject]
    /// What they lack, where no cause is known.
    var missing: [Atom] = []
    /// Words of which something follows stand by themselves.
    var at = -1
  }

  private func groupKey(_ change: Change, isFollower: Bool) -> GroupKey {
    let entity = diff.side(change.subject)
    let kind = entity.flatMap { $0.model.documents[$0.entity.document].kind }
    let item = entity.flatMap { $0.model.item($0.entity)?.kind }
    // Words are told together wherever they stand; what has to be looked at, document by document where it is part of one.
    let isOfOne = change.level > .wording && (item != nil || change.object != nil)
    // Whatever still refers to one thing is told together.
    if change.type == .referenceLost {
      let isOwn = change.causes.first.map { $0.new?.document == change.subject.new?.document } ?? false
      return GroupKey(
        type: change.type, kind: nil, item: nil, document: isOwn ? -2 : -1, causes: isFollower ? [] : change.causes,
        missing: change.causes.isEmpty ? change.before : [])
    }
    // Nouns of different kinds fit in one line only where the line does not name them.
    let isAnyKind = change.level == .wording
    return GroupKey(
      type: change.type, kind: isAnyKind ? nil : kind, item: isAnyKind && change.type != .statementReworded ? nil : item,
      document: isOfOne ? (entity?.entity.document ?? -1) : -1, causes: change.isConsequence ? change.causes : [])
  }

  /// Lines that name before and after are told one by one, as long as they are few.
  private func grouped(_ changes: [(at: Int, change: Change)], apart: (Int) -> Bool = { _ in false }, areFollowers: Bool = false) -> [[(at: Int, change: Change)]] {
    var groups: [(key: GroupKey, changes: [(at: Int, change: Change)])] = []
    var places: [GroupKey: Int] = [:]
    for each in changes {
      var key = groupKey(each.change, isFollower: areFollowers)
      if each.change.level == .wording, apart(each.at) { key.at = each.at }
      if let place = places[key] {
        groups[place].changes.append(each)
      } else {
        places[key] = groups.count
        groups.append((key, [each]))
      }
    }
    return groups.flatMap { group -> [[(at: Int, change: Change)]] in
      group.changes.count <= Teller.most(group.key.type, group.changes[0].change.level) ? group.changes.map { [$0] } : [group.changes]
    }
  }

  /// How many of a class are told each in a line of its own.
  private static func most(_ type: ChangeClass, _ level: ChangeLevel) -> Int {
    switch type {
    case .evidenceLost, .evidenceWeakened, .evidenceGained, .needUncovered, .essentialNeedUncovered, .needAnswered, .noteAdded, .noteRemoved, .noteMoved,
      .noteRelinked, .noteRetagged, .itemAdded, .itemRemoved, .clarifierAdded, .needAdded, .needRemoved, .gainAdded, .gainRemoved, .documentAdded,
      .blockEmptied, .blockFilled, .jobAdrift, .referenceLost, .addressLost:
      1
    case .settingsChanged, .allowanceChanged: 6
    default: level == .wording ? 1 : 3
    }
  }

  // MARK: - Lines

  private mutating func line(_ changes: [Change], isFollower: Bool) -> Story.Line {
    let first = changes[0]
    let wording = Wording(diff: diff, language: language, changes: changes, isFollower: isFollower)
    let sentence = wording.sentence()
    let level = changes.reduce(first.level) { max($0, $1.level) }
    var details: [Story.Detail] = []
    for change in changes {
      guard let detail = wording.detail(change) else { continue }
      details.append(Story.Detail(name: detail.name, before: detail.before, after: detail.after, place: change.place.map { place($0, old: change.isOnOldSide) }))
    }
    return Story.Line(
      type: first.type, level: level, sentence: sentence, place: first.place.map { place($0, old: first.isOnOldSide) }, changes: changes, details: details)
  }

  mutating func item(_ change: Change) -> Story.Item {
    let wording = Wording(diff: diff, language: language, changes: [change], isFollower: false)
    func address(_ entity: Entity?, _ identities: Identities) -> String? { entity.map { diff.address($0, in: identities) } }
    func address(_ subject: Change.Subject) -> String? {
      let isGone = subject.old?.item != nil && subject.new?.item == nil
      return (isGone ? nil : address(subject.new, diff.diff.new)) ?? address(subject.old, diff.diff.old)
    }
    let side = diff.side(change.subject)
    // What is gone from a document is called by what it was.
    let isGone = change.subject.old?.item != nil && change.subject.new?.item == nil
    let now = isGone ? nil : address(change.subject.new, diff.diff.new), was = address(change.subject.old, diff.diff.old)
    func values(_ atoms: [Atom], old: Bool) -> [String?] {
      atoms.map { atom in
        switch atom {
        case .text(let text), .dangling(let text), .term(let text): diff.text(text)
        case .reference(let identity): diff.address(identity.text, in: diff.diff.new.entity(identity) == nil ? diff.diff.old : diff.diff.new)
        default: diff.say(atom, change.field, in: .en, old: old).map(\.plainWords)
        }
      }
    }
    return Story.Item(
      type: change.type, level: change.level, isConsequence: change.isConsequence, subject: now ?? was, former: now != nil && was != now ? was : nil,
      name: diff.name(Change.Subject(old: change.subject.old, new: isGone ? nil : change.subject.new)), kind: side.flatMap { $0.model.documents[$0.entity.document].kind?.rawValue },
      itemKind: side.flatMap { $0.model.item($0.entity)?.kind.rawValue }, object: change.object.flatMap { address($0) }, field: change.key,
      before: values(change.before, old: true), after: values(change.after, old: false), sentence: wording.sentence(),
      place: change.place.map { place($0, old: change.isOnOldSide) }, causes: change.causes.compactMap { address($0) })
  }

  mutating func place(_ location: SourceLocation, old: Bool) -> Story.Place {
    let model = old ? diff.old : diff.new
    let key = (old ? "- " : "+ ") + location.file
    let index: LineIndex
    if let known = lines[key] { index = known } else {
      let bytes =
        model.index.document(at: location.file).map { model.documents[$0].sourceFile.bytes }
        ?? (location.file == model.configuration.path ? model.configuration.sourceFile.bytes : [])
      index = LineIndex(bytes)
      lines[key] = index
    }
    let start = index.position(of: location.range.start), end = index.position(of: location.range.end)
    return Story.Place(
      file: diff.redaction.apply(to: location.file), line: start.line, column: start.column, endLine: end.line, endColumn: end.column, isOnOldSide: old)
  }

  private static let findsNothing: Set<String> = ["reference-unresolved", "link-broken"]

  mutating func finding(_ finding: FindingChanges.Finding, old: Bool) -> Story.Finding {
    let diagnostic = finding.diagnostic
    return Story.Finding(
      rule: diagnostic.rule, severity: diagnostic.severity, type: finding.type, level: finding.level, subject: diff.address(diagnostic.subject, in: old ? diff.diff.old : diff.diff.new),
      message: diff.text(diagnostic.publicMessage(language)), place: place(diagnostic.location, old: old),
      isTold: !old && Teller.findsNothing.contains(diagnostic.rule)
        && diff.diff.lost.contains { $0.file == diagnostic.location.file && $0.range.meets(diagnostic.location.range) })
  }
}
