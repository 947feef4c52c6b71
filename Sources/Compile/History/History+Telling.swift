package import Source
package import Bind
package import Check

/// A commit with the documents that it changed, before and after.
package struct Revision: Sendable {
  package let id: String
  package let day: Day
  package let subject: String
  package let author: UInt64
  /// Older commits are not here: what it seems to add may be older.
  package let isEdge: Bool
  package let changes: [(old: Document?, new: Document?)]

  package init(id: String, day: Day, subject: String, author: UInt64, isEdge: Bool, changes: [(old: Document?, new: Document?)]) {
    (self.id, self.day, self.subject, self.author, self.isEdge, self.changes) = (id, day, subject, author, isEdge, changes)
  }
}

/// The documents as they stood at a moment.
package struct Stand: Sendable {
  package let column: History.Column
  package let documents: [Document]

  package init(column: History.Column, documents: [Document]) { (self.column, self.documents) = (column, documents) }
}

extension History {
  /// Tells what became of a workspace: `revisions` newest first, children before parents; `stands` oldest first; `head` as it is now.
  package init(
    telling revisions: [Revision], stands: [Stand], head: [Document], earlierColumns: Int, isShallow: Bool, isCut: Bool
  ) {
    var telling = Telling(head)
    telling.identify(revisions)
    let isWhole = !isShallow && !isCut
    let counted = revisions.filter { !$0.isEdge && !$0.changes.isEmpty }
    // Commits of several branches are written in no order of days.
    let steps = telling.steps(revisions.reversed()).enumerated().sorted { a, b in
      a.element.day != b.element.day ? a.element.day > b.element.day : a.offset > b.offset
    }.map(\.element)
    let rows = telling.rows(stands, isFirst: earlierColumns == 0)
    self.init(
      steps: steps, columns: stands.map(\.column), earlierColumns: earlierColumns,
      segments: rows.segments + History.passing(steps, besides: Set(rows.segments.map(\.owner)), stands.map(\.column)), canvases: rows.canvases,
      marks: telling.marks(isWhole: isWhole), commits: counted.count, authors: isWhole ? Set(counted.map(\.author)).count : nil,
      first: counted.map(\.day).min(), last: counted.map(\.day).max(), isShallow: isShallow, isCut: isCut)
  }
}

extension History {
  /// Segments that came and went between two moments.
  private static func passing(_ steps: [Step], besides known: Set<String>, _ columns: [Column]) -> [Row] {
    var found: [Row] = [], seen = known
    for step in steps {
      for change in step.changes where change.subject == .segment && change.deed == .withdrawn && seen.insert(change.owner).inserted {
        // Older than all that the picture shows.
        guard let column = columns.firstIndex(where: { $0.day >= step.day }), column > 0 || columns.count == 1 || step.day == columns[0].day else { continue }
        found.append(Row(owner: change.owner, name: change.ownerName, cells: columns.map { _ in nil }, goneBy: column))
      }
    }
    return found.sorted { utf8Precedes($0.owner, $1.owner) }
  }
}

/// The work behind it: who is who under changing names and paths, then what changed.
private struct Telling {
  private let head: [Document]
  private var told: [ObjectIdentifier: Told] = [:]
  /// What a document was called → what it is called.
  private var names: [String: String] = [:]
  private var seen: [String: (day: Day, authors: Set<UInt64>)] = [:]
  /// Jobs by key: as of the commit that is looked at, else as they are now.
  private var jobs: [String: Told] = [:]
  private var laterJobs: [String: Told] = [:]

  init(_ head: [Document]) {
    self.head = head
    let standing = Set(head.map(Telling.written))
    for document in head {
      let told = read(document)
      if document.kind == .job { laterJobs[Telling.written(document)] = told }
      former(told, of: document, besides: standing)
    }
  }

  private mutating func read(_ document: Document) -> Told {
    if let known = told[ObjectIdentifier(document)] { return known }
    let new = Told(document)
    told[ObjectIdentifier(document)] = new
    return new
  }

  private static func written(_ document: Document) -> String {
    document.kind.map { $0.rawValue + "/" + document.id } ?? "page/" + document.path
  }

  private static func isUnclear(_ document: Document) -> Bool { document.isRejected || document.isDamaged }

  /// The name it bears today, or bore last.
  private func key(_ written: String) -> String {
    var key = written, steps = 0
    while let next = names[key], steps < 1000 { (key, steps) = (next, steps + 1) }
    return key
  }

  private mutating func former(_ told: Told, of document: Document, besides standing: Set<String>) {
    guard let kind = told.kind else { return }
    for id in told.formerly { rename(kind.rawValue + "/" + id, to: Telling.written(document), besides: standing) }
  }

  private mutating func rename(_ old: String, to new: String, besides standing: Set<String>) {
    if old != new, names[old] == nil, !standing.contains(old), key(new) != old { names[old] = new }
  }

