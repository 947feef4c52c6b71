/// A document as `git diff` shows it best: front matter with one line for every value, which says by itself what it is about; the body as it is.
package enum Outline {
  package static func text(of bytes: [UInt8]) -> [UInt8] {
    let lines = MergedText(bytes).lines
    func isFence(_ line: String) -> Bool { line.hasPrefix("---") && line.dropFirst(3).allSatisfy { $0 == " " || $0 == "\t" } }
    guard let first = lines.first, isFence(first), let end = lines.dropFirst().firstIndex(where: isFence),
      let front = KeyedMerge.outline(Array(lines[1..<end]), indent: 0, above: [])
    else { return bytes }
    return Array((front + lines[(end + 1)...]).map { $0 + "\n" }.joined().utf8)
  }
}

extension KeyedMerge {
  /// `gains › fahrzeit › title: Dauer der Fahrt`.
  fileprivate static func outline(_ lines: [String], indent: Int, above: [String]) -> [String]? {
    guard let parts = keys(lines, indent: indent) else { return nil }
    return parts.parts.flatMap { outline($0, above: above + [$0.key]) }
  }

  private static func outline(_ part: Part, above: [String]) -> [String] {
    let value = WrittenValue(part), way = above.joined(separator: " › ")
    switch value.kind {
    case .text: return [way + ": " + value.scalar]
    case .flow(let items): return items.map { "\(way): \($0)" }
    case .mapping(let indent): return outline(value.rest, indent: indent, above: above) ?? [way + ": " + value.scalar]
    case .list(let indent):
      guard let items = items(value.rest, indent: indent) else { return [way + ": " + value.scalar] }
      return items.parts.flatMap { item in
        if case .item = WrittenValue(item).kind { outline(item, above: above + [item.key.hasPrefix("id ") ? String(item.key.dropFirst(3)) : item.key]) } else { ["\(way): \(WrittenValue(item).scalar)"] }
      }
    case .item(let indent): return outline(value.undashed, indent: indent, above: above) ?? [way + ": " + value.scalar]
    }
  }
}
