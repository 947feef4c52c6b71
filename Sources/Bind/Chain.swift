package import Source

/// A way by which something serves a main job, step by step, or as far as it goes.
package struct Chain: Sendable {
  /// How a step follows from the one before it.
  package enum Relation: String, Sendable, CaseIterable {
    /// segment → its main job
    case mainJob = "main-job"
    /// job → job
    case supports
    /// gain, pain, step, alternative → job; note, criterion → its document
    case partOf = "part-of"
    /// clarifier → what it matters for
    case relevantTo = "relevant-to"
    /// characteristic → clarifier
    case becomes
    /// note of a value proposition → need
    case answers
    /// offering → value proposition
    case offeredBy = "offered-by"
    /// value proposition, persona, relationships → segment
    case madeFor = "made-for"
    /// note of a canvas, canvas → what it links to
    case linksTo = "links-to"
    /// note without a link → the only segment of its canvas
    case onlySegment = "only-segment"
    /// target group → segment
    case drawnUpon = "drawn-upon"
    /// segmentation → segment
    case result
    /// evidence → what it supports
    case backs
    /// evidence → the segment it is about
    case about
    /// persona → goal
    case goal
  }

  package struct Step: Hashable, Sendable {
    /// nil: the first.
    package let relation: Relation?
    package let entity: Entity
  }

  package enum End: Sendable {
    /// The last step is the main job of these profiles.
    case mainJob([BoundProfile])
    /// The way ends here on purpose.
    case decision(Decision)
    case gap(Gap)
  }

  package enum Decision: Sendable {
    /// A characteristic that does not matter for the profile.
    case irrelevant(BoundProfile, because: String?)
    /// A need that the offer leaves alone.
    case notAddressed(String)
    /// A block of a canvas that is empty on purpose.
    case none(String)
  }

  /// What breaks a way off. It is mended where the last step stands, unless the gap says otherwise.
  package enum Gap: Sendable {
    /// The last job does not lead to the profile's main job.
    case path(MissingPath)
    /// The last job serves no other, and no segment has it as its main job.
    case nowhere
    case noMainJob
    /// A value proposition that picks none of its segment's profiles.
    case noProfile(segment: Int)
    /// A clarifier that does not say what it matters for.
    case noRelevance
    /// A characteristic that is neither a clarifier's source nor ruled out.
    case undecided
    case notOffered
    /// A note or canvas that links to nothing on the way to a main job.
    case linksNothing
    /// A note that answers no need; `foreign`: of another profile.
    case answersNothing(foreign: Entity?)
    case noSegment
    case notDrawnUpon
    case noResult
    case backsNothing
    /// A reference that leads nowhere, as it is written.
    case unresolved(String, SourceLocation)
    /// Prose without a kind.
    case page
    /// Something on the way could not be read.
    case unclear
  }

  /// From the thing itself on.
  package let steps: [Step]
  package let end: End

  package var holds: Bool { if case .mainJob = end { true } else { false } }
  package var isBroken: Bool { if case .gap = end { true } else { false } }
  package var last: Entity { steps[steps.count - 1].entity }
}

extension Model {
  /// At most so many ways are told of one thing.
  package static let mostChains = 12

  /// The ways by which something serves a main job, the shortest first; then where it ends on purpose, then where it breaks off.
  package func chains(from entity: Entity) -> [Chain] { chains(from: [entity])[0] }

  /// The same for several: what they have in common on their ways is worked out once.
  package func chains(from entities: [Entity]) -> [[Chain]] {
    var search = ChainSearch(model: self)
    return entities.map { search.chains(from: $0) }
  }
}

private struct ChainSearch {
  let model: Model
  private var found: [Chain] = []
  /// Of the value propositions that were asked so far.
  private var coverages: [Int: Coverage?] = [:]

  init(model: Model) { self.model = model }

  mutating func chains(from entity: Entity) -> [Chain] {
    found = []
    follow(entity, [Chain.Step(relation: nil, entity: entity)], within: nil)
    return ranked()
  }

  private mutating func coverage(of proposition: Int) -> Coverage? {
    if let known = coverages[proposition] { return known }
    let coverage = model.coverage(of: proposition)
    coverages[proposition] = .some(coverage)
    return coverage
  }

