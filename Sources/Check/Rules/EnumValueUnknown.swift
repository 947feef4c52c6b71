import Source
import Bind

extension Rule {
  static let enumValueUnknown = Rule(
    "enum-value-unknown", "L06",
    Phrase("Wo es feste Wörter gibt, steht eines davon.", "Where there are fixed words, one of them is used."),
    why: Phrase(
      "Nach diesen Wörtern wird gefiltert und verglichen. Ein falsch geschriebenes fiele aus jeder Tabelle, ohne dass jemand es vermisst.",
      "These words are filtered and compared by. A misspelt one would drop out of every table without anybody missing it."),
    .always(.error),
    examples: [
      .bad(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        status: ⟦resaerched⟧
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ---
        """,
        fixed: """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        status: researched
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
        status: erforscht
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
        status: ⟦hypothsis⟧
        main-job: get-to-work
        gain: travel-time
        ---
        """, in: .en,
        fixed: """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        status: hypothesis
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
        status: Hypothesis
        main-job: get-to-work
        gain: travel-time
        ---
        """, in: .en),
    ],
    check: .shapes { problem, place in
      guard case .enumUnknown(let value, let key, let allowed, let nearest, let isSafe) = problem.kind else { return nil }
      // “demographisch” means `sociodemographic`, although `geographic` is nearer by its letters.
      let stem = Folding.slug(value).prefix(6)
      let holding = stem.count == 6 ? allowed.filter { $0.contains(stem) && !$0.hasPrefix(stem) } : []
      let near = holding + nearest.filter { !holding.contains($0) }
      let safe = isSafe && near.first == nearest.first
      let list = Phrase("Möglich sind \(String.list(allowed)).", "The possible values are \(String.list(allowed)).")
      return Finding(
        at: place.location(problem.range), about: place.entity(problem.item),
        Phrase("„\(value.shortened)“ ist kein Wert, den `\(key)` kennt.", "“\(value.shortened)” is not a value that `\(key)` knows."),
        help: near.first.map { Phrase("Gemeint ist wohl `\($0)`. \(list.de)", "You probably mean `\($0)`. \(list.en)") } ?? list,
        fixes: renaming(place.location(problem.range), to: near, safe: safe))
    })
}
