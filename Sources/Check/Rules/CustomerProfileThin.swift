import Source
import Bind

extension Rule {
  static let customerProfileThin = Rule(
    "customer-profile-thin", "R58",
    Phrase(
      "Das Profil eines ausgewählten Segments hat je mindestens drei Aufgaben, Schmerzpunkte und Gewinne, und sie sind gewichtet.",
      "The profile of a selected segment has at least three jobs, pains and gains, and they are ranked."),
    why: Phrase(
      "Wer nur zwei Schmerzpunkte kennt, hat noch nicht genug gefragt, und wer alle gleich wichtig nennt, hat sie nicht verglichen. Erst die Rangfolge zeigt, worauf ein Angebot setzen muss (Osterwalder zählt zu wenige Einträge und die fehlende Reihenfolge zu den üblichen Fehlern). Wer sich mit Absicht beschränkt, duldet den Hinweis mit einem Grund.",
      "Whoever knows only two pains has not asked enough, and whoever calls all equally important has not compared them. Only the ranking shows what an offer has to rely on (Osterwalder counts too few entries and a missing order among the usual mistakes). Those who limit themselves on purpose allow it with a reason."),
    .table(vpc: .info), completeness: true,
    examples: [
      .bad(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [vpc]
        -- segments/pendler.md --
        ---
        kind: segment
        title: ⟦Pendler⟧
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        selection: {selected: true}
        ---
        """, also: ["segment-without-value-proposition"]),
      .good(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        selection: {selected: true}
        ---
        """),
      .bad(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [vpc]
        -- segments/commuters.md --
        ---
        kind: segment
        title: ⟦Commuters⟧
        level: person
        main-job: get-to-work
        gain: travel-time
        selection: {selected: true}
        ---
        """, in: .en, also: ["segment-without-value-proposition"]),
      .bad(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [vpc]
        -- segments/commuters.md --
        ---
        kind: segment
        title: ⟦Commuters⟧
        level: person
        main-job: get-to-work
        gain: travel-time
        jobs: [change-trains, buy-a-ticket]
        selection: {selected: true}
        ---
        -- jobs/get-to-work.md --
        ---
        kind: job
        title: Get to work
        gains:
          - {id: travel-time, title: Reduce the time spent on the way, relevance: essential}
        pains:
          - {title: The seven o'clock train is cancelled once a week, severity: high}
        ---
        -- jobs/change-trains.md --
        ---
        kind: job
        title: Change trains
        supports: [get-to-work]
        gains:
          - {title: Increase the minutes left on the platform, relevance: essential}
        pains:
          - {title: The connection leaves before the first train is in, severity: high}
        ---
        -- jobs/buy-a-ticket.md --
        ---
        kind: job
        title: Buy a ticket
        supports: [get-to-work]
        gains:
          - {title: Reduce the taps until the ticket is paid, relevance: essential}
        pains:
          - {title: The machine at the station takes no cards, severity: high}
        ---
        """, in: .en),
      .good(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [vpc]
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        jobs: [change-trains, buy-a-ticket]
        selection: {selected: true}
        ---
        -- jobs/get-to-work.md --
        ---
        kind: job
        title: Get to work
        gains:
          - {id: travel-time, title: Reduce the time spent on the way, relevance: essential}
        pains:
          - {title: The seven o'clock train is cancelled once a week, severity: extreme}
        ---
        -- jobs/change-trains.md --
        ---
        kind: job
        title: Change trains
        supports: [get-to-work]
        gains:
          - {title: Increase the minutes left on the platform, relevance: important}
        pains:
          - {title: The connection leaves before the first train is in, severity: high}
        ---
        -- jobs/buy-a-ticket.md --
        ---
        kind: job
        title: Buy a ticket
        supports: [get-to-work]
        gains:
          - {title: Reduce the taps until the ticket is paid, relevance: nice-to-have}
        pains:
          - {title: The machine at the station takes no cards, severity: moderate}
        ---
        """, in: .en, also: ["segment-without-value-proposition"]),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard document.isSelected else { return [] }
      let jobs = model.jobs(of: index)
      guard !jobs.isEmpty, !jobs.contains(where: { model.documents[$0].isDamaged }) else { return [] }
      let items = jobs.flatMap { model.documents[$0].items }
      let gains = items.filter { $0.kind == .gain }, pains = items.filter { $0.kind == .pain }
      let place = SourceLocation(document.path, document.naming)
      var few: [Phrase] = []
      func count(_ number: Int, _ one: Phrase, _ many: Phrase) {
        if number < 3 { few.append(number == 1 ? Phrase("1 " + one.de, "1 " + one.en) : Phrase((number == 0 ? "keine " : "\(number) ") + many.de, (number == 0 ? "no " : "\(number) ") + many.en)) }
      }
      count(jobs.count, Phrase("Aufgabe", "job"), Phrase("Aufgaben", "jobs"))
      count(pains.count, Phrase("Schmerzpunkt", "pain"), Phrase("Schmerzpunkte", "pains"))
      count(gains.count, Phrase("Gewinn", "gain"), Phrase("Gewinne", "gains"))
      if !few.isEmpty {
        return [
          Finding(
            at: place, about: Entity(index),
            Phrase(
              "Das Kundenprofil von „\(document.name)“ ist dünn: \(few.map(\.de).joined(separator: ", ")).", "The customer profile of “\(document.name)” is thin: \(few.map(\.en).joined(separator: ", "))."),
            help: Phrase(
              "Fragt in den nächsten Gesprächen nach dem, was davor und danach geschieht und was dabei ärgert; drei von jedem sind ein guter Anfang.",
              "In your next conversations, ask what happens before and after, and what annoys people; three of each are a good start."))
        ]
      }
      let unranked = [
        (Set(gains.map { $0.record.choice("relevance") }).count < 2, Phrase("Gewinne", "gains")), (Set(pains.map { $0.record.choice("severity") }).count < 2, Phrase("Schmerzpunkte", "pains")),
      ].filter(\.0).map(\.1)
      guard !unranked.isEmpty else { return [] }
      return [
        Finding(
          at: place, about: Entity(index),
          Phrase(
            "Die \(unranked.map(\.de).joined(separator: " und ")) von „\(document.name)“ wiegen alle gleich.", "The \(unranked.map(\.en).joined(separator: " and ")) of “\(document.name)” all weigh the same."),
          help: Phrase(
            "Bringt sie in eine Rangfolge: `relevance` bei Gewinnen, `severity` bei Schmerzpunkten.", "Rank them: `relevance` of gains, `severity` of pains."))
      ]
    })
}