  private static let mostBranches = 24

  /// Each end once for each way to begin, what holds first.
  private func ranked() -> [Chain] {
    guard found.count > 1 else { return found }
    struct Key: Hashable {
      let first: Entity?
      let last: Entity
      let profile: Int?
      let holds: Bool
    }
    func weight(_ chain: Chain) -> Int { chain.holds ? 0 : chain.isBroken ? 2 : 1 }
    let sorted = found.enumerated().sorted { a, b in
      let first = weight(a.element), second = weight(b.element)
      if first != second { return first < second }
      if a.element.steps.count != b.element.steps.count, first == 0 { return a.element.steps.count < b.element.steps.count }
      return a.offset < b.offset
    }.map(\.element)
    var seen: Set<Key> = []
    var chains: [Chain] = []
    for chain in sorted {
      var profile: Int?
      if case .mainJob(let profiles) = chain.end, profiles.count == 1 { profile = profiles[0].document }
      if case .decision(.irrelevant(let bound, _)) = chain.end { profile = bound.number }
      // Of a canvas only what it leads to counts, not the way.
      let isCanvas = model.document(chain.steps[0].entity).kind?.isCanvas == true && chain.steps[0].entity.item == nil
      let key = Key(first: isCanvas || chain.steps.count < 2 ? nil : chain.steps[1].entity, last: chain.last, profile: profile, holds: chain.holds)
      if seen.insert(key).inserted { chains.append(chain) }
    }
    return Array(chains.prefix(Model.mostChains))
  }

  private mutating func follow(_ entity: Entity, _ way: [Chain.Step], within: BoundProfile?) {
    guard found.count < 4 * Model.mostChains, way.count < 16 else { return }
    let document = model.document(entity)
    guard let kind = document.kind else { return end(way, document.isRejected ? .gap(.unclear) : .gap(.page)) }
    if let item = model.item(entity) { return follow(item, entity, way, within) }
    switch kind {
    case .segment: segment(entity.document, way, within)
    case .job: job(entity.document, way, within)
    case .valueProposition: proposition(entity.document, way)
    case .offering: offering(entity.document, way)
    case .businessModelCanvas, .leanCanvas: canvas(entity.document, way)
    case .customerRelationships: named(.segment, .madeFor, entity.document, way, else: .noSegment)
    case .persona: persona(entity.document, way)
    case .targetGroup: targetGroup(entity.document, way)
    case .segmentation: named(.result, .result, entity.document, way, else: .noResult)
    case .evidence: evidence(entity.document, way)
    }
  }

  private mutating func follow(_ item: Item, _ entity: Entity, _ way: [Chain.Step], _ within: BoundProfile?) {
    switch item.kind {
    case .gain, .pain, .step, .alternative, .criterion: go(.partOf, Entity(entity.document), way, within)
    case .characteristic: characteristic(entity, way)
    case .clarifier: clarifier(entity, way)
    case .note: note(item, entity, way)
    }
  }

  private mutating func end(_ way: [Chain.Step], _ end: Chain.End) { found.append(Chain(steps: way, end: end)) }

  private mutating func go(_ relation: Chain.Relation, _ entity: Entity, _ way: [Chain.Step], _ within: BoundProfile? = nil) {
    guard !way.contains(where: { $0.entity == entity }) else { return }
    follow(entity, way + [Chain.Step(relation: relation, entity: entity)], within: within)
  }

  /// What a reference leads to; where it leads nowhere, that is the end.
  private mutating func go(_ relation: Chain.Relation, _ document: Int, reference: Int, _ way: [Chain.Step], _ within: BoundProfile? = nil) {
    switch model.target(document, reference) {
    case .resolved(let entity), .renamed(let entity): go(relation, entity, way, within)
    case .unreachable(let found): go(relation, found[0], way, within)
    default:
      let text = model.documents[document].references[reference].text
      end(way, .gap(.unresolved(text.string, SourceLocation(model.documents[document].path, text.range))))
    }
  }

  // MARK: Kinds

