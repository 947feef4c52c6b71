import ArgumentParser
import Bind
import Check
import Compile
import Files
import Publish
import Render
import Report
import Source

struct Build: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks the workspace and publishes it as a static site.",
    usage: "jtbd build [--out <DIR>] [<options>]",
    discussion: """
      Errors stop the build and leave the last site as it is; --keep-going publishes anyway, with the errors shown on \
      the pages. Exit code 0: published; 1: findings at or above the level of --fail-on; 2: nothing could be published.
      """)

  @Option(help: ArgumentHelp("Where the site goes, from where you are. Default: _site in the workspace.", valueName: "DIR"), completion: .directory)
  var out: String?

  @OptionGroup var reports: ReportOptions

  @Flag(help: "Publish in spite of errors, and show them on the pages.")
  var keepGoing = false

  @Flag(help: "Replace files in the output folder that no build has written.")
  var force = false

  @Option(
    defaultAsFlag: "",
    help: ArgumentHelp("Print the site as a book too, through WeasyPrint or Chromium. Without FILE: beside the output folder.", valueName: "FILE"), completion: .file())
  var pdf: String?

  @Option(help: ArgumentHelp("Write the whole site as one HTML file too, to be mailed.", valueName: "FILE"), completion: .file())
  var singleFile: String?

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    let folder = try reading.folder()
    let target: String
    let destination: Destination
    do {
      target = try out.map { path in try Destination.absolute(reading.directory.map { path.hasPrefix("/") ? path : $0 + "/" + path } ?? path) } ?? folder.root + "/_site"
      destination = try Destination(at: target, workspace: folder.root)
    } catch { throw failure(error) }

    let survey = try reading.survey(outputs: [target])
    let language = reading.lang?.language ?? survey.configuration.settings.language
    let cache = self.cache(for: destination, survey, language)
    let past = HistoryReading(of: survey.folder.root, configuration: survey.configuration, git: survey.git)
    let mark = past?.mark(versions: Version.identity) ?? 0
    let options = self.options(survey, history: mark)
    // Reports in files are written anew, whatever else is as it was.
    if !reports.writesFiles, let cache, let outcome = cache.unchanged(survey.listing, day: survey.day, options: options, jobs: reading.threads) {
      Terminal.error(outcome.errors)
      Terminal.output(outcome.output)
      sayPublished(PublicationSummary(written: 0, unchanged: cache.record?.files.count ?? 0, removed: 0), target, language)
      try writeTakeaways(of: destination, target, language)
      if outcome.exitCode != 0 { throw ExitCode(outcome.exitCode) }
      return
    }

    let workspace = Workspace(reading: survey, threads: reading.threads)
    let documents = cache?.documents(workspace.configuration.sourceFile, listing: workspace.listing)
    let compilation = Compilation(of: workspace.tree, jobs: reading.threads) { documents?.reading(of: $0, by: $1) }
    let model = PublicModel(disclosing: compilation.checked, to: .everybody)
    let findings = Findings(model, language: language, prefix: workspace.prefix, repositoryPrefix: workspace.repositoryPrefix)
    let remarks = workspace.remarks(compilation.checked, language)
    let report = reports.output(findings, color: reading.color)
    Terminal.error(remarks)
    Terminal.output(report)
    try reports.writeFiles(findings, root: workspace.root, from: reading.directory)
    try workspace.failOnUnreadable()

    let fails = findings.diagnostics.contains { reports.level.fails(at: $0.severity) }
    if compilation.configuration.isBroken || (fails && !keepGoing) {
      say(language, "Nichts geschrieben; --keep-going veröffentlicht trotzdem.", "Nothing was written; --keep-going publishes anyway.")
      throw ExitCode(1)
    }
    do {
      let history = past.flatMap { past in
        cache?.history(mark: mark) ?? past.read(
          known: Dictionary(compilation.model.documents.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first }), jobs: reading.threads)
      }
      let site = Site(rendering: model, history: history.map(model.disclose))
      let (summary, record) = try destination.publish(site, from: workspace.listing, kept: cache?.record, jobs: reading.threads, force: force)
      sayPublished(summary, target, language)
      let outcome = Outcome(output: report, errors: Array(remarks.utf8), exitCode: fails ? 1 : 0)
      cache?.keep(record, outcome, sources: survey.listing, day: survey.day, options: options)
      documents?.keep(compilation.readings, jobs: reading.threads)
      if let history { cache?.keep(history, mark: mark) }
    } catch { throw failure(error) }
    try writeTakeaways(of: destination, target, language)
    // The process ends here: what ten thousand documents were made of need not be taken apart first.
    _ = Unmanaged.passRetained(compilation.model)
    if fails { throw ExitCode(1) }
  }

  /// The book and the single file, made of what stands in the output folder.
  private func writeTakeaways(of destination: Destination, _ target: String, _ language: Language) throws {
    func place(_ path: String) throws -> String {
      let path = try Destination.absolute(reading.directory.map { path.hasPrefix("/") ? path : $0 + "/" + path } ?? path)
      if (path + "/").hasPrefix(target + "/") { throw Failure(message: "\(path) lies in the output folder, which holds the site and nothing else") }
      return path
    }
    do {
      if let singleFile {
        let path = try place(singleFile)
        let bytes = try destination.singleFile()
        try Disk.write(bytes, to: path)
        say(language, "\(shown(path)): die ganze Website, \(bytes.count / 1000) kB.", "\(shown(path)): the whole site, \(bytes.count / 1000) kB.")
      }
      if let pdf {
        let path = try pdf.isEmpty ? target + ".pdf" : place(pdf)
        let book = try destination.pdf()
        try Disk.write(book.bytes, to: path)
        say(language, "\(shown(path)): das Buch, gesetzt von \(book.result.engine), \(book.bytes.count / 1000) kB.", "\(shown(path)): the book, laid out by \(book.result.engine), \(book.bytes.count / 1000) kB.")
        if !book.result.isUA {
          say(
            language, "jtbd: Ohne WeasyPrint ab Version 58 fehlen dem PDF die Kennzeichen von PDF/UA.",
            "jtbd: without WeasyPrint 58 or newer the PDF lacks the marks of PDF/UA.")
        }
      }
    } catch let error as TakeawayError {
      switch error {
      case .noEngine:
        throw Failure(message: "a PDF needs WeasyPrint (pip install weasyprint) or Chromium on the PATH; there is neither. The site is published: print.html can be printed from any browser")
      case .engine(let name, let message): throw Failure(message: "\(name) could not lay out the book: \(message)")
      case .notPublished: throw Failure(message: "there is no site in \(target) to take this from")
      case .disk(let error): throw Failure(message: "\(error.path): \(error.reason)")
      }
    } catch let error as DiskError {
      throw Failure(message: "\(error.path): \(error.reason)")
    } catch let error as PublishError {
      throw failure(error)
    }
  }

  /// The cache of this output folder. One that git tracks could hold anything, and is left alone.
  private func cache(for destination: Destination, _ survey: Survey, _ language: Language) -> BuildCache? {
    if survey.git.tracksCache {
      say(
        language, "jtbd: .jtbd-cache steht unter Versionsverwaltung und wird nicht benutzt; nehmt den Ordner heraus (git rm -r --cached .jtbd-cache).",
        "jtbd: .jtbd-cache is under version control and is not used; take it out (git rm -r --cached .jtbd-cache).")
      return nil
    }
    return BuildCache(for: destination, workspace: survey.folder.root, versions: Version.identity)
  }

  /// Everything besides the sources that decides what is written and said.
  private func options(_ survey: Survey, history mark: UInt64) -> String {
    let terminal = Terminal.outputIsTerminal
    let color = Terminal.usesColor(reading.color, isTerminal: terminal)
    return [
      reports.format.rawValue, reading.lang?.rawValue ?? "", reports.level.rawValue, keepGoing ? "keep-going" : "", color ? "color" : "",
      terminal ? "terminal" : "", Workspace.prefix(to: survey.folder.root), survey.folder.repositoryPrefix,
      RunnerLog.isHere ? "runner" : "", Terminal.outputWidth.map(String.init) ?? "", String(mark, radix: 16),
    ].joined(separator: "\n")
  }

  private func sayPublished(_ summary: PublicationSummary, _ target: String, _ language: Language) {
    let place = shown(target)
    say(
      language, "\(place): \(summary.written) Dateien geschrieben, \(summary.unchanged) unverändert, \(summary.removed) entfernt.",
      "\(place): \(summary.written) files written, \(summary.unchanged) unchanged, \(summary.removed) removed.")
  }

  private func say(_ language: Language, _ de: String, _ en: String) { Terminal.error((language == .de ? de : en) + "\n") }

  /// The output folder as the user would write it.
  private func shown(_ target: String) -> String {
    guard let here = WorkspaceFolder.absolutePath("."), target.hasPrefix(here + "/") else { return target }
    return String(target.dropFirst(here.count + 1))
  }

  private func failure(_ error: any Error) -> any Error {
    guard let error = error as? PublishError else { return error }
    switch error {
    case .outputHoldsWorkspace(let path):
      return Failure(message: "\(path) holds the workspace itself; a site goes into a folder of its own, such as _site")
    case .outputHoldsDocument(let path):
      return Failure(message: "\(path) is a document of the workspace; an output folder may hold none (--out names another)")
    case .outputIsNoFolder(let path):
      return Failure(message: "\(path) is not a folder that a site can be written to")
    case .busy: return Failure(message: "another build is writing to this folder; try again when it has ended")
    case .foreignFiles(let paths):
      let names = paths.prefix(5).map { "\n  " + $0 }.joined() + (paths.count > 5 ? "\n  … and \(paths.count - 5) more" : "")
      return Failure(message: "files that no build has written are in the way; move them, or replace them with --force:" + names)
    case .assetRefused(let path, let fault): return Failure(message: "\(path) is not published: \(words(fault))")
    case .disk(let error):
      return Failure(message: error.isFullDisk ? "\(error.path): the disk is full; the last site is as it was" : "\(error.path): \(error.reason)")
    case .interrupted: return Failure(message: "stopped; the last site is as it was", code: 130)
    }
  }

  private func words(_ fault: AssetFault) -> String {
    switch fault {
    case .element(let name): "it has an element <\(name)>"
    case .handler(let name): "it has an attribute \(name) that runs something"
    case .address(let address): "it loads \(address)"
    case .importRule: "it imports another style sheet"
    case .declaration(let name): "it declares \(name)"
    case .unreadable: "it cannot be read with certainty"
    }
  }
}
