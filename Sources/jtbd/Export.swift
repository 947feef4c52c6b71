import ArgumentParser
import Bind
import Check
import Compile
import Exchange
import Files
import Source

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct Export: ParsableCommand {
  enum Shape: String, ExpressibleByArgument, CaseIterable { case json, csv, mermaid, dot }

  static let configuration = CommandConfiguration(
    abstract: "Hands the model on: as JSON, as CSV for spreadsheets, as a Mermaid or Graphviz graph.",
    discussion: """
      Without --out everything goes to stdout. CSV has one table for each kind: name one with --kind, or a folder with \
      --out. Names of real people leave only where their consent says so. Formats: docs/export.md.
      """)

  @Option(help: "The format: json, csv, mermaid or dot.")
  var format: Shape

  @Option(help: ArgumentHelp("The table of a CSV: a kind of document or item, profile or rating.", valueName: "KIND"), completion: .list(ModelTable.names))
  var kind: String?

  @Option(help: ArgumentHelp("The file to write; for CSV without --kind the folder.", valueName: "PATH"), completion: .file())
  var out: String?

  @Flag(help: "Replace files that exist.")
  var force = false

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    if kind != nil, format != .csv { throw ValidationError("--kind goes with --format csv") }
    if let kind, !ModelTable.names.contains(kind) {
      let near = nearest(to: kind, among: ModelTable.names).map { "`\($0.name)`" }
      throw ValidationError("there is no table `\(kind)`; " + (near.isEmpty ? "there are \(ModelTable.names.joined(separator: ", "))" : "did you mean \(near.joined(separator: " or "))?"))
    }
    if format == .csv, kind == nil, out == nil { throw ValidationError("CSV has one table for each kind: name one with --kind, or a folder with --out") }
  }

  func run() throws {
    let workspace = try reading.open()
    let compilation = Compilation(of: workspace.tree, jobs: reading.threads)
    let language = reading.lang?.language ?? compilation.configuration.settings.language
    let disclosed = PublicModel(disclosing: compilation.checked, to: .everybody)
    try workspace.failOnUnreadable()
    if compilation.configuration.isBroken { throw Failure(message: "jtbd.yml cannot be read; `jtbd check` says why", code: 1) }
    switch format {
    case .json: try write(ModelJSON(disclosed).bytes())
    case .dot: try write(Array(ModelGraph(disclosed, language: language).dot().utf8))
    case .mermaid:
      var graph = ModelGraph(disclosed, language: language)
      if graph.edgeCount > ModelGraph.mostMermaidEdges {
        graph = ModelGraph(disclosed, language: language, withItems: false)
        let still = graph.edgeCount > ModelGraph.mostMermaidEdges
        Terminal.error(
          "jtbd: the graph is drawn without gains, pains and clarifiers: Mermaid draws at most \(ModelGraph.mostMermaidEdges) arrows"
            + (still ? ", and these are still \(graph.edgeCount); raise its maxEdges, or use --format dot\n" : "\n"))
      }
      try write(Array(graph.mermaid().utf8))
    case .csv:
      if let table = kind.flatMap({ ModelTable.named($0, of: disclosed, language: language) }) { return try write(table.csv(language)) }
      let tables = ModelTable.all(of: disclosed, language: language)
      try write(tables.map { ($0.name + ".csv", $0.csv(language)) }, into: out!)
      Terminal.error("\(out!): \(tables.map { $0.name + ".csv" }.joined(separator: ", "))\n")
    }
  }

  private func write(_ bytes: [UInt8]) throws {
    guard let out else { return Terminal.output(bytes) }
    try write([("", bytes)], into: out)
  }

  /// Files below `out`, or `out` itself where the name is empty. All are looked at before one is written.
  private func write(_ files: [(name: String, bytes: [UInt8])], into out: String) throws {
    let base = reading.directory.map { out.hasPrefix("/") ? out : $0 + "/" + out } ?? out
    if files.contains(where: { !$0.name.isEmpty }), mkdir(base, 0o777) != 0, errno != EEXIST {
      throw Failure(message: "\(out) cannot be made: \(String(cString: strerror(errno)))")
    }
    let plain = files.map { (path: $0.name.isEmpty ? base : base + "/" + $0.name, bytes: $0.bytes) }
    for file in plain {
      var status = stat()
      guard lstat(file.path, &status) == 0 else { continue }
      if status.st_mode & S_IFMT != S_IFREG { throw Failure(message: "\(file.path) is no plain file; it is not written through") }
      if !force { throw Failure(message: "\(file.path) is there already; --force replaces it") }
    }
    for file in plain {
      do { try Disk.write(file.bytes, to: file.path) } catch { throw Failure(message: "\(file.path) cannot be written: \(error.reason)") }
    }
  }
}
