/// A Job to Be Done: what people want to get done, with its steps, gains and pains.
package struct Job: Sendable {
  /// References.
  package let supports: [Int]
  package let related: [Int]
  /// Items.
  package let steps: [Int]
  package let gains: [Int]
  package let pains: [Int]
  package let alternatives: [Int]

  init(record: Record) {
    supports = record.references("supports")
    related = record.references("related")
    steps = record.items("map")
    gains = record.items("gains")
    pains = record.items("pains")
    alternatives = record.items("alternatives")
  }

  private static let ownStep = FieldType.reference(ReferenceType(.step, [], items: [.step], scope: .own))

  static let fields: [Field] = [
    Field("type", .choice(.jobType), "Typ", "Type", help: "funktional, emotional, sozial oder unterstützend", "functional, emotional, social or supporting"),
    Field("supporting-role", .choice(.supportingRole), "Rolle", "Role"),
    Field("level", .choice(.jobLevel), "Ebene", "Level"),
    Field("supports", .list(.reference(ReferenceType(.supports, [.job]))), "Dient", "Supports", help: "die Aufgabe, der diese dient", "the job that this one serves"),
    Field("related", .list(.reference(ReferenceType(.related, [.job]))), "Verwandt", "Related"),
    Field("verb", .text, "Verb", "Verb"), Field("object", .text, "Objekt", "Object"), Field("context", .text, "Zusammenhang", "Context"),
    Field("story", .record([
      Field("when", .text, "Wenn", "When"), Field("want", .text, "will ich", "I want"), Field("so-that", .text, "damit", "so that"),
    ]), "Geschichte", "Story"),
    Field("map", .list(.item(.step, [
      Field("stage", .choice(.mapStage), "Abschnitt", "Stage"), Field.itemID, Field.title, Field.evidence, Field.allow,
    ])), "Ablauf", "Job map", help: "die Schritte in ihrer Reihenfolge", "the steps in their order"),
    Field("gains", .list(.item(.gain, [
      Field.itemID, Field.title,
      Field("direction", .text, "Richtung", "Direction"), Field("measure", .text, "Messgröße", "Measure"), Field("step", ownStep, "Schritt", "Step"),
      Field("expectation", .choice(.expectation), "Erwartung", "Expectation"), Field("relevance", .choice(.relevance), "Gewicht", "Relevance"),
      Field.evidence, Field.allow,
    ])), "Gewinne", "Gains", help: "woran man merkt, dass es gut ging", "how one knows that it went well"),
    Field("pains", .list(.item(.pain, [
      Field.itemID, Field.title,
      Field("sort", .choice(.painSort), "Art", "Sort"), Field("severity", .choice(.severity), "Schwere", "Severity"), Field("step", ownStep, "Schritt", "Step"),
      Field("measure", .text, "Messgröße", "Measure"),
      Field.evidence, Field.allow,
    ])), "Schmerzpunkte", "Pains", help: "was dabei stört, hindert oder droht", "what annoys, hinders or threatens"),
    Field("alternatives", .list(.item(.alternative, [
      Field.itemID, Field.title, Field("type", .choice(.alternativeType), "Art", "Type"), Field.evidence, Field.allow,
    ])), "Alternativen", "Alternatives", help: "was Menschen heute dafür nehmen, auch: nichts tun", "what people use for it today, doing nothing included"),
  ]
}
