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
    let document = document(entity)
    return (document.kind?.rawValue ?? "page") + "/" + (document.kind == nil ? document.path : document.id) + (item(entity).map { "#" + $0.id } ?? "")
  }

  package func documents(of kind: Kind) -> [Int] { documents.indices.filter { documents[$0].kind == kind } }
}

/// A profile of a segment, with what its references lead to.
package struct BoundProfile: Sendable {
  /// The segment's document.
  package let document: Int
  /// Its number among the segment's profiles, from 0.
  package let number: Int
  package let profile: Profile
  package let mainJob: Entity?
  package let gain: Entity?
  /// The main job and every job that leads to it through `supports`, nearest first.
  package let jobs: [Int]

  /// The place that names the profile: its `main-job`, else the segment's title.
  package func naming(in model: Model) -> SourceLocation {
    let source = model.documents[document]
    return SourceLocation(source.path, profile.mainJob.map { source.references[$0].text.range } ?? source.naming)
  }
}

extension Model {
  package func profiles(of segment: Int) -> [BoundProfile] {
    guard let profiles = documents[segment].segment?.profiles else { return [] }
    return profiles.enumerated().map { number, profile in
      let main = entity(segment, profile.mainJob)
      return BoundProfile(
        document: segment, number: number, profile: profile, mainJob: main, gain: entity(segment, profile.gain),
        jobs: main.map { Array(index.rings(around: $0.document).joined()) } ?? [])
    }
  }

  /// The profile that a value proposition is for.
  package func profile(of proposition: Int) -> BoundProfile? {
    guard let keys = documents[proposition].valueProposition, let segment = entity(proposition, keys.segment) else { return nil }
    let profiles = profiles(of: segment.document)
    if let main = keys.mainJob {
      guard let job = entity(proposition, main) else { return nil }
      return profiles.first { $0.mainJob == job }
    }
    return profiles.count == 1 ? profiles[0] : nil
  }

  /// The value propositions made for a profile.
  package func propositions(for profile: BoundProfile) -> [Int] {
    var found: [Int] = []
    for arrival in incoming[profile.document] where documents[arrival.document].references[arrival.reference].role == .segment {
      guard documents[arrival.document].kind == .valueProposition, let bound = self.profile(of: arrival.document) else { continue }
      if bound.document == profile.document, bound.number == profile.number, !found.contains(arrival.document) { found.append(arrival.document) }
    }
    return found
  }

  /// The evidence documents that support something: those it names, those that name it, and those that its ratings name.
  package func evidence(for entity: Entity) -> [Int] {
    let source = documents[entity.document]
    var found: [Int] = []
    for (at, reference) in source.references.enumerated() where reference.role == .evidence && reference.item == entity.item {
      if reference.item == nil, ratedSubject(of: at, in: entity.document) != nil { continue }
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
