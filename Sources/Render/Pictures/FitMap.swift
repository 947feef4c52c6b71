import Source
import Bind

/// What an offer does on the left, what counts in the profile on the right, and which answers which.
struct FitMap: Sendable {
  struct Offer: Sendable {
    let item: Int
    let block: BlockKind
    /// Indices of needs.
    let serves: [Int]
  }

  struct Need: Sendable {
    /// A pain or gain; a job where it is a document.
    let entity: Entity
    let weight: Int
    let isMostImportant: Bool
    var servedBy: [Int] = []
    /// A note under "Not addressed" names it.
    var notAddressed: Int?
    var isJob: Bool { entity.item == nil }
    var isGap: Bool { servedBy.isEmpty && notAddressed == nil && !isJob }
  }

  let document: Int
  let profile: BoundProfile?
  private(set) var offers: [Offer] = []
  private(set) var needs: [Need] = []

  init(of document: Int, in model: Model) {
    self.document = document
    profile = model.profile(of: document)
    let source = model.documents[document]

    if let profile { needs = FitMap.needs(of: profile, in: model) }

    let blocks: [BlockKind] = [.painRelievers, .gainCreators, .products]
    for block in blocks {
      for (index, item) in source.items.enumerated() where item.note?.block == block {
        var serves: [Int] = []
        for link in item.note!.links {
          guard let entity = model.entity(document, link), let need = needs.firstIndex(where: { $0.entity == entity }) else { continue }
          if !serves.contains(need) { serves.append(need) }
        }
        for need in serves { needs[need].servedBy.append(offers.count) }
        if item.note!.noneReason == nil { offers.append(Offer(item: index, block: block, serves: serves)) }
      }
    }
    for (index, item) in source.items.enumerated() where item.note?.block == .notAddressed {
      for link in item.note!.links {
        guard let entity = model.entity(document, link), let need = needs.firstIndex(where: { $0.entity == entity }) else { continue }
        needs[need].notAddressed = index
      }
    }
    // A job of the profile that nothing links to is no need of its own.
    let served = needs.indices.filter { !needs[$0].isJob || !needs[$0].servedBy.isEmpty }
    if served.count < needs.count {
      var moved = [Int](repeating: 0, count: needs.count)
      for (new, old) in served.enumerated() { moved[old] = new }
      needs = served.map { needs[$0] }
      offers = offers.map { Offer(item: $0.item, block: $0.block, serves: $0.serves.map { moved[$0] }) }
    }
  }

  /// What counts in a profile, the gravest first; its jobs last.
  static func needs(of profile: BoundProfile, in model: Model) -> [Need] {
    // The main job, then the further jobs that the profile names.
    let jobs = profile.listedJobs(in: model)
    var found: [Need] = []
    for job in jobs {
      for (index, item) in model.documents[job].items.enumerated() where item.kind == .pain || item.kind == .gain {
        let entity = Entity(job, index)
        found.append(Need(entity: entity, weight: item.weight, isMostImportant: entity == profile.gain))
      }
    }
    return found.enumerated().sorted { a, b in
      if a.element.weight != b.element.weight { return a.element.weight > b.element.weight }
      if a.element.isMostImportant != b.element.isMostImportant { return a.element.isMostImportant }
      return a.offset < b.offset
    }.map(\.element) + jobs.map { Need(entity: Entity($0), weight: 0, isMostImportant: false) }
  }

  var asked: [Need] { needs.filter { !$0.isJob } }
  var covered: Int { asked.count { !$0.servedBy.isEmpty } }
  var gaps: Int { asked.count { $0.isGap } }
  var leftOut: Int { asked.count { $0.servedBy.isEmpty && $0.notAddressed != nil } }

