import ArgumentParser
import Bind
import Check
import Compile
import Report
import Source

struct Why: ParsableCommand {
  enum Shape: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    abstract: "Says why something is there: the way by which it serves a main job, or where that way breaks off.",
    discussion: """
      ADDRESS is what findings name (segment/commuters#little-time), an id (commuters, little-time), or a place \
      (segments/commuters.md:12). Exit code 0: the address was found; 2: it was not.
      """)

  @Argument(help: "What to ask about.", completion: .file())
  var address: String

  @Option(help: "How to answer: text or json (documented in docs/insight.md).")
  var format: Shape = .text

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    let workspace = try reading.open()
    let compilation = Compilation(of: workspace.tree, jobs: reading.threads)
    let language = reading.lang?.language ?? compilation.configuration.settings.language
    let disclosed = PublicModel(disclosing: compilation.checked, to: .everybody)
    let isTerminal = Terminal.outputIsTerminal
    func shown(_ text: String) -> String { isTerminal ? text : disclosed.redaction.apply(to: text) }
    let entity: Entity
    switch look(in: disclosed.model, workspace) {
    case .found(let found): entity = found
    case .ambiguous(let several):
      let names = several.prefix(8).map { "\n  \(disclosed.model.address($0))  \(disclosed.model.name($0))" }.joined()
      throw Failure(message: shown(Visible.text("`\(address)` names several things; take one of them:\(names)")))
    case .none(let near):
      let hint = near.isEmpty ? "; ids and addresses stand in `jtbd check --format json` and on every page of the site" : "; did you mean \(near.map { "`\($0)`" }.joined(separator: " or "))?"
      throw Failure(message: shown(Visible.text("nothing here is called `\(address)`\(hint)")))
    }
    let report = ChainReport(
      disclosed, about: entity, language: language, prefix: workspace.prefix, color: Terminal.usesColor(reading.color, isTerminal: isTerminal), isTerminal: isTerminal)
    Terminal.output(format == .json ? report.json(tool: Version.tool) : Array(report.text().utf8))
    try workspace.failOnUnreadable()
  }

  private func look(in model: Model, _ workspace: Workspace) -> Lookup {
    var path = Substring(address), fragment: String?, line: Int?
    if let hash = path.lastIndex(of: "#") {
      fragment = String(path[path.index(after: hash)...])
      path = path[..<hash]
    }
    // `file.md:12` and `file.md:12:3`, as findings print it.
    while let colon = path.lastIndex(of: ":"), let number = Int(path[path.index(after: colon)...]) {
      line = number
      path = path[..<colon]
    }
    guard path.hasSuffix(".md") else { return model.look(up: address) }
    let inside = (try? workspace.inside(String(path), from: reading.directory)) ?? String(path)
    let found = model.look(up: inside, line: line)
    guard let fragment, case .found(let document) = found else { return found }
    return model.look(up: model.address(document) + "#" + fragment)
  }
}
