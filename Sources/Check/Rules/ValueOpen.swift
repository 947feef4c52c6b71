import Source
import Bind

extension Rule {
  static let valueOpen = Rule(
    "value-open", "L17",
    Phrase("Offene Stellen sind benannt.", "What is open is named."),
    why: Phrase(
      "Ein ehrliches „offen“ ist besser als ein geratener Wert: Es zählt als fehlend und wird einmal gesagt, statt der Regel, die den Wert vermissen würde. So entsteht die Liste dessen, was noch zu klären ist.",
      "An honest “TBD” is better than a guess: it counts as missing and is said once, in place of the rule that would miss the value. That makes a list of what is still to be found out."),
    .always(.info),
    examples: [
      .bad(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        main-job: zur-arbeit-kommen
        gain: ⟦TBD⟧
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
    ],
    check: .shapes { problem, place in
      guard case .open(let key) = problem.kind else { return nil }
      return Finding(
        at: place.location(problem.range), about: place.entity(problem.item),
        Phrase("`\(key)` ist noch offen.", "`\(key)` is still open."),
        help: Phrase(
          "Sobald ihr es wisst, ersetzt das Wort durch den Wert; bis dahin gilt die Angabe als fehlend.",
          "Replace the word by the value as soon as you know it; until then it counts as missing."))
    })
}
