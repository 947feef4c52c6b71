import Bind

/// Front matter as text, taken apart at its keys and the items of its lists, merged part by part, put together again. Nothing is written anew:
/// every line of the result is a line of one side.
struct KeyedMerge {
  let marks: ConflictMarks
  let prose: ([String], [String], [String]) -> ProseMerge?
  private(set) var conflicts = 0

  init(marks: ConflictMarks, prose: @escaping ([String], [String], [String]) -> ProseMerge?) {
    self.marks = marks
    self.prose = prose
  }

  /// A key with its value, or an item of a list.
  struct Part: Equatable {
    /// Comments and empty lines above.
    var lead: [String]
    /// What it is known by.
    var key: String
    var lines: [String]

    static func == (a: Part, b: Part) -> Bool { a.lines.map(KeyedMerge.stripped) == b.lines.map(KeyedMerge.stripped) }
  }

  struct Parts {
    var parts: [Part]
    /// Comments and empty lines behind the last.
    var tail: [String]
  }

  /// Merges three texts that are mappings; base, ours, theirs. nil where one of them is none that can be told.
  mutating func mapping(_ texts: [[String]], indent: Int) -> [String]? {
    let sides = texts.map { KeyedMerge.keys($0, indent: indent) }
    guard let base = sides[0], let ours = sides[1], let theirs = sides[2] else { return nil }
    return merge(base, ours, theirs)
  }

  private mutating func merge(_ base: Parts, _ ours: Parts, _ theirs: Parts) -> [String] {
    func index(_ parts: Parts) -> [String: Part] { Dictionary(parts.parts.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first }) }
    let (b, o, t) = (index(base), index(ours), index(theirs))
    // What one side has taken out and the other has changed stays, marked: its key is kept in the order of the side that has it.
    var oursOrder = ours.parts.map(\.key), theirsOrder = theirs.parts.map(\.key)
    for (at, part) in base.parts.enumerated() {
      let before = base.parts[..<at].map(\.key)
      func keep(_ order: inout [String], _ other: [String: Part]) {
        guard !order.contains(part.key), let changed = other[part.key], changed != part else { return }
        let place = before.last { order.contains($0) }.flatMap { order.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
        order.insert(part.key, at: place)
      }
      keep(&oursOrder, t)
      keep(&theirsOrder, o)
    }
    let order = Sequence3.merged(base: base.parts.map(\.key), ours: oursOrder, theirs: theirsOrder)
    // A new comment above what the other side has taken out goes to what follows it.
    var above: [String: [String]] = [:], behind: [String] = []
    let kept = Set(order)
    for side in [ours, theirs] {
      var waiting: [String] = []
      for part in side.parts {
        if kept.contains(part.key) {
          above[part.key, default: []] += waiting
          waiting = []
        } else {
          let known = b[part.key]?.lead ?? []
          waiting += part.lead.filter { !known.contains($0) && !KeyedMerge.stripped($0).isEmpty }
        }
      }
      behind += waiting
    }
    var out: [String] = []
    for key in order {
      let lead = KeyedMerge.lead(b[key]?.lead, o[key]?.lead, t[key]?.lead)
      out += (above[key] ?? []) + lead + part(b[key], o[key], t[key])
    }
    return out + behind + KeyedMerge.lead(base.tail, ours.tail, theirs.tail)
  }

  /// Comments: the changed ones; where both changed them, both.
  private static func lead(_ base: [String]?, _ ours: [String]?, _ theirs: [String]?) -> [String] {
    guard let ours else { return theirs ?? [] }
    guard let theirs else { return ours }
    if ours == theirs || theirs == base { return ours }
    if ours == base { return theirs }
    let added = theirs.filter { line in !ours.contains(line) && base?.contains(line) != true && !KeyedMerge.stripped(line).isEmpty }
    return ours + added
  }

