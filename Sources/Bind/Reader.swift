import Source
import Parse

/// Reads front matter by its fields: values become typed, references and items are collected, what does not fit becomes a problem.
struct Reader {
  let fields: [Field]
  let settings: Settings
  let isConfiguration: Bool

  private(set) var items: [Item] = []
  private(set) var references: [Reference] = []
  private(set) var allows: [Allow] = []
  private(set) var problems: [ShapeProblem] = []

  private var item: Int?
  private var profile: Int?
  private var fieldKey = ""
  /// The keys that lead to what is read, from the top.
  private var path: [String] = []

  init(fields: [Field], settings: Settings, isConfiguration: Bool = false) {
    self.fields = fields
    self.settings = settings
    self.isConfiguration = isConfiguration
  }

  mutating func report(_ kind: ShapeProblem.Kind, at range: SourceRange) {
    problems.append(ShapeProblem(kind: kind, range: range, item: item))
  }

  mutating func missing(_ field: Field, at range: SourceRange) {
    report(.keyMissing(key: field.key, label: field.label, help: field.help, configuration: isConfiguration), at: range)
  }

  mutating func glob(_ text: Text) -> Glob? {
    if let glob = Glob(text.string) { return glob }
    report(.valueInvalid(expected: .glob, found: text.string, correction: nil), at: text.range)
    return nil
  }

  mutating func add(_ reference: Reference) -> Int {
    references.append(reference)
    return references.count - 1
  }

  mutating func add(_ item: Item) -> Int {
    items.append(item)
    return items.count - 1
  }

  /// Reads a mapping. `naming` is the place of its owner: where a missing key is reported if the mapping has no title of its own.
  mutating func record(_ value: YAML.Value, _ fields: [Field], naming: SourceRange?) -> Record {
    guard value.kind == .mapping else {
      if value.kind != .unreadable { wrong(.mapping(fields.map(\.key)), value) }
      return Record(fields: fields, entries: [], range: value.range)
    }
    var entries: [Record.Entry] = []
    var slips: [String] = []
    let pairs = value.pairs
    entries.reserveCapacity(pairs.count)
    for (key, content) in pairs {
      let name = key.string
      guard let index = fields.firstIndex(where: { $0.key == name }) else {
        if let meant = unknown(key, name, fields) { slips.append(meant) }
        continue
      }
      if entries.contains(where: { $0.field == index }) { continue }
      let field = fields[index]
      let outerKey = fieldKey
      fieldKey = name
      path.append(name)
      if name == "profiles", !isConfiguration {
        entries.append(Record.Entry(field: index, key: key.range, value: profiles(content, field), range: content.range))
      } else {
        entries.append(Record.Entry(field: index, key: key.range, value: read(content, field.type), range: content.range))
      }
      fieldKey = outerKey
      path.removeLast()
    }
    let record = Record(fields: fields, entries: entries, range: value.range)
    for field in fields where field.isRequired {
      if let entry = record[field.key] {
        if case .empty = entry.value { missing(field, at: entry.key) }
      } else if !slips.contains(field.key) {
        missing(field, at: self.naming(of: record) ?? naming ?? value.range)
      }
    }
    return record
  }

  private func naming(of record: Record) -> SourceRange? {
    for key in ["title", "main-job", "name", "kind"] {
      if let entry = record[key] { if case .empty = entry.value { continue } else { return entry.range } }
    }
    return record.entries.first?.key
  }

  private mutating func profiles(_ value: YAML.Value, _ field: Field) -> Value {
    guard case .list(.record(let fields)) = field.type else { return .unreadable }
    if value.kind == .unreadable { return .unreadable }
    if value.isEmpty { return .empty }
    var elements: [Value.Element] = []
    for (index, element) in (value.kind == .sequence ? value.elements : [value]).enumerated() {
      profile = index
      elements.append(Value.Element(value: .record(record(element, fields, naming: nil)), range: element.range))
    }
    profile = nil
    return .list(elements)
  }

