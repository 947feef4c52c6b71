/// A number with a unit, a currency or a multiplier in a text.
struct NumericClaim {
  /// The number with its unit or currency sign, as offsets into the bytes.
  let range: Range<Int>
  /// It is a sum of money.
  let isMoney: Bool

  /// All claims of a text, in order. One look at each byte: texts without digits cost next to nothing.
  static func all(in bytes: [UInt8]) -> [NumericClaim] {
    guard bytes.contains(where: Scanner.isDigit) else { return [] }
    var scanner = Scanner(bytes: bytes)
    return scanner.scan()
  }
}

private struct Scanner {
  let bytes: [UInt8]
  private var at = 0
  private var found: [NumericClaim] = []

  init(bytes: [UInt8]) { self.bytes = bytes }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0xC3 && byte != 0xE2 }

  mutating func scan() -> [NumericClaim] {
    var floor = 0
    while at < bytes.count {
      guard Scanner.isDigit(bytes[at]) else {
        at += 1
        continue
      }
      let start = at
      let before = currency(endingAt: start, floor: floor)
      // Part of a name: P1, Q3, #4, B2B.
      if before == nil, start > 0, isPartOfName(before: start) {
        at = skipName(from: start)
        floor = at
        continue
      }
      var end = number(from: start)
      var result = tail(from: end)
      if result == nil, let second = secondNumber(after: end) {
        let secondEnd = number(from: second.number)
        if let behind = tail(from: secondEnd) {
          end = secondEnd
          result = behind
        } else if before != nil || second.hasCurrency {
          end = secondEnd
        }
      }
      let low = before ?? start
      if let result, before != nil || !isName(start..<result.end) {
        found.append(NumericClaim(range: low..<result.end, isMoney: before != nil || result.isMoney))
        at = result.end
      } else if before != nil {
        found.append(NumericClaim(range: low..<end, isMoney: true))
        at = end
      } else {
        at = max(end, start + 1)
        if at < bytes.count, Scanner.isLetter(bytes[at]) { at = skipName(from: at) }
      }
      floor = at
    }
    return found
  }

  private func isPartOfName(before start: Int) -> Bool {
    var at = start - 1
    let byte = bytes[at]
    if byte == UInt8(ascii: "#") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "/") { return true }
    if byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") { return at > 0 && (Scanner.isLetter(bytes[at - 1]) || Scanner.isDigit(bytes[at - 1])) }
    while at > 0, bytes[at] & 0xC0 == 0x80 { at -= 1 }
    return Scanner.isLetter(bytes[at])
  }

  /// The company, not three million.
  private func isName(_ range: Range<Int>) -> Bool { range.count == 2 && bytes[range.lowerBound] == UInt8(ascii: "3") && bytes[range.lowerBound + 1] == UInt8(ascii: "M") }

  private func skipName(from start: Int) -> Int {
    var at = start
    while at < bytes.count, Scanner.isDigit(bytes[at]) || Scanner.isLetter(bytes[at]) || bytes[at] & 0xC0 == 0x80 { at += 1 }
    return at
  }

  /// Digits with their separators: `9,600`, `30.000`, `10 000`, `1’200`.
  private func number(from start: Int) -> Int {
    var at = start
    func digits(_ from: Int) -> Int {
      var end = from
      while end < bytes.count, Scanner.isDigit(bytes[end]) { end += 1 }
      return end
    }
    at = digits(at)
    var group = at - start
    while at < bytes.count {
      let separator = separatorLength(at)
      guard separator > 0, at + separator < bytes.count, Scanner.isDigit(bytes[at + separator]) else { break }
      let end = digits(at + separator), count = end - at - separator
      let isSpace = separator > 1 || bytes[at] == 0x20
      if isSpace, count != 3 || group > 3 { break }
      group = count
      at = end
    }
    return at
  }

  private func separatorLength(_ at: Int) -> Int {
    switch bytes[at] {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "'"), 0x20: 1
    default: spaceLength(at)
    }
  }

  /// A space of any width.
  private func spaceLength(_ at: Int) -> Int {
    guard at < bytes.count else { return 0 }
    if bytes[at] == 0x20 { return 1 }
    if at + 1 < bytes.count, bytes[at] == 0xC2, bytes[at + 1] == 0xA0 { return 2 }
    if at + 2 < bytes.count, bytes[at] == 0xE2, bytes[at + 1] == 0x80, bytes[at + 2] == 0xAF || bytes[at + 2] == 0x89 { return 3 }
    return 0
  }

  private func word(_ start: Int) -> (text: String, end: Int) {
    var end = start
    while end < bytes.count, Scanner.isLetter(bytes[end]) || bytes[end] & 0xC0 == 0x80 { end += 1 }
    return (String(decoding: bytes[start..<end], as: UTF8.self).lowercased(), end)
  }

  private func signLength(_ at: Int) -> Int {
    guard at < bytes.count else { return 0 }
    if bytes[at] == UInt8(ascii: "$") { return 1 }
    if at + 1 < bytes.count, bytes[at] == 0xC2, bytes[at + 1] == 0xA3 || bytes[at + 1] == 0xA5 { return 2 }
    if at + 2 < bytes.count, bytes[at] == 0xE2, bytes[at + 1] == 0x82, bytes[at + 2] == 0xAC { return 3 }
    return 0
  }

  /// Where a currency sign or code before a number begins.
  private func currency(endingAt start: Int, floor: Int) -> Int? {
    var end = start
    for width in 1...3 where start - width >= floor && spaceLength(start - width) == width { end = start - width; break }
    for width in 1...3 where end - width >= floor && signLength(end - width) == width {
      var low = end - width
      // US$, A$.
      while low > floor, end - width - low < 2, bytes[low - 1] >= 0x41, bytes[low - 1] <= 0x5A { low -= 1 }
      return low
    }
    var low = end
    while low > floor, Scanner.isLetter(bytes[low - 1]) { low -= 1 }
    guard end - low == 3 || end - low == 2, low == floor || !Scanner.isLetter(bytes[low - 1]) else { return nil }
    let code = String(decoding: bytes[low..<end], as: UTF8.self)
    return code == code.uppercased() && Units.currencies.contains(code.lowercased()) && code != "US" ? low : nil
  }

  /// What stands behind a number and makes it a claim.
  private func tail(from start: Int) -> (end: Int, isMoney: Bool)? {
    if start < bytes.count, let attached = suffix(at: start) {
      let money = unit(after: attached)
      return money.map { ($0.end, $0.isMoney) } ?? (attached, false)
    }
    let space = spaceLength(start)
    let named = word(start + space)
    if Units.multipliers.contains(named.text) {
      var end = named.end
      if end < bytes.count, bytes[end] == UInt8(ascii: "."), named.text.count == 3 {
        // The point of an abbreviation belongs to it only where something follows.
        if let money = unit(after: end + 1) { return money }
      }
      if let money = unit(after: end) { return money }
      if end < bytes.count, bytes[end] == UInt8(ascii: "+") { end += 1 }
      return (end, false)
    }
    return unit(after: start)
  }

  /// `4M+`, `800k`: the letters right behind the digits, with a plus.
  private func suffix(at start: Int) -> Int? {
    let named = word(start)
    if named.end > start, Units.suffixes.contains(named.text) {
      // A small `m` or `b` is metres or bits.
      if named.text.count == 1, named.text != "k", bytes[start] != UInt8(ascii: "M"), bytes[start] != UInt8(ascii: "B") { return nil }
      return named.end < bytes.count && bytes[named.end] == UInt8(ascii: "+") ? named.end + 1 : named.end
    }
    return nil
  }

  /// A sign or a word for a unit, behind at most one space or hyphen.
  private func unit(after start: Int) -> (end: Int, isMoney: Bool)? {
    var at = start
    if at < bytes.count, bytes[at] == UInt8(ascii: "+") { at += 1 }
    at += spaceLength(at)
    let sign = signLength(at)
    if sign > 0 { return (at + sign, true) }
    guard at < bytes.count else { return nil }
    if bytes[at] == UInt8(ascii: "%") { return (at + 1, false) }
    if at + 2 < bytes.count, bytes[at] == 0xE2, bytes[at + 1] == 0x80, bytes[at + 2] == 0xB0 { return (at + 3, false) }
    if at == start {
      let isTimes = bytes[at] == UInt8(ascii: "x") || (bytes[at] == 0xC3 && at + 1 < bytes.count && bytes[at + 1] == 0x97)
      let end = at + (bytes[at] == 0xC3 ? 2 : 1)
      if isTimes, end >= bytes.count || !(Scanner.isLetter(bytes[end]) || Scanner.isDigit(bytes[end])) { return (end, false) }
      if bytes[at] == UInt8(ascii: "-") { at += 1 }
    }
    let named = word(at)
    guard Units.words.contains(named.text) else { return nil }
    let money: Set<String> = ["euro", "eur", "usd", "chf", "gbp", "dollar", "dollars", "franken", "pfund", "pounds", "cent", "cents"]
    return (named.end, money.contains(named.text))
  }

  /// The second number of a range: `8–15`, `3 bis 5`, `$5-$10`.
  private func secondNumber(after end: Int) -> (number: Int, hasCurrency: Bool)? {
    var at = end + spaceLength(end)
    if at < bytes.count, bytes[at] == UInt8(ascii: "-") {
      at += 1
    } else if at + 2 < bytes.count, bytes[at] == 0xE2, bytes[at + 1] == 0x80, bytes[at + 2] == 0x93 || bytes[at + 2] == 0x94 {
      at += 3
    } else {
      let named = word(at)
      guard Units.ranges.contains(named.text), named.end < bytes.count else { return nil }
      at = named.end
    }
    at += spaceLength(at)
    let sign = signLength(at)
    at += sign
    guard at < bytes.count, Scanner.isDigit(bytes[at]) else { return nil }
    return (at, sign > 0)
  }
}
