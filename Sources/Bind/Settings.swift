package import Source
package import Parse

/// What `jtbd.yml` says, with the defaults for what it leaves open.
package struct Settings: Sendable {
  package var title = ""
  package var language = Language.en
  package var methods: [String] = []
  package var market: String?
  package var mode: String?
  package var stage = "discovery"
  /// Months after which evidence is old.
  package var reviewAfter = 12
  package var baseURL: String?
  package var logo: Text?
  package var css: Text?
  /// The site shows what became of the model, where there is a repository.
  package var tellsHistory = true
  package var personalData = "redact"
  package var contacts: [Text] = []
  package var rules: [RuleSetting] = []
  package var overrides: [Override] = []
  /// Levels of classes of change, for `diff`.
  package var changes: [ChangeSetting] = []
  package var rating: ClosedRange<Double> = 0...10
  package var opportunity = "ulwick"
  package var attributes: [String: [String]] = [:]
  /// Values added to open enumerations, by the field's key.
  package var vocabulary: [String: [String]] = [:]
  package var limits = Limits()
  package var exclude: [String] = []

  package struct RuleSetting: Sendable {
    package let rule: Text
    /// off, info, warning or error.
    package let severity: String
  }

  package struct ChangeSetting: Sendable {
    package let name: Text
    /// off, wording, review or breaking.
    package let level: String
  }

  package struct Override: Sendable {
    package let files: [Glob]
    package let rules: [RuleSetting]
  }

  package init() {}

  static let fields: [Field] = [
    Field("title", .text, required: true, "Titel", "Title", help: "der Name des Arbeitsbereichs, er steht oben auf jeder Seite", "the workspace's name, shown on top of every page"),
    Field("lang", .choice(.language), required: true, "Sprache", "Language", help: "`de` oder `en`", "`de` or `en`"),
    Field("methods", .list(.choice(.methods)), required: true, "Methoden", "Methods", help: "welche Prüfungen gelten: jtbd, b2b-design, vpc, odi, bmc, lean, marketing", "which checks apply: jtbd, b2b-design, vpc, odi, bmc, lean, marketing"),
    Field("market", .choice(.market), "Markt", "Market"), Field("mode", .choice(.mode), "Modus", "Mode"), Field("stage", .choice(.stage), "Phase", "Stage"),
    Field("review-after", .duration, "Prüfen nach", "Review after"),
    Field("site", .record([
      Field("base-url", .url, "Adresse", "Address"), Field("logo", .path, "Logo", "Logo"), Field("css", .path, "Stil", "Style sheet"),
      Field("history", .flag, "Verlauf", "History", help: "`false`: die Website zeigt nichts aus früheren Commits", "`false`: the site shows nothing of earlier commits"),
    ]), "Website", "Site"),
    Field("publish", .record([
      Field("personal-data", .choice(.personalData), "Personendaten", "Personal data"), Field("contacts", .list(.text), "Kontakte", "Contacts"),
    ]), "Veröffentlichen", "Publish"),
    Field("rules", .table(key: .text, value: .choice(.ruleSeverity)), "Regeln", "Rules"),
    Field("overrides", .list(.record([
      Field("files", .list(.text), required: true, "Dateien", "Files", help: "Muster wie `canvases/drafts/**`", "globs such as `canvases/drafts/**`"),
      Field("rules", .table(key: .text, value: .choice(.ruleSeverity)), required: true, "Regeln", "Rules"),
    ])), "Ausnahmen", "Overrides"),
    Field("changes", .table(key: .text, value: .choice(.changeLevel)), "Änderungen", "Changes"),
    Field("scales", .record([Field("rating", .scale, "Bewertung", "Rating"), Field("opportunity", .choice(.opportunity), "Chance", "Opportunity")]), "Skalen", "Scales"),
    Field("vocabulary", .table(key: .text, value: .vocabulary), "Wörter", "Vocabulary"),
    Field("limits", .record([
      Field("document", .size, "Dokument", "Document"), Field("front-matter", .size, "Front Matter", "Front matter"),
      Field("nesting", .integer(1...1000), "Tiefe", "Nesting"), Field("table-columns", .integer(1...10_000), "Tabellenspalten", "Table columns"),
      Field("documents", .integer(1...10_000_000), "Dokumente", "Documents"),
    ]), "Grenzen", "Limits"),
    Field("exclude", .list(.text), "Ausgeschlossen", "Excluded"),
  ]
}

