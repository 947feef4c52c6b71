package import Source
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What git knows about a workspace. Plumbing only, and nothing that a repository's configuration could start; without git, outside a
/// repository or before the first commit the answer is that there is none.
package struct Git: Sendable {
  /// The day on which HEAD was committed, in UTC.
  package let day: Day?
  /// `.jtbd-cache` is part of HEAD: others could have put anything into it.
  package let tracksCache: Bool

  /// Starts git only where there is a repository around `root`.
  package init(at root: String) {
    guard Git.isInRepository(root) else {
      (day, tracksCache) = (nil, false)
      return
    }
    day = Git.answer(["cat-file", "commit", "HEAD"], at: root).flatMap { Git.committed($0[...]) }
    tracksCache = Git.answer(["ls-tree", "--name-only", "HEAD", "--", ".jtbd-cache"], at: root)?.isEmpty == false
  }

  private static func isInRepository(_ root: String) -> Bool {
    var folder = root
    while true {
      var status = stat()
      if stat(folder + "/.git", &status) == 0 { return true }
      guard let slash = folder.lastIndex(of: "/") else { return false }
      folder = String(folder[..<slash])
    }
  }

  /// nil: git is not there, or says no.
  private static func answer(_ question: [String], at root: String) -> [UInt8]? {
    guard let call = GitCall(question, at: root), call.exitCode == 0 else { return nil }
    return call.output
  }

  /// `committer Name <mail> 1795304231 +0000`
  private static func committed(_ commit: ArraySlice<UInt8>) -> Day? {
    for line in commit.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.isEmpty { return nil }
      if line.starts(with: "committer ".utf8) {
        let words = line.split(separator: 0x20)
        return words.count > 2 ? Int(String(decoding: words[words.count - 2], as: UTF8.self)).map { Day(secondsSince1970: $0) } : nil
      }
    }
    return nil
  }
}
