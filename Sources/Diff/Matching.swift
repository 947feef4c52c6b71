import Bind
import Compile

/// Which document of one side is which of the other: by id, by `formerly`, by file, then by what it says.
package struct Matching: Sendable {
  /// By document of the old side.
  package private(set) var newByOld: [Int?]
  /// By document of the new side.
  package private(set) var oldByNew: [Int?]

  /// Under this, two documents are two. Half of what is said, rare words first: an edit of a third leaves two thirds.
  private static let threshold = 0.45
  /// So many documents show which words all of a kind have in common.
  private static let sampleSize = 24

  init(_ old: Identities, _ new: Identities, _ forms: Forms, jobs: Int) {
    newByOld = Array(repeating: nil, count: old.names.count)
    oldByNew = Array(repeating: nil, count: new.names.count)
    for (at, name) in old.names.enumerated() { if let there = new.document(name) { pair(at, there) } }
    matchFormerly(old, new)
    matchPaths(old, new, forms)
    matchContent(old, new, forms, jobs: jobs)
  }

  private mutating func pair(_ old: Int, _ new: Int) {
    newByOld[old] = new
    oldByNew[new] = old
  }

  private mutating func matchFormerly(_ old: Identities, _ new: Identities) {
    for (at, document) in new.model.documents.enumerated() where oldByNew[at] == nil {
      guard let kind = document.kind else { continue }
      for former in document.record.texts("formerly").reversed() {
        guard let there = old.document(kind.rawValue + "/" + Folding.slug(former.string)), newByOld[there] == nil else { continue }
        pair(there, at)
        break
      }
    }
  }

  /// The same file under another id. Another text in it is another document.
  private mutating func matchPaths(_ old: Identities, _ new: Identities, _ forms: Forms) {
    for (at, document) in new.model.documents.enumerated() where oldByNew[at] == nil {
      guard let there = old.model.index.document(at: document.path), newByOld[there] == nil, old.model.documents[there].kind == document.kind else { continue }
      let likeness = forms.before(there).bag.likeness(to: forms.after(at).bag)
      if likeness >= Matching.threshold { pair(there, at) }
    }
  }

  private mutating func matchContent(_ old: Identities, _ new: Identities, _ forms: Forms, jobs: Int) {
    func sort(_ kind: Kind?) -> String { kind?.rawValue ?? "page" }
    var oldByKind: [String: [Int]] = [:], newByKind: [String: [Int]] = [:]
    for at in newByOld.indices where newByOld[at] == nil && !old.model.documents[at].isRejected { oldByKind[sort(old.model.documents[at].kind), default: []].append(at) }
    for at in oldByNew.indices where oldByNew[at] == nil && !new.model.documents[at].isRejected { newByKind[sort(new.model.documents[at].kind), default: []].append(at) }
    for kind in oldByKind.keys.sorted() {
      guard let gone = oldByKind[kind], let come = newByKind[kind] else { continue }
      matchContent(gone, come, old, forms, jobs: jobs)
    }
  }

  /// Pairs what is most alike first. A word is worth the less the more documents have it: what all of a kind say tells nothing.
  private mutating func matchContent(_ gone: [Int], _ come: [Int], _ old: Identities, _ forms: Forms, jobs: Int) {
    let oldBags = parallelMap(gone, jobs: jobs) { forms.before($0).bag }, newBags = parallelMap(come, jobs: jobs) { forms.after($0).bag }
    // Kept documents of the kind say too which words are common; a sample is enough.
    let kind = old.model.documents[gone[0]].kind
    let kept = old.model.documents.indices.filter { newByOld[$0] != nil && old.model.documents[$0].kind == kind }
    let sample = stride(from: 0, to: kept.count, by: max(1, kept.count / Matching.sampleSize)).prefix(Matching.sampleSize).map { kept[$0] }
    let others = parallelMap(sample, jobs: jobs) { forms.before($0).bag }
    var frequency: [UInt64: Int] = [:]
    for bag in oldBags + newBags + others { for token in bag.counts.keys { frequency[token, default: 0] += 1 } }
    let weights = frequency.mapValues { max(1, Int(1000 / Double($0).squareRoot())) }

    // Only documents that share an uncommon word can be alike; where every document shares it, it is not worth the way.
    var holders: [UInt64: [Int]] = [:]
    for (at, bag) in newBags.enumerated() { for token in bag.counts.keys { holders[token, default: []].append(at) } }
    let common = max(40, come.count / 10)
    var pairs: [(likeness: Double, old: Int, new: Int)] = []
    for (at, bag) in oldBags.enumerated() {
      var candidates: Set<Int> = []
      for token in bag.counts.keys { if let list = holders[token], list.count <= common { candidates.formUnion(list) } }
      for candidate in candidates {
        let likeness = bag.likeness(to: newBags[candidate], weights: weights)
        if likeness >= Matching.threshold { pairs.append((likeness, at, candidate)) }
      }
    }
    pairs.sort { $0.likeness != $1.likeness ? $0.likeness > $1.likeness : ($0.old, $0.new) < ($1.old, $1.new) }
    for (_, from, to) in pairs where newByOld[gone[from]] == nil && oldByNew[come[to]] == nil { pair(gone[from], come[to]) }
  }
}
