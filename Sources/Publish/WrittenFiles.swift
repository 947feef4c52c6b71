import Source

/// The list of the files that builds wrote into an output folder: what may be replaced and removed. It stands in the folder itself.
package struct WrittenFiles: Sendable, Equatable {
  /// XXH64 of each file's bytes, by path.
  package var hashes: [String: UInt64]

  package init(hashes: [String: UInt64] = [:]) { self.hashes = hashes }

  /// Reads a list. Lines that are none are passed over: what they meant to name is then nobody's, and stays.
  package init(reading bytes: [UInt8]) {
    hashes = [:]
    for line in bytes.split(separator: 0x0A) {
      guard line.count > 17, line[line.startIndex + 16] == 0x20, let hash = UInt64(String(decoding: line.prefix(16), as: UTF8.self), radix: 16),
        let path = String(validating: line.dropFirst(17), as: UTF8.self), WrittenFiles.isInside(path)
      else { continue }
      hashes[path] = hash
    }
  }

  /// A line for each file, sorted: its hash in 16 hexadecimal digits, a space, its path.
  package var bytes: [UInt8] {
    var buffer = ByteBuffer(capacity: hashes.count * 64)
    for path in hashes.keys.sorted(by: utf8Precedes) {
      let digits = String(hashes[path]!, radix: 16)
      buffer.append(contentsOf: String(repeating: "0", count: 16 - digits.utf8.count))
      buffer.append(contentsOf: digits)
      buffer.append(0x20)
      buffer.append(contentsOf: path)
      buffer.append(0x0A)
    }
    return buffer.bytes
  }

  /// Whether a path stays below the folder and names nothing hidden: the list can come from anywhere, a site never asks for more.
  package static func isInside(_ path: String) -> Bool {
    if path == ".nojekyll" { return true }
    return !path.isEmpty && !path.utf8.contains(0)
      && path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty && $0.first != UInt8(ascii: ".") }
  }
}
