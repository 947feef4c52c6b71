import Bind
import Check
import Source

/// `--format json`: one object, documented in `docs/json.md`; `--format jsonl`: its diagnostics alone, one on each line.
package enum JSONReport {
  /// Changes with the shape: the first number when readers have to change, the second when something was added.
  package static let formatVersion = "1.0"

  package static func write(_ findings: Findings, tool: String) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("format_version"); json.string(formatVersion)
      json.key("tool"); json.string(tool)
      json.key("workspace"); json.string(findings.model.model.settings.title)
      json.key("lang"); json.string(findings.language.rawValue)
      json.key("counts")
      json.object { json in
        for severity in Severity.allCases.reversed() { json.key(name: severity.name); json.number(findings.count(severity)) }
      }
      if findings.hiddenBefore != nil || findings.hiddenByBaseline != nil {
        json.key("not_shown")
        json.object { json in
          if let count = findings.hiddenBefore { json.key("existing"); json.number(count) }
          if let count = findings.hiddenByBaseline { json.key("baseline"); json.number(count) }
        }
      }
      json.key("diagnostics")
      json.array { json in
        for finding in findings.published() {
          json.newline()
          write(finding, &json)
        }
        if !findings.diagnostics.isEmpty { json.lineEnd() }
      }
    }
    json.endDocument()
    return findings.covered(json)
  }

  package static func lines(_ findings: Findings) -> [UInt8] {
    var json = JSONWriter()
    for finding in findings.published() {
      write(finding, &json)
      json.endDocument()
    }
    return findings.covered(json)
  }

  private static func write(_ finding: PublicFinding, _ json: inout JSONWriter) {
    json.object { json in
      json.key("rule"); json.string(finding.rule)
      json.key("severity"); json.string(finding.severity.name)
      json.key("message"); json.string(finding.message)
      json.key("help"); json.string(finding.help)
      json.key("subject"); json.string(finding.subject)
      place(finding.place, &json)
      json.key("related")
      json.array { json in
        for related in finding.related {
          json.object { json in
            place(related.place, &json)
            json.key("message"); json.string(related.message)
          }
        }
      }
      json.key("fixes")
      json.array { json in
        for fix in finding.fixes {
          json.object { json in
            json.key("title"); json.string(fix.title)
            json.key("safe"); json.flag(fix.isSafe)
            json.key("edits")
            json.array { json in
              for edit in fix.edits {
                json.object { json in
                  json.key("file"); json.string(edit.place.file)
                  json.key("byte"); json.number(edit.place.range.start)
                  json.key("end_byte"); json.number(edit.place.range.end)
                  json.key("text"); json.string(edit.text)
                }
              }
            }
          }
        }
      }
      if let reason = finding.allowed { json.key("allowed"); json.string(reason) }
    }
  }

  private static func place(_ place: PublicPlace, _ json: inout JSONWriter) {
    json.key("file"); json.string(place.file)
    json.key("line"); json.number(place.start.line)
    json.key("column"); json.number(place.start.column)
    json.key("end_line"); json.number(place.end.line)
    json.key("end_column"); json.number(place.end.column)
    json.key("byte"); json.number(place.range.start)
    json.key("end_byte"); json.number(place.range.end)
  }
}

extension Findings {
  /// The document with every personal word covered that got past the strings, in a path or a title.
  func covered(_ json: JSONWriter) -> [UInt8] {
    var buffer = json.buffer
    model.redaction.apply(to: &buffer)
    return buffer.bytes
  }
}
