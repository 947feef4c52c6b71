import Cyaml
import Source

/// Grows the flat run of nodes from libyaml's events, and refuses what is YAML but not of the allowed subset.
struct YAMLTree {
  enum Failure {
    case refused(ParseProblem)
    case unparsable(LibraryFailure)
  }

  /// A collection whose end has not come yet.
  private struct Open {
    let node: Int
    let isMapping: Bool
    let isFlow: Bool
    /// `[key: value]`: a mapping of one pair without brackets of its own.
    let isBarePair: Bool
    /// How many problems and keys there were before it.
    let problems: Int
    let keys: Int
    /// The key whose value comes next.
    var key: Int?
    /// The last member that is complete: an element, or a pair's value.
    var last: Int?
    /// It begins like a flow mapping and is none: `{name}`.
    var isProse = false
  }

  let source: YAMLSource
  private let nesting: Int

  private(set) var nodes: [YAML.Node] = []
  private(set) var text: [UInt8] = []
  private(set) var problems: [ParseProblem] = []
  /// Something in it could not be read.
  private(set) var isDamaged = false

  private var open: [Open] = []
  /// The keys of all open mappings, innermost last.
  private var keys: [Int32] = []

  init(_ source: YAMLSource, nesting: Int) {
    self.source = source
    self.nesting = nesting
    // In the format's documents a node takes some 12 bytes of source. Decoded text is hardly ever longer than its source.
    nodes.reserveCapacity(source.range.count / 10 + 4)
    text.reserveCapacity(source.range.count)
    open.reserveCapacity(8)
    keys.reserveCapacity(32)
  }

  // MARK: Reading

  /// Appends what stands in `piece`. Where that fails, the tree stays as it was.
  mutating func read(_ piece: SourceRange) -> Failure? {
    let before = (nodes: nodes.count, text: text.count, problems: problems.count, isDamaged: isDamaged)
    guard let failure = readEvents(of: piece) else { return nil }
    nodes.removeSubrange(before.nodes...)
    text.removeSubrange(before.text...)
    problems.removeSubrange(before.problems...)
    isDamaged = before.isDamaged
    open.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
    return failure
  }

  private mutating func readEvents(of piece: SourceRange) -> Failure? {
    guard !piece.isEmpty else { return nil }
    var events = YAMLEvents(source, piece: piece)
    var event = yaml_event_t()
    while events.next(&event) {
      let isLast = event.type == YAML_STREAM_END_EVENT
      let refused = take(event, &events)
      yaml_event_delete(&event)
      if let refused { return .refused(refused) }
      if isLast { return nil }
    }
    return .unparsable(events.failure())
  }

