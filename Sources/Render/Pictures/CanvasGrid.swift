import Source
import Bind

/// A canvas as its method draws it: blocks in their places, notes in the colours of their segments.
struct CanvasGrid {
  struct Note {
    let item: Int
    /// Places of the segments it is about: those it links to, else those of the things it links to.
    let segments: [Int]
  }

  let document: Int
  /// Notes by block, in the author's order.
  let notes: [BlockKind: [Note]]

  init(of document: Int, in site: SiteIndex) {
    self.document = document
    let source = site.model.documents[document]
    var notes: [BlockKind: [Note]] = [:]
    for (index, item) in source.items.enumerated() {
      guard let note = item.note else { continue }
      var direct: [Int] = [], derived: [Int] = []
      for link in note.links {
        guard let entity = site.model.entity(document, link) else { continue }
        if let place = site.place(of: entity.document) {
          if !direct.contains(place) { direct.append(place) }
        } else if site.model.documents[entity.document].kind?.isCanvas == false {
          for place in site.concerned[entity.document] where !derived.contains(place) { derived.append(place) }
        }
      }
      notes[note.block, default: []].append(Note(item: index, segments: (direct.isEmpty ? derived : direct).sorted()))
    }
    self.notes = notes
  }

  /// Where segments are many, the first by priority stand for them.
  static let legendLength = 16
  static let keysPerNote = 4

  func notes(_ block: BlockKind) -> [Note] { notes[block] ?? [] }

  var count: Int { notes.values.reduce(0) { $0 + $1.count } }

  /// Segments that have notes, with how many.
  var segments: [(place: Int, count: Int)] {
    var counts: [Int: Int] = [:]
    for list in notes.values { for note in list { for place in note.segments { counts[place, default: 0] += 1 } } }
    return counts.keys.sorted().map { ($0, counts[$0]!) }
  }

  /// Notes without a segment, those that say why a block is empty left out.
  func unlinked(_ source: Document) -> Int {
    notes.values.reduce(0) { $0 + $1.count { $0.segments.isEmpty && source.items[$0.item].note?.noneReason == nil } }
  }

  /// Blocks by their place in the grid; a place may hold several.
  static func places(of kind: Kind) -> [(area: StaticString, blocks: [BlockKind])] {
    kind == .leanCanvas
      ? [
        ("kp", [.problem, .alternatives]), ("cs", [.segments, .earlyAdopters]), ("vp", [.valuePropositions, .concept]), ("ka", [.solution]),
        ("ch", [.channels]), ("rev", [.revenue]), ("cost", [.costs]), ("kr", [.metrics]), ("cr", [.advantage]),
      ]
      : [
        ("cs", [.segments]), ("vp", [.valuePropositions]), ("ch", [.channels]), ("cr", [.relationships]), ("rev", [.revenue]), ("kr", [.resources]),
        ("ka", [.activities]), ("kp", [.partners]), ("cost", [.costs]),
      ]
  }

  func finding(_ site: SiteIndex) -> String {
    let source = site.model.documents[document]
    let de = site.language == .de
    let blocks = BlockKind.blocks(of: source.kind!).filter { ![.alternatives, .earlyAdopters, .concept].contains($0) }
    let empty = blocks.filter { block in
      notes(block).isEmpty && !source.blocks.contains { $0.kind == block && ($0.hasProse || !$0.notes.isEmpty) }
    }
    let segments = self.segments
    if !empty.isEmpty {
      let names = Typography.list(empty.map { Typography.quoted($0.title(in: site.language), site.language) }, site.language)
      return de ? "\(names) \(empty.count == 1 ? "ist" : "sind") noch leer." : "\(names) \(empty.count == 1 ? "is" : "are") still empty."
    }
    let open = unlinked(source)
    if open > 0 {
      return de
        ? "\(open) von \(count) Notizen \(open == 1 ? "gehört" : "gehören") zu keinem Segment."
        : "\(open) of \(count) notes \(open == 1 ? "belongs" : "belong") to no segment."
    }
    return de
      ? "\(count) Notizen in \(blocks.count) Bausteinen, alle führen zu \(segments.count == 1 ? "einem Segment" : "\(segments.count) Segmenten")."
      : "\(count) notes in \(blocks.count) blocks, all of them lead to \(segments.count == 1 ? "one segment" : "\(segments.count) segments")."
  }
}

