/// Takes out of a picture what its maker did not mean to publish: where and when it was taken, with what, by whom. The picture itself
/// stays byte for byte.
package enum PictureMetadata {
  /// The picture without its metadata; the same bytes where it has none or is no JPEG, PNG or WebP.
  package static func removed(from bytes: [UInt8]) -> [UInt8] {
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return removedFromJPEG(bytes) }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return removedFromPNG(bytes) }
    if bytes.count >= 12, bytes.starts(with: "RIFF".utf8), bytes[8..<12].elementsEqual("WEBP".utf8) { return removedFromWebP(bytes) }
    return bytes
  }

  // MARK: JPEG

  /// Keeps the segments that decide how the picture looks: JFIF, the colour profile, Adobe's colour transform. What follows the
  /// picture's end (previews, films, makers' notes) goes too. A turned picture stays turned.
  private static func removedFromJPEG(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = [0xFF, 0xD8]
    out.reserveCapacity(bytes.count)
    var body: [UInt8] = []
    body.reserveCapacity(bytes.count)
    var orientation: UInt8?
    var at = 2
    while at + 1 < bytes.count {
      guard bytes[at] == 0xFF else {
        // Compressed data, up to the next marker that is neither a stuffed zero nor a restart.
        let start = at
        while at < bytes.count {
          if bytes[at] == 0xFF, at + 1 < bytes.count, bytes[at + 1] != 0, bytes[at + 1] != 0xFF, !(0xD0...0xD7).contains(bytes[at + 1]) { break }
          at += 1
        }
        body += bytes[start..<at]
        continue
      }
      let marker = bytes[at + 1]
      if marker == 0xFF { at += 1; continue }
      if marker == 0xD9 { break }
      if marker == 0 || marker == 0x01 || (0xD0...0xD8).contains(marker) {
        body += bytes[at..<(at + 2)]
        at += 2
        continue
      }
      guard at + 3 < bytes.count else { break }
      let length = Int(bytes[at + 2]) << 8 | Int(bytes[at + 3])
      let end = min(at + 2 + max(length, 2), bytes.count)
      let content = bytes[(at + 4)..<max(at + 4, end)]
      switch marker {
      case 0xE0 where content.starts(with: "JFIF\0".utf8), 0xE2 where content.starts(with: "ICC_PROFILE\0".utf8), 0xEE where content.starts(with: "Adobe".utf8):
        body += bytes[at..<end]
      case 0xE1: if orientation == nil, content.starts(with: "Exif\0\0".utf8) { orientation = self.orientation(inTIFF: content.dropFirst(6)) }
      case 0xE0...0xEF, 0xFE: break
      default: body += bytes[at..<end]
      }
      at = end
    }
    // Exif with the orientation alone, where JFIF does not have to come first.
    if let orientation, orientation > 1, orientation <= 8 {
      let exif: [UInt8] = [
        0xFF, 0xE1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0,
      ]
      let hasJFIF = body.count > 4 && body[0] == 0xFF && body[1] == 0xE0
      let split = hasJFIF ? min(2 + (Int(body[2]) << 8 | Int(body[3])), body.count) : 0
      out += body[..<split]
      out += exif
      out += body[split...]
    } else {
      out += body
    }
    return out + [0xFF, 0xD9]
  }

  /// Tag 0x0112 of the first directory.
  private static func orientation(inTIFF content: ArraySlice<UInt8>) -> UInt8? {
    let bytes = Array(content)
    guard bytes.count >= 8 else { return nil }
    let isLittle = bytes[0] == 0x49
    func number(_ at: Int, _ count: Int) -> Int? {
      guard at >= 0, at + count <= bytes.count else { return nil }
      let part = isLittle ? Array(bytes[at..<(at + count)].reversed()) : Array(bytes[at..<(at + count)])
      return part.reduce(0) { $0 << 8 | Int($1) }
    }
    guard let directory = number(4, 4), let count = number(directory, 2) else { return nil }
    for entry in 0..<count {
      let at = directory + 2 + entry * 12
      guard let tag = number(at, 2) else { return nil }
      if tag == 0x0112 { return number(at + 8, 2).map { UInt8(truncatingIfNeeded: $0) } }
    }
    return nil
  }

  // MARK: PNG

  private static let chunksKept: Set<String> = [
    "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "mDCV", "mDCv", "cLLI", "cLLi", "bKGD", "tRNS", "sBIT", "pHYs", "hIST", "sPLT", "acTL", "fcTL", "fdAT",
  ]

  /// Keeps critical chunks (upper case) and those that decide how the picture looks; ends with IEND.
  private static func removedFromPNG(_ bytes: [UInt8]) -> [UInt8] {
    var out = Array(bytes[..<8])
    out.reserveCapacity(bytes.count)
    var at = 8
    while at + 12 <= bytes.count {
      let length = bytes[at..<(at + 4)].reduce(0) { $0 << 8 | Int($1) }
      let name = String(decoding: bytes[(at + 4)..<(at + 8)], as: UTF8.self)
      guard length <= bytes.count - at - 12 else { break }
      if bytes[at + 4] & 0x20 == 0 || chunksKept.contains(name) { out += bytes[at..<(at + 12 + length)] }
      at += 12 + length
      if name == "IEND" { break }
    }
    return out
  }

  // MARK: WebP

  private static func removedFromWebP(_ bytes: [UInt8]) -> [UInt8] {
    var out = Array(bytes[..<12])
    out.reserveCapacity(bytes.count)
    var at = 12
    while at + 8 <= bytes.count {
      let name = String(decoding: bytes[at..<(at + 4)], as: UTF8.self)
      let length = (0..<4).reduce(0) { $0 | Int(bytes[at + 4 + $1]) << (8 * $1) }
      // Chunks are padded to an even length.
      let end = min(at + 8 + length + length % 2, bytes.count)
      if name != "EXIF", name != "XMP " {
        let start = out.count
        out += bytes[at..<end]
        // The first byte of the extended header says which kinds of chunk follow.
        if name == "VP8X", end > at + 8 { out[start + 8] &= ~UInt8(0x0C) }
      }
      at = end
    }
    let size = out.count - 8
    for place in 0..<4 { out[4 + place] = UInt8(truncatingIfNeeded: size >> (8 * place)) }
    return out
  }
}
