import Source
import Bind

/// What people rated: how important it is to them, how well it is served today, and how much room lies between the two.
struct Opportunities {
  struct Point {
    /// The gain or pain.
    let subject: Entity
    let segment: Int
    let profile: Int
    let importance: Double?
    let satisfaction: Double?
    let score: Double
    let sample: Int?

    var isPlaced: Bool { importance != nil && satisfaction != nil }
  }

  /// The greatest first.
  let points: [Point]
  let scale: ClosedRange<Double>
  let isPlainGap: Bool

  init(_ site: SiteIndex, of segments: [Int]) {
    let model = site.model
    var found: [Point] = []
    for segment in segments {
      for (number, profile) in (model.documents[segment].segment?.profiles ?? []).enumerated() {
        for rating in profile.ratings {
          guard let subject = model.entity(segment, rating.subject), let score = rating.opportunity(in: model.settings) else { continue }
          found.append(
            Point(
              subject: subject, segment: segment, profile: number, importance: rating.importance, satisfaction: rating.satisfaction, score: score,
              sample: rating.sample))
        }
      }
    }
    self.init(found, site)
  }

  private init(_ found: [Point], _ site: SiteIndex) {
    let model = site.model
    points = found.enumerated().sorted { $0.element.score != $1.element.score ? $0.element.score > $1.element.score : $0.offset < $1.offset }.map(\.element)
    scale = model.settings.rating
    isPlainGap = model.settings.opportunity == "plain-gap"
  }

  var placed: [Point] { points.filter(\.isPlaced) }

  func finding(_ site: SiteIndex) -> String {
    guard let first = points.first else { return "" }
    let language = site.language
    func said(_ point: Point) -> String { Typography.quoted(site.model.name(point.subject), language) + " (" + Typography.number(point.score, language) + ")" }
    let over = points.count { point in if let i = point.importance, let s = point.satisfaction { s > i } else { false } }
    var text = language == .de ? "Größte Chance: \(said(first))" : "Greatest opportunity: \(said(first))"
    if points.count > 1 { text += language == .de ? ", dann \(said(points[1]))" : ", then \(said(points[1]))" }
    text += "."
    if over > 0 {
      text += language == .de
        ? " Bei \(over == 1 ? "einem" : Typography.word(over, .de)) von \(points.count) tut die Welt heute schon mehr als verlangt."
        : " For \(Typography.word(over, .en)) of \(points.count) the world already does more than asked."
    }
    return text
  }
}

extension Opportunities {
  /// What the people asked in one piece of evidence rated.
  init(answersIn evidence: Int, _ site: SiteIndex) {
    let model = site.model
    let segment = site.concerned[evidence].first.map { site.segments[$0] } ?? evidence
    var found: [Point] = []
    for row in model.documents[evidence].record.table("answers") {
      guard case .reference(let reference) = row.key, let subject = model.entity(evidence, reference), case .record(let record) = row.value,
        let importance = record.number("importance"), let satisfaction = record.number("satisfaction")
      else { continue }
      found.append(
        Point(
          subject: subject, segment: segment, profile: 0, importance: importance, satisfaction: satisfaction,
          score: model.settings.opportunity(importance: importance, satisfaction: satisfaction),
          sample: model.documents[evidence].record.number("n").map { Int($0) }))
    }
    self.init(found, site)
  }
}

extension HTML {
  static let landscape = (
    title: Phrase("Chancenlandschaft", "Opportunity landscape"),
    about: Phrase(
      "Jeder Punkt ist ein Bedürfnis: nach oben, wie wichtig es ist, nach rechts, wie zufrieden die Menschen heute sind. Je weiter links oben, desto größer die Chance.",
      "Each mark is a need: upwards how important it is, to the right how satisfied people are today. The further to the upper left, the greater the opportunity.")
  )

  /// What a page shows of ratings: the landscape, or bars where only scores are known. Nothing where nobody rated anything.
  mutating func opportunities(_ found: Opportunities, limit: Int = 36) {
    guard !found.points.isEmpty else { return }
    // One mark is no landscape.
    let hasPlaces = found.placed.count > 1
    let title = hasPlaces ? HTML.landscape.title : Phrase("Chancen der Größe nach", "Opportunities by size")
    let about = hasPlaces ? HTML.landscape.about : Phrase("Wie wichtig ein Bedürfnis ist und wie viel daran heute fehlt.", "How important a need is and how much of it is missing today.")
    picture("opportunities", title, finding: found.finding(site), about: about) { html in
      if hasPlaces { html.landscape(found, limit: limit) }
      html.opportunityBars(found, limit: limit)
    }
  }

