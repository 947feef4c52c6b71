import Source
import Parse
import Bind

extension Rule {
  static let valuePropositionScope = Rule(
    "value-proposition-scope", "R61",
    Phrase("Ein Wertangebot gilt genau einem Profil und sagt etwas Eigenes.", "A value proposition is for exactly one profile and says something of its own."),
    why: Phrase(
      "Wer zwei Gruppen in ein Wertangebot packt, mischt ihre Sorgen und löst am Ende keine davon; zwei Segmente auf einem Blatt sind einer der häufigsten Fehler. Wo zwei Angebote Wort für Wort dasselbe versprechen, fehlt entweder der Unterschied zwischen den Segmenten oder der zwischen den Angeboten (Value Proposition Design; Business Model Canvas).",
      "Whoever puts two groups into one value proposition mixes their worries and in the end solves none; two segments on one sheet are among the most common mistakes. Where two offers promise the same word for word, a difference is missing, between the segments or between the offers (Value Proposition Design; business model canvas)."),
    .always(.error).variant("wording", .always(.info)),
    examples: [
      .bad(
        """
        -- jobs/fuer-das-alter-vorsorgen.md --
        ---
        kind: job
        title: Für das Alter vorsorgen
        type: functional
        gains:
          - {id: altersarmut, title: Risiko von Altersarmut senken}
        ---
        -- segments/ruhestaendler.md --
        ---
        kind: segment
        title: Angestellte kurz vor dem Ruhestand
        level: person
        main-job: fuer-das-alter-vorsorgen
        gain: altersarmut
        ---
        -- value-propositions/puenktlich.md --
        ---
        kind: value-proposition
        title: Pünktlich ohne Planung
        segment: ⟦[pendler, ruhestaendler]⟧
        ---
        """),
      .bad(
        """
        -- jobs/fuer-das-alter-vorsorgen.md --
        ---
        kind: job
        title: Für das Alter vorsorgen
        type: functional
        gains:
          - {id: altersarmut, title: Risiko von Altersarmut senken}
        ---
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        profiles:
          - {main-job: zur-arbeit-kommen, gain: fahrzeit}
          - {main-job: fuer-das-alter-vorsorgen, gain: altersarmut}
        ---
        -- value-propositions/puenktlich.md --
        ---
        kind: value-proposition
        title: Pünktlich ohne Planung
        segment: ⟦pendler⟧
        ---
        """),
      .good(
        """
        -- value-propositions/puenktlich.md --
        ---
        kind: value-proposition
        title: Pünktlich ohne Planung
        segment: pendler
        statement: Wer pendelt, kommt an, ohne einen Fahrplan zu lesen.
        ---
        """),
      .bad(
        """
        -- jobs/save-for-retirement.md --
        ---
        kind: job
        title: Save for retirement
        type: functional
        gains:
          - {id: outliving-savings, title: Reduce the risk of outliving the savings}
        ---
        -- segments/nearly-retired.md --
        ---
        kind: segment
        title: Employees about to retire
        level: person
        main-job: save-for-retirement
        gain: outliving-savings
        ---
        -- value-propositions/on-time.md --
        ---
        kind: value-proposition
        title: On time without planning
        segment: ⟦[commuters, nearly-retired]⟧
        ---
        """, in: .en),
      .bad(
        """
        -- jobs/save-for-retirement.md --
        ---
        kind: job
        title: Save for retirement
        type: functional
        gains:
          - {id: outliving-savings, title: Reduce the risk of outliving the savings}
        ---
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        profiles:
          - {main-job: get-to-work, gain: travel-time}
          - {main-job: save-for-retirement, gain: outliving-savings}
        ---
        -- value-propositions/on-time.md --
        ---
        kind: value-proposition
        title: On time without planning
        segment: ⟦commuters⟧
        ---
        """, in: .en),
      .good(
        """
        -- value-propositions/on-time.md --
        ---
        kind: value-proposition
        title: On time without planning
        segment: commuters
        statement: Commuters arrive without ever reading a timetable.
        ---
        """, in: .en),
    ],
    check: .model { model in
      var findings: [Finding] = []
      var statements: [String: Int] = [:]
      for at in model.documents(of: .valueProposition) {
        let document = model.documents[at]
        findings += severalSegments(at, model)
        if let finding = unclearProfile(at, model) { findings.append(finding) }
        guard document.status != "retired", let statement = document.record.text("statement") else { continue }
        let words = Folding.words(statement.string)
        if words.isEmpty { continue }
        if let first = statements[words] {
          if let finding = sameStatement(at, statement, first, model) { findings.append(finding) }
        } else {
          statements[words] = at
        }
      }
      return findings
    })

