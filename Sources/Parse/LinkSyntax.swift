/// The syntax of links, over the lines of a block.
enum LinkSyntax {
  private typealias Place = BlockText.Place
  private typealias Span = BlockText.Span

  /// `(destination "title")`.
  static func inlineTail(_ text: BlockText, _ start: BlockText.Place) -> (end: BlockText.Place, destination: BlockText.Span)? {
    guard text.byte(start) == UInt8(ascii: "(") else { return nil }
    var place = start
    text.advance(&place)
    skipSpaces(text, &place)
    guard let url = destination(text, place) else { return nil }
    place = url.end
    if skipSpaces(text, &place), let title = title(text, place) {
      place = title
      skipSpaces(text, &place)
    }
    guard text.byte(place) == UInt8(ascii: ")") else { return nil }
    text.advance(&place)
    return (place, url.span)
  }

  /// `[label]`; the content is trimmed.
  static func label(_ text: BlockText, _ start: BlockText.Place) -> (end: BlockText.Place, content: BlockText.Span)? {
    guard text.byte(start) == UInt8(ascii: "[") else { return nil }
    var place = start
    text.advance(&place)
    var length = 0
    var content: Span?
    while true {
      let byte = text.byte(place)
      if byte == 0 || byte == UInt8(ascii: "[") { return nil }
      if byte == UInt8(ascii: "]") { break }
      let at = place.at
      text.advance(&place)
      length += 1
      if byte == UInt8(ascii: "\\"), text.byte(place).isPunctuation {
        text.advance(&place)
        length += 1
      }
      if !byte.isMarkdownSpace { content = Span(start: content?.start ?? at, end: place.at) }
      if length > 1000 { return nil }
    }
    let empty = Span(start: place.at, end: place.at)
    text.advance(&place)
    return (place, content ?? empty)
  }

  /// The place behind the reference definitions that a paragraph begins with: always the beginning of a line.
  static func linesOfDefinitions(_ text: BlockText) -> Int {
    var place = text.first
    while text.byte(place) == UInt8(ascii: "["), let end = definition(text, place) { place = end }
    return place.line
  }

  private static func definition(_ text: BlockText, _ start: Place) -> Place? {
    guard let label = label(text, start), label.content.start < label.content.end else { return nil }
    var place = label.end
    guard text.byte(place) == UInt8(ascii: ":") else { return nil }
    text.advance(&place)
    skipOneLineEnd(text, &place)
    guard let url = destination(text, place) else { return nil }
    place = url.end
    let beforeTitle = place
    skipOneLineEnd(text, &place)
    if place.at != beforeTitle.at || place.line != beforeTitle.line, let title = title(text, place) {
      place = title
      if endLine(text, &place) { return place }
    }
    place = beforeTitle
    return endLine(text, &place) ? place : nil
  }

  private static func endLine(_ text: BlockText, _ place: inout Place) -> Bool {
    while text.byte(place).isSpaceOrTab { text.advance(&place) }
    switch text.byte(place) {
    case 0:
      place = Place(line: text.lines.count, at: place.at)
      return true
    case 0x0A:
      text.advance(&place)
      return true
    default: return false
    }
  }

  private static func skipOneLineEnd(_ text: BlockText, _ place: inout Place) {
    while text.byte(place).isSpaceOrTab { text.advance(&place) }
    if text.byte(place) == 0x0A {
      text.advance(&place)
      while text.byte(place).isSpaceOrTab { text.advance(&place) }
    }
  }

  @discardableResult
  private static func skipSpaces(_ text: BlockText, _ place: inout Place) -> Bool {
    guard text.byte(place).isMarkdownSpace else { return false }
    while text.byte(place).isMarkdownSpace { text.advance(&place) }
    return true
  }

  private static func destination(_ text: BlockText, _ start: Place) -> (end: Place, span: Span)? {
    var place = start
    if text.byte(place) == UInt8(ascii: "<") {
      text.advance(&place)
      let first = place.at
      while true {
        switch text.byte(place) {
        case 0, 0x0A, UInt8(ascii: "<"): return nil
        case UInt8(ascii: ">"):
          let span = Span(start: first, end: place.at)
          text.advance(&place)
          return (place, span)
        case UInt8(ascii: "\\"):
          text.advance(&place)
          if text.byte(place) == 0 { return nil }
          text.advance(&place)
        default: text.advance(&place)
        }
      }
    }
    var depth = 0
    loop: while true {
      let byte = text.byte(place)
      switch byte {
      case 0: break loop
      case UInt8(ascii: "\\"):
        text.advance(&place)
        if text.byte(place).isPunctuation { text.advance(&place) }
      case UInt8(ascii: "("):
        depth += 1
        if depth > 32 { return nil }
        text.advance(&place)
      case UInt8(ascii: ")"):
        if depth == 0 { break loop }
        depth -= 1
        text.advance(&place)
      case _ where byte.isMarkdownSpace: break loop
      default: text.advance(&place)
      }
    }
    guard depth == 0 else { return nil }
    if place.at == start.at && place.line == start.line, text.byte(place) != UInt8(ascii: ")") { return nil }
    return (place, Span(start: start.at, end: place.at))
  }

  private static func title(_ text: BlockText, _ start: Place) -> Place? {
    var place = start
    let close: UInt8
    switch text.byte(place) {
    case UInt8(ascii: "\""): close = UInt8(ascii: "\"")
    case UInt8(ascii: "'"): close = UInt8(ascii: "'")
    case UInt8(ascii: "("): close = UInt8(ascii: ")")
    default: return nil
    }
    text.advance(&place)
    // A quote behind a backslash ends the title where no other does.
    var escaped: Place?
    while true {
      let byte = text.byte(place)
      if byte == 0 { return escaped }
      text.advance(&place)
      if byte == close { return place }
      if byte == UInt8(ascii: "("), close == UInt8(ascii: ")") { return escaped }
      if byte == UInt8(ascii: "\\"), text.byte(place).isPunctuation {
        let isClose = text.byte(place) == close
        text.advance(&place)
        if isClose { escaped = place }
      }
    }
  }
}
