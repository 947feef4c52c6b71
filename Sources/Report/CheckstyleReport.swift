import Check
import Source

/// `--format checkstyle`: the XML that most CI servers read. It has room for a place to begin at and one sentence.
package enum CheckstyleReport {
  package static func write(_ findings: Findings) -> [UInt8] {
    var xml = XMLWriter()
    let found = findings.published()
    xml.element("checkstyle", ["version": "10.0"]) { xml in
      var at = 0
      while at < found.count {
        let file = found[at].place.file
        let end = found[at...].firstIndex { $0.place.file != file } ?? found.count
        xml.element("file", ["name": findings.repositoryPath(file)]) { xml in
          for finding in found[at..<end] {
            xml.element(
              "error",
              [
                "line": String(finding.place.start.line), "column": String(finding.place.start.column), "severity": finding.severity.name,
                "message": finding.message + " " + finding.help, "source": "jtbd." + finding.rule,
              ])
          }
        }
        at = end
      }
    }
    return xml.buffer.bytes
  }
}
