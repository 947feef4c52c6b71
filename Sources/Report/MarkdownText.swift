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
    var out = "", last: Unicode.Scalar = " "
    for scalar in Visible.line(text).unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "|", "~", "+", "-", "!", "$", "=": out += "\\" + String(scalar)
      // A joiner that nobody sees: mentions, issue numbers and addresses are recognised in what is rendered.
      case "@", "#": out += "\\" + String(scalar) + "\u{2060}"
      case "/" where last == ":": out += "\u{2060}/"
      case "." where last == "w" || last == "W": out += ".\u{2060}"
      default: out.unicodeScalars.append(scalar)
      }
      last = scalar
    }
    return out
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