  private mutating func segment(_ segment: Int, _ way: [Chain.Step], _ within: BoundProfile?) {
    let profiles = within?.document == segment ? [within!] : model.profiles(of: segment)
    var isServed = false
    for profile in profiles.prefix(ChainSearch.mostBranches) {
      guard let reference = profile.profile.mainJob else { continue }
      isServed = true
      if profile.mainJob == nil { go(.mainJob, segment, reference: reference, way) } else {
        go(.mainJob, profile.mainJob!, way, profile)
      }
    }
    if !isServed { end(way, .gap(model.documents[segment].isDamaged ? .unclear : .noMainJob)) }
  }

  /// Upwards through `supports`, ring by ring, to the nearest main jobs.
  private mutating func job(_ job: Int, _ way: [Chain.Step], _ within: BoundProfile?) {
    if let within, let path = model.missingPath(from: job, to: within) {
      return end(way + steps(path.way), path.isUncertain ? .gap(.unclear) : .gap(.path(path)))
    }
    var before: [Int: Int] = [:]
    var ring = [job], isFound = false
    var seen: Set<Int> = [job]
    while !ring.isEmpty, !isFound {
      for each in ring {
        let profiles = within.map { $0.mainJob?.document == each ? [$0] : [] } ?? model.profiles(withMainJob: each)
        guard !profiles.isEmpty else { continue }
        var path = [each]
        while let previous = before[path[path.count - 1]] { path.append(previous) }
        end(way + steps(path.reversed()), .mainJob(profiles))
        isFound = true
      }
      var next: [Int] = []
      for each in ring {
        for above in model.index.supported[each] ?? [] where seen.insert(above).inserted {
          before[above] = each
          next.append(above)
        }
      }
      ring = next
    }
    if isFound { return }
    if !model.knowsTheWayUp(from: job) { return end(way, .gap(.unclear)) }
    // A profile that lists it wants it to lead to its main job.
    for arrival in model.incoming[job] where model.documents[arrival.document].references[arrival.reference].role == .job {
      let profiles = model.profiles(of: arrival.document)
      let number = model.documents[arrival.document].references[arrival.reference].profile ?? 0
      if number < profiles.count, let path = model.missingPath(from: job, to: profiles[number]) { return end(way + steps(path.way), .gap(.path(path))) }
    }
    end(way + steps(model.climb(from: job, towards: nil)), .gap(.nowhere))
  }

  /// A way of jobs behind its first.
  private func steps(_ jobs: [Int]) -> [Chain.Step] { jobs.dropFirst().map { Chain.Step(relation: .supports, entity: Entity($0)) } }

  private mutating func proposition(_ proposition: Int, _ way: [Chain.Step]) {
    guard let keys = model.documents[proposition].valueProposition, let reference = keys.segment else { return end(way, .gap(.noSegment)) }
    guard let segment = model.entity(proposition, reference) else { return go(.madeFor, proposition, reference: reference, way) }
    if let profile = model.profile(of: proposition) { return go(.madeFor, segment, way, profile) }
    if let main = keys.mainJob, model.entity(proposition, main) == nil { return go(.madeFor, proposition, reference: main, way) }
    if model.profiles(of: segment.document).isEmpty { return go(.madeFor, segment, way) }
    end(way, .gap(.noProfile(segment: segment.document)))
  }

  private mutating func offering(_ offering: Int, _ way: [Chain.Step]) {
    var propositions: [Int] = []
    for arrival in model.incoming[offering] where model.documents[arrival.document].kind == .valueProposition {
      let role = model.documents[arrival.document].references[arrival.reference].role
      if role == .offering || role == .link, !propositions.contains(arrival.document) { propositions.append(arrival.document) }
    }
    for proposition in propositions.prefix(ChainSearch.mostBranches) { go(.offeredBy, Entity(proposition), way) }
    if propositions.isEmpty { end(way, .gap(.notOffered)) }
  }

  private mutating func canvas(_ canvas: Int, _ way: [Chain.Step]) {
    let linked = links(of: canvas, 0..<model.documents[canvas].references.count)
    let segments = linked.filter { model.document($0).kind == .segment && $0.item == nil }
    for entity in (segments.isEmpty ? linked : segments).prefix(ChainSearch.mostBranches) { go(.linksTo, entity, way) }
    if linked.isEmpty { end(way, .gap(.linksNothing)) }
  }

