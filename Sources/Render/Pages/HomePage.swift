import Source
import Parse
import Bind
import Check

extension SiteIndex {
  func homePage() -> Page {
    var digest = Digest()
    for seal in seals { digest.add(seal) }
    for diagnostic in disclosed.checked.diagnostics { digest.add(seal(of: diagnostic)) }
    digest.add(historySeal)
    let title = introduction.map { model.documents[$0].name } ?? (model.settings.title.isEmpty ? UI.home(language) : model.settings.title)
    return page("index.html", digest: digest.value, title: title, about: UI.home, section: .home) { $0.home(title) }
  }
}

extension HTML {
  fileprivate mutating func home(_ title: String) {
    let settings = site.model.settings
    var prose = site.introduction.map { MarkdownHTML($0, of: site, headingsFrom: 3) }
    var rest: Range<Int>?
    raw("<header class=\"head\">\n")
    let methods = settings.methods.compactMap { Vocabulary.methods.term($0)?.label(in: language) }
    if !methods.isEmpty { put("<p class=\"kicker\">", methods.joined(separator: " · "), "</p>\n") }
    raw("<h1")
    if prose != nil, let heading = site.introduction.flatMap({ site.model.documents[$0].headings.first }) {
      raw(" id=\"")
      attribute(heading.anchor)
      raw("\"")
    }
    put(">", title, "</h1>\n")
    if var writer = prose {
      let start = writer.title?.upperBound ?? 1
      rest = start..<writer.all.upperBound
      if writer.isParagraph(start) {
        raw("<p class=\"lead\">")
        writer.inlines(start + 1..<writer.end(of: start), &self)
        raw("</p>\n")
        rest = writer.end(of: start)..<writer.all.upperBound
      }
      prose = writer
    }
    let claims = site.claims
    sum(claims)
    raw("</header>\n")

    let rows = SegmentTable.rows(site)
    glance(rows)
    table(rows)
    evidence(claims)
    openPoints()
    told()
    canvases()
    latestHistory()
    if var writer = prose, let rest, writer.isVisible(rest) {
      section("intro", Phrase("Zu diesem Arbeitsbereich", "About this workspace")) { html in
        html.raw("<div class=\"prose\">\n")
        writer.blocks(rest, &html)
        writer.footnotes(&html)
        html.raw("</div>\n")
      }
    }
    pages()
  }

  /// The model in one line of numbers.
  private mutating func sum(_ claims: Claims) {
    let checked = site.disclosed.checked
    let segments = site.segments.count, jobs = claims.mainJobs
    let errors = checked.count(.error), warnings = checked.count(.warning)
    func bold(_ value: Int, _ one: Phrase, _ many: Phrase) {
      put("<b>", Typography.grouped(value, language), "</b>\u{A0}")
      say(value == 1 ? one : many)
    }
    raw("<p class=\"sum\">")
    bold(segments, Phrase("Segment", "segment"), Phrase("Segmente", "segments"))
    say(Phrase(" mit ", " with "))
    bold(jobs, Phrase("Hauptaufgabe. ", "main job. "), Phrase("Hauptaufgaben. ", "main jobs. "))
    if claims.count > 0 {
      put("<b>", language == .de ? "\(claims.supported) von \(claims.count)" : "\(claims.supported) of \(claims.count)", "</b> ")
      say(Phrase("Aussagen sind belegt, ", "claims have evidence, "))
    }
    bold(errors, Phrase("Fehler und ", "error and "), Phrase("Fehler und ", "errors and "))
    bold(warnings, Phrase("Warnung", "warning"), Phrase("Warnungen", "warnings"))
    say(errors + warnings == 1 ? Phrase(" sind offen. ", " are open. ") : Phrase(" sind offen. ", " are open. "))
    put("", Phrase("Phase: ", "Stage: "), "")
    text(Vocabulary.stage.term(site.model.settings.stage)?.label(in: language) ?? site.model.settings.stage)
    raw(".</p>\n")
  }

