import Bind
import Check
import Compile
import Diff
import Foundation
import Source
import Testing

/// Random numbers that are the same in every run.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

/// A workspace as paths and texts.
struct Texts {
  var files: [String: String]

  static func template(_ language: String) throws -> Texts {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "workspace-template/\(language)")
    var files: [String: String] = [:]
    for case let url as URL in FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)! where url.pathExtension == "md" || url.lastPathComponent == "jtbd.yml" {
      files[String(url.path.dropFirst(root.path.count + 1))] = try String(contentsOf: url, encoding: .utf8)
    }
    return Texts(files: files)
  }

  var tree: SourceTree { SourceTree(files: files.sorted { $0.key < $1.key }.map { (path: $0.key, text: $0.value) }, asOf: Day(iso: "2026-11-15")) }

  var compiled: CheckedModel { Compilation(of: tree).checked }

  var documents: [String] { files.keys.filter { $0.hasSuffix(".md") }.sorted() }

  /// One edit as people, tools and accidents make them; what comes out need not be sound.
  mutating func edit(_ numbers: inout SeededNumbers) {
    let documents = self.documents
    guard let path = documents.randomElement(using: &numbers), let text = files[path] else { return }
    var lines = text.components(separatedBy: "\n")
    let at = Int.random(in: 0..<lines.count, using: &numbers)
    switch Int.random(in: 0..<14, using: &numbers) {
    case 0: lines.remove(at: at)
    case 1: lines.insert(lines[at], at: at)
    case 2: lines.swapAt(at, Int.random(in: 0..<lines.count, using: &numbers))
    case 3: lines[at] = lines[at].split(separator: " ", omittingEmptySubsequences: false).map { $0.count > 4 && Bool.random(using: &numbers) ? "anders" : $0 }.joined(separator: " ")
    case 4:
      files[path] = nil
      files["elsewhere/" + path.split(separator: "/").last!] = text
      return
    case 5:
      files[path] = nil
      let stem = path.hasSuffix(".md") ? String(path.dropLast(3)) : path
      files[stem + "-neu.md"] = text
      return
    case 6:
      files[path] = nil
      return
    case 7:
      files["copy-\(Int.random(in: 0..<9, using: &numbers)).md"] = text
      return
    case 8: lines[at] = lines[at].replacingOccurrences(of: "id: ", with: "id: x")
    case 9: lines[at] = lines[at].replacingOccurrences(of: "title: ", with: "title: Neu ")
    case 10: lines.append("## " + ["Kanäle", "Channels", "Anderes"].randomElement(using: &numbers)!)
    case 11: lines.append("- Eine Notiz Nummer \(Int.random(in: 0..<99, using: &numbers)) `digital`")
    // A whole item, out or into another document.
    default:
      guard let start = lines.firstIndex(where: { $0.hasPrefix("  - ") }) else { break }
      let end = lines[(start + 1)...].firstIndex { !$0.hasPrefix("    ") } ?? lines.count
      let item = lines[start..<end]
      lines.removeSubrange(start..<end)
      guard Bool.random(using: &numbers), let other = documents.randomElement(using: &numbers), other != path, var target = files[other]?.components(separatedBy: "\n"),
        let place = target.firstIndex(where: { $0.hasPrefix("  - ") })
      else { break }
      target.insert(contentsOf: item, at: place)
      files[other] = target.joined(separator: "\n")
    }
    files[path] = lines.joined(separator: "\n")
  }

  /// The same under another name, with every third word another.
  static func edited(_ text: String, _ numbers: inout SeededNumbers) -> String {
    var inFrontMatter = false
    return text.components(separatedBy: "\n").map { line in
      if line == "---" { inFrontMatter.toggle() }
      guard !line.hasPrefix("#"), line != "---", !line.hasPrefix("kind:") else { return line }
      var words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      for at in words.indices where words[at].count > 2 && words[at].allSatisfy(\.isLetter) && Int.random(in: 0..<3, using: &numbers) == 0 {
        words[at] = "wort\(Int.random(in: 0..<9999, using: &numbers))"
      }
      return words.joined(separator: " ")
    }.joined(separator: "\n")
  }
}

@Suite struct Laws {
  @Test(arguments: ["de", "en"]) func nothingIsDifferentFromItself(language: String) throws {
    let model = try Texts.template(language).compiled
    let diff = ModelDiff(from: model, to: try Texts.template(language).compiled)
    #expect(diff.isEmpty)
    #expect(diff.changes.isEmpty && diff.findings.new.isEmpty && diff.findings.gone.isEmpty && diff.onlyForm.isEmpty)
  }

