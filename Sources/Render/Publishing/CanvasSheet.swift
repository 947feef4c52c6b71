import Source
import Bind
import Check

/// A canvas as a picture that stands alone: text as text, colours of its own, nothing loaded. How wide text is it can only guess, and guesses
/// wide.
struct CanvasSheet {
  private struct Line {
    let text: String
    let isHeading: Bool
  }

  private struct Card {
    let lines: [String]
    let places: [Int]
    let isLinked: Bool
  }

  private struct Box {
    let title: String
    let cards: [Card]
    var height: Double { cards.reduce(46) { $0 + CanvasSheet.height(of: $1) + 8 } + 8 }
  }

  private static let column = 300.0, margin = 40.0, size = 15.0, leading = 20.0
  private static func height(of card: Card) -> Double { Double(card.lines.count) * leading + 12 }

  /// Lines and grounds of the eight hues on white, as in the style sheet.
  static let hues = ["#10367d", "#9a6929", "#136566", "#5f2647", "#6a3ba6", "#3c3c00", "#6d7198", "#7d4d2c"]
  static let tints = ["#eaf1fc", "#fbf1e4", "#e4f5f4", "#fbedf4", "#f4effd", "#f3f3e2", "#f0f1f8", "#f9efe8"]

  private let site: SiteIndex
  private let source: Document
  private let grid: CanvasGrid
  private var boxes: [String: Box] = [:]

  init(of document: Int, in site: SiteIndex) {
    self.site = site
    source = site.model.documents[document]
    grid = CanvasGrid(of: document, in: site)
    for (area, blocks) in CanvasGrid.places(of: source.kind!) {
      let isWide = area.description == "cost" || area.description == "rev"
      let width = CanvasSheet.column * (isWide ? 2.5 : 1) - 44
      var cards: [Card] = []
      for block in blocks {
        for note in grid.notes(block) {
          let words = source.items[note.item].words
          cards.append(Card(lines: CanvasSheet.wrapped(words, width: width - (note.segments.isEmpty ? 0 : 26)), places: note.segments, isLinked: !note.segments.isEmpty))
        }
      }
      boxes[area.description] = Box(title: source.blocks.first { $0.kind == blocks[0] }?.heading.string ?? blocks[0].title(in: site.language), cards: cards)
    }
  }

