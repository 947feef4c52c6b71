package import Source

/// The names of all files of a workspace: for "did you mean" about links that lead nowhere. Made once, when the first such link is told.
package struct FileNames: Sendable {
  private var byName: [String: [String]] = [:]
  /// Names by folder.
  private var byFolder: [String: [String]] = [:]

  package init(_ tree: SourceTree) {
    for (path, entry) in tree.entries {
      switch entry {
      case .document, .asset: break
      default: continue
      }
      let (folder, name) = FileNames.split(path)
      byName[name, default: []].append(path)
      byFolder[folder, default: []].append(name)
    }
  }

  /// What a link from `file` to a missing path may mean, as it would be written, best first. Safe: only one name is near enough.
  package func near(_ path: String, from file: String) -> (destinations: [String], isSafe: Bool) {
    let (folder, name) = FileNames.split(path)
    // The same name elsewhere: files are moved more often than misspelt.
    if let moved = byName[name] {
      return (moved.prefix(3).map { LinkResolver.written(LinkResolver.relative(from: file, to: $0)) }, false)
    }
    let hits = nearest(to: name, among: byFolder[folder] ?? [])
    return (
      hits.map { LinkResolver.written(LinkResolver.relative(from: file, to: folder.isEmpty ? $0.name : folder + "/" + $0.name)) },
      hits.filter { $0.distance <= 2 }.count == 1
    )
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path) }
    return (String(path[..<slash]), String(path[path.utf8.index(after: slash)...]))
  }
}
