import Bind
import Check
import Source

/// `--format markdown`: the summary of a job, or a comment: everything that was found, weightiest first, as tables.
package enum MarkdownReport {
  /// A forge refuses summaries above 1 MiB; one step may not be the only one to write into it.
  package static let limit = 900_000

  /// `link` gives the address of a line (path from the repository's root, line), where there is one.
  package static func write(_ findings: Findings, link: (String, Int) -> String? = { _, _ in nil }) -> [UInt8] {
    let german = findings.language == .de
    let found = findings.published().filter { $0.allowed == nil }
    let title = findings.model.model.settings.title
    var out = ByteBuffer()
    out.append(contentsOf: "### jtbd: \(MarkdownText.plain(findings.published(title)))\n\n")
    out.append(contentsOf: "**\(TextReport(findings, color: false, isTerminal: false).summary())**\n")
    var left = 0
    for level in Severity.allCases.reversed() {
      let ofLevel = found.filter { $0.severity == level }
      guard !ofLevel.isEmpty else { continue }
      // What must be mended lies open, the rest behind a click.
      let isOpen = level == .error
      out.append(contentsOf: isOpen ? "\n#### \(heading(level, german)) (\(ofLevel.count))\n" : "\n<details><summary>\(heading(level, german)) (\(ofLevel.count))</summary>\n")
      out.append(contentsOf: german ? "\n| Wo | Was |\n|---|---|\n" : "\n| Where | What |\n|---|---|\n")
      for finding in ofLevel {
        let row = row(finding, findings, link)
        if out.count + row.utf8.count > limit { left += 1 } else { out.append(contentsOf: row) }
      }
      if !isOpen { out.append("\n</details>\n") }
    }
    if left > 0 { out.append(contentsOf: german ? "\n… und \(left) weitere.\n" : "\n… and \(left) more.\n") }
    return out.bytes
  }

  private static func row(_ finding: PublicFinding, _ findings: Findings, _ link: (String, Int) -> String?) -> String {
    let path = findings.repositoryPath(finding.place), line = finding.place.start.line
    let place = MarkdownText.code("\(path):\(line)")
    let where_ = link(path, line).map { "[\(place)](\($0))" } ?? place
    let rule = findings.address(ofRule: finding.rule).map { "[`\(finding.rule)`](\(URIText.escaped($0, keeping: ":/?#[]@!$&'*+,;=%")))" } ?? "`\(finding.rule)`"
    return "| \(where_) | **\(MarkdownText.sentence(finding.message))** \(MarkdownText.sentence(finding.help)) \(rule) |\n"
  }

  private static func heading(_ severity: Severity, _ german: Bool) -> String {
    switch severity {
    case .error: german ? "Fehler" : "Errors"
    case .warning: german ? "Warnungen" : "Warnings"
    case .info: german ? "Hinweise" : "Infos"
    }
  }
}

/// Paths as part of an address.
package enum URIText {
  /// Everything but letters, digits and `-._~`, and what is kept, percent-encoded.
  package static func escaped(_ text: String, keeping kept: String = "/") -> String {
    var out = ""
    let digits = Array("0123456789ABCDEF")
    for byte in text.utf8 {
      let scalar = Unicode.Scalar(byte)
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: out.unicodeScalars.append(scalar)
      case 0..<0x80 where kept.unicodeScalars.contains(scalar): out.unicodeScalars.append(scalar)
      default: out += "%" + String(digits[Int(byte >> 4)]) + String(digits[Int(byte & 15)])
      }
    }
    return out
  }
}
