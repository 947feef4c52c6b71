import Source
import Bind

/// Where the things of a traceability stand when it is drawn, and on which lines their words.
struct TracePlan {
  struct Place {
    let lines: [String]
    /// Of the longest line; what goes beyond the column does not count.
    let widest: Int
    let height: Double
    var y = 0.0
  }

  /// Where a column begins, what stands in front of its words, and how wide these may be.
  static let columns: [(x: Double, indent: Double, width: Int)] = [
    (0, 24, 108), (174, 18, 120), (354, 18, 166), (584, 0, 176), (804, 0, 124), (972, 0, 148),
  ]

  /// For each node.
  private(set) var places: [Place]
  private(set) var height = 0.0

  init(of trace: Traceability) {
    places = trace.nodes.map { node in
      let width = TracePlan.columns[node.layer.rawValue].width
      let lines = PlotText.lines(node.name, width: width, limit: 3)
      let widest = lines.reduce(0) { max($0, PlotText.width($1)) }
      return Place(lines: lines, widest: min(width, widest), height: Double(lines.count * 18 + (node.detail == nil ? 0 : 16) + 16))
    }
    guard !places.isEmpty else { return }
    let members = Traceability.Layer.allCases.map { trace.members($0) }
    // The needs stand in their order; what follows them stands beside what it follows from, what leads to them in their middle.
    let base = (members[Traceability.Layer.need.rawValue].isEmpty ? Traceability.Layer.job : .need).rawValue
    var top = 0.0
    for at in members[base] {
      places[at].y = top + places[at].height / 2
      top += places[at].height
    }
    for layer in members[(base + 1)...] { place(layer) { trace.parents($0) } }
    for layer in members[..<base].reversed() { place(layer) { trace.children($0) } }
    let first = places.reduce(Double.infinity) { min($0, $1.y - $1.height / 2) }
    for at in places.indices { places[at].y += 44 - first }
    height = places.reduce(0) { max($0, $1.y + $1.height / 2) } + 6
  }

  /// Each node as near as possible to the middle of its neighbours, none over another: runs that touch are moved as one.
  private mutating func place(_ members: [Int], beside neighbours: (Int) -> [Int]) {
    let wished = members.map { at -> (node: Int, y: Double) in
      let near = neighbours(at)
      return (at, near.isEmpty ? 0 : near.reduce(0) { $0 + places[$1].y } / Double(near.count))
    }.sorted { $0.y != $1.y ? $0.y < $1.y : $0.node < $1.node }
    struct Run { var members: [(node: Int, offset: Double)]; var top: Double; var height: Double; var sum: Double }
    var runs: [Run] = []
    for (node, y) in wished {
      let half = places[node].height / 2
      runs.append(Run(members: [(node, half)], top: y - half, height: half * 2, sum: y - half))
      while runs.count > 1, runs[runs.count - 2].top + runs[runs.count - 2].height > runs[runs.count - 1].top {
        let last = runs.removeLast()
        var run = runs.removeLast()
        run.members += last.members.map { ($0.node, $0.offset + run.height) }
        run.sum += last.sum - run.height * Double(last.members.count)
        run.height += last.height
        run.top = run.sum / Double(run.members.count)
        runs.append(run)
      }
    }
    for run in runs { for member in run.members { places[member.node].y = run.top + member.offset } }
  }
}

extension HTML {
  private static let layers: [Phrase] = [
    Phrase("Segment", "Segment"), Phrase("Hauptaufgabe", "Main job"), Phrase("Gewinn, Schmerzpunkt", "Gain, pain"),
    Phrase("Was das Angebot tut", "What the offer does"), Phrase("Angebot", "Offering"), Phrase("Canvas", "Canvas"),
  ]

  static let traceability = (
    title: Phrase("Wozu haben wir das?", "Why do we have this?"),
    about: Phrase(
      "Von links nach rechts: für wen, wozu, womit und wo. Von rechts nach links gelesen: Was bricht weg, wenn etwas fällt?",
      "From left to right: for whom, what for, with what and where. Read from right to left: what breaks if something falls?")
  )

  /// The neighbourhood of a document.
  mutating func traceability(through document: Int) {
    let trace = Traceability(through: document, in: site)
    guard trace.nodes.count > 2 else { return }
    let isHere = ifLight("trace", HTML.traceability.title, else: .traceability) { html in
      html.picture("trace", HTML.traceability.title, finding: trace.finding(html.site), about: HTML.traceability.about, isSheet: true) { html in
        html.trace(trace, from: document)
      }
    }
    isWayDrawn = isHere && trace.hidden == 0 && trace.profiles.count == trace.all
  }

