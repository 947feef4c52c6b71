/// Which segments were chosen to begin with.
extension Document {
  /// `selection: {selected: true}`; nothing else is a choice.
  package var isSelected: Bool { kind == .segment && record.record("selection")?.flag("selected") == true }
}

extension Model {
  /// The segments that were chosen, in order; what was put away again is not among them.
  package var selectedSegments: [Int] { documents.indices.filter { documents[$0].isSelected && documents[$0].status != "retired" } }
}
