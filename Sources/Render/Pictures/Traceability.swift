import Source
import Bind

/// Why we have this, and what breaks if it falls: from the segment over its job and its needs to what the offer does and where it stands on
/// the canvas.
struct Traceability {
  enum Layer: Int, CaseIterable { case segment, job, need, answer, offer, canvas }

  struct Node {
    let layer: Layer
    /// nil: something that is missing here.
    let entity: Entity?
    let name: String
    /// Of a place on a canvas: the canvas. Of a gap: nothing.
    var detail: String?
    /// Left alone on purpose.
    var isOnPurpose = false
    /// The segment whose colour its lines have; -1 once it serves several.
    var place: Int
    var lines: [String] = []
    var y = 0.0
    var height = 0.0
  }

  private(set) var nodes: [Node] = []
  private(set) var edges: [(from: Int, to: Int)] = []
  /// Needs that did not fit.
  private(set) var hidden = 0
  /// Profiles that are shown, of how many.
  let profiles: [BoundProfile]
  let all: Int
  /// The document whose page this stands on; nil: the whole model.
  let focus: Int?
  private var index: [Key: Int] = [:]

  private struct Key: Hashable {
    let layer: Layer
    let entity: Entity?
    let block: BlockKind?
    let owner: Int
  }

  static let needsPerProfile = 12
  static let profilesPerPage = 4

  /// The profiles that a document's trace runs through.
  static func profiles(through document: Int, in site: SiteIndex) -> [BoundProfile] {
    let model = site.model
    var found: [BoundProfile] = []
    func add(_ profile: BoundProfile?) {
      guard let profile, model.documents[profile.document].status != "retired" else { return }
      if !found.contains(where: { $0.document == profile.document && $0.number == profile.number }) { found.append(profile) }
    }
    switch model.documents[document].kind {
    case .segment: for profile in model.profiles(of: document) { add(profile) }
    case .job:
      for (segment, number) in site.profilesByJob[document] ?? [] { add(model.profiles(of: segment)[number]) }
      if found.isEmpty { for profile in model.profiles(with: document) { add(profile) } }
    case .valueProposition: add(model.profile(of: document))
    case .offering:
      for arrival in model.incoming[document] where model.documents[arrival.document].kind == .valueProposition { add(model.profile(of: arrival.document)) }
    case .evidence: for place in site.concerned[document] { for profile in model.profiles(of: site.segments[place]) { add(profile) } }
    default: break
    }
    return found
  }

  init(through document: Int, in site: SiteIndex, limit: Int = Traceability.profilesPerPage) {
    let found = Traceability.profiles(through: document, in: site)
    self.init(of: Array(found.prefix(limit)), all: found.count, focus: document, in: site)
  }

  init(of profiles: [BoundProfile], all: Int, focus: Int?, in site: SiteIndex) {
    self.profiles = profiles
    self.all = all
    self.focus = focus
    for profile in profiles { add(profile, site) }
    if let focus, site.model.documents[focus].kind != .segment { keep(around: focus, site) }
    arrange()
  }

  private mutating func node(_ layer: Layer, _ entity: Entity?, _ name: String, place: Int, block: BlockKind? = nil, owner: Int = -1, detail: String? = nil, isOnPurpose: Bool = false) -> Int {
    let key = Key(layer: layer, entity: entity, block: block, owner: owner)
    if let known = index[key] {
      if nodes[known].place != place { nodes[known].place = -1 }
      return known
    }
    index[key] = nodes.count
    nodes.append(Node(layer: layer, entity: entity, name: name, detail: detail, isOnPurpose: isOnPurpose, place: place))
    return nodes.count - 1
  }

  private mutating func connect(_ from: Int, _ to: Int) {
    if !edges.contains(where: { $0.from == from && $0.to == to }) { edges.append((from, to)) }
  }

