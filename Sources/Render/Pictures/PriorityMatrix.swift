import Source
import Bind

/// Who comes first: segments by two of the marks that their authors gave them, with a third as size.
struct PriorityMatrix {
  /// The three ways in which the sources choose: by fit and growth, by access and learning, by effort and revenue.
  enum Axes: CaseIterable { case fitAndGrowth, accessAndLearning, effortAndRevenue }

  struct Bubble {
    let segment: Int
    let x: Double
    let y: Double
    /// 0…1 of the largest; nil where nothing is said.
    let size: Double?
  }

  /// As many as can be told apart.
  static let limit = 24

  let axes: Axes
  let bubbles: [Bubble]
  /// Where the axes end.
  let width: ClosedRange<Double>
  let height: ClosedRange<Double>

  init(_ axes: Axes, in site: SiteIndex) {
    self.axes = axes
    var found: [(segment: Int, x: Double, y: Double, size: Double?)] = []
    for segment in site.segments where site.model.documents[segment].status != "retired" {
      let record = site.model.documents[segment].record
      switch axes {
      case .fitAndGrowth:
        let priority = record.record("priority")
        if let x = priority?.number("fit"), let y = priority?.number("growth") { found.append((segment, x, y, priority?.number("size"))) }
      case .accessAndLearning:
        let selection = record.record("selection")
        if let x = selection?.number("access-within-months"), let y = selection?.number("learning") { found.append((segment, x, y, nil)) }
      case .effortAndRevenue:
        let economics = record.record("economics")
        if let x = economics?.number("effort"), let y = economics?.number("revenue") {
          found.append((segment, x, y, economics?.money("clv").map { Double($0.cents) }))
        }
      }
    }
    let largest = found.compactMap(\.size).max() ?? 0
    bubbles = found.map { Bubble(segment: $0.segment, x: $0.x, y: $0.y, size: largest > 0 ? $0.size.map { max(0, $0) / largest } : nil) }
    width = PriorityMatrix.domain(found.map(\.x))
    height = PriorityMatrix.domain(found.map(\.y))
  }

  /// From 0, or from 1 where nothing is smaller, to the next round number.
  private static func domain(_ values: [Double]) -> ClosedRange<Double> {
    guard let largest = values.max(), let smallest = values.min() else { return 0...5 }
    let top: Double
    if largest <= 5 { top = 5 } else {
      var step = 1.0
      while largest > step * 10 { step *= 10 }
      top = [1, 2, 2.5, 5, 10].map { $0 * step }.first { $0 >= largest } ?? step * 10
    }
    return (smallest >= 1 && top <= 10 ? 1 : 0)...top
  }

  var title: Phrase {
    switch axes {
    case .fitAndGrowth: Phrase("Passung und Wachstum", "Fit and growth")
    case .accessAndLearning: Phrase("Zugang und Lernen", "Access and learning")
    case .effortAndRevenue: Phrase("Aufwand und Umsatz", "Effort and revenue")
    }
  }

  var about: Phrase {
    switch axes {
    case .fitAndGrowth:
      Phrase("Nach rechts, wie gut das Segment zum Angebot passt, nach oben, wie es wächst; je größer der Kreis, desto größer das Segment.",
             "To the right how well the segment fits the offer, upwards how it grows; the larger the circle, the larger the segment.")
    case .accessAndLearning:
      Phrase("Nach rechts, in wie vielen Monaten ihr mit diesen Menschen sprechen könnt, nach oben, wie viel ihr dabei lernt. Oben links anfangen.",
             "To the right in how many months you can speak with these people, upwards how much you learn from it. Begin at the upper left.")
    case .effortAndRevenue:
      Phrase("Nach rechts, wie viel Arbeit das Segment macht, nach oben, was es einbringt. Auf der Linie halten sich beide die Waage.",
             "To the right how much work the segment makes, upwards what it brings in. On the line the two are in balance.")
    }
  }

