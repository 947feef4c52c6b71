package import Source
import Parse
package import Bind

/// What people have already, as new documents: a list of jobs, a business model canvas.
///
/// What has no place in the language is told with its line, and kept as a remark in the file that it belonged to: nothing is dropped silently.
package struct Import: Sendable {
  package struct NewDocument: Sendable {
    package let path: String
    package let text: String
  }

  /// Something that could not be taken over as it was.
  package struct Remark: Sendable {
    package let line: Int
    package let message: Phrase
  }

  package enum Encoding: Sendable { case utf8, windows1252 }

  /// Nothing could be read.
  package struct Refusal: Error, Sendable {
    /// nil: it is about the whole file.
    package let line: Int?
    package let message: Phrase
  }

  package let documents: [NewDocument]
  /// Paths of documents that exist and were left as they are.
  package let existing: [String]
  /// In order of place.
  package let remarks: [Remark]

  package init(of file: SourceFile, encoding: Encoding = .utf8, into model: Model, language: Language) throws(Refusal) {
    let text = try ImportText(file, encoding)
    var harvest = Harvest(model: model, language: language)
    switch text.kind {
    case .markdown: try CanvasMarkdown.read(text, into: &harvest)
    case .yaml:
      let root = try text.yaml()
      if CanvasYAML.isCanvas(root.value) {
        CanvasYAML.read(root.value, text, line: root.line, into: &harvest)
      } else {
        try JobList.read(try JobList.rows(root.value, line: root.line), into: &harvest)
      }
    case .table: try JobList.read(try CSVTable(text).rows(), into: &harvest)
    }

    let layout = Layout(of: model)
    var documents: [NewDocument] = []
    var existing: [String] = []
    var taken: Set<String> = []
    for draft in harvest.drafts {
      let folder = layout.folder(for: draft.kind)
      let path = (folder.isEmpty ? "" : folder + "/") + Folding.fileName(draft.id) + ".md"
      let other = model.documents.first { $0.kind == draft.kind && $0.id == Folding.slug(draft.id) }
      if let there = other?.path ?? (model.tree.entry(at: path) == nil ? nil : path) {
        existing.append(there)
        continue
      }
      guard taken.insert(path).inserted else { continue }
      let text = Formatting(of: SourceFile(path: path, text: draft.text), settings: model.settings).after
      documents.append(NewDocument(path: path, text: String(decoding: text.bytes, as: UTF8.self)))
    }
    self.documents = documents
    self.existing = existing
    remarks = harvest.remarks.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
  }
}

/// What has been found so far.
struct Harvest {
  let model: Model
  let language: Language
  var drafts: [Draft] = []
  var remarks: [Import.Remark] = []

  init(model: Model, language: Language) {
    self.model = model
    self.language = language
  }

  mutating func remark(_ line: Int, _ de: String, _ en: String) { remarks.append(Import.Remark(line: line, message: Phrase(de, en))) }

  /// Whether a document of the kind and id is there, or about to be.
  func has(_ kind: Kind, _ id: String) -> Bool {
    model.documents.contains { $0.kind == kind && $0.id == id } || drafts.contains { $0.kind == kind && $0.id == id }
  }

  /// An id for a text that no other draft of the kind has.
  func freeID(_ kind: Kind, _ text: String) -> String {
    let base = Folding.fileName(text)
    guard drafts.contains(where: { $0.kind == kind && $0.id == base }) else { return base }
    var number = 2
    while drafts.contains(where: { $0.kind == kind && $0.id == "\(base)-\(number)" }) { number += 1 }
    return "\(base)-\(number)"
  }
}

/// A document that is being put together.
struct Draft {
  let kind: Kind
  /// Also the file's name.
  let id: String
  let title: String
  /// Front matter behind kind and title, as lines.
  var keys: [String] = []
  var body = ""
  /// What has no place: kept as a remark at the end.
  var rest: [String] = []

  init(_ kind: Kind, id: String, title: String) {
    self.kind = kind
    self.id = id
    self.title = title
  }

  mutating func add(_ key: String, _ text: String) { keys.append("\(key): \(YAMLText.scalar(text))") }
  mutating func add(_ key: String, ids: [String]) { if !ids.isEmpty { keys.append("\(key): [\(ids.joined(separator: ", "))]") } }

  var text: String {
    var out = "---\nkind: \(kind.rawValue)\ntitle: \(YAMLText.scalar(title))\n" + keys.map { $0 + "\n" }.joined() + "---\n"
    if !body.isEmpty { out += "\n" + body + (body.hasSuffix("\n") ? "" : "\n") }
    if !rest.isEmpty { out += "\n<!--\n" + rest.map(Draft.quiet).joined(separator: "\n") + "\n-->\n" }
    return out
  }

  /// A text that does not end the remark it stands in, nor open a paragraph behind an empty line of it.
  static func quiet(_ text: String) -> String { text.replacing("--", with: "- -").replacing("<!", with: "< !") }
}
