import ArgumentParser
import Bind
import Check
import Edit
import Files
import Report
import Source

struct Fix: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Mends what can be mended without asking.",
    discussion: """
      Applies the fixes that cannot change what you mean: misspelt keys, words and references with one near name, quotes \
      that YAML needs, dates, sums of money. Line ends, file modes and everything else stay as they are. --diff shows \
      what would change, writes nothing and ends with 1 where something would.
      """)

  @Argument(help: "Mend only these files and folders.", completion: .file())
  var paths: [String] = []

  @Flag(help: "Print the changes as a unified diff; write nothing.")
  var diff = false

  @Option(help: ArgumentHelp("Only fixes of this rule; may be repeated.", valueName: "NAME"), completion: .list(Rule.all.map(\.name)))
  var rule: [String] = []

  @Flag(help: "Take the first proposal also where it is not certain. Look at --diff first.")
  var unsafe = false

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    for name in rule where Rule.named(name) == nil {
      let near = nearest(to: name, among: Rule.all.map(\.name)).first.map { "; did you mean \($0.name)?" } ?? "; `jtbd rules` lists all"
      throw ValidationError("there is no rule \(name)\(near)")
    }
  }

  func run() throws {
    let workspace = try reading.open()
    let wanted = try paths.map { try workspace.inside($0, from: reading.directory) }
    let mending = Mending(of: workspace.tree, jobs: reading.threads, rules: rule.isEmpty ? nil : Set(rule), unsafe: unsafe) { path in
      wanted.isEmpty || wanted.contains { path == $0 || path.hasPrefix($0 + "/") || $0.isEmpty }
    }
    // What `lang:` says may be among what was mended.
    let language = reading.lang?.language ?? mending.rest.model.settings.language
    let edits = WorkspaceEdits(workspace: workspace, language: language)
    if diff {
      edits.show(mending.changes)
      try workspace.failOnUnreadable()
      if !mending.changes.isEmpty { throw ExitCode(1) }
      return
    }
    try edits.write(mending.changes)
    Terminal.output(report(mending, workspace, language))
    try workspace.failOnUnreadable()
  }

  private func report(_ mending: Mending, _ workspace: Workspace, _ language: Language) -> String {
    let german = language == .de
    var out = ""
    for fix in mending.applied {
      out += Visible.text("\(workspace.prefix)\(fix.location.file):\(fix.line):\(fix.column): \(fix.rule): \(fix.title(language))") + "\n"
    }
    let count = mending.applied.count, files = mending.changes.count
    if count == 0 {
      out += german ? "Nichts, was sich ohne Rückfrage beheben lässt.\n" : "Nothing that can be mended without asking.\n"
    } else {
      out += german
        ? "\(count) \(count == 1 ? "Stelle" : "Stellen") in \(files) \(files == 1 ? "Datei" : "Dateien") behoben.\n"
        : "Mended \(count) \(count == 1 ? "place" : "places") in \(files) \(files == 1 ? "file" : "files").\n"
    }
    let left = mending.rest.count(.error)
    if left > 0 {
      out += german
        ? "\(left) Fehler \(left == 1 ? "bleibt" : "bleiben"); `jtbd check` zeigt \(left == 1 ? "ihn" : "sie").\n"
        : "\(left) \(left == 1 ? "error is" : "errors are") left; `jtbd check` shows \(left == 1 ? "it" : "them").\n"
    }
    if mending.uncertain > 0, !unsafe {
      let many = mending.uncertain
      out += german
        ? "Für \(many) \(many == 1 ? "Befund" : "Befunde") gibt es einen Vorschlag, der nicht sicher ist: `jtbd fix --unsafe --diff` zeigt ihn.\n"
        : "For \(many) \(many == 1 ? "finding" : "findings") there is a proposal that is not certain: `jtbd fix --unsafe --diff` shows it.\n"
    }
    return out
  }
}