  private mutating func add(_ profile: BoundProfile, _ site: SiteIndex) {
    let model = site.model, language = site.language
    let place = site.place(of: profile.document) ?? 0
    let owner = profile.document &* 64 &+ profile.number
    let segment = node(.segment, Entity(profile.document), model.documents[profile.document].name, place: place)
    guard let main = profile.mainJob else {
      let gap = node(.job, nil, Phrase("keine Hauptaufgabe", "no main job")(language), place: place, owner: owner)
      connect(segment, gap)
      return
    }
    let job = node(.job, main, model.name(main), place: place)
    connect(segment, job)
    let propositions = model.propositions(for: profile).filter { model.documents[$0].status != "retired" }
    let maps = propositions.map { FitMap(of: $0, in: model) }

    // Needs by weight, each once, with what answers them.
    var needs: [(need: FitMap.Need, answers: [(map: Int, offer: Int)], isLeft: Bool)] = []
    for (number, map) in maps.enumerated() {
      for need in map.needs where !need.isJob {
        let answers = need.servedBy.map { (number, $0) }
        if let known = needs.firstIndex(where: { $0.need.entity == need.entity }) {
          needs[known].answers += answers
          needs[known].isLeft = needs[known].isLeft || need.notAddressed != nil
        } else {
          needs.append((need, answers, need.notAddressed != nil))
        }
      }
    }
    if maps.isEmpty {
      for need in FitMap.needs(of: profile, in: model) where !need.isJob { needs.append((need, [], false)) }
    }
    let ordered = needs.enumerated().sorted { a, b in
      func rank(_ each: (need: FitMap.Need, answers: [(map: Int, offer: Int)], isLeft: Bool)) -> Int { each.need.isMostImportant ? 4 : each.need.weight }
      return rank(a.element) != rank(b.element) ? rank(a.element) > rank(b.element) : a.offset < b.offset
    }.map(\.element)
    let limit = maps.isEmpty ? 4 : Traceability.needsPerProfile
    hidden += max(0, ordered.count - limit)
    if ordered.isEmpty, let gain = profile.gain { connect(job, node(.need, gain, model.name(gain), place: place)) }
    for each in ordered.prefix(limit) {
      let need = node(.need, each.need.entity, model.name(each.need.entity), place: place)
      connect(job, need)
      if maps.isEmpty {
        let isOnPurpose = profile.profile.notServed != nil
        let words = isOnPurpose ? Phrase("bewusst kein Angebot", "no offer, on purpose") : Phrase("kein Angebot", "no offer")
        connect(need, node(.answer, nil, words(language), place: place, owner: owner, isOnPurpose: isOnPurpose))
      } else if each.answers.isEmpty {
        let words = each.isLeft ? Phrase("bewusst nicht adressiert", "left out on purpose") : Phrase("keine Antwort", "no answer")
        connect(need, node(.answer, nil, words(language), place: place, owner: -2 - need, isOnPurpose: each.isLeft))
      }
      for answer in each.answers {
        let map = maps[answer.map]
        let note = self.answer(map.offers[answer.offer], of: map.document, place, site)
        connect(need, note)
      }
    }
  }

  /// What an offer's note does, and through which offering, to which places on canvases.
  private mutating func answer(_ offer: FitMap.Offer, of proposition: Int, _ place: Int, _ site: SiteIndex) -> Int {
    let model = site.model, source = model.documents[proposition]
    let known = index[Key(layer: .answer, entity: Entity(proposition, offer.item), block: nil, owner: -1)]
    let note = node(.answer, Entity(proposition, offer.item), source.items[offer.item].words, place: place)
    guard known == nil else { return note }
    var direct: [Int] = []
    for link in source.items[offer.item].note?.links ?? [] {
      if let entity = model.entity(proposition, link), model.documents[entity.document].kind == .offering, !direct.contains(entity.document) {
        direct.append(entity.document)
      }
    }
    if direct.isEmpty {
      for reference in source.valueProposition?.offerings ?? [] {
        if let entity = model.entity(proposition, reference), !direct.contains(entity.document) { direct.append(entity.document) }
      }
    }
    if direct.isEmpty { direct = [proposition] }
    for document in direct {
      let isKnown = index[Key(layer: .offer, entity: Entity(document), block: nil, owner: -1)] != nil
      let offering = node(.offer, Entity(document), model.documents[document].name, place: place)
      connect(note, offering)
      if isKnown { continue }
      for target in document == proposition ? [document] : [document, proposition] {
        for arrival in model.incoming[target] {
          let canvas = model.documents[arrival.document]
          guard canvas.kind?.isCanvas == true, canvas.status != "retired", let block = canvas.references[arrival.reference].link?.block else { continue }
          let spot = node(.canvas, Entity(arrival.document), block.title(in: site.language), place: place, block: block, detail: canvas.name)
          connect(offering, spot)
        }
      }
    }
    return note
  }

