import Source
import Bind

extension Rule {
  static let segmentOverlap = Rule(
    "segment-overlap", "R26",
    Phrase("Niemand steht in zwei Segmenten mit derselben Hauptaufgabe.", "Nobody is in two segments with the same main job."),
    why: Phrase(
      "Menschen haben bei einer Aufgabe einen Bedarf. Gehört dieselbe Person zu zwei Segmenten, so trennt der Schnitt nicht, was er trennen soll; die klassische Segmentierung nennt das fehlende Trennschärfe (Kundensegmentierung im B2B). Bei verschiedenen Hauptaufgaben ist es richtig.",
      "For one job people have one need. If the same person belongs to two segments, the cut does not separate what it is to separate; classical segmentation calls that a lack of selectivity (customer segmentation in B2B). With different main jobs it is right."),
    .table(jtbd: .warning, b2b: .warning, marketing: .warning),
    examples: [
      .bad(
        """
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Zur Arbeit kommen
        gains:
          - {id: fahrzeit, title: Dauer der Fahrt verkürzen}
          - {id: puenktlich, title: Häufigkeit von Verspätungen senken}
        ---
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        examples:
          - {name: P1, role: Sachbearbeiterin, company: Beispiel AG, consent: none}
        ---
        -- segments/schicht.md --
        ---
        kind: segment
        title: Menschen im Schichtdienst
        level: person
        main-job: zur-arbeit-kommen
        gain: puenktlich
        examples:
          - {name: ⟦P1⟧, role: Sachbearbeiterin, company: Beispiel AG, consent: none}
        ---
        """),
      .good(
        """
        -- jobs/fuer-das-alter-vorsorgen.md --
        ---
        kind: job
        title: Für das Alter vorsorgen
        gains:
          - {id: altersarmut, title: Risiko von Altersarmut senken}
        ---
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        examples:
          - {name: P1, role: Sachbearbeiterin, company: Beispiel AG, consent: none}
        ---
        -- segments/sparer.md --
        ---
        kind: segment
        title: Sparer kurz vor dem Ruhestand
        level: person
        main-job: fuer-das-alter-vorsorgen
        gain: altersarmut
        examples:
          - {name: P1, role: Sachbearbeiterin, company: Beispiel AG, consent: none}
        ---
        """),
    ],
    check: .model { model in
      // Who stands where, by main job: each person is looked up once.
      var first: [Seat: Place] = [:]
      var findings: [Finding] = []
      for place in places(in: model) {
        for job in place.mainJobs {
          let seat = Seat(person: place.person, mainJob: job)
          guard let other = first[seat] else {
            first[seat] = place
            continue
          }
          if other.segment == place.segment { continue }
          let segment = model.documents[place.segment].name, otherSegment = model.documents[other.segment].name, main = model.documents[job].name
          findings.append(
            Finding(
              at: place.location, about: Entity(place.document),
              Phrase(
                "Dieselbe Person steht in „\(otherSegment)“ und in „\(segment)“, und beide haben die Hauptaufgabe „\(main)“.",
                "The same person is in “\(otherSegment)” and in “\(segment)”, and both have the main job “\(main)”."),
              help: Phrase(
                "Entscheidet, wohin die Person gehört, oder zeigt, worin sich die Segmente unterscheiden: Passt jemand in beide, trennt der Schnitt noch nicht.",
                "Decide where the person belongs, or show how the segments differ: as long as somebody fits both, the cut does not separate them."),
              related: [Diagnostic.Related(other.location, "in „\(otherSegment)“ steht sie zuerst", "in “\(otherSegment)” the person stands first")],
              personal: place.isName))
          break
        }
      }
      return findings
    })

  private struct Seat: Hashable {
    let person: String
    let mainJob: Int
  }

  private struct Place {
    let person: String
    let isName: Bool
    let segment: Int
    /// The document that names the person.
    let document: Int
    let location: SourceLocation
    let mainJobs: [Int]
  }

  /// Examples of segments, and participants of evidence, in order of their documents.
  private static func places(in model: Model) -> [Place] {
    func mainJobs(_ segment: Int) -> [Int] {
      var seen: Set<Int> = []
      return (model.documents[segment].segment?.profiles ?? []).compactMap { profile in
        model.entity(segment, profile.mainJob).flatMap { seen.insert($0.document).inserted ? $0.document : nil }
      }
    }
    var found: [Place] = []
    for (at, document) in model.documents.enumerated() where document.status != "retired" {
      func add(_ person: Personal, _ company: Personal?, _ segment: Int) {
        let name = Folding.words(person.revealed.string)
        guard !name.isEmpty else { return }
        // A code such as P1 stands for one person in the whole workspace, a name for one in its company.
        let isName = People.words(ofName: person.revealed.string) != nil
        let key = isName ? name + "\u{0}" + Folding.words(company?.revealed.string ?? "") : name
        found.append(
          Place(
            person: key, isName: isName, segment: segment, document: at, location: SourceLocation(document.path, person.range), mainJobs: mainJobs(segment)))
      }
      switch document.kind {
      case .segment:
        for example in document.record.records("examples") { if let name = example.personal("name") { add(name, example.personal("company"), at) } }
      case .evidence:
        guard let participant = document.record.personal("participant") else { continue }
        for reference in document.record.references("segment") { if let segment = model.entity(at, reference) { add(participant, nil, segment.document) } }
      default: break
      }
    }
    return found
  }
}
