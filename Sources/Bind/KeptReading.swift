import Source
import Parse

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
    return ShapeProblem(kind: .open(path: key), range: range, item: reader.index())
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
