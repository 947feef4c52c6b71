package import Source

/// A group of people with the same need, looked at for one or more main jobs.
package struct Segment: Sendable {
  package let profiles: [Profile]
  /// Indices of the document's items.
  package let characteristics: [Int]
}

/// Segment × main job × most important gain × clarifiers: the unit of thought.
package struct Profile: Sendable {
  /// The keys: the mapping under `profiles`, or the front matter itself in the one-profile form.
  package let record: Record
  /// Index of the reference.
  package let mainJob: Int?
  package let gain: Int?
  package let jobs: [Int]
  package let clarifiers: [Clarifier]
  package let irrelevant: [Irrelevance]
  package let ratings: [Rating]
  /// Looked at, and deliberately without an offer.
  package let notServed: Text?

  /// A characteristic that matters for this main job or gain, and why.
  package struct Clarifier: Sendable {
    package let item: Int
    package let source: Int?
    package let relevantTo: [Int]
    package let because: Text?
  }

  /// A characteristic that was looked at and does not matter for this main job.
  package struct Irrelevance: Sendable {
    package let characteristic: Int?
    package let because: Text?
    package let range: SourceRange
  }

  /// Importance and satisfaction of a gain, as asked in this segment.
  package struct Rating: Sendable {
    package let subject: Int
    package let record: Record
    package let keyRange: SourceRange
  }

  init(record: Record, items: [Item]) {
    self.record = record
    mainJob = record.reference("main-job")
    gain = record.reference("gain")
    jobs = record.references("jobs")
    clarifiers = record.items("clarifiers").map { index in
      let keys = items[index].record
      return Clarifier(item: index, source: keys.reference("from"), relevantTo: keys.references("relevant-to"), because: keys.text("because"))
    }
    irrelevant = record.records("irrelevant").map {
      Irrelevance(characteristic: $0.reference("characteristic"), because: $0.text("because"), range: $0.range)
    }
    ratings = record.table("ratings").compactMap { row in
      guard case .reference(let subject) = row.key, case .record(let keys) = row.value else { return nil }
      return Rating(subject: subject, record: keys, keyRange: row.keyText.range)
    }
    notServed = record.text("not-served")
  }
}

extension Segment {
  private static let belowJob: [ItemKind] = [.gain, .pain, .step]

  static let profileFields: [Field] = [
    Field("main-job", .reference(ReferenceType(.mainJob, [.job])), "Hauptaufgabe", "Main job",
          help: "die Kennung der Aufgabe, bei der ihr diesen Menschen helfen wollt", "the id of the job that you want to help these people with"),
    Field("gain", .reference(ReferenceType(.gain, [], items: [.gain], scope: .profile)), "Wichtigster Gewinn", "Most important gain",
          help: "woran sie merken, dass die Hauptaufgabe erledigt ist: ein Gewinn der Aufgabe", "how they know that the main job is done: one of the job's gains"),
    Field("not-served", .text, "Bewusst ohne Angebot", "Deliberately not served", help: "warum es für dieses Profil kein Angebot gibt", "why there is no offer for this profile"),
    Field("jobs", .list(.reference(ReferenceType(.job, [.job]))), "Weitere Aufgaben", "Further jobs", help: "Aufgaben, die der Hauptaufgabe dienen", "jobs that serve the main job"),
    Field("clarifiers", .list(.item(.clarifier, [
      Field.itemID, Field.title,
      Field("from", .reference(ReferenceType(.source, [], items: [.characteristic], scope: .own)), "Merkmal", "Characteristic", help: "das Merkmal, aus dem er folgt", "the characteristic that it follows from"),
      Field("category", .choice(.category), "Kategorie", "Category", help: "soziodemografisch, geografisch, psychografisch, verhaltensbezogen oder firmografisch; nicht nötig, wo `from` ein Merkmal nennt", "sociodemographic, geographic, psychographic, behavioural or firmographic; not needed where `from` names a characteristic"),
      Field("attribute", .choice(.attribute), "Eigenschaft", "Attribute"),
      Field("relevant-to", .list(.reference(ReferenceType(.relevantTo, [.job], items: belowJob, scope: .profile))), "Wichtig für", "Relevant to",
            help: "`main-job`, `gain` oder die Kennung eines Gewinns, Schmerzpunkts oder Schritts", "`main-job`, `gain`, or the id of a gain, pain or step"),
      Field("because", .text, "Weil", "Because", help: "warum das Merkmal dafür zählt", "why it matters for that"),
      Field("implication", .text, "Daraus folgt", "Implication", help: "was daraus für das Angebot folgt", "what follows for the offer"),
      Field("constraint", .record([
        Field("max-price", .money, "Höchstpreis", "Highest price"), Field("max-time", .duration, "Längste Dauer", "Longest time"),
        Field("language", .text, "Sprache", "Language"),
        Field("excluded", .list(.reference(ReferenceType(.excluded, [.offering]))), "Ausgeschlossen", "Excluded"),
      ]), "Grenze", "Constraint", help: "eine Grenze, die das Angebot einhalten muss", "a limit that the offer has to keep"),
      Field.evidence, Field.allow,
    ])), "Clarifier", "Clarifiers", help: "Merkmale, die für diese Hauptaufgabe oder den Gewinn zählen", "characteristics that matter for this main job or gain"),
    Field("irrelevant", .list(.record([
      Field("characteristic", .reference(ReferenceType(.irrelevant, [], items: [.characteristic], scope: .own)), required: true, "Merkmal", "Characteristic"),
      Field("because", .text, required: true, "Weil", "Because", help: "warum es für diese Hauptaufgabe nicht zählt", "why it does not matter for this main job"),
    ])), "Nicht relevant", "Not relevant", help: "geprüft, und für diese Hauptaufgabe ohne Bedeutung", "looked at, and without meaning for this main job"),
    Field("ratings", .table(
      key: .reference(ReferenceType(.rating, [], items: [.gain, .pain], scope: .profile)),
      value: .record([
        Field("importance", .number(-1_000_000...1_000_000), "Wichtigkeit", "Importance"), Field("satisfaction", .number(-1_000_000...1_000_000), "Zufriedenheit", "Satisfaction"),
        Field("opportunity", .number(-1_000_000...1_000_000), "Chance", "Opportunity"), Field("n", .integer(0...100_000_000), "Befragte", "Sample"),
        Field.evidence,
      ])), "Bewertungen", "Ratings", help: "wie wichtig und wie gut erfüllt, auf der Skala des Arbeitsbereichs", "how important and how well served, on the workspace's scale"),
  ]

