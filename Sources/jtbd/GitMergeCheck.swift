import ArgumentParser
import Bind
import Check
import Compile
import Diff
import Edit
import Files
import Report
import Source

struct GitMergeCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge-check",
    abstract: "Whether two branches that are green alone are green together.",
    discussion: """
      Merges the two without touching the work tree, the index or a branch, as a merge with our driver would, and \
      reports what only the combination brings: findings that neither branch has. Exit code 0: they fit; 1: findings at \
      or above the level of --fail-on, or conflicts that a person has to solve; 2: it cannot be told. Works in a bare \
      repository too. Needs git 2.38.
      """)

  @Argument(help: ArgumentHelp("A branch, tag or commit.", valueName: "A")) var one: String
  @Argument(help: ArgumentHelp("Another. Default: HEAD.", valueName: "B")) var other = "HEAD"

  @Option(help: ArgumentHelp("Where the workspace lies, from the repository's root; asked for where a bare repository has several.", valueName: "DIR"))
  var workspace: String?

  @OptionGroup var reports: ReportOptions

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    let place = try? WorkspaceFolder.find(from: reading.directory ?? ".")
    let around = try Revisions(of: place?.root ?? reading.directory ?? ".")
    let (a, b) = (try around.commit(one), try around.commit(other))
    var revisions = try around.placed(in: b, named: workspace)
    if place == nil, workspace == nil, around.repository.top != nil { revisions = try around.only(in: b) }

    // All three are judged by one day: what only ages is nobody's doing.
    let day = try reading.asOf?.day ?? Terminal.environment("SOURCE_DATE_EPOCH").flatMap(Int.init).map { Day(secondsSince1970: $0) }
      ?? revisions.asking { () throws(GitError) in try revisions.repository.history(to: b, limit: 1) }.first?.day
    let merge = try revisions.asking { () throws(GitError) in try MergeTree(of: a, and: b, in: revisions.repository) }
    let merged = Revisions(objects: merge.objects, place: revisions.place)
    guard let snapshot = try merged.snapshot(of: merge.tree, asOf: day) else { throw Failure(message: "neither has a jtbd.yml after the merge") }

    var tree = snapshot.tree
    var conflicts: [String] = [], solved = 0
    for conflict in merge.conflicts {
      guard let path = conflict.path, path.hasPrefix(snapshot.place) else { continue }
      let inside = String(path.dropFirst(snapshot.place.count)).composed
      guard inside.hasSuffix(".md") || inside == "jtbd.yml" || inside == Baseline.fileName else {
        conflicts.append(inside)
        continue
      }
      guard let ours = conflict.ours, let theirs = conflict.theirs else {
        conflicts.append(inside)
        continue
      }
      let old = try conflict.base.map { name in try merged.asking { () throws(GitError) in try merge.objects.blob(name) } } ?? []
      let texts = try [ours, theirs].map { name in try merged.asking { () throws(GitError) in try merge.objects.blob(name) } }
      if inside == Baseline.fileName {
        solved += 1
      } else if let result = Merging.document(base: old, ours: texts[0], theirs: texts[1], path: inside), result.conflicts == 0 {
        tree = tree.overlaid(with: SourceFile(path: inside, bytes: result.bytes))
        solved += 1
      } else {
        conflicts.append(inside)
      }
    }

    let sides = try [a, b].map { try merged.snapshot(of: $0, asOf: day) }
    var earlier: Compilation?
    var known = KnownFindings()
    var compilations: [Compilation] = []
    for side in sides {
      guard let side else { continue }
      let compilation = Compilation(of: side.tree, jobs: reading.threads, reusing: earlier)
      compilations.append(compilation)
      earlier = compilation
    }
    let together = Compilation(of: tree, jobs: reading.threads, reusing: earlier)
    for compilation in compilations {
      let renamed = Successors(of: compilation.model, in: together.model, jobs: reading.threads)
      known.addFindings(of: compilation.checked, in: together.checked) { renamed($0) }
    }
    if compilations.isEmpty { known.addNothing() }

    let language = reading.lang?.language ?? together.configuration.settings.language
    let model = PublicModel(disclosing: together.checked, to: .everybody)
    let inConflict = Set(conflicts)
    // A file with conflict markers in it is no document: what is found in it says nothing.
    let findings = Findings(model, language: language, prefix: "", repositoryPrefix: snapshot.place, known: known) { !inConflict.contains($0) }
    say(conflicts, solved, language)
    Terminal.output(reports.output(findings, color: reading.color))
    try reports.writeFiles(findings, root: place?.root, from: reading.directory)
    if !conflicts.isEmpty || findings.diagnostics.contains(where: { reports.level.fails(at: $0.severity) }) { throw ExitCode(1) }
  }

  /// On stderr, beside the report.
  private func say(_ conflicts: [String], _ solved: Int, _ language: Language) {
    let german = language == .de
    if solved > 0 {
      Terminal.error(
        german
          ? "jtbd: \(solved) \(solved == 1 ? "Datei, die" : "Dateien, die") git allein nicht zusammenführt, \(solved == 1 ? "ist" : "sind") nach Schlüsseln und Einträgen zusammengeführt (jtbd git install richtet das für echte Merges ein).\n"
          : "jtbd: \(solved) \(solved == 1 ? "file" : "files") that git alone cannot merge \(solved == 1 ? "is" : "are") merged by key and item (jtbd git install sets that up for real merges).\n")
    }
    guard !conflicts.isEmpty else { return }
    Terminal.error(german ? "jtbd: Konflikte, die jemand lösen muss:\n" : "jtbd: conflicts that a person has to solve:\n")
    for path in conflicts { Terminal.error("  \(Visible.line(path))\n") }
  }
}