  private mutating func take(_ event: yaml_event_t, _ events: inout YAMLEvents) -> ParseProblem? {
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let start = events.offset(event.start_mark)
      if scalar.anchor != nil || scalar.tag != nil { return property(at: start) }
      return take(scalar, SourceRange(start, events.offset(event.end_mark)))
    case YAML_MAPPING_START_EVENT:
      let mapping = event.data.mapping_start
      let start = events.offset(event.start_mark)
      if mapping.anchor != nil || mapping.tag != nil { return property(at: start) }
      return begin(.mapping, isFlow: mapping.style == YAML_FLOW_MAPPING_STYLE, at: start)
    case YAML_SEQUENCE_START_EVENT:
      let sequence = event.data.sequence_start
      let start = events.offset(event.start_mark)
      if sequence.anchor != nil || sequence.tag != nil { return property(at: start) }
      return begin(.sequence, isFlow: sequence.style == YAML_FLOW_SEQUENCE_STYLE, at: start)
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
      return end(at: events.offset(event.end_mark))
    case YAML_ALIAS_EVENT:
      return alias(SourceRange(events.offset(event.start_mark), events.offset(event.end_mark)))
    case YAML_DOCUMENT_START_EVENT:
      guard event.data.document_start.implicit == 0 else { return nil }
      return ParseProblem(.yaml(.document), at: source.word(at: events.offset(event.start_mark)))
    case YAML_DOCUMENT_END_EVENT:
      guard event.data.document_end.implicit == 0 else { return nil }
      return ParseProblem(.yaml(.document), at: source.word(at: events.offset(event.start_mark)))
    default:
      return nil
    }
  }

  // MARK: Scalars

  /// libyaml's description of a scalar; its type has no name of its own.
  private typealias Scalar = yaml_event_s.__Unnamed_union_data.__Unnamed_struct_scalar

  private mutating func take(_ scalar: Scalar, _ range: SourceRange) -> ParseProblem? {
    guard let top = open.indices.last else { return ParseProblem(.yaml(.notAMapping), at: range) }
    let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
    if open[top].isMapping, open[top].key == nil {
      if isPlain, scalar.length == 2, scalar.value[0] == UInt8(ascii: "<"), scalar.value[1] == UInt8(ascii: "<") {
        return ParseProblem(.yaml(.mergeKey), at: range)
      }
      open[top].key = nodes.count
      keys.append(Int32(nodes.count))
      append(scalar, style(of: scalar), range)
      return nil
    }
    if isPlain, scalar.length == 0 { return takeEmptyValue(at: range.start, in: top) }
    switch scalar.style {
    case YAML_PLAIN_SCALAR_STYLE:
      if isContinuation(of: top) {
        joinToBarePair(range, in: top)
        return nil
      }
      checkTruncation(of: range)
      append(scalar, .plain, range)
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE:
      let trimmed = source.trimmed(range)
      // `size: >5`: to YAML the header of a block scalar whose lines are indented by five, with no lines.
      if scalar.length == 0, YAMLSource.isDigit(source[trimmed.end - 1]), !source.hasLineBreak(in: trimmed) {
        return ParseProblem(.yaml(.reservedStart(value: trimmed)), at: source.character(at: trimmed.start))
      }
      append(scalar, style(of: scalar), trimmed)
    default:
      append(scalar, style(of: scalar), range)
    }
    complete(nodes.count - 1)
    return nil
  }

  private func style(of scalar: Scalar) -> YAML.Style {
    switch scalar.style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .single
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .double
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }

  private mutating func append(_ scalar: Scalar, _ style: YAML.Style, _ range: SourceRange) {
    appendScalar(UnsafeBufferPointer(start: scalar.value, count: Int(scalar.length)), style, range)
  }

  private mutating func appendScalar(_ bytes: UnsafeBufferPointer<UInt8>, _ style: YAML.Style, _ range: SourceRange) {
    nodes.append(
      YAML.Node(
        kind: .scalar, style: style, next: Int32(nodes.count + 1), range: range, textStart: UInt32(text.count), textCount: UInt32(bytes.count)))
    text.append(contentsOf: bytes)
  }

  private mutating func appendUnreadable(_ range: SourceRange) {
    nodes.append(
      YAML.Node(
        kind: .unreadable, style: .plain, next: Int32(nodes.count + 1), range: range, textStart: UInt32(text.count), textCount: 0))
    isDamaged = true
  }

  /// Replaces a node and all its members by one whose content is unknown.
  private mutating func makeUnreadable(_ node: Int, _ range: SourceRange) {
    nodes.removeSubrange(node...)
    appendUnreadable(range)
  }

  /// A value without a character of its own.
  private mutating func takeEmptyValue(at position: Int, in top: Int) -> ParseProblem? {
    var place = position
    if let key = open[top].key {
      let behindKey = source.skippingSpace(from: nodes[key].range.end)
      if source[behindKey] == UInt8(ascii: ":") {
        place = behindKey + 1
      } else if open[top].isFlow {
        takeMemberWithoutColon(key, in: top)
        return nil
      } else {
        // `? key` alone.
        place = nodes[key].range.end
      }
    }
    checkTruncation(of: SourceRange(at: place))
    appendScalar(UnsafeBufferPointer(start: nil, count: 0), .plain, SourceRange(at: place))
    complete(nodes.count - 1)
    return nil
  }

  /// ` #` behind a plain value begins a comment, whatever the author meant. Meant as text is a `#` that touches a letter or a digit, as
  /// in `Paket #1` and `Farbe #fff`; a remark has a space behind its `#`.
  private mutating func checkTruncation(of value: SourceRange) {
    guard YAMLSource.isBlank(source[value.end]) else { return }
    let hash = source.skippingBlanks(from: value.end)
    let next = source[hash + 1]
    guard source[hash] == UInt8(ascii: "#"), YAMLSource.isLetter(next) || YAMLSource.isDigit(next) || next >= 0x80 else { return }
    let comment = source.trimmed(SourceRange(hash, source.lineEnd(from: hash)))
    let whole = SourceRange(value.isEmpty ? hash : value.start, comment.end)
    let swallowed = source.trimmed(SourceRange(hash + 1, comment.end))
    problems.append(ParseProblem(.valueTruncated(value: whole, swallowed: source.string(swallowed)), at: SourceRange(hash, hash + 1)))
  }

  // MARK: Collections

  private mutating func begin(_ kind: YAML.Kind, isFlow: Bool, at start: Int) -> ParseProblem? {
    let character = source.character(at: start)
    guard open.count < nesting else {
      return ParseProblem(.limit(.frontMatterNesting, limit: nesting, found: open.count + 1), at: character)
    }
    if let top = open.indices.last {
      if open[top].isMapping, open[top].key == nil {
        // `{{name}}` is prose; a list as a block mapping's key is YAML that nobody means.
        guard open[top].isFlow else { return ParseProblem(.yaml(.other("the key is a list or a mapping")), at: character) }
        open[top].isProse = true
      }
    } else if kind != .mapping {
      return ParseProblem(.yaml(.notAMapping), at: character)
    }
    open.append(
      Open(
        node: nodes.count, isMapping: kind == .mapping, isFlow: isFlow,
        isBarePair: kind == .mapping && isFlow && source[start] != UInt8(ascii: "{"), problems: problems.count, keys: keys.count))
    nodes.append(
      YAML.Node(
        kind: kind, style: isFlow ? .flow : .block, next: 0, range: SourceRange(at: start), textStart: UInt32(text.count), textCount: 0))
    return nil
  }

  private mutating func end(at position: Int) -> ParseProblem? {
    guard let closed = open.popLast() else { return nil }
    // libyaml ends a block collection where the next token begins, lines below.
    let lastEnd = closed.last.map { nodes[$0].range.end } ?? nodes[closed.node].range.start
    let range = SourceRange(nodes[closed.node].range.start, closed.isFlow && !closed.isBarePair ? position : lastEnd)
    if closed.isProse {
      let problem = ParseProblem(.yaml(.reservedStart(value: range)), at: source.character(at: range.start))
      if open.isEmpty { return problem }
      problems.removeSubrange(closed.problems...)
      keys.removeSubrange(closed.keys...)
      problems.append(problem)
      makeUnreadable(closed.node, range)
    } else {
      nodes[closed.node].range = range
      nodes[closed.node].next = Int32(nodes.count)
      if closed.isMapping {
        reportDuplicates(among: keys[closed.keys...], isFlow: closed.isFlow)
        keys.removeSubrange(closed.keys...)
      }
    }
    complete(closed.node)
    return nil
  }

  /// A key, a value or an element stands in the run with all its members.
  private mutating func complete(_ node: Int) {
    guard let top = open.indices.last else { return }
    if open[top].isMapping, open[top].key == nil {
      open[top].key = node
    } else {
      open[top].key = nil
      open[top].last = node
    }
  }

  // MARK: Commas between brackets

  /// A member of a flow mapping that is only a key: mostly the second half of a text with a comma.
  private mutating func takeMemberWithoutColon(_ key: Int, in top: Int) {
    let member = nodes[key].range
    if nodes[key].style == .plain, let colon = source.colonOfKey(at: member.start), colon < member.end {
      // `{title:Umland}`: the colon needs a space.
      text.removeSubrange(Int(nodes[key].textStart)...)
      nodes.removeSubrange(key...)
      appendScalar(source.slice(SourceRange(member.start, colon)), .plain, SourceRange(member.start, colon))
      appendUnreadable(SourceRange(colon + 1, member.end))
      problems.append(ParseProblem(.yaml(.colonMissing), at: SourceRange(colon, colon + 1)))
      complete(nodes.count - 1)
    } else if let last = open[top].last, let comma = comma(before: member.start), isText(last) {
      dropKey(key, in: top)
      join(last, to: member, at: comma)
      open[top].key = nil
    } else if open[top].last != nil {
      problems.append(ParseProblem(.yaml(.colonMissing), at: member))
      appendUnreadable(SourceRange(at: member.end))
      complete(nodes.count - 1)
    } else {
      open[top].isProse = true
      appendUnreadable(SourceRange(at: member.end))
      complete(nodes.count - 1)
    }
  }

  /// Whether a value reads as the first part of a text.
  private func isText(_ node: Int) -> Bool {
    nodes[node].kind == .unreadable || (nodes[node].kind == .scalar && nodes[node].style == .plain && nodes[node].textCount > 0)
  }

  /// Whether a plain element continues the text of the pair before it: `[one: two, three]`.
  private func isContinuation(of top: Int) -> Bool {
    guard open[top].isFlow, !open[top].isMapping, let last = open[top].last, nodes[last].kind == .mapping,
      source[nodes[last].range.start] != UInt8(ascii: "{")
    else { return false }
    let value = Int(nodes[last + 1].next)
    return value == nodes.count - 1 && isText(value)
  }

  private mutating func joinToBarePair(_ member: SourceRange, in top: Int) {
    guard let pair = open[top].last, let comma = comma(before: member.start) else { return }
    join(nodes.count - 1, to: member, at: comma)
    nodes[pair].range = SourceRange(nodes[pair].range.start, member.end)
  }

  /// Takes what stands behind a comma into the value before it, which cannot be read then.
  private mutating func join(_ value: Int, to member: SourceRange, at comma: Int) {
    let whole = SourceRange(nodes[value].range.start, member.end)
    if nodes[value].kind == .unreadable, let problem = problems.last, case .yaml(.commaInFlow(let earlier)) = problem.kind,
      earlier.start == whole.start
    {
      problems[problems.count - 1] = ParseProblem(.yaml(.commaInFlow(value: whole)), at: problem.range)
    } else {
      problems.append(ParseProblem(.yaml(.commaInFlow(value: whole)), at: SourceRange(comma, comma + 1)))
    }
    makeUnreadable(value, whole)
  }

  private mutating func dropKey(_ key: Int, in top: Int) {
    text.removeSubrange(Int(nodes[key].textStart)...)
    nodes.removeSubrange(key...)
    keys.removeLast()
  }

  private func comma(before at: Int) -> Int? {
    var at = at
    while at > source.start, YAMLSource.isBlank(source[at - 1]) || YAMLSource.isBreak(source[at - 1]) { at -= 1 }
    return source[at - 1] == UInt8(ascii: ",") ? at - 1 : nil
  }

  // MARK: What is refused

  /// An anchor or a tag, whichever comes first.
  private func property(at start: Int) -> ParseProblem {
    let token = source.word(at: start)
    if source[start] == UInt8(ascii: "&") { return ParseProblem(.yaml(.anchor), at: token) }
    // `! Achtung`: a tag without a name.
    if token.count == 1 { return reservedStart(at: start) }
    return ParseProblem(.yaml(.tag), at: token)
  }

  /// `*name` is an alias where nothing else stands in the value, and the beginning of emphasised prose where something does.
  private func alias(_ token: SourceRange) -> ParseProblem {
    let next = source.skippingBlanks(from: token.end)
    let byte = source[next]
    let isAlone = next >= source.end || YAMLSource.isBreak(byte) || byte == UInt8(ascii: "#") || byte == UInt8(ascii: ":")
    if isAlone || isInFlow && YAMLSource.isFlowIndicator(byte) { return ParseProblem(.yaml(.alias), at: token) }
    return reservedStart(at: token.start)
  }

  private var isInFlow: Bool { open.last?.isFlow ?? false }

  private func reservedStart(at start: Int) -> ParseProblem {
    ParseProblem(.yaml(.reservedStart(value: source.prose(from: start, inFlow: isInFlow))), at: source.character(at: start))
  }
}

