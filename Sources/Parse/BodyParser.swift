import Source

/// Markdown through libcmark, with tables, task lists, strikethrough, bare URLs and footnotes on top, and exact places.
package enum BodyParser {
  /// Parses the bytes from `start` to the end of the file (UTF-8, checked before; NUL already replaced).
  package static func parse(_ bytes: [UInt8], from start: Int, limits: Limits) -> (body: Body, problems: [ParseProblem]) {
    let parsed = inspect(bytes, from: start, limits: limits)
    return (parsed.body, parsed.problems)
  }

  /// `lost` counts the blocks whose inlines could not be found in the source; they have their block's range.
  static func inspect(_ bytes: [UInt8], from start: Int, limits: Limits) -> (body: Body, problems: [ParseProblem], lost: Int) {
    // Beyond 2 GB places no longer fit; nobody raises the limit of a document that far.
    guard start < bytes.count, bytes.count < Int(Int32.max) else {
      return (Body(nodes: [Body.Node.emptyDocument(at: bytes.count)], text: []), [], 0)
    }
    return bytes.withUnsafeBufferPointer { buffer in
      defer { CmarkTree.release() }
      var builder = BodyBuilder(buffer.baseAddress!, from: start, to: buffer.count, limits: limits)
      builder.build()
      return (builder.body, builder.problems.sorted { $0.range < $1.range }, builder.lost)
    }
  }
}
