import Cyaml
import Source

/// Finds the character that made libyaml give up, and why, in the words of `YAMLFault`.
///
/// libyaml tells what it could not read, not what the author meant. The tokens it read before say whether the place is a value, and
/// where that value begins.
struct YAMLFaults {
  private struct Token {
    let type: yaml_token_type_t
    let isQuoted: Bool
    let range: SourceRange
  }

  private let source: YAMLSource
  private let piece: SourceRange
  private let failure: LibraryFailure
  /// What stands before the failure, in order, without the marks that have no width.
  private let tokens: [Token]
  /// Where the brackets begin that are open at the failure, and where the last one began that was closed.
  private let brackets: [Int]
  private let closedBracket: Int?

  /// Brackets nested deeper say nothing more about a fault, and libyaml takes quadratic time for them.
  private static let deepest = 64

  static func problem(for failure: YAMLTree.Failure, in piece: YAMLPieces.Piece, of source: YAMLSource) -> ParseProblem {
    switch failure {
    case .refused(let problem):
      if case .pair(_, _, let colon) = piece.kind, case .yaml(.notAMapping) = problem.kind, !source.isBoundary(colon + 1) {
        return ParseProblem(.yaml(.colonMissing), at: SourceRange(colon, colon + 1))
      }
      return problem
    case .unparsable(let failure):
      if failure.isCharacter { return ParseProblem(.yaml(.controlCharacter), at: source.character(at: failure.position)) }
      if case .pair(_, _, let colon) = piece.kind, !source.isBoundary(colon + 1), colon < failure.position {
        return ParseProblem(.yaml(.colonMissing), at: SourceRange(colon, colon + 1))
      }
      let (fault, range) = YAMLFaults(source, piece.range, failure).fault()
      return ParseProblem(.yaml(fault), at: range)
    }
  }

  /// The first word at an offset: a key without its colon.
  static func beginning(of at: Int, in source: YAMLSource) -> SourceRange {
    let word = source.word(at: at)
    return word.count > 1 && source[word.end - 1] == UInt8(ascii: ":") ? SourceRange(word.start, word.end - 1) : word
  }

