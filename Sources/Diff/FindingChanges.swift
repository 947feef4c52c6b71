import Source
import Bind
package import Check

/// What the checks find now and did not find before, and the other way round. A finding is known by its rule, its severity and what it is
/// about, never by its line.
package struct FindingChanges: Sendable {
  package struct Finding: Sendable {
    package let diagnostic: Diagnostic
    package let level: ChangeLevel
    package let type: ChangeClass
  }

  /// The gravest first, then in order of place.
  package let new: [Finding]
  /// Mended, or gone with what they were about.
  package let gone: [Finding]

  init(from: CheckedModel, to: CheckedModel, renaming: Renaming, levels: Levels) {
    struct Key: Hashable {
      let rule: String
      let severity: Severity
      let subject: String
    }
    func grouped(_ diagnostics: [Diagnostic], _ subject: (String) -> String) -> [Key: [Diagnostic]] {
      var groups: [Key: [Diagnostic]] = [:]
      for each in diagnostics { groups[Key(rule: each.rule, severity: each.severity, subject: subject(each.subject)), default: []].append(each) }
      return groups
    }
    let before = grouped(from.open) { renaming(subject: $0) }, after = grouped(to.open) { $0 }
    let tolerated = Set(to.diagnostics.filter { $0.allowed != nil }.map { Key(rule: $0.rule, severity: $0.severity, subject: $0.subject) })
    /// Of those with one key, the ones whose sentence is not among the others.
    func surplus(_ these: [Diagnostic], over those: [Diagnostic]) -> [Diagnostic] {
      guard these.count > those.count else { return [] }
      var open = those.map(\.message)
      var left: [Diagnostic] = [], known: [Diagnostic] = []
      for each in these {
        if let at = open.firstIndex(of: each.message) {
          open.remove(at: at)
          known.append(each)
        } else {
          left.append(each)
        }
      }
      return Array((left + known).prefix(these.count - those.count))
    }
    func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
      diagnostics.sorted { a, b in
        if a.severity != b.severity { return a.severity > b.severity }
        return a.location != b.location ? a.location < b.location : a.rule < b.rule
      }
    }
    new = sorted(after.flatMap { surplus($1, over: before[$0] ?? []) }).compactMap { diagnostic in
      let type: ChangeClass = diagnostic.severity == .error ? .errorNew : diagnostic.severity == .warning ? .warningNew : .infoNew
      return levels[type].map { Finding(diagnostic: diagnostic, level: $0, type: type) }
    }
    gone = sorted(before.flatMap { key, list in tolerated.contains(key) ? [] : surplus(list, over: after[key] ?? []) }).compactMap { diagnostic in
      levels[.findingFixed].map { Finding(diagnostic: diagnostic, level: $0, type: .findingFixed) }
    }
  }
}
