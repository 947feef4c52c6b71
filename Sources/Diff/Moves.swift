import Bind

/// Which items that are gone from one document stand in another now: under the same written id, or with the same words.
struct Moves {
  private struct Gone {
    let part: PartForm
    let from: String
    /// The document that it was in, under its new name; nil: that is gone too.
    let now: String?
  }
  private struct Come {
    let part: PartForm
    let to: String
  }
  private struct Key: Hashable {
    let kind: ItemKind
    let text: String
  }

  private var gone: [Gone] = []
  private var come: [Come] = []

  /// Two that share an id and say other things are two.
  private static let likeness = 0.34

  mutating func add(gone parts: [PartForm], from document: String, now: String?) {
    for part in parts { if case .item = part.sort, part.id != nil { gone.append(Gone(part: part, from: document, now: now)) } }
  }

  mutating func add(come parts: [PartForm], to document: String) {
    for part in parts { if case .item = part.sort, part.id != nil { come.append(Come(part: part, to: document)) } }
  }

  func pairs() -> [(from: String, to: String, before: PartForm, after: PartForm)] {
    guard !gone.isEmpty, !come.isEmpty else { return [] }
    var partner = [Int?](repeating: nil, count: gone.count)
    var isTaken = [Bool](repeating: false, count: come.count)
    func match(_ key: (PartForm) -> Key?, _ isAlike: (PartForm, PartForm) -> Bool) {
      var places: [Key: [Int]] = [:]
      for (at, each) in come.enumerated() where !isTaken[at] { if let key = key(each.part) { places[key, default: []].append(at) } }
      for (at, each) in gone.enumerated() where partner[at] == nil {
        guard let key = key(each.part), let candidates = places[key] else { continue }
        guard let there = candidates.first(where: { !isTaken[$0] && come[$0].to != each.now && isAlike(each.part, come[$0].part) }) else { continue }
        partner[at] = there
        isTaken[there] = true
      }
    }
    func kind(_ part: PartForm) -> ItemKind? { if case .item(let kind) = part.sort { kind } else { nil } }
    func id(_ part: PartForm) -> Key? { part.isWritten ? kind(part).flatMap { kind in part.id.map { Key(kind: kind, text: $0) } } : nil }
    func words(_ part: PartForm) -> Key? {
      let words = Folding.words(part.title)
      return words.isEmpty ? nil : kind(part).map { Key(kind: $0, text: words) }
    }
    match(words) { $0.isWritten == $1.isWritten && $0.id == $1.id }
    match(words) { _, _ in true }
    match(id) { WordBag.likeness(ofLetters: $0.title, $1.title) >= Moves.likeness }
    return gone.enumerated().compactMap { at, each in partner[at].map { (each.from, come[$0].to, each.part, come[$0].part) } }
  }
}