  private mutating func persona(_ persona: Int, _ way: [Chain.Step]) {
    let document = model.documents[persona]
    if document.record.reference("segment") != nil { return named(.segment, .madeFor, persona, way, else: .noSegment) }
    named(.goal, .goal, persona, way, else: .noSegment)
  }

  private mutating func targetGroup(_ group: Int, _ way: [Chain.Step]) {
    var segments: [Int] = []
    for arrival in model.incoming[group] where model.documents[arrival.document].references[arrival.reference].role == .targetGroup {
      if model.documents[arrival.document].kind == .segment, !segments.contains(arrival.document) { segments.append(arrival.document) }
    }
    for segment in segments.prefix(ChainSearch.mostBranches) { go(.drawnUpon, Entity(segment), way) }
    if segments.isEmpty { end(way, .gap(.notDrawnUpon)) }
  }

  private mutating func evidence(_ evidence: Int, _ way: [Chain.Step]) {
    let claims = model.claims(backedBy: evidence)
    for entity in claims.prefix(ChainSearch.mostBranches) { go(.backs, entity, way) }
    if claims.isEmpty { named(.segment, .about, evidence, way, else: .backsNothing) }
  }

  /// All references of a document in one role.
  private mutating func named(_ role: Role, _ relation: Chain.Relation, _ document: Int, _ way: [Chain.Step], else gap: Chain.Gap) {
    let references = model.documents[document].references.indices.filter { model.documents[document].references[$0].role == role }
    for reference in references.prefix(ChainSearch.mostBranches) { go(relation, document, reference: reference, way) }
    if references.isEmpty { end(way, .gap(model.documents[document].isDamaged ? .unclear : gap)) }
  }

  // MARK: Items

  private mutating func characteristic(_ entity: Entity, _ way: [Chain.Step]) {
    let count = found.count
    for profile in model.profiles(of: entity.document) {
      for clarifier in profile.profile.clarifiers where model.entity(entity.document, clarifier.source) == entity {
        go(.becomes, Entity(entity.document, clarifier.item), way)
      }
      for irrelevance in profile.profile.irrelevant where model.entity(entity.document, irrelevance.characteristic) == entity {
        end(way, .decision(.irrelevant(profile, because: irrelevance.because?.string)))
      }
    }
    if found.count == count { end(way, .gap(.undecided)) }
  }

  private mutating func clarifier(_ entity: Entity, _ way: [Chain.Step]) {
    for profile in model.profiles(of: entity.document) {
      guard let clarifier = profile.profile.clarifiers.first(where: { $0.item == entity.item }) else { continue }
      if clarifier.relevantTo.isEmpty { return end(way, .gap(.noRelevance)) }
      guard profile.mainJob != nil else {
        guard let reference = profile.profile.mainJob else { return end(way, .gap(.noMainJob)) }
        return go(.relevantTo, entity.document, reference: reference, way)
      }
      for reference in clarifier.relevantTo.prefix(ChainSearch.mostBranches) {
        go(.relevantTo, entity.document, reference: reference, way, profile)
      }
    }
  }

  private mutating func note(_ item: Item, _ entity: Entity, _ way: [Chain.Step]) {
    let document = model.documents[entity.document], note = item.note!
    if let reason = note.noneReason { return end(way, .decision(.none(reason))) }
    switch document.kind {
    case .valueProposition: answer(note, entity, way)
    case .customerRelationships: go(.partOf, Entity(entity.document), way)
    default:
      let linked = links(of: entity.document, note.links)
      for target in linked.prefix(ChainSearch.mostBranches) { go(.linksTo, target, way) }
      if !linked.isEmpty { return }
      // With one segment on the canvas, all of it is about that one.
      let segments = Set(links(of: entity.document, 0..<document.references.count).filter { model.document($0).kind == .segment }.map(\.document))
      if segments.count == 1 { return go(.onlySegment, Entity(segments.first!), way) }
      end(way, .gap(.linksNothing))
    }
  }

