#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder of its own for a test that needs a disk; gone when the test is.
package final class TemporaryFolder: Sendable {
  /// Without symbolic links.
  package let path: String

  package init() {
    var template = Array("/tmp/jtbd-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil, let resolved = realpath(template, nil) else { fatalError("no temporary folder") }
    path = String(cString: resolved)
    free(resolved)
  }

  deinit { remove(path) }

  package func write(_ text: String, to name: String) { write(Array(text.utf8), to: name) }

  package func write(_ bytes: [UInt8], to name: String) {
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/" + part
      mkdir(folder, 0o777)
    }
    guard let file = fopen(path + "/" + name, "w") else { fatalError("cannot write \(name)") }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  package func link(_ name: String, to target: String) { symlink(target, path + "/" + name) }

  package func remove(named name: String) { remove(path + "/" + name) }

  /// The bytes of a regular file; nil where there is none.
  package func bytes(of name: String) -> [UInt8]? { TemporaryFolder.bytes(at: path + "/" + name) }

  package func text(of name: String) -> String? { bytes(of: name).map { String(decoding: $0, as: UTF8.self) } }

  /// All regular files below, by path, with their bytes.
  package func files(in folder: String = "") -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    for name in TemporaryFolder.names(in: path + "/" + folder) {
      let inner = folder.isEmpty ? name : folder + "/" + name
      if TemporaryFolder.kind(of: path + "/" + inner) == S_IFDIR { found.merge(files(in: inner)) { $1 } } else if let bytes = bytes(of: inner) {
        found[inner] = bytes
      }
    }
    return found
  }

  private func remove(_ path: String) {
    if TemporaryFolder.kind(of: path) == S_IFDIR {
      for name in TemporaryFolder.names(in: path) { remove(path + "/" + name) }
      rmdir(path)
    } else {
      unlink(path)
    }
  }

  private static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(cString: $0.bindMemory(to: CChar.self).baseAddress!) }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  private static func kind(of path: String) -> mode_t? {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  private static func bytes(at path: String) -> [UInt8]? {
    guard kind(of: path) == S_IFREG, let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return bytes
  }
}