  /// Returns the key that was probably meant: it is misspelt, and not missing besides.
  private mutating func unknown(_ key: YAML.Value, _ name: String, _ fields: [Field]) -> String? {
    // Keys are English; who writes them in German, or as the site shows them, means the one of that name.
    let folded = Folding.slug(name)
    let labelled = fields.filter { Folding.slug($0.label.de) == folded || Folding.slug($0.label.en) == folded }
    let hits = labelled.count == 1 ? [(name: labelled[0].key, distance: 1)] : nearest(to: name, among: fields.map(\.key))
    let safe = hits.filter { $0.distance <= 2 }.count == 1
    report(.keyUnknown(key: name, near: hits.map(\.name), safe: safe, known: fields.map(\.key), kindMissing: false), at: key.range)
    return hits.first?.name
  }

  private mutating func wrong(_ expected: ShapeProblem.Expected, _ value: YAML.Value, correction: String? = nil) {
    report(.valueInvalid(expected: expected, found: value.isScalar ? value.string : "", correction: correction), at: value.range)
  }

  private func isOpen(_ text: String, _ type: FieldType) -> Bool {
    guard text.utf8.count == 3 || text.utf8.count == 5 else { return false }
    let folded = text.lowercased()
    if folded == "tbd" { return true }
    guard folded == "offen" else { return false }
    switch type {
    case .text, .personal, .path: return false
    default: return true
    }
  }

  mutating func read(_ value: YAML.Value, _ type: FieldType) -> Value {
    switch type {
    case .list(let element): return list(value, of: element)
    case .table(let key, let element): return table(value, key, element)
    default: break
    }
    if value.kind == .unreadable { return .unreadable }
    if value.isEmpty { return .empty }
    if value.isScalar, isOpen(value.string, type) {
      report(.open(path: path.joined(separator: "/")), at: value.range)
      return .open
    }
    switch type {
    case .record(let fields): return value.kind == .mapping ? .record(record(value, fields, naming: nil)) : invalid(.mapping(fields.map(\.key)), value)
    case .item(let kind, let fields): return readItem(value, kind, fields)
    case .vocabulary:
      return value.kind == .mapping ? table(value, .text, .list(.text)) : list(value, of: .text)
    default: break
    }
    guard value.isScalar else {
      if case .reference(let reference) = type, value.kind == .sequence {
        report(.listForOne(reference.role), at: value.range)
        return .unreadable
      }
      return invalid(expectation(type), value)
    }
    return scalar(value, type)
  }

  /// Reads the `kind` of a document whose other keys cannot be known.
  mutating func readKind(_ value: YAML.Value) {
    fieldKey = Field.kind.key
    _ = read(value, .choice(.kind))
  }

  private mutating func invalid(_ expected: ShapeProblem.Expected, _ value: YAML.Value, correction: String? = nil) -> Value {
    wrong(expected, value, correction: correction)
    return .unreadable
  }

  private func expectation(_ type: FieldType) -> ShapeProblem.Expected {
    switch type {
    case .slug: .slug
    case .day: .day
    case .flag: .flag
    case .money: .money
    case .duration: .duration
    case .url: .url
    case .path: .path
    case .size: .size
    case .scale: .scale
    case .integer(let range): .integer(range)
    case .number(let range): .number(range)
    case .reference: .reference
    case .list: .list
    case .record(let fields), .item(_, let fields): .mapping(fields.map(\.key))
    case .table: .mapping([])
    default: .text
    }
  }

  private mutating func list(_ value: YAML.Value, of element: FieldType) -> Value {
    if value.kind == .unreadable { return .unreadable }
    if value.isEmpty { return .empty }
    let values = value.kind == .sequence ? value.elements : [value]
    if value.isScalar, case .choice(let vocabulary) = element, vocabulary.term(value.string) == nil {
      // `jtbd, vpc` without brackets is a list all the same.
      let parts = value.string.split(whereSeparator: { $0 == "," || $0 == ";" || $0 == " " || $0 == "/" }).map(String.init)
      if parts.count > 1, parts.allSatisfy({ vocabulary.term($0) != nil }) {
        let list = "[" + parts.joined(separator: ", ") + "]"
        report(.enumUnknown(value: value.string, key: fieldKey, allowed: vocabulary.keys, near: [list], safe: true), at: value.range)
        return .unreadable
      }
    }
    var elements: [Value.Element] = []
    elements.reserveCapacity(values.count)
    for each in values {
      if each.isEmpty { continue }
      elements.append(Value.Element(value: read(each, element), range: each.range))
    }
    return .list(elements)
  }