  /// A note of a value proposition: the needs that it answers.
  private mutating func answer(_ note: Item.Note, _ entity: Entity, _ way: [Chain.Step]) {
    guard let coverage = coverage(of: entity.document), let number = entity.item else { return go(.partOf, Entity(entity.document), way) }
    let all = coverage.needs.filter { $0.answers.contains(number) }
    // A job is answered with each of its gains and pains; those say more.
    let answered = all.filter { need in need.entity.item != nil || !all.contains { $0.entity.item != nil && $0.entity.document == need.entity.document } }
    for need in answered.prefix(ChainSearch.mostBranches) { go(.answers, need.entity, way, coverage.profile) }
    if !answered.isEmpty { return }
    if let reason = coverage.needs.compactMap(\.refusal).first(where: { $0.note == number })?.reason { return end(way, .decision(.notAddressed(reason))) }
    // What an offer consists of counts by what it brings; the offer does that.
    if note.block == .products { return go(.partOf, Entity(entity.document), way) }
    end(way, .gap(.answersNothing(foreign: coverage.strays.first { $0.note == number }?.foreign.first)))
  }

  /// What links lead to, each once, as far as it lies on the way to a main job.
  private func links(of document: Int, _ references: some Sequence<Int>) -> [Entity] {
    var found: [Entity] = []
    let written = model.documents[document].references
    for reference in references where written[reference].role == .link {
      let entity: Entity
      switch model.target(document, reference) {
      case .resolved(let target), .renamed(let target): entity = target
      case .heading(let other, _): entity = Entity(other)
      default: continue
      }
      guard let kind = model.document(entity).kind, kind != .evidence, !kind.isCanvas, !found.contains(entity) else { continue }
      found.append(entity)
    }
    return found
  }
}

extension Model {
  /// The profiles whose main job it is.
  package func profiles(withMainJob job: Int) -> [BoundProfile] {
    var found: [BoundProfile] = []
    for arrival in incoming[job] {
      let source = documents[arrival.document]
      guard source.segment != nil, source.references[arrival.reference].role == .mainJob else { continue }
      let number = source.references[arrival.reference].profile ?? 0
      let profiles = profiles(of: arrival.document)
      if number < profiles.count { found.append(profiles[number]) }
    }
    return found
  }

  /// What a piece of evidence stands behind: what it names, what it has answers about, and what names it.
  package func claims(backedBy evidence: Int) -> [Entity] {
    var found: [Entity] = []
    var seen: Set<Entity> = []
    func add(_ entity: Entity) { if entity.document != evidence, seen.insert(entity).inserted { found.append(entity) } }
    for (at, reference) in documents[evidence].references.enumerated() where reference.role == .backs || reference.role == .answer {
      if let entity = targets[evidence][at].entity { add(entity) }
    }
    for arrival in incoming[evidence] {
      let source = documents[arrival.document], reference = source.references[arrival.reference]
      guard source.kind != nil, reference.role == .evidence || (reference.role == .link && reference.link?.isImage != true) else { continue }
      if reference.role == .evidence, let rated = ratedSubject(of: arrival.reference, in: arrival.document) { add(rated) } else {
        add(Entity(arrival.document, reference.item ?? reference.link?.note))
      }
    }
    return found
  }

  /// The evidence that speaks against something.
  package func contradictions(of entity: Entity) -> [Int] {
    var found: [Int] = []
    for arrival in incoming[entity.document] where documents[arrival.document].references[arrival.reference].role == .contradicts {
      if targets[arrival.document][arrival.reference].entity == entity, documents[arrival.document].status != "retired", !found.contains(arrival.document) {
        found.append(arrival.document)
      }
    }
    return found
  }

  /// The gain or pain whose rating names a piece of evidence: that evidence is about it, not about the segment.
  package func ratedSubject(of reference: Int, in segment: Int) -> Entity? {
    for profile in documents[segment].segment?.profiles ?? [] {
      for rating in profile.ratings where rating.record.references("evidence").contains(reference) { return entity(segment, rating.subject) }
    }
    return nil
  }
}
