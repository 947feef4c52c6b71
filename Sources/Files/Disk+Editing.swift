#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Changing an author's own files: never one that was not read, never through a symbolic link.
extension Disk {
  package enum Replacement: Sendable {
    case done
    /// What stands there is not what was read; nothing was written.
    case changedMeanwhile
  }

  /// Puts new bytes in place of a file that was read, in one step; its mode and, where that may be, its owner stay. `name` is a path below
  /// `root` as it stands on disk; no part of it may be a symbolic link.
  package static func replace(_ name: String, below root: String, expecting old: [UInt8], with new: [UInt8]) throws(DiskError) -> Replacement {
    let (folder, leaf) = try parent(of: name, below: root, making: false)
    defer { close(folder) }
    let current: [UInt8]
    do { current = try read(leaf, in: folder) } catch { throw DiskError(.write, name, code: error.code) }
    var status = stat()
    guard fstatat(folder, leaf, &status, AT_SYMLINK_NOFOLLOW) == 0 else { throw DiskError(.write, name) }
    guard current == old, status.st_mode & S_IFMT == S_IFREG else { return .changedMeanwhile }
    // A file that may not be written is not replaced by one that may, although its folder would allow that.
    guard faccessat(folder, leaf, W_OK, 0) == 0 else { throw DiskError(.write, name) }

    let temporary = ".\(leaf).jtbd-\(getpid())"
    unlinkat(folder, temporary, 0)
    let file = openat(folder, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw DiskError(.write, name) }
    _ = fchown(file, status.st_uid, status.st_gid)
    var isWritten = writeAll(new, to: file) && fchmod(file, status.st_mode & 0o7777) == 0
    var code = errno
    if close(file) != 0, isWritten { (isWritten, code) = (false, errno) }
    if isWritten, renameat(folder, temporary, folder, leaf) != 0 { (isWritten, code) = (false, errno) }
    guard isWritten else {
      unlinkat(folder, temporary, 0)
      throw DiskError(.write, name, code: code)
    }
    return .done
  }

  /// Writes a file that does not exist yet, and the folders on the way to it. Whatever stands there already is an error (EEXIST).
  package static func create(_ name: String, below root: String, with bytes: [UInt8]) throws(DiskError) {
    let (folder, leaf) = try parent(of: name, below: root, making: true)
    defer { close(folder) }
    let file = openat(folder, leaf, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw DiskError(.write, name) }
    var isWritten = writeAll(bytes, to: file)
    var code = errno
    if close(file) != 0, isWritten { (isWritten, code) = (false, errno) }
    guard isWritten else {
      unlinkat(folder, leaf, 0)
      throw DiskError(.write, name, code: code)
    }
  }

  /// Whether anything stands at a path below a folder; links are not followed.
  package static func exists(_ name: String, below root: String) -> Bool {
    var status = stat()
    return lstat(root + "/" + name, &status) == 0
  }

  /// The open folder of a file, reached one real folder at a time.
  private static func parent(of name: String, below root: String, making: Bool) throws(DiskError) -> (folder: Int32, leaf: String) {
    var folder = open(root.isEmpty ? "/" : root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw DiskError(.write, root) }
    let parts = name.split(separator: "/").map(String.init)
    guard let leaf = parts.last, !parts.contains(".."), !parts.contains(".") else {
      close(folder)
      throw DiskError(.write, name, code: EINVAL)
    }
    for part in parts.dropLast() {
      if making, mkdirat(folder, part, 0o777) != 0, errno != EEXIST {
        let error = DiskError(.write, name)
        close(folder)
        throw error
      }
      let next = openat(folder, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      let code = errno
      close(folder)
      guard next >= 0 else { throw DiskError(.write, name, code: code) }
      folder = next
    }
    return (folder, leaf)
  }

  /// Everything on standard input, up to a size that no document reaches; nil where there is more, or where reading fails.
  package static func standardInput(atMost limit: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = part.withUnsafeMutableBytes { SystemRead(0, $0.baseAddress!, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0 { return nil }
      if count == 0 { return bytes }
      bytes += part[..<count]
      if bytes.count > limit { return nil }
    }
  }
}

// The system's own `read`, which a member of the same name hides.
private func SystemRead(_ file: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int { read(file, buffer, count) }
