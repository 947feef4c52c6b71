package import Source
import Parse

// A document that was read once is kept, and read again without looking at its words. What is derived from other parts of it is not kept.

extension Document {
  /// Whether all of it can be written: what does not fit a field, but for open values, is read again each time.
  package var canBeKept: Bool {
    parsed.canBeKept && !isRejected && problems.allSatisfy { if case .open = $0.kind { true } else { false } }
  }

  package func write(into writer: inout FlatWriter) {
    parsed.write(into: &writer)
    writer.add(index: kind.map { Kind.allCases.firstIndex(of: $0)! })
    writer.add(index: items.count { $0.note == nil })
    writer.add(record)
    for item in items where item.note == nil { writer.add(item) }
    writer.add(id)
    writer.add(name)
    writer.add(language == .de)
    writer.add(index: items.count { $0.note != nil })
    for item in items where item.note != nil { writer.add(item) }
    writer.add(index: references.count)
    for reference in references { writer.add(reference) }
    writer.add(index: allows.count)
    for allow in allows {
      writer.add(allow.rule)
      writer.add(allow.because)
      writer.add(allow.range)
      writer.add(allow.at)
      writer.add(index: allow.item)
    }
    writer.add(index: problems.count)
    for problem in problems {
      if case .open(let key) = problem.kind { writer.add(key) }
      writer.add(problem.range)
      writer.add(index: problem.item)
    }
    writer.add(index: blocks.count)
    for block in blocks {
      writer.add(index: block.kind.map { BlockKind.ordinals[$0]! })
      writer.add(block.heading)
      writer.add(block.notes)
      writer.add(index: block.node)
      writer.add(index: block.end)
      writer.add(block.hasProse)
      writer.add(block.links)
      writer.add(block.range)
    }
    writer.add(index: headings.count)
    for heading in headings {
      writer.add(index: heading.node)
      writer.add(heading.text)
      writer.add(heading.anchor)
    }
    writer.add(index: clashes.count)
    for clash in clashes {
      writer.add(clash.id)
      writer.add(clash.first)
    }
  }

  /// nil where it does not hold together.
  package convenience init?(_ file: SourceFile, reading reader: inout FlatReader) {
    let parsed = ParsedDocument(file, reading: &reader)
    var kind: Kind?
    if let ordinal = reader.index() {
      guard Kind.allCases.indices.contains(ordinal) else { return nil }
      kind = Kind.allCases[ordinal]
    }
    let tables = KeptTables.of(kind)
    let written = reader.count()
    var keep = KeptReading(file: file, reader: reader, tables: tables)
    let record = keep.record(parsed.frontMatter?.root == nil ? [] : tables.fields)
    var items: [Item] = []
    items.reserveCapacity(written)
    for _ in 0..<written { items.append(keep.item()) }
    self.init(parsed, kind, record, items, &keep)
    guard keep.reader.isSound else { return nil }
    reader = keep.reader
  }
}

/// The tables by which a kind of document was read: what was written down says only their places.
struct KeptTables: Sendable {
  let fields: [Field]
  let items: [ItemKind: [Field]]

  static func of(_ kind: Kind?) -> KeptTables { kind.map { byKind[$0]! } ?? page }

  private static let page = KeptTables(Field.fieldsOfPage())
  private static let byKind = Dictionary(uniqueKeysWithValues: Kind.allCases.map { ($0, KeptTables(Field.fields(of: $0))) })

  private init(_ fields: [Field]) {
    self.fields = fields
    var items: [ItemKind: [Field]] = [:]
    KeptTables.visit(fields) { if case .item(let kind, let fields) = $0 { items[kind] = fields } }
    self.items = items
  }

  /// Every type that a reference can have, in a fixed order.
  static let references: [ReferenceType] = {
    var found = [BodyReading.linkType]
    for fields in [Field.fieldsOfPage()] + Kind.allCases.map({ Field.fields(of: $0) }) {
      visit(fields) { type in
        if case .reference(let reference) = type, !found.contains(where: { $0 === reference }) { found.append(reference) }
      }
    }
    return found
  }()

  static let ordinals: [ObjectIdentifier: Int] = Dictionary(
    uniqueKeysWithValues: references.enumerated().map { (ObjectIdentifier($1), $0) })

  private static func visit(_ fields: [Field], _ look: (FieldType) -> Void) { for field in fields { visit(field.type, look) } }

  private static func visit(_ type: FieldType, _ look: (FieldType) -> Void) {
    look(type)
    switch type {
    case .list(let element): visit(element, look)
    case .record(let fields), .item(_, let fields): visit(fields, look)
    case .table(let key, let value):
      visit(key, look)
      visit(value, look)
    default: break
    }
  }
}

