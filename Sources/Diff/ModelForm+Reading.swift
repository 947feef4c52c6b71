import Source
import Parse
package import Bind

extension ModelForm {
  package init(reading identities: Identities) {
    self.init(documents: identities.model.documents.indices.map { DocumentForm(reading: $0, of: identities) })
  }
}

extension DocumentForm {
  package init(reading document: Int, of identities: Identities) {
    let source = identities.model.documents[document]
    name = identities.names[document]
    path = source.path
    var reading = FormReading(document: document, identities: identities)
    reading.read()
    fields = reading.fields
    parts = reading.parts
  }

  /// `jtbd.yml`.
  package init(reading configuration: Configuration) {
    name = "settings"
    path = configuration.path
    var reading = FormReading(configuration: configuration)
    reading.read(configuration.record, prefix: "", home: nil, allowing: nil)
    fields = reading.fields
    parts = reading.parts
  }
}

/// Walks through a document and notes what it says.
private struct FormReading {
  let file: SourceFile
  let source: Document?
  let document: Int
  let identities: Identities?
  /// A picture of a persona who exists shows somebody.
  let showsPerson: Bool

  var fields: [FieldForm] = []
  var parts: [PartForm] = []
  /// How many parts of a sort there are, and which keys are taken.
  private var counts: [PartForm.Sort: Int] = [:]
  private var taken: Set<String> = []

  init(document: Int, identities: Identities) {
    let source = identities.model.documents[document]
    self.source = source
    self.document = document
    self.identities = identities
    file = source.sourceFile
    showsPerson = source.kind == .persona && source.record.choice("basis") == "real-person"
  }

  init(configuration: Configuration) {
    file = configuration.sourceFile
    source = nil
    document = 0
    identities = nil
    showsPerson = false
  }

  mutating func read() {
    guard let source, !source.isRejected else {
      // What could not be read is compared as it stands.
      fields.append(FieldForm(key: "file", atoms: [.unreadable(file.digest)], field: nil, range: SourceRange(at: 0)))
      return
    }
    let profileKeys = source.kind == .segment ? FormReading.profileKeys : []
    read(source.record, prefix: "", home: nil, allowing: { !profileKeys.contains($0) && $0 != "kind" && $0 != "id" && $0 != "profiles" })
    if source.kind == .segment { readProfiles(source, profileKeys) }
    readBody(source)
  }

  private static let profileKeys: Set<String> = {
    guard case .list(.record(let fields))? = Field.fields(of: .segment).first(where: { $0.key == "profiles" })?.type else { return [] }
    return Set(fields.map(\.key))
  }()

  /// The one-profile form and a list of one profile say the same.
  private mutating func readProfiles(_ source: Document, _ keys: Set<String>) {
    if let entry = source.record["profiles"], case .list(let elements) = entry.value {
      for element in elements {
        guard case .record(let record) = element.value else { continue }
        profile(record, element.range, allowing: nil)
      }
    } else if source.record.entries.contains(where: { keys.contains(source.record.fields[$0.field].key) }) {
      profile(source.record, source.naming, allowing: { keys.contains($0) })
    }
  }

  private mutating func profile(_ record: Record, _ range: SourceRange, allowing: ((String) -> Bool)?) {
    let at = parts.count
    let key = numbered(.profile, "profile")
    parts.append(PartForm(sort: .profile, key: key, id: nil, isWritten: false, home: nil, fields: [], item: nil, range: range))
    read(record, prefix: "", home: at, allowing: allowing)
  }

  private mutating func add(_ field: FieldForm, to home: Int?) {
    if let home { parts[home].fields.append(field) } else { fields.append(field) }
  }

  mutating func read(_ record: Record, prefix: String, home: Int?, allowing: ((String) -> Bool)?) {
    // In the order of the table: the author's is no news.
    for entry in record.entries.sorted(by: { $0.field < $1.field }) {
      let field = record.fields[entry.field]
      if let allowing, !allowing(field.key) { continue }
      read(entry.value, of: field.type, key: prefix + field.key, field: field, range: entry.range, home: home)
    }
  }