  var labels: (x: Phrase, y: Phrase) {
    switch axes {
    case .fitAndGrowth: (Phrase("Passung", "Fit"), Phrase("Wachstum", "Growth"))
    case .accessAndLearning: (Phrase("Monate bis zum Gespräch", "Months to a conversation"), Phrase("Lernen", "Learning"))
    case .effortAndRevenue: (Phrase("Aufwand", "Effort"), Phrase("Umsatz", "Revenue"))
    }
  }

  func finding(_ site: SiteIndex) -> String {
    let language = site.language, de = language == .de
    guard !bubbles.isEmpty else { return "" }
    func names(_ segments: [Int]) -> String {
      let shown = segments.prefix(3).map { Typography.quoted(site.model.documents[$0].name, language) }
      return segments.count > 3 ? shown.joined(separator: ", ") + " " + UI.more(segments.count - 3, language) : Typography.list(shown, language)
    }
    if axes == .effortAndRevenue {
      let below = bubbles.filter { $0.y < $0.x }.map(\.segment)
      if below.isEmpty { return de ? "Kein Segment macht mehr Arbeit, als es einbringt." : "No segment makes more work than it brings in." }
      return de
        ? "\(below.count == 1 ? "Mehr Arbeit als Umsatz macht" : "Mehr Arbeit als Umsatz machen") \(names(below))."
        : "\(names(below)) \(below.count == 1 ? "makes" : "make") more work than revenue."
    }
    let selected = bubbles.map(\.segment).filter { site.model.documents[$0].isSelected }
    let best: [Int]
    if axes == .fitAndGrowth {
      let top = bubbles.map { $0.x + $0.y }.max() ?? 0
      best = bubbles.filter { $0.x + $0.y == top }.map(\.segment)
    } else {
      let top = bubbles.map { $0.y - $0.x }.max() ?? 0
      best = bubbles.filter { $0.y - $0.x == top }.map(\.segment)
    }
    let lead: String
    if axes == .fitAndGrowth {
      lead = de ? "Nach Passung und Wachstum \(best.count == 1 ? "führt" : "führen") \(names(best))." : "By fit and growth \(names(best)) \(best.count == 1 ? "leads" : "lead")."
    } else {
      lead = de ? "Am schnellsten am meisten \(best.count == 1 ? "lernt ihr von" : "lernt ihr von") \(names(best))." : "You learn most, soonest, from \(names(best))."
    }
    if axes == .fitAndGrowth, !selected.isEmpty, selected == best {
      return String(lead.dropLast()) + (de ? (best.count == 1 ? " und ist ausgewählt." : " und sind ausgewählt.") : best.count == 1 ? " and is selected." : " and are selected.")
    }
    if selected.isEmpty { return lead + (de ? " Ausgewählt ist noch keines." : " None is selected yet.") }
    if selected == best { return lead + (de ? (best.count == 1 ? " Es ist auch ausgewählt." : " Sie sind auch ausgewählt.") : best.count == 1 ? " It is selected too." : " They are selected too.") }
    return lead + (de ? " Ausgewählt \(selected.count == 1 ? "ist" : "sind") \(names(selected))." : " Selected: \(names(selected)).")
  }
}

