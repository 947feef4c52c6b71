import Source
import Bind

extension Rule {
  static let jobMapSteps = Rule(
    "job-map-steps", "R51",
    Phrase(
      "Ein Ablauf hat Anfang, Mitte und Ende, seine Schritte stehen in ihrer Reihenfolge und beginnen mit einem Verb.",
      "A job map has a beginning, a middle and an end; its steps stand in order, each with a verb."),
    why: Phrase(
      "Jede Aufgabe wird geplant, ausgeführt und beendet. Wer nur die Mitte aufschreibt, übersieht die Hälfte der Stellen, an denen ein Angebot helfen kann. Die Schritte sind kleine Aufgaben und folgen deren Regeln (Bettencourt und Ulwick, 2008). Abschnitte dürfen fehlen oder sich wiederholen.",
      "Every job is planned, carried out and finished. Whoever writes down only the middle overlooks half of the places where an offer can help. Steps are small jobs and follow their rules (Bettencourt and Ulwick, 2008). Stages may be left out or repeated."),
    .table(odi: .warning).variant("coverage", .table(odi: .info)),
    examples: [
      .bad(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [odi]
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Zur Arbeit kommen
        type: functional
        map:
          - {stage: define, title: ⟦Abfahrtszeit⟧}
          - {stage: execute, title: Fahren}
          - {stage: conclude, title: Am Platz ankommen}
        gains:
          - id: fahrzeit
            title: Dauer der Fahrt verkürzen
        ---
        """),
      .bad(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [odi]
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Zur Arbeit kommen
        type: functional
        ⟦map⟧:
          - {stage: execute, title: Mit dem Zug fahren}
          - {stage: monitor, title: Verspätungen verfolgen}
        gains:
          - id: fahrzeit
            title: Dauer der Fahrt verkürzen
        ---
        """),
      .good(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [odi]
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Zur Arbeit kommen
        type: functional
        map:
          - {stage: define, title: Abfahrtszeit festlegen}
          - {stage: execute, title: Mit dem Zug fahren}
          - {stage: conclude, title: Am Platz ankommen}
        gains:
          - id: fahrzeit
            title: Dauer der Fahrt verkürzen
        ---
        """),
      .bad(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [odi]
        -- jobs/get-to-work.md --
        ---
        kind: job
        title: Get to work
        type: functional
        map:
          - {stage: define, title: ⟦Route planning⟧}
          - {stage: execute, title: Ride the train}
          - {stage: conclude, title: Sit down at the desk}
        gains:
          - id: travel-time
            title: Reduce the time spent on the way
        ---
        """, in: .en),
      .bad(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [odi]
        -- jobs/get-to-work.md --
        ---
        kind: job
        title: Get to work
        type: functional
        ⟦map⟧:
          - {stage: execute, title: Ride the train}
          - {stage: monitor, title: Follow the delays}
        gains:
          - id: travel-time
            title: Reduce the time spent on the way
        ---
        """, in: .en),
      .good(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [odi]
        -- jobs/get-to-work.md --
        ---
        kind: job
        title: Get to work
        type: functional
        map:
          - {stage: define, title: Choose a train}
          - {stage: execute, title: Ride the train}
          - {stage: conclude, title: Sit down at the desk}
        gains:
          - id: travel-time
            title: Reduce the time spent on the way
        ---
        """, in: .en),
    ],
    check: .document { document, settings in
      guard let job = document.job, !job.steps.isEmpty, document.status != "retired" else { return [] }
      let order = Vocabulary.mapStage.terms.map(\.key)
      var findings: [Finding] = []
      var furthest: (stage: Int, item: Item)?
      var stages: Set<Int> = []
      var isOutOfOrder = false
      for at in job.steps {
        let step = document.items[at]
        if let stage = step.record.choice("stage").flatMap({ order.firstIndex(of: $0) }) {
          stages.insert(stage)
          if let before = furthest, stage < before.stage, !isOutOfOrder, let entry = step.record["stage"] {
            isOutOfOrder = true
            findings.append(
              Finding(
                at: SourceLocation(document.path, entry.range), about: nil,
                Phrase(
                  "Der Schritt „\(step.title?.string ?? step.id)“ (`\(order[stage])`) steht hinter einem späteren Abschnitt (`\(order[before.stage])`).",
                  "The step “\(step.title?.string ?? step.id)” (`\(order[stage])`) stands behind a later stage (`\(order[before.stage])`)."),
                help: Phrase(
                  "Stellt die Schritte in die Reihenfolge, in der sie geschehen: \(order.joined(separator: ", ")).", "Put the steps in the order in which they happen: \(order.joined(separator: ", "))."),
                related: [Diagnostic.Related(SourceLocation(document.path, before.item.naming), "der spätere Abschnitt", "the later stage")]))
          }
          if furthest.map({ stage >= $0.stage }) ?? true { furthest = (stage, step) }
        }
        if let title = step.title { findings += form(of: title, document, settings) }
      }
      // Beginning: define to confirm. Middle: execute to modify. End: conclude.
      let thirds: [(stages: Range<Int>, name: Phrase)] = [
        (0..<4, Phrase("der Anfang (define, locate, prepare, confirm)", "the beginning (define, locate, prepare, confirm)")),
        (4..<7, Phrase("die Mitte (execute, monitor, modify)", "the middle (execute, monitor, modify)")), (7..<8, Phrase("das Ende (conclude)", "the end (conclude)")),
      ]
      let missing = thirds.filter { third in !stages.contains { third.stages.contains($0) } }
      if !stages.isEmpty, !missing.isEmpty, let map = document.record["map"] {
        findings.append(
          Finding(
            at: SourceLocation(document.path, map.key), about: nil, variant: "coverage",
            Phrase(
              "Im Ablauf von „\(document.name)“ fehlt \(missing.map(\.name.de).joined(separator: " und ")).",
              "The job map of “\(document.name)” lacks \(missing.map(\.name.en).joined(separator: " and "))."),
            help: Phrase(
              "Fragt, was davor, dabei und danach geschieht; oft liegt gerade dort, was heute niemand abdeckt.",
              "Ask what happens before, during and after; what nobody covers today often lies just there.")))
      }
      return findings
    })