  func finding(_ language: Language) -> String {
    let all = asked.count
    guard all > 0 else { return "" }
    let de = language == .de
    var text =
      de
      ? "\(capitalized(covered, language)) von \(Typography.word(all, language)) Schmerzpunkten und Gewinnen \(covered == 1 ? "ist" : "sind") abgedeckt."
      : "\(capitalized(covered, language)) of \(Typography.word(all, language)) pains and gains \(covered == 1 ? "is" : "are") covered."
    if gaps > 0 {
      text += de
        ? (gaps == 1 ? " Einer ist eine Lücke." : " \(capitalized(gaps, language)) sind Lücken.") : (gaps == 1 ? " One is a gap." : " \(capitalized(gaps, language)) are gaps.")
    }
    if leftOut > 0 {
      text += de
        ? (leftOut == 1 ? " Einer bleibt mit Absicht offen." : " \(capitalized(leftOut, language)) bleiben mit Absicht offen.")
        : (leftOut == 1 ? " One is left out on purpose." : " \(capitalized(leftOut, language)) are left out on purpose.")
    }
    return text
  }

  private func capitalized(_ number: Int, _ language: Language) -> String {
    let word = number == 1 ? (language == .de ? "einer" : "one") : number == 0 ? (language == .de ? "keiner" : "none") : Typography.word(number, language)
    return word.prefix(1).uppercased() + word.dropFirst()
  }
}

extension HTML {
  mutating func fitMap(_ map: FitMap, _ prose: inout MarkdownHTML) {
    let title = Phrase("Passungskarte", "Fit map")
    let about = Phrase(
      "Links steht, was das Angebot tut, rechts, was im Profil zählt. Eine Linie heißt: Das eine hilft beim anderen.",
      "On the left what the offer does, on the right what counts in the profile. A line means that the one helps with the other.")
    guard !map.offers.isEmpty || !map.needs.isEmpty else {
      picture("fit", title, finding: "", about: about) { html in
        html.empty(
          Phrase("Noch keine Karte.", "No map yet."),
          how: Phrase(
            "Schreibt unter `## Schmerzlinderer` und `## Gewinnerzeuger`, was euer Angebot tut, und verlinkt in jeder Notiz den Schmerzpunkt oder Gewinn.",
            "Write under `## Pain relievers` and `## Gain creators` what your offer does, and link the pain or gain in every note."),
          example: "## Pain relievers\n\n- … helps with [a pain](../jobs/job.md#pain)\n")
      }
      return
    }
    let source = site.model.documents[map.document]
    picture("fit", title, finding: map.finding(language), about: about, isSheet: true) { html in
      html.raw(map.isSheet ? "<div class=\"fit seg-" : "<div class=\"fit fit--long seg-")
      html.number(html.site.concerned[map.document].first.map { SiteIndex.hue($0) } ?? 1)
      html.put("\">\n<div class=\"fit__side fit__offer\"><h3>", Phrase("Was das Angebot tut", "What the offer does"), "</h3>\n<ol>\n")
      for (number, offer) in map.offers.enumerated() {
        html.raw("<li class=\"fit__item\"")
        html.anchor(Entity(map.document, offer.item))
        let isJob = !offer.serves.isEmpty && offer.serves.allSatisfy { map.needs[$0].isJob }
        html.raw(offer.serves.isEmpty ? "><div class=\"fit__box fit__box--gap\"" : isJob ? "><div class=\"fit__box fit__box--job\"" : "><div class=\"fit__box\"")
        html.raw("><div class=\"fit__meta\"><span>L")
        html.number(number + 1)
        html.put(" · ", HTML.offerLabel(offer.block), "</span>")
        if offer.serves.isEmpty {
          html.put("<span class=\"gap\">", Phrase("niemand fragt danach", "nobody asks for it"), "</span>")
        } else {
          html.put("<span>", Phrase("hilft bei ", "helps with "), "")
          for (at, need) in offer.serves.enumerated() {
            if at > 0 { html.raw(", ") }
            html.raw("<a href=\"#_r")
            html.number(need + 1)
            html.raw("\">R")
            html.number(need + 1)
            html.raw("</a>")
          }
          html.raw("</span>")
        }
        html.raw("</div><div class=\"st\" id=\"_l")
        html.number(number + 1)
        html.raw("\">")
        prose.note(source.items[offer.item].note!.node, skippingTags: false, &html)
        html.raw("</div></div></li>\n")
      }
      html.raw("</ol></div>\n")
      html.fitLines(map)
      html.put("<div class=\"fit__side fit__need\"><h3>", Phrase("Was im Profil zählt, das Schwerste zuerst", "What counts in the profile, the gravest first"), "</h3>\n<ol>\n")
      for (number, need) in map.needs.enumerated() { html.need(need, number, map, source) }
      html.raw("</ol></div>\n</div>\n")
      html.put("<ul class=\"legend\" aria-label=\"", UI.legend, "\">")
      for (weight, words) in [(3, Phrase("extrem, wesentlich", "extreme, essential")), (2, Phrase("hoch, wichtig", "high, important")), (1, Phrase("mäßig, angenehm", "moderate, nice to have"))] {
        html.raw("<li><span>")
        html.bars(weight)
        html.put("", words, "</span></li>")
      }
      html.put("<li><span class=\"gap\">", Phrase("roter Rahmen: Lücke", "red frame: gap"), "</span></li>")
      html.put("<li>", Phrase("gestrichelt: bewusst nicht adressiert", "dashed: left out on purpose"), "</li></ul>\n")
      // On paper the boxes are low: why something is left out stands beneath.
      let reasons = map.needs.enumerated().compactMap { number, need in need.servedBy.isEmpty ? need.notAddressed.map { (number + 1, source.items[$0].words) } : nil }
      if !reasons.isEmpty, map.isSheet {
        html.raw("<ul class=\"lines small only-print\" aria-hidden=\"true\">")
        for (number, reason) in reasons {
          html.raw("<li>R")
          html.number(number)
          html.put(", ", Phrase("bewusst nicht adressiert: ", "left out on purpose: "), "")
          html.put("", reason, "</li>")
        }
        html.raw("</ul>\n")
      }
      let left = source.items.indices.filter { index in
        source.items[index].note?.block == .notAddressed && !map.needs.contains { $0.notAddressed == index }
      }
      if !left.isEmpty {
        html.put("<h3 class=\"lbl\">", BlockKind.notAddressed.title(in: html.language), "</h3><ul class=\"lines\">")
        for item in left {
          html.raw("<li class=\"st\"")
          html.anchor(Entity(map.document, item))
          html.raw(">")
          prose.note(source.items[item].note!.node, skippingTags: false, &html)
          html.raw("</li>")
        }
        html.raw("</ul>\n")
      }
    }
  }

