import Source
import Bind

extension Rule {
  static let segmentPriority = Rule(
    "segment-priority", "R42",
    Phrase(
      "Gibt es mehrere Segmente, dann ist jedes bewertet und beurteilt, und die Ränge folgen der Bewertung.",
      "Where there are several segments, each is scored and judged, and the ranks follow the scores."),
    why: Phrase(
      "Wer alle gleich wichtig findet, arbeitet mit der Gießkanne. Eine Bewertung nach Größe, Wachstum und Passung ist grob, aber man kann über sie reden; ein Rang, der ihr widerspricht, ist eine Entscheidung, deren Grund man aufschreiben sollte (Kundensegmente mit Jobs to Be Done; Business Model Canvas: Segmente priorisieren).",
      "Whoever finds all equally important waters everything a little. A score by size, growth and fit is rough, but one can talk about it; a rank that contradicts it is a decision whose reason should be written down (customer segments with Jobs to Be Done; business model canvas: prioritise segments)."),
    .table(jtbd: .warning, b2b: .warning, vpc: .info, odi: .info, marketing: .warning), completeness: true,
    examples: [
      .bad(
        """
        -- jobs/fuer-das-alter-vorsorgen.md --
        ---
        kind: job
        title: Für das Alter vorsorgen
        type: functional
        gains:
          - {id: altersarmut, title: Risiko von Altersarmut senken}
        ---
        -- segments/pendler.md --
        ---
        kind: segment
        title: ⟦Pendler⟧
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ---
        -- segments/ruhestaendler.md --
        ---
        kind: segment
        title: Angestellte kurz vor dem Ruhestand
        level: person
        main-job: fuer-das-alter-vorsorgen
        gain: altersarmut
        priority: {size: 4, growth: 4, fit: 2, rank: 1, verdict: attractive}
        ---
        """),
      .bad(
        """
        -- jobs/fuer-das-alter-vorsorgen.md --
        ---
        kind: job
        title: Für das Alter vorsorgen
        type: functional
        gains:
          - {id: altersarmut, title: Risiko von Altersarmut senken}
        ---
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        priority: {size: 5, growth: 4, fit: 5, rank: 2, verdict: attractive}
        ---
        -- segments/ruhestaendler.md --
        ---
        kind: segment
        title: Angestellte kurz vor dem Ruhestand
        level: person
        main-job: fuer-das-alter-vorsorgen
        gain: altersarmut
        priority: {size: 4, growth: 4, fit: 2, rank: ⟦1⟧, verdict: attractive}
        ---
        """),
      .good(
        """
        -- jobs/fuer-das-alter-vorsorgen.md --
        ---
        kind: job
        title: Für das Alter vorsorgen
        type: functional
        gains:
          - {id: altersarmut, title: Risiko von Altersarmut senken}
        ---
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        priority: {size: 5, growth: 4, fit: 5, rank: 1, verdict: attractive}
        ---
        -- segments/ruhestaendler.md --
        ---
        kind: segment
        title: Angestellte kurz vor dem Ruhestand
        level: person
        main-job: fuer-das-alter-vorsorgen
        gain: altersarmut
        priority: {size: 4, growth: 4, fit: 2, rank: 2, verdict: later}
        ---
        """),
      .bad(
        """
        -- jobs/save-for-retirement.md --
        ---
        kind: job
        title: Save for retirement
        type: functional
        gains:
          - {id: outliving-savings, title: Reduce the risk of outliving the savings}
        ---
        -- segments/commuters.md --
        ---
        kind: segment
        title: ⟦Commuters⟧
        level: person
        main-job: get-to-work
        gain: travel-time
        ---
        -- segments/nearly-retired.md --
        ---
        kind: segment
        title: Employees about to retire
        level: person
        main-job: save-for-retirement
        gain: outliving-savings
        priority: {size: 4, growth: 4, fit: 2, rank: 1, verdict: attractive}
        ---
        """, in: .en),
      .bad(
        """
        -- jobs/save-for-retirement.md --
        ---
        kind: job
        title: Save for retirement
        type: functional
        gains:
          - {id: outliving-savings, title: Reduce the risk of outliving the savings}
        ---
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        priority: {size: 5, growth: 4, fit: 5, rank: 2, verdict: attractive}
        ---
        -- segments/nearly-retired.md --
        ---
        kind: segment
        title: Employees about to retire
        level: person
        main-job: save-for-retirement
        gain: outliving-savings
        priority: {size: 4, growth: 4, fit: 2, rank: ⟦1⟧, verdict: attractive}
        ---
        """, in: .en),
      .good(
        """
        -- jobs/save-for-retirement.md --
        ---
        kind: job
        title: Save for retirement
        type: functional
        gains:
          - {id: outliving-savings, title: Reduce the risk of outliving the savings}
        ---
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        priority: {size: 5, growth: 4, fit: 5, rank: 1, verdict: attractive}
        ---
        -- segments/nearly-retired.md --
        ---
        kind: segment
        title: Employees about to retire
        level: person
        main-job: save-for-retirement
        gain: outliving-savings
        priority: {size: 4, growth: 4, fit: 2, rank: 2, verdict: later}
        ---
        """, in: .en),
    ],
    check: .model { model in
      let segments = model.documents(of: .segment).filter { model.documents[$0].status != "retired" }
      let candidates = segments.filter { model.documents[$0].record.record("selection")?.flag("selected") != false }
      let open = candidates.count < 2 ? [] : candidates.compactMap { unscored($0, among: candidates.count, model) }
      return open + misranked(segments, model) + firsts(segments, model)
    })