  /// Up to three profiles side by side: the selected segments, else the first.
  private mutating func glance(_ rows: [SegmentTable.Row]) {
    guard !rows.isEmpty else { return }
    let selected = rows.filter { site.model.documents[$0.segment].isSelected }
    let shown = Array((selected.isEmpty ? rows : selected).prefix(3))
    section("glance", Phrase("Auf einen Blick", "At a glance"), isAside: false) { html in
      html.raw("<div class=\"glance glance--")
      html.number(shown.count)
      html.raw("\">\n")
      var at = 0
      while at < shown.count {
        let segment = shown[at].segment
        let profiles = shown[at...].prefix { $0.segment == segment }
        let place = html.site.place(of: segment)!
        html.raw("<section class=\"glance__seg glance__seg--")
        html.number(profiles.count)
        html.raw(" seg-")
        html.number(SiteIndex.hue(place))
        html.raw("\" aria-labelledby=\"_g")
        html.number(at)
        html.raw("\">\n<h3 id=\"_g")
        html.number(at)
        html.raw("\">")
        html.key(place)
        html.name(Entity(segment), as: "k")
        html.raw("</h3>\n<div class=\"glance__cols glance__cols--")
        html.number(profiles.count)
        html.raw("\">\n")
        for row in profiles { html.glance(row) }
        html.raw("</div>\n</section>\n")
        at += profiles.count
      }
      html.raw("</div>\n")
      if rows.count > shown.count {
        let hint = selected.isEmpty
          ? Phrase("Gezeigt sind die ersten Profile; alle stehen in der Segmenttabelle.", "Shown are the first profiles; the segment table has them all.")
          : Phrase("Gezeigt sind die ausgewählten Segmente; alle stehen in der Segmenttabelle.", "Shown are the selected segments; the segment table has them all.")
        html.put("<p class=\"small\">", hint, "</p>\n")
      }
    }
  }

  private mutating func glance(_ row: SegmentTable.Row) {
    let model = site.model
    let bound = model.profiles(of: row.segment)[row.profile]
    let source = model.documents[row.segment]
    put("<dl class=\"prof\">\n<div><dt>", Phrase("Was sie erledigen wollen", "What they want to get done"), "</dt><dd>")
    if let job = bound.mainJob { name(job, as: "st st--l") } else { gap(UI.missing) }
    put("</dd></div>\n<div><dt>", Phrase("Wann sie sagen: geschafft", "When they say: done"), "</dt><dd>")
    if let gain = bound.gain { name(gain, as: "st st--l") } else { gap(UI.missing) }
    put("</dd></div>\n<div><dt>", Phrase("Was sie dabei besonders macht", "What is special about them"), "</dt><dd>")
    let clarifiers = bound.profile.clarifiers
    if clarifiers.isEmpty { gap(Phrase("noch kein Clarifier", "no clarifier yet")) } else {
      raw("<ul>")
      for clarifier in clarifiers.prefix(3) {
        put("<li><span class=\"st st--m\">", source.items[clarifier.item].words, "</span>")
        if let implication = source.items[clarifier.item].record.text("implication") { put("<p class=\"why\">", implication.string, "</p>") }
        raw("</li>")
      }
      if clarifiers.count > 3 { put("<li class=\"small\">", UI.more(clarifiers.count - 3, language), "</li>") }
      raw("</ul>")
    }
    put("</dd></div>\n<div><dt>", Phrase("Was wir ihnen anbieten", "What we offer them"), "</dt><dd>")
    let propositions = model.propositions(for: bound)
    if !propositions.isEmpty {
      raw("<ul class=\"lines\">")
      for proposition in propositions.prefix(3) {
        raw("<li>")
        name(Entity(proposition))
        raw("</li>")
      }
      raw("</ul>")
    } else if bound.profile.notServed != nil {
      put("<span class=\"why\">", Phrase("bewusst nichts", "nothing, on purpose"), "</span>")
    } else {
      gap(Phrase("noch nichts", "nothing yet"))
    }
    put("</dd></div>\n<div class=\"prof__open\"><dt>", Phrase("Worauf das beruht", "What this rests on"), "</dt><dd><ul>")
    if let job = bound.mainJob { ground(Phrase("Aufgabe: ", "Job: "), site.evidence(for: job)) }
    if let gain = bound.gain { ground(Phrase("Gewinn: ", "Gain: "), site.evidence(for: gain)) }
    if !clarifiers.isEmpty {
      let supported = clarifiers.count { site.hasEvidence(Entity(row.segment, $0.item)) }
      raw("<li><span class=\"ev\">")
      disc(supported == 0 ? .ring : supported == clarifiers.count ? .full : .leftHalf)
      text(language == .de ? "Clarifier: \(supported) von \(clarifiers.count) belegt" : "Clarifiers: \(supported) of \(clarifiers.count) with evidence")
      raw("</span></li>")
    }
    raw("</ul></dd></div>\n</dl>\n")
  }