  /// Leaves what lies on a way through a document.
  private mutating func keep(around document: Int, _ site: SiteIndex) {
    let isEvidence = site.model.documents[document].kind == .evidence
    var kept = Set<Int>()
    for (at, node) in nodes.enumerated() {
      guard let entity = node.entity else { continue }
      if isEvidence ? site.evidence(for: entity).contains(document) : entity.document == document { kept.insert(at) }
    }
    func walk(_ forwards: Bool) -> Set<Int> {
      var seen = kept, open = Array(kept)
      while let each = open.popLast() {
        for edge in edges where (forwards ? edge.from : edge.to) == each {
          let next = forwards ? edge.to : edge.from
          if seen.insert(next).inserted { open.append(next) }
        }
      }
      return seen
    }
    let all = walk(true).union(walk(false))
    var moved: [Int: Int] = [:], left: [Node] = []
    for (at, node) in nodes.enumerated() where all.contains(at) {
      moved[at] = left.count
      left.append(node)
    }
    nodes = left
    edges = edges.compactMap { edge in moved[edge.from].flatMap { from in moved[edge.to].map { (from, $0) } } }
    if left.count < 2 { nodes = []; edges = [] }
  }

  // MARK: - Places

  /// Where a column begins, what stands in front of its words, and how wide these may be.
  static let columns: [(x: Double, indent: Double, width: Int)] = [
    (0, 24, 108), (174, 18, 120), (354, 18, 166), (584, 0, 176), (804, 0, 124), (972, 0, 148),
  ]

  private(set) var height = 0.0

  func members(_ layer: Layer) -> [Int] { nodes.indices.filter { nodes[$0].layer == layer } }
  func children(_ node: Int) -> [Int] { edges.compactMap { $0.from == node ? $0.to : nil } }
  func parents(_ node: Int) -> [Int] { edges.compactMap { $0.to == node ? $0.from : nil } }

  private mutating func arrange() {
    guard !nodes.isEmpty else { return }
    for at in nodes.indices {
      nodes[at].lines = PlotText.lines(nodes[at].name, width: Traceability.columns[nodes[at].layer.rawValue].width, limit: 3)
      nodes[at].height = Double(nodes[at].lines.count * 18 + (nodes[at].detail == nil ? 0 : 16) + 16)
    }
    // The needs stand in their order; what follows them stands beside what it follows from, what leads to them in their middle.
    let base: Layer = members(.need).isEmpty ? .job : .need
    var top = 0.0
    for at in members(base) {
      nodes[at].y = top + nodes[at].height / 2
      top += nodes[at].height
    }
    for layer in Layer.allCases where layer.rawValue > base.rawValue { place(layer) { $0.parents($1) } }
    for layer in Layer.allCases.reversed() where layer.rawValue < base.rawValue { place(layer) { $0.children($1) } }
    let first = nodes.map { $0.y - $0.height / 2 }.min() ?? 0
    for at in nodes.indices { nodes[at].y += 44 - first }
    height = (nodes.map { $0.y + $0.height / 2 }.max() ?? 0) + 6
  }

