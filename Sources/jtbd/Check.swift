import ArgumentParser
import Bind
import Check
import Compile
import Diff
import Edit
import Files
import Report
import Source

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks the workspace and reports what it found.",
    usage: "jtbd check [<paths> ...] [<options>]",
    discussion: """
      Reads everything and writes nothing but the reports you ask for. Exit code 0: nothing at or above the level of --fail-on; 1: something; \
      2: the workspace could not be read.

      With --since REV both states are checked, and only what the work in progress introduces is reported and counts: \
      also in files that it does not touch. Compared is with the commit at which the branch left REV (the merge base \
      of REV and HEAD), so that what others have done on REV since is not charged to it.
      """)

  @Argument(help: "Report only on these files and folders.", completion: .file())
  var paths: [String] = []

  @OptionGroup var reports: ReportOptions

  @Flag(help: "Show findings that `allow` covers, with their reasons.")
  var showAllowed = false

  @Option(help: ArgumentHelp("Report only what is new since a branch, tag or commit: since HEAD left it.", valueName: "REV"))
  var since: String?

  @Flag(help: "Check what is staged, as the next commit would hold it, and not the files as they are: for a pre-commit hook.")
  var staged = false

  @Flag(help: "Report also what stands in jtbd-baseline.txt.")
  var noBaseline = false

  @Option(help: ArgumentHelp("Read this one file from standard input, as an editor has it, and report on it. It need not exist.", valueName: "PATH"), completion: .file())
  var stdinPath: String?

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    if stdinPath != nil, !paths.isEmpty { throw ValidationError("--stdin-path reports on its own file; name no others") }
    if stdinPath != nil, staged { throw ValidationError("--stdin-path and --staged each say what is checked; choose one") }
  }

  func run() throws {
    let workspace = try reading.open()
    let buffer = try stdinPath.map { try openBuffer(at: $0, in: workspace) }
    let index = staged ? try Revisions(of: workspace.root).staged(asOf: workspace.tree.asOf) : nil
    let tree = index ?? (buffer.map { workspace.tree.overlaid(with: $0) } ?? workspace.tree)
    let before = try since.map { try Revisions(of: workspace.root).compilation(since: $0, asOf: tree.asOf, jobs: reading.threads) } ?? nil
    let compilation = Compilation(of: tree, jobs: reading.threads, reusing: before)
    let language = reading.lang?.language ?? compilation.configuration.settings.language
    let wanted = if let buffer { [buffer.path] } else { try paths.map { try workspace.inside($0, from: reading.directory) } }
    let model = PublicModel(disclosing: compilation.checked, to: .everybody)
    let baseline = noBaseline ? nil : try BaselineFile.read(in: workspace.root)
    var known = KnownFindings()
    if let before {
      let renamed = Successors(of: before.model, in: compilation.model, jobs: reading.threads)
      known.addFindings(of: before.checked, in: compilation.checked) { renamed($0) }
    } else if since != nil {
      known.addNothing()
    }
    if let baseline { known.add(baseline, in: compilation.checked) }
    let findings = Findings(model, language: language, prefix: workspace.prefix, repositoryPrefix: workspace.repositoryPrefix, showAllowed: showAllowed, known: known) { path in
      wanted.isEmpty || wanted.contains { path == $0 || path.hasPrefix($0 + "/") || $0.isEmpty }
    }
    let stale = baseline?.stale(in: compilation.checked) ?? []
    Terminal.error(workspace.remarks(compilation.checked, language))
    Terminal.error(BaselineFile.remarks(on: stale, language))
    Terminal.output(reports.output(findings, color: reading.color))
    try reports.writeFiles(findings, root: workspace.root, from: reading.directory)
    if !staged { try workspace.failOnUnreadable() }
    if findings.diagnostics.contains(where: { $0.allowed == nil && reports.level.fails(at: $0.severity) }) || (!stale.isEmpty && reports.level.fails(at: .warning)) { throw ExitCode(1) }
  }

  /// The open buffer of an editor, under the path that it will be saved to.
  private func openBuffer(at path: String, in workspace: Workspace) throws -> SourceFile {
    let place = try workspace.place(path, from: reading.directory)
    guard place.hasSuffix(".md") || place == "jtbd.yml" else { throw Failure(message: "\(path): documents end in .md") }
    guard let bytes = Disk.standardInput(atMost: 1 << 30) else { throw Failure(message: "standard input cannot be read") }
    return SourceFile(path: place, bytes: bytes)
  }
}
