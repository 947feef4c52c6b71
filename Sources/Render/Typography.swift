import Source
import Bind

/// How days, numbers and sums are written in each language.
enum Typography {
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// `14.09.2026`, `14 Sep 2026`.
  static func day(_ day: Day, _ language: Language) -> String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    switch language {
    case .de: return "\(two(day.day)).\(two(day.month)).\(day.year)"
    case .en: return "\(day.day)\u{A0}\(months[day.month - 1])\u{A0}\(day.year)"
    }
  }

  /// `Mär 2026`, `Mar 2026`.
  static func month(_ day: Day, _ language: Language) -> String {
    let german = ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"]
    return "\((language == .de ? german : months)[day.month - 1])\u{A0}\(day.year)"
  }

  /// At most two decimals, `9,5` or `9.5`; thousands set apart from five digits on.
  static func number(_ value: Double, _ language: Language) -> String {
    let hundredths = Int((abs(value) * 100).rounded())
    let units = hundredths / 100, rest = hundredths % 100
    var text = grouped(units, language)
    if rest > 0 {
      text += language == .de ? "," : "."
      text += rest % 10 == 0 ? "\(rest / 10)" : (rest < 10 ? "0\(rest)" : "\(rest)")
    }
    return value < 0 && hundredths > 0 ? "\u{2212}" + text : text
  }

  static func grouped(_ value: Int, _ language: Language) -> String {
    let digits = String(value)
    guard digits.utf8.count > 4 else { return digits }
    var out = ""
    for (at, digit) in digits.enumerated() {
      if at > 0, (digits.utf8.count - at) % 3 == 0 { out += language == .de ? "." : "," }
      out.append(digit)
    }
    return out
  }

  /// `19 €/Monat`, `€19/month`.
  static func money(_ money: Money, _ language: Language) -> String {
    let units = grouped(money.cents / 100, language), rest = money.cents % 100
    let amount = rest == 0 ? units : units + (language == .de ? "," : ".") + (rest < 10 ? "0\(rest)" : "\(rest)")
    let symbol: String
    switch money.currency {
    case "EUR": symbol = "€"
    case "USD": symbol = "$"
    case "GBP": symbol = "£"
    default: symbol = money.currency
    }
    let isCode = symbol == money.currency
    let sum = language == .de || isCode ? amount + "\u{A0}" + symbol : symbol + amount
    switch money.period {
    case nil: return sum
    case .month: return sum + (language == .de ? "/Monat" : "/month")
    case .year: return sum + (language == .de ? "/Jahr" : "/year")
    case .use: return sum + (language == .de ? " je Nutzung" : " per use")
    case .once: return sum + (language == .de ? " einmalig" : " once")
    }
  }

  static func duration(_ duration: Duration, _ language: Language) -> String {
    if let months = duration.months { return self.duration(months: months, language) }
    let german =
      switch duration.unit {
      case .minute: ("Minute", "Minuten")
      case .hour: ("Stunde", "Stunden")
      case .day: ("Tag", "Tage")
      case .week: ("Woche", "Wochen")
      case .month: ("Monat", "Monate")
      }
    guard language == .de else { return duration.canonical.replacing(" ", with: "\u{A0}") }
    return "\(duration.count)\u{A0}" + (duration.count == 1 ? german.0 : german.1)
  }

  static func duration(months: Int, _ language: Language) -> String {
    if months % 12 == 0 { return months == 12 ? (language == .de ? "1\u{A0}Jahr" : "1\u{A0}year") : "\(months / 12)\u{A0}" + (language == .de ? "Jahre" : "years") }
    return months == 1 ? (language == .de ? "1\u{A0}Monat" : "1\u{A0}month") : "\(months)\u{A0}" + (language == .de ? "Monate" : "months")
  }

  static func quoted(_ text: String, _ language: Language) -> String { language == .de ? "„\(text)“" : "“\(text)”" }

  /// `a`, `a und b`, `a, b und c`.
  static func list(_ parts: [String], _ language: Language) -> String {
    guard parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + (language == .de ? " und " : " and ") + parts[parts.count - 1]
  }

  /// Small numbers as words, as they stand in a sentence; `Zwei`, `two`.
  static func word(_ number: Int, _ language: Language) -> String {
    let words = language == .de ? german : english
    return words.indices.contains(number) ? words[number] : grouped(number, language)
  }

  private static let german = ["null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"]
  private static let english = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]

  /// The form in which names are put in alphabetical order: case, accents and punctuation do not count, ä sorts as a and ß as ss.
  static func alphabetical(_ text: String) -> [UInt8] {
    var key: [UInt8] = []
    key.reserveCapacity(text.utf8.count)
    func ascii(_ byte: UInt8) {
      switch byte {
      case 0x30...0x39, 0x61...0x7A: key.append(byte)
      case 0x41...0x5A: key.append(byte + 32)
      default: if let last = key.last, last != 0x20 { key.append(0x20) }
      }
    }
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      for byte in text.utf8 { ascii(byte) }
    } else {
      for scalar in text.unicodeScalars {
        switch scalar {
        case "ä", "Ä": key.append(0x61)
        case "ö", "Ö": key.append(0x6F)
        case "ü", "Ü": key.append(0x75)
        case "ß", "ẞ": key.append(0x73); key.append(0x73)
        default:
          if scalar.isASCII { ascii(UInt8(scalar.value)) } else {
            for part in String(scalar).decomposedScalars {
              if part.isASCII { ascii(UInt8(part.value)) } else if part.properties.generalCategory != .nonspacingMark { key.append(contentsOf: Array(String(part).utf8)) }
            }
          }
        }
      }
    }
    return key
  }
}