  private mutating func table(_ value: YAML.Value, _ key: FieldType, _ element: FieldType) -> Value {
    if value.kind == .unreadable { return .unreadable }
    if value.isEmpty { return .empty }
    guard value.kind == .mapping else { return invalid(.mapping([]), value) }
    var rows: [Value.Row] = []
    for (name, content) in value.pairs {
      if name.string == "<unreadable>" { continue }
      let keyValue = scalar(name, key)
      rows.append(Value.Row(key: keyValue, keyText: text(name), value: read(content, element), range: content.range))
    }
    return .table(rows)
  }

  private func text(_ value: YAML.Value) -> Text {
    let range = value.range
    return Text(value.string, range: range, origin: value.isVerbatim ? range.start + (value.style == .plain ? 0 : 1) : nil)
  }

  private mutating func scalar(_ value: YAML.Value, _ type: FieldType) -> Value {
    let string = value.string
    switch type {
    case .text, .path: return .text(text(value))
    case .personal: return .personal(Personal(text(value)))
    case .slug: return Folding.slug(string).isEmpty || string.contains(where: { $0 == "#" || $0 == "/" || $0 == ":" || $0.isWhitespace }) ? invalid(.slug, value) : .text(text(value))
    case .day: return Day(iso: string).map(Value.day) ?? invalid(.day, value, correction: Meant.day(string))
    case .flag:
      switch string.lowercased() {
      case "true", "yes", "ja": return .flag(true)
      case "false", "no", "nein": return .flag(false)
      default: return invalid(.flag, value, correction: Meant.flag(string))
      }
    case .money: return Money(string).map(Value.money) ?? invalid(.money, value, correction: Meant.money(string))
    case .duration:
      // How old evidence may be is counted in months.
      let isCoarse = isConfiguration
      func fitting(_ text: String) -> Duration? { Duration(text).flatMap { isCoarse && $0.months == nil ? nil : $0 } }
      if let duration = fitting(string) { return .duration(duration) }
      return invalid(isCoarse ? .months : .duration, value, correction: Meant.duration(string).flatMap { fitting($0)?.canonical })
    case .url:
      let lower = string.lowercased()
      let hasHost = (lower.hasPrefix("https://") && lower.utf8.count > 8) || (lower.hasPrefix("http://") && lower.utf8.count > 7)
      let isClean = !string.unicodeScalars.contains { $0.value <= 0x20 || $0 == "\"" || $0 == "<" || $0 == ">" }
      return hasHost && isClean ? .text(text(value)) : invalid(.url, value)
    case .integer(let range):
      return Int(string).flatMap { range.contains($0) ? .number(Double($0)) : nil } 
        ?? invalid(.integer(range), value, correction: Meant.integer(string).flatMap { range.contains($0) ? String($0) : nil })
    case .number(let range):
      return Reader.number(string).flatMap { range.contains($0) ? .number($0) : nil } 
        ?? invalid(.number(range), value, correction: Meant.integer(string).flatMap { range.contains(Double($0)) ? String($0) : nil })
    case .size: return Reader.size(string).map(Value.size) ?? invalid(.size, value)
    case .scale: return Reader.scale(string).map(Value.scale) ?? invalid(.scale, value)
    case .choice(let vocabulary): return choice(value, string, vocabulary)
    case .reference(let type):
      if string.isEmpty { return invalid(.reference, value) }
      return .reference(add(Reference(type: type, text: text(value), item: item, profile: profile, link: nil)))
    default: return .unreadable
    }
  }