  /// A segment that nobody has scored or judged.
  private static func unscored(_ segment: Int, among count: Int, _ model: Model) -> Finding? {
    let document = model.documents[segment]
    if document.isDamaged { return nil }
    let priority = document.record.record("priority"), selection = document.record.record("selection"), economics = document.record.record("economics")
    if priority == nil, !document.record.lacks("priority") { return nil }
    // There are several score cards; any one of them will do.
    let cards: [(Record?, [String])] = [(priority, ["size", "growth", "fit"]), (selection, ["learning", "access-within-months"]), (economics, ["clv"])]
    let isScored = cards.contains { card, keys in card.map { card in keys.allSatisfy { !card.lacks($0) } } ?? false }
    let isJudged = !(priority?.lacks("verdict") ?? true) || !(selection?.lacks("selected") ?? true)
    if isScored, isJudged { return nil }
    let place = SourceLocation(document.path, document.naming)
    if isScored {
      return Finding(
        at: place, about: Entity(segment),
        Phrase("„\(document.name)“ ist bewertet, aber nicht beurteilt.", "“\(document.name)” is scored but not judged."),
        help: Phrase(
          "Was folgt daraus? Ergänzt unter `priority:` ein `verdict:`, etwa `attractive`, `later` oder `unattractive`.",
          "What follows? Add a `verdict:` under `priority:`, such as `attractive`, `later` or `unattractive`."))
    }
    let missing = ["size", "growth", "fit"].filter { priority?.lacks($0) ?? true }.map { "`\($0)`" }
    let list = Phrase.enumerated(missing.map { Phrase($0, $0) })
    return Finding(
      at: place, about: Entity(segment),
      Phrase(
        "Es gibt \(count) Segmente, aber wie wichtig „\(document.name)“ ist, steht nicht da.",
        "There are \(count) segments, but nothing says how important “\(document.name)” is."),
      help: Phrase(
        "Wie groß ist es, wächst es, passt es zu euch? Ergänzt unter `priority:` \(list.de)" + (isJudged ? "." : " und euer Urteil (`verdict`)."),
        "How large is it, does it grow, does it suit you? Add \(list.en) under `priority:`" + (isJudged ? "." : ", and your verdict (`verdict`).")))
  }

  private struct Place {
    let segment: Int
    let rank: Double
    let sum: Double?
    let range: SourceRange
  }

