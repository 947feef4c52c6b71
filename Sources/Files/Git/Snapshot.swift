package import Source

/// A workspace as a revision has it: the same value that a checkout of it would give, without one.
package struct Snapshot: Sendable {
  /// What it was read from: the id of a commit or of a tree.
  package let revision: String
  /// Where the workspace lies in the repository: empty, or with a slash behind.
  package let place: String
  package let tree: SourceTree
  package let notices: [Notice]
  /// The object of every file and of `jtbd.yml`, by path from the workspace: equal objects are equal bytes, in all revisions.
  package let objects: [String: String]
}

extension Objects {
  /// The workspace at `place` in a revision. `excluding` makes of its `jtbd.yml` what says which paths are left out.
  package func snapshot(
    of revision: String, at place: String, asOf day: Day?, excluding: (SourceFile) -> (String) -> Bool = { _ in { _ in false } }
  ) throws(GitError) -> Snapshot {
    if let snapshot = try snapshots(of: [(revision, day)], at: place, excluding: excluding)[0] { return snapshot }
    throw .noWorkspace(revision: revision, place: place, others: try workspaces(in: revision))
  }

  /// The same for many revisions; nil where one has no workspace there.
  package func snapshots(
    of revisions: [(revision: String, asOf: Day?)], at place: String, excluding: (SourceFile) -> (String) -> Bool
  ) throws(GitError) -> [Snapshot?] {
    let roots = try folders(place, in: revisions.map(\.revision))
    let configurations = roots.map { $0.flatMap { $0.entries.first { $0.mode == .file && $0.name.elementsEqual("jtbd.yml".utf8) } } }
    let found = configurations.compactMap { $0?.object }
    var files: [String: SourceFile] = [:]
    for (object, bytes) in zip(found, try blobs(found)) { files[object] = SourceFile(path: "jtbd.yml", bytes: bytes) }
    let exclusions = files.mapValues { excluding($0) }

    var walks: [TreeWalk?] = zip(roots, configurations).map { root, configuration in
      guard let root, let configuration else { return nil }
      return TreeWalk(root: root, isExcluded: exclusions[configuration.object]!)
    }
    // Level by level, through all revisions at once.
    while true {
      let wanted = walks.flatMap { $0?.waiting.map(\.object) ?? [] }
      if wanted.isEmpty { break }
      _ = try trees(wanted)
      for at in walks.indices where walks[at] != nil {
        let level = walks[at]!.waiting
        let contents = try trees(level.map(\.object))
        walks[at]!.enter(level, contents)
      }
    }
    try readFiles(walks.compactMap(\.self))
    var snapshots: [Snapshot?] = []
    for (at, walk) in walks.enumerated() {
      guard let walk, let configuration = configurations[at] else {
        snapshots.append(nil)
        continue
      }
      snapshots.append(
        try snapshot(
          walk, revision: revisions[at].revision, place: place, configuration: (files[configuration.object]!, configuration.object),
          asOf: revisions[at].asOf))
    }
    return snapshots
  }

  /// Folders with a `jtbd.yml`, as places: empty for the root, else with a slash behind. Hidden folders are not looked into.
  package func workspaces(in revision: String) throws(GitError) -> [String] {
    var found: [String] = []
    var waiting = [(path: "", object: revision + "^{tree}")]
    while !waiting.isEmpty {
      let level = waiting
      waiting = []
      for (folder, entries) in zip(level, try trees(level.map(\.object))) {
        for entry in entries {
          guard let name = String(validating: entry.name, as: UTF8.self), !name.hasPrefix(".") else { continue }
          if entry.mode == .file, name == "jtbd.yml" { found.append(folder.path) }
          if entry.mode == .folder { waiting.append((folder.path + name + "/", entry.object)) }
        }
      }
    }
    return found.sorted(by: utf8Precedes)
  }

