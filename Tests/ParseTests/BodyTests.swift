@testable import Parse
import Source
import Testing

@Suite struct BodyLimits {
  private func limits(_ problems: [ParseProblem]) -> [ParseProblem.LimitKind] {
    problems.compactMap { if case .limit(let kind, _, _) = $0.kind { kind } else { nil } }
  }

  @Test func deepQuotesAreText() {
    let text = String(repeating: "> ", count: 150) + "a *b*\n\nc\n"
    let (body, problems) = parseBody(text)
    #expect(limits(problems) == [.bodyNesting])
    #expect(body.nodes.map(\.depth).max() == UInt16(Limits.bodyNesting))
    let deepest = body.nodes.filter { $0.kind == .text }[0]
    #expect(body.string(deepest) == String(repeating: "> ", count: 52) + "a *b*")
    #expect(deepest.flags == .verbatim)
    #expect(faults(of: body, in: Array(text.utf8)) == [])
  }

  @Test func deepListsAndEmphasisAreText() {
    let lists = (0..<120).map { String(repeating: "  ", count: $0) + "- a\n" }.joined()
    let nested = parseBody(lists)
    #expect(limits(nested.problems) == [.bodyNesting])
    #expect(faults(of: nested.body, in: Array(lists.utf8)) == [])
    let text = "davor " + String(repeating: "**a _b ", count: 60) + "[c](d)e" + String(repeating: "_**", count: 60) + " danach"
    let (body, problems) = parseBody(text)
    #expect(limits(problems) == [.bodyNesting])
    #expect(faults(of: body, in: Array(text.utf8)) == [])
    #expect(body.plainText(of: 0).hasSuffix(" danach"))
    #expect(body.plainText(of: 0).contains("c"))
    #expect(!body.nodes.contains { $0.kind == .link })
    #expect(BodyParser.inspect(Array(text.utf8), from: 0, limits: Limits()).lost == 0)
  }

  @Test func nestingUpToTheLimitIsKept() {
    let text = String(repeating: ">", count: Limits.bodyNesting - 2) + "a"
    let (body, problems) = parseBody(text)
    #expect(problems.isEmpty)
    #expect(body.nodes.filter { $0.kind == .blockQuote }.count == Limits.bodyNesting - 2)
  }

  @Test func wideTablesStayText() {
    func table(_ columns: Int) -> String {
      "a\n|" + String(repeating: "b|", count: columns) + "\n|" + String(repeating: "-|", count: columns) + "\n|c|\n"
    }
    var limits = Limits()
    limits.tableColumns = 4
    #expect(parseBody(table(4), limits: limits).body.nodes.filter { $0.kind == .tableCell }.count == 8)
    let (body, problems) = parseBody(table(5), limits: limits)
    #expect(problems == [ParseProblem(.limit(.tableColumns, limit: 4, found: 5), at: SourceRange(2, 13))])
    #expect(body.nodes.filter { $0.kind == .paragraph }.count == 1)
  }

  @Test func shortRowsOfWideTablesAreNotFilledForEver() {
    let columns = Limits().tableColumns
    let head = "|" + String(repeating: "a|", count: columns) + "\n|" + String(repeating: "-|", count: columns) + "\n"
    let (body, _) = parseBody(head + String(repeating: "b\n", count: 5000))
    #expect(body.nodes.filter { $0.kind == .tableRow }.count == 5001)
    #expect(body.nodes.count < 200_000)
  }
}

@Suite struct BodyParsing {
  @Test func beginsWhereTheFrontMatterEnds() {
    let text = "---\ntitle: x\n---\nText *hier*\n\n| a |\n|---|\n| [b](c) |\n"
    let bytes = Array(text.utf8)
    let body = BodyParser.parse(bytes, from: 17, limits: Limits()).body
    #expect(body.nodes[0].range == SourceRange(17, bytes.count))
    #expect(faults(of: body, in: bytes) == [])
    let link = body.nodes.first { $0.kind == .link }!
    #expect(String(decoding: bytes[link.range.start..<link.range.end], as: UTF8.self) == "[b](c)")
  }

  @Test func emptyBodies() {
    for text in ["", "\n", " ", "\r\n", "[a]: b", "<!-- -->", "\u{FEFF}", "\u{FEFF}# a"] {
      let bytes = Array(text.utf8)
      #expect(faults(of: BodyParser.parse(bytes, from: 0, limits: Limits()).body, in: bytes) == [], "\(text.debugDescription)")
    }
    #expect(BodyParser.parse([], from: 0, limits: Limits()).body.nodes.count == 1)
    #expect(BodyParser.parse(Array("---\n---\n".utf8), from: 8, limits: Limits()).body.nodes.count == 1)
  }

  @Test func plainTextOfAHeadingAndAnItem() {
    let (body, _) = parseBody("# *Ein* `Wort` &amp; [mehr](a)\n\n- [ ] Notiz mit\n  [Link](b)[^1]\n\n[^1]: x\n")
    let heading = body.nodes.firstIndex { $0.kind == .heading }!
    #expect(body.plainText(of: heading) == "Ein Wort & mehr")
    let item = body.nodes.firstIndex { $0.kind == .item }!
    #expect(body.plainText(of: item) == "Notiz mit Link")
  }
}
