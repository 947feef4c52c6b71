import Source
import Bind

extension Rule {
  static let opportunityScoreInvalid = Rule(
    "opportunity-score-invalid", "R59",
    Phrase(
      "Bewertungen liegen auf der Skala, nennen Wichtigkeit und Zufriedenheit zusammen und beruhen auf einer Umfrage mit genug Antworten.",
      "Ratings lie on the scale, state importance and satisfaction together, and rest on a survey with enough answers."),
    why: Phrase(
      "Eine Zahl sieht genauer aus, als sie ist. Eine Chance lässt sich nur aus beiden Bewertungen berechnen, nur innerhalb eines Segments und nur aus genug Antworten; unter dreißig ist sie Zufall mit Nachkommastelle (ergebnisorientierte Innovation).",
      "A number looks more exact than it is. An opportunity can be computed only from both ratings, only inside one segment and only from enough answers; below thirty it is chance with a decimal (outcome-driven innovation)."),
    .always(.error).variant("sample", .always(.warning)),
    examples: [
      .bad(
        """
        -- evidence/umfrage.md --
        ---
        kind: evidence
        title: Umfrage am Bahnsteig
        type: survey
        date: 2026-05-04
        segment: pendler
        n: 120
        ---
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ratings:
          fahrzeit: {importance: ⟦12⟧, satisfaction: 4, n: 120, evidence: umfrage}
        ---
        """),
      .bad(
        """
        -- evidence/umfrage.md --
        ---
        kind: evidence
        title: Umfrage am Bahnsteig
        type: survey
        date: 2026-05-04
        segment: pendler
        n: 5
        ---
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ratings:
          fahrzeit: {importance: 9, satisfaction: 4, opportunity: ⟦15⟧, n: ⟦5⟧, evidence: umfrage}
        ---
        """),
      .good(
        """
        -- evidence/umfrage.md --
        ---
        kind: evidence
        title: Umfrage am Bahnsteig
        type: survey
        date: 2026-05-04
        segment: pendler
        n: 120
        ---
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ratings:
          fahrzeit: {importance: 9, satisfaction: 4, opportunity: 14, n: 120, evidence: umfrage}
        ---
        """),
      .bad(
        """
        -- evidence/platform-survey.md --
        ---
        kind: evidence
        title: Survey on the platform
        type: survey
        date: 2026-05-04
        segment: commuters
        n: 120
        ---
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        ratings:
          travel-time: {importance: ⟦12⟧, satisfaction: 4, n: 120, evidence: platform-survey}
        ---
        """, in: .en),
      .bad(
        """
        -- evidence/platform-survey.md --
        ---
        kind: evidence
        title: Survey on the platform
        type: survey
        date: 2026-05-04
        segment: commuters
        n: 5
        ---
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        ratings:
          travel-time: {importance: 9, satisfaction: 4, opportunity: ⟦15⟧, n: ⟦5⟧, evidence: platform-survey}
        ---
        """, in: .en),
      .good(
        """
        -- evidence/platform-survey.md --
        ---
        kind: evidence
        title: Survey on the platform
        type: survey
        date: 2026-05-04
        segment: commuters
        n: 120
        ---
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        ratings:
          travel-time: {importance: 9, satisfaction: 4, opportunity: 14, n: 120, evidence: platform-survey}
        ---
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard document.status != "retired" else { return [] }
      if document.kind == .evidence {
        return document.record.table("answers").flatMap { row -> [Finding] in
          guard case .record(let keys) = row.value else { return [] }
          let subject = name(of: row.key, row.keyText, index, model)
          return offScale(keys, subject, index, model)
        }
      }
      guard let segment = document.segment else { return [] }
      return segment.profiles.flatMap { profile in
        profile.ratings.flatMap { rating -> [Finding] in
          let subject = model.entity(index, rating.subject).map { model.name($0) } ?? document.references[rating.subject].text.string
          let wrong = offScale(rating.record, subject, index, model)
          if !wrong.isEmpty { return wrong + thinSample(rating, subject, index, model) }
          return halfRated(rating, subject, index, model) + miscalculated(rating, subject, index, model) + thinSample(rating, subject, index, model)
        }
      }
    })

  private static func name(of key: Value, _ text: Text, _ index: Int, _ model: Model) -> String {
    if case .reference(let reference) = key, let entity = model.entity(index, reference) { return model.name(entity) }
    return text.string
  }

  private static let measures: [(key: String, label: Phrase)] = [
    ("importance", Phrase("Wichtigkeit", "importance")), ("satisfaction", Phrase("Zufriedenheit", "satisfaction")),
  ]

  private static func offScale(_ keys: Record, _ subject: String, _ index: Int, _ model: Model) -> [Finding] {
    let document = model.documents[index], scale = model.settings.rating
    var findings: [Finding] = []
    for (key, label) in measures {
      guard let value = keys.number(key), let written = keys[key], !scale.contains(value) else { continue }
      findings.append(outside(scale, value, label, written.range, subject, index, document))
    }
    // A published score alone is taken as it is, as long as it is possible.
    if let value = keys.number("opportunity"), let written = keys["opportunity"], keys["importance"] == nil || keys["satisfaction"] == nil,
      !model.settings.opportunityRange.contains(value) {
      findings.append(outside(model.settings.opportunityRange, value, Phrase("Chance", "opportunity"), written.range, subject, index, document))
    }
    return findings
  }

  private static func outside(
    _ scale: ClosedRange<Double>, _ value: Double, _ label: Phrase, _ range: SourceRange, _ subject: String, _ index: Int, _ document: Document
  ) -> Finding {
    let low = Phrase.number(scale.lowerBound), high = Phrase.number(scale.upperBound), found = Phrase.number(value)
    return Finding(
      at: SourceLocation(document.path, range), about: Entity(index),
      Phrase(
        "Die \(label.de) von „\(subject)“ ist \(found.de); die Skala reicht von \(low.de) bis \(high.de).",
        "The \(label.en) of “\(subject)” is \(found.en); the scale goes from \(low.en) to \(high.en)."),
      help: Phrase(
        "Rechnet den Wert auf diese Skala um, oder stellt sie in `jtbd.yml` unter `scales:` auf die eurer Umfrage.",
        "Convert the value to this scale, or set it to that of your survey under `scales:` in `jtbd.yml`."))
  }

  /// One of the two ratings alone.
  private static func halfRated(_ rating: Profile.Rating, _ subject: String, _ index: Int, _ model: Model) -> [Finding] {
    let document = model.documents[index]
    let missing = measures.filter { rating.record.lacks($0.key) }
    guard missing.count == 1 else { return [] }
    return [
      Finding(
        at: SourceLocation(document.path, rating.keyRange), about: Entity(index), variant: "sample",
        Phrase("Für „\(subject)“ fehlt die \(missing[0].label.de).", "The \(missing[0].label.en) of “\(subject)” is missing."),
        help: Phrase(
          "Wie groß die Chance ist, zeigen erst beide Zahlen zusammen: Ergänzt `\(missing[0].key):`, oder nehmt die eine heraus.",
          "Only both numbers together show how large the opportunity is: add `\(missing[0].key):`, or take the other one out."))
    ]
  }

  /// A typed score that does not follow from the ratings beside it.
  private static func miscalculated(_ rating: Profile.Rating, _ subject: String, _ index: Int, _ model: Model) -> [Finding] {
    guard let typed = rating.record.number("opportunity"), let written = rating.record["opportunity"], let importance = rating.importance,
      let satisfaction = rating.satisfaction
    else { return [] }
    let score = model.settings.opportunity(importance: importance, satisfaction: satisfaction)
    guard (typed - score).magnitude > 0.05 + 1e-9 else { return [] }
    let document = model.documents[index]
    let said = Phrase.number(typed), right = Phrase.number(score)
    return [
      Finding(
        at: SourceLocation(document.path, written.range), about: Entity(index),
        Phrase(
          "Die Chance von „\(subject)“ ist mit \(said.de) angegeben; aus den beiden Bewertungen folgt \(right.de).",
          "The opportunity of “\(subject)” is given as \(said.en); what follows from the two ratings is \(right.en)."),
        help: Phrase(
          "Lasst `opportunity:` weg: Es wird aus Wichtigkeit und Zufriedenheit berechnet, auf die Art, die in `jtbd.yml` unter `scales:` steht.",
          "Leave `opportunity:` out: it is computed from importance and satisfaction in the way that `scales:` in `jtbd.yml` says."))
    ]
  }

  /// Too few answers, or nobody knows whose.
  private static func thinSample(_ rating: Profile.Rating, _ subject: String, _ index: Int, _ model: Model) -> [Finding] {
    guard rating.record["importance"] != nil || rating.record["satisfaction"] != nil else { return [] }
    let document = model.documents[index]
    let enough = Backing.enough
    let references = rating.record.references("evidence")
    let evidence = references.compactMap { model.entity(index, $0)?.document }
    let few = Phrase(
      "Fragt mindestens \(enough) Menschen aus diesem Segment, oder lasst die Zahlen weg und schreibt auf, was die wenigen gesagt haben.",
      "Ask at least \(enough) people of this segment, or leave the numbers out and write down what the few have said.")
    func tooFew(_ count: Int, at range: SourceRange, _ related: [Diagnostic.Related]) -> Finding {
      Finding(
        at: SourceLocation(document.path, range), about: Entity(index), variant: "sample",
        Phrase(
          count == 1 ? "Die Bewertung von „\(subject)“ beruht auf einer einzigen Antwort." : "Die Bewertung von „\(subject)“ beruht auf nur \(count) Antworten.",
          count == 1 ? "The rating of “\(subject)” rests on a single answer." : "The rating of “\(subject)” rests on only \(count) answers."),
        help: few, related: related)
    }
    if let sample = rating.sample, let written = rating.record["n"] {
      if sample < enough { return [tooFew(sample, at: written.range, evidence.map { Diagnostic.Related(model.naming(Entity($0)), "die Umfrage dazu", "the survey behind it") })] }
    } else if let at = references.first(where: { reference in
      guard let source = model.entity(index, reference)?.document, let n = model.documents[source].record.number("n") else { return false }
      return n < Double(enough)
    }), let source = model.entity(index, at)?.document, let n = model.documents[source].record.number("n"), let written = model.documents[source].record["n"] {
      let place = SourceLocation(model.documents[source].path, written.range)
      return [tooFew(Int(n), at: document.references[at].text.range, [Diagnostic.Related(place, "so viele wurden befragt", "so many were asked")])]
    }
    // A reference that leads nowhere is reported, and `TBD` is open.
    if rating.record.lacks("evidence") {
      return [
        Finding(
          at: SourceLocation(document.path, rating.keyRange), about: Entity(index), variant: "sample",
          Phrase("Woher die Bewertung von „\(subject)“ stammt, steht nicht da.", "Nothing says where the rating of “\(subject)” comes from."),
          help: Phrase(
            "Legt die Umfrage als Beleg an (`type: survey`) und nennt ihn hier unter `evidence:`.",
            "Write the survey as a piece of evidence (`type: survey`) and name it here under `evidence:`."))
      ]
    }
    guard evidence.count == references.count, !evidence.isEmpty, let first = references.first,
      !evidence.contains(where: { ["survey", "analytics", nil].contains(model.documents[$0].record.choice("type")) })
    else { return [] }
    let source = model.documents[evidence[0]]
    return [
      Finding(
        at: SourceLocation(document.path, document.references[first].text.range), about: Entity(index), variant: "sample",
        Phrase(
          "Die Bewertung von „\(subject)“ beruht auf „\(source.name)“, und das ist keine Umfrage.",
          "The rating of “\(subject)” rests on “\(source.name)”, which is not a survey."),
        help: Phrase(
          "Was einzelne im Gespräch sagen, gehört in den Beleg unter `answers:`; Zahlen für ein ganzes Segment brauchen eine Umfrage.",
          "What individuals say in conversation belongs in the evidence under `answers:`; numbers for a whole segment need a survey."),
        related: [Diagnostic.Related(model.naming(Entity(evidence[0])), "darauf beruht sie", "this is what it rests on")])
    ]
  }
}
