import Source
import Bind

extension Rule {
  static let keyUnknown = Rule(
    "key-unknown", "L04",
    Phrase("Jeder Schlüssel ist an dieser Stelle bekannt.", "Every key is known where it stands."),
    why: Phrase(
      "Ein falsch geschriebener Schlüssel ginge sonst still verloren: Der Wert stünde in der Datei, aber nirgends im Modell. Deshalb ist er ein Fehler und keine Notiz.",
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
      .bad(
        """
        -- notizen.md --
        ---
        title: Notizen
        ⟦main-job⟧: zur-arbeit-kommen
        ---

        Ein Segment, dem seine Art fehlt.
        """),
      .bad(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd]
        rules:
          ⟦job-verbform⟧: off
        """,
        fixed: """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd]
        rules:
          job-verb-form: off
        """),
      .bad(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd]
        changes:
          ⟦note-rewordet⟧: off
        """,
        fixed: """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd]
        changes:
          note-reworded: off
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
      .bad(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        main-job: get-to-work
        gain: travel-time
        ⟦buying-rol⟧: [user]
        ---
        """, in: .en,
        fixed: """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        main-job: get-to-work
        gain: travel-time
        buying-role: [user]
        ---
        """),
      .bad(
        """
        -- notes.md --
        ---
        title: Notes
        ⟦main-job⟧: get-to-work
        ---

        A segment that was never told its kind.
        """, in: .en),
      .good(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        main-job: get-to-work
        gain: travel-time
        buying-role: [user]
        ---
        """, in: .en),
    ],
    check: .model { model in model.shapeFindings(unknownKey) + unknownRules(model) + unknownVocabularies(model) + unknownChanges(model) })

  private static func unknownKey(_ problem: ShapeProblem, _ place: LanguagePlace) -> Finding? {
    guard case .keyUnknown(let key, let near, let safe, let known, let kindMissing) = problem.kind else { return nil }
    let location = place.location(problem.range), about = place.entity(problem.item)
    if kindMissing {
      return Finding(
        at: location, about: about,
        Phrase(
          "`\(key.shortened)` gehört nicht auf eine Seite ohne Art; fehlt `kind:`?",
          "`\(key.shortened)` does not belong on a page without a kind; is `kind:` missing?"),
        help: Phrase(
          "Schreibt als erste Zeile, was diese Datei ist, etwa `kind: segment`. Eine Seite ohne Art kennt nur title, lang, order, tags und allow.",
          "Write what this file is as its first line, such as `kind: segment`. A page without a kind has only title, lang, order, tags and allow."),
        fixes: renaming(location, to: near, safe: safe))
    }
    return Finding(
      at: location, about: about,
      Phrase("Den Schlüssel `\(key.shortened)` gibt es hier nicht.", "There is no key `\(key.shortened)` here."),
      help: near.first.map { Phrase("Gemeint ist wohl `\($0)`.", "You probably mean `\($0)`.") }
        ?? Phrase("Hier sind bekannt: \(String.list(known)).", "Known here: \(String.list(known))."),
      fixes: renaming(location, to: near, safe: safe))
  }

  /// Names under `rules:` that are no rule's.
  private static func unknownRules(_ model: Model) -> [Finding] {
    let settings = model.settings
    return (settings.rules + settings.overrides.flatMap(\.rules)).compactMap { setting in
      let name = setting.rule.string
      guard !Rule.catalogue.contains(name) else { return nil }
      let numbered = Rule.all.filter { $0.number.lowercased() == name.lowercased() }
      let hits = numbered.isEmpty ? nearest(to: name, among: Rule.catalogue) : numbered.map { (name: $0.name, distance: 1) }
      let location = SourceLocation(model.configuration.path, setting.rule.range)
      return Finding(
        at: location, about: nil,
        Phrase("Eine Regel `\(name.shortened)` gibt es nicht; die Einstellung bewirkt nichts.", "There is no rule `\(name.shortened)`; the setting has no effect."),
        help: hits.first.map { Phrase("Gemeint ist wohl `\($0.name)`.", "You probably mean `\($0.name)`.") }
          ?? Phrase("`jtbd rules` zeigt alle Namen.", "`jtbd rules` lists all names."),
        fixes: renaming(location, to: hits.map(\.name), safe: hits.filter { $0.distance <= 2 }.count == 1))
    }
  }

  /// Names under `vocabulary:` that extend nothing: neither an enumeration nor a list of the wording rules.
  private static func unknownVocabularies(_ model: Model) -> [Finding] {
    let known = OwnWords.allCases.map(\.rawValue) + Field.extensibleVocabularies
    return model.configuration.record.table("vocabulary").flatMap { row -> [Finding] in
      if !known.contains(row.keyText.string) { return [unknownVocabulary(row.keyText, known, nearest(to: row.keyText.string, among: known), model)] }
      guard row.keyText.string == "attribute", case .table(let categories) = row.value else { return [] }
      return categories.compactMap { category in
        guard !Vocabulary.category.keys.contains(category.keyText.string) else { return nil }
        return unknownVocabulary(category.keyText, Vocabulary.category.keys, Vocabulary.category.nearest(to: category.keyText.string), model)
      }
    }
  }

  private static func unknownVocabulary(_ name: Text, _ known: [String], _ hits: [(name: String, distance: Int)], _ model: Model) -> Finding {
    let location = SourceLocation(model.configuration.path, name.range)
    return Finding(
      at: location, about: nil,
      Phrase("`\(name.string.shortened)` ist kein Wortschatz, der sich erweitern lässt; die Wörter bewirken nichts.", "`\(name.string.shortened)` is no vocabulary that can be extended; the words have no effect."),
      help: hits.first.map { Phrase("Gemeint ist wohl `\($0.name)`.", "You probably mean `\($0.name)`.") }
        ?? Phrase("Erweitern lassen sich: \(String.list(known)).", "These can be extended: \(String.list(known))."),
      fixes: renaming(location, to: hits.map(\.name), safe: hits.filter { $0.distance <= 2 }.count == 1))
  }

  /// Names under `changes:` that are no class of change.
  private static func unknownChanges(_ model: Model) -> [Finding] {
    let known = ChangeClass.allCases.map(\.rawValue)
    return model.settings.changes.compactMap { setting in
      let name = setting.name.string
      guard !known.contains(name) else { return nil }
      let hits = nearest(to: name, among: known)
      let location = SourceLocation(model.configuration.path, setting.name.range)
      return Finding(
        at: location, about: nil,
        Phrase("Eine Art der Änderung `\(name.shortened)` gibt es nicht; die Einstellung bewirkt nichts.", "There is no class of change `\(name.shortened)`; the setting has no effect."),
        help: hits.first.map { Phrase("Gemeint ist wohl `\($0.name)`.", "You probably mean `\($0.name)`.") }
          ?? Phrase("Hier sind bekannt: \(String.list(known)).", "Known here: \(String.list(known))."),
        fixes: renaming(location, to: hits.map(\.name), safe: hits.filter { $0.distance <= 2 }.count == 1))
    }
  }

  /// One fix for each name that is near; only the first can be safe.
  static func renaming(_ location: SourceLocation, to names: [String], safe: Bool) -> [Fix] {
    names.enumerated().map { position, name in
      Fix("In `\(name)` ändern", "Change to `\(name)`", safe: safe && position == 0, [TextEdit(location, name)])
    }
  }
}
