import Source
import Bind
import Check

/// The model through its tags or months: a row for each segment, what is decided about it as squares.
struct Evolution {
  static let rowLimit = 40

  struct Row {
    let row: History.Row
    /// As it is published today.
    let document: Int?
    let place: Int?
  }

  let columns: [History.Column]
  let earlier: Int
  let rows: [Row]
  let canvases: [Row]
  /// Rows that are left out.
  let more: Int

  init(_ history: History, in site: SiteIndex) {
    columns = history.columns
    earlier = history.earlierColumns
    func bound(_ row: History.Row) -> Row {
      let document = site.document(named: row.owner)
      return Row(row: row, document: document, place: document.flatMap { site.place(of: $0) })
    }
    // In the site's order, those that are no more behind them.
    let all = history.segments.map(bound).sorted { a, b in
      (a.place ?? .max) != (b.place ?? .max) ? (a.place ?? .max) < (b.place ?? .max) : utf8Precedes(a.row.owner, b.row.owner)
    }
    rows = Array(all.prefix(Evolution.rowLimit))
    more = all.count - rows.count
    canvases = Array(history.canvases.map(bound).filter { row in row.row.cells.contains { $0.map { $0.notes.contains { $0 > 0 } } ?? false } }.prefix(6))
  }

  /// Where a row begins, and where it ends because the thing is gone or put away.
  static func span(_ row: History.Row) -> (first: Int, end: Int?) {
    if let end = row.goneBy { return (end, end) }
    let first = row.cells.firstIndex { $0 != nil } ?? 0
    let last = row.cells.lastIndex { $0.map { !$0.isRetired } ?? false } ?? first
    return (first, last + 1 < row.cells.count ? last + 1 : nil)
  }

  /// A row's thing appears in this column for the first time.
  func isNew(_ row: History.Row, _ column: Int) -> Bool {
    row.cells[column] != nil && (column == 0 ? earlier == 0 : row.cells[column - 1] == nil)
  }
}

extension History {
  func count(_ subject: Change.Subject, _ deed: Change.Deed) -> Int { steps.reduce(0) { $0 + $1.changes.count { $0.subject == subject && $0.deed == deed } } }

  /// One sentence or two from the numbers.
  func finding(_ language: Language) -> String {
    guard let first, let last else { return "" }
    let de = language == .de
    let span = first == last
      ? (de ? "Am \(Typography.day(first, .de))" : "On \(Typography.day(first, .en))")
      : (de ? "Vom \(Typography.day(first, .de)) bis zum \(Typography.day(last, .de))" : "From \(Typography.day(first, .en)) to \(Typography.day(last, .en))")
    func part(_ subject: Change.Subject, _ one: Phrase, _ many: Phrase, irrelevant: Bool = false) -> String? {
      let came = count(subject, .added), went = count(subject, .withdrawn)
      if came + went == 0 { return nil }
      func number(_ count: Int) -> String { Typography.grouped(count, language) + "\u{A0}" + (count == 1 ? one : many)(language) }
      if irrelevant {
        let taken = went == 0 ? "" : de ? ", \(Typography.grouped(went, language)) davon nicht mehr" : ", \(Typography.grouped(went, language)) no longer"
        return (de ? "\(Typography.grouped(came, language))-mal wurde ein Merkmal für irrelevant erklärt" : "\(Typography.grouped(came, language))\u{A0}\(came == 1 ? "characteristic was" : "characteristics were") declared irrelevant") + taken
      }
      let added = came == 0 ? "" : number(came) + (de ? (came == 1 ? " kam hinzu" : " kamen hinzu") : came == 1 ? " was added" : " were added")
      if went == 0 { return added }
      let gone = (came == 0 ? number(went) : Typography.grouped(went, language)) + (de ? (went == 1 ? " wurde zurückgezogen" : " wurden zurückgezogen") : went == 1 ? " was withdrawn" : " were withdrawn")
      return came == 0 ? gone : added + ", " + gone
    }
    let parts = [
      part(.segment, Phrase("Segment", "segment"), Phrase("Segmente", "segments")),
      part(.clarifier, Phrase("Clarifier", "clarifier"), Phrase("Clarifier", "clarifiers")),
      part(.irrelevance, Phrase("", ""), Phrase("", ""), irrelevant: true),
    ].compactMap(\.self)
    let number = Typography.grouped(commits, language) + "\u{A0}" + (commits == 1 ? "Commit" : "Commits").lowercasedUnless(de)
    if parts.isEmpty { return de ? "\(span): \(number), ohne Entscheidung über ein Segment." : "\(span): \(number), none of which decides about a segment." }
    return "\(span), \(de ? "in" : "in") \(number): " + parts.joined(separator: "; ") + "."
  }
}