  /// The folder at a place, in several revisions; nil where it is not there.
  private func folders(_ place: String, in revisions: [String]) throws(GitError) -> [TreeWalk.Root?] {
    var found: [TreeWalk.Root?] = []
    for (revision, entries) in zip(revisions, try trees(revisions.map { $0 + "^{tree}" })) {
      found.append(TreeWalk.Root(way: [revision + "^{tree}"], depth: 0, entries: entries))
    }
    for part in place.split(separator: "/") {
      let next = found.map { $0.flatMap { Objects.entry(String(part), among: $0.entries) } }
      _ = try trees(next.compactMap { $0.flatMap { $0.mode == .folder ? $0.object : nil } })
      for at in found.indices {
        guard let root = found[at], let entry = next[at], entry.mode == .folder else {
          found[at] = nil
          continue
        }
        found[at] = TreeWalk.Root(way: root.way + [entry.object], depth: root.depth + 1, entries: try trees([entry.object])[0])
      }
    }
    return found
  }

  /// By its bytes, else (a disk may have written it in another form of Unicode) by its characters.
  private static func entry(_ name: String, among entries: [TreeEntry]) -> TreeEntry? {
    entries.first { $0.name.elementsEqual(name.utf8) }
      ?? entries.first { String(decoding: $0.name, as: UTF8.self).composed.utf8.elementsEqual(name.composed.utf8) }
  }

  /// Everything that a snapshot needs the bytes of, in three questions.
  private func readFiles(_ walks: [TreeWalk]) throws(GitError) {
    var full: [String] = [], other: [String] = []
    for walk in walks {
      full += walk.links.map(\.object)
      for file in walk.files { if file.isDocument || AssetScreening.looksInto(file.path) { full.append(file.object) } else { other.append(file.object) } }
    }
    _ = try blobs(full)
    let sizes = try sizes(other)
    // Small enough to be a pointer to content that lies elsewhere.
    _ = try blobs(zip(other, sizes).filter { $1 < LFSPointer.limit }.map(\.0))
  }

  private func snapshot(
    _ walk: TreeWalk, revision: String, place: String, configuration: (file: SourceFile, object: String), asOf day: Day?
  ) throws(GitError) -> Snapshot {
    var entries = walk.others
    var notices = walk.notices.sorted { utf8Precedes($0.path, $1.path) }.map(\.notice)
    var faults: [String: AssetFault] = [:]
    var objects = ["jtbd.yml": configuration.object]
    let files = walk.files.sorted { $0.path != $1.path ? utf8Precedes($0.path, $1.path) : $0.name.lexicographicallyPrecedes($1.name) }
    let sizes = try sizes(files.map(\.object))
    for (file, size) in zip(files, sizes) {
      let isRead = file.isDocument || size < LFSPointer.limit || AssetScreening.looksInto(file.path)
      let bytes = isRead ? try blobs([file.object])[0] : []
      let entry: SourceTree.Entry
      if size < LFSPointer.limit, LFSPointer.isPointer(bytes) {
        entry = .skipped(.lfsPointer)
        notices.append(.lfsPointer(path: file.path))
      } else if file.isDocument {
        entry = .document(SourceFile(path: file.path, bytes: bytes))
      } else {
        entry = .asset(size: size)
        if let fault = AssetScreening.fault(in: bytes, path: file.path) { faults[file.path] = fault }
      }
      entries.append((file.path, entry))
      if objects[file.path] == nil { objects[file.path] = file.object }
    }
    for link in walk.links { entries.append((link.path, .link(try target(of: link, from: walk.root)))) }
    // As on disk, where a first build finds the same tree as the second.
    if !entries.contains(where: { $0.path == OutputFolder.defaultName }) { entries.append((OutputFolder.defaultName, .skipped(.output))) }
    let tree = SourceTree(
      entries: entries, configuration: configuration.file, asOf: day, unreadableNames: walk.unreadableNames.sorted(by: utf8Precedes),
      assetFaults: faults)
    return Snapshot(
      revision: revision, place: place, tree: tree, notices: notices, objects: objects)
  }

