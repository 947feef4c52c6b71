import Source
import Parse
import Bind

/// A file that the rules of the language look at: a document, a page, or `jtbd.yml`.
struct LanguagePlace {
  let parsed: ParsedDocument
  /// nil: `jtbd.yml`.
  let document: Int?
  let kind: Kind?
  let source: Document?
  /// What a merge has left open in the file. Found once: a file can have thousands of problems.
  let conflicts: [Conflict]

  init(parsed: ParsedDocument, document: Int?, kind: Kind?, source: Document? = nil) {
    self.parsed = parsed
    self.document = document
    self.kind = kind
    self.source = source
    conflicts = Conflict.all(in: parsed.file.bytes)
  }

  var isConfiguration: Bool { document == nil }

  func location(_ range: SourceRange) -> SourceLocation { SourceLocation(parsed.file.path, range) }
  func entity(_ item: Int? = nil) -> Entity? { document.map { Entity($0, item) } }
  /// The words in the file under a range.
  func words(_ range: SourceRange) -> String { parsed.file.text(range) }
  /// The conflict that a place lies in.
  func conflict(around range: SourceRange) -> Conflict? { conflicts.first { $0.marker.start <= range.end && range.start <= $0.end } }
}

extension Model {
  /// `jtbd.yml` and the documents in which there is something to say; most have nothing.
  func languagePlaces(where hasProblems: (Document) -> Bool) -> [LanguagePlace] {
    var places = [LanguagePlace(parsed: configuration.parsed, document: nil, kind: nil)]
    for (at, document) in documents.enumerated() where hasProblems(document) { places.append(LanguagePlace(parsed: document.parsed, document: at, kind: document.kind, source: document)) }
    return places
  }
}

extension Rule.Check {
  /// What the parsers stumbled over. Of a file that is not text nothing but that is said.
  static func parsing(_ finding: @escaping @Sendable (ParseProblem, LanguagePlace) -> Finding?) -> Rule.Check {
    .model { $0.parseFindings(finding) }
  }

  /// What does not fit its field, in front matter and in `jtbd.yml`.
  static func shapes(_ finding: @escaping @Sendable (ShapeProblem, LanguagePlace) -> Finding?) -> Rule.Check {
    .model { $0.shapeFindings(finding) }
  }

  /// Links, images and files that keys name, as far as something is wrong with them.
  static func links(_ finding: @escaping @Sendable (Target.LinkFault, LinkPlace, Model) -> Finding?) -> Rule.Check {
    .model { $0.linkFindings(finding) }
  }
}

extension Model {
  func parseFindings(_ finding: (ParseProblem, LanguagePlace) -> Finding?) -> [Finding] {
    languagePlaces { !$0.parsed.problems.isEmpty }.flatMap { $0.parsed.isUnreadable ? [] : $0.findings(in: $0.parsed.problems, finding) }
  }

  func shapeFindings(_ finding: (ShapeProblem, LanguagePlace) -> Finding?) -> [Finding] {
    languagePlaces { !$0.problems.isEmpty }.flatMap { place in place.findings(in: place.document.map { documents[$0].problems } ?? configuration.problems, finding) }
  }

  func linkFindings(_ finding: (Target.LinkFault, LinkPlace, Model) -> Finding?) -> [Finding] {
    var findings: [Finding] = []
    for (at, targets) in targets.enumerated() {
      for (reference, target) in targets.enumerated() {
        guard case .link(let fault) = target else { continue }
        let source = documents[at].references[reference]
        let place = LinkPlace(
          text: source.text, location: SourceLocation(documents[at].path, source.text.range), entity: Entity(at, source.item),
          isImage: source.link?.isImage == true, key: nil, isPersonal: false)
        if let finding = finding(fault, place, self) { findings.append(finding) }
      }
    }
    for file in namedFiles {
      guard case .link(let fault) = file.target else { continue }
      let place = LinkPlace(
        text: file.text, location: file.location, entity: file.document.map { Entity($0) }, isImage: true, key: file.key, isPersonal: file.isPersonal)
      if let finding = finding(fault, place, self) { findings.append(finding) }
    }
    return findings
  }
}

extension LanguagePlace {
  fileprivate func findings<Problem>(in problems: [Problem], _ finding: (Problem, LanguagePlace) -> Finding?) -> [Finding] {
    problems.isEmpty ? [] : problems.compactMap { finding($0, self) }
  }
}

/// A link, an image or a file that a key names.
struct LinkPlace {
  let text: Text
  let location: SourceLocation
  let entity: Entity?
  let isImage: Bool
  /// The key that names it; nil: it stands in a body.
  let key: String?
  /// Its path may betray a real person.
  let isPersonal: Bool

  /// The destination as it is written, short enough for a sentence.
  var words: String { text.string.shortened }

  func finding(_ message: Phrase, public publicMessage: Phrase, help: Phrase, related: [Diagnostic.Related] = [], fixes: [Fix] = []) -> Finding {
    Finding(
      at: location, about: entity, message, public: isPersonal ? publicMessage : nil, help: help, related: related, fixes: fixes, personal: isPersonal)
  }

  /// Writes another destination; nil where the source does not show it as it is, as with `[words][label]`.
  func fix(_ destination: String, safe: Bool) -> Fix? {
    guard text.isVerbatim else { return nil }
    return Fix("`\(destination)` schreiben", "Write `\(destination)`", safe: safe, [TextEdit(location, destination)])
  }
}

extension String {
  /// At most 60 characters, so that a sentence that quotes them stays one.
  var shortened: String { count <= 60 ? self : prefix(59) + "…" }

  /// Names as a sentence lists them.
  static func list(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }

  /// As a YAML value in quotes: double ones, single ones where the text has double ones itself.
  var quotedForYAML: String {
    guard contains(where: { $0 == "\"" || $0 == "\\" }) else { return "\"" + self + "\"" }
    return "'" + String(flatMap { $0 == "'" ? "''" : String($0) }) + "'"
  }
}
