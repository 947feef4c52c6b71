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
    defer { withExtendedLifetime(folder) {} }
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