extension HTML {
  /// The canvas with legend and attribution.
  mutating func canvas(_ grid: CanvasGrid, _ prose: inout MarkdownHTML) {
    let source = site.model.documents[grid.document]
    let isLean = source.kind == .leanCanvas
    legend(of: grid)
    raw(isLean ? "<div class=\"bmc bmc--lean\">\n" : "<div class=\"bmc\">\n")
    for (area, blocks) in CanvasGrid.places(of: source.kind!) {
      raw("<section class=\"bmc__b bmc__")
      raw(area)
      raw("\" aria-labelledby=\"_b-")
      raw(area)
      raw("\">")
      for (number, block) in blocks.enumerated() {
        let written = source.blocks.filter { $0.kind == block }
        if number > 0, written.isEmpty { continue }
        let notes = grid.notes(block)
        let heading = written.first?.heading.string ?? block.title(in: language)
        if number == 0 {
          raw("<h2 id=\"_b-")
          raw(area)
          put("\"><span>", heading, "</span> ")
        } else {
          put("<h3 class=\"bmc__sub\"><span>", heading, "</span> ")
        }
        raw("<span class=\"n\">")
        self.number(notes.count)
        put("<span class=\"vh\">", notes.count == 1 ? Phrase(" Notiz", " note") : Phrase(" Notizen", " notes"), "</span></span>")
        raw(number == 0 ? "</h2>\n" : "</h3>\n")
        if !notes.isEmpty {
          raw("<ul>\n")
          for note in notes { self.note(note, of: grid.document, &prose) }
          raw("</ul>\n")
        }
        for each in written where each.hasProse {
          raw("<div class=\"bmc__prose\">")
          prose.besidesNotes(of: each, &self)
          raw("</div>\n")
        }
        if notes.isEmpty, !written.contains(where: \.hasProse) {
          put("<p class=\"bmc__none\">", Phrase("Noch nichts.", "Nothing yet."), "</p>\n")
        }
      }
      raw("</section>\n")
    }
    raw("</div>\n")
    attribution(isLean: isLean)
  }

  private mutating func legend(of grid: CanvasGrid) {
    raw("<ul class=\"legend\" aria-label=\"")
    say(Phrase("Segmente", "Segments"))
    raw("\">")
    func notes(_ count: Int) -> String {
      language == .de ? (count == 1 ? "1\u{A0}Notiz" : "\(count)\u{A0}Notizen") : (count == 1 ? "1\u{A0}note" : "\(count)\u{A0}notes")
    }
    let segments = grid.segments
    for (place, count) in segments.prefix(CanvasGrid.legendLength) {
      raw("<li><span class=\"swatch seg-")
      number(SiteIndex.hue(place))
      raw("\"></span>")
      key(place)
      raw("<span>")
      let segment = site.segments[place]
      let isOpen = openLink(Entity(segment))
      text(site.model.documents[segment].name)
      if isOpen { raw("</a>") }
      put(", <span class=\"nb\">", notes(count), "</span></span></li>")
    }
    if segments.count > CanvasGrid.legendLength { put("<li class=\"small\">", UI.more(segments.count - CanvasGrid.legendLength, language), "</li>") }
    let open = grid.unlinked(site.model.documents[grid.document])
    if open > 0 {
      put("<li class=\"small\"><span>", Phrase("gestrichelt: ohne Segment, ", "dashed: without a segment, "), "")
      put("<span class=\"nb\">", notes(open), "</span></span></li>")
    }
    raw("</ul>\n")
  }

  /// A note with its letters, its text and its tags.
  mutating func note(_ note: CanvasGrid.Note, of document: Int, _ prose: inout MarkdownHTML) {
    let source = site.model.documents[document]
    let written = source.items[note.item].note!
    raw("<li")
    anchor(Entity(document, note.item))
    raw(" class=\"note ")
    switch note.segments.count {
    case 0: raw("seg-0 note--none\">")
    case 1:
      raw("seg-")
      number(SiteIndex.hue(note.segments[0]))
      raw("\">")
    default:
      raw("seg-")
      number(SiteIndex.hue(note.segments[0]))
      raw(" note--two segb-")
      number(SiteIndex.hue(note.segments[1]))
      raw("\">")
    }
    if !note.segments.isEmpty {
      raw("<span class=\"note__keys\">")
      for place in note.segments.prefix(CanvasGrid.keysPerNote) {
        raw("<span class=\"key seg-")
        number(SiteIndex.hue(place))
        put("\"><span class=\"vh\">", UI.segment, " </span>")
        raw(Array(SiteIndex.letter(place).utf8))
        raw("</span>")
      }
      if note.segments.count > CanvasGrid.keysPerNote {
        raw("<span class=\"small\">+")
        number(note.segments.count - CanvasGrid.keysPerNote)
        put("<span class=\"vh\">", Phrase(" weitere Segmente", " more segments"), "</span></span>")
      }
      raw("</span>")
    }
    if let reason = written.noneReason {
      put("<p><i>", Phrase("Bewusst leer: ", "Empty on purpose: "), "</i>")
      text(reason)
      raw("</p>")
    } else {
      let vocabulary = written.block.tags(in: source.kind!)
      prose.note(written.node, skippingTags: vocabulary != nil, &self)
      tags(written.tags, vocabulary)
    }
    raw("</li>\n")
  }

