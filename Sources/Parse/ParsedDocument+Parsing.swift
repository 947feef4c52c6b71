package import Source

extension ParsedDocument {
  /// Parses a Markdown file.
  package init(parsing file: SourceFile, limits: Limits = Limits()) {
    var problems: [ParseProblem] = []
    if file.bytes.count > limits.document {
      problems.append(ParseProblem(.limit(.documentSize, limit: limits.document, found: file.bytes.count), at: SourceRange(0, 0)))
      self.init(file: file, frontMatter: nil, body: Body(nodes: [Body.Node.emptyDocument(at: 0)], text: []), problems: problems)
      return
    }
    let bytes = ParsedDocument.repaired(file.bytes, &problems)
    let start = LineIndex.hasByteOrderMark(bytes) ? 3 : 0
    var bodyStart = start
    var frontMatter: YAML?
    switch Fence.find(in: bytes, from: start) {
    case .none: break
    case .unclosed(let opening):
      problems.append(ParseProblem(.frontMatterUnclosed, at: opening))
      self.init(file: file, frontMatter: nil, body: Body(nodes: [Body.Node.emptyDocument(at: bytes.count)], text: []), problems: problems)
      return
    case .closed(let content, let after):
      bodyStart = after
      let parsed = FrontMatterParser.parse(bytes, content: content, limits: limits)
      frontMatter = parsed.yaml
      problems += parsed.problems
    }
    let parsed = BodyParser.parse(bytes, from: bodyStart, limits: limits)
    problems += parsed.problems
    self.init(file: file, frontMatter: frontMatter, body: parsed.body, problems: problems)
  }

  /// Parses `jtbd.yml`, which is YAML from its first to its last byte.
  package init(parsingConfiguration file: SourceFile) {
    var problems: [ParseProblem] = []
    let bytes = ParsedDocument.repaired(file.bytes, &problems)
    let start = LineIndex.hasByteOrderMark(bytes) ? 3 : 0
    let parsed = FrontMatterParser.parse(bytes, content: SourceRange(start, bytes.count), limits: Limits())
    self.init(
      file: file, frontMatter: parsed.yaml, body: Body(nodes: [Body.Node.emptyDocument(at: bytes.count)], text: []),
      problems: problems + parsed.problems)
  }

  /// The bytes with each one that is not text replaced by a question mark, so that the parsers get UTF-8 and every place stays true.
  private static func repaired(_ bytes: [UInt8], _ problems: inout [ParseProblem]) -> [UInt8] {
    let invalid = UTF8Bytes.invalidOffsets(in: bytes)
    let hasNul = bytes.withUnsafeBufferPointer { $0.contains(0) }
    guard !invalid.isEmpty || hasNul else { return bytes }
    let nuls = hasNul ? bytes.indices.filter { bytes[$0] == 0 } : []
    let first = min(invalid.first ?? .max, nuls.first ?? .max)
    let fault: ParseProblem.EncodingFault =
      bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) ? .utf16 : bytes[first] == 0 ? .nul : .notUTF8(byte: bytes[first])
    problems.append(ParseProblem(.encoding(fault, count: invalid.count + nuls.count), at: SourceRange(first, first + 1)))
    var repaired = bytes
    for at in invalid + nuls { repaired[at] = UInt8(ascii: "?") }
    return repaired
  }
}

extension Body.Node {
  static func emptyDocument(at offset: Int) -> Body.Node {
    Body.Node(kind: .document, depth: 0, next: 1, range: SourceRange(at: offset), detail: SourceRange(at: offset))
  }
}

/// The lines that enclose front matter: exactly `---`, spaces behind it allowed.
enum Fence {
  case none
  case unclosed(opening: SourceRange)
  /// `content` lies between the lines; `after` is where the body begins.
  case closed(content: SourceRange, after: Int)

  static func find(in bytes: [UInt8], from start: Int) -> Fence {
    guard let first = line(in: bytes, from: start), first.isFence else { return .none }
    var at = first.next
    while let candidate = line(in: bytes, from: at) {
      if candidate.isFence { return .closed(content: SourceRange(first.next, at), after: candidate.next) }
      at = candidate.next
    }
    return .unclosed(opening: SourceRange(start, start + 3))
  }

  private static func line(in bytes: [UInt8], from start: Int) -> (isFence: Bool, next: Int)? {
    guard start < bytes.count else { return nil }
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    var next = end
    if next < bytes.count { next += bytes[next] == 0x0D && next + 1 < bytes.count && bytes[next + 1] == 0x0A ? 2 : 1 }
    let dash = UInt8(ascii: "-")
    var isFence = end - start >= 3 && bytes[start] == dash && bytes[start + 1] == dash && bytes[start + 2] == dash
    if isFence { isFence = bytes[(start + 3)..<end].allSatisfy { $0 == 0x20 || $0 == 0x09 } }
    return (isFence, next)
  }
}
