package import Source
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What lies below a workspace's root, before a file is opened.
package struct Listing: Sendable {
  /// A regular file.
  package struct File: Sendable {
    /// From the root, `/`-separated, NFC.
    package let path: String
    /// The same as it stands on disk.
    package let name: String
    package let stamp: FileStamp

    package var isDocument: Bool { path.utf8.suffix(3).elementsEqual(".md".utf8) }
  }

  /// Without symbolic links, without a slash at the end.
  package let root: String
  /// Sorted by path.
  package let files: [File]
  /// Links, folders, what is skipped and what cannot be read; sorted by path.
  package let others: [(path: String, entry: SourceTree.Entry)]
  /// Names that are not UTF-8, with their bytes escaped; sorted.
  package let unreadableNames: [String]
  /// In order of path.
  package let notices: [Notice]
  /// Of `jtbd.yml` as it was read; nil where that cannot be told.
  package let configuration: FileStamp?
  /// When the list was begun, in nanoseconds since 1970: what is younger may still change without a trace in its stamp.
  package let moment: Int64

  package init(of workspace: WorkspaceFolder, outputs: Set<String> = [], excluding isExcluded: (String) -> Bool = { _ in false }) throws(DiskError) {
    try self.init(of: workspace.root, configuration: workspace.stamp, outputs: outputs, excluding: isExcluded)
  }

  /// Lists the files below `root`. Hidden names leave no trace, `node_modules`, output folders, other workspaces, submodules and what
  /// `isExcluded` says are not entered; symbolic links are classified, never followed. `outputs` are absolute paths.
  package init(
    of root: String, configuration: FileStamp? = nil, outputs: Set<String> = [], excluding isExcluded: (String) -> Bool = { _ in false }
  ) throws(DiskError) {
    var walk = Walk(root: root, outputs: outputs)
    moment = FileStamp.now
    try walk.run(isExcluded)
    walk.addOutputs()
    self.root = root
    files = walk.files.sorted { $0.path != $1.path ? utf8Precedes($0.path, $1.path) : utf8Precedes($0.name, $1.name) }
    others = walk.others.sorted { utf8Precedes($0.path, $1.path) }
    unreadableNames = walk.unreadableNames.sorted(by: utf8Precedes)
    notices = walk.notices.sorted { utf8Precedes($0.path, $1.path) }.map(\.notice)
    self.configuration = configuration
  }
}

/// The walk through the folders: one open folder at a time.
private struct Walk {
  let root: String
  let outputs: Set<String>

  var files: [Listing.File] = []
  var others: [(path: String, entry: SourceTree.Entry)] = []
  var unreadableNames: [String] = []
  var notices: [(path: String, notice: Notice)] = []

  /// Paths (NFC) and names (as on disk) of folders still to be entered, with a slash behind.
  private var waiting: [(path: String, name: String)] = [("", "")]

  init(root: String, outputs: Set<String>) {
    self.root = root
    self.outputs = outputs
  }

