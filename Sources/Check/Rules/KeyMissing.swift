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
      let owner = configuration ? Phrase("In `jtbd.yml` fehlt", "`jtbd.yml` lacks") : owner(of: problem, key, place)
      return Finding(
        at: place.location(problem.range), about: place.entity(problem.item),
        // Where a clarifier comes from can be told later; everything else is read with it.
        cap: key == "category" ? .info : nil,
        Phrase("\(owner.de) `\(key)`.", "\(owner.en) `\(key)`."),
        help: Phrase("Ergänzt die Zeile `\(key): …` (\(what.de)).", "Add the line `\(key): …` (\(what.en))."))
    })

  /// What lacks the key: the document, one of its items, or a nameless entry in it.
  private static func owner(of problem: ShapeProblem, _ key: String, _ place: LanguagePlace) -> Phrase {
    guard let document = place.source else { return Phrase("Hier fehlt", "This lacks") }
    let name = document.name.shortened
    if let number = problem.item {
      let item = document.items[number], noun = Noun.of(item.kind)
      if let title = item.title?.string.shortened { return Phrase("„\(title)“ fehlt", "“\(title)” lacks") }
      if let id = item.writtenID?.string.shortened { return Phrase("Bei `\(id)` fehlt", "`\(id)` lacks") }
      return Phrase("In „\(name)“ fehlt \(noun.gender == .feminine ? "einer" : "einem") \(noun.de)", "\("aeiou".contains(noun.en.first!) ? "An" : "A") \(noun.en) of “\(name)” lacks")
    }
    if let kind = place.kind, Field.fields(of: kind).contains(where: { $0.isRequired && $0.key == key }) { return Phrase("„\(name)“ fehlt", "“\(name)” lacks") }
    return Phrase("In „\(name)“ fehlt einem Eintrag", "An entry of “\(name)” lacks")
  }
}
