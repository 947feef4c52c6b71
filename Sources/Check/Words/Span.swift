/// A span of numbers that a text names, such as `30 bis 50 Jahre` or `under 30,000 EUR`.
struct Span: Equatable, Sendable {
  let low: Double
  let high: Double
  /// What is counted, folded; spans of different units are not compared.
  let unit: String

  /// Whether they share more than an end.
  func overlaps(_ other: Span) -> Bool { unit == other.unit && low < other.high && other.low < high }
  func contains(_ other: Span) -> Bool { unit == other.unit && low <= other.low && other.high <= high }

  /// The only span of a text; nil where there is none, or more than two numbers.
  init?(_ text: String) {
    var numbers: [Double] = []
    var words: [String] = []
    var digits = ""
    func close() {
      if let number = Span.number(digits) { numbers.append(number) }
      digits = ""
    }
    var word = ""
    var isRange = false
    for character in text.lowercased() + " " {
      let isDigit = character.isASCII && character.isNumber
      if isDigit || (!digits.isEmpty && (character == "." || character == ",")) {
        digits.append(character)
        continue
      }
      if !digits.isEmpty { close() }
      if character.isLetter || character == "€" || character == "$" || character == "%" {
        word.append(character)
        continue
      }
      if character == "-" || character == "–" || character == "—", word.isEmpty { isRange = true }
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    let untils: Set<String> = ["unter", "höchstens", "maximal", "under", "below"], froms: Set<String> = ["über", "ab", "mindestens", "over", "above", "from"]
    let fillers: Set<String> = ["bis", "to", "zwischen", "between", "und", "and", "von", "alt", "old", "im", "a", "per", "pro", "je"]
    let isUpper = words.contains { untils.contains($0) }, isLower = words.contains { froms.contains($0) }
    let isJoined = isRange || words.contains { ["bis", "to", "und", "and"].contains($0) }
    unit = words.filter { !untils.contains($0) && !froms.contains($0) && !fillers.contains($0) }.joined(separator: " ")
    switch numbers.count {
    case 2 where isJoined && numbers[0] < numbers[1]: (low, high) = (numbers[0], numbers[1])
    case 1 where isUpper: (low, high) = (-.infinity, numbers[0])
    case 1 where isLower && !isJoined: (low, high) = (numbers[0], .infinity)
    default: return nil
    }
  }

  /// `1.200,50`, `1,200.50`, `30`: a mark with three digits behind it sets thousands apart.
  private static func number(_ digits: String) -> Double? {
    var text = Substring(digits)
    while text.last == "." || text.last == "," { text.removeLast() }
    let parts = text.split(whereSeparator: { $0 == "." || $0 == "," })
    guard let first = parts.first else { return nil }
    if parts.count == 1 { return Double(first) }
    if parts.dropFirst().allSatisfy({ $0.count == 3 }) { return Double(parts.joined()) }
    return Double(parts.dropLast().joined() + "." + parts[parts.count - 1])
  }
}
