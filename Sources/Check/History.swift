package import Source
package import Bind

/// How a workspace came to be what it is, as its commits tell it: titles, reasons, days and numbers, and nobody's name.
///
/// What stood in old revisions is covered by what they, and the present, hold to be personal before any of it gets here.
package struct History: Sendable {
  /// One thing that came, went or was worded anew.
  package struct Change: Hashable, Sendable {
    package enum Subject: UInt8, CaseIterable, Sendable {
      case segment, mainJob, mainGain, clarifier, irrelevance, gain, canvas, note
    }
    package enum Deed: UInt8, CaseIterable, Sendable {
      case added, withdrawn
      /// The same thing in other words; `earlier` are the old ones.
      case reworded
      /// The same thing for another reason.
      case reasoned
    }

    package let subject: Subject
    package let deed: Deed
    /// Kind and id of the document that says so: `segment/pendler`.
    package let owner: String
    package var ownerName: String
    package var title: String
    package var earlier: String?
    /// The main job that it is decided for; of a gain the job it belongs to.
    package var job: String?
    package var because: String?
    package let block: BlockKind?

    package init(
      _ subject: Subject, _ deed: Deed, owner: String, ownerName: String, title: String, earlier: String? = nil, job: String? = nil,
      because: String? = nil, block: BlockKind? = nil
    ) {
      (self.subject, self.deed, self.owner, self.ownerName, self.title) = (subject, deed, owner, ownerName, title)
      (self.earlier, self.job, self.because, self.block) = (earlier, job, because, block)
    }
  }

  /// A commit that changed what is told here.
  package struct Step: Sendable {
    package let commit: String
    package let day: Day
    /// The first line of its message.
    package var subject: String
    package var changes: [Change]

    package init(commit: String, day: Day, subject: String, changes: [Change]) {
      (self.commit, self.day, self.subject, self.changes) = (commit, day, subject, changes)
    }
  }

  /// A moment that the picture shows.
  package struct Column: Sendable {
    /// The tag's name; nil: the end of a month.
    package let tag: String?
    package let day: Day
    /// It is the newest commit, without a tag.
    package let isNow: Bool

    package init(tag: String?, day: Day, isNow: Bool) { (self.tag, self.day, self.isNow) = (tag, day, isNow) }
  }

  /// How much of something stood at a moment, and what came and went since the moment before.
  package struct Cell: Sendable {
    package var clarifiers = 0
    package var irrelevant = 0
    package var undecided = 0
    package var notes: [Int] = []
    package var came = 0
    package var went = 0
    package var isRetired = false

    package init() {}
  }

  /// A segment or a canvas through all moments; nil where it was not there.
  package struct Row: Sendable {
    package let owner: String
    package var name: String
    package let cells: [Cell?]
    /// It came and went between two moments: the one by which it was gone again.
    package let goneBy: Int?

    package init(owner: String, name: String, cells: [Cell?], goneBy: Int? = nil) {
      (self.owner, self.name, self.cells, self.goneBy) = (owner, name, cells, goneBy)
    }
  }

  /// When a document was last changed, and by how many; nil: not all commits are here.
  package struct Mark: Hashable, Sendable {
    package let day: Day
    package let authors: Int?

    package init(day: Day, authors: Int?) { (self.day, self.authors) = (day, authors) }
  }

  /// Newest first.
  package var steps: [Step]
  package var columns: [Column]
  /// Columns left out before the first.
  package let earlierColumns: Int
  package var segments: [Row]
  package var canvases: [Row]
  /// By path.
  package let marks: [String: Mark]
  /// Commits that changed documents, and when the first and last of them were made.
  package let commits: Int
  package let authors: Int?
  package let first: Day?
  package let last: Day?
  package let isShallow: Bool
  package let isCut: Bool

  package init(
    steps: [Step], columns: [Column], earlierColumns: Int, segments: [Row], canvases: [Row], marks: [String: Mark], commits: Int, authors: Int?,
    first: Day?, last: Day?, isShallow: Bool, isCut: Bool
  ) {
    (self.steps, self.columns, self.earlierColumns, self.segments, self.canvases, self.marks) = (steps, columns, earlierColumns, segments, canvases, marks)
    (self.commits, self.authors, self.first, self.last, self.isShallow, self.isCut) = (commits, authors, first, last, isShallow, isCut)
  }

  /// There is something to tell besides when documents were changed.
  package var isTelling: Bool { !steps.isEmpty || !segments.isEmpty || !canvases.isEmpty }
}

// MARK: What is personal

extension History {
  /// Covers what the named people's documents, in any revision, and addresses of people betray; `writers` are the names in the commits
  /// themselves, which only their messages are likely to hold.
  package func covering(peopleIn documents: [Document], writers: Set<String>, contacts: [String]) -> History {
    let words = PersonalTraces(people: People(in: documents), contacts: contacts)
    let messages = PersonalTraces(people: People(in: documents, besides: writers), contacts: contacts)
    return rewritten(text: { words.covered($0) }, message: { messages.covered($0) })
  }

  fileprivate func rewritten(text: (String) -> String, message: (String) -> String) -> History {
    var new = self
    for step in new.steps.indices {
      new.steps[step].subject = message(new.steps[step].subject)
      for at in new.steps[step].changes.indices {
        let old = steps[step].changes[at]
        new.steps[step].changes[at].ownerName = text(old.ownerName)
        new.steps[step].changes[at].title = text(old.title)
        new.steps[step].changes[at].earlier = old.earlier.map(text)
        new.steps[step].changes[at].job = old.job.map(text)
        new.steps[step].changes[at].because = old.because.map(text)
      }
    }
    new.columns = columns.map { Column(tag: $0.tag.map(message), day: $0.day, isNow: $0.isNow) }
    for at in new.segments.indices { new.segments[at].name = text(segments[at].name) }
    for at in new.canvases.indices { new.canvases[at].name = text(canvases[at].name) }
    return new
  }
}

