package import Source

/// What can be found by name in a workspace: the first look over all documents, on which every reference is resolved.
package final class Index: Sendable {
  package let documents: [Document]
  package let tree: SourceTree
  /// Documents by kind and folded id; several where ids clash.
  private let byID: [Kind: [String: [Int]]]
  /// Documents by an id that they had formerly.
  private let byFormerID: [Kind: [String: Int]]
  private let byPath: [String: Int]
  /// Ids of files that could not be read: a reference to one of these is no news.
  private let unreadable: Set<String>
  /// Jobs and characteristics' owners by item id: where an item of that id stands, for "it belongs there".
  private let jobItems: [String: [Entity]]
  /// For each job the jobs that name it under `supports`.
  package let supporters: [Int: [Int]]
  /// For each job the jobs it supports.
  package let supported: [Int: [Int]]
  let folders: Set<String>
  /// Documents by their folded title, for who wrote it where an id belongs.
  private let byTitle: [String: [Int]]
  private let names: [Kind: Names]
  private let foldedPaths: [String: String]

  package init(_ documents: [Document], tree: SourceTree) {
    self.documents = documents
    self.tree = tree
    var byID: [Kind: [String: [Int]]] = [:]
    var byFormerID: [Kind: [String: Int]] = [:]
    var byPath = [String: Int](minimumCapacity: documents.count)
    var unreadable: Set<String> = []
    var jobItems: [String: [Entity]] = [:]
    var byTitle = [String: [Int]](minimumCapacity: documents.count)
    for (at, document) in documents.enumerated() {
      byPath[document.path] = at
      guard let kind = document.kind else {
        if document.isRejected { unreadable.insert(document.id) }
        continue
      }
      byID[kind, default: [:]][document.id, default: []].append(at)
      if let title = document.title { byTitle[Folding.slug(title.string), default: []].append(at) }
      for former in document.record.texts("formerly") { byFormerID[kind, default: [:]][Folding.slug(former.string)] = at }
      if kind == .job {
        for (index, item) in document.items.enumerated() where item.kind != .note && item.kind != .alternative {
          jobItems[item.id, default: []].append(Entity(at, index))
        }
      }
    }
    self.byID = byID
    self.byTitle = byTitle
    names = byID.mapValues { Names($0.keys.sorted()) }
    self.byFormerID = byFormerID
    self.byPath = byPath
    self.unreadable = unreadable
    self.jobItems = jobItems

    var supporters: [Int: [Int]] = [:]
    var supported: [Int: [Int]] = [:]
    for (at, document) in documents.enumerated() {
      guard let job = document.job else { continue }
      for reference in job.supports {
        let id = Folding.slug(document.references[reference].text.string)
        guard let target = byID[.job]?[id]?.first ?? byFormerID[.job]?[id], target != at else { continue }
        supporters[target, default: []].append(at)
        supported[at, default: []].append(target)
      }
    }
    self.supporters = supporters
    self.supported = supported

    var folders: Set<String> = []
    var folded = [String: String](minimumCapacity: tree.entries.count)
    for (path, entry) in tree.entries {
      if case .folder = entry { folders.insert(path) }
      var parent = path
      while let slash = parent.lastIndex(of: "/") {
        parent = String(parent[..<slash])
        if !folders.insert(parent).inserted { break }
      }
      folded[path.composed.lowercased()] = path
    }
    for folder in folders { folded[folder.lowercased()] = folded[folder.lowercased()] ?? folder }
    self.folders = folders
    foldedPaths = folded
  }

  package func documents(_ kind: Kind, id: String) -> [Int] { byID[kind]?[id] ?? [] }
  package func former(_ kind: Kind, id: String) -> Int? { byFormerID[kind]?[id] }
  package func document(at path: String) -> Int? {
    guard let index = byPath[path], documents[index].path.utf8.elementsEqual(path.utf8) else { return nil }
    return index
  }
  func documents(titled slug: String) -> [Int] { byTitle[slug] ?? [] }
  func names(_ kind: Kind) -> Names? { names[kind] }
  func isUnreadable(_ id: String) -> Bool { unreadable.contains(id) }
  func items(inJobs id: String) -> [Entity] { jobItems[id] ?? [] }
  /// The path that differs only in case or Unicode form.
  func spelling(of path: String) -> String? { foldedPaths[path.composed.lowercased()] }

  /// The jobs that lead to a job through `supports`, itself first, in rings of equal distance.
  package func rings(around job: Int) -> [[Int]] {
    var seen: Set<Int> = [job]
    var rings = [[job]]
    while true {
      var next: [Int] = []
      for each in rings[rings.count - 1] {
        for supporter in supporters[each] ?? [] where seen.insert(supporter).inserted { next.append(supporter) }
      }
      if next.isEmpty { return rings }
      rings.append(next)
    }
  }
}