// MARK: Putting pieces together

extension YAMLTree {
  mutating func report(_ problem: ParseProblem) {
    problems.append(problem)
    isDamaged = true
  }

  /// Begins a root mapping that takes the pairs of one piece after the other.
  mutating func beginRoot() {
    nodes.append(
      YAML.Node(kind: .mapping, style: .block, next: 1, range: source.range, textStart: 0, textCount: 0))
  }

  /// Appends the pairs of a piece that is a mapping of its own.
  mutating func readPairs(of piece: SourceRange) -> Failure? {
    let first = nodes.count
    if let failure = read(piece) { return failure }
    guard nodes.count > first else { return nil }
    nodes.remove(at: first)
    for index in nodes.indices[first...] { nodes[index].next -= 1 }
    return nil
  }

  /// Appends a key whose value could not be read.
  mutating func appendUnreadablePair(key: SourceRange, style: YAML.Style, value: SourceRange) {
    let inside = style == .plain ? key : SourceRange(key.start + 1, key.end - 1)
    appendScalar(source.slice(inside), style, key)
    appendUnreadable(value)
  }

  /// The root mapping holds all there is; without a pair there is none.
  mutating func endRoot() {
    guard nodes.count > 1 else {
      nodes.removeAll()
      return
    }
    var rootKeys: [Int32] = []
    var at = 1, last = 1
    while at < nodes.count {
      rootKeys.append(Int32(at))
      last = Int(nodes[at].next)
      at = Int(nodes[last].next)
    }
    nodes[0].next = Int32(nodes.count)
    nodes[0].range = SourceRange(nodes[1].range.start, nodes[last].range.end)
    reportDuplicates(among: rootKeys[...], isFlow: false)
  }