  private mutating func ground(_ label: Phrase, _ evidence: [Int]) {
    raw("<li><span class=\"ev\">")
    disc(evidence.isEmpty ? .ring : .full)
    say(label)
    if evidence.isEmpty { say(UI.noEvidence) } else {
      for (at, each) in evidence.prefix(2).enumerated() {
        if at > 0 { raw(", ") }
        evidenceName(each)
      }
      if evidence.count > 2 { put(" ", UI.more(evidence.count - 2, language), "") }
    }
    raw("</span></li>")
  }

  private static let tableLimit = 12

  private mutating func table(_ rows: [SegmentTable.Row]) {
    section("table", Phrase("Segmenttabelle", "Segment table"), isAside: false) { html in
      guard !rows.isEmpty else {
        html.empty(
          Phrase("Noch kein Segment mit einer Hauptaufgabe.", "No segment with a main job yet."),
          how: Phrase("Eine Datei unter `segments/` genügt für den Anfang.", "One file under `segments/` is enough to begin with."),
          example: "---\nkind: segment\ntitle: …\nmain-job: …\ngain: …\n---\n")
        return
      }
      let shown = rows.prefix(HTML.tableLimit)
      html.segmentTable(shown, withClarifiers: true)
      if rows.count > shown.count { html.moreLink(rows.count - shown.count, "segment.html") }
      html.put("<details><summary>", Phrase("Dieselbe Tabelle ohne Clarifier", "The same table without clarifiers"), "</summary>\n")
      html.segmentTable(shown, withClarifiers: false)
      html.raw("</details>\n")
    }
  }

  /// "und 412 weitere", linked to where they are.
  mutating func moreLink(_ count: Int, _ address: StaticString) {
    raw("<p class=\"small\"><a href=\"")
    attribute(root)
    raw(address)
    put("\">", UI.more(count, language), "</a></p>\n")
  }

  private mutating func evidence(_ claims: Claims) {
    guard claims.count > 0 else { return }
    let finding = claims.finding(language)
    section(
      "claims", Phrase("Was belegt ist", "What has evidence"),
      hint: Phrase("Ein Kästchen ist eine Aussage. Gefüllt: mindestens ein Beleg stützt sie.", "A square is a claim. Filled: at least one piece of evidence supports it.")
    ) { html in
      html.put("<p class=\"st st--m\">", finding, "</p>\n<table class=\"stack\">\n<thead><tr>")
      html.column(Phrase("Art der Aussage", "Sort of claim"))
      html.column(Phrase("Aussagen", "Claims"))
      html.put("<th scope=\"col\" class=\"num\">", Phrase("belegt", "supported"), "</th>")
      html.column(Phrase("zuerst zu prüfen", "to be checked first"))
      html.raw("</tr></thead>\n<tbody>\n")
      for sort in claims.sorts {
        html.put("<tr><th scope=\"row\"><b class=\"lbl\">", sort.label, "</b></th><td>")
        html.waffle(sort.supported, sort.count)
        html.put("</td><td class=\"num\">", html.language == .de ? "\(sort.supported) von \(sort.count)" : "\(sort.supported) of \(sort.count)", "</td><td")
        html.label(Phrase("zuerst zu prüfen", "to be checked first"))
        html.raw(">")
        if let first = sort.first { html.name(first) } else { html.raw("–") }
        html.raw("</td></tr>\n")
      }
      html.raw("</tbody>\n</table>\n")
      html.raw("<p class=\"small\"><a href=\"")
      html.attribute(html.root)
      html.put("overview/evidence.html\">", Phrase("Alle Aussagen nach Art des Belegs", "All claims by sort of evidence"), "</a></p>\n")
    }
  }