extension String {
  fileprivate func lowercasedUnless(_ keep: Bool) -> String { keep ? self : lowercased() }
}

extension HTML {
  static let evolution = (
    title: Phrase("Entscheidungen im Zeitverlauf", "Decisions over time"),
    about: Phrase(
      "Jede Zeile ist ein Segment, jede Spalte ein Stand des Modells. Ein Quadrat ist ein Urteil über ein Merkmal; darunter steht, was seit der Spalte davor dazukam und wegfiel.",
      "Each row is a segment, each column a state of the model. A square is a verdict about a characteristic; below it stands what came and went since the column before."))

  /// `v1.2`, `Mär 2026`, `zuletzt`.
  func label(_ column: History.Column) -> String {
    if let tag = column.tag { return tag }
    if column.isNow { return language == .de ? "zuletzt" : "latest" }
    return Typography.month(column.day, language)
  }

  mutating func evolution(_ history: History) {
    let evolution = Evolution(history, in: site)
    guard !evolution.rows.isEmpty, !evolution.columns.isEmpty else { return }
    raw("<ul class=\"legend\" aria-label=\"")
    say(UI.legend)
    raw("\"><li><svg class=\"mk\" viewBox=\"0 0 12 12\" aria-hidden=\"true\" focusable=\"false\"><path class=\"mk-f\" d=\"M.75 .75h10.5v10.5H.75z\" fill=\"#191c1f\"/></svg>")
    put("", Phrase("Clarifier", "clarifier"), "</li><li>")
    raw("<svg class=\"mk\" viewBox=\"0 0 12 12\" aria-hidden=\"true\" focusable=\"false\"><path class=\"mk-o\" d=\"M1.5 1.5h9v9h-9z\" fill=\"none\" stroke=\"#191c1f\" stroke-width=\"1.5\"/></svg>")
    put("", Phrase("für irrelevant erklärt", "declared irrelevant"), "</li><li>")
    raw("<svg class=\"mk\" viewBox=\"0 0 12 12\" aria-hidden=\"true\" focusable=\"false\"><path class=\"mk-d\" d=\"M1.5 1.5h9v9h-9z\" fill=\"none\" stroke=\"#191c1f\" stroke-width=\"1.5\" stroke-dasharray=\"2 1.6\"/></svg>")
    put("", Phrase("unentschieden", "undecided"), "</li><li>")
    raw("<svg class=\"mk\" viewBox=\"0 0 12 12\" aria-hidden=\"true\" focusable=\"false\"><path class=\"mk-o\" d=\"M2 2l8 8M10 2l-8 8\" fill=\"none\" stroke=\"#191c1f\" stroke-width=\"1.5\"/></svg>")
    put("", Phrase("zurückgezogen", "withdrawn"), "</li></ul>\n")
    drawing(evolution, history)
    tableBehind(HTML.evolution.title) { html in
      html.raw("<thead><tr>")
      html.column(UI.segment)
      for column in evolution.columns {
        html.raw("<th scope=\"col\">")
        html.text(html.label(column))
        if column.tag != nil || column.isNow { html.put("<br><span class=\"small\">", Typography.day(column.day, html.language), "</span>") }
        html.raw("</th>")
      }
      html.raw("</tr></thead>\n<tbody>\n")
      for row in evolution.rows {
        html.raw("<tr><th scope=\"row\">")
        html.rowName(row)
        html.raw("</th>")
        for at in row.row.cells.indices { html.put("<td>", html.words(row.row, at, evolution), "</td>") }
        html.raw("</tr>\n")
      }
      html.raw("</tbody>\n")
    }
    if evolution.more > 0 { put("<p class=\"small\">", UI.more(evolution.more, language), "</p>\n") }
  }

  private mutating func rowName(_ row: Evolution.Row) {
    if let place = row.place { key(place) }
    if let document = row.document { name(Entity(document), as: "k") } else { put("<span class=\"k\">", row.row.name, "</span>") }
  }

