import ArgumentParser
import Bind
import Check
import Compile
import Report
import Source

struct Status: ParsableCommand {
  enum Shape: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    abstract: "Shows on one screen how far the workspace has come, and what to write next.",
    discussion: "Reads everything, writes nothing. Exit code 0 whatever it finds; `jtbd check` is the one that judges.")

  @Option(help: "How to tell it: text or json (documented in docs/insight.md).")
  var format: Shape = .text

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    let workspace = try reading.open()
    let compilation = Compilation(of: workspace.tree, jobs: reading.threads)
    let language = reading.lang?.language ?? compilation.configuration.settings.language
    let isTerminal = Terminal.outputIsTerminal
    let report = StatusReport(
      PublicModel(disclosing: compilation.checked, to: .everybody), language: language, prefix: workspace.prefix,
      color: Terminal.usesColor(reading.color, isTerminal: isTerminal), isTerminal: isTerminal)
    Terminal.error(workspace.remarks(compilation.checked, language))
    Terminal.output(format == .json ? report.json(tool: Version.tool) : Array(report.text().utf8))
    try workspace.failOnUnreadable()
  }
}
