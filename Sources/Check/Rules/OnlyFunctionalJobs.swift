import Source
import Bind

extension Rule {
  static let onlyFunctionalJobs = Rule(
    "only-functional-jobs", "R52",
    Phrase("Ein ausgewähltes Segment hat auch eine emotionale oder soziale Aufgabe.", "A selected segment has an emotional or social job as well."),
    why: Phrase(
      "Menschen wollen nicht nur etwas erledigen, sie wollen sich dabei auf eine Weise fühlen und vor anderen auf eine Weise dastehen. Oft entscheidet gerade das, welches von zwei gleich guten Angeboten sie nehmen (Osterwalder zählt nur funktionale Aufgaben zu den üblichen Fehlern).",
      "People do not only want to get something done; they want to feel a certain way and be seen a certain way while doing it. Often just that decides which of two equally good offers they take (Osterwalder counts functional jobs alone among the usual mistakes)."),
    .table(vpc: .info),
    examples: [
      .bad(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [vpc]
        -- segments/pendler.md --
        ---
        kind: segment
        title: ⟦Pendler⟧
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        selection: {selected: true}
        ---
        """, also: ["segment-without-value-proposition"]),
      .good(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [vpc]
        -- jobs/verlaesslich.md --
        ---
        kind: job
        title: Als verlässlich gelten
        type: social
        supports: [zur-arbeit-kommen]
        ---
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        selection: {selected: true}
        ---
        """, also: ["segment-without-value-proposition"]),
      .bad(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [vpc]
        -- segments/commuters.md --
        ---
        kind: segment
        title: ⟦Commuters⟧
        level: person
        main-job: get-to-work
        gain: travel-time
        selection: {selected: true}
        ---
        """, in: .en, also: ["segment-without-value-proposition"]),
      .good(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [vpc]
        -- jobs/be-seen-as-reliable.md --
        ---
        kind: job
        title: Be seen as reliable
        type: social
        supports: [get-to-work]
        ---
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        selection: {selected: true}
        ---
        """, in: .en, also: ["segment-without-value-proposition"]),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard document.isSelected else { return [] }
      let jobs = model.jobs(of: index)
      guard !jobs.isEmpty, !jobs.contains(where: { model.documents[$0].isFelt || model.documents[$0].isDamaged }) else { return [] }
      return [
        Finding(
          at: SourceLocation(document.path, document.naming), about: Entity(index),
          Phrase("Für „\(document.name)“ sind nur funktionale Aufgaben beschrieben.", "Only functional jobs are described for “\(document.name)”."),
          help: Phrase(
            "Wie wollen sich diese Menschen dabei fühlen, und wie vor anderen dastehen? Ergänzt eine Aufgabe mit `type: emotional` oder `type: social`, die der Hauptaufgabe dient.",
            "How do these people want to feel, and how be seen by others? Add a job with `type: emotional` or `type: social` that supports the main job."))
      ]
    })
}

extension Document {
  /// A segment that was chosen to work on.
  var isSelected: Bool { segment != nil && status != "retired" && record.record("selection")?.flag("selected") == true }
}

extension Model {
  /// The jobs of a segment: main jobs, what leads to them, and what it lists besides.
  func jobs(of segment: Int) -> [Int] {
    var found: [Int] = []
    for bound in profiles(of: segment) {
      for job in bound.jobs + bound.profile.jobs.compactMap({ entity(segment, $0)?.document }) where !found.contains(job) { found.append(job) }
    }
    return found
  }
}
