import Source
import Bind

extension Rule {
  static let secondaryJobSupportsMainJob = Rule(
    "secondary-job-supports-main-job", "R11",
    Phrase("Jede weitere Aufgabe eines Profils führt über `supports` zu seiner Hauptaufgabe.", "Every further job of a profile leads to its main job through `supports`."),
    why: Phrase(
      "Menschen haben viele Aufgaben, aber die weiteren zielen alle darauf, die eine Hauptaufgabe zu schaffen. Eine, die nicht dorthin führt, gehört zu einem anderen Profil, oder die Verbindung ist noch nicht aufgeschrieben (Kundensegmente mit Jobs to Be Done). Gefühle und Ansehen begleiten eine Aufgabe, ohne ihr zu dienen; sie sind ausgenommen.",
      "People have many jobs, but the further ones all aim at getting the one main job done. One that does not lead there belongs to another profile, or the link has not been written down yet (customer segments with Jobs to Be Done). Feelings and standing accompany a job without serving it; they are exempt."),
    .table(jtbd: .warning, b2b: .warning, vpc: .warning, odi: .warning, marketing: .info),
    examples: [
      .bad(
        """
        -- jobs/fuer-das-alter-vorsorgen.md --
        ---
        kind: job
        title: Für das Alter vorsorgen
        ---
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        jobs: [⟦fuer-das-alter-vorsorgen⟧]
        ---
        """),
      .good(
        """
        -- jobs/bahn-wechseln.md --
        ---
        kind: job
        title: Die Bahn wechseln
        supports: [zur-arbeit-kommen]
        ---
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        jobs: [bahn-wechseln]
        ---
        """),
      .bad(
        """
        -- jobs/save-for-retirement.md --
        ---
        kind: job
        title: Save for retirement
        ---
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        jobs: [⟦save-for-retirement⟧]
        ---
        """, in: .en),
      .good(
        """
        -- jobs/change-trains.md --
        ---
        kind: job
        title: Change trains
        supports: [get-to-work]
        ---
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        jobs: [change-trains]
        ---
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard document.segment != nil else { return [] }
      var findings: [Finding] = []
      for profile in model.profiles(of: index) {
        guard let main = profile.mainJob else { continue }
        for reference in profile.profile.jobs {
          guard let entity = model.entity(index, reference), !profile.jobs.contains(entity.document) else { continue }
          let job = model.documents[entity.document], mainJob = model.document(main)
          let type = job.record.choice("type")
          if type == "emotional" || type == "social" || !model.knowsTheWayUp(from: entity.document) { continue }
          // Related jobs are independent by definition; to list them is a matter of taste.
          let isRelated = isRelated(entity.document, main.document, model) || isRelated(main.document, entity.document, model)
          findings.append(
            Finding(
              at: SourceLocation(document.path, document.references[reference].text.range), about: Entity(index), cap: isRelated ? .info : nil,
              Phrase(
                "„\(job.name)“ führt nicht zur Hauptaufgabe „\(mainJob.name)“.", "“\(job.name)” does not lead to the main job “\(mainJob.name)”."),
              help: Phrase(
                "Hilft sie dabei, dann ergänzt bei „\(job.name)“ `supports: [\(mainJob.id)]`. Steht sie für sich, dann gehört sie in ein Profil, dessen Hauptaufgabe sie ist.",
                "If it helps with that, add `supports: [\(mainJob.id)]` to “\(job.name)”. If it stands on its own, it belongs in a profile of which it is the main job."),
              related: [
                Diagnostic.Related(model.naming(entity), "hier fehlt `supports: [\(mainJob.id)]`", "here `supports: [\(mainJob.id)]` is missing"),
                Diagnostic.Related(profile.naming(in: model), "die Hauptaufgabe des Profils", "the profile's main job"),
              ]))
        }
      }
      return findings
    })

  private static func isRelated(_ job: Int, _ other: Int, _ model: Model) -> Bool {
    model.documents[job].job?.related.contains { model.entity(job, $0)?.document == other } ?? false
  }
}
