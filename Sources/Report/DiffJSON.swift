import Source
import Check
import Bind
package import Diff

/// `--format json`: one object, described by `docs/diff.schema.json`.
package enum DiffJSON {
  package static let formatVersion = "1.0"

  /// `from`, `to`: what was compared, as the user called it.
  package static func write(_ story: Story, from: String, to: String, tool: String) -> [UInt8] {
    let items = story.items
    var json = JSONWriter()
    json.object { json in
      json.key("format_version"); json.string(formatVersion)
      json.key("tool"); json.string(tool)
      json.key("workspace"); json.string(Visible.text(story.title))
      json.key("lang"); json.string(story.language.rawValue)
      json.key("from"); json.string(Visible.text(from))
      json.key("to"); json.string(Visible.text(to))
      json.key("summary"); json.string(story.headline)
      json.key("counts")
      json.object { json in
        for level in ChangeLevel.allCases.sorted(by: >) { json.key(name: level.rawValue); json.number(items.count { $0.level == level }) }
      }
      json.key("changes")
      json.array { json in
        for item in items {
          json.newline()
          write(item, story, &json)
        }
        if !items.isEmpty { json.lineEnd() }
      }
      json.key("findings")
      json.object { json in
        json.key("new"); findings(story.newFindings, &json)
        json.key("gone"); findings(story.goneFindings, &json)
      }
      json.key("totals")
      json.object { json in
        json.key("documents")
        json.object { json in
          for (kind, count, added, removed) in story.totals.kinds {
            json.key(name: kind.rawValue)
            json.object { json in
              json.key("before"); json.number(count.before)
              json.key("after"); json.number(count.after)
              json.key("added"); json.number(added)
              json.key("removed"); json.number(removed)
            }
          }
        }
        json.key("findings")
        json.object { json in for (severity, count) in story.totals.findings { json.key(name: severity.name); pair(count, &json) } }
        json.key("claims"); pair(story.totals.claims, &json)
        json.key("claims_with_evidence"); pair(story.totals.proven, &json)
      }
      json.key("only_form")
      json.array { json in for path in story.onlyForm { json.string(Visible.text(path)) } }
    }
    var buffer = json.buffer
    buffer.append("\n")
    return buffer.bytes
  }

  private static func pair(_ count: Totals.Count, _ json: inout JSONWriter) {
    json.object { json in
      json.key("before"); json.number(count.before)
      json.key("after"); json.number(count.after)
    }
  }

  private static func write(_ item: Story.Item, _ story: Story, _ json: inout JSONWriter) {
    json.object { json in
      json.key("class"); json.string(item.type.rawValue)
      json.key("level"); json.string(item.level.rawValue)
      json.key("consequence"); json.flag(item.isConsequence)
      json.key("text"); json.string(Visible.text(item.sentence.plain(story.language)))
      if let subject = item.subject { json.key("subject"); json.string(Visible.text(subject)) }
      if let former = item.former { json.key("former_subject"); json.string(Visible.text(former)) }
      json.key("name"); json.string(Visible.text(item.name))
      if let kind = item.kind { json.key("kind"); json.string(kind) }
      if let kind = item.itemKind { json.key("item_kind"); json.string(kind) }
      if let object = item.object { json.key("object"); json.string(Visible.text(object)) }
      if let field = item.field { json.key("field"); json.string(Visible.text(field)) }
      json.key("before"); values(item.before, &json)
      json.key("after"); values(item.after, &json)
      json.key("causes")
      json.array { json in for cause in item.causes { json.string(Visible.text(cause)) } }
      if let place = item.place { self.place(place, &json) }
    }
  }

  /// A value that says something about a person is there, and says nothing.
  private static func values(_ values: [String?], _ json: inout JSONWriter) {
    json.array { json in for value in values { json.string(value.map(Visible.text) ?? "▒") } }
  }

  private static func place(_ place: Story.Place, _ json: inout JSONWriter) {
    json.key("side"); json.string(place.isOnOldSide ? "old" : "new")
    json.key("file"); json.string(place.file.composed)
    if let line = place.line { json.key("line"); json.number(line) }
    if let column = place.column { json.key("column"); json.number(column) }
    if let line = place.endLine { json.key("end_line"); json.number(line) }
    if let column = place.endColumn { json.key("end_column"); json.number(column) }
  }

  private static func findings(_ findings: [Story.Finding], _ json: inout JSONWriter) {
    json.array { json in
      for finding in findings {
        json.newline()
        json.object { json in
          json.key("rule"); json.string(finding.rule)
          json.key("severity"); json.string(finding.severity.name)
          json.key("class"); json.string(finding.type.rawValue)
          json.key("level"); json.string(finding.level.rawValue)
          json.key("subject"); json.string(Visible.text(finding.subject))
          json.key("message"); json.string(Visible.text(finding.message))
          place(finding.place, &json)
        }
      }
      if !findings.isEmpty { json.lineEnd() }
    }
  }
}
