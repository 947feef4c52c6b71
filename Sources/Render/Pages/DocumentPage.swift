import Source
import Parse
import Bind
import Check

extension SiteIndex {
  /// The page of a document or of Markdown without a kind.
  func documentPage(_ document: Int) -> Page {
    let source = model.documents[document]
    return page(
      addresses[document], digest: digest(of: document), title: source.name, about: source.kind?.singular ?? UI.pages,
      section: source.kind.map(Section.kind) ?? .none, isWide: source.kind?.isCanvas == true
    ) { $0.document(document) }
  }

  /// A document's page shows itself, what it refers to, what refers to it, and what those refer to: profiles reach their jobs' gains,
  /// value propositions their profile's pains.
  func digest(of document: Int) -> UInt64 {
    var digest = Digest(seed: seals[document])
    digest.add(waySeals[document])
    func neighbours(_ document: Int, _ visit: (Int) -> Void) {
      for target in model.targets[document] {
        switch target {
        case .resolved(let entity), .renamed(let entity):
          digest.add(entity.item ?? -1)
          visit(entity.document)
        case .heading(let other, let anchor):
          digest.add(anchor)
          visit(other)
        case .asset(let path): digest.add(assets[path] ?? "")
        default: digest.add(0)
        }
      }
    }
    let kind = model.documents[document].kind
    let isDeep = kind == .segment || kind == .valueProposition || kind == .businessModelCanvas || kind == .leanCanvas || kind == .job
    neighbours(document) { near in
      digest.add(seals[near])
      if isDeep, near != document { neighbours(near) { digest.add(seals[$0]) } }
    }
    for arrival in model.incoming[document] {
      digest.add(seals[arrival.document])
      digest.add(arrival.reference)
      // A value proposition is known by its profile, a job by those who support it.
      if isDeep { neighbours(arrival.document) { digest.add(seals[$0]) } }
    }
    trace(of: document) { digest.add(seals[$0]) }
    for diagnostic in diagnostics(of: document) { digest.add(seal(of: diagnostic)) }
    if let mark = mark(of: document) {
      digest.add(mark.day.iso)
      digest.add(mark.authors ?? -1)
    }
    if kind == .segment { digest.add(historySeal) }
    if kind == .customerRelationships { for note in model.known(of: document, .channels) { digest.add(seals[note.document]) } }
    if kind == .persona { for job in mainJobs(of: document) { digest.add(seals[job.document]) } }
    return digest.value
  }

  /// Everything that the pictures of a document's page may tell of others: along each profile to its offers and the canvases they are on.
  private func trace(of document: Int, _ visit: (Int) -> Void) {
    guard let kind = model.documents[document].kind, [.segment, .job, .valueProposition, .offering, .evidence].contains(kind) else { return }
    for profile in Traceability.profiles(through: document, in: self).prefix(Traceability.profilesPerPage) {
      visit(profile.document)
      for job in profile.listedJobs(in: model) { visit(job) }
      for proposition in model.propositions(for: profile) {
        visit(proposition)
        for arrival in model.incoming[proposition] { visit(arrival.document) }
        for target in model.targets[proposition] {
          guard let offering = target.entity?.document else { continue }
          visit(offering)
          if model.documents[offering].kind == .offering { for arrival in model.incoming[offering] { visit(arrival.document) } }
        }
      }
    }
    if kind == .segment { for evidence in evidenceAbout(document) { visit(evidence) } }
    if kind == .evidence { for (claim, count) in supported(by: document) { visit(claim.document); visit(count) } }
  }
}

