package import Bind

/// How much a change of the model weighs in a review.
package enum ChangeLevel: String, Comparable, Sendable, CaseIterable {
  /// Only words changed.
  case wording
  /// Somebody should look at it.
  case review
  /// Something that others rest on is gone, or says something else.
  case breaking

  private var rank: Int { self == .breaking ? 2 : self == .review ? 1 : 0 }

  package static func < (a: ChangeLevel, b: ChangeLevel) -> Bool { a.rank < b.rank }
}

/// A class of change that a comparison of two models tells apart. `changes:` in `jtbd.yml` gives each its level.
///
/// In the order in which a report tells them. Their sentences stand in `Diff/Wording.swift`, their meaning in `docs/diff.md`; the names are
/// here, because the rules know what may stand in `jtbd.yml`.
package enum ChangeClass: String, CaseIterable, Sendable {
  // Removed: what others may rest on.
  case segmentRemoved = "segment-removed"
  case jobRemoved = "job-removed"
  case propositionRemoved = "value-proposition-removed"
  case canvasRemoved = "canvas-removed"
  case evidenceRemoved = "evidence-removed"
  case documentRemoved = "document-removed"
  case profileRemoved = "profile-removed"
  case gainRemoved = "gain-removed"

  // What follows, wherever it stands.
  case mainJobLost = "main-job-lost"
  case mainJobChanged = "main-job-changed"
  case gainLost = "gain-lost"
  case gainChanged = "gain-changed"
  case customerLost = "customer-lost"
  case offerLost = "offer-lost"
  case aimLost = "aim-lost"
  case clarifierUnfounded = "clarifier-unfounded"
  case evidenceLost = "evidence-lost"
  case essentialNeedUncovered = "essential-need-uncovered"
  case needUncovered = "need-uncovered"
  case evidenceWeakened = "evidence-weakened"
  case clarifierWeakened = "clarifier-weakened"
  case customersChanged = "customers-changed"
  case jobAdrift = "job-adrift"
  case blockEmptied = "block-emptied"
  case referenceLost = "reference-lost"
  case addressLost = "address-lost"

  // What the checks say.
  case errorNew = "error-new"
  case warningNew = "warning-new"
  case infoNew = "info-new"
  case findingFixed = "finding-fixed"

  // Structure.
  case documentRenamed = "document-renamed"
  case documentRetitled = "document-retitled"
  case kindChanged = "kind-changed"
  case documentAdded = "document-added"
  case profileAdded = "profile-added"
  case clarifierRemoved = "clarifier-removed"
  case needRemoved = "need-removed"
  case itemRemoved = "item-removed"
  case noteRemoved = "note-removed"
  case gainAdded = "gain-added"
  case clarifierAdded = "clarifier-added"
  case needAdded = "need-added"
  case itemAdded = "item-added"
  case noteAdded = "note-added"
  case itemMoved = "item-moved"
  case noteMoved = "note-moved"

  // Meaning.
  case statusLowered = "status-lowered"
  case statusRaised = "status-raised"
  case mainJobSet = "main-job-set"
  case gainSet = "gain-set"
  case needAnswered = "need-answered"
  case evidenceGained = "evidence-gained"
  case clarifierStrengthened = "clarifier-strengthened"
  case blockFilled = "block-filled"
  case statementChanged = "statement-changed"
  case weightChanged = "weight-changed"
  case priceChanged = "price-changed"
  case limitChanged = "limit-changed"
  case decisionChanged = "decision-changed"
  case referenceChanged = "reference-changed"
  case valueChanged = "value-changed"
  case entryChanged = "entry-changed"
  case noteRelinked = "note-relinked"
  case noteRetagged = "note-retagged"
  case allowanceChanged = "allowance-changed"
  case settingsChanged = "settings-changed"

  // Words.
  case statementReworded = "statement-reworded"
  case noteReworded = "note-reworded"
  case textChanged = "text-changed"
  case proseChanged = "prose-changed"
  case personChanged = "person-changed"
  case pageAdded = "page-added"
  case pageRemoved = "page-removed"
  case itemRenamed = "item-renamed"
  case documentMoved = "document-moved"
  case orderChanged = "order-changed"

  package var defaultLevel: ChangeLevel {
    switch self {
    case .segmentRemoved, .jobRemoved, .propositionRemoved, .canvasRemoved, .profileRemoved, .gainRemoved, .mainJobLost, .mainJobChanged, .gainLost,
      .gainChanged, .customerLost, .offerLost, .aimLost, .clarifierUnfounded, .evidenceLost, .essentialNeedUncovered, .errorNew:
      .breaking
    case .infoNew, .findingFixed, .statementReworded, .noteReworded, .textChanged, .proseChanged, .personChanged, .pageAdded, .pageRemoved, .itemRenamed,
      .documentMoved, .orderChanged:
      .wording
    default: .review
    }
  }

  /// Its level in a workspace; nil: it is not told.
  package func level(in settings: Settings) -> ChangeLevel? {
    guard let set = settings.changes.last(where: { $0.name.string == rawValue }) else { return defaultLevel }
    return ChangeLevel(rawValue: set.level)
  }
}