  static let fields: [Field] = [
    Field("level", .choice(.level), "Ebene", "Level", help: "ein Segment besteht aus Personen", "a segment is made of persons"),
    Field("base", .choice(.segmentBase), "Grundlage", "Base", help: "worauf der Zuschnitt beruht", "what the cut is based on"),
    Field("purpose", .list(.choice(.segmentPurpose)), "Zweck", "Purpose"),
    Field("characteristics", .list(.item(.characteristic, [
      Field.itemID, Field.title,
      Field("category", .choice(.category), "Kategorie", "Category", help: "soziodemografisch, geografisch, psychografisch, verhaltensbezogen oder firmografisch", "sociodemographic, geographic, psychographic, behavioural or firmographic"),
      Field("attribute", .choice(.attribute), "Eigenschaft", "Attribute"), Field("nature", .choice(.nature), "Art", "Nature"),
      Field("value", .text, "Ausprägung", "Value", help: "was für dieses Segment dort steht", "what this segment has there"),
      Field("words", .list(.text), "Wörter", "Words", help: "Wörter, an denen man erkennt, dass das Merkmal benutzt wird", "words that betray its use"),
      Field.evidence, Field.allow,
    ])), "Merkmale", "Characteristics", help: "was diese Menschen gemeinsam haben; noch kein Grund für ein Segment", "what these people share; not yet a reason for a segment"),
    Field("profiles", .list(.record(profileFields)), "Profile", "Profiles", help: "eines je Hauptaufgabe", "one per main job"),
  ] + profileFields + [
    Field("target-group", .reference(ReferenceType(.targetGroup, [.targetGroup])), "Zielgruppe", "Target group"),
    Field("examples", .list(.record([
      Field("name", .personal, "Name", "Name"), Field("role", .text, "Rolle", "Role"), Field("company", .personal, "Firma", "Company"),
      Field("company-kind", .text, "Art der Firma", "Kind of company"),
      Field("found-at", .personal, "Gefunden bei", "Found at"), Field("consent", .choice(.consent), "Einwilligung", "Consent"),
      Field("hierarchy", .choice(.hierarchy), "Hierarchie", "Hierarchy"),
    ])), "Beispiele", "Examples", help: "wirkliche Menschen, „… und Personen wie diese“", "real people, “… and people like this”"),
    Field("buying-role", .list(.choice(.buyingRole)), "Rolle beim Kauf", "Buying role"), Field("hierarchy", .choice(.hierarchy), "Hierarchie", "Hierarchy"),
    Field("value-chain", .record([Field("stage", .text, "Stufe", "Stage"), Field("value", .choice(.valueDirection), "Mehrwert", "Value")]), "Wertschöpfungskette", "Value chain"),
    Field("selection", .record([
      Field("selected", .flag, "Ausgewählt", "Selected"), Field("learning", .number(0...5), "Lernen", "Learning"),
      Field("access-within-months", .number(0...1200), "Zugang in Monaten", "Access within months"), Field("willing", .flag, "Gesprächsbereit", "Willing"),
    ]), "Auswahl", "Selection"),
    Field("priority", .record([
      Field("size", .number(0...1_000_000), "Größe", "Size"), Field("growth", .number(0...1_000_000), "Wachstum", "Growth"),
      Field("fit", .number(0...1_000_000), "Passung", "Fit"), Field("rank", .integer(1...100_000), "Rang", "Rank"), Field("verdict", .choice(.verdict), "Urteil", "Verdict"),
    ]), "Priorität", "Priority"),
    Field("economics", .record([
      Field("effort", .number(0...1_000_000), "Aufwand", "Effort"), Field("revenue", .number(0...1_000_000), "Umsatz", "Revenue"),
      Field("clv", .money, "Kundenwert", "Customer lifetime value"), Field("measure", .text, "Maßnahme", "Measure"),
    ]), "Wirtschaftlichkeit", "Economics"),
    Field("communication", .record([
      Field("exclude", .list(.reference(ReferenceType(.excluded, [.offering]))), "Ausgenommen", "Excluded"),
    ]), "Kommunikation", "Communication"),
  ]
}
