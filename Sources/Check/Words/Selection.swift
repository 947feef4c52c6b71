import Bind

extension Document {
  /// A segment that the authors chose to work with: `selection: {selected: true}`, and nothing else.
  var isSelectedSegment: Bool { segment != nil && status != "retired" && record.record("selection")?.flag("selected") == true }
}
