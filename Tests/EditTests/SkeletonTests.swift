import Bind
import Check
import Compile
import Edit
import Source
import TestSupport
import Testing

/// A new document explains itself, breaks nothing, and says what is missing.
@Suite struct SkeletonTests {
  static let empty = [(path: "jtbd.yml", text: "title: Test\nlang: de\nmethods: [jtbd, b2b-design, vpc, odi, bmc, lean, marketing]\n")]
  static let titles = ["Die Kinder zur Schule bringen", "A: B #4, „C“ & 'D'", "- * ! [x]", "\"Zitat\" \\ Pfad", "con", "日本語", "   x\ny  "]

  static func workspace(_ language: Language, _ files: [(path: String, text: String)]) -> [(path: String, text: String)] {
    files.map { ($0.path, $0.text.replacing("lang: de", with: "lang: \(language.rawValue)")) }
  }

  @Test(arguments: Kind.allCases, Language.allCases) func isSoundAndInForm(kind: Kind, language: Language) throws {
    let template: [(path: String, text: String)] = FormattingTests.corpus.compactMap { file in
      let prefix = "workspace-template/\(language.rawValue)/"
      return file.path.hasPrefix(prefix) ? (String(file.path.dropFirst(prefix.count)), FormattingTests.text(file)) : nil
    }
    for files in [Self.empty, Example.files(Example.base), Self.empty + template] {
      // The titles' traps are those of YAML: the smallest workspace is enough for all but one.
      for title in files.count > 1 ? [Self.titles[0]] : Self.titles {
        let model = Compilation(files: Self.workspace(language, files)).model
        let skeleton = try Skeleton(kind, titled: title, language: language, in: model)
        let file = SourceFile(path: skeleton.path, text: skeleton.text)
        #expect(!Formatting(of: file, settings: model.settings).isChanged, "\(kind) is not in form")
        let after = Compilation(files: Self.workspace(language, files) + [(skeleton.path, skeleton.text)])
        let document = try #require(after.model.documents.first { $0.path == skeleton.path })
        #expect(document.kind == kind)
        #expect(document.name == title.split(whereSeparator: \.isNewline).joined(separator: " ").trimmingSpaces)
        let own = after.checked.diagnostics.filter { $0.location.file == skeleton.path }
        #expect(!own.contains { $0.severity == .error }, "\(kind) \(title): \(own.filter { $0.severity == .error }.map(\.message.en))")
        // Whose only key is known already, and whose blocks no method asks for, has nothing left to say.
        if kind != .customerRelationships || files.count != 3 { #expect(!own.isEmpty, "\(kind): nothing says what is missing") }
        #expect(!own.contains { $0.rule == "placeholder-left" || $0.rule == "html-not-allowed" })
      }
    }
  }

  private static func isKey(_ key: String, among fields: [Field]) -> Bool {
    fields.contains { $0.key == key || isKey(key, among: $0.type.members) }
  }

  /// What stands behind a `#` works once the `#` is gone.
  @Test(arguments: Kind.allCases, Language.allCases) func examplesInRemarksUseKeysThatExist(kind: Kind, language: Language) throws {
    let model = Compilation(files: Self.workspace(language, Self.empty)).model
    let text = try Skeleton(kind, titled: "Ein Titel", language: language, in: model).text
    for line in text.split(separator: "\n") where line.hasPrefix("#   ") {
      let bare = line.dropFirst(1).drop { $0 == " " || $0 == "-" || $0 == "{" }
      let key = String(bare.prefix { $0 != ":" })
      guard bare.contains(": "), key.allSatisfy({ $0.isLowercase || $0 == "-" }) else { continue }
      #expect(Self.isKey(key, among: Field.fields(of: kind)), "\(kind): \(key)")
    }
    // Uncommented in place of TBD, the examples break nothing.
    var lines: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("#   "), let last = lines.last, last.hasSuffix(": TBD") || last.hasPrefix("  ") {
        if last.hasSuffix(": TBD") { lines[lines.count - 1] = String(last.dropLast(4)) }
        lines.append(String(line.dropFirst(2)))
      } else {
        lines.append(line)
      }
    }
    let filled = Compilation(files: Self.workspace(language, Self.empty) + [("x.md", lines.joined(separator: "\n"))])
    let hard = filled.checked.diagnostics.filter { ["front-matter-invalid", "key-unknown", "enum-value-unknown", "value-invalid", "key-missing"].contains($0.rule) }
    #expect(hard.isEmpty, "\(kind): \(hard.map(\.message.en))")
  }

  @Test func standsWhereItsKindStands() throws {
    func path(_ kind: Kind, _ files: [(path: String, text: String)]) throws -> String {
      try Skeleton(kind, titled: "Neu & schön", language: .de, in: Compilation(files: Self.empty + files).model).path
    }
    let job = "---\nkind: job\ntitle: A tun\n---\n"
    #expect(try path(.job, []) == "jobs/neu-und-schoen.md" || (try path(.job, [])) == "jobs/neu-schoen.md")
    #expect(try path(.job, [("kunden/aufgaben/a.md", job), ("kunden/aufgaben/b.md", job), ("alt/c.md", job)]).hasPrefix("kunden/aufgaben/"))
    #expect(try path(.segment, [("a.md", job), ("b.md", job)]) == Folding.fileName("Neu & schön") + ".md")
  }

  @Test func nothingIsTakenTwice() {
    let model = Compilation(files: Self.empty + [("irgendwo/strasse.md", "---\nkind: job\ntitle: A tun\n---\n"), ("jobs/platz.md", "# Seite\n")]).model
    #expect(throws: Skeleton.Obstacle.self) { try Skeleton(.job, titled: "Straße", language: .de, in: model) }
    #expect(throws: Skeleton.Obstacle.self) { try Skeleton(.job, titled: " \n ", language: .de, in: model) }
  }

  @Test func germanAndEnglishWordsNameKinds() {
    for (word, kind) in [("segment", Kind.segment), ("Kundensegment", .segment), ("Aufgabe", .job), ("bmc", .businessModelCanvas), ("Wertangebot", .valueProposition), ("beleg", .evidence), ("Zielgruppe", .targetGroup)] {
      #expect(Kind(spoken: word) == kind)
    }
    #expect(Kind(spoken: "tisch") == nil)
  }
}
