import Source
import Check
package import Diff

/// A difference as a comment in a review: Markdown that a forge shows, small enough to be taken, and safe whatever an author wrote.
package struct DiffMarkdown: Sendable {
  /// The first line: by it the next run finds its comment again.
  package static let marker = "<!-- jtbd-diff:v1 -->"
  /// Forges refuse comments of more than 65,536 characters.
  package static let limit = 60_000

  private let story: Story
  /// How the whole of it is seen: `jtbd diff A..B`.
  private let command: String
  /// Before a path: the folder of the workspace in its repository.
  private let prefix: String

  package init(_ story: Story, command: String, prefix: String) {
    self.story = story
    self.command = command
    self.prefix = prefix
  }

  private var german: Bool { story.language == .de }

  package func text() -> String {
    var out = DiffMarkdown.marker + "\n"
    let title = MarkdownText.plain(story.title)
    out += german ? "### \(title.isEmpty ? "Geschäftsmodell" : title): was sich ändert\n\n" : "### \(title.isEmpty ? "Business model" : title): what changes\n\n"
    out += "**\(story.headline)**"
    if let findings = story.findingsSentence { out += " \(findings)" }
    if let form = story.formSentence { out += " \(form)" }
    out += "\n"

    let totals = self.totals()
    // What is behind always has room; of the rest the least important is left out first.
    var room = DiffMarkdown.limit - out.utf8.count - totals.utf8.count - 2_000
    for level in [ChangeLevel.breaking, .review] {
      let entries = story.entries(level)
      guard !entries.isEmpty else { continue }
      out += section("\n#### \(story.title(of: level))\n\n", entries.map(entry), &room, close: "")
    }
    // What the lines above have told already is folded away.
    let errors = story.newFindings.filter { $0.severity == .error && !$0.isTold }
    let told = story.newFindings.filter { $0.severity == .error && $0.isTold }, others = story.newFindings.filter { $0.severity != .error }
    if !errors.isEmpty { out += section("\n#### " + (german ? "Neue Fehler" : "New errors") + "\n\n", Story.gathered(errors).map(finding), &room, close: "") }
    if !told.isEmpty {
      let title = german ? "Neue Fehler, die daraus folgen (\(told.count))" : "New errors that follow from this (\(told.count))"
      out += section(open(title), Story.gathered(told).map(finding), &room, close: "\n</details>\n")
    }
    let words = story.entries(.wording)
    if !words.isEmpty { out += section(open("\(story.title(of: .wording)) (\(story.count(.wording)))"), words.map(wording), &room, close: "\n</details>\n") }
    if !others.isEmpty {
      let title = german ? "Neue Warnungen und Hinweise (\(others.count))" : "New warnings and infos (\(others.count))"
      out += section(open(title), Story.gathered(others).map(finding), &room, close: "\n</details>\n")
    }
    if !story.goneFindings.isEmpty {
      let title = german ? "Erledigte oder entfallene Befunde (\(story.goneFindings.count))" : "Findings settled or gone (\(story.goneFindings.count))"
      out += section(open(title), Story.gathered(story.goneFindings).map(finding), &room, close: "\n</details>\n")
    }
    return out + totals
  }

  /// A blank line behind the summary: without it nothing in there is Markdown.
  private func open(_ summary: String) -> String { "\n<details><summary>\(summary)</summary>\n\n" }

  private func section(_ head: String, _ lines: [String], _ room: inout Int, close: String) -> String {
    var out = head
    room -= head.utf8.count + close.utf8.count
    var left = lines.count
    for line in lines {
      guard line.utf8.count <= room else { break }
      out += line
      room -= line.utf8.count
      left -= 1
    }
    if left > 0 {
      out += german ? "- … und \(left) weitere; alle zeigt \(MarkdownText.code(command)).\n" : "- … and \(left) more; \(MarkdownText.code(command)) shows them all.\n"
    }
    return out + close
  }

  private func entry(_ entry: Story.Entry) -> String {
    var out = "- \(sentence(entry.line.sentence, isLead: true))\(place(entry.line))\n" + details(entry.line, "  ", most: 10)
    for follower in entry.followers.prefix(20) {
      out += "  - ↳ \(sentence(follower.sentence, isLead: false))\(place(follower))\n"
    }
    if entry.followers.count > 20 { out += german ? "  - … und \(entry.followers.count - 20) weitere Folgen\n" : "  - … and \(entry.followers.count - 20) more consequences\n" }
    return out
  }

  private func wording(_ entry: Story.Entry) -> String {
    var out = "- \(sentence(entry.line.sentence, isLead: false))\(entry.line.changes.count == 1 ? place(entry.line) : "")\n" + details(entry.line, "  ", most: 25)
    for follower in entry.followers.prefix(20) { out += "  - ↳ \(sentence(follower.sentence, isLead: false))\(place(follower))\n" }
    return out
  }

  /// What texts said and say.
  private func details(_ line: Story.Line, _ indent: String, most: Int) -> String {
    guard !DiffText.saysItself(line) else { return "" }
    var out = ""
    for detail in line.details.prefix(most) {
      switch (detail.before, detail.after) {
      case (let before?, let after?): out += "\(indent)- ~~\(MarkdownText.plain(before))~~ → \(MarkdownText.plain(after))\n"
      case (nil, let after?): out += german ? "\(indent)- neu: \(MarkdownText.plain(after))\n" : "\(indent)- new: \(MarkdownText.plain(after))\n"
      case (let before?, nil): out += german ? "\(indent)- entfallen: \(MarkdownText.plain(before))\n" : "\(indent)- gone: \(MarkdownText.plain(before))\n"
      default: break
      }
    }
    if line.details.count > most { out += german ? "\(indent)- … und \(line.details.count - most) weitere\n" : "\(indent)- … and \(line.details.count - most) more\n" }
    return out
  }

  private func finding(_ gathered: (finding: Story.Finding, places: [Story.Place])) -> String {
    let finding = gathered.finding
    var places: [String] = []
    for place in gathered.places.prefix(3) where !place.isOnOldSide { places.append(MarkdownText.code(prefix + place.file + (place.line.map { ":\($0)" } ?? ""))) }
    if gathered.places.count > 3 { places.append(german ? "und \(gathered.places.count - 3) weitere Stellen" : "and \(gathered.places.count - 3) more places") }
    return "- \(story.word(finding.severity).capitalizedFirst) \(MarkdownText.code(finding.rule)): \(MarkdownText.sentence(finding.message))\(places.isEmpty ? "" : " " + places.joined(separator: ", "))\n"
  }

  private func place(_ line: Story.Line) -> String {
    guard let place = line.place, line.changes.count == 1 || line.changes.allSatisfy({ $0.place?.file == line.changes[0].place?.file }) else { return "" }
    if place.isOnOldSide { return " " + MarkdownText.code(prefix + place.file) }
    return " " + MarkdownText.code(prefix + place.file + (line.changes.count == 1 ? place.line.map { ":\($0)" } ?? "" : ""))
  }

  /// What the line is about stands out.
  private func sentence(_ sentence: Sentence, isLead: Bool) -> String {
    var out = "", isFirst = isLead
    for piece in sentence.pieces {
      switch piece {
      case .words(let text): out += text
      case .value(let text): out += MarkdownText.plain(text)
      case .name(let text):
        let quoted = german ? "„\(MarkdownText.plain(text))“" : "“\(MarkdownText.plain(text))”"
        out += isFirst ? "**\(quoted)**" : quoted
        isFirst = false
      }
    }
    return out
  }

  private func totals() -> String {
    let rows = story.totalRows
    guard !rows.isEmpty else { return "" }
    var out = german ? "\n| | vorher | nachher |\n|---|--:|--:|\n" : "\n| | before | after |\n|---|--:|--:|\n"
    for row in rows { out += "| \(row.name) | \(row.before) | \(row.after) |\n" }
    return out
  }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
