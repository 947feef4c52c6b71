import Files
import Source
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An output folder, opened and held: one build at a time.
package final class Destination: Sendable {
  /// Absolute.
  package let path: String
  let folder: Int32
  private let isNew: Bool

  /// What the last build wrote, with what an interrupted one had already put in place.
  let written: WrittenFiles
  /// The bytes of the list as they stand.
  let list: [UInt8]?

  /// Opens the folder, makes it where it is missing, and takes up what an interrupted build left behind. `path` is absolute, as
  /// `Destination.absolute` gives it.
  package init(at path: String, workspace root: String) throws(PublishError) {
    self.path = path
    try Destination.keepApart(path, from: root)
    let isNew = try Destination.make(path)
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else {
      if errno == ENOTDIR { throw .outputIsNoFolder(path) }
      throw .disk(DiskError(.read, path))
    }
    self.folder = folder
    self.isNew = isNew
    // Where the file system knows no locks, two builds at once are the user's care.
    if flock(folder, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      (written, list) = (WrittenFiles(), nil)
      throw .busy
    }
    do {
      (written, list) = try Destination.takeUp(folder)
    } catch {
      (written, list) = (WrittenFiles(), nil)
      throw .disk(error)
    }
    if list == nil, (path + "/").hasPrefix(root + "/"), let document = Destination.firstDocument(in: folder, "") {
      throw .outputHoldsDocument(path + "/" + document)
    }
  }

  deinit {
    close(folder)
    // Only an empty folder goes: a build that wrote nothing leaves nothing.
    if isNew { rmdir(path) }
  }

  /// The absolute path of an output folder that may not exist yet. Links above it are resolved, the folder itself is not: whether it is a
  /// link is asked later.
  package static func absolute(_ path: String) throws(PublishError) -> String {
    var parent = path, rest: [Substring] = []
    while parent.hasSuffix("/") { parent.removeLast() }
    while true {
      let slash = parent.lastIndex(of: "/")
      let name = slash.map { parent[parent.index(after: $0)...] } ?? parent[...]
      let above = slash.map { String(parent[..<$0]) } ?? "."
      if name == "." || name == ".." || name.isEmpty {
        guard let resolved = WorkspaceFolder.absolutePath(parent.isEmpty ? "/" : parent) else { throw .disk(DiskError(.read, path)) }
        return ([resolved] + rest.map(String.init)).joined(separator: "/")
      }
      rest.insert(name, at: 0)
      if let resolved = WorkspaceFolder.absolutePath(slash == parent.startIndex ? "/" : above) { return ([resolved] + rest.map(String.init)).joined(separator: "/") }
      guard errno == ENOENT else { throw .disk(DiskError(.read, path)) }
      parent = above
    }
  }

  private static func keepApart(_ path: String, from root: String) throws(PublishError) {
    func identity(_ path: String) -> FileStamp? {
      var status = stat()
      return stat(path.isEmpty ? "/" : path, &status) == 0 ? FileStamp(status) : nil
    }
    let own = identity(path)
    var above = root
    while true {
      // By identity: another spelling of a name, or a link, may lead to the same folder.
      if above == path || (own != nil && identity(above).map { $0.device == own!.device && $0.inode == own!.inode } == true) { throw .outputHoldsWorkspace(path) }
      guard let slash = above.lastIndex(of: "/") else { break }
      above = String(above[..<slash])
    }
    // A link in the workspace may come from a stranger's repository.
    var status = stat()
    if path.hasPrefix(root + "/"), lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK { throw .outputIsNoFolder(path) }
  }

  /// Makes the folder and those above it; whether it was missing.
  private static func make(_ path: String) throws(PublishError) -> Bool {
    if mkdir(path, 0o777) == 0 { return true }
    if errno == EEXIST { return false }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else { throw .disk(DiskError(.write, path)) }
    _ = try make(String(path[..<slash]))
    guard mkdir(path, 0o777) == 0 else { throw .disk(DiskError(.write, path)) }
    return true
  }

  /// Reads the list. Where an interrupted build left its stage behind, the files that it had put in place are known by their hashes: they
  /// are taken into the list before the stage goes, so that they are never anybody else's.
  private static func takeUp(_ folder: Int32) throws(DiskError) -> (WrittenFiles, [UInt8]?) {
    let bytes = try readIfThere(OutputFolder.list, in: folder)
    let written = WrittenFiles(reading: bytes ?? [])
    var status = stat()
    guard fstatat(folder, OutputFolder.stage, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return (written, bytes) }
    var all = written
    let stagedList = OutputFolder.stage + "/" + OutputFolder.list
    if status.st_mode & S_IFMT == S_IFDIR, let staged = try readIfThere(stagedList, in: folder) {
      for (path, hash) in WrittenFiles(reading: staged).hashes where all.hashes[path] == nil {
        if Tree.isReal(parentOf: path, in: folder), let standing = try? Disk.read(path, in: folder), Digest.of(standing) == hash { all.hashes[path] = hash }
      }
    }
    if all != written {
      let joined = all.bytes
      try Disk.write(joined, to: stagedList, in: folder)
      guard renameat(folder, stagedList, folder, OutputFolder.list) == 0 else { throw DiskError(.write, OutputFolder.list) }
      Tree.remove(OutputFolder.stage, in: folder)
      return (all, joined)
    }
    // A folder that may only be read keeps its rubbish; nothing is lost by that.
    Tree.remove(OutputFolder.stage, in: folder)
    return (written, bytes)
  }

  private static func readIfThere(_ path: String, in folder: Int32) throws(DiskError) -> [UInt8]? {
    do { return try Disk.read(path, in: folder) } catch {
      if error.isMissing { return nil }
      throw error
    }
  }

  private static func firstDocument(in folder: Int32, _ path: String) -> String? {
    for name in Tree.names(in: path, of: folder).sorted(by: utf8Precedes) where !name.hasPrefix(".") {
      let inner = path.isEmpty ? name : path + "/" + name
      if Tree.isFolder(inner, in: folder) { if let found = firstDocument(in: folder, inner) { return found } } else if name.hasSuffix(".md") { return inner }
    }
    return nil
  }
}