  private mutating func part(_ base: Part?, _ ours: Part?, _ theirs: Part?) -> [String] {
    guard let ours else { return theirs == base ? [] : base == nil ? theirs?.lines ?? [] : conflict([], theirs?.lines ?? []) }
    guard let theirs else { return ours == base ? [] : base == nil ? ours.lines : conflict(ours.lines, []) }
    if ours == theirs || theirs == base { return ours.lines }
    if ours == base { return theirs.lines }
    return deeper(base, ours, theirs) ?? conflict(ours.lines, theirs.lines)
  }

  private mutating func conflict(_ ours: [String], _ theirs: [String]) -> [String] {
    if ours.isEmpty, theirs.isEmpty { return [] }
    conflicts += 1
    return marks.around(ours, theirs)
  }

  /// Both changed it: part by part, if it has parts.
  private mutating func deeper(_ base: Part?, _ ours: Part, _ theirs: Part) -> [String]? {
    let (o, t) = (WrittenValue(ours), WrittenValue(theirs)), b = base.map { WrittenValue($0) }
    // The line with the key: a comment behind it may have changed.
    let head = b.map { $0.head == o.head ? t.head : o.head } ?? o.head
    switch (o.kind, t.kind) {
    case (.flow(let mine), .flow(let other)):
      guard ours.lines.count == 1, theirs.lines.count == 1 else { return nil }
      let old: [String] = if case .flow(let list)? = b?.kind { list } else { [] }
      return [o.writing(Sequence3.merged(base: old, ours: mine, theirs: other))]
    case (.list(let indent), .list(let other)) where indent == other:
      guard let mine = KeyedMerge.items(o.rest, indent: indent), let yours = KeyedMerge.items(t.rest, indent: indent) else { return nil }
      var old = Parts(parts: [], tail: [])
      if case .list(indent)? = b?.kind { old = KeyedMerge.items(b!.rest, indent: indent) ?? old }
      return [head] + merge(old, KeyedMerge.recognised(mine, from: old), KeyedMerge.recognised(yours, from: old))
    case (.mapping(let indent), .mapping(let other)) where indent == other:
      var old: [String] = []
      if case .mapping(indent)? = b?.kind { old = b!.rest }
      return mapping([old, o.rest, t.rest], indent: indent).map { [head] + $0 }
    case (.item(let indent), .item(let other)) where indent == other:
      // The dash is set aside while the keys behind it are merged.
      var old: [String] = []
      if let b, case .item(indent) = b.kind { old = b.undashed }
      let before = conflicts
      guard var merged = mapping([old, o.undashed, t.undashed], indent: indent) else { return nil }
      // A marker cannot bear the dash, nor a comment above it: the conflict is about the item as a whole.
      guard let first = merged.first, !KeyedMerge.isSilent(first), first.hasPrefix(String(repeating: " ", count: indent)) else {
        conflicts = before
        return nil
      }
      merged[0] = o.dash + first.dropFirst(indent)
      return merged
    case (.text, .text) where ours.lines.count > 1 && theirs.lines.count > 1:
      guard let merged = prose(base?.lines ?? [], ours.lines, theirs.lines), merged.conflicts == 0 else { return nil }
      return merged.lines
    default: return nil
    }
  }

  // MARK: Taking apart

  static func stripped(_ line: String) -> String {
    var line = line[...]
    while let last = line.last, last == " " || last == "\t" { line.removeLast() }
    return String(line)
  }

  static func indent(of line: String) -> Int { line.prefix { $0 == " " }.count }

  /// Empty, or a comment.
  static func isSilent(_ line: String) -> Bool { line.drop { $0 == " " || $0 == "\t" }.first.map { $0 == "#" } ?? true }

  private static func isDash(_ line: Substring) -> Bool { line == "-" || line.hasPrefix("- ") }

  /// The keys of a mapping; nil where a line is none, or a key stands twice.
  static func keys(_ lines: [String], indent: Int) -> Parts? {
    split(lines, indent: indent) { rest, isFirst in
      // A list may stand as far left as its key, a flow collection may close there.
      if isDash(rest) || rest.hasPrefix("]") || rest.hasPrefix("}") { return isFirst ? nil : .continues }
      return key(of: rest).map { .begins($0) }
    }
  }

