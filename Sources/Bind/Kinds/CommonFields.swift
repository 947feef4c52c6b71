/// Keys that every document may carry, before those of its kind.
extension Field {
  static let allow = Field("allow", .list(.record([
    Field("rule", .text, required: true, "Regel", "Rule", help: "der Name der Regel, wie er in der Meldung steht", "the rule's name as the message shows it"),
    Field("at", .text, "Ort", "Place", help: "ein Baustein oder `#eintrag`, wenn die Ausnahme nur dort gilt", "a block or `#item`, if it holds only there"),
    Field("because", .text, "Weil", "Because", help: "warum ihr damit leben wollt; der Grund steht auf der Seite", "why you live with it; the site shows the reason"),
  ])), "Geduldet", "Allowed", help: "Befunde, mit denen ihr leben wollt, jeder mit seinem Grund", "findings that you live with, each with its reason")

  static let evidence = Field(
    "evidence", .list(.reference(ReferenceType(.evidence, [.evidence]))), "Belege", "Evidence",
    help: "die Belege, die das stützen", "the evidence that supports this")

  static let kind = Field("kind", .choice(.kind), required: true, "Art", "Kind", help: "was diese Datei ist", "what this file is")

  static let title = Field("title", .text, required: true, "Titel", "Title", help: "der Name, unter dem alle davon sprechen", "the name that everybody uses for it")

  static let itemID = Field("id", .slug, "Kennung", "Id", help: "der Name in Verweisen; sonst der gefaltete Titel", "its name in references; else the folded title")

  static let common: [Field] = [
    kind,
    Field("id", .slug, "Kennung", "Id", help: "der Name in Verweisen; sonst der Dateiname", "its name in references; else the file's name"),
    title,
    Field("lang", .choice(.language), "Sprache", "Language", help: "nur wenn sie von der des Arbeitsbereichs abweicht", "only if it differs from the workspace's"),
    Field("status", .choice(.status), "Reife", "Maturity", help: "wie sicher ihr seid: gesammelt, Hypothese, erforscht, validiert", "how sure you are: brainstormed, hypothesis, researched, validated"),
    evidence,
    Field("owner", .personal, "Zuständig", "Owner", help: "wer sich darum kümmert; bleibt intern", "who looks after it; stays inside"),
    Field("reviewed", .day, "Geprüft am", "Reviewed", help: "wann jemand zuletzt nachgesehen hat", "when somebody last looked at it"),
    Field("tags", .list(.text), "Schlagwörter", "Tags", help: "freie Schlagwörter", "free keywords"),
    allow,
    Field("formerly", .list(.slug), "Früher", "Formerly", help: "Kennungen, die dieses Dokument einmal hatte", "ids that this document once had"),
  ]

  /// What a page's front matter may hold.
  static let page: [Field] = [
    Field("title", .text, "Titel", "Title"), Field("lang", .choice(.language), "Sprache", "Language"),
    Field("order", .integer(0...100_000), "Reihenfolge", "Order"), Field("tags", .list(.text), "Schlagwörter", "Tags"), allow,
  ]

  /// All fields of a kind, the common ones first.
  package static func fields(of kind: Kind) -> [Field] { byKind[kind]! }

  package static func fieldsOfPage() -> [Field] { page }

  private static let byKind: [Kind: [Field]] = {
    var table: [Kind: [Field]] = [:]
    for kind in Kind.allCases { table[kind] = common + specific(kind) }
    return table
  }()

  /// The field to which keys from the top lead, with `/` between them; nil as the kind: `jtbd.yml`.
  package static func at(_ path: String, in kind: Kind?) -> Field? {
    var fields = kind.map(fields) ?? Settings.fields
    var found: Field?
    for key in path.split(separator: "/") {
      found = fields.first { $0.key == key }
      fields = found?.type.members ?? []
    }
    return found
  }

  /// The enumerations of documents, by the name under which `vocabulary:` in `jtbd.yml` adds words to them.
  package static let extensibleVocabularies: [String] = {
    var names: Set<String> = []
    func collect(_ type: FieldType) {
      switch type {
      case .choice(let vocabulary): names.insert(vocabulary.name)
      case .list(let element), .table(_, let element): collect(element)
      default: for field in type.members { collect(field.type) }
      }
    }
    for kind in Kind.allCases { for field in fields(of: kind) { collect(field.type) } }
    // What a file is and which language it speaks decides how it is read.
    return names.subtracting(["kind", "lang"]).sorted()
  }()

  private static func specific(_ kind: Kind) -> [Field] {
    switch kind {
    case .segment: Segment.fields
    case .job: Job.fields
    case .valueProposition: ValueProposition.fields
    case .businessModelCanvas, .leanCanvas: canvasFields
    case .customerRelationships: relationshipFields
    case .persona: personaFields
    case .targetGroup: targetGroupFields
    case .segmentation: segmentationFields
    case .offering: offeringFields
    case .evidence: evidenceFields
    }
  }
}