extension HTML {
  fileprivate mutating func document(_ document: Int) {
    let source = site.model.documents[document]
    if let kind = source.kind {
      crumbs([(kind.plural, HTML.index(of: kind))], here: source.name)
    } else {
      crumbs([], here: source.name)
    }
    guard let kind = source.kind else { return page(document) }
    let isCanvas = kind.isCanvas
    if isCanvas { raw("<div class=\"canvas\">\n") }
    var prose = MarkdownHTML(document, of: site)
    var rest = prose.all
    raw("<header class=\"head\">\n")
    kicker(of: document)
    raw("<h1")
    lang(of: document)
    put(">", source.name, "</h1>\n")
    if let statement = source.record.text("statement") {
      raw("<p class=\"lead\"")
      lang(of: document)
      put(">", statement.string, "</p>\n")
    } else if kind == .job, let story = source.record.record("story") {
      lead(story: story, of: document)
    } else if let opening = prose.opening {
      raw("<p class=\"lead\"")
      lang(of: document)
      raw(">")
      prose.inlines(opening.lowerBound + 1..<opening.upperBound, &self)
      raw("</p>\n")
      rest = opening.upperBound..<prose.all.upperBound
    }
    facts(of: document)
    raw("</header>\n")

    switch kind {
    case .segment: segmentParts(document)
    case .job: jobParts(document)
    case .valueProposition:
      let map = site.fitMaps[document]!
      fitMap(map, &prose)
      coverageMatrix(map)
      traceability(through: document)
    case .businessModelCanvas, .leanCanvas:
      let grid = CanvasGrid(of: document, in: site)
      put("<p class=\"pic__find\">", grid.finding(site), "</p>\n")
      canvas(grid, &prose)
      raw("<p class=\"small save\"><a href=\"")
      attribute(root + site.canvasFile(document, "svg"))
      put("\" download>", UI.canvasAsPicture, "</a></p>\n")
      raw("</div>\n")
      canvasCoverage(grid)
    case .customerRelationships: relationshipParts(document, &prose)
    case .persona: personaCard(document)
    case .segmentation: segmentationParts(document)
    case .evidence: evidenceParts(document)
    case .offering: traceability(through: document)
    case .targetGroup: break
    }
    details(of: document)
    // Where the blocks are, the body is told; what stands before them is the introduction.
    let end = source.blocks.first.map { $0.node } ?? prose.all.upperBound
    let hasText = rest.lowerBound < end && prose.isVisible(rest.lowerBound..<end)
    if hasText {
      raw("<div class=\"sec prose\"")
      lang(of: document)
      raw(">\n")
      prose.blocks(rest.lowerBound..<end, &self)
      prose.footnotes(&self)
      raw("</div>\n")
    } else {
      // What the first sentences or the blocks refer to.
      prose.footnotes(&self)
    }
    ways(of: document)
    evidence(of: document)
    backlinks(of: document)
    findings(of: document)
    if kind == .segment { history(of: document) }
    provenance(of: document)
  }

  static func index(of kind: Kind) -> StaticString {
    switch kind {
    case .segment: "segment.html"
    case .job: "job.html"
    case .valueProposition: "value-proposition.html"
    case .businessModelCanvas: "business-model-canvas.html"
    case .leanCanvas: "lean-canvas.html"
    case .customerRelationships: "customer-relationships.html"
    case .persona: "persona.html"
    case .targetGroup: "target-group.html"
    case .segmentation: "segmentation.html"
    case .offering: "offering.html"
    case .evidence: "evidence.html"
    }
  }

  /// Prose without a kind: its first heading is the page's.
  private mutating func page(_ document: Int) {
    let source = site.model.documents[document]
    var prose = MarkdownHTML(document, of: site)
    var rest = prose.all
    raw("<header class=\"head\">\n<h1")
    lang(of: document)
    if source.title == nil, let title = prose.title {
      if let heading = source.headings.first {
        raw(" id=\"")
        attribute(heading.anchor)
        raw("\"")
      }
      raw(">")
      prose.inlines(title.lowerBound + 1..<title.upperBound, &self)
      rest = title.upperBound..<rest.upperBound
    } else {
      raw(">")
      text(source.name)
    }
    raw("</h1>\n</header>\n")
    if prose.isVisible(rest) {
      raw("<div class=\"prose\"")
      lang(of: document)
      raw(">\n")
      prose.blocks(rest, &self)
      prose.footnotes(&self)
      raw("</div>\n")
    }
    backlinks(of: document)
    findings(of: document)
    provenance(of: document)
  }

