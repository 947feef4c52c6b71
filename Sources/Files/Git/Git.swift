package import Source
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What git knows about a workspace. Plumbing only, and nothing that a repository's configuration could start; without git, outside a
/// repository or before the first commit the answer is that there is none.
package struct Git: Sendable {
  /// The commit that is checked out.
  package let head: String?
  /// The day on which HEAD was committed, in UTC.
  package let day: Day?
  /// `.jtbd-cache` is part of HEAD: others could have put anything into it.
  package let tracksCache: Bool

  /// Starts git only where there is a repository around `root`.
  package init(at root: String) {
    guard Git.isInRepository(root) else {
      (head, day, tracksCache) = (nil, nil, false)
      return
    }
    // Both in one question; each answer begins with a line `ID TYPE SIZE`, or ends in `missing`.
    guard let answer = Git.answer(["cat-file", "--batch"], at: root, input: Array("HEAD\nHEAD:./.jtbd-cache\n".utf8)),
      let end = answer.firstIndex(of: 0x0A), case let words = answer[..<end].split(separator: 0x20), words.count == 3, words[1].elementsEqual("commit".utf8),
      let size = Int(String(decoding: words[2], as: UTF8.self)), end + 1 + size < answer.count
    else {
      (head, day, tracksCache) = (nil, nil, false)
      return
    }
    head = String(decoding: words[0], as: UTF8.self)
    day = Git.committed(answer[(end + 1)..<(end + 1 + size)])
    let second = answer[min(end + 2 + size, answer.count)...].prefix { $0 != 0x0A }
    tracksCache = !second.isEmpty && !second.suffix(7).elementsEqual("missing".utf8)
  }

  /// Of everything besides HEAD that the history of a workspace is told from: tags, and how far the commits reach.
  package static func historyMark(at root: String) -> UInt64 {
    var digest = Digest()
    digest.add(Digest.of(answer(["for-each-ref", "--format=%(objectname)%(*objectname) %(refname)", "refs/tags"], at: root) ?? []))
    // Where a clone is shallow this file says so; a linked work tree has it in another folder.
    let folder = answer(["rev-parse", "--git-common-dir"], at: root).map { String(decoding: $0.dropLast($0.last == 0x0A ? 1 : 0), as: UTF8.self) } ?? ""
    if let bytes = try? Disk.read((folder.hasPrefix("/") ? folder : root + "/" + folder) + "/shallow") { digest.add(Digest.of(bytes)) }
    return digest.value
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
  private static func answer(_ question: [String], at root: String, input: [UInt8] = []) -> [UInt8]? {
    guard let call = GitCall(question, at: root, input: input), call.exitCode == 0 else { return nil }
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
