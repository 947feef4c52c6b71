import Source
import Bind

/// What of the model rests on evidence: claims by sort.
struct Claims: Sendable {
  struct Sort: Sendable {
    let label: Phrase
    fileprivate(set) var claims: [Entity] = []
    private(set) var supported = 0
    /// The gravest that nothing supports; nothing that was set aside.
    private(set) var first: Entity?
    private var weight = -1

    var count: Int { claims.count }

    init(_ label: Phrase) { self.label = label }

    mutating func add(_ entity: Entity, _ isSupported: Bool, weight: Int, isAside: Bool) {
      claims.append(entity)
      if isSupported { supported += 1 } else if !isAside, weight > self.weight {
        first = entity
        self.weight = weight
      }
    }
  }

  private(set) var sorts: [Sort]
  /// Main jobs, however many jobs there are.
  let mainJobs: Int
  var count: Int { sorts.reduce(0) { $0 + $1.count } }
  var supported: Int { sorts.reduce(0) { $0 + $1.supported } }

  /// Of the published documents of these kinds.
  init(of model: Model, segments: [Int], jobs: [Int], personas: [Int]) {
    var ofSegments = Sort(Phrase("Segmente", "Segments")), ofJobs = Sort(Phrase("Hauptaufgaben", "Main jobs"))
    var gains = Sort(Phrase("Gewinne", "Gains")), pains = Sort(Phrase("Schmerzpunkte", "Pains")), clarifiers = Sort(Phrase("Clarifier", "Clarifiers"))
    var ofPersonas = Sort(Phrase("Personas", "Personas"))
    var mostImportant: Set<Entity> = []
    // Jobs of somebody who is served, and of those who are set aside.
    var urgent: Set<Int> = [], aside: Set<Int> = []
    func add(_ entity: Entity, to sort: inout Sort, isAside: Bool) {
      let weight = mostImportant.contains(entity) ? 4 : model.item(entity)?.weight ?? 0
      sort.add(entity, model.backing(of: entity, alone: true).maturity >= .researched, weight: weight, isAside: isAside)
    }
    for segment in segments where model.documents[segment].status != "retired" {
      let profiles = model.documents[segment].segment!.profiles
      add(Entity(segment), to: &ofSegments, isAside: model.isDeferred(segment) || (!profiles.isEmpty && profiles.indices.allSatisfy { model.isSetAside(segment, profile: $0) }))
      for (number, profile) in profiles.enumerated() {
        let isAside = model.isSetAside(segment, profile: number)
        for clarifier in profile.clarifiers { add(Entity(segment, clarifier.item), to: &clarifiers, isAside: isAside) }
        if let job = model.entity(segment, profile.mainJob)?.document { if isAside { aside.insert(job) } else { urgent.insert(job) } }
        if !isAside, let gain = model.entity(segment, profile.gain) { mostImportant.insert(gain) }
      }
    }
    let main = model.mainJobs
    for job in jobs where model.documents[job].status != "retired" {
      let isAside = aside.contains(job) && !urgent.contains(job)
      if main.contains(job) { add(Entity(job), to: &ofJobs, isAside: isAside) }
      let keys = model.documents[job].job!
      for gain in keys.gains { add(Entity(job, gain), to: &gains, isAside: isAside) }
      for pain in keys.pains { add(Entity(job, pain), to: &pains, isAside: isAside) }
    }
    for persona in personas where model.documents[persona].status != "retired" { add(Entity(persona), to: &ofPersonas, isAside: false) }
    mainJobs = ofJobs.count
    sorts = [ofSegments, ofJobs, gains, pains, clarifiers, ofPersonas].filter { $0.count > 0 }
  }

  func finding(_ language: Language) -> String {
    let open = count - supported
    guard count > 0 else { return "" }
    if supported == 0 {
      return language == .de
        ? (count == 1 ? "Die eine Aussage ist noch eine Annahme." : "Keine der \(count) Aussagen ist belegt: Alles ist noch Annahme.")
        : (count == 1 ? "The one claim is still an assumption." : "None of the \(count) claims has evidence: everything is still an assumption.")
    }
    var finding =
      open == 0
      ? (language == .de ? "Alle \(count) Aussagen sind belegt." : "All \(count) claims have evidence.")
      : (language == .de ? "\(open) von \(count) Aussagen sind noch Annahmen." : "\(open) of \(count) claims are still assumptions.")
    let bare = sorts.filter { $0.supported == 0 }.map { $0.label(language) }
    if open > 0, !bare.isEmpty {
      finding += " " + bare.joined(separator: ", ") + (language == .de ? ": bisher kein einziger Beleg." : ": no evidence so far.")
    }
    return finding
  }
}

/// Claims against sorts of evidence: how much is known, from where, and how fresh it is.
struct EvidenceCoverage {
  let claims: Claims
  /// Sorts of evidence that occur, in the order of the vocabulary; the last may be nil: evidence without a sort.
  let types: [String?]
  /// Evidence before this day is old; nil: age is not judged.
  let limit: Day?
  private let site: SiteIndex

