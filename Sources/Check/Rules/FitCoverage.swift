import Source
import Bind

extension Rule {
  static let fitCoverage = Rule(
    "fit-coverage", "R62",
    Phrase(
      "Ein Wertangebot antwortet auf jeden extremen Schmerzpunkt und jeden wesentlichen Gewinn seines Profils, oder es sagt, warum nicht.",
      "A value proposition answers every extreme pain and every essential gain of its profile, or says why it does not."),
    why: Phrase(
      "Passung entsteht, wo das Angebot auf das trifft, was am meisten schmerzt und am meisten zählt. Gute Angebote lassen vieles weg, aber mit Absicht: Eine Lücke, die begründet ist, ist eine Entscheidung, jede andere ein Versehen. Und ein Merkmal, das auf nichts antwortet, kostet nur (Value Proposition Design).",
      "Fit arises where an offer meets what hurts most and counts most. Good offers leave a lot out, but on purpose: a gap with a reason is a decision, any other is an oversight. And a feature that answers nothing merely costs (Value Proposition Design)."),
    .table(vpc: .warning).variant("other", .table(vpc: .info)), completeness: true,
    examples: [
      .bad(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd, vpc]
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Zur Arbeit kommen
        type: functional
        gains:
          - id: fahrzeit
            title: Dauer der Fahrt verkürzen
        pains:
          - {id: anschluss, title: Verpasste Anschlüsse kosten den halben Vormittag, sort: obstacle, severity: extreme}
        ---
        -- value-propositions/puenktlich.md --
        ---
        kind: value-proposition
        title: ⟦Pünktlich ohne Planung⟧
        segment: pendler
        ---

        ## Gewinnerzeuger

        - Verbindungen in Echtzeit für [kürzere Fahrten](../jobs/zur-arbeit-kommen.md#fahrzeit)
        """),
      .bad(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd, vpc]
        -- value-propositions/puenktlich.md --
        ---
        kind: value-proposition
        title: Pünktlich ohne Planung
        segment: pendler
        ---

        ## Gewinnerzeuger

        - Verbindungen in Echtzeit für [kürzere Fahrten](../jobs/zur-arbeit-kommen.md#fahrzeit)
        - ⟦Hübsche Plakate an jeder Haltestelle⟧
        """),
      .good(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd, vpc]
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Zur Arbeit kommen
        type: functional
        gains:
          - id: fahrzeit
            title: Dauer der Fahrt verkürzen
        pains:
          - {id: anschluss, title: Verpasste Anschlüsse kosten den halben Vormittag, sort: obstacle, severity: extreme}
        ---
        -- value-propositions/puenktlich.md --
        ---
        kind: value-proposition
        title: Pünktlich ohne Planung
        segment: pendler
        ---

        ## Gewinnerzeuger

        - Verbindungen in Echtzeit für [kürzere Fahrten](../jobs/zur-arbeit-kommen.md#fahrzeit)

        ## Bewusst nicht adressiert

        - [Verpasste Anschlüsse](../jobs/zur-arbeit-kommen.md#anschluss): Auf den Takt der Bahn haben wir keinen Einfluss
        """),
      .bad(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd, vpc]
        -- jobs/get-to-work.md --
        ---
        kind: job
        title: Get to work
        type: functional
        gains:
          - id: travel-time
            title: Reduce the time spent on the way
        pains:
          - {id: connection, title: A missed connection costs half the morning, sort: obstacle, severity: extreme}
        ---
        -- value-propositions/on-time.md --
        ---
        kind: value-proposition
        title: ⟦On time without planning⟧
        segment: commuters
        ---

        ## Gain creators

        - Live departures for [a shorter trip](../jobs/get-to-work.md#travel-time)
        """, in: .en),
      .bad(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd, vpc]
        -- value-propositions/on-time.md --
        ---
        kind: value-proposition
        title: On time without planning
        segment: commuters
        ---

        ## Gain creators

        - Live departures for [a shorter trip](../jobs/get-to-work.md#travel-time)
        - ⟦A pretty poster at every stop⟧
        """, in: .en),
      .good(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd, vpc]
        -- jobs/get-to-work.md --
        ---
        kind: job
        title: Get to work
        type: functional
        gains:
          - id: travel-time
            title: Reduce the time spent on the way
        pains:
          - {id: connection, title: A missed connection costs half the morning, sort: obstacle, severity: extreme}
        ---
        -- value-propositions/on-time.md --
        ---
        kind: value-proposition
        title: On time without planning
        segment: commuters
        ---

        ## Gain creators

        - Live departures for [a shorter trip](../jobs/get-to-work.md#travel-time)

        ## Not addressed

        - [Missed connections](../jobs/get-to-work.md#connection): The railway sets the timetable, and we have no say in it
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard document.valueProposition != nil, document.status != "retired", let coverage = model.coverage(of: index) else { return [] }
      guard !coverage.profile.profile.record.has("not-served"), model.documents[coverage.profile.document].status != "retired" else { return [] }
      let open = coverage.open
      let isBlank = coverage.needs.allSatisfy { $0.answers.isEmpty && !$0.isMentioned && $0.refusal == nil } && coverage.strays.isEmpty
      if isBlank { return open.isEmpty ? [] : [blank(index, coverage, open, model)] }
      let undecided = open.filter { $0.refusal != nil }
      let bare = open.filter { $0.refusal == nil }
      // A job of which nothing is answered is said with its gains and pains.
      let others = bare.filter { need in !need.isEssential && (need.sort != .job || !bare.contains { $0.sort != .job && $0.entity.document == need.entity.document }) }
      return undecided.map { unreasoned($0, index, model) } + bare.filter(\.isEssential).map { uncovered($0, index, coverage, model) }
        + (others.isEmpty ? [] : [uncovered(others, index, model)]) + coverage.strays.compactMap { stray($0, index, coverage, model) }
    })

  private static func noun(_ need: Coverage.Need, _ coverage: Coverage) -> Phrase {
    switch need.sort {
    case .pain: Phrase("der extreme Schmerzpunkt", "the extreme pain")
    case .gain: need.entity == coverage.profile.gain ? Phrase("der wichtigste Gewinn", "the most important gain") : Phrase("der wesentliche Gewinn", "the essential gain")
    case .job: Phrase("die Aufgabe", "the job")
    }
  }

  private static let wayOut = Phrase(
    "Verlinkt die Notiz, die darauf antwortet. Wollt ihr ihn auslassen, dann schreibt ihn unter „Bewusst nicht adressiert“, mit Doppelpunkt und Grund.",
    "Link it from the note that answers it. If you choose to leave it out, put it under “Not addressed”, with a colon and the reason.")

  private static func uncovered(_ need: Coverage.Need, _ index: Int, _ coverage: Coverage, _ model: Model) -> Finding {
    let document = model.documents[index]
    let name = model.name(need.entity), noun = noun(need, coverage)
    return Finding(
      at: SourceLocation(document.path, document.naming), about: Entity(index),
      Phrase("In „\(document.name)“ bleibt \(noun.de) „\(name)“ ohne Antwort.", "“\(document.name)” leaves \(noun.en) “\(name)” without an answer."),
      help: wayOut,
      related: [Diagnostic.Related(model.naming(need.entity), "darauf antwortet keine Notiz", "no note answers this")])
  }

  private static func uncovered(_ needs: [Coverage.Need], _ index: Int, _ model: Model) -> Finding {
    let document = model.documents[index]
    let names = Phrase.quoted(needs.map { model.name($0.entity) })
    return Finding(
      at: SourceLocation(document.path, document.naming), about: Entity(index), variant: "other",
      Phrase("In „\(document.name)“ antwortet nichts auf \(names.de).", "Nothing in “\(document.name)” answers \(names.en)."),
      help: Phrase(
        "Kein Angebot antwortet auf alles. Sagt es trotzdem: Was ihr auslasst, gehört unter „Bewusst nicht adressiert“, mit Doppelpunkt und Grund.",
        "No offer answers everything. Say so all the same: what you leave out belongs under “Not addressed”, with a colon and the reason."),
      related: needs.map { Diagnostic.Related(model.naming($0.entity), "darauf antwortet keine Notiz", "no note answers this") })
  }

  /// The body is still empty: that is said once, not once for each need.
  private static func blank(_ index: Int, _ coverage: Coverage, _ open: [Coverage.Need], _ model: Model) -> Finding {
    let document = model.documents[index]
    let needs = open.filter { $0.sort != .job }.sorted { $0.isEssential && !$1.isEssential }
    let shown = needs.isEmpty ? open : needs
    let first = Phrase.quoted(shown.map { model.name($0.entity) }, atMost: 3)
    return Finding(
      at: SourceLocation(document.path, document.naming), about: Entity(index), variant: shown.contains(where: \.isEssential) ? "" : "other",
      Phrase("„\(document.name)“ antwortet noch auf keinen Bedarf seines Profils.", "“\(document.name)” does not answer any need of its profile yet."),
      help: Phrase(
        "Wie hilft das Angebot bei \(first.de)? Schreibt unter „Schmerzlinderer“ und „Gewinnerzeuger“ Notizen, die darauf verlinken.",
        "How does the offer help with \(first.en)? Write notes under “Pain relievers” and “Gain creators” that link to them."),
      related: shown.map { Diagnostic.Related(model.naming($0.entity), "darauf antwortet keine Notiz", "no note answers this") })
  }

  private static func unreasoned(_ need: Coverage.Need, _ index: Int, _ model: Model) -> Finding {
    let document = model.documents[index]
    let name = model.name(need.entity)
    let note = need.refusal.map { document.items[$0.note].naming } ?? document.naming
    return Finding(
      at: SourceLocation(document.path, note), about: Entity(index, need.refusal?.note), variant: need.isEssential ? "" : "other",
      Phrase(
        "„\(name)“ steht unter „Bewusst nicht adressiert“, aber ohne Grund.", "“\(name)” stands under “Not addressed”, but without a reason."),
      help: Phrase(
        "Schreibt hinter den Link einen Doppelpunkt und warum ihr darauf verzichtet; sonst sieht später niemand, dass es eine Entscheidung war.",
        "Write a colon behind the link and why you leave it out; otherwise nobody will see later that this was a decision."),
      related: [Diagnostic.Related(model.naming(need.entity), "darauf wird verzichtet", "this is left out")])
  }

  /// A pain reliever or gain creator that helps nobody of this profile.
  private static func stray(_ stray: Coverage.Stray, _ index: Int, _ coverage: Coverage, _ model: Model) -> Finding? {
    let document = model.documents[index]
    let item = document.items[stray.note]
    guard item.note?.block == .painRelievers || item.note?.block == .gainCreators else { return nil }
    let place = SourceLocation(document.path, item.naming)
    let words = (item.title?.string ?? "").shortened
    let segment = model.documents[coverage.profile.document].name
    guard let foreign = stray.foreign.first else {
      return Finding(
        at: place, about: Entity(index, stray.note), variant: "other",
        Phrase("„\(words)“ verweist auf keinen Bedarf.", "“\(words)” leads to no need."),
        help: Phrase(
          "Welchen Schmerzpunkt lindert das, welchen Gewinn bringt es? Verlinkt ihn in der Notiz; findet sich keiner, dann brauchen diese Menschen das vielleicht nicht.",
          "Which pain does this relieve, which gain does it bring? Link to it in the note; if there is none, these people may not need this."))
    }
    let job = model.documents[foreign.document].name
    return Finding(
      at: place, about: Entity(index, stray.note), variant: "other", hard: true,
      Phrase(
        "„\(words)“ antwortet auf „\(model.name(foreign))“, und das ist kein Bedarf von „\(segment)“.",
        "“\(words)” answers “\(model.name(foreign))”, which is no need of “\(segment)”."),
      help: Phrase(
        "Verlinkt einen Schmerzpunkt oder Gewinn dieses Profils. Gehört „\(job)“ dazu, dann nennt sie im Segment unter `jobs:`.",
        "Link to a pain or gain of this profile. If “\(job)” is part of it, name it in the segment under `jobs:`."),
      related: [
        Diagnostic.Related(model.naming(foreign), "gehört zu „\(job)“", "belongs to “\(job)”"),
        Diagnostic.Related(coverage.profile.naming(in: model), "das Profil, dem das Angebot gilt", "the profile that the offer is for"),
      ])
  }
}
