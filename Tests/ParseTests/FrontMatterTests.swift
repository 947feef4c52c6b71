import Parse
import Source
import Testing

@Suite struct FrontMatterNodes {
  @Test func rangesCountBytesAmongUmlautsAndEmoji() {
    let text = """
      title: 🚆 Über Größe
      "größe": 'ja'
      gäste: [Ä, "ö😀", {ü: ß}]
      because: >
        Ein Satz,
        noch einer.

      ende: ß

      """
    for end in ["\n", "\r\n", "\r"] {
      let parsed = ParsedFrontMatter(text.replacing("\n", with: end))
      #expect(parsed.problems.isEmpty)
      #expect(
        parsed.markedScalars == """
          «title»: «🚆 Über Größe»
          «"größe"»: «'ja'»
          «gäste»: [«Ä», «"ö😀"», {«ü»: «ß»}]
          «because»: «>
            Ein Satz,
            noch einer.»

          «ende»: «ß»

          """.replacing("\n", with: end))
      #expect(
        parsed.outline == "{title: 🚆 Über Größe, größe: ja, gäste: [Ä, ö😀, {ü: ß}], because: Ein Satz, noch einer.\n, ende: ß}")
    }
  }

  @Test func collectionsEndWithTheirLastMember() {
    let parsed = ParsedFrontMatter(
      """
      gains:   # Bemerkung
        - id: a
          title: b   # noch eine

        - {id: c, tags: [d, e ] }
      forces:
        push: x
        pull:


      # Ende
      """)
    #expect(parsed.problems.isEmpty)
    let collections = parsed.yaml.nodes.filter { $0.kind == .mapping || $0.kind == .sequence }.dropFirst()
    #expect(
      parsed.drawn(collections.map(\.range)) == """
        gains:   # Bemerkung
          «- «id: a
            title: b»   # noch eine

          - «{id: c, tags: «[d, e ]» }»»
        forces:
          «push: x
          pull:»


        # Ende
        """)
    #expect(parsed.text(parsed.yaml.nodes[0].range).hasSuffix("pull:"))
  }

  @Test func anEmptyValueStandsDirectlyBehindItsColon() {
    let parsed = ParsedFrontMatter("gain:\ngain2:   \nlist:\n  -\n  - a\nflow: {a:  , b : }\nlast:")
    #expect(parsed.problems.isEmpty)
    #expect(
      parsed.drawn(parsed.yaml.nodes.filter(\.range.isEmpty).map(\.range))
        == "gain:«»\ngain2:«»   \nlist:\n  -«»\n  - a\nflow: {a:«»  , b :«» }\nlast:«»")
    #expect(parsed.yaml.root?.pairs.first?.value.isEmpty == true)
    #expect(ParsedFrontMatter("gain: \"\"").yaml.root?.pairs.first?.value.isEmpty == false)
  }

  @Test func scalarsOfEveryStyleAreDecoded() {
    let parsed = ParsedFrontMatter(
      """
      plain: Ein Satz
        über zwei Zeilen
      single: 'It''s'
      double: "a\\tb\\u00e4"
      literal: |
        Zeile 1
          Zeile 2

      folded: >-
        Zeile 1
        Zeile 2
      kept: |+
        x

      indented: |2
          x
      empty: |
      end: y
      """)
    #expect(parsed.problems.isEmpty)
    let values = parsed.yaml.root?.pairs.map(\.value) ?? []
    #expect(
      values.map(\.string) == [
        "Ein Satz über zwei Zeilen", "It's", "a\tbä", "Zeile 1\n  Zeile 2\n", "Zeile 1 Zeile 2", "x\n\n", "  x\n", "", "y",
      ])
    #expect(values.map(\.style) == [.plain, .single, .double, .literal, .folded, .literal, .literal, .literal, .plain])
    #expect(values.map { parsed.text($0.range).last } == ["n", "'", "\"", "2", "2", "x", "x", "|", "y"])
  }

  @Test func nestedListsKeepTheirOrder() {
    let parsed = ParsedFrontMatter(
      """
      profiles:
      - main-job: a
        clarifiers:
          - title: b
            relevant-to: [main-job, "c d"]
          - - e
            - f
      - main-job: g
      kind: segment
      """)
    #expect(parsed.problems.isEmpty)
    #expect(
      parsed.outline
        == "{profiles: [{main-job: a, clarifiers: [{title: b, relevant-to: [main-job, c d]}, [e, f]]}, {main-job: g}], kind: segment}")
  }

  @Test func contentIsAPartOfTheFile() {
    let file = "\u{FEFF}---\r\ntitle: Über\r\nid: x\r\n---\r\nText: *a*\r\n"
    let document = ParsedDocument(parsing: SourceFile(path: "a.md", text: file))
    #expect(document.problems.isEmpty)
    let values = document.frontMatter?.root?.pairs.map(\.value) ?? []
    #expect(values.map { document.file.text($0.range) } == ["Über", "x"])
  }

  @Test(arguments: ["\u{85}", "\u{2028}", "\u{2029}"])
  func separatorsThatEditorsDoNotBreakAtAreSpaces(_ separator: String) {
    let parsed = ParsedFrontMatter("title: Über\(separator)das: Ziel\nid: \"a\(separator)b\"\ntext: |\n  a\(separator)b\nlast: x\n".replacing("das:", with: "das"))
    #expect(parsed.problems.isEmpty)
    let values = parsed.yaml.root?.pairs.map(\.value) ?? []
    #expect(values.map { parsed.text($0.range) } == ["Über\(separator)das Ziel", "\"a\(separator)b\"", "|\n  a\(separator)b", "x"])
    #expect(values[0].string.split(separator: " ") == ["Über", "das", "Ziel"])
  }

  @Test func aPartOfAValueIsFoundInTheFile() {
    let parsed = ParsedFrontMatter("a: Über Ziel\nb: 'x y'\nc: \"x\\ty\"\n")
    let values = parsed.yaml.root?.pairs.map(\.value) ?? []
    #expect(parsed.text(values[0].range(of: 6..<10)) == "Ziel")
    #expect(parsed.text(values[1].range(of: 2..<3)) == "y")
    #expect(parsed.text(values[2].range(of: 2..<3)) == "\"x\\ty\"")
  }
}

