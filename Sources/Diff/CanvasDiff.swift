package import Bind

/// A canvas that both sides have, note by note.
package struct CanvasDiff: Sendable {
  package enum State: String, Sendable {
    case same, gone, new, words, changed, moved
  }

  package struct Note: Sendable {
    package let text: String
    package let state: State
  }

  package struct Side: Sendable {
    package let name: String
    /// In the order of the method; every block of the kind.
    package let blocks: [(block: BlockKind, notes: [Note])]
  }

  package let kind: Kind
  package let before: Side
  package let after: Side
}

extension PublicDiff {
  /// Canvases on which a note changed, in order of name.
  package var canvases: [CanvasDiff] {
    diff.edits.changed.compactMap { edit in
      guard let new = diff.new.document(edit.after.name), let old = diff.matching.oldByNew[new], let kind = self.new.documents[new].kind, kind.isCanvas else { return nil }
      var states: [Int: CanvasDiff.State] = [:], former: [Int: CanvasDiff.State] = [:]
      for part in edit.addedParts { if let item = part.item { states[item] = .new } }
      for part in edit.removedParts { if let item = part.item { former[item] = .gone } }
      let back = Dictionary(edit.parts.map { ($1, $0) }, uniquingKeysWith: { a, _ in a })
      func set(_ key: String, _ state: CanvasDiff.State) {
        guard let after = edit.after.part(key), let item = after.item, let was = back[key].flatMap({ edit.before.part($0)?.item }) else { return }
        // What is elsewhere counts more than what is put in other words.
        if states[item] == .moved || (states[item] == .changed && state == .words) { return }
        (states[item], former[was]) = (state, state)
      }
      for field in edit.fields { if let key = field.part { set(key, field.key == "title" ? .words : .changed) } }
      for key in edit.moved { set(key, .moved) }
      guard !states.isEmpty || !former.isEmpty else { return nil }
      return CanvasDiff(kind: kind, before: side(old, self.old, kind, former), after: side(new, self.new, kind, states))
    }
  }

  private func side(_ document: Int, _ model: Model, _ kind: Kind, _ states: [Int: CanvasDiff.State]) -> CanvasDiff.Side {
    let source = model.documents[document]
    let blocks = BlockKind.blocks(of: kind).map { block in
      (
        block: block,
        notes: source.items.enumerated().compactMap { at, item -> CanvasDiff.Note? in
          guard item.note?.block == block else { return nil }
          return CanvasDiff.Note(text: shortened(text(item.title?.string ?? item.id), to: 160), state: states[at] ?? .same)
        }
      )
    }
    return CanvasDiff.Side(name: name(Entity(document), in: model), blocks: blocks)
  }
}
