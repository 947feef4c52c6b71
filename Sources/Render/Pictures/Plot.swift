import Source
import Bind

/// Words inside a drawing: nobody measures them but we, so widths are estimates on the safe side.
enum PlotText {
  /// Hundredths of an em, for the widest of our serif faces.
  private static func share(_ scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case "i", "j", "l", "I", ".", ",", ":", ";", "!", "|", "'", "’", "(", ")", "[", "]": 32
    case " ", "t", "f", "r", "-", "–", "/", "„", "“", "”": 38
    case "m", "M", "w", "W", "@", "%", "—", "…": 92
    case "ß", "ä", "ö", "ü": 56
    default:
      if scalar.isASCII { scalar.value >= 0x41 && scalar.value <= 0x5A ? 72 : 54 } else {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter: 76
        case .lowercaseLetter: 60
        case .nonspacingMark, .format: 0
        default: 100
        }
      }
    }
  }

  /// The same from a table, for ASCII and the Latin letters behind it: words are hardly anything else.
  private static let shares: [Int] = (0..<0x250).map { share(Unicode.Scalar(UInt16($0))!) }

  /// In user units, at a size of so many of them.
  static func width(_ text: String, size: Int = 15) -> Int {
    var text = text
    return text.withUTF8 { shared($0) } * size / 100
  }

  /// The sum of the shares of valid UTF-8.
  private static func shared(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    shares.withUnsafeBufferPointer { shares in
      var sum = 0, at = 0
      while at < bytes.count {
        let byte = bytes[at]
        if byte < 0x80 {
          sum += shares[Int(byte)]
          at += 1
        } else {
          let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
          var scalar = UInt32(byte) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
          for next in at + 1..<at + length { scalar = scalar << 6 | UInt32(bytes[next] & 0x3F) }
          sum += scalar < 0x250 ? shares[Int(scalar)] : share(Unicode.Scalar(scalar) ?? "\u{FFFD}")
          at += length
        }
      }
      return sum
    }
  }

  private static func width(_ word: some Collection<Unicode.Scalar>, size: Int) -> Int { word.reduce(0) { $0 + share($1) } * size / 100 }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  /// Lines of at most `width`; a word that is too long is divided, what does not fit on `limit` lines ends with an ellipsis.
  static func lines(_ text: String, width: Int, size: Int = 15, limit: Int = 4) -> [String] {
    var lines: [String] = [], line: [UInt8] = [], used = 0
    let space = width > 0 ? shares[0x20] * size / 100 : 0
    func close() {
      if !line.isEmpty { lines.append(String(decoding: line, as: UTF8.self)) }
      line.removeAll(keepingCapacity: true)
      used = 0
    }
    func divide(_ word: UnsafeBufferPointer<UInt8>) {
      var rest = Array(String(decoding: word, as: UTF8.self).unicodeScalars)
      func append(_ scalars: some Sequence<Unicode.Scalar>) { line.append(contentsOf: string(scalars).utf8) }
      while !rest.isEmpty {
        let room = width - (line.isEmpty ? 0 : used + space)
        let whole = self.width(rest, size: size)
        if whole <= room {
          if !line.isEmpty { line.append(0x20); used += space }
          append(rest)
          used += whole
          rest = []
        } else if !line.isEmpty, whole <= width {
          close()
        } else if let cut = joint(in: rest, within: room, size: size) {
          if !line.isEmpty { line.append(0x20) }
          append(rest[..<cut])
          if rest[cut - 1] != "-", rest[cut - 1] != "/" { line.append(UInt8(ascii: "-")) }
          rest.removeFirst(cut)
          close()
        } else if !line.isEmpty {
          close()
        } else {
          append(rest.prefix(max(1, rest.count / 2)))
          rest.removeFirst(max(1, rest.count / 2))
          close()
        }
      }
    }
    // Spaces are single bytes and never part of another character: words are found without looking at characters.
    var text = text
    text.withUTF8 { bytes in
      var at = 0
      while at < bytes.count {
        var end = at
        while end < bytes.count, bytes[end] != 0x20, bytes[end] != 0x0A { end += 1 }
        if end > at {
          let word = UnsafeBufferPointer(rebasing: bytes[at..<end])
          let whole = shared(word) * size / 100
          // A word that fits on a line of its own goes to the next one.
          if !line.isEmpty, whole <= width, whole > width - used - space { close() }
          if whole <= width - (line.isEmpty ? 0 : used + space) {
            if !line.isEmpty { line.append(0x20); used += space }
            line.append(contentsOf: word)
            used += whole
          } else { divide(word) }
        }
        at = end + 1
      }
    }
    close()
    if lines.count > limit {
      lines = Array(lines.prefix(limit))
      while self.width(lines[limit - 1] + " …", size: size) > width, let space = lines[limit - 1].lastIndex(of: " ") {
        lines[limit - 1] = String(lines[limit - 1][..<space])
      }
      lines[limit - 1] += " …"
    }
    return lines
  }

  /// Where a word may be divided so that its head and a hyphen fit: behind a hyphen, else in front of a consonant that a vowel follows.
  private static func joint(in word: [Unicode.Scalar], within room: Int, size: Int) -> Int? {
    var used = width("-", size: size), best: Int?
    for at in word.indices.dropLast() {
      used += share(word[at]) * size / 100
      if used > room { break }
      let next = at + 1
      if word[at] == "-" || word[at] == "/" { best = next; continue }
      guard next >= 4, word.count - next >= 3 else { continue }
      if mayDivide(word, before: next) { best = next }
    }
    return best
  }

  /// With soft hyphens where a long word may be divided, for narrow columns.
  static func divisible(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for word in text.unicodeScalars.split(separator: " ", omittingEmptySubsequences: false) {
      if !out.isEmpty { out.append(" ") }
      let letters = Array(word)
      for (at, letter) in letters.enumerated() {
        if at >= 4, letters.count - at >= 4, mayDivide(letters, before: at) { out.append("\u{AD}") }
        out.append(letter)
      }
    }
    return String(out)
  }

  private static func isVowel(_ c: Unicode.Scalar) -> Bool { "aeiouyäöüAEIOUYÄÖÜ".unicodeScalars.contains(c) }

  /// In front of a consonant that a vowel follows, unless it belongs to the one before it.
  private static func mayDivide(_ word: [Unicode.Scalar], before at: Int) -> Bool {
    guard at > 0, at + 1 < word.count, word[at].properties.isAlphabetic, word[at - 1].properties.isAlphabetic, !isVowel(word[at]), isVowel(word[at + 1]) else { return false }
    switch (word[at - 1], word[at]) {
    case ("c", "h"), ("c", "k"), ("p", "h"), ("t", "h"), ("s", "h"), ("q", "u"): return false
    default: return true
    }
  }

  /// As much as fits on one line.
  static func clipped(_ text: String, width: Int, size: Int = 15) -> String {
    guard self.width(text, size: size) > width else { return text }
    var used = self.width("…", size: size), out = ""
    for scalar in text.unicodeScalars {
      used += share(scalar) * size / 100
      if used > width { break }
      out.unicodeScalars.append(scalar)
    }
    while out.last == " " { out.removeLast() }
    return out + "…"
  }
}

