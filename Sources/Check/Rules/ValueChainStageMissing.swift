import Source
import Bind

extension Rule {
  static let valueChainStageMissing = Rule(
    "value-chain-stage-missing", "R31",
    Phrase(
      "Ein ausgewähltes Segment sagt, an welcher Stelle der Wertschöpfungskette es steht und ob der Mehrwert direkt ist.",
      "A selected segment says at which stage of the value chain it stands and whether the value is direct."),
    why: Phrase(
      "„Für welche Kundensegmente schaffen wir Mehrwerte, direkt oder indirekt?“ Wer die ganze Kette abgeht, findet Menschen, an die zuerst niemand dachte; wer nur eine Stelle sieht, sieht meist den eigenen Käufer (Kundensegmentierung im B2B).",
      "“For which customer segments do we create value, directly or indirectly?” Whoever walks the whole chain finds people whom nobody thought of at first; whoever sees only one stage mostly sees the own buyer (customer segmentation in B2B)."),
    .table(b2b: .info), completeness: true,
    examples: [
      .bad(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [b2b-design]
        -- segments/pendler.md --
        ---
        kind: segment
        title: ⟦Planer im Nahverkehr⟧
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        selection: {selected: true, learning: 4, access-within-months: 2, willing: true}
        ---
        """),
      .good(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [b2b-design]
        -- segments/pendler.md --
        ---
        kind: segment
        title: Planer im Nahverkehr
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        value-chain: {stage: Betrieb, value: direct}
        selection: {selected: true, learning: 4, access-within-months: 2, willing: true}
        examples:
          - {name: P1, role: Planerin, company: Beispiel AG, consent: none}
        ---
        """),
    ],
    check: .model { model in
      var findings = model.selectedSegments.compactMap { incomplete($0, model) }
      if let same = singleStage(model) { findings.append(same) }
      return findings
    })

  private static func incomplete(_ segment: Int, _ model: Model) -> Finding? {
    let document = model.documents[segment]
    let chain = document.record.record("value-chain")
    let missing: [String]
    if let chain {
      missing = ["stage", "value"].filter { document.lacks($0, in: chain) }
    } else {
      missing = document.lacks("value-chain", in: document.record) ? ["stage", "value"] : []
    }
    if missing.isEmpty { return nil }
    let keys = missing.map { "`\($0)`" }.joined(separator: ", ")
    return Finding(
      at: SourceLocation(document.path, document.record["value-chain"]?.key ?? document.naming), about: Entity(segment),
      Phrase("Zu „\(document.name)“ fehlt die Stelle in der Wertschöpfungskette: \(keys).", "“\(document.name)” lacks its place in the value chain: \(keys)."),
      help: Phrase(
        "Schreibt `value-chain: {stage: …, value: direct}`: an welcher Stelle diese Menschen arbeiten, und ob der Mehrwert direkt bei ihnen entsteht.",
        "Write `value-chain: {stage: …, value: direct}`: at which stage these people work, and whether the value arises with them directly."))
  }

  /// All collected segments stand at one stage: then the chain has not been walked.
  private static func singleStage(_ model: Model) -> Finding? {
    let segments = model.documents(of: .segment).filter { model.documents[$0].status != "retired" }
    let stages = segments.compactMap { at in model.documents[at].record.record("value-chain")?.text("stage").map { (segment: at, text: $0) } }
    guard stages.count >= 3, stages.count == segments.count, Set(stages.map { Folding.words($0.text.string) }).count == 1 else { return nil }
    let first = stages[0]
    return Finding(
      at: SourceLocation(model.documents[first.segment].path, first.text.range), about: Entity(first.segment),
      Phrase(
        "Alle \(stages.count) Segmente stehen an derselben Stelle der Wertschöpfungskette: „\(first.text.string)“.",
        "All \(stages.count) segments stand at the same stage of the value chain: “\(first.text.string)”."),
      help: Phrase(
        "Wer kommt vorher, wer danach, und wer ist nur mittelbar betroffen? Sammelt auch diese Menschen, mit `status: brainstormed`.",
        "Who comes before, who after, and who is affected only indirectly? Collect these people too, with `status: brainstormed`."),
      related: stages.dropFirst().prefix(20).map { each in
        Diagnostic.Related(SourceLocation(model.documents[each.segment].path, each.text.range), "dieselbe Stelle", "the same stage")
      })
  }
}
