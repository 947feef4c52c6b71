import Source

extension Index {
  /// What every reference of a document leads to. Sees only the index: documents can be resolved in parallel.
  package func targets(of document: Int) -> [Target] {
    let source = documents[document]
    var resolver = Resolver(index: self, document: document)
    let links = LinkResolver(index: self, path: source.path, document: document)
    // Main jobs and segments first: the places in which bare item ids are looked up depend on them.
    var targets = [Target](repeating: .silent, count: source.references.count)
    for (at, reference) in source.references.enumerated() {
      if case .workspace = reference.type.scope { targets[at] = reference.link.map { links.target(of: reference.text.string, isImage: $0.isImage) } ?? resolver.workspace(reference) }
    }
    resolver.prepare(targets)
    for (at, reference) in source.references.enumerated() {
      switch reference.type.scope {
      case .workspace: break
      case .own: targets[at] = resolver.own(reference)
      case .profile: targets[at] = resolver.scoped(reference, rings: reference.profile.map { resolver.profileRings[$0] ?? [] } ?? resolver.profileRings[0] ?? [])
      case .segment: targets[at] = resolver.scoped(reference, rings: resolver.segmentRings)
      }
      if case .profile = reference.type.scope, reference.role == .gain, case .resolved(let entity) = targets[at] {
        resolver.gains[reference.profile ?? 0] = entity
      }
    }
    // `relevant-to: gain` may stand above `gain:`.
    for (at, reference) in source.references.enumerated() where reference.role == .relevantTo && reference.text.string == "gain" {
      targets[at] = resolver.gains[reference.profile ?? 0].map(Target.resolved) ?? .silent
    }
    return targets
  }
}

private struct Resolver {
  let index: Index
  let document: Int
  var profileRings: [Int: [[Int]]] = [:]
  var segmentRings: [[Int]] = []
  /// Items of the segment itself, for evidence about a clarifier or characteristic.
  var segmentDocuments: [Int] = []
  var gains: [Int: Entity] = [:]
  /// The place to look in is itself unknown: what is not found there is no news.
  var lostProfiles: Set<Int> = []
  var segmentIsLost = false

  var source: Document { index.documents[document] }

  init(index: Index, document: Int) {
    self.index = index
    self.document = document
  }

  mutating func prepare(_ targets: [Target]) {
    if let segment = source.segment {
      for (at, profile) in segment.profiles.enumerated() {
        if let reference = profile.mainJob, let job = targets[reference].entity {
          profileRings[at] = index.rings(around: job.document)
        } else {
          lostProfiles.insert(at)
        }
      }
    }
    for (at, reference) in source.references.enumerated() where reference.role == .segment {
      guard let entity = targets[at].entity else {
        segmentIsLost = true
        continue
      }
      let other = index.documents[entity.document]
      segmentDocuments.append(entity.document)
      if other.isDamaged { segmentIsLost = true }
      for profile in other.segment?.profiles ?? [] {
        guard let main = profile.mainJob else { continue }
        let id = Folding.slug(other.references[main].text.string)
        guard let job = index.documents(.job, id: id).first ?? index.former(.job, id: id) else {
          segmentIsLost = true
          continue
        }
        for (distance, ring) in index.rings(around: job).enumerated() {
          if segmentRings.count <= distance { segmentRings.append([]) }
          for each in ring where !segmentRings.contains(where: { $0.contains(each) }) { segmentRings[distance].append(each) }
        }
      }
    }
  }

  /// `kind:id`, `id#item`, `#item`, `id`.
  private func split(_ text: String) -> (kind: Kind?, id: String, item: String?) {
    var rest = Substring(text)
    var kind: Kind?
    if let colon = rest.firstIndex(of: ":"), let term = Vocabulary.kind.term(String(rest[..<colon])) {
      kind = Kind(rawValue: term.key)
      rest = rest[rest.index(after: colon)...].trimmingCharactersOfSpace
    }
    if let hash = rest.firstIndex(of: "#") {
      return (kind, Folding.slug(String(rest[..<hash])), Folding.slug(String(rest[rest.index(after: hash)...])))
    }
    return (kind, Folding.slug(String(rest)), nil)
  }

