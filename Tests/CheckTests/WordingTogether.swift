import Bind
import Check
import Compile
import Foundation
import Source
import Testing

/// What the rules on wording say together: nothing about what is well put, and one thing about what is not.
@Suite struct WordingTogether {
  static let rules: Set<String> = [
    "job-verb-form", "statement-names-solution", "job-compound", "job-contains-outcome", "job-is-aspiration", "job-vendor-perspective", "emotional-social-form", "gain-direction", "gain-measure",
    "gain-mirrors-pain", "gain-equals-job", "pain-vague", "segment-demographic-only", "segment-above-person-level",
  ]

  static func told(_ files: [(path: String, text: String)]) -> [String] {
    Compilation(of: SourceTree(files: files, asOf: nil)).checked.diagnostics.filter { rules.contains($0.rule) || $0.rule == "placeholder-left" }.map { "\($0.rule): \($0.message.en)" }
  }

  static func workspace(_ language: Language, _ methods: String) -> (path: String, text: String) { ("jtbd.yml", "title: Words\nlang: \(language.rawValue)\nmethods: [\(methods)]\n") }

  /// `Tests/Wording/clean`: statements from many trades that a coach would let pass.
  @Test(arguments: [Language.de, .en], ["jtbd, odi, b2b-design", "jtbd, vpc"]) func saysNothingOfWhatIsWellPut(language: Language, methods: String) throws {
    let text = try String(contentsOf: WordingCorpus.folder.appendingPathComponent("clean/\(language.rawValue).tsv"), encoding: .utf8)
    let rows = text.split(separator: "\n").dropFirst().map { $0.split(separator: "\t").map(String.init) }
    func texts(_ kind: String) -> [String] { rows.filter { $0[0] == kind }.map { $0[1] } }
    let gains = texts("gain"), pains = texts("pain")
    #expect(rows.count > 100)
    var files = [Self.workspace(language, methods)]
    for (at, job) in texts("job").enumerated() {
      files.append(
        ("jobs/j\(at).md", "---\nkind: job\ntitle: \"\(job)\"\ntype: functional\ngains:\n  - {id: g\(at), title: \"\(gains[at % gains.count])\"}\npains:\n  - {id: p\(at), title: \"\(pains[at % pains.count])\"}\n---\n"))
    }
    for (at, segment) in texts("segment").enumerated() { files.append(("segments/s\(at).md", "---\nkind: segment\ntitle: \"\(segment)\"\nmain-job: j\(at)\ngain: g\(at)\n---\n")) }
    #expect(Self.told(files) == [])
  }

  /// A placeholder is told to be one, and not that it lacks a verb.
  @Test(arguments: ["[Name der Aufgabe]", "<Aufgabe>", "TODO", "{{title}}", "…", "Lorem ipsum"]) func saysOneThingOfAPlaceholder(title: String) {
    let told = Self.told([
      Self.workspace(.de, "jtbd, odi, vpc"),
      ("jobs/a.md", "---\nkind: job\ntitle: \"\(title)\"\ntype: functional\ngains:\n  - {id: g, title: \"\(title)\"}\npains:\n  - {id: p, title: \"\(title)\"}\nmap:\n  - {stage: define, id: s, title: \"\(title)\"}\n---\n"),
    ])
    #expect(told.count == 4 && told.allSatisfy { $0.hasPrefix("placeholder-left") }, "\(told)")
  }

  @Test(arguments: [("Glücklich sein", Language.de, "job-is-aspiration"), ("Bessere Übergaben", .de, "job-verb-form"), ("Better handovers", .en, "job-verb-form"), ("Sell extras to patients", .en, "job-vendor-perspective")])
  func saysOneThingOfATitle(title: String, language: Language, rule: String) {
    let segment = language == .en ? "Patients with chronic pain" : "Eltern von Zwillingen"
    let told = Self.told([
      Self.workspace(language, "jtbd, odi"), ("jobs/a.md", "---\nkind: job\ntitle: \"\(title)\"\ntype: functional\n---\n"),
      ("segments/s.md", "---\nkind: segment\ntitle: \(segment)\nmain-job: a\n---\n"),
    ])
    #expect(told.count == 1 && told.allSatisfy { $0.hasPrefix(rule) }, "\(told)")
  }
}
