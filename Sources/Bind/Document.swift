package import Source
package import Parse

/// One Markdown file, read for what it declares and what it refers to; nothing is resolved yet, no other file was looked at.
///
/// A class, though it never changes: it is handed on by every stage, and a copy must cost nothing.
package final class Document: Sendable {
  package enum Content: Sendable {
    case segment(Segment)
    case job(Job)
    case valueProposition(ValueProposition)
    case other
  }

  package enum State: Sendable {
    case document
    /// Prose without a kind, published as it is.
    case page
    /// Its kind is missing or unknown, or the file could not be read: reported, and neither published nor looked at further.
    case rejected
  }

  /// A heading of the body that can be linked to.
  package struct Heading: Sendable {
    package let node: Int
    package let text: String
    package let anchor: String
  }

  /// Two written ids of one document that fold to the same.
  package struct Clash: Sendable {
    package let id: Text
    package let first: SourceRange
  }

  package let parsed: ParsedDocument
  package let state: State
  package let kind: Kind?
  package let record: Record
  package let writtenID: Text?
  /// Folded; unique per kind in a sound workspace.
  package let id: String
  /// As it is shown: the title, a page's first heading, else the file's stem.
  package let name: String
  package let title: Text?
  package let content: Content
  package let items: [Item]
  package let references: [Reference]
  package let allows: [Allow]
  package let problems: [ShapeProblem]
  package let blocks: [Block]
  package let headings: [Heading]
  package let clashes: [Clash]
  package let language: Language
  /// `brainstormed`, `hypothesis` (the default), `researched`, `validated` or `retired`.
  package let status: String
  private let itemByID: [String: Int]

  package var path: String { parsed.file.path }
  package var sourceFile: SourceFile { parsed.file }
  package var isPage: Bool { if case .page = state { true } else { false } }
  package var isRejected: Bool { if case .rejected = state { true } else { false } }
  /// Something in it did not parse: what follows from that is not reported.
  package var isDamaged: Bool { parsed.frontMatter?.isDamaged == true || parsed.isUnreadable }
  package var segment: Segment? { if case .segment(let segment) = content { segment } else { nil } }
  package var job: Job? { if case .job(let job) = content { job } else { nil } }
  package var valueProposition: ValueProposition? { if case .valueProposition(let proposition) = content { proposition } else { nil } }

  /// The smallest piece of source that names the document.
  package var naming: SourceRange {
    if let title { return title.range }
    if isPage {
      let headings = parsed.body.nodes.first { $0.kind == .heading }
      return headings?.detail ?? SourceRange(at: parsed.body.nodes[0].range.start)
    }
    if let kind = record["kind"] { return kind.range }
    return record.entries.first?.key ?? parsed.frontMatter?.root?.pairs.first?.key.range ?? SourceRange(at: LineIndex.hasByteOrderMark(parsed.file.bytes) ? 3 : 0)
  }

  /// Between the `---` lines; nil where there are none.
  package var frontMatterRange: SourceRange? { parsed.frontMatter?.range }

  package func item(_ id: String) -> Int? { itemByID[id] }

  /// The words in the file under a range.
  package func sourceText(_ range: SourceRange) -> String { parsed.file.text(range) }

  /// The file's name without `.md`.
  package static func stem(of path: String) -> String {
    let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.index(after: $0)...] } ?? path[...]
    return name.hasSuffix(".md") ? String(name.dropLast(3)) : String(name)
  }

  package init(reading parsed: ParsedDocument, settings: Settings) {
    self.parsed = parsed
    let stem = Document.stem(of: parsed.file.path)
    let root = parsed.frontMatter?.root
    let verdict = Document.classify(parsed, root)
    var reader = Reader(fields: verdict.fields, settings: settings)
    var record = Record.empty
    switch verdict {
    case .document(let kind):
      state = .document
      self.kind = kind
      record = reader.record(root!, verdict.fields, naming: nil)
    case .page:
      state = .page
      kind = nil
      if let root { record = reader.record(root, verdict.fields, naming: nil) }
    case .kindMissing(let key):
      state = .rejected
      kind = nil
      // `Kind:` is the key itself, in capitals; `kint:` is near it.
      let isKind = nearest(to: key.string, among: ["kind"]).first.map { $0.distance <= 1 } ?? false
      reader.report(.keyUnknown(key: key.string, near: isKind ? ["kind"] : [], safe: isKind, known: [], kindMissing: true), at: key.range)
    case .kindUnknown(let value):
      state = .rejected
      kind = nil
      _ = reader.record(YAML.Value(yaml: value.yaml, index: value.index), [], naming: nil, onlyKind: value)
    case .unreadable:
      state = .rejected
      kind = nil
    }
    reader.readAllows(record)

    self.record = record
    title = record.text("title")
    status = record.choice("status") ?? "hypothesis"
    language = record.choice("lang").flatMap(Language.init) ?? settings.language
    writtenID = record.text("id")
    id = Folding.slug(writtenID?.string ?? stem)
    if let kind, case .document = state {
      if kind == .segment, let profiles = record["profiles"] {
        let direct = record.entries.first { entry in Segment.profileFields.contains { $0.key == record.fields[entry.field].key } }
        if let direct { reader.report(.bothForms(key: record.fields[direct.field].key, other: direct.key), at: profiles.key) }
      }
    }
    if case .rejected = state {
      blocks = []
      headings = []
      name = title?.string ?? stem
      content = .other
      items = []
      clashes = []
      itemByID = [:]
    } else {
      var body = BodyReading(body: parsed.body, kind: kind, bytes: parsed.file.bytes)
      blocks = body.read(&reader)
      var naming = ItemNaming(reader.items)
      name = title?.string ?? (kind == nil ? body.firstHeading : nil) ?? stem
      headings = naming.headings(body.headings)
      items = naming.items
      clashes = naming.clashes
      itemByID = naming.index
      for reserved in naming.reserved { reader.report(.valueInvalid(expected: .unreserved, found: reserved.string, correction: nil), at: reserved.range) }
      switch kind {
      case .segment: content = .segment(Segment(record: record, items: items))
      case .job: content = .job(Job(record: record))
      case .valueProposition: content = .valueProposition(ValueProposition(record: record))
      default: content = .other
      }
    }
    references = reader.references
    allows = reader.allows
    problems = reader.problems
  }

  /// Puts together what was kept of a document.
  init(_ parsed: ParsedDocument, _ kind: Kind?, _ record: Record, _ written: [Item], _ keep: inout KeptReading) {
    self.parsed = parsed
    self.kind = kind
    self.record = record
    state = kind == nil ? .page : .document
    writtenID = record.text("id")
    title = record.text("title")
    status = record.choice("status") ?? "hypothesis"
    id = keep.reader.text()
    name = keep.reader.text()
    language = keep.reader.flag() ? .de : .en
    let items = written + keep.list { $0.item() }
    self.items = items
    references = keep.list { $0.reference() }
    allows = keep.list { $0.allow() }
    problems = keep.list { $0.openValue() }
    blocks = keep.list { $0.bodyBlock() }
    headings = keep.list { $0.heading() }
    clashes = keep.list { $0.clash() }
    // Of two written ids that fold to the same the first counts; all others are unique.
    itemByID = Dictionary(items.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    switch kind {
    case .segment: content = .segment(Segment(record: record, items: items))
    case .job: content = .job(Job(record: record))
    case .valueProposition: content = .valueProposition(ValueProposition(record: record))
    default: content = .other
    }
  }

  private enum Verdict {
    case document(Kind)
    case page
    case kindMissing(YAML.Value)
    case kindUnknown(YAML.Value)
    case unreadable

    var fields: [Field] {
      switch self {
      case .document(let kind): Field.fields(of: kind)
      case .page: Field.fieldsOfPage()
      default: []
      }
    }
  }

  private static func classify(_ parsed: ParsedDocument, _ root: YAML.Value?) -> Verdict {
    if parsed.isUnreadable { return .unreadable }
    for problem in parsed.problems {
      switch problem.kind {
      case .frontMatterUnclosed, .limit(.documentSize, _, _): return .unreadable
      default: break
      }
    }
    guard let yaml = parsed.frontMatter else { return HiddenFrontMatter(in: parsed) == nil ? .page : .unreadable }
    guard let root else { return yaml.isDamaged ? .unreadable : .page }
    for (key, value) in root.pairs where key.string == "kind" {
      if value.kind == .unreadable { return .unreadable }
      if value.isEmpty || !value.isScalar { return .kindUnknown(value) }
      return Vocabulary.kind.term(value.string).flatMap { Kind(rawValue: $0.key) }.map(Verdict.document) ?? .kindUnknown(value)
    }
    if yaml.isDamaged { return .unreadable }
    let known = Field.fieldsOfPage().map(\.key)
    for (key, _) in root.pairs where !known.contains(key.string) {
      // A misspelt key of a page is just that; a key of a document means that `kind:` is missing.
      return .kindMissing(key)
    }
    return .page
  }
}

