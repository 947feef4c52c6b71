package import Source
import Parse

/// The whole workspace, bound: every reference resolved, every derived fact computed once. A class, though it never changes: every rule and
/// every page is handed it.
package final class Model: Sendable {
  /// A reference as it arrives: who refers.
  package struct Incoming: Sendable {
    package let document: Int
    package let reference: Int
  }

  /// In order of path.
  package let documents: [Document]
  package let configuration: Configuration
  package let tree: SourceTree
  package let index: Index
  /// What each document's references lead to.
  package let targets: [[Target]]
  /// For each document the references that lead to it or into it.
  package let incoming: [[Incoming]]
  /// `segment/pendler`, for each document.
  package let addresses: [String]
  /// The profiles of each segment.
  private let profiles: [Int: [BoundProfile]]
  /// The profile that each value proposition is for.
  private let profileOfProposition: [Int: BoundProfile]
  /// The value propositions made for each profile of a segment.
  private let propositions: [Int: [[Int]]]

  package var settings: Settings { configuration.settings }

  package init(binding index: Index, targets: [[Target]], configuration: Configuration) {
    self.index = index
    documents = index.documents
    tree = index.tree
    self.targets = targets
    self.configuration = configuration
    var incoming = [[Incoming]](repeating: [], count: index.documents.count)
    for (document, list) in targets.enumerated() {
      for (reference, target) in list.enumerated() {
        switch target {
        case .resolved(let entity), .renamed(let entity): incoming[entity.document].append(Incoming(document: document, reference: reference))
        case .heading(let other, _): incoming[other].append(Incoming(document: document, reference: reference))
        default: break
        }
      }
    }
    self.incoming = incoming
    addresses = documents.map { ($0.kind?.rawValue ?? "page") + "/" + ($0.kind == nil ? $0.path : $0.id) }

    var profiles: [Int: [BoundProfile]] = [:]
    for (segment, document) in documents.enumerated() {
      guard let written = document.segment?.profiles else { continue }
      profiles[segment] = written.enumerated().map { number, profile in
        let main = profile.mainJob.flatMap { targets[segment][$0].entity }
        return BoundProfile(
          document: segment, number: number, profile: profile, mainJob: main, gain: profile.gain.flatMap { targets[segment][$0].entity },
          jobs: main.map { Array(index.rings(around: $0.document).joined()) } ?? [])
      }
    }
    self.profiles = profiles
    var chosen: [Int: BoundProfile] = [:], propositions: [Int: [[Int]]] = [:]
    for (proposition, document) in documents.enumerated() {
      func entity(_ reference: Int?) -> Entity? { reference.flatMap { targets[proposition][$0].entity } }
      guard let keys = document.valueProposition, let segment = entity(keys.segment), let candidates = profiles[segment.document] else { continue }
      if let main = keys.mainJob {
        guard let job = entity(main) else { continue }
        chosen[proposition] = candidates.first { $0.mainJob == job }
      } else if candidates.count == 1 {
        chosen[proposition] = candidates[0]
      }
    }
    profileOfProposition = chosen
    for (segment, bound) in profiles {
      var made = [[Int]](repeating: [], count: bound.count)
      for arrival in incoming[segment] where documents[arrival.document].references[arrival.reference].role == .segment {
        guard let profile = chosen[arrival.document], profile.document == segment, !made[profile.number].contains(arrival.document) else { continue }
        made[profile.number].append(arrival.document)
      }
      propositions[segment] = made
    }
    self.propositions = propositions
  }

  package func target(_ document: Int, _ reference: Int) -> Target { targets[document][reference] }

  package func entity(_ document: Int, _ reference: Int?) -> Entity? { reference.flatMap { targets[document][$0].entity } }

  package func document(_ entity: Entity) -> Document { documents[entity.document] }
  package func item(_ entity: Entity) -> Item? { entity.item.map { documents[entity.document].items[$0] } }

  /// What a document or item is called.
  package func name(_ entity: Entity) -> String {
    item(entity).map { $0.title?.string ?? $0.id } ?? document(entity).name
  }

  /// The smallest piece of source that names it.
  package func naming(_ entity: Entity) -> SourceLocation {
    let document = document(entity)
    return SourceLocation(document.path, item(entity)?.naming ?? document.naming)
  }

  /// `segment/pendler#wenig-zeit`.
  package func address(_ entity: Entity) -> String {
    guard let item = entity.item else { return addresses[entity.document] }
    return addresses[entity.document] + "#" + documents[entity.document].items[item].id
  }

  package func documents(of kind: Kind) -> [Int] { documents.indices.filter { documents[$0].kind == kind } }
}

/// A profile of a segment, with what its references lead to.
package final class BoundProfile: Sendable {
  /// The segment's document.
  package let document: Int
  /// Its number among the segment's profiles, from 0.
  package let number: Int
  package let profile: Profile
  package let mainJob: Entity?
  package let gain: Entity?
  /// The main job and every job that leads to it through `supports`, nearest first.
  package let jobs: [Int]

  init(document: Int, number: Int, profile: Profile, mainJob: Entity?, gain: Entity?, jobs: [Int]) {
    self.document = document
    self.number = number
    self.profile = profile
    self.mainJob = mainJob
    self.gain = gain
    self.jobs = jobs
  }

  /// The place that names the profile: its `main-job`, else the segment's title.
  package func naming(in model: Model) -> SourceLocation {
    let source = model.documents[document]
    return SourceLocation(source.path, profile.mainJob.map { source.references[$0].text.range } ?? source.naming)
  }
}

extension Model {
  package func profiles(of segment: Int) -> [BoundProfile] { profiles[segment] ?? [] }

  /// The profile that a value proposition is for.
  package func profile(of proposition: Int) -> BoundProfile? { profileOfProposition[proposition] }

  /// The value propositions made for a profile.
  package func propositions(for profile: BoundProfile) -> [Int] { propositions[profile.document]?[profile.number] ?? [] }

  /// The evidence documents that support something: those it names, those that name it, and those that its ratings name.
  package func evidence(for entity: Entity) -> [Int] {
    let source = documents[entity.document]
    var found: [Int] = []
    for at in source.references.indices where source.references[at].role == .evidence && source.references[at].item == entity.item {
      if entity.item == nil, ratedSubject(of: at, in: entity.document) != nil { continue }
      if let evidence = targets[entity.document][at].entity { found.append(evidence.document) }
    }
    for arrival in incoming[entity.document] where documents[arrival.document].references[arrival.reference].role == .backs {
      if targets[arrival.document][arrival.reference].entity == entity { found.append(arrival.document) }
    }
    if entity.item != nil { found += ratingEvidence(for: entity).found }
    var seen: Set<Int> = []
    return found.filter { seen.insert($0).inserted }
  }

  /// The evidence that stands beside the ratings of a gain or pain; `isUncertain`: some of it could not be found.
  func ratingEvidence(for subject: Entity) -> (found: [Int], isUncertain: Bool) {
    var found: [Int] = []
    var isUncertain = false
    for arrival in incoming[subject.document] where documents[arrival.document].references[arrival.reference].role == .rating {
      guard targets[arrival.document][arrival.reference].entity == subject else { continue }
      for profile in documents[arrival.document].segment?.profiles ?? [] {
        for rating in profile.ratings where rating.subject == arrival.reference {
          for reference in rating.record.references("evidence") {
            if let evidence = targets[arrival.document][reference].entity { found.append(evidence.document) } else { isUncertain = true }
          }
        }
      }
    }
    return (found, isUncertain)
  }
}
