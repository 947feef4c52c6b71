import Source
import Parse
import Bind

/// Lists: a single id or word where a list belongs becomes a list; short lists of words stand between brackets; sentences, mappings and
/// what does not fit on a line stand one below the other. A list that its author wrote one below the other stays so.
enum ListStyle {
  /// Columns within which a list of words stays on its line.
  static let width = 100

  static func edits(_ sheet: Sheet) -> [TextEdit] {
    var edits: [TextEdit] = []
    let index = LineIndex(sheet.bytes)
    FieldWalk.run(sheet) { place in
      guard case .list(let element) = place.type else {
        if place.value.style == .flow, place.value.kind == .mapping { edits += spacing(place.value, sheet, index) }
        return true
      }
      if place.value.isScalar {
        if let edit = wrapped(place, element, sheet) { edits.append(edit) }
        return false
      }
      guard place.value.kind == .sequence, place.value.style == .flow else { return true }
      if let edit = unfolded(place, element, sheet, index) {
        edits.append(edit)
        return false
      }
      edits += spacing(place.value, sheet, index)
      return true
    }
    return edits
  }

  private static func source(_ range: SourceRange, _ sheet: Sheet) -> String { sheet.file.text(range) }

  /// `gain` as `[gain]`. Prose stays prose: a field that takes texts takes one.
  private static func wrapped(_ place: FieldVisit, _ element: FieldType, _ sheet: Sheet) -> TextEdit? {
    switch element {
    case .reference, .choice, .slug: break
    default: return nil
    }
    let value = place.value
    guard place.key != nil, !value.isEmpty, !["tbd", "offen"].contains(value.string.lowercased()) else { return nil }
    let text = source(value.range, sheet)
    guard value.style == .plain || value.style == .single || value.style == .double, !text.contains(where: \.isNewline) else { return nil }
    if value.style == .plain, text.contains(where: { ",[]{}".contains($0) }) { return nil }
    return TextEdit(SourceLocation(sheet.file.path, value.range), "[" + text + "]")
  }

  /// One item below the other, where that is the better form.
  private static func unfolded(_ place: FieldVisit, _ element: FieldType, _ sheet: Sheet, _ index: LineIndex) -> TextEdit? {
    guard !place.isInFlow, let key = place.key, !place.value.elements.isEmpty else { return nil }
    let elements = place.value.elements
    let range = place.value.range
    let line = index.range(ofLine: index.line(of: key.range.start))
    let isOneLine = index.line(of: range.start) == index.line(of: range.end)
    let isLong = isOneLine && index.position(of: line.end).column - 1 > width
    let needs = !isOneLine || isLong || elements.contains { $0.kind != .scalar || isSentence($0, element) }
    guard needs, !hasRemark(in: place.value, sheet), isLineEmpty(from: range.end, sheet) else { return nil }
    // Behind `- ` the column counts, not the indentation.
    let column = index.position(of: key.range.start).column - 1
    guard index.line(of: key.range.start) == index.line(of: range.start) else { return nil }
    let indentation = String(repeating: " ", count: column + 2)
    var start = range.start
    while start > key.range.end, sheet.bytes[start - 1] == 0x20 { start -= 1 }
    var text = ""
    for each in elements {
      let words = source(each.range, sheet)
      if words.isEmpty || words.contains(where: \.isNewline) { return nil }
      text += sheet.lineEnd + indentation + "- " + words
    }
    return TextEdit(SourceLocation(sheet.file.path, SourceRange(start, range.end)), text)
  }

  private static func isSentence(_ value: YAML.Value, _ type: FieldType) -> Bool {
    switch type {
    case .text, .personal: value.string.split(separator: " ").count > 3
    default: false
    }
  }

  /// A `#` between the members of a collection: where it would go is not ours to say.
  static func hasRemark(in value: YAML.Value, _ sheet: Sheet) -> Bool {
    gaps(of: value).contains { source($0, sheet).contains("#") }
  }

  /// What lies between the brackets and the members of a flow collection.
  static func gaps(of value: YAML.Value) -> [SourceRange] {
    let members = value.kind == .mapping ? value.pairs.map { SourceRange($0.key.range.start, max($0.value.range.end, $0.key.range.end)) } : value.elements.map(\.range)
    var found: [SourceRange] = []
    var at = value.range.start + 1
    for member in members {
      found.append(SourceRange(at, member.start))
      at = member.end
    }
    return found + [SourceRange(at, max(at, value.range.end - 1))]
  }

  private static func isLineEmpty(from offset: Int, _ sheet: Sheet) -> Bool {
    var at = offset
    while at < sheet.bytes.count, sheet.bytes[at] == 0x20 || sheet.bytes[at] == 0x09 { at += 1 }
    return at >= sheet.bytes.count || sheet.bytes[at] == 0x0A || sheet.bytes[at] == 0x0D
  }

  /// One space behind each comma, none inside the brackets.
  private static func spacing(_ value: YAML.Value, _ sheet: Sheet, _ index: LineIndex) -> [TextEdit] {
    guard index.line(of: value.range.start) == index.line(of: value.range.end) else { return [] }
    let gaps = gaps(of: value)
    return gaps.enumerated().compactMap { number, gap in
      let text = source(gap, sheet)
      guard text.allSatisfy({ $0 == " " || $0 == "," || $0 == "\t" }), text.count(where: { $0 == "," }) <= 1 else { return nil }
      let wanted = number == 0 || number == gaps.count - 1 ? "" : ", "
      return text == wanted ? nil : TextEdit(SourceLocation(sheet.file.path, gap), wanted)
    }
  }
}
