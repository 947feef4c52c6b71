package import Source
import Parse
package import Bind
package import Check

/// A workspace taken through all stages.
package struct Compilation: Sendable {
  package let tree: SourceTree
  package let configuration: Configuration
  package let checked: CheckedModel
  /// What was read of each document, in order of path: what a later run may know already.
  package let readings: [Reading]

  private let ruleNames: [String]

  package var model: Model { checked.model }

  /// What one file says, and what the rules that see nothing else find in it.
  package struct Reading: Sendable {
    package let document: Document
    package let hits: [Checker.Hit]
    /// It was known, and not read again.
    package let wasKnown: Bool
  }

  /// Takes a snapshot through all stages. `jobs` workers share what can be done document by document; the result does not depend on it.
  /// `known` gives what an earlier run with the same configuration and the same rules read of the very same file, where that is at hand.
  package init(
    of tree: SourceTree, jobs: Int = 1, rules: [Rule] = Rule.all, known: @Sendable (SourceFile, Checker) -> Reading? = { _, _ in nil }
  ) {
    self.tree = tree
    let file = tree.configuration ?? SourceFile(path: "jtbd.yml", bytes: [])
    configuration = Configuration(reading: ParsedDocument(parsingConfiguration: file))
    let settings = configuration.settings
    let checker = Checker(rules: rules, settings: settings)
    ruleNames = rules.map(\.name)
    // A configuration that does not parse is reported alone: whatever else were said would rest on guesses.
    let files = configuration.isBroken ? [] : Compilation.sources(tree)

    let read = parallelMap(files, jobs: jobs) { file in
      if let known = known(file, checker) { return known }
      let document = Document(reading: ParsedDocument(parsing: file, limits: settings.limits), settings: settings)
      return Reading(document: document, hits: checker.findings(in: document), wasKnown: false)
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

extension Compilation {
  /// `earlier` is another state of the same workspace: its documents that stand in this one unchanged, under the same settings, are not
  /// read a second time.
  package init(of tree: SourceTree, jobs: Int = 1, rules: [Rule] = Rule.all, reusing earlier: Compilation?) {
    var kept: [String: Reading] = [:]
    if let earlier, earlier.tree.configuration?.bytes == tree.configuration?.bytes, earlier.ruleNames == rules.map(\.name) {
      for reading in earlier.readings where kept[reading.document.path] == nil { kept[reading.document.path] = reading }
    }
    let known = kept
    self.init(of: tree, jobs: jobs, rules: rules) { file, _ in
      guard let same = known[file.path], same.document.sourceFile.digest == file.digest, same.document.sourceFile.bytes == file.bytes else { return nil }
      return Reading(document: same.document, hits: same.hits, wasKnown: true)
    }
  }
}

extension Compilation.Reading {
  /// Whether all of it can be written down.
  package var canBeKept: Bool { document.canBeKept }

  package func write(into writer: inout FlatWriter) {
    document.write(into: &writer)
    Checker.write(hits, about: document.sourceFile, into: &writer)
  }

  /// nil where it does not hold together.
  package init?(of file: SourceFile, reading reader: inout FlatReader, by checker: Checker) {
    guard let document = Document(file, reading: &reader), let hits = checker.hits(about: file, reading: &reader), reader.isAtEnd else { return nil }
    self.init(document: document, hits: hits, wasKnown: true)
  }
}
