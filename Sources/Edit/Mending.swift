package import Source
package import Check
import Compile
package import Bind

/// Fixes applied round by round, until nothing is left that may be applied.
///
/// Of fixes that touch each other the one whose finding stands first goes first; the other waits for the next round, in which it may no
/// longer be needed.
package struct Mending: Sendable {
  package struct Applied: Sendable {
    package let rule: String
    /// Where the finding stood in its round.
    package let location: SourceLocation
    package let line: Int
    package let column: Int
    package let title: Phrase
  }

  package static let rounds = 10

  package let before: SourceTree
  package let after: SourceTree
  package let applied: [Applied]
  /// What is found after the last round.
  package let rest: CheckedModel
  /// Fixes that are left because they could change what is meant: one for each finding.
  package let uncertain: Int

  /// - Parameters:
  ///   - isWanted: files that may change.
  ///   - rules: the rules whose fixes are applied; nil: all.
  ///   - unsafe: takes the first proposal also where it is not certain.
  package init(of tree: SourceTree, jobs: Int = 1, rules: Set<String>? = nil, unsafe: Bool = false, isWanted: (String) -> Bool = { _ in true }) {
    before = tree
    var tree = tree
    var applied: [Applied] = []
    var seen: Set<UInt64> = []
    var checked = Compilation(of: tree, jobs: jobs).checked
    func wants(_ diagnostic: Diagnostic) -> Bool {
      diagnostic.allowed == nil && isWanted(diagnostic.location.file) && rules?.contains(diagnostic.rule) != false
    }
    for _ in 0..<Mending.rounds {
      seen.insert(Mending.digest(tree))
      var rewritings: [String: Rewriting] = [:]
      var round: [Applied] = []
      for diagnostic in checked.diagnostics where wants(diagnostic) {
        guard let fix = diagnostic.fixes.first(where: { $0.isSafe || unsafe }), !fix.edits.isEmpty else { continue }
        guard fix.edits.allSatisfy({ Mending.isFree($0, rewritings, tree) && isWanted($0.location.file) }) else { continue }
        for edit in fix.edits { rewritings[edit.location.file, default: Rewriting()].add(edit) }
        let place = tree.text(at: diagnostic.location.file).map { LineIndex($0.bytes).position(of: diagnostic.location.range.start) }
        round.append(
          Applied(rule: diagnostic.rule, location: diagnostic.location, line: place?.line ?? 1, column: place?.column ?? 1, title: fix.title))
      }
      var files: [String: [UInt8]] = [:]
      for (path, rewriting) in rewritings {
        guard let file = tree.text(at: path) else { continue }
        let bytes = rewriting.applied(to: file.bytes)
        if bytes != file.bytes { files[path] = bytes }
      }
      if files.isEmpty { break }
      let next = tree.replacing(files)
      // Two fixes that undo each other would go on for ever.
      if seen.contains(Mending.digest(next)) { break }
      tree = next
      applied += round
      checked = Compilation(of: tree, jobs: jobs).checked
    }
    after = tree
    self.applied = applied
    rest = checked
    uncertain = checked.diagnostics.count { wants($0) && !$0.fixes.isEmpty }
  }

  /// The files that are different now, sorted by path.
  package var changes: [(before: SourceFile, after: SourceFile)] {
    let paths = [before.configuration?.path].compactMap { $0 } + before.entries.map(\.path)
    return paths.compactMap { path in
      guard let old = before.text(at: path), let new = after.text(at: path), old.bytes != new.bytes else { return nil }
      return (old, new)
    }.sorted { utf8Precedes($0.before.path, $1.before.path) }
  }

  /// Whether an edit lies in a file that was read, and clear of those chosen before it.
  private static func isFree(_ edit: TextEdit, _ rewritings: [String: Rewriting], _ tree: SourceTree) -> Bool {
    guard let file = tree.text(at: edit.location.file), edit.location.range.end <= file.bytes.count else { return false }
    return rewritings[edit.location.file]?.touches(edit.location.range) != true
  }

  private static func digest(_ tree: SourceTree) -> UInt64 {
    var digest = Digest()
    if let configuration = tree.configuration { digest.add(Int(bitPattern: UInt(configuration.digest))) }
    for (path, entry) in tree.entries {
      if case .document(let file) = entry {
        digest.add(path)
        digest.add(file.digest)
      }
    }
    return digest.value
  }
}
