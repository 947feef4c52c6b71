import Source
import Bind

extension Rule {
  static let keyMissing = Rule(
    "key-missing", "L07",
    Phrase("Was ein Dokument braucht, steht darin.", "What a document needs stands in it."),
    why: Phrase(
      "Ohne diese wenigen Angaben hat eine Seite keinen Namen und ein Verweis kein Ziel. Es sind so wenige wie möglich; alles andere darf wachsen.",
      "Without these few details a page has no name and a reference no target. They are as few as possible; everything else may grow."),
    .always(.error),
    examples: [
      .bad(
        """
        -- personas/frueh-unterwegs.md --
        ---
        kind: ⟦persona⟧
        segment: pendler
        basis: fictional
        ---
        """),
      .good(
        """
        -- personas/frueh-unterwegs.md --
        ---
        kind: persona
        title: Früh unterwegs
        segment: pendler
        basis: fictional
        ---
        """,
        also: ["persona-without-evidence"]),
      .bad(
        """
        -- personas/up-before-dawn.md --
        ---
        kind: ⟦persona⟧
        segment: commuters
        basis: fictional
        ---
        """, in: .en),
      .good(
        """
        -- personas/up-before-dawn.md --
        ---
        kind: persona
        title: Up before dawn
        segment: commuters
        basis: fictional
        ---
        """, in: .en, also: ["persona-without-evidence"]),
    ],
    check: .shapes { problem, place in
      guard case .keyMissing(let key, let label, let help, let configuration) = problem.kind else { return nil }
      let what = help.de.isEmpty ? label : help
      let file = configuration ? Phrase("In `jtbd.yml`", "`jtbd.yml`") : Phrase("Hier", "This")
      return Finding(
        at: place.location(problem.range), about: place.entity(problem.item),
        Phrase("\(file.de) fehlt `\(key)`.", "\(file.en) lacks `\(key)`."),
        help: Phrase("Ergänzt die Zeile `\(key): …` (\(what.de)).", "Add the line `\(key): …` (\(what.en))."))
    })
}