  private mutating func choice(_ value: YAML.Value, _ string: String, _ vocabulary: Vocabulary) -> Value {
    if let term = vocabulary.term(string) { return .choice(term.key) }
    let extra = settings.vocabulary[vocabulary.name] ?? []
    if vocabulary.isOpen || extra.contains(string) { return .choice(string) }
    let hits = vocabulary.nearest(to: string)
    report(
      .enumUnknown(
        value: string, key: fieldKey, allowed: vocabulary.keys + extra, near: hits.map(\.name), safe: hits.filter { $0.distance <= 2 }.count == 1),
      at: value.range)
    return .unreadable
  }

  /// A sentence where an item belongs is its title.
  private func titled(_ value: YAML.Value, _ fields: [Field]) -> String? {
    let string = value.string
    guard value.isScalar, fields.contains(where: { $0.key == "title" }), string.unicodeScalars.allSatisfy({ $0.value >= 0x20 }) else { return nil }
    if !string.contains(where: { ",[]{}:#\"'\\&*!|>%@`?-".contains($0) }) { return "{title: \(string)}" }
    if !string.contains(where: { $0 == "\"" || $0 == "\\" }) { return "{title: \"\(string)\"}" }
    return "{title: '" + string.flatMap { $0 == "'" ? "''" : String($0) } + "'}"
  }

  private mutating func readItem(_ value: YAML.Value, _ kind: ItemKind, _ fields: [Field]) -> Value {
    guard value.kind == .mapping else { return invalid(.mapping(fields.map(\.key)), value, correction: titled(value, fields)) }
    // The item's index is known before its members are read, so that they can name it as their owner.
    let index = items.count
    let outer = item
    items.append(Item(kind: kind, record: .empty, title: nil, writtenID: nil, id: "", isNumbered: false, evidence: [], profile: profile, note: nil))
    item = index
    let record = record(value, fields, naming: nil)
    if kind == .clarifier, record["from"] == nil, record["category"] == nil, record["title"] != nil, let category = fields.first(where: { $0.key == "category" }) {
      missing(category, at: naming(of: record) ?? record.range)
    }
    readAllows(record)
    item = outer
    items[index] = Item(
      kind: kind, record: record, title: record.text("title"), writtenID: record.text("id"), id: "", isNumbered: false,
      evidence: record.references("evidence"), profile: profile, note: nil)
    return .item(index)
  }

  mutating func readAllows(_ record: Record) {
    guard case .list(let elements)? = record["allow"]?.value else { return }
    for element in elements {
      guard case .record(let entry) = element.value, let rule = entry.text("rule") else { continue }
      allows.append(Allow(rule: rule, because: entry.text("because"), range: element.range, at: entry.text("at"), item: item))
    }
  }

  private static func number(_ text: String) -> Double? {
    guard !text.isEmpty, text.utf8.allSatisfy({ ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2E || $0 == 0x2C || $0 == 0x2D }) else { return nil }
    return Double(String(text.map { $0 == "," ? "." : $0 }))
  }

  private static func size(_ text: String) -> Int? {
    let parts = text.split(separator: " ")
    let units: [String: Int] = ["B": 1, "KB": 1000, "kB": 1000, "MB": 1_000_000, "GB": 1_000_000_000, "KiB": 1024, "MiB": 1_048_576, "GiB": 1_073_741_824]
    guard parts.count <= 2, let first = parts.first, let number = Int(first), number > 0, number < 1_000_000_000 else { return nil }
    guard parts.count == 2 else { return number }
    return units[String(parts[1])].map { number * $0 }
  }

  private static func scale(_ text: String) -> ClosedRange<Double>? {
    guard let dots = text.firstRange(of: ".."), let low = number(String(text[..<dots.lowerBound])), let high = number(String(text[dots.upperBound...])), low < high else {
      return nil
    }
    return low...high
  }
}

extension Substring {
  var trimmingCharactersOfSpace: Substring {
    var rest = self
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return rest
  }
}