  /// `3 Clarifier, 1 irrelevant, 2 offen (+1 −2)`.
  private func words(_ row: History.Row, _ at: Int, _ evolution: Evolution) -> String {
    guard let cell = row.cells[at] else {
      if row.goneBy == at { return language == .de ? "kam und ging" : "came and went" }
      let wasThere = row.cells[..<at].contains { $0 != nil } || row.goneBy.map { $0 < at } ?? false
      return wasThere ? (language == .de ? "zurückgezogen" : "withdrawn") : "–"
    }
    if cell.isRetired { return language == .de ? "zurückgezogen" : "withdrawn" }
    let de = language == .de
    var parts: [String] = []
    if cell.clarifiers > 0 { parts.append("\(cell.clarifiers)\u{A0}" + (de ? "Clarifier" : cell.clarifiers == 1 ? "clarifier" : "clarifiers")) }
    if cell.irrelevant > 0 { parts.append("\(cell.irrelevant)\u{A0}irrelevant") }
    if cell.undecided > 0 { parts.append("\(cell.undecided)\u{A0}" + (de ? "offen" : "undecided")) }
    if parts.isEmpty { parts.append(de ? "ohne Urteile" : "no verdicts") }
    let moved = HTML.moved(cell)
    return parts.joined(separator: ", ") + (evolution.isNew(row, at) ? (de ? " (neu)" : " (new)") : moved.isEmpty ? "" : " (\(moved))")
  }

