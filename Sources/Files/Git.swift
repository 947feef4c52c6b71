package import Source
import Subprocess
#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// What git knows about a workspace. Plumbing only, and nothing that a repository's configuration could start; without git, outside a
/// repository or before the first commit the answer is that there is none.
package struct Git: Sendable {
  /// The day on which HEAD was committed, in UTC.
  package let day: Day?
  /// `.jtbd-cache` is part of HEAD: others could have put anything into it.
  package let tracksCache: Bool

  package init(at root: String) async {
    let questions = "HEAD\nHEAD:./.jtbd-cache\n"
    let result = try? await run(
      .name("git"),
      arguments: ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "--no-pager", "cat-file", "--batch"],
      environment: .inherit.updating(["LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"]),
      workingDirectory: FilePath(root.isEmpty ? "/" : root), input: .string(questions), output: .bytes(limit: 1 << 22), error: .discarded)
    let answer = result?.standardOutput ?? []
    let parts = Git.answers(in: answer)
    day = parts.first.flatMap { $0.kind == "commit" ? Git.committed($0.content) : nil }
    tracksCache = parts.count > 1 && parts[1].kind != nil
  }

  private struct Answer {
    /// nil: there is no such object.
    let kind: String?
    let content: ArraySlice<UInt8>
  }

  /// `<id> <kind> <size>` LF content LF, or `<name> missing` LF.
  private static func answers(in bytes: [UInt8]) -> [Answer] {
    var answers: [Answer] = []
    var at = 0
    while let end = bytes[at...].firstIndex(of: 0x0A) {
      let words = bytes[at..<end].split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
      if words.count == 3, let size = Int(words[2]), size >= 0, size < bytes.count - end {
        answers.append(Answer(kind: words[1], content: bytes[(end + 1)..<(end + 1 + size)]))
        at = min(end + 2 + size, bytes.count)
      } else {
        answers.append(Answer(kind: nil, content: []))
        at = end + 1
      }
    }
    return answers
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