  // MARK: Who is who

  /// From the newest back: follows documents through new ids and paths, and notes when each was last changed and by whom.
  mutating func identify(_ revisions: [Revision]) {
    let standing = Set(head.map(Telling.written))
    for revision in revisions {
      var before: [String: Document] = [:], after: [String: Document] = [:]
      for (old, new) in revision.changes {
        if let old { before[Telling.written(old)] = old }
        if let new {
          after[Telling.written(new)] = new
          let told = read(new)
          former(told, of: new, besides: standing)
        }
      }
      for (name, old) in before.sorted(by: { utf8Precedes($0.key, $1.key) }) where after[name] == nil {
        let heirs = after.filter { before[$0.key] == nil && $0.value.kind == old.kind }.sorted { utf8Precedes($0.key, $1.key) }
        let heir = heirs.first { $0.value.sourceFile.digest == old.sourceFile.digest } ?? heirs.first { old.kind != nil && $0.value.name == old.name }
        if let heir { rename(name, to: heir.key, besides: standing) }
      }
      if revision.isEdge { continue }
      var touched: Set<String> = []
      for (old, new) in revision.changes {
        // One that does not parse for a while is who it was before.
        guard let document = new.flatMap({ Telling.isUnclear($0) ? nil : $0 }) ?? old ?? new else { continue }
        touched.insert(key(Telling.written(document)))
      }
      // Put elsewhere, and nothing else.
      for (name, new) in after { if let old = before[name] ?? before.first(where: { key($0.key) == key(name) })?.value, old.sourceFile.digest == new.sourceFile.digest { touched.remove(key(name)) } }
      for name in touched {
        seen[name, default: (revision.day, [])].authors.insert(revision.author)
      }
    }
  }

  func marks(isWhole: Bool) -> [String: History.Mark] {
    var marks: [String: History.Mark] = [:]
    for document in head {
      guard let seen = seen[key(Telling.written(document))] else { continue }
      marks[document.path] = History.Mark(day: seen.day, authors: isWhole ? seen.authors.count : nil)
    }
    return marks
  }

  // MARK: What changed

  /// From the oldest on.
  mutating func steps(_ revisions: some Sequence<Revision>) -> [History.Step] {
    /// What a document said before it stopped to parse, by path.
    var lost: [String: (key: String, told: Told)] = [:]
    var steps: [History.Step] = []
    for revision in revisions {
      var before: [String: Told] = [:], after: [String: Told] = [:]
      for (old, new) in revision.changes {
        var last: (key: String, told: Told)?
        if let old { last = Telling.isUnclear(old) ? lost.removeValue(forKey: old.path) : (key(Telling.written(old)), read(old)) }
        if let new, Telling.isUnclear(new) {
          lost[new.path] = last
          continue
        }
        if let last { before[last.key] = last.told }
        if let new { after[key(Telling.written(new))] = read(new) }
      }
      for (key, told) in after where told.kind == .job { jobs[key] = told }
      if revision.isEdge { continue }
      var changes: [History.Change] = []
      for kind in [Kind.segment, .job, .businessModelCanvas, .leanCanvas] {
        let keys = Set(before.keys).union(after.keys).filter { (after[$0] ?? before[$0])?.kind == kind }
        for key in keys.sorted(by: utf8Precedes) { changes += self.changes(of: key, before[key], after[key]) }
      }
      if !changes.isEmpty { steps.append(History.Step(commit: revision.id, day: revision.day, subject: revision.subject, changes: changes)) }
    }
    return steps
  }

