import Cyaml
import Source

/// libyaml's parser over one run of bytes.
struct YAMLEvents: ~Copyable {
  /// On the heap, because libyaml keeps its address.
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private var cursor: YAMLCursor

  /// The bytes must outlive the parser.
  init(_ source: YAMLSource, piece: SourceRange) {
    parser = .allocate(capacity: 1)
    cursor = YAMLCursor(source, piece: piece)
    // Where there is no memory the first event fails.
    _ = yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    let bytes = source.slice(piece)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// Fills `event`, which the caller deletes. False at the end of what can be parsed: then `failure` tells why.
  mutating func next(_ event: inout yaml_event_t) -> Bool { yaml_parser_parse(parser, &event) == 1 }

  /// The same for tokens. One stream yields either events or tokens.
  mutating func next(_ token: inout yaml_token_t) -> Bool { yaml_parser_scan(parser, &token) == 1 }

  /// Tokens that were read ahead when scanning failed.
  mutating func withPendingTokens(_ body: (yaml_token_t, inout YAMLCursor) -> Void) {
    guard var token = parser.pointee.tokens.head, let tail = parser.pointee.tokens.tail else { return }
    while token < tail {
      body(token.pointee, &cursor)
      token += 1
    }
  }

  mutating func offset(_ mark: yaml_mark_t) -> Int { cursor.offset(ofCharacter: Int(mark.index)) }

  mutating func failure() -> LibraryFailure {
    let state = parser.pointee
    let problem = state.problem.map { String(cString: $0) } ?? "out of memory"
    let context = state.context.map { String(cString: $0) } ?? ""
    // The reader stops before the scanner begins, so that its errors have no mark but a byte.
    if state.error == YAML_READER_ERROR {
      return LibraryFailure(
        problem: problem, context: context, isCharacter: true, position: cursor.clamped(cursor.start + Int(state.problem_offset)),
        contextPosition: cursor.start)
    }
    let position = offset(state.problem_mark)
    return LibraryFailure(
      problem: problem, context: context, isCharacter: false, position: position,
      contextPosition: state.context == nil ? position : offset(state.context_mark))
  }
}

/// What libyaml says where it gives up.
struct LibraryFailure {
  let problem: String
  /// What it was reading; empty where it does not say.
  let context: String
  /// The input holds a character that YAML forbids.
  let isCharacter: Bool
  let position: Int
  /// Where that which it was reading begins.
  let contextPosition: Int
}

/// Turns libyaml's character counts into byte offsets. Marks come nearly in order, so that walking is linear in all.
struct YAMLCursor {
  private let source: YAMLSource
  let start: Int
  private let end: Int
  private var character = 0
  private var byte: Int

  init(_ source: YAMLSource, piece: SourceRange) {
    self.source = source
    start = piece.start
    end = piece.end
    byte = piece.start
  }

  mutating func offset(ofCharacter index: Int) -> Int {
    // In variables of its own: this loop sees every byte of every document.
    var character = character, byte = byte
    while character < index, byte < end {
      byte += 1
      while byte < end, source[byte] & 0xC0 == 0x80 { byte += 1 }
      character += 1
    }
    while character > index, byte > start {
      byte -= 1
      while byte > start, source[byte] & 0xC0 == 0x80 { byte -= 1 }
      character -= 1
    }
    self.character = character
    self.byte = byte
    return byte
  }

  func clamped(_ offset: Int) -> Int { min(max(offset, start), end) }
}
