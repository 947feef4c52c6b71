import ArgumentParser
import Bind
import Compile
import Edit
import Files
import Report
import Source

struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Starts a new document, with remarks that say what belongs where.",
    discussion: """
      Asks nothing: writes a file that explains itself, named after the title, into the folder where documents of that \
      kind lie; `jtbd check` says what is still to be written. Never overwrites anything. Kinds: \
      \(Kind.allCases.map(\.rawValue).joined(separator: ", ")); German words are understood too.
      """)

  @Argument(help: ArgumentHelp("What to write: segment, job, persona …", valueName: "KIND"), completion: .list(Kind.allCases.map(\.rawValue)))
  var kind: String

  @Argument(help: ArgumentHelp("Its title. For a job, the job itself: \"Keep the bicycle roadworthy\".", valueName: "TITLE"))
  var title: [String]

  @Flag(help: "Write nothing; print the path on stderr and the text on stdout.")
  var dryRun = false

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    guard let kind = Kind(spoken: self.kind) else {
      let near = Vocabulary.kind.nearest(to: self.kind).first.map { "; did you mean \($0.name)?" } ?? ""
      throw Failure(message: "there is no kind `\(Visible.text(self.kind))`\(near)\n  kinds: \(Kind.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    let workspace = try reading.open()
    let compilation = Compilation(of: workspace.tree, jobs: reading.threads)
    let language = reading.lang?.language ?? compilation.configuration.settings.language
    let german = language == .de
    let skeleton: Skeleton
    do {
      skeleton = try Skeleton(kind, titled: title.joined(separator: " "), language: language, in: compilation.model)
    } catch {
      switch error {
      case .emptyTitle: throw Failure(message: german ? "der Titel ist leer" : "the title is empty")
      case .taken(let path):
        throw Failure(message: Visible.text(german ? "dieses Dokument gibt es schon: \(workspace.prefix)\(path)" : "this document exists already: \(workspace.prefix)\(path)"))
      case .fileExists(let path):
        throw Failure(message: Visible.text(german ? "\(workspace.prefix)\(path) gibt es schon; nichts wurde geschrieben" : "\(workspace.prefix)\(path) exists; nothing was written"))
      }
    }
    let path = workspace.prefix + skeleton.path
    if dryRun {
      Terminal.error(path + "\n")
      Terminal.output(skeleton.text)
      return
    }
    do {
      try Disk.create(skeleton.path, below: workspace.root, with: Array(skeleton.text.utf8))
    } catch {
      throw Failure(message: "\(path): \(error.reason)")
    }
    Terminal.output(
      german
        ? "\(path) geschrieben. Öffnet die Datei, und ersetzt jedes TBD; `jtbd check \(path)` sagt, was noch fehlt.\n"
        : "Wrote \(path). Open it and replace each TBD; `jtbd check \(path)` says what is still missing.\n")
  }
}
