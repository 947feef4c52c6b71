#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// git's own merge of lines, outside of any repository.
package enum MergeFile {
  package struct Result: Sendable {
    package let bytes: [UInt8]
    package let conflicts: Int
  }

  /// What changed on either side, with markers where both changed the same; `showsBase`: with what stood there before between them. nil where
  /// git is not there or says that these are no texts.
  package static func merge(base: [UInt8], ours: [UInt8], theirs: [UInt8], markerSize: Int, showsBase: Bool) -> Result? {
    guard let folder = ScratchFolder() else { return nil }
    for (name, bytes) in [("base", base), ("ours", ours), ("theirs", theirs)] {
      do { try Disk.write(bytes, to: folder.path + "/" + name) } catch { return nil }
    }
    var question = ["merge-file", "-p", "-q", "--marker-size=\(markerSize)", "-L", "ours", "-L", "base", "-L", "theirs"]
    if showsBase { question.append("--diff3") }
    // A folder without a repository, whatever stands above it: its configuration has no say.
    guard let call = GitCall(question + ["ours", "base", "theirs"], at: folder.path, environment: ["GIT_CEILING_DIRECTORIES": folder.path]),
      (0...127).contains(call.exitCode)
    else { return nil }
    return Result(bytes: call.output, conflicts: Int(call.exitCode))
  }
}

/// A folder of our own that is gone when it is no longer needed.
package final class ScratchFolder: Sendable {
  package let path: String

  package init?() {
    let parent = getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    var template = Array((parent + "/jtbd-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
  }

  deinit { ScratchFolder.remove(path) }

  private static func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR, let stream = opendir(path) {
      while let entry = readdir(stream) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { String(cString: $0.bindMemory(to: CChar.self).baseAddress!) }
        if name != ".", name != ".." { remove(path + "/" + name) }
      }
      closedir(stream)
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}