  /// The items of a list, known by their id, else by what they begin with.
  static func items(_ lines: [String], indent: Int) -> Parts? {
    guard var found = split(lines, indent: indent, { rest, _ in isDash(rest) ? .begins("") : nil }) else { return nil }
    var seen: [String: Int] = [:]
    for at in found.parts.indices {
      var name = name(of: found.parts[at].lines, indent: indent)
      seen[name, default: 0] += 1
      if let count = seen[name], count > 1 { name += "\n\(count)" }
      found.parts[at].key = name
    }
    return found
  }

  private enum Role { case begins(String), continues }

  private static func split(_ lines: [String], indent: Int, _ role: (Substring, Bool) -> Role?) -> Parts? {
    var parts: [Part] = [], waiting: [String] = [], keys: Set<String> = []
    for line in lines {
      if line.contains("\t") && line.prefix(while: { $0 == " " || $0 == "\t" }).contains("\t") && !isSilent(line) { return nil }
      let own = KeyedMerge.indent(of: line)
      if isSilent(line) {
        // A comment that stands further in belongs to the value above it.
        if own > indent, !stripped(line).isEmpty, !parts.isEmpty { parts[parts.count - 1].lines += waiting + [line]; waiting = [] } else { waiting.append(line) }
        continue
      }
      guard own >= indent else { return nil }
      if own > indent {
        guard !parts.isEmpty else { return nil }
        parts[parts.count - 1].lines += waiting + [line]
        waiting = []
        continue
      }
      switch role(line.dropFirst(indent), parts.isEmpty) {
      case .begins(let key):
        if !key.isEmpty, !keys.insert(key).inserted { return nil }
        parts.append(Part(lead: waiting, key: key, lines: [line]))
      case .continues: parts[parts.count - 1].lines += waiting + [line]
      case nil: return nil
      }
      waiting = []
    }
    return Parts(parts: parts, tail: waiting)
  }

  /// The key that a line begins with.
  private static func key(of line: Substring) -> String? {
    guard let first = line.first, !"[]{}?&*!|>@`%,".contains(first) else { return nil }
    if first == "\"" || first == "'" {
      guard let end = line.dropFirst().firstIndex(of: first) else { return nil }
      let behind = line[line.index(after: end)...]
      return behind == ":" || behind.hasPrefix(": ") ? String(line[line.index(after: line.startIndex)..<end]) : nil
    }
    guard let colon = line.indices.first(where: { line[$0] == ":" && (line.index(after: $0) == line.endIndex || line[line.index(after: $0)] == " ") }) else { return nil }
    let key = line[..<colon]
    return key.contains("#") && key.contains(" #") ? nil : stripped(String(key))
  }

  /// What an item is known by, in all three versions.
  private static func name(of lines: [String], indent: Int) -> String {
    let value = WrittenValue(Part(lead: [], key: "", lines: lines))
    if case .item(let inner) = value.kind, let keys = keys(value.undashed, indent: inner) {
      func text(_ key: String) -> String? { keys.parts.first { $0.key == key }.map { WrittenValue($0).scalar }.flatMap { $0.isEmpty ? nil : $0 } }
      if let id = text("id") { return "id " + Folding.slug(id) }
      // The id that follows from it.
      if let title = text("title") { return "id " + Folding.slug(title) }
      if let first = keys.parts.first { return first.key + ": " + WrittenValue(first).scalar }
    }
    return value.scalar
  }

  /// Items that have got another name are still known by what else they say.
  private static func recognised(_ new: Parts, from old: Parts) -> Parts {
    var new = new
    let known = Set(old.parts.map(\.key))
    var gone = old.parts.filter { part in !new.parts.contains { $0.key == part.key } }
    for at in new.parts.indices where !known.contains(new.parts[at].key) {
      let best = gone.enumerated().map { (score: Likeness.ofWords($1.lines, new.parts[at].lines), at: $0) }.max { ($0.score, $1.at) < ($1.score, $0.at) }
      guard let best, best.score >= 0.6 else { continue }
      new.parts[at].key = gone.remove(at: best.at).key
    }
    return new
  }
}

