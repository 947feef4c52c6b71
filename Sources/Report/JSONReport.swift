import Source
import Check
import Bind

/// `--format json`: one object, documented in `docs/json.md`.
package enum JSONReport {
  /// Changes with the shape: the first number when readers have to change, the second when something was added.
  package static let formatVersion = "1.0"

  package static func write(_ findings: Findings, tool: String) -> [UInt8] {
    let indices = findings.lineIndices()
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
      json.key("diagnostics")
      json.array { json in
        for diagnostic in findings.diagnostics {
          json.newline()
          write(diagnostic, findings, indices, &json)
        }
        if !findings.diagnostics.isEmpty { json.lineEnd() }
      }
    }
    var buffer = json.buffer
    buffer.append("\n")
    findings.model.redaction.apply(to: &buffer)
    return buffer.bytes
  }

  private static func write(_ diagnostic: Diagnostic, _ findings: Findings, _ indices: [String: LineIndex], _ json: inout JSONWriter) {
    let language = findings.language
    json.object { json in
      json.key("rule"); json.string(diagnostic.rule)
      json.key("severity"); json.string(diagnostic.severity.name)
      json.key("message"); json.string(Visible.text(diagnostic.publicMessage(language)))
      json.key("help"); json.string(Visible.text(diagnostic.help(language)))
      json.key("subject"); json.string(diagnostic.subject)
      place(diagnostic.location, indices, &json)
      json.key("related")
      json.array { json in
        for related in diagnostic.related {
          json.object { json in
            place(related.location, indices, &json)
            json.key("message"); json.string(Visible.text(related.message(language)))
          }
        }
      }
      json.key("fixes")
      json.array { json in
        for fix in diagnostic.fixes {
          json.object { json in
            json.key("title"); json.string(fix.title(language))
            json.key("safe"); json.flag(fix.isSafe)
            json.key("edits")
            json.array { json in
              for edit in fix.edits {
                json.object { json in
                  json.key("file"); json.string(edit.location.file.composed)
                  json.key("byte"); json.number(edit.location.range.start)
                  json.key("end_byte"); json.number(edit.location.range.end)
                  json.key("text"); json.string(edit.text)
                }
              }
            }
          }
        }
      }
      if let reason = diagnostic.allowed { json.key("allowed"); json.string(Visible.text(reason)) }
    }
  }

  private static func place(_ location: SourceLocation, _ indices: [String: LineIndex], _ json: inout JSONWriter) {
    let index = indices[location.file] ?? LineIndex([])
    let start = index.position(of: location.range.start), end = index.position(of: location.range.end)
    json.key("file"); json.string(location.file.composed)
    json.key("line"); json.number(start.line)
    json.key("column"); json.number(start.column)
    json.key("end_line"); json.number(end.line)
    json.key("end_column"); json.number(end.column)
    json.key("byte"); json.number(location.range.start)
    json.key("end_byte"); json.number(location.range.end)
  }
}
