/// Prose merged by lines. Where both changed the same place and it is a list on all sides, the list is merged by its points: two notes that
/// two people put at the end of a block are two notes.
struct ProseMerge {
  let lines: [String]
  let conflicts: Int

  init?(_ texts: [[String]], _ marks: ConflictMarks, _ merge: DocumentMerge.LineMerge) {
    if texts[1] == texts[2] || texts[0] == texts[2] {
      (lines, conflicts) = (texts[1], 0)
      return
    }
    if texts[0] == texts[1] {
      (lines, conflicts) = (texts[2], 0)
      return
    }
    // Lines that look like markers cannot be told from markers.
    let looksMarked = texts.contains { $0.contains { line in [marks.ours, marks.base, marks.middle, marks.theirs].contains { line.hasPrefix($0.prefix(marks.size)) } } }
    let plain = texts.map { Array(($0.map { $0 + "\n" }.joined()).utf8) }
    guard !looksMarked, let merged = merge(plain[0], plain[1], plain[2]) else { return nil }
    var out: [String] = [], count = 0
    var sides: [[String]] = [], side = -1
    for line in MergedText(merged).lines {
      if side < 0, line.hasPrefix(marks.ours.prefix(marks.size)) {
        (sides, side) = ([[], [], []], 1)
      } else if side == 1, line.hasPrefix(marks.base) {
        side = 0
      } else if side == 0, line.hasPrefix(marks.middle) {
        side = 2
      } else if side == 2, line.hasPrefix(marks.theirs.prefix(marks.size)) {
        side = -1
        if let joined = PointMerge(sides) { out += joined.lines } else {
          out += marks.around(sides[1], sides[2])
          count += 1
        }
      } else if side >= 0 {
        sides[side].append(line)
      } else {
        out.append(line)
      }
    }
    guard side < 0 else { return nil }
    (lines, conflicts) = (out, count)
  }
}

/// The points of a list in a body, merged as wholes.
private struct PointMerge {
  let lines: [String]

  /// nil where a side is no list, or both changed the same point differently.
  init?(_ sides: [[String]]) {
    let parsed = sides.map { PointMerge.points($0) }
    guard let base = parsed[0], let ours = parsed[1], let theirs = parsed[2], !ours.isEmpty || !theirs.isEmpty else { return nil }
    // A point that one side has reworded is told by what it shares with its old self.
    let (mine, other) = (Matching(base, ours), Matching(base, theirs))
    var content: [String: [String]] = [:]
    for (number, point) in base.enumerated() {
      let key = "=\(number)"
      switch (mine.later(of: number).map { ours[$0] }, other.later(of: number).map { theirs[$0] }) {
      case (let a?, let b?): 
        if a == b || b == point { content[key] = a } else if a == point { content[key] = b } else { return nil }
      case (let a?, nil): if a != point { return nil }
      case (nil, let b?): if b != point { return nil }
      case (nil, nil): break
      }
    }
    func keys(_ points: [[String]], _ matching: Matching) -> [String] {
      points.enumerated().map { at, point in
        if let earlier = matching.earlier(of: at) { return "=\(earlier)" }
        let key = "+" + point.joined(separator: "\n")
        content[key] = point
        return key
      }
    }
    let order = Sequence3.merged(base: base.indices.map { "=\($0)" }, ours: keys(ours, mine), theirs: keys(theirs, other))
    lines = order.flatMap { content[$0] ?? [] }
  }

  private static func points(_ lines: [String]) -> [[String]]? {
    var found: [[String]] = []
    for line in lines {
      if line.hasPrefix("- ") || line.hasPrefix("* ") || line.hasPrefix("+ ") { found.append([line]) } else if !found.isEmpty, line.isEmpty || line.hasPrefix("  ") || line.hasPrefix("\t") {
        found[found.count - 1].append(line)
      } else {
        return nil
      }
    }
    // Empty lines between points would make of them a list of another kind.
    return found.contains { $0.contains("") } ? nil : found
  }

  /// Which point of an older list is which of a newer one: equal ones, then those that share most of their words, in order.
  private struct Matching {
    private var laters: [Int: Int] = [:]
    private var earliers: [Int: Int] = [:]

    init(_ old: [[String]], _ new: [[String]]) {
      func pair(_ a: Int, _ b: Int) { laters[a] = b; earliers[b] = a }
      for (a, point) in old.enumerated() { if let b = new.indices.first(where: { new[$0] == point && earliers[$0] == nil }) { pair(a, b) } }
      for (a, point) in old.enumerated() where laters[a] == nil {
        let best = new.indices.filter { earliers[$0] == nil }.map { (score: Likeness.ofWords(point, new[$0]), at: $0) }.max { ($0.score, $1.at) < ($1.score, $0.at) }
        if let best, best.score >= 0.5 { pair(a, best.at) }
      }
    }

    func later(of old: Int) -> Int? { laters[old] }
    func earlier(of new: Int) -> Int? { earliers[new] }
  }
}

enum Likeness {
  /// How many of the words of two texts are the same: 0…1.
  static func ofWords(_ one: [String], _ other: [String]) -> Double {
    func words(_ lines: [String]) -> [Substring] { lines.flatMap { $0.split { !$0.isLetter && !$0.isNumber } } }
    var left: [Substring: Int] = [:]
    let a = words(one), b = words(other)
    for word in a { left[word, default: 0] += 1 }
    var shared = 0
    for word in b { if let count = left[word], count > 0 { left[word] = count - 1; shared += 1 } }
    return a.isEmpty && b.isEmpty ? 1 : 2 * Double(shared) / Double(a.count + b.count)
  }
}

/// The order of things that have names.
enum Sequence3 {
  /// All that both sides kept and what either added: in ours' order, or in theirs where only they have changed it. What is added stands
  /// behind what it was added behind; ours first.
  static func merged(base: [String], ours: [String], theirs: [String]) -> [String] {
    let (b, o, t) = (Set(base), Set(ours), Set(theirs))
    func common(_ list: [String]) -> [String] { list.filter { b.contains($0) && o.contains($0) && t.contains($0) } }
    let followsTheirs = common(ours) == common(base)
    let (first, second) = followsTheirs ? (theirs, ours) : (ours, theirs)
    func stays(_ key: String) -> Bool { b.contains(key) ? o.contains(key) && t.contains(key) : true }
    var out = first.filter(stays)
    let added = Set(first).subtracting(b)
    var before: String?
    for key in second where stays(key) {
      if !out.contains(key) {
        var place = before.flatMap { out.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
        // At the same place: ours, then theirs.
        if !followsTheirs { while place < out.count, added.contains(out[place]) { place += 1 } }
        out.insert(key, at: place)
      }
      before = key
    }
    return out
  }
}
