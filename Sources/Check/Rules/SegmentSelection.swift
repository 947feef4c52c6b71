import Source
import Bind

extension Rule {
  static let segmentSelection = Rule(
    "segment-selection", "R29",
    Phrase(
      "Zehn bis fünfzehn Segmente sind gesammelt, zwei bis drei ausgewählt, und bei jedem ausgewählten könnt ihr bald mit Menschen sprechen.",
      "Ten to fifteen segments are collected, two or three selected, and in each selected one you can soon talk to people."),
    why: Phrase(
      "Wer nur zwei Segmente sammelt, hat die beiden naheliegenden; wer neun auswählt, hat nicht ausgewählt. Ausgewählt wird nach dem, woraus man am meisten lernt, und nach dem Zugang: In zwei bis drei Monaten sollte ein Gespräch möglich sein (Kundensegmentierung im B2B). Die Zahlen sind Erfahrungswerte und deshalb nur ein Hinweis.",
      "Whoever collects only two segments has the two that lie at hand; whoever selects nine has not selected. One selects what one learns most from, and what one can reach: a conversation should be possible within two or three months (customer segmentation in B2B). The numbers come from experience and are therefore only a remark."),
    Severities.table(b2b: .info).variant("selected", .table(b2b: .warning)), completeness: true,
    examples: [
      .bad(
        """
        -- jtbd.yml --
        title: ⟦⟦Beispiel⟧⟧
        lang: de
        methods: [b2b-design]
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        selection: {selected: true, learning: 4, access-within-months: ⟦9⟧, willing: ⟦false⟧}
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
    ],
    check: .model { model in
      numbers(model) + model.selectedSegments.flatMap { selected($0, model) }
    })

  /// How many were collected, whatever became of them, and how many selected.
  private static func numbers(_ model: Model) -> [Finding] {
    let configuration = model.configuration
    let place = SourceLocation(configuration.path, configuration.record["title"]?.range ?? SourceRange(at: 0))
    let collected = model.documents(of: .segment).count, selected = model.selectedSegments
    if collected == 0 { return [] }
    var findings: [Finding] = []
    if !(10...15).contains(collected) {
      findings.append(
        Finding(
          at: place, about: nil,
          Phrase(
            "Gesammelt \(collected == 1 ? "ist ein Segment" : "sind \(collected) Segmente"); üblich sind zehn bis fünfzehn.",
            "\(collected == 1 ? "One segment is" : "\(collected) segments are") collected; ten to fifteen are usual."),
          help: collected < 10
            ? Phrase(
              "Geht die Wertschöpfungskette entlang: Für wen entsteht noch ein Mehrwert, direkt oder indirekt? Sammeln genügt: `status: brainstormed`.",
              "Walk along the value chain: for whom else is there value, direct or indirect? Collecting is enough: `status: brainstormed`.")
            : Phrase(
              "Fasst zusammen, was denselben Bedarf hat, und legt ab, was ihr nicht weiterverfolgt: `status: retired`.",
              "Join what has the same need, and put away what you do not pursue: `status: retired`.")))
    }
    if !(2...3).contains(selected.count) {
      findings.append(
        Finding(
          at: place, about: nil,
          selected.isEmpty
            ? Phrase("Noch ist kein Segment ausgewählt.", "No segment is selected yet.")
            : Phrase(
              "Ausgewählt \(selected.count == 1 ? "ist ein Segment" : "sind \(selected.count) Segmente"); üblich sind zwei bis drei.",
              "\(selected.count == 1 ? "One segment is" : "\(selected.count) segments are") selected; two or three are usual."),
          help: Phrase(
            "Wählt die zwei oder drei aus, von denen ihr am meisten lernt und die ihr bald sprechen könnt: `selection: {selected: true, …}`.",
            "Select the two or three that you learn most from and can talk to soon: `selection: {selected: true, …}`."),
          related: selected.prefix(20).map { Diagnostic.Related(model.naming(Entity($0)), "ausgewählt", "selected") }))
    }
    return findings
  }

  private static func selected(_ segment: Int, _ model: Model) -> [Finding] {
    let document = model.documents[segment]
    guard let selection = document.record.record("selection"), let written = document.record["selection"] else { return [] }
    var findings: [Finding] = []
    let missing = ["learning", "access-within-months", "willing"].filter { document.lacks($0, in: selection) }
    if !missing.isEmpty {
      let keys = missing.map { "`\($0)`" }.joined(separator: ", ")
      findings.append(
        Finding(
          at: SourceLocation(document.path, written.key), about: Entity(segment), variant: "selected",
          Phrase("„\(document.name)“ ist ausgewählt, ohne dass dasteht: \(keys).", "“\(document.name)” is selected without saying: \(keys)."),
          help: Phrase(
            "Wie viel lernt ihr dort (`learning`, 1 bis 5), in wie vielen Monaten könnt ihr jemanden sprechen, und sind die Menschen bereit dazu?",
            "How much do you learn there (`learning`, 1 to 5), within how many months can you talk to somebody, and are the people willing?")))
    }
    if let months = selection.number("access-within-months"), months > 3, let place = selection["access-within-months"] {
      let text = months == months.rounded() ? String(Int(months)) : String(months)
      findings.append(
        Finding(
          at: SourceLocation(document.path, place.range), about: Entity(segment), variant: "selected", hard: true,
          Phrase(
            "„\(document.name)“ ist ausgewählt, aber erst in \(text) Monaten zu sprechen.", "“\(document.name)” is selected, but can be talked to only in \(text) months."),
          help: Phrase(
            "Nehmt ein Segment, das ihr in zwei bis drei Monaten sprechen könnt, oder sucht einen kürzeren Weg zu diesen Menschen.",
            "Take a segment that you can talk to within two or three months, or find a shorter way to these people.")))
    }
    if selection.flag("willing") == false, let place = selection["willing"] {
      findings.append(
        Finding(
          at: SourceLocation(document.path, place.range), about: Entity(segment), variant: "selected", hard: true,
          Phrase("„\(document.name)“ ist ausgewählt, aber nicht zu Gesprächen bereit.", "“\(document.name)” is selected, but not willing to talk."),
          help: Phrase(
            "Ohne Gespräche bleibt alles geraten: Wählt ein Segment, das mit euch spricht, oder findet jemanden, der die Tür öffnet.",
            "Without conversations everything remains a guess: select a segment that talks to you, or find somebody who opens the door.")))
    }
    return findings
  }
}