  mutating func tags(_ tags: [Text], _ vocabulary: Vocabulary?) {
    guard !tags.isEmpty else { return }
    raw("<ul class=\"tags\" aria-label=\"")
    say(Phrase("Merkmale der Notiz", "Tags of the note"))
    raw("\">")
    for tag in tags { put("<li class=\"tag\">", vocabulary?.term(tag.string)?.label(in: language) ?? tag.string, "</li>") }
    raw("</ul>")
  }

  private mutating func attribution(isLean: Bool) {
    raw("<p class=\"attr\">")
    switch (isLean, language) {
    case (false, .de):
      raw("Das Business Model Canvas stammt von Strategyzer AG (<a href=\"https://www.strategyzer.com\" rel=\"noopener noreferrer\">strategyzer.com</a>) und steht unter <a href=\"https://creativecommons.org/licenses/by-sa/3.0/deed.de\" rel=\"noopener noreferrer\">CC BY-SA 3.0</a>; diese Fassung ist angepasst und steht unter derselben Lizenz.")
    case (false, .en):
      raw("The Business Model Canvas is by Strategyzer AG (<a href=\"https://www.strategyzer.com\" rel=\"noopener noreferrer\">strategyzer.com</a>), licensed under <a href=\"https://creativecommons.org/licenses/by-sa/3.0/\" rel=\"noopener noreferrer\">CC BY-SA 3.0</a>; this version is adapted and under the same licence.")
    case (true, .de):
      raw("Das Lean Canvas ist von Ash Maurya (<a href=\"https://www.leanstack.com\" rel=\"noopener noreferrer\">leanstack.com</a>) aus dem Business Model Canvas (<a href=\"https://www.strategyzer.com\" rel=\"noopener noreferrer\">strategyzer.com</a>) entwickelt und steht unter <a href=\"https://creativecommons.org/licenses/by-sa/3.0/deed.de\" rel=\"noopener noreferrer\">CC BY-SA 3.0</a>; diese Fassung ist angepasst und steht unter derselben Lizenz.")
    case (true, .en):
      raw("The Lean Canvas is by Ash Maurya (<a href=\"https://www.leanstack.com\" rel=\"noopener noreferrer\">leanstack.com</a>), adapted from the Business Model Canvas (<a href=\"https://www.strategyzer.com\" rel=\"noopener noreferrer\">strategyzer.com</a>), licensed under <a href=\"https://creativecommons.org/licenses/by-sa/3.0/\" rel=\"noopener noreferrer\">CC BY-SA 3.0</a>; this version is adapted and under the same licence.")
    }
    raw("</p>\n")
  }

