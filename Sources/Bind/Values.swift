package import Source

/// A text of an author with its place in the file.
package struct Text: Hashable, Sendable {
  package let string: String
  package let range: SourceRange
  /// Where the first byte of `string` stands in the file, when the file reads exactly like it.
  let origin: UInt32?

  package init(_ string: String, range: SourceRange, origin: Int? = nil) {
    self.string = string
    self.range = range
    self.origin = origin.map(UInt32.init(clamping:))
  }

  /// The place of a part, given as UTF-8 offsets into `string`; the whole text where it cannot be told.
  package func range(of part: Range<Int>) -> SourceRange {
    guard let origin else { return range }
    return SourceRange(Int(origin) + part.lowerBound, Int(origin) + part.upperBound)
  }

  /// Whether parts of the text can be found in the file.
  package var isVerbatim: Bool { origin != nil }
}

/// A text about a real person. It has no readable text of its own: what may be shown of it is decided in one place.
package struct Personal: Sendable {
  fileprivate let text: Text

  init(_ text: Text) { self.text = text }

  package var range: SourceRange { text.range }
  package var isEmpty: Bool { text.string.trimmingSpaces.isEmpty }
  /// Equal for the same name or pseudonym, however it is spelt; tells whether two are one person, and nothing else.
  package var identity: UInt64 { Digest.of(Folding.slug(text.string).filter { $0 != "-" }) }

  /// The text. For `PublicModel`, which decides what leaves, and for the rules that look for it; a test keeps everyone else out.
  package var revealed: Text { text }
}

extension FlatWriter {
  /// For the cache inside the workspace, where the file itself stands.
  mutating func add(_ personal: Personal) { add(personal.text) }
}

/// A price or sum: `19 EUR/month`.
package struct Money: Hashable, Sendable {
  package enum Period: String, Sendable, CaseIterable { case month, year, use, once }

  /// Hundredths of the currency's unit.
  package let cents: Int
  /// ISO 4217.
  package let currency: String
  package let period: Period?

  private static let symbols: [Character: String] = ["€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY"]
  private static let periods: [String: Period] = [
    "month": .month, "monat": .month, "mo": .month, "year": .year, "jahr": .year, "use": .use, "nutzung": .use, "once": .once, "einmalig": .once,
  ]

  package init?(_ text: String) {
    var rest = Substring(text.replacingNoBreakSpaces)
    func trim() { while rest.first == " " { rest.removeFirst() }; while rest.last == " " { rest.removeLast() } }
    trim()
    var period: Period?
    if let slash = rest.lastIndex(of: "/") {
      let word = rest[rest.index(after: slash)...].lowercased()
      guard let known = Money.periods[word.trimmingSpaces] else { return nil }
      period = known
      rest = rest[..<slash]
    } else if let space = rest.lastIndex(of: " "), let known = Money.periods[rest[rest.index(after: space)...].lowercased()] {
      period = known
      rest = rest[..<space]
    }
    trim()
    var currency: String?
    if let first = rest.first, let code = Money.symbols[first] {
      currency = code
      rest.removeFirst()
    } else if let last = rest.last, let code = Money.symbols[last] {
      currency = code
      rest.removeLast()
    } else if rest.count > 3, rest.suffix(3).allSatisfy({ $0.isASCII && $0.isUppercase }) {
      currency = String(rest.suffix(3))
      rest.removeLast(3)
    } else if rest.count > 3, rest.prefix(3).allSatisfy({ $0.isASCII && $0.isUppercase }) {
      currency = String(rest.prefix(3))
      rest.removeFirst(3)
    }
    trim()
    guard let currency, let cents = Money.cents(rest) else { return nil }
    self.cents = cents
    self.currency = currency
    self.period = period
  }

  /// `1.200,50`, `1,200.50`, `1200`, `19,9`: the last separator with one or two digits behind it is the decimal one.
  private static func cents(_ text: Substring) -> Int? {
    guard text.first?.isNumber == true, text.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "." || $0 == "," || $0 == "'") }) else { return nil }
    var whole = text, fraction = Substring("")
    if let mark = text.lastIndex(where: { $0 == "." || $0 == "," }) {
      let behind = text[text.index(after: mark)...]
      if behind.count <= 2 { whole = text[..<mark]; fraction = behind } else if behind.count != 3 { return nil }
      if fraction.isEmpty, behind.isEmpty { return nil }
    }
    let groups = whole.split(whereSeparator: { !$0.isNumber })
    guard !groups.isEmpty, groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
    guard let units = Int(groups.joined()), units < 1_000_000_000_000 else { return nil }
    let hundredths = fraction.isEmpty ? 0 : fraction.count == 1 ? Int(fraction)! * 10 : Int(fraction)!
    return units * 100 + hundredths
  }

  /// `12 EUR` times a thousand.
  func times(_ factor: Int) -> Money? {
    let (product, isTooMuch) = cents.multipliedReportingOverflow(by: factor)
    return isTooMuch || product >= 100_000_000_000_000 ? nil : Money(cents: product, currency: currency, period: period)
  }

  private init(cents: Int, currency: String, period: Period?) {
    self.cents = cents
    self.currency = currency
    self.period = period
  }

  /// The form that `fmt` writes: `19 EUR/month`, `19.90 EUR`.
  package var canonical: String {
    let units = cents / 100, rest = cents % 100
    let amount = rest == 0 ? "\(units)" : "\(units).\(rest < 10 ? "0" : "")\(rest)"
    return amount + " " + currency + (period.map { "/" + $0.rawValue } ?? "")
  }
}

