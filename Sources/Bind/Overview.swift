/// How far a workspace has come: what its claims rest on, and how many needs have an answer.
package struct Overview: Sendable {
  /// Documents by kind, in the order of kinds.
  package let documents: [(kind: Kind, count: Int)]
  /// How many claims have come how far.
  package let claims: [Maturity: Int]
  package let pains: Needs
  package let gains: Needs

  package struct Needs: Sendable {
    package internal(set) var answered = 0
    /// Left alone on purpose.
    package internal(set) var refused = 0
    package internal(set) var open: [Entity] = []
    package var count: Int { answered + refused + open.count }
  }

  package var claimCount: Int { claims.values.reduce(0, +) }
}

extension Model {
  /// The jobs that are somebody's main job.
  package var mainJobs: Set<Int> { Set(documents(of: .segment).flatMap { profiles(of: $0) }.compactMap { $0.mainJob?.document }) }

  /// What is claimed about people: segments, main jobs and personas; gains, pains and clarifiers. What was put away is left out.
  package var claims: [Entity] {
    let mainJobs = mainJobs
    var found: [Entity] = []
    for (at, document) in documents.enumerated() where document.status != "retired" {
      guard document.kind == .segment || document.kind == .job || document.kind == .persona else { continue }
      if document.kind != .job || mainJobs.contains(at) { found.append(Entity(at)) }
      for (number, item) in document.items.enumerated() where item.kind == .gain || item.kind == .pain || item.kind == .clarifier { found.append(Entity(at, number)) }
    }
    return found
  }

  /// The profiles that an offer is wanted for.
  package var servedProfiles: [BoundProfile] {
    documents(of: .segment).filter { documents[$0].status != "retired" }.flatMap { profiles(of: $0) }.filter { !$0.profile.record.has("not-served") }
  }

  package func overview() -> Overview {
    var claims: [Maturity: Int] = [:]
    for claim in self.claims { claims[backing(of: claim, alone: true).maturity, default: 0] += 1 }
    // A need counts once, however many profiles have it.
    var answered: Set<Entity> = [], refused: Set<Entity> = []
    var needs: [Entity] = []
    var seen: Set<Entity> = []
    for profile in servedProfiles {
      for job in profile.listedJobs(in: self) {
        guard let keys = documents[job].job else { continue }
        for item in keys.gains + keys.pains where seen.insert(Entity(job, item)).inserted { needs.append(Entity(job, item)) }
      }
      for proposition in propositions(for: profile) where documents[proposition].status != "retired" {
        for need in coverage(of: proposition)?.needs ?? [] {
          if !need.answers.isEmpty || need.isMentioned { answered.insert(need.entity) } else if need.refusal?.reason != nil { refused.insert(need.entity) }
        }
      }
    }
    var pains = Overview.Needs(), gains = Overview.Needs()
    func count(_ need: Entity, _ into: inout Overview.Needs) {
      if answered.contains(need) { into.answered += 1 } else if refused.contains(need) { into.refused += 1 } else { into.open.append(need) }
    }
    for need in needs { if item(need)?.kind == .pain { count(need, &pains) } else { count(need, &gains) } }
    let kinds = Kind.allCases.map { kind in (kind: kind, count: documents.reduce(0) { $0 + ($1.kind == kind ? 1 : 0) }) }
    return Overview(documents: kinds.filter { $0.count > 0 }, claims: claims, pains: pains, gains: gains)
  }
}
