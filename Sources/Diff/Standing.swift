import Source
import Bind

/// Where a thing stands because of all others: what follows from the whole model and is written nowhere.
struct Standing: Equatable, Sendable {
  enum Matter: Hashable, Sendable {
    /// What a profile's `main-job` and `gain` lead to.
    case mainJob, gain
    /// The value propositions that are made for a profile.
    case offers
    /// The value propositions that answer a need of a profile.
    case coverage(of: Identity, isEssential: Bool)
    /// What a clarifier is relevant to, with a reason.
    case relevance
    /// The evidence behind a claim.
    case backing
    /// The segments that a canvas serves.
    case customers
    /// The segment that an offer, a persona or a set of relationships is for.
    case aim
    /// The segments whose main job a job is, or leads to.
    case serves
    /// What stands in a block of a canvas.
    case block(String)
    /// The address that a document's page has.
    case address
  }

  let matter: Matter
  /// nil: of the document itself.
  let item: Int?
  let profile: Int?
  /// 0: nothing. For evidence its maturity; for a need 2 answered, 1 left alone on purpose; for a block whether something stands in it.
  let level: Int
  /// What it rests on, sorted.
  let rests: [Identity]
}

/// Reads the standing of documents of one model.
struct StandingReading: Sendable {
  let identities: Identities
  private var model: Model { identities.model }

  init(_ identities: Identities) { self.identities = identities }

  func standings(of document: Int) -> [Standing] {
    let source = model.documents[document]
    guard let kind = source.kind, !source.isDamaged, !source.isRejected else { return [] }
    var found: [Standing] = []
    switch kind {
    case .segment: segment(document, source, &found)
    case .job: job(document, source, &found)
    case .valueProposition, .persona, .customerRelationships: aim(document, source, &found)
    case .businessModelCanvas, .leanCanvas: canvas(document, source, &found)
    default: break
    }
    if let matter = Claim.matters(in: source, kind) { for item in matter { backing(Entity(document, item), &found) } }
    return found
  }

  private func names(_ entities: some Sequence<Entity>) -> [Identity] { entities.map(identities.identity).sorted() }
  private func names(_ documents: some Sequence<Int>) -> [Identity] { documents.map { Identity(identities.names[$0]) }.sorted() }

  /// nil: what is written there was not understood, which is reported, and nothing follows from it.
  private func one(_ document: Int, _ reference: Int?) -> [Identity]? {
    guard let reference else { return [] }
    switch model.targets[document][reference] {
    case .resolved(let entity), .renamed(let entity): return [identities.identity(of: entity)]
    case .silent, .ambiguous: return nil
    default: return []
    }
  }

  private func segment(_ document: Int, _ source: Document, _ found: inout [Standing]) {
    for bound in model.profiles(of: document) {
      let profile = bound.profile, number = bound.number
      func add(_ matter: Standing.Matter, _ rests: [Identity]?, item: Int? = nil, level: Int? = nil) {
        if let rests { found.append(Standing(matter: matter, item: item, profile: number, level: level ?? min(1, rests.count), rests: rests)) }
      }
      add(.mainJob, one(document, profile.mainJob))
      add(.gain, one(document, profile.gain))
      let propositions = model.propositions(for: bound)
      // Without an offer on purpose is not without an offer.
      if profile.notServed == nil { add(.offers, names(propositions)) }
      coverage(bound, propositions, &found)
      for clarifier in profile.clarifiers {
        let rests = clarifier.relevantTo.map { one(document, $0) }
        guard !rests.contains(where: { $0 == nil }) else { continue }
        let isFounded = clarifier.because.map { !$0.string.trimmingSpaces.isEmpty } ?? false
        let all = Array(Set(rests.flatMap { $0! })).sorted()
        add(.relevance, all, item: clarifier.item, level: all.isEmpty ? 0 : isFounded ? 2 : 1)
      }
    }
  }

