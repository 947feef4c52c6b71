import Source
import Bind

extension Rule {
  static let segmentNeedsGain = Rule(
    "segment-needs-gain", "R08",
    Phrase("Jedes Profil nennt seinen wichtigsten Gewinn.", "Every profile names its most important gain."),
    why: Phrase(
      "Erst wenn klar ist, woran diese Menschen merken, dass ihre Hauptaufgabe erledigt ist, lässt sich entscheiden, welche Merkmale zählen und ob ein Angebot hilft. Ohne Gewinn ist jede spätere Aussage über das Segment geraten (Kundensegmente mit Jobs to Be Done).",
      "Only when it is clear how these people know that their main job is done can one decide which characteristics matter and whether an offer helps. Without a gain, everything said later about the segment is a guess (customer segments with Jobs to Be Done)."),
    .table(jtbd: .error, b2b: .error, vpc: .error, odi: .error, marketing: .info).at("idea", .warning), completeness: true,
    examples: [
      .bad(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        main-job: ⟦zur-arbeit-kommen⟧
        ---
        """),
      .good(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ---
        """),
      .bad(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        main-job: ⟦get-to-work⟧
        ---
        """, in: .en),
      .good(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        main-job: get-to-work
        gain: travel-time
        ---
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard document.segment != nil, document.status != "retired" else { return [] }
      return model.profiles(of: index).compactMap { profile in
        let record = profile.profile.record
        // Without a main job that is missed first; a gain of nothing cannot be asked for.
        guard !record.lacks("main-job"), document.lacks("gain", in: record) else { return nil }
        let place = record["gain"].map { SourceLocation(document.path, $0.key) } ?? profile.naming(in: model)
        return Finding(
          at: place, about: Entity(index),
          profile.mainJob.map {
            Phrase(
              "Für „\(document.name)“ ist bei „\(model.name($0))“ kein wichtigster Gewinn genannt.",
              "“\(document.name)” names no most important gain for “\(model.name($0))”.")
          } ?? Phrase("Für „\(document.name)“ ist kein wichtigster Gewinn genannt.", "“\(document.name)” names no most important gain."),
          help: Phrase(
            "Wann sagen diese Menschen, dass die Aufgabe gut erledigt ist? Schreibt die Kennung dieses Gewinns hinter `gain:`.",
            "When do these people say that the job was done well? Write that gain's id after `gain:`."),
          related: profile.mainJob.map { [Diagnostic.Related(model.naming($0), "die Hauptaufgabe; ihre Gewinne stehen hier", "the main job; its gains stand here")] } ?? [])
      }
    })
}
