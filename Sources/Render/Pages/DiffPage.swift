import Source
import CAssets
import Bind
import Check
package import Diff

/// A difference as one page that stands by itself: no other file, no script, nothing loaded.
package enum DiffPage {
  package static func write(_ story: Story, _ diff: PublicDiff, from: String, to: String) -> [UInt8] {
    var page = Writer(story: story)
    page.document(diff, from: from, to: to)
    return page.out.bytes
  }

  private static func style(_ group: String, _ name: String) -> [UInt8] {
    for number in 0..<Int(jtbd_asset_count) {
      let asset = jtbd_asset_at(number).pointee
      if String(cString: asset.group) == group, String(cString: asset.path) == name { return Array(UnsafeBufferPointer(start: asset.bytes, count: asset.size)) }
    }
    return []
  }

  /// Everything that is not markup of ours goes through `text`.
  private struct Writer {
    let story: Story
    var out = ByteBuffer()

    var language: Language { story.language }
    var german: Bool { language == .de }

    func say(_ de: String, _ en: String) -> String { german ? de : en }
    mutating func raw(_ markup: StaticString) { out.append(markup) }
    mutating func text(_ text: String) { out.append(escaping: text, as: .prose) }
    mutating func code(_ text: String) { out.append(escaping: text, as: .literal) }
    mutating func put(_ before: StaticString, _ text: String, _ after: StaticString) {
      raw(before)
      self.text(text)
      raw(after)
    }

    mutating func document(_ diff: PublicDiff, from: String, to: String) {
      let title = story.title.isEmpty ? say("Geschäftsmodell", "Business model") : story.title
      raw("<!DOCTYPE html>\n<html lang=\"")
      raw(german ? "de" : "en")
      raw("""
        ">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="robots" content="noindex">
        <link rel="icon" href="data:,">
        <title>
        """)
      code("\(title): \(say("was sich ändert", "what changes"))")
      raw("</title>\n<style>\n")
      out.append(contentsOf: DiffPage.style("site", "site.css"))
      out.append(contentsOf: DiffPage.style("diff", "diff.css"))
      put("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#_content\">", say("Zum Inhalt", "Skip to content"), "</a>\n<div class=\"page page--wide\">\n<main id=\"_content\">\n<header class=\"dhead\">\n<p class=\"kicker\">")
      text(say("Was sich ändert: ", "What changes: "))
      raw("<code>")
      code(from)
      raw("</code> → <code>")
      code(to)
      put("</code></p>\n<h1>", title, "</h1>\n")
      put("<p class=\"lead\">", story.headline, "</p>\n")
      let more = [story.findingsSentence, story.formSentence].compactMap(\.self).joined(separator: " ")
      if !more.isEmpty { put("<p class=\"sum\">", more, "</p>\n") }
      raw("</header>\n")
      for level in [ChangeLevel.breaking, .review] { section(level) }
      canvases(diff.canvases)
      section(.wording)
      findings(story.newFindings, "findings", say("Neue Befunde", "New findings"))
      findings(story.goneFindings, "gone", say("Erledigt oder entfallen", "Settled or gone"))
      totals()
      raw("</main>\n</div>\n</body>\n</html>\n")
    }

    private mutating func open(_ id: String, _ title: String) {
      raw("<section class=\"sec\" aria-labelledby=\"_")
      code(id)
      raw("\">\n<div class=\"sec__side\"><h2 id=\"_")
      code(id)
      put("\">", title, "</h2></div>\n<div class=\"sec__body\">\n")
    }

    private mutating func close() { raw("</div>\n</section>\n") }

    private mutating func section(_ level: ChangeLevel) {
      let entries = story.entries(level)
      guard !entries.isEmpty else { return }
      open(level.rawValue, story.title(of: level))
      raw("<ul class=\"dlist\">\n")
      for entry in entries {
        raw("<li>")
        line(entry.line)
        if !entry.followers.isEmpty {
          put("<ul class=\"dfollow\" aria-label=\"", say("Folgen", "Consequences"), "\">\n")
          for follower in entry.followers {
            raw("<li>")
            line(follower)
            raw("</li>\n")
          }
          raw("</ul>\n")
        }
        raw("</li>\n")
      }
      raw("</ul>\n")
      close()
    }

    private mutating func line(_ line: Story.Line) {
      raw("<div class=\"dline\"><p class=\"dline__s\"><span class=\"chip chip--")
      code(line.level.rawValue)
      put("\">", story.word(of: line.level), "</span>")
      var isFirst = true
      for piece in line.sentence.pieces {
        switch piece {
        case .words(let words): prose(words)
        case .value(let value): text(value)
        case .name(let name):
          raw(isFirst ? "<b>" : "")
          text(german ? "„\(name)“" : "“\(name)”")
          raw(isFirst ? "</b>" : "")
          isFirst = false
        }
      }
      raw("</p>")
      if let place = line.place {
        raw("<p class=\"dline__at\">")
        code(place.file + (place.isOnOldSide ? "" : place.line.map { ":\($0)" } ?? ""))
        if place.isOnOldSide { text(say(" (bisher)", " (before)")) }
        raw("</p>")
      }
      raw("</div>\n")
      details(line)
    }

    private mutating func details(_ line: Story.Line) {
      switch line.type {
      case .documentRenamed, .documentRetitled, .documentMoved, .itemRenamed, .statementChanged: if line.changes.count == 1 { return }
      default: break
      }
      guard !line.details.isEmpty else { return }
      raw("<ul class=\"dtexts\">\n")
      for detail in line.details {
        raw("<li>")
        if let before = detail.before {
          put("<p><span class=\"lbl\">", say("bisher", "before"), "</span> ")
          put("<del>", before, "</del></p>")
        }
        if let after = detail.after {
          put("<p><span class=\"lbl\">", say("jetzt", "now"), "</span> ")
          put("<ins>", after, "</ins></p>")
        }
        raw("</li>\n")
      }
      raw("</ul>\n")
    }

    // MARK: - Canvases

    private mutating func canvases(_ canvases: [CanvasDiff]) {
      guard !canvases.isEmpty else { return }
      open("canvases", say("Canvas: vorher und nachher", "Canvases: before and after"))
      for canvas in canvases {
        raw("<div class=\"dsides\">\n")
        side(canvas.before, canvas.kind, say("vorher", "before"))
        side(canvas.after, canvas.kind, say("nachher", "after"))
        raw("</div>\n")
      }
      close()
    }

    private mutating func side(_ side: CanvasDiff.Side, _ kind: Kind, _ when: String) {
      put("<div class=\"dside\"><h3>", "\(side.name), \(when)", "</h3>\n<div class=\"dcanvas\">\n")
      for (area, blocks) in CanvasGrid.places(of: kind) {
        raw("<div class=\"dcanvas__b dcanvas__")
        raw(area)
        raw("\">")
        for block in blocks {
          let notes = side.blocks.first { $0.block == block }?.notes ?? []
          if notes.isEmpty, block != blocks[0] { continue }
          put("<h4>", block.title(in: language), "</h4>\n")
          guard !notes.isEmpty else { continue }
          raw("<ul>\n")
          for note in notes {
            raw("<li class=\"dnote dnote--")
            code(note.state.rawValue)
            raw("\">")
            if let label = label(note.state) {
              raw("<span class=\"chip chip--")
              code(note.state.rawValue)
              put("\">", label, "</span>")
            }
            put("<span>", note.text, "</span></li>\n")
          }
          raw("</ul>\n")
        }
        raw("</div>\n")
      }
      raw("</div>\n</div>\n")
    }

    private func label(_ state: CanvasDiff.State) -> String? {
      switch state {
      case .same: nil
      case .gone: say("entfernt", "removed")
      case .new: say("neu", "new")
      case .words: say("umformuliert", "reworded")
      case .changed: say("geändert", "changed")
      case .moved: say("verschoben", "moved")
      }
    }

    // MARK: - Findings and totals

    private mutating func findings(_ findings: [Story.Finding], _ id: String, _ title: String) {
      guard !findings.isEmpty else { return }
      open(id, title)
      raw("<ul class=\"dlist\">\n")
      for (finding, places) in Story.gathered(findings) {
        raw("<li><div class=\"dline\"><p class=\"dline__s\"><span class=\"sev sev--")
        code(finding.severity.name)
        put("\">", finding.severity.label(language), "</span> ")
        prose(finding.message)
        raw(" <code>")
        code(finding.rule)
        raw("</code></p><p class=\"dline__at\">")
        for (at, place) in places.prefix(3).enumerated() {
          if at > 0 { raw("<br>") }
          code(place.file + (place.isOnOldSide ? "" : place.line.map { ":\($0)" } ?? ""))
        }
        if places.count > 3 { text(" " + say("und \(places.count - 3) weitere Stellen", "and \(places.count - 3) more places")) }
        raw("</p></div></li>\n")
      }
      raw("</ul>\n")
      close()
    }

    /// Backticks mark code.
    private mutating func prose(_ sentence: String) {
      var isCode = false
      for (at, part) in sentence.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
        if at > 0 {
          isCode.toggle()
          raw(isCode ? "<code>" : "</code>")
        }
        if isCode { code(String(part)) } else { text(String(part)) }
      }
      if isCode { raw("</code>") }
    }

    private mutating func totals() {
      let rows = story.totalRows
      guard !rows.isEmpty else { return }
      open("totals", say("Zahlen", "Totals"))
      put("<table class=\"dtotals\"><thead><tr><th scope=\"col\">", say("Was", "What"), "</th><th scope=\"col\">")
      put("", say("vorher", "before"), "</th><th scope=\"col\">")
      put("", say("nachher", "after"), "</th></tr></thead><tbody>\n")
      for row in rows {
        put("<tr><th scope=\"row\">", row.name, "</th><td>")
        out.append(decimal: row.before)
        raw("</td><td>")
        out.append(decimal: row.after)
        raw("</td></tr>\n")
      }
      raw("</tbody></table>\n")
      close()
    }
  }
}