  mutating func trace(_ trace: Traceability, from current: Int? = nil) {
    let description = language == .de
      ? "Zusammenhänge zwischen \(trace.nodes.count) Dingen in sechs Spalten; dieselben stehen in der Tabelle."
      : "Connections between \(trace.nodes.count) things in six columns; the table has the same."
    let used = Traceability.Layer.allCases.filter { !trace.members($0).isEmpty }
    let plan = TracePlan(of: trace)
    plot(HTML.traceability.title, style: "sv-l", width: 1120, height: Int(plan.height.rounded(.up)), about: description) { html in
      for layer in used { html.plotText(HTML.layers[layer.rawValue](html.language), x: TracePlan.columns[layer.rawValue].x, y: 14, .small) }
      html.raw("<path class=\"x-ink\" fill=\"none\" stroke=\"#191c1f\" stroke-width=\"1.5\" d=\"M0 26h1120\"/>\n")
      html.edges(trace, plan)
      html.raw("\n")
      for (node, place) in zip(trace.nodes, plan.places) { html.node(node, place, from: current) }
    }
    put("<ul class=\"legend\" aria-label=\"", UI.legend, "\"><li>")
    disc(.full)
    put("", Phrase("belegt", "supported"), "</li><li>")
    disc(.ring)
    put("", Phrase("ohne Beleg", "no evidence"), "</li>")
    if trace.nodes.contains(where: { $0.place < 0 }) { put("<li>", Phrase("graue Linie: dient mehreren Segmenten", "grey line: serves several segments"), "</li>") }
    if trace.hidden > 0 {
      put("<li>", language == .de ? "\(trace.hidden) leichtere Bedürfnisse sind nicht gezeichnet" : "\(trace.hidden) lighter needs are not drawn", "</li>")
    }
    if trace.all > trace.profiles.count {
      put("<li>", language == .de ? "gezeichnet: \(trace.profiles.count) von \(trace.all) Profilen" : "drawn: \(trace.profiles.count) of \(trace.all) profiles", "</li>")
    }
    raw("</ul>\n")
    tableBehind(HTML.traceability.title) { html in
      html.raw("<thead><tr>")
      for layer in HTML.layers { html.column(layer) }
      html.raw("</tr></thead><tbody>\n")
      html.traceRows(trace, from: current)
      html.raw("</tbody>")
    }
  }

  /// A row for each need; what is the same in rows that follow each other stands there once, what comes again later is linked once.
  private mutating func traceRows(_ trace: Traceability, from current: Int?) {
    let rows = (trace.needs.isEmpty ? trace.members(.job) : trace.needs).map { row -> [[Int]] in
      let isNeed = trace.nodes[row].layer == .need
      let jobs = isNeed ? trace.parents(row) : [row]
      let answers = isNeed ? trace.children(row) : []
      let offers = answers.flatMap { trace.children($0) }
      return [jobs.flatMap { trace.parents($0) }, jobs, isNeed ? [row] : [], answers, offers, offers.flatMap { trace.children($0) }].map(unique)
    }
    var linked: Set<Int> = []
    for (at, row) in rows.enumerated() {
      raw("<tr>")
      for (column, cell) in row.enumerated() {
        let isHead = column == 2
        // Of gaps each is one's own.
        func repeats(_ other: Int) -> Bool { !isHead && !cell.isEmpty && rows[other][column] == cell && cell.allSatisfy { trace.nodes[$0].entity != nil } }
        if at > 0, repeats(at - 1) { continue }
        let span = rows[at...].indices.prefix { $0 == at || repeats($0) }.count
        raw(isHead ? "<th scope=\"row\"" : "<td")
        if span > 1 { raw(" rowspan=\""); number(span); raw("\"") }
        raw(">")
        if cell.isEmpty { raw("–") } else if column == 5 { spots(cell.map { trace.nodes[$0] }, from: current, isLinked: linked.insert(cell[0]).inserted) } else {
          for (number, node) in cell.enumerated() {
            if number > 0 { raw("<br>") }
            let found = trace.nodes[node]
            if let entity = found.entity, linked.insert(node).inserted { name(entity, from: current) } else if found.entity != nil { put("<span class=\"st\">", found.name, "</span>") } else if found.isOnPurpose {
              text(found.name)
            } else {
              put("<span class=\"gap\">", found.name, "</span>")
            }
          }
        }
        raw(isHead ? "</th>" : "</td>")
      }
      raw("</tr>\n")
    }
  }

  private func unique(_ nodes: [Int]) -> [Int] {
    var seen: Set<Int> = []
    return nodes.filter { seen.insert($0).inserted }
  }

