import Parse
import Source
import Testing

/// Numbers that are the same on every run.
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

private let realistic = """
  kind: segment
  title: 🚆 Pendler über Land
  status: hypothesis # noch offen
  "level": person
  reviewed: 2026-11-15
  characteristics:
    - id: wohnort
      title: 'Wohnt im Umland von Köln'
      category: geographic
    - {id: zeit, title: "Wenig \\"Zeit\\"", tags: [a, b c, größe]}
  profiles:
  - main-job: zur-arbeit-kommen
    gain:
    clarifiers:
      - title: Wohnt weit weg
        relevant-to: [main-job]
        because: >-
          Wer weit draußen wohnt, ist
          auf den Zug angewiesen.

      - title: |
          Zwei
            Zeilen
        constraint: {max-price: 50 EUR/month}
  url: https://example.org/a?b=c#d

  """

@Suite struct FrontMatterUnderAttack {
  /// Bytes that mean something to YAML, and some that mean nothing to anyone.
  private static let spice: [[UInt8]] =
    [
      ":", ": ", " #", "- ", "\n", "\r", "\r\n", "\t", "\"", "'", "[", "]", "{", "}", ",", "&a ", "*a", "!t ", "|", ">", "%", "@", "`", "? ",
      "<<: ", "---\n", "...\n", "ä", "😀", "\u{2028}", "\u{85}", "\u{FEFF}", "\\", "  ", "\n  ", "\nkey: ", "\n\n",
    ].map { Array($0.utf8) } + [[0], [1], [0xFF], [0xC3], [0x80], [0xE2, 0x80]]

