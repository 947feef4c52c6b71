import Source
import Bind

extension Rule {
  static let evidenceMismatchOrStale = Rule(
    "evidence-mismatch-or-stale", "R69",
    Phrase(
      "Ein Beleg stammt aus dem Segment, für das er steht, und ist nicht älter als vereinbart.",
      "Evidence comes from the segment that it stands for and is no older than agreed."),
    why: Phrase(
      "Was die einen sagen, beweist nichts über die anderen: Ein Gespräch mit Gastgebern stützt keinen Schmerzpunkt der Gäste. Und was Menschen brauchen, ändert sich; ein alter Beleg ist nicht falsch, aber man sollte nachsehen. Verglichen wird mit dem Datum des Commits oder mit `--as-of`, nie mit der Uhr, damit derselbe Stand immer dasselbe ergibt (Business Model Canvas: iterieren und verfeinern).",
      "What some people say proves nothing about others: a conversation with hosts does not back a pain of guests. And what people need changes; old evidence is not wrong, but one should look again. It is compared with the date of the commit or with `--as-of`, never with the clock, so that the same state always gives the same result (business model canvas: iterate and refine)."),
    .always(.warning).variant("stale", .always(.info)),
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
        -- segments/ruhestaendler.md --
        ---
        kind: segment
        title: Angestellte kurz vor dem Ruhestand
        level: person
        main-job: fuer-das-alter-vorsorgen
        gain: altersarmut
        ---
        -- evidence/gespraech-p1.md --
        ---
        kind: evidence
        title: Gespräch mit P1
        type: interview
        date: 2026-05-04
        segment: ruhestaendler
        participant: P1
        supports: [⟦zur-arbeit-kommen#fahrzeit⟧]
        ---
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        evidence: [⟦gespraech-p1⟧]
        ---
        """),
      .bad(
        """
        -- evidence/gespraech-p1.md --
        ---
        kind: evidence
        title: Gespräch mit P1
        type: interview
        date: ⟦2024-02-01⟧
        segment: pendler
        participant: P1
        ---
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        evidence: [gespraech-p1]
        ---
        """),
      .good(
        """
        -- evidence/gespraech-p1.md --
        ---
        kind: evidence
        title: Gespräch mit P1
        type: interview
        date: 2024-02-01
        reviewed: 2026-10-01
        segment: pendler
        participant: P1
        supports: [fahrzeit]
        ---
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        evidence: [gespraech-p1]
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
          - {id: shortfall, title: Reduce the risk of running out of money}
        ---
        -- segments/late-savers.md --
        ---
        kind: segment
        title: Employees in their last ten years at work
        level: person
        main-job: save-for-retirement
        gain: shortfall
        ---
        -- evidence/interview-p1.md --
        ---
        kind: evidence
        title: Interview with P1
        type: interview
        date: 2026-05-04
        segment: late-savers
        participant: P1
        supports: [⟦get-to-work#travel-time⟧]
        ---
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        evidence: [⟦interview-p1⟧]
        ---
        """, in: .en),
      .bad(
        """
        -- evidence/interview-p1.md --
        ---
        kind: evidence
        title: Interview with P1
        type: interview
        date: ⟦2024-02-01⟧
        segment: commuters
        participant: P1
        ---
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        evidence: [interview-p1]
        ---
        """, in: .en),
      .good(
        """
        -- evidence/interview-p1.md --
        ---
        kind: evidence
        title: Interview with P1
        type: interview
        date: 2024-02-01
        reviewed: 2026-10-01
        segment: commuters
        participant: P1
        supports: [travel-time]
        ---
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        evidence: [interview-p1]
        ---
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard document.kind != nil, document.status != "retired" else { return [] }
      return borrowed(index, model) + misplaced(index, model) + stale(index, model)
    })

  /// The references under `segment` of a piece of evidence, with what they lead to; nil where one of them leads nowhere.
  private static func origins(of evidence: Int, _ model: Model) -> [(reference: Int, segment: Int)]? {
    let source = model.documents[evidence]
    var found: [(Int, Int)] = []
    for (at, reference) in source.references.enumerated() where reference.role == .segment {
      guard let segment = model.entity(evidence, at)?.document else { return nil }
      found.append((at, segment))
    }
    return found
  }

  /// Evidence used for a segment in which it was not collected.
  private static func borrowed(_ index: Int, _ model: Model) -> [Finding] {
    let document = model.documents[index]
    let own: [Int]
    switch document.kind {
    case .segment: own = [index]
    case .persona, .valueProposition, .customerRelationships: own = model.segments(behind: index)
    default: return []
    }
    if own.isEmpty { return [] }
    var findings: [Finding] = []
    for (at, reference) in document.references.enumerated() where reference.role == .evidence {
      guard let evidence = model.entity(index, at)?.document, let origins = origins(of: evidence, model), !origins.isEmpty,
        !origins.contains(where: { own.contains($0.segment) })
      else { continue }
      let name = model.documents[evidence].name, segment = model.documents[own[0]].name
      let from = Phrase.quoted(origins.map { model.documents[$0.segment].name })
      findings.append(
        Finding(
          at: SourceLocation(document.path, reference.text.range), about: Entity(index, reference.item),
          Phrase("„\(name)“ wurde bei \(from.de) erhoben, nicht bei „\(segment)“.", "“\(name)” was collected among \(from.en), not “\(segment)”."),
          help: Phrase(
            "Was die einen sagen, gilt nicht für die anderen: Nehmt den Beleg hier heraus, oder ergänzt im Beleg unter `segment:` auch „\(segment)“, wenn beide befragt wurden.",
            "What some say does not hold for others: take the evidence out here, or add “\(segment)” under `segment:` in the evidence if both were asked."),
          related: origins.map { origin in
            let source = model.documents[evidence]
            return Diagnostic.Related(SourceLocation(source.path, source.references[origin.reference].text.range), "hier wurde gefragt", "collected here")
          }))
    }
    return findings
  }

  /// Evidence that speaks about a segment, job, gain or pain of other people than those it was collected from.
  private static func misplaced(_ index: Int, _ model: Model) -> [Finding] {
    let document = model.documents[index]
    guard document.kind == .evidence, let origins = origins(of: index, model), !origins.isEmpty else { return [] }
    var jobs: Set<Int> = []
    for origin in origins {
      for profile in model.profiles(of: origin.segment) {
        // What these people want to get done is itself not known.
        guard profile.mainJob != nil else { return [] }
        jobs.formUnion(profile.jobs)
        jobs.formUnion(profile.listedJobs(in: model))
      }
    }
    let from = Phrase.quoted(origins.map { model.documents[$0.segment].name })
    var findings: [Finding] = []
    for (at, reference) in document.references.enumerated() where [.backs, .contradicts, .answer].contains(reference.role) {
      guard let entity = model.entity(index, at) else { continue }
      let target = model.documents[entity.document]
      let isTheirs =
        switch target.kind {
        case .segment: origins.contains { $0.segment == entity.document }
        case .job: jobs.isEmpty || jobs.contains(entity.document) || climbs(from: jobs, to: entity.document, model)
        default: true
        }
      if isTheirs { continue }
      let name = model.name(entity)
      findings.append(
        Finding(
          at: SourceLocation(document.path, reference.text.range), about: Entity(index),
          Phrase(
            "„\(document.name)“ wurde bei \(from.de) erhoben und spricht über „\(name)“; das ist kein Bedarf dieser Menschen.",
            "“\(document.name)” was collected among \(from.en) and speaks about “\(name)”, which is no need of theirs."),
          help: Phrase(
            "Nennt etwas, das diese Menschen angeht, oder ergänzt die Aufgabe in ihrem Segment unter `jobs:`.",
            "Name something that concerns these people, or add the job to their segment under `jobs:`."),
          related: [Diagnostic.Related(model.naming(entity), "darum geht es", "this is what it is about")]
            + origins.map { Diagnostic.Related(SourceLocation(document.path, document.references[$0.reference].text.range), "hier wurde gefragt", "collected here") }))
    }
    return findings
  }

  /// A job that some of the jobs lead to through `supports` concerns whoever has these.
  private static func climbs(from jobs: Set<Int>, to target: Int, _ model: Model) -> Bool {
    var seen = jobs
    var open = Array(jobs)
    while let job = open.popLast() {
      for next in model.index.supported[job] ?? [] where seen.insert(next).inserted {
        if next == target { return true }
        open.append(next)
      }
    }
    return false
  }

  private static func stale(_ index: Int, _ model: Model) -> [Finding] {
    let document = model.documents[index]
    guard let today = model.tree.asOf else { return [] }
    let limit = today.earlier(byMonths: model.settings.reviewAfter)
    let months = model.settings.reviewAfter
    let span = months % 12 == 0 && months > 0 ? (months == 12 ? Phrase("ein Jahr", "a year") : Phrase("\(months / 12) Jahre", "\(months / 12) years")) : Phrase("\(months) Monate", "\(months) months")
    let reviewed = document.record.day("reviewed")
    if document.kind == .evidence {
      guard let date = document.record.day("date"), date < limit, let written = document.record["date"] else { return [] }
      if let reviewed, reviewed >= limit { return [] }
      let users = uses(of: index, model)
      if users.isEmpty { return [] }
      let day = Phrase.date(date)
      return [
        Finding(
          at: SourceLocation(document.path, written.range), about: Entity(index), variant: "stale",
          Phrase("„\(document.name)“ ist vom \(day.de) und damit älter als \(span.de).", "“\(document.name)” is from \(day.en), more than \(span.en) ago."),
          help: Phrase(
            "Gilt das noch? Fragt jemanden, oder bestätigt es mit `reviewed:` und dem heutigen Datum.",
            "Does it still hold? Ask somebody, or confirm it with `reviewed:` and today's date."),
          related: users)
      ]
    }
    guard let reviewed, reviewed < limit, let written = document.record["reviewed"] else { return [] }
    let day = Phrase.date(reviewed)
    return [
      Finding(
        at: SourceLocation(document.path, written.range), about: Entity(index), variant: "stale",
        Phrase(
          "„\(document.name)“ wurde zuletzt am \(day.de) geprüft; das ist länger her als \(span.de).",
          "“\(document.name)” was last reviewed on \(day.en), more than \(span.en) ago."),
        help: Phrase("Stimmt es noch? Seht es durch und setzt das heutige Datum ein.", "Is it still true? Look it over and put in today's date."))
    ]
  }

  /// Where evidence is used: what names it, and what it names.
  private static func uses(of evidence: Int, _ model: Model) -> [Diagnostic.Related] {
    var found: [Diagnostic.Related] = []
    for arrival in model.incoming[evidence] {
      let source = model.documents[arrival.document]
      let reference = source.references[arrival.reference]
      guard reference.role == .evidence || reference.role == .link, source.status != "retired" else { continue }
      let name = source.name
      found.append(Diagnostic.Related(SourceLocation(source.path, reference.text.range), "„\(name)“ stützt sich darauf", "“\(name)” rests on it"))
    }
    let source = model.documents[evidence]
    for (at, reference) in source.references.enumerated() where [.backs, .answer].contains(reference.role) {
      guard let entity = model.entity(evidence, at) else { continue }
      let name = model.name(entity)
      found.append(Diagnostic.Related(SourceLocation(source.path, reference.text.range), "stützt „\(name)“", "backs “\(name)”"))
    }
    return found
  }
}