@Suite struct FrontMatterDuplicates {
  @Test func theSecondKeyIsReportedAndBothStay() throws {
    let parsed = ParsedFrontMatter("title: a\ngain:\n  id: x\n  id: y\ntitle: b\n  c\nid: z\ntitle: 'a'  # wie oben\n")
    #expect(parsed.marked == "title: a\ngain:\n  id: x\n  «id»: y\n«title»: b\n  c\nid: z\n«title»: 'a'  # wie oben\n")
    #expect(parsed.faults == ["keyDuplicate id", "keyDuplicate title", "keyDuplicate title same"])
    #expect(parsed.outline == "{title: a, gain: {id: x, id: y}, title: b c, id: z, title: a}")
    #expect(!parsed.yaml.isDamaged)
    #expect(duplicates(parsed).map(\.first) == ["id@17", "title@0", "title@0"])
    #expect(duplicates(parsed).map(\.removal) == ["  id: y\n", "title: b\n  c\n", "title: 'a'  # wie oben\n"])
  }

  @Test func sameValuesMayBeWrittenDifferently() {
    let parsed = ParsedFrontMatter("a: [x, {y: z}]\nb: 1\na:\n  - \"x\"\n  - y: z\n")
    #expect(parsed.faults == ["keyDuplicate a same"])
    #expect(ParsedFrontMatter("a: [x, [y]]\na: [[x], y]\n").faults == ["keyDuplicate a"])
    #expect(ParsedFrontMatter("a: [x, y]\na: [x]\n").faults == ["keyDuplicate a"])
  }

  @Test func aPairBetweenBracketsGoesWithItsComma() {
    let parsed = ParsedFrontMatter("gain: {id: a, title: b, id: a}\n")
    #expect(parsed.marked == "gain: {id: a, title: b, «id»: a}\n")
    #expect(duplicates(parsed).map(\.removal) == [", id: a"])
  }

  @Test func manyKeysAreComparedToo() {
    let keys = (0..<40).map { "k\($0): x\n" }.joined()
    #expect(ParsedFrontMatter(keys).faults == [])
    #expect(ParsedFrontMatter(keys + "k7: y\nk39: x\nk7: x\n").faults == ["keyDuplicate k7", "keyDuplicate k39 same", "keyDuplicate k7 same"])
  }