  @Test(arguments: 0..<60) func theEditsAppliedGiveTheOtherSide(seed: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(seed))
    var texts = try Texts.template(seed.isMultiple(of: 2) ? "de" : "en")
    // Also between two that are both edited: one broken state and another.
    for _ in 0..<(seed % 3) { texts.edit(&numbers) }
    let before = texts.compiled
    for _ in 0..<Int.random(in: 1...12, using: &numbers) { texts.edit(&numbers) }
    let after = texts.compiled
    let diff = ModelDiff(from: before, to: after)
    let old = ModelForm(reading: diff.old), new = ModelForm(reading: diff.new)
    let applied = old.applying(diff.edits)
    if applied != new {
      let names = (applied.documents.map(\.name), new.documents.map(\.name))
      #expect(names.0 == names.1, "seed \(seed)")
      for (a, b) in zip(applied.documents, new.documents) where a != b { Issue.record("seed \(seed): \(a.name) is \(a) and should be \(b)") }
    }
    #expect((old == new) == diff.edits.isEmpty, "seed \(seed)")
    // It can be told, whatever it is.
    let disclosed = PublicDiff(disclosing: diff, from: before, to: after, to: .everybody)
    for language in [Language.de, .en] {
      let story = Story(telling: disclosed, in: language)
      #expect(story.items.count == diff.changes.count, "seed \(seed)")
      #expect(story.items.allSatisfy { !$0.sentence.isEmpty }, "seed \(seed)")
    }
  }

  /// What both sides have in common is read once, and several work on it: the result is that of two who know nothing of each other.
  @Test(arguments: 0..<30) func whatIsSharedSaysTheSame(seed: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(seed) &+ 1000)
    var texts = try Texts.template(seed.isMultiple(of: 2) ? "de" : "en")
    for _ in 0..<(seed % 3) { texts.edit(&numbers) }
    let before = texts.tree
    for _ in 0..<Int.random(in: 1...9, using: &numbers) { texts.edit(&numbers) }
    let after = Compilation(of: texts.tree, jobs: 3)
    let shared = Compilation(of: before, jobs: 3, reusing: after), alone = Compilation(of: before)
    func told(_ model: CheckedModel) -> [String] {
      model.diagnostics.map { "\($0.rule) \($0.severity) \($0.subject) \($0.location) \($0.message.de) \($0.allowed ?? "")" }
    }
    #expect(told(shared.checked) == told(alone.checked), "seed \(seed)")
    let one = ModelDiff(from: shared.checked, to: after.checked, jobs: 3), other = ModelDiff(from: alone.checked, to: Compilation(of: texts.tree).checked)
    func story(_ diff: ModelDiff, _ from: CheckedModel) -> [String] {
      let story = Story(telling: PublicDiff(disclosing: diff, from: from, to: after.checked, to: .everybody), in: .de)
      return story.items.map { "\($0.type) \($0.level) \($0.sentence) \($0.causes)" } + story.newFindings.map(\.message) + story.goneFindings.map(\.message)
    }
    #expect(story(one, shared.checked) == story(other, alone.checked), "seed \(seed)")
  }

  /// What is written differently and says the same is no difference.
  @Test func formIsNoMeaning() throws {
    var texts = try Texts.template("en")
    let before = texts.compiled
    for (path, text) in texts.files where path.hasSuffix(".md") { texts.files[path] = text.replacingOccurrences(of: "\n", with: "\r\n") }
    let after = texts.compiled
    let diff = ModelDiff(from: before, to: after)
    #expect(diff.isEmpty)
    #expect(diff.onlyForm.count == texts.documents.count)
  }

  @Test func oneProfileIsWrittenInTwoWays() throws {
    let job = "---\nkind: job\ntitle: Zur Arbeit kommen\ngains:\n  - {id: fahrzeit, title: Dauer der Fahrt verkürzen}\n---\n"
    let flat = "---\nkind: segment\ntitle: Pendler\nmain-job: arbeit\ngain: fahrzeit\n---\n"
    let listed = "---\nkind: segment\ntitle: Pendler\nprofiles:\n  - main-job: arbeit\n    gain: fahrzeit\n---\n"
    let settings = "title: T\nlang: de\nmethods: [jtbd]\n"
    let one = Texts(files: ["jtbd.yml": settings, "arbeit.md": job, "pendler.md": flat]).compiled
    let two = Texts(files: ["jtbd.yml": settings, "arbeit.md": job, "pendler.md": listed]).compiled
    #expect(ModelDiff(from: one, to: two).edits.isEmpty)
  }

  /// Every document of the template in turn gets another file, id and title, and a third of its words.
  @Test(arguments: ["de", "en"]) func aRenameIsFoundAfterAnEditOfAThird(language: String) throws {
    let texts = try Texts.template(language)
    let before = texts.compiled
    var numbers = SeededNumbers(seed: 7)
    var missed: [String] = []
    for path in texts.documents where texts.files[path]!.contains("kind:") {
      var edited = texts
      edited.files[path] = nil
      edited.files["somewhere/entirely-else.md"] = Texts.edited(texts.files[path]!, &numbers)
      let diff = ModelDiff(from: before, to: edited.compiled)
      if !diff.changes.contains(where: { $0.type == .documentRenamed }) { missed.append(path) }
      #expect(diff.edits.removed.isEmpty && diff.edits.added.isEmpty, "\(path)")
    }
    #expect(missed.isEmpty)
  }

  /// Another text is another document, even where the old one is gone.
  @Test func aReplacementIsNoRename() throws {
    let texts = try Texts.template("en")
    let before = texts.compiled
    var edited = texts
    edited.files["segments/hr-managers.md"] = nil
    edited.files["segments/bakers.md"] = "---\nkind: segment\ntitle: Bakers who rise before dawn\nmain-job: deliver-goods\n---\n\nFlour, ovens and the first tram.\n"
    let diff = ModelDiff(from: before, to: edited.compiled)
    #expect(diff.changes.contains { $0.type == .segmentRemoved })
    #expect(diff.changes.contains { $0.type == .documentAdded })
    #expect(!diff.changes.contains { $0.type == .documentRenamed })
  }
}
