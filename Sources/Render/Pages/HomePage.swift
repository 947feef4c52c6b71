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
    // An introduction without a heading of its own is that of the workspace, whatever its file is called.
    let heading = introduction.map { model.documents[$0] }.flatMap { $0.title != nil || !$0.headings.isEmpty ? $0.name : nil }
    let title = heading ?? (model.settings.title.isEmpty ? UI.home(language) : model.settings.title)
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
    // What the authors say of the whole, such as that its figures are invented, stands before anything is claimed.
    let isShort = site.introduction.map { site.model.documents[$0].parsed.file.bytes.count < 2400 && site.model.documents[$0].headings.count <= 1 } ?? false
    if isShort, var writer = prose, let range = rest, writer.isVisible(range) {
      raw("<div class=\"prose head__more\">\n")
      writer.blocks(range, &self)
      writer.footnotes(&self)
      raw("</div>\n")
      rest = nil
    }
    let claims = site.claims
    sum(claims)
    raw("</header>\n")

    let rows = SegmentTable.rows(site)
    let isWhole = glance(rows)
    table(rows, isTwin: isWhole)
    if var writer = prose, let rest, writer.isVisible(rest) {
      section("intro", Phrase("Zu diesem Arbeitsbereich", "About this workspace")) { html in
        html.raw("<div class=\"prose\">\n")
        writer.blocks(rest, &html)
        writer.footnotes(&html)
        html.raw("</div>\n")
      }
    }
    evidence(claims)
    openPoints()
    told()
    canvases()
    latestHistory()
    pages()
  }

  /// The model in one line of numbers.
  private mutating func sum(_ claims: Claims) {
    let segments = site.segments.count, jobs = claims.mainJobs
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
      say(claims.count == 1 ? Phrase("Aussage ist belegt", "claim has evidence") : Phrase("Aussagen sind belegt", "claims have evidence"))
      say(claims.supported == claims.count ? Phrase(". ", ". ") : Phrase(", der Rest ist Annahme. ", ", the rest is assumption. "))
    }
    put("", Phrase("Phase: ", "Stage: "), "")
    text(Vocabulary.stage.term(site.model.settings.stage)?.label(in: language) ?? site.model.settings.stage)
    raw(".</p>\n")
  }

  /// Up to three profiles side by side: the selected segments, else the first that are not set aside. Whether that is all there are.
  private mutating func glance(_ rows: [SegmentTable.Row]) -> Bool {
    guard !rows.isEmpty else { return false }
    let selected = rows.filter { site.model.documents[$0.segment].isSelected }
    let others = rows.filter { !site.isDeferred($0.segment) }
    let shown = Array(fullestFirst(!selected.isEmpty ? selected : !others.isEmpty ? others : rows).prefix(3))
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
        if html.site.isDeferred(segment) { html.put(" <span class=\"tag\">", SiteIndex.deferred, "</span>") }
        html.raw("</h3>\n<div class=\"glance__cols glance__cols--")
        html.number(profiles.count)
        html.raw("\">\n")
        for (number, row) in profiles.enumerated() { html.glance(row, isFirst: at + number == 0) }
        html.raw("</div>\n</section>\n")
        at += profiles.count
      }
      html.raw("</div>\n")
      if rows.count > shown.count {
        let hint = selected.isEmpty
          ? Phrase("Das sind die ersten; alle stehen in der Segmenttabelle.", "These are the first; the segment table has them all.")
          : Phrase("Das sind die ausgewählten Segmente; alle stehen in der Segmenttabelle.", "These are the selected segments; the segment table has them all.")
        html.put("<p class=\"small\">", hint, "</p>\n")
      } else {
        html.raw("<p class=\"small only-narrow\"><a href=\"")
        html.attribute(html.root)
        html.put("segment.html\">", Phrase("Dasselbe als Tabelle", "The same as a table"), "</a></p>\n")
      }
    }
    return rows.count == shown.count
  }

  /// Whoever looks once sees what is known: segments with a job and a gain stand before those that are names so far.
  private func fullestFirst(_ rows: [SegmentTable.Row]) -> [SegmentTable.Row] {
    var known: [Int: Int] = [:]
    for row in rows {
      let profile = site.model.profiles(of: row.segment)[row.profile]
      known[row.segment] = max(known[row.segment] ?? 0, (profile.mainJob == nil ? 0 : 1) + (profile.gain == nil ? 0 : 1))
    }
    return [2, 1, 0].flatMap { level in rows.filter { known[$0.segment] == level } }
  }

  /// A question that readers ask, with the method's word for its answer; the first time the word leads to its meaning.
  private mutating func question(_ question: Phrase, _ word: Phrase, _ anchor: StaticString, isFirst: Bool) {
    put("<div><dt>", question, " <span class=\"word\">")
    if isFirst { term(word, anchor) } else { say(word) }
    raw("</span></dt><dd>")
  }

  private mutating func glance(_ row: SegmentTable.Row, isFirst: Bool) {
    let model = site.model
    let bound = model.profiles(of: row.segment)[row.profile]
    let source = model.documents[row.segment]
    raw("<dl class=\"prof\">\n")
    question(Phrase("Was sie erledigen wollen", "What they want to get done"), Phrase("Hauptaufgabe", "main job"), "main-job", isFirst: isFirst)
    if let job = bound.mainJob { name(job, as: "st st--l") } else { gap(UI.missing) }
    raw("</dd></div>\n")
    question(Phrase("Woran sie merken, dass es geschafft ist", "How they know that it is done"), Phrase("Gewinn", "gain"), "gain-desired-outcome", isFirst: isFirst)
    if let gain = bound.gain {
      name(gain, as: "st st--l")
      today(gain, row, bound.profile)
    } else {
      gap(UI.missing)
    }
    raw("</dd></div>\n")
    question(Phrase("Was sie dabei besonders macht", "What is special about them"), Phrase("Clarifier", "clarifiers"), "clarifier-relevant-characteristic", isFirst: isFirst)
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
    raw("</dd></div>\n")
    question(Phrase("Was wir ihnen anbieten", "What we offer them"), Phrase("Wertangebot", "value proposition"), "value-proposition", isFirst: isFirst)
    let propositions = model.propositions(for: bound)
    if !propositions.isEmpty {
      raw("<ul class=\"lines\">")
      for proposition in propositions.prefix(3) {
        raw("<li>")
        name(Entity(proposition))
        raw("</li>")
      }
      raw("</ul>")
    } else if let reason = bound.profile.notServed {
      put("<b class=\"lbl\">", Phrase("Bewusst nichts.", "Nothing, on purpose."), "</b> ")
      put("<span class=\"why\">", reason.string, "</span>")
    } else if site.isDeferred(row.segment) {
      put("<span class=\"why\">", Phrase("nichts, solange das Segment zurückgestellt ist", "nothing while the segment is set aside"), "</span>")
    } else {
      gap(Phrase("noch nichts", "nothing yet"))
    }
    put("</dd></div>\n<div class=\"prof__open\"><dt>", Phrase("Worauf das beruht", "What this rests on"), "</dt><dd><ul>")
    if bound.mainJob == nil, bound.gain == nil, clarifiers.isEmpty { put("<li>", Phrase("noch auf nichts", "nothing yet"), "</li>") }
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

  /// Where they stand today, where somebody asked: a gain says the direction, not yet how far they are.
  private mutating func today(_ gain: Entity, _ row: SegmentTable.Row, _ profile: Profile) {
    guard let rating = profile.ratings.first(where: { site.model.entity(row.segment, $0.subject) == gain }), let satisfaction = rating.record.number("satisfaction") else { return }
    let most = Typography.number(site.model.settings.rating.upperBound, language)
    put("<p class=\"why\">", language == .de
      ? "Heute zufrieden: \(Typography.number(satisfaction, .de)) von \(most)"
      : "Satisfied today: \(Typography.number(satisfaction, .en)) of \(most)", "</p>")
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

  /// On narrow screens a twin of what stands at a glance is left out.
  private mutating func table(_ rows: [SegmentTable.Row], isTwin: Bool) {
    section("table", Phrase("Segmenttabelle", "Segment table"), isAside: false, isTwin: isTwin) { html in
      guard !rows.isEmpty else {
        html.empty(
          Phrase("Noch kein Segment mit einer Hauptaufgabe.", "No segment with a main job yet."),
          how: Phrase("Eine Datei unter `segments/` genügt für den Anfang.", "One file under `segments/` is enough to begin with."),
          example: "---\nkind: segment\ntitle: …\nmain-job: …\ngain: …\n---\n")
        html.jobless(rows)
        return
      }
      let shown = rows.prefix(HTML.tableLimit)
      html.segmentTable(shown, withClarifiers: true)
      if rows.count > shown.count { html.moreLink(rows.count - shown.count, "segment.html") }
      html.jobless(rows)
      html.put("<details><summary>", Phrase("Dieselbe Tabelle ohne Clarifier", "The same table without clarifiers"), "</summary>\n")
      html.segmentTable(shown, withClarifiers: false)
      html.raw("</details>\n")
    }
  }

  /// Segments of which nobody has said yet what they want to get done: they are customers as well, and have no row.
  private mutating func jobless(_ rows: [SegmentTable.Row]) {
    let told = Set(rows.map(\.segment))
    let others = site.segments.filter { !told.contains($0) && site.model.documents[$0].status != "retired" }
    guard !others.isEmpty else { return }
    put("<p class=\"small\">", Phrase("Noch ohne Hauptaufgabe: ", "Without a main job so far: "), "")
    for (at, segment) in others.prefix(HTML.tableLimit).enumerated() {
      if at > 0 { raw(", ") }
      name(Entity(segment))
    }
    if others.count > HTML.tableLimit {
      raw(" <a href=\"")
      attribute(root)
      put("segment.html\">", UI.more(others.count - HTML.tableLimit, language), "</a>")
    }
    raw("</p>\n")
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
      html.put("<th scope=\"col\" class=\"num\">", Phrase("Belegt", "Supported"), "</th>")
      html.column(Phrase("Zuerst zu prüfen", "To be checked first"))
      html.raw("</tr></thead>\n<tbody>\n")
      for sort in claims.sorts {
        html.put("<tr><th scope=\"row\"><b class=\"lbl\">", sort.label, "</b></th><td>")
        html.waffle(sort.supported, sort.count)
        html.put("</td><td class=\"num\">", html.language == .de ? "\(sort.supported) von \(sort.count)" : "\(sort.supported) of \(sort.count)", "</td><td")
        html.label(Phrase("Zuerst zu prüfen", "To be checked first"))
        html.raw(">")
        if let first = sort.first { html.name(first) } else if sort.supported < sort.count {
          html.put("<span class=\"small\">", Phrase("nur noch Zurückgestelltes", "only what is set aside"), "</span>")
        } else {
          html.raw("–")
        }
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
    section("told", Phrase("Was die Bilder zeigen", "What the pictures show"), hint: Phrase("Was das ganze Modell erzählt, in je einem Satz.", "What the whole model tells, in a sentence each.")) { html in
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

  /// What the checks miss in the model, the first of each sort in its own words. How to mend it, and what is wrong with a file only, is for the
  /// authors, on a page of its own.
  private mutating func openPoints() {
    guard !site.model.documents.isEmpty else { return }
    let open = SiteIndex.gravestFirst(site.disclosed.checked.open)
    section("open", Phrase("Was noch offen ist", "What is still open"), hint: Phrase("Was dem Modell noch fehlt, das Schwerste zuerst.", "What the model still lacks, the gravest first.")) { html in
      guard !open.isEmpty else {
        html.put("<p>", UI.nothingOpen, "</p>\n")
        return
      }
      var sorts: [(first: Diagnostic, count: Int)] = []
      for diagnostic in open where Rule.named(diagnostic.rule)?.isAboutTheModel == true {
        if let at = sorts.firstIndex(where: { $0.first.rule == diagnostic.rule }) { sorts[at].count += 1 } else { sorts.append((diagnostic, 1)) }
      }
      if sorts.isEmpty {
        html.put("<p>", Phrase("Die Prüfungen haben nur an den Dateien etwas gefunden, nicht am Modell.", "The checks found something in the files only, not in the model."), "</p>\n")
      } else {
        html.raw("<ul class=\"told\">\n")
        for sort in sorts.prefix(6) { html.openPoint(sort.first, count: sort.count) }
        html.raw("</ul>\n")
      }
      html.raw("<p class=\"small\"><a href=\"")
      html.attribute(html.root)
      html.put("overview/open.html\">", html.language == .de
        ? (open.count == 1 ? "Der offene Punkt, für die Autoren" : "Alle \(Typography.grouped(open.count, .de)) offenen Punkte, für die Autoren")
        : open.count == 1 ? "The open point, for the authors" : "All \(Typography.grouped(open.count, .en)) open points, for the authors", "</a></p>\n")
    }
  }

  /// One finding, beside the kind of document that it is about, and how many there are of its sort.
  private mutating func openPoint(_ diagnostic: Diagnostic, count: Int) {
    raw("<li><span class=\"small\">")
    let document = site.model.index.document(at: diagnostic.location.file)
    let isOpen = document.map { openLink(Entity($0)) } ?? false
    if let kind = document.flatMap({ site.model.documents[$0].kind }) { say(kind.singular) } else { code(diagnostic.location.file) }
    if isOpen { raw("</a>") }
    raw("</span><p class=\"st\">")
    prose(diagnostic.publicMessage)
    // A sentence about a key alone does not say whose.
    var beside = document.map { site.model.documents[$0].name }.flatMap { diagnostic.publicMessage(language).contains($0) ? nil : [$0] } ?? []
    if count > 1 {
      let more = Typography.grouped(count - 1, language)
      beside.append(language == .de
        ? (count == 2 ? "und an einer weiteren Stelle" : "und an \(more) weiteren Stellen")
        : count == 2 ? "and in one more place" : "and in \(more) more places")
    }
    if !beside.isEmpty { put(" <span class=\"small\">", beside.joined(separator: ", "), "</span>") }
    raw("</p></li>\n")
  }

  private mutating func canvases() {
    let grids = (site.documents(of: .businessModelCanvas) + site.documents(of: .leanCanvas)).filter { site.model.documents[$0].status != "retired" }
    let fits = site.documents(of: .valueProposition).filter { site.model.documents[$0].status != "retired" }
    guard !grids.isEmpty || !fits.isEmpty else { return }
    section(
      "pictures", Phrase("Canvases und Passung", "Canvases and fit"),
      hint: Phrase("Eine Farbe ist ein Segment, gestrichelt ist eine Notiz ohne Segment.", "A colour is a segment, dashed is a note without one.")
    ) { html in
      // Rows of equal length, so that no drawing stands alone in the last.
      let count = min(grids.count, 4) + min(fits.count, 8 - min(grids.count, 4))
      html.raw(count == 4 || count > 6 ? "<ul class=\"thumbs thumbs--4\">\n" : "<ul class=\"thumbs\">\n")
      for document in grids.prefix(4) {
        let grid = CanvasGrid(of: document, in: html.site)
        html.thumb(document, "\(grid.count)\u{A0}" + (html.language == .de ? (grid.count == 1 ? "Notiz" : "Notizen") : (grid.count == 1 ? "note" : "notes"))) { $0.canvasThumb(grid) }
      }
      for document in fits.prefix(8 - min(grids.count, 4)) {
        let map = html.site.fitMaps[document]!
        let all = map.asked.count
        let sketch = map.isSketched ? (html.language == .de ? " (Skizze)" : " (a sketch)") : ""
        html.thumb(document, (html.language == .de ? "\(map.covered) von \(all) Bedürfnissen abgedeckt" : "\(map.covered) of \(all) needs covered") + sketch) { $0.fitThumb(map) }
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
    put("<p class=\"small\">", source.kind!.singular(language) + ", " + (Vocabulary.status.term(source.status)?.label(in: language) ?? ""), "<br>")
    put("", detail, "</p></li>\n")
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

extension Rule {
  /// Whether what it finds is about customers and offers, and not about names and files.
  fileprivate var isAboutTheModel: Bool {
    switch name {
    case "value-open": true
    case "id-duplicate", "reference-unresolved", "reference-cycle", "personal-data-published": false
    default: number.hasPrefix("R")
    }
  }
}
