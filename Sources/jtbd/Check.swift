import ArgumentParser
import Bind
import Check
import Compile
import Edit
import Files
import Report
import Source

enum Format: String, ExpressibleByArgument, CaseIterable { case text, short, json }

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks the workspace and reports what it found.",
    discussion: """
      Reads everything, writes nothing. Exit code 0: nothing at or above the level of --fail-on; 1: something; \
      2: the workspace could not be read.
      """)

  @Argument(help: "Report only on these files and folders.", completion: .file())
  var paths: [String] = []

  @Option(help: "How to report: text, short (one line a finding) or json (documented in docs/json.md).")
  var format: Format = .text

  @Option(help: "From which severity the exit code is 1: error, warning, info or never.")
  var failOn: FailLevel?

  @Flag(help: "The same as --fail-on warning.")
  var strict = false

  @Flag(help: "Show findings that `allow` covers, with their reasons.")
  var showAllowed = false

  @Option(help: ArgumentHelp("Read this one file from standard input, as an editor has it, and report on it. It need not exist.", valueName: "PATH"), completion: .file())
  var stdinPath: String?

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    if strict, failOn != nil { throw ValidationError("--strict and --fail-on contradict each other") }
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
    let findings = Findings(model, language: language, prefix: workspace.prefix, showAllowed: showAllowed) { path in
      wanted.isEmpty || wanted.contains { path == $0 || path.hasPrefix($0 + "/") || $0.isEmpty }
    }
    Terminal.error(workspace.remarks(compilation.checked, language))
    Terminal.output(findings.report(as: format, color: reading.color))
    try workspace.failOnUnreadable()
    let level = strict ? .warning : failOn ?? .error
    if findings.diagnostics.contains(where: { $0.allowed == nil && level.fails(at: $0.severity) }) { throw ExitCode(1) }
  }

  /// The open buffer of an editor, under the path that it will be saved to.
  private func openBuffer(at path: String, in workspace: Workspace) throws -> SourceFile {
    let place = try workspace.place(path, from: reading.directory)
    guard place.hasSuffix(".md") || place == "jtbd.yml" else { throw Failure(message: "\(path): documents end in .md") }
    guard let bytes = Disk.standardInput(atMost: 1 << 30) else { throw Failure(message: "standard input cannot be read") }
    return SourceFile(path: place, bytes: bytes)
  }
}

extension Findings {
  /// The findings as they go to stdout.
  func report(as format: Format, color: ColorChoice) -> [UInt8] {
    let isTerminal = Terminal.outputIsTerminal
    let report = TextReport(self, color: Terminal.usesColor(color, isTerminal: isTerminal), isTerminal: isTerminal)
    return switch format {
    case .text: Array(report.text().utf8)
    case .short: Array(report.short().utf8)
    case .json: JSONReport.write(self, tool: Version.tool)
    }
  }
}
