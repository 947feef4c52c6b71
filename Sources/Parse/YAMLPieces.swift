import Source

/// Front matter cut at the lines that begin in column 1 with a key and a colon, for the case that it does not parse as a whole.
///
/// Lines of text between them belong to the key above. Cutting knows nothing of quotes and brackets: it is what contains one that is
/// never closed.
struct YAMLPieces: Sequence, IteratorProtocol {
  struct Piece {
    enum Kind {
      /// `key: …`
      case pair(key: SourceRange, style: YAML.Style, colon: Int)
      /// `---`, `...` or a directive: a piece of its own, so that it costs no key.
      case marker
      /// What stands before the first key, or behind a marker.
      case rest
    }

    let range: SourceRange
    let kind: Kind
  }

  private let source: YAMLSource
  private let end: Int
  private var at: Int

  init(_ source: YAMLSource, _ content: SourceRange) {
    self.source = source
    at = content.start
    end = content.end
  }

  mutating func next() -> Piece? {
    guard at < end else { return nil }
    let start = at
    let kind = kind(ofLineAt: start) ?? .rest
    at = source.nextLine(after: start)
    if case .marker = kind { return Piece(range: SourceRange(start, at), kind: kind) }
    while at < end, self.kind(ofLineAt: at) == nil { at = source.nextLine(after: at) }
    return Piece(range: SourceRange(start, at), kind: kind)
  }

  private func kind(ofLineAt start: Int) -> Piece.Kind? {
    switch source[start] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return quotedKey(at: start)
    case UInt8(ascii: "-"), UInt8(ascii: "."):
      let byte = source[start]
      if source[start + 1] == byte, source[start + 2] == byte, source.isBoundary(start + 3) { return .marker }
      return source.isBoundary(start + 1) ? nil : plainKey(at: start)
    case UInt8(ascii: "%"):
      return YAMLSource.isLetter(source[start + 1]) ? .marker : plainKey(at: start)
    case UInt8(ascii: "?"):
      return source.isBoundary(start + 1) ? nil : plainKey(at: start)
    case UInt8(ascii: "#"), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"):
      return nil
    default:
      return source.isBoundary(start) ? nil : plainKey(at: start)
    }
  }

  private func plainKey(at start: Int) -> Piece.Kind? {
    var at = start
    while at < end, !YAMLSource.isBreak(source[at]) {
      if source[at] == UInt8(ascii: "#"), at > start, YAMLSource.isBlank(source[at - 1]) { break }
      if source[at] == UInt8(ascii: ":"), source.isBoundary(at + 1) {
        return .pair(key: source.trimmed(SourceRange(start, at)), style: .plain, colon: at)
      }
      at += 1
    }
    // `title:Umland`: a key whose colon lacks its space.
    return source.colonOfKey(at: start).map { .pair(key: SourceRange(start, $0), style: .plain, colon: $0) }
  }

  private func quotedKey(at start: Int) -> Piece.Kind? {
    let quote = source[start]
    var at = start + 1
    while at < end, !YAMLSource.isBreak(source[at]), source[at] != quote {
      at += quote == UInt8(ascii: "\"") && source[at] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard at < end, source[at] == quote else { return nil }
    let colon = source.skippingBlanks(from: at + 1)
    guard source[colon] == UInt8(ascii: ":"), source.isBoundary(colon + 1) else { return nil }
    return .pair(key: SourceRange(start, at + 1), style: quote == UInt8(ascii: "'") ? .single : .double, colon: colon)
  }
}
