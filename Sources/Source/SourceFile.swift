/// A file of the workspace as it was read: its bytes are exactly what stands on disk.
package struct SourceFile: Sendable {
  /// Path from the workspace root, `/`-separated, NFC.
  package let path: String
  package let bytes: [UInt8]
  /// XXH64 of `bytes`.
  package let digest: UInt64

  package init(path: String, bytes: [UInt8], digest: UInt64? = nil) {
    self.path = path
    self.bytes = bytes
    self.digest = digest ?? Digest.of(bytes)
  }

  package init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }

  /// The text under a range. Bytes that are not UTF-8 read as U+FFFD.
  package func text(_ range: SourceRange) -> String {
    let low = min(range.start, bytes.count), high = min(range.end, bytes.count)
    return String(decoding: bytes[low..<high], as: UTF8.self)
  }
}
