package import Source
import Parse
package import Bind

/// What a file says, without where it says it: two versions of a file that mean the same are equal here.
///
/// Lines of `path = value`, sorted: the order of keys means nothing, the order of list items does. One value and a list of that one value
/// are the same.
package struct Meaning: Equatable, Sendable {
  /// As the fields read it: a German word and its English key are the same.
  package let typed: [String]
  /// As YAML reads it, word for word; keys that no field knows included.
  package let raw: [String]
  package let body: [String]

  package init(of file: SourceFile, settings: Settings) { self.init(of: Sheet(file, settings)) }

  init(of sheet: Sheet) {
    var typed: [String] = []
    Meaning.dump(sheet.record, "", sheet, &typed)
    if let document = sheet.document {
      typed.append("kind = \(document.kind?.rawValue ?? "") id = \(document.id) name = \(document.name) status = \(document.status) lang = \(document.language)")
      for item in document.items { typed.append("item \(item.kind) \(item.id) \(item.isNumbered) \(item.title?.string ?? "")") }
      for reference in document.references {
        typed.append("refers \(reference.role) \(reference.text.string) \(reference.profile.map(String.init) ?? "") \(reference.item.map { document.items[$0].id } ?? "") \(reference.link?.words ?? "")")
      }
      for (number, block) in document.blocks.enumerated() {
        typed.append("block \(number) \(block.kind?.rawValue ?? "") \(block.heading.string) \(block.notes.count) \(block.hasProse)")
      }
      for (number, item) in document.items.enumerated() {
        guard let note = item.note, let kind = document.kind, let vocabulary = note.block.tags(in: kind) else { continue }
        typed.append("tags \(number) \(note.tags.map { vocabulary.term($0.string)?.key ?? $0.string })")
      }
      for heading in document.headings { typed.append("heading \(heading.anchor)") }
      for clash in document.clashes { typed.append("clash \(clash.id.string)") }
    }
    typed.append("problems \(sheet.problems) \(sheet.parsed.problems.count)")
    self.typed = typed.sorted(by: utf8Precedes)
    var raw: [String] = []
    if let root = sheet.root { Meaning.dump(root, "", &raw) }
    self.raw = raw.sorted(by: utf8Precedes)
    let body = sheet.parsed.body
    self.body = body.nodes.dropFirst().map { node in
      "\(node.kind) \(node.depth) \(node.value) \(node.flags.subtracting(.verbatim).rawValue) \(body.string(node))|\(body.title(node))"
    }
  }

  /// The same but for the spelling of words that have a canonical one: those of enumerations, sums of money, tags.
  func isRespelling(of other: Meaning) -> Bool {
    func paths(_ lines: [String]) -> [Substring] { lines.map { $0.prefix { $0 != "=" } } }
    func words(_ lines: [String]) -> [Substring] { lines.map { $0.hasPrefix("code ") ? "code" : $0[...] } }
    return typed == other.typed && paths(raw) == paths(other.raw) && words(body) == words(other.body)
  }

  private static func dump(_ record: Record, _ path: String, _ sheet: Sheet, _ out: inout [String]) {
    for entry in record.entries { dump(entry.value, entry.range, path + "/" + record.fields[entry.field].key, sheet, &out) }
  }

  private static func dump(_ value: Value, _ range: SourceRange, _ path: String, _ sheet: Sheet, _ out: inout [String]) {
    func line(_ text: String) { out.append("\(path) = \(text)") }
    switch value {
    case .text(let text): line(text.string)
    // What is personal is compared as it stands in the file.
    case .personal(let personal): line(sheet.file.text(personal.range))
    case .choice(let key): line(key)
    case .number(let number): line("\(number)")
    case .day(let day): line(day.iso)
    case .flag(let flag): line("\(flag)")
    case .money(let money): line(money.canonical)
    case .duration(let duration): line(duration.canonical)
    case .size(let bytes): line("\(bytes)")
    case .scale(let scale): line("\(scale)")
    case .reference(let index): line(sheet.document?.references[index].text.string ?? "")
    case .item(let index):
      if let document = sheet.document { dump(document.items[index].record, path, sheet, &out) }
    case .list(let elements):
      line("list of \(elements.count)")
      for (number, element) in elements.enumerated() { dump(element.value, element.range, "\(path)[\(number)]", sheet, &out) }
    case .record(let record): dump(record, path, sheet, &out)
    case .table(let rows):
      for row in rows { dump(row.value, row.range, "\(path)/\(row.keyText.string)", sheet, &out) }
    case .open: line("open")
    case .empty: line("empty")
    case .unreadable: line("unreadable \(range.isEmpty)")
    }
  }

  private static func dump(_ value: YAML.Value, _ path: String, _ out: inout [String]) {
    switch value.kind {
    case .scalar, .unreadable: out.append("\(path) = \(value.kind) \(value.string) \(value.isEmpty)")
    case .sequence:
      let elements = value.elements
      if elements.count == 1, elements[0].kind == .scalar, !elements[0].isEmpty { return dump(elements[0], path, &out) }
      out.append("\(path) = \(elements.count) elements")
      for (number, element) in elements.enumerated() { dump(element, "\(path)[\(number)]", &out) }
    case .mapping:
      if value.pairs.isEmpty { out.append("\(path) = {}") }
      var seen: [String: Int] = [:]
      for (key, content) in value.pairs {
        let number = seen[key.string, default: 0]
        seen[key.string] = number + 1
        dump(content, "\(path)/\(key.string)\(number == 0 ? "" : "@\(number)")", &out)
      }
    }
  }
}
