/// An immutable snapshot of a workspace: what Files found on disk or in a revision, before anything was parsed.
package struct SourceTree: Sendable {
  package enum Entry: Sendable {
    /// `jtbd.yml` or a Markdown file.
    case document(SourceFile)
    /// A regular file that a document may link to; its size in bytes.
    case asset(size: Int)
    /// A symbolic link; it is never followed.
    case link(LinkTarget)
    case folder
    /// Skipped on purpose: hidden, excluded, an output folder, another workspace, an LFS pointer, a submodule.
    case skipped(Skip)
    /// A device, pipe or socket; it is never opened.
    case special
    /// What could not be read: a document, a folder that may hold some, or a file that is neither.
    case unreadable(reason: String, hidesDocuments: Bool)
  }

  package enum LinkTarget: Sendable { case inside, outside, broken, loop }
  package enum Skip: Sendable { case hidden, excluded, output, otherWorkspace, lfsPointer, submodule }

  /// By path from the root, `/`-separated, NFC, sorted by bytes.
  package let entries: [(path: String, entry: Entry)]
  /// `jtbd.yml`, if the root has one.
  package let configuration: SourceFile?
  /// The day that "old" is judged against (`--as-of`, SOURCE_DATE_EPOCH or the commit); nil: age is not judged.
  package let asOf: Day?
  /// Paths whose name is not UTF-8, shown escaped.
  package let unreadableNames: [String]
  /// Pictures and style sheets that would act or load something where they are shown, by path.
  package let assetFaults: [String: AssetFault]

  private let index: [String: Int]

  package init(
    entries: [(path: String, entry: Entry)], configuration: SourceFile?, asOf: Day? = nil, unreadableNames: [String] = [],
    assetFaults: [String: AssetFault] = [:]
  ) {
    let sorted = entries.sorted { utf8Precedes($0.path, $1.path) }
    self.entries = sorted
    self.configuration = configuration
    self.asOf = asOf
    self.unreadableNames = unreadableNames
    self.assetFaults = assetFaults
    var index = [String: Int](minimumCapacity: sorted.count)
    for (position, item) in sorted.enumerated() where index[item.path] == nil { index[item.path] = position }
    self.index = index
  }

  /// A workspace written down as texts, for tests and examples.
  package init(files: [(path: String, text: String)], asOf: Day? = nil) {
    var entries: [(path: String, entry: Entry)] = []
    var configuration: SourceFile?
    var faults: [String: AssetFault] = [:]
    for (path, text) in files {
      let file = SourceFile(path: path, text: text)
      if path == "jtbd.yml" { configuration = file } else if path.hasSuffix(".md") { entries.append((path, .document(file))) } else {
        entries.append((path, .asset(size: file.bytes.count)))
        if let fault = AssetScreening.fault(in: file.bytes, path: path) { faults[path] = fault }
      }
    }
    self.init(entries: entries, configuration: configuration, asOf: asOf, assetFaults: faults)
  }

  /// The entry at exactly this path: byte for byte, so that case counts on every disk. nil also for a folder that only holds files.
  package func entry(at path: String) -> Entry? {
    guard let position = index[path], entries[position].path.utf8.elementsEqual(path.utf8) else { return nil }
    return entries[position].entry
  }
}

/// Order of bytes: the same in every locale.
package func utf8Precedes(_ a: String, _ b: String) -> Bool {
  let contiguous = a.utf8.withContiguousStorageIfAvailable { a in
    b.utf8.withContiguousStorageIfAvailable { b in
      var at = 0
      let common = min(a.count, b.count)
      while at < common, a[at] == b[at] { at += 1 }
      return at < common ? a[at] < b[at] : a.count < b.count
    }
  }
  return (contiguous ?? nil) ?? a.utf8.lexicographicallyPrecedes(b.utf8)
}
