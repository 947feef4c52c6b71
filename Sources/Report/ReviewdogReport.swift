import Check
import Source

/// `--format rdjson` and `rdjsonl`: reviewdog's diagnostic format. Columns count bytes; a mend becomes a suggestion that a reviewer applies
/// with one click.
package enum ReviewdogReport {
  package static func write(_ findings: Findings) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("source")
      source(&json)
      json.key("diagnostics")
      json.array { json in
        for finding in findings.published() where finding.allowed == nil {
          json.newline()
          write(finding, findings, isAlone: false, &json)
        }
        json.lineEnd()
      }
    }
    json.endDocument()
    return json.buffer.bytes
  }

  package static func lines(_ findings: Findings) -> [UInt8] {
    var json = JSONWriter()
    for finding in findings.published() where finding.allowed == nil {
      write(finding, findings, isAlone: true, &json)
      json.endDocument()
    }
    return json.buffer.bytes
  }

  private static func source(_ json: inout JSONWriter) {
    json.object { json in json.key("name"); json.string("jtbd") }
  }

  private static func write(_ finding: PublicFinding, _ findings: Findings, isAlone: Bool, _ json: inout JSONWriter) {
    json.object { json in
      json.key("message"); json.string(finding.message + "\n" + finding.help)
      json.key("location"); location(finding.place, findings, &json)
      json.key("severity"); json.string(name(finding.severity))
      if isAlone { json.key("source"); source(&json) }
      json.key("code")
      json.object { json in
        json.key("value"); json.string(finding.rule)
        if let address = findings.address(ofRule: finding.rule) { json.key("url"); json.string(address) }
      }
      if !finding.related.isEmpty {
        json.key("related_locations")
        json.array { json in
          for related in finding.related {
            json.object { json in
              json.key("message"); json.string(related.message)
              json.key("location"); location(related.place, findings, &json)
            }
          }
        }
      }
      if let (place, text) = suggestion(finding, findings) {
        json.key("suggestions")
        json.array { json in
          json.object { json in
            json.key("range"); range(place, &json)
            json.key("text"); json.string(text)
          }
        }
      }
    }
  }

  /// The best mend as one replacement in the finding's own file: all that a suggestion can hold. Edits that stand apart are joined by what
  /// stands between them, unless that is personal.
  private static func suggestion(_ finding: PublicFinding, _ findings: Findings) -> (PublicPlace, String)? {
    guard let fix = finding.fixes.first, fix.edits.allSatisfy({ $0.place.file == finding.place.file }) else { return nil }
    let edits = fix.edits.sorted { $0.place.range < $1.place.range }
    guard let first = edits.first, let last = edits.last else { return nil }
    let file = findings.file(finding.place.file), personal = findings.personalRanges(in: finding.place.file)
    var text = "", at = first.place.range.start
    for edit in edits {
      let between = SourceRange(at, edit.place.range.start)
      if personal.contains(where: { $0.start < between.end && between.start < $0.end }) { return nil }
      text += file.text(between) + edit.text
      at = edit.place.range.end
    }
    guard findings.model.redaction.apply(to: text) == text else { return nil }
    let place = PublicPlace(
      file: first.place.file, start: first.place.start, end: last.place.end, startByte: first.place.startByte, endByte: last.place.endByte,
      range: SourceRange(first.place.range.start, last.place.range.end))
    return (place, text)
  }

  private static func name(_ severity: Severity) -> String {
    switch severity {
    case .error: "ERROR"
    case .warning: "WARNING"
    case .info: "INFO"
    }
  }

  private static func location(_ place: PublicPlace, _ findings: Findings, _ json: inout JSONWriter) {
    json.object { json in
      json.key("path"); json.string(findings.repositoryPath(place))
      json.key("range"); range(place, &json)
    }
  }

  private static func range(_ place: PublicPlace, _ json: inout JSONWriter) {
    json.object { json in
      json.key("start")
      json.object { json in json.key("line"); json.number(place.start.line); json.key("column"); json.number(place.startByte) }
      json.key("end")
      json.object { json in json.key("line"); json.number(place.end.line); json.key("column"); json.number(place.endByte) }
    }
  }
}
