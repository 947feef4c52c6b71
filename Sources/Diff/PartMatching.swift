import Bind

/// Which part of a document is which of its next version: by id, then by what it says.
struct PartMatching {
  /// Keys of the old side to keys of the new.
  private(set) var newByOld: [String: String] = [:]
  private var oldByNew: [String: String] = [:]

  private static let threshold = 0.5
  /// Enough for the only one left in its place.
  private static let inPlace = 0.15

  init(_ old: DocumentForm, _ new: DocumentForm, renaming: (Atom) -> Atom) {
    // Profiles first: other parts belong to them.
    for sort in PartMatching.sorts(old.parts + new.parts) {
      let before = old.parts.filter { $0.sort == sort }, after = new.parts.filter { $0.sort == sort }
      switch sort {
      case .item, .block: matchKeys(before, after)
      case .profile, .entry: matchTags(before, after, renaming)
      }
      // A segment's only profile is the same, whatever it is about.
      if case .profile = sort, before.count == 1, after.count == 1, newByOld.isEmpty { pair(before[0], after[0]) }
      matchContent(before, after, renaming)
    }
  }

  /// Several documents of one file never have as many sorts as this costs.
  private static func sorts(_ parts: [PartForm]) -> [PartForm.Sort] {
    var seen: Set<PartForm.Sort> = []
    var found = parts.compactMap { seen.insert($0.sort).inserted ? $0.sort : nil }
    if let at = found.firstIndex(of: .profile) { found.insert(found.remove(at: at), at: 0) }
    return found
  }

  private mutating func pair(_ old: PartForm, _ new: PartForm) {
    newByOld[old.key] = new.key
    oldByNew[new.key] = old.key
  }

  private mutating func matchKeys(_ before: [PartForm], _ after: [PartForm]) {
    let byKey = Dictionary(after.map { ($0.key, $0) }, uniquingKeysWith: { a, _ in a })
    for part in before { if let there = byKey[part.key] { pair(part, there) } }
  }

  /// What has no id is known by what it is about: a profile by its main job, a rating by what is rated.
  private mutating func matchTags(_ before: [PartForm], _ after: [PartForm], _ renaming: (Atom) -> Atom) {
    struct Place: Hashable {
      let tag: [Atom]
      let home: String?
    }
    var waiting: [Place: [PartForm]] = [:]
    for part in after.reversed() { waiting[Place(tag: part.tag, home: part.home), default: []].append(part) }
    for part in before where !part.fields.isEmpty {
      let place = Place(tag: part.tag.map(renaming), home: part.home.flatMap { newByOld[$0] })
      if let there = waiting[place]?.popLast() { pair(part, there) }
    }
  }

  private mutating func matchContent(_ before: [PartForm], _ after: [PartForm], _ renaming: (Atom) -> Atom) {
    let gone = before.filter { newByOld[$0.key] == nil }, come = after.filter { oldByNew[$0.key] == nil }
    guard !gone.isEmpty, !come.isEmpty else { return }
    if case .block = gone[0].sort { return }
    // Far more parts than a person writes: what is not found by id is new.
    guard gone.count * come.count <= 250_000 else { return }
    let oldBags = gone.map { part in
      var copy = part
      for at in copy.fields.indices { copy.fields[at].atoms = copy.fields[at].atoms.map(renaming) }
      return copy.bag
    }
    let newBags = come.map(\.bag)
    var pairs: [(likeness: Double, distance: Int, old: Int, new: Int)] = []
    for (at, part) in gone.enumerated() {
      let home = part.home.flatMap { newByOld[$0] ?? $0 }
      for (to, other) in come.enumerated() {
        // A part of a profile or list does not move to another by itself; a note may change its block.
        if case .item(.note) = part.sort {} else if home != other.home { continue }
        var likeness = oldBags[at].likeness(to: newBags[to])
        if !part.title.isEmpty, !other.title.isEmpty { likeness = max(likeness, WordBag.likeness(ofLetters: part.title, other.title)) }
        let distance = abs(at - to)
        let isInPlace = home == other.home
        if likeness >= PartMatching.threshold || (isInPlace && likeness >= PartMatching.inPlace) {
          pairs.append((isInPlace ? likeness : likeness - 0.1, distance, at, to))
        }
      }
    }
    pairs.sort { a, b in a.likeness != b.likeness ? a.likeness > b.likeness : (a.distance, a.old, a.new) < (b.distance, b.old, b.new) }
    for pair in pairs where pair.likeness >= PartMatching.threshold - 0.1 {
      if newByOld[gone[pair.old].key] == nil, oldByNew[come[pair.new].key] == nil { self.pair(gone[pair.old], come[pair.new]) }
    }
    // What is left, in its place: between the same neighbours, and with something in common.
    let places = Neighbours(before, after, newByOld)
    for pair in pairs where newByOld[gone[pair.old].key] == nil && oldByNew[come[pair.new].key] == nil {
      if places.stands(gone[pair.old].key, where: come[pair.new].key) { self.pair(gone[pair.old], come[pair.new]) }
    }
  }
}

/// Between which kept parts something stands.
private struct Neighbours {
  private var old: [String: String] = [:]
  private var new: [String: String] = [:]

  init(_ before: [PartForm], _ after: [PartForm], _ newByOld: [String: String]) {
    let kept = Set(newByOld.values)
    func places(_ parts: [PartForm], _ name: (PartForm) -> String?) -> [String: String] {
      var found: [String: String] = [:]
      var last = "", number = 0
      for part in parts {
        if let name = name(part) {
          (last, number) = (name, 0)
        } else {
          found[part.key] = "\(last) \(part.home ?? "") \(number)"
          number += 1
        }
      }
      return found
    }
    old = places(before) { newByOld[$0.key] }
    new = places(after) { kept.contains($0.key) ? $0.key : nil }
  }

  func stands(_ key: String, where other: String) -> Bool { old[key] != nil && old[key] == new[other] }
}
