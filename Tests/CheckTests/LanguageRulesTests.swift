import Bind
import Check
import Compile
import Parse
import Source
import TestSupport
import Testing

/// What the examples of the language's rules leave out: the corners in which a rule must speak, keep silent, or offer a mend.
@Suite struct LanguageRules {
  /// Files over the base of the examples; marks are taken out.
  static func check(_ archive: String) -> [Diagnostic] {
    Compilation(files: Example.good(archive).workspace.map { ($0.path, MarkedText($0.text).text) }).checked.diagnostics.filter { $0.allowed == nil }
  }

  static func names(_ archive: String) -> [String] { check(archive).filter { $0.severity != .info }.map(\.rule) }

  /// What a rule reports, drawn into the files, is what is marked.
  static func expect(_ rule: String, _ archive: String) {
    let example = Example.good(archive)
    RuleExamples.expectMarked(Rule.named(rule)!, example, example.workspace)
  }

  /// All first fixes of a rule, applied to a file.
  static func mended(_ rule: String, _ path: String, _ text: String) -> String {
    var bytes = Array(text.utf8)
    let files = Example.files(Example.base).filter { $0.path != path } + [(path: path, text: text)]
    let found = Compilation(files: files).checked.diagnostics.filter { $0.rule == rule }
    for edit in found.compactMap(\.fixes.first).flatMap(\.edits).sorted(by: { $0.location > $1.location }) {
      bytes.replaceSubrange(edit.location.range.start..<edit.location.range.end, with: Array(edit.text.utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func segment(_ lines: String, body: String = "") -> String {
    "---\nkind: segment\ntitle: Pendler\nmain-job: zur-arbeit-kommen\ngain: fahrzeit\n\(lines)\n---\n\(body)"
  }

  // MARK: Encoding

  @Test func windowsTextCanBeTakenOver() {
    let bytes = Array("# Notizen\n\nZug f".utf8) + [0xFC] + Array("r \u{20AC}, M".utf8) + [0x80] + Array("n\n".utf8)
    let tree = SourceTree(
      entries: [("notizen.md", .document(SourceFile(path: "notizen.md", bytes: bytes)))],
      configuration: SourceFile(path: "jtbd.yml", text: "title: T\nlang: de\nmethods: [jtbd]\n"))
    let found = Compilation(of: tree).checked.diagnostics
    #expect(found.map(\.rule) == ["encoding-invalid"])
    #expect(found[0].message.de.contains("das erste von 2"))
    #expect(found[0].fixes.count == 1 && !found[0].fixes[0].isSafe)
    #expect(found[0].fixes[0].edits.map(\.text) == ["ü", "€"])
  }

  @Test func aBinaryFileIsOneFindingWithoutAMend() {
    let bytes = (0..<4000).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    let tree = SourceTree(
      entries: [("bild.md", .document(SourceFile(path: "bild.md", bytes: bytes)))],
      configuration: SourceFile(path: "jtbd.yml", text: "title: T\nlang: de\nmethods: [jtbd]\n"), unreadableNames: ["gr\\xF6sse.md"])
    let found = Compilation(of: tree).checked.diagnostics
    #expect(found.map(\.rule) == ["encoding-invalid", "encoding-invalid"])
    #expect(found.allSatisfy { $0.fixes.isEmpty })
  }

  // MARK: Front matter

  @Test(arguments: [
    ("tags: Ein Ziel: weniger Wege", "tags: \"Ein Ziel: weniger Wege\""),
    ("tags: \"Zeit\" ist knapp", "tags: '\"Zeit\" ist knapp'"),
    ("tags: *Wichtig* ist Zeit", "tags: \"*Wichtig* ist Zeit\""),
    ("economics: {measure: Wenig Zeit, wenig Geld}", "economics: {measure: \"Wenig Zeit, wenig Geld\"}"),
    ("tags: @home", "tags: \"@home\""),
    ("tags: `Zeit` ist knapp", "tags: \"`Zeit` ist knapp\""),
    ("tags:\n\t- eins", "tags:\n  - eins"),
    ("not-served: Sagt: \"nein\", sie's", "not-served: 'Sagt: \"nein\", sie''s'"),
  ])
  func trapsOfYAMLAreMended(written: String, wanted: String) {
    let broken = Self.segment(written)
    let mended = Self.mended("front-matter-invalid", "segments/pendler.md", broken)
    #expect(mended == Self.segment(wanted))
    let files = Example.files(Example.base).filter { $0.path != "segments/pendler.md" } + [(path: "segments/pendler.md", text: mended)]
    #expect(Compilation(files: files).checked.diagnostics.filter { $0.rule == "front-matter-invalid" }.isEmpty)
  }

  @Test func onlyProseIsQuotedWithoutAsking() {
    func safe(_ line: String) -> [Bool] { Self.check("-- segments/pendler.md --\n" + Self.segment(line)).flatMap(\.fixes).map(\.isSafe) }
    #expect(safe("tags: *Wichtig* ist Zeit") == [true])
    #expect(safe("tags: - Angestellte") == [false])
  }

  @Test func aBrokenConfigurationIsReportedAlone() {
    #expect(Self.names("-- jtbd.yml --\ntitle: Eins: zwei\nlang: de\nmethods: [jtbd]\n-- a.md --\n---\nfoo: bar\n---\n") == ["front-matter-invalid"])
  }

  @Test func whatWasLostIsNotMissed() {
    #expect(Self.names("-- segments/pendler.md --\n---\nkind: segment\ntitle: Eins: zwei\nmain-job: zur-arbeit-kommen\ngain: fahrzeit\n---\n") == ["front-matter-invalid"])
    #expect(Self.names("-- segments/pendler.md --\n---\nkind: segmnet\ntitle: Pendler\nfoo: bar\nmain-job: zur-arbeit-kommen\n---\n") == ["enum-value-unknown"])
  }

  @Test func aDuplicateWithAnotherValueIsForTheAuthorToDecide() {
    let found = Self.check("-- segments/pendler.md --\n" + Self.segment("title: Andere"))
    #expect(found.map(\.rule) == ["key-duplicate"] && found[0].fixes.isEmpty && found[0].related.count == 1)
  }

  @Test func namesUnderRulesAreChecked() {
    Self.expect(
      "key-unknown",
      """
      -- jtbd.yml --
      title: T
      lang: de
      methods: [jtbd]
      rules:
        ⟦gain-dircetion⟧: off
        gain-measure: off
      overrides:
        - files: ["a/**"]
          rules: {⟦nichts⟧: info}
      """)
  }

  // MARK: Values

  @Test(arguments: [
    ("reviewed: 31.12.2025", "reviewed: 2025-12-31"), ("economics: {clv: 19 Euro pro Monat}", "economics: {clv: 19 EUR/month}"),
  ])
  func datesAndMoneyAreMended(written: String, wanted: String) {
    #expect(Self.mended("value-invalid", "segments/pendler.md", Self.segment(written)) == Self.segment(wanted))
  }

  @Test func listsThatHaveARuleOfTheirOwnAreLeftToIt() {
    #expect(!Self.names("-- segments/pendler.md --\n---\nkind: segment\ntitle: P\nmain-job: [zur-arbeit-kommen]\ngain: fahrzeit\n---\n").contains("value-invalid"))
    #expect(!Self.names("-- v.md --\n---\nkind: value-proposition\ntitle: P\nsegment: [pendler]\n---\n").contains("value-invalid"))
    Self.expect("value-invalid", "-- p.md --\n---\nkind: persona\ntitle: P\nsegment: ⟦[pendler]⟧\n---\n")
  }

  // MARK: Links

  @Test func linksThatLeaveOrAreNotThere() {
    Self.expect(
      "link-broken",
      """
      -- README.md --
      # T

      [a](segments/pendler.md) [b](⟦segments⟧) [c](⟦segments/pendler.md?x=1⟧) [d](⟦fehlt.md⟧) [e](#t) [f](⟦#fehlt⟧) [g][x] [h](segments/pendler.md#)
      [i](segm%65nts/pendler.md) ![j](⟦bild.png⟧) [k](https://example.org) [l](mailto:a@example.org)

      [x]: segments/pendler.md
      """)
    Self.expect(
      "link-outside-workspace",
      "-- notes/a.md --\n# A\n\n[a](⟦/etc/hosts⟧) [b](../segments/pendler.md) [c](⟦../../x.md⟧) [d](⟦.git/config⟧) [e](⟦//example.org/x⟧) [f](⟦%2e%2e/%2e%2e/x⟧)\n")
  }

  @Test func aDeadLinkIsToldSoftlyWhileBrainstorming() {
    func severity(_ lines: String, _ configuration: String = "") -> [Severity] {
      Self.check("-- jtbd.yml --\ntitle: T\nlang: de\nmethods: [jtbd]\n\(configuration)\n-- segments/pendler.md --\n" + Self.segment(lines, body: "[x](fehlt.md)\n"))
        .filter { $0.rule == "link-broken" }.map(\.severity)
    }
    #expect(severity("level: person") == [.error])
    #expect(severity("status: brainstormed") == [.info])
    #expect(severity("level: person", "rules: {link-broken: off}") == [.error])
    #expect(severity("status: brainstormed", "rules: {link-broken: off}") == [])
    #expect(severity("allow: {rule: link-broken, because: Die Datei kommt noch dazu.}") == [.error])
  }

  @Test func linksToWhatCouldNotBeReadAreNoNews() {
    #expect(Self.names("-- a.md --\n---\nkind: x\n---\n-- README.md --\n# T\n\n[a](a.md#b)\n") == ["enum-value-unknown"])
  }

  @Test func whatWasMovedIsFoundAgain() {
    let found = Self.check("-- README.md --\n# T\n\n[a](segmente/pendler.md#x) [b](jobs/zur-arbeit-komen.md#fahrzeit)\n-- ein ordner/liste.txt --\nx\n-- notes/a.md --\n[c](liste.txt)\n")
    let fixes = found.filter { $0.rule == "link-broken" }.compactMap(\.fixes.first)
    #expect(fixes.flatMap(\.edits).map(\.text) == ["segments/pendler.md#x", "jobs/zur-arbeit-kommen.md#fahrzeit", "../ein%20ordner/liste.txt"])
    #expect(fixes.map(\.isSafe) == [false, true, false])
  }

  @Test func filesThatKeysNameObeyTheRulesForLinks() {
    let configuration = "-- jtbd.yml --\ntitle: T\nlang: de\nmethods: [jtbd]\nsite:\n"
    Self.expect("link-broken", configuration + "  logo: ⟦logo.svg⟧\n")
    Self.expect("link-outside-workspace", configuration + "  css: ⟦../a.css⟧\n")
    Self.expect("asset-not-publishable", configuration + "  logo: ⟦a.pdf⟧\n  css: ⟦b.css⟧\n-- a.pdf --\nx\n-- b.css --\n@import 'c.css';\n")
    Self.expect("asset-not-publishable", configuration + "  logo: a.svg\n  css: b.css\n-- a.svg --\n<svg/>\n-- b.css --\nbody { color: red }\n")
    Self.expect("image-external", "-- personas/p.md --\n---\nkind: persona\ntitle: P\nimage: ⟦https://example.org/p.jpg⟧\n---\n")
    Self.expect("link-broken", "-- personas/p.md --\n---\nkind: persona\ntitle: P\nimage: ⟦p.jpg⟧\n---\n-- p.jpg --\nx\n")
    Self.expect("link-broken", "-- personas/p.md --\n---\nkind: persona\ntitle: P\nimage: ../p.jpg\n---\n-- p.jpg --\nx\n")
  }

  @Test func thePictureOfARealPersonIsNotNamed() {
    let found = Self.check("-- p.md --\n---\nkind: persona\ntitle: P\nbasis: real-person\nimage: sabine-beispiel.jpg\n---\n").filter { $0.rule == "link-broken" }
    #expect(found.count == 1 && found[0].isPersonal && !found[0].publicMessage.de.contains("sabine"))
  }

  // MARK: Bodies

  @Test func htmlAndPlaceholdersAreToldApart() {
    let body = """
      -- README.md --
      # T

      Eins⟦<br>⟧zwei, ⟦<b>⟧fett</b>, <Name>, <Rolle im Unternehmen>, `<br>`, 3 < 4 > 2, <https://example.org>.

      <!-- eine Anmerkung -->

      ⟦<div class="x">⟧
      <span>eins</span>
      </div>

      <Segment>

      ```
      <div>
      ```
      """
    Self.expect("html-not-allowed", body)
    Self.expect(
      "placeholder-left",
      body.filter { $0 != "⟦" && $0 != "⟧" }
        .replacing("<Name>", with: "⟦<Name>⟧").replacing("<Rolle im Unternehmen>", with: "⟦<Rolle im Unternehmen>⟧").replacing("<Segment>", with: "⟦<Segment>⟧"))
  }

  @Test func placeholdersInTextsAndBodies() {
    Self.expect(
      "placeholder-left",
      """
      -- segments/pendler.md --
      ---
      kind: segment
      title: Pendler ⟦<Ort>⟧
      main-job: zur-arbeit-kommen
      gain: fahrzeit
      tags: [⟦…⟧, "⟦TODO⟧: klären", TODO-Liste, a < b und c > d]
      characteristics:
        - {title: "⟦[Name]⟧ wohnt weit", category: geographic}
      examples:
        - {name: ⟦Erika Mustermann⟧, role: "[Name geändert]"}
      ---

      # Über ⟦[Job to Be Done]⟧ und ⟦John Doe⟧

      *⟦Lorem ipsum⟧ dolor*, ⟦XXX⟧ Stück, XXXL, ⟦TBD⟧. [⟦<Größe>⟧](jobs.md "TODO") `TODO`

      - ⟦...⟧
      - … und so weiter

      | ⟦TODO⟧ | b |
      |---|---|
      | [Segment](../jobs/zur-arbeit-kommen.md) | ~~⟦Jane Doe⟧~~ |
      """)
  }

  @Test func aPersonInBracketsIsNotRepeatedOutside() {
    let found = Self.check("-- segments/pendler.md --\n" + Self.segment("examples: [{name: <Sabine Beispiel>}]")).filter { $0.rule == "placeholder-left" }
    #expect(found.count == 1 && found[0].isPersonal && !found[0].publicMessage.de.contains("Sabine"))
  }

  @Test func threeOfABlockAreJoinedOneByOne() {
    let canvas = "---\nkind: business-model-canvas\ntitle: P\n---\n\n## Kanäle\n\n- eins\n\n## Channels\n- zwei\n\nEin Satz.\n"
    #expect(Self.mended("block-duplicate", "c.md", canvas) == "---\nkind: business-model-canvas\ntitle: P\n---\n\n## Kanäle\n\n- eins\n\n- zwei\n\nEin Satz.\n")
    #expect(Self.mended("block-duplicate", "c.md", canvas.replacing("- zwei\n\nEin Satz.\n", with: "")) == "---\nkind: business-model-canvas\ntitle: P\n---\n\n## Kanäle\n\n- eins\n")
  }

  @Test func itemsAreTheSubject() {
    let found = Self.check("-- c.md --\n---\nkind: lean-canvas\ntitle: P\n---\n\n## Kanäle\n\n- TODO nicht vergessen `awarenes`\n")
    #expect(found.filter { $0.rule == "tag-unknown" || $0.rule == "placeholder-left" }.map(\.subject) == ["lean-canvas/c#todo-nicht-vergessen", "lean-canvas/c#todo-nicht-vergessen"])
  }

  // MARK: Exceptions

  @Test(arguments: [
    ("allow:\n  - rule: image-external\n    because: Es ist so.  # Anmerkung\n", ""),
    ("allow:\n- rule: image-external\n  because: Es ist so.\n", ""),
    ("allow: [{rule: image-external, because: Es ist so.}]\n", ""),
    ("allow: {rule: image-external, because: Es ist so.}\n", ""),
    ("allow:\n  - rule: html-not-allowed\n    because: Es ist so.\n  - rule: image-external\n    because: Es ist so.\n", "allow:\n  - rule: html-not-allowed\n    because: Es ist so.\n"),
    (
      "allow: [{rule: image-external, because: So.}, {rule: html-not-allowed, because: So.}]\n", "allow: [{rule: html-not-allowed, because: So.}]\n"
    ),
    (
      "allow: [{rule: html-not-allowed, because: So.}, {rule: image-external, because: So.}]\n", "allow: [{rule: html-not-allowed, because: So.}]\n"
    ),
    (
      "characteristics:\n  - {title: A, allow: {rule: image-external, because: So.}, category: geographic}\n", "characteristics:\n  - {title: A, category: geographic}\n"
    ),
  ])
  func exceptionsAreTakenOut(written: String, wanted: String) {
    func file(_ lines: String) -> String { "---\nkind: segment\ntitle: P\nmain-job: zur-arbeit-kommen\ngain: fahrzeit\n\(lines)---\n\nA<br>b\n" }
    #expect(Self.mended("allow-unused", "segments/pendler.md", file(written)) == file(wanted))
  }

  @Test func whatCannotBeAllowedIsSaidSo() {
    let found = Self.check("-- segments/pendler.md --\n" + Self.segment("allow: {rule: key-unknown, because: Wir brauchen ihn.}\nfoo: bar"))
    #expect(found.map(\.rule) == ["allow-unused", "key-unknown"])
    #expect(found[0].message.de.contains("gibt es keine Ausnahme"))
  }

  // MARK: Addresses

  @Test func addresses() {
    func address(_ path: String, _ text: String = "# T\n") -> String {
      Document(reading: ParsedDocument(parsing: SourceFile(path: path, text: text)), settings: Settings()).address
    }
    #expect(address("README.md") == "index.html")
    #expect(address("index.md") == "index.html")
    #expect(address("Notizen/Über uns.md") == "notizen/ueber-uns.html")
    #expect(address("a/README.md") == "a/readme.html")
    #expect(address("con.md").hasPrefix("con-"))
    #expect(address("x/Händler.md", "---\nkind: segment\ntitle: H\n---\n") == "segment/haendler.html")
    #expect(address("x/a.md", "---\nkind: lean-canvas\nid: Übersicht\ntitle: H\n---\n") == "lean-canvas/uebersicht.html")
    #expect(address("🎉.md", "---\nkind: job\ntitle: H\n---\n") != address("🎈.md", "---\nkind: job\ntitle: H\n---\n"))
  }

  @Test func clashes() {
    func clashes(_ archive: String) -> [String] { Self.check(archive).filter { $0.rule == "file-name-clash" }.map { $0.location.file } }
    #expect(clashes("-- README.md --\n# A\n-- index.md --\n# B\n") == ["index.md"])
    #expect(clashes("-- README.md --\n# A\n-- a/index.md --\n# B\n") == [])
    #expect(clashes("-- Search.md --\n# A\n-- rules/a.md --\n# B\n-- job.md --\n# C\n-- assets.md --\n# D\n") == ["Search.md", "job.md", "rules/a.md"])
    // Two documents of one id are somebody else's finding; two names that differ in case are one file on some disks.
    #expect(clashes("-- a/pendler.md --\n---\nkind: segment\ntitle: P\n---\n") == [])
    #expect(clashes("-- a/X.md --\n---\nkind: job\nid: eins\ntitle: P\n---\n-- a/x.md --\n---\nkind: job\nid: zwei\ntitle: P\n---\n") == ["a/x.md"])
    #expect(clashes("-- a/u\u{308}.md --\n---\nkind: job\nid: eins\ntitle: P\n---\n-- a/\u{FC}.md --\n---\nkind: job\nid: zwei\ntitle: P\n---\n").count == 1)
    #expect(clashes("-- segment/pendler.md --\n# Eine Seite\n") == ["segments/pendler.md"])
  }

  @Test func activeContent() {
    func svg(_ text: String) -> Bool { AssetScreening.fault(in: Array(text.utf8), path: "a.svg") != nil }
    let harmless = ##"<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><use xlink:href="#a"/><rect fill="url(#b)"/><text>on the way</text><image href="data:image/png;base64,AAAA"/></svg>"##
    #expect(!svg(harmless))
    for active in [
      "<svg><script>1</script></svg>", "<svg><svg:SCRIPT/></svg>", "<svg onload = 'x()'/>", "<svg><a/onclick=x></svg>", "<svg><foreignObject/></svg>",
      "<svg><use href=\"b.svg#c\"/></svg>", "<svg><image xlink:href='https://example.org/a.png'/></svg>", "<svg style=\"fill: url( 'https://example.org' )\"/>",
      "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>", "<svg><set attributeName=\"xlink:href\" to=\"#\"/></svg>", "<svg><a href='&#106;avascript:x'/></svg>",
      "<svg>\u{0}</svg>", "<svg><image href=\"data:image/svg+xml,x\"/></svg>",
    ] { #expect(svg(active), "\(active)") }
    func css(_ text: String) -> Bool { AssetScreening.fault(in: Array(text.utf8), path: "a.css") != nil }
    #expect(!css("/* a */ body { background: url(bild.png); color: red } @media print { a { color: black } }"))
    for active in ["@import 'a.css';", "a { background: url(https://example.org/a.png) }", "a { background: url( '//example.org/a.png') }", "@\\69mport 'a';"] {
      #expect(css(active), "\(active)")
    }
  }

  // MARK: Limits

  @Test func limitsSayHowToRaiseThem() {
    let configuration = "-- jtbd.yml --\ntitle: T\nlang: de\nmethods: [jtbd]\nlimits: {document: 1 KB, front-matter: 400, table-columns: 2, nesting: 4}\n"
    func help(_ archive: String) -> [String] { Self.check(configuration + archive).filter { $0.rule == "limit-exceeded" }.map(\.help.de) }
    #expect(help("-- a.md --\n" + String(repeating: "Wort ", count: 500)).map { $0.contains("limits: {document: 3 KB}") } == [true])
    #expect(help("-- a.md --\n---\ntitle: " + String(repeating: "Wort ", count: 100) + "\n---\n").map { $0.contains("limits: {front-matter: 1 KB}") } == [true])
    #expect(help("-- a.md --\n| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |\n").map { $0.contains("limits: {table-columns: 3}") } == [true])
    #expect(help("-- a.md --\n---\ntags: [[[[[[a]]]]]]\n---\n").map { $0.contains("limits: {nesting: ") } == [true])
  }
}
