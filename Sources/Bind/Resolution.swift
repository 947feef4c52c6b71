import Source

extension Index {
  /// What every reference of a document leads to. Sees only the index: documents can be resolved in parallel.
  package func targets(of document: Int) -> [Target] {
    let source = documents[document]
    var resolver = Resolver(index: self, document: document)
    // Main jobs and segments first: the places in which bare item ids are looked up depend on them.
    var targets = [Target](repeating: .silent, count: source.references.count)
    for (at, reference) in source.references.enumerated() {
      if case .workspace = reference.type.scope { targets[at] = reference.link == nil ? resolver.workspace(reference) : resolver.link(reference) }
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
    if source.isDamaged { return .silent }
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
    return .missing(near: nearDocuments(id, kinds))
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
        if !reference.type.items.isEmpty, !reference.type.items.contains(other.items[found].kind) { return .wrongKind(entity) }
        return index.former(kind, id: id) != nil && index.documents(kind, id: id).isEmpty ? .renamed(entity) : .resolved(entity)
      }
      if other.isDamaged { return .silent }
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
    if foreign.count == 1 {
      // Without a place to look in there is no "wrong place".
      return lost || rings.isEmpty ? .resolved(foreign[0]) : .unreachable(foreign)
    }
    if foreign.count > 1 {
      return lost ? .silent : .missing(near: foreign.map { Target.Near(entity: $0, spelling: index.documents[$0.document].id + "#" + id, distance: 0) })
    }
    if lost { return .silent }
    if rings.joined().contains(where: { index.documents[$0].isDamaged }) { return .silent }
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
    nearest(to: id, among: candidates.map(\.id)).map { hit in
      Target.Near(entity: candidates.first { $0.id == hit.name }!.entity, spelling: spelling(hit.name), distance: hit.distance)
    }
  }

  private func nearDocuments(_ id: String, _ kinds: [Kind]) -> [Target.Near] {
    let candidates = kinds.flatMap { kind in index.ids(kind).sorted().map { ($0, kind) } }
    return nearest(to: id, among: candidates.map(\.0)).map { hit in
      let kind = candidates.first { $0.0 == hit.name }!.1
      return Target.Near(entity: Entity(index.documents(kind, id: hit.name)[0]), spelling: hit.name, distance: hit.distance)
    }
  }
}

extension Resolver {
  private static let published: Set<String> = [
    "png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "pdf", "txt", "csv", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp",
  ]

  /// A link of a body: a path relative to its file, an address outside, or a place in the same file.
  func link(_ reference: Reference) -> Target {
    let text = reference.text.string
    let isImage = reference.link!.isImage
    if text.isEmpty { return .link(.fileMissing(near: [], safe: false)) }
    if let scheme = Resolver.scheme(of: text) {
      switch scheme {
      case "http", "https": return isImage ? .link(.imageExternal) : .external
      case "mailto", "tel": return isImage ? .unsafe : .external
      default: return .unsafe
      }
    }
    if text.utf8.starts(with: "//".utf8) { return isImage ? .link(.imageExternal) : .link(.outside) }
    var path = Substring(text)
    var fragment: String?
    if let hash = path.utf8.firstIndex(of: UInt8(ascii: "#")) {
      fragment = Resolver.percentDecoded(path[path.index(after: hash)...]).composed
      path = path[..<hash]
    }
    var hasQuery = false
    if let question = path.utf8.firstIndex(of: UInt8(ascii: "?")) {
      hasQuery = true
      path = path[..<question]
    }
    if path.isEmpty { return hasQuery ? .link(.query) : place(fragment, in: document) }
    let decoded = Resolver.percentDecoded(path).composed
    if decoded.utf8.first == UInt8(ascii: "/") { return .link(.outside) }
    guard let resolved = Resolver.join(folderOf: source.path, decoded) else { return .link(.outside) }
    // What was collected lies behind nothing that is skipped or linked.
    if let target = index.document(at: resolved) {
      if hasQuery { return .link(.query) }
      if index.documents[target].isRejected { return .silent }
      guard let fragment, !fragment.isEmpty else { return .resolved(Entity(target)) }
      return place(fragment, in: target)
    }
    if let fault = fault(of: resolved) { return fault }
    switch index.tree.entry(at: resolved) {
    case .asset?:
      let dot = resolved.lastIndex(of: ".").map { resolved[resolved.index(after: $0)...].lowercased() } ?? ""
      return Resolver.published.contains(dot) ? .asset(path: resolved) : .link(.notPublishable(path: resolved))
    case .unreadable?, .document?: return .silent
    case .folder?: return .link(.folder)
    default: break
    }
    if index.folders.contains(resolved) || resolved.isEmpty { return .link(.folder) }
    if decoded.contains("\\") {
      let forward = String(decoded.map { $0 == "\\" ? "/" : $0 })
      if let other = Resolver.join(folderOf: source.path, forward), index.document(at: other) != nil || index.tree.entry(at: other) != nil {
        return .link(.backslash(correct: String(text.map { $0 == "\\" ? "/" : $0 })))
      }
    }
    if let other = index.spelling(of: resolved) {
      return .link(.spelling(correct: Resolver.relative(from: source.path, to: other) + (fragment.map { "#" + $0 } ?? "")))
    }
    return .link(missingFile(resolved))
  }