  private static func severalSegments(_ at: Int, _ model: Model) -> [Finding] {
    let document = model.documents[at]
    return document.problems.compactMap { problem in
      guard case .listForOne(.segment) = problem.kind else { return nil }
      let count = document.parsed.frontMatter?.root?.pairs.first { $0.key.string == "segment" }?.value.elements.count ?? 2
      if count < 2 {
        return Finding(
          at: SourceLocation(document.path, problem.range), about: Entity(at),
          Phrase("Das Segment von „\(document.name)“ steht in einer Liste.", "The segment of “\(document.name)” stands in a list."),
          help: Phrase(
            "Ein Wertangebot gilt genau einem Segment: Schreibt seine Kennung ohne Klammern hinter `segment:`.",
            "A value proposition is for exactly one segment: write its id after `segment:` without brackets."))
      }
      return Finding(
        at: SourceLocation(document.path, problem.range), about: Entity(at),
        Phrase("„\(document.name)“ soll für \(count) Segmente auf einmal gelten.", "“\(document.name)” is meant for \(count) segments at once."),
        help: Phrase(
          "Verschiedene Menschen haben verschiedene Sorgen: Schreibt für jedes Segment ein eigenes Wertangebot. Was gleich bleibt, sind die Angebote unter `offerings:`.",
          "Different people have different worries: write a value proposition for each segment. What stays the same are the offers under `offerings:`."))
    }
  }

  /// The segment has several profiles and none is picked, or one that it does not have.
  private static func unclearProfile(_ at: Int, _ model: Model) -> Finding? {
    let document = model.documents[at]
    guard let keys = document.valueProposition, let segment = model.entity(at, keys.segment), model.profile(of: at) == nil else { return nil }
    let profiles = model.profiles(of: segment.document)
    // What a profile without a known main job is about is asked there first.
    guard !profiles.isEmpty, profiles.allSatisfy({ $0.mainJob != nil }) else { return nil }
    let jobs = Phrase.choice(of: profiles.compactMap { $0.mainJob.map { Phrase("„\(model.name($0))“", "“\(model.name($0))”") } })
    let related = profiles.map { Diagnostic.Related($0.naming(in: model), "eines der Profile", "one of the profiles") }
    let name = model.name(segment)
    if let written = keys.mainJob {
      guard let job = model.entity(at, written) else { return nil }
      return Finding(
        at: SourceLocation(document.path, document.references[written].text.range), about: Entity(at),
        Phrase(
          "„\(document.name)“ gilt der Aufgabe „\(model.name(job))“, aber „\(name)“ hat kein Profil dafür.",
          "“\(document.name)” is for the job “\(model.name(job))”, but “\(name)” has no profile for it."),
        help: Phrase(
          "Nennt unter `main-job:` eine Hauptaufgabe des Segments (\(jobs.de)), oder ergänzt dort ein Profil.",
          "Name a main job of the segment under `main-job:` (\(jobs.en)), or add a profile there."),
        related: related)
    }
    guard document.record.lacks("main-job"), let written = keys.segment else { return nil }
    return Finding(
      at: SourceLocation(document.path, document.references[written].text.range), about: Entity(at),
      Phrase(
        "„\(name)“ hat \(profiles.count) Profile, und „\(document.name)“ sagt nicht, welches gemeint ist.",
        "“\(name)” has \(profiles.count) profiles, and “\(document.name)” does not say which one is meant."),
      help: Phrase(
        "Ergänzt `main-job:` mit der Hauptaufgabe, der das Angebot dient: \(jobs.de).", "Add `main-job:` with the main job that the offer serves: \(jobs.en)."),
      related: related)
  }

  private static func sameStatement(_ at: Int, _ statement: Text, _ first: Int, _ model: Model) -> Finding? {
    let document = model.documents[at], other = model.documents[first]
    guard let segment = model.entity(at, document.valueProposition?.segment), let theirs = model.entity(first, other.valueProposition?.segment),
      segment != theirs, let written = other.record.text("statement")
    else { return nil }
    return Finding(
      at: SourceLocation(document.path, statement.range), about: Entity(at), variant: "wording",
      Phrase(
        "„\(document.name)“ und „\(other.name)“ versprechen zwei Segmenten Wort für Wort dasselbe.",
        "“\(document.name)” and “\(other.name)” promise two segments the same, word for word."),
      help: Phrase(
        "Sagt mit den Worten dieser Menschen, was für sie anders wird. Ist es wirklich dasselbe, dann sind es vielleicht nicht zwei Segmente.",
        "Say in these people's words what changes for them. If it really is the same, they may not be two segments."),
      related: [Diagnostic.Related(SourceLocation(other.path, written.range), "steht genauso hier, für „\(model.name(theirs))“", "stands here too, for “\(model.name(theirs))”")])
  }
}
