import Foundation
import Check
import Compile
import Source
import TestSupport
import Testing

/// Statements of our own with what a rule on wording should do: `Tests/Wording/RULE.LANGUAGE.tsv`.
///
/// `tune` and `held` were written from each rule's one sentence before its word lists, `held` was not looked at while the lists were tuned,
/// `late` was written afterwards and then learned from, `blind` last of all and never looked at, `fresh` before a later change of the lists, from which only its score is known,
/// `unseen` after the lists had been widened by classes of words, before they were run on it, `new` and `aside` from the one sentence again, before a later change: two thirds learned from and
/// one third not looked at, `last` after that change, scored once. `scores.tsv` keeps what was reached; no figure in it may fall. `WORDING_RECORD=1` writes it anew,
/// `WORDING_MISSES=tune` prints what the rules get wrong in a set.
struct WordingCorpus {
  struct Row {
    let set: String
    let isReported: Bool
    let text: String
    let context: String
    let more: String
  }

  let rule: String
  let language: Language
  let rows: [Row]

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Wording")

  static let all: [WordingCorpus] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.sorted().compactMap { name in
      let parts = name.split(separator: ".").map(String.init)
      guard parts.count == 3, parts[2] == "tsv", let language = Language(rawValue: parts[1]) else { return nil }
      let text = try! String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      let rows = text.split(separator: "\n").dropFirst().map { line in
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        return Row(
          set: cells[0], isReported: cells[1] == "report", text: cells[2], context: cells.count > 3 ? cells[3] : "", more: cells.count > 4 ? cells[4] : "")
      }
      return WordingCorpus(rule: parts[0], language: language, rows: rows)
    }
  }()

  /// For each row whether the rule speaks about it.
  func spoken() -> [Bool] {
    var files: [(path: String, text: String)] = [
      ("jtbd.yml", "title: Corpus\nlang: \(language.rawValue)\nmethods: [jtbd, \(rule == "gain-mirrors-pain" || rule == "pain-vague" || rule == "emotional-social-form" ? "vpc" : "odi")]\n")
    ]
    let job = language == .de ? "Zur Arbeit kommen" : "Get to work", gain = language == .de ? "Dauer der Fahrt verkürzen" : "Shorten the journey"
    for (at, row) in rows.enumerated() {
      func document(title: String, _ keys: String) { files.append(("jobs/r\(at).md", "---\nkind: job\ntitle: \(quoted(title))\n\(keys)---\n")) }
      let text = quoted(row.text)
      switch rule {
      case "gain-direction", "gain-measure": document(title: job, "gains:\n  - title: \(text)\n")
      case "gain-mirrors-pain": document(title: job, "gains:\n  - title: \(text)\npains:\n  - title: \(quoted(row.context))\n")
      case "gain-equals-job": document(title: row.context, "gains:\n  - title: \(text)\n")
      case "pain-vague": document(title: job, "pains:\n  - title: \(text)\n")
      case "job-story-form":
        document(title: job, "story:\n  when: \(text)\n  want: \(language == .de ? "will ich Bescheid wissen" : "I want to know")\n  so-that: \(language == .de ? "damit ich planen kann" : "so that I can plan")\n")
      case "emotional-social-form": document(title: row.text, "type: \(row.context)\n")
      case "segment-demographic-only", "segment-above-person-level": files.append(("segments/r\(at).md", "---\nkind: segment\ntitle: \(text)\n---\n"))
      default: document(title: row.text, "type: functional\ngains:\n  - title: \(gain)\n")
      }
      if rule == "job-vendor-perspective" { files.append(("segments/s\(at).md", "---\nkind: segment\ntitle: \(quoted(row.context))\nmain-job: r\(at)\n---\n")) }
      let offer = rule == "job-vendor-perspective" ? row.more : rule == "statement-names-solution" ? row.context : ""
      if !offer.isEmpty { files.append(("offerings/o\(at).md", "---\nkind: offering\ntitle: \(quoted(offer))\n---\n")) }
    }
    let found = Compilation(of: SourceTree(files: files, asOf: nil), rules: [Rule.named(rule)!]).checked.diagnostics
    let spoken = Set(found.filter { $0.rule == rule }.map(\.location.file))
    return rows.indices.map { spoken.contains("jobs/r\($0).md") || spoken.contains("segments/r\($0).md") }
  }

  private func quoted(_ text: String) -> String { "\"" + text.replacingOccurrences(of: "\"", with: "\\\"") + "\"" }
}