  /// On the page of a document: the greatest.
  mutating func opportunities(_ found: Opportunities, elsewhere overview: Overview) {
    ifLight("opportunities", HTML.landscape.title, else: overview) { $0.opportunities(found, limit: 20) }
  }

  /// The drawing: the diagonal, the lines of equal opportunity, a mark for each need.
  mutating func landscape(_ found: Opportunities, limit: Int = 36) {
    let points = found.placed
    let low = found.scale.lowerBound, high = found.scale.upperBound, span = high - low
    guard span > 0 else { return }
    let left = 64.0, top = 26.0, width = 840.0, height = 500.0
    func x(_ satisfaction: Double) -> Double { left + (min(max(satisfaction, low), high) - low) / span * width }
    func y(_ importance: Double) -> Double { top + height - (min(max(importance, low), high) - low) / span * height }
    let segments = Set(points.map(\.segment))
    let description = language == .de
      ? "Streudiagramm mit \(points.count) Bedürfnissen; die Werte stehen in der Tabelle darunter."
      : "Scatter plot with \(points.count) needs; the values stand in the table below."
    plot(HTML.landscape.title, style: "sv-m", width: 960, height: 586, about: description, isListed: true) { html in
      func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: StaticString, _ html: inout HTML) {
        html.raw(style)
        html.raw(" d=\"M"); html.coordinate(x1); html.raw(" "); html.coordinate(y1)
        html.raw("L"); html.coordinate(x2); html.raw(" "); html.coordinate(y2); html.raw("\"/>")
      }
      // Below the diagonal people get more than they ask for.
      html.raw("<path class=\"f-ground\" fill=\"#f4f5f5\" d=\"M"); html.coordinate(left); html.raw(" "); html.coordinate(top + height)
      html.raw("L"); html.coordinate(left + width); html.raw(" "); html.coordinate(top); html.raw("V"); html.coordinate(top + height); html.raw("z\"/>")
      // Lines of equal opportunity: where satisfaction lies below importance, twice the importance less the satisfaction.
      let lines: [(share: Double, from: (s: Double, i: Double), to: (s: Double, i: Double))] = [1.5, 1.2, 1.0].map { share in
        if found.isPlainGap {
          let gap = (share - 1) * span
          return (share, (low, low + gap), (high - gap, high))
        }
        let score = low + share * span
        return (share, (low, (score + low) / 2), (2 * high - score, high))
      }
      if let strong = lines.first {
        html.raw("<path class=\"f-sigt\" fill=\"#fdefed\" d=\"M"); html.coordinate(x(strong.from.s)); html.raw(" "); html.coordinate(y(strong.from.i))
        html.raw("L"); html.coordinate(x(strong.to.s)); html.raw(" "); html.coordinate(y(strong.to.i))
        html.raw("H"); html.coordinate(left); html.raw("z\"/>")
      }
      for step in 0...5 {
        let value = low + span * Double(step) / 5
        line(x(value), top + height, x(value), top, "<path class=\"x-line\" fill=\"none\" stroke=\"#d3d7da\"", &html)
        line(left, y(value), left + width, y(value), "<path class=\"x-line\" fill=\"none\" stroke=\"#d3d7da\"", &html)
        html.plotText(Typography.number(value, html.language), x: x(value), y: top + height + 20, .small, .middle)
        html.plotText(Typography.number(value, html.language), x: left - 10, y: y(value) + 4, .small, .end)
      }
      line(left, top + height, left + width, top, "<path class=\"x-edge\" fill=\"none\" stroke=\"#858d94\"", &html)
      for (at, each) in lines.enumerated() where !(found.isPlainGap && each.share == 1.0) {
        line(x(each.from.s), y(each.from.i), x(each.to.s), y(each.to.i), "<path class=\"x-dash\" fill=\"none\" stroke=\"#858d94\" stroke-width=\"1.5\" stroke-dasharray=\"4 4\"", &html)
        let score = found.isPlainGap ? (each.share - 1) * span : low + each.share * span
        let text = Typography.number(score, html.language)
        html.plotText(at == 0 ? Phrase("Chance ", "Opportunity ")(html.language) + text : text, x: x(each.to.s), y: top - 9, .small, .middle)
      }
      html.plotText(Phrase("stark unterversorgt", "badly underserved")(html.language), x: left + 12, y: top + 22, .signal)
      html.plotText(Phrase("überversorgt", "overserved")(html.language), x: left + width - 12, y: top + height - 14, .strong, .end)
      html.plotText(Phrase("Zufriedenheit heute →", "Satisfaction today →")(html.language), x: left + width, y: top + height + 44, .strong, .end)
      html.raw("<g transform=\"rotate(-90 20 26)\">")
      html.plotText(Phrase("Wichtigkeit →", "Importance →")(html.language), x: 20, y: 30, .strong, .end)
      html.raw("</g>\n")

      var labels = PlotLabels(bounds: .init(x: left - 14, y: top - 2, width: width + 60, height: height + 14))
      labels.occupy(.init(x: left + 8, y: top + 6, width: 150, height: 22))
      labels.occupy(.init(x: left + width - 110, y: top + height - 30, width: 110, height: 22))
      let shown = points.prefix(limit)
      let places = shown.map { labels.mark(x: x($0.satisfaction!), y: y($0.importance!), radius: 11) }
      // The rest are dots, those of one colour together: there are hundreds of them.
      var dots = [[Opportunities.Point]](repeating: [], count: HTML.hues.count)
      for point in points.dropFirst(limit).prefix(260) { dots[html.site.place(of: point.segment).map { SiteIndex.hue($0) } ?? 0].append(point) }
      for group in dots where !group.isEmpty {
        html.raw("<g"); html.fill(html.site.place(of: group[0].segment)); html.raw(">")
        for point in group {
          html.raw("<circle r=\"3.5\" cx=\"")
          html.coordinate(x(point.satisfaction!)); html.raw("\" cy=\""); html.coordinate(y(point.importance!)); html.raw("\"/>")
        }
        html.raw("</g>")
      }
      for (number, point) in shown.enumerated() {
        let place = html.site.place(of: point.segment), at = places[number]
        let isOpen = html.openLink(point.subject)
        if html.site.model.item(point.subject)?.kind == .pain {
          html.raw("<path"); html.fill(place); html.raw(" d=\"M"); html.coordinate(at.x); html.raw(" "); html.coordinate(at.y - 14); html.raw("l14 14-14 14-14-14z\"/>")
        } else {
          html.raw("<circle"); html.fill(place); html.raw(" r=\"11\" cx=\""); html.coordinate(at.x); html.raw("\" cy=\""); html.coordinate(at.y); html.raw("\"/>")
        }
        html.plotText("\(number + 1)", x: at.x, y: at.y + 4.5, .inverse, .middle)
        // Where marks are many, their words say to which of them they belong.
        let letter = shown.count > 12 ? "\(number + 1)\u{A0}" : segments.count > 1 ? place.map { SiteIndex.letter($0) + "\u{A0}" } ?? "" : ""
        let text = letter + PlotText.clipped(html.site.model.name(point.subject), width: 330)
        if let label = labels.label(x: at.x, y: at.y, gap: 18, width: Double(PlotText.width(text))) {
          html.plotText(text, x: label.x, y: label.y, .statement, label.anchor, hasHalo: true)
        }
        if isOpen { html.raw("</a>") }
        html.raw("\n")
      }
    }
    let kinds = Set(points.map { site.model.item($0.subject)?.kind == .pain })
    put("<ul class=\"legend\" aria-label=\"", UI.legend, "\">")
    if kinds.contains(false) {
      raw("<li>"); disc(.full); put("", Phrase("Gewinn", "Gain"), "</li>")
    }
    if kinds.contains(true) {
      raw("<li><svg class=\"mk\" viewBox=\"0 0 12 12\" aria-hidden=\"true\" focusable=\"false\"><path class=\"mk-f\" d=\"M6 0l6 6-6 6-6-6z\" fill=\"#191c1f\"/></svg>")
      put("", Phrase("Schmerzpunkt", "Pain"), "</li>")
    }
    put(
      "<li>",
      found.isPlainGap
        ? Phrase("Chance = Wichtigkeit − Zufriedenheit", "Opportunity = importance − satisfaction")
        : Phrase("Chance = Wichtigkeit + (Wichtigkeit − Zufriedenheit, mindestens 0)", "Opportunity = importance + (importance − satisfaction, at least 0)"),
      "</li>")
    if points.count > limit {
      let drawn = min(points.count, limit + 260)
      put("<li>", language == .de
        ? "ohne Nummer: die kleineren Chancen" + (points.count > drawn ? ", gezeichnet sind \(drawn) von \(points.count)" : "")
        : "without a number: the smaller opportunities" + (points.count > drawn ? ", \(drawn) of \(points.count) are drawn" : ""), "</li>")
    }
    raw("</ul>\n")
  }
}
