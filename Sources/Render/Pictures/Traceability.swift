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
  }

  private(set) var nodes: [Node] = []
  private(set) var edges: [(from: Int, to: Int)] = []
  /// For each node where its edges lead to, and where from, in the edges' order.
  private var outgoing: [[Int]] = []
  private var arriving: [[Int]] = []
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
    self.init(asManyOf: Array(found.prefix(limit)), all: found.count, focus: document, in: site)
  }

  /// Things that a reader can follow in one drawing.
  private static let nodeLimit = 48

  /// The first of these profiles, as many as a reader can follow.
  init(asManyOf profiles: [BoundProfile], all: Int, focus: Int?, in site: SiteIndex) {
    self.init(of: profiles, all: all, focus: focus, in: site)
    for count in stride(from: profiles.count - 1, to: 0, by: -1) where nodes.count > Traceability.nodeLimit {
      self.init(of: Array(profiles.prefix(count)), all: all, focus: focus, in: site)
    }
  }

  init(of profiles: [BoundProfile], all: Int, focus: Int?, in site: SiteIndex) {
    self.profiles = profiles
    self.all = all
    self.focus = focus
    for profile in profiles { add(profile, site) }
    if let focus, site.model.documents[focus].kind != .segment { keep(around: focus, site) }
  }

  private mutating func node(_ layer: Layer, _ entity: Entity?, _ name: String, place: Int, block: BlockKind? = nil, owner: Int = -1, detail: String? = nil, isOnPurpose: Bool = false) -> Int {
    let key = Key(layer: layer, entity: entity, block: block, owner: owner)
    if let known = index[key] {
      if nodes[known].place != place { nodes[known].place = -1 }
      return known
    }
    index[key] = nodes.count
    add(Node(layer: layer, entity: entity, name: name, detail: detail, isOnPurpose: isOnPurpose, place: place))
    return nodes.count - 1
  }

  private mutating func add(_ node: Node) {
    nodes.append(node)
    outgoing.append([])
    arriving.append([])
  }

  private mutating func connect(_ from: Int, _ to: Int) {
    guard !outgoing[from].contains(to) else { return }
    edges.append((from, to))
    outgoing[from].append(to)
    arriving[to].append(from)
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
    let maps = propositions.compactMap { site.fitMaps[$0] }

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
    func walk(_ ways: [[Int]]) -> Set<Int> {
      var seen = kept, open = Array(kept)
      while let each = open.popLast() { for next in ways[each] where seen.insert(next).inserted { open.append(next) } }
      return seen
    }
    let all = walk(outgoing).union(walk(arriving))
    let (former, ways) = (nodes, edges)
    nodes = []
    edges = []
    outgoing = []
    arriving = []
    guard all.count > 1 else { return }
    var moved = [Int?](repeating: nil, count: former.count)
    for at in former.indices where all.contains(at) {
      moved[at] = nodes.count
      add(former[at])
    }
    for way in ways { if let from = moved[way.from], let to = moved[way.to] { connect(from, to) } }
  }

  func members(_ layer: Layer) -> [Int] { nodes.indices.filter { nodes[$0].layer == layer } }
  func children(_ node: Int) -> [Int] { outgoing[node] }
  func parents(_ node: Int) -> [Int] { arriving[node] }

  /// How a line looks: by whose it is, or that it leads to nothing.
  enum Line: Equatable {
    case segment(hue: Int), shared, gap, onPurpose
  }

  func line(_ edge: (from: Int, to: Int)) -> Line {
    let from = nodes[edge.from], to = nodes[edge.to]
    if to.entity == nil { return to.isOnPurpose ? .onPurpose : .gap }
    let place = from.place == to.place ? from.place : from.place < 0 ? to.place : to.place < 0 ? from.place : -1
    return place < 0 ? .shared : .segment(hue: SiteIndex.hue(place))
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
    let isPart = hidden > 0 || self.all > profiles.count
    let all = needs.count
    var text: String
    if all == 0 {
      text = de ? "Noch führt kein Gewinn und kein Schmerzpunkt weiter." : "No gain and no pain leads any further yet."
    } else if reaching == all {
      text = de ? "\(all == 1 ? "Das eine Bedürfnis führt" : "Alle \(all) Bedürfnisse führen") bis auf ein Canvas." : "\(all == 1 ? "The one need leads" : "All \(all) needs lead") to a canvas."
    } else {
      text = de
        ? "\(reaching) von \(all) \(isPart ? "gezeichneten " : "")Bedürfnissen \(reaching == 1 ? "führt" : "führen") bis auf ein Canvas."
        : "\(reaching) of \(all) needs \(isPart ? "drawn here " : "")\(reaching == 1 ? "leads" : "lead") to a canvas."
    }
    let open = needs.filter { need in children(need).contains { nodes[$0].entity == nil && !nodes[$0].isOnPurpose } }
    if !open.isEmpty { text += de ? " Ohne Antwort: \(names(open))." : " Without an answer: \(names(open))." }
    // The sentence accounts for each of them.
    let others = needs.filter { !reachesCanvas($0) && !open.contains($0) }
    let left = others.count { need in children(need).contains { nodes[$0].isOnPurpose } }, elsewhere = others.count - left
    if left > 0 { text += de ? " \(left) \(left == 1 ? "bleibt" : "bleiben") mit Absicht offen." : " \(left) \(left == 1 ? "is" : "are") left out on purpose." }
    if elsewhere > 0 { text += de ? " \(elsewhere) \(elsewhere == 1 ? "hat" : "haben") eine Antwort, die auf keinem Canvas steht." : " \(elsewhere) \(elsewhere == 1 ? "has" : "have") an answer that is on no canvas." }
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
