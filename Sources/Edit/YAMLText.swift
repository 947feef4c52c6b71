/// Texts as they stand in YAML.
enum YAMLText {
  /// One line that reads as exactly this text: without quotes where that is safe. Line ends become spaces.
  static func scalar(_ text: String, inFlow: Bool = false) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ").replacingOtherWhitespace
    if isPlain(line, inFlow: inFlow) { return line }
    guard line.contains(where: { $0 == "\"" || $0 == "\\" }) else { return "\"" + line + "\"" }
    return "'" + String(line.flatMap { $0 == "'" ? "''" : String($0) }) + "'"
  }

  private static func isPlain(_ text: String, inFlow: Bool) -> Bool {
    guard let first = text.first, let last = text.last, first != " ", last != " ", last != ":" else { return false }
    if "-?:,[]{}#&*!|>'\"%@`=".contains(first) { return false }
    if text.contains(": ") || text.contains(" #") || ["~", "null", "tbd", "offen"].contains(text.lowercased()) { return false }
    if text.hasPrefix("---") || text.hasPrefix("...") { return false }
    return !inFlow || !text.contains { ",[]{}".contains($0) }
  }
}

extension String {
  /// Control characters and separators of lines, which YAML does not take or takes for line ends, as spaces.
  fileprivate var replacingOtherWhitespace: String {
    let scalars = unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar.value {
      case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: " "
      default: scalar
      }
    }
    var out = String.UnicodeScalarView()
    out.append(contentsOf: scalars)
    return String(out)
  }
}
