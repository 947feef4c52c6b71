import Source
import Bind

extension Rule {
  static let gainBelongsToMainJob = Rule(
    "gain-belongs-to-main-job", "R10",
    Phrase(
      "Der wichtigste Gewinn ist ein Gewinn der Hauptaufgabe oder einer Aufgabe, die ihr dient.",
      "The most important gain is a gain of the main job or of a job that serves it."),
    why: Phrase(
      "Der Gewinn ist das Ergebnis, an dem diese Menschen merken, dass ihre Hauptaufgabe gut erledigt ist. Gehört er zu einer anderen Aufgabe, so misst das Profil etwas anderes als das, was es verspricht (Kundensegmente mit Jobs to Be Done).",
      "The gain is the outcome by which these people know that their main job was done well. If it belongs to another job, the profile measures something else than what it promises (customer segments with Jobs to Be Done)."),
    .always(.error),
    examples: [
      .bad(
        """
        -- jobs/fuer-das-alter-vorsorgen.md --
        ---
        kind: job
        title: Für das Alter vorsorgen
        gains:
          - id: altersarmut
            title: Risiko von Altersarmut senken
        ---
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: ⟦altersarmut⟧
        ---
        """),
      .good(
        """
        -- jobs/bahn-wechseln.md --
        ---
        kind: job
        title: Die Bahn wechseln
        supports: [zur-arbeit-kommen]
        gains:
          - id: anschluss
            title: Anzahl verpasster Anschlüsse senken
        ---
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: anschluss
        ---
        """),
      .bad(
        """
        -- jobs/save-for-retirement.md --
        ---
        kind: job
        title: Save for retirement
        gains:
          - id: shortfall
            title: Reduce the risk of running out of money
        ---
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: ⟦shortfall⟧
        ---
        """, in: .en),
      .good(
        """
        -- jobs/change-trains.md --
        ---
        kind: job
        title: Change trains
        supports: [get-to-work]
        gains:
          - id: connections
            title: Reduce the number of missed connections
        ---
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: connections
        ---
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard document.segment != nil else { return [] }
      return model.profiles(of: index).compactMap { profile in
        guard let reference = profile.profile.gain, let main = profile.mainJob else { return nil }
        let gain: Entity
        switch model.target(index, reference) {
        case .unreachable(let found): gain = found[0]
        case .resolved(let found), .renamed(let found): gain = found
        default: return nil
        }
        guard !profile.jobs.contains(gain.document), model.documents[gain.document].job != nil, model.knowsTheWayUp(from: gain.document) else { return nil }
        let owner = model.documents[gain.document], mainJob = model.document(main)
        let proposal = mainJob.job?.gains.first.map { mainJob.items[$0] }
        let help = proposal.map { item in
          let title = item.title?.string ?? item.id
          return Phrase(
            "Nennt einen Gewinn der Hauptaufgabe, etwa `\(item.id)` („\(title)“). Dient „\(owner.name)“ ihr wirklich, dann ergänzt dort `supports: [\(mainJob.id)]`.",
            "Name a gain of the main job, such as `\(item.id)` (“\(title)”). If “\(owner.name)” does serve it, add `supports: [\(mainJob.id)]` there.")
        } ?? Phrase(
          "Schreibt bei „\(mainJob.name)“ unter `gains:`, woran man merkt, dass sie erledigt ist, und nennt hier dessen Kennung.",
          "Write under `gains:` of “\(mainJob.name)” how one knows that it is done, and name that gain's id here.")
        return Finding(
          at: SourceLocation(document.path, document.references[reference].text.range), about: Entity(index),
          Phrase(
            "„\(model.name(gain))“ ist ein Gewinn von „\(owner.name)“, und diese Aufgabe führt nicht zur Hauptaufgabe „\(mainJob.name)“.",
            "“\(model.name(gain))” is a gain of “\(owner.name)”, a job that does not lead to the main job “\(mainJob.name)”."),
          help: help,
          related: [
            Diagnostic.Related(model.naming(gain), "der Gewinn gehört zu „\(owner.name)“", "the gain belongs to “\(owner.name)”"),
            Diagnostic.Related(profile.naming(in: model), "die Hauptaufgabe des Profils", "the profile's main job"),
          ])
      }
    })
}
