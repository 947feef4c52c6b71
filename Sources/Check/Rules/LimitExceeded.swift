import Source
import Parse
import Bind

extension Rule {
  static let limitExceeded = Rule(
    "limit-exceeded", "L14",
    Phrase("Nichts sprengt die Grenzen des Arbeitsbereichs.", "Nothing goes beyond the limits of the workspace."),
    why: Phrase(
      "Die Grenzen liegen weit über dem, was Menschen schreiben. Wer an sie stößt, hat meist eine Datei erwischt, die nicht hierher gehört, und soll das in einer Sekunde erfahren und nicht nach einer Stunde.",
      "The limits lie far above what people write. Whoever hits one has mostly caught a file that does not belong here, and should learn it in a second and not after an hour."),
    .always(.error), locked: true,
    examples: [
      .bad(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd]
        limits:
          documents: ⟦1⟧
        """),
      .good(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd]
        limits:
          documents: 2
        """),
      .bad(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd]
        limits:
          documents: ⟦1⟧
        """, in: .en),
      .good(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd]
        limits:
          documents: 2
        """, in: .en),
    ],
    check: .model { model in
      model.parseFindings { problem, place in
        guard case .limit(let kind, let limit, let found) = problem.kind else { return nil }
        let (message, help) = words(for: kind, limit, found, place)
        return Finding(at: place.location(problem.range), about: place.entity(), message, help: help)
      } + tooMany(model)
    })

  private static func words(
    for kind: ParseProblem.LimitKind, _ limit: Int, _ found: Int, _ place: LanguagePlace
  ) -> (message: Phrase, help: Phrase) {
    let name = place.parsed.file.path
    let own = Phrase("Für `jtbd.yml` selbst gelten feste Grenzen.", "The limits for `jtbd.yml` itself are fixed.")
    func raising(_ key: String, _ value: String, _ de: String, _ en: String) -> Phrase {
      place.isConfiguration
        ? own
        : Phrase(
          "\(de) Soll es so sein, erlaubt es in `jtbd.yml` mit `limits: {\(key): \(value)}`.",
          "\(en) If it is meant to be, allow it in `jtbd.yml` with `limits: {\(key): \(value)}`.")
    }
    switch kind {
    case .documentSize:
      return (
        Phrase(
          "„\(name)“ ist \(size(found).de) groß; die Grenze liegt bei \(size(limit).de).", "“\(name)” has \(size(found).en); the limit is \(size(limit).en)."),
        raising("document", sizeAbove(found), "Teilt die Datei, oder nehmt sie mit `exclude:` aus.", "Split the file, or list it under `exclude:`.")
      )
    case .frontMatterSize:
      return (
        Phrase(
          "Das Front Matter ist \(size(found).de) groß; die Grenze liegt bei \(size(limit).de).",
          "The front matter has \(size(found).en); the limit is \(size(limit).en)."),
        raising("front-matter", sizeAbove(found), "Teilt das Dokument, oder schreibt lange Texte unter das Front Matter.", "Split the document, or write long texts below the front matter.")
      )
    case .frontMatterNesting:
      return (
        Phrase(
          "Hier ist tiefer geschachtelt als die erlaubten \(limit) Stufen.", "This is nested deeper than the \(limit) levels that are allowed."),
        raising("nesting", "\(max(found, limit + 1))", "Meist ist eine Klammer zu viel.", "Mostly there is a bracket too many.")
      )
    case .bodyNesting:
      return (
        Phrase(
          "Listen und Zitate sind hier tiefer geschachtelt als \(limit) Stufen; was tiefer liegt, erscheint als Text.",
          "Lists and quotes are nested deeper than \(limit) levels here; what lies deeper shows as text."),
        Phrase("Rückt weniger ein. Diese Grenze ist fest.", "Indent less. This limit is fixed.")
      )
    case .tableColumns:
      return (
        Phrase("Diese Tabelle hat \(found) Spalten; erlaubt sind \(limit).", "This table has \(found) columns; \(limit) \(limit == 1 ? "is" : "are") allowed."),
        raising("table-columns", "\(found)", "Eine so breite Tabelle liest niemand: Teilt sie, oder legt sie als csv dazu.", "Nobody reads a table that wide: split it, or add it as a csv file.")
      )
    }
  }

  private static func tooMany(_ model: Model) -> [Finding] {
    let limit = model.settings.limits.documents
    let count = model.documents.count
    guard count > limit else { return [] }
    let configuration = model.configuration
    let range =
      configuration.record.record("limits")?["documents"]?.range ?? configuration.record["title"]?.range ?? configuration.record.entries.first?.key
      ?? SourceRange(at: 0)
    return [
      Finding(
        at: SourceLocation(configuration.path, range), about: nil,
        Phrase("Der Arbeitsbereich hat \(count) Markdown-Dateien; erlaubt sind \(limit).", "The workspace has \(count) Markdown files; \(limit) \(limit == 1 ? "is" : "are") allowed."),
        help: Phrase(
          "Gehören sie wirklich dazu, schreibt `limits: {documents: \(count)}`; sonst nehmt den Ordner mit `exclude:` aus.",
          "If they really belong to it, write `limits: {documents: \(count)}`; else list their folder under `exclude:`."))
    ]
  }

  /// Bytes as people say them: `4,2 MB`.
  private static func size(_ bytes: Int) -> Phrase {
    func tenths(_ unit: Int, _ name: String) -> Phrase {
      let value = (bytes * 10 + unit / 2) / unit
      let whole = value / 10, rest = value % 10
      return rest == 0 ? Phrase("\(whole) \(name)", "\(whole) \(name)") : Phrase("\(whole),\(rest) \(name)", "\(whole).\(rest) \(name)")
    }
    return bytes >= 1_000_000 ? tenths(1_000_000, "MB") : bytes >= 1000 ? tenths(1000, "kB") : Phrase("\(bytes) Bytes", "\(bytes) bytes")
  }

  /// The next round size above.
  private static func sizeAbove(_ bytes: Int) -> String {
    bytes >= 1_000_000 ? "\(bytes / 1_000_000 + 1) MB" : "\(bytes / 1000 + 1) KB"
  }
}