  private init(_ source: YAMLSource, _ piece: SourceRange, _ failure: LibraryFailure) {
    self.source = source
    self.piece = piece
    self.failure = failure
    var tokens: [Token] = []
    var brackets: [Int] = []
    var closedBracket: Int?
    func take(_ token: yaml_token_t, _ start: Int, _ end: Int) {
      guard start < failure.position, start < end else { return }
      if token.type == YAML_FLOW_SEQUENCE_START_TOKEN || token.type == YAML_FLOW_MAPPING_START_TOKEN {
        brackets.append(start)
      } else if token.type == YAML_FLOW_SEQUENCE_END_TOKEN || token.type == YAML_FLOW_MAPPING_END_TOKEN {
        closedBracket = brackets.popLast()
      }
      let isQuoted = token.type == YAML_SCALAR_TOKEN
        && (token.data.scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE || token.data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
      tokens.append(Token(type: token.type, isQuoted: isQuoted, range: SourceRange(start, end)))
    }
    var events = YAMLEvents(source, piece: piece)
    var token = yaml_token_t()
    var isDone = false
    while !isDone, events.next(&token) {
      let start = events.offset(token.start_mark)
      take(token, start, events.offset(token.end_mark))
      isDone = token.type == YAML_STREAM_END_TOKEN || start >= failure.position || brackets.count > YAMLFaults.deepest
      yaml_token_delete(&token)
    }
    if !isDone {
      events.withPendingTokens { token, cursor in
        take(token, cursor.offset(ofCharacter: Int(token.start_mark.index)), cursor.offset(ofCharacter: Int(token.end_mark.index)))
      }
    }
    self.tokens = tokens
    self.brackets = brackets
    self.closedBracket = closedBracket
  }

  private typealias Found = (fault: ParseProblem.YAMLFault, range: SourceRange)

  private var position: Int { failure.position }
  private var isInFlow: Bool { !brackets.isEmpty }

  private func fault() -> Found {
    switch failure.context {
    case "while scanning a quoted scalar": return (.quoteUnclosed, source.character(at: failure.contextPosition))
    case "while parsing a quoted scalar": return other
    case "while scanning a directive", "while scanning a %YAML directive", "while scanning a %TAG directive":
      return (.document, source.word(at: failure.contextPosition))
    default: break
    }
    if let tab = tabInIndentation { return (.tab, SourceRange(tab, tab + 1)) }
    switch failure.context {
    case "while scanning an anchor", "while scanning an alias", "while scanning a tag", "while parsing a tag", "while scanning a block scalar":
      return reserved(at: failure.contextPosition)
    default: break
    }
    switch failure.problem {
    case "found undefined tag handle": return (.tag, source.word(at: position))
    case "found unexpected ':'": return (.colonMissing, source.character(at: position))
    case "found character that cannot start any token": return reserved(at: position)
    case "mapping values are not allowed in this context": return colon
    case "block sequence entries are not allowed in this context", "mapping keys are not allowed in this context":
      return source.isFirstOnLine(position) ? indentation : reserved(at: position)
    case "could not find expected ':'": return colonMissing(at: failure.contextPosition)
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'": return unclosedOrInterrupted
    default: return unexpected
    }
  }

  // MARK: Faults

  private var other: Found { (.other(failure.problem), source.character(at: min(position, max(piece.start, contentEnd - 1)))) }

  private func reserved(at start: Int) -> Found {
    (.reservedStart(value: source.prose(from: start, inFlow: isInFlow)), source.character(at: start))
  }

  private var indentation: Found { (.indentation, YAMLFaults.beginning(of: position, in: source)) }

  /// A colon where the value of a key has already begun.
  private var colon: Found {
    guard let last = tokens.last else { return (.colonInValue(value: prose(from: position)), source.character(at: position)) }
    if last.isQuoted { return textAfterQuote(last) }
    let start = last.type == YAML_SCALAR_TOKEN ? last.range.start : position
    if let key = keyOnLaterLine(than: start) {
      let isValue = tokens.dropLast().last?.type == YAML_VALUE_TOKEN
      if !isValue, source.colonOfKey(at: start) != nil { return colonMissing(at: start) }
      return (.indentation, key)
    }
    return (.colonInValue(value: prose(from: start)), source.character(at: position))
  }

  /// A line where a key belongs: `title Umland`, `title:Umland`.
  private func colonMissing(at start: Int) -> Found {
    if let colon = source.colonOfKey(at: start) { return (.colonMissing, SourceRange(colon, colon + 1)) }
    return (.colonMissing, source.prose(from: start, inFlow: false))
  }

  /// Text behind a closing quote. Where the quoted text spans lines, its opening quote was meant to be closed on its own line.
  private func textAfterQuote(_ quoted: Token) -> Found {
    if source.hasLineBreak(in: quoted.range) { return (.quoteUnclosed, source.character(at: quoted.range.start)) }
    return (.textAfterQuote(value: prose(from: quoted.range.start)), source.character(at: position))
  }

  /// A list or mapping between brackets goes on where it should have ended.
  private var unclosedOrInterrupted: Found {
    let unclosed: Found = (.bracketUnclosed, source.character(at: failure.contextPosition))
    guard position < contentEnd, let last = tokens.last else { return unclosed }
    switch source[position] {
    case UInt8(ascii: "]"), UInt8(ascii: "}"): return unclosed
    case UInt8(ascii: ":"):
      if last.isQuoted { return textAfterQuote(last) }
      guard last.type == YAML_SCALAR_TOKEN, keyOnLaterLine(than: last.range.start) == nil else { return unclosed }
      return (.colonInValue(value: prose(from: last.range.start)), source.character(at: position))
    default:
      if source.hasLineBreak(in: SourceRange(last.range.start, position)) { return unclosed }
      return interrupted ?? other
    }
  }

  /// Something stands where a key or an element begins, or nothing where a value should be.
  private var unexpected: Found {
    if source.isFirstOnLine(position), position < contentEnd {
      if let last = tokens.last, let hash = comment(behind: last) { return (.other("a comment ends the value"), hash) }
      return indentation
    }
    if let interrupted { return interrupted }
    if failure.problem == "did not find expected node content", "->|?*&!%@`".utf8.contains(source[position]) { return reserved(at: position) }
    if failure.problem == "did not find expected node content", tokens.last?.type == YAML_VALUE_TOKEN, position < contentEnd, !isInFlow {
      return reserved(at: position)
    }
    return other
  }

  /// Text directly behind a value that was over with its closing quote or bracket.
  private var interrupted: Found? {
    guard let last = tokens.last, position < contentEnd, !source.hasLineBreak(in: SourceRange(last.range.end, max(position, last.range.end)))
    else { return nil }
    if last.isQuoted { return textAfterQuote(last) }
    let isBracket = source[position] == UInt8(ascii: "]") || source[position] == UInt8(ascii: "}")
    if last.type == YAML_FLOW_SEQUENCE_END_TOKEN || last.type == YAML_FLOW_MAPPING_END_TOKEN, !isBracket, let closedBracket {
      let end = prose(from: position).end
      return (.reservedStart(value: SourceRange(closedBracket, end)), source.character(at: closedBracket))
    }
    return nil
  }

  // MARK: Places

  /// Where the piece's last character ends.
  private var contentEnd: Int { source.trimmed(piece).end }

  /// From the beginning of a value to where prose would end that goes on behind the failure.
  private func prose(from start: Int) -> SourceRange {
    SourceRange(start, max(source.prose(from: max(start, position), inFlow: isInFlow).end, min(start + 1, source.end)))
  }

  /// A tab before the first character of the line that libyaml stopped at.
  private var tabInIndentation: Int? {
    if source[position] == 0x09 { return position }
    var at = source.lineStart(of: position)
    while at < position, YAMLSource.isBlank(source[at]) {
      if source[at] == 0x09 { return at }
      at += 1
    }
    return nil
  }

  /// The key that begins the failure's line, where the value before it began on a line above: a key that is indented too far reads as a
  /// continuation of that value.
  private func keyOnLaterLine(than start: Int) -> SourceRange? {
    guard source.hasLineBreak(in: SourceRange(start, position)) else { return nil }
    let first = source.skippingBlanks(from: source.lineStart(of: position))
    return source.colonOfKey(at: first) == position ? SourceRange(first, position) : nil
  }

  /// The `#` on the line of a plain value, where the value goes on below.
  private func comment(behind token: Token) -> SourceRange? {
    guard token.type == YAML_SCALAR_TOKEN, !token.isQuoted, YAMLSource.isBlank(source[token.range.end]) else { return nil }
    let hash = source.skippingBlanks(from: token.range.end)
    return source[hash] == UInt8(ascii: "#") ? SourceRange(hash, hash + 1) : nil
  }
}
