import Source
import Bind

extension Rule {
  static let offerContradictsClarifier = Rule(
    "offer-contradicts-clarifier", "R63",
    Phrase("Ein Angebot hält die Grenzen ein, die man über seine Kunden kennt.", "An offer keeps the limits that are known about its customers."),
    why: Phrase(
      "Ein Clarifier schränkt ein, was für diese Menschen infrage kommt: Wer wenig Geld hat, bucht kein teures Coaching, und wer nur ein Produkt kauft, will von den anderen nichts hören. Steht die Grenze im Segment und das Gegenteil im Angebot, dann weiß die eine Hand nicht, was die andere tut (Kundensegmente mit Jobs to Be Done; Zielgruppe und Persona).",
      "A clarifier narrows down what suits these people: whoever has little money does not book expensive coaching, and whoever buys one product does not want to hear of the others. If the limit stands in the segment and the opposite in the offer, one hand does not know what the other does (customer segments with Jobs to Be Done; target group and persona)."),
    .always(.warning),
    examples: [
      .bad(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        clarifiers:
          - title: Kann nur wenig für die Fahrt ausgeben
            category: sociodemographic
            attribute: income
            relevant-to: [main-job]
            because: Nach der Miete bleibt kaum Geld für Fahrkarten.
            constraint: {max-price: 50 EUR/month}
        ---
        -- offerings/pendelblick.md --
        ---
        kind: offering
        title: Pendelblick
        price: ⟦400 EUR/month⟧
        ---
        -- value-propositions/puenktlich.md --
        ---
        kind: value-proposition
        title: Pünktlich ohne Planung
        segment: pendler
        offerings: [pendelblick]
        ---
        """),
      .bad(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        clarifiers:
          - title: Liest unterwegs nur Polnisch
            category: geographic
            attribute: language
            relevant-to: [main-job]
            because: Die Hinweise müssen am Bahnsteig auf einen Blick verständlich sein.
            constraint: {language: pl}
        ---
        -- offerings/pendelblick.md --
        ---
        kind: offering
        title: Pendelblick
        language: ⟦de⟧
        ---
        -- value-propositions/puenktlich.md --
        ---
        kind: value-proposition
        title: Pünktlich ohne Planung
        segment: pendler
        offerings: [pendelblick]
        ---
        """),
      .good(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        clarifiers:
          - title: Kann nur wenig für die Fahrt ausgeben
            category: sociodemographic
            attribute: income
            relevant-to: [main-job]
            because: Nach der Miete bleibt kaum Geld für Fahrkarten.
            constraint: {max-price: 50 EUR/month}
        ---
        -- offerings/pendelblick.md --
        ---
        kind: offering
        title: Pendelblick
        price: 9 EUR/month
        ---
        -- value-propositions/puenktlich.md --
        ---
        kind: value-proposition
        title: Pünktlich ohne Planung
        segment: pendler
        offerings: [pendelblick]
        ---
        """),
      .bad(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        clarifiers:
          - title: Has little to spend on travel
            category: sociodemographic
            attribute: income
            relevant-to: [main-job]
            because: Once the rent is paid there is hardly anything left for tickets.
            constraint: {max-price: 50 GBP/month}
        ---
        -- offerings/trainwise.md --
        ---
        kind: offering
        title: Trainwise
        price: ⟦400 GBP/month⟧
        ---
        -- value-propositions/on-time.md --
        ---
        kind: value-proposition
        title: On time without planning
        segment: commuters
        offerings: [trainwise]
        ---
        """, in: .en),
      .bad(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        clarifiers:
          - title: Reads Polish far better than English
            category: geographic
            attribute: language
            relevant-to: [main-job]
            because: On the platform there is time for a glance, not for a dictionary.
            constraint: {language: pl}
        ---
        -- offerings/trainwise.md --
        ---
        kind: offering
        title: Trainwise
        language: ⟦en⟧
        ---
        -- value-propositions/on-time.md --
        ---
        kind: value-proposition
        title: On time without planning
        segment: commuters
        offerings: [trainwise]
        ---
        """, in: .en),
      .good(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        clarifiers:
          - title: Has little to spend on travel
            category: sociodemographic
            attribute: income
            relevant-to: [main-job]
            because: Once the rent is paid there is hardly anything left for tickets.
            constraint: {max-price: 50 GBP/month}
        ---
        -- offerings/trainwise.md --
        ---
        kind: offering
        title: Trainwise
        price: 9 GBP/month
        ---
        -- value-propositions/on-time.md --
        ---
        kind: value-proposition
        title: On time without planning
        segment: commuters
        offerings: [trainwise]
        ---
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard document.segment != nil, document.status != "retired" else { return [] }
      var findings: [Finding] = []
      for profile in model.profiles(of: index) {
        let limits = profile.profile.clarifiers.compactMap { clarifier in
          document.items[clarifier.item].record.record("constraint").map { Limit(item: clarifier.item, keys: $0) }
        }
        if limits.isEmpty { continue }
        let offers = offers(to: profile, model)
        for limit in limits {
          for offer in offers { findings += [overpriced(offer, limit, index, model), overlong(offer, limit, index, model), misspoken(offer, limit, index, model), excluded(offer, limit, index, model)].compactMap { $0 } }
        }
      }
      return findings + spared(index, model)
    })

  /// A clarifier with its `constraint`.
  private struct Limit {
    let item: Int
    let keys: Record
  }

  /// An offering, and the places in value propositions that offer it to a profile.
  private struct Offer {
    let offering: Int
    var places: [SourceLocation]
  }

  private static func offers(to profile: BoundProfile, _ model: Model) -> [Offer] {
    var offers: [Offer] = []
    for proposition in model.propositions(for: profile) where model.documents[proposition].status != "retired" {
      let source = model.documents[proposition]
      var own: Set<Int> = []
      for (at, reference) in source.references.enumerated() {
        guard reference.role == .offering || (reference.role == .link && reference.link?.block == .products) else { continue }
        guard let offering = model.entity(proposition, at)?.document, model.documents[offering].kind == .offering, own.insert(offering).inserted else { continue }
        let place = SourceLocation(source.path, reference.text.range)
        if let known = offers.firstIndex(where: { $0.offering == offering }) { offers[known].places.append(place) } else { offers.append(Offer(offering: offering, places: [place])) }
      }
    }
    return offers
  }

  private static func related(_ offer: Offer, _ limit: SourceRange, _ limitText: Phrase, _ segment: Int, _ model: Model) -> [Diagnostic.Related] {
    let source = model.documents[segment]
    return [Diagnostic.Related(SourceLocation(source.path, limit), limitText.de, limitText.en)]
      + offer.places.map { Diagnostic.Related($0, "hier steht es im Angebot für „\(source.name)“", "offered to “\(source.name)” here") }
  }

  private static func overpriced(_ offer: Offer, _ limit: Limit, _ segment: Int, _ model: Model) -> Finding? {
    let offering = model.documents[offer.offering]
    guard let most = limit.keys.money("max-price"), let written = limit.keys["max-price"], let price = offering.record.money("price"),
      let place = offering.record["price"], price.currency == most.currency, price.period == most.period, price.cents > most.cents
    else { return nil }
    let costs = Phrase.sum(price), atMost = Phrase.sum(most)
    let name = model.documents[segment].name
    return Finding(
      at: SourceLocation(offering.path, place.range), about: Entity(offer.offering),
      Phrase(
        "„\(offering.name)“ kostet \(costs.de); für „\(name)“ sind höchstens \(atMost.de) möglich.",
        "“\(offering.name)” costs \(costs.en); “\(name)” can spend \(atMost.en) at most."),
      help: Phrase(
        "Senkt den Preis, bietet diesen Menschen etwas anderes an, oder berichtigt die Grenze, wenn ihr heute mehr wisst.",
        "Lower the price, offer these people something else, or correct the limit if you know more today."),
      related: related(offer, written.range, Phrase("der Höchstpreis", "the highest price"), segment, model))
  }

  private static func overlong(_ offer: Offer, _ limit: Limit, _ segment: Int, _ model: Model) -> Finding? {
    let offering = model.documents[offer.offering]
    guard let written = limit.keys["max-time"], case .duration(let most) = written.value, let place = offering.record["duration"], case .duration(let takes) = place.value,
      takes.isLonger(than: most)
    else { return nil }
    let name = model.documents[segment].name
    let long = Phrase.span(takes), atMost = Phrase.span(most)
    return Finding(
      at: SourceLocation(offering.path, place.range), about: Entity(offer.offering),
      Phrase(
        "„\(offering.name)“ dauert \(long.de); „\(name)“ haben höchstens \(atMost.de).", "“\(offering.name)” takes \(long.en); “\(name)” have \(atMost.en) at most."),
      help: Phrase(
        "Verkürzt das Angebot, bietet diesen Menschen etwas anderes an, oder berichtigt die Grenze, wenn ihr heute mehr wisst.",
        "Shorten the offer, offer these people something else, or correct the limit if you know more today."),
      related: related(offer, written.range, Phrase("die längste Dauer", "the longest time"), segment, model))
  }

  private static func misspoken(_ offer: Offer, _ limit: Limit, _ segment: Int, _ model: Model) -> Finding? {
    let offering = model.documents[offer.offering]
    guard let wanted = limit.keys.text("language"), let place = offering.record["language"] else { return nil }
    let spoken = offering.record.texts("language")
    guard !spoken.isEmpty, !spoken.contains(where: { tongue($0.string) == tongue(wanted.string) }) else { return nil }
    let name = model.documents[segment].name, languages = spoken.map(\.string).joined(separator: ", ")
    return Finding(
      at: SourceLocation(offering.path, spoken.count == 1 ? spoken[0].range : place.range), about: Entity(offer.offering),
      Phrase(
        "„\(offering.name)“ gibt es in `\(languages)`, aber nicht in der Sprache von „\(name)“ (`\(wanted.string)`).",
        "“\(offering.name)” comes in `\(languages)` but not in the language of “\(name)” (`\(wanted.string)`)."),
      help: Phrase(
        "Bietet es in dieser Sprache an, oder nennt im Wertangebot etwas, das diese Menschen verstehen.",
        "Offer it in that language, or name something in the value proposition that these people understand."),
      related: related(offer, wanted.range, Phrase("diese Sprache wird gebraucht", "this language is needed"), segment, model))
  }

  /// `de` and `Deutsch` are one language.
  private static func tongue(_ text: String) -> String { Vocabulary.language.term(text)?.key ?? Folding.slug(text) }

  private static func excluded(_ offer: Offer, _ limit: Limit, _ segment: Int, _ model: Model) -> Finding? {
    let source = model.documents[segment]
    guard let reference = limit.keys.references("excluded").first(where: { model.entity(segment, $0)?.document == offer.offering }), let place = offer.places.first else { return nil }
    let name = model.documents[offer.offering].name
    return Finding(
      at: place, about: nil,
      Phrase(
        "„\(name)“ steht im Angebot für „\(source.name)“, obwohl es für diese Menschen ausgeschlossen ist.",
        "“\(name)” is offered to “\(source.name)”, although it is ruled out for these people."),
      help: Phrase(
        "Nehmt es aus dem Wertangebot, oder streicht es unter `excluded:`, wenn der Grund nicht mehr gilt.",
        "Take it out of the value proposition, or strike it from `excluded:` if the reason no longer holds."),
      related: [
        Diagnostic.Related(SourceLocation(source.path, source.references[reference].text.range), "hier ist es ausgeschlossen", "ruled out here"),
        Diagnostic.Related(SourceLocation(source.path, source.items[limit.item].naming), "wegen dieses Clarifiers", "because of this clarifier"),
      ])
  }

  /// Offerings that these people are spared, in a channel or touchpoint of theirs all the same.
  private static func spared(_ segment: Int, _ model: Model) -> [Finding] {
    let source = model.documents[segment]
    guard let communication = source.record.record("communication") else { return [] }
    var findings: [Finding] = []
    for reference in communication.references("exclude") {
      guard let offering = model.entity(segment, reference)?.document else { continue }
      for arrival in model.incoming[offering] {
        let other = model.documents[arrival.document]
        let link = other.references[arrival.reference]
        guard other.status != "retired", let block = link.link?.block, block == .channels || block == .touchpoints else { continue }
        let isTheirs =
          other.kind == .customerRelationships
          ? model.segments(behind: arrival.document).contains(segment)
          : link.link?.note.map { note in
            other.items[note].note?.links.contains { model.entity(arrival.document, $0) == Entity(segment) } ?? false
          } ?? false
        guard isTheirs else { continue }
        let name = model.documents[offering].name
        findings.append(
          Finding(
            at: SourceLocation(other.path, link.text.range), about: Entity(arrival.document, link.link?.note),
            Phrase(
              "Dieser Kanal wirbt bei „\(source.name)“ für „\(name)“, obwohl sie davon verschont bleiben sollen.",
              "This channel advertises “\(name)” to “\(source.name)”, who were to be spared it."),
            help: Phrase(
              "Nehmt „\(name)“ aus der Notiz, oder streicht es im Segment unter `communication:`.",
              "Take “\(name)” out of the note, or strike it under `communication:` in the segment."),
            related: [Diagnostic.Related(SourceLocation(source.path, source.references[reference].text.range), "hier ist es ausgenommen", "exempted here")]))
      }
    }
    return findings
  }
}