  private static func offerLabel(_ block: BlockKind) -> Phrase {
    switch block {
    case .painRelievers: Phrase("Schmerzlinderer", "Pain reliever")
    case .gainCreators: Phrase("Gewinnerzeuger", "Gain creator")
    default: Phrase("Produkt", "Product")
    }
  }

  /// Both lists are equally high with rows of equal height: item i of n has its middle at (i + ½) / n.
  private mutating func fitLines(_ map: FitMap) {
    raw("<svg class=\"fit__lines\" viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">")
    for (number, offer) in map.offers.enumerated() {
      for need in offer.serves {
        let from = (2 * number + 1) * 5000 / map.offers.count, to = (2 * need + 1) * 5000 / map.needs.count
        raw(map.needs[need].isJob ? "<path class=\"fl fl--job\" fill=\"none\" stroke=\"#858d94\" stroke-width=\".4\" d=\"M0 " : "<path class=\"fl\" fill=\"none\" stroke=\"#10367d\" stroke-width=\".6\" d=\"M0 ")
        hundredths(from)
        raw("C45 ")
        hundredths(from)
        raw(" 55 ")
        hundredths(to)
        raw(" 100 ")
        hundredths(to)
        raw("\"/>")
      }
    }
    raw("</svg>\n")
  }

  mutating func hundredths(_ value: Int) {
    number(value / 100)
    guard value % 100 != 0 else { return }
    raw(value % 100 < 10 ? ".0" : ".")
    number(value % 100)
  }

  private mutating func need(_ need: FitMap.Need, _ number: Int, _ map: FitMap, _ source: Document) {
    raw("<li class=\"fit__item\" id=\"_r")
    self.number(number + 1)
    raw(need.isGap ? "\"><div class=\"fit__box fit__box--gap\"" : need.servedBy.isEmpty && !need.isJob ? "\"><div class=\"fit__box fit__box--not\"" : need.isJob ? "\"><div class=\"fit__box fit__box--job\"" : "\"><div class=\"fit__box\"")
    raw("><div class=\"fit__meta\"><span>")
    let item = site.model.item(need.entity)
    bars(need.weight)
    raw("R")
    self.number(number + 1)
    raw(" · ")
    say(need.isJob ? Phrase("Aufgabe", "Job") : item?.kind == .pain ? Phrase("Schmerz", "Pain") : Phrase("Gewinn", "Gain"))
    if let weight = item?.weightLabel(language) {
      raw(", ")
      text(weight)
    }
    raw("</span>")
    if need.isGap {
      put("<span class=\"gap\">", Phrase("nicht abgedeckt", "not covered"), "</span>")
    } else if need.servedBy.isEmpty {
      put("<span>", Phrase("bewusst nicht adressiert", "left out on purpose"), "</span>")
    } else {
      put("<span>", Phrase("durch ", "by "), "")
      for (at, offer) in need.servedBy.enumerated() {
        if at > 0 { raw(", ") }
        raw("<a href=\"#_l")
        self.number(offer + 1)
        raw("\">L")
        self.number(offer + 1)
        raw("</a>")
      }
      raw("</span>")
    }
    raw("</div>")
    name(need.entity)
    if need.servedBy.isEmpty, let note = need.notAddressed {
      raw("<div class=\"small\"")
      anchor(Entity(map.document, note))
      put(">", source.items[note].words, "</div>")
    }
    raw("</div></li>\n")
  }

  /// Which need is served by what: rows without a dot are gaps, columns without one are things that nobody asks for.
  mutating func coverageMatrix(_ map: FitMap) {
    guard !map.offers.isEmpty, !map.needs.isEmpty else { return }
    let source = site.model.documents[map.document]
    let idle = map.offers.count { $0.serves.isEmpty }
    let refused = map.needs.count { $0.servedBy.isEmpty && $0.notAddressed != nil }
    let finding =
      language == .de
      ? (map.gaps > 0 || idle > 0 ? "\(map.gaps) \(map.gaps == 1 ? "Zeile" : "Zeilen") und \(idle) \(idle == 1 ? "Spalte" : "Spalten") ohne Punkt."
        : refused > 0 ? "Kein Punkt fehlt: \(refused) \(refused == 1 ? "Zeile ist" : "Zeilen sind") bewusst offen." : "Jede Zeile und jede Spalte hat einen Punkt.")
      : (map.gaps > 0 || idle > 0 ? "\(map.gaps) \(map.gaps == 1 ? "row" : "rows") and \(idle) \(idle == 1 ? "column" : "columns") without a dot."
        : refused > 0 ? "No dot is missing: \(refused) \(refused == 1 ? "row is" : "rows are") left open on purpose." : "Every row and every column has a dot.")
    picture(
      "served", Phrase("Was wird wovon bedient", "What is served by what"), finding: finding,
      about: Phrase("Zeile ohne Punkt: eine Lücke. Spalte ohne Punkt: etwas, wonach niemand fragt.", "A row without a dot: a gap. A column without one: something that nobody asks for.")
    ) { html in
      html.scroll(Phrase("Abdeckung", "Coverage")) { html in
        html.put("<table class=\"cov\">\n<thead><tr><th scope=\"col\">", Phrase("Bedürfnis", "Need"), "</th>")
        for (number, offer) in map.offers.enumerated() {
          html.raw("<th scope=\"col\" class=\"c\"><abbr title=\"")
          html.attribute(source.items[offer.item].words)
          html.raw("\">L")
          html.number(number + 1)
          html.raw("</abbr></th>")
        }
        html.put("<th scope=\"col\" class=\"num\">", Phrase("Summe", "Sum"), "</th></tr></thead>\n<tbody>\n")
        for (number, need) in map.needs.enumerated() {
          html.raw(need.isGap ? "<tr class=\"row-gap\"><th scope=\"row\">" : "<tr><th scope=\"row\">")
          html.name(need.entity)
          html.raw(" <span class=\"small nb\">R")
          html.number(number + 1)
          html.raw(" · ")
          if let weight = html.site.model.item(need.entity)?.weightLabel(html.language) { html.text(weight) } else {
            html.say(need.isJob ? Phrase("Aufgabe", "job") : Phrase("ohne Gewicht", "no weight"))
          }
          html.raw("</span></th>")
          for offer in map.offers {
            html.raw("<td class=\"c\">")
            if offer.serves.contains(number) {
              html.disc(.full)
              html.put("<span class=\"vh\">", Phrase("ja", "yes"), "</span>")
            }
            html.raw("</td>")
          }
          html.raw("<td class=\"num\">")
          if need.isGap {
            html.put("<span class=\"gap\">", Phrase("0, Lücke", "0, gap"), "</span>")
          } else if need.servedBy.isEmpty {
            html.put("", Phrase("0, bewusst", "0, on purpose"), "")
          } else {
            html.number(need.servedBy.count)
          }
          html.raw("</td></tr>\n")
        }
        html.put("</tbody><tfoot><tr><th scope=\"row\">", Phrase("Summe", "Sum"), "</th>")
        for offer in map.offers {
          html.raw("<td class=\"c\">")
          if offer.serves.isEmpty { html.raw("<b class=\"gap\">0</b>") } else { html.number(offer.serves.count) }
          html.raw("</td>")
        }
        html.raw("<td class=\"num\">")
        html.number(map.offers.reduce(0) { $0 + $1.serves.count })
        html.raw("</td></tr></tfoot></table>\n")
      }
    }
  }

  /// The map as a small drawing: a box for each offer and each need, as high as all of them leave room; very many are drawn in part.
  mutating func fitThumb(_ map: FitMap) {
    raw("<svg viewBox=\"0 0 340 220\" aria-hidden=\"true\"><rect class=\"f-paper\" width=\"340\" height=\"220\" fill=\"#fff\"/>")
    let offers = Array(map.offers.prefix(FitMap.thumbRows)), needs = Array(map.asked.prefix(FitMap.thumbRows))
    let step = min(26, 208 / max(1, offers.count, needs.count)), thick = max(3, step * 2 / 3), middle = step / 6 + thick / 2
    func top(_ number: Int, _ count: Int) -> Int { 110 - count * step / 2 + number * step }
    // Boxes of one look are one path, and so are the lines.
    var edge: [(x: Int, y: Int)] = [], signal: [(x: Int, y: Int)] = [], dashed: [(x: Int, y: Int)] = []
    for number in offers.indices {
      let box = (x: 12, y: top(number, offers.count) + step / 6)
      if offers[number].serves.isEmpty { signal.append(box) } else { edge.append(box) }
    }
    for number in needs.indices {
      let box = (x: 212, y: top(number, needs.count) + step / 6)
      if needs[number].isGap { signal.append(box) } else if needs[number].servedBy.isEmpty { dashed.append(box) } else { edge.append(box) }
    }
    let looks: [(look: StaticString, boxes: [(x: Int, y: Int)])] = [("x-edge", edge), ("x-sig", signal), ("x-dash", dashed)]
    for (look, boxes) in looks where !boxes.isEmpty {
      raw("<path class=\"")
      raw(look)
      raw("\" fill=\"none\" stroke=\"#858d94\" d=\"")
      for box in boxes { raw("M"); number(box.x); raw(" "); number(box.y); raw("h116v"); number(thick); raw("h-116z") }
      raw("\"/>")
    }
    raw("<g class=\"seg-")
    number(site.concerned[map.document].first.map { SiteIndex.hue($0) } ?? 1)
    raw("\"><path class=\"s-seg nofill w2\" fill=\"none\" stroke=\"#10367d\" d=\"")
    for (number, offer) in offers.enumerated() {
      for need in offer.serves where need < needs.count {
        let from = top(number, offers.count) + middle, to = top(need, needs.count) + middle
        raw("M128 "); self.number(from); raw("C170 "); self.number(from); raw(" 170 "); self.number(to); raw(" 212 "); self.number(to)
      }
    }
    raw("\"/>")
    raw("</g></svg>")
  }
}

extension FitMap {
  /// A sheet of paper holds it with its lines; with more rows it is printed as two lists.
  var isSheet: Bool { max(offers.count, needs.count) <= 14 }
  /// Boxes of a column in the small drawing.
  static let thumbRows = 30
  /// The small drawing leaves some out.
  var isSketched: Bool { offers.count > FitMap.thumbRows || asked.count > FitMap.thumbRows }
}
