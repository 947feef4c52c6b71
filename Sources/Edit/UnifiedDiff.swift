/// What is different between two texts, in the form that `patch` and `git apply` read.
package struct UnifiedDiff: Sendable {
  private struct Hunk {
    var before: Range<Int>
    var after: Range<Int>
  }

  private static let context = 3
  /// Differences beyond which the changed part is shown as a whole.
  private static let limit = 2000

  private let old: [ArraySlice<UInt8>]
  private let new: [ArraySlice<UInt8>]
  private let changes: [Hunk]

  package init(from before: [UInt8], to after: [UInt8]) {
    old = UnifiedDiff.lines(before)
    new = UnifiedDiff.lines(after)
    changes = UnifiedDiff.changes(old, new)
  }

  package var isEmpty: Bool { changes.isEmpty }

  /// With the path in both heads; empty where nothing changed.
  package func bytes(path: String) -> [UInt8] {
    guard !isEmpty else { return [] }
    var out = Array("--- \(UnifiedDiff.quoted("a/" + path))\n+++ \(UnifiedDiff.quoted("b/" + path))\n".utf8)
    var at = 0
    while at < changes.count {
      var last = at
      while last + 1 < changes.count, changes[last + 1].before.lowerBound - changes[last].before.upperBound <= 2 * UnifiedDiff.context { last += 1 }
      let lead = min(UnifiedDiff.context, changes[at].before.lowerBound), tail = min(UnifiedDiff.context, old.count - changes[last].before.upperBound)
      let before = (changes[at].before.lowerBound - lead)..<(changes[last].before.upperBound + tail)
      let after = (changes[at].after.lowerBound - lead)..<(changes[last].after.upperBound + tail)
      out += "@@ -\(UnifiedDiff.span(before)) +\(UnifiedDiff.span(after)) @@\n".utf8
      var line = before.lowerBound
      for change in changes[at...last] {
        while line < change.before.lowerBound { UnifiedDiff.append(" ", old[line], to: &out); line += 1 }
        for removed in change.before { UnifiedDiff.append("-", old[removed], to: &out) }
        for added in change.after { UnifiedDiff.append("+", new[added], to: &out) }
        line = change.before.upperBound
      }
      while line < before.upperBound { UnifiedDiff.append(" ", old[line], to: &out); line += 1 }
      at = last + 1
    }
    return out
  }

  private static func span(_ range: Range<Int>) -> String {
    let start = range.isEmpty ? range.lowerBound : range.lowerBound + 1
    return range.count == 1 ? "\(start)" : "\(start),\(range.count)"
  }

  private static func append(_ mark: String, _ line: ArraySlice<UInt8>, to out: inout [UInt8]) {
    out += mark.utf8
    out += line
    if line.last != 0x0A { out += "\n\\ No newline at end of file\n".utf8 }
  }

  /// As git writes paths with characters that would end the line.
  private static func quoted(_ path: String) -> String {
    guard path.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) else { return path }
    var out = "\""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): out += "\\" + String(UnicodeScalar(byte))
      case 0x20..<0x7F: out += String(UnicodeScalar(byte))
      default:
        let digits = String(byte, radix: 8)
        out += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
      }
    }
    return out + "\""
  }

  /// Lines with their ends. Only LF ends one here, as for git: a CR stays part of its line.
  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var found: [ArraySlice<UInt8>] = []
    var start = 0
    for at in bytes.indices where bytes[at] == 0x0A {
      found.append(bytes[start...at])
      start = at + 1
    }
    if start < bytes.count { found.append(bytes[start...]) }
    return found
  }

  /// Myers' shortest edit script, between what is equal at both ends.
  private static func changes(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) -> [Hunk] {
    var head = 0
    while head < old.count, head < new.count, old[head] == new[head] { head += 1 }
    var tail = 0
    while tail < old.count - head, tail < new.count - head, old[old.count - 1 - tail] == new[new.count - 1 - tail] { tail += 1 }
    let n = old.count - head - tail, m = new.count - head - tail
    if n == 0, m == 0 { return [] }
    let whole = [Hunk(before: head..<(head + n), after: head..<(head + m))]
    if n == 0 || m == 0 { return whole }

    let most = min(n + m, limit)
    var furthest = [Int](repeating: 0, count: 2 * most + 3)
    var trace: [[Int]] = []
    let origin = most + 1
    var found = false
    search: for distance in 0...most {
      trace.append(furthest)
      for diagonal in stride(from: -distance, through: distance, by: 2) {
        let down = diagonal == -distance || (diagonal != distance && furthest[origin + diagonal - 1] < furthest[origin + diagonal + 1])
        var x = down ? furthest[origin + diagonal + 1] : furthest[origin + diagonal - 1] + 1
        var y = x - diagonal
        while x < n, y < m, old[head + x] == new[head + y] { (x, y) = (x + 1, y + 1) }
        furthest[origin + diagonal] = x
        if x >= n, y >= m { found = true; break search }
      }
    }
    guard found else { return whole }

    var hunks: [Hunk] = []
    var x = n, y = m
    for distance in stride(from: trace.count - 1, through: 1, by: -1) {
      let reached = trace[distance]
      let diagonal = x - y
      let down = diagonal == -distance || (diagonal != distance && reached[origin + diagonal - 1] < reached[origin + diagonal + 1])
      let previous = down ? diagonal + 1 : diagonal - 1
      let startX = reached[origin + previous], startY = startX - previous
      while x > startX, y > startY, x > (down ? startX : startX + 1) || y > (down ? startY + 1 : startY) { (x, y) = (x - 1, y - 1) }
      let step = Hunk(before: (head + startX)..<(head + x), after: (head + startY)..<(head + y))
      if let next = hunks.last, next.before.lowerBound == step.before.upperBound, next.after.lowerBound == step.after.upperBound {
        hunks[hunks.count - 1] = Hunk(before: step.before.lowerBound..<next.before.upperBound, after: step.after.lowerBound..<next.after.upperBound)
      } else {
        hunks.append(step)
      }
      (x, y) = (startX, startY)
    }
    return hunks.reversed()
  }
}
