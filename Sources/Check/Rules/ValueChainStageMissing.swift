import Source
import Bind

extension Rule {
  static let valueChainStageMissing = Rule(
    "value-chain-stage-missing", "R31",
    Phrase(
      "Ein ausgewähltes Segment sagt, wo in der Wertschöpfungskette es steht und ob der Mehrwert direkt oder indirekt ist.",
      "A selected segment says where in the value chain it stands and whether its value is direct or indirect."),
    why: Phrase(
      "„Für welche Kundensegmente schaffen wir Mehrwerte, direkt oder indirekt?“ Wer die ganze Kette entlanggeht, findet Menschen, an die er nicht gedacht hat; stehen alle an einer Stelle, wurde der Rest der Kette vergessen (Kundensegmentierung im B2B).",
      "“For which customer segments do we create value, directly or indirectly?” Whoever goes along the whole chain finds people they had not thought of; if all stand in one place, the rest of the chain was forgotten (customer segmentation in B2B)."),
    .table(b2b: .info), completeness: true,
    examples: [
      .bad(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd, b2b-design]
        -- segments/pendler.md --
        ---
        kind: segment
        title: ⟦Pendler⟧
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        selection: {selected: true, learning: 4, access-within-months: 2, willing: true}
        examples:
          - {name: P1, role: Laborantin, company: Beispiel AG}
        ---
        """),
      .good(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd, b2b-design]
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        value-chain: {stage: Betrieb, value: direct}
        selection: {selected: true, learning: 4, access-within-months: 2, willing: true}
        examples:
          - {name: P1, role: Laborantin, company: Beispiel AG}
        ---
        """),
      .bad(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd, b2b-design]
        -- segments/commuters.md --
        ---
        kind: segment
        title: ⟦Commuters⟧
        level: person
        main-job: get-to-work
        gain: travel-time
        selection: {selected: true, learning: 4, access-within-months: 2, willing: true}
        examples:
          - {name: P1, role: Lab technician, company: Example Ltd}
        ---
        """, in: .en),
      .good(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd, b2b-design]
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        value-chain: {stage: Operation, value: direct}
        selection: {selected: true, learning: 4, access-within-months: 2, willing: true}
        examples:
          - {name: P1, role: Lab technician, company: Example Ltd}
        ---
        """, in: .en),
    ],
    check: .model { model in
      let segments = model.documents(of: .segment).filter { model.documents[$0].status != "retired" }
      let missing = segments.filter { model.documents[$0].isSelectedSegment && !model.documents[$0].isDamaged }.compactMap { unplaced($0, model) }
      return missing + oneStage(segments, model)
    })

  private static func unplaced(_ segment: Int, _ model: Model) -> Finding? {
    let document = model.documents[segment]
    let written = document.record["value-chain"]
    switch written?.value {
    case .unreadable?, .open?: return nil
    default: break
    }
    let chain = document.record.record("value-chain")
    let lacksStage = chain?.lacks("stage") ?? true, lacksValue = chain?.lacks("value") ?? true
    guard lacksStage || lacksValue else { return nil }
    let place = chain == nil ? document.naming : (written?.key ?? document.naming)
    return Finding(
      at: SourceLocation(document.path, place), about: Entity(segment),
      lacksStage
        ? Phrase(
          "Wo „\(document.name)“ in der Wertschöpfungskette steht, ist nicht gesagt.", "Nothing says where in the value chain “\(document.name)” stands.")
        : Phrase(
          "Ob ihr für „\(document.name)“ direkt oder indirekt Mehrwert schafft, ist nicht gesagt.",
          "Nothing says whether you create value for “\(document.name)” directly or indirectly."),
      help: Phrase(
        "Ergänzt `value-chain: {stage: …, value: direct}`: die Stufe mit euren Worten, und `direct` oder `indirect`.",
        "Add `value-chain: {stage: …, value: direct}`: the stage in your own words, and `direct` or `indirect`."))
  }

  /// Three or more segments, all in one place of the chain.
  private static func oneStage(_ segments: [Int], _ model: Model) -> [Finding] {
    let stages = segments.compactMap { segment -> (segment: Int, text: Text)? in
      model.documents[segment].record.record("value-chain")?.text("stage").map { (segment, $0) }
    }
    guard stages.count >= 3, stages.count == segments.count, let first = stages.first,
      stages.allSatisfy({ Folding.words($0.text.string) == Folding.words(first.text.string) })
    else { return [] }
    func place(_ stage: (segment: Int, text: Text)) -> SourceLocation { SourceLocation(model.documents[stage.segment].path, stage.text.range) }
    return [
      Finding(
        at: place(first), about: Entity(first.segment),
        Phrase(
          "Alle \(stages.count) Segmente stehen auf der Stufe „\(first.text.string)“.", "All \(stages.count) segments stand in the stage “\(first.text.string)”."),
        help: Phrase(
          "Wer liefert dorthin, wer nimmt ab, wer prüft und wer bezahlt? Sammelt auch von dort ein Segment.",
          "Who supplies it, who takes over from it, who inspects and who pays? Collect a segment from there too."),
        related: stages.dropFirst().map { Diagnostic.Related(place($0), "dieselbe Stufe", "the same stage") })
    ]
  }
}