extension Reader {
  /// A document whose kind is unknown: only that is reported.
  fileprivate mutating func record(_ root: YAML.Value, _ fields: [Field], naming: SourceRange?, onlyKind value: YAML.Value) -> Record {
    if value.isEmpty {
      missing(Field.kind, at: value.range.isEmpty ? SourceRange(value.range.start, value.range.start) : value.range)
    } else {
      readKind(value)
    }
    return .empty
  }
}

extension Segment {
  init(record: Record, items: [Item]) {
    characteristics = record.items("characteristics")
    let written = record.records("profiles")
    if !written.isEmpty {
      profiles = written.map { Profile(record: $0, items: items) }
    } else if Segment.profileFields.contains(where: { record[$0.key] != nil }) {
      profiles = [Profile(record: record, items: items)]
    } else {
      profiles = []
    }
  }
}

/// Gives every item its id: the written one, else its folded title, numbered where that is taken.
struct ItemNaming {
  private(set) var items: [Item]
  private(set) var index: [String: Int] = [:]
  private(set) var clashes: [Document.Clash] = []
  /// Ids that have a meaning of their own in a profile.
  private(set) var reserved: [Text] = []
  /// The last number behind an id that is derived more than once; all below it are taken.
  private var numbers: [String: Int] = [:]

