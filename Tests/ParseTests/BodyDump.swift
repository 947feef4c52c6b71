import Parse
import Source
import Testing

/// A body written out as a tree: kind, value, flags, the source under the range, and what differs from it. The document's own line is
/// left out.
func tree(of body: Body, in bytes: [UInt8]) -> String {
  var lines: [String] = []
  let names: [(Body.Flags, String)] = [
    (.taskOpen, "open"), (.taskDone, "done"), (.tight, "tight"), (.comment, "comment"), (.autolink, "autolink"), (.verbatim, "verbatim"),
    (.reference, "reference"),
  ]
  for node in body.nodes.dropFirst() {
    var line = String(repeating: "  ", count: Int(node.depth) - 1) + "\(node.kind)"
    if node.value != 0 { line += " \(node.value)" }
    for (flag, name) in names where node.flags.contains(flag) { line += " .\(name)" }
    line += " ‹\(visible(bytes[node.range.start..<node.range.end]))›"
    if node.detail != node.range { line += " detail ‹\(visible(bytes[node.detail.start..<node.detail.end]))›" }
    let isShown = node.flags.contains(.verbatim) && (node.kind == .text || node.kind == .code || node.kind == .htmlInline)
    if node.textCount > 0, !isShown { line += " text ‹\(visible(body.literal(node)))›" }
    if node.extraCount > 0 { line += " extra ‹\(visible(body.extra(node)))›" }
    lines.append(line)
  }
  return lines.joined(separator: "\n")
}

private func visible(_ bytes: ArraySlice<UInt8>) -> String {
  var out = ""
  for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
    switch scalar {
    case "\n": out += "⏎"
    case "\r": out += "␍"
    case "\t": out += "⇥"
    default: out.unicodeScalars.append(scalar)
    }
  }
  return out
}

/// What does not hold of a body that must hold of all of them.
func faults(of body: Body, in bytes: [UInt8]) -> [String] {
  var found: [String] = []
  var open: [Int] = []
  let nodes = body.nodes
  for (index, node) in nodes.enumerated() {
    while let outer = open.last, nodes[outer].next <= index { open.removeLast() }
    let name = "\(index) \(node.kind)"
    if Int(node.depth) != open.count { found.append("\(name): depth \(node.depth) inside of \(open.count)") }
    if Int(node.next) <= index || Int(node.next) > nodes.count { found.append("\(name): next \(node.next)") }
    if let outer = open.last {
      if nodes[outer].next < node.next { found.append("\(name): goes on behind its parent") }
      if !nodes[outer].range.contains(node.range) { found.append("\(name): \(node.range) outside of \(nodes[outer].kind) \(nodes[outer].range)") }
    }
    if node.range.end > bytes.count { found.append("\(name): \(node.range) behind the end") }
    if !node.range.contains(node.detail) { found.append("\(name): detail outside of its range") }
    if Int(node.textStart + node.textCount) > body.text.count || Int(node.extraStart + node.extraCount) > body.text.count {
      found.append("\(name): text")
    } else if node.flags.contains(.verbatim) {
      let range = node.kind == .link || node.kind == .image ? node.detail : node.range
      if bytes[range.start..<range.end] != body.literal(node) { found.append("\(name): not verbatim") }
    }
    if Int(node.depth) > Limits.bodyNesting + 3 { found.append("\(name): too deep") }
    open.append(index)
  }
  if nodes.first?.kind != .document { found.append("no document") }
  return found
}

func parseBody(_ text: String, limits: Limits = Limits()) -> (body: Body, problems: [ParseProblem]) {
  BodyParser.parse(Array(text.utf8), from: 0, limits: limits)
}

func expectTree(_ text: String, _ expected: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) {
  let bytes = Array(text.utf8)
  let body = BodyParser.parse(bytes, from: 0, limits: Limits()).body
  let found = tree(of: body, in: bytes)
  #expect(found == expected, "found:\n\(found)", sourceLocation: sourceLocation)
  #expect(faults(of: body, in: bytes) == [], sourceLocation: sourceLocation)
}
