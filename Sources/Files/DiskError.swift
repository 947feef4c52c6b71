#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The disk refused something.
package struct DiskError: Error, Hashable, Sendable {
  package enum Operation: Sendable { case read, write, list, remove }

  package let operation: Operation
  package let path: String
  /// The system's number for it: ENOENT, EACCES, ENOSPC …
  package let code: Int32

  package init(_ operation: Operation, _ path: String, code: Int32 = errno) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  /// The system's words: "Permission denied".
  package var reason: String { String(cString: strerror(code)) }

  package var isFullDisk: Bool { code == ENOSPC || code == EDQUOT || code == EFBIG }
  package var isMissing: Bool { code == ENOENT || code == ENOTDIR }
}
