import Source
import Bind

extension Rule {
  static let characteristicDoesNotDiscriminate = Rule(
    "characteristic-does-not-discriminate", "R17",
    Phrase("Kein Merkmal ist allen Segmenten gemeinsam.", "No characteristic is shared by all segments."),
    why: Phrase(
      "Gemeinsame Merkmale machen ein Segment aus, und sie unterscheiden es zugleich von den anderen. Was für alle gilt, unterscheidet niemanden; es beschreibt den Markt und gehört zur Zielgruppe (Kundensegmente mit Jobs to Be Done).",
      "Shared characteristics make a segment, and they set it apart from the others. What holds for all sets nobody apart; it describes the market and belongs to the target group (customer segments with Jobs to Be Done)."),
    .table(jtbd: .info, b2b: .info, vpc: .info, odi: .info, marketing: .info),
    examples: [
      .bad(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        characteristics:
          - {id: sprache, title: ⟦Spricht Deutsch⟧, category: geographic, attribute: language}
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        irrelevant:
          - {characteristic: sprache, because: Die Anzeigen am Bahnsteig verstehen alle.}
        ---
        -- segments/zugbegleiter.md --
        ---
        kind: segment
        title: Begleitpersonal im Nahverkehr
        level: person
        characteristics:
          - {id: sprache, title: Spricht Deutsch, category: geographic, attribute: language}
        main-job: zur-arbeit-kommen
        gain: puenktlich
        irrelevant:
          - {characteristic: sprache, because: Der Dienstplan hat mit Sprache nichts zu tun.}
        ---
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Zur Arbeit kommen
        gains:
          - {id: fahrzeit, title: Dauer der Fahrt verkürzen}
          - {id: puenktlich, title: Häufigkeit von Verspätungen senken}
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
          - {id: wohnort, title: Wohnort, category: geographic, attribute: location, value: auf dem Land}
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        irrelevant:
          - {characteristic: wohnort, because: Der Zug hält in jedem Dorf.}
        ---
        -- segments/zugbegleiter.md --
        ---
        kind: segment
        title: Begleitpersonal im Nahverkehr
        level: person
        characteristics:
          - {id: wohnort, title: Wohnort, category: geographic, attribute: location, value: nahe am Betriebshof}
        main-job: zur-arbeit-kommen
        gain: puenktlich
        irrelevant:
          - {characteristic: wohnort, because: Der Dienst beginnt immer am Betriebshof.}
        ---
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Zur Arbeit kommen
        gains:
          - {id: fahrzeit, title: Dauer der Fahrt verkürzen}
          - {id: puenktlich, title: Häufigkeit von Verspätungen senken}
        ---
        """, also: ["segment-priority"]),
      .bad(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        characteristics:
          - {id: language, title: ⟦Speaks English⟧, category: geographic, attribute: language}
        main-job: get-to-work
        gain: travel-time
        irrelevant:
          - {characteristic: language, because: The signs on the platform are pictures.}
        ---
        -- segments/train-crews.md --
        ---
        kind: segment
        title: Crews of local trains
        level: person
        characteristics:
          - {id: language, title: Speaks English, category: geographic, attribute: language}
        main-job: get-to-work
        gain: punctuality
        irrelevant:
          - {characteristic: language, because: The roster has nothing to do with language.}
        ---
        -- jobs/get-to-work.md --
        ---
        kind: job
        title: Get to work
        gains:
          - {id: travel-time, title: Reduce the time spent on the way}
          - {id: punctuality, title: Reduce the number of late arrivals}
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
          - {id: home, title: Where they live, category: geographic, attribute: location, value: in the countryside}
        main-job: get-to-work
        gain: travel-time
        irrelevant:
          - {characteristic: home, because: The train calls at every village.}
        ---
        -- segments/train-crews.md --
        ---
        kind: segment
        title: Crews of local trains
        level: person
        characteristics:
          - {id: home, title: Where they live, category: geographic, attribute: location, value: close to the depot}
        main-job: get-to-work
        gain: punctuality
        irrelevant:
          - {characteristic: home, because: Every shift begins at the depot.}
        ---
        -- jobs/get-to-work.md --
        ---
        kind: job
        title: Get to work
        gains:
          - {id: travel-time, title: Reduce the time spent on the way}
          - {id: punctuality, title: Reduce the number of late arrivals}
        ---
        """, in: .en, also: ["segment-priority"]),
    ],
    check: .model { model in
      let segments = model.documents(of: .segment).filter { model.documents[$0].status != "retired" }
      guard segments.count >= 2 else { return [] }
      // What all share the first one has too, and whatever one lacks is shared by none.
      var shared: [(key: String, places: [Entity])] = characteristics(of: segments[0], model).map { ($0.key, [$0.entity]) }
      for segment in segments.dropFirst() where !shared.isEmpty {
        let own = Dictionary(characteristics(of: segment, model).map { ($0.key, $0.entity) }, uniquingKeysWith: { first, _ in first })
        shared = shared.compactMap { entry in own[entry.key].map { (entry.key, entry.places + [$0]) } }
      }
      return shared.map { entry in
        let name = model.name(entry.places[0])
        return Finding(
          at: model.naming(entry.places[0]), about: entry.places[0],
          Phrase(
            "„\(name)“ gilt für \(segments.count == 2 ? "beide" : "alle \(segments.count)") Segmente und unterscheidet keines.", "“\(name)” holds for \(segments.count == 2 ? "both segments and sets neither" : "all \(segments.count) segments and sets none of them") apart."),
          help: Phrase(
            "Schreibt es einmal in die Zielgruppe. Unterscheiden sich die Segmente darin doch, dann sagt mit `value:`, worin.",
            "Write it once in the target group. If the segments do differ in it, say with `value:` how."),
          related: entry.places.dropFirst().prefix(20).map { entity in
            let segment = model.document(entity).name
            return Diagnostic.Related(model.naming(entity), "gilt auch für „\(segment)“", "holds for “\(segment)” too")
          })
      }
    })

  /// What the characteristics of a segment say: attribute and value; without a value, the title stands for it.
  private static func characteristics(of segment: Int, _ model: Model) -> [(key: String, entity: Entity)] {
    let document = model.documents[segment]
    return (document.segment?.characteristics ?? []).compactMap { index in
      let item = document.items[index]
      guard let words = item.record.text("value")?.string ?? item.title?.string, !words.isEmpty else { return nil }
      return ((item.record.choice("attribute") ?? "") + "\u{0}" + Folding.words(words), Entity(segment, index))
    }
  }
}
