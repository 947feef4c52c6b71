import Source
import Bind

extension Rule {
  static let outsideTargetGroup = Rule(
    "outside-target-group", "R37",
    Phrase("Ein Segment liegt in der Zielgruppe, aus der es stammt, und seine Personas auch.", "A segment lies inside the target group that it comes from, and so do its personas."),
    why: Phrase(
      "Die Zielgruppe ist das Fundament: Sie sagt, wo man sucht. Findet sich dort jemand, der nach ihr gar nicht dazugehört, dann ist entweder das Segment woanders oder die Zielgruppe zu eng; beides ist eine Erkenntnis (Zielgruppe, Kundensegment, Buyer Persona).",
      "The target group is the foundation: it says where one looks. If somebody turns up there who does not belong according to it, either the segment lies elsewhere or the target group is too narrow; both are insights (target group, customer segment, buyer persona)."),
    .table(marketing: .info),
    examples: [
      .bad(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [marketing]
        -- target-groups/maschinenbau.md --
        ---
        kind: target-group
        title: Menschen im Maschinenbau
        industries: [Maschinenbau]
        demographics: [18 bis 40 Jahre]
        ---
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        target-group: maschinenbau
        characteristics:
          - {title: Arbeitet in der Pharmabranche, category: firmographic, attribute: industry, value: ⟦Pharma⟧}
          - {title: Mitten im Leben, category: sociodemographic, attribute: age, value: ⟦30 bis 50 Jahre⟧}
        ---
        """),
      .good(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [marketing]
        -- target-groups/maschinenbau.md --
        ---
        kind: target-group
        title: Menschen im Maschinenbau
        industries: [Maschinenbau, Pharma]
        ---
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        target-group: maschinenbau
        characteristics:
          - {title: Arbeitet in der Pharmabranche, category: firmographic, attribute: industry, value: Pharma}
        ---
        """),
      .bad(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [marketing]
        -- target-groups/engineering.md --
        ---
        kind: target-group
        title: People who work in mechanical engineering
        industries: [Mechanical engineering]
        demographics: [18 to 40 years]
        ---
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        target-group: engineering
        characteristics:
          - {title: Works in pharmaceuticals, category: firmographic, attribute: industry, value: ⟦Pharmaceuticals⟧}
          - {title: In the middle of a career, category: sociodemographic, attribute: age, value: ⟦30 to 50 years⟧}
        ---
        """, in: .en),
      .good(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [marketing]
        -- target-groups/engineering.md --
        ---
        kind: target-group
        title: People who work in industry
        industries: [Mechanical engineering, Pharmaceuticals]
        ---
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        target-group: engineering
        characteristics:
          - {title: Works in pharmaceuticals, category: firmographic, attribute: industry, value: Pharmaceuticals}
        ---
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard document.status != "retired", let origin = origin(of: index, model) else { return [] }
      return claims(of: index, model).compactMap { claim in clash(claim, origin, index, model) } + roles(of: index, origin, model)
    })

  /// Roles when buying and levels of hierarchy, where both the group and the document name some, and none is the same.
  private static func roles(of index: Int, _ origin: Origin, _ model: Model) -> [Finding] {
    let document = model.documents[index], group = model.documents[origin.group]
    guard let written = group.record["decision-levels"] else { return [] }
    return [("buying-role", Vocabulary.buyingRole), ("hierarchy", Vocabulary.hierarchy)].compactMap { key, vocabulary in
      let reach = Set(group.record.texts("decision-levels").compactMap { vocabulary.term($0.string)?.key })
      let own = document.record.choices(key) + [document.record.choice(key)].compactMap(\.self)
      guard !reach.isEmpty, !own.isEmpty, reach.isDisjoint(with: own), let entry = document.record[key] else { return nil }
      let labels = own.compactMap { vocabulary.term($0) }
      let words = Phrase(labels.map { $0.label(in: .de) }.joined(separator: ", "), labels.map { $0.label(in: .en) }.joined(separator: ", "))
      return Finding(
        at: SourceLocation(document.path, entry.range), about: Entity(index),
        Phrase(
          "„\(document.name)“ (\(words.de)) liegt außerhalb der Entscheidungsebenen der Zielgruppe „\(group.name)“.",
          "“\(document.name)” (\(words.en)) lies outside the decision levels of the target group “\(group.name)”."),
        help: Phrase(
          "Erweitert die Zielgruppe unter `decision-levels:`, oder sucht diese Menschen in einer anderen.",
          "Widen the target group under `decision-levels:`, or look for these people in another one."),
        related: [
          Diagnostic.Related(SourceLocation(group.path, written.range), "so weit reicht die Zielgruppe", "how far the target group reaches"),
          Diagnostic.Related(origin.place, "daraus stammt das Segment", "what the segment is drawn from"),
        ])
    }
  }

  private struct Claim {
    let attribute: String
    let value: Text
  }

  private struct Origin {
    let group: Int
    /// Where it is named as the pool.
    let place: SourceLocation
  }

  private static func origin(of index: Int, _ model: Model) -> Origin? {
    let document = model.documents[index]
    let segment: Int
    switch document.kind {
    case .segment: segment = index
    case .persona:
      guard let own = document.record.reference("segment").flatMap({ model.entity(index, $0)?.document }) else { return nil }
      segment = own
    default: return nil
    }
    let source = model.documents[segment]
    guard let reference = source.record.reference("target-group"), let group = model.entity(segment, reference)?.document else { return nil }
    return Origin(group: group, place: SourceLocation(source.path, source.references[reference].text.range))
  }

  /// What the document says about industry, age and level of decision.
  private static func claims(of index: Int, _ model: Model) -> [Claim] {
    let document = model.documents[index]
    if let segment = document.segment {
      return segment.characteristics.compactMap { item in
        let keys = document.items[item].record
        guard let attribute = keys.choice("attribute"), let value = keys.text("value") else { return nil }
        return Claim(attribute: attribute, value: value)
      }
    }
    return document.record.table("attributes").compactMap { row in
      guard case .text(let value) = row.value, let attribute = Vocabulary.attribute.term(row.keyText.string)?.key else { return nil }
      return Claim(attribute: attribute, value: value)
    }
  }

  private static func clash(_ claim: Claim, _ origin: Origin, _ index: Int, _ model: Model) -> Finding? {
    let group = model.documents[origin.group]
    let key: String, isInside: Bool
    switch claim.attribute {
    case "industry":
      key = "industries"
      let industries = group.record.texts("industries").map { Folding.words($0.string) }
      let own = Folding.words(claim.value.string)
      isInside = industries.isEmpty || industries.contains { own.contains($0) || $0.contains(own) }
    case "age":
      key = "demographics"
      let spans = group.record.texts("demographics").compactMap { Span($0.string) }
      guard let own = Span(claim.value.string) else { return nil }
      let comparable = spans.filter { $0.unit == own.unit }
      isInside = comparable.isEmpty || comparable.contains { $0.contains(own) }
    default: return nil
    }
    guard !isInside, let written = group.record[key] else { return nil }
    let document = model.documents[index]
    return Finding(
      at: SourceLocation(document.path, claim.value.range), about: Entity(index),
      Phrase(
        "„\(claim.value.string)“ liegt außerhalb der Zielgruppe „\(group.name)“, aus der „\(document.name)“ stammt.",
        "“\(claim.value.string)” lies outside the target group “\(group.name)” that “\(document.name)” comes from."),
      help: Phrase(
        "Erweitert die Zielgruppe unter `\(key):`, oder sucht diese Menschen in einer anderen.",
        "Widen the target group under `\(key):`, or look for these people in another one."),
      related: [
        Diagnostic.Related(SourceLocation(group.path, written.range), "so weit reicht die Zielgruppe", "how far the target group reaches"),
        Diagnostic.Related(origin.place, "daraus stammt das Segment", "what the segment is drawn from"),
      ])
  }
}
