package import Bind
package import Check
import Compile

/// What can be counted, before and after.
package struct Totals: Sendable {
  package struct Count: Sendable {
    package let before: Int
    package let after: Int
    package var isSame: Bool { before == after }
  }

  /// Kinds of which one side has documents.
  package let kinds: [(kind: Kind, count: Count, added: Int, removed: Int)]
  /// Open findings, the gravest first.
  package let findings: [(severity: Severity, count: Count)]
  /// Segments, jobs, offers, personas and canvases, and the gains, pains, characteristics and clarifiers in them.
  package let claims: Count
  /// Of these, those behind which evidence stands.
  package let proven: Count

  init(from: CheckedModel, to: CheckedModel, matching: Matching, reach: Reach, jobs: Int) {
    func counts(_ model: Model) -> [Kind: Int] {
      var counts: [Kind: Int] = [:]
      for document in model.documents { if let kind = document.kind { counts[kind, default: 0] += 1 } }
      return counts
    }
    let before = counts(from.model), after = counts(to.model)
    var removed: [Kind: Int] = [:], added: [Kind: Int] = [:]
    for (at, there) in matching.newByOld.enumerated() where there == nil { if let kind = from.model.documents[at].kind { removed[kind, default: 0] += 1 } }
    for (at, there) in matching.oldByNew.enumerated() where there == nil { if let kind = to.model.documents[at].kind { added[kind, default: 0] += 1 } }
    kinds = Kind.allCases.compactMap { kind in
      let count = Count(before: before[kind] ?? 0, after: after[kind] ?? 0)
      return count.before + count.after == 0 ? nil : (kind, count, added[kind] ?? 0, removed[kind] ?? 0)
    }
    findings = Severity.allCases.reversed().map { ($0, Count(before: from.count($0), after: to.count($0))) }
    // What no difference reaches counts the same on both sides.
    var isAsked = Array(repeating: false, count: from.model.documents.count)
    for at in isAsked.indices { isAsked[at] = reach.old[at] || matching.newByOld[at].map { reach.new[$0] } ?? true }
    var claimsBefore = (all: 0, proven: 0), claimsAfter = (all: 0, proven: 0)
    let former = parallelMap(Array(isAsked.indices), jobs: jobs) { Totals.claims(of: $0, in: from.model) }
    for (isAsked, count) in zip(isAsked, former) {
      claimsBefore = (claimsBefore.all + count.all, claimsBefore.proven + count.proven)
      if !isAsked { claimsAfter = (claimsAfter.all + count.all, claimsAfter.proven + count.proven) }
    }
    let asked = to.model.documents.indices.filter { matching.oldByNew[$0].map { isAsked[$0] } ?? true }
    for count in parallelMap(asked, jobs: jobs, { Totals.claims(of: $0, in: to.model) }) {
      claimsAfter = (claimsAfter.all + count.all, claimsAfter.proven + count.proven)
    }
    claims = Count(before: claimsBefore.all, after: claimsAfter.all)
    proven = Count(before: claimsBefore.proven, after: claimsAfter.proven)
  }

  private static func claims(of document: Int, in model: Model) -> (all: Int, proven: Int) {
    let source = model.documents[document]
    guard let kind = source.kind, let matters = Claim.matters(in: source, kind) else { return (0, 0) }
    // Nothing that could prove anything is named here, and nothing names it.
    let mayBeProven = model.incoming[document].contains { model.documents[$0.document].kind == .evidence } || source.references.contains { $0.role == .evidence || $0.role == .link }
    return (matters.count, mayBeProven ? matters.count { model.backing(of: Entity(document, $0)).maturity > .none } : 0)
  }
}