  private static func form(of title: Text, _ document: Document, _ settings: Settings) -> [Finding] {
    if title.holdsPlaceholder { return [] }
    let statement = Statement(title, document.language)
    if let joint = JobForm.conjunction(in: statement) {
      return [
        Finding(
          at: SourceLocation(document.path, title.range(of: joint.range)), about: nil,
          Phrase("„\(title.string)“ sind zwei Schritte in einem.", "“\(title.string)” is two steps in one."),
          help: Phrase("Macht zwei Schritte daraus; jeder bekommt seinen Abschnitt.", "Make two steps of it; each has a stage of its own."))
      ]
    }
    if let fault = JobForm.fault(of: statement, settings) {
      return [
        Finding(
          at: SourceLocation(document.path, title.range), about: nil,
          Phrase("Der Schritt „\(title.string)“ sagt nicht, was getan wird.", "The step “\(title.string)” does not say what is done."), help: fault.help)
      ]
    }
    if let found = JobForm.quality(in: statement, settings, object: nil) {
      let word = statement.original(found.token)
      return [
        Finding(
          at: SourceLocation(document.path, title.range(of: found.token.range)), about: nil,
          Phrase("In „\(title.string)“ ist „\(word)“ ein Gewinn, der im Schritt steckt.", "In “\(title.string)” the word “\(word)” is a gain inside the step."),
          help: Phrase(
            "Nennt den Schritt „\(statement.without(found.phrase))“ und macht aus „\(word)“ einen Gewinn mit `step`.",
            "Call the step “\(statement.without(found.phrase))” and make “\(word)” a gain with `step`."))
      ]
    }
    return []
  }
}