extension BlockKind {
  static let ordinals = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}

extension FlatWriter {
  mutating func add(_ text: Text) {
    add(text.range)
    add(text.origin ?? .max)
    // What reads the same in the file is not written twice.
    if text.origin != nil { add(UInt32(text.string.utf8.count)) } else { add(text.string) }
  }

  mutating func add(_ text: Text?) {
    add(text != nil)
    if let text { add(text) }
  }

  mutating func add(_ record: Record) {
    add(record.range)
    add(index: record.entries.count)
    for entry in record.entries {
      add(index: entry.field)
      add(entry.key)
      add(entry.range)
      add(entry.value)
    }
  }

  mutating func add(_ item: Item) {
    add(index: ItemKind.allCases.firstIndex(of: item.kind)!)
    add(item.title)
    add(item.id)
    add(item.isNumbered)
    add(item.note != nil)
    if let note = item.note {
      add(index: BlockKind.ordinals[note.block]!)
      add(index: note.node)
      add(note.range)
      add(index: note.tags.count)
      for tag in note.tags { add(tag) }
      add(note.links)
      add(note.noneReason)
      add(note.hasFootnote)
    } else {
      add(item.record)
      add(item.writtenID)
      add(item.evidence)
      add(index: item.profile)
    }
  }

  mutating func add(_ reference: Reference) {
    add(index: KeptTables.ordinals[ObjectIdentifier(reference.type)]!)
    add(reference.text)
    add(index: reference.item)
    add(index: reference.profile)
    add(reference.link != nil)
    guard let link = reference.link else { return }
    add(index: link.node)
    add(link.isImage)
    add(index: link.block.map { BlockKind.ordinals[$0]! })
    add(index: link.note)
    add(link.words)
  }

  mutating func add(_ value: Value) {
    switch value {
    case .text(let text): add(0 as UInt8); add(text)
    case .personal(let personal): add(1 as UInt8); add(personal)
    case .choice(let term): add(2 as UInt8); add(term)
    case .number(let number): add(3 as UInt8); add(number.bitPattern)
    case .day(let day): add(4 as UInt8); add(day.iso)
    case .flag(let flag): add(5 as UInt8); add(flag)
    case .money(let money): add(6 as UInt8); add(money.canonical)
    case .duration(let duration): add(7 as UInt8); add(duration.canonical)
    case .size(let size): add(8 as UInt8); add(size)
    case .scale(let scale): add(9 as UInt8); add(scale.lowerBound.bitPattern); add(scale.upperBound.bitPattern)
    case .reference(let index): add(10 as UInt8); add(index: index)
    case .item(let index): add(11 as UInt8); add(index: index)
    case .list(let elements):
      add(12 as UInt8)
      add(index: elements.count)
      for element in elements {
        add(element.range)
        add(element.value)
      }
    case .record(let record): add(13 as UInt8); add(record)
    case .table(let rows):
      add(14 as UInt8)
      add(index: rows.count)
      for row in rows {
        add(row.key)
        add(row.keyText)
        add(row.value)
        add(row.range)
      }
    case .open: add(15 as UInt8)
    case .empty: add(16 as UInt8)
    case .unreadable: add(17 as UInt8)
    }
  }
}

/// Reads the parts of a document in the order in which they were written.
struct KeptReading {
  let file: SourceFile
  var reader: FlatReader
  let tables: KeptTables

  mutating func text() -> Text {
    let range = reader.range()
    let origin = reader.word()
    guard origin != .max else { return Text(reader.text(), range: range) }
    let low = Int(origin), count = Int(reader.word())
    guard low <= file.bytes.count, count <= file.bytes.count - low else { return Text("", range: range) }
    let string = file.bytes.withUnsafeBufferPointer { String(decoding: UnsafeBufferPointer(rebasing: $0[low..<(low + count)]), as: UTF8.self) }
    return Text(string, range: range, origin: low)
  }

  mutating func optionalText() -> Text? { reader.flag() ? text() : nil }

  mutating func list<Element>(_ element: (inout KeptReading) -> Element) -> [Element] {
    let count = reader.count()
    var found: [Element] = []
    found.reserveCapacity(count)
    for _ in 0..<count { found.append(element(&self)) }
    return found
  }

  private mutating func block() -> BlockKind? {
    reader.index().flatMap { BlockKind.allCases.indices.contains($0) ? BlockKind.allCases[$0] : nil }
  }

