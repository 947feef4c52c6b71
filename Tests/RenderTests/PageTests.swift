import Foundation
import Render
import Source
import Testing

/// The text of cells, as the acceptance tests read it: tags out, white space and hyphenation aids normalised.
func plain(_ html: some StringProtocol) -> String {
  var out = "", isTag = false
  for character in html {
    if character == "<" { isTag = true } else if character == ">" { isTag = false } else if !isTag { out.append(character) }
  }
  out = Markup.decoded(out).replacingOccurrences(of: "\u{A0}", with: " ").replacingOccurrences(of: "\u{AD}", with: "")
  return out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

func pieces(_ html: String, from start: String, to end: String) -> [String] {
  html.components(separatedBy: start).dropFirst().map { String($0.components(separatedBy: end)[0]) }
}

@Suite struct Pages {
  private struct Expected: Decodable {
    struct Table: Decodable {
      let id: String
      let derived: Bool
      let columns: [String]
      let rows: [[Cell]]
    }
    enum Cell: Decodable {
      case one(String), many([String])
      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) { self = .one(text) } else { self = .many(try container.decode([String].self)) }
      }
    }
    let tables: [Table]
  }

  /// Source 000's tables come out of the workspace cell by cell.
  @Test func tablesOfTheSource() throws {
    let data = try Data(contentsOf: Workspaces.cases.appending(path: "scamper/expected-tables.json"))
    let expected = try JSONDecoder().decode(Expected.self, from: data).tables.first { $0.derived }!
    let home = Workspaces.page("index.html", of: Workspaces.site(of: "scamper"))
    let tables = pieces(home, from: "<table class=\"stack segtab", to: "</table>")
    #expect(tables.count == 2)
    for (number, width) in [(0, 4), (1, 3)] {
      let head = pieces(pieces(tables[number], from: "<thead>", to: "</thead>")[0], from: "<th scope=\"col\">", to: "</th>").map { plain($0) }
      #expect(head == Array(expected.columns.prefix(width)))
      let rows = pieces(pieces(tables[number], from: "<tbody>", to: "</tbody>")[0], from: "<tr>", to: "</tr>")
      #expect(rows.count == expected.rows.count)
      for (row, cells) in zip(rows, expected.rows) {
        let found = row.replacingOccurrences(of: "</th>", with: "</td>").components(separatedBy: "</td>").filter { $0.contains("<t") }
        #expect(found.count == width)
        for (cell, wanted) in zip(found, cells) {
          let inside = String(cell.drop { $0 != ">" }.dropFirst())
          switch wanted {
          case .one(let text): #expect(plain(inside) == text)
          case .many(let texts):
            let items = pieces(inside, from: "<li>", to: "</li>")
            #expect((items.isEmpty ? [inside] : items).map { plain($0) } == texts)
          }
        }
      }
    }
  }

  /// The heart of source 000: gender is irrelevant under one job and a clarifier under the other, each with its reason.
  @Test func oneCharacteristicTwoVerdicts() {
    let page = Workspaces.page("segment/solo-founders.html", of: Workspaces.site(of: "scamper"))
    let table = pieces(page, from: "<table class=\"rel stack\">", to: "</table>")[0]
    let head = pieces(pieces(table, from: "<thead>", to: "</thead>")[0], from: "<th scope=\"col\">", to: "</th>").map { plain($0) }
    #expect(head == ["Merkmal", "Geschäftsmodelle entwickeln", "Für das Alter vorsorgen"])
    let row = pieces(table, from: "<tr id=\"gender\">", to: "</tr>")[0]
    func verdicts(_ row: String) -> [String] { pieces(row, from: "<td", to: "</td>").map { plain(String($0.drop { $0 != ">" }.dropFirst())) } }
    let cells = verdicts(row)
    #expect(cells[0].hasPrefix("irrelevant") && cells[0].contains("sie ändert aber nicht, wie ein Geschäftsmodell entsteht."))
    #expect(cells[1].hasPrefix("relevant für Aufgabe und Gewinn") && cells[1].contains("Wer weniger verdient, kann weniger zurücklegen"))
    #expect(cells[1].contains("Kürzere Arbeitszeiten"))
    let income = verdicts(pieces(table, from: "<tr id=\"income\">", to: "</tr>")[0])
    #expect(income[0].hasPrefix("relevant für die Aufgabe") && income[1] == "unentschieden")
    #expect(plain(page).contains("Dasselbe Merkmal, zwei Urteile: „Geschlecht“"))
  }

  @Test func fitMapCountsWhatIsCovered() {
    let page = Workspaces.page("value-proposition/earn-by-hosting.html", of: Workspaces.site(of: "airbnb"))
    #expect(plain(page).contains("left out on purpose"))
    #expect(page.contains("fit__box--not") && !page.contains("fit__box--gap\""))
    let own = Workspaces.page("value-proposition/model-with-peers.html", of: Workspaces.site(of: "scamper"))
    #expect(plain(own).contains("Sechs von sechs Schmerzpunkten und Gewinnen sind abgedeckt."))
  }

  @Test func canvasesCarryTheirAttribution() {
    let site = Workspaces.site(of: "airbnb")
    #expect(plain(Workspaces.page("business-model-canvas/marketplace.html", of: site)).contains("Strategyzer AG (strategyzer.com), licensed under CC BY-SA 3.0"))
    #expect(plain(Workspaces.page("lean-canvas/first-year.html", of: site)).contains("Ash Maurya"))
    let canvas = Workspaces.page("business-model-canvas/scamper.html", of: Workspaces.site(of: "scamper"))
    #expect(pieces(canvas, from: "<li id=\"", to: "</li>").filter { $0.contains("class=\"note seg-1") }.count == 16)
  }

  static let hostile = """
    <script>alert(1)</script> <img src=x onerror=alert(1)> "quoted" & 'single' \u{202E}turned\u{202C} \u{1B}[31mred\u{1B}[0m
    """

  /// Nothing that an author writes becomes markup, wherever it stands.
  @Test func authorsWriteNoMarkup() {
    let title = "'<b onmouseover=\"x()\">Fett</b> & </title><script>alert(2)</script> \u{202E}verdreht'"
    let files: [(path: String, text: String)] = [
      ("jtbd.yml", "title: '<i>Titel</i> & Co'\nlang: de\nmethods: [jtbd, vpc, bmc, lean]\n"),
      ("README.md", "# <em>Hallo</em> [Böse](javascript:alert(1))\n\n\(Self.hostile)\n\n<!-- nicht zu sehen -->\n\n[a](javascript:alert(1)) [b](data:text/html,x) ![c](https://example.org/x.png) [d](https://example.org/?a=1&b=\"2\") <https://example.org/<x>>\n\n<div onclick=\"x()\">roh</div>\n\n```html\n<script>alert(3)</script>\n```\n\n| a<b | c |\n|---|:-:|\n| <u>x</u> | `<td>` |\n\nFußnote[^1].\n\n[^1]: <b>fett</b> \(Self.hostile)\n"),
      ("segments/s.md", "---\nkind: segment\ntitle: \(title)\nmain-job: j\ngain: g\nclarifiers:\n  - {title: \(title), category: geographic, relevant-to: main-job, because: \(title)}\n---\n\n\(Self.hostile)\n"),
      ("jobs/j.md", "---\nkind: job\ntitle: \(title)\nstory: {when: \(title), want: \(title), so-that: \(title)}\nmap:\n  - {stage: define, title: \(title)}\ngains:\n  - {id: g, title: \(title), measure: \(title)}\npains:\n  - {id: p, title: \(title)}\n---\n"),
      ("vp/v.md", "---\nkind: value-proposition\ntitle: \(title)\nsegment: s\nstatement: \(title)\n---\n\n## Schmerzlinderer\n\n- <b>x</b> [hilft](../jobs/j.md#p) `<i>`\n"),
      ("canvas/c.md", "---\nkind: business-model-canvas\ntitle: \(title)\n---\n\n\(Self.hostile)\n\n## Kanäle\n\n- <b>x</b> `\"><script>` für [\(Self.hostile.replacingOccurrences(of: "\n", with: ""))](../segments/s.md)\n"),
      ("evidence/e.md", "---\nkind: evidence\ntitle: \(title)\ntype: interview\nurl: https://example.org/?x=<script>\nquotes:\n  - \(title)\nforces: {push: \(title)}\n---\n"),
    ]
    let site = Workspaces.site(files)
    PageStructure.expectSound(site, "hostile")
    for page in PageStructure.pages(site) {
      #expect(!page.html.contains("<script>") && !page.html.contains("<b onm") && !page.html.contains("javascript:alert(1)\""), "\(page.path)")
      #expect(!page.html.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) || $0.value == 0x1B || (0x2066...0x2069).contains($0.value) }, "\(page.path)")
      #expect(!page.html.contains("nicht zu sehen"), "\(page.path)")
      for tag in page.markup.tags { #expect(!["u", "i", "em"].contains(tag.name) || page.path == "index.html" || tag.name == "i", "\(page.path): \(tag.name)") }
    }
    let home = Workspaces.page("index.html", of: site)
    #expect(home.contains("⟨U+202E⟩") && home.contains("␛"))
    #expect(home.contains("<a href=\"https://example.org/x.png\""))
  }

  @Test func headingsStandInOrderWhateverWasWritten() {
    let site = Workspaces.site([
      ("jtbd.yml", "title: T\nlang: en\nmethods: [jtbd]\n"),
      ("notes/a.md", "# Title\n\n### Deep\n\n# Top\n\n###### Deepest\n\n## Middle\n\nText\n"),
    ])
    let levels = Markup(Workspaces.page("notes/a.html", of: site)).tags.filter { !$0.isClosing && ["h1", "h2", "h3", "h4"].contains($0.name) }.map(\.name)
    #expect(levels == ["h1", "h2", "h2", "h3", "h3"])
  }

  @Test func wordsOfTheSiteStandInBothLanguages() {
    let english = plain(Workspaces.page("segment/hosts.html", of: Workspaces.site(of: "airbnb")))
    #expect(english.contains("Which characteristic matters for what") && !english.contains("Merkmal"))
    let german = plain(Workspaces.page("segment/solo-founders.html", of: Workspaces.site(of: "scamper")))
    #expect(german.contains("höchstens 50 €/Monat") && german.contains("14.09.2026"))
  }

  @Test func longListsAreCut() {
    var files: [(path: String, text: String)] = [("jtbd.yml", "title: T\nlang: de\nmethods: [jtbd]\n")]
    for number in 1...1203 { files.append(("jobs/j\(number).md", "---\nkind: job\ntitle: Aufgabe \(number) erledigen\n---\n")) }
    let site = Workspaces.site(files)
    for stem in ["job", "a-z"] {
      let pages = site.pages.map(\.path).filter { $0 == "\(stem).html" || $0.hasPrefix("\(stem)_") }.map { Workspaces.page($0, of: site) }
      #expect(pages.count > 1)
      // None is heavy, all but the last are filled, and each job stands on one of them.
      #expect(pages.allSatisfy { $0.utf8.count < 75_000 } && pages.count { $0.utf8.count < 20_000 } <= 1, "\(pages.map(\.utf8.count))")
      for number in 1...1203 { #expect(pages.count { $0.contains("job/j\(number).html\"") } == 1, "\(stem): \(number)") }
    }
    #expect(Workspaces.page("index.html", of: site).utf8.count < 60_000)
    PageStructure.expectSound(site, "long")
  }

  @Test func whatIsPersonalStaysInside() {
    let site = Workspaces.site([
      ("jtbd.yml", "title: T\nlang: de\nmethods: [jtbd]\n"),
      ("segments/s.md", "---\nkind: segment\ntitle: Leute\nowner: Karla Geheim\nexamples:\n  - {name: Erika Kanarienvogel, role: Planerin, company: Kanarien AG, company-kind: Mittelstand, found-at: geheim.example, consent: publish}\n---\n"),
      ("evidence/e.md", "---\nkind: evidence\ntitle: Gespräch\ntype: interview\nparticipant: Kanarienvogel\nconsent: none\n---\n"),
    ])
    for file in site.files() {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(!text.contains("Kanarien") && !text.contains("Geheim") && !text.contains("geheim.example"), "\(file.path)")
    }
    let page = plain(Workspaces.page("segment/s.html", of: site))
    #expect(page.contains("Person 1") && page.contains("Planerin, Mittelstand"))
  }
}
