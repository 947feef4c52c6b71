import Parse
import Source

/// Front matter as it was parsed, with means to write ranges and nodes down.
struct ParsedFrontMatter {
  let bytes: [UInt8]
  let yaml: YAML
  let problems: [ParseProblem]

  init(_ text: String, limits: Limits = Limits()) { self.init(Array(text.utf8), limits: limits) }

  init(_ bytes: [UInt8], content: SourceRange? = nil, limits: Limits = Limits()) {
    self.bytes = bytes
    let parsed = FrontMatterParser.parse(bytes, content: content ?? SourceRange(0, bytes.count), limits: limits)
    yaml = parsed.yaml
    problems = parsed.problems
  }

  /// The source with « and » around each problem's range.
  var marked: String { drawn(problems.map(\.range)) }

  /// The source with « and » around each scalar that has text.
  var markedScalars: String { drawn(yaml.nodes.filter { $0.kind == .scalar && !$0.range.isEmpty }.map(\.range)) }

  func drawn(_ ranges: [SourceRange]) -> String {
    var drawn: [UInt8] = []
    for at in 0...bytes.count {
      drawn += ranges.filter { $0.end == at && !$0.isEmpty }.flatMap { _ in Array("»".utf8) }
      drawn += ranges.filter { $0.start == at }.flatMap { Array(($0.isEmpty ? "«»" : "«").utf8) }
      if at < bytes.count { drawn.append(bytes[at]) }
    }
    return String(decoding: drawn, as: UTF8.self)
  }

  func text(_ range: SourceRange) -> String { String(decoding: bytes[range.start..<range.end], as: UTF8.self) }

  /// The nodes in one line: `{kind: job, gains: [{id: x}], title: ?}`, where `?` could not be read.
  var outline: String { yaml.root.map(ParsedFrontMatter.outline) ?? "" }

  private static func outline(_ value: YAML.Value) -> String {
    switch value.kind {
    case .scalar: value.string
    case .unreadable: "?"
    case .sequence: "[" + value.elements.map(outline).joined(separator: ", ") + "]"
    case .mapping: "{" + value.pairs.map { outline($0.key) + ": " + outline($0.value) }.joined(separator: ", ") + "}"
    }
  }

  /// Names of the problems' kinds, with the text under the ranges they hold: `colonInValue Ein Ziel: weniger`.
  var faults: [String] {
    problems.map { problem in
      switch problem.kind {
      case .yaml(let fault):
        switch fault {
        case .tab: "tab"
        case .anchor: "anchor"
        case .alias: "alias"
        case .tag: "tag"
        case .mergeKey: "mergeKey"
        case .document: "document"
        case .colonInValue(let value): "colonInValue " + text(value)
        case .commaInFlow(let value): "commaInFlow " + text(value)
        case .textAfterQuote(let value): "textAfterQuote " + text(value)
        case .reservedStart(let value): "reservedStart " + text(value)
        case .quoteUnclosed: "quoteUnclosed"
        case .bracketUnclosed: "bracketUnclosed"
        case .controlCharacter: "controlCharacter"
        case .notAMapping: "notAMapping"
        case .colonMissing: "colonMissing"
        case .indentation: "indentation"
        case .other(let text): "other " + text
        }
      case .keyDuplicate(let key, _, let sameValue, _): "keyDuplicate " + key + (sameValue ? " same" : "")
      case .valueTruncated(let value, let swallowed): "valueTruncated " + text(value) + " | " + swallowed
      case .limit(let kind, let limit, let found): "limit \(kind) \(limit) \(found)"
      case .encoding, .frontMatterUnclosed: "\(problem.kind)"
      }
    }
  }
}
