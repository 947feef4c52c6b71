import Source
package import Bind

/// Numbers, sums and lists as a sentence writes them in each language.
extension Phrase {
  /// `12,5` and `12.5`; thousands are set apart, two decimals at most.
  static func number(_ value: Double) -> Phrase {
    let hundredths = Int((value.magnitude * 100).rounded())
    let sign = value < 0 && hundredths > 0 ? "−" : ""
    let fraction = hundredths % 100
    let decimals = fraction == 0 ? "" : fraction % 10 == 0 ? "\(fraction / 10)" : fraction < 10 ? "0\(fraction)" : "\(fraction)"
    return Phrase(
      sign + grouped(hundredths / 100, ".") + (decimals.isEmpty ? "" : "," + decimals), sign + grouped(hundredths / 100, ",") + (decimals.isEmpty ? "" : "." + decimals))
  }

  /// `19,90 € im Monat` and `€19.90 a month`.
  static func sum(_ money: Money) -> Phrase {
    let units = money.cents / 100, rest = money.cents % 100
    let cents = rest == 0 ? "" : rest < 10 ? "0\(rest)" : "\(rest)"
    let de = grouped(units, ".") + (cents.isEmpty ? "" : "," + cents), en = grouped(units, ",") + (cents.isEmpty ? "" : "." + cents)
    let symbol = ["EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥"][money.currency]
    let period: Phrase =
      switch money.period {
      case .month?: Phrase(" im Monat", " a month")
      case .year?: Phrase(" im Jahr", " a year")
      case .use?: Phrase(" je Nutzung", " per use")
      case .once?: Phrase(" einmalig", " once")
      case nil: Phrase("", "")
      }
    return Phrase(de + "\u{A0}" + (symbol ?? money.currency) + period.de, (symbol.map { $0 + en } ?? money.currency + "\u{A0}" + en) + period.en)
  }

  /// How long something takes, as the object: `einen Monat`, `90 minutes`.
  package static func span(_ duration: Duration) -> Phrase {
    let words: (one: String, many: String) =
      switch duration.unit {
      case .minute: ("eine Minute", "Minuten")
      case .hour: ("eine Stunde", "Stunden")
      case .day: ("einen Tag", "Tage")
      case .week: ("eine Woche", "Wochen")
      case .month: ("einen Monat", "Monate")
      }
    let count = duration.count
    return Phrase(
      count == 1 ? words.one : "\(count)\u{A0}\(words.many)",
      count == 1 ? (duration.unit == .hour ? "an " : "a ") + duration.unit.rawValue : "\(count)\u{A0}\(duration.unit.rawValue)s")
  }

  /// A date as one says it: `4. Mai 2026` and `4 May 2026`.
  static func date(_ day: Day) -> Phrase {
    let de = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"]
    let en = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
    return Phrase("\(day.day). \(de[day.month - 1]) \(day.year)", "\(day.day) \(en[day.month - 1]) \(day.year)")
  }

  /// „A“, „B“ und 3 weitere.
  static func quoted(_ names: [String], atMost limit: Int = 4) -> Phrase {
    enumerated(names.map { Phrase("„\($0.shortened)“", "“\($0.shortened)”") }, atMost: limit)
  }

  /// A, B und 3 weitere.
  static func enumerated(_ parts: [Phrase], atMost limit: Int = 12) -> Phrase {
    let shown = parts.count > limit + 1 ? Array(parts.prefix(limit)) : parts
    var de = shown.map(\.de), en = shown.map(\.en)
    if shown.count < parts.count {
      de.append("\(parts.count - shown.count) weitere")
      en.append("\(parts.count - shown.count) more")
    }
    return Phrase(joined(de, " und "), joined(en, " and "))
  }

  private static func joined(_ words: [String], _ conjunction: String) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + conjunction + last
  }

  private static func grouped(_ value: Int, _ separator: String) -> String {
    let digits = Array(String(value))
    var out = ""
    for (at, digit) in digits.enumerated() {
      if at > 0, (digits.count - at) % 3 == 0, digits.count > 4 || separator == "," { out += separator }
      out.append(digit)
    }
    return out
  }
}
