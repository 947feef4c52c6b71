package import Source
import Bind

/// Words that must not leave, and how they are covered: letter by letter, with `▒`, in whatever form they stand in what is written –
/// broken over lines, with markup between or inside them, escaped for HTML, JSON or an address, folded into an id or a file's name.
package struct Redaction: Sendable {
  /// One step of a pattern: a character in all its spellings, or whatever stands between two words.
  private enum Unit: Sendable {
    case character([[UInt8]])
    /// Spaces, line ends, no-break spaces and tags in any number, at least one of them a space or a break.
    case gap
    /// What stands between the words of an id or a file's name.
    case hyphen
  }

  /// No letter may stand before or behind it, but for the `s` of a genitive.
  private struct Pattern: Sendable {
    let units: [Unit]
  }

  private let patterns: [Pattern]
  /// The patterns that can begin with a byte.
  private let starts: [[Int]]
  /// Changes with what is covered.
  package let digest: UInt64

  /// `words`: as they were found; `people`: everybody who must not be named.
  init(words: Set<String>, people: [People.Person]) {
    var patterns: [Pattern] = []
    var digest = Digest()
    for word in words.sorted(by: { $0.utf8.count != $1.utf8.count ? $0.utf8.count > $1.utf8.count : utf8Precedes($0, $1) }) where !word.trimmingSpaces.isEmpty {
      digest.add(word)
      patterns.append(Pattern(units: Redaction.units(word.split(whereSeparator: \.isWhitespace).map(String.init), between: .gap)))
    }
    for person in people {
      let names = person.words.map { String(decoding: $0, as: UTF8.self) }
      digest.add(names.joined(separator: " "))
      patterns.append(Pattern(units: Redaction.units(names, between: .gap)))
      let folded = names.flatMap { Folding.slug($0).split(separator: "-").map(String.init) }
      for parts in Set([names, folded]) where parts.count > 1 { patterns.append(Pattern(units: Redaction.units(parts, between: .hyphen))) }
      for title in ["Herrn", "Herr", "Frau", "Dr.", "Dr", "Prof.", "Prof", "Professorin", "Professor", "Mrs.", "Mrs", "Mr.", "Mr", "Ms.", "Ms"] {
        patterns.append(Pattern(units: Redaction.units([title, names[names.count - 1]], between: .gap)))
      }
    }
    self.patterns = patterns
    self.digest = patterns.isEmpty ? 0 : digest.value
    var starts = [[Int]](repeating: [], count: 256)
    for (number, pattern) in patterns.enumerated() {
      guard case .character(let spellings)? = pattern.units.first else { continue }
      for byte in Set(spellings.map { $0[0] }) { starts[Int(byte)].append(number) }
    }
    self.starts = starts
  }

  package var isEmpty: Bool { patterns.isEmpty }

  package func apply(to buffer: inout ByteBuffer) {
    guard !patterns.isEmpty else { return }
    buffer = ByteBuffer(covered(buffer.bytes))
  }

  package func apply(to text: String) -> String { patterns.isEmpty ? text : String(decoding: covered(Array(text.utf8)), as: UTF8.self) }

  /// An address of the site without the names in it; nil where there are none.
  package func neutral(_ address: String) -> String? {
    let covered = apply(to: address)
    return covered == address ? nil : String(covered.map { $0 == "▒" ? "x" : $0 })
  }

  private func covered(_ bytes: [UInt8]) -> [UInt8] {
    bytes.withUnsafeBufferPointer { bytes in
      var out: [UInt8] = []
      var copied = 0, at = 0
      while at < bytes.count {
        guard !starts[Int(bytes[at])].isEmpty, let (hidden, end) = match(at, in: bytes) else {
          at += 1
          continue
        }
        out.append(contentsOf: bytes[copied..<at])
        var kept = at
        for range in hidden {
          out.append(contentsOf: bytes[kept..<range.lowerBound])
          out.append(contentsOf: "▒".utf8)
          kept = range.upperBound
        }
        out.append(contentsOf: bytes[kept..<end])
        copied = end
        at = end
      }
      if copied == 0 { return Array(bytes) }
      out.append(contentsOf: bytes[copied...])
      return out
    }
  }

  /// The characters to cover of what begins here, and where it ends.
  private func match(_ start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> (hidden: [Range<Int>], end: Int)? {
    if start > 0, Redaction.isLetter(endingAt: start, in: bytes) { return nil }
    for number in starts[Int(bytes[start])] {
      let pattern = patterns[number]
      var hidden: [Range<Int>] = []
      var at = start, isFound = true
      for (number, unit) in pattern.units.enumerated() {
        switch unit {
        case .character(let spellings):
          // Markup, soft hyphens and places to break may stand inside of a word.
          if number > 0 { at = Redaction.behindMarkup(at, in: bytes) }
          guard let spelling = spellings.first(where: { Redaction.stands($0, at: at, in: bytes) }) else {
            isFound = false
            break
          }
          hidden.append(at..<(at + spelling.count))
          at += spelling.count
        case .gap:
          guard let behind = Redaction.behindGap(at, in: bytes) else {
            isFound = false
            break
          }
          at = behind
        case .hyphen:
          var end = at
          while end < bytes.count, [0x2D, 0x5F, 0x2E, 0x2B].contains(bytes[end]) { end += 1 }
          if end == at, Redaction.stands(Array("%20".utf8), at: at, in: bytes) { end += 3 }
          if end == at { isFound = false }
          at = end
        }
        if !isFound { break }
      }
      guard isFound else { continue }
      let isGenitive = at < bytes.count && bytes[at] == UInt8(ascii: "s") && !Redaction.isLetter(at + 1, in: bytes)
      if Redaction.isLetter(at, in: bytes), !isGenitive { continue }
      return (hidden, at)
    }
    return nil
  }

  private static func stands(_ word: [UInt8], at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard start + word.count <= bytes.count else { return false }
    for (offset, byte) in word.enumerated() where bytes[start + offset] != byte { return false }
    return true
  }

  private static func isLetter(_ at: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool { at < bytes.count && Passage.isLetter(bytes[at]) && !(bytes[at] >= 0x30 && bytes[at] <= 0x39) }

  private static func isLetter(endingAt end: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = end - 1
    while at > 0, bytes[at] & 0xC0 == 0x80 { at -= 1 }
    // `\n` of JSON is no letter.
    if bytes[at] == UInt8(ascii: "n") || bytes[at] == UInt8(ascii: "t") || bytes[at] == UInt8(ascii: "r"), at > 0, bytes[at - 1] == UInt8(ascii: "\\") { return false }
    return isLetter(at, in: bytes)
  }

  /// Behind tags, soft hyphens, zero-width spaces and joiners.
  private static func behindMarkup(_ start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var at = start
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "<"), at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "/") || bytes[at + 1] | 0x20 >= 0x61 && bytes[at + 1] | 0x20 <= 0x7A {
        guard let close = bytes[at..<min(bytes.count, at + 400)].firstIndex(of: UInt8(ascii: ">")) else { return at }
        at = close + 1
      } else if let length = invisible.first(where: { stands($0, at: at, in: bytes) })?.count {
        at += length
      } else {
        return at
      }
    }
    return at
  }

  private static let invisible: [[UInt8]] = ["&shy;", "&#173;", "&zwnj;", "\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}"].map { Array($0.utf8) }
  private static let spaces: [[UInt8]] = [
    " ", "\t", "\n", "\r", "\\n", "\\r", "\\t", "\\u00a0", "%20", "%C2%A0", "+", "&nbsp;", "&#160;", "&#xa0;", "&#8239;", "&#10;", "&#xa;", "%0A", "%0D",
    "\u{A0}", "\u{202F}", "\u{2009}", "\u{2002}", "\u{2003}", "\u{2007}", "\u{2028}",
  ].map { Array($0.utf8) }

  private static func behindGap(_ start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var at = start, hasSpace = false
    while at < bytes.count {
      let behind = behindMarkup(at, in: bytes)
      if behind > at {
        // A line break, or the end of a block, parts words too.
        if bytes[at] == UInt8(ascii: "<"), stands(Array("<br".utf8), at: at, in: bytes) { hasSpace = true }
        at = behind
      } else if let space = spaces.first(where: { stands($0, at: at, in: bytes) }) {
        hasSpace = true
        at += space.count
      } else {
        break
      }
    }
    return hasSpace ? at : nil
  }

  /// Each character in upper and lower case, composed and not, and as HTML, JSON and addresses write it.
  private static func units(_ words: [String], between gap: Unit) -> [Unit] {
    var units: [Unit] = []
    for (number, word) in words.enumerated() {
      if number > 0 { units.append(gap) }
      for character in word {
        var spellings: Set<[UInt8]> = []
        for form in [String(character), character.lowercased(), character.uppercased()] where form.count == 1 {
          let composed = form.composed
          let decomposed = String(String.UnicodeScalarView(composed.decomposedScalars))
          for text in [form, composed, decomposed] {
            spellings.insert(Array(text.utf8))
            let hex = text.utf8.map { byte in "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true) }.joined()
            spellings.insert(Array(hex.utf8))
            spellings.insert(Array(hex.lowercased().utf8))
          }
          for scalar in composed.unicodeScalars where composed.unicodeScalars.count == 1 {
            spellings.insert(Array("&#\(scalar.value);".utf8))
            spellings.insert(Array("&#x\(String(scalar.value, radix: 16));".utf8))
            let digits = String(scalar.value, radix: 16)
            if digits.count <= 4 { spellings.insert(Array(("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)) }
          }
        }
        switch character {
        case "'", "’": spellings.formUnion(["'", "’", "&#39;", "&apos;", "&rsquo;", "\\'"].map { Array($0.utf8) })
        case "&": spellings.insert(Array("&amp;".utf8))
        case "\"": spellings.formUnion(["&quot;", "\\\"", "\"\""].map { Array($0.utf8) })
        case "<": spellings.insert(Array("&lt;".utf8))
        case ">": spellings.insert(Array("&gt;".utf8))
        case "/": spellings.insert(Array("\\/".utf8))
        default: break
        }
        // The longest first, so that an escape is taken whole.
        units.append(.character(spellings.sorted { $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1) }))
      }
    }
    return units
  }
}
