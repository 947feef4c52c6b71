import Source
import Bind
import Check

/// What a document and its parts are good for: the ways by which they serve a main job, as `jtbd why` tells them.
extension HTML {
  /// Ways shown at once; the others stand behind a fold.
  private static let shown = 4
  /// In a table of all parts of a document.
  private static let shownOfPart = 2

  mutating func ways(of document: Int) {
    let model = site.model
    guard let kind = model.documents[document].kind else { return }
    switch kind {
    // Their own way is their profile, which stands on the page already; what may break off are their parts.
    case .segment, .valueProposition, .businessModelCanvas, .leanCanvas: partWays(of: document, kind)
    case .job where site.profilesByJob[document] != nil: break
    default:
      // Where the whole way is drawn above, the words say only what breaks off.
      let isDrawn = (kind == .offering || kind == .evidence) && isWayDrawn
      let chains = model.chains(from: Entity(document)).filter { !isDrawn || $0.isBroken }
      guard !chains.isEmpty else { return }
      section("ways", Phrase("Wozu das dient", "What this serves"), hint: Phrase("Der Weg zur Hauptaufgabe.", "The way to a main job.")) { html in
        html.ways(Array(chains.prefix(HTML.shown)), from: document)
        if chains.count > HTML.shown {
          html.put("<details><summary>", UI.more(chains.count - HTML.shown, html.language), "</summary>\n")
          html.ways(Array(chains.dropFirst(HTML.shown)), from: document)
          html.raw("</details>\n")
        }
      }
    }
  }

  private mutating func ways(_ chains: [Chain], from document: Int) {
    raw("<ul class=\"ways\">\n")
    for (number, chain) in chains.enumerated() {
      if isFull {
        put("<li class=\"small\">", UI.more(chains.count - number, language), "</li>")
        break
      }
      raw("<li>")
      way(chain, from: document)
      raw("</li>\n")
    }
    raw("</ul>\n")
  }

  /// A row for each part of a document; those whose way breaks off stand first.
  private mutating func partWays(of document: Int, _ kind: Kind) {
    let model = site.model
    let items = model.documents[document].items
    let shown = items.indices.filter { number in
      switch items[number].kind {
      case .clarifier: true
      case .note: items[number].title?.string.isEmpty == false
      default: false
      }
    }
    let parts = zip(shown, model.chains(from: shown.map { Entity(document, $0) })).map { (item: $0, chains: $1) }
    guard !parts.isEmpty else { return }
    let broken = parts.filter { part in !part.chains.contains { !$0.isBroken } }
    let others = parts.filter { part in part.chains.contains { !$0.isBroken } }
    // What a value proposition's notes help with is drawn twice above; the words say only what breaks off.
    if kind == .valueProposition, broken.isEmpty { return }
    let arrived = parts.count { $0.chains.contains(where: \.holds) }
    let what = kind == .segment ? Phrase("Clarifiern", "clarifiers") : Phrase("Notizen", "notes")
    let hint = Phrase(
      arrived == parts.count ? "Jeder Eintrag führt zu einer Hauptaufgabe." : "\(arrived) von \(parts.count) \(what.de) führen zu einer Hauptaufgabe.",
      arrived == parts.count ? "Every entry leads to a main job." : "\(arrived) of \(parts.count) \(what.en) lead to a main job.")
    section("ways", Phrase("Wozu das dient", "What this serves"), hint: hint) { html in
      if !broken.isEmpty { html.partWays(broken, of: document) }
      guard !others.isEmpty, kind != .valueProposition else { return }
      let isFolded = kind != .segment || others.count > 6
      if isFolded { html.put("<details class=\"fold\"><summary>", Phrase("Der Weg jedes Eintrags", "The way of every entry"), "</summary>\n") }
      html.partWays(others, of: document)
      if isFolded { html.raw("</details>\n") }
    }
  }

  private mutating func partWays(_ parts: [(item: Int, chains: [Chain])], of document: Int) {
    raw("<table class=\"stack ways__t\">\n<thead><tr>")
    column(Phrase("Eintrag", "Entry"))
    column(Phrase("Weg", "Way"))
    raw("</tr></thead>\n<tbody>\n")
    for (number, part) in parts.enumerated() {
      if isFull {
        put("<tr><td colspan=\"2\" class=\"small\">", UI.more(parts.count - number, language), "</td></tr>\n")
        break
      }
      raw("<tr><th scope=\"row\"")
      label(Phrase("Eintrag", "Entry"))
      raw(">")
      name(Entity(document, part.item), from: document)
      raw("</th><td")
      label(Phrase("Weg", "Way"))
      raw("><ul class=\"ways\">")
      for chain in part.chains.prefix(HTML.shownOfPart) {
        raw("<li>")
        way(chain, from: document)
        raw("</li>")
      }
      if part.chains.count > HTML.shownOfPart { put("<li class=\"small\">", UI.more(part.chains.count - HTML.shownOfPart, language), "</li>") }
      raw("</ul></td></tr>\n")
    }
    raw("</tbody>\n</table>\n")
  }