/// Folders below an open folder; links are seen and never followed.
enum Tree {
  static func kind(of path: String, in folder: Int32) -> mode_t? {
    var status = stat()
    return fstatat(folder, path, &status, AT_SYMLINK_NOFOLLOW) == 0 ? status.st_mode & S_IFMT : nil
  }

  static func isFolder(_ path: String, in folder: Int32) -> Bool { kind(of: path, in: folder) == S_IFDIR }

  static func stamp(of path: String, in folder: Int32) -> FileStamp? {
    var status = stat()
    return fstatat(folder, path, &status, AT_SYMLINK_NOFOLLOW) == 0 && status.st_mode & S_IFMT == S_IFREG ? FileStamp(status) : nil
  }

  /// The folders on the way to a path, outermost first.
  static func parents(of path: String) -> [String] {
    var parents: [String] = []
    for (at, byte) in zip(path.utf8.indices, path.utf8) where byte == UInt8(ascii: "/") { parents.append(String(path[..<at])) }
    return parents
  }

  /// The folders on the way to any of the paths.
  static func parents(of paths: some Sequence<String>) -> Set<String> {
    var all: Set<String> = [], last = ""
    for path in paths {
      guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), !path.utf8[..<slash].elementsEqual(last.utf8) else { continue }
      last = String(path[..<slash])
      if !all.contains(last) { all.formUnion(parents(of: path)) }
    }
    return all
  }

  /// Whether all that lies on the way to a path is folders and no links.
  static func isReal(parentOf path: String, in folder: Int32) -> Bool { parents(of: path).allSatisfy { isFolder($0, in: folder) } }

  static func names(in path: String, of folder: Int32) -> [String] {
    let descriptor = openat(folder, path.isEmpty ? "." : path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    guard let stream = fdopendir(descriptor) else {
      close(descriptor)
      return []
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(cString: $0.bindMemory(to: CChar.self).baseAddress!) }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Removes a file, a link, or a folder with all that lies in it, as far as it can be.
  static func remove(_ path: String, in folder: Int32) {
    if unlinkat(folder, path, 0) == 0 || errno == ENOENT { return }
    for name in names(in: path, of: folder) { remove(path + "/" + name, in: folder) }
    unlinkat(folder, path, AT_REMOVEDIR)
  }
}