  func own(_ reference: Reference) -> Target {
    var id = Folding.slug(reference.text.string)
    if reference.text.string.hasPrefix("#") { id = Folding.slug(String(reference.text.string.dropFirst())) }
    if let item = source.item(id) {
      return reference.type.items.contains(source.items[item].kind) ? .resolved(Entity(document, item)) : .wrongKind(Entity(document, item))
    }
    if source.hidesItems { return .silent }
    return .missing(near: near(id, among: items(of: document, reference.type.items)) { $0 })
  }

  func workspace(_ reference: Reference) -> Target {
    let (kind, id, item) = split(reference.text.string)
    let kinds = kind.map { wanted in reference.type.kinds.contains(wanted) ? [wanted] : [] } ?? reference.type.kinds
    if item != nil { return explicit(reference, kinds: kinds, id: id, item: item!) }
    return document(reference, kinds: kinds, id: id)
  }

  private func document(_ reference: Reference, kinds: [Kind], id: String) -> Target {
    let hits = kinds.flatMap { kind in index.documents(kind, id: id).prefix(1) }
    if hits.count == 1 { return .resolved(Entity(hits[0])) }
    if hits.count > 1 { return .ambiguous(hits.map { Entity($0) }) }
    for kind in kinds { if let former = index.former(kind, id: id) { return .renamed(Entity(former)) } }
    if index.isUnreadable(id) { return .silent }
    for kind in Kind.allCases where !kinds.contains(kind) {
      if let other = index.documents(kind, id: id).first { return .wrongKind(Entity(other)) }
    }
    return .missing(near: byPath(reference.text.string, kinds) ?? nearDocuments(id, kinds))
  }

  /// `../jobs/get-to-work.md` where an id belongs: the document of that file, or of that name.
  private func byPath(_ text: String, _ kinds: [Kind]) -> [Target.Near]? {
    guard text.contains("/") || text.hasSuffix(".md") else { return nil }
    var name = text.split(separator: "/").last.map(String.init) ?? text
    if name.hasSuffix(".md") { name.removeLast(3) }
    let stem = Folding.slug(name)
    let hits = index.documents.indices.filter { at in
      guard let kind = index.documents[at].kind, kinds.contains(kind) else { return false }
      return index.documents[at].id == stem || Folding.slug(Document.stem(of: index.documents[at].path)) == stem
    }
    return hits.count == 1 ? [Target.Near(entity: Entity(hits[0]), spelling: index.documents[hits[0]].id, distance: 1)] : nil
  }

  /// `id#item`: the document is named.
  private func explicit(_ reference: Reference, kinds: [Kind], id: String, item: String) -> Target {
    if id.isEmpty {
      guard let own = source.item(item) else { return .missing(near: []) }
      return .resolved(Entity(document, own))
    }
    let owners = reference.type.kinds.isEmpty || !reference.type.items.isEmpty ? Kind.allCases : kinds
    let preferred = kinds + owners.filter { !kinds.contains($0) }
    for kind in preferred {
      guard let owner = index.documents(kind, id: id).first ?? index.former(kind, id: id) else { continue }
      let other = index.documents[owner]
      if let found = other.item(item) {
        let entity = Entity(owner, found)
        if !reference.type.items.contains(other.items[found].kind) { return .wrongKind(entity) }
        return index.former(kind, id: id) != nil && index.documents(kind, id: id).isEmpty ? .renamed(entity) : .resolved(entity)
      }
      if other.hidesItems { return .silent }
      let candidates = items(of: owner, reference.type.items)
      return .missing(near: near(item, among: candidates) { id + "#" + $0 })
    }
    if index.isUnreadable(id) { return .silent }
    return .missing(near: nearDocuments(id, preferred))
  }