  /// The steps behind the first, each with how it follows and what it rests on.
  private mutating func way(_ chain: Chain, from document: Int) {
    let model = site.model
    raw("<ol class=\"way\">")
    for (number, step) in chain.steps.enumerated() {
      guard let relation = step.relation else { continue }
      raw(number == chain.steps.count - 1 && chain.holds ? "<li class=\"way__end\">" : "<li>")
      put("<span class=\"way__r\">", relation.words, "</span> ")
      name(step.entity, from: document, as: "st")
      ground(of: step.entity)
      raw("</li>")
    }
    switch chain.end {
    case .mainJob: break
    case .decision(let decision): put("<li><span class=\"why\">", decision.sentence(in: model), "</span></li>")
    case .gap(let gap):
      let words = gap.words(at: chain.last, in: model)
      raw("<li class=\"way__gap\"><p class=\"st\">")
      prose(words.message)
      raw("</p><p class=\"small\">")
      prose(words.mend)
      raw("</p></li>")
    }
    raw("</ol>")
  }

  /// What a step rests on, in a word.
  private mutating func ground(of entity: Entity) {
    guard let kind = site.model.document(entity).kind, kind != .evidence else { return }
    let maturity = site.model.backing(of: entity, alone: true).maturity
    raw(maturity == .none ? " <span class=\"ev ev--no\">" : " <span class=\"ev ev--yes\">")
    disc(maturity == .none || maturity == .hypothesis ? .ring : .full)
    put("", maturity.words, "</span>")
  }
}

extension SiteIndex {
  /// For each document a digest of all that a way from it on can show: itself, what backs it, and everything between it and its main jobs.
  static func waySeals(_ model: Model, _ seals: [UInt64]) -> [UInt64] {
    var known = [UInt64?](repeating: nil, count: model.documents.count)
    var open: Set<Int> = []

    func seal(_ document: Int, _ depth: Int) -> UInt64 {
      if let done = known[document] { return done }
      guard depth < 64, open.insert(document).inserted else { return seals[document] }
      defer { open.remove(document) }
      var digest = Digest(seed: seals[document])
      let source = model.documents[document]
      for (at, reference) in source.references.enumerated() {
        guard let entity = model.targets[document][at].entity, entity.document != document else { continue }
        let kind = model.documents[entity.document].kind
        if kind == .evidence, source.kind != .evidence { digest.add(seals[entity.document]) } else if source.kind?.leadsOn(by: reference.role, to: kind) == true {
          digest.add(seal(entity.document, depth + 1))
        }
      }
      for arrival in model.incoming[document] where arrival.document != document {
        let other = model.documents[arrival.document]
        let role = other.references[arrival.reference].role
        switch (source.kind, role) {
        // What backs or denies it, and whose main job it is.
        case (_, .backs), (_, .contradicts), (.job?, .mainJob), (.job?, .job): digest.add(seals[arrival.document])
        // A gain rests on what its rating names.
        case (.job?, .rating):
          digest.add(seals[arrival.document])
          for target in model.targets[arrival.document] {
            if let entity = target.entity, model.documents[entity.document].kind == .evidence { digest.add(seals[entity.document]) }
          }
        case (.offering?, .offering), (.offering?, .link): if other.kind == .valueProposition { digest.add(seal(arrival.document, depth + 1)) }
        case (.targetGroup?, .targetGroup), (.evidence?, .evidence), (.evidence?, .link): digest.add(seal(arrival.document, depth + 1))
        default: break
        }
      }
      known[document] = digest.value
      return digest.value
    }
    for document in model.documents.indices { _ = seal(document, 0) }
    return known.map { $0 ?? 0 }
  }
}

extension Kind {
  /// Whether a way goes on from a document of this kind by such a reference; never in a circle.
  fileprivate func leadsOn(by role: Role, to other: Kind?) -> Bool {
    switch self {
    case .segment: role == .mainJob || role == .job || role == .gain || role == .relevantTo
    case .job: role == .supports
    case .valueProposition: role == .segment || role == .mainJob || (role == .link && other == .job)
    case .businessModelCanvas, .leanCanvas: role == .link && other?.isCanvas == false
    case .customerRelationships, .persona: role == .segment || role == .goal
    case .segmentation: role == .result
    case .evidence: role == .backs || role == .answer || role == .segment
    case .targetGroup, .offering: false
    }
  }
}
