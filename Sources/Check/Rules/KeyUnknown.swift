import Source
import Bind

extension Rule {
  static let keyUnknown = Rule(
    "key-unknown", "L04",
    Phrase("Jeder Schlüssel ist an dieser Stelle bekannt.", "Every key is known where it stands."),
    why: Phrase(
      "Ein verschriebener Schlüssel ginge sonst still verloren: Der Wert stünde in der Datei, aber nirgends im Modell. Deshalb ist er ein Fehler und keine Notiz.",
      "A misspelt key would otherwise be lost in silence: the value would stand in the file and nowhere in the model. That is why it is an error and not a remark."),
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
        ⟦buying-rol⟧: [user]
        ---
        """,
        fixed: """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        buying-role: [user]
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
        buying-role: [user]
        ---
        """),
    ],
    check: .model { model in
      var findings: [Finding] = []
      for (at, document) in model.documents.enumerated() { findings += unknownKeys(document.problems, document.path, Entity(at)) }
      return findings + unknownKeys(model.configuration.problems, model.configuration.path, nil)
    })

  private static func unknownKeys(_ problems: [ShapeProblem], _ path: String, _ entity: Entity?) -> [Finding] {
    problems.compactMap { problem in
      guard case .keyUnknown(let key, let near, let safe, let known, let kindMissing) = problem.kind else { return nil }
      let location = SourceLocation(path, problem.range)
      let about = entity.map { Entity($0.document, problem.item) }
      if kindMissing {
        return Finding(
          at: location, about: about,
          Phrase("`\(key)` gehört nicht auf eine Seite ohne Art; fehlt `kind:`?", "`\(key)` does not belong on a page without a kind; is `kind:` missing?"),
          help: Phrase(
            "Schreibt als erste Zeile, was diese Datei ist, etwa `kind: segment`. Eine Seite ohne Art kennt nur title, lang, order, tags und allow.",
            "Write what this file is as its first line, such as `kind: segment`. A page without a kind knows only title, lang, order, tags and allow."))
      }
      let help =
        near.first.map { Phrase("Gemeint ist wohl `\($0)`.", "You probably mean `\($0)`.") }
        ?? Phrase("Hier sind bekannt: \(known.joined(separator: ", ")).", "Known here: \(known.joined(separator: ", ")).")
      return Finding(
        at: location, about: about, Phrase("Den Schlüssel `\(key)` gibt es hier nicht.", "There is no key `\(key)` here."), help: help,
        fixes: near.enumerated().map { position, name in
          Fix("In `\(name)` ändern", "Change to `\(name)`", safe: safe && position == 0, [TextEdit(location, name)])
        })
    }
  }
}