/// A span of time: `12 months`, `90 minutes`. Years are kept as months.
package struct Duration: Hashable, Sendable {
  package enum Unit: String, Sendable, CaseIterable {
    case minute, hour, day, week, month

    /// The average month has 30.44 days.
    fileprivate var minutes: Int {
      switch self {
      case .minute: 1
      case .hour: 60
      case .day: 1440
      case .week: 10_080
      case .month: 43_830
      }
    }

    /// The next smaller unit, and how many of them make one.
    var divided: (unit: Unit, many: Int)? {
      switch self {
      case .minute: nil
      case .hour: (.minute, 60)
      case .day: (.hour, 24)
      case .week: (.day, 7)
      case .month: nil
      }
    }
  }

  package let count: Int
  package let unit: Unit

  private static let units: [String: (unit: Unit, times: Int)] = [
    "minute": (.minute, 1), "minutes": (.minute, 1), "minuten": (.minute, 1), "min": (.minute, 1),
    "hour": (.hour, 1), "hours": (.hour, 1), "stunde": (.hour, 1), "stunden": (.hour, 1), "h": (.hour, 1),
    "day": (.day, 1), "days": (.day, 1), "tag": (.day, 1), "tage": (.day, 1), "tagen": (.day, 1),
    "week": (.week, 1), "weeks": (.week, 1), "woche": (.week, 1), "wochen": (.week, 1),
    "month": (.month, 1), "months": (.month, 1), "monat": (.month, 1), "monate": (.month, 1), "monaten": (.month, 1),
    "year": (.month, 12), "years": (.month, 12), "jahr": (.month, 12), "jahre": (.month, 12), "jahren": (.month, 12),
  ]

  package init?(count: Int, _ unit: Unit) {
    guard (1...(unit == .month ? 14_400 : 10_000)).contains(count) else { return nil }
    self.count = count
    self.unit = unit
  }

  package init?(_ text: String) {
    let parts = text.replacingNoBreakSpaces.split(separator: " ")
    guard parts.count == 2, let number = Int(parts[0]), (1...10_000).contains(number), let known = Duration.units[parts[1].lowercased()] else { return nil }
    if known.unit == .month, number > 1200 { return nil }
    self.init(count: number * known.times, known.unit)
  }

  /// nil: it is given in smaller units.
  package var months: Int? { unit == .month ? count : nil }

  package func isLonger(than other: Duration) -> Bool { count * unit.minutes > other.count * other.unit.minutes }

  package var canonical: String { count == 1 ? "1 \(unit.rawValue)" : "\(count) \(unit.rawValue)s" }
}

extension String {
  /// No-break spaces become spaces: "19 €" is written with either.
  package var replacingNoBreakSpaces: String {
    utf8.allSatisfy { $0 < 0x80 } ? self : String(map { $0 == "\u{A0}" || $0 == "\u{202F}" ? " " : $0 })
  }

  package var trimmingSpaces: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(self[first...last])
  }
}