extension HTML {
  mutating func priorityMatrix(_ matrix: PriorityMatrix) {
    let left = 64.0, top = 20.0, width = 720.0, height = 400.0
    func share(_ value: Double, _ range: ClosedRange<Double>) -> Double { (value - range.lowerBound) / (range.upperBound - range.lowerBound) }
    // A margin inside, so that bubbles at the ends are whole.
    func x(_ value: Double) -> Double { left + 36 + share(value, matrix.width) * (width - 72) }
    func y(_ value: Double) -> Double { top + height - 36 - share(value, matrix.height) * (height - 72) }
    let labels = matrix.labels
    let description = language == .de
      ? "Blasendiagramm mit \(matrix.bubbles.count) Segmenten; die Werte stehen in der Tabelle."
      : "Bubble chart with \(matrix.bubbles.count) segments; the values stand in the table."
    let shown = matrix.bubbles.prefix(PriorityMatrix.limit)
    let isCrowded = shown.count > 24
    plot(matrix.title, style: "sv-s", width: 860, height: 480, about: description, isListed: true) { html in
      func line(_ d: [Double], _ style: StaticString) {
        html.raw(style)
        html.raw(" d=\"M"); html.coordinate(d[0]); html.raw(" "); html.coordinate(d[1]); html.raw("L"); html.coordinate(d[2]); html.raw(" "); html.coordinate(d[3]); html.raw("\"/>")
      }
      func ticks(_ range: ClosedRange<Double>) -> [Double] {
        let span = range.upperBound - range.lowerBound
        if range.upperBound <= 10 {
          let step = range.upperBound > 5 ? 2.0 : 1.0
          return (0...10).map { (range.lowerBound == 1 && step == 1 ? 1 : 0) + Double($0) * step }.filter { $0 >= range.lowerBound && $0 <= range.upperBound }
        }
        return (0...5).map { range.lowerBound + span * Double($0) / 5 }
      }
      for tick in ticks(matrix.width) {
        line([x(tick), top + height, x(tick), top], "<path class=\"x-line\" fill=\"none\" stroke=\"#d3d7da\"")
        html.plotText(Typography.number(tick, html.language), x: x(tick), y: top + height + 20, .small, .middle)
      }
      for tick in ticks(matrix.height) {
        line([left, y(tick), left + width, y(tick)], "<path class=\"x-line\" fill=\"none\" stroke=\"#d3d7da\"")
        html.plotText(Typography.number(tick, html.language), x: left - 10, y: y(tick) + 4, .small, .end)
      }
      if matrix.axes == .effortAndRevenue {
        let low = max(matrix.width.lowerBound, matrix.height.lowerBound), high = min(matrix.width.upperBound, matrix.height.upperBound)
        line([x(low), y(low), x(high), y(high)], "<path class=\"x-dash\" fill=\"none\" stroke=\"#858d94\" stroke-width=\"1.5\" stroke-dasharray=\"4 4\"")
      }
      html.plotText(labels.x(html.language) + " →", x: left + width, y: top + height + 44, .strong, .end)
      html.raw("<g transform=\"rotate(-90 18 20)\">")
      html.plotText(labels.y(html.language) + " →", x: 18, y: 24, .strong, .end)
      html.raw("</g>\n")
      var room = PlotLabels(bounds: .init(x: left, y: top, width: 860 - left, height: height))
      func radius(_ bubble: PriorityMatrix.Bubble) -> Double {
        let base = isCrowded ? 11.0 : 14.0, most = isCrowded ? 18.0 : 34.0
        return bubble.size.map { base + (most - base) * $0.squareRoot() } ?? (isCrowded ? 11 : 16)
      }
      // The first by priority are drawn last: they lie on top.
      let places = shown.map { room.mark(x: x($0.x), y: y($0.y), radius: radius($0)) }
      for (number, bubble) in shown.enumerated().reversed() {
        let source = html.site.model.documents[bubble.segment], place = html.site.place(of: bubble.segment) ?? 0
        let at = places[number], r = radius(bubble)
        let isOpen = html.openLink(Entity(bubble.segment))
        html.raw("<circle")
        if source.isSelected { html.fill(place) } else { html.stroke(place, isDashed: source.status == "brainstormed") }
        html.raw(" r=\""); html.coordinate(r); html.raw("\" cx=\""); html.coordinate(at.x); html.raw("\" cy=\""); html.coordinate(at.y); html.raw("\"/>")
        html.plotText(SiteIndex.letter(place), x: at.x, y: at.y + 4.5, isCrowded && !source.isSelected ? .small : source.isSelected ? .inverse : .strong, .middle)
        if isOpen { html.raw("</a>") }
      }
      for (number, bubble) in shown.enumerated().prefix(isCrowded ? 12 : 24) {
        let at = places[number], r = radius(bubble)
        let letter = shown.count > 8 ? html.site.place(of: bubble.segment).map { SiteIndex.letter($0) + "\u{A0}" } ?? "" : ""
        // The whole name where there is room for it, else as much as finds some.
        for width in shown.count <= 8 ? [600, 300, 180] : [300] {
          let text = letter + PlotText.clipped(html.site.model.documents[bubble.segment].name, width: width)
          guard let label = room.label(x: at.x, y: at.y, gap: r + 8, width: Double(PlotText.width(text))) else { continue }
          html.plotText(text, x: label.x, y: label.y, .statement, label.anchor, hasHalo: true)
          break
        }
      }
      html.raw("\n")
    }
    put("<ul class=\"legend\" aria-label=\"", UI.legend, "\"><li>")
    disc(.full)
    put("", Phrase("ausgewählt", "selected"), "</li><li>")
    disc(.ring)
    put("", Phrase("nicht ausgewählt", "not selected"), "</li><li>")
    disc(.dashed)
    put("", Phrase("erst gesammelt", "only brainstormed"), "</li></ul>\n")
    if matrix.bubbles.count > shown.count {
      put("<p class=\"small\">", language == .de ? "Gezeichnet sind die ersten \(shown.count) von \(matrix.bubbles.count) Segmenten." : "Drawn are the first \(shown.count) of \(matrix.bubbles.count) segments.", "</p>\n")
    }
  }

