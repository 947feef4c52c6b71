import ArgumentParser
import Bind
import Compile
import Edit
import Files
import Report
import Source

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Takes over what you have: a list of jobs, a canvas.",
    discussion: """
      Reads a list of jobs from a table (.csv, .tsv) or from YAML (slug, parent, statement, story, confidence, source …), \
      a business model or lean canvas from Markdown with headings of its own, or a canvas in YAML (.bmml). Writes new \
      documents only; what exists is left as it is. What has no place is told with its line and kept as a remark. Exit \
      code 0: everything was taken over; 1: something was not; 2: the file could not be read.
      """)

  enum Encoding: String, ExpressibleByArgument, CaseIterable {
    case utf8 = "utf-8"
    case windows1252 = "windows-1252"
  }

  @Argument(help: ArgumentHelp("The file to take over; it may lie anywhere.", valueName: "FILE"), completion: .file())
  var file: String

  @Flag(help: "Write nothing; print what would be written.")
  var dryRun = false

  @Option(help: "How the file is encoded: utf-8 or windows-1252 (tables from older versions of Excel).")
  var encoding: Encoding = .utf8

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    let workspace = try reading.open()
    let compilation = Compilation(of: workspace.tree, jobs: reading.threads)
    let language = reading.lang?.language ?? compilation.configuration.settings.language
    let german = language == .de
    let place = reading.directory.map { file.hasPrefix("/") ? file : $0 + "/" + file } ?? file
    let bytes: [UInt8]
    do { bytes = try Disk.read(place, followingLinks: true) } catch { throw Failure(message: Visible.text("\(file): \(error.reason)")) }
    let taken: Edit.Import
    do {
      taken = try Edit.Import(
        of: SourceFile(path: file, bytes: bytes), encoding: encoding == .utf8 ? .utf8 : .windows1252, into: compilation.model,
        language: compilation.configuration.settings.language)
    } catch {
      throw Failure(message: Visible.text("\(file)\(error.line.map { ":\($0)" } ?? ""): \(error.message(language))"))
    }

    var out = ""
    for remark in taken.remarks { out += "\(file):\(remark.line): \(remark.message(language))\n" }
    for path in taken.existing { out += german ? "\(workspace.prefix)\(path) gibt es schon und bleibt, wie es ist.\n" : "\(workspace.prefix)\(path) exists and is left as it is.\n" }
    if dryRun {
      for document in taken.documents { Terminal.output("-- \(Visible.text(workspace.prefix + document.path)) --\n\(Visible.text(document.text))") }
      Terminal.error(Visible.text(out))
    } else {
      var faults: [String] = []
      for document in taken.documents {
        do {
          try Disk.create(document.path, below: workspace.root, with: Array(document.text.utf8))
          out += (german ? "geschrieben: " : "wrote ") + "\(workspace.prefix)\(document.path)\n"
        } catch { faults.append("\(workspace.prefix)\(document.path): \(error.reason)") }
      }
      let count = taken.documents.count - faults.count
      out += german ? "\(count) \(count == 1 ? "Dokument" : "Dokumente") geschrieben" : "Wrote \(count) \(count == 1 ? "document" : "documents")"
      out += german ? "; `jtbd check` sagt, was noch fehlt.\n" : "; `jtbd check` says what is still missing.\n"
      Terminal.output(Visible.text(out))
      if !faults.isEmpty { throw Failure(message: Visible.text((german ? "nicht alles wurde geschrieben\n  " : "not everything was written\n  ") + faults.joined(separator: "\n  "))) }
    }
    if !taken.remarks.isEmpty || !taken.existing.isEmpty { throw ExitCode(1) }
  }
}
