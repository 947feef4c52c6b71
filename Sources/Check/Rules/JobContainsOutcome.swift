import Source
import Bind

extension Rule {
  static let jobContainsOutcome = Rule(
    "job-contains-outcome", "R46",
    Phrase("In einer Aufgabe steht kein Gütewort: Wie gut sie gelingt, sagt ein Gewinn.", "A job holds no word of quality: how well it goes is said by a gain."),
    why: Phrase(
      "„Schnell zur Arbeit kommen“ ist eine Aufgabe und ein Gewinn in einem Satz. Auseinandergenommen lässt sich fragen, wie wichtig das Schnelle ist und wie gut es heute gelingt; zusammen bleibt beides verborgen. Der Maßstab gehört zu den Gewinnen, die Aufgabe bleibt über Jahre dieselbe (Ulwick; „versteckter Gewinn“ bei den deutschen Autoren). Gemeldet werden nur Wörter einer Liste.",
      "“Get to work quickly” is a job and a gain in one sentence. Taken apart, one can ask how important the quickness is and how well it works today; together both stay hidden. The measure belongs to the gains, the job stays the same for years (Ulwick; the German authors call it a hidden gain). Only words of a list are reported."),
    .table(jtbd: .warning, b2b: .warning, vpc: .warning, odi: .warning, bmc: .info, lean: .info, marketing: .info),
    examples: [
      .bad(
        """
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: ⟦Günstig⟧ zur Arbeit kommen
        type: functional
        gains:
          - id: fahrzeit
            title: Dauer der Fahrt verkürzen
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
          - id: fahrtkosten
            title: Kosten je Fahrt senken
        ---
        """),
      .bad(
        """
        -- jobs/get-to-work.md --
        ---
        kind: job
        title: Get to work ⟦cheaply⟧
        type: functional
        gains:
          - id: travel-time
            title: Reduce the time spent on the way
        ---
        """, in: .en),
      .bad(
        """
        -- jobs/find-a-babysitter.md --
        ---
        kind: job
        title: Find a ⟦reliable⟧ babysitter
        type: functional
        gains:
          - title: Reduce the number of evenings at home
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
          - id: fare
            title: Reduce the cost of each trip
        ---
        """, in: .en),
    ],
    check: .document { document, settings in
      // A wish to be something is no act yet: that is said first.
      guard let statement = document.jobStatement, !document.isFelt, document.record.choice("level") != "aspiration", !JobForm.isAspiration(statement, document) else { return [] }
      // “Better handovers” lacks an act first: without one nothing would be left to call the job.
      if !document.record.has("verb"), case .noun? = JobForm.fault(of: statement, settings) { return [] }
      guard let found = JobForm.quality(in: statement, settings, object: document.record.text("object")?.string) else { return [] }
      let word = statement.exact(found.phrase), rest = statement.without(found.phrase)
      return [
        Finding(
          at: SourceLocation(document.path, statement.text.range(of: found.phrase)), about: nil,
          Phrase(
            "In „\(statement.text.string)“ ist „\(word)“ ein Gewinn, der in der Aufgabe steckt.",
            "In “\(statement.text.string)”, “\(word)” is a gain inside the job."),
          help: Phrase(
            "Nennt die Aufgabe „\(rest)“ und macht aus „\(word)“ einen Gewinn, etwa „\(found.quality.proposal.de)“.",
            "Call the job “\(rest)” and make “\(word)” a gain, such as “\(found.quality.proposal.en)”."))
      ]
    })
}

extension Quality {
  /// A gain that says the same and can be measured.
  var proposal: Phrase {
    switch self {
    case .time: Phrase("Zeit verkürzen, bis es erledigt ist", "Minimize the time it takes")
    case .cost: Phrase("Kosten je Mal senken", "Reduce the cost each time")
    case .effort: Phrase("Anzahl der nötigen Handgriffe verringern", "Reduce the number of steps it takes")
    case .risk: Phrase("Risiko verringern, dass dabei etwas passiert", "Reduce the risk that something goes wrong")
    case .reliability: Phrase("Häufigkeit von Ausfällen verringern", "Reduce how often it fails")
    case .errors: Phrase("Anzahl der Fehler verringern", "Reduce the number of errors")
    case .loudness: Phrase("Lautstärke auf das gewünschte Maß senken oder erhöhen", "Bring the volume to the level that is wanted")
    case .other: Phrase("Anteil der Fälle erhöhen, in denen es so gelingt", "Increase the share of cases in which it works out")
    }
  }
}
