package import Source
package import Bind
package import Check

/// What two models say differently, and what follows from it.
///
/// The same for two revisions, for a revision and the working tree, and for two folders: where the models came from is not known here.
package struct ModelDiff: Sendable {
  package let old: Identities
  package let new: Identities
  package let matching: Matching
  /// Everything that is said differently; applied to the old form it gives the new one.
  package let edits: ModelEdits
  /// Of `jtbd.yml`; nil: it says the same.
  package let settings: DocumentEdit?
  /// What a report tells, in no order of importance yet; classes that are switched off are left out.
  package let changes: [Change]
  /// Where references lead nowhere because of the changes: what the checks say there follows from them.
  package let lost: [SourceLocation]
  package let findings: FindingChanges
  package let totals: Totals
  /// Files that are written differently and say the same.
  package let onlyForm: [String]

  package var isEmpty: Bool { edits.isEmpty && settings == nil && findings.new.isEmpty && findings.gone.isEmpty }

  /// The gravest of all changes; nil where there is none.
  package var level: ChangeLevel? { (changes.map(\.level) + findings.new.map(\.level) + findings.gone.map(\.level)).max() }

  /// `jobs` workers share what can be done document by document; the result does not depend on it.
  package init(from: CheckedModel, to: CheckedModel, jobs: Int = 1) {
    let old = Identities(of: from.model), new = Identities(of: to.model)
    let forms = Forms(of: old, new, jobs: jobs)
    let matching = Matching(old, new, forms, jobs: jobs)
    let edits = ModelEdits(from: old, to: new, forms, matching: matching, jobs: jobs)
    self.old = old
    self.new = new
    self.matching = matching
    self.edits = edits
    let settingsForms = (DocumentForm(reading: from.model.configuration), DocumentForm(reading: to.model.configuration))
    let settingsParts = PartMatching(settingsForms.0, settingsForms.1) { $0 }.newByOld
    let settings = DocumentEdit(from: settingsForms.0, to: settingsForms.1, parts: settingsParts, renaming: Renaming())
    self.settings = settings.isEmpty ? nil : settings
    let levels = Levels(to.model.settings)
    findings = FindingChanges(from: from, to: to, renaming: edits.renaming, levels: levels)
    let reach = Reach(of: edits, old, new)
    totals = Totals(from: from, to: to, matching: matching, reach: reach, jobs: jobs)

    let classified = Classifying(old: old, new: new, matching: matching, edits: edits, settings: self.settings, reach: reach, jobs: jobs).changes()
    lost = classified.lost
    changes = classified.changes.compactMap { change in
      guard let level = levels[change.type] else { return nil }
      var change = change
      change.level = level
      return change
    }
    let said = Set(edits.changed.map(\.after.path) + edits.added.map(\.path))
    onlyForm = to.model.documents.enumerated().compactMap { at, document in
      guard let before = matching.oldByNew[at], old.model.documents[before].sourceFile.digest != document.sourceFile.digest, !said.contains(document.path) else { return nil }
      return document.path
    }
  }
}

/// The level of each class in a workspace.
struct Levels: Sendable {
  private let levels: [ChangeClass: ChangeLevel]

  init(_ settings: Settings) {
    var levels: [ChangeClass: ChangeLevel] = [:]
    for type in ChangeClass.allCases { levels[type] = type.level(in: settings) }
    self.levels = levels
  }

  subscript(type: ChangeClass) -> ChangeLevel? { levels[type] }
}

/// One thing that changed, or that follows from a change.
package struct Change: Sendable {
  /// What it is about. One of the two is there, or both.
  package struct Subject: Hashable, Sendable {
    /// On the old side.
    package let old: Entity?
    /// On the new side.
    package let new: Entity?
    /// The profile of a segment, where there are several: its number on the side that is named.
    package let profile: Int?

    /// Whatever the profile.
    var whole: Subject { Subject(old: old, new: new) }

    package init(old: Entity?, new: Entity?, profile: Int? = nil) {
      self.old = old
      self.new = new
      self.profile = profile
    }
  }

  package let type: ChangeClass
  package var level: ChangeLevel
  package let subject: Subject
  /// Another thing that it is about: the need that is no longer answered.
  package let object: Subject?
  /// The field; its label is said in a report.
  package let field: Field?
  package let key: String?
  package let before: [Atom]
  package let after: [Atom]
  /// It follows from others.
  package let isConsequence: Bool
  /// What it follows from, where that stands elsewhere.
  package let causes: [Subject]
  /// Where to look: on the new side, or, of what is gone, on the old.
  package let place: SourceLocation?
  package let isOnOldSide: Bool
}