/// How words in a drawing look: a class for the screen, attributes with the light values for engines that apply no style sheet to drawings.
enum PlotStyle {
  /// What authors state; what the tool says, normal, small, strong; on a filled mark; a gap.
  case statement, plain, small, strong, inverse, signal

  fileprivate var markup: StaticString {
    switch self {
    // Size and colour of plain words are the drawing's own.
    case .statement: " class=\"ts\" font-size=\"15\" font-family=\"Liberation Serif,serif\""
    case .plain: ""
    case .small: " class=\"tl\" font-size=\"12\" fill=\"#474d53\""
    case .strong: " class=\"tb\" font-weight=\"600\""
    case .inverse: " class=\"tinv\" font-weight=\"600\" fill=\"#fff\""
    case .signal: " class=\"tsig\" font-weight=\"600\" fill=\"#b3261e\""
    }
  }
}

enum PlotAnchor {
  case start, middle, end

  fileprivate var markup: StaticString {
    switch self {
    case .start: ""
    case .middle: " text-anchor=\"middle\""
    case .end: " text-anchor=\"end\""
    }
  }
}

extension HTML {
  /// The light values of the eight hues.
  static let hues: [StaticString] = ["#858d94", "#10367d", "#9a6929", "#136566", "#5f2647", "#6a3ba6", "#3c3c00", "#6d7198", "#7d4d2c"]

  /// At most one decimal.
  mutating func coordinate(_ value: Double) {
    let tenths = Int((value * 10).rounded())
    if tenths < 0 { raw("-") }
    number(abs(tenths) / 10)
    if tenths % 10 != 0 { raw("."); number(abs(tenths) % 10) }
  }

  /// A drawing in a box that scrolls by itself where the page is narrow.
  /// `isListed`: the same stands as a list beside it, which takes its place on narrow screens.
  mutating func plot(_ name: Phrase, style: StaticString, width: Int, height: Int, about description: String, isListed: Bool = false, _ body: (inout HTML) -> Void) {
    raw(isListed ? "<div class=\"pic__plot pic__plot--listed\"" : "<div class=\"pic__plot\"")
    raw(" tabindex=\"0\" role=\"region\" aria-label=\"")
    attribute(name(language) + ", " + UI.scrolls(language))
    raw("\">\n<svg class=\"")
    raw(style)
    raw("\" viewBox=\"0 0 ")
    number(width)
    raw(" ")
    number(height)
    raw("\" font-family=\"Liberation Sans, Arial, sans-serif\" font-size=\"13\" fill=\"#191c1f\" aria-label=\"")
    attribute(name(language))
    put("\"><desc>", description, "</desc>\n")
    body(&self)
    raw("</svg>\n</div>\n")
  }

  mutating func plotText(_ text: String, x: Double, y: Double, _ style: PlotStyle, _ anchor: PlotAnchor = .start, hasHalo: Bool = false) {
    raw("<text x=\"")
    coordinate(x)
    raw("\" y=\"")
    coordinate(y)
    raw("\"")
    raw(style.markup)
    raw(anchor.markup)
    // The halo itself stands in the style sheet: an engine that paints it over the words instead of beneath them does not read that.
    raw(hasHalo ? " paint-order=\"stroke\"" : "")
    put(">", text, "</text>")
  }