  @Test func aKeyThatCouldNotBeReadIsADuplicateTooAndEqualToNothing() {
    let parsed = ParsedFrontMatter("a: *x*\nb: c\na: *x*\n")
    #expect(parsed.faults == ["reservedStart *x*", "keyDuplicate a", "reservedStart *x*"])
    #expect(parsed.outline == "{a: ?, b: c, a: ?}")
  }

  private func duplicates(_ parsed: ParsedFrontMatter) -> [(first: String, removal: String)] {
    parsed.problems.compactMap {
      guard case .keyDuplicate(_, let first, _, let removal) = $0.kind else { return nil }
      return ("\(parsed.text(first))@\(first.start)", parsed.text(removal))
    }
  }
}

@Suite struct FrontMatterRecovery {
  private static let good = [
    "kind: segment\n", "title: \"Größe 😀\"\n", "level: person # wer\n", "gains:\n  - {id: a, title: b}\n  - id: c\n    title: |\n      d\n\n",
    "tags: [a,\n  b]\n", "forces:\n- x\n- y\n", "because: >-\n  Text\n  text: mehr\n",
  ]
  private static let broken = [
    "size: > 100 Personen\n", "because2: Ein Ziel: weniger\n", "quote: \"offen\n", "bracket: [offen\n  - x\n", "tabs:\n\t- a\n",
    "items:\n  - id: a\n     b: c\n", "anchor: &a b\n", "text: \"a\" b\n",
  ]

  /// Each two keys with one broken key before, between and behind them.
  @Test(arguments: broken)
  func aBrokenKeyCostsOnlyItself(_ broken: String) {
    for first in FrontMatterRecovery.good {
      for second in FrontMatterRecovery.good where second != first {
        let whole = ParsedFrontMatter(first + second)
        #expect(whole.problems.isEmpty)
        let expected = whole.outline.dropFirst().dropLast()
        let name = broken.prefix { $0 != ":" } + ": ?"
        let one = ParsedFrontMatter(first).outline.dropFirst().dropLast(), two = ParsedFrontMatter(second).outline.dropFirst().dropLast()
        for (text, outline) in [
          (broken + first + second, "{\(name), \(expected)}"), (first + broken + second, "{\(one), \(name), \(two)}"),
          (first + second + broken, "{\(expected), \(name)}"),
        ] {
          let parsed = ParsedFrontMatter(text)
          #expect(parsed.outline == outline)
          #expect(parsed.problems.count == 1)
          #expect(parsed.yaml.isDamaged)
          check(parsed)
        }
      }
    }
  }

  @Test func whatIsLeftIsTheWholeRestOfThePiece() {
    let parsed = ParsedFrontMatter("a: 1\nb:\n  - *x* y\n  - z   \n\nc: 3\n")
    let value = parsed.yaml.root?.pairs[1].value
    #expect(value?.kind == .unreadable)
    #expect(value.map { parsed.text($0.range) } == "- *x* y\n  - z")
    #expect(parsed.yaml.root.map { parsed.text($0.range) } == "a: 1\nb:\n  - *x* y\n  - z   \n\nc: 3")
  }

  @Test func quotedKeysAreKeysToo() {
    let parsed = ParsedFrontMatter("\"a b\": \"x\n'c': y\nd: z\n")
    #expect(parsed.outline == "{a b: ?, c: y, d: z}")
    #expect(parsed.markedScalars == "«\"a b\"»: \"x\n«'c'»: «y»\n«d»: «z»\n")
  }

  @Test func severalBrokenKeysGiveOneProblemEach() {
    let parsed = ParsedFrontMatter("a: b: c\nd: e\nf: > g\nh: \"i\"\nj: [k\nl: m #1\n")
    #expect(parsed.marked == "a: b«:» c\nd: e\nf: «>» g\nh: \"i\"\nj: «[»k\nl: m «#»1\n")
    #expect(parsed.outline == "{a: ?, d: e, f: ?, h: i, j: ?, l: m}")
  }
}

@Suite struct FrontMatterLimits {
  @Test func whatIsTooLargeIsNotParsed() {
    var limits = Limits()
    limits.frontMatter = 10
    let parsed = ParsedFrontMatter("title: Größe\n", limits: limits)
    #expect(parsed.faults == ["limit frontMatterSize 10 15"])
    #expect(parsed.yaml.nodes.isEmpty && parsed.yaml.isDamaged)
    limits.frontMatter = 15
    #expect(ParsedFrontMatter("title: Größe\n", limits: limits).faults == [])
  }

