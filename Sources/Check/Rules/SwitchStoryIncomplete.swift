import Source
import Bind

extension Rule {
  static let switchStoryIncomplete = Rule(
    "switch-story-incomplete", "R70",
    Phrase(
      "Ein Wechselgespräch erzählt alle vier Kräfte, das Alte, das Neue und mindestens zwei Zeitpunkte; unter den Alternativen einer Aufgabe steht auch, nichts zu tun.",
      "A switch interview tells all four forces, the old, the new and at least two moments in time; the alternatives of a job include doing nothing."),
    why: Phrase(
      "Menschen wechseln erst, wenn Druck und Zug zusammen stärker sind als Sorge und Gewohnheit; wer nur fragt, was anzieht, versteht nicht, warum die meisten bleiben. Und der häufigste Wettbewerber ist kein Produkt, sondern alles zu lassen, wie es ist (Wechselgespräche nach Moesta).",
      "People switch only when push and pull together are stronger than anxiety and habit; whoever asks only about what attracts does not understand why most people stay. And the commonest competitor is no product but leaving everything as it is (switch interviews after Moesta)."),
    .table(jtbd: .info, b2b: .info, vpc: .info, odi: .info), completeness: true,
    examples: [
      .bad(
        """
        -- evidence/wechsel-p2.md --
        ---
        kind: evidence
        title: ⟦Wechselgespräch mit P2⟧
        type: switch-interview
        date: 2026-05-04
        segment: pendler
        participant: P2
        hired: Regionalzug
        ⟦forces⟧:
          push: Jeden Morgen stand der Verkehr auf der Brücke.
          pull: Im Zug lässt sich lesen.
        timeline:
          - {moment: first-thought, date: 2026-03-07}
          - {moment: first-use, date: ⟦2026-02-02⟧}
        ---
        """),
      .bad(
        """
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Zur Arbeit kommen
        type: functional
        gains:
          - id: fahrzeit
            title: Dauer der Fahrt verkürzen
        ⟦alternatives⟧:
          - {title: Auto, type: product}
          - {title: Fahrgemeinschaft, type: workaround}
        ---
        """),
      .good(
        """
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Zur Arbeit kommen
        type: functional
        gains:
          - id: fahrzeit
            title: Dauer der Fahrt verkürzen
        alternatives:
          - {title: Auto, type: product}
          - {title: Zu Hause bleiben, type: nothing}
        ---
        -- evidence/wechsel-p2.md --
        ---
        kind: evidence
        title: Wechselgespräch mit P2
        type: switch-interview
        date: 2026-05-04
        segment: pendler
        participant: P2
        hired: Regionalzug
        fired: Auto
        forces:
          push: Jeden Morgen stand der Verkehr auf der Brücke.
          pull: Im Zug lässt sich lesen.
          anxiety: Der Anschluss könnte ausfallen.
          habit: unknown
        timeline:
          - {moment: first-thought, date: 2026-01-07}
          - {moment: first-use, date: 2026-03-02}
        ---
        """),
      .bad(
        """
        -- evidence/switch-p2.md --
        ---
        kind: evidence
        title: ⟦Switch interview with P2⟧
        type: switch-interview
        date: 2026-05-04
        segment: commuters
        participant: P2
        hired: Regional train
        ⟦forces⟧:
          push: Every morning the traffic stood still on the bridge.
          pull: On the train there is time to read.
        timeline:
          - {moment: first-thought, date: 2026-03-07}
          - {moment: first-use, date: ⟦2026-02-02⟧}
        ---
        """, in: .en),
      .bad(
        """
        -- jobs/get-to-work.md --
        ---
        kind: job
        title: Get to work
        type: functional
        gains:
          - id: travel-time
            title: Reduce the time spent on the way
        ⟦alternatives⟧:
          - {title: Car, type: product}
          - {title: A lift from a neighbour, type: workaround}
        ---
        """, in: .en),
      .good(
        """
        -- jobs/get-to-work.md --
        ---
        kind: job
        title: Get to work
        type: functional
        gains:
          - id: travel-time
            title: Reduce the time spent on the way
        alternatives:
          - {title: Car, type: product}
          - {title: Staying at home, type: nothing}
        ---
        -- evidence/switch-p2.md --
        ---
        kind: evidence
        title: Switch interview with P2
        type: switch-interview
        date: 2026-05-04
        segment: commuters
        participant: P2
        hired: Regional train
        fired: Car
        forces:
          push: Every morning the traffic stood still on the bridge.
          pull: On the train there is time to read.
          anxiety: The connection might be cancelled.
          habit: unknown
        timeline:
          - {moment: first-thought, date: 2026-01-07}
          - {moment: first-use, date: 2026-03-02}
        ---
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard document.status != "retired", !document.isDamaged else { return [] }
      switch document.kind {
      case .job: return withoutNothing(index, model)
      case .evidence where document.record.choice("type") == "switch-interview":
        return untold(index, document) + weakForces(index, document) + timeline(index, document)
      default: return []
      }
    })

  private static func withoutNothing(_ index: Int, _ model: Model) -> [Finding] {
    let document = model.documents[index]
    guard let written = document.record["alternatives"], let alternatives = document.job?.alternatives, !alternatives.isEmpty else { return [] }
    let isIncluded = alternatives.contains {
      switch document.items[$0].record["type"]?.value {
      case .choice("nothing")?, .unreadable?: true
      default: false
      }
    }
    if isIncluded { return [] }
    return [
      Finding(
        at: SourceLocation(document.path, written.key), about: Entity(index),
        Phrase(
          "Unter den Alternativen zu „\(document.name)“ fehlt, nichts zu tun.", "The alternatives to “\(document.name)” leave out doing nothing."),
        help: Phrase(
          "Was tun Menschen, die es beim Alten lassen? Ergänzt das mit `type: nothing`; es ist meistens euer stärkster Wettbewerber.",
          "What do people do who leave things as they are? Add that with `type: nothing`; it is usually your strongest competitor."))
    ]
  }

  private static func untold(_ index: Int, _ document: Document) -> [Finding] {
    let parts: [(key: String, what: Phrase)] = [
      ("hired", Phrase("was diese Person jetzt nimmt (`hired`)", "what this person uses now (`hired`)")),
      ("fired", Phrase("was sie dafür aufgegeben hat (`fired`)", "what they gave up for it (`fired`)")),
      ("forces", Phrase("was zog und was hielt (`forces`)", "what drew them on and what held them back (`forces`)")),
      ("timeline", Phrase("wann was geschah (`timeline`)", "what happened when (`timeline`)")),
    ]
    let missing = parts.filter { document.record.lacks($0.key) }
    if missing.isEmpty { return [] }
    let list = Phrase.enumerated(missing.map(\.what))
    return [
      Finding(
        at: SourceLocation(document.path, document.naming), about: Entity(index),
        Phrase("„\(document.name)“ erzählt noch nicht, \(list.de).", "“\(document.name)” does not tell yet \(list.en)."),
        help: Phrase(
          "Erzählt es rückwärts: erst der Tag der Entscheidung, dann, was dahin führte. Was ihr nicht erfahren habt, heißt `unknown`.",
          "Tell it backwards: first the day of the decision, then what led up to it. What you did not learn is `unknown`."))
    ]
  }

  private static let forces: [(key: String, name: Phrase)] = [
    ("push", Phrase("der Druck des Alten (`push`)", "the push of the old (`push`)")), ("pull", Phrase("der Zug des Neuen (`pull`)", "the pull of the new (`pull`)")),
    ("anxiety", Phrase("die Sorge vor dem Neuen (`anxiety`)", "the anxiety about the new (`anxiety`)")),
    ("habit", Phrase("die Gewohnheit (`habit`)", "the habit of the old (`habit`)")),
  ]

  private static func weakForces(_ index: Int, _ document: Document) -> [Finding] {
    guard let written = document.record["forces"], let record = document.record.record("forces") else { return [] }
    let missing = forces.filter { record.lacks($0.key) }
    if missing.isEmpty { return [] }
    let list = Phrase.enumerated(missing.map(\.name))
    return [
      Finding(
        at: SourceLocation(document.path, written.key), about: Entity(index),
        missing.count == 1
          ? Phrase("In „\(document.name)“ fehlt \(list.de).", "“\(document.name)” lacks \(list.en).")
          : Phrase("In „\(document.name)“ fehlen \(list.de).", "“\(document.name)” lacks \(list.en)."),
        help: Phrase(
          "Was hätte diese Person beinahe beim Alten gehalten, was zog sie weg? Habt ihr nicht danach gefragt, dann schreibt `unknown`.",
          "What nearly kept this person with the old, what drew them away? If you did not ask, write `unknown`."))
    ]
  }

  private static func timeline(_ index: Int, _ document: Document) -> [Finding] {
    guard let written = document.record["timeline"], !document.record.lacks("timeline") else { return [] }
    if case .unreadable = written.value { return [] }
    let moments: [(rank: Int, date: Day, place: SourceRange)] = document.record.records("timeline").compactMap { entry in
      guard let moment = entry.choice("moment"), let rank = Vocabulary.moment.keys.firstIndex(of: moment), let date = entry.day("date"), let place = entry["date"] else {
        return nil
      }
      return (rank, date, place.range)
    }
    let isUnreadable = document.record.records("timeline").contains { entry in
      for key in ["moment", "date"] { if case .unreadable? = entry[key]?.value { return true } }
      return false
    }
    if moments.count < 2, !isUnreadable {
      return [
        Finding(
          at: SourceLocation(document.path, written.key), about: Entity(index),
          Phrase(
            moments.isEmpty ? "Die Zeitachse von „\(document.name)“ hat keinen Zeitpunkt mit Datum." : "Die Zeitachse von „\(document.name)“ hat nur einen Zeitpunkt mit Datum.",
            moments.isEmpty ? "The timeline of “\(document.name)” has no dated moment." : "The timeline of “\(document.name)” has only one dated moment."),
          help: Phrase(
            "Zwei genügen für den Anfang: Wann kam der erste Gedanke (`first-thought`), wann die Entscheidung (`deciding`)? Ungefähr ist gut genug.",
            "Two are enough to begin with: when was the first thought (`first-thought`), when the decision (`deciding`)? Roughly is good enough."))
      ]
    }
    let ordered = moments.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element)
    for (earlier, later) in zip(ordered, ordered.dropFirst()) where later.rank > earlier.rank && later.date < earlier.date {
      let first = Vocabulary.moment.terms[earlier.rank], second = Vocabulary.moment.terms[later.rank]
      return [
        Finding(
          at: SourceLocation(document.path, later.place), about: Entity(index), hard: true,
          Phrase(
            "In „\(document.name)“ liegt „\(second.de)“ vor „\(first.de)“.", "In “\(document.name)” “\(second.en)” comes before “\(first.en)”."),
          help: Phrase("Eines der beiden Daten stimmt nicht, oder es war ein anderer Moment.", "One of the two dates is wrong, or it was another moment."),
          related: [Diagnostic.Related(SourceLocation(document.path, earlier.place), "„\(first.de)“", "“\(first.en)”")])
      ]
    }
    return []
  }
}