  init(_ items: [Item]) {
    self.items = items
    for (at, item) in items.enumerated() {
      guard let written = item.writtenID else { continue }
      let id = Folding.slug(written.string)
      if id == "main-job" || id == "gain" { reserved.append(written) }
      self.items[at] = item.named(id, isNumbered: false)
      if let first = index[id] {
        clashes.append(Document.Clash(id: written, first: items[first].writtenID?.range ?? items[first].naming))
      } else {
        index[id] = at
      }
    }
    for (at, item) in items.enumerated() where item.writtenID == nil {
      let base = item.note == nil ? Folding.derivedID(item.title?.string ?? item.kind.rawValue) : item.id
      let id = free(base.isEmpty ? item.kind.rawValue : base)
      self.items[at] = item.named(id, isNumbered: id != base)
      index[id] = at
    }
  }

  private mutating func free(_ base: String, besides taken: Set<String> = []) -> String {
    if index[base] == nil, !taken.contains(base) { return base }
    var number = numbers[base, default: 1] + 1
    while index["\(base)-\(number)"] != nil || taken.contains("\(base)-\(number)") { number += 1 }
    numbers[base] = number
    return "\(base)-\(number)"
  }

  mutating func headings(_ found: [(node: Int, text: String)]) -> [Document.Heading] {
    var taken: Set<String> = []
    return found.map { heading in
      var base = Folding.derivedID(heading.text)
      if base.isEmpty { base = "section" }
      let anchor = free(base, besides: taken)
      taken.insert(anchor)
      return Document.Heading(node: heading.node, text: heading.text, anchor: anchor)
    }
  }
}

extension Document {
  /// The heading that a forge's preview would jump to: lower case, spaces to hyphens, punctuation dropped, letters kept, numbered from
  /// the second of a name.
  package func heading(forgeAnchor fragment: String) -> Heading? {
    var seen: [String: Int] = [:]
    for heading in headings {
      let slug = Document.forgeSlug(heading.text)
      let number = seen[slug, default: 0]
      seen[slug] = number + 1
      if (number == 0 ? slug : "\(slug)-\(number)") == fragment { return heading }
    }
    return nil
  }

  private static func forgeSlug(_ text: String) -> String {
    var out = ""
    for character in text.lowercased() {
      if character == " " { out.append("-") } else if character.isLetter || character.isNumber || character == "-" || character == "_" { out.append(character) }
    }
    return out
  }
}