  /// Lines of one text, `step` apart.
  mutating func plotLines(_ lines: [String], x: Double, y: Double, step: Int = 18, _ style: PlotStyle) {
    guard lines.count > 1 else {
      if let line = lines.first { plotText(line, x: x, y: y, style) }
      return
    }
    raw("<text y=\"")
    coordinate(y)
    raw("\"")
    raw(style.markup)
    raw(">")
    for (number, line) in lines.enumerated() {
      raw("<tspan x=\"")
      coordinate(x)
      raw("\" dy=\"")
      self.number(number == 0 ? 0 : step)
      // The blank keeps words apart where the text is read in one piece.
      put("\">", line, number + 1 < lines.count && !line.hasSuffix("-") ? " </tspan>" : "</tspan>")
    }
    raw("</text>")
  }

  /// ` class="seg-3 f-seg" fill="#136566"`.
  mutating func fill(_ place: Int?) {
    let hue = place.map { SiteIndex.hue($0) } ?? 0
    raw(" class=\"seg-")
    number(hue)
    raw(" f-seg\" fill=\"")
    raw(HTML.hues[hue])
    raw("\"")
  }

  mutating func stroke(_ place: Int?, isDashed: Bool = false) {
    let hue = place.map { SiteIndex.hue($0) } ?? 0
    raw(" class=\"seg-")
    number(hue)
    raw(isDashed ? " f-paper s-seg w2 dash\" fill=\"#fff\" stroke-width=\"2\" stroke-dasharray=\"4 4\" stroke=\"" : " f-paper s-seg w2\" fill=\"#fff\" stroke-width=\"2\" stroke=\"")
    raw(HTML.hues[hue])
    raw("\"")
  }

  /// The table behind a picture, folded away on the screen.
  mutating func tableBehind(_ name: Phrase, isOpen: Bool = false, _ body: (inout HTML) -> Void) {
    raw(isOpen ? "<details open>" : "<details>")
    put("<summary>", UI.tableOfPicture, "</summary>\n")
    scroll(name) { html in
      html.raw("<table>\n")
      body(&html)
      html.raw("</table>\n")
    }
    raw("</details>\n")
  }
}

/// Where labels stand beside marks so that none covers another.
struct PlotLabels {
  struct Box {
    var x: Double, y: Double, width: Double, height: Double

    func meets(_ other: Box) -> Bool {
      x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height
    }
  }

  let bounds: Box
  private var taken: [Box] = []

  init(bounds: Box) { self.bounds = bounds }

  mutating func occupy(_ box: Box) { taken.append(box) }

  func isFree(_ box: Box) -> Bool { !taken.contains { $0.meets(box) } }

  /// The nearest free place for a round mark: the one it belongs to, else on rings around it.
  mutating func mark(x: Double, y: Double, radius: Double) -> (x: Double, y: Double) {
    func box(_ x: Double, _ y: Double) -> Box { Box(x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius) }
    // Eight directions, without a sine: the same on every machine.
    let way: [(Double, Double)] = [(1, 0), (-1, 0), (0, 1), (0, -1), (0.7, 0.7), (-0.7, -0.7), (0.7, -0.7), (-0.7, 0.7)]
    if isFree(box(x, y)) { occupy(box(x, y)); return (x, y) }
    for ring in 1...6 {
      for step in way {
        let nx = x + step.0 * Double(ring) * (radius * 2 + 2), ny = y + step.1 * Double(ring) * (radius * 2 + 2)
        guard nx - radius >= bounds.x, nx + radius <= bounds.x + bounds.width, ny - radius >= bounds.y, ny + radius <= bounds.y + bounds.height else { continue }
        if isFree(box(nx, ny)) { occupy(box(nx, ny)); return (nx, ny) }
      }
    }
    return (x, y)
  }

  /// A place for words beside a mark; nil where there is none, and the mark keeps its number alone.
  mutating func label(x: Double, y: Double, gap: Double, width: Double, height: Double = 20) -> (x: Double, y: Double, anchor: PlotAnchor)? {
    let options: [(Box, Double, Double, PlotAnchor)] = [
      (Box(x: x + gap, y: y - height / 2, width: width, height: height), x + gap, y + 5, .start),
      (Box(x: x - gap - width, y: y - height / 2, width: width, height: height), x - gap, y + 5, .end),
      (Box(x: x - width / 2, y: y + gap - 4, width: width, height: height), x, y + gap + 11, .middle),
      (Box(x: x - width / 2, y: y - gap - height + 4, width: width, height: height), x, y - gap - 1, .middle),
    ]
    for (box, lx, ly, anchor) in options {
      guard box.x >= bounds.x, box.x + box.width <= bounds.x + bounds.width, box.y >= bounds.y, box.y + box.height <= bounds.y + bounds.height else { continue }
      if isFree(box) { occupy(box); return (lx, ly, anchor) }
    }
    return nil
  }
}
