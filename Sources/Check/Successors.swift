import Source
package import Bind

/// What the documents of an earlier state of a workspace are called now: by id, by `formerly`, by what stands in them.
package struct Successors: Sendable {
  /// Address of a document then, address now; only where they differ.
  private var addresses: [String: String] = [:]

  package init(of earlier: Model, in later: Model) {
    let old = earlier.documents.indices.map { earlier.address(Entity($0)) }, new = later.documents.indices.map { later.address(Entity($0)) }
    let then = Set(old), now = Set(new)
    var gone = earlier.documents.indices.filter { !now.contains(old[$0]) }
    var come = later.documents.indices.filter { !then.contains(new[$0]) }
    func pair(_ from: Int, _ to: Int) {
      addresses[old[from]] = new[to]
      gone.removeAll { $0 == from }
      come.removeAll { $0 == to }
    }
    for to in come {
      guard let kind = later.documents[to].kind else { continue }
      let former = later.documents[to].record.texts("formerly").map { kind.rawValue + "/" + Folding.slug($0.string) }
      if let from = gone.first(where: { former.contains(old[$0]) }) { pair(from, to) }
    }
    // By lines, those that stand in few documents only: what all of a kind say tells nothing.
    let lines = gone.map { Successors.lines(of: earlier.documents[$0]) }
    var holders: [UInt64: [Int]] = [:]
    for (place, set) in lines.enumerated() { for line in set { holders[line, default: []].append(place) } }
    var candidates: [(score: Int, from: Int, to: Int)] = []
    for to in come {
      let own = Successors.lines(of: later.documents[to])
      var shared: [Int: Int] = [:]
      for line in own { if let places = holders[line], places.count <= 20 { for place in places { shared[place, default: 0] += 1 } } }
      for (place, count) in shared where earlier.documents[gone[place]].kind == later.documents[to].kind {
        let score = 2000 * count / (lines[place].count + own.count)
        if score >= 600 { candidates.append((score, gone[place], to)) }
      }
    }
    for candidate in candidates.sorted(by: { ($1.score, $0.from, $0.to) < ($0.score, $1.from, $1.to) }) where gone.contains(candidate.from) && come.contains(candidate.to) {
      pair(candidate.from, candidate.to)
    }
  }

  /// What something is called now: `segment/pendler#wenig-zeit`.
  package func callAsFunction(_ subject: String) -> String {
    guard !addresses.isEmpty else { return subject }
    let cut = subject.firstIndex(of: "#") ?? subject.endIndex
    return addresses[String(subject[..<cut])].map { $0 + subject[cut...] } ?? subject
  }

  private static func lines(of document: Document) -> Set<UInt64> {
    Set(document.sourceFile.bytes.split { $0 == 0x0A || $0 == 0x0D }.filter { $0.count > 3 }.map { Digest.of(Array($0)) })
  }
}
