package import Source
import Bind
package import Check

/// What a report is made from: the diagnostics, and the files to cut lines and columns out of.
package struct Findings: Sendable {
  package let model: PublicModel
  package let diagnostics: [Diagnostic]
  package let language: Language
  /// What is put before a file's path: from where the reader stands to the workspace.
  package let prefix: String

  /// Where personal texts stand in the files that are pointed into.
  private let personal: [String: [SourceRange]]
  private let files: [String: SourceFile]

  package init(_ model: PublicModel, language: Language, prefix: String = "", showAllowed: Bool = false, only: (String) -> Bool = { _ in true }) {
    self.model = model
    self.language = language
    self.prefix = prefix
    diagnostics = model.checked.diagnostics.filter { ($0.allowed == nil || showAllowed) && only($0.location.file) }
    var files: [String: SourceFile] = [:]
    let wanted = Set(diagnostics.flatMap { [$0.location.file] + $0.related.map(\.location.file) })
    var personal: [String: [SourceRange]] = [:]
    for document in model.model.documents where wanted.contains(document.path) {
      files[document.path] = document.sourceFile
      personal[document.path] = document.record.personalRanges
    }
    self.personal = personal
    let configuration = model.model.configuration
    if wanted.contains(configuration.path) { files[configuration.path] = configuration.sourceFile }
    self.files = files
  }

  package func count(_ severity: Severity) -> Int { diagnostics.reduce(0) { $0 + ($1.severity == severity && $1.allowed == nil ? 1 : 0) } }

  package func file(_ path: String) -> SourceFile { files[path] ?? SourceFile(path: path, bytes: []) }

  func personalRanges(in path: String) -> [SourceRange] { personal[path] ?? [] }

  /// Line indices of the files that are pointed into, made once.
  func lineIndices() -> [String: LineIndex] { files.mapValues { LineIndex($0.bytes) } }
}
