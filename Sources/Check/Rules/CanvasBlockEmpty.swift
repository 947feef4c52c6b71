import Source
import Bind
import Parse

extension Rule {
  static let canvasBlockEmpty = Rule(
    "canvas-block-empty", "R64",
    Phrase("Jeder Baustein eines Canvas sagt etwas, und sei es, warum er leer bleibt.", "Every block of a canvas says something, if only why it stays empty."),
    why: Phrase(
      "Ein Canvas ist eine Liste von Fragen an ein Geschäft; ein leeres Feld ist eine Frage, die niemand gestellt hat. Es gibt veröffentlichte Canvas mit neun Überschriften und fast ohne Inhalt. Leer darf ein Baustein sein, wenn jemand sagt, warum (Business Model Canvas, Lean Canvas).",
      "A canvas is a list of questions about a business; an empty field is a question that nobody asked. There are published canvases with nine headings and hardly any content. A block may be empty if somebody says why (business model canvas, lean canvas)."),
    .table(jtbd: .info, b2b: .info, vpc: .info, bmc: .warning, lean: .warning, marketing: .info).at("idea", .info), completeness: true,
    examples: [
      .bad(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd, lean]
        -- canvases/pendelblick.md --
        ---
        kind: lean-canvas
        title: ⟦Pendelblick auf einer Seite⟧
        ---

        ## ⟦Problem⟧

        ## Kundensegmente

        - [Pendler](../segments/pendler.md)

        ## Nutzenversprechen

        - Ankommen, ohne einen Fahrplan zu lesen

        ## Lösung

        - Warnung vor dem Umstieg

        ## Kanäle

        - Aushang am Bahnhof

        ## Einnahmequellen

        - Abonnement `subscription`

        ## Kostenstruktur

        - Betrieb `fixed`

        ## Kennzahlen

        - Erreichte Anschlüsse je Woche
        """),
      .good(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd, lean]
        -- canvases/pendelblick.md --
        ---
        kind: lean-canvas
        title: Pendelblick auf einer Seite
        ---

        ## Problem

        - Verpasste Anschlüsse

        ## Bestehende Alternativen

        - Der Aushangfahrplan

        ## Kundensegmente

        - [Pendler](../segments/pendler.md)

        ## Nutzenversprechen

        - Ankommen, ohne einen Fahrplan zu lesen

        ## Lösung

        - Warnung vor dem Umstieg

        ## Kanäle

        - Aushang am Bahnhof

        ## Einnahmequellen

        - keine: Das erste Jahr ist geschenkt

        ## Kostenstruktur

        - Betrieb `fixed`

        ## Kennzahlen

        - Erreichte Anschlüsse je Woche

        ## Unfairer Vorteil

        - Meldungen der Fahrgäste selbst
        """),
      .bad(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd, lean]
        -- canvases/nextrain.md --
        ---
        kind: lean-canvas
        title: ⟦Nextrain on one page⟧
        ---

        ## ⟦Problem⟧

        ## Customer segments

        - [Commuters](../segments/commuters.md)

        ## Unique value proposition

        - Be on time without reading a timetable

        ## Solution

        - A warning before the connection is lost

        ## Channels

        - Posters on the platform

        ## Revenue streams

        - Monthly pass `subscription`

        ## Cost structure

        - Servers `fixed`

        ## Key metrics

        - Connections caught per week
        """, in: .en),
      .good(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd, lean]
        -- canvases/nextrain.md --
        ---
        kind: lean-canvas
        title: Nextrain on one page
        ---

        ## Problem

        - Missed connections

        ## Existing alternatives

        - The timetable on the wall

        ## Customer segments

        - [Commuters](../segments/commuters.md)

        ## Unique value proposition

        - Be on time without reading a timetable

        ## Solution

        - A warning before the connection is lost

        ## Channels

        - Posters on the platform

        ## Revenue streams

        - none: The first year is free for everybody

        ## Cost structure

        - Servers `fixed`

        ## Key metrics

        - Connections caught per week

        ## Unfair advantage

        - Reports from the passengers themselves
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard let kind = document.kind, kind.isCanvas, document.status != "retired" else { return [] }
      let optional: [BlockKind] = [.alternatives, .concept, .earlyAdopters]
      let expected = BlockKind.blocks(of: kind).filter { !optional.contains($0) }
      let missing = expected.filter { block in !document.blocks.contains { $0.kind == block } }
      var findings: [Finding] = []
      for block in expected where !missing.contains(block) && !document.isFilled(block) {
        guard let first = document.blocks.first(where: { $0.kind == block }) else { continue }
        findings.append(empty(block, first, index, model))
      }
      // A heading that nobody knows may be one of those that are missing; it is reported.
      if !missing.isEmpty, !document.blocks.contains(where: { $0.kind == nil }) { findings.append(absent(missing, expected.count, index, model)) }
      return findings
    })

  private static func empty(_ block: BlockKind, _ found: Block, _ index: Int, _ model: Model) -> Finding {
    let document = model.documents[index]
    return Finding(
      at: SourceLocation(document.path, found.heading.range), about: Entity(index),
      Phrase(
        "Der Baustein „\(block.title(in: .de))“ von „\(document.name)“ ist leer.", "The block “\(block.title(in: .en))” of “\(document.name)” is empty."),
      help: Phrase(
        "\(block.question(in: .de)) Schreibt je Antwort eine Notiz. Gibt es mit Absicht keine, dann eine einzige: `- keine: Grund`.",
        "\(block.question(in: .en)) Write a note for each answer. If there is none on purpose, write a single one: `- none: reason`."))
  }

  private static func absent(_ missing: [BlockKind], _ count: Int, _ index: Int, _ model: Model) -> Finding {
    let document = model.documents[index]
    let names = Phrase.enumerated(missing.map { Phrase("„\($0.title(in: .de))“", "“\($0.title(in: .en))”") })
    let heading = Phrase(missing[0].title(in: .de), missing[0].title(in: .en))
    let strays = strayHeadings(missing, document)
    if let first = strays.first {
      let name = first.text.shortened
      return Finding(
        at: SourceLocation(document.path, document.naming), about: Entity(index),
        first.isGlued
          ? Phrase(
            "In „\(document.name)“ fehlen \(missing.count) von \(count) Bausteinen, aber „\(name)“ steht ohne Leerzeichen hinter dem `#`.",
            "“\(document.name)” lacks \(missing.count) of \(count) blocks, but “\(name)” stands there without a space behind its `#`.")
          : Phrase(
            "In „\(document.name)“ fehlen \(missing.count) von \(count) Bausteinen, aber „\(name)“ steht mit \(first.marks.count) statt mit zwei `#` davor.",
            "“\(document.name)” lacks \(missing.count) of \(count) blocks, but “\(name)” stands there with \(first.marks.count) instead of two `#` before it."),
        help: Phrase(
          "Ein Baustein beginnt mit einer Überschrift zweiter Ebene: `## \(name)`. \(first.isGlued ? "Ohne das Leerzeichen ist es Text." : "Alle anderen Überschriften sind Text darin.")",
          "A block begins with a heading of the second level: `## \(name)`. \(first.isGlued ? "Without the space it is text." : "All other headings are text within it.")"),
        related: [.init(SourceLocation(document.path, first.marks), "hier steht die Überschrift", "the heading stands here")],
        fixes: [Fix("Mit `##` beginnen", "Begin with `##`", safe: false, strays.map { TextEdit(SourceLocation(document.path, $0.marks), $0.isGlued ? "## " : "##") })])
    }
    return Finding(
      at: SourceLocation(document.path, document.naming), about: Entity(index),
      missing.count == 1
        ? Phrase("In „\(document.name)“ fehlt der Baustein \(names.de).", "“\(document.name)” lacks the block \(names.en).")
        : Phrase(
          "In „\(document.name)“ fehlen \(missing.count) von \(count) Bausteinen: \(names.de).",
          "“\(document.name)” lacks \(missing.count) of \(count) blocks: \(names.en)."),
      help: Phrase(
        "\(missing[0].question(in: .de)) Ergänzt die Überschrift `## \(heading.de)` mit mindestens einer Notiz; `- keine: Grund` ist auch eine Antwort.",
        "\(missing[0].question(in: .en)) Add the heading `## \(heading.en)` with at least one note; `- none: reason` is an answer too."))
  }

  /// What was meant as the heading of a block that is missing: one of another level, or text behind its `#` without a space.
  private struct StrayHeading {
    let text: String
    /// Of its `#`.
    let marks: SourceRange
    let isGlued: Bool
  }

  private static func strayHeadings(_ missing: [BlockKind], _ document: Document) -> [StrayHeading] {
    guard let kind = document.kind else { return [] }
    let body = document.parsed.body, bytes = document.sourceFile.bytes
    func isMissing(_ text: String) -> Bool { BlockKind.named(text, in: kind).map(missing.contains) ?? false }
    return body.nodes.compactMap { node -> StrayHeading? in
      let start = node.range.start
      var end = start
      while end < bytes.count, bytes[end] == UInt8(ascii: "#") { end += 1 }
      let marks = SourceRange(start, end)
      guard !marks.isEmpty, marks.count <= 6 else { return nil }
      switch node.kind {
      case .heading where marks.count != 2:
        guard let heading = document.headings.first(where: { body.nodes[$0.node].range.start == start }), isMissing(heading.text) else { return nil }
        return StrayHeading(text: heading.text, marks: marks, isGlued: false)
      case .paragraph:
        let line = document.sourceFile.text(SourceRange(end, Int(node.range.end))).prefix { !$0.isNewline }
        let text = line.split(separator: " ").joined(separator: " ")
        return isMissing(text) ? StrayHeading(text: text, marks: marks, isGlued: true) : nil
      default: return nil
      }
    }
  }
}