  /// How many notes each segment has in the blocks that face the customer.
  mutating func canvasCoverage(_ grid: CanvasGrid) {
    let source = site.model.documents[grid.document]
    let segments = grid.segments
    guard segments.count > 1 else { return }
    let blocks: [BlockKind] = source.kind == .leanCanvas ? [.valuePropositions, .solution, .channels, .revenue] : [.valuePropositions, .channels, .relationships, .revenue]
    section(
      "coverage", Phrase("Was ein Segment wo bekommt", "What a segment gets where"),
      hint: Phrase("Notizen je Segment und Baustein. Ein leeres Feld ist eine Lücke.", "Notes by segment and block. An empty cell is a gap.")
    ) { html in
      html.scroll(Phrase("Notizen je Segment", "Notes by segment")) { html in
        html.put("<table class=\"heat\"><thead><tr><th scope=\"col\">", UI.segment, "</th>")
        for block in blocks { html.put("<th scope=\"col\">", block.title(in: html.language), "</th>") }
        html.raw("</tr></thead><tbody>\n")
        for (place, _) in segments.prefix(60) {
          html.raw("<tr><th scope=\"row\">")
          html.key(place)
          html.name(Entity(html.site.segments[place]))
          html.raw("</th>")
          let isFree = grid.notes(.segments).contains { note in
            note.segments.contains(place) && source.items[note.item].note!.tags.contains { $0.string == "non-paying" }
          }
          for block in blocks {
            let count = grid.notes(block).count { $0.segments.contains(place) }
            html.raw("<td>")
            if count > 0 { html.number(count) } else if block == .revenue, isFree {
              html.put("<span class=\"zero\">", Phrase("nicht zahlend", "non-paying"), "</span>")
            } else { html.gap(UI.missing) }
            html.raw("</td>")
          }
          html.raw("</tr>\n")
        }
        html.raw("</tbody></table>\n")
      }
      if segments.count > 60 { html.put("<p class=\"small\">", UI.more(segments.count - 60, html.language), "</p>\n") }
    }
  }

  /// The canvas as a small drawing: a stroke for each note.
  mutating func canvasThumb(_ grid: CanvasGrid) {
    let kind = site.model.documents[grid.document].kind!
    let places = CanvasGrid.places(of: kind)
    raw("<svg viewBox=\"0 0 340 220\" aria-hidden=\"true\"><rect class=\"f-paper\" width=\"340\" height=\"220\" fill=\"#fff\"/><path class=\"x-edge\" fill=\"none\" stroke=\"#858d94\" d=\"")
    for (area, _) in places {
      let frame = CanvasGrid.frame(area)
      raw("M"); number(frame.x); raw(" "); number(frame.y); raw("h"); number(frame.width); raw("v"); number(frame.height); raw("h-"); number(frame.width); raw("z")
    }
    raw("\"/><path class=\"x-ink\" fill=\"none\" stroke=\"#191c1f\" stroke-width=\"1.5\" d=\"")
    for (area, _) in places {
      let frame = CanvasGrid.frame(area)
      raw("M"); number(frame.x + 9); raw(" "); number(frame.y + 11); raw("h24")
    }
    raw("\"/>")
    // Strokes of one colour are one path.
    var strokes = [[(x: Int, y: Int, width: Int, height: Int)]](repeating: [], count: HTML.hues.count)
    for (area, blocks) in places {
      let frame = CanvasGrid.frame(area)
      let isWide = frame.width > 100
      // As many marks as notes, as high as all of them leave room.
      let notes = blocks.flatMap { grid.notes($0) }, rows = isWide ? (notes.count + 1) / 2 : notes.count
      let step = max(3, min(14, (frame.height - 24) / max(1, rows)))
      for (number, note) in notes.prefix((frame.height - 24) / step * (isWide ? 2 : 1)).enumerated() {
        let x = frame.x + 9 + (isWide ? number % 2 * 74 : 0), y = frame.y + 19 + (isWide ? number / 2 : number) * step
        strokes[note.segments.first.map { SiteIndex.hue($0) } ?? 0].append((x, y, isWide ? 66 : 50, max(2, step * 2 / 3)))
      }
    }
    for (hue, strokes) in strokes.enumerated() where !strokes.isEmpty {
      if hue == 0 { raw("<path class=\"x-dash nofill\" fill=\"none\" stroke=\"#858d94\" d=\"") } else {
        raw("<path class=\"seg-")
        number(hue)
        raw(" f-seg\" d=\"")
      }
      for stroke in strokes { raw("M"); number(stroke.x); raw(" "); number(stroke.y); raw("h"); number(stroke.width); raw("v"); number(stroke.height); raw("h-"); number(stroke.width); raw("z") }
      raw("\"/>")
    }
    raw("</svg>")
  }
}

extension CanvasGrid {
  /// A block's place in a drawing of 340 by 220.
  static func frame(_ area: StaticString) -> (x: Int, y: Int, width: Int, height: Int) {
    switch area.description {
    case "kp": (0, 0, 68, 165)
    case "ka": (68, 0, 68, 82)
    case "kr": (68, 82, 68, 83)
    case "vp": (136, 0, 68, 165)
    case "cr": (204, 0, 68, 82)
    case "ch": (204, 82, 68, 83)
    case "cs": (272, 0, 68, 165)
    case "cost": (0, 165, 170, 55)
    default: (170, 165, 170, 55)
    }
  }
}
