import Source
import Bind

extension Rule {
  static let effortExceedsRevenue = Rule(
    "effort-exceeds-revenue", "R36",
    Phrase(
      "Wo Kunden mehr Arbeit machen, als sie einbringen, steht, was man dagegen tut.", "Where customers make more work than they bring in, the segment says what is done about it."),
    why: Phrase(
      "Manche Kunden machen viel Arbeit und bringen wenig Umsatz. Das ist kein Grund, sie loszuwerden, aber einer, die Maßnahmen herunterzufahren, bis Aufwand und Umsatz im Gleichgewicht sind; sonst bezahlen es die anderen (Zielgruppe, Kundensegment, Buyer Persona: Kundenqualität).",
      "Some customers make a lot of work and bring little revenue. That is no reason to get rid of them, but one to scale measures down until effort and revenue are in balance; otherwise the others pay for it (target group, customer segment, buyer persona: customer quality)."),
    .table(marketing: .warning),
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
        economics: {effort: ⟦5⟧, revenue: 1}
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
        economics: {effort: 5, revenue: 1, measure: Auskunft nur noch auf der Website}
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
        economics: {effort: ⟦5⟧, revenue: 1}
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
        economics: {effort: 5, revenue: 1, measure: Answer questions on the website instead of by phone}
        ---
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard document.segment != nil, document.status != "retired", let economics = document.record.record("economics"),
        let effort = economics.number("effort"), let revenue = economics.number("revenue"), let written = economics["effort"], effort > revenue,
        economics.lacks("measure")
      else { return [] }
      let work = Phrase.number(effort), income = Phrase.number(revenue)
      // Whoever teaches a lot may cost a lot.
      let isWorthIt = (document.record.record("selection")?.number("learning") ?? 0) >= 4
      return [
        Finding(
          at: SourceLocation(document.path, written.range), about: Entity(index), cap: isWorthIt ? .info : nil,
          Phrase(
            "Das Segment „\(document.name)“ macht mehr Arbeit (\(work.de)), als es einbringt (\(income.de)).", "The segment “\(document.name)” makes more work (\(work.en)) than it brings in (\(income.en))."),
          help: Phrase(
            "Was tut ihr dagegen: Selbstbedienung, ein Mindestpreis, weniger Besuche? Schreibt es unter `economics:` hinter `measure:`.",
            "What do you do about it: self-service, a minimum price, fewer visits? Write it under `economics:` after `measure:`."),
          related: economics["revenue"].map { [Diagnostic.Related(SourceLocation(document.path, $0.range), "was sie einbringen", "what they bring in")] } ?? [])
      ]
    })
}
