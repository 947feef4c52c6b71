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
    var current = Sheet(file, settings)
    if let obstacle = Formatting.obstacle(current) {
      after = file
      self.obstacle = obstacle
      return
    }
    for _ in 0..<Formatting.rounds {
      let start = current.bytes
      for step in Step.allCases { current = Formatting.take(step, current, settings) }
      if current.bytes == start {
        after = current.file
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

  /// The sheet after a step; the same one where the step has nothing to do, or nothing that it may do.
  private static func take(_ step: Step, _ sheet: Sheet, _ settings: Settings) -> Sheet {
    let edits: [TextEdit] =
      switch step {
      case .spelling: CanonicalSpelling.edits(sheet)
      case .lists: ListStyle.edits(sheet)
      case .indentation: ListIndentation.edits(sheet)
      case .order: KeyOrder.edits(sheet)
      case .space: LineSpace.edits(sheet)
      }
    guard !edits.isEmpty else { return sheet }
    let meaning = Meaning(of: sheet)
    func tried(_ edits: [TextEdit], on sheet: Sheet) -> Sheet? {
      let next = Sheet(SourceFile(path: sheet.file.path, bytes: Rewriting(edits).applied(to: sheet.bytes)), settings)
      guard obstacle(next) == nil else { return nil }
      let other = Meaning(of: next)
      return (step == .spelling ? other.isRespelling(of: meaning) : other == meaning) ? next : nil
    }
    if let all = tried(edits, on: sheet) { return all }
    // One of them is not what it seems: each by itself, from the end, so that places stay true.
    guard edits.count > 1, edits.count <= 200 else { return sheet }
    var current = sheet
    for edit in edits.sorted(by: { $0.location.range > $1.location.range }) { current = tried([edit], on: current) ?? current }
    return current
  }
}
