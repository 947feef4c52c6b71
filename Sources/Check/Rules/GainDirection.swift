import Source
import Bind

extension Rule {
  static let gainDirection = Rule(
    "gain-direction", "R53",
    Phrase("Ein Gewinn sagt, in welche Richtung es gehen soll: weniger wovon, mehr wovon.", "A gain says where it is to go: less of what, more of what."),
    why: Phrase(
      "„Kurze Fahrzeit“ ist ein Zustand, „Dauer der Fahrt verkürzen“ eine Richtung: Sie gilt auch dann noch, wenn das Ziel von heute erreicht ist, und lässt sich bei jedem Angebot vergleichen. Beim wichtigsten Gewinn eines Profils hängt das meiste davon ab, deshalb wiegt er schwerer als die übrigen (Ulwick; fast alle veröffentlichten Gewinne nennen keine Richtung).",
      "“Short journey” is a state, “shorten the journey” a direction: it still holds when today's target is reached, and any offer can be compared by it. Most depends on a profile's most important gain, so it weighs more than the others (Ulwick; nearly all published gains name no direction)."),
    .table(jtbd: .warning, b2b: .warning, vpc: .warning, odi: .warning)
      .variant("other", .table(jtbd: .info, b2b: .info, vpc: .info, odi: .warning)),
    examples: [
      .bad(
        """
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Zur Arbeit kommen
        type: functional
        gains:
          - id: fahrzeit
            title: ⟦Kurze Fahrzeit⟧
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
          - title: ⟦Ein eigener Sitzplatz⟧
          - title: Guter Kaffee unterwegs
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
          - title: Wahrscheinlichkeit erhöhen, einen Sitzplatz zu bekommen
        ---
        """),
      .bad(
        """
        -- jobs/get-to-work.md --
        ---
        kind: job
        title: Get to work
        type: functional
        gains:
          - id: travel-time
            title: ⟦Travel time⟧
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
            title: Minimize the time spent on the way
          - title: ⟦A seat of one's own⟧
          - title: Good coffee on the way
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
            title: Minimize the time spent on the way
          - title: Increase the likelihood of finding a seat
          - title: Fewer minutes on a cold platform
        ---
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard let job = document.job, document.status != "retired" else { return [] }
      let title = document.jobStatement
      var findings: [Finding] = []
      var others: [Int] = []
      for at in job.gains {
        let gain = document.items[at]
        guard let text = gain.title, !text.holdsPlaceholder, !gain.record.has("direction") else { continue }
        let statement = Statement(text, document.language)
        guard !statement.words.isEmpty, GainForm.direction(in: statement, model.settings) == nil else { continue }
        // A gain that only says the job again is told so.
        if let title, GainForm.repeats(statement, title, model.settings) { continue }
        let profiles = model.profiles(withGain: Entity(index, at))
        if profiles.isEmpty { others.append(at); continue }
        findings.append(
          Finding(
            at: SourceLocation(document.path, text.range), about: Entity(index, at),
            Phrase("„\(text.string)“ ist ein wichtigster Gewinn, sagt aber nicht, in welche Richtung es gehen soll.", "“\(text.string)” is a most important gain, but does not say where it is to go."),
            help: directionHelp,
            related: profiles.map { Diagnostic.Related($0, "für dieses Profil der wichtigste Gewinn", "this profile's most important gain") }))
      }
      if model.settings.methods.contains("odi") {
        for at in others { findings.append(withoutDirection(at, [], document, index)) }
      } else if let first = others.first {
        findings.append(withoutDirection(first, others.dropFirst(), document, index))
      }
      return findings
    })

  private static let directionHelp = Phrase(
    "Beginnt mit dem, was gemessen wird, und endet mit der Richtung: „Dauer … verkürzen“, „Anzahl … senken“, „Wahrscheinlichkeit erhöhen, …“. Steht sie schon anders darin, tragt sie unter `direction` ein.",
    "Begin with the direction and go on with what is measured: “Minimize the time …”, “Reduce the number of …”, “Increase the likelihood of …”. If you say it some other way, put it under `direction`.")

  private static func withoutDirection(_ item: Int, _ more: ArraySlice<Int>, _ document: Document, _ index: Int) -> Finding {
    let title = document.items[item].title!
    let count = more.count
    let message =
      count == 0
      ? Phrase("„\(title.string)“ sagt nicht, in welche Richtung es gehen soll.", "“\(title.string)” does not say where it is to go.")
      : Phrase(
        "„\(title.string)“ und \(count == 1 ? "ein weiterer Gewinn" : "\(count) weitere Gewinne") sagen nicht, in welche Richtung es gehen soll.",
        "“\(title.string)” and \(count == 1 ? "one more gain" : "\(count) more gains") do not say where they are to go.")
    return Finding(
      at: SourceLocation(document.path, title.range), about: Entity(index, item), variant: "other", message, help: directionHelp,
      related: more.map { Diagnostic.Related(SourceLocation(document.path, document.items[$0].naming), "dieser auch nicht", "neither does this one") })
  }
}

extension Model {
  /// The `gain:` lines of the profiles whose most important gain this is.
  func profiles(withGain gain: Entity) -> [SourceLocation] {
    var found: [SourceLocation] = []
    for arrival in incoming[gain.document] {
      let source = documents[arrival.document]
      guard source.references[arrival.reference].role == .gain, source.segment != nil, targets[arrival.document][arrival.reference].entity == gain else { continue }
      found.append(SourceLocation(source.path, source.references[arrival.reference].text.range))
    }
    return found
  }
}
