#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program found on the PATH, run to its end. It is given nothing to read.
package struct Program: Sendable {
  package let exitCode: Int32
  /// What it wrote to both streams, one behind the other.
  package let output: String
  package let error: String

  /// nil: there is none of this name.
  package init?(_ line: [String]) {
    guard let nothing = NamelessFile(), let answer = NamelessFile(), let complaint = NamelessFile(),
      let status = GitCall.run(line, GitCall.environment([:]), [nothing.descriptor, answer.descriptor, complaint.descriptor]), status != 127
    else { return nil }
    exitCode = status
    output = String(decoding: answer.bytes() ?? [], as: UTF8.self)
    error = String(decoding: complaint.bytes() ?? [], as: UTF8.self)
  }
}
