import Source
import Bind

/// The eleven aspects of customer relationships by segment: how much is thought through where.
struct RelationshipMap {
  struct Cell {
    /// The documents about the segment.
    let notes: Int
    let hasProse: Bool
    var isMissing: Bool { notes == 0 && !hasProse }
  }

  struct Row {
    let segment: Int
    let document: Int
    let cells: [Cell]
    var missing: Int { cells.count(where: \.isMissing) }
  }

  let aspects = BlockKind.blocks(of: .customerRelationships)
  let rows: [Row]
  /// Segments about whose relationships nothing is written.
  let bare: [Int]

  init(_ site: SiteIndex) {
    var documents: [Int: [Int]] = [:]
    for document in site.documents(of: .customerRelationships) where site.model.documents[document].status != "retired" {
      if let place = site.concerned[document].first { documents[site.segments[place], default: []].append(document) }
    }
    var rows: [Row] = [], bare: [Int] = []
    let aspects = self.aspects
    for segment in site.segments where site.model.documents[segment].status != "retired" {
      guard let own = documents[segment] else {
        bare.append(segment)
        continue
      }
      let cells = aspects.map { aspect -> Cell in
        var notes = 0, hasProse = false
        for document in own {
          for block in site.model.documents[document].blocks where block.kind == aspect {
            notes += block.notes.count
            hasProse = hasProse || block.hasProse
          }
        }
        if notes == 0, !hasProse { notes = site.model.known(of: own[0], aspect).count }
        return Cell(notes: notes, hasProse: hasProse)
      }
      rows.append(Row(segment: segment, document: own[0], cells: cells))
    }
    self.rows = rows
    self.bare = bare
  }

  func finding(_ site: SiteIndex) -> String {
    guard !rows.isEmpty else { return "" }
    let de = site.language == .de
    func name(_ row: Row) -> String { Typography.quoted(site.model.documents[row.segment].name, site.language) }
    let whole = rows.filter { $0.missing == 0 }
    var text: String
    if whole.count == rows.count {
      let names = whole.count <= 2 ? Typography.list(whole.map(name), site.language) : de ? "\(whole.count) Segmente" : "\(whole.count) segments"
      text = bare.isEmpty
        ? (de ? "Jeder Gesichtspunkt ist durchdacht." : "Every aspect is thought through.")
        : de ? "Für \(names) sind alle \(aspects.count) Gesichtspunkte durchdacht."
        : "For \(names) all \(aspects.count) aspects are thought through."
    } else {
      let worst = rows.max { $0.missing < $1.missing }!
      text = de
        ? "Für \(name(worst)) \(worst.missing == 1 ? "fehlt einer" : "fehlen \(worst.missing)") der \(aspects.count) Gesichtspunkte."
        : "For \(name(worst)) \(worst.missing) of the \(aspects.count) aspects \(worst.missing == 1 ? "is" : "are") missing."
      if let first = whole.first {
        text += de ? " Für \(name(first)) ist jeder durchdacht." : " For \(name(first)) every one is thought through."
      }
    }
    if !bare.isEmpty {
      text += de
        ? " Für \(bare.count == 1 ? "ein weiteres Segment" : "\(bare.count) weitere Segmente") ist noch nichts geschrieben."
        : " For \(bare.count == 1 ? "one other segment" : "\(bare.count) other segments") nothing is written yet."
    }
    return text
  }
}

extension Model {
  /// What is known of an aspect of a segment's relationships without a word of their document: whom they are with, and the channels on the canvases.
  func known(of document: Int, _ aspect: BlockKind) -> [Entity] {
    guard let segment = documents[document].record.reference("segment").flatMap({ entity(document, $0)?.document }) else { return [] }
    return switch aspect {
    case .segments: [Entity(segment)]
    case .channels: channelNotes(for: segment)
    default: []
    }
  }
}

extension HTML {
  /// The segment's name, which leads to what is written about its relationships.
  private mutating func relationshipName(_ row: RelationshipMap.Row) {
    let isOpen = openLink(Entity(row.document), as: "k")
    text(site.model.documents[row.segment].name)
    if isOpen { raw("</a>") }
  }

  /// Few segments stand as columns, many as rows.
  mutating func relationshipMap(_ map: RelationshipMap) {
    let most = max(1, map.rows.flatMap(\.cells).map(\.notes).max() ?? 1)
    let shown = map.rows.prefix(80)
    func cell(_ cell: RelationshipMap.Cell, _ html: inout HTML) {
      if cell.isMissing {
        html.raw("<td>")
        html.gap(UI.missing)
      } else if cell.notes == 0 {
        html.put("<td class=\"h1\">", Phrase("Text", "text"), "")
      } else {
        // Four steps of grey: one note, up to a third, two thirds, all.
        let step = cell.notes == 1 || most == 1 ? 1 : cell.notes * 3 <= most ? 2 : cell.notes * 3 <= most * 2 ? 3 : 4
        html.raw("<td class=\"h")
        html.number(step)
        html.raw("\">")
        html.number(cell.notes)
      }
      html.raw("</td>")
    }
    scroll(Phrase("Gesichtspunkte je Segment", "Aspects by segment")) { html in
      if shown.count <= 8 {
        html.put("<table class=\"heat heat--cells\"><thead><tr><th scope=\"col\">", Phrase("Gesichtspunkt", "Aspect"), "</th>")
        for row in shown {
          html.raw("<th scope=\"col\">")
          if let place = html.site.place(of: row.segment) { html.key(place) }
          html.relationshipName(row)
          html.raw("</th>")
        }
        html.raw("</tr></thead><tbody>\n")
        for (number, aspect) in map.aspects.enumerated() {
          html.put("<tr><th scope=\"row\">", aspect.title(in: html.language), "</th>")
          for row in shown { cell(row.cells[number], &html) }
          html.raw("</tr>\n")
        }
      } else {
        html.put("<table class=\"heat heat--cells heat--wide\"><thead><tr><th scope=\"col\">", UI.segment, "</th>")
        for aspect in map.aspects { html.put("<th scope=\"col\">", PlotText.divisible(aspect.title(in: html.language)), "</th>") }
        html.raw("</tr></thead><tbody>\n")
        for row in shown {
          html.raw("<tr><th scope=\"row\">")
          if let place = html.site.place(of: row.segment) { html.key(place) }
          html.relationshipName(row)
          html.raw("</th>")
          for each in row.cells { cell(each, &html) }
          html.raw("</tr>\n")
        }
      }
      html.raw("</tbody></table>\n")
    }
    if map.rows.count > shown.count { moreLink(map.rows.count - shown.count, "customer-relationships.html") }
    if !map.bare.isEmpty {
      put("<h2 class=\"lbl\">", Phrase("Noch nichts geschrieben", "Nothing written yet"), "</h2><ul class=\"lines cols\">")
      for segment in map.bare.prefix(40) {
        raw("<li>")
        if let place = site.place(of: segment) { key(place) }
        name(Entity(segment), as: "k")
        raw("</li>")
      }
      if map.bare.count > 40 { put("<li class=\"small\">", UI.more(map.bare.count - 40, language), "</li>") }
      raw("</ul>\n")
    }
  }
}