  /// What kind of thing it is and whom it is about.
  private mutating func kicker(of document: Int) {
    let source = site.model.documents[document]
    raw("<p class=\"kicker\">")
    keys(of: document)
    put("<span>", source.kind!.singular, "")
    if let proposition = source.valueProposition {
      if let segment = site.model.entity(document, proposition.segment) {
        put(" ", Phrase("für", "for"), " ")
        name(segment, as: "k")
      }
      if let job = site.model.profile(of: document)?.mainJob {
        raw(" · ")
        name(job, as: "k")
      }
    } else if source.kind == .customerRelationships || source.kind == .persona {
      for place in site.concerned[document].prefix(1) {
        raw(" · ")
        name(Entity(site.segments[place]), as: "k")
      }
    }
    raw("</span>")
    // How ripe it is stands in each head: readers take a hypothesis for a fact otherwise.
    if let word = Vocabulary.status.term(source.status)?.label(in: language), source.record["status"] != nil || (source.kind != .evidence && source.kind != .offering) {
      put("<span class=\"tag tag--ripe\">", Phrase("Reife: ", "Maturity: "), "")
      put("", word, "</span>")
    }
    if source.kind == .segment, site.isDeferred(document) { put("<span class=\"tag\">", SiteIndex.deferred, "</span>") }
    raw("</p>\n")
  }

  /// "Wenn …, will ich …, damit …": the words that authors leave out are put in.
  private mutating func lead(story: Record, of document: Int) {
    raw("<p class=\"lead\"")
    lang(of: document)
    raw(">")
    let parts = [
      ("when", Phrase("Wenn ", "When ")), ("want", Phrase("will ich ", "I want ")), ("so-that", Phrase("damit ", "so that ")),
    ]
    let isGerman = site.model.documents[document].language == .de
    var isFirst = true
    for (key, opening) in parts {
      guard let part = story.text(key)?.string else { continue }
      if !isFirst { raw(", ") }
      let word = isGerman ? opening.de : opening.en
      let first = word.split(separator: " ").first.map { $0.lowercased() } ?? ""
      let lower = part.lowercased()
      let hasWord = lower.hasPrefix(first + " ") || (key == "want" && (lower.hasPrefix("möchte") || lower.hasPrefix("will ")))
      if !hasWord { text(word) }
      text(part)
      isFirst = false
    }
    raw(".</p>\n")
  }

  // MARK: - The tail of every document

