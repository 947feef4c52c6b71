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
      .bad(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        main-job: get-to-work
        gain: ⟦TBD⟧
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
    check: .shapes { problem, place in
      guard case .open(let path) = problem.kind else { return nil }
      let key = path.split(separator: "/").last.map(String.init) ?? path
      let belongs = Field.at(path, in: place.kind).map(expected) ?? Phrase("", "")
      return Finding(
        at: place.location(problem.range), about: place.entity(problem.item),
        Phrase("`\(key)` ist noch offen.", "`\(key)` is still open."),
        help: Phrase(
          "\(belongs.de)Sobald ihr es wisst, ersetzt das Wort durch den Wert; bis dahin gilt die Angabe als fehlend.",
          "\(belongs.en)Replace the word with the value as soon as you know it; until then it counts as missing."))
    })

  /// What belongs there, so that nobody has to look it up.
  private static func expected(_ field: Field) -> Phrase {
    let meaning = field.help.de.isEmpty ? field.label : field.help
    let form = form(of: field.type)
    return Phrase("Hierher gehört: \(meaning.de)\(form.de). ", "What belongs here: \(meaning.en)\(form.en). ")
  }

  private static func keys(_ fields: [Field]) -> String {
    String.list(fields.map(\.key).filter { $0 != "evidence" && $0 != "allow" }.prefix(7).map { $0 })
  }

  private static func form(of type: FieldType) -> Phrase {
    switch type {
    case .choice(let vocabulary):
      vocabulary.keys.count > 12
        ? Phrase("", "") : Phrase("; möglich sind \(String.list(vocabulary.keys))", "; possible are \(String.list(vocabulary.keys))")
    case .list(.record(let fields)), .list(.item(_, let fields)):
      Phrase("; je Eintrag etwa \(keys(fields))", "; each entry with keys such as \(keys(fields))")
    case .list(let element): form(of: element)
    case .day: Phrase(", etwa `2026-03-14`", ", such as `2026-03-14`")
    case .money: Phrase(", etwa `19 EUR/month`", ", such as `19 EUR/month`")
    case .duration: Phrase(", etwa `90 minutes` oder `12 months`", ", such as `90 minutes` or `12 months`")
    default: Phrase("", "")
    }
  }
}
