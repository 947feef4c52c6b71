package import Source
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The folder that holds `jtbd.yml`, and that file.
package struct WorkspaceFolder: Sendable {
  /// Absolute, without symbolic links, without a slash at the end.
  package let root: String
  package let configuration: SourceFile
  /// Of `jtbd.yml`, taken before it was read; nil where it was written so shortly before that a second write could go unseen.
  package let stamp: FileStamp?

  package enum Failure: Error, Sendable {
    /// No `jtbd.yml` in the folder or above. `misspelt` is a `jtbd.yaml` that was passed on the way.
    case none(searched: String, misspelt: String?)
    /// The place to start from does not exist or cannot be entered.
    case noSuchFolder(DiskError)
    /// `jtbd.yml` is there and cannot be read, or is a folder, a symbolic link, a pipe.
    case unreadable(DiskError)
  }

  /// Finds the nearest folder with a `jtbd.yml`, at `start` (a folder, or a file in it) or above. A repository's root is looked at, not
  /// passed.
  package static func find(from start: String = ".") throws(Failure) -> WorkspaceFolder {
    guard var folder = absolutePath(start) else { throw .noSuchFolder(DiskError(.read, start)) }
    if !isFolder(folder) { folder = parent(of: folder) }
    let searched = folder
    var misspelt: String?
    while true {
      let moment = FileStamp.now
      if let status = status(of: folder + "/jtbd.yml") {
        let bytes: [UInt8]
        do { bytes = try Disk.read(folder + "/jtbd.yml") } catch { throw .unreadable(error) }
        let stamp = FileStamp(status)
        return WorkspaceFolder(
          root: folder, configuration: SourceFile(path: "jtbd.yml", bytes: bytes), stamp: stamp.isSettled(at: moment) ? stamp : nil)
      }
      if misspelt == nil, status(of: folder + "/jtbd.yaml") != nil { misspelt = folder + "/jtbd.yaml" }
      if status(of: folder + "/.git") != nil || folder.isEmpty { throw .none(searched: searched, misspelt: misspelt) }
      folder = parent(of: folder)
    }
  }

  /// The absolute path without symbolic links, or nil with the reason in `errno`. The root of the file system is the empty text.
  package static func absolutePath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    let text = String(cString: resolved)
    return text == "/" ? "" : text
  }

  /// From the root of the repository around to here, with a slash behind it; empty where they are the same or there is none.
  package var repositoryPrefix: String {
    var folder = root
    while WorkspaceFolder.status(of: folder + "/.git") == nil {
      if folder.isEmpty { return "" }
      folder = WorkspaceFolder.parent(of: folder)
    }
    return folder.count == root.count ? "" : String(root.dropFirst(folder.count + 1)) + "/"
  }

  private static func parent(of path: String) -> String { String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) }

  private static func status(of path: String) -> stat? {
    var status = stat()
    return lstat(path, &status) == 0 ? status : nil
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path.isEmpty ? "/" : path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
