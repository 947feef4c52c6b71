import Check
import Source

/// `--format github`: workflow commands, which the runner turns into annotations. It shows ten of each level in a step and drops the rest
/// without a word; so ten are written, the weightiest first, and a last one says how many are left.
package enum GitHubReport {
  package static let perLevel = 10

  package static func write(_ findings: Findings) -> [UInt8] {
    let found = findings.published().filter { $0.allowed == nil }
    var out = "", left = 0
    let overflows = Severity.allCases.contains { level in found.count { $0.severity == level } > perLevel }
    for level in Severity.allCases.reversed() {
      let ofLevel = found.filter { $0.severity == level }
      // The line that counts the rest is a notice itself.
      let room = level == .info && overflows ? perLevel - 1 : perLevel
      for finding in ofLevel.prefix(room) { out += command(finding, findings) }
      left += max(0, ofLevel.count - room)
    }
    if left > 0 {
      let rest =
        findings.language == .de
        ? "… und \(left) weitere: Alle stehen in der Zusammenfassung des Laufs." : "… and \(left) more: all of them are in the job summary."
      out += "::notice title=jtbd::\(data(rest))\n"
    }
    return Array(out.utf8)
  }

  private static func command(_ finding: PublicFinding, _ findings: Findings) -> String {
    let place = finding.place
    var properties = [
      "title=" + property("jtbd (\(finding.rule))"), "file=" + property(findings.repositoryPath(place)), "line=\(place.start.line)",
      "endLine=\(place.end.line)",
    ]
    // Columns are read as those of one line.
    if place.isOnOneLine { properties += ["col=\(place.start.column)", "endColumn=\(place.end.column)"] }
    var text = finding.message + "\n" + finding.help
    for related in finding.related {
      text += "\n\(findings.repositoryPath(related.place)):\(related.place.start.line): \(related.message)"
    }
    return "::\(name(finding.severity)) \(properties.joined(separator: ","))::\(data(text))\n"
  }

  private static func name(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "notice"
    }
  }

  private static func data(_ text: String) -> String { escaped(text, alsoIn: false) }
  private static func property(_ text: String) -> String { escaped(text, alsoIn: true) }

  private static func escaped(_ text: String, alsoIn property: Bool) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": out += "%25"
      case "\r": out += "%0D"
      case "\n": out += "%0A"
      case ":" where property: out += "%3A"
      case "," where property: out += "%2C"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
