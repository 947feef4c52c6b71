#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reading and writing whole files, without going through a String and without flushing every file to the platter.
package enum Disk {
  /// All bytes of a regular file. `folder` is an open folder that relative paths start from. A symbolic link at the end of the path is
  /// followed only where `followingLinks` says so; a pipe or device is an error (EINVAL) and never waited for.
  package static func read(_ path: String, in folder: Int32 = AT_FDCWD, followingLinks: Bool = false) throws(DiskError) -> [UInt8] {
    let file = openat(folder, path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | (followingLinks ? 0 : O_NOFOLLOW))
    guard file >= 0 else { throw DiskError(.read, path) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw DiskError(.read, path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw DiskError(.read, path, code: status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL) }
    guard let bytes = readToEnd(of: file, size: Int(status.st_size)) else { throw DiskError(.read, path) }
    return bytes
  }

  /// Everything from the current place of an open file on; nil where reading fails. `size` is what is expected, not trusted.
  package static func readToEnd(of file: Int32, size: Int) -> [UInt8]? {
    var expected = size
    var bytes: [UInt8] = []
    while true {
      // One byte more than is expected: a file that has not grown ends within one call.
      var failed = false
      let part = [UInt8](unsafeUninitializedCapacity: expected + 1) { buffer, count in
        while count < buffer.count {
          let read = Self.retrying { SystemRead(file, buffer.baseAddress! + count, buffer.count - count) }
          if read < 0 { failed = true }
          if read <= 0 { return }
          count += read
        }
      }
      if failed { return nil }
      if part.count <= expected { return bytes.isEmpty ? part : bytes + part }
      bytes += part
      expected = 65_536
    }
  }

  /// Writes all bytes to an open file; false where that fails, with the reason in `errno`.
  package static func writeAll(_ bytes: [UInt8], to file: Int32) -> Bool { bytes.withUnsafeBytes { writeAll($0, to: file) } }

  package static func writeAll(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Bool {
    var at = 0
    while at < bytes.count {
      let written = retrying { SystemWrite(file, bytes.baseAddress! + at, bytes.count - at) }
      if written <= 0 { return false }
      at += written
    }
    return true
  }

  /// So many bytes of an open file that begin at `start`; nil where it has fewer.
  package static func read(_ count: Int, from start: Int, of file: Int32) -> [UInt8]? {
    var isWhole = true
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { room, filled in
      while filled < count {
        let read = retrying { pread(file, room.baseAddress! + filled, count - filled, off_t(start + filled)) }
        guard read > 0 else {
          isWhole = false
          return
        }
        filled += read
      }
    }
    return isWhole ? bytes : nil
  }

  /// Shows so many bytes of an open file, from its current place on, part by part, each with how many were before it; false where the file
  /// ends or `body` is not content.
  package static func readParts(of file: Int32, _ count: Int, _ body: (UnsafeRawBufferPointer, Int) -> Bool) -> Bool {
    withUnsafeTemporaryAllocation(byteCount: max(1, min(count, 1 << 17)), alignment: 16) { room in
      var at = 0
      while at < count {
        let read = retrying { SystemRead(file, room.baseAddress!, min(room.count, count - at)) }
        guard read > 0, body(UnsafeRawBufferPointer(rebasing: room[..<read]), at) else { return false }
        at += read
      }
      return true
    }
  }

  /// Puts a file in place in one step: readers see the old one or the new one, and a failure leaves the old one. A symbolic link at
  /// `path` is replaced, not followed.
  package static func write(_ bytes: [UInt8], to path: String, in folder: Int32 = AT_FDCWD) throws(DiskError) {
    try write(to: path, in: folder) { writeAll(bytes, to: $0) }
  }

  /// The same for what is written piece by piece: `content` writes to an open file and returns false, with the reason in `errno`, where
  /// that fails.
  package static func write(to path: String, in folder: Int32 = AT_FDCWD, _ content: (Int32) -> Bool) throws(DiskError) {
    let temporary = path + ".jtbd-\(getpid())"
    unlinkat(folder, temporary, 0)
    let file = openat(folder, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw DiskError(.write, path) }
    var isWritten = content(file)
    var code = errno
    if close(file) != 0, isWritten { (isWritten, code) = (false, errno) }
    if isWritten, renameat(folder, temporary, folder, path) != 0 { (isWritten, code) = (false, errno) }
    guard isWritten else {
      unlinkat(folder, temporary, 0)
      throw DiskError(.write, path, code: code)
    }
  }

  /// Writes at the end of a file that others read while it grows, or into a pipe or device; nothing that stands there is lost.
  package static func append(_ bytes: [UInt8], to path: String) throws(DiskError) {
    let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw DiskError(.write, path) }
    defer { close(file) }
    guard writeAll(bytes, to: file) else { throw DiskError(.write, path) }
  }

  private static func retrying(_ call: () -> Int) -> Int {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }
}

// The names of the system's own, where a member of the same name stands in front of them.
private func SystemRead(_ file: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int { read(file, buffer, count) }
private func SystemWrite(_ file: Int32, _ buffer: UnsafeRawPointer, _ count: Int) -> Int { write(file, buffer, count) }
