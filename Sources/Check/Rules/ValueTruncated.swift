import Source
import Parse
import Bind

extension Rule {
  static let valueTruncated = Rule(
    "value-truncated", "L18",
    Phrase("Ein Wert endet nicht an einem `#`.", "A value does not end at a `#`."),
    why: Phrase(
      "Leerzeichen und `#` beginnen in YAML eine Anmerkung. Was als „Linie #4“ gemeint war, heißt dann nur noch „Linie“, und nichts daran sieht falsch aus.",
      "A space and `#` begin a remark in YAML. What was meant as “line #4” is then called just “line”, and nothing about it looks wrong."),
    .always(.info),
    examples: [
      .bad(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Fahrgäste der Linie ⟦#⟧4
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ---
        """,
        fixed: """
        -- segments/pendler.md --
        ---
        kind: segment
        title: "Fahrgäste der Linie #4"
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ---
        """),
      .good(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: "Fahrgäste der Linie #4"
        level: person  # was danach kommt, ist eine Anmerkung
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ---
        """),
      .bad(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Passengers on route ⟦#⟧4
        main-job: get-to-work
        gain: travel-time
        ---
        """, in: .en,
        fixed: """
        -- segments/commuters.md --
        ---
        kind: segment
        title: "Passengers on route #4"
        main-job: get-to-work
        gain: travel-time
        ---
        """),
      .good(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: "Passengers on route #4"
        level: person  # what comes after is a remark
        main-job: get-to-work
        gain: travel-time
        ---
        """, in: .en),
    ],
    check: .parsing { problem, place in
      guard case .valueTruncated(let value, let swallowed) = problem.kind else { return nil }
      let text = place.words(value)
      let fix = Fix(
        "In Anführungszeichen setzen", "Put it in quotes", safe: false, [TextEdit(place.location(value), text.quotedForYAML)])
      return Finding(
        at: place.location(problem.range), about: place.entity(),
        Phrase("„\(swallowed.shortened)“ gehört nicht mehr zum Wert: Ab dem `#` ist es eine Anmerkung.", "“\(swallowed.shortened)” is no longer part of the value: from the `#` on it is a remark."),
        help: Phrase(
          "Gehört es dazu, setzt den Wert in Anführungszeichen. Ist es eine Anmerkung, lasst hinter dem `#` ein Leerzeichen.",
          "If it belongs to it, put the value in quotes. If it is a remark, leave a space after the `#`."),
        fixes: [fix])
    })
}
