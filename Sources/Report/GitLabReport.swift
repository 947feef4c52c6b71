import Check
import Source

/// `--format gitlab`: GitLab's code quality report, an array of issues.
package enum GitLabReport {
  package static func write(_ findings: Findings) -> [UInt8] {
    var json = JSONWriter(), fingerprints = Fingerprints()
    json.array { json in
      for finding in findings.published() where finding.allowed == nil {
        json.newline()
        json.object { json in
          json.key("type"); json.string("issue")
          json.key("check_name"); json.string(finding.rule)
          // The name is not shown beside the sentence, so it stands in it.
          json.key("description"); json.string("\(finding.rule): \(finding.message)")
          json.key("content")
          json.object { json in json.key("body"); json.string(finding.help) }
          json.key("severity"); json.string(name(finding.severity))
          json.key("fingerprint"); json.string(fingerprints.next(finding))
          json.key("location"); location(finding.place, findings, &json)
          if !finding.related.isEmpty {
            json.key("other_locations")
            json.array { json in for related in finding.related { location(related.place, findings, &json) } }
          }
        }
      }
      json.lineEnd()
    }
    json.endDocument()
    return json.buffer.bytes
  }

  private static func name(_ severity: Severity) -> String {
    switch severity {
    case .error: "major"
    case .warning: "minor"
    case .info: "info"
    }
  }

  private static func location(_ place: PublicPlace, _ findings: Findings, _ json: inout JSONWriter) {
    json.object { json in
      json.key("path"); json.string(findings.repositoryPath(place))
      json.key("lines")
      json.object { json in
        json.key("begin"); json.number(place.start.line)
        json.key("end"); json.number(place.end.line)
      }
    }
  }
}

/// What a finding is known by from one run to the next: its rule and what it is about, never its line. Several of one rule about one thing
/// are counted in their order.
struct Fingerprints {
  private var seen: [String: Int] = [:]

  /// 32 hexadecimal digits, unlike those of every other finding of the report.
  mutating func next(_ finding: PublicFinding) -> String {
    let (key, number) = count(finding)
    let text = "\(key)\n\(number)"
    return Fingerprints.hex(Digest.of(text)) + Fingerprints.hex(Digest.of(text, seed: 1))
  }

  /// 16 hexadecimal digits of rule and address, and the finding's number among those alike.
  mutating func nextCounted(_ finding: PublicFinding) -> String {
    let (key, number) = count(finding)
    return "\(Fingerprints.hex(Digest.of(key))):\(number)"
  }

  private mutating func count(_ finding: PublicFinding) -> (key: String, number: Int) {
    let key = "\(finding.rule)\n\(finding.subject)"
    seen[key, default: 0] += 1
    return (key, seen[key]!)
  }

  private static func hex(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