  private static func places(_ segments: [Int], _ model: Model) -> [Place] {
    segments.compactMap { segment in
      guard let priority = model.documents[segment].record.record("priority"), let rank = priority.number("rank"), let written = priority["rank"] else { return nil }
      let parts = ["size", "growth", "fit"].compactMap { priority.number($0) }
      return Place(segment: segment, rank: rank, sum: parts.count == 3 ? parts.reduce(0, +) : nil, range: written.range)
    }
  }

  /// Ranks that turn the scores upside down: each is compared with the next rank.
  private static func misranked(_ segments: [Int], _ model: Model) -> [Finding] {
    let ranked = places(segments, model).filter { $0.sum != nil }.sorted { ($0.rank, $0.segment) < ($1.rank, $1.segment) }
    return zip(ranked, ranked.dropFirst()).compactMap { upper, lower in
      guard upper.rank < lower.rank, let high = upper.sum, let low = lower.sum, high < low else { return nil }
      let document = model.documents[upper.segment], other = model.documents[lower.segment]
      let rank = Phrase.number(upper.rank), next = Phrase.number(lower.rank), sum = Phrase.number(high), theirs = Phrase.number(low)
      return Finding(
        at: SourceLocation(document.path, upper.range), about: Entity(upper.segment), hard: true,
        Phrase(
          "„\(document.name)“ steht mit \(sum.de) Punkten auf Rang \(rank.de), „\(other.name)“ mit \(theirs.de) nur auf Rang \(next.de).",
          "“\(document.name)” has \(sum.en) points and rank \(rank.en), “\(other.name)” has \(theirs.en) and only rank \(next.en)."),
        help: Phrase(
          "Tauscht die Ränge oder prüft die Punkte. Gibt es einen Grund für diese Reihenfolge, dann schreibt ihn als `allow` dazu.",
          "Swap the ranks or check the scores. If there is a reason for this order, write it down as an `allow`."),
        related: [Diagnostic.Related(SourceLocation(other.path, lower.range), "mehr Punkte, schlechterer Rang", "more points, lower rank")])
    }
  }

  /// There is one first.
  private static func firsts(_ segments: [Int], _ model: Model) -> [Finding] {
    let all = places(segments, model)
    let firsts = all.filter { $0.rank == 1 }
    if let first = firsts.first {
      return firsts.dropFirst().map { place in
        let document = model.documents[place.segment], other = model.documents[first.segment]
        return Finding(
          at: SourceLocation(document.path, place.range), about: Entity(place.segment), hard: true,
          Phrase("„\(document.name)“ und „\(other.name)“ stehen beide auf Rang 1.", "“\(document.name)” and “\(other.name)” both have rank 1."),
          help: Phrase(
            "Wenn nur für eines Zeit ist, für welches? Das andere bekommt Rang 2.", "If there is time for one only, which one is it? The other gets rank 2."),
          related: [Diagnostic.Related(SourceLocation(other.path, first.range), "auch Rang 1", "rank 1 too")])
      }
    }
    guard let best = all.min(by: { ($0.rank, $0.segment) < ($1.rank, $1.segment) }) else { return [] }
    // Where a rank could not be read, it may be the first.
    let isUncertain = segments.contains { segment in
      let document = model.documents[segment]
      if document.isDamaged { return true }
      if let rank = document.record.record("priority")?["rank"]?.value, case .unreadable = rank { return true }
      return false
    }
    if isUncertain { return [] }
    let document = model.documents[best.segment], rank = Phrase.number(best.rank)
    return [
      Finding(
        at: SourceLocation(document.path, best.range), about: Entity(best.segment), hard: true,
        Phrase(
          "Kein Segment steht auf Rang 1; „\(document.name)“ ist mit Rang \(rank.de) das erste.", "No segment has rank 1; “\(document.name)” comes first with rank \(rank.en)."),
        help: Phrase("Zählt die Ränge von 1 an, oder gebt dem Segment Rang 1, das euch am wichtigsten ist.", "Count the ranks from 1, or give rank 1 to the segment that matters most to you."))
    ]
  }
}
