import Source
import Bind

extension Rule {
  static let segmentsSameNeed = Rule(
    "segments-same-need", "R20",
    Phrase(
      "Zwei Segmente haben nicht denselben Bedarf: dieselbe Hauptaufgabe, denselben Gewinn und fast dieselben Gewinne und Schmerzpunkte.",
      "Two segments do not have the same need: the same main job, the same gain, and nearly the same gains and pains."),
    why: Phrase(
      "Ein Segment sind Menschen mit demselben Bedarf. Wer glaubt, dass zwei Gruppen dasselbe brauchen, fasst sie zusammen, statt dasselbe Angebot zweimal zu entwerfen (Kundensegmentierung im B2B).",
      "A segment is made of people with the same need. Whoever believes that two groups need the same joins them, instead of designing the same offer twice (customer segmentation in B2B)."),
    .table(jtbd: .warning, b2b: .warning, vpc: .warning, odi: .warning, marketing: .info),
    examples: [
      .bad(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler aus dem Norden
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ---
        -- segments/sued.md --
        ---
        kind: segment
        title: ⟦Pendler aus dem Süden⟧
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ---
        """),
      .good(
        """
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Zur Arbeit kommen
        gains:
          - {id: fahrzeit, title: Dauer der Fahrt verkürzen}
          - {id: puenktlich, title: Häufigkeit von Verspätungen senken}
        ---
        -- segments/schichtdienst.md --
        ---
        kind: segment
        title: Menschen im Schichtdienst
        level: person
        main-job: zur-arbeit-kommen
        gain: puenktlich
        ---
        """, also: ["segment-priority"]),
      .bad(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters from the north
        level: person
        main-job: get-to-work
        gain: travel-time
        ---
        -- segments/south.md --
        ---
        kind: segment
        title: ⟦Commuters from the south⟧
        level: person
        main-job: get-to-work
        gain: travel-time
        ---
        """, in: .en),
      .good(
        """
        -- jobs/get-to-work.md --
        ---
        kind: job
        title: Get to work
        gains:
          - {id: travel-time, title: Reduce the time spent on the way}
          - {id: punctuality, title: Reduce the number of late arrivals}
        ---
        -- segments/shift-workers.md --
        ---
        kind: segment
        title: People who work shifts
        level: person
        main-job: get-to-work
        gain: punctuality
        ---
        """, in: .en, also: ["segment-priority"]),
    ],
    check: .model { model in
      var known: [Need: [Candidate]] = [:]
      var findings: [Finding] = []
      for at in model.documents(of: .segment) where model.documents[at].status != "retired" && !model.documents[at].isDamaged {
        var reported = false
        for profile in model.profiles(of: at) {
          guard let need = Need(profile) else { continue }
          let candidate = Candidate(profile, model)
          guard let twin = known[need]?.first(where: { $0.profile.document != at && $0.isLike(candidate) }) else {
            known[need, default: []].append(candidate)
            continue
          }
          if reported { continue }
          reported = true
          findings.append(sameNeed(candidate, twin, model))
        }
      }
      return findings
    })

  private struct Need: Hashable {
    let mainJob: Entity
    let gain: Entity

    init?(_ profile: BoundProfile) {
      // Two empty profiles are not the same need.
      guard let mainJob = profile.mainJob, let gain = profile.gain else { return nil }
      self.mainJob = mainJob
      self.gain = gain
    }
  }

  private struct Candidate {
    let profile: BoundProfile
    let gainsAndPains: Set<Entity>
    let clarifiers: Set<String>

    init(_ profile: BoundProfile, _ model: Model) {
      self.profile = profile
      let document = model.documents[profile.document]
      var jobs = profile.profile.jobs.compactMap { model.entity(profile.document, $0)?.document }
      if let main = profile.mainJob { jobs.append(main.document) }
      var found: Set<Entity> = []
      for job in jobs {
        guard let content = model.documents[job].job else { continue }
        for item in content.gains + content.pains { found.insert(Entity(job, item)) }
      }
      gainsAndPains = found
      clarifiers = Set(profile.profile.clarifiers.map { Folding.words(document.items[$0.item].title?.string ?? "") })
    }

    /// At least 80 % of the gains and pains of both are shared.
    func isLike(_ other: Candidate) -> Bool {
      let shared = gainsAndPains.intersection(other.gainsAndPains).count
      return shared * 10 >= (gainsAndPains.count + other.gainsAndPains.count - shared) * 8
    }
  }

  private static func sameNeed(_ candidate: Candidate, _ twin: Candidate, _ model: Model) -> Finding {
    let document = model.documents[candidate.profile.document], other = model.documents[twin.profile.document]
    func place(_ profile: BoundProfile) -> SourceLocation {
      let source = model.documents[profile.document]
      return (source.segment?.profiles.count ?? 0) > 1 ? profile.naming(in: model) : SourceLocation(source.path, source.naming)
    }
    // What sets people apart although they need the same is worth a look, not a warning.
    let differs = candidate.clarifiers != twin.clarifiers
    let job = candidate.profile.mainJob.map { model.name($0) } ?? "", gain = candidate.profile.gain.map { model.name($0) } ?? ""
    return Finding(
      at: place(candidate.profile), about: Entity(candidate.profile.document), cap: differs ? .info : nil,
      Phrase(
        "„\(document.name)“ und „\(other.name)“ haben denselben Bedarf: „\(job)“ mit dem Gewinn „\(gain)“.",
        "“\(document.name)” and “\(other.name)” have the same need: “\(job)” with the gain “\(gain)”."),
      help: differs
        ? Phrase(
          "Die Clarifier unterscheiden sich: Führen sie zu verschiedenen Angeboten, dann bleiben es zwei Segmente; sonst legt sie zusammen.",
          "The clarifiers differ: if they lead to different offers, they remain two segments; otherwise join them.")
        : Phrase(
          "Legt beide zusammen, oder schreibt auf, was die einen brauchen und die anderen nicht: einen anderen Gewinn, andere Schmerzpunkte, einen Clarifier.",
          "Join the two, or write down what the ones need and the others do not: another gain, other pains, a clarifier."),
      related: [Diagnostic.Related(place(twin.profile), "derselbe Bedarf bei „\(other.name)“", "the same need at “\(other.name)”")])
  }
}
