/// Addresses that stand in a text without brackets, as cmark-gfm's autolink extension finds them: `https://…`, `http://…` and `www.…`.
enum BareURL {
  /// Where the scheme begins that ends at a colon; nil if none of ours does or no host follows.
  static func scheme(_ base: UnsafePointer<UInt8>, from start: Int, colon: Int, _ end: Int) -> Int? {
    guard colon + 3 < end, base[colon + 1] == UInt8(ascii: "/"), base[colon + 2] == UInt8(ascii: "/"), isHost(base[colon + 3]) else { return nil }
    var at = colon
    while at > start, base[at - 1].isLetter { at -= 1 }
    let length = colon - at
    guard length == 4 || length == 5 else { return nil }
    let https: StaticString = "https"
    for offset in 0..<length where base[at + offset] | 0x20 != https.utf8Start[offset] { return nil }
    return at
  }

  static func beginsWithWWW(_ base: UnsafePointer<UInt8>, _ lineStart: Int, _ at: Int, _ end: Int) -> Bool {
    let www: StaticString = "www."
    guard at + 4 < end, bytesEqual(base + at, www.utf8Start, 4), isHost(base[at + 4]) else { return false }
    guard at > lineStart else { return true }
    switch base[at - 1] {
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "("): return true
    default: return base[at - 1].isMarkdownSpace
    }
  }

  /// Where an address ends that begins with `data` (the colon of the scheme, or `www.`) and whose host begins at `domain`.
  /// An underscore in one of the last two parts of the host refuses it; `refusedUntil` is then the end of that host.
  static func end(_ base: UnsafePointer<UInt8>, data: Int, domain: Int, _ end: Int, refusedUntil: inout Int) -> Int? {
    var at = domain + 1
    var dots = 0, underscoresBefore = 0, underscores = 0
    host: while at < end {
      if base[at] == UInt8(ascii: "\\"), at + 1 < end { at += 1 }
      switch base[at] {
      case UInt8(ascii: "_"): underscores += 1
      case UInt8(ascii: "."):
        underscoresBefore = underscores
        underscores = 0
        dots += 1
      case UInt8(ascii: "-"): break
      default: if !isHost(base[at]) { break host }
      }
      at += 1
    }
    // As in cmark-gfm, a very long host is not looked at that closely.
    if underscoresBefore + underscores > 0, dots <= 10 {
      refusedUntil = at
      return nil
    }
    while at < end, !base[at].isMarkdownSpace, base[at] != UInt8(ascii: "<") { at += 1 }
    at = withoutPunctuation(base, data, at)
    return at > data ? at : nil
  }

  /// Takes off what belongs to the sentence: punctuation, a closing bracket without its opening one, a character reference.
  private static func withoutPunctuation(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var unclosed = 0
    for at in start..<end {
      if base[at] == UInt8(ascii: "(") { unclosed += 1 } else if base[at] == UInt8(ascii: ")") { unclosed -= 1 }
    }
    var end = end
    while end > start {
      switch base[end - 1] {
      case UInt8(ascii: ")"):
        guard unclosed < 0 else { return end }
        unclosed += 1
        end -= 1
      case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "*"),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "'"), UInt8(ascii: "\""):
        end -= 1
      case UInt8(ascii: ";"):
        var name = end - 1
        while name > start, base[name - 1].isLetter { name -= 1 }
        let isReference = name < end - 1 && name > start && base[name - 1] == UInt8(ascii: "&")
        end = isReference ? name - 1 : end - 1
      default: return end
      }
    }
    return end
  }

  private static func isHost(_ byte: UInt8) -> Bool { byte >= 0x80 || byte.isLetter || byte.isDigit }
}

/// Whether a run of delimiters may open or close something: CommonMark's "left-flanking" and "right-flanking".
struct Flanking {
  let left: Bool
  let right: Bool

  /// The run from `start` to `stop` in a line from `lineStart` to `end`; beyond the line there is a line end.
  init(_ base: UnsafePointer<UInt8>, _ lineStart: Int, _ start: Int, _ stop: Int, _ end: Int) {
    let before = start > lineStart ? Flanking.kind(Flanking.scalar(before: start, base, lineStart)) : .space
    let after = stop < end ? Flanking.kind(Flanking.scalar(at: stop, base, end)) : .space
    left = after == .other || after == .punctuation && before != .other
    right = before == .other || before == .punctuation && after != .other
  }

  private enum Kind { case space, punctuation, other }

  private static func kind(_ scalar: Unicode.Scalar) -> Kind {
    if scalar.isASCII {
      let byte = UInt8(scalar.value)
      return byte.isMarkdownSpace && byte != 0x0B ? .space : byte.isPunctuation ? .punctuation : .other
    }
    switch scalar.properties.generalCategory {
    case .spaceSeparator: return .space
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
      .otherPunctuation:
      return .punctuation
    default: return .other
    }
  }

  private static func scalar(before at: Int, _ base: UnsafePointer<UInt8>, _ start: Int) -> Unicode.Scalar {
    var first = at - 1
    while first > start, base[first] & 0xC0 == 0x80 { first -= 1 }
    return scalar(at: first, base, at)
  }

  private static func scalar(at: Int, _ base: UnsafePointer<UInt8>, _ end: Int) -> Unicode.Scalar {
    var length = 1
    while at + length < end, base[at + length] & 0xC0 == 0x80 { length += 1 }
    var decoder = UTF8()
    var bytes = UnsafeBufferPointer(start: base + at, count: length).makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return "\u{FFFD}" }
    return scalar
  }
}