  /// What supports it, and what of it.
  private mutating func evidence(of document: Int) {
    var found = site.allEvidence(of: document)
    // A segment's page also shows what its main jobs and gains rest on.
    var subjects: [(entity: Entity, evidence: Int)] = found.map { (Entity(document, $0.item), $0.evidence) }
    for profile in site.model.profiles(of: document) {
      for entity in [profile.mainJob, profile.gain] {
        guard let entity else { continue }
        for evidence in site.evidence(for: entity) where !subjects.contains(where: { $0.entity == entity && $0.evidence == evidence }) {
          subjects.append((entity, evidence))
        }
      }
    }
    found = []
    guard !subjects.isEmpty else { return }
    var order: [Int] = []
    for subject in subjects where !order.contains(subject.evidence) { order.append(subject.evidence) }
    section("evidence", UI.evidence) { html in
      html.put("<table class=\"stack\">\n<thead><tr><th scope=\"col\">", Phrase("Beleg", "Evidence"), "</th>")
      html.column(UI.kind)
      html.column(Phrase("Datum", "Date"))
      html.column(Phrase("stützt", "supports"))
      html.raw("</tr></thead>\n<tbody>\n")
      for evidence in order.prefix(50) {
        let source = html.site.model.documents[evidence]
        html.raw("<tr><th scope=\"row\"")
        html.label(Phrase("Beleg", "Evidence"))
        html.raw(">")
        html.name(Entity(evidence), from: document)
        html.raw("</th><td")
        html.label(UI.kind)
        html.put(">", html.evidenceLabel(source), "</td><td class=\"nb\"")
        html.label(Phrase("Datum", "Date"))
        html.raw(">")
        html.text(source.record.day("date").map { Typography.day($0, html.language) } ?? "–")
        html.raw("</td><td")
        html.label(Phrase("stützt", "supports"))
        html.raw(">")
        var isFirst = true
        for subject in subjects where subject.evidence == evidence {
          if !isFirst { html.raw("<br>") }
          if subject.entity == Entity(document) { html.say(Phrase("dieses Dokument", "this document")) } else { html.name(subject.entity, from: document) }
          isFirst = false
        }
        html.raw("</td></tr>\n")
      }
      html.raw("</tbody>\n</table>\n")
      if order.count > 50 { html.put("<p class=\"small\">", UI.more(order.count - 50, html.language), "</p>\n") }
    }
  }

  /// Who refers to it, and as what.
  private mutating func backlinks(of document: Int) {
    struct Source {
      let document: Int
      /// Of a canvas: in which blocks, how often.
      var blocks: [(block: BlockKind, count: Int)] = []
    }
    var groups: [(role: Phrase, sources: [Source])] = []
    for arrival in site.model.incoming[document] where arrival.document != document && !site.addresses[arrival.document].isEmpty {
      let source = site.model.documents[arrival.document]
      let reference = source.references[arrival.reference]
      let role = reference.role(from: source)
      let group = groups.firstIndex { $0.role == role } ?? groups.count
      if group == groups.count { groups.append((role, [])) }
      // References of one document stand together.
      if groups[group].sources.last?.document != arrival.document { groups[group].sources.append(Source(document: arrival.document)) }
      guard let block = reference.link?.block else { continue }
      let last = groups[group].sources.count - 1
      if let known = groups[group].sources[last].blocks.firstIndex(where: { $0.block == block }) {
        groups[group].sources[last].blocks[known].count += 1
      } else {
        groups[group].sources[last].blocks.append((block, 1))
      }
    }
    guard !groups.isEmpty else { return }
    section("backlinks", UI.backlinks, hint: UI.backlinksHint) { html in
      html.raw("<table class=\"stack back\">\n<thead><tr>")
      html.column(UI.asWhat)
      html.column(UI.byWhom)
      html.raw("</tr></thead>\n<tbody>\n")
      for group in groups {
        html.raw("<tr><th scope=\"row\"")
        html.label(UI.asWhat)
        html.put(">", group.role, "</th><td")
        html.label(UI.byWhom)
        html.raw("><ul class=\"lines\">")
        for source in group.sources.prefix(50) {
          html.raw("<li>")
          html.name(Entity(source.document), from: document)
          if !source.blocks.isEmpty {
            let blocks = source.blocks.map { $0.block.title(in: html.language) + ($0.count > 1 ? " (\($0.count))" : "") }
            html.put(" <span class=\"small\">", blocks.joined(separator: ", "), "</span>")
          }
          html.raw("</li>")
        }
        if group.sources.count > 50 { html.put("<li class=\"small\">", UI.more(group.sources.count - 50, html.language), "</li>") }
        html.raw("</ul></td></tr>\n")
      }
      html.raw("</tbody>\n</table>\n")
    }
  }

  private mutating func provenance(of document: Int) {
    put("<p class=\"from\">", UI.source, "<code>")
    text(site.model.documents[document].path)
    raw("</code>")
    lastChange(of: document)
    raw("</p>\n")
  }
}