  /// Problems come in order of place; those of a mapping as a whole are found at its end.
  mutating func sortProblems() {
    if problems.count > 1 { problems.sort { $0.range < $1.range } }
  }
}

// MARK: Keys that stand twice

extension YAMLTree {
  /// Among so few keys comparing each with each costs less than sorting.
  private static let fewKeys = 16

  private mutating func reportDuplicates(among keys: ArraySlice<Int32>, isFlow: Bool) {
    guard keys.count > 1 else { return }
    if keys.count <= YAMLTree.fewKeys {
      for second in keys.indices.dropFirst() {
        for first in keys.startIndex..<second where hasEqualText(Int(keys[first]), Int(keys[second])) {
          report(Int(keys[second]), after: Int(keys[first]), isFlow: isFlow)
          break
        }
      }
      return
    }
    let sorted = keys.sorted { a, b in
      let order = compareTexts(Int(a), Int(b))
      return order != 0 ? order < 0 : a < b
    }
    var first = sorted[0]
    for key in sorted.dropFirst() {
      if hasEqualText(Int(first), Int(key)) { report(Int(key), after: Int(first), isFlow: isFlow) } else { first = key }
    }
  }

  private mutating func report(_ second: Int, after first: Int, isFlow: Bool) {
    let firstValue = Int(nodes[first].next), secondValue = Int(nodes[second].next)
    let key = nodes[second].range
    let kind = ParseProblem.Kind.keyDuplicate(
      key: String(decoding: textBytes(second), as: UTF8.self), first: nodes[first].range, sameValue: isEqual(firstValue, secondValue),
      removal: removal(key: key, value: nodes[secondValue].range, isFlow: isFlow))
    problems.append(ParseProblem(kind, at: key))
  }