  init(_ site: SiteIndex) {
    self.site = site
    claims = site.claims
    let used = Set(site.documents(of: .evidence).filter { site.model.documents[$0].status != "retired" }.map { site.model.documents[$0].record.choice("type") })
    types = Vocabulary.evidenceType.terms.map { Optional($0.key) }.filter { used.contains($0) } + (used.contains(nil) ? [nil] : [])
    limit = site.model.tree.asOf.map { $0.earlier(byMonths: site.model.settings.reviewAfter) }
  }

  func isFresh(_ evidence: Int) -> Bool {
    guard let limit else { return true }
    let record = site.model.documents[evidence].record
    return [record.day("date"), record.day("reviewed")].contains { $0.map { $0 >= limit } ?? false }
  }

  /// The evidence of a sort for a claim: fresh and old.
  func evidence(for claim: Entity, of type: String?) -> (fresh: Int, old: Int) {
    var counts = (fresh: 0, old: 0)
    for evidence in site.evidence(for: claim) where site.model.documents[evidence].record.choice("type") == type {
      if isFresh(evidence) { counts.fresh += 1 } else { counts.old += 1 }
    }
    return counts
  }

  /// Of a sort of claims those that a sort of evidence supports: freshly, and with old evidence only.
  func supported(_ sort: Claims.Sort, by type: String?) -> (fresh: Int, old: Int) {
    var counts = (fresh: 0, old: 0)
    for claim in sort.claims {
      let found = evidence(for: claim, of: type)
      if found.fresh > 0 { counts.fresh += 1 } else if found.old > 0 { counts.old += 1 }
    }
    return counts
  }
}

extension HTML {
  private static let oldWord = Phrase("alt", "old")

  /// Claims of one sort that are listed: what else is unsupported is found on the pages of the documents.
  private static let claimsPerSort = 20

  private func typeLabel(_ type: String?) -> String {
    type.map { Vocabulary.evidenceType.term($0)?.label(in: language) ?? $0 } ?? Phrase("ohne Art", "no sort")(language)
  }

  mutating func evidenceCoverage(_ coverage: EvidenceCoverage) {
    put("<ul class=\"legend\" aria-label=\"", UI.legend, "\">")
    if coverage.limit != nil {
      raw("<li>")
      square(isFilled: true)
      let months = coverage.months(site)
      put("", language == .de ? "jünger als \(months)" : "younger than \(months)", "</li><li>")
      square(isFilled: false)
      put("", Phrase("älter oder ohne Datum: neu zu prüfen", "older or undated: look again"), "</li>")
    } else {
      put("<li>", Phrase("Wie alt Belege sind, wird nicht beurteilt: Das Datum des Stands ist nicht bekannt.", "The age of evidence is not judged: the day of this state is not known."), "</li>")
    }
    raw("</ul>\n")
    scroll(Phrase("Abdeckung durch Belege", "Coverage by evidence")) { html in
      html.put("<table class=\"heat stack\"><thead><tr><th scope=\"col\">", Phrase("Aussage", "Claim"), "</th>")
      for type in coverage.types { html.put("<th scope=\"col\">", html.typeLabel(type), "</th>") }
      html.put("<th scope=\"col\">", Phrase("belegt", "supported"), "</th></tr></thead><tbody>\n")
      for sort in coverage.claims.sorts {
        html.put("<tr><th scope=\"row\">", sort.label, "</th>")
        for type in coverage.types {
          let counts = coverage.supported(sort, by: type)
          if counts.fresh + counts.old == 0 { html.raw("<td class=\"nil\"><span class=\"zero\">–</span></td>") } else {
            html.raw("<td data-l=\"")
            html.attribute(html.typeLabel(type))
            html.raw("\">")
            html.squares(counts.fresh, counts.old)
            html.raw("</td>")
          }
        }
        html.raw("<td")
        html.label(Phrase("belegt", "supported"))
        html.raw(">")
        let words = html.language == .de ? "\(sort.supported) von \(sort.count)" : "\(sort.supported) of \(sort.count)"
        if sort.supported == 0 { html.put("<span class=\"gap\">", words, "</span>") } else { html.text(words) }
        html.raw("</td></tr>\n")
      }
      html.raw("</tbody></table>\n")
    }
  }

