import Source
import Bind

extension Rule {
  static let clarifierIrrelevant = Rule(
    "clarifier-irrelevant", "R13",
    Phrase(
      "Worauf ein Clarifier sich bezieht, gehört zu diesem Profil: Von dort führt ein Weg zur Hauptaufgabe.",
      "What a clarifier refers to belongs to this profile: from there a path leads to the main job."),
    why: Phrase(
      "Dasselbe Merkmal kann bei der einen Aufgabe alles ändern und bei der anderen nichts. Ein Clarifier zählt deshalb nur, wenn das, worauf er sich bezieht, zur Hauptaufgabe dieses Profils führt: ihr Gewinn, ihr Schmerzpunkt, ihr Schritt oder eine Aufgabe, die ihr dient. Führt kein Weg dorthin, so grenzt er das Segment mit einem Grund ein, der für etwas anderes gilt (Kundensegmente mit Jobs to Be Done).",
      "The same characteristic can change everything about one job and nothing about another. A clarifier therefore counts only if what it refers to leads to this profile's main job: its gain, its pain, its step, or a job that serves it. Where no path leads there, it narrows the segment for a reason that holds for something else (customer segments with Jobs to Be Done)."),
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
        -- segments/angestellte.md --
        ---
        kind: segment
        title: Angestellte kurz vor dem Ruhestand
        level: person
        main-job: fuer-das-alter-vorsorgen
        gain: altersarmut
        ---
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        clarifiers:
          - title: Legt wenig Geld zurück
            relevant-to: [⟦fuer-das-alter-vorsorgen⟧]
            because: Nach Miete und Fahrkarte bleibt kaum etwas übrig.
          - title: Verdient unregelmäßig
            relevant-to: [main-job, ⟦altersarmut⟧]
            because: Feste Raten passen nicht zu schwankenden Einnahmen.
        ---
        """),
      .good(
        """
        -- jobs/bahn-wechseln.md --
        ---
        kind: job
        title: Die Bahn wechseln
        supports: [zur-arbeit-kommen]
        pains:
          - id: anschluss-weg
            title: Der Anschluss fährt vor der Ankunft ab
        ---
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        clarifiers:
          - title: Ist nicht gut zu Fuß
            relevant-to: [anschluss-weg]
            because: Der Weg zum anderen Bahnsteig dauert doppelt so lange.
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
        -- segments/late-savers.md --
        ---
        kind: segment
        title: Employees in their last ten years at work
        level: person
        main-job: save-for-retirement
        gain: shortfall
        ---
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        clarifiers:
          - title: Puts little money aside
            relevant-to: [⟦save-for-retirement⟧]
            because: After the rent and the season ticket there is hardly anything left.
          - title: Is paid by the hour
            relevant-to: [main-job, ⟦shortfall⟧]
            because: A fixed amount each month does not suit a wage that changes.
        ---
        """, in: .en),
      .good(
        """
        -- jobs/change-trains.md --
        ---
        kind: job
        title: Change trains
        supports: [get-to-work]
        pains:
          - id: connection-gone
            title: The connection leaves before the first train is in
        ---
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        clarifiers:
          - title: Walks with a stick
            relevant-to: [connection-gone]
            because: Crossing to the other platform takes twice as long.
        ---
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard document.segment != nil else { return [] }
      var findings: [Finding] = []
      for profile in model.profiles(of: index) {
        for clarifier in profile.profile.clarifiers {
          for reference in clarifier.relevantTo {
            let text = document.references[reference].text
            if text.string == "main-job" || text.string == "gain" { continue }
            let target: Entity
            switch model.target(index, reference) {
            case .unreachable(let found): target = found[0]
            case .resolved(let found), .renamed(let found): target = found
            default: continue
            }
            guard model.documents[target.document].job != nil, let path = model.missingPath(from: target.document, to: profile), !path.isUncertain else { continue }
            findings.append(irrelevant(SourceLocation(document.path, text.range), about: Entity(index, clarifier.item), target, path, model))
          }
        }
      }
      return findings
    })

  private static func irrelevant(
    _ place: SourceLocation, about clarifier: Entity, _ target: Entity, _ path: MissingPath, _ model: Model
  ) -> Finding {
    let name = model.name(clarifier), mainJob = model.documents[path.main], job = model.documents[target.document]
    let home = home(path, model)
    var related = [
      Diagnostic.Related(
        model.naming(target), target.item == nil ? "darauf bezieht sich der Clarifier" : "darauf bezieht er sich, in „\(job.name)“",
        target.item == nil ? "this is what the clarifier refers to" : "this is what it refers to, in “\(job.name)”"),
      Diagnostic.Related(path.profile.naming(in: model), "die Hauptaufgabe dieses Profils", "this profile's main job"),
    ]
    if let owner = path.home {
      related.append(Diagnostic.Related(owner.naming(in: model), "zu diesem Profil gehört es", "this is the profile that it belongs to"))
    }
    let link = gap(path, model)
    let item = model.item(target).map { item in
      let title = item.title?.string ?? item.id
      return Phrase("„\(title)“ gehört zu „\(job.name)“, und das führt", "“\(title)” belongs to “\(job.name)”, which does")
    } ?? Phrase("„\(job.name)“ führt", "“\(job.name)” does")
    return Finding(
      at: place, about: clarifier,
      Phrase(
        "„\(name)“ zählt so nicht für „\(mainJob.name)“: \(item.de) nicht dorthin\(link.message.de), \(home.message.de).",
        "“\(name)” does not count for “\(mainJob.name)” like this: \(item.en) not lead there\(link.message.en), \(home.message.en)."),
      help: Phrase(
        "Ändert das Merkmal etwas an „\(mainJob.name)“, dann schreibt `main-job`, `gain` oder einen Gewinn, Schmerzpunkt oder Schritt, der dorthin führt. \(link.help.de) \(home.help.de)",
        "If the characteristic changes something about “\(mainJob.name)”, write `main-job`, `gain`, or a gain, pain or step that leads there. \(link.help.en) \(home.help.en)"),
      related: related)
  }

  /// Where the path breaks off, and what would close it.
  private static func gap(_ path: MissingPath, _ model: Model) -> (message: Phrase, help: Phrase) {
    let mainJob = model.documents[path.main]
    if path.isReversed {
      let name = model.documents[path.job].name
      return (
        Phrase(" (umgekehrt: „\(mainJob.name)“ dient „\(name)“)", " (the other way round: “\(mainJob.name)” serves “\(name)”)"),
        Phrase("Geht es in Wahrheit um „\(name)“, dann gehört diese Aufgabe in ein eigenes Profil.", "If it is really about “\(name)”, that job belongs in a profile of its own.")
      )
    }
    let last = model.documents[path.last]
    let stops = path.way.count == 1 ? Phrase("", "") : Phrase("der Weg endet bei „\(last.name)“, ", "the path ends at “\(last.name)”, ")
    return (
      Phrase(" (\(stops.de)`\(last.id)` bräuchte `supports: [\(mainJob.id)]`)", " (\(stops.en)`\(last.id)` would need `supports: [\(mainJob.id)]`)"),
      Phrase(
        "Dient „\(last.name)“ wirklich „\(mainJob.name)“, dann ergänzt dort `supports: [\(mainJob.id)]`.",
        "If “\(last.name)” does serve “\(mainJob.name)”, add `supports: [\(mainJob.id)]` there.")
    )
  }

  /// The profile that the target does belong to.
  private static func home(_ path: MissingPath, _ model: Model) -> (message: Phrase, help: Phrase) {
    guard let owner = path.home, let main = owner.mainJob else {
      return (
        Phrase("und kein Segment hat diese Aufgabe", "and no segment has that job"),
        Phrase("Geht es um ein anderes Vorhaben, dann fehlt dafür noch ein Profil.", "If it is about something else, a profile for that is still missing.")
      )
    }
    let segment = model.documents[owner.document].name, mainJob = model.name(main)
    if owner.document == path.profile.document {
      return (
        Phrase("sondern gehört zum Profil „\(mainJob)“ desselben Segments", "but belongs to the profile “\(mainJob)” of the same segment"),
        Phrase("Sonst verschiebt den Clarifier in das Profil „\(mainJob)“.", "Otherwise move the clarifier into the profile “\(mainJob)”.")
      )
    }
    return (
      Phrase("sondern gehört zum Segment „\(segment)“", "but belongs to the segment “\(segment)”"),
      Phrase("Sonst gehört der Clarifier zum Segment „\(segment)“, wo es um „\(mainJob)“ geht.", "Otherwise the clarifier belongs to the segment “\(segment)”, which is about “\(mainJob)”.")
    )
  }
}
