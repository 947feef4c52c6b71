import Source
import Parse

/// Two versions of a document that come from a third, made one: front matter by key, its lists by item, the body by lines. What both changed
/// differently stands in it twice, between conflict markers; comments, order and spelling are kept as they are.
package struct DocumentMerge: Sendable {
  package let bytes: [UInt8]
  package let conflicts: Int

  /// A three-way merge of lines with the base between `|||||||` and `=======` where both changed the same; nil where it cannot be had.
  package typealias LineMerge = (_ base: [UInt8], _ ours: [UInt8], _ theirs: [UInt8]) -> [UInt8]?

  /// `lines` merges what is prose. `markerSize` is how many characters a conflict marker has. A file that ends on `.yml` is front matter as a
  /// whole. nil: not even its lines could be merged.
  package init?(base: [UInt8], ours: [UInt8], theirs: [UInt8], path: String, markerSize: Int = 7, lines: @escaping LineMerge) {
    if ours == theirs || theirs == base {
      (bytes, conflicts) = (ours, 0)
      return
    }
    if ours == base {
      (bytes, conflicts) = (theirs, 0)
      return
    }
    // Other bytes than text would not come back as they were.
    guard [base, ours, theirs].allSatisfy({ String(validating: $0, as: UTF8.self) != nil && !$0.contains(0) }) else { return nil }
    let texts = [base, ours, theirs].map { MergedText($0) }
    let marks = ConflictMarks(size: max(1, markerSize))
    if let merged = DocumentMerge.merged(texts, path: path, marks, lines) {
      let out = texts[1].restored(merged.lines)
      if DocumentMerge.reads(out, conflicts: merged.conflicts, [base, ours, theirs], path) {
        (bytes, conflicts) = (out, merged.conflicts)
        return
      }
    }
    // Not a form that can be taken apart: by lines, as git would.
    guard let prose = ProseMerge(texts.map(\.lines), marks, lines) else { return nil }
    (bytes, conflicts) = (texts[1].restored(prose.lines), prose.conflicts)
  }

  private static func merged(_ texts: [MergedText], path: String, _ marks: ConflictMarks, _ lines: @escaping LineMerge) -> (lines: [String], conflicts: Int)? {
    var merge = KeyedMerge(marks: marks) { ProseMerge([$0, $1, $2], marks, lines) }
    if path.hasSuffix(".yml") || path.hasSuffix(".yaml") {
      guard let out = merge.mapping(texts.map(\.lines), indent: 0) else { return nil }
      return (out, merge.conflicts)
    }
    let parts = texts.map { DocumentMerge.parts($0.lines) }
    // A file that is new on both sides has no base.
    let hasBase = !texts[0].lines.isEmpty
    guard let ours = parts[1], let theirs = parts[2], let old = hasBase ? parts[0] : (front: [], body: []) else { return nil }
    guard let front = merge.mapping([old.front, ours.front, theirs.front], indent: 0) else { return nil }
    guard let body = ProseMerge([old.body, ours.body, theirs.body], marks, lines) else { return nil }
    return (["---"] + front + ["---"] + body.lines, merge.conflicts + body.conflicts)
  }

  /// What stands between the two lines `---`, and what stands below; nil where there is no front matter.
  private static func parts(_ lines: [String]) -> (front: [String], body: [String])? {
    func isFence(_ line: String) -> Bool { line.hasPrefix("---") && line.dropFirst(3).allSatisfy { $0 == " " || $0 == "\t" } }
    guard let first = lines.first, isFence(first), let end = lines.dropFirst().firstIndex(where: isFence) else { return nil }
    return (Array(lines[1..<end]), Array(lines[(end + 1)...]))
  }

  /// What was sound on both sides and has no conflict in it must be sound in one.
  private static func reads(_ out: [UInt8], conflicts: Int, _ sources: [[UInt8]], _ path: String) -> Bool {
    func isSound(_ bytes: [UInt8]) -> Bool {
      let file = SourceFile(path: path, bytes: bytes)
      let parsed = path.hasSuffix(".md") ? ParsedDocument(parsing: file) : ParsedDocument(parsingConfiguration: file)
      return parsed.frontMatter?.isDamaged != true && !parsed.isUnreadable
    }
    return conflicts > 0 || !isSound(sources[1]) || !isSound(sources[2]) || isSound(out)
  }
}

/// Conflict markers of a size.
struct ConflictMarks: Sendable {
  let size: Int
  var ours: String { String(repeating: "<", count: size) + " ours" }
  var base: String { String(repeating: "|", count: size) }
  var middle: String { String(repeating: "=", count: size) }
  var theirs: String { String(repeating: ">", count: size) + " theirs" }

  func around(_ ours: [String], _ theirs: [String]) -> [String] { [self.ours] + ours + [middle] + theirs + [self.theirs] }
}

/// The lines of a file without their ends, and what puts the ends back.
struct MergedText {
  let lines: [String]
  private let mark: Bool
  private let end: [UInt8]
  private let isEnded: Bool

  init(_ bytes: [UInt8]) {
    var rest = bytes[...]
    mark = LineIndex.hasByteOrderMark(bytes)
    if mark { rest = rest.dropFirst(3) }
    var lines: [String] = [], crlf = 0, lf = 0
    while let at = rest.firstIndex(of: 0x0A) {
      var line = rest[..<at]
      if line.last == 0x0D { line.removeLast(); crlf += 1 } else { lf += 1 }
      lines.append(String(decoding: line, as: UTF8.self))
      rest = rest[(at + 1)...]
    }
    isEnded = rest.isEmpty
    if !rest.isEmpty { lines.append(String(decoding: rest, as: UTF8.self)) }
    self.lines = lines
    end = crlf > lf ? [0x0D, 0x0A] : [0x0A]
  }

  /// Lines in the form that this file had: its byte order mark, its line ends.
  func restored(_ lines: [String]) -> [UInt8] {
    var out: [UInt8] = mark ? [0xEF, 0xBB, 0xBF] : []
    for (number, line) in lines.enumerated() {
      out += Array(line.utf8)
      if number < lines.count - 1 || isEnded || self.lines.isEmpty { out += end }
    }
    return out
  }
}
