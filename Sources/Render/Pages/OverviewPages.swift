import Source
import Bind
import Check

/// Pictures of the whole model: a page for each, and one that lists them with what they found.
enum Overview: String, CaseIterable {
  case traceability, opportunities, priorities, evidence, relationships, forces
  case valueChain = "value-chain"

  var address: String { "overview/" + rawValue + ".html" }

  var title: Phrase {
    switch self {
    case .traceability: HTML.traceability.title
    case .opportunities: HTML.landscape.title
    case .priorities: Phrase("Welches Segment zuerst", "Which segment first")
    case .evidence: Phrase("Was belegt ist", "What has evidence")
    case .relationships: Phrase("Kundenbeziehungen", "Customer relationships")
    case .forces: Phrase("Vier Kräfte", "Four forces")
    case .valueChain: Phrase("Wertschöpfungskette", "Value chain")
    }
  }

  var about: Phrase {
    switch self {
    case .traceability: HTML.traceability.about
    case .opportunities: HTML.landscape.about
    case .priorities:
      Phrase("Drei Blicke auf dieselben Segmente: was sie versprechen, wie schnell man von ihnen lernt, was sie kosten und bringen.",
             "Three views of the same segments: what they promise, how soon one learns from them, what they cost and bring.")
    case .evidence:
      Phrase("Aussagen nach Art des Belegs: was jemand erzählt oder gezeigt hat, und was nur vermutet wird.",
             "Claims by sort of evidence: what somebody told or showed, and what is only assumed.")
    case .relationships:
      Phrase("Die elf Gesichtspunkte einer Kundenbeziehung und die Zahl der Notizen je Segment. Je dunkler, desto mehr.",
             "The eleven aspects of a customer relationship and the number of notes by segment. The darker, the more.")
    case .forces:
      Phrase("Alle Gespräche über einen Wechsel zusammen: was treibt und was aufhält.", "All conversations about a switch taken together: what drives and what holds back.")
    case .valueChain:
      Phrase("Wo in der Kette vom Lieferanten bis zum letzten Kunden die Segmente stehen. Durchgezogen: direkter Mehrwert; gestrichelt: indirekter.",
             "Where in the chain from the supplier to the last customer the segments stand. Solid: direct value; dashed: indirect.")
    }
  }
}

extension SiteIndex {
  func overviewPages() -> [Page] {
    var digest = Digest()
    for seal in seals { digest.add(seal) }
    digest.add(model.tree.asOf?.iso ?? "")
    digest.add(historySeal)
    let seal = digest.value
    let list = page("overview/index.html", digest: seal, title: UI.pictures(language), about: UI.pictures, section: .pictures) { $0.overviews() }
    return [list] + Overview.allCases.map { overview in
      page(overview.address, digest: seal, title: overview.title(language), about: overview.about, section: .pictures) { $0.overview(overview) }
    }
  }

  /// The sentence that a picture begins with; empty where there is nothing to see yet.
  func finding(_ overview: Overview) -> String {
    switch overview {
    case .traceability: Traceability.whole(self).finding(self)
    case .opportunities: Opportunities(self, of: living).finding(self)
    case .priorities: PriorityMatrix.Axes.allCases.lazy.map { PriorityMatrix($0, in: self).finding(self) }.first { !$0.isEmpty } ?? ""
    case .evidence: claims.finding(language)
    case .relationships: RelationshipMap(self).finding(self)
    case .forces:
      { (forces: FourForces) in forces.sources.isEmpty ? "" : forces.finding(language) }(FourForces(model, of: documents(of: .evidence)))
    case .valueChain: ValueChain(self).finding(self)
    }
  }

  /// Segments that are not put away.
  var living: [Int] { segments.filter { model.documents[$0].status != "retired" } }
}

extension Traceability {
  /// The selected segments, else the first: as many profiles as a reader can follow.
  static func whole(_ site: SiteIndex) -> Traceability {
    let selected = site.living.filter { site.model.documents[$0].isSelected }
    let profiles = Array((selected.isEmpty ? site.living : selected).lazy.flatMap { site.model.profiles(of: $0) }.prefix(5))
    let all = site.living.reduce(0) { $0 + (site.model.documents[$1].segment?.profiles.count ?? 0) }
    return Traceability(asManyOf: profiles, all: all, focus: nil, in: site)
  }
}

