import Source
import Bind

extension Rule {
  static let segmentSelection = Rule(
    "segment-selection", "R29",
    Phrase(
      "Aus zehn bis fünfzehn gesammelten Segmenten sind zwei oder drei ausgewählt, von denen man viel lernt und zu denen man bald Zugang hat.",
      "Of ten to fifteen collected segments, two or three are selected: those one learns much from and has access to soon."),
    why: Phrase(
      "Wer mit den ersten drei Segmenten losläuft, die ihm einfallen, hat die interessanten noch nicht gesehen; wer alle neun auswählt, hat nicht gewählt. Und ein Segment, mit dem niemand in den nächsten drei Monaten sprechen kann, lehrt nichts (Kundensegmentierung im B2B).",
      "Whoever runs off with the first three segments that come to mind has not seen the interesting ones; whoever selects all nine has not chosen. And a segment that nobody can talk to within three months teaches nothing (customer segmentation in B2B)."),
    .table(b2b: .info).variant("selected", .table(b2b: .warning)), completeness: true,
    examples: [
      .bad(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd, ⟦b2b-design⟧]
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        selection: {selected: true, learning: 4, access-within-months: ⟦6⟧, willing: true}
        examples:
          - {name: P1, role: Laborantin, company: Beispiel AG}
        ---
        """),
      .bad(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd, ⟦b2b-design⟧]
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ⟦selection⟧: {selected: true, learning: 4}
        examples:
          - {name: P1, role: Laborantin, company: Beispiel AG}
        ---
        """),
      .good(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        selection: {selected: true, learning: 4, access-within-months: 2, willing: true}
        ---
        """),
      .bad(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd, ⟦b2b-design⟧]
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        selection: {selected: true, learning: 4, access-within-months: ⟦6⟧, willing: true}
        examples:
          - {name: P1, role: Lab technician, company: Example Ltd}
        ---
        """, in: .en),
      .bad(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd, ⟦b2b-design⟧]
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        ⟦selection⟧: {selected: true, learning: 4}
        examples:
          - {name: P1, role: Lab technician, company: Example Ltd}
        ---
        """, in: .en),
      .good(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        selection: {selected: true, learning: 4, access-within-months: 2, willing: true}
        ---
        """, in: .en),
    ],
    check: .model { model in
      let segments = model.documents(of: .segment)
      if segments.isEmpty { return [] }
      let selected = segments.filter { model.documents[$0].isSelectedSegment }
      return collected(segments.count, selected.count, model) + tooMany(selected, model) + selected.flatMap { outOfReach($0, model) }
    })

  /// The place in `jtbd.yml` that asks for it: there is no better one for a number of files.
  private static func place(in model: Model) -> SourceLocation? {
    let configuration = model.configuration
    let element = configuration.record.list("methods").first { if case .choice("b2b-design") = $0.value { true } else { false } }
    return element.map { SourceLocation(configuration.path, $0.range) }
  }

  private static func collected(_ count: Int, _ selected: Int, _ model: Model) -> [Finding] {
    guard let place = place(in: model) else { return [] }
    if count < 10 {
      return [
        Finding(
          at: place, about: nil,
          count == 1
            ? Phrase("Erst ein Segment ist gesammelt; zehn bis fünfzehn geben eine Auswahl.", "Only one segment has been collected; ten to fifteen make a choice.")
            : Phrase("Erst \(count) Segmente sind gesammelt; zehn bis fünfzehn geben eine Auswahl.", "Only \(count) segments have been collected; ten to fifteen make a choice."),
          help: Phrase(
            "Geht die Wertschöpfungskette entlang: Für wen schafft ihr noch Mehrwert, direkt oder indirekt? Ein Titel mit `status: brainstormed` genügt.",
            "Go along the value chain: for whom else do you create value, directly or indirectly? A title with `status: brainstormed` will do."))
      ]
    }
    if selected == 0 {
      return [
        Finding(
          at: place, about: nil,
          Phrase("\(count) Segmente sind gesammelt, und keines ist ausgewählt.", "\(count) segments have been collected, and none is selected."),
          help: Phrase(
            "Von wem lernt ihr am meisten, und mit wem könnt ihr bald sprechen? Gebt zwei oder drei davon `selection: {selected: true, …}`.",
            "From whom do you learn most, and to whom can you talk soon? Give two or three of them `selection: {selected: true, …}`."))
      ]
    }
    return []
  }

  private static func tooMany(_ selected: [Int], _ model: Model) -> [Finding] {
    guard selected.count > 3, let first = selected.first else { return [] }
    func place(_ segment: Int) -> SourceLocation {
      let document = model.documents[segment]
      return SourceLocation(document.path, document.record.record("selection")?["selected"]?.range ?? document.naming)
    }
    return [
      Finding(
        at: place(first), about: Entity(first),
        Phrase("\(selected.count) Segmente auf einmal sind ausgewählt; die meisten Teams nehmen zwei oder drei.", "\(selected.count) segments are selected at once; most teams take two or three."),
        help: Phrase(
          "Mit welchen zwei oder drei fangt ihr an? Die anderen bleiben gesammelt und kommen später dran.",
          "Which two or three do you begin with? The others stay collected and have their turn later."),
        related: selected.dropFirst().map { Diagnostic.Related(place($0), "auch ausgewählt: „\(model.documents[$0].name)“", "selected too: “\(model.documents[$0].name)”") })
    ]
  }

  private static func outOfReach(_ segment: Int, _ model: Model) -> [Finding] {
    let document = model.documents[segment]
    guard let written = document.record["selection"], let selection = document.record.record("selection") else { return [] }
    var findings: [Finding] = []
    let asked: [(key: String, what: Phrase)] = [
      ("learning", Phrase("wie viel ihr von diesen Menschen lernt (`learning`)", "how much you learn from these people (`learning`)")),
      ("access-within-months", Phrase("wann ihr mit ihnen sprechen könnt (`access-within-months`)", "when you can talk to them (`access-within-months`)")),
      ("willing", Phrase("ob sie dazu bereit sind (`willing`)", "whether they are willing (`willing`)")),
    ]
    let missing = asked.filter { selection.lacks($0.key) }
    if !missing.isEmpty {
      let list = Phrase.enumerated(missing.map(\.what))
      findings.append(
        Finding(
          at: SourceLocation(document.path, written.key), about: Entity(segment), variant: "selected",
          Phrase("„\(document.name)“ ist ausgewählt, ohne dass dasteht, \(list.de).", "“\(document.name)” is selected without saying \(list.en)."),
          help: Phrase(
            "Ergänzt es unter `selection:`: `learning` von 0 bis 5, den Zugang in Monaten, und `willing: true`, sobald jemand einem Gespräch zugesagt hat.",
            "Add it under `selection:`: `learning` from 0 to 5, the access in months, and `willing: true` once somebody has agreed to talk.")))
    }
    if let months = selection.number("access-within-months"), months > 3, let value = selection["access-within-months"] {
      let number = Phrase.number(months)
      findings.append(
        Finding(
          at: SourceLocation(document.path, value.range), about: Entity(segment), variant: "selected", hard: true,
          Phrase(
            "Bis zum ersten Gespräch mit Menschen aus „\(document.name)“ vergehen \(number.de) Monate.", "It takes \(number.en) months until the first talk with people of “\(document.name)”."),
          help: Phrase(
            "Nach drei Monaten ohne Gespräch arbeitet ihr mit Vermutungen: Findet einen kürzeren Weg, oder beginnt mit einem anderen Segment.",
            "After three months without a talk you work with guesses: find a shorter way, or begin with another segment.")))
    }
    if selection.flag("willing") == false, let value = selection["willing"] {
      findings.append(
        Finding(
          at: SourceLocation(document.path, value.range), about: Entity(segment), variant: "selected", hard: true,
          Phrase("„\(document.name)“ ist ausgewählt, aber niemand dort will sprechen.", "“\(document.name)” is selected, but nobody there is willing to talk."),
          help: Phrase(
            "Fragt noch einmal anders, oder wählt Menschen, die sich eine Stunde Zeit nehmen.", "Ask once more in another way, or select people who take an hour for you.")))
    }
    return findings
  }
}
