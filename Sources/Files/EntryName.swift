/// What the name of a file tells.
enum EntryName {
  /// Ends as Markdown does elsewhere, but not here.
  static func looksLikeMarkdown(_ name: String) -> Bool {
    guard !name.hasSuffix(".md"), let dot = name.lastIndex(of: ".") else { return false }
    return ["md", "markdown", "mdown", "mkd"].contains(name[name.index(after: dot)...].lowercased())
  }

  /// A name that is not UTF-8, so that it can be shown.
  static func escaped(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var text = ""
    for byte in bytes {
      if byte >= 0x20, byte < 0x7F { text.unicodeScalars.append(Unicode.Scalar(byte)) } else {
        text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return text
  }
}

/// A file that stands for content kept by Git LFS.
enum LFSPointer {
  /// A pointer is smaller.
  static let limit = 1024
  private static let start = Array("version https://git-lfs.github.com/spec/".utf8)

  static func isPointer(_ bytes: [UInt8]) -> Bool { bytes.count < limit && bytes.starts(with: start) }
}