/// What stands behind a key or a dash.
struct WrittenValue {
  enum Kind: Equatable {
    case text
    /// The items of `[a, b]`.
    case flow([String])
    /// Indented so far.
    case list(Int)
    case mapping(Int)
    /// An item of a list whose keys stand so far in.
    case item(Int)
  }

  let kind: Kind
  let head: String
  /// The lines below.
  let rest: [String]

  init(_ part: KeyedMerge.Part) {
    head = part.lines[0]
    rest = Array(part.lines.dropFirst())
    let indent = KeyedMerge.indent(of: head), line = head.dropFirst(indent)
    if line == "-" || line.hasPrefix("- ") {
      let inner = line.dropFirst().prefix { $0 == " " }.count + 1
      let behind = line.dropFirst(inner)
      let isMapping = KeyedMerge.keys([String(behind)], indent: 0) != nil && !KeyedMerge.isSilent(String(behind))
      kind = isMapping ? .item(indent + inner) : .text
      return
    }
    let value = WrittenValue.behindKey(line)
    if value.isEmpty, let first = rest.first(where: { !KeyedMerge.isSilent($0) }) {
      let inner = KeyedMerge.indent(of: first), below = first.dropFirst(inner)
      if below == "-" || below.hasPrefix("- ") { kind = .list(inner) } else { kind = inner > indent && KeyedMerge.keys(rest, indent: inner) != nil ? .mapping(inner) : .text }
    } else if value.hasPrefix("["), value.hasSuffix("]"), rest.isEmpty, !value.dropFirst().dropLast().contains(where: { "[]{}\"'#".contains($0) }) {
      kind = .flow(value.dropFirst().dropLast().split(separator: ",").map { WrittenValue.trimmed($0) }.filter { !$0.isEmpty })
    } else {
      kind = .text
    }
  }

  /// The value as one text, for names.
  var scalar: String {
    let indent = KeyedMerge.indent(of: head), line = head.dropFirst(indent)
    let first = line.hasPrefix("- ") ? WrittenValue.trimmed(line.dropFirst(2)) : WrittenValue.behindKey(line)
    let text = ([first] + rest.map { WrittenValue.trimmed($0[...]) }).joined(separator: " ")
    if text.count > 1, let quote = text.first, quote == "\"" || quote == "'", text.last == quote { return String(text.dropFirst().dropLast()) }
    return text
  }

  /// The item with spaces for its dash.
  var undashed: [String] { [String(repeating: " ", count: dash.count) + head.dropFirst(dash.count)] + rest }
  var dash: String {
    let indent = KeyedMerge.indent(of: head)
    return String(head.prefix(indent + 1 + head.dropFirst(indent + 1).prefix { $0 == " " }.count))
  }

  /// `key: [a, b]  # comment` with other items.
  func writing(_ items: [String]) -> String {
    guard let open = head.firstIndex(of: "["), let close = head.lastIndex(of: "]") else { return head }
    return head[...open] + items.joined(separator: ", ") + head[close...]
  }

  private static func behindKey(_ line: Substring) -> String {
    guard let colon = line.indices.first(where: { line[$0] == ":" && (line.index(after: $0) == line.endIndex || line[line.index(after: $0)] == " ") }) else { return "" }
    var value = line[line.index(after: colon)...]
    // A comment behind the value; in a quoted one `#` is text.
    let start = value.drop { $0 == " " }
    if start.first != "\"", start.first != "'" {
      if start.hasPrefix("#") { value = "" } else if let hash = value.firstRange(of: " #") { value = value[..<hash.lowerBound] }
    }
    return trimmed(value)
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0 == " " || $0 == "\t" }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return String(text)
  }
}