  /// The values behind the drawings, in one table.
  mutating func priorityTable(_ matrices: [PriorityMatrix]) {
    let segments = site.segments.filter { segment in matrices.contains { $0.bubbles.contains { $0.segment == segment } } }
    let hasSize = matrices.contains { $0.axes == .fitAndGrowth }, hasValue = segments.contains { site.model.documents[$0].record.record("economics")?.money("clv") != nil }
    func number(_ value: String?, _ label: Phrase, _ html: inout HTML) {
      html.raw("<td class=\"num\"")
      html.label(label)
      html.put(">", value ?? "–", "</td>")
    }
    scroll(Phrase("Werte der Segmente", "Values of the segments")) { html in
      html.raw("<table class=\"stack\">\n<thead><tr>")
      html.column(UI.segment)
      for matrix in matrices { for label in [matrix.labels.x, matrix.labels.y] { html.put("<th scope=\"col\" class=\"num\">", label, "</th>") } }
      if hasSize { html.put("<th scope=\"col\" class=\"num\">", Phrase("Größe", "Size"), "</th>") }
      if hasValue { html.put("<th scope=\"col\" class=\"num\">", Phrase("Kundenwert", "Lifetime value"), "</th>") }
      html.column(Phrase("Ausgewählt", "Selected"))
      html.column(Phrase("Urteil", "Verdict"))
      html.raw("</tr></thead><tbody>\n")
      for segment in segments.prefix(PriorityMatrix.limit) {
        let record = html.site.model.documents[segment].record
        html.raw("<tr><th scope=\"row\">")
        html.key(html.site.place(of: segment) ?? 0)
        html.name(Entity(segment), as: "k")
        html.raw("</th>")
        for matrix in matrices {
          let bubble = matrix.bubbles.first { $0.segment == segment }
          for (label, value) in [(matrix.labels.x, bubble?.x), (matrix.labels.y, bubble?.y)] { number(value.map { Typography.number($0, html.language) }, label, &html) }
        }
        if hasSize { number(record.record("priority")?.number("size").map { Typography.number($0, html.language) }, Phrase("Größe", "Size"), &html) }
        if hasValue { number(record.record("economics")?.money("clv").map { Typography.money($0, html.language) }, Phrase("Kundenwert", "Lifetime value"), &html) }
        html.raw("<td")
        html.label(Phrase("Ausgewählt", "Selected"))
        html.put(">", html.site.model.documents[segment].isSelected ? Phrase("ja", "yes") : html.site.isDeferred(segment) ? SiteIndex.deferred : Phrase("nein", "no"), "</td>")
        let verdict = record.record("priority")?.choice("verdict")
        html.raw("<td")
        html.label(Phrase("Urteil", "Verdict"))
        html.put(">", verdict.map { Vocabulary.verdict.term($0)?.label(in: html.language) ?? $0 } ?? "–", "</td></tr>\n")
      }
      html.raw("</tbody></table>\n")
    }
    if segments.count > PriorityMatrix.limit { moreLink(segments.count - PriorityMatrix.limit, "segment.html") }
  }
}