  /// Where a symbolic link leads in the end. What lies outside the repository cannot be seen in a revision.
  private func target(of link: TreeWalk.File, from root: TreeWalk.Root) throws(GitError) -> SourceTree.LinkTarget {
    var way = root.way + link.way
    var rest = [try blobs([link.object])[0]]
    var followed = 0
    while let path = rest.popLast() {
      if path.first == UInt8(ascii: "/") { return .outside }
      let parts = path.split(separator: UInt8(ascii: "/"))
      for (number, part) in parts.enumerated() {
        if part.elementsEqual(".".utf8) { continue }
        if part.elementsEqual("..".utf8) {
          way.removeLast()
          if way.isEmpty { return .outside }
          continue
        }
        guard let entry = try trees([way.last!])[0].first(where: { $0.name.elementsEqual(part) }) else { return .broken }
        let isLast = number == parts.count - 1 && rest.isEmpty
        switch entry.mode {
        case .folder: way.append(entry.object)
        case .link:
          followed += 1
          if followed > 40 { return .loop }
          let behind = Array(parts[(number + 1)...].joined(separator: [UInt8(ascii: "/")]))
          if !behind.isEmpty { rest.append(behind) }
          rest.append(try blobs([entry.object])[0])
        case .file, .submodule: if !isLast { return .broken }
        }
        if entry.mode == .link { break }
      }
    }
    return way.count >= root.way.count && way.prefix(root.way.count).elementsEqual(root.way) ? .inside : .outside
  }
}

/// The walk through the folders of one revision, by the rules of the walk through those of a disk.
private struct TreeWalk {
  /// The workspace's folder: the trees from the repository's root down to it.
  struct Root {
    let way: [String]
    let depth: Int
    let entries: [TreeEntry]
  }
  struct File {
    /// From the workspace, NFC.
    let path: String
    let name: [UInt8]
    let object: String
    /// The folders from the workspace's down to it.
    let way: [String]
    var isDocument: Bool { path.utf8.suffix(3).elementsEqual(".md".utf8) }
  }
  struct Folder {
    let path: String
    let object: String
    let way: [String]
  }

  let root: Root
  let isExcluded: (String) -> Bool
  var waiting: [Folder] = []
  var files: [File] = []
  var links: [File] = []
  var others: [(path: String, entry: SourceTree.Entry)] = []
  var unreadableNames: [String] = []
  var notices: [(path: String, notice: Notice)] = []

  init(root: Root, isExcluded: @escaping (String) -> Bool) {
    self.root = root
    self.isExcluded = isExcluded
    add(root.entries, path: "", way: [])
  }

  mutating func enter(_ level: [Folder], _ contents: [[TreeEntry]]) {
    waiting = []
    for (folder, entries) in zip(level, contents) {
      let path = String(folder.path.dropLast())
      func holds(_ name: String) -> Bool { entries.contains { $0.name.elementsEqual(name.utf8) } }
      if holds(OutputFolder.list) || holds(OutputFolder.stage) {
        others.append((path, .skipped(.output)))
      } else if holds("jtbd.yml") {
        others.append((path, .skipped(.otherWorkspace)))
      } else {
        others.append((path, .folder))
        add(entries, path: folder.path, way: folder.way)
      }
    }
  }

  private mutating func add(_ entries: [TreeEntry], path folder: String, way: [String]) {
    for entry in entries where entry.name.first != UInt8(ascii: ".") {
      guard let name = String(validating: entry.name, as: UTF8.self) else {
        unreadableNames.append(folder + entry.name.withUnsafeBufferPointer { EntryName.escaped($0) })
        continue
      }
      let path = folder + name.composed
      if path == "jtbd.yml" { continue }
      if entry.mode == .folder, name == "node_modules" || path == OutputFolder.defaultName {
        others.append((path, .skipped(name == "node_modules" ? .excluded : .output)))
        continue
      }
      if isExcluded(path) {
        others.append((path, .skipped(.excluded)))
        continue
      }
      switch entry.mode {
      case .folder: waiting.append(Folder(path: path + "/", object: entry.object, way: way + [entry.object]))
      case .link: links.append(File(path: path, name: entry.name, object: entry.object, way: way))
      case .submodule:
        others.append((path, .skipped(.submodule)))
        notices.append((path, .submodule(path: path)))
      case .file:
        files.append(File(path: path, name: entry.name, object: entry.object, way: way))
        if EntryName.looksLikeMarkdown(name) { notices.append((path, .otherEnding(path: path))) }
      }
    }
  }
}
