import Source

/// What a value in another form than its field asks for can only mean; nil where two readings are possible.
enum Meant {
  // MARK: - Days

  /// `31.12.2026`, `31/12/2026`, `2025/12/31`, `2026-1-5`, `20261231`, `5. März 2026`, `March 5, 2026` as `2026-12-31`. Two numbers that may
  /// both be the month, with strokes between them, are nobody's guess: `05/06/2026` is June to one reader and May to the other.
  static func day(_ text: String) -> String? {
    var text = text.replacingNoBreakSpaces.trimmingSpaces
    // A time behind the day adds nothing.
    let bytes = Array(text.utf8)
    if bytes.count > 15, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "), bytes[13] == UInt8(ascii: ":") { text = String(text.prefix(10)) }
    if let exact = Day(iso: text) { return exact.iso }
    if bytes.count == 8, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let all = Int(text), (1900...2100).contains(all / 10_000) {
      return Day(year: all / 10_000, month: all / 100 % 100, day: all % 100)?.iso
    }
    return numericDay(text) ?? spelledDay(text)
  }

  private static func numericDay(_ text: String) -> String? {
    for mark in [".", "/", "-"] as [Character] {
      let parts = text.split(separator: mark, omittingEmptySubsequences: false).map { $0.trimmingCharactersOfSpace }
      guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty && $0.count <= 4 && $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }) else { continue }
      let a = Int(parts[0])!, b = Int(parts[1])!, c = Int(parts[2])!
      if parts[0].count == 4, parts[1].count <= 2, parts[2].count <= 2 { return Day(year: a, month: b, day: c)?.iso }
      guard parts[0].count <= 2, parts[1].count <= 2 else { return nil }
      if mark == "." {
        // With points the day stands first; two digits are a year of this century.
        let year = parts[2].count == 4 ? c : parts[2].count == 2 && c <= 60 ? 2000 + c : 0
        return year >= 1000 ? Day(year: year, month: b, day: a)?.iso : nil
      }
      guard parts[2].count == 4, c >= 1000 else { return nil }
      let european = Day(year: c, month: b, day: a), american = Day(year: c, month: a, day: b)
      if let european, let american { return european == american ? european.iso : nil }
      return (european ?? american)?.iso
    }
    return nil
  }

  private static let months: [(de: String, en: String)] = [
    ("januar", "january"), ("februar", "february"), ("märz", "march"), ("april", "april"), ("mai", "may"), ("juni", "june"), ("juli", "july"),
    ("august", "august"), ("september", "september"), ("oktober", "october"), ("november", "november"), ("dezember", "december"),
  ]

  private static func month(_ word: Substring) -> Int? {
    let word = word.lowercased()
    guard word.count >= 3 else { return nil }
    return months.firstIndex { $0.de.hasPrefix(word) || $0.en.hasPrefix(word) || word == "mrz" && $0.de == "märz" }.map { $0 + 1 }
  }

  private static func spelledDay(_ text: String) -> String? {
    var words = text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "." || $0 == "-" })
    guard words.count == 3, let at = words.firstIndex(where: { month($0) != nil }), let named = month(words[at]) else { return nil }
    words.remove(at: at)
    guard let year = Int(words[1]), words[1].count == 4, year >= 1000 else { return nil }
    var first = words[0].lowercased()
    for ending in ["st", "nd", "rd", "th"] where first.hasSuffix(ending) { first.removeLast(2) }
    return Int(first).flatMap { Day(year: year, month: named, day: $0)?.iso }
  }

  // MARK: - Money

  private static let currencies: [String: String] = [
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "$": "USD", "us$": "USD", "usd": "USD", "dollar": "USD", "dollars": "USD",
    "£": "GBP", "gbp": "GBP", "pound": "GBP", "pounds": "GBP", "pfund": "GBP", "chf": "CHF", "sfr": "CHF", "franken": "CHF", "francs": "CHF",
    "¥": "JPY", "jpy": "JPY", "yen": "JPY",
  ]
  private static let periods: [String: String] = [
    "month": "month", "monat": "month", "mo": "month", "mtl": "month", "monatlich": "month", "monthly": "month", "pm": "month",
    "year": "year", "jahr": "year", "yr": "year", "jährlich": "year", "yearly": "year", "annually": "year", "pa": "year",
    "use": "use", "nutzung": "use", "once": "once", "einmalig": "once", "einmal": "once",
  ]
  /// Words that say nothing besides.
  private static let fillers: Set<String> = ["pro", "per", "im", "je", "a", "an", "every", "each", "sterling", "/"]

  /// `1200 pounds`, `19 Euro pro Monat`, `1 200,- €`, `12k EUR` as `1200 GBP` and so on. A word that is not known may say anything: "about",
  /// "per user", "from".
  static func money(_ text: String) -> String? {
    var amount = "", currency: String?, period: String?, factor = 1, isClosed = false
    for piece in pieces(text.replacingNoBreakSpaces.lowercased().replacing("p.a.", with: " pa ").replacing("p.m.", with: " pm ")) {
      if piece.first!.isNumber {
        // `1 200`: groups of three go on.
        guard !isClosed, amount.isEmpty || (piece.count >= 3 && piece.prefix(3).allSatisfy(\.isNumber) && piece.dropFirst(3).first?.isNumber != true) else { return nil }
        amount += piece
        continue
      }
      isClosed = isClosed || !amount.isEmpty
      if let code = currencies[piece] {
        if currency != nil { return nil }
        currency = code
      } else if let known = periods[piece] {
        if period != nil || amount.isEmpty { return nil }
        period = known
      } else if piece == "k" || piece == "tsd" || piece == "tausend" || piece == "thousand" {
        if amount.isEmpty || factor != 1 { return nil }
        factor = 1000
      } else if piece == "mio" || piece == "million" || piece == "millionen" {
        if amount.isEmpty || factor != 1 { return nil }
        factor = 1_000_000
      } else if !fillers.contains(piece) {
        return nil
      }
    }
    for empty in [",--", ",–", ",-", ".--", ".–", ".-"] where amount.hasSuffix(empty) { amount.removeLast(empty.count) }
    guard let currency else { return nil }
    // With a factor behind it, a number with three digits behind its mark may be meant in two ways.
    if factor != 1, let mark = amount.lastIndex(where: { $0 == "." || $0 == "," }), amount[mark...].count == 4 { return nil }
    return Money(amount + " " + currency + (period.map { "/" + $0 } ?? ""))?.times(factor)?.canonical
  }

  /// Numbers with their marks, words, and strokes, each for itself.
  private static func pieces(_ text: String) -> [String] {
    enum Sort { case number, word, stroke }
    var pieces: [String] = [], last: Sort?
    for character in text {
      if character == " " { last = nil; continue }
      let sort: Sort =
        switch character {
        case "/": .stroke
        case "0"..."9": .number
        case ".", ",", "'", "-", "–": last == .number ? .number : .word
        default: .word
        }
      if sort == last, sort != .stroke { pieces[pieces.count - 1].append(character) } else { pieces.append(String(character)) }
      last = sort
    }
    return pieces.map { piece in
      var word = piece
      while word.last == ".", word.count > 1, !word.first!.isNumber { word.removeLast() }
      return word
    }
  }

  // MARK: - Numbers, spans and answers

  private static let numerals: [String: Int] = [
    "null": 0, "zero": 0, "eins": 1, "ein": 1, "einen": 1, "eine": 1, "one": 1, "zwei": 2, "two": 2, "drei": 3, "three": 3, "vier": 4, "four": 4, "fünf": 5, "five": 5,
    "sechs": 6, "six": 6, "sieben": 7, "seven": 7, "acht": 8, "eight": 8, "neun": 9, "nine": 9, "zehn": 10, "ten": 10, "zwölf": 12, "twelve": 12,
  ]

  /// `42 people`, `1.200`, `two` as the number alone.
  static func integer(_ text: String) -> Int? {
    let text = text.replacingNoBreakSpaces.trimmingSpaces.lowercased()
    if let known = numerals[text] { return known }
    var digits = text[...]
    if let space = digits.lastIndex(of: " "), digits[digits.index(after: space)...].allSatisfy(\.isLetter) { digits = digits[..<space].trimmingCharactersOfSpace }
    let groups = digits.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "." || $0 == "," || $0 == "'" || $0 == " " })
    guard let first = groups.first, !first.isEmpty, first.count <= 3 || groups.count == 1, groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
    guard Set(digits.filter { !$0.isNumber }).count <= 1 else { return nil }
    let joined = groups.joined()
    return joined.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? Int(joined) : nil
  }

  /// `90min`, `2h`, `zwei Stunden`, `1,5 hours` as `90 minutes`.
  static func duration(_ text: String) -> String? {
    let text = text.replacingNoBreakSpaces.trimmingSpaces.lowercased()
    let amount: Substring, unit: Substring
    if let first = text.first, first.isNumber {
      amount = text.prefix { $0.isNumber || $0 == "," || $0 == "." }
      unit = text.dropFirst(amount.count)
    } else {
      guard let space = text.firstIndex(of: " ") else { return nil }
      amount = text[..<space]
      unit = text[space...]
    }
    var word = unit.trimmingCharactersOfSpace
    while word.last == "." { word.removeLast() }
    guard let one = Duration("1 " + word) else { return nil }
    if let number = numerals[String(amount)] ?? Int(amount) { return Duration(count: number, one.unit)?.canonical }
    // Halves and quarters in the next smaller unit that holds them whole.
    guard let number = Double(String(amount.map { $0 == "," ? "." : $0 })), let (smaller, many) = one.unit.divided else { return nil }
    let parts = number * Double(many)
    return parts == parts.rounded() && parts >= 1 && parts < 10_000 ? Duration(count: Int(parts), smaller)?.canonical : nil
  }

  static func flag(_ text: String) -> String? {
    switch text.lowercased() {
    case "wahr", "richtig", "1", "y", "j", "on", "x", "✓", "✔": "true"
    case "falsch", "0", "n", "off", "-", "–": "false"
    default: nil
    }
  }
}
