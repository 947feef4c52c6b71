/// What a document is: the `kind` of its front matter.
package enum Kind: String, CaseIterable, Sendable {
  case segment
  case job
  case valueProposition = "value-proposition"
  case businessModelCanvas = "business-model-canvas"
  case leanCanvas = "lean-canvas"
  case customerRelationships = "customer-relationships"
  case persona
  case targetGroup = "target-group"
  case segmentation
  case offering
  case evidence

  package var isCanvas: Bool { self == .businessModelCanvas || self == .leanCanvas }
}

/// What an item of a document is: a part with an identity of its own.
package enum ItemKind: String, CaseIterable, Sendable {
  case characteristic, clarifier, gain, pain, step, alternative, criterion, note
}
