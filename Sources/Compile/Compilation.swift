package import Source
import Parse
package import Bind
package import Check

/// A workspace taken through all stages.
package struct Compilation: Sendable {
  package let tree: SourceTree
  package let configuration: Configuration
  package let checked: CheckedModel

  /// What one file alone gives, in the order of the tree.
  private let readings: [Reading]
  private let ruleNames: [String]

  private struct Reading: Sendable {
    let file: SourceFile
    let document: Document
    let hits: [Checker.Hit]
  }

  package var model: Model { checked.model }

  /// Takes a snapshot through all stages. `jobs` workers share what can be done document by document; the result does not depend on it.
  ///
  /// `earlier` is another state of the same workspace: its documents that stand in this one unchanged, under the same settings, are not
  /// read a second time.
  package init(of tree: SourceTree, jobs: Int = 1, rules: [Rule] = Rule.all, reusing earlier: Compilation? = nil) {
    self.tree = tree
    let file = tree.configuration ?? SourceFile(path: "jtbd.yml", bytes: [])
    configuration = Configuration(reading: ParsedDocument(parsingConfiguration: file))
    let settings = configuration.settings
    let checker = Checker(rules: rules, settings: settings)
    ruleNames = rules.map(\.name)
    // A configuration that does not parse is reported alone: whatever else were said would rest on guesses.
    let files = configuration.isBroken ? [] : Compilation.sources(tree)

    var kept: [String: Reading] = [:]
    if let earlier, earlier.tree.configuration?.bytes == tree.configuration?.bytes, earlier.ruleNames == ruleNames {
      for reading in earlier.readings where kept[reading.file.path] == nil { kept[reading.file.path] = reading }
    }
    let known = kept
    let read = parallelMap(files, jobs: jobs) { file in
      if let same = known[file.path], same.file.digest == file.digest, same.file.bytes == file.bytes { return same }
      let document = Document(reading: ParsedDocument(parsing: file, limits: settings.limits), settings: settings)
      return Reading(file: file, document: document, hits: checker.findings(in: document))
    }
    readings = read
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