  /// Of all offers for a profile together: a need that one of them answers is answered.
  private func coverage(_ bound: BoundProfile, _ propositions: [Int], _ found: inout [Standing]) {
    struct State {
      var level = 0
      var isUncertain = false
      var isEssential = false
      var answering: [Int] = []
    }
    var states: [Entity: State] = [:]
    var order: [Entity] = []
    for proposition in propositions {
      guard let coverage = model.coverage(of: proposition) else { continue }
      for need in coverage.needs where need.sort != .job {
        if states[need.entity] == nil { order.append(need.entity) }
        var state = states[need.entity] ?? State()
        let level = !need.answers.isEmpty || need.isMentioned ? 2 : need.isOpen ? 0 : 1
        state.level = max(state.level, level)
        state.isUncertain = state.isUncertain || need.isUncertain
        state.isEssential = state.isEssential || need.isEssential
        if level == 2 { state.answering.append(proposition) }
        states[need.entity] = state
      }
    }
    for need in order {
      let state = states[need]!
      guard !state.isUncertain else { continue }
      found.append(
        Standing(
          matter: .coverage(of: identities.identity(of: need), isEssential: state.isEssential), item: nil, profile: bound.number, level: state.level,
          rests: names(state.answering)))
    }
  }

  private func job(_ document: Int, _ source: Document, _ found: inout [Standing]) {
    guard model.knowsTheWayUp(from: document) else { return }
    let segments = Set(model.profiles(with: document).map(\.document))
    found.append(Standing(matter: .serves, item: nil, profile: nil, level: min(1, segments.count), rests: names(segments)))
  }

  private func aim(_ document: Int, _ source: Document, _ found: inout [Standing]) {
    var rests: [Identity] = []
    for (at, reference) in source.references.enumerated() where reference.role == .segment && reference.item == nil {
      guard let one = one(document, at) else { return }
      rests += one
    }
    found.append(Standing(matter: .aim, item: nil, profile: nil, level: min(1, rests.count), rests: rests.sorted()))
  }

  private func canvas(_ document: Int, _ source: Document, _ found: inout [Standing]) {
    var customers: Set<Int> = []
    for block in source.blocks {
      guard let kind = block.kind else { continue }
      let isFilled = block.hasProse || !block.notes.isEmpty
      found.append(Standing(matter: .block(kind.rawValue), item: nil, profile: nil, level: isFilled ? 1 : 0, rests: []))
      guard kind == .segments || kind == .earlyAdopters else { continue }
      let links = block.links + block.notes.flatMap { source.items[$0].note?.links ?? [] }
      for link in links { if let entity = model.entity(document, link), model.documents[entity.document].kind == .segment { customers.insert(entity.document) } }
    }
    found.append(Standing(matter: .customers, item: nil, profile: nil, level: min(1, customers.count), rests: names(customers)))
  }

  private func backing(_ entity: Entity, _ found: inout [Standing]) {
    guard knowsEvidence(of: entity) else { return }
    let backing = model.backing(of: entity)
    found.append(
      Standing(matter: .backing, item: entity.item, profile: nil, level: backing.maturity.rawValue, rests: names(backing.sources)))
  }

  /// Evidence that is gone is gone; only what was not understood leaves it open.
  private func knowsEvidence(of entity: Entity) -> Bool {
    let source = model.documents[entity.document]
    for (at, reference) in source.references.enumerated() where reference.role == .evidence && (entity.item == nil || reference.item == entity.item) {
      if case .silent = model.targets[entity.document][at] { return false }
    }
    let record = entity.item.map { source.items[$0].record } ?? source.record
    if case .unreadable? = record["evidence"]?.value { return false }
    return true
  }
}

/// What is claimed, and can be proved.
enum Claim {
  /// nil stands for the document itself; no list: its kind claims nothing.
  static func matters(in source: Document, _ kind: Kind) -> [Int?]? {
    switch kind {
    case .segment, .job, .valueProposition, .persona, .businessModelCanvas, .leanCanvas:
      var matters: [Int?] = [nil]
      for (at, item) in source.items.enumerated() {
        switch item.kind {
        case .clarifier, .gain, .pain, .characteristic: matters.append(at)
        default: break
        }
      }
      return matters
    default: return nil
    }
  }
}