  private mutating func read(_ value: Value, of type: FieldType, key: String, field: Field, range: SourceRange, home: Int?) {
    switch value {
    case .empty: break
    case .record(let record): read(record, prefix: key + ".", home: home, allowing: nil)
    case .list(let elements):
      var atoms: [Atom] = []
      var inner = type
      if case .list(let element) = type { inner = element }
      for element in elements {
        switch element.value {
        case .record, .item, .table: part(element.value, key: key, range: element.range, home: home)
        default: if let atom = atom(element.value, inner, field, element.range) { atoms.append(atom) }
        }
      }
      if !atoms.isEmpty { add(FieldForm(key: key, atoms: atoms, field: field, range: range), to: home) }
    case .table(let rows):
      for row in rows {
        let at = entry(key, range: row.keyText.range, home: home)
        let keyAtom: Atom
        if case .table(let keyType, _) = type { keyAtom = atom(row.key, keyType, field, row.keyText.range) ?? .text(row.keyText.string) } else { keyAtom = .text(row.keyText.string) }
        parts[at].fields.append(FieldForm(key: "key", atoms: [keyAtom], field: nil, range: row.keyText.range))
        var inner = FieldType.text
        if case .table(_, let element) = type { inner = element }
        if case .record(let record) = row.value {
          read(record, prefix: "", home: at, allowing: nil)
        } else {
          read(row.value, of: inner, key: "value", field: field, range: row.range, home: at)
        }
      }
    case .item: part(value, key: key, range: range, home: home)
    default: if let atom = atom(value, type, field, range) { add(FieldForm(key: key, atoms: [atom], field: field, range: range), to: home) }
    }
  }

  private mutating func entry(_ key: String, range: SourceRange, home: Int?) -> Int {
    let sort = PartForm.Sort.entry(key)
    parts.append(PartForm(sort: sort, key: numbered(sort, key), id: nil, isWritten: false, home: home.map { parts[$0].key }, fields: [], item: nil, range: range))
    return parts.count - 1
  }

  private mutating func part(_ value: Value, key: String, range: SourceRange, home: Int?) {
    switch value {
    case .item(let index):
      guard let source else { return }
      let item = source.items[index]
      let at = parts.count
      parts.append(
        PartForm(
          sort: .item(item.kind), key: free(item.kind.rawValue + ":" + item.id), id: item.id, isWritten: item.writtenID != nil, home: home.map { parts[$0].key }, fields: [],
          item: index, range: item.naming))
      read(item.record, prefix: "", home: at, allowing: { $0 != "id" })
    case .record(let record):
      let at = entry(key, range: range, home: home)
      read(record, prefix: "", home: at, allowing: nil)
    default: break
    }
  }

  private mutating func numbered(_ sort: PartForm.Sort, _ key: String) -> String {
    let number = counts[sort, default: 0]
    counts[sort] = number + 1
    return "\(key)[\(number)]"
  }

  /// The key itself, or, where it is taken, with a number behind it.
  private mutating func free(_ base: String) -> String {
    var key = base, number = 2
    while !taken.insert(key).inserted {
      key = "\(base)~\(number)"
      number += 1
    }
    return key
  }

  private func atom(_ value: Value, _ type: FieldType, _ field: Field, _ range: SourceRange) -> Atom? {
    switch value {
    case .text(let text):
      if showsPerson, field.key == "image" { return .person(Digest.of(text.string)) }
      return .text(text.string.singleSpaced)
    case .personal(let personal): return .person(personal.identity)
    case .choice(let term): return .term(term)
    case .number(let number): return .number(number)
    case .day(let day): return .day(day)
    case .flag(let flag): return .flag(flag)
    case .money(let money): return .money(money)
    case .duration(let duration): return .duration(duration)
    case .size(let bytes): return .bytes(bytes)
    case .scale(let range): return .scale(range.lowerBound, range.upperBound)
    case .reference(let index): return reference(index)
    case .open: return .open
    case .unreadable: return .unreadable(Digest.of(file.text(range)))
    case .empty, .item, .list, .record, .table: return nil
    }
  }