  mutating func record(_ fields: [Field]) -> Record {
    let range = reader.range()
    let count = reader.count()
    var entries: [Record.Entry] = []
    entries.reserveCapacity(count)
    for _ in 0..<count {
      let field = reader.place(in: fields.count)
      let key = reader.range(), range = reader.range()
      guard reader.isSound else { break }
      entries.append(Record.Entry(field: field, key: key, value: value(fields[field].type), range: range))
    }
    return Record(fields: fields, entries: entries, range: range)
  }

  mutating func item() -> Item {
    let kind = ItemKind.allCases[reader.place(in: ItemKind.allCases.count)]
    let title = optionalText()
    let id = reader.text()
    let isNumbered = reader.flag()
    guard reader.flag() else {
      let record = record(tables.items[kind] ?? [])
      let writtenID = optionalText()
      let evidence = reader.indices()
      return Item(
        kind: kind, record: record, title: title, writtenID: writtenID, id: id, isNumbered: isNumbered, evidence: evidence, profile: reader.index(), note: nil)
    }
    let block = BlockKind.allCases[reader.place(in: BlockKind.allCases.count)]
    let node = reader.index() ?? 0
    let range = reader.range()
    let tags = list { $0.text() }
    let links = reader.indices()
    let reason = reader.optionalText()
    return Item(
      kind: kind, record: .empty, title: title, writtenID: nil, id: id, isNumbered: isNumbered, evidence: [], profile: nil,
      note: Item.Note(block: block, node: node, range: range, tags: tags, links: links, noneReason: reason, hasFootnote: reader.flag()))
  }

  mutating func reference() -> Reference {
    let type = KeptTables.references[reader.place(in: KeptTables.references.count)]
    let text = text()
    let item = reader.index(), profile = reader.index()
    guard reader.flag() else { return Reference(type: type, text: text, item: item, profile: profile, link: nil) }
    let node = reader.index() ?? 0
    let isImage = reader.flag()
    let block = block()
    let note = reader.index()
    return Reference(
      type: type, text: text, item: item, profile: profile, link: Reference.Link(node: node, isImage: isImage, block: block, note: note, words: reader.text()))
  }

  mutating func allow() -> Allow {
    let rule = text(), because = optionalText(), range = reader.range(), at = optionalText()
    return Allow(rule: rule, because: because, range: range, at: at, item: reader.index())
  }

  mutating func openValue() -> ShapeProblem {
    let key = reader.text(), range = reader.range()
    return ShapeProblem(kind: .open(key: key), range: range, item: reader.index())
  }

  mutating func bodyBlock() -> Block {
    let kind = block()
    let heading = text()
    let notes = reader.indices()
    let node = reader.index() ?? 0, end = reader.index() ?? 0
    let hasProse = reader.flag()
    let links = reader.indices()
    return Block(kind: kind, heading: heading, notes: notes, node: node, end: end, hasProse: hasProse, links: links, range: reader.range())
  }

  mutating func heading() -> Document.Heading {
    let node = reader.index() ?? 0, text = reader.text()
    return Document.Heading(node: node, text: text, anchor: reader.text())
  }

  mutating func clash() -> Document.Clash {
    let id = text()
    return Document.Clash(id: id, first: reader.range())
  }

  mutating func value(_ type: FieldType) -> Value {
    switch reader.byte() {
    case 0: return .text(text())
    case 1: return .personal(Personal(text()))
    case 2: return .choice(reader.text())
    case 3: return .number(Double(bitPattern: reader.number()))
    case 4: return Day(iso: reader.text()).map(Value.day) ?? .unreadable
    case 5: return .flag(reader.flag())
    case 6: return Money(reader.text()).map(Value.money) ?? .unreadable
    case 7: return Duration(reader.text()).map(Value.duration) ?? .unreadable
    case 8: return .size(reader.integer())
    case 9:
      let low = Double(bitPattern: reader.number()), high = Double(bitPattern: reader.number())
      return low <= high ? .scale(low...high) : .unreadable
    case 10: return .reference(reader.index() ?? 0)
    case 11: return .item(reader.index() ?? 0)
    case 12:
      let element: FieldType = if case .list(let element) = type { element } else { type }
      return .list(
        list { reading in
          let range = reading.reader.range()
          return Value.Element(value: reading.value(element), range: range)
        })
    case 13: return .record(record(type.members))
    case 14:
      var keyType = FieldType.text, valueType = FieldType.text
      if case .table(let key, let value) = type { (keyType, valueType) = (key, value) }
      return .table(
        list { reading in
          let key = reading.value(keyType), keyText = reading.text(), value = reading.value(valueType)
          return Value.Row(key: key, keyText: keyText, value: value, range: reading.reader.range())
        })
    case 15: return .open
    case 16: return .empty
    default: return .unreadable
    }
  }
}
