import Bind
import Check
import Compile
import Edit
import Parse
import Source
import TestSupport
import Testing

/// Fixes do what their title says and nothing else.
@Suite struct MendingTests {
  /// Every fix that a rule's examples are offered.
  static let cases: [(rule: String, number: Int)] = Rule.all.flatMap { rule in rule.examples.indices.map { (rule.name, $0) } }

  static func tree(_ example: Example, _ lineEnd: String) -> SourceTree {
    SourceTree(
      files: example.workspace.map { ($0.path, MarkedText($0.text).text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineEnd)) },
      asOf: Day(iso: "2026-11-15"))
  }

  /// The top-level keys whose lines an edit touches, and `body`.
  static func roots(_ edits: [TextEdit], _ file: SourceFile) -> Set<String> {
    let parsed = file.path == "jtbd.yml" ? ParsedDocument(parsingConfiguration: file) : ParsedDocument(parsing: file)
    let index = LineIndex(file.bytes)
    var found: Set<String> = []
    for edit in edits {
      for (key, value) in parsed.frontMatter?.root?.pairs ?? [] {
        let lines = index.line(of: key.range.start)...index.line(of: max(key.range.end, value.range.end))
        if lines.overlaps(index.line(of: edit.location.range.start)...index.line(of: edit.location.range.end)) { found.insert(key.string) }
      }
      if edit.location.range.end >= parsed.body.nodes[0].range.start { found.insert("body") }
      found.insert(edit.text)
    }
    return found
  }

  @Test(arguments: cases, ["\n", "\r\n"]) func eachFixMendsItsFindingAndChangesNothingElse(_ place: (rule: String, number: Int), lineEnd: String) {
    let example = Rule.named(place.rule)!.examples[place.number]
    let tree = Self.tree(example, lineEnd)
    let compilation = Compilation(of: tree)
    let settings = compilation.configuration.settings
    let isDamaged = compilation.model.documents.contains(where: \.isDamaged)
    for diagnostic in compilation.checked.diagnostics {
      guard let fix = diagnostic.fixes.first(where: \.isSafe) else { continue }
      var files: [String: [UInt8]] = [:]
      for path in Set(fix.edits.map(\.location.file)) {
        files[path] = Rewriting(fix.edits.filter { $0.location.file == path }).applied(to: tree.text(at: path)!.bytes)
      }
      let after = Compilation(of: tree.replacing(files))
      let same = after.checked.diagnostics.filter {
        $0.rule == diagnostic.rule && $0.message == diagnostic.message && $0.location.file == diagnostic.location.file
      }
      let before = compilation.checked.diagnostics.filter {
        $0.rule == diagnostic.rule && $0.message == diagnostic.message && $0.location.file == diagnostic.location.file
      }
      #expect(same.count < before.count, "\(place.rule): still there after “\(fix.title.en)”")
      for (path, bytes) in files where !isDamaged {
        let old = tree.text(at: path)!, new = SourceFile(path: path, bytes: bytes)
        let allowed = Self.roots(fix.edits.filter { $0.location.file == path }, old)
        let a = Meaning(of: old, settings: settings), b = Meaning(of: new, settings: settings)
        for line in Set(a.raw).symmetricDifference(b.raw) {
          let root = String(line.dropFirst().prefix { $0 != "/" && $0 != " " && $0 != "[" && $0 != "@" })
          #expect(allowed.contains(root), "\(place.rule): “\(fix.title.en)” changed \(line)")
        }
        if !allowed.contains("body") { #expect(a.body == b.body) }
      }
    }
  }

  @Test(arguments: cases) func comesToRest(_ place: (rule: String, number: Int)) {
    let tree = Self.tree(Rule.named(place.rule)!.examples[place.number], "\n")
    let once = Mending(of: tree), twice = Mending(of: once.after)
    #expect(twice.applied.isEmpty && twice.changes.isEmpty)
    #expect(!once.rest.diagnostics.contains { $0.allowed == nil && $0.fixes.contains(where: \.isSafe) })
  }

  @Test func ofTwoThatTouchTheFirstGoesFirst() {
    // The duplicate's removal and the misspelt word lie in one another: the second needs a round of its own, or none.
    let tree = SourceTree(
      files: Example.files(Example.base).filter { $0.path != "segments/pendler.md" } + [
        ("segments/pendler.md", "---\nkind: segment\ntitle: Pendler\nmain-job: zur-arbeit-kommen\ngain: fahrzeit\nstatus: resaerched\nstatus: resaerched\ngian: fahrzeit\n---\n")
      ])
    let mending = Mending(of: tree)
    let text = String(decoding: mending.after.text(at: "segments/pendler.md")!.bytes, as: UTF8.self)
    #expect(text.contains("status: researched\n"))
    #expect(!text.contains("resaerched"))
    #expect(mending.applied.contains { $0.rule == "enum-value-unknown" } && mending.applied.contains { $0.rule == "key-duplicate" })
  }

  @Test func leavesOtherFilesAndOtherRulesAlone() {
    let tree = SourceTree(
      files: Example.files(Example.base) + [
        ("segments/a.md", "---\nkind: segment\ntitle: A\nstatus: resaerched\ntilte: B\nmain-job: zur-arbeit-kommen\ngain: fahrzeit\n---\n"),
        ("segments/b.md", "---\nkind: segment\ntitle: B\nstatus: resaerched\nmain-job: zur-arbeit-kommen\ngain: fahrzeit\n---\n"),
      ])
    let one = Mending(of: tree, rules: ["enum-value-unknown"]) { $0 == "segments/a.md" }
    #expect(one.changes.map(\.after.path) == ["segments/a.md"])
    #expect(one.applied.map(\.rule) == ["enum-value-unknown"])
  }

  @Test func isTheSameAtAnyNumberOfThreads() {
    for place in Self.cases.prefix(40) {
      let tree = Self.tree(Rule.named(place.rule)!.examples[place.number], "\n")
      let one = Mending(of: tree, jobs: 1), four = Mending(of: tree, jobs: 4)
      #expect(one.changes.map(\.after.bytes) == four.changes.map(\.after.bytes))
    }
  }
}