  /// About how wide a character is, in ems of a face as wide as Arial.
  private static func share(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "t", "f", "r", ".", ",", ":", ";", "'", "|", "!", "(", ")", "I", " ", "-", "/": 0.36
    case "m", "w", "M", "W", "@", "%", "–", "—", "…", "&": 0.92
    case "A"..."Z", "Ä", "Ö", "Ü": 0.74
    default: scalar.value < 0x2E80 ? 0.58 : 1
    }
  }

  private static let shares: [Double] = (0..<128).map { share(Unicode.Scalar(UInt8($0))) }

  /// The shares of a text, added to those of what stands before it.
  private static func share(of text: Substring, behind start: Double = 0) -> Double {
    text.unicodeScalars.reduce(start) { $0 + ($1.isASCII ? shares[Int($1.value)] : share($1)) }
  }

  private static func width(of text: Substring) -> Double { share(of: text) * size }

  private static func wrapped(_ text: String, width: Double) -> [String] {
    var lines: [String] = [], line = "", used = 0.0
    // Spaces are single bytes and never part of another character.
    for part in text.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
      var word = Substring(part)
      let longer = line.isEmpty ? share(of: word) : share(of: word, behind: used + shares[0x20])
      if longer * size <= width {
        if !line.isEmpty { line += " " }
        line += word
        used = longer
        continue
      }
      if !line.isEmpty { lines.append(line) }
      // A word that is wider than the block is cut.
      while self.width(of: word) > width {
        var end = word.startIndex
        while end < word.endIndex, self.width(of: word[...end]) + 6 <= width { end = word.index(after: end) }
        if end == word.startIndex { break }
        lines.append(word[..<end] + "-")
        word = word[end...]
      }
      line = String(word)
      used = share(of: word)
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  func write(into out: inout ByteBuffer) {
    func box(_ area: String) -> Double { boxes[area]?.height ?? 46 }
    let column = CanvasSheet.column, margin = CanvasSheet.margin
    var upper = max(box("ka"), box("cr"), 150), lower = max(box("kr"), box("ch"), 150)
    let tall = max(box("kp"), box("vp"), box("cs"))
    if upper + lower < tall {
      upper += (tall - upper - lower) / 2
      lower = tall - upper
    }
    let bottom = max(box("cost"), box("rev"), 110)
    let top = margin + 74
    let segments = grid.segments
    let width = column * 5 + margin * 2, height = top + upper + lower + bottom + 34 + margin
    func number(_ value: Double, _ out: inout ByteBuffer) { out.append(decimal: Int(value.rounded())) }
    func attribute(_ name: StaticString, _ value: Double, _ out: inout ByteBuffer) {
      out.append(" ")
      out.append(name)
      out.append("=\"")
      number(value, &out)
      out.append("\"")
    }
    func text(_ text: String, _ x: Double, _ y: Double, _ attributes: StaticString, _ out: inout ByteBuffer) {
      out.append("<text")
      attribute("x", x, &out)
      attribute("y", y, &out)
      out.append(attributes)
      out.append(">")
      out.append(escaping: text)
      out.append("</text>\n")
    }
    func rectangle(_ x: Double, _ y: Double, _ w: Double, _ h: Double, _ look: String, _ out: inout ByteBuffer) {
      out.append("<rect")
      attribute("x", x, &out)
      attribute("y", y, &out)
      attribute("width", w, &out)
      attribute("height", h, &out)
      out.append(contentsOf: " " + look + "/>\n")
    }
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
    number(width, &out)
    out.append(" ")
    number(height, &out)
    out.append("\"")
    attribute("width", width, &out)
    attribute("height", height, &out)
    out.append(" xml:lang=\"")
    out.append(contentsOf: source.language.rawValue)
    out.append("\" role=\"img\" aria-labelledby=\"title desc\" font-family=\"'Noto Sans', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif\" font-size=\"15\" fill=\"#191c1f\">\n<title id=\"title\">")
    out.append(escaping: source.name)
    out.append("</title>\n<desc id=\"desc\">")
    out.append(escaping: source.kind!.singular(site.language) + ". " + grid.finding(site))
    out.append("</desc>\n")
    rectangle(0, 0, width, height, "fill=\"#fff\"", &out)
    text(source.name, margin, margin + 22, " font-size=\"30\" font-family=\"'Noto Serif', Palatino, Georgia, serif\"", &out)
    var x = margin
    for (place, _) in segments.prefix(8) {
      let name = site.model.documents[site.segments[place]].name
      rectangle(x, margin + 38, 20, 18, "fill=\"\(CanvasSheet.hues[SiteIndex.hue(place) - 1])\"", &out)
      text(SiteIndex.letter(place), x + 10, margin + 52, " fill=\"#fff\" font-size=\"13\" font-weight=\"600\" text-anchor=\"middle\"", &out)
      text(name, x + 27, margin + 52, " font-size=\"14\"", &out)
      x += CanvasSheet.width(of: name[...]) + 60
      if x > width - 240 { break }
    }
    let frames: [(String, Double, Double, Double, Double)] = [
      ("kp", 0, 0, 1, upper + lower), ("ka", 1, 0, 1, upper), ("kr", 1, upper, 1, lower), ("vp", 2, 0, 1, upper + lower), ("cr", 3, 0, 1, upper),
      ("ch", 3, upper, 1, lower), ("cs", 4, 0, 1, upper + lower), ("cost", 0, upper + lower, 2.5, bottom), ("rev", 2.5, upper + lower, 2.5, bottom),
    ]
    for (area, left, y, span, tall) in frames {
      guard let box = boxes[area] else { continue }
      let x = margin + left * column, y = top + y, w = span * column
      rectangle(x, y, w, tall, "fill=\"none\" stroke=\"#858d94\"", &out)
      text(box.title, x + 16, y + 28, " font-size=\"15\" font-weight=\"600\"", &out)
      var at = y + 46
      for card in box.cards {
        let high = CanvasSheet.height(of: card)
        let first = card.places.first.map { SiteIndex.hue($0) - 1 }
        rectangle(x + 12, at, w - 24, high, first.map { "fill=\"\(CanvasSheet.tints[$0])\"" } ?? "fill=\"none\" stroke=\"#858d94\" stroke-dasharray=\"4 3\"", &out)
        for (number, place) in card.places.prefix(2).enumerated() {
          rectangle(x + 12 + Double(number) * 5, at, 5, high, "fill=\"\(CanvasSheet.hues[SiteIndex.hue(place) - 1])\"", &out)
        }
        for (number, line) in card.lines.enumerated() { text(line, x + 26, at + 21 + Double(number) * CanvasSheet.leading, "", &out) }
        if !card.places.isEmpty {
          text(card.places.prefix(3).map { SiteIndex.letter($0) }.joined(), x + w - 18, at + 20, " font-size=\"13\" font-weight=\"600\" text-anchor=\"end\"", &out)
        }
        at += high + 8
      }
    }
    rectangle(margin, top, column * 5, upper + lower + bottom, "fill=\"none\" stroke=\"#191c1f\" stroke-width=\"2\"", &out)
    let isLean = source.kind == .leanCanvas
    let credit = isLean
      ? Phrase("Lean Canvas von Ash Maurya (leanstack.com), nach dem Business Model Canvas (strategyzer.com); CC BY-SA 3.0, angepasst.",
               "Lean Canvas by Ash Maurya (leanstack.com), after the Business Model Canvas (strategyzer.com); CC BY-SA 3.0, adapted.")
      : Phrase("Business Model Canvas von Strategyzer AG (strategyzer.com); CC BY-SA 3.0, angepasst.",
               "Business Model Canvas by Strategyzer AG (strategyzer.com); CC BY-SA 3.0, adapted.")
    text(credit(site.language), margin, height - margin + 12, " font-size=\"12\" fill=\"#474d53\"", &out)
    out.append("</svg>\n")
  }
}
