import Source
import Bind

extension ModelEdits {
  /// Compares two models. Documents whose file is the same on both sides are only asked whether their references still lead to the same.
  package init(from old: Identities, to new: Identities, matching: Matching) {
    for (at, there) in matching.newByOld.enumerated() {
      guard let there, old.names[at] != new.names[there] else { continue }
      renaming.documents[old.names[at]] = new.names[there]
    }
    // Which items are which has to be known before any reference is compared.
    var pairs: [(old: DocumentForm, new: DocumentForm, parts: [String: String])] = []
    var kept: [(old: Int, new: Int)] = []
    let sameSettings = old.model.configuration.sourceFile.digest == new.model.configuration.sourceFile.digest
    for (at, there) in matching.newByOld.enumerated() {
      guard let there else { continue }
      let before = old.model.documents[at], after = new.model.documents[there]
      if sameSettings, before.sourceFile.digest == after.sourceFile.digest, before.path == after.path, old.names[at] == new.names[there] {
        kept.append((at, there))
        continue
      }
      let from = DocumentForm(reading: at, of: old), to = DocumentForm(reading: there, of: new)
      let documents = renaming
      let parts = PartMatching(from, to) { documents($0) }.newByOld
      for part in from.parts {
        guard let id = part.id, let key = parts[part.key], let now = to.part(key)?.id, now != id else { continue }
        renaming.items[from.name, default: [:]][id] = now
      }
      pairs.append((from, to, parts))
    }
    for (at, there) in kept where !leadsToTheSame(at, there, old, new) {
      let from = DocumentForm(reading: at, of: old), to = DocumentForm(reading: there, of: new)
      pairs.append((from, to, Dictionary(from.parts.map { ($0.key, $0.key) }, uniquingKeysWith: { a, _ in a })))
    }
    changed = pairs.map { DocumentEdit(from: $0.old, to: $0.new, parts: $0.parts, renaming: renaming) }
      .filter { !$0.isEmpty }.sorted { $0.after.name < $1.after.name }
    removed = matching.newByOld.indices.filter { matching.newByOld[$0] == nil }.map { DocumentForm(reading: $0, of: old) }.sorted { $0.name < $1.name }
    added = matching.oldByNew.indices.filter { matching.oldByNew[$0] == nil }.map { DocumentForm(reading: $0, of: new) }.sorted { $0.name < $1.name }
  }

  /// Whether the references of an unchanged file lead to the same things as before.
  private func leadsToTheSame(_ at: Int, _ there: Int, _ old: Identities, _ new: Identities) -> Bool {
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
