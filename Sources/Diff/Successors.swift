package import Bind

/// What the documents and items of an earlier state of a workspace are called now.
package struct Successors: Sendable {
  private let renaming: Renaming

  package init(of earlier: Model, in later: Model, jobs: Int = 1) {
    let old = Identities(of: earlier), new = Identities(of: later)
    let forms = Forms(of: old, new, jobs: jobs)
    renaming = ModelEdits(from: old, to: new, forms, matching: Matching(old, new, forms, jobs: jobs), jobs: jobs).renaming
  }

  /// `segment/pendler#wenig-zeit`, as a finding names it.
  package func callAsFunction(_ subject: String) -> String { renaming(subject: subject) }
}