extension HTML {
  fileprivate mutating func overviews() {
    crumbs([], here: UI.pictures(language))
    put("<header class=\"head\">\n<h1>", UI.pictures, "</h1>\n<p class=\"lead\">")
    say(Phrase("Jedes Bild sagt zuerst, was zu sehen ist, und hat seine Tabelle dabei.", "Each picture says first what there is to see, and has its table with it."))
    raw("</p>\n</header>\n")
    let found = Overview.allCases.map { ($0, site.finding($0)) }
    raw("<ul class=\"findings\">\n")
    for (overview, finding) in found where !finding.isEmpty {
      raw("<li><h2><a href=\"")
      attribute(root + overview.address)
      put("\">", overview.title, "</a></h2>")
      put("<p class=\"st st--m\">", finding, "</p>")
      put("<p class=\"small\">", overview.about, "</p></li>\n")
    }
    let table = SegmentTable.rows(site).count
    if table > 0 {
      raw("<li><h2><a href=\"")
      attribute(root)
      put("segment.html\">", Phrase("Segmenttabelle", "Segment table"), "</a></h2>")
      put("<p class=\"st st--m\">", language == .de
        ? "\(table) \(table == 1 ? "Profil" : "Profile") in \(site.living.count) \(site.living.count == 1 ? "Segment" : "Segmenten")."
        : "\(table) \(table == 1 ? "profile" : "profiles") in \(site.living.count) \(site.living.count == 1 ? "segment" : "segments").", "</p>")
      put("<p class=\"small\">", Phrase("Segment, Hauptaufgabe, wichtigster Gewinn und Clarifier in einer Zeile.", "Segment, main job, most important gain and clarifiers in one row."), "</p></li>\n")
    }
    if let history = site.history, history.isTelling {
      raw("<li><h2><a href=\"")
      attribute(root)
      raw(SiteIndex.historyAddress)
      put("\">", UI.history, "</a></h2>")
      put("<p class=\"st st--m\">", history.finding(language), "</p>")
      put("<p class=\"small\">", UI.historyAbout, "</p></li>\n")
    }
    raw("</ul>\n")
    let empty = found.filter { $0.1.isEmpty }
    if !empty.isEmpty {
      section("empty", Phrase("Noch leer", "Still empty"), hint: Phrase("Auf der Seite steht, was dafür zu schreiben ist.", "The page says what to write for it.")) { html in
        html.raw("<ul class=\"lines lines--ruled\">\n")
        for (overview, _) in empty {
          html.raw("<li><a href=\"")
          html.attribute(html.root + overview.address)
          html.put("\">", overview.title, "</a></li>\n")
        }
        html.raw("</ul>\n")
      }
    }
  }

