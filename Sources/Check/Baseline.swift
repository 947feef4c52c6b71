import Source

/// Findings that the authors have decided to live with for now: a file beside `jtbd.yml`, one line for every rule and subject.
///
/// `segment/pendler#wenig-zeit reference-unresolved`, with ` x2` behind it where there are two. Lines are sorted, and no line depends on
/// another: branches that add or remove some merge by lines.
package struct Baseline: Sendable, Equatable {
  package static let fileName = "jtbd-baseline.txt"

  package struct Key: Hashable, Sendable {
    package let rule: String
    package let subject: String

    package init(rule: String, subject: String) {
      self.rule = rule
      self.subject = subject
    }
  }

  package struct Entry: Hashable, Sendable {
    package let key: Key
    package let count: Int
  }

  /// Sorted by subject, then rule; each key once.
  package let entries: [Entry]
  /// Numbers of lines that are no entry, from 1.
  package let unreadableLines: [Int]

  private init(_ counts: [Key: Int], unreadable: [Int] = []) {
    entries = counts.filter { $0.value > 0 }.map { Entry(key: $0.key, count: $0.value) }.sorted { a, b in
      a.key.subject != b.key.subject ? utf8Precedes(a.key.subject, b.key.subject) : utf8Precedes(a.key.rule, b.key.rule)
    }
    unreadableLines = unreadable
  }

  /// Everything that is open in a model now.
  package init(of model: CheckedModel) {
    var counts: [Key: Int] = [:]
    for diagnostic in model.diagnostics where Baseline.mayHold(diagnostic) { counts[Key(rule: diagnostic.rule, subject: diagnostic.subject), default: 0] += 1 }
    self.init(counts)
  }

  /// Personal data is never something to live with.
  static func mayHold(_ diagnostic: Diagnostic) -> Bool { diagnostic.allowed == nil && !diagnostic.isPersonal && diagnostic.rule != "personal-data-published" }

  /// Reads the file. Empty lines and what begins with `#` say nothing; of two lines about the same the higher count holds.
  package init(reading text: String) {
    var counts: [Key: Int] = [:], unreadable: [Int] = []
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let words = line.split(separator: " ")
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      let count = words.count == 3 && words[2].hasPrefix("x") ? Int(words[2].dropFirst()) : words.count == 2 ? 1 : nil
      guard let count, count > 0, words[1].unicodeScalars.allSatisfy({ $0.properties.isAlphabetic && $0.isASCII || $0 == "-" }) else {
        unreadable.append(number + 1)
        continue
      }
      let key = Key(rule: String(words[1]), subject: Baseline.decoded(first))
      counts[key] = max(counts[key] ?? 0, count)
    }
    self.init(counts, unreadable: unreadable)
  }

  package func text() -> String {
    var out = ""
    for entry in entries { out += "\(Baseline.encoded(entry.key.subject)) \(entry.key.rule)\(entry.count > 1 ? " x\(entry.count)" : "")\n" }
    return out
  }

  /// What stands in it and is found no more, or less often.
  package func stale(in model: CheckedModel) -> [Entry] {
    let now = Baseline(of: model).counts
    return entries.compactMap { entry in
      let left = now[entry.key] ?? 0
      return left < entry.count ? Entry(key: entry.key, count: entry.count - left) : nil
    }
  }

  /// Without what is found no more. Nothing is added.
  package func pruned(to model: CheckedModel) -> Baseline {
    let now = Baseline(of: model).counts
    return Baseline(counts.reduce(into: [:]) { $0[$1.key] = min($1.value, now[$1.key] ?? 0) })
  }

  private var counts: [Key: Int] { entries.reduce(into: [:]) { $0[$1.key] = $1.count } }

  /// A path may hold spaces and line ends; a line may not.
  private static func encoded(_ subject: String) -> String {
    var out = ""
    for scalar in subject.unicodeScalars {
      if scalar.value <= 0x20 || scalar == "%" || scalar.value == 0x7F || scalar.properties.isWhitespace || (out.isEmpty && scalar == "#") {
        for byte in String(scalar).utf8 { out += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true) }
      } else {
        out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  private static func decoded(_ text: Substring) -> String {
    guard text.contains("%") else { return String(text) }
    var out: [UInt8] = [], rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        out.append(value)
        rest = rest.dropFirst(2)
      } else {
        out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
