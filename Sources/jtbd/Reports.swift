import ArgumentParser
import Bind
import Check
import Files
import Report
import Source

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

enum Format: String, ExpressibleByArgument, CaseIterable {
  case text, short, json, jsonl, sarif, github, gitlab, rdjson, rdjsonl, junit, checkstyle, markdown
}

/// A report that goes into a file besides what is printed.
struct ReportFile {
  let format: Format
  /// As the user wrote it.
  let path: String

  init(argument: String) throws {
    let formats = Format.allCases.map(\.rawValue).joined(separator: ", ")
    guard let equals = argument.firstIndex(of: "="), let format = Format(rawValue: String(argument[..<equals])) else {
      throw ValidationError("--report takes FORMAT=FILE, such as sarif=jtbd.sarif; FORMAT is one of \(formats)")
    }
    self.format = format
    path = String(argument[argument.index(after: equals)...])
    if path.isEmpty || path == "-" { throw ValidationError("--report \(argument): a file is missing; what goes to stdout is chosen by --format") }
  }
}

/// How findings are told: once on stdout, and in any number of files.
struct ReportOptions: ParsableArguments {
  @Option(
    help: """
      How to report on stdout: text for people, short for editors (one line a finding), json and jsonl for programs, markdown for \
      summaries, the others for the service or tool of that name.
      """)
  var format: Format = .text

  @Option(name: .customLong("report"), help: ArgumentHelp("Also write a report into a file, such as sarif=jtbd.sarif; can be given several times.", valueName: "FORMAT=FILE"), transform: ReportFile.init)
  var files: [ReportFile] = []

  @Option(help: ArgumentHelp("From which severity on the exit code is 1. Default: error.", valueName: "level"))
  var failOn: FailLevel?

  @Flag(help: "The same as --fail-on warning.")
  var strict = false

  func validate() throws {
    if strict, failOn != nil { throw ValidationError("--strict and --fail-on contradict each other") }
    let paths = files.map(\.path)
    if let twice = paths.first(where: { path in paths.count { $0 == path } > 1 }) { throw ValidationError("--report names \(twice) twice") }
  }

  /// At which severity the command fails.
  var level: FailLevel { strict ? .warning : failOn ?? .error }

  /// Whether something is written besides stdout: then every run writes it.
  var writesFiles: Bool { !files.isEmpty || (format == .github && JobSummary.path != nil) }
}

extension ReportOptions {
  /// What goes to stdout.
  func output(_ findings: Findings, color: ColorChoice) -> [UInt8] {
    let isTerminal = Terminal.outputIsTerminal
    return findings.report(as: format, color: Terminal.usesColor(color, isTerminal: isTerminal), isTerminal: isTerminal, level: level)
  }

  /// Writes the files, each in one step, and the job's summary where a runner takes one. `root`: of the workspace on disk, if there is one.
  func writeFiles(_ findings: Findings, root: String?, from directory: String?) throws {
    for file in files {
      let path = directory.map { file.path.hasPrefix("/") ? file.path : $0 + "/" + file.path } ?? file.path
      let place = try place(path, written: file.path, root)
      let bytes = findings.report(as: file.format, color: false, isTerminal: false, level: level)
      do {
        if place.isStream { try Disk.append(bytes, to: place.path) } else { try Disk.write(bytes, to: place.path) }
      } catch { throw Failure(message: "\(file.path) cannot be written: \(error.reason)") }
    }
    if format == .github || files.contains(where: { $0.format == .github }) { JobSummary.add(findings) }
  }

  /// Where a report's bytes go: through a link to what it points to; a pipe or device is written into, not replaced.
  private func place(_ path: String, written: String, _ root: String?) throws -> (path: String, isStream: Bool) {
    var status = stat()
    var target = path
    if stat(path, &status) == 0 {
      switch status.st_mode & S_IFMT {
      case S_IFDIR: throw Failure(message: "\(written) is a folder; a report goes into a file")
      case S_IFREG: target = WorkspaceFolder.absolutePath(path) ?? path
      default: return (path, true)
      }
    } else {
      let slash = path.lastIndex(of: "/")
      let folder = slash.map { String(path[..<$0]) } ?? "."
      guard let parent = WorkspaceFolder.absolutePath(folder.isEmpty ? "/" : folder) else {
        throw Failure(message: "\(written) cannot be written: there is no folder \(folder)")
      }
      target = parent + "/" + (slash.map { String(path[path.index(after: $0)...]) } ?? path)
    }
    // A report would be read as a page by the next run, or take a document's place.
    if let root, target == root + "/jtbd.yml" || (target.hasSuffix(".md") && target.hasPrefix(root + "/")) {
      throw Failure(message: "\(written) would be a document of the workspace; write the report elsewhere, or under another ending")
    }
    return (target, false)
  }
}

extension Findings {
  /// The findings in one of the formats.
  func report(as format: Format, color: Bool, isTerminal: Bool, level: FailLevel) -> [UInt8] {
    func text() -> TextReport { TextReport(self, color: color, isTerminal: isTerminal, width: isTerminal ? Terminal.outputWidth : nil) }
    return switch format {
    case .text: RunnerLog.guarded(text().text())
    case .short: RunnerLog.guarded(text().short())
    case .json: JSONReport.write(self, tool: Version.tool)
    case .jsonl: JSONReport.lines(self)
    case .sarif: SARIFReport.write(self, version: Version.number)
    case .github: GitHubReport.write(self)
    case .gitlab: GitLabReport.write(self)
    case .rdjson: ReviewdogReport.write(self)
    case .rdjsonl: ReviewdogReport.lines(self)
    case .junit: JUnitReport.write(self, fails: level.fails)
    case .checkstyle: CheckstyleReport.write(self)
    case .markdown: MarkdownReport.write(self, link: JobSummary.link)
    }
  }
}

/// GitHub's runner reads commands out of whatever a step prints.
enum RunnerLog {
  static var isHere: Bool { Terminal.environment("GITHUB_ACTIONS") == "true" }

  /// Text in which no words of a document can be taken for a command.
  static func guarded(_ text: String) -> [UInt8] {
    guard isHere, text.utf8.contains(0x23) else { return Array(text.utf8) }
    return Array(text.replacing("##[", with: "## [").utf8)
  }
}

/// The page that a run on GitHub shows besides its log.
enum JobSummary {
  static var path: String? { Terminal.environment("GITHUB_STEP_SUMMARY").flatMap { $0.isEmpty ? nil : $0 } }

  /// Adds the findings to the summary. A runner that takes none costs the summary, nothing else.
  static func add(_ findings: Findings) {
    if path != nil { add(MarkdownReport.write(findings, link: link)) }
  }

  static func add(_ markdown: [UInt8]) {
    guard let path else { return }
    do { try Disk.append(markdown + [0x0A], to: path) } catch {
      Terminal.error("jtbd: the job summary cannot be written: \(error.reason)\n")
    }
  }

  /// The address of a line at the commit that is looked at; nil: not on a runner.
  static func link(_ path: String, _ line: Int) -> String? {
    guard RunnerLog.isHere, let server = Terminal.environment("GITHUB_SERVER_URL"), let repository = Terminal.environment("GITHUB_REPOSITORY"),
      let commit = Terminal.environment("GITHUB_SHA"), server.hasPrefix("https://") || server.hasPrefix("http://")
    else { return nil }
    return server + "/" + URIText.escaped(repository) + "/blob/" + URIText.escaped(commit) + "/" + URIText.escaped(path) + "?plain=1#L\(line)"
  }
}