  fileprivate mutating func overview(_ overview: Overview) {
    crumbs([(UI.pictures, "overview/index.html")], here: overview.title(language))
    put("<header class=\"head\">\n<h1>", overview.title, "</h1>\n")
    let finding = overview == .priorities ? "" : site.finding(overview)
    if !finding.isEmpty { put("<p class=\"lead\">", finding, "</p>\n") }
    put("<p class=\"sum\">", overview.about, "</p>\n</header>\n")
    switch overview {
    case .traceability:
      let trace = Traceability.whole(site)
      if trace.nodes.isEmpty {
        empty(
          Phrase("Noch kein Zusammenhang.", "No connection yet."),
          how: Phrase("Ein Segment mit `main-job` und `gain` ist der Anfang.", "A segment with `main-job` and `gain` is the beginning."),
          example: "---\nkind: segment\ntitle: …\nmain-job: …\ngain: …\n---\n")
      } else {
        raw("<div class=\"drawn\">\n")
        self.trace(trace)
        raw("</div>\n")
        let shown = Set(trace.profiles.map(\.document)), rest = site.living.filter { !shown.contains($0) }
        if !rest.isEmpty {
          section("rest", Phrase("Die übrigen Segmente", "The other segments"), hint: Phrase("Auf jeder Seite steht das eigene Bild.", "Each page has a picture of its own.")) { html in
            html.raw("<ul class=\"lines cols\">\n")
            for segment in rest.prefix(120) {
              html.raw("<li>")
              if let place = html.site.place(of: segment) { html.key(place) }
              html.name(Entity(segment), as: "k")
              html.raw("</li>\n")
            }
            html.raw("</ul>\n")
            if rest.count > 120 { html.moreLink(rest.count - 120, "segment.html") }
          }
        }
      }
    case .opportunities:
      let found = Opportunities(site, of: site.living)
      if found.points.isEmpty {
        empty(
          Phrase("Noch hat niemand bewertet.", "Nobody rated anything yet."),
          how: Phrase("Fragt, wie wichtig ein Gewinn ist und wie zufrieden die Menschen heute sind, und schreibt es im Profil unter `ratings`.", "Ask how important a gain is and how satisfied people are today, and write it in the profile under `ratings`."),
          example: "ratings:\n  gain-id: {importance: 9, satisfaction: 3, n: 42}\n")
      } else {
        raw("<div class=\"drawn\">\n")
        if !found.placed.isEmpty { landscape(found) }
        opportunityBars(found)
        raw("</div>\n")
      }
    case .priorities:
      let matrices = PriorityMatrix.Axes.allCases.map { PriorityMatrix($0, in: site) }.filter { !$0.bubbles.isEmpty }
      for matrix in matrices {
        picture(matrix.axes == .fitAndGrowth ? "fit" : matrix.axes == .accessAndLearning ? "access" : "effort", matrix.title, finding: matrix.finding(site), about: matrix.about) { $0.priorityMatrix(matrix) }
      }
      if !matrices.isEmpty {
        section("values", matrices.count == 1 ? Phrase("Die Werte", "The values") : Phrase("Die Werte aller Bilder", "The values of all pictures"), isAside: false) { $0.priorityTable(matrices) }
      } else {
        empty(
          Phrase("Noch hat kein Segment einen Rang.", "No segment has a rank yet."),
          how: Phrase("Schätzt Größe, Wachstum und Passung, oder Lernen und Zugang, oder Aufwand und Umsatz.", "Estimate size, growth and fit, or learning and access, or effort and revenue."),
          example: "priority: {size: 3, growth: 4, fit: 5, rank: 1, verdict: attractive}\nselection: {selected: true, learning: 5, access-within-months: 2, willing: true}\neconomics: {effort: 2, revenue: 4}\n")
      }
    case .evidence:
      let coverage = EvidenceCoverage(site)
      if coverage.claims.count == 0 || coverage.types.isEmpty {
        empty(
          Phrase("Noch kein Beleg.", "No evidence yet."),
          how: Phrase("Schreibt nach dem ersten Gespräch auf, was es stützt.", "After the first conversation write down what it supports."),
          example: "---\nkind: evidence\ntitle: …\ntype: interview\ndate: 2026-05-04\nsegment: …\nsupports: [job#gain]\n---\n")
      } else {
        raw("<div class=\"drawn\">\n")
        evidenceCoverage(coverage)
        raw("</div>\n")
      }
      if coverage.claims.count > 0 {
        section("claims", Phrase("Aussage für Aussage", "Claim by claim"), hint: Phrase("Was nichts stützt, steht oben; das Schwerste zuerst.", "What nothing supports stands on top, the gravest first."), isAside: false) {
          $0.evidenceByClaim(coverage)
        }
      }
    case .relationships:
      let map = RelationshipMap(site)
      if map.rows.isEmpty {
        empty(
          Phrase("Noch keine Beziehung beschrieben.", "No relationship described yet."),
          how: Phrase("Eine Datei je Segment, mit den elf Gesichtspunkten als Überschriften.", "One file per segment, with the eleven aspects as headings."),
          example: "---\nkind: customer-relationships\ntitle: …\nsegment: …\n---\n\n## Personalisation\n\n- …\n")
      } else {
        raw("<div class=\"drawn\">\n")
        relationshipMap(map)
        raw("</div>\n")
      }
    case .forces:
      let forces = FourForces(site.model, of: site.documents(of: .evidence))
      if forces.sources.isEmpty {
        empty(
          Phrase("Noch kein Gespräch über einen Wechsel.", "No conversation about a switch yet."),
          how: Phrase("Schreibt in einem Beleg der Art `switch-interview`, was trieb und was aufhielt.", "Write in evidence of the type `switch-interview` what drove and what held back."),
          example: "forces:\n  push: …\n  pull: …\n  anxiety: …\n  habit: unknown\n")
      } else {
        raw("<div class=\"drawn\">\n")
        forcesDrawing(forces, from: nil, place: nil)
        raw("</div>\n")
      }
    case .valueChain:
      let chain = ValueChain(site)
      if chain.stages.isEmpty {
        empty(
          Phrase("Noch steht kein Segment auf einer Stufe.", "No segment stands on a stage yet."),
          how: Phrase("Nennt bei jedem Segment unter `value-chain` die Stufe und ob ihr direkt oder indirekt Mehrwert schafft.", "Name for each segment under `value-chain` the stage and whether you create value directly or indirectly."),
          example: "value-chain: {stage: …, value: direct}\n")
      } else {
        raw("<div class=\"drawn\">\n")
        valueChain(chain)
        raw("</div>\n")
      }
    }
  }
}