  /// Every claim with what supports it, those that nothing supports first.
  mutating func evidenceByClaim(_ coverage: EvidenceCoverage) {
    scroll(Phrase("Belege je Aussage", "Evidence by claim")) { html in
      html.put("<table class=\"heat heat--list stack\"><thead><tr><th scope=\"col\">", Phrase("Aussage", "Claim"), "</th>")
      for type in coverage.types { html.put("<th scope=\"col\">", html.typeLabel(type), "</th>") }
      html.put("<th scope=\"col\">", Phrase("Belege", "Evidence"), "</th></tr></thead>\n")
      for sort in coverage.claims.sorts {
        html.raw("<tbody><tr class=\"grp\"><th scope=\"colgroup\" colspan=\"")
        html.number(coverage.types.count + 2)
        html.put("\">", sort.label, "</th></tr>\n")
        let ranked = coverage.ranked(sort)
        let shown = ranked.prefix(html.isFull ? HTML.claimsPerSort / 4 : HTML.claimsPerSort)
        for claim in shown {
          html.raw("<tr><th scope=\"row\">")
          html.bars(html.site.model.item(claim)?.weight ?? 0)
          html.name(claim)
          if claim.item != nil { html.put(" <span class=\"small\">", html.site.model.documents[claim.document].name, "</span>") }
          html.raw("</th>")
          for type in coverage.types {
            let counts = coverage.evidence(for: claim, of: type)
            if counts.fresh + counts.old == 0 { html.raw("<td class=\"nil\"></td>") } else {
              html.raw("<td data-l=\"")
              html.attribute(html.typeLabel(type))
              html.raw("\">")
              html.squares(counts.fresh, counts.old)
              html.raw("</td>")
            }
          }
          let all = html.site.evidence(for: claim).count
          html.raw("<td")
          html.label(Phrase("Belege", "Evidence"))
          html.raw(">")
          if all == 0 { html.gap(Phrase("keiner", "none")) } else { html.number(all) }
          html.raw("</td></tr>\n")
        }
        if ranked.count > shown.count {
          html.raw("<tr><td class=\"small tl-l\" colspan=\"")
          html.number(coverage.types.count + 2)
          html.put("\">", UI.more(ranked.count - shown.count, html.language), "</td></tr>\n")
        }
        html.raw("</tbody>\n")
      }
      html.raw("</table>\n")
    }
  }

  mutating func square(isFilled: Bool) {
    raw("<svg class=\"mk\" viewBox=\"0 0 12 12\" aria-hidden=\"true\">")
    raw(isFilled
      ? "<path class=\"mk-f\" d=\"M.5 .5h11v11H.5z\" fill=\"#191c1f\"/></svg>"
      : "<path class=\"mk-o\" d=\"M1 1h10v10H1z\" fill=\"none\" stroke=\"#191c1f\" stroke-width=\"1.5\"/></svg>")
  }

  /// `■■ 2`, `■□ 2, 1 alt`.
  private mutating func squares(_ fresh: Int, _ old: Int) {
    if fresh + old <= 5 {
      for _ in 0..<fresh { square(isFilled: true) }
      for _ in 0..<old { square(isFilled: false) }
    } else {
      square(isFilled: fresh > 0)
    }
    raw(" ")
    number(fresh + old)
    if old > 0 {
      raw(", ")
      if fresh > 0 { number(old); raw(" ") }
      say(HTML.oldWord)
    }
  }

  /// A square for each claim; where they are many, a square for each hundredth part.
  mutating func waffle(_ supported: Int, _ count: Int) {
    let squares = min(count, 24), filled = count <= 24 ? supported : supported * 24 / count
    raw("<svg class=\"waffle\" viewBox=\"0 0 ")
    number(squares * 17 - 3)
    raw(" 14\" aria-hidden=\"true\">")
    if filled > 0 {
      raw("<path class=\"f-ink\" fill=\"#191c1f\" d=\"")
      for square in 0..<filled { raw("M"); number(square * 17); raw(" 0h14v14h-14z") }
      raw("\"/>")
    }
    if filled < squares {
      raw("<path class=\"x-edge\" fill=\"none\" stroke=\"#858d94\" d=\"")
      for square in filled..<squares { raw("M"); number(square * 17); raw(".5 .5h13v13h-13z") }
      raw("\"/>")
    }
    raw("</svg>")
  }
}

extension EvidenceCoverage {
  /// Claims that nothing supports first, the gravest first.
  fileprivate func ranked(_ sort: Claims.Sort) -> [Entity] {
    var ranked: [(has: Bool, weight: Int, claim: Entity)] = []
    for claim in sort.claims { ranked.append((site.hasEvidence(claim), site.model.item(claim)?.weight ?? 0, claim)) }
    func isBare(_ each: (has: Bool, weight: Int, claim: Entity)) -> Int { each.has ? 0 : 10 }
    let order = ranked.indices.sorted { a, b in
      let first = isBare(ranked[a]) + ranked[a].weight, second = isBare(ranked[b]) + ranked[b].weight
      return first != second ? first > second : a < b
    }
    return order.map { ranked[$0].claim }
  }

  /// How long evidence stays fresh, in words.
  fileprivate func months(_ site: SiteIndex) -> String {
    Typography.duration(months: site.model.settings.reviewAfter, site.language)
  }
}
