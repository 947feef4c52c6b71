import Foundation
import Check
import Compile
import Source
import Testing

/// Statements of others, where the labelled collection is at hand beside the package: figures to look at, kept nowhere.
@Suite struct WordingQuoted {
  static let rows: [(kind: String, language: String, text: String, labels: Set<String>)] = {
    let beside = WordingCorpus.folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/data/wording-corpus.tsv").path
    let path = ProcessInfo.processInfo.environment["WORDING_QUOTED"] ?? beside
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return (cells[2], cells[1], cells[3], Set(cells[4].split(separator: ",").map(String.init)))
    }
  }()

  @Test(.enabled(if: !rows.isEmpty)) func figures() {
    let rules: [(label: String, rule: String, kind: String)] = [
      ("verb", "job-verb-form", "job"), ("compound", "job-compound", "job"), ("adverb", "job-contains-outcome", "job"), ("solution", "statement-names-solution", "job"),
      ("aspiration", "job-is-aspiration", "job"), ("direction", "gain-direction", "gain"), ("measure", "gain-measure", "gain"),
    ]
    for (label, rule, kind) in rules {
      var score = WordingScore()
      var errors: [String] = []
      for language in ["de", "en"] {
        let rows = Self.rows.filter { $0.kind == kind && $0.language == language }
        var files: [(path: String, text: String)] = [("jtbd.yml", "title: Quoted\nlang: \(language)\nmethods: [jtbd, odi]\n")]
        for (at, row) in rows.enumerated() {
          let text = "\"" + row.text.replacingOccurrences(of: "\"", with: "\\\"") + "\""
          files.append(("jobs/r\(at).md", kind == "job" ? "---\nkind: job\ntitle: \(text)\n---\n" : "---\nkind: job\ntitle: X\ngains:\n  - title: \(text)\n---\n"))
        }
        let found = Compilation(of: SourceTree(files: files, asOf: nil), rules: [Rule.named(rule)!]).checked.diagnostics
        let spoken = Set(found.map(\.location.file))
        for (at, row) in rows.enumerated() {
          switch (row.labels.contains(label), spoken.contains("jobs/r\(at).md")) {
          case (true, true): score.hits += 1
          case (true, false): score.misses += 1; errors.append("missed \(row.text)")
          case (false, true): score.falseAlarms += 1; errors.append("false alarm \(row.text)")
          default: break
          }
        }
      }
      let positives = score.hits + score.misses
      print("quoted \(rule): \(positives < 20 ? "too few (\(positives)):" : "") precision \(WordingScore.text(score.precision)) recall \(WordingScore.text(score.recall))")
      for error in errors { print("   ", error) }
    }
  }
}
