package import Check
import Source

/// `--format junit`: every document is a suite. A finding at which the command fails is a failure, a lighter one a skipped case with its
/// sentence; a document without findings is one case that passed. So the test view is red exactly when the job is.
package enum JUnitReport {
  package static func write(_ findings: Findings, fails: (Severity) -> Bool) -> [UInt8] {
    var suites: [String: [PublicFinding]] = [:]
    for path in findings.documents { suites[path] = [] }
    for finding in findings.published() { suites[finding.place.file, default: []].append(finding) }
    if suites.isEmpty { suites["jtbd.yml"] = [] }
    func isFailure(_ finding: PublicFinding) -> Bool { finding.allowed == nil && fails(finding.severity) }
    func counts(_ found: [PublicFinding]) -> (tests: Int, failures: Int, skipped: Int) {
      let failures = found.count(where: isFailure)
      return (max(1, found.count), failures, found.count - failures)
    }
    let all = suites.values.map(counts)

    var xml = XMLWriter()
    let totals: XMLWriter.Attributes = [
      "name": "jtbd", "tests": String(all.reduce(0) { $0 + $1.tests }), "failures": String(all.reduce(0) { $0 + $1.failures }), "errors": "0",
      "skipped": String(all.reduce(0) { $0 + $1.skipped }),
    ]
    xml.element("testsuites", totals) { xml in
      for (path, found) in suites.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
        let file = findings.published(findings.repositoryPath(path)), count = counts(found)
        let attributes: XMLWriter.Attributes = [
          "name": file, "tests": String(count.tests), "failures": String(count.failures), "errors": "0", "skipped": String(count.skipped), "time": "0",
        ]
        xml.element("testsuite", attributes) { xml in
          if found.isEmpty {
            let name = findings.language == .de ? "nichts zu beanstanden" : "nothing to report"
            xml.element("testcase", ["name": name, "classname": file, "file": file, "time": "0"])
          }
          // A case is known by its name: it stays the same when lines move.
          var seen: [String: Int] = [:]
          for finding in found {
            var name = "\(finding.rule) (\(finding.subject))"
            seen[name, default: 0] += 1
            if seen[name]! > 1 { name += " #\(seen[name]!)" }
            let line = String(finding.place.start.line)
            xml.element("testcase", ["name": name, "classname": file, "file": file, "line": line, "time": "0"]) { xml in
              let text = "\(file):\(line):\(finding.place.start.column)\n\(finding.message)\n\(finding.help)"
              if isFailure(finding) {
                xml.element("failure", ["type": finding.severity.name, "message": finding.message], text: text)
              } else {
                let reason = finding.allowed.map { (findings.language == .de ? "geduldet: " : "allowed: ") + $0 + " – " } ?? ""
                xml.element("skipped", ["type": finding.severity.name, "message": reason + finding.message], text: text)
              }
            }
          }
        }
      }
    }
    return xml.buffer.bytes
  }
}
