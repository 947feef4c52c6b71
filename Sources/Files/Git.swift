import Dispatch
package import Source
import Subprocess
#if canImport(System)
  import System
#else
  import SystemPackage
#endif
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

  /// nil: git is not there, or says no. Git is given nothing to read: a question asked on a pipe that git closes would be lost with us.
  private static func answer(_ question: [String], at root: String) -> [UInt8]? {
    waiting {
      let result = try? await run(
        .name("git"), arguments: .init(["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "--no-pager"] + question),
        environment: .inherit.updating(["LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"]),
        workingDirectory: FilePath(root.isEmpty ? "/" : root), input: .none, output: .bytes(limit: 1 << 22), error: .discarded)
      guard let result, case .exited(0) = result.terminationStatus else { return nil }
      return result.standardOutput
    }
  }

  /// Waits for the one library that answers asynchronously. The thread that asks does nothing else, and is none of the pool's.
  private static func waiting<Answer: Sendable>(_ question: @escaping @Sendable () async -> Answer) -> Answer {
    let answered = DispatchSemaphore(value: 0)
    nonisolated(unsafe) var answer: Answer?
    Task.detached {
      answer = await question()
      answered.signal()
    }
    answered.wait()
    return answer!
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