  /// Each node as near as possible to the middle of its neighbours, none over another: runs that touch are moved as one.
  private mutating func place(_ layer: Layer, beside neighbours: (Traceability, Int) -> [Int]) {
    let wished = members(layer).map { at -> (node: Int, y: Double) in
      let near = neighbours(self, at)
      return (at, near.isEmpty ? 0 : near.reduce(0) { $0 + nodes[$1].y } / Double(near.count))
    }.sorted { $0.y != $1.y ? $0.y < $1.y : $0.node < $1.node }
    struct Run { var members: [(node: Int, offset: Double)]; var top: Double; var height: Double; var sum: Double }
    var runs: [Run] = []
    for (node, y) in wished {
      let half = nodes[node].height / 2
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
    for run in runs { for member in run.members { nodes[member.node].y = run.top + member.offset } }
  }

  // MARK: - What it says

  var needs: [Int] { members(.need) }

  /// Needs that lead to an answer.
  var answered: Int { needs.count { children($0).contains { nodes[$0].entity != nil } } }
  var gaps: Int { needs.count { need in !children(need).isEmpty && children(need).allSatisfy { nodes[$0].entity == nil && !nodes[$0].isOnPurpose } } }

  func finding(_ site: SiteIndex) -> String {
    let language = site.language, de = language == .de
    guard !nodes.isEmpty else { return "" }
    func names(_ found: [Int]) -> String {
      let shown = found.prefix(2).map { Typography.quoted(nodes[$0].name, language) }
      return found.count > 2 ? shown.joined(separator: ", ") + " " + UI.more(found.count - 2, language) : Typography.list(shown, language)
    }
    if let focus {
      let own = Typography.quoted(site.model.documents[focus].name, language)
      switch site.model.documents[focus].kind {
      case .evidence:
        let bare = site.supported(by: focus).count { $0.evidence == 1 }
        if bare == 0 { return de ? "Fiele dieser Beleg weg, wäre alles andere noch anderswo belegt." : "Without this evidence everything would still be supported elsewhere." }
        return de
          ? "Fiele dieser Beleg weg, \(bare == 1 ? "wäre eine Aussage" : "wären \(bare) Aussagen") wieder nur Annahme."
          : "Without this evidence \(bare == 1 ? "one claim" : "\(bare) claims") would be an assumption again."
      case .valueProposition, .offering:
        let alone = needs.filter { need in
          let answers = children(need).filter { nodes[$0].entity != nil }
          return !answers.isEmpty && answers.allSatisfy { rests($0, on: focus) }
        }
        if alone.isEmpty {
          return answered == 0
            ? (de ? "\(own) beantwortet noch kein Bedürfnis." : "\(own) answers no need yet.")
            : (de ? "Fiele \(own) weg, bliebe jedes Bedürfnis anderswo beantwortet." : "Without \(own) every need would still be answered elsewhere.")
        }
        return de
          ? "Fiele \(own) weg, \(alone.count == 1 ? "bliebe" : "blieben") ohne Antwort: \(names(alone))."
          : "Without \(own) there would be no answer to \(names(alone))."
      default: break
      }
    }
    let reaching = needs.filter { reachesCanvas($0) }.count
    let all = needs.count
    var text: String
    if all == 0 {
      text = de ? "Noch führt kein Gewinn und kein Schmerzpunkt weiter." : "No gain and no pain leads any further yet."
    } else if reaching == all {
      text = de ? "\(all == 1 ? "Das eine Bedürfnis führt" : "Alle \(all) Bedürfnisse führen") bis auf ein Canvas." : "\(all == 1 ? "The one need leads" : "All \(all) needs lead") to a canvas."
    } else {
      text = de
        ? "\(reaching) von \(all) Bedürfnissen \(reaching == 1 ? "führt" : "führen") bis auf ein Canvas." : "\(reaching) of \(all) needs \(reaching == 1 ? "leads" : "lead") to a canvas."
    }
    let open = needs.filter { need in children(need).contains { nodes[$0].entity == nil && !nodes[$0].isOnPurpose } }
    if !open.isEmpty { text += de ? " Ohne Antwort: \(names(open))." : " Without an answer: \(names(open))." }
    return text
  }

  private func rests(_ answer: Int, on document: Int) -> Bool {
    if nodes[answer].entity?.document == document { return true }
    let offers = children(answer)
    return !offers.isEmpty && offers.allSatisfy { nodes[$0].entity?.document == document }
  }

  private func reachesCanvas(_ need: Int) -> Bool {
    children(need).contains { answer in children(answer).contains { offer in !children(offer).isEmpty } }
  }
}

extension SiteIndex {
  /// The claims that evidence supports, with how many pieces of evidence each has.
  func supported(by evidence: Int) -> [(claim: Entity, evidence: Int)] {
    var found: [Entity] = []
    func add(_ entity: Entity) { if !found.contains(entity), self.evidence(for: entity).contains(evidence) { found.append(entity) } }
    for target in model.targets[evidence] { if let entity = target.entity { add(entity) } }
    for arrival in model.incoming[evidence] { for (item, other) in allEvidence(of: arrival.document) where other == evidence { add(Entity(arrival.document, item)) } }
    return found.map { ($0, self.evidence(for: $0).count) }
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
    guard !trace.nodes.isEmpty, trace.nodes.count > 2 else { return }
    picture("trace", HTML.traceability.title, finding: trace.finding(site), about: HTML.traceability.about, isSheet: true) { html in
      html.trace(trace, from: document)
    }
  }

