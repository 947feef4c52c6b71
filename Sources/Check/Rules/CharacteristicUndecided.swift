import Source
import Bind

extension Rule {
  static let characteristicUndecided = Rule(
    "characteristic-undecided", "R15",
    Phrase(
      "Für jedes Profil ist entschieden, ob ein Merkmal des Segments zählt: als Clarifier oder als nicht relevant, mit Grund.",
      "For every profile it is decided whether a characteristic of the segment matters: as a clarifier, or as not relevant, with a reason."),
    why: Phrase(
      "Sind Hauptaufgabe und Gewinn bekannt, lässt sich für jedes Merkmal sagen, ob es zählt. Auch das Nein ist eine Erkenntnis: Es verhindert, dass jemand das Angebot später doch danach ausrichtet (Kundensegmente mit Jobs to Be Done).",
      "Once the main job and the gain are known, one can say of every characteristic whether it matters. A no is an insight too: it keeps anybody from shaping the offer by it later (customer segments with Jobs to Be Done)."),
    .table(jtbd: .info, b2b: .info, vpc: .info, odi: .info, marketing: .info)
      .variant("researched", .table(jtbd: .warning, b2b: .warning, vpc: .warning, odi: .warning, marketing: .warning)),
    completeness: true,
    examples: [
      .bad(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        characteristics:
          - id: wohnort
            title: Wohnt auf dem Land
            category: geographic
            attribute: location
        main-job: ⟦zur-arbeit-kommen⟧
        gain: fahrzeit
        ---
        """),
      .good(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        characteristics:
          - {id: wohnort, title: Wohnt auf dem Land, category: geographic, attribute: location}
          - {id: alter, title: Mitte vierzig, category: sociodemographic, attribute: age}
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        clarifiers:
          - title: Wohnt weit vom Bahnhof
            from: wohnort
            relevant-to: [gain]
            because: Der Weg zum ersten Zug dauert länger als die Fahrt.
        irrelevant:
          - characteristic: alter
            because: Der Zug fährt für alle gleich lange.
        ---
        """),
      .bad(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        characteristics:
          - id: home
            title: Lives in the countryside
            category: geographic
            attribute: location
        main-job: ⟦get-to-work⟧
        gain: travel-time
        ---
        """, in: .en),
      .good(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        characteristics:
          - {id: home, title: Lives in the countryside, category: geographic, attribute: location}
          - {id: age, title: In their forties, category: sociodemographic, attribute: age}
        main-job: get-to-work
        gain: travel-time
        clarifiers:
          - title: Lives far from the station
            from: home
            relevant-to: [gain]
            because: Reaching the first train takes longer than the ride.
        irrelevant:
          - characteristic: age
            because: The train takes as long for everybody.
        ---
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard let segment = document.segment, !segment.characteristics.isEmpty, document.status != "retired" else { return [] }
      var findings: [Finding] = []
      for profile in model.profiles(of: index) {
        // Only where a job is known can the question be asked.
        guard let main = profile.mainJob else { continue }
        let keys = profile.profile
        if keys.record.has("clarifiers"), keys.clarifiers.isEmpty { continue }
        var decided: Set<Int> = []
        for reference in keys.clarifiers.compactMap(\.source) + keys.irrelevant.compactMap(\.characteristic) {
          switch model.target(index, reference) {
          case .resolved(let entity), .renamed(let entity): if let item = entity.item { decided.insert(item) }
          // A misspelt name is reported as such; what it stands for has been decided.
          case .missing(let near): decided.formUnion(near.compactMap(\.entity.item))
          default: break
          }
        }
        for item in segment.characteristics where !decided.contains(item) {
          let name = model.name(Entity(index, item)), job = model.name(main)
          findings.append(
            Finding(
              at: profile.naming(in: model), about: Entity(index, item), variant: ["researched", "validated"].contains(document.status) ? "researched" : "",
              Phrase(
                "Ob das Merkmal „\(name)“ bei „\(job)“ zählt, ist noch nicht entschieden.", "Whether the characteristic “\(name)” matters for “\(job)” is not decided yet."),
              help: Phrase(
                "Ändert es etwas an der Aufgabe oder am Gewinn, dann wird daraus ein Clarifier mit `from: \(document.items[item].id)`; sonst nennt es unter `irrelevant:` mit dem Grund.",
                "If it changes something about the job or the gain, it becomes a clarifier with `from: \(document.items[item].id)`; otherwise name it under `irrelevant:` with the reason."),
              related: [Diagnostic.Related(model.naming(Entity(index, item)), "das Merkmal", "the characteristic")]))
        }
      }
      return findings
    })
}
