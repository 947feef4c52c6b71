/// Text of the authors' as it may stand in Markdown that a forge shows: read as letters, never as markup, a mention, a link or an issue.
package enum MarkdownText {
  /// A sentence; what stands between backticks stays code.
  package static func sentence(_ text: String) -> String {
    let parts = Visible.line(text).split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    var out = ""
    for (number, part) in parts.enumerated() {
      let isCode = number % 2 == 1 && number < parts.count - 1
      if isCode, !part.allSatisfy({ $0 == " " }) { out += code(part) } else { out += (number % 2 == 1 ? "\\`" : "") + plain(part) + (isCode ? "\\`" : "") }
    }
    return out
  }

  /// Words without any code in them.
  package static func plain(_ text: String) -> String {
    var out = ""
    let scalars = Array(Visible.line(text).unicodeScalars)
    var at = 0
    while at < scalars.count {
      let scalar = scalars[at]
      let next = at + 1 < scalars.count ? scalars[at + 1] : " "
      if isWord(scalar) {
        var end = at
        while end < scalars.count, isWord(scalars[end]) { end += 1 }
        word(scalars[at..<end], isStart: at == 0, next: end < scalars.count ? scalars[end] : " ", &out)
        at = end
        continue
      }
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "|", "~", "$", "#": out += "\\" + String(scalar)
      // Only at its beginning could a text become a list or a heading.
      case "+", "-", "=": out += (at == 0 ? "\\" : "") + String(scalar)
      default: out.unicodeScalars.append(scalar)
      }
      // @user, #12, !34, $56, %milestone, &epic, :emoji:, https://…
      if callers.contains(scalar), isWord(next) || (scalar == ":" && next == "/") { out.unicodeScalars.append(joiner) }
      at += 1
    }
    return out
  }

  /// Unseen: mentions, numbers, commits and addresses are recognised in what is rendered, whatever is escaped in the source.
  private static let joiner: Unicode.Scalar = "\u{2060}"
  private static let callers = Set("@#!$%&^~:".unicodeScalars)

  /// Letters and digits. What reads as a commit, as an issue (`GH-12`) or as the beginning of an address is parted.
  private static func word(_ word: ArraySlice<Unicode.Scalar>, isStart: Bool, next: Unicode.Scalar, _ out: inout String) {
    var text = ""
    text.unicodeScalars.append(contentsOf: word)
    let isCommit = word.count >= 7 && word.allSatisfy { $0.properties.isASCIIHexDigit }
    let isIssue = next == "-" && text.lowercased() == "gh"
    let isAddress = next == "." && text.lowercased() == "www"
    // A number and a dot at the beginning would be a list.
    let isList = isStart && (next == "." || next == ")") && word.allSatisfy { ("0"..."9").contains($0) }
    if isCommit || isIssue {
      // Seven are enough for a commit: no part may have so many.
      for (at, scalar) in word.enumerated() {
        if at > 0, isCommit ? at % 4 == 0 : at == 1 { out.unicodeScalars.append(joiner) }
        out.unicodeScalars.append(scalar)
      }
    } else {
      out += text
    }
    if isAddress || isList { out.unicodeScalars.append(joiner) }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: scalar.value >= 0x80 && scalar.properties.isAlphabetic
    }
  }

  /// A code span, which may stand in a table.
  package static func code(_ text: String) -> String {
    let text = Visible.line(text)
    var run = 0, longest = 0
    for scalar in text.unicodeScalars {
      run = scalar == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let pad = text.hasPrefix("`") || text.hasSuffix("`") || text.isEmpty ? " " : ""
    return fence + pad + text.replacing("|", with: "\\|") + pad + fence
  }
}
