package import Source
import Parse
package import Bind

/// A file in the form that all files share: the order of keys, the style of lists, the spelling of fixed words, line ends.
///
/// Pieces of the file's own text are moved and trimmed; nothing is ever written from the model. Every step is read again and taken back
/// where the file would mean anything else than before: what cannot be formatted with certainty stays as its author wrote it.
package struct Formatting: Sendable {
  package enum Obstacle: Sendable {
    /// Not UTF-8, too large, or front matter that has no end.
    case unreadable
    /// A part of the front matter does not parse.
    case damaged
    /// It would never come to rest.
    case unstable
  }

  package let before: SourceFile
  package let after: SourceFile
  /// Why the file was left alone.
  package let obstacle: Obstacle?

  package var isChanged: Bool { before.bytes != after.bytes }

  package init(of file: SourceFile, settings: Settings) {
    before = file
    let sheet = Sheet(file, settings)
    guard Formatting.obstacle(sheet) == nil else {
      after = file
      obstacle = Formatting.obstacle(sheet)
      return
    }
    var current = file
    for _ in 0..<Formatting.rounds {
      let start = current
      for step in Step.allCases { current = Formatting.take(step, current, settings) }
      if current.bytes == start.bytes {
        after = current
        obstacle = nil
        return
      }
    }
    after = file
    obstacle = .unstable
  }

  /// Each level of nesting may take one.
  private static let rounds = 40

  private enum Step: CaseIterable { case spelling, lists, indentation, order, space }

  private static func obstacle(_ sheet: Sheet) -> Obstacle? {
    if sheet.parsed.isUnreadable { return .unreadable }
    for problem in sheet.parsed.problems {
      switch problem.kind {
      case .frontMatterUnclosed, .limit: return .unreadable
      default: break
      }
    }
    if sheet.parsed.frontMatter?.isDamaged == true { return .damaged }
    if sheet.document == nil, sheet.root?.kind != .mapping { return .unreadable }
    return nil
  }

  private static func take(_ step: Step, _ file: SourceFile, _ settings: Settings) -> SourceFile {
    let sheet = Sheet(file, settings)
    let edits: [TextEdit] =
      switch step {
      case .spelling: CanonicalSpelling.edits(sheet)
      case .lists: ListStyle.edits(sheet)
      case .indentation: ListIndentation.edits(sheet)
      case .order: KeyOrder.edits(sheet)
      case .space: LineSpace.edits(sheet)
      }
    guard !edits.isEmpty else { return file }
    let meaning = Meaning(of: sheet)
    func tried(_ edits: [TextEdit], on file: SourceFile) -> SourceFile? {
      let next = SourceFile(path: file.path, bytes: Rewriting(edits).applied(to: file.bytes))
      let after = Sheet(next, settings)
      guard obstacle(after) == nil else { return nil }
      let other = Meaning(of: after)
      return (step == .spelling ? other.isRespelling(of: meaning) : other == meaning) ? next : nil
    }
    if let all = tried(edits, on: file) { return all }
    // One of them is not what it seems: each by itself, from the end, so that places stay true.
    guard edits.count > 1, edits.count <= 200 else { return file }
    var current = file
    for edit in edits.sorted(by: { $0.location.range > $1.location.range }) { current = tried([edit], on: current) ?? current }
    return current
  }
}
