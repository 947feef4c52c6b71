import Source
import Bind

extension Rule {
  static let oneMainJobPerProfile = Rule(
    "one-main-job-per-profile", "R09",
    Phrase(
      "Ein Profil hat genau eine Hauptaufgabe, und zwei Profile eines Segments unterscheiden sich in Hauptaufgabe oder Gewinn.",
      "A profile has exactly one main job, and two profiles of a segment differ in their main job or gain."),
    why: Phrase(
      "Ob ein Merkmal zählt, lässt sich nur für eine Aufgabe beantworten: Das Geschlecht ist beim Entwickeln eines Geschäftsmodells gleichgültig und bei der Altersvorsorge entscheidend. Zwei Hauptaufgaben sind zwei Profile, und zwei Profile mit derselben Frage sind eines (Kundensegmente mit Jobs to Be Done).",
      "Whether a characteristic matters can be answered for one job only: gender is of no account in developing a business model and decisive in saving for old age. Two main jobs are two profiles, and two profiles with the same question are one (customer segments with Jobs to Be Done)."),
    .always(.error),
    examples: [
      .bad(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: ⟦[zur-arbeit-kommen, nach-hause-kommen]⟧
        gain: fahrzeit
        ---
        -- jobs/nach-hause-kommen.md --
        ---
        kind: job
        title: Nach Hause kommen
        ---
        """),
      .bad(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        profiles:
          - main-job: zur-arbeit-kommen
            gain: fahrzeit
          - main-job: ⟦zur-arbeit-kommen⟧
            gain: fahrzeit
        ---
        """),
      .good(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        profiles:
          - main-job: zur-arbeit-kommen
            gain: fahrzeit
          - main-job: zur-arbeit-kommen
            gain: puenktlich
        ---
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Zur Arbeit kommen
        gains:
          - id: fahrzeit
            title: Dauer der Fahrt verkürzen
          - id: puenktlich
            title: Wahrscheinlichkeit erhöhen, pünktlich anzukommen
        ---
        """),
      .bad(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: ⟦[get-to-work, get-home]⟧
        gain: travel-time
        ---
        -- jobs/get-home.md --
        ---
        kind: job
        title: Get home
        ---
        """, in: .en),
      .bad(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        profiles:
          - main-job: get-to-work
            gain: travel-time
          - main-job: ⟦get-to-work⟧
            gain: travel-time
        ---
        """, in: .en),
      .good(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        profiles:
          - main-job: get-to-work
            gain: travel-time
          - main-job: get-to-work
            gain: punctuality
        ---
        -- jobs/get-to-work.md --
        ---
        kind: job
        title: Get to work
        gains:
          - id: travel-time
            title: Reduce the time spent on the way
          - id: punctuality
            title: Increase the likelihood of arriving on time
        ---
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard document.segment != nil else { return [] }
      var findings = document.problems.compactMap { problem -> Finding? in
        guard case .listForOne(.mainJob) = problem.kind else { return nil }
        if let sole = document.sourceText(problem.range).soleElement {
          let place = SourceLocation(document.path, problem.range)
          return Finding(
            at: place, about: Entity(index),
            Phrase("Die Hauptaufgabe von „\(document.name)“ steht in einer Liste.", "The main job of “\(document.name)” stands in a list."),
            help: Phrase("Ein Profil hat genau eine: Schreibt sie ohne Klammern.", "A profile has exactly one: write it without brackets."),
            fixes: [Fix("`\(sole)` schreiben", "Write `\(sole)`", safe: true, [TextEdit(place, sole)])])
        }
        return Finding(
          at: SourceLocation(document.path, problem.range), about: Entity(index),
          Phrase("„\(document.name)“ nennt mehrere Hauptaufgaben in einem Profil.", "“\(document.name)” names several main jobs in one profile."),
          help: Phrase(
            "Macht aus jeder ein eigenes Profil unter `profiles:`. Dient die eine nur der anderen, dann gehört sie unter `jobs:`.",
            "Make a profile of each under `profiles:`. Where one only serves the other, it belongs under `jobs:`."))
      }
      var first: [[Entity]: BoundProfile] = [:]
      for profile in model.profiles(of: index) {
        guard let job = profile.mainJob, let gain = profile.gain else { continue }
        guard let other = first[[job, gain]] else {
          first[[job, gain]] = profile
          continue
        }
        findings.append(
          Finding(
            at: profile.naming(in: model), about: Entity(index),
            Phrase(
              "Zwei Profile von „\(document.name)“ haben dieselbe Hauptaufgabe „\(model.name(job))“ und denselben Gewinn „\(model.name(gain))“.",
              "Two profiles of “\(document.name)” have the same main job “\(model.name(job))” and the same gain “\(model.name(gain))”."),
            help: Phrase(
              "Legt beide zusammen, oder gebt einem den Gewinn, der es vom anderen unterscheidet.",
              "Join the two, or give one of them the gain that sets it apart from the other."),
            related: [Diagnostic.Related(other.naming(in: model), "das erste Profil mit dieser Aufgabe und diesem Gewinn", "the first profile with this job and this gain")]))
      }
      return findings
    })
}