  @Test(arguments: 0..<16)
  func mutatedFrontMatterIsAlwaysTaken(_ seed: Int) {
    var random = SeededNumbers(state: UInt64(seed) &* 7919)
    let original = Array(realistic.utf8)
    let clock = ContinuousClock()
    for _ in 0..<500 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let at = Int.random(in: 0...max(bytes.count - 1, 0), using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.insert(contentsOf: FrontMatterUnderAttack.spice.randomElement(using: &random)!, at: at)
        case 1: bytes.removeSubrange(at..<min(at + Int.random(in: 1...12, using: &random), bytes.count))
        case 2: bytes[at] = UInt8.random(in: 0...255, using: &random)
        default:
          let length = min(Int.random(in: 1...40, using: &random), bytes.count - at)
          bytes.insert(contentsOf: Array(bytes[at..<at + length]), at: Int.random(in: 0...bytes.count, using: &random))
        }
      }
      let before = Int.random(in: 0...3, using: &random), behind = Int.random(in: 0...3, using: &random)
      let content = SourceRange(before, before + bytes.count)
      bytes = Array(repeating: UInt8(ascii: "["), count: before) + bytes + Array(repeating: UInt8(ascii: ":"), count: behind)
      var parsed: ParsedFrontMatter?
      let time = clock.measure { parsed = ParsedFrontMatter(bytes, content: content) }
      check(parsed!)
      #expect(time < .seconds(10))
    }
  }

  /// Short runs of fragments, which meet in ways that no edit of a good document reaches.
  @Test(arguments: 0..<8)
  func soupIsAlwaysTaken(_ seed: Int) {
    var random = SeededNumbers(state: UInt64(seed) &* 104_729)
    let fragments = FrontMatterUnderAttack.spice + ["a", "b c", "title", "\n- ", "\n  - id: ", "|\n  x\n", "{a: b, ", "[a, ", "\"x\"", "'y' ", "\n", "a: ", "b: "].map { Array($0.utf8) }
    for _ in 0..<1_000 {
      let bytes = (0..<Int.random(in: 1...14, using: &random)).flatMap { _ in fragments.randomElement(using: &random)! }
      check(ParsedFrontMatter(bytes))
    }
  }

  @Test func anyCutOffEndIsTaken() {
    let bytes = Array(realistic.utf8)
    for end in 0...bytes.count { check(ParsedFrontMatter(bytes, content: SourceRange(0, end))) }
    for start in 0...bytes.count { check(ParsedFrontMatter(bytes, content: SourceRange(start, bytes.count))) }
  }

  private static func bomb(_ part: String, _ count: Int, _ before: String = "a: ", _ after: String = "\n") -> String {
    before + String(repeating: part, count: count) + after
  }

  /// 60 KB each: as much as the limit lets through.
  private static let bombs: [(name: String, text: String)] = [
    ("[", bomb("[", 60_000)), ("[ over lines", bomb("[\n ", 20_000)), ("{a: ", bomb("{a: ", 15_000)), ("{{", bomb("{", 60_000)), ("[{", bomb("[{a: ", 12_000)),
    ("brackets in every key", (0..<600).map { "k\($0): " + String(repeating: "[", count: 90) + "\n" }.joined()),
    ("\"", bomb("\"", 60_001)), ("quotes in pairs", bomb("\"\" ", 20_000)), ("one quote", "a: \"" + bomb("x ", 30_000, "")), ("'", bomb("'", 60_001)),
    ("a quote in every key", (0..<6_000).map { "k\($0): \"\n" }.joined()), ("lines in a quote", "a: \"" + bomb("\n\n", 30_000, "")),
    ("- on a line", bomb("- ", 30_000, "a:\n ")), ("- below -", (0..<340).map { String(repeating: " ", count: $0) + "-\n" }.joined()),
    ("a: below a:", (0..<340).map { String(repeating: " ", count: $0) + "a:\n" }.joined()), ("? ", bomb("? ", 30_000, "")), (": ", bomb(": ", 30_000)),
    ("keys", (0..<8_000).map { "k\($0):\n" }.joined()), ("one key", bomb("a:\n", 20_000, "")), ("keys and a fault", bomb("a:\n", 20_000, "", "b: *\n")),
    ("broken keys", bomb("a: *\n", 12_000, "")), ("broken words", bomb("a\n", 30_000, "b: c\n")), ("a long word", bomb("a", 60_000, "")),
    ("a long key", bomb("a", 60_000, "", ": b\n")), ("commas", bomb("a, ", 20_000, "a: {b: ", "}\n")), ("commas alone", bomb(",", 60_000)),
    ("pairs and commas", bomb("a: b, c, ", 6_600, "x: {", "}\n")), ("bare pairs", bomb("a: b, c, ", 6_600, "x: [", "]\n")),
    ("equal keys in brackets", bomb("a: b, ", 10_000, "x: {", "}\n")), ("#", bomb(" #a", 20_000)), ("# lines", bomb("#\n", 30_000, "")),
    ("swallowed", bomb("a: b #c\n", 7_500, "")), ("blank lines", bomb("\n", 60_000, "a: |\n")), ("blank lines and a fault", bomb("\n", 60_000, "a: b: c")),
    ("blanks", bomb(" ", 60_000, "a: b")), ("tabs", bomb("\t", 60_000, "a:\n")), ("&", bomb("&a ", 20_000)), ("!", bomb("!", 60_000)), ("*", bomb("*", 60_000)),
    ("---", bomb("---\n", 15_000, "")), ("%", bomb("%A\n", 20_000, "")), ("ä", bomb("ä", 30_000)), ("ä and a fault", bomb("ä ", 20_000, "a: ", ": b\n")),
    ("U+2028", bomb("\u{2028}", 20_000)), ("]", bomb("]", 60_000)), ("\\", bomb("\\", 60_000, "a: \"")), ("CR", bomb("\r", 60_000)),
    ("nested equals", (0..<30).reversed().reduce("x") { inner, _ in inner.utf8.count < 20_000 ? "{a: \(inner), a: \(inner)}" : inner }),
  ]

  @Test(arguments: bombs.indices)
  func aBombTakesNoTime(_ index: Int) {
    let bomb = FrontMatterUnderAttack.bombs[index]
    var parsed: ParsedFrontMatter?
    let time = ContinuousClock().measure { parsed = ParsedFrontMatter(bomb.text) }
    check(parsed!)
    #expect(time < .seconds(10), "\(bomb.name)")
  }

  @Test func whatIsLargerThanTheLimitIsNotRead() {
    let time = ContinuousClock().measure {
      #expect(ParsedFrontMatter(FrontMatterUnderAttack.bomb("[", 100_000)).faults == ["limit frontMatterSize 64000 100004"])
    }
    #expect(time < .seconds(10))
  }

  /// Limits can be raised; time must stay in proportion.
  @Test func aRaisedLimitIsNoTrap() {
    var limits = Limits()
    limits.frontMatter = 10_000_000
    let time = ContinuousClock().measure {
      #expect(ParsedFrontMatter(FrontMatterUnderAttack.bomb("[", 100_000), limits: limits).faults == ["limit frontMatterNesting 32 33"])
    }
    #expect(time < .seconds(10))
  }
}
