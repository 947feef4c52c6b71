import Source
import Bind

extension Rule {
  static let segmentPriority = Rule(
    "segment-priority", "R42",
    Phrase(
      "Wo es mehrere Segmente gibt, ist jedes bewertet, und die Ränge folgen den Bewertungen.", "Where there are several segments, each is rated, and the ranks follow the ratings."),
    why: Phrase(
      "Zwei Segmente zugleich zu bedienen kostet doppelt; wer keines bevorzugt, arbeitet mit der Gießkanne. Größe, Wachstum und Passung machen sichtbar, warum eines zuerst kommt (so der Beitrag zu Segmenten im Business Model Canvas); wie schnell man lernt und Zugang hat oder was ein Kunde wert ist, zählt ebenso. Widerspricht der Rang der Summe, ist eine der beiden Zahlen nicht mehr gemeint.",
      "Serving two segments at once costs twice; whoever prefers none waters everything a little. Size, growth and fit show why one comes first (as the article on segments in the business model canvas has it); how fast one learns and gets access, or what a customer is worth, counts as well. Where the rank contradicts the sum, one of the two is no longer meant."),
    .table(jtbd: .warning, b2b: .warning, vpc: .info, odi: .info, marketing: .warning), completeness: true,
    examples: [
      .bad(
        """
        -- segments/ruhestaendler.md --
        ---
        kind: segment
        title: Angestellte kurz vor dem Ruhestand
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        priority: {size: 2, growth: 1, fit: 3, rank: ⟦1⟧, verdict: attractive}
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
        """, also: ["segments-same-need"]),
      .bad(
        """
        -- jobs/vorsorgen.md --
        ---
        kind: job
        title: Für das Alter vorsorgen
        gains:
          - {id: altersarmut, title: Risiko von Altersarmut senken}
        ---
        -- segments/ruhestaendler.md --
        ---
        kind: segment
        title: ⟦Angestellte kurz vor dem Ruhestand⟧
        level: person
        main-job: vorsorgen
        gain: altersarmut
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
        """),
      .good(
        """
        -- jobs/vorsorgen.md --
        ---
        kind: job
        title: Für das Alter vorsorgen
        gains:
          - {id: altersarmut, title: Risiko von Altersarmut senken}
        ---
        -- segments/ruhestaendler.md --
        ---
        kind: segment
        title: Angestellte kurz vor dem Ruhestand
        level: person
        main-job: vorsorgen
        gain: altersarmut
        priority: {size: 2, growth: 1, fit: 3, rank: 2, verdict: later}
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
        """),
    ],
    check: .model { model in
      let segments = model.documents(of: .segment).filter { model.documents[$0].status != "retired" && model.documents[$0].record.record("selection")?.flag("selected") != false }
      guard segments.count > 1 else { return [] }
      return segments.compactMap { unrated($0, model) } + disordered(segments, model)
    })

  /// A segment that nobody has rated, in any of the ways the method knows.
  private static func unrated(_ index: Int, _ model: Model) -> Finding? {
    let document = model.documents[index]
    guard !document.isDamaged else { return nil }
    let priority = document.record.record("priority")
    let missing = ["size", "growth", "fit"].filter { priority?.lacks($0) ?? true }
    let selection = document.record.record("selection")
    let isRated = missing.isEmpty || selection.map { $0.has("learning") && $0.has("access-within-months") } == true || document.record.record("economics")?.has("clv") == true
    let isJudged = priority?.has("verdict") == true || priority?.has("rank") == true || selection?.has("selected") == true
    if isRated && isJudged { return nil }
    let lacks = isRated ? ["verdict"] : missing + (isJudged ? [] : ["verdict"])
    let names = lacks.map { "`\($0)`" }.joined(separator: ", ")
    return Finding(
      at: SourceLocation(document.path, document.naming), about: Entity(index),
      priority == nil
        ? Phrase("„\(document.name)“ ist nicht bewertet, obwohl es mehrere Segmente gibt.", "“\(document.name)” is not rated although there are several segments.")
        : Phrase("Die Bewertung von „\(document.name)“ ist unvollständig: Es fehlt \(names).", "The rating of “\(document.name)” is incomplete: \(names) is missing."),
      help: Phrase(
        "Ergänzt `priority: {size: …, growth: …, fit: …, rank: …, verdict: …}`; eine grobe Schätzung von 1 bis 5 genügt.",
        "Add `priority: {size: …, growth: …, fit: …, rank: …, verdict: …}`; a rough guess from 1 to 5 will do."))
  }

  private struct Ranked {
    let document: Int
    let rank: Double
    /// Plain sum of size, growth and fit; nil where one is missing.
    let sum: Double?
    let place: SourceLocation
  }

  /// Two segments of one rank, and ranks that go against the sums.
  private static func disordered(_ segments: [Int], _ model: Model) -> [Finding] {
    var ranked: [Ranked] = []
    for index in segments {
      let document = model.documents[index]
      guard let priority = document.record.record("priority"), let rank = priority.number("rank"), let entry = priority["rank"] else { continue }
      let parts = ["size", "growth", "fit"].compactMap { priority.number($0) }
      ranked.append(Ranked(document: index, rank: rank, sum: parts.count == 3 ? parts.reduce(0, +) : nil, place: SourceLocation(document.path, entry.range)))
    }
    var findings: [Finding] = []
    for (at, one) in ranked.enumerated() {
      let name = model.documents[one.document].name
      if let first = ranked[..<at].first(where: { $0.rank == one.rank && one.rank == 1 }) {
        findings.append(
          Finding(
            at: one.place, about: Entity(one.document), hard: true,
            Phrase("„\(name)“ steht auf Rang 1, aber den hat schon „\(model.documents[first.document].name)“.", "“\(name)” has rank 1, but so has “\(model.documents[first.document].name)”."),
            help: Phrase("Gebt nur einem Segment den ersten Rang: dem, das ihr zuerst bedient.", "Give the first rank to one segment only: the one that you serve first."),
            related: [Diagnostic.Related(first.place, "der andere Rang 1", "the other rank 1")]))
        continue
      }
      // The best-rated of those that stand behind it although they score more.
      guard let sum = one.sum, let better = ranked.filter({ $0.rank > one.rank && ($0.sum ?? 0) > sum }).max(by: { $0.sum! < $1.sum! }) else { continue }
      let other = model.documents[better.document].name
      findings.append(
        Finding(
          at: one.place, about: Entity(one.document), hard: true,
          Phrase(
            "„\(name)“ steht vor „\(other)“, ist aber niedriger bewertet (\(Int(sum)) gegen \(Int(better.sum!))).", "“\(name)” is ranked before “\(other)”, but is rated lower (\(Int(sum)) against \(Int(better.sum!)))."),
          help: Phrase(
            "Tauscht die Ränge, oder prüft die Bewertung. Ist es eine bewusste Entscheidung, duldet den Befund mit einem Grund; er steht auf der Seite.",
            "Swap the ranks, or check the ratings. If it is a deliberate decision, allow the finding with a reason; the site shows it."),
          related: [Diagnostic.Related(better.place, "höher bewertet", "rated higher")]))
    }
    return findings
  }
}
