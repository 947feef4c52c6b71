@testable import Parse
import Source
import Testing

/// What holds of every body, whatever somebody wrote.
@Suite struct BodyInvariants {
  /// A document as authors write them, with everything in it.
  static let document = #"""
    # Wärmepumpen für *Altbauten* 🏠

    Die Gruppe [Eigentümerinnen und
    Eigentümer](../segments/eigentümer.md "Titel") braucht `Platz` &amp; Ruhe, **vor *allem* im
    Winter**; siehe https://example.org/studie_(2025)/, <https://a.b/ö> und www.example.com.
    Harter\
    Umbruch  
    und ~~alte~~ ~Zahlen~[^1] [Quelle][q] ![Bild](a.png).

    > Zitat über
    > mehrere `Zeilen
    > hinweg` von [ihm](x.md)
    faul weiter
    >
    > - Punkt *eins
    >   zwei*
    > - [x] erledigt

    - [ ] offen [a](b)
    - [x] fertig

      1. innen
         > tief *und
         > tiefer*
      2. | a | b |
         |:--|--:|
         | `c \| d` | [e](f) |

    Text davor
    | Kopf | **fett** | \| |
    |------|:--------:|--:|
    | a    | b &lt; c | https://x.y |
    | kurz |

    ```swift
    let x = 1 // [kein](link)
    ```

        eingerückt

    <!-- Kommentar -->

    <div>
    *roh*
    </div>

    Unterstrichen
    mit *Umbruch*
    ---

    [q]: <../quellen/q 1.md> 'Q'
    [^1]: Note mit *Betonung
        über Zeilen* und[^zwei]

        > zitiert
    [^zwei]: Zweite. \*
    ***
    """#

  @Test func aWholeDocumentIsFound() {
    for lineEnd in ["\n", "\r\n", "\r"] {
      var bytes: [UInt8] = []
      for byte in BodyInvariants.document.utf8 { bytes += byte == 0x0A ? Array(lineEnd.utf8) : [byte] }
      let parsed = BodyParser.inspect(bytes, from: 0, limits: Limits())
      #expect(faults(of: parsed.body, in: bytes) == [])
      #expect(parsed.lost == 0)
      #expect(parsed.problems == [])
      #expect(parsed.body.nodes.filter { $0.kind == .table }.count == 2)
      #expect(parsed.body.nodes.filter { $0.kind == .footnoteDefinition }.map(\.value) == [1, 2])
    }
  }

  /// Thousands of small damages: nothing crashes, every range stays inside its parent's, and nearly every inline is found.
  @Test func damagedDocuments() {
    var random = Seeded(state: 0x6A74_6264)
    let snippets = [
      "*", "**", "_", "`", "``", "~", "~~", "[", "]", "(", ")", "![", "<", ">", "|", "\\", "&", "&auml;", "\n", "\r", "\n\n", "    ", "\t", "  \n", "- ",
      "1. ", "> ", "# ", "---", "===", "```", "[^1]", "[^1]: ", "[q]", "[q]: ", "|-|", "https://", "www.", "ä", "😀", ":", "<!--", "-->", "[x] ", "\\|", "<b", "'",
    ].map { Array($0.utf8) }
    let original = Array(BodyInvariants.document.utf8)
    var lost = 0, blocks = 0
    for _ in 0..<3000 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(at + Int.random(in: 0...20, using: &random), bytes.count)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.insert(contentsOf: snippets.randomElement(using: &random)!, at: at)
        case 1: bytes.removeSubrange(at..<end)
        case 2: bytes.replaceSubrange(at..<end, with: snippets.randomElement(using: &random)!)
        default:
          let from = Int.random(in: 0..<bytes.count, using: &random)
          bytes.insert(contentsOf: bytes[from..<min(from + 30, bytes.count)], at: at)
        }
      }
      // The parser gets UTF-8: what a cut left of a character is replaced, as it is before it.
      for at in UTF8Bytes.invalidOffsets(in: bytes) { bytes[at] = UInt8(ascii: "?") }
      let parsed = BodyParser.inspect(bytes, from: 0, limits: Limits())
      let found = faults(of: parsed.body, in: bytes)
      guard found.isEmpty else {
        Issue.record("\(found.prefix(3)) in:\n\(String(decoding: bytes, as: UTF8.self))")
        return
      }
      lost += parsed.lost
      blocks += parsed.body.nodes.filter { $0.kind.isBlock }.count
    }
    #expect(lost * 10_000 <= blocks, "\(lost) of \(blocks) blocks")
  }

  /// The same text gives the same body, whatever stands before it in the file and whatever was parsed before it.
  @Test func placesMoveWithTheText() {
    let bytes = Array(BodyInvariants.document.utf8)
    let plain = BodyParser.parse(bytes, from: 0, limits: Limits()).body
    let moved = BodyParser.parse(Array("---\na: b\n---\n".utf8) + bytes, from: 13, limits: Limits()).body
    #expect(moved.text == plain.text)
    #expect(moved.nodes.map { $0.range.shifted(by: -13) } == plain.nodes.map(\.range))
    #expect(moved.nodes.map { $0.detail.shifted(by: -13) } == plain.nodes.map(\.detail))
  }

  /// Parsers on several threads do not see each other's arena.
  @Test func manyAtOnce() async {
    let bytes = Array(BodyInvariants.document.utf8)
    let expected = BodyParser.parse(bytes, from: 0, limits: Limits()).body
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<200 {
        group.addTask {
          let body = BodyParser.parse(bytes, from: 0, limits: Limits()).body
          return body.nodes == expected.nodes && body.text == expected.text
        }
      }
      for await same in group { #expect(same) }
    }
  }
}

/// A random sequence that is the same on every run (SplitMix64).
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
