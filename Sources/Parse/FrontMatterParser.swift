package import Source

/// YAML of the allowed subset, through libyaml's events: no anchors, aliases, tags or further documents; every scalar is text.
package enum FrontMatterParser {
  /// Parses `content`, a range of `bytes` (UTF-8, checked before). Never fails: what does not parse becomes problems, and the keys around
  /// it keep their values.
  ///
  /// Levels of nesting count from the root mapping, which is the first.
  package static func parse(_ bytes: [UInt8], content: SourceRange, limits: Limits) -> (yaml: YAML, problems: [ParseProblem]) {
    guard content.count <= limits.frontMatter else {
      let problem = ParseProblem(
        .limit(.frontMatterSize, limit: limits.frontMatter, found: content.count), at: SourceRange(at: content.start))
      return (YAML(range: content, nodes: [], text: [], isDamaged: true), [problem])
    }
    return withoutSeparators(bytes, in: content).withUnsafeBufferPointer { bytes in
      parse(YAMLSource(bytes, range: content), limits: limits)
    }
  }

  private static func parse(_ source: YAMLSource, limits: Limits) -> (yaml: YAML, problems: [ParseProblem]) {
    var tree = YAMLTree(source, nesting: limits.nesting)
    let content = SourceRange(startOfDocument(source), source.end)
    if let failure = tree.read(content) { recover(from: failure, content, &tree) }
    tree.sortProblems()
    return (YAML(range: source.range, nodes: tree.nodes, text: tree.text, isDamaged: tree.isDamaged), tree.problems)
  }

  /// Parses key by key what does not parse as a whole: a piece that fails costs its own key and gives one problem.
  private static func recover(from failure: YAMLTree.Failure, _ content: SourceRange, _ tree: inout YAMLTree) {
    let source = tree.source
    tree.beginRoot()
    for piece in YAMLPieces(source, content) {
      switch piece.kind {
      case .marker:
        tree.report(ParseProblem(.yaml(.document), at: source.word(at: piece.range.start)))
      case .pair(let key, let style, let colon):
        let value: SourceRange
        if let failure = tree.readPairs(of: piece.range) {
          tree.report(YAMLFaults.problem(for: failure, in: piece, of: source))
          value = source.trimmed(SourceRange(colon + 1, piece.range.end))
          tree.appendUnreadablePair(key: key, style: style, value: value.isEmpty ? SourceRange(at: colon + 1) : value)
        }
      case .rest:
        let first = source.skippingSpace(from: piece.range.start)
        if let failure = tree.readPairs(of: piece.range) {
          tree.report(YAMLFaults.problem(for: failure, in: piece, of: source))
        } else if first < piece.range.end {
          // Good by itself, but the keys below stand in column 1.
          tree.report(ParseProblem(.yaml(.indentation), at: YAMLFaults.beginning(of: first, in: source)))
        }
      }
    }
    // Every piece is good, and yet the whole is not.
    if !tree.isDamaged {
      tree.report(YAMLFaults.problem(for: failure, in: YAMLPieces.Piece(range: content, kind: .rest), of: source))
    }
    tree.endRoot()
  }

  /// Behind a first line `---`, with which `jtbd.yml` may begin.
  private static func startOfDocument(_ source: YAMLSource) -> Int {
    let first = source.skippingSpace(from: source.start)
    guard source[first] == UInt8(ascii: "-"), source[first + 1] == UInt8(ascii: "-"), source[first + 2] == UInt8(ascii: "-"),
      source.lineStart(of: first) == first, source.skippingSpace(from: first + 3) >= source.nextLine(after: first)
    else { return source.start }
    return source.nextLine(after: first)
  }

  /// The bytes with spaces in place of U+0085, U+2028 and U+2029 in the content. libyaml ends lines there, editors do not; a key behind
  /// one would stand in column 1 for one of the two only.
  private static func withoutSeparators(_ bytes: [UInt8], in content: SourceRange) -> [UInt8] {
    let end = min(content.end, bytes.count)
    guard content.start < end else { return bytes }
    var found: [SourceRange] = []
    bytes.withUnsafeBufferPointer { bytes in
      var at = content.start
      while at + 1 < end {
        // Eight ASCII bytes at a time: most text is.
        if at + 8 <= end, UnsafeRawPointer(bytes.baseAddress! + at).loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
          at += 8
          continue
        }
        if bytes[at] == 0xC2, bytes[at + 1] == 0x85 {
          found.append(SourceRange(at, at + 2))
        } else if bytes[at] == 0xE2, bytes[at + 1] == 0x80, at + 2 < end, bytes[at + 2] | 1 == 0xA9 {
          found.append(SourceRange(at, at + 3))
        }
        at += 1
      }
    }
    guard !found.isEmpty else { return bytes }
    var replaced = bytes
    for separator in found {
      for at in separator.start..<separator.end { replaced[at] = 0x20 }
    }
    return replaced
  }
}
