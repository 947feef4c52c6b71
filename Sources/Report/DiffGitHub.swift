import Source
package import Check
package import Diff

/// A difference as workflow commands: annotations beside the lines of a pull request.
package enum DiffGitHub {
  /// GitHub shows ten of each level in a step and drops the rest without a word.
  package static let most = 10

  /// `prefix`: the folder of the workspace in its repository. `failing`: from which level the run fails.
  package static func text(_ story: Story, prefix: String, failing: ChangeLevel?) -> String {
    var commands: [(word: String, line: String)] = []
    for level in ChangeLevel.allCases.sorted(by: >) {
      let word = failing.map { level >= $0 } == true ? "error" : level == .breaking ? "warning" : "notice"
      for line in story.entries.flatMap({ [$0.line] + $0.followers }) where line.level == level {
        commands.append((word, command(word, line.sentence.plain(story.language), line.type.rawValue, line.place, prefix)))
      }
      for finding in story.newFindings where finding.level == level {
        commands.append((word, command(word, finding.message, finding.rule, finding.place, prefix)))
      }
    }
    var out = ""
    for word in ["error", "warning", "notice"] {
      let all = commands.filter { $0.word == word }
      // The last place of a level that overflows says how many are missing.
      let shown = all.count > most ? most - 1 : all.count
      for each in all.prefix(shown) { out += each.line + "\n" }
      if all.count > shown {
        let more = all.count - shown
        let text = story.language == .de ? "… und \(more) weitere; siehe die Zusammenfassung des Laufs" : "… and \(more) more; see the job summary"
        out += "::\(word) title=jtbd::\(escaped(text))\n"
      }
    }
    return out
  }

  private static func command(_ word: String, _ text: String, _ title: String, _ place: Story.Place?, _ prefix: String) -> String {
    var properties = "title=\(property("jtbd (\(title))"))"
    if let place, !place.isOnOldSide {
      properties += ",file=\(property(prefix + place.file))"
      if let line = place.line {
        properties += ",line=\(line)"
        if let end = place.endLine {
          properties += ",endLine=\(end)"
          // Columns of a range over several lines are refused.
          if end == line, let column = place.column, let last = place.endColumn { properties += ",col=\(column),endColumn=\(last)" }
        }
      }
    }
    return "::\(word) \(properties)::\(escaped(Visible.text(text)))"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private static func property(_ text: String) -> String {
    escaped(Visible.text(text)).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
