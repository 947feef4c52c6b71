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
      if case .open(let path) = problem.kind { writer.add(path) }
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
