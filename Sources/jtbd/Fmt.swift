import ArgumentParser
import Bind
import Compile
import Edit
import Files
import Parse
import Report
import Source

struct Fmt: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Writes all files in one form.",
    discussion: """
      The order of keys, the style of lists, English keys for German words, no space at the end of lines, one line end at \
      the end of the file. Remarks move with their keys; wording stays as it is; line ends and byte order marks stay. \
      A file whose front matter does not parse is left alone. With `-` it reads one document from standard input and \
      writes it to standard output.
      """)

  @Argument(help: "Format only these files and folders; - for standard input.", completion: .file())
  var paths: [String] = []

  @Flag(help: "Write nothing; list the files that would change, and end with 1 where there are any.")
  var check = false

  @Flag(help: "Write nothing; print the changes as a unified diff, and end with 1 where there are any.")
  var diff = false

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    if check, diff { throw ValidationError("--check and --diff contradict each other") }
    if paths.contains("-"), paths.count > 1 { throw ValidationError("- stands alone") }
    if paths.contains("-"), check || diff { throw ValidationError("- writes the whole text; --check and --diff do not go with it") }
  }

  func run() throws {
    if paths == ["-"] { return try filter() }
    let workspace = try reading.open()
    let settings = workspace.configuration.settings
    let language = reading.lang?.language ?? settings.language
    let wanted = try paths.map { try workspace.inside($0, from: reading.directory) }
    var changes: [(before: SourceFile, after: SourceFile)] = []
    let files = [workspace.tree.configuration].compactMap { $0 } + workspace.tree.entries.compactMap { if case .document(let file) = $0.entry { file } else { nil } }
    let named = files.filter { file in wanted.isEmpty || wanted.contains { file.path == $0 || file.path.hasPrefix($0 + "/") || $0.isEmpty } }
    let done = parallelMap(named, jobs: reading.threads) { (file: $0, formatting: Formatting(of: $0, settings: settings)) }
    for (file, formatting) in done {
      if let obstacle = formatting.obstacle { Terminal.error(note(obstacle, workspace.prefix + file.path, language)) }
      if formatting.isChanged { changes.append((formatting.before, formatting.after)) }
    }
    changes.sort { utf8Precedes($0.before.path, $1.before.path) }
    let edits = WorkspaceEdits(workspace: workspace, language: language)
    if diff {
      edits.show(changes)
    } else {
      if !check { try edits.write(changes) }
      for change in changes { Terminal.output(Visible.text(workspace.prefix + change.before.path) + "\n") }
    }
    try workspace.failOnUnreadable()
    if check || diff, !changes.isEmpty { throw ExitCode(1) }
  }

  /// Standard input to standard output, for editors. A workspace around it is not needed.
  private func filter() throws {
    let settings = (try? reading.settings()) ?? Settings()
    guard let bytes = Disk.standardInput(atMost: 1 << 30) else { throw Failure(message: "standard input cannot be read") }
    let formatting = Formatting(of: SourceFile(path: "stdin.md", bytes: bytes), settings: settings)
    let language = reading.lang?.language ?? settings.language
    if let obstacle = formatting.obstacle { Terminal.error(note(obstacle, language == .de ? "Standardeingabe" : "standard input", language)) }
    Terminal.output(formatting.after.bytes)
  }

  private func note(_ obstacle: Formatting.Obstacle, _ name: String, _ language: Language) -> String {
    let german = language == .de
    let why =
      switch obstacle {
      case .damaged: german ? "das Front Matter lässt sich nicht ganz lesen; `jtbd check` zeigt, wo" : "its front matter cannot be read as a whole; `jtbd check` shows where"
      case .unreadable: german ? "die Datei lässt sich nicht lesen; `jtbd check` sagt, warum" : "the file cannot be read; `jtbd check` says why"
      case .unstable: german ? "sie käme in keine feste Form" : "it would not come to rest in one form"
      }
    return Visible.text("jtbd: \(name) " + (german ? "bleibt, wie es ist: " : "is left as it is: ") + why) + ".\n"
  }
}
