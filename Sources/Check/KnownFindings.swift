import Source
import Bind

/// Which findings of a checked model are not news: they were there before, or stand in the baseline.
package struct KnownFindings: Sendable {
  package enum Reason: Sendable { case before, baseline }

  /// By place in the diagnostics; places behind the end are news.
  private var reasons: [Reason?] = []
  /// Something was compared with: a report says what it left out, even where that is nothing.
  package private(set) var isSince = false
  package private(set) var isBaseline = false

  package init() {}

  package func reason(_ place: Int) -> Reason? { place < reasons.count ? reasons[place] : nil }

  private mutating func know(_ place: Int, _ reason: Reason, of count: Int) {
    if reasons.count < count { reasons += Array(repeating: nil, count: count - reasons.count) }
    if reasons[place] == nil { reasons[place] = reason }
  }

  /// Takes in what was found in an earlier state of the workspace. A finding is recognised by its rule and by what it is about, and where
  /// several agree in that by its sentence or the words that it points at; never by its line. One that has become graver is news.
  /// `renamed` says what the earlier state's addresses are called now.
  package mutating func addFindings(of earlier: CheckedModel, in later: CheckedModel, renamed: (String) -> String) {
    isSince = true
    struct Group: Hashable {
      let rule: String
      let subject: String
    }
    let old = Quoted(earlier), new = Quoted(later)
    var before: [Group: [Int]] = [:]
    for (place, diagnostic) in earlier.diagnostics.enumerated() where diagnostic.allowed == nil {
      before[Group(rule: diagnostic.rule, subject: renamed(diagnostic.subject)), default: []].append(place)
    }
    var open: [Int] = []
    /// Pairs each of `places` with the first earlier one that it is alike.
    func match(_ places: [Int], _ group: (Diagnostic) -> Group, _ isAlike: (Int, Int) -> Bool) {
      open = places.filter { place in
        let diagnostic = later.diagnostics[place], group = group(diagnostic)
        guard let candidates = before[group], let at = candidates.firstIndex(where: { earlier.diagnostics[$0].severity >= diagnostic.severity && isAlike($0, place) })
        else { return true }
        before[group]!.remove(at: at)
        know(place, .before, of: later.diagnostics.count)
        return false
      }
    }
    func bySubject(_ diagnostic: Diagnostic) -> Group { Group(rule: diagnostic.rule, subject: diagnostic.subject) }
    func document(_ subject: String) -> String { String(subject.prefix { $0 != "#" }) }
    let all = later.diagnostics.indices.filter { later.diagnostics[$0].allowed == nil }
    match(all, bySubject) { earlier.diagnostics[$0].message.en == later.diagnostics[$1].message.en }
    match(open, bySubject) { old.text($0) == new.text($1) }
    // Something is missing, and what misses it has got another title: the words under the finding are only its name.
    match(open, bySubject) { old.isAtName($0) && new.isAtName($1) }
    // An item's id may follow from its title: what was said of one that is gone is not said of another for the first time.
    let subjects = Set(later.diagnostics.map(\.subject))
    var moved: [Group: [Int]] = [:]
    for (group, places) in before where !subjects.contains(group.subject) && group.subject.contains("#") {
      moved[Group(rule: group.rule, subject: document(group.subject)), default: []] += places
    }
    before = moved.mapValues { $0.sorted() }
    match(open, { Group(rule: $0.rule, subject: document($0.subject)) }) {
      earlier.diagnostics[$0].message.en == later.diagnostics[$1].message.en || old.text($0) == new.text($1)
    }
  }

  /// There was no workspace to compare with: everything is news.
  package mutating func addNothing() { isSince = true }

  /// Takes in what stands in a baseline: of each rule and subject as many as it counts, in their order. What it must not hide stays.
  package mutating func add(_ baseline: Baseline, in model: CheckedModel) {
    isBaseline = true
    var left: [Baseline.Key: Int] = [:]
    for entry in baseline.entries { left[entry.key] = entry.count }
    for (place, diagnostic) in model.diagnostics.enumerated() where Baseline.mayHold(diagnostic) {
      let key = Baseline.Key(rule: diagnostic.rule, subject: diagnostic.subject)
      guard let count = left[key], count > 0 else { continue }
      left[key] = count - 1
      know(place, .baseline, of: model.diagnostics.count)
    }
  }
}

/// The words that the findings of a model point at.
private struct Quoted {
  private let model: CheckedModel
  private var documents: [String: Document] = [:]

  init(_ model: CheckedModel) {
    self.model = model
    for document in model.model.documents { documents[document.path] = document }
  }

  func text(_ place: Int) -> String {
    let location = model.diagnostics[place].location
    if let document = documents[location.file] { return document.sourceText(location.range) }
    return model.model.configuration.sourceFile.text(location.range)
  }

  /// Points at the title of a document or an item, and not because of how it is worded.
  func isAtName(_ place: Int) -> Bool {
    let diagnostic = model.diagnostics[place]
    guard let rule = Rule.named(diagnostic.rule), let document = documents[diagnostic.location.file] else { return false }
    if case .document = rule.check { return false }
    let range = diagnostic.location.range
    return document.naming == range || document.items.contains { $0.naming == range }
  }
}