extension PublicModel {
  /// The history as it may leave: what the present model hides is covered in the past too.
  package func disclose(_ history: History) -> History {
    let traces = PersonalTraces(people: People(of: model), contacts: model.settings.contacts.map(\.string))
    return history.rewritten(text: { redaction.apply(to: traces.covered($0)) }, message: { redaction.apply(to: traces.covered($0)) })
  }
}

extension PersonalTraces {
  /// Every trace letter by letter behind `▒`.
  func covered(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard mayStand(in: bytes) else { return text }
    var out: [UInt8] = [], at = 0
    for trace in all(in: bytes) {
      out += bytes[at..<trace.range.lowerBound]
      for byte in bytes[trace.range] where byte & 0xC0 != 0x80 { out += byte == 0x20 ? [0x20] : Array("▒".utf8) }
      at = trace.range.upperBound
    }
    return String(decoding: out + bytes[at...], as: UTF8.self)
  }
}

// MARK: Kept between builds

extension History {
  /// Of everything it says.
  package var digest: UInt64 {
    var writer = FlatWriter(capacity: 1 << 14)
    write(into: &writer)
    return Digest.of(writer.bytes)
  }

  package func write(into writer: inout FlatWriter) {
    writer.add(index: steps.count)
    for step in steps {
      writer.add(step.commit)
      writer.add(step.day)
      writer.add(step.subject)
      writer.add(index: step.changes.count)
      for change in step.changes {
        writer.add(change.subject.rawValue)
        writer.add(change.deed.rawValue)
        writer.add(change.owner)
        writer.add(change.ownerName)
        writer.add(change.title)
        writer.add(change.earlier)
        writer.add(change.job)
        writer.add(change.because)
        writer.add(change.block?.rawValue)
      }
    }
    writer.add(index: columns.count)
    for column in columns {
      writer.add(column.tag)
      writer.add(column.day)
      writer.add(column.isNow)
    }
    writer.add(earlierColumns)
    for rows in [segments, canvases] {
      writer.add(index: rows.count)
      for row in rows {
        writer.add(row.owner)
        writer.add(row.name)
        writer.add(index: row.goneBy)
        writer.add(index: row.cells.count)
        for cell in row.cells {
          writer.add(cell != nil)
          guard let cell else { continue }
          writer.add([cell.clarifiers, cell.irrelevant, cell.undecided, cell.came, cell.went] + cell.notes)
          writer.add(cell.isRetired)
        }
      }
    }
    writer.add(index: marks.count)
    for (path, mark) in marks.sorted(by: { utf8Precedes($0.key, $1.key) }) {
      writer.add(path)
      writer.add(mark.day)
      writer.add(index: mark.authors)
    }
    writer.add(commits)
    writer.add(index: authors)
    for day in [first, last] {
      writer.add(day != nil)
      if let day { writer.add(day) }
    }
    writer.add(isShallow)
    writer.add(isCut)
  }

  /// nil where it does not hold together.
  package init?(reading reader: inout FlatReader) {
    steps = (0..<reader.count()).map { _ in
      Step(
        commit: reader.text(), day: reader.day(), subject: reader.text(),
        changes: (0..<reader.count()).map { _ in
          Change(
            Change.Subject(rawValue: reader.byte()) ?? .segment, Change.Deed(rawValue: reader.byte()) ?? .added, owner: reader.text(), ownerName: reader.text(),
            title: reader.text(), earlier: reader.optionalText(), job: reader.optionalText(), because: reader.optionalText(),
            block: reader.optionalText().flatMap { BlockKind(rawValue: $0) })
        })
    }
    columns = (0..<reader.count()).map { _ in Column(tag: reader.optionalText(), day: reader.day(), isNow: reader.flag()) }
    earlierColumns = reader.integer()
    let rows = (0..<2).map { _ in
      (0..<reader.count()).map { _ -> Row in
        let owner = reader.text(), name = reader.text(), goneBy = reader.index()
        return Row(
          owner: owner, name: name,
          cells: (0..<reader.count()).map { _ -> Cell? in
            guard reader.flag() else { return nil }
            let numbers = reader.indices()
            var cell = Cell()
            cell.isRetired = reader.flag()
            guard numbers.count >= 5 else { return cell }
            (cell.clarifiers, cell.irrelevant, cell.undecided, cell.came, cell.went) = (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4])
            cell.notes = Array(numbers[5...])
            return cell
          }, goneBy: goneBy)
      }
    }
    (segments, canvases) = (rows[0], rows[1])
    marks = Dictionary((0..<reader.count()).map { _ in (reader.text(), Mark(day: reader.day(), authors: reader.index())) }, uniquingKeysWith: { first, _ in first })
    commits = reader.integer()
    authors = reader.index()
    first = reader.flag() ? reader.day() : nil
    last = reader.flag() ? reader.day() : nil
    isShallow = reader.flag()
    isCut = reader.flag()
    guard reader.isSound, reader.isAtEnd, segments.allSatisfy({ $0.cells.count == columns.count }), canvases.allSatisfy({ $0.cells.count == columns.count }) else { return nil }
  }
}

extension FlatWriter {
  fileprivate mutating func add(_ day: Day) { add(day.year * 10_000 + day.month * 100 + day.day) }
}

extension FlatReader {
  fileprivate mutating func day() -> Day {
    let number = integer()
    return Day(year: number / 10_000, month: number / 100 % 100, day: number % 100) ?? Day(secondsSince1970: 0)
  }
}
