import Bind
import Check
import Compile
import Edit
import Foundation
import Source
import TestSupport
import Testing

/// One form for all files, and not a word of them changed.
@Suite struct FormattingTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Every text file of the repository that could stand in a workspace, and the rules' examples.
  static let corpus: [SourceFile] = {
    var files: [SourceFile] = []
    for folder in ["workspace-template", "Tests/Cases"] {
      let found = FileManager.default.enumerator(at: root.appending(path: folder), includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
      for url in found.sorted(by: { $0.path < $1.path }) where url.pathExtension == "md" || url.lastPathComponent == "jtbd.yml" {
        guard let data = try? Data(contentsOf: url) else { continue }
        let isConfiguration = url.lastPathComponent == "jtbd.yml"
        files.append(SourceFile(path: isConfiguration ? "jtbd.yml" : String(url.path.dropFirst(root.path.count + 1)), bytes: Array(data)))
      }
    }
    for rule in Rule.all {
      for example in rule.examples { for (path, text) in Example.files(example.text) { files.append(SourceFile(path: path, text: MarkedText(text).text)) } }
    }
    return files
  }()

  static func text(_ file: SourceFile) -> String { String(decoding: file.bytes, as: UTF8.self) }
  static func formatted(_ text: String, path: String = "segments/a.md") -> String {
    Self.text(Formatting(of: SourceFile(path: path, text: text), settings: Settings()).after)
  }

  /// Holds for every file, whatever is in it.
  static func expectHarmless(_ file: SourceFile, _ remark: String = "") {
    let settings = Settings()
    let once = Formatting(of: file, settings: settings)
    let twice = Formatting(of: once.after, settings: settings)
    #expect(twice.after.bytes == once.after.bytes, "not at rest: \(file.path) \(remark)")
    if once.obstacle != nil { #expect(!once.isChanged) }
    guard once.isChanged else { return }
    let before = Meaning(of: file, settings: settings), after = Meaning(of: once.after, settings: settings)
    #expect(before.typed == after.typed, "\(file.path) \(remark)")
    if before.raw == after.raw {
      #expect(before.body.filter { !$0.hasPrefix("code ") } == after.body.filter { !$0.hasPrefix("code ") }, "\(file.path) \(remark)")
      let marks = Set("[],-".utf8), spaces = Set(" \t\r\n".utf8)
      func words(_ bytes: [UInt8]) -> [UInt8] { bytes.filter { !marks.contains($0) && !spaces.contains($0) }.sorted() }
      if before.body == after.body { #expect(words(file.bytes) == words(once.after.bytes), "a word was lost: \(file.path) \(remark)") }
    }
  }

  @Test func harmlessOnAllFilesOfTheRepository() {
    #expect(Self.corpus.count > 200)
    for file in Self.corpus { Self.expectHarmless(file) }
  }

  @Test func theTemplatesAreFormatted() {
    for file in Self.corpus where file.path.hasPrefix("workspace-template/") {
      let formatting = Formatting(of: file, settings: Settings())
      #expect(!formatting.isChanged && formatting.obstacle == nil, "\(file.path)")
    }
  }

  /// Lines swapped, dropped, doubled, indented otherwise; bytes cut out and put in: whatever comes out of it, no word is lost.
  @Test(arguments: 0..<4) func harmlessOnMutations(part: Int) {
    var random = SplitMix(seed: UInt64(1000 + part))
    let files = Self.corpus.filter { $0.bytes.count < 6000 }
    for round in 0..<250 {
      let file = files[Int(random.next() % UInt64(files.count))]
      var lines = file.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
      for _ in 0...(random.next() % 4) {
        let at = Int(random.next() % UInt64(lines.count)), other = Int(random.next() % UInt64(lines.count))
        switch random.next() % 9 {
        case 0: lines.swapAt(at, other)
        case 1: lines.remove(at: at)
        case 2: lines.insert(lines[other], at: at)
        case 3: lines[at] = [0x20, 0x20] + lines[at]
        case 4: lines[at] += Array("   ".utf8)
        case 5: lines.insert(Array(["# Anmerkung", "  # tiefer", "    # noch tiefer", "", "allow: [{rule: job-compound, because: Ein Grund}]", "tags: [a,b ,  c]"][other % 6].utf8), at: at)
        case 6: if !lines[at].isEmpty { lines[at].remove(at: Int(random.next() % UInt64(lines[at].count))) }
        case 7: lines[at].insert(Array(":#-[]{}\"'\t|>&* ,".utf8)[Int(random.next() % 16)], at: Int(random.next() % UInt64(lines[at].count + 1)))
        default: lines[at] = Array(lines[at].drop { $0 == 0x20 })
        }
        if lines.isEmpty { lines = [[]] }
      }
      let separator: [UInt8] = random.next() % 5 == 0 ? [0x0D, 0x0A] : [0x0A]
      var bytes = Array(lines.joined(separator: separator))
      if random.next() % 7 == 0 { bytes = [0xEF, 0xBB, 0xBF] + bytes }
      Self.expectHarmless(SourceFile(path: file.path, bytes: bytes), "mutation \(part)/\(round)")
    }
  }

  @Test func remarksMoveWithTheirKeys() {
    let text = Self.formatted(
      """
      ---
      # Wer?
      title: Pendler  # am Morgen
      kind: segment
      # Belege folgen
      # im Herbst
      gain: fahrzeit
      main-job: zur-arbeit-kommen
        # noch zur Aufgabe
      ---
      """)
    #expect(
      text == """
        ---
        kind: segment
        # Wer?
        title: Pendler  # am Morgen
        main-job: zur-arbeit-kommen
          # noch zur Aufgabe
        # Belege folgen
        # im Herbst
        gain: fahrzeit
        ---

        """)
  }

  @Test func nestedKeysAndLists() {
    let text = Self.formatted(
      """
      ---
      kind: segment
      title: Pendler
      clarifiers:
      -   because: Der Bus fährt selten.
          # warum
          relevant-to: gain
          title: Kommt vom Land
      - {because: Kurz genug., title: Knapp,relevant-to: [main-job,gain]}
      buying-role: [Nutzer,Entscheider]
      profiles: []
      irrelevant: [{because: Ohne Belang., characteristic: alter}]
      ---
      """)
    #expect(
      text == """
        ---
        kind: segment
        title: Pendler
        profiles: []
        clarifiers:
          - title: Kommt vom Land
            # warum
            relevant-to: [gain]
            because: Der Bus fährt selten.
          - {title: Knapp, relevant-to: [main-job, gain], because: Kurz genug.}
        irrelevant:
          - {characteristic: alter, because: Ohne Belang.}
        buying-role: [user, decision-maker]
        ---

        """)
  }

  @Test func spellingsAndTags() {
    let canvas = Self.formatted("---\nkind: Geschäftsmodell\ntitle: X\nstatus: erforscht\n---\n\n## Kanäle\n\n- Aushang `Aufmerksamkeit` `physical`  \n- Netz   \n\n\n", path: "canvases/a.md")
    #expect(canvas == "---\nkind: business-model-canvas\ntitle: X\nstatus: researched\n---\n\n## Kanäle\n\n- Aushang `awareness` `physical`\n- Netz\n")
    let offering = Self.formatted("---\nkind: Angebot\ntitle: X\nprice: 19,90 €/Monat\n---\n", path: "offerings/a.md")
    #expect(offering == "---\nkind: offering\ntitle: X\nprice: 19.90 EUR/month\n---\n")
  }

  @Test func keepsWhatMeansSomething() {
    // Two spaces that break a line, the ends of lines in a block of text and in code, a byte order mark, CRLF.
    let prose = "---\nkind: job\ntitle: X\n---\n\nErste Zeile  \nzweite Zeile\n\n```\nCode   \n```\n"
    #expect(Self.formatted(prose, path: "jobs/a.md") == prose)
    let windows = "\u{FEFF}---\r\ntitle: X\r\nkind: job\r\n---\r\n"
    #expect(Self.formatted(windows, path: "jobs/a.md") == "\u{FEFF}---\r\nkind: job\r\ntitle: X\r\n---\r\n")
    let block = "---\nkind: persona\ntitle: X\nbackground: |-\n  Zeile eins   \n  Zeile zwei\n---\n"
    #expect(Self.formatted(block, path: "personas/a.md") == block)
  }

  @Test func leavesDamagedFilesAlone() {
    for text in ["---\nkind: job\ntitle: a: b\ngian: x\n---   \n", "---\nkind: job  \ntitle: x", "---\nkind: \u{0}job  \n---\n"] {
      let formatting = Formatting(of: SourceFile(path: "jobs/a.md", text: text), settings: Settings())
      #expect(!formatting.isChanged && formatting.obstacle != nil)
    }
  }
}

/// Random numbers that are the same in every run.
struct SplitMix {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