  /// The blocks of each canvas in one line.
  private mutating func spots(_ nodes: [Traceability.Node], from current: Int?, isLinked: Bool) {
    var canvases: [Entity] = []
    for node in nodes { if let entity = node.entity, !canvases.contains(entity) { canvases.append(entity) } }
    for (number, canvas) in canvases.enumerated() {
      if number > 0 { raw("<br>") }
      if isLinked { name(canvas, from: current) } else { put("<span class=\"st\">", site.model.documents[canvas.document].name, "</span>") }
      raw(" <span class=\"small\">")
      var blocks: [String] = []
      for node in nodes where node.entity == canvas && !blocks.contains(node.name) {
        if !blocks.isEmpty { raw(", ") }
        text(node.name)
        blocks.append(node.name)
      }
      raw("</span>")
    }
  }

  /// Lines of one look are one path: a drawing has dozens of them.
  private mutating func edges(_ trace: Traceability, _ plan: TracePlan) {
    var looks: [(look: Traceability.Line, edges: [(from: Int, to: Int)])] = []
    for edge in trace.edges {
      let look = trace.line(edge)
      if let at = looks.firstIndex(where: { $0.look == look }) { looks[at].edges.append(edge) } else { looks.append((look, [edge])) }
    }
    for (look, edges) in looks {
      switch look {
      case .onPurpose: raw("<path class=\"x-dash\" fill=\"none\" stroke=\"#858d94\" stroke-width=\"1.5\" stroke-dasharray=\"4 4\" d=\"")
      case .gap: raw("<path class=\"x-sig dash\" fill=\"none\" stroke=\"#b3261e\" stroke-width=\"2\" stroke-dasharray=\"4 4\" d=\"")
      case .shared: raw("<path class=\"x-edge\" fill=\"none\" stroke=\"#858d94\" d=\"")
      case .segment(let hue):
        raw("<path class=\"seg-")
        number(hue)
        raw(" s-seg nofill\" fill=\"none\" stroke-width=\"1.5\" stroke=\"")
        raw(HTML.hues[hue])
        raw("\" d=\"")
      }
      for edge in edges { self.edge(edge, trace, plan) }
      raw("\"/>")
    }
  }

  private mutating func edge(_ edge: (from: Int, to: Int), _ trace: Traceability, _ plan: TracePlan) {
    let from = trace.nodes[edge.from], to = trace.nodes[edge.to]
    let column = TracePlan.columns[from.layer.rawValue]
    let start = plan.places[edge.from], y2 = plan.places[edge.to].y, y1 = start.y
    // A line begins behind the words, so that it crosses none.
    let x1 = column.x + column.indent + Double(start.widest) + 4, x2 = TracePlan.columns[to.layer.rawValue].x - 7
    let bend = column.x + column.indent + Double(column.width) + 4
    raw("M")
    coordinate(x1); raw(" "); coordinate(y1)
    if bend > x1 + 1 { raw("H"); coordinate(bend) }
    if abs(y1 - y2) < 0.6 { raw("H"); coordinate(x2) } else {
      let middle = (bend + x2) / 2
      raw("C"); coordinate(middle); raw(" "); coordinate(y1); raw(" "); coordinate(middle); raw(" "); coordinate(y2); raw(" "); coordinate(x2); raw(" "); coordinate(y2)
    }
  }

  private mutating func node(_ node: Traceability.Node, _ place: TracePlan.Place, from current: Int?) {
    let x = TracePlan.columns[node.layer.rawValue].x
    let words = Double(place.lines.count * 18 + (node.detail == nil ? 0 : 16))
    let first = place.y - words / 2 + 13
    guard let entity = node.entity else {
      for (number, line) in place.lines.enumerated() { plotText(line, x: x, y: first + Double(number * 18), node.isOnPurpose ? .small : .signal) }
      raw("\n")
      return
    }
    let isOpen = openLink(entity, from: current)
    switch node.layer {
    case .segment:
      raw("<rect")
      fill(node.place)
      raw(" width=\"18\" height=\"18\" x=\""); coordinate(x); raw("\" y=\""); coordinate(place.y - 9); raw("\"/>")
      plotText(site.place(of: entity.document).map { SiteIndex.letter($0) } ?? "", x: x + 9, y: place.y + 4.5, .inverse, .middle)
    case .job, .need:
      raw(site.hasEvidence(entity)
        ? "<circle class=\"f-ink\" fill=\"#191c1f\" r=\"5.5\" cx=\"" : "<circle class=\"ring\" fill=\"#fff\" stroke=\"#191c1f\" stroke-width=\"1.5\" r=\"5\" cx=\"")
      coordinate(x + 6); raw("\" cy=\""); coordinate(place.y); raw("\"/>")
    default: break
    }
    let indent = TracePlan.columns[node.layer.rawValue].indent
    plotLines(place.lines, x: x + indent, y: first, .statement)
    if let detail = node.detail {
      plotText(PlotText.clipped(detail, width: TracePlan.columns[node.layer.rawValue].width, size: 12), x: x + indent, y: first + Double(place.lines.count * 18) - 3, .small)
    }
    if isOpen { raw("</a>") }
    raw("\n")
  }
}