  mutating func trace(_ trace: Traceability, from current: Int? = nil) {
    let description = language == .de
      ? "Zusammenhänge zwischen \(trace.nodes.count) Dingen in sechs Spalten; dieselben stehen in der Tabelle."
      : "Connections between \(trace.nodes.count) things in six columns; the table has the same."
    let used = Traceability.Layer.allCases.filter { !trace.members($0).isEmpty }
    plot(HTML.traceability.title, style: "sv-l", width: 1120, height: Int(trace.height.rounded(.up)), about: description) { html in
      for layer in used { html.plotText(HTML.layers[layer.rawValue](html.language), x: Traceability.columns[layer.rawValue].x, y: 14, .small) }
      html.raw("<path class=\"x-ink\" fill=\"none\" stroke=\"#191c1f\" stroke-width=\"1.5\" d=\"M0 26h1120\"/>\n")
      for edge in trace.edges { html.edge(edge, trace) }
      html.raw("\n")
      for node in trace.nodes { html.node(node, from: current) }
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
      let rows = trace.needs.isEmpty ? trace.members(.job) : trace.needs
      for row in rows {
        let jobs = trace.nodes[row].layer == .need ? trace.parents(row) : [row]
        let segments = jobs.flatMap { trace.parents($0) }
        let answers = trace.nodes[row].layer == .need ? trace.children(row) : []
        let offers = answers.flatMap { trace.children($0) }
        let spots = offers.flatMap { trace.children($0) }
        html.raw("<tr>")
        for (number, cell) in [segments, jobs, trace.nodes[row].layer == .need ? [row] : [], answers, offers, spots].enumerated() {
          html.raw(number == 2 ? "<th scope=\"row\">" : "<td>")
          var seen: Set<Int> = []
          var isFirst = true
          if number == 5, !cell.isEmpty {
            html.spots(cell.map { trace.nodes[$0] }, from: current)
            isFirst = false
          }
          for at in number == 5 ? [] : cell where seen.insert(at).inserted {
            if !isFirst { html.raw("<br>") }
            isFirst = false
            let node = trace.nodes[at]
            if let entity = node.entity { html.name(entity, from: current) } else if node.isOnPurpose { html.text(node.name) } else { html.put("<span class=\"gap\">", node.name, "</span>") }
          }
          if isFirst { html.raw("–") }
          html.raw(number == 2 ? "</th>" : "</td>")
        }
        html.raw("</tr>\n")
      }
      html.raw("</tbody>")
    }
  }

  /// The blocks of each canvas in one line.
  private mutating func spots(_ nodes: [Traceability.Node], from current: Int?) {
    var canvases: [Entity] = []
    for node in nodes { if let entity = node.entity, !canvases.contains(entity) { canvases.append(entity) } }
    for (number, canvas) in canvases.enumerated() {
      if number > 0 { raw("<br>") }
      name(canvas, from: current)
      var blocks: [String] = []
      for node in nodes where node.entity == canvas && !blocks.contains(node.name) { blocks.append(node.name) }
      put(" <span class=\"small\">", blocks.joined(separator: ", "), "</span>")
    }
  }

