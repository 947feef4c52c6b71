package import Parse
package import Source

/// Front matter that is not read as such: without its first line, below an empty one, or between dashes that a word processor has joined.
/// Without a word about it the file would be published as a page.
package struct HiddenFrontMatter: Sendable {
  /// The line where it begins.
  package let range: SourceRange
  /// What makes it front matter: the bytes to replace, and by what.
  package let mend: (range: SourceRange, text: String)

  /// nil: the file has front matter, or nothing in it looks like some. What gives it away is a kind by its name.
  package init?(in parsed: ParsedDocument) {
    guard parsed.frontMatter == nil else { return nil }
    let bytes = parsed.file.bytes
    let start = LineIndex.hasByteOrderMark(bytes) ? 3 : 0
    var lines: [SourceRange] = []
    var at = start
    // Empty lines, the line of dashes and the kind stand at the top or nowhere.
    while at < bytes.count, lines.count < 8 {
      var end = at
      while end < bytes.count, end - at < 200, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      lines.append(SourceRange(at, end))
      at = end
      if at < bytes.count, bytes[at] == 0x0D { at += 1 }
      if at < bytes.count, bytes[at] == 0x0A { at += 1 }
    }
    func text(_ line: SourceRange) -> String { parsed.file.text(line).trimmingSpaces }
    func namesKind(_ line: SourceRange) -> Bool {
      let parts = text(line).split(separator: ":", maxSplits: 1)
      return parts.count == 2 && parts[0].lowercased() == "kind" && Vocabulary.kind.term(String(parts[1]).trimmingSpaces) != nil
    }
    guard let first = lines.firstIndex(where: { !text($0).isEmpty }) else { return nil }
    let line = lines[first], words = text(line)
    // It begins where it should; what it lacks is an end.
    if first == 0, words == "---" { return nil }
    if namesKind(line) {
      range = line
      mend = (SourceRange(start, line.start), "---\n")
    } else if words.allSatisfy({ "-–—‑−‐".contains($0) }), first + 1 < lines.count, namesKind(lines[first + 1]) {
      range = line
      mend = (SourceRange(start, line.end), "---")
    } else {
      return nil
    }
  }
}
