/// What one offer does for one profile; its notes stand in the body.
package struct ValueProposition: Sendable {
  /// References.
  package let segment: Int?
  package let mainJob: Int?
  package let offerings: [Int]

  init(record: Record) {
    segment = record.reference("segment")
    mainJob = record.reference("main-job")
    offerings = record.references("offerings")
  }

  static let fields: [Field] = [
    Field("segment", .reference(ReferenceType(.segment, [.segment])), required: true, "Segment", "Segment", help: "das Segment, dem das Angebot gilt: genau eines", "the segment that the offer is for: exactly one"),
    Field("main-job", .reference(ReferenceType(.mainJob, [.job])), "Hauptaufgabe", "Main job", help: "wählt das Profil, wo das Segment mehrere hat", "picks the profile where the segment has several"),
    Field("offerings", .list(.reference(ReferenceType(.offering, [.offering]))), "Angebote", "Offerings"),
    Field("statement", .text, "Aussage", "Statement", help: "das Versprechen in einem Satz", "the promise in one sentence"),
    Field("fit", .choice(.fit), "Passung", "Fit"),
  ]
}

extension Field {
  private static let jobItems: [ItemKind] = [.gain, .pain, .step]
  private static let anything: [Kind] = Kind.allCases

  static let canvasFields: [Field] = [
    Field("supersedes", .list(.reference(ReferenceType(.supersedes, [.businessModelCanvas, .leanCanvas]))), "Löst ab", "Supersedes"),
  ]

  static let relationshipFields: [Field] = [
    Field("segment", .reference(ReferenceType(.segment, [.segment])), required: true, "Segment", "Segment", help: "das Segment, um dessen Beziehungen es geht", "the segment whose relationships these are"),
  ]

  static let personaFields: [Field] = [
    Field("segment", .reference(ReferenceType(.segment, [.segment])), "Segment", "Segment", help: "das Segment, zu dem sie gehört", "the segment that it belongs to"),
    Field("basis", .choice(.personaBasis), "Grundlage", "Basis"), Field("name", .personal, "Name", "Name"),
    Field("role", .choice(.personaRole), "Rolle", "Role"), Field("traits", .list(.text), "Eigenschaften", "Traits"),
    Field("background", .list(.text), "Hintergrund", "Background"), Field("wishes", .list(.text), "Wünsche", "Wishes"),
    Field("problems", .list(.text), "Probleme", "Problems"),
    Field("goals", .list(.reference(ReferenceType(.goal, [.job], items: jobItems, scope: .segment))), "Ziele", "Goals"),
    Field("frustrations", .list(.reference(ReferenceType(.frustration, [], items: [.pain], scope: .segment))), "Ärgernisse", "Frustrations"),
    Field("attributes", .table(key: .text, value: .text), "Angaben", "Attributes"), Field("quote", .text, "Zitat", "Quote"),
    Field("contributors", .list(.choice(.contributors)), "Beteiligt", "Contributors"), Field("used-for", .list(.choice(.usedFor)), "Verwendet für", "Used for"),
    Field("image", .path, "Bild", "Image"), Field("consent", .choice(.consent), "Einwilligung", "Consent"),
    Field("hierarchy", .choice(.hierarchy), "Hierarchie", "Hierarchy"),
  ]

  static let targetGroupFields: [Field] = [
    Field("industries", .list(.text), "Branchen", "Industries"), Field("demographics", .list(.text), "Demografie", "Demographics"),
    Field("decision-levels", .list(.text), "Entscheidungsebenen", "Decision levels"), Field("size", .list(.text), "Größe", "Size"),
  ]

  static let segmentationFields: [Field] = [
    Field("base", .choice(.segmentationBase), "Grundlage", "Base"), Field("purpose", .list(.choice(.segmentationPurpose)), "Zweck", "Purpose"),
    Field("criteria", .list(.item(.criterion, [
      Field.itemID, Field.title, Field("category", .choice(.category), "Kategorie", "Category"), Field("attribute", .choice(.attribute), "Eigenschaft", "Attribute"),
      Field("market", .list(.choice(.criterionMarket)), "Markt", "Market"),
      Field("requirements", .record([
        Field("behavioural-relevance", .text, "Verhaltensrelevanz", "Behavioural relevance"), Field("measurability", .text, "Messbarkeit", "Measurability"),
        Field("accessibility", .text, "Erreichbarkeit", "Accessibility"), Field("selectivity", .text, "Trennschärfe", "Selectivity"),
        Field("stability", .text, "Stabilität", "Stability"), Field("profitability", .text, "Wirtschaftlichkeit", "Profitability"),
      ]), "Anforderungen", "Requirements"),
      Field.evidence, Field.allow,
    ])), "Kriterien", "Criteria"),
    Field("method", .list(.choice(.segmentationMethod)), "Verfahren", "Method"),
    Field("result", .list(.reference(ReferenceType(.result, [.segment]))), "Ergebnis", "Result"),
  ]

  static let offeringFields: [Field] = [
    Field("form", .choice(.form), "Form", "Form"), Field("names", .list(.text), "Namen", "Names"), Field("price", .money, "Preis", "Price"),
    Field("duration", .duration, "Dauer", "Duration", help: "wie lange es dauert; wird mit `max-time` verglichen", "how long it takes; compared with `max-time`"),
    Field("language", .list(.text), "Sprache", "Language"),
  ]

  static let evidenceFields: [Field] = [
    Field("type", .choice(.evidenceType), "Art", "Type"), Field("date", .day, "Datum", "Date"),
    Field("segment", .list(.reference(ReferenceType(.segment, [.segment]))), "Segment", "Segment"),
    Field("supports", .list(.reference(ReferenceType(.backs, anything, items: ItemKind.allCases, scope: .segment))), "Stützt", "Supports"),
    Field("contradicts", .list(.reference(ReferenceType(.contradicts, anything, items: ItemKind.allCases, scope: .segment))), "Widerspricht", "Contradicts"),
    Field("n", .integer(0...100_000_000), "Befragte", "Sample"), Field("participant", .personal, "Teilnehmende Person", "Participant"),
    Field("consent", .choice(.consent), "Einwilligung", "Consent"), Field("url", .url, "Adresse", "Address"), Field("quotes", .list(.text), "Zitate", "Quotes"),
    Field("answers", .table(
      key: .reference(ReferenceType(.answer, [], items: [.gain, .pain], scope: .segment)),
      value: .record([
        Field("importance", .number(-1_000_000...1_000_000), "Wichtigkeit", "Importance"), Field("satisfaction", .number(-1_000_000...1_000_000), "Zufriedenheit", "Satisfaction"),
      ])), "Antworten", "Answers"),
    Field("hired", .text, "Genommen", "Hired"), Field("fired", .text, "Aufgegeben", "Fired"),
    Field("forces", .record([
      Field("push", .list(.text), "Druck", "Push"), Field("pull", .list(.text), "Zug", "Pull"), Field("anxiety", .list(.text), "Sorge", "Anxiety"),
      Field("habit", .list(.text), "Gewohnheit", "Habit"),
    ]), "Kräfte", "Forces"),
    Field("timeline", .list(.record([
      Field("moment", .choice(.moment), "Moment", "Moment"), Field("date", .day, "Datum", "Date"), Field("what", .text, "Was", "What"),
    ])), "Zeitachse", "Timeline"),
  ]
}