  private mutating func edge(_ edge: (from: Int, to: Int), _ trace: Traceability) {
    let from = trace.nodes[edge.from], to = trace.nodes[edge.to]
    let column = Traceability.columns[from.layer.rawValue]
    // A line begins behind the words, so that it crosses none.
    let widest = Double(min(column.width, from.lines.map { PlotText.width($0) }.max() ?? 0))
    let x1 = column.x + column.indent + widest + 4, x2 = Traceability.columns[to.layer.rawValue].x - 7
    let bend = column.x + column.indent + Double(column.width) + 4
    if to.entity == nil {
      raw(to.isOnPurpose
        ? "<path class=\"x-dash\" fill=\"none\" stroke=\"#858d94\" stroke-width=\"1.5\" stroke-dasharray=\"4 4\" d=\"M"
        : "<path class=\"x-sig dash\" fill=\"none\" stroke=\"#b3261e\" stroke-width=\"2\" stroke-dasharray=\"4 4\" d=\"M")
    } else {
      let place = from.place == to.place ? from.place : from.place < 0 ? to.place : to.place < 0 ? from.place : -1
      if place < 0 { raw("<path class=\"x-edge\" fill=\"none\" stroke=\"#858d94\" d=\"M") } else {
        let hue = SiteIndex.hue(place)
        raw("<path class=\"seg-")
        number(hue)
        raw(" s-seg nofill\" fill=\"none\" stroke-width=\"1.5\" stroke=\"")
        raw(HTML.hues[hue])
        raw("\" d=\"M")
      }
    }
    coordinate(x1); raw(" "); coordinate(from.y)
    if bend > x1 + 1 { raw("H"); coordinate(bend) }
    if abs(from.y - to.y) < 0.6 { raw("H"); coordinate(x2) } else {
      let middle = (bend + x2) / 2
      raw("C"); coordinate(middle); raw(" "); coordinate(from.y); raw(" "); coordinate(middle); raw(" "); coordinate(to.y); raw(" "); coordinate(x2); raw(" "); coordinate(to.y)
    }
    raw("\"/>")
  }

  private mutating func node(_ node: Traceability.Node, from current: Int?) {
    let x = Traceability.columns[node.layer.rawValue].x
    let words = Double(node.lines.count * 18 + (node.detail == nil ? 0 : 16))
    let first = node.y - words / 2 + 13
    guard let entity = node.entity else {
      for (number, line) in node.lines.enumerated() { plotText(line, x: x, y: first + Double(number * 18), node.isOnPurpose ? .small : .signal) }
      raw("\n")
      return
    }
    let isOpen = openLink(entity, from: current)
    switch node.layer {
    case .segment:
      raw("<rect")
      fill(node.place)
      raw(" width=\"18\" height=\"18\" x=\""); coordinate(x); raw("\" y=\""); coordinate(node.y - 9); raw("\"/>")
      plotText(site.place(of: entity.document).map { SiteIndex.letter($0) } ?? "", x: x + 9, y: node.y + 4.5, .inverse, .middle)
    case .job, .need:
      raw(site.hasEvidence(entity)
        ? "<circle class=\"f-ink\" fill=\"#191c1f\" r=\"5.5\" cx=\"" : "<circle class=\"ring\" fill=\"#fff\" stroke=\"#191c1f\" stroke-width=\"1.5\" r=\"5\" cx=\"")
      coordinate(x + 6); raw("\" cy=\""); coordinate(node.y); raw("\"/>")
    default: break
    }
    let indent = Traceability.columns[node.layer.rawValue].indent
    plotLines(node.lines, x: x + indent, y: first, .statement)
    if let detail = node.detail {
      plotText(PlotText.clipped(detail, width: Traceability.columns[node.layer.rawValue].width, size: 12), x: x + indent, y: first + Double(node.lines.count * 18) - 3, .small)
    }
    if isOpen { raw("</a>") }
    raw("\n")
  }
}
