import Source

/// How ids, addresses and headings are compared and written: case, umlauts and accents do not count.
package enum Folding {
  /// The form of a name in ids and addresses: lower case, ä→ae ö→oe ü→ue ß→ss, other letters to ASCII where Unicode decomposes them, the
  /// rest to `-`, no `-` at the ends. Empty where nothing is left.
  package static func slug(_ text: String) -> String {
    var text = text
    if let done = text.withUTF8({ plainSlug($0) }) { return done ? text : asciiSlug(Array(text.utf8)) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 8)
    // Composed first: a mark that stands by itself belongs to its letter.
    let isComposed = text.unicodeScalars.allSatisfy { $0.value < 0x300 }
    for scalar in (isComposed ? text : text.composed).unicodeScalars {
      if scalar.isASCII { bytes.append(UInt8(scalar.value)) } else { appendASCII(scalar, to: &bytes) }
    }
    return asciiSlug(bytes)
  }

  /// nil: has other than ASCII; true: is a slug already; false: needs work.
  private static func plainSlug(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
    var isSlug = true
    var previous = UInt8(ascii: "-")
    for byte in bytes {
      if byte >= 0x80 { return nil }
      let isWord = (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
      if !isWord, byte != UInt8(ascii: "-") || previous == UInt8(ascii: "-") { isSlug = false }
      previous = byte
    }
    return isSlug && previous != UInt8(ascii: "-")
  }

  private static func asciiSlug(_ bytes: [UInt8]) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    for byte in bytes {
      switch byte {
      case 0x61...0x7A, 0x30...0x39: out.append(byte)
      case 0x41...0x5A: out.append(byte + 32)
      default: if let last = out.last, last != UInt8(ascii: "-") { out.append(UInt8(ascii: "-")) }
      }
    }
    while out.last == UInt8(ascii: "-") { out.removeLast() }
    return String(decoding: out, as: UTF8.self)
  }

  private static func appendASCII(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    switch scalar {
    case "ä", "Ä": bytes.append(contentsOf: "ae".utf8)
    case "ö", "Ö": bytes.append(contentsOf: "oe".utf8)
    case "ü", "Ü": bytes.append(contentsOf: "ue".utf8)
    case "ß", "ẞ": bytes.append(contentsOf: "ss".utf8)
    default:
      let before = bytes.count
      for letter in String(scalar).decomposedScalars where letter.isASCII { bytes.append(UInt8(letter.value)) }
      if bytes.count == before { bytes.append(UInt8(ascii: "-")) }
    }
  }

  private static let reserved: Set<String> = {
    var names: Set<String> = ["con", "prn", "aux", "nul"]
    for n in 1...9 { names.insert("com\(n)"); names.insert("lpt\(n)") }
    return names
  }()

  /// The slug as a file's name: never empty, never a device's name, at most 100 bytes; a short hash tells apart what was cut.
  package static func fileName(_ text: String) -> String {
    let slug = slug(text)
    guard slug.isEmpty || slug.utf8.count > 100 || reserved.contains(slug) else { return slug }
    let hash = String(Digest.of(text) & 0xFFFF_FFFF, radix: 36)
    let stem = String(decoding: Array(slug.utf8.prefix(90)), as: UTF8.self)
    return stem.isEmpty ? hash : stem + "-" + hash
  }

  /// The form in which headings are compared: folded, `&` = `und` = `and`, hyphens and spaces ignored.
  package static func heading(_ text: String) -> String {
    let spelt = text.utf8.contains(UInt8(ascii: "&")) ? String(text.flatMap { $0 == "&" ? Array(" und ") : [$0] }) : text
    var words = slug(spelt).split(separator: "-").map(String.init)
    for (at, word) in words.enumerated() where word == "and" { words[at] = "und" }
    return words.joined()
  }

  /// The text with case, accents and punctuation taken off and single spaces between its words: for "is this the same sentence?".
  package static func words(_ text: String) -> String {
    var slug = slug(text)
    guard slug.utf8.contains(UInt8(ascii: "-")) else { return slug }
    // Between words a slug has exactly one hyphen.
    return slug.withUTF8 { bytes in
      String(unsafeUninitializedCapacity: bytes.count) { buffer in
        for at in bytes.indices { buffer.initializeElement(at: at, to: bytes[at] == UInt8(ascii: "-") ? 0x20 : bytes[at]) }
        return bytes.count
      }
    }
  }

  /// The id of an item or heading that has none written: its folded text, cut at 40 characters.
  package static func derivedID(_ text: String) -> String {
    let slug = slug(text)
    if slug.utf8.count <= 40 { return slug }
    var bytes = Array(slug.utf8.prefix(40))
    while bytes.last == UInt8(ascii: "-") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Levenshtein distance, given up above a limit: for "did you mean".
package func editDistance(_ a: String, _ b: String, atMost limit: Int) -> Int? {
  let a = Array(a.unicodeScalars), b = Array(b.unicodeScalars)
  guard abs(a.count - b.count) <= limit else { return nil }
  // Two rows back as well: two letters that changed places are one slip, not two.
  var before: [Int] = [], previous = Array(0...b.count)
  for i in 0..<a.count {
    var current = [i + 1]
    current.reserveCapacity(b.count + 1)
    for j in 0..<b.count {
      var best = min(previous[j] + (a[i] == b[j] ? 0 : 1), previous[j + 1] + 1, current[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
      current.append(best)
    }
    if current.min()! > limit { return nil }
    before = previous
    previous = current
  }
  return previous[b.count] <= limit ? previous[b.count] : nil
}
