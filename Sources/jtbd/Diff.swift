import ArgumentParser
import Bind
import Check
import Compile
import Diff
import Files
import Render
import Report
import Source

enum DiffFormat: String, ExpressibleByArgument, CaseIterable { case text, markdown, json, html, github }

enum DiffFailLevel: String, ExpressibleByArgument, CaseIterable {
  case breaking, review, wording, never

  var level: ChangeLevel? { ChangeLevel(rawValue: rawValue) }
}

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Says what changed in the business model between two revisions, and what follows from it.",
    discussion: """
      Without an argument: the last commit against the working tree. A: revision A against the working tree. A..B: two \
      revisions. A...B: B against the commit where it left A, as a pull request is seen. Exit code 0, or 1 with --fail-on.
      """)

  @Argument(help: ArgumentHelp("Which revisions: A, A..B or A...B.", valueName: "A[..B]"))
  var range: String?

  @Option(help: ArgumentHelp("Compare a folder with the workspace, without git: DIR is how it was.", valueName: "DIR"), completion: .directory)
  var against: String?

  @Option(help: "How to report: text, markdown (a comment for a review), json (docs/diff.md), html (one page) or github (annotations).")
  var format: DiffFormat = .text

  @Option(help: "From which level on the exit code is 1: breaking, review, wording or never.")
  var failOn: DiffFailLevel = .never

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    if range != nil, against != nil { throw ValidationError("a revision and --against DIR are two comparisons; name one of them") }
  }

  func run() throws {
    let sides = try sides()
    let new = Compilation(of: sides.new, jobs: reading.threads)
    // Both sides are one workspace: what stands unchanged in both is read once.
    let old = Compilation(of: sides.old, jobs: reading.threads, reusing: new)
    for (compilation, name) in [(new, sides.newName), (old, sides.oldName)] where compilation.configuration.isBroken {
      throw Failure(message: "the jtbd.yml of \(name) cannot be read, so there is no model to compare; `jtbd check` says where")
    }
    let language = reading.lang?.language ?? new.configuration.settings.language
    if sides.isFirst {
      Terminal.error(
        language == .de
          ? "jtbd: In \(sides.oldName) gibt es hier noch keinen Arbeitsbereich; alles ist neu.\n" : "jtbd: \(sides.oldName) has no workspace here yet; everything is new.\n")
    }
    let difference = ModelDiff(from: old.checked, to: new.checked, jobs: reading.threads)
    let disclosed = PublicDiff(disclosing: difference, from: old.checked, to: new.checked, to: .everybody)
    let story = Story(telling: disclosed, in: language)
    let markdown = DiffMarkdown(story, command: sides.command, prefix: sides.repositoryPrefix)
    switch format {
    case .text:
      let color = Terminal.usesColor(reading.color, isTerminal: Terminal.outputIsTerminal)
      Terminal.output(RunnerLog.guarded(DiffText(story, color: color, prefix: sides.prefix).text()))
    case .markdown: Terminal.output(markdown.text())
    case .json: Terminal.output(DiffJSON.write(story, from: sides.oldName, to: sides.newName, tool: Version.tool))
    case .html: Terminal.output(DiffPage.write(story, disclosed, from: sides.oldName, to: sides.newName))
    case .github:
      Terminal.output(DiffGitHub.text(story, prefix: sides.repositoryPrefix, failing: failOn.level))
      JobSummary.add(Array(markdown.text().utf8))
    }
    // The process ends here: to take the models apart first would only cost time.
    _ = Unmanaged.passRetained(Kept(compilations: [new, old], difference: disclosed))
    if let level = failOn.level, let gravest = difference.level, gravest >= level { throw ExitCode(1) }
  }

  /// The two trees, and what they are called.
  private struct Sides {
    let old: SourceTree
    let new: SourceTree
    let oldName: String
    let newName: String
    /// What shows the same again.
    let command: String
    /// From where the user stands to the workspace.
    var prefix = ""
    /// From the repository's root to the workspace.
    var repositoryPrefix = ""
    /// The old side has no workspace.
    var isFirst = false
  }

  private func sides() throws -> Sides {
    if let against { return try folders(against) }
    let (from, to, isMergeBase) = revisions()
    // Two revisions can be compared wherever there is a repository; the working tree needs a workspace.
    let folder = to == nil ? try reading.folder() : try? reading.folder()
    let root = try folder?.root ?? WorkspaceFolder.absolutePath(reading.directory ?? ".") ?? { throw Failure(message: "\(reading.directory ?? "."): no such folder") }()
    let revisions = try Revisions(of: root)
    let newCommit = try to.map { try revisions.commit($0) }
    var oldCommit = try revisions.commit(from)
    if isMergeBase { oldCommit = try revisions.mergeBase(oldCommit, newCommit ?? revisions.commit("HEAD")) }
    let placed = try folder == nil ? revisions.placed(in: newCommit ?? oldCommit, named: nil) : revisions

    let command = "jtbd diff" + (range.map { " " + $0 } ?? "")
    let prefix = folder.map { Workspace.prefix(to: $0.root) } ?? ""
    let day = try self.day(placed.repository, newCommit)
    let new: SourceTree, newName: String, snapshot: Snapshot?
    if let to, let newCommit {
      let both = try placed.snapshots(of: oldCommit, newCommit, asOf: day)
      guard let after = both.1 else { throw Failure(message: "\(to) has no workspace here: there is no jtbd.yml in it") }
      (snapshot, new, newName) = (both.0, after.tree, to)
    } else {
      let workspace = Workspace(reading: try reading.survey(), threads: reading.threads)
      try workspace.failOnUnreadable()
      // Age is judged by one day on both sides: time alone is no change of the model.
      (new, newName) = (workspace.tree.dated(day), "working tree")
      snapshot = try placed.snapshot(of: oldCommit, asOf: day)
    }
    let oldName = isMergeBase ? String(oldCommit.prefix(10)) : from
    return Sides(
      old: snapshot?.tree ?? SourceTree(entries: [], configuration: new.configuration, asOf: day), new: new, oldName: oldName, newName: newName, command: command,
      prefix: prefix, repositoryPrefix: placed.place, isFirst: snapshot == nil)
  }

  /// `A`, `A..B`, `A...B`; an end that is left out is HEAD. nil: the working tree.
  private func revisions() -> (from: String, to: String?, isMergeBase: Bool) {
    guard let range else { return ("HEAD", nil, false) }
    for (dots, isMergeBase) in [("...", true), ("..", false)] {
      guard let place = range.firstRange(of: dots) else { continue }
      let from = String(range[..<place.lowerBound]), to = String(range[place.upperBound...])
      return (from.isEmpty ? "HEAD" : from, to.isEmpty ? "HEAD" : to, isMergeBase)
    }
    return (range, nil, false)
  }

  private func day(_ repository: Repository, _ commit: String?) throws -> Day? {
    if let day = reading.asOf?.day { return day }
    if let seconds = Terminal.environment("SOURCE_DATE_EPOCH").flatMap(Int.init) { return Day(secondsSince1970: seconds) }
    let commit = try commit ?? repository.commit("HEAD")
    return (try? repository.history(to: commit, limit: 1))?.first?.day
  }

  private func folders(_ against: String) throws -> Sides {
    let workspace = try reading.open()
    var other = reading
    other.directory = reading.directory.map { against.hasPrefix("/") ? against : $0 + "/" + against } ?? against
    let old = try other.open()
    return Sides(
      old: old.tree.dated(workspace.tree.asOf), new: workspace.tree, oldName: against, newName: ".", command: "jtbd diff --against \(against)",
      prefix: workspace.prefix, repositoryPrefix: workspace.repositoryPrefix)
  }
}

private final class Kept {
  private let compilations: [Compilation]
  private let difference: PublicDiff

  init(compilations: [Compilation], difference: PublicDiff) {
    self.compilations = compilations
    self.difference = difference
  }
}

extension SourceTree {
  /// The same tree, judged by another day.
  fileprivate func dated(_ day: Day?) -> SourceTree {
    SourceTree(entries: entries, configuration: configuration, asOf: day, unreadableNames: unreadableNames, assetFaults: assetFaults)
  }
}