  /// A bare id inside a profile: its main job's items, then those of the jobs that support it, nearest first.
  func scoped(_ reference: Reference, rings: [[Int]]) -> Target {
    let text = reference.text.string
    let lost = if case .profile = reference.type.scope { lostProfiles.contains(reference.profile ?? 0) } else { segmentIsLost }
    if reference.role == .relevantTo {
      if text == "main-job" { return rings.first?.first.map { .resolved(Entity($0)) } ?? .silent }
      if text == "gain" { return .silent }
    }
    let (kind, id, item) = split(text)
    if let item { return explicit(reference, kinds: kind.map { [$0] } ?? [.job], id: id, item: item) }

    var hits: [Entity] = []
    if kind == nil {
      for ring in rings {
        hits = ring.flatMap { job in
          index.documents[job].item(id).map { at in reference.type.items.contains(index.documents[job].items[at].kind) ? [Entity(job, at)] : [] } ?? []
        }
        if !hits.isEmpty { break }
      }
      if hits.isEmpty {
        for segment in segmentDocuments {
          if let at = index.documents[segment].item(id), reference.type.items.contains(index.documents[segment].items[at].kind) { hits.append(Entity(segment, at)) }
        }
      }
    }
    let kinds = kind.map { wanted in reference.type.kinds.contains(wanted) ? [wanted] : [] } ?? reference.type.kinds
    let documents = kinds.flatMap { kind in index.documents(kind, id: id).prefix(1).map { Entity($0) } }
    let all = hits + documents
    if all.count == 1 { return .resolved(all[0]) }
    if all.count > 1 { return .ambiguous(all) }
    if case .renamed(let entity) = document(reference, kinds: kinds, id: id) { return .renamed(entity) }
    if index.isUnreadable(id) { return .silent }

    let foreign = index.items(inJobs: id).filter { reference.type.items.contains(index.documents[$0.document].items[$0.item!].kind) }
    // Two jobs of one id: which of them the item belongs to is settled with the ids.
    if let main = rings.first?.first, index.documents(.job, id: index.documents[main].id).count > 1 { return .silent }
    if foreign.count == 1 {
      // Without a place to look in there is no "wrong place".
      return lost || rings.isEmpty ? .resolved(foreign[0]) : .unreachable(foreign)
    }
    if foreign.count > 1 {
      return lost ? .silent : .missing(near: foreign.map { Target.Near(entity: $0, spelling: index.documents[$0.document].id + "#" + id, distance: 0) })
    }
    if lost { return .silent }
    if rings.joined().contains(where: { index.documents[$0].hidesItems }) { return .silent }
    if let reserved = rings.joined().first(where: { index.documents[$0].item(id) != nil }) {
      return .wrongKind(Entity(reserved, index.documents[reserved].item(id)))
    }
    for other in Kind.allCases where !kinds.contains(other) {
      if let wrong = index.documents(other, id: id).first { return .wrongKind(Entity(wrong)) }
    }
    var candidates: [(id: String, entity: Entity)] = []
    for job in rings.joined() { candidates += items(of: job, reference.type.items) }
    var near = near(id, among: candidates) { $0 }
    if near.isEmpty { near = nearDocuments(id, kinds) }
    return .missing(near: near)
  }

  private func items(of owner: Int, _ kinds: [ItemKind]) -> [(id: String, entity: Entity)] {
    index.documents[owner].items.enumerated().compactMap { at, item in
      kinds.isEmpty || kinds.contains(item.kind) ? (item.id, Entity(owner, at)) : nil
    }
  }

  private func near(_ id: String, among candidates: [(id: String, entity: Entity)], spelling: (String) -> String) -> [Target.Near] {
    // Written by its title, where its id was meant.
    let titled = candidates.filter { candidate in index.documents[candidate.entity.document].items[candidate.entity.item!].title.map { Folding.slug($0.string) } == id }
    if let first = titled.first { return [Target.Near(entity: first.entity, spelling: spelling(first.id), distance: titled.count == 1 ? 1 : 3)] }
    return nearest(to: id, among: candidates.map(\.id)).map { hit in
      Target.Near(entity: candidates.first { $0.id == hit.name }!.entity, spelling: spelling(hit.name), distance: hit.distance)
    }
  }

  private func nearDocuments(_ id: String, _ kinds: [Kind]) -> [Target.Near] {
    let titled = id.isEmpty ? [] : index.documents(titled: id).filter { index.documents[$0].kind.map(kinds.contains) == true }
    if titled.count == 1 { return [Target.Near(entity: Entity(titled[0]), spelling: index.documents[titled[0]].id, distance: 1)] }
    // Equal distances stay in the order of the kinds.
    let hits = kinds.flatMap { index.names($0)?.nearest(to: id) ?? [] }.enumerated().sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }
    return hits.prefix(3).map(\.element).map { hit in
      let kind = kinds.first { !index.documents($0, id: hit.name).isEmpty }!
      return Target.Near(entity: Entity(index.documents(kind, id: hit.name)[0]), spelling: hit.name, distance: hit.distance)
    }
  }
}
