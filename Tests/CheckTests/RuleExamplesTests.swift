import Bind
import Check
import Compile
import Source
import TestSupport
import Testing

/// Every rule's examples: they are its published documentation, so they have to be true.
@Suite struct RuleExamples {
  static let cases: [(rule: String, number: Int)] = Rule.all.flatMap { rule in rule.examples.indices.map { (rule.name, $0) } }

  static func report(_ rule: Rule, _ files: [(path: String, text: String)]) -> (own: [Diagnostic], others: [Diagnostic]) {
    let found = Compilation(files: files).checked.diagnostics.filter { $0.allowed == nil }
    return (found.filter { $0.rule == rule.name }, found.filter { $0.rule != rule.name })
  }

  static func expectMarked(_ rule: Rule, _ example: Example, _ files: [(path: String, text: String)]) {
    let marked = files.map { (path: $0.path, marked: MarkedText($0.text)) }
    let (own, _) = report(rule, marked.map { ($0.path, $0.marked.text) })
    for file in marked {
      let ranges = own.filter { $0.location.file == file.path }.map(\.location.range)
      let drawn = MarkedText.drawing(ranges, into: file.marked.text), expected = MarkedText.drawing(file.marked.ranges, into: file.marked.text)
      #expect(drawn == expected, "\(rule.name), \(file.path)")
    }
    if example.isBad { #expect(!own.isEmpty, "\(rule.name): the bad example is silent") }
  }

  @Test(arguments: cases) func marksWhatItShows(rule name: String, number: Int) {
    let rule = Rule.named(name)!, example = rule.examples[number]
    Self.expectMarked(rule, example, example.workspace)
    if !example.isBad {
      let (own, others) = Self.report(rule, example.workspace.map { ($0.path, MarkedText($0.text).text) })
      #expect(own.isEmpty)
      #expect(others.allSatisfy { example.also.contains($0.rule) || $0.severity == .info }, "\(name): the good example has \(others.map { "\($0.rule): \($0.message.en)" })")
    }
  }

  @Test(arguments: cases) func holdsWithOtherLineEnds(rule name: String, number: Int) {
    let rule = Rule.named(name)!, example = rule.examples[number]
    let files = example.workspace.map { file in (file.path, String(file.text.flatMap { $0 == "\n" ? Array("\r\n") : [$0] })) }
    Self.expectMarked(rule, example, files)
  }

  @Test(arguments: cases) func holdsInAnotherOrder(rule name: String, number: Int) {
    let rule = Rule.named(name)!, example = rule.examples[number]
    Self.expectMarked(rule, example, example.workspace.reversed())
  }

  @Test(arguments: cases) func fixesAsItShows(rule name: String, number: Int) {
    let rule = Rule.named(name)!, example = rule.examples[number]
    guard let fixed = example.fixed else { return }
    var files = example.workspace.map { (path: $0.path, bytes: Array(MarkedText($0.text).text.utf8)) }
    let (own, _) = Self.report(rule, files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
    let edits = own.compactMap(\.fixes.first).flatMap(\.edits).sorted { $0.location > $1.location }
    #expect(!edits.isEmpty, "\(name) offers no fix")
    for edit in edits {
      guard let at = files.firstIndex(where: { $0.path == edit.location.file }) else { continue }
      files[at].bytes.replaceSubrange(edit.location.range.start..<edit.location.range.end, with: Array(edit.text.utf8))
    }
    for (path, text) in Example.files(fixed) {
      let result = files.first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) }
      #expect(result == text, "\(name), \(path)")
    }
    let (again, _) = Self.report(rule, files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
    #expect(again.isEmpty, "\(name) still speaks after its fix")
  }

  @Test(arguments: Rule.all.map(\.name)) func speaksBothLanguages(rule name: String) {
    let rule = Rule.named(name)!
    for phrase in [rule.summary, rule.rationale] {
      #expect(!phrase.de.isEmpty && !phrase.en.isEmpty && phrase.de != phrase.en, "\(name)")
    }
    for language in [Language.de, .en] {
      let examples = rule.examples(in: language)
      #expect(examples.contains(where: \.isBad) && examples.contains { !$0.isBad }, "\(name) has no bad or no good example in \(language)")
    }
    for example in rule.examples where example.isBad {
      let (own, _) = Self.report(rule, example.workspace.map { ($0.path, MarkedText($0.text).text) })
      for diagnostic in own {
        #expect(diagnostic.message.de != diagnostic.message.en && !diagnostic.help.de.isEmpty && !diagnostic.help.en.isEmpty, "\(name)")
        #expect(diagnostic.message.de.hasSuffix(".") || diagnostic.message.de.hasSuffix("?"), "\(name): \(diagnostic.message.de)")
      }
    }
  }

  @Test func namesAreOfTheCatalogue() {
    let names = Rule.all.map(\.name)
    #expect(names == names.sorted())
    #expect(Set(names).isSubset(of: Set(Rule.catalogue)))
  }
}
