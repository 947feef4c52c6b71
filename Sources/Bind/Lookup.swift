import Source

/// What an address that somebody typed leads to.
package enum Lookup: Sendable {
  case found(Entity)
  case ambiguous([Entity])
  /// Nothing; addresses that may be meant, best first.
  case none(near: [String])
}

extension Model {
  /// `segment/pendler#wenig-zeit`, `segment:pendler`, `pendler`, `pendler#wenig-zeit`, `wenig-zeit`; German names of kinds too, case and
  /// umlauts do not count. A title will do as well.
  package func look(up address: String) -> Lookup {
    var rest = Substring(address.trimmingSpaces)
    var fragment: String?
    if let hash = rest.firstIndex(of: "#") {
      fragment = Folding.slug(String(rest[rest.index(after: hash)...]))
      rest = rest[..<hash]
    }
    if rest.hasSuffix(".html") { rest = rest.dropLast(5) }
    var kind: Kind?
    if let mark = rest.firstIndex(where: { $0 == "/" || $0 == ":" }), let term = Vocabulary.kind.term(String(rest[..<mark])) {
      kind = Kind(rawValue: term.key)
      rest = rest[rest.index(after: mark)...]
    }
    let id = Folding.slug(String(rest))
    let owners = id.isEmpty ? Array(documents.indices) : documents.indices.filter { at in
      let document = documents[at]
      guard !document.isRejected, kind == nil || document.kind == kind else { return false }
      return document.id == id || document.record.texts("formerly").contains { Folding.slug($0.string) == id }
    }
    var hits: [Entity] = []
    if let fragment {
      for owner in owners { if let item = documents[owner].item(fragment) { hits.append(Entity(owner, item)) } }
    } else if !id.isEmpty {
      hits = owners.map { Entity($0) }
      // A bare id may be an item's; a document of that name is nearer at hand.
      if hits.isEmpty, kind == nil { for (at, document) in documents.enumerated() { if let item = document.item(id) { hits.append(Entity(at, item)) } } }
      if hits.isEmpty { hits = titled(id, kind) }
    }
    if hits.count == 1 { return .found(hits[0]) }
    if hits.count > 1 { return .ambiguous(hits) }
    return .none(near: near(kind, id, fragment, owners: id.isEmpty ? [] : owners))
  }

  /// `segments/pendler.md`, with a line the item that stands there.
  package func look(up path: String, line: Int?) -> Lookup {
    guard let at = index.document(at: path) else {
      return .none(near: nearest(to: path, among: documents.map(\.path)).map(\.name))
    }
    let document = documents[at]
    guard let line else { return .found(Entity(at)) }
    let lines = LineIndex(document.sourceFile.bytes)
    guard line >= 1, line <= lines.lineCount else { return .none(near: ["\(path):\(lines.lineCount)"]) }
    let range = lines.range(ofLine: line)
    var best: (item: Int, size: Int)?
    for (number, item) in document.items.enumerated() {
      let place = item.note?.range ?? item.record.range
      guard place.start <= range.end, place.end > range.start || place.contains(range.start) else { continue }
      if best == nil || place.count < best!.size { best = (number, place.count) }
    }
    return .found(Entity(at, best?.item))
  }

  private func titled(_ words: String, _ kind: Kind?) -> [Entity] {
    var hits: [Entity] = []
    for (at, document) in documents.enumerated() where !document.isRejected {
      if kind == nil || document.kind == kind, Folding.slug(document.name) == words { hits.append(Entity(at)) }
      guard kind == nil else { continue }
      for (number, item) in document.items.enumerated() { if let title = item.title, Folding.slug(title.string) == words { hits.append(Entity(at, number)) } }
    }
    return hits
  }

  private func near(_ kind: Kind?, _ id: String, _ fragment: String?, owners: [Int]) -> [String] {
    // The document is right, its item is not.
    if let fragment, !owners.isEmpty {
      let candidates = owners.flatMap { owner in documents[owner].items.indices.map { Entity(owner, $0) } }
      let hits = nearest(to: fragment, among: candidates.map { item($0)!.id })
      let elsewhere = documents.indices.compactMap { at in documents[at].item(fragment).map { Entity(at, $0) } }
      let near = hits.compactMap { hit in candidates.first { item($0)!.id == hit.name } } + elsewhere.prefix(3)
      return (near.isEmpty ? Array(candidates.prefix(5)) : near).map(address)
    }
    var candidates = documents.indices.filter { !documents[$0].isRejected }.map { Entity($0) }
    if kind == nil, fragment == nil { candidates += documents.indices.flatMap { at in documents[at].items.indices.map { Entity(at, $0) } } }
    let names = candidates.map { item($0)?.id ?? document($0).id }
    var found: [String] = []
    for hit in nearest(to: id, among: Array(Set(names)).sorted()) {
      // Of the asked kind first.
      let same = candidates.indices.filter { names[$0] == hit.name }.sorted { a, b in
        (document(candidates[a]).kind == kind ? 0 : 1, a) < (document(candidates[b]).kind == kind ? 0 : 1, b)
      }
      for at in same.prefix(2) { found.append(address(candidates[at]) + (fragment.map { "#" + $0 } ?? "")) }
    }
    if found.isEmpty, kind != nil {
      found = candidates.filter { document($0).id == id }.map { address($0) + (fragment.map { "#" + $0 } ?? "") }
    }
    return Array(found.prefix(3))
  }
}
