extension Rule {
  /// Every name that the catalogue of rules knows, built or not: an `allow` of a rule that comes later is neither unknown nor unused.
  package static let catalogue: [String] = [
    "encoding-invalid", "front-matter-invalid", "key-duplicate", "key-unknown", "value-invalid", "enum-value-unknown", "key-missing",
    "link-broken", "link-outside-workspace", "block-unknown", "block-duplicate", "tag-unknown", "html-not-allowed", "allow-unused",
    "allow-without-reason", "allow-unknown-rule", "limit-exceeded", "placeholder-left", "file-name-clash", "value-open", "value-truncated",
    "asset-not-publishable", "image-external", "reference-renamed",
    "id-duplicate", "reference-unresolved", "reference-cycle", "document-orphaned", "segment-needs-main-job", "segment-needs-gain",
    "one-main-job-per-profile", "gain-belongs-to-main-job", "secondary-job-supports-main-job", "clarifier-needs-relevance", "clarifier-irrelevant",
    "characteristic-category-mismatch", "characteristic-undecided", "irrelevant-characteristic-used", "characteristic-does-not-discriminate",
    "clarifier-reason-copied", "segment-demographic-only", "segments-same-need", "segment-mixed-needs", "segment-contradicting-evidence",
    "numeric-claim-unsourced", "segment-above-person-level", "real-example-incomplete", "segment-overlap", "fictional-persona-in-b2b",
    "personal-data-published", "segment-selection", "mode-role-mismatch", "value-chain-stage-missing", "segmentation-base-without-data",
    "segmentation-one-dimensional", "criterion-unfit", "implicit-characteristics-missing", "effort-exceeds-revenue", "outside-target-group",
    "persona-without-evidence", "persona-surface-only", "segment-without-persona", "persona-mixes-segments", "segment-priority", "job-verb-form",
    "statement-names-solution", "job-compound", "job-contains-outcome", "job-is-aspiration", "job-vendor-perspective", "emotional-social-form",
    "job-story-form", "job-map-steps", "only-functional-jobs", "gain-direction", "gain-measure", "gain-mirrors-pain", "gain-equals-job",
    "pain-vague", "customer-profile-thin", "opportunity-score-invalid", "segment-without-value-proposition", "value-proposition-scope",
    "fit-coverage", "offer-contradicts-clarifier", "canvas-block-empty", "canvas-item-unlinked", "relationship-aspects", "lean-problem-solution",
    "claim-without-evidence", "evidence-mismatch-or-stale", "switch-story-incomplete",
  ]

  /// Completeness rules in the order in which the first missing thing of a brainstormed document is chosen.
  static let completenessOrder: [String] = [
    "segment-needs-main-job", "segment-needs-gain", "clarifier-needs-relevance", "characteristic-undecided", "segment-without-value-proposition",
    "fit-coverage", "segment-priority", "real-example-incomplete", "segment-selection", "value-chain-stage-missing", "persona-without-evidence",
    "persona-surface-only", "segment-without-persona", "customer-profile-thin", "canvas-block-empty", "canvas-item-unlinked", "relationship-aspects",
    "claim-without-evidence", "switch-story-incomplete",
  ]

  package static func named(_ name: String) -> Rule? { byName[name] }

  private static let byName: [String: Rule] = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  /// All built rules, sorted by name. A test holds this list against the files.
  package static let all: [Rule] = [
    .allowUnknownRule,
    .allowUnused,
    .allowWithoutReason,
    .assetNotPublishable,
    .blockDuplicate,
    .blockUnknown,
    .canvasBlockEmpty,
    .canvasItemUnlinked,
    .claimWithoutEvidence,
    .encodingInvalid,
    .enumValueUnknown,
    .evidenceMismatchOrStale,
    .fileNameClash,
    .fitCoverage,
    .frontMatterInvalid,
    .htmlNotAllowed,
    .imageExternal,
    .keyDuplicate,
    .keyMissing,
    .keyUnknown,
    .leanProblemSolution,
    .limitExceeded,
    .linkBroken,
    .linkOutsideWorkspace,
    .offerContradictsClarifier,
    .opportunityScoreInvalid,
    .placeholderLeft,
    .referenceRenamed,
    .relationshipAspects,
    .segmentNeedsGain,
    .segmentWithoutValueProposition,
    .switchStoryIncomplete,
    .tagUnknown,
    .valueInvalid,
    .valueOpen,
    .valuePropositionScope,
    .valueTruncated,
  ]
}