  /// What to remove so that a pair is gone: its lines, or between brackets the pair with the comma before it.
  private func removal(key: SourceRange, value: SourceRange, isFlow: Bool) -> SourceRange {
    if isFlow { return SourceRange(comma(before: key.start) ?? key.start, max(value.end, key.end)) }
    let start = source.isFirstOnLine(key.start) ? source.lineStart(of: key.start) : key.start
    return SourceRange(start, source.nextLine(after: max(value.end, key.end)))
  }

  private func textBytes(_ node: Int) -> ArraySlice<UInt8> {
    let start = Int(nodes[node].textStart)
    return text[start..<start + Int(nodes[node].textCount)]
  }

  private func hasEqualText(_ a: Int, _ b: Int) -> Bool { nodes[a].textCount == nodes[b].textCount && textBytes(a) == textBytes(b) }

  private func compareTexts(_ a: Int, _ b: Int) -> Int {
    let left = textBytes(a), right = textBytes(b)
    for (x, y) in zip(left, right) where x != y { return x < y ? -1 : 1 }
    return left.count - right.count
  }

  /// Whether two nodes hold the same, however they are written. What cannot be read equals nothing.
  private func isEqual(_ a: Int, _ b: Int) -> Bool {
    let count = Int(nodes[a].next) - a
    guard Int(nodes[b].next) - b == count else { return false }
    for offset in 0..<count {
      let x = nodes[a + offset], y = nodes[b + offset]
      guard x.kind == y.kind, x.kind != .unreadable, Int(x.next) - a == Int(y.next) - b, hasEqualText(a + offset, b + offset) else {
        return false
      }
    }
    return true
  }
}