struct WordingScore {
  var hits = 0, falseAlarms = 0, misses = 0, statements = 0

  /// Of what was reported, how much rightly so, and of what should be reported, how much was; in thousandths, so that they can be kept as text.
  var precision: Int { hits + falseAlarms == 0 ? 1000 : hits * 1000 / (hits + falseAlarms) }
  var recall: Int { hits + misses == 0 ? 1000 : hits * 1000 / (hits + misses) }

  static func text(_ thousandths: Int) -> String {
    let digits = String(1000 + thousandths).suffix(3)
    return thousandths == 1000 ? "1.000" : "0." + digits
  }
}

@Suite struct WordingScores {
  static let file = WordingCorpus.folder.appendingPathComponent("scores.tsv")

  @Test func noScoreFalls() throws {
    var kept: [String: (precision: Double, recall: Double)] = [:]
    if let text = try? String(contentsOf: Self.file, encoding: .utf8) {
      for line in text.split(separator: "\n").dropFirst() {
        let cells = line.split(separator: "\t").map(String.init)
        kept[cells[0...2].joined(separator: " ")] = (Double(cells[4])!, Double(cells[5])!)
      }
    }
    let shows = (ProcessInfo.processInfo.environment["WORDING_MISSES"] ?? "").split(separator: ",").map(String.init)
    var lines = ["rule\tlang\tset\tstatements\tprecision\trecall"]
    for corpus in WordingCorpus.all {
      let spoken = corpus.spoken()
      for set in ["tune", "held", "late", "blind", "fresh", "unseen", "new", "aside", "last"] where corpus.rows.contains(where: { $0.set == set }) {
        var score = WordingScore()
        for (row, said) in zip(corpus.rows, spoken) where row.set == set {
          score.statements += 1
          switch (row.isReported, said) {
          case (true, true): score.hits += 1
          case (true, false): score.misses += 1
          case (false, true): score.falseAlarms += 1
          case (false, false): break
          }
          if shows.contains(set), row.isReported != said { print(said ? "false alarm" : "missed     ", corpus.rule, corpus.language.rawValue, row.text, "|", row.context) }
        }
        let precision = WordingScore.text(score.precision), recall = WordingScore.text(score.recall)
        let name = [corpus.rule, corpus.language.rawValue, set]
        lines.append((name + [String(score.statements), precision, recall]).joined(separator: "\t"))
        if let before = kept[name.joined(separator: " ")] {
          #expect(Double(precision)! >= before.precision && Double(recall)! >= before.recall, "\(name.joined(separator: " ")): \(precision) \(recall), before \(before)")
        } else {
          #expect(ProcessInfo.processInfo.environment["WORDING_RECORD"] != nil, "\(name.joined(separator: " ")) has no score yet")
        }
      }
    }
    print(lines.joined(separator: "\n"))
    if ProcessInfo.processInfo.environment["WORDING_RECORD"] != nil { try (lines.joined(separator: "\n") + "\n").write(to: Self.file, atomically: true, encoding: .utf8) }
  }

  /// Every corpus is big enough for its figures to mean something.
  @Test func corporaAreLargeEnough() {
    #expect(!WordingCorpus.all.isEmpty)
    for corpus in WordingCorpus.all {
      #expect(corpus.rows.filter(\.isReported).count >= 20, "\(corpus.rule) \(corpus.language)")
      #expect(corpus.rows.filter { !$0.isReported }.count >= 40, "\(corpus.rule) \(corpus.language)")
      #expect(Set(corpus.rows.map { $0.text + "|" + $0.context }).count == corpus.rows.count, "\(corpus.rule) \(corpus.language) says one twice")
    }
  }
}