  private func changes(of key: String, _ old: Told?, _ new: Told?) -> [History.Change] {
    guard let any = new ?? old, let kind = any.kind else { return [] }
    typealias Change = History.Change
    var changes: [Change] = []
    func add(
      _ subject: Change.Subject, _ deed: Change.Deed, _ title: String, earlier: String? = nil, job: String? = nil, because: String? = nil, block: BlockKind? = nil
    ) {
      changes.append(Change(subject, deed, owner: key, ownerName: any.name, title: title, earlier: earlier, job: job, because: because, block: block))
    }
    let isHere = new.map { !$0.isRetired } ?? false, wasHere = old.map { !$0.isRetired } ?? false
    let itself: Change.Subject? = kind == .segment ? .segment : kind.isCanvas ? .canvas : nil
    if let itself {
      if isHere != wasHere { add(itself, isHere ? .added : .withdrawn, any.name) }
      if let old, let new, old.name != new.name { add(itself, .reworded, new.name, earlier: old.name) }
    }
    func compare<Key: Hashable>(_ subject: Change.Subject, _ old: [Key], _ new: [Key], _ title: (Key) -> (title: String, job: String?)) {
      for key in new where !old.contains(key) { add(subject, .added, title(key).title, job: title(key).job) }
      for key in old where !new.contains(key) { add(subject, .withdrawn, title(key).title, job: title(key).job) }
    }
    compare(.mainJob, old?.mainJobs ?? [], new?.mainJobs ?? []) { (jobName($0), nil) }
    compare(.mainGain, old?.mainGains ?? [], new?.mainGains ?? []) { (gainName($0), $0.job.isEmpty ? nil : jobName($0.job)) }
    for (subject, past, present) in [
      (Change.Subject.clarifier, old?.clarifiers, new?.clarifiers), (.irrelevance, old?.irrelevances, new?.irrelevances), (.gain, old?.gains, new?.gains),
      (.note, old?.notes, new?.notes),
    ] {
      for (was, now) in Telling.pairs(past ?? [], present ?? []) {
        guard let any = now ?? was else { continue }
        let job = any.job.map(jobName) ?? (subject == .gain ? self.name(of: key, new ?? old) : nil)
        if let was, let now {
          if was.title != now.title { add(subject, .reworded, now.title, earlier: was.title, job: job, because: now.because, block: now.block) }
          else if was.because != now.because, let because = now.because { add(subject, .reasoned, now.title, job: job, because: because) }
        } else {
          add(subject, now == nil ? .withdrawn : .added, any.title, job: job, because: any.because, block: any.block)
        }
      }
    }
    return changes
  }

  /// Old and new statements side by side: by their ids, then those that took each other's place.
  private static func pairs(_ old: [Told.Statement], _ new: [Told.Statement]) -> [(was: Told.Statement?, now: Told.Statement?)] {
    let past = Dictionary(old.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let kept = Set(new.map(\.key))
    var gone = old.filter { !kept.contains($0.key) }
    var pairs: [(was: Told.Statement?, now: Told.Statement?)] = new.map { now in
      if let was = past[now.key] { return (was, now) }
      // Without a written id a statement is known by its words: one that gives the same reason in the same place is the same in others.
      guard now.because != nil, let at = gone.firstIndex(where: { $0.job == now.job && $0.source == now.source && $0.because == now.because }) else {
        return (nil, now)
      }
      return (gone.remove(at: at), now)
    }
    pairs += gone.map { ($0, nil) }
    return pairs
  }

  private func job(_ id: String) -> Told? {
    let key = key("job/" + id)
    return jobs[key] ?? laterJobs[key]
  }

  private func jobName(_ id: String) -> String { job(id)?.name ?? id }
  private func name(of key: String, _ told: Told?) -> String? { told?.name }

  /// A gain of the job that is named, else of the main job, else of the only job that has one of this id.
  private func gainName(_ gain: Told.Gain) -> String {
    func title(_ told: Told?) -> String? { told?.gains.first { $0.key == gain.item }?.title }
    if let owner = gain.owner { return title(job(owner)) ?? gain.item }
    if let title = title(job(gain.job)) { return title }
    let keys = Set(jobs.keys).union(laterJobs.keys).sorted(by: utf8Precedes)
    return keys.lazy.compactMap { title(self.jobs[$0] ?? self.laterJobs[$0]) }.first ?? gain.item
  }

  // MARK: What stood when

  mutating func rows(_ stands: [Stand], isFirst: Bool) -> (segments: [History.Row], canvases: [History.Row]) {
    var tolds: [[String: Told]] = []
    for stand in stands {
      var found: [String: Told] = [:]
      for document in stand.documents where document.kind == .segment || document.kind?.isCanvas == true { found[key(Telling.written(document))] = read(document) }
      tolds.append(found)
    }
    var segments: [History.Row] = [], canvases: [History.Row] = []
    for key in Set(tolds.flatMap(\.keys)).sorted(by: utf8Precedes) {
      var cells: [History.Cell?] = []
      var last: Set<String>?
      for (number, stand) in tolds.enumerated() {
        guard let told = stand[key] else {
          cells.append(nil)
          last = nil
          continue
        }
        let decisions = told.decisions
        var cell = History.Cell()
        cell.clarifiers = told.clarifiers.count
        cell.irrelevant = told.irrelevances.count
        cell.undecided = told.undecided
        cell.isRetired = told.isRetired
        if told.kind?.isCanvas == true {
          cell.notes = BlockKind.blocks(of: told.kind!).map { block in told.notes.count { $0.block == block } }
        }
        if let last { (cell.came, cell.went) = (decisions.subtracting(last).count, last.subtracting(decisions).count) }
        else if number > 0 || isFirst { cell.came = decisions.count }
        cells.append(cell)
        last = decisions
      }
      let newest = tolds.last { $0[key] != nil }![key]!
      let row = History.Row(owner: key, name: newest.name, cells: cells)
      if newest.kind == .segment { segments.append(row) } else { canvases.append(row) }
    }
    return (segments, canvases)
  }
}