  /// The sentences of the pictures of the whole model, but the one about evidence, which stands above.
  private mutating func told() {
    let found = Overview.allCases.filter { $0 != .evidence }.map { ($0, site.finding($0)) }.filter { !$0.1.isEmpty }
    guard !found.isEmpty else { return }
    section("told", UI.pictures, hint: Phrase("Was das ganze Modell erzählt, in je einem Satz.", "What the whole model tells, in a sentence each.")) { html in
      html.raw("<dl class=\"told\">\n")
      for (overview, finding) in found {
        html.raw("<div><dt><a href=\"")
        html.attribute(html.root + overview.address)
        html.put("\">", overview.title, "</a></dt>")
        html.put("<dd class=\"st\">", finding, "</dd></div>\n")
      }
      html.raw("</dl>\n")
    }
  }

  private mutating func openPoints() {
    let open = SiteIndex.gravestFirst(site.disclosed.checked.open)
    section("open", UI.openPoints, hint: UI.openPointsHint) { html in
      guard !open.isEmpty else {
        html.put("<p>", UI.nothingOpen, "</p>\n")
        return
      }
      html.findings(open.prefix(6))
      if open.count > 6 { html.moreLink(open.count - 6, "overview/open.html") }
    }
  }

  private mutating func canvases() {
    let grids = (site.documents(of: .businessModelCanvas) + site.documents(of: .leanCanvas)).filter { site.model.documents[$0].status != "retired" }
    let fits = site.documents(of: .valueProposition).filter { site.model.documents[$0].status != "retired" }
    guard !grids.isEmpty || !fits.isEmpty else { return }
    section(
      "pictures", Phrase("Canvases und Passung", "Canvases and fit"),
      hint: Phrase("Eine Farbe ist ein Segment, gestrichelt ist eine Notiz ohne Segment.", "A colour is a segment, dashed is a note without one.")
    ) { html in
      html.raw("<ul class=\"thumbs\">\n")
      for document in grids.prefix(4) {
        let grid = CanvasGrid(of: document, in: html.site)
        html.thumb(document, "\(grid.count)\u{A0}" + (html.language == .de ? (grid.count == 1 ? "Notiz" : "Notizen") : (grid.count == 1 ? "note" : "notes"))) { $0.canvasThumb(grid) }
      }
      for document in fits.prefix(8 - min(grids.count, 4)) {
        let map = html.site.fitMaps[document]!
        let all = map.asked.count
        html.thumb(document, html.language == .de ? "\(map.covered) von \(all) Bedürfnissen abgedeckt" : "\(map.covered) of \(all) needs covered") { $0.fitThumb(map) }
      }
      html.raw("</ul>\n")
      if grids.count > 4 { html.moreLink(grids.count - 4, html.site.documents(of: .businessModelCanvas).isEmpty ? "lean-canvas.html" : "business-model-canvas.html") }
      let rest = fits.count - (8 - min(grids.count, 4))
      if rest > 0 { html.moreLink(rest, "value-proposition.html") }
    }
  }

  private mutating func thumb(_ document: Int, _ detail: String, _ drawing: (inout HTML) -> Void) {
    let source = site.model.documents[document]
    raw("<li class=\"thumb\">")
    let isOpen = openLink(Entity(document))
    drawing(&self)
    put("<span class=\"thumb__t\">", source.name, "</span>")
    if isOpen { raw("</a>") }
    put("<p class=\"small\">", source.kind!.singular(language) + " · " + (Vocabulary.status.term(source.status)?.label(in: language) ?? "") + " · " + detail, "</p></li>\n")
  }

  private mutating func pages() {
    let pages = site.pages
    guard !pages.isEmpty else { return }
    section("pages", UI.pages) { html in
      html.raw("<ul class=\"lines lines--ruled\">\n")
      for page in pages.prefix(20) {
        html.raw("<li>")
        html.name(Entity(page))
        html.raw("</li>\n")
      }
      html.raw("</ul>\n")
      if pages.count > 20 { html.moreLink(pages.count - 20, "a-z.html") }
    }
  }
}
