package import Source
import Parse
package import Bind
package import Check

/// A workspace taken through all stages.
package struct Compilation: Sendable {
  package let tree: SourceTree
  package let configuration: Configuration
  package let checked: CheckedModel

  package var model: Model { checked.model }

  /// Takes a snapshot through all stages. `jobs` workers share what can be done document by document; the result does not depend on it.
  package init(of tree: SourceTree, jobs: Int = 1, rules: [Rule] = Rule.all) {
    self.tree = tree
    let file = tree.configuration ?? SourceFile(path: "jtbd.yml", bytes: [])
    configuration = Configuration(reading: ParsedDocument(parsingConfiguration: file))
    let settings = configuration.settings
    let checker = Checker(rules: rules, settings: settings)
    // A configuration that does not parse is reported alone: whatever else were said would rest on guesses.
    let files = configuration.isBroken ? [] : Compilation.sources(tree)

    let read = parallelMap(files, jobs: jobs) { file in
      let document = Document(reading: ParsedDocument(parsing: file, limits: settings.limits), settings: settings)
      return (document: document, hits: checker.findings(in: document))
    }
    let index = Index(read.map(\.document), tree: tree)
    let targets = parallelMap(Array(index.documents.indices), jobs: jobs) { index.targets(of: $0) }
    let model = Model(binding: index, targets: targets, configuration: configuration)
    let about = parallelMap(Array(model.documents.indices), jobs: jobs) { checker.findings(about: $0, in: model) }
    let whole = parallelMap(Array(0..<checker.modelCheckCount), jobs: jobs) { checker.findings(ofModelCheck: $0, in: model) }
    checked = checker.judge(read.flatMap(\.hits) + about.flatMap { $0 } + whole.flatMap { $0 }, in: model)
  }

  private static func sources(_ tree: SourceTree) -> [SourceFile] {
    tree.entries.compactMap { if case .document(let file) = $0.entry { file } else { nil } }
  }
}
