import Source
import Parse
import Bind

extension Rule {
  static let keyDuplicate = Rule(
    "key-duplicate", "L03",
    Phrase("Ein Schlüssel steht an einer Stelle nur einmal.", "A key stands only once in a place."),
    why: Phrase(
      "Von zwei gleichen Schlüsseln kann nur einer gelten, und jedes Programm nimmt einen anderen. Wer den falschen ändert, ändert nichts und merkt es nicht.",
      "Of two equal keys only one can count, and every program takes another. Whoever edits the wrong one changes nothing and does not notice."),
    .always(.error), locked: true,
    examples: [
      .bad(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ⟦title⟧: Pendler
        ---
        """,
        fixed: """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        main-job: zur-arbeit-kommen
        gain: fahrzeit
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
        main-job: get-to-work
        gain: travel-time
        ⟦title⟧: Commuters
        ---
        """, in: .en,
        fixed: """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        main-job: get-to-work
        gain: travel-time
        ---
        """),
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
    check: .parsing { problem, place in
      guard case .keyDuplicate(let key, let first, let sameValue, let removal) = problem.kind else { return nil }
      // Two versions of a key that a merge has left are no slip, and neither is to be removed without asking.
      if place.conflict(around: problem.range) != nil { return nil }
      let fix = Fix("Den zweiten Eintrag entfernen", "Remove the second entry", safe: true, [TextEdit(place.location(removal), "")])
      return Finding(
        at: place.location(problem.range), about: place.entity(),
        sameValue
          ? Phrase("`\(key.shortened)` steht hier zum zweiten Mal, mit demselben Wert.", "`\(key.shortened)` stands here a second time, with the same value.")
          : Phrase("`\(key.shortened)` steht hier zum zweiten Mal, mit einem anderen Wert.", "`\(key.shortened)` stands here a second time, with another value."),
        help: sameValue
          ? Phrase("Nehmt einen der beiden heraus.", "Remove one of the two.")
          : Phrase(
            "Es gilt der erste. Entscheidet, welcher Wert stimmt, und nehmt den anderen heraus.",
            "The first one counts. Decide which value is right, and remove the other."),
        related: [.init(place.location(first), "das erste Mal", "the first time")],
        fixes: sameValue ? [fix] : [])
    })
}