  private func missingFile(_ resolved: String) -> Target.LinkFault {
    let paths = index.tree.entries.compactMap { entry -> String? in
      switch entry.entry {
      case .document, .asset: entry.path
      default: nil
      }
    }
    let name = resolved.split(separator: "/").last.map(String.init) ?? resolved
    // The same name elsewhere first: files are moved more often than misspelt.
    let moved = paths.filter { $0.hasSuffix("/" + name) || $0 == name }
    let folder = resolved.split(separator: "/").dropLast().joined(separator: "/")
    let siblings = paths.filter { $0.split(separator: "/").dropLast().joined(separator: "/") == folder }
    let misspelt = nearest(to: name, among: siblings.map { $0.split(separator: "/").last.map(String.init) ?? $0 })
    var near = misspelt.map { hit in Resolver.relative(from: source.path, to: folder.isEmpty ? hit.name : folder + "/" + hit.name) }
    for path in moved.prefix(3) { near.append(Resolver.relative(from: source.path, to: path)) }
    return .fileMissing(near: Array(near.prefix(3)), safe: misspelt.filter { $0.distance <= 2 }.count == 1)
  }

  /// A path that lies in, or is, something that is not followed.
  private func fault(of path: String) -> Target? {
    var prefix = ""
    for part in path.split(separator: "/") {
      prefix += (prefix.isEmpty ? "" : "/") + part
      if part.hasPrefix(".") { return .link(.skipped) }
      switch index.tree.entry(at: prefix) {
      case .skipped?: return .link(.skipped)
      case .link(.outside)?: return .link(.outside)
      case .link?: return .link(.symbolicLink)
      default: break
      }
    }
    return path == "jtbd.yml" ? .link(.skipped) : nil
  }

  private func place(_ fragment: String?, in target: Int) -> Target {
    guard let fragment, !fragment.isEmpty else { return .resolved(Entity(target)) }
    let other = index.documents[target]
    let slug = Folding.slug(fragment)
    if let item = other.item(slug) { return .resolved(Entity(target, item)) }
    if let heading = other.headings.first(where: { $0.anchor == slug }) ?? other.heading(forgeAnchor: fragment) {
      return .heading(document: target, anchor: heading.anchor)
    }
    if other.isDamaged { return .silent }
    let hits = nearest(to: slug, among: other.items.map(\.id) + other.headings.map(\.anchor))
    return .link(.fragmentMissing(document: target, near: hits.map(\.name), safe: hits.filter { $0.distance <= 2 }.count == 1))
  }

  /// nil: a path. Browsers drop control characters and spaces inside a scheme, and so does this.
  static func scheme(of text: String) -> String? {
    guard text.utf8.contains(UInt8(ascii: ":")) else { return nil }
    var scheme = ""
    for scalar in text.unicodeScalars {
      if scalar.value <= 0x20 || scalar == "\u{AD}" || (0x200B...0x200D).contains(scalar.value) || scalar == "\u{FEFF}" { continue }
      if scalar == ":" { return scheme.isEmpty ? nil : scheme.lowercased() }
      guard scalar.isASCII, scalar.properties.isAlphabetic || "0123456789+.-".unicodeScalars.contains(scalar) else { return nil }
      scheme.unicodeScalars.append(scalar)
    }
    return nil
  }

  static func percentDecoded(_ text: Substring) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    var at = 0
    func hex(_ byte: UInt8) -> UInt8? {
      switch byte {
      case 0x30...0x39: byte - 0x30
      case 0x41...0x46: byte - 0x37
      case 0x61...0x66: byte - 0x57
      default: nil
      }
    }
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "%"), at + 2 < bytes.count, let high = hex(bytes[at + 1]), let low = hex(bytes[at + 2]) {
        out.append(high << 4 | low)
        at += 3
      } else {
        out.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// nil: leaves the workspace.
  static func join(folderOf file: String, _ path: String) -> String? {
    let slash = UInt8(ascii: "/"), dot = UInt8(ascii: ".")
    // Folders of the file, each with its slash.
    var out = Array(file.utf8)
    while let last = out.last, last != slash { out.removeLast() }
    let bytes = Array(path.utf8)
    var at = 0
    while at < bytes.count {
      var end = at
      while end < bytes.count, bytes[end] != slash { end += 1 }
      switch end - at {
      case 0: break
      case 1 where bytes[at] == dot: break
      case 2 where bytes[at] == dot && bytes[at + 1] == dot:
        if out.isEmpty { return nil }
        out.removeLast()
        while let last = out.last, last != slash { out.removeLast() }
      default:
        out.append(contentsOf: bytes[at..<end])
        out.append(slash)
      }
      at = end + 1
    }
    if out.last == slash { out.removeLast() }
    return String(decoding: out, as: UTF8.self)
  }

  static func relative(from file: String, to target: String) -> String {
    let from = file.split(separator: "/").dropLast(), to = target.split(separator: "/")
    var common = 0
    while common < from.count, common < to.count - 1, from[common] == to[common] { common += 1 }
    return (Array(repeating: "..", count: from.count - common) + to[common...].map(String.init)).joined(separator: "/")
  }
}