  static func moved(_ cell: History.Cell) -> String {
    [cell.came > 0 ? "+\(cell.came)" : "", cell.went > 0 ? "\u{2212}\(cell.went)" : ""].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private mutating func drawing(_ evolution: Evolution, _ history: History) {
    let left = 236, count = evolution.columns.count
    let step = max(62, min(150, 720 / count)), row = 62, top = 44
    let width = left + step * count + 14, height = top + row * evolution.rows.count + 6
    let name = HTML.evolution.title
    plot(name, style: count > 10 ? "sv-l" : "sv-m", width: width, height: height, about: name(language) + ". " + history.finding(language)) { html in
      html.put("<title>", name, "</title>\n")
      for (at, column) in evolution.columns.enumerated() {
        let x = Double(left + at * step)
        html.plotText(PlotText.clipped(html.label(column), width: step - 8, size: 13), x: x, y: 16, .strong)
        if column.tag != nil || column.isNow { html.plotText(PlotText.clipped(Typography.day(column.day, html.language), width: step - 6, size: 12), x: x, y: 32, .small) }
      }
      for (number, each) in evolution.rows.enumerated() {
        let y = Double(top + number * row)
        html.raw("<path class=\"x-line\" fill=\"none\" stroke=\"#d5d9dd\" d=\"M0 ")
        html.coordinate(y)
        html.raw("h")
        html.number(width)
        html.raw("\"/>")
        let isOpen = each.document.map { html.openLink(Entity($0)) } ?? false
        var indent = 0.0
        if let place = each.place {
          html.raw("<rect")
          html.fill(place)
          html.raw(" x=\"0\" width=\"18\" height=\"18\" y=\"")
          html.coordinate(y + 10)
          html.raw("\"/>")
          html.plotText(SiteIndex.letter(place), x: 9, y: y + 24, .inverse, .middle)
          indent = 26
        }
        html.plotLines(PlotText.lines(each.row.name, width: left - 24 - Int(indent), size: 15, limit: 3), x: indent, y: y + 24, step: 16, .statement)
        if isOpen { html.raw("</a>") }
        html.row(each, evolution, left: left, step: step, y: y)
        html.raw("\n")
      }
    }
  }

  private mutating func row(_ each: Evolution.Row, _ evolution: Evolution, left: Int, step: Int, y: Double) {
    let span = Evolution.span(each.row)
    // The life of the segment, under its squares.
    if span.end != span.first {
      raw("<path class=\"x-edge\" fill=\"none\" stroke=\"#858d94\" d=\"M")
      coordinate(Double(left + span.first * step))
      raw(" ")
      coordinate(y + 38)
      raw("H")
      coordinate(Double(left + (span.end ?? evolution.columns.count) * step) - 8)
      raw("\"/>")
    }
    if let end = span.end {
      let x = Double(left + end * step)
      raw("<path class=\"x-ink\" fill=\"none\" stroke=\"#191c1f\" stroke-width=\"1.5\" d=\"M")
      coordinate(x)
      raw(" ")
      coordinate(y + 33)
      raw("l10 10m0 -10l-10 10\"/>")
      let word = each.row.goneBy == nil ? Phrase("zurückgezogen", "withdrawn") : Phrase("kam und ging", "came and went")
      plotText(PlotText.clipped(word(language), width: (evolution.columns.count - end) * step - 4, size: 12), x: x, y: y + 55, .small)
    }
    for (at, cell) in each.row.cells.enumerated() {
      guard let cell, span.end.map({ at < $0 }) ?? true else { continue }
      let x = Double(left + at * step)
      squares(cell, place: each.place, x: x, y: y + 10, width: step - 8)
      let note = evolution.isNew(each.row, at) ? (language == .de ? "neu" : "new") : HTML.moved(cell)
      if !note.isEmpty { plotText(note, x: x, y: y + 55, .small) }
    }
  }

  /// Two lines of squares; where they are more, numbers.
  private mutating func squares(_ cell: History.Cell, place: Int?, x: Double, y: Double, width: Int) {
    let perLine = max(1, width / 13)
    if cell.clarifiers + cell.irrelevant + cell.undecided > 2 * perLine {
      plotText("\(cell.clarifiers) / \(cell.irrelevant) / \(cell.undecided)", x: x, y: y + 16, .plain)
      return
    }
    // One line stands on the line of life.
    let y = cell.clarifiers + cell.irrelevant + cell.undecided > perLine ? y : y + 12
    for number in 0..<(cell.clarifiers + cell.irrelevant + cell.undecided) {
      raw("<rect")
      if number < cell.clarifiers { fill(place) } else if number < cell.clarifiers + cell.irrelevant { stroke(place) } else {
        raw(" class=\"mk-d\" fill=\"none\" stroke=\"#191c1f\" stroke-width=\"1.5\" stroke-dasharray=\"2 1.6\"")
      }
      let inset = number < cell.clarifiers ? 0.0 : 1.0
      raw(" width=\"")
      coordinate(10 - 2 * inset)
      raw("\" height=\"")
      coordinate(10 - 2 * inset)
      raw("\" x=\"")
      coordinate(x + Double(number % perLine * 13) + inset)
      raw("\" y=\"")
      coordinate(y + Double(number / perLine * 13) + inset)
      raw("\"/>")
    }
  }

  // MARK: Canvases

  /// For each canvas a table: its blocks, and how many notes they held when.
  mutating func canvasEvolution(_ history: History) {
    let evolution = Evolution(history, in: site)
    for (number, each) in evolution.canvases.enumerated() {
      guard let kind = each.row.owner.split(separator: "/").first.flatMap({ Kind(rawValue: String($0)) }) else { continue }
      let blocks = BlockKind.blocks(of: kind)
      raw("<h3 class=\"over\" id=\"_canvas-")
      self.number(number + 1)
      raw("\">")
      rowName(each)
      raw("</h3>\n")
      let most = max(1, each.row.cells.compactMap { $0?.notes.max() }.max() ?? 1)
      scroll(Phrase("Notizen je Feld: " + each.row.name, "Notes by block: " + each.row.name)) { html in
        html.put("<table class=\"heat heat--cells\"><thead><tr><th scope=\"col\">", Phrase("Feld", "Block"), "</th>")
        for column in evolution.columns { html.put("<th scope=\"col\">", html.label(column), "</th>") }
        html.raw("</tr></thead><tbody>\n")
        for (at, block) in blocks.enumerated() where each.row.cells.contains(where: { ($0?.notes ?? [])[safe: at] ?? 0 > 0 }) {
          html.put("<tr><th scope=\"row\">", block.title(in: html.language), "</th>")
          for (column, cell) in each.row.cells.enumerated() {
            let notes = cell?.notes[safe: at]
            let before = column > 0 ? each.row.cells[column - 1]?.notes[safe: at] : nil
            if let notes, notes > 0 {
              html.raw("<td class=\"h")
              html.number(notes == 1 ? 1 : notes * 3 <= most ? 2 : notes * 3 <= most * 2 ? 3 : 4)
              html.raw("\">")
              html.number(notes)
            } else {
              html.put("<td class=\"zero\">", notes == nil ? "–" : "0", "")
            }
            if let notes, let before, notes != before { html.put(" <span class=\"moved\">", notes > before ? "+\(notes - before)" : "\u{2212}\(before - notes)", "</span>") }
            html.raw("</td>")
          }
          html.raw("</tr>\n")
        }
        html.put("<tr><th scope=\"row\" class=\"small\">", Phrase("kam und ging", "came and went"), "</th>")
        for (at, cell) in each.row.cells.enumerated() {
          html.raw("<td class=\"small\">")
          html.text(cell.map { evolution.isNew(each.row, at) ? (html.language == .de ? "neu" : "new") : HTML.moved($0) } ?? "")
          html.raw("</td>")
        }
        html.raw("</tr>\n</tbody></table>\n")
      }
    }
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