  @Test func theFirstBracketThatIsTooDeepCostsItsKey() {
    var limits = Limits()
    limits.nesting = 3
    #expect(ParsedFrontMatter("a: [{b: c}]\n", limits: limits).faults == [])
    let parsed = ParsedFrontMatter("a: [{b: [c]}]\nd: \"[[[[\" # [[[[\n", limits: limits)
    #expect(parsed.marked == "a: [{b: «[»c]}]\nd: \"[[[[\" # [[[[\n")
    #expect(parsed.faults == ["limit frontMatterNesting 3 4"])
    #expect(parsed.outline == "{a: ?, d: [[[[}")
    let block = ParsedFrontMatter("a:\n  - b:\n      - c\nd: e\n", limits: limits)
    #expect(block.marked == "a:\n  - b:\n      «-» c\nd: e\n")
    #expect(block.outline == "{a: ?, d: e}")
  }

  @Test func thirtyTwoLevelsAreAllowed() {
    func nested(_ levels: Int) -> String { "a: " + String(repeating: "[", count: levels - 1) + String(repeating: "]", count: levels - 1) + "\n" }
    #expect(ParsedFrontMatter(nested(32)).faults == [])
    #expect(ParsedFrontMatter(nested(33)).faults == ["limit frontMatterNesting 32 33"])
  }
}

/// What holds for the result of any input.
func check(_ parsed: ParsedFrontMatter, sourceLocation: Testing.SourceLocation = #_sourceLocation) {
  let yaml = parsed.yaml, content = yaml.range
  var ends: [Int] = []
  for (index, node) in yaml.nodes.enumerated() {
    while let end = ends.last, index >= end { ends.removeLast() }
    let next = Int(node.next)
    let isLeaf = node.kind == .scalar || node.kind == .unreadable
    let isConsistent = content.contains(node.range) && next > index && next <= (ends.last ?? yaml.nodes.count) && (!isLeaf || next == index + 1)
      && Int(node.textStart) + Int(node.textCount) <= yaml.text.count && (index > 0 || (node.kind == .mapping && next == yaml.nodes.count))
    if !isConsistent {
      Issue.record("node \(index) \(node) in \(String(decoding: parsed.bytes, as: UTF8.self).debugDescription)", sourceLocation: sourceLocation)
      return
    }
    if node.kind == .mapping {
      var at = index + 1, count = 0
      while at < next { at = Int(yaml.nodes[at].next); count += 1 }
      if count % 2 != 0 { Issue.record("a mapping of \(count) members: \(String(decoding: parsed.bytes, as: UTF8.self).debugDescription)", sourceLocation: sourceLocation) }
    }
    if node.style == .plain, node.kind == .scalar, Int(node.textCount) == node.range.count {
      // A plain scalar on one line is its own source: where marks are converted wrongly this fails.
      let source = parsed.bytes[node.range.start..<node.range.end]
      let text = yaml.text[Int(node.textStart)..<Int(node.textStart) + Int(node.textCount)]
      let isSeparated = source.contains { $0 == 0x0A || $0 == 0x0D || $0 == 0xE2 || $0 == 0xC2 }
      if !isSeparated, !source.elementsEqual(text) { Issue.record("\(Array(source)) reads \(Array(text))", sourceLocation: sourceLocation) }
    }
    if !isLeaf { ends.append(next) }
  }
  for problem in parsed.problems where !content.contains(problem.range) {
    Issue.record("\(problem) in \(String(decoding: parsed.bytes, as: UTF8.self).debugDescription)", sourceLocation: sourceLocation)
  }
  if zip(parsed.problems, parsed.problems.dropFirst()).contains(where: { $1.range < $0.range }) {
    Issue.record("out of order: \(parsed.problems)", sourceLocation: sourceLocation)
  }
  let hasFault = parsed.problems.contains { if case .yaml = $0.kind { true } else if case .limit = $0.kind { true } else { false } }
  if hasFault != yaml.isDamaged { Issue.record("damaged: \(yaml.isDamaged), \(parsed.faults) in \(String(decoding: parsed.bytes, as: UTF8.self).debugDescription)", sourceLocation: sourceLocation) }
}
