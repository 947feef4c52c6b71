import Source
import Bind

extension Rule {
  static let segmentContradictingEvidence = Rule(
    "segment-contradicting-evidence", "R22",
    Phrase("Innerhalb eines Segments widersprechen sich Bewertungen und Belege nicht.", "Inside a segment, ratings and evidence do not contradict each other."),
    why: Phrase(
      "Sagen Menschen desselben Segments über denselben Gewinn das Gegenteil, dann ist das Segment noch zu groß: Es enthält zwei Gruppen mit verschiedenem Bedarf. Man verfeinert, bis die Widersprüche verschwinden (Jobs to Be Done im Interview).",
      "If people of the same segment say opposite things about the same gain, the segment is still too large: it holds two groups with different needs. One refines until the contradictions vanish (Jobs to Be Done in interviews)."),
    .table(jtbd: .warning, b2b: .warning, vpc: .warning, odi: .warning, marketing: .warning),
    examples: [
      .bad(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: ⟦Pendler⟧
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ---
        -- evidence/gespraech-p1.md --
        ---
        kind: evidence
        title: Gespräch mit P1
        type: interview
        date: 2026-10-01
        segment: pendler
        supports: [fahrzeit]
        ---
        -- evidence/gespraech-p2.md --
        ---
        kind: evidence
        title: Gespräch mit P2
        type: interview
        date: 2026-10-02
        segment: pendler
        contradicts: [fahrzeit]
        ---
        """),
      .bad(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: ⟦Pendler⟧
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ---
        -- evidence/p1.md --
        ---
        kind: evidence
        title: Gespräch mit P1
        type: interview
        date: 2026-10-01
        segment: pendler
        answers:
          fahrzeit: {importance: 9, satisfaction: 4}
        ---
        -- evidence/p2.md --
        ---
        kind: evidence
        title: Gespräch mit P2
        type: interview
        date: 2026-10-02
        segment: pendler
        answers:
          fahrzeit: {importance: 8, satisfaction: 5}
        ---
        -- evidence/p3.md --
        ---
        kind: evidence
        title: Gespräch mit P3
        type: interview
        date: 2026-10-03
        segment: pendler
        answers:
          fahrzeit: {importance: 2, satisfaction: 4}
        ---
        """),
      .good(
        """
        -- evidence/p1.md --
        ---
        kind: evidence
        title: Gespräch mit P1
        type: interview
        date: 2026-10-01
        segment: pendler
        supports: [fahrzeit]
        answers:
          fahrzeit: {importance: 9, satisfaction: 4}
        ---
        -- evidence/p2.md --
        ---
        kind: evidence
        title: Gespräch mit P2
        type: interview
        date: 2026-10-02
        segment: pendler
        supports: [fahrzeit]
        answers:
          fahrzeit: {importance: 8, satisfaction: 5}
        ---
        """),
      .bad(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: ⟦Commuters⟧
        level: person
        main-job: get-to-work
        gain: travel-time
        ---
        -- evidence/interview-p1.md --
        ---
        kind: evidence
        title: Interview with P1
        type: interview
        date: 2026-10-01
        segment: commuters
        supports: [travel-time]
        ---
        -- evidence/interview-p2.md --
        ---
        kind: evidence
        title: Interview with P2
        type: interview
        date: 2026-10-02
        segment: commuters
        contradicts: [travel-time]
        ---
        """, in: .en),
      .bad(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: ⟦Commuters⟧
        level: person
        main-job: get-to-work
        gain: travel-time
        ---
        -- evidence/p1.md --
        ---
        kind: evidence
        title: Interview with P1
        type: interview
        date: 2026-10-01
        segment: commuters
        answers:
          travel-time: {importance: 9, satisfaction: 4}
        ---
        -- evidence/p2.md --
        ---
        kind: evidence
        title: Interview with P2
        type: interview
        date: 2026-10-02
        segment: commuters
        answers:
          travel-time: {importance: 8, satisfaction: 5}
        ---
        -- evidence/p3.md --
        ---
        kind: evidence
        title: Interview with P3
        type: interview
        date: 2026-10-03
        segment: commuters
        answers:
          travel-time: {importance: 2, satisfaction: 4}
        ---
        """, in: .en),
      .good(
        """
        -- evidence/p1.md --
        ---
        kind: evidence
        title: Interview with P1
        type: interview
        date: 2026-10-01
        segment: commuters
        supports: [travel-time]
        answers:
          travel-time: {importance: 9, satisfaction: 4}
        ---
        -- evidence/p2.md --
        ---
        kind: evidence
        title: Interview with P2
        type: interview
        date: 2026-10-02
        segment: commuters
        supports: [travel-time]
        answers:
          travel-time: {importance: 8, satisfaction: 5}
        ---
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard document.segment != nil, document.status != "retired" else { return [] }
      let sources = evidence(about: index, model)
      guard sources.count >= 2 else { return [] }
      var findings: [Finding] = []
      for clash in claims(in: sources, model) {
        let name = model.name(clash.about)
        findings.append(
          Finding(
            at: SourceLocation(document.path, document.naming), about: Entity(index),
            Phrase(
              "In „\(document.name)“ stützt ein Beleg „\(name)“, und ein anderer widerspricht.", "In “\(document.name)” one piece of evidence backs “\(name)” and another contradicts it."),
            help: help,
            related: [
              Diagnostic.Related(clash.backed, "dieser Beleg stützt es", "this evidence backs it"),
              Diagnostic.Related(clash.contradicted, "dieser Beleg widerspricht", "this evidence contradicts it"),
            ]))
      }
      for spread in spreads(in: sources, model) {
        let name = model.name(spread.about)
        findings.append(
          Finding(
            at: SourceLocation(document.path, document.naming), about: Entity(index),
            Phrase(
              "In „\(document.name)“ gehen die Antworten zu „\(name)“ weit auseinander: \(spread.measure.de) von \(spread.low.text) bis \(spread.high.text).",
              "In “\(document.name)” the answers about “\(name)” lie far apart: \(spread.measure.en) from \(spread.low.text) to \(spread.high.text)."),
            help: help,
            related: [
              Diagnostic.Related(spread.low.place, "die niedrigste Antwort", "the lowest answer"),
              Diagnostic.Related(spread.high.place, "die höchste Antwort", "the highest answer"),
            ]))
      }
      return findings
    })

  private static let help = Phrase(
    "Fragt nach, was diese Menschen unterscheidet, und teilt das Segment dort. Ist eine Antwort ein Ausreißer, dann schreibt das als `allow` mit Grund dazu.",
    "Find out what sets these people apart, and split the segment there. If one answer is an outlier, say so with `allow` and the reason.")

  private static func evidence(about segment: Int, _ model: Model) -> [Int] {
    var seen: Set<Int> = []
    return model.incoming[segment].compactMap { arrival in
      let source = model.documents[arrival.document]
      guard source.kind == .evidence, source.status != "retired", source.references[arrival.reference].role == .segment else { return nil }
      return seen.insert(arrival.document).inserted ? arrival.document : nil
    }
  }

  /// What one piece of evidence supports and another contradicts.
  private static func claims(in sources: [Int], _ model: Model) -> [(about: Entity, backed: SourceLocation, contradicted: SourceLocation)] {
    var backed: [Entity: (source: Int, place: SourceLocation)] = [:]
    var contradicted: [(about: Entity, source: Int, place: SourceLocation)] = []
    for source in sources {
      let document = model.documents[source]
      for (at, reference) in document.references.enumerated() where reference.role == .backs || reference.role == .contradicts {
        guard let entity = model.entity(source, at) else { continue }
        let place = SourceLocation(document.path, reference.text.range)
        if reference.role == .contradicts { contradicted.append((entity, source, place)) } else if backed[entity] == nil { backed[entity] = (source, place) }
      }
    }
    var reported: Set<Entity> = []
    return contradicted.compactMap { each in
      guard let other = backed[each.about], other.source != each.source, reported.insert(each.about).inserted else { return nil }
      return (each.about, other.place, each.place)
    }
  }

  private struct Answer {
    let value: Double
    let place: SourceLocation
    var text: String { value == value.rounded() ? String(Int(value)) : String(value) }
  }

  private struct Spread {
    let about: Entity
    let measure: Phrase
    let low: Answer
    let high: Answer
  }

  /// Gains and pains that at least three people rated, at ends that lie 60 % of the scale apart.
  private static func spreads(in sources: [Int], _ model: Model) -> [Spread] {
    let scale = model.settings.rating
    var answers: [Entity: [String: [Answer]]] = [:]
    for source in sources {
      let document = model.documents[source]
      for row in document.record.table("answers") {
        guard case .reference(let subject) = row.key, case .record(let keys) = row.value, let entity = model.entity(source, subject) else { continue }
        for measure in ["importance", "satisfaction"] {
          guard let value = keys.number(measure), let written = keys[measure], scale.contains(value) else { continue }
          answers[entity, default: [:]][measure, default: []].append(Answer(value: value, place: SourceLocation(document.path, written.range)))
        }
      }
    }
    return answers.sorted { $0.key < $1.key }.compactMap { entity, byMeasure in
      for (measure, label) in [("importance", Phrase("Wichtigkeit", "importance")), ("satisfaction", Phrase("Zufriedenheit", "satisfaction"))] {
        guard let all = byMeasure[measure], all.count >= 3 else { continue }
        let low = all.min { $0.value < $1.value }!, high = all.max { $0.value < $1.value }!
        if high.value - low.value >= 0.6 * (scale.upperBound - scale.lowerBound) { return Spread(about: entity, measure: label, low: low, high: high) }
      }
      return nil
    }
  }
}
