import Source
import Bind

extension Rule {
  static let segmentWithoutValueProposition = Rule(
    "segment-without-value-proposition", "R60",
    Phrase("Jedes Profil hat ein Wertangebot oder sagt, warum nicht.", "Every profile has a value proposition or says why not."),
    why: Phrase(
      "Segmente sind kein Selbstzweck: Man unterscheidet Menschen, um ihnen Verschiedenes anzubieten. Ein Segment ohne Angebot ist entweder eine offene Aufgabe oder eine Entscheidung; beides soll man sehen (Business Model Canvas: jedem Segment sein eigenes Wertversprechen).",
      "Segments are not an end in themselves: people are told apart in order to offer them different things. A segment without an offer is either work to be done or a decision, and one should see which (business model canvas: a value proposition of its own for each segment)."),
    .table(vpc: .warning, bmc: .warning).at("idea", .info).at("discovery", .info), completeness: true,
    examples: [
      .bad(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd, vpc]
        stage: validation
        -- segments/pendler.md --
        ---
        kind: segment
        title: ⟦Pendler⟧
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ---
        """),
      .bad(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd, vpc]
        stage: validation
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
        profiles:
          - main-job: zur-arbeit-kommen
            gain: fahrzeit
          - main-job: ⟦fuer-das-alter-vorsorgen⟧
            gain: altersarmut
        ---
        -- value-propositions/puenktlich.md --
        ---
        kind: value-proposition
        title: Pünktlich ohne Planung
        segment: pendler
        main-job: zur-arbeit-kommen
        ---

        ## Gewinnerzeuger

        - Verbindungen in Echtzeit für [kürzere Fahrten](../jobs/zur-arbeit-kommen.md#fahrzeit)
        """),
      .good(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd, vpc]
        stage: validation
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        not-served: Um Pendler kümmern sich die Verkehrsverbünde; wir bleiben beim Güterverkehr.
        ---
        """),
      .bad(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd, vpc]
        stage: validation
        -- segments/commuters.md --
        ---
        kind: segment
        title: ⟦Commuters⟧
        level: person
        main-job: get-to-work
        gain: travel-time
        ---
        """, in: .en),
      .bad(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd, vpc]
        stage: validation
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
        profiles:
          - main-job: get-to-work
            gain: travel-time
          - main-job: ⟦save-for-retirement⟧
            gain: outliving-savings
        ---
        -- value-propositions/on-time.md --
        ---
        kind: value-proposition
        title: On time without planning
        segment: commuters
        main-job: get-to-work
        ---

        ## Gain creators

        - Connections as they run right now, for a [shorter journey](../jobs/get-to-work.md#travel-time)
        """, in: .en),
      .good(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd, vpc]
        stage: validation
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        not-served: The railways look after commuters; we stay with freight.
        ---
        """, in: .en),
    ],
    check: .model { model in
      let unknown = UnknownSegments(model)
      if unknown.isAny { return [] }
      var findings: [Finding] = []
      for at in model.documents(of: .segment) where !unknown.segments.contains(at) { findings += bareProfiles(of: at, model) }
      return findings
    })

  private static func bareProfiles(of segment: Int, _ model: Model) -> [Finding] {
    let document = model.documents[segment]
    guard !document.isDamaged, document.status != "brainstormed", document.status != "retired" else { return [] }
    if document.record.record("selection")?.flag("selected") == false { return [] }
    let offers = model.incoming[segment].filter {
      let source = model.documents[$0.document]
      return source.kind == .valueProposition && source.status != "retired" && source.references[$0.reference].role == .segment
    }
    let profiles = model.profiles(of: segment)
    if profiles.isEmpty {
      // Where profiles are asked for, the missing one is reported, and an offer comes after it.
      let asksForProfiles = model.settings.methods.contains { ["jtbd", "b2b-design", "vpc", "odi"].contains($0) }
      return offers.isEmpty && !asksForProfiles ? [bareSegment(segment, model)] : []
    }
    var answered: Set<Entity> = []
    for offer in offers {
      // An offer that does not say for which profile it is may be for any of them.
      guard let job = model.profile(of: offer.document)?.mainJob else { return [] }
      answered.insert(job)
    }
    let served = profiles.filter { !$0.profile.record.has("not-served") }
    let bare = served.filter { profile in profile.mainJob.map { !answered.contains($0) } ?? false }
    if bare.isEmpty { return [] }
    return answered.isEmpty ? [bareSegment(segment, model)] : bare.map { bareProfile($0, model) }
  }

  private static func bareSegment(_ segment: Int, _ model: Model) -> Finding {
    let document = model.documents[segment]
    return Finding(
      at: SourceLocation(document.path, document.naming), about: Entity(segment),
      Phrase("Für „\(document.name)“ gibt es noch kein Wertangebot.", "There is no value proposition for “\(document.name)” yet."),
      help: Phrase(
        "Was habt ihr für diese Menschen? Legt ein Wertangebot mit `segment: \(document.id)` an. Wollt ihr ihnen bewusst nichts anbieten, dann schreibt hinter `not-served:`, warum.",
        "What do you have for these people? Write a value proposition with `segment: \(document.id)`. If you choose to offer them nothing, say why after `not-served:`."))
  }

  private static func bareProfile(_ profile: BoundProfile, _ model: Model) -> Finding {
    let document = model.documents[profile.document]
    let job = profile.mainJob.map { model.name($0) } ?? ""
    let id = profile.mainJob.map { model.document($0).id } ?? ""
    return Finding(
      at: profile.naming(in: model), about: Entity(profile.document),
      Phrase(
        "Für „\(document.name)“ gibt es bei „\(job)“ noch kein Wertangebot.", "There is no value proposition for “\(document.name)” and “\(job)” yet."),
      help: Phrase(
        "Legt ein Wertangebot mit `segment: \(document.id)` und `main-job: \(id)` an, oder schreibt hinter `not-served:`, warum dieses Profil bewusst keines bekommt.",
        "Write a value proposition with `segment: \(document.id)` and `main-job: \(id)`, or say after `not-served:` why this profile is left without one on purpose."),
      related: profile.mainJob.map { [Diagnostic.Related(model.naming($0), "diese Hauptaufgabe", "this main job")] } ?? [])
  }
}

/// Segments that a value proposition may be for, though it cannot be told: why is reported there.
private struct UnknownSegments {
  private(set) var segments: Set<Int> = []
  /// It may be any of them.
  private(set) var isAny = false

  init(_ model: Model) {
    for at in model.documents(of: .valueProposition) {
      let document = model.documents[at]
      if let reference = document.valueProposition?.segment {
        switch model.target(at, reference) {
        case .missing(let near): segments.formUnion(near.map(\.entity.document))
        case .ambiguous(let entities): segments.formUnion(entities.map(\.document))
        default: break
        }
        continue
      }
      if document.isDamaged { isAny = true }
      for problem in document.problems {
        guard case .listForOne(.segment) = problem.kind else { continue }
        for word in document.sourceText(problem.range).split(whereSeparator: { $0.isWhitespace || "[],\"'".contains($0) }) {
          segments.formUnion(model.index.documents(.segment, id: Folding.slug(String(word))))
        }
      }
    }
  }
}
