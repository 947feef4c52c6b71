import Bind

/// What was looked at and put off: it stays on the site and is marked, and nothing about it is urgent.
extension Model {
  /// `selection: {selected: false}`.
  func isDeferred(_ segment: Int) -> Bool { documents[segment].record.record("selection")?.flag("selected") == false }

  func isSetAside(_ segment: Int, profile: Int) -> Bool { isDeferred(segment) || documents[segment].segment!.profiles[profile].notServed != nil }
}

extension SiteIndex {
  static let deferred = Phrase("zurückgestellt", "set aside")
  private static let unserved = Phrase("bewusst ohne Angebot", "no offer, on purpose")

  func isDeferred(_ segment: Int) -> Bool { model.isDeferred(segment) }

  /// Why a row of the segment table is not served; nil: it is.
  func asideWord(_ row: SegmentTable.Row) -> Phrase? {
    model.isDeferred(row.segment) ? SiteIndex.deferred : model.isSetAside(row.segment, profile: row.profile) ? SiteIndex.unserved : nil
  }
}
