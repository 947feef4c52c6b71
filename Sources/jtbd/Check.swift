import ArgumentParser
import Bind
import Check
import Compile
import Edit
import Files
import Report
import Source

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks the workspace and reports what it found.",
    discussion: """
      Reads everything, writes nothing. Exit code 0: nothing at or above the level of --fail-on; 1: something; \
      2: the workspace could not be read.
      """)

  @Argument(help: "Report only on these files and folders.", completion: .file())
  var paths: [String] = []

  @OptionGroup var reports: ReportOptions

  @Flag(help: "Show findings that `allow` covers, with their reasons.")
  var showAllowed = false

  @Option(help: ArgumentHelp("Read this one file from standard input, as an editor has it, and report on it. It need not exist.", valueName: "PATH"), completion: .file())
  var stdinPath: String?

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    if stdinPath != nil, !paths.isEmpty { throw ValidationError("--stdin-path reports on its own file; name no others") }
  }

  func run() throws {
    let workspace = try reading.open()
    let buffer = try stdinPath.map { try openBuffer(at: $0, in: workspace) }
    let tree = if let buffer { workspace.tree.overlaid(with: buffer) } else { workspace.tree }
    let compilation = Compilation(of: tree, jobs: reading.threads)
    let language = reading.lang?.language ?? compilation.configuration.settings.language
    let wanted = if let buffer { [buffer.path] } else { try paths.map { try workspace.inside($0, from: reading.directory) } }
    let model = PublicModel(disclosing: compilation.checked, to: .everybody)
    let findings = Findings(model, language: language, prefix: workspace.prefix, repositoryPrefix: workspace.repositoryPrefix, showAllowed: showAllowed) { path in
      wanted.isEmpty || wanted.contains { path == $0 || path.hasPrefix($0 + "/") || $0.isEmpty }
    }
    Terminal.error(workspace.remarks(compilation.checked, language))
    Terminal.output(reports.output(findings, color: reading.color))
    try reports.writeFiles(findings, workspace: workspace, from: reading.directory)
    try workspace.failOnUnreadable()
    if findings.diagnostics.contains(where: { $0.allowed == nil && reports.level.fails(at: $0.severity) }) { throw ExitCode(1) }
  }

  /// The open buffer of an editor, under the path that it will be saved to.
  private func openBuffer(at path: String, in workspace: Workspace) throws -> SourceFile {
    let place = try workspace.place(path, from: reading.directory)
    guard place.hasSuffix(".md") || place == "jtbd.yml" else { throw Failure(message: "\(path): documents end in .md") }
    guard let bytes = Disk.standardInput(atMost: 1 << 30) else { throw Failure(message: "standard input cannot be read") }
    return SourceFile(path: place, bytes: bytes)
  }
}