  mutating func run(_ isExcluded: (String) -> Bool) throws(DiskError) {
    let top = open(root.isEmpty ? "/" : root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard top >= 0 else { throw DiskError(.list, root) }
    defer { close(top) }
    while let folder = waiting.popLast() {
      let descriptor = openat(top, folder.name.isEmpty ? "." : folder.name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard descriptor >= 0, let stream = fdopendir(descriptor) else {
        let error = DiskError(.list, folder.path)
        if descriptor >= 0 { close(descriptor) }
        if folder.path.isEmpty { throw error }
        others.append((String(folder.path.dropLast()), .unreadable(reason: error.reason, hidesDocuments: true)))
        continue
      }
      defer { closedir(stream) }
      let names = names(in: stream, folder)
      if let skip = skip(folder, names) {
        let path = String(folder.path.dropLast())
        others.append((path, .skipped(skip)))
        if skip == .submodule { notices.append((path, .submodule(path: path))) }
        continue
      }
      if !folder.path.isEmpty { others.append((String(folder.path.dropLast()), .folder)) }
      for name in names where !name.utf8.starts(with: ".".utf8) { add(name, in: folder, descriptor, isExcluded) }
    }
  }

  /// Output folders that do not exist yet are skipped already: a first build reads the same tree as the second.
  mutating func addOutputs() {
    for path in outputs.union([root + "/" + OutputFolder.defaultName]) where path.hasPrefix(root + "/") {
      var status = stat()
      if lstat(path, &status) != 0 { others.append((String(path.dropFirst(root.count + 1)).composed, .skipped(.output))) }
    }
  }

  private mutating func names(in stream: OpaquePointer, _ folder: (path: String, name: String)) -> [String] {
    var names: [String] = []
    while let entry = readdir(stream) {
      withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: UInt8.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) { bytes in
          let raw = UnsafeBufferPointer(start: bytes, count: strlen(bytes))
          if let name = String(validating: raw, as: UTF8.self) {
            if name != ".", name != ".." { names.append(name) }
          } else if raw.first != UInt8(ascii: ".") {
            unreadableNames.append(folder.path + EntryName.escaped(raw))
          }
        }
      }
    }
    return names
  }

  /// Why a folder is not entered, by what lies in it or what it is.
  private func skip(_ folder: (path: String, name: String), _ names: [String]) -> SourceTree.Skip? {
    guard !folder.path.isEmpty else { return nil }
    if names.contains(OutputFolder.list) || names.contains(OutputFolder.stage) { return .output }
    if names.contains("jtbd.yml") { return .otherWorkspace }
    if names.contains(".git"), let status = status(of: folder.name + ".git", in: nil), status.st_mode & S_IFMT == S_IFREG { return .submodule }
    return nil
  }

  private mutating func add(_ name: String, in folder: (path: String, name: String), _ descriptor: Int32, _ isExcluded: (String) -> Bool) {
    let path = folder.path + name.composed
    let onDisk = folder.name + name
    guard let status = status(of: name, in: descriptor) else {
      // Gone between listing and looking: as if it had never been there.
      if errno != ENOENT { others.append((path, .unreadable(reason: String(cString: strerror(errno)), hidesDocuments: true))) }
      return
    }
    let kind = status.st_mode & S_IFMT
    if path == "jtbd.yml" { return }
    if kind == S_IFDIR, name == "node_modules" || path == OutputFolder.defaultName || outputs.contains(root + "/" + onDisk) {
      others.append((path, .skipped(name == "node_modules" ? .excluded : .output)))
      return
    }
    if isExcluded(path) {
      others.append((path, .skipped(.excluded)))
      return
    }
    switch kind {
    case S_IFDIR: waiting.append((path + "/", onDisk + "/"))
    case S_IFREG:
      files.append(Listing.File(path: path, name: onDisk, stamp: FileStamp(status)))
      if EntryName.looksLikeMarkdown(name) { notices.append((path, .otherEnding(path: path))) }
    case S_IFLNK: others.append((path, .link(target(of: onDisk))))
    default: others.append((path, .special))
    }
  }

  private func status(of name: String, in descriptor: Int32?) -> stat? {
    var status = stat()
    let result =
      if let descriptor { fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) } else { lstat(root + "/" + name, &status) }
    return result == 0 ? status : nil
  }

  /// Where a symbolic link leads in the end.
  private func target(of name: String) -> SourceTree.LinkTarget {
    guard let resolved = WorkspaceFolder.absolutePath(root + "/" + name) else { return errno == ELOOP ? .loop : .broken }
    return resolved == root || resolved.hasPrefix(root + "/") ? .inside : .outside
  }
}

/// Names by which an output folder is known.
package enum OutputFolder {
  /// Where a site goes unless told otherwise, in the workspace's root.
  package static let defaultName = "_site"
  /// The list of the files that were written.
  package static let list = ".jtbd-files"
  /// Where the next site is put together.
  package static let stage = ".jtbd-stage"
}
