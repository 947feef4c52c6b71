import Source
import Bind
import Compile

extension ModelEdits {
  /// Compares two models. Documents whose file is the same on both sides are only asked whether their references still lead to the same.
  init(from old: Identities, to new: Identities, _ forms: Forms, matching: Matching, jobs: Int) {
    for (at, there) in matching.newByOld.enumerated() {
      guard let there, old.names[at] != new.names[there] else { continue }
      renaming.documents[old.names[at]] = new.names[there]
    }
    // Which items are which has to be known before any reference is compared.
    var kept: [(old: Int, new: Int)] = [], open: [(old: Int, new: Int)] = []
    for (at, there) in matching.newByOld.enumerated() {
      guard let there else { continue }
      if forms.isKept(at, there), old.names[at] == new.names[there] { kept.append((at, there)) } else { open.append((at, there)) }
    }
    let documents = self.renaming
    var pairs = parallelMap(open, jobs: jobs) { pair in
      let from = forms.before(pair.old), to = forms.after(pair.new)
      return Pair(old: from, new: to, parts: PartMatching(from, to) { documents($0) }.newByOld)
    }
    for pair in pairs {
      for part in pair.old.parts {
        guard let id = part.id, let key = pair.parts[part.key], let now = pair.new.part(key)?.id, now != id else { continue }
        renaming.items[pair.old.name, default: [:]][id] = now
      }
    }
    removed = matching.newByOld.indices.filter { matching.newByOld[$0] == nil }.map { forms.before($0) }.sorted { $0.name < $1.name }
    added = matching.oldByNew.indices.filter { matching.oldByNew[$0] == nil }.map { forms.after($0) }.sorted { $0.name < $1.name }
    var moves = Moves()
    for form in removed { moves.add(gone: form.parts, from: form.name, now: nil) }
    for form in added { moves.add(come: form.parts, to: form.name) }
    for pair in pairs {
      let taken = Set(pair.parts.values)
      moves.add(gone: pair.old.parts.filter { pair.parts[$0.key] == nil }, from: pair.old.name, now: pair.new.name)
      moves.add(come: pair.new.parts.filter { !taken.contains($0.key) }, to: pair.new.name)
    }
    let found = moves.pairs()
    for move in found { renaming.moved[Identity(move.from, move.before.id)] = Identity(move.to, move.after.id) }

    let renaming = self.renaming
    moved = found.map { move in
      MovedItem(
        from: move.from, to: move.to, before: move.before, after: move.after,
        fields: DocumentEdit.compare(move.before.fields, move.after.fields, move.after.key, renaming))
    }
    pairs += parallelMap(kept, jobs: jobs) { pair -> Pair? in
      if ModelEdits.leadsToTheSame(pair.old, pair.new, old, new, renaming) { return nil }
      let from = forms.before(pair.old), to = forms.after(pair.new)
      return Pair(old: from, new: to, parts: Dictionary(from.parts.map { ($0.key, $0.key) }, uniquingKeysWith: { a, _ in a }))
    }.compactMap(\.self)
    changed = parallelMap(pairs, jobs: jobs) { DocumentEdit(from: $0.old, to: $0.new, parts: $0.parts, renaming: renaming) }
      .filter { !$0.isEmpty }.sorted { $0.after.name < $1.after.name }
  }

  private struct Pair: Sendable {
    let old: DocumentForm
    let new: DocumentForm
    /// Which part is which.
    let parts: [String: String]
  }

  /// Whether the references of an unchanged file lead to the same things as before.
  private static func leadsToTheSame(_ at: Int, _ there: Int, _ old: Identities, _ new: Identities, _ renaming: Renaming) -> Bool {
    let before = old.model.targets[at], after = new.model.targets[there]
    guard before.count == after.count else { return false }
    for (a, b) in zip(before, after) {
      switch (a.entity, b.entity) {
      case (nil, nil):
        if case .heading(let x, let one) = a {
          guard case .heading(let y, let two) = b, one == two, renaming(Identity(old.names[x])).document == new.names[y] else { return false }
        } else if case .heading = b {
          return false
        } else if case .asset(let x) = a {
          guard case .asset(let y) = b, x == y else { return false }
        } else if case .asset = b {
          return false
        }
      case (let a?, let b?):
        let from = old.names[a.document], to = new.names[b.document]
        if !renaming.moved.isEmpty, let item = old.model.item(a), let there = renaming.moved[Identity(from, item.id)] {
          guard there == Identity(to, new.model.item(b)?.id) else { return false }
          continue
        }
        guard (renaming.documents.isEmpty ? from : renaming.documents[from] ?? from) == to else { return false }
        guard a.item != nil || b.item != nil else { continue }
        guard let one = old.model.item(a)?.id, let two = new.model.item(b)?.id else { return false }
        if (renaming.items[from]?[one] ?? one) != two { return false }
      default: return false
      }
    }
    return true
  }
}
