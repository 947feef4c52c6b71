import Bind
import Check
import Source

/// A finding as it may leave the author's terminal: sentences without personal words, places as readers count them. Every format but the
/// text is written from these.
struct PublicFinding {
  struct Related {
    let place: PublicPlace
    let message: String
  }

  let rule: String
  let severity: Severity
  let subject: String
  let place: PublicPlace
  let message: String
  let help: String
  let related: [Related]
  /// Best first. A mend whose text would show a personal word is none that can be told.
  let fixes: [PublicFix]
  let allowed: String?
}

/// A span of a file, in every unit that somebody counts in.
struct PublicPlace {
  /// From the workspace's root.
  let file: String
  /// In code points from 1; ends are exclusive.
  let start: LineIndex.Position
  let end: LineIndex.Position
  /// In bytes from 1 in their lines, a byte order mark included.
  let startByte: Int
  let endByte: Int
  let range: SourceRange

  var isOnOneLine: Bool { start.line == end.line }
}

struct PublicFix {
  struct Edit {
    let place: PublicPlace
    let text: String
  }

  let title: String
  let isSafe: Bool
  let edits: [Edit]
}

extension Findings {
  /// The findings as they may leave, in their order.
  func published() -> [PublicFinding] { diagnostics.map(published) }

  /// A word of the authors' that stands outside a finding: a path, a title.
  func published(_ text: String) -> String { Visible.line(model.redaction.apply(to: text)) }

  /// A file's path from the root of the repository.
  func repositoryPath(_ place: PublicPlace) -> String { repositoryPath(place.file) }
  func repositoryPath(_ file: String) -> String { model.redaction.apply(to: (repositoryPrefix + file).composed) }

  /// The address of a rule's page on the published site, where the workspace says where that is.
  func address(ofRule name: String) -> String? {
    guard let base = model.model.settings.baseURL, !base.isEmpty else { return nil }
    return base + (base.hasSuffix("/") ? "" : "/") + "rules/\(name).html"
  }

  private func published(_ diagnostic: Diagnostic) -> PublicFinding {
    let mayName = !quotesPersonalWords(diagnostic)
    func sentence(_ phrase: Phrase) -> String {
      let text = model.redaction.apply(to: phrase(language))
      return Visible.line(mayName ? text : Findings.withoutQuotations(text))
    }
    return PublicFinding(
      rule: diagnostic.rule, severity: diagnostic.severity, subject: published(diagnostic.subject), place: place(of: diagnostic.location),
      message: sentence(diagnostic.publicMessage), help: sentence(diagnostic.help),
      related: diagnostic.related.map { PublicFinding.Related(place: place(of: $0.location), message: sentence($0.message)) },
      fixes: mayName ? diagnostic.fixes.compactMap(published) : [], allowed: diagnostic.allowed.map(published))
  }

  private func published(_ fix: Fix) -> PublicFix? {
    for edit in fix.edits {
      if model.redaction.apply(to: edit.text) != edit.text { return nil }
      let touched = edit.location.range
      if !edit.text.isEmpty, personalRanges(in: edit.location.file).contains(where: { $0.start < touched.end && touched.start < $0.end }) { return nil }
    }
    return PublicFix(
      title: published(fix.title(language)), isSafe: fix.isSafe, edits: fix.edits.map { PublicFix.Edit(place: place(of: $0.location), text: $0.text) })
  }

  private func place(of location: SourceLocation) -> PublicPlace {
    let index = index(of: location.file), range = location.range
    let start = index.position(of: range.start), end = index.position(of: range.end)
    func bytes(_ offset: Int, _ line: Int) -> Int { offset + 1 - (line == 1 ? 0 : index.start(ofLine: line)) }
    return PublicPlace(
      file: location.file.composed, start: start, end: end, startByte: bytes(range.start, start.line), endByte: bytes(range.end, end.line), range: range)
  }
}

extension Visible {
  /// The same on one line: for reports that are read line by line.
  package static func line(_ text: String) -> String {
    let text = Visible.text(text)
    guard text.unicodeScalars.contains(where: { $0 == "\n" || $0 == "\t" }) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\n" || $0 == "\t" ? " " : $0 }))
  }
}
