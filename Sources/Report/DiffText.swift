package import Source
import Check
package import Diff

/// A difference for the terminal.
package struct DiffText: Sendable {
  private let story: Story
  private let style: Style
  private let prefix: String

  /// `prefix`: from where the reader stands to the workspace.
  package init(_ story: Story, color: Bool, prefix: String) {
    self.story = story
    style = Style(isOn: color)
    self.prefix = prefix
  }

  private var german: Bool { story.language == .de }

  package func text() -> String {
    var out = style.bold(story.headline) + "\n"
    if let findings = story.findingsSentence { out += findings + "\n" }
    if let form = story.formSentence { out += form + "\n" }
    for level in ChangeLevel.allCases.sorted(by: >) {
      let entries = story.entries(level)
      guard !entries.isEmpty else { continue }
      out += "\n" + colored(level, story.title(of: level)) + "\n"
      for entry in entries {
        out += line(entry.line, indent: "  ", sign: String(entry.line.type.sign))
        for follower in entry.followers { out += line(follower, indent: "      ", sign: "→") }
      }
    }
    out += findings(story.newFindings, german ? "Neue Befunde" : "New findings", sign: "!")
    out += findings(story.goneFindings, german ? "Erledigt oder entfallen" : "Settled or gone", sign: "✓")
    let rows = story.totalRows
    if !rows.isEmpty {
      let width = rows.map(\.name.count).max() ?? 0
      out += "\n" + style.bold(german ? "Zahlen" : "Totals") + "\n"
      for row in rows { out += "  \(row.name)\(String(repeating: " ", count: width - row.name.count))  \(row.before) → \(row.after)\n" }
    }
    return out
  }

  private func colored(_ level: ChangeLevel, _ text: String) -> String {
    switch level {
    case .breaking: style.severity(.error, text)
    case .review: style.severity(.warning, text)
    case .wording: style.severity(.info, text)
    }
  }

  private func line(_ line: Story.Line, indent: String, sign: String) -> String {
    var out = "\(indent)\(colored(line.level, sign)) \(Visible.text(line.sentence.plain(story.language)))"
    if let place = line.place { out += "  " + style.dim(Visible.text(self.place(place))) }
    out += "\n"
    // One change: what it said stands in the line below, where the sentence does not say it.
    for detail in line.details.prefix(12) where !DiffText.saysItself(line) {
      if let before = detail.before { out += "\(indent)    - \(Visible.text(before))\n" }
      if let after = detail.after { out += "\(indent)    + \(Visible.text(after))\n" }
    }
    if line.details.count > 12, !DiffText.saysItself(line) { out += "\(indent)    … " + (german ? "und \(line.details.count - 12) weitere\n" : "and \(line.details.count - 12) more\n") }
    return out
  }

  /// The sentence names both versions.
  static func saysItself(_ line: Story.Line) -> Bool {
    switch line.type {
    case .documentRenamed, .documentRetitled, .documentMoved, .itemRenamed, .statementChanged: line.changes.count == 1
    default: false
    }
  }

  private func place(_ place: Story.Place) -> String {
    place.isOnOldSide ? prefix + place.file + (german ? " (bisher)" : " (before)") : prefix + place.file + (place.line.map { ":\($0)" } ?? "")
  }

  private func findings(_ findings: [Story.Finding], _ title: String, sign: String) -> String {
    guard !findings.isEmpty else { return "" }
    var out = "\n" + style.bold(title) + "\n"
    let gathered = Story.gathered(findings)
    for (finding, places) in gathered.prefix(TextReport.perRule) {
      let label = "\(story.word(finding.severity))[\(finding.rule)]"
      out += "  \(sign == "✓" ? sign : style.severity(finding.severity, sign)) \(label): \(Visible.text(finding.message))  \(style.dim(Visible.text(place(finding.place))))\(more(places.count - 1))\n"
    }
    if gathered.count > TextReport.perRule { out += "  … " + (german ? "und \(gathered.count - TextReport.perRule) weitere\n" : "and \(gathered.count - TextReport.perRule) more\n") }
    return out
  }

  private func more(_ count: Int) -> String {
    count < 1 ? "" : german ? (count == 1 ? " und eine weitere Stelle" : " und \(count) weitere Stellen") : (count == 1 ? " and one more place" : " and \(count) more places")
  }
}

extension Sentence {
  /// As running text, names in the quotation marks of the language.
  package func plain(_ language: Language) -> String {
    pieces.map { piece in
      switch piece {
      case .words(let text), .value(let text): text
      case .name(let text): language == .de ? "„\(text)“" : "“\(text)”"
      }
    }.joined()
  }
}
