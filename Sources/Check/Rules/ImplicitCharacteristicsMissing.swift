import Source
import Bind

extension Rule {
  static let implicitCharacteristicsMissing = Rule(
    "implicit-characteristics-missing", "R35",
    Phrase("Ein Segment aus Bestandskunden nennt auch, wie sie sich verhalten.", "A segment of existing customers also says how they behave."),
    why: Phrase(
      "Wer schon Kunden hat, weiß mehr als Alter und Branche: wer Mails öffnet, wer nur im Angebot kauft, wer sich abmeldet. Gerade dieses Verhalten sagt, was jemand braucht, und genau das haben andere nicht (Zielgruppe, Kundensegment, Buyer Persona: explizite und implizite Merkmale).",
      "Whoever has customers knows more than age and industry: who opens mails, who buys only on offer, who unsubscribes. It is this behaviour that says what somebody needs, and it is what others do not have (target group, customer segment, buyer persona: explicit and implicit characteristics)."),
    .table(marketing: .info),
    examples: [
      .bad(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [marketing]
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        base: existing-customers
        ⟦characteristics⟧:
          - {title: Zwischen 30 und 50 Jahre alt, category: sociodemographic, attribute: age}
        ---
        """),
      .good(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [marketing]
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        base: market
        characteristics:
          - {title: Wohnt am Stadtrand, category: geographic, attribute: location}
        ---
        """),
      .bad(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [marketing]
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        base: existing-customers
        ⟦characteristics⟧:
          - {title: Between 30 and 50 years old, category: sociodemographic, attribute: age}
        ---
        """, in: .en),
      .good(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [marketing]
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        base: existing-customers
        evidence: [app-use]
        characteristics:
          - {id: app-use, title: Opens the app only when a train is late, category: behavioural, attribute: usage, nature: implicit}
        clarifiers:
          - title: Looks only when minutes count
            from: app-use
            relevant-to: [gain]
            because: A warning that comes with the delay is the only one they see.
        ---
        -- evidence/app-use.md --
        ---
        kind: evidence
        title: How often the app was opened in April
        type: analytics
        date: 2026-05-04
        segment: commuters
        n: 1200
        ---
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard let segment = document.segment, document.status != "retired", document.status != "brainstormed", !document.isDamaged,
        document.record.choice("base") == "existing-customers"
      else { return [] }
      let isObserved = segment.characteristics.contains { item in
        let keys = document.items[item].record
        return keys.choice("nature") == "implicit" || (keys.choice("category") == "behavioural" && keys.choice("nature") == nil)
      }
      if isObserved { return [] }
      // A clarifier of its own may be about behaviour too.
      if segment.profiles.contains(where: { $0.clarifiers.contains { document.items[$0.item].record.choice("category") == "behavioural" } }) { return [] }
      let written = document.record["characteristics"]
      switch written?.value {
      case .unreadable?, .open?: return []
      default: break
      }
      return [
        Finding(
          at: SourceLocation(document.path, segment.characteristics.isEmpty ? document.naming : (written?.key ?? document.naming)), about: Entity(index),
          Phrase(
            "Wie sich die Bestandskunden in „\(document.name)“ verhalten, steht nicht da.", "Nothing says how the existing customers in “\(document.name)” behave."),
          help: Phrase(
            "Was seht ihr an ihnen, ohne zu fragen? Ergänzt ein Merkmal mit `nature: implicit`, etwa wie oft sie kaufen oder was sie nie öffnen.",
            "What do you see in them without asking? Add a characteristic with `nature: implicit`, such as how often they buy or what they never open."))
      ]
    })
}
