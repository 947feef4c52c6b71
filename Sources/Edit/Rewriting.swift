package import Source

/// Edits that were chosen for one file and do not touch each other.
package struct Rewriting: Sendable {
  /// In order of place.
  private var edits: [TextEdit] = []

  package init() {}

  /// Of edits that touch each other, the one that begins first.
  package init(_ edits: [TextEdit]) {
    for edit in edits.sorted(by: { $0.location.range < $1.location.range }) {
      if let last = self.edits.last, last.location.range.end >= edit.location.range.start { continue }
      self.edits.append(edit)
    }
  }

  package var isEmpty: Bool { edits.isEmpty }

  /// Whether a range shares a byte or an edge with an edit: which of two comes first would then be a guess.
  package func touches(_ range: SourceRange) -> Bool {
    let next = place(of: range)
    if next < edits.count, edits[next].location.range.start <= range.end { return true }
    return next > 0 && edits[next - 1].location.range.end >= range.start
  }

  /// Adds an edit that touches no other.
  package mutating func add(_ edit: TextEdit) { edits.insert(edit, at: place(of: edit.location.range)) }

  /// The first edit that does not stand before a range.
  private func place(of range: SourceRange) -> Int {
    var low = 0, high = edits.count
    while low < high {
      let middle = (low + high) / 2
      if edits[middle].location.range < range { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The bytes after all edits.
  package func applied(to bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + 64)
    var at = 0
    for edit in edits {
      let start = min(edit.location.range.start, bytes.count), end = min(edit.location.range.end, bytes.count)
      guard start >= at else { continue }
      out += bytes[at..<start]
      out += edit.text.utf8
      at = end
    }
    return out + bytes[at...]
  }
}

extension SourceTree {
  /// The same tree with other bytes in some of its files; `configuration` under its own path.
  package func replacing(_ files: [String: [UInt8]]) -> SourceTree {
    let entries = self.entries.map { item -> (path: String, entry: Entry) in
      guard case .document = item.entry, let bytes = files[item.path] else { return item }
      return (item.path, .document(SourceFile(path: item.path, bytes: bytes)))
    }
    let configuration = self.configuration.map { file in files[file.path].map { SourceFile(path: file.path, bytes: $0) } ?? file }
    return SourceTree(entries: entries, configuration: configuration, asOf: asOf, unreadableNames: unreadableNames, assetFaults: assetFaults)
  }

  /// The same tree with an open buffer in place of a file, which need not exist yet.
  package func overlaid(with file: SourceFile) -> SourceTree {
    let kept = entries.filter { $0.path != file.path } + (file.path == configuration?.path ? [] : [(path: file.path, entry: .document(file))])
    return SourceTree(
      entries: kept, configuration: file.path == configuration?.path ? file : configuration, asOf: asOf, unreadableNames: unreadableNames,
      assetFaults: assetFaults)
  }

  /// A file that was read as text: a document, a page, or `jtbd.yml`.
  package func text(at path: String) -> SourceFile? {
    if let configuration, configuration.path == path { return configuration }
    if case .document(let file)? = entry(at: path) { return file }
    return nil
  }
}