/// `jtbd.yml`, read.
package struct Configuration: Sendable {
  package let parsed: ParsedDocument
  package let record: Record
  package let problems: [ShapeProblem]
  package let settings: Settings
  /// It is not YAML, or not UTF-8: reported alone, nothing else is checked.
  package let isBroken: Bool

  package var path: String { parsed.file.path }
  package var sourceFile: SourceFile { parsed.file }

  package init(reading parsed: ParsedDocument) {
    self.parsed = parsed
    var reader = Reader(fields: Settings.fields, settings: Settings(), isConfiguration: true)
    let yaml = parsed.frontMatter
    isBroken = parsed.isUnreadable || yaml?.isDamaged == true || (yaml?.nodes.isEmpty != false && !parsed.problems.isEmpty)
    guard !isBroken else {
      (record, problems, settings) = (.empty, [], Settings())
      return
    }
    if let root = yaml?.root {
      record = reader.record(root, Settings.fields, naming: root.pairs.first?.key.range)
    } else {
      record = .empty
      let start = SourceRange(at: LineIndex.hasByteOrderMark(parsed.file.bytes) ? 3 : 0)
      for field in Settings.fields where field.isRequired { reader.missing(field, at: start) }
    }
    var settings = Settings()
    settings.title = record.text("title")?.string ?? ""
    settings.language = record.choice("lang").flatMap(Language.init) ?? .en
    settings.methods = record.choices("methods")
    settings.market = record.choice("market")
    settings.mode = record.choice("mode")
    settings.stage = record.choice("stage") ?? "discovery"
    if case .duration(let duration)? = record["review-after"]?.value, let months = duration.months { settings.reviewAfter = months }
    if let site = record.record("site") {
      settings.baseURL = site.text("base-url")?.string
      settings.logo = site.text("logo")
      settings.css = site.text("css")
      settings.tellsHistory = site.flag("history") ?? true
    }
    if let publish = record.record("publish") {
      settings.personalData = publish.choice("personal-data") ?? "redact"
      settings.contacts = publish.texts("contacts")
    }
    func ruleSettings(_ rows: [Value.Row]) -> [Settings.RuleSetting] {
      rows.compactMap { row in if case .choice(let severity) = row.value { Settings.RuleSetting(rule: row.keyText, severity: severity) } else { nil } }
    }
    settings.rules = ruleSettings(record.table("rules"))
    var overrides: [Settings.Override] = []
    for entry in record.records("overrides") {
      let globs = entry.texts("files").compactMap { reader.glob($0) }
      overrides.append(Settings.Override(files: globs, rules: ruleSettings(entry.table("rules"))))
    }
    settings.overrides = overrides
    settings.changes = record.table("changes").compactMap { row in
      if case .choice(let level) = row.value { Settings.ChangeSetting(name: row.keyText, level: level) } else { nil }
    }
    settings.exclude = record.texts("exclude").compactMap { reader.glob($0)?.pattern }
    if let scales = record.record("scales") {
      if case .scale(let range)? = scales["rating"]?.value { settings.rating = range }
      settings.opportunity = scales.choice("opportunity") ?? "ulwick"
    }
    for row in record.table("vocabulary") {
      switch row.value {
      case .table(let rows):
        for inner in rows {
          if case .list(let elements) = inner.value {
            settings.attributes[inner.keyText.string, default: []] += elements.compactMap { if case .text(let text) = $0.value { text.string } else { nil } }
          }
        }
      case .list(let elements):
        settings.vocabulary[row.keyText.string, default: []] += elements.compactMap { if case .text(let text) = $0.value { text.string } else { nil } }
      default: break
      }
    }
    if let limits = record.record("limits") {
      func size(_ key: String) -> Int? { if case .size(let bytes)? = limits[key]?.value { bytes } else { nil } }
      settings.limits.document = size("document") ?? settings.limits.document
      settings.limits.frontMatter = size("front-matter") ?? settings.limits.frontMatter
      settings.limits.nesting = limits.number("nesting").map { Int($0) } ?? settings.limits.nesting
      settings.limits.tableColumns = limits.number("table-columns").map { Int($0) } ?? settings.limits.tableColumns
      settings.limits.documents = limits.number("documents").map { Int($0) } ?? settings.limits.documents
    }
    self.settings = settings
    self.problems = reader.problems
  }
}

/// A pattern for paths: `*` within a folder, `**` across folders, `?` for one character. Matched against the whole path from the root.
package struct Glob: Hashable, Sendable {
  package let pattern: String

  /// nil where it holds a special character that globs elsewhere know and these do not.
  package init?(_ pattern: String) {
    guard !pattern.isEmpty, !pattern.contains(where: { "[]{}!\\".contains($0) }) else { return nil }
    self.pattern = pattern.hasPrefix("./") ? String(pattern.dropFirst(2)) : pattern
  }

  package func matches(_ path: String) -> Bool {
    let pattern = Array(self.pattern.unicodeScalars), text = Array(path.composed.unicodeScalars)
    // A pattern of a folder means all in it.
    return Glob.matches(pattern, text) || Glob.matches(pattern + Array((self.pattern.hasSuffix("/") ? "**" : "/**").unicodeScalars), text)
  }

  /// The set of pattern positions that the text read so far can have reached: linear in pattern × text, whatever the stars.
  private static func matches(_ pattern: [Unicode.Scalar], _ text: [Unicode.Scalar]) -> Bool {
    var reached = [Bool](repeating: false, count: pattern.count + 1)
    func close(_ states: inout [Bool]) {
      for at in 0..<pattern.count where states[at] {
        if pattern[at] == "*" {
          states[at + 1] = true
          // `**/` also stands for no folder at all.
          if at + 2 < pattern.count, pattern[at + 1] == "*", pattern[at + 2] == "/" { states[at + 3] = true }
        }
      }
    }
    reached[0] = true
    close(&reached)
    for scalar in text {
      var next = [Bool](repeating: false, count: pattern.count + 1)
      for at in 0..<pattern.count where reached[at] {
        switch pattern[at] {
        case "*":
          let crosses = (at + 1 < pattern.count && pattern[at + 1] == "*") || (at > 0 && pattern[at - 1] == "*")
          if scalar != "/" || crosses { next[at] = true }
        case "?": if scalar != "/" { next[at + 1] = true }
        default: if pattern[at] == scalar { next[at + 1] = true }
        }
      }
      close(&next)
      reached = next
    }
    return reached[pattern.count]
  }
}
