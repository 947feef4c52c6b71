import Source
import Bind

extension Rule {
  static let characteristicCategoryMismatch = Rule(
    "characteristic-category-mismatch", "R14",
    Phrase("Eine Eigenschaft steht unter ihrer Kategorie.", "An attribute stands under its category."),
    why: Phrase(
      "Soziodemografisch, geografisch, psychografisch, verhaltensbezogen, firmografisch: Die Kategorien zeigen, wie einseitig der Blick auf ein Segment ist. Das gelingt nur, wenn Einkommen überall dasselbe heißt und am selben Ort steht (Kundensegmente mit Jobs to Be Done; Verhalten als weitere Kategorie aus der klassischen Segmentierung).",
      "Sociodemographic, geographic, psychographic, behavioural, firmographic: the categories show how one-sided the view of a segment is. That works only if income is called the same everywhere and stands in the same place (customer segments with Jobs to Be Done; behaviour as a further category from classical segmentation)."),
    .always(.warning),
    examples: [
      .bad(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        characteristics:
          - id: einkommen
            title: Mittleres Einkommen
            category: psychographic
            attribute: ⟦income⟧
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        irrelevant:
          - characteristic: einkommen
            because: Alle nutzen dieselben Strecken zur selben Zeit.
        ---
        """,
        fixed: """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        characteristics:
          - id: einkommen
            title: Mittleres Einkommen
            category: sociodemographic
            attribute: income
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        irrelevant:
          - characteristic: einkommen
            because: Alle nutzen dieselben Strecken zur selben Zeit.
        ---
        """),
      .good(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        characteristics:
          - id: einkommen
            title: Mittleres Einkommen
            category: soziodemografisch
            attribute: Einkommen
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        irrelevant:
          - characteristic: einkommen
            because: Alle nutzen dieselben Strecken zur selben Zeit.
        ---
        """),
      .bad(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        characteristics:
          - id: income
            title: Middle income
            category: psychographic
            attribute: ⟦income⟧
        main-job: get-to-work
        gain: travel-time
        irrelevant:
          - characteristic: income
            because: Rich or poor, all of them ride the same train at the same hour.
        ---
        """, in: .en,
        fixed: """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        characteristics:
          - id: income
            title: Middle income
            category: sociodemographic
            attribute: income
        main-job: get-to-work
        gain: travel-time
        irrelevant:
          - characteristic: income
            because: Rich or poor, all of them ride the same train at the same hour.
        ---
        """),
      .good(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        characteristics:
          - id: tickets
            title: Buys a day ticket twice a week
            category: behavioral
            attribute: purchase frequency
        main-job: get-to-work
        gain: travel-time
        irrelevant:
          - characteristic: tickets
            because: The train is no faster for those with a season ticket.
        ---
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard document.kind == .segment || document.kind == .segmentation else { return [] }
      return document.items.enumerated().compactMap { number, item in
        guard let attribute = item.record.choice("attribute"), let written = item.record["attribute"] else { return nil }
        let homes = categories(of: attribute, model.settings)
        let category = item.record.choice("category")
        let place = SourceLocation(document.path, written.range)
        if homes.isEmpty { return unknown(attribute, category, item, at: place, about: Entity(index, number), model.settings) }
        guard let category, let source = item.record["category"], !homes.contains(category) else { return nil }
        let name = Vocabulary.attribute.term(attribute).map { Phrase($0.de, $0.en) } ?? Phrase(attribute, attribute)
        let wrong = label(category), right = Phrase.choice(of: homes.map { Phrase("„\(label($0).de)“", "“\(label($0).en)”") })
        return Finding(
          at: place, about: Entity(index, number),
          Phrase(
            "„\(name.de)“ gehört nicht zur Kategorie „\(wrong.de)“, sondern zu \(right.de).", "“\(name.en)” does not belong to the category “\(wrong.en)” but to \(right.en)."),
          help: Phrase("Schreibt `category: \(homes[0])`, oder nennt die Eigenschaft, um die es hier geht.", "Write `category: \(homes[0])`, or name the attribute that this is about."),
          related: [Diagnostic.Related(SourceLocation(document.path, source.range), "die Kategorie steht hier", "the category stands here")],
          fixes: homes.map { home in
            Fix("`category: \(home)` schreiben", "Write `category: \(home)`", safe: homes.count == 1, [TextEdit(SourceLocation(document.path, source.range), home)])
          })
      }
    })

  private static func label(_ category: String) -> Phrase {
    Vocabulary.category.term(category).map { Phrase($0.de, $0.en) } ?? Phrase(category, category)
  }

  /// The categories that an attribute may stand under; the workspace's own words included.
  private static func categories(of attribute: String, _ settings: Settings) -> [String] {
    var found = Vocabulary.attributes.filter { $0.attributes.contains { $0.key == attribute } }.map(\.category)
    for (name, extra) in settings.attributes.sorted(by: { $0.key < $1.key }) {
      let category = Vocabulary.category.term(name)?.key ?? name
      if !found.contains(category), extra.contains(where: { Folding.slug($0) == Folding.slug(attribute) }) { found.append(category) }
    }
    return found
  }

  private static func unknown(_ attribute: String, _ category: String?, _ item: Item, at place: SourceLocation, about: Entity, _ settings: Settings) -> Finding {
    let terms = Vocabulary.attributes.filter { category == nil || $0.category == category }.flatMap(\.attributes).map(\.key)
    let own = settings.attributes.sorted { $0.key < $1.key }.filter { category == nil || Vocabulary.category.term($0.key)?.key == category }.flatMap(\.value)
    let known = (terms + own).map { "`\($0)`" }.joined(separator: ", ")
    let hit = Vocabulary.attribute.nearest(to: attribute).first.map { Phrase("Gemeint ist vielleicht `\($0.name)`. ", "Perhaps you mean `\($0.name)`. ") } ?? Phrase("", "")
    let list =
      category.map { Phrase("Zu „\(label($0).de)“ gehören: \(known).", "Of “\(label($0).en)” are: \(known).") }
      ?? Phrase("Bekannt sind: \(known).", "Known are: \(known).")
    return Finding(
      at: place, about: about,
      Phrase("Die Eigenschaft `\(attribute)` steht unter keiner Kategorie.", "The attribute `\(attribute)` stands under no category."),
      help: Phrase(
        "\(hit.de)\(list.de) Eigene Eigenschaften nennt `jtbd.yml` unter `vocabulary: {attribute: …}`.",
        "\(hit.en)\(list.en) Attributes of your own are named in `jtbd.yml` under `vocabulary: {attribute: …}`."))
  }
}