  /// What a reference leads to.
  private func reference(_ index: Int) -> Atom {
    guard let source, let identities else { return .open }
    let text = source.references[index].text.string
    switch identities.model.targets[document][index] {
    case .resolved(let entity), .renamed(let entity): return .reference(identities.identity(of: entity))
    case .heading(let other, let anchor): return .reference(Identity(identities.names[other], "§" + anchor))
    case .asset(let path): return .text(path)
    default:
      // `gain` is the profile's own, whatever that is.
      return .dangling(text.singleSpaced)
    }
  }

  // MARK: - The body

  private mutating func readBody(_ source: Document) {
    let nodes = source.parsed.body.nodes
    let first = source.blocks.first?.node ?? nodes.count
    addProse(source, [1..<max(1, first)], key: "body", to: nil)
    for block in source.blocks {
      var ranges: [Range<Int>] = []
      var from = Int(nodes[block.node].next)
      for note in block.notes {
        guard let node = source.items[note].note?.node else { continue }
        if node > from { ranges.append(from..<node) }
        from = Int(nodes[node].next)
      }
      if block.end > from { ranges.append(from..<block.end) }
      let name = block.kind?.rawValue ?? Folding.slug(block.heading.string)
      let key = free("block:" + name)
      let at = parts.count
      parts.append(PartForm(sort: .block, key: key, id: nil, isWritten: true, home: nil, fields: [], item: nil, range: block.heading.range))
      parts[at].fields.append(FieldForm(key: "block", atoms: [.text(name)], field: nil, range: block.heading.range))
      addProse(source, ranges, key: "body", to: at)
      for note in block.notes { self.note(note, source, home: key) }
    }
  }

  private mutating func note(_ index: Int, _ source: Document, home: String) {
    let item = source.items[index]
    guard let note = item.note else { return }
    var fields: [FieldForm] = []
    if let title = item.title, !title.string.isEmpty {
      fields.append(FieldForm(key: "title", atoms: [.text(title.string.singleSpaced)], field: nil, range: note.range))
    }
    if !note.tags.isEmpty {
      let vocabulary = source.kind.flatMap { note.block.tags(in: $0) }
      fields.append(
        FieldForm(key: "tags", atoms: note.tags.map { .term(vocabulary?.term($0.string)?.key ?? $0.string) }, field: nil, range: note.range))
    }
    if !note.links.isEmpty { fields.append(FieldForm(key: "links", atoms: note.links.map(reference), field: nil, range: note.range)) }
    parts.append(
      PartForm(sort: .item(.note), key: free("note:" + item.id), id: item.id, isWritten: false, home: home, fields: fields, item: index, range: item.naming))
  }

  /// The words of some nodes, and what their links lead to.
  private mutating func addProse(_ source: Document, _ ranges: [Range<Int>], key: String, to home: Int?) {
    var atoms: [Atom] = []
    for range in ranges where !range.isEmpty {
      for passage in source.passages(in: range) {
        let text = String(decoding: passage.bytes, as: UTF8.self).singleSpaced
        if !text.isEmpty { atoms.append(.text(text)) }
      }
    }
    for (index, reference) in source.references.enumerated() {
      guard let link = reference.link, link.note == nil, ranges.contains(where: { $0.contains(link.node) }) else { continue }
      atoms.append(self.reference(index))
    }
    guard !atoms.isEmpty else { return }
    let place = ranges.first.map { source.parsed.body.nodes[min($0.lowerBound, source.parsed.body.nodes.count - 1)].range } ?? SourceRange(at: 0)
    add(FieldForm(key: key, atoms: atoms, field: nil, range: place), to: home)
  }
}
