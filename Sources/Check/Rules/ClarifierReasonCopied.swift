import Source
import Bind

extension Rule {
  static let clarifierReasonCopied = Rule(
    "clarifier-reason-copied", "R18",
    Phrase("Profile mit verschiedenen Hauptaufgaben haben nicht denselben Grund.", "Profiles with different main jobs do not share one reason."),
    why: Phrase(
      "Ob ein Merkmal zählt, ändert sich mit der Hauptaufgabe und dem Gewinn. Ein Satz, der für zwei Aufgaben zugleich passt, ist meist so allgemein, dass er für keine etwas sagt (Kundensegmente mit Jobs to Be Done).",
      "Whether a characteristic matters changes with the main job and the gain. A sentence that fits two jobs at once is mostly so general that it says nothing about either (customer segments with Jobs to Be Done)."),
    .table(jtbd: .info, b2b: .info, vpc: .info, odi: .info, marketing: .info),
    examples: [
      .bad(
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
        profiles:
          - main-job: zur-arbeit-kommen
            gain: fahrzeit
            clarifiers:
              - title: Fährt selten erster Klasse
                relevant-to: [main-job]
                because: Das ist für diese Zielgruppe wichtig.
          - main-job: fuer-das-alter-vorsorgen
            gain: altersarmut
            clarifiers:
              - title: Legt wenig Geld zurück
                relevant-to: [main-job]
                because: ⟦Das ist für diese Zielgruppe wichtig.⟧
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
        profiles:
          - main-job: zur-arbeit-kommen
            gain: fahrzeit
            clarifiers:
              - title: Fährt selten erster Klasse
                relevant-to: [main-job]
                because: Die Monatskarte gilt nur in der zweiten.
          - main-job: fuer-das-alter-vorsorgen
            gain: altersarmut
            clarifiers:
              - title: Legt wenig Geld zurück
                relevant-to: [main-job]
                because: Nach Miete und Fahrkarte bleibt kaum etwas übrig.
        ---
        """),
      .bad(
        """
        -- jobs/save-for-retirement.md --
        ---
        kind: job
        title: Save for retirement
        gains:
          - {id: shortfall, title: Reduce the risk of running out of money}
        ---
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        profiles:
          - main-job: get-to-work
            gain: travel-time
            clarifiers:
              - title: Rarely travels first class
                relevant-to: [main-job]
                because: This matters a lot to this audience.
          - main-job: save-for-retirement
            gain: shortfall
            clarifiers:
              - title: Puts little money aside
                relevant-to: [main-job]
                because: ⟦This matters a lot to this audience.⟧
        ---
        """, in: .en),
      .good(
        """
        -- jobs/save-for-retirement.md --
        ---
        kind: job
        title: Save for retirement
        gains:
          - {id: shortfall, title: Reduce the risk of running out of money}
        ---
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        profiles:
          - main-job: get-to-work
            gain: travel-time
            clarifiers:
              - title: Rarely travels first class
                relevant-to: [main-job]
                because: The season ticket is valid in second class only.
          - main-job: save-for-retirement
            gain: shortfall
            clarifiers:
              - title: Puts little money aside
                relevant-to: [main-job]
                because: After the rent and the season ticket there is hardly anything left.
        ---
        """, in: .en),
    ],
    check: .model { model in
      struct Use {
        let clarifier: Entity
        let mainJob: Int
        let place: SourceLocation
      }
      /// For each reason its first use and the first use under another main job.
      var first: [String: Use] = [:]
      var other: [String: Use] = [:]
      var findings: [Finding] = []
      for (at, document) in model.documents.enumerated() where document.segment != nil && document.status != "retired" {
        for profile in document.segment!.profiles {
          guard let main = model.entity(at, profile.mainJob)?.document else { continue }
          for clarifier in profile.clarifiers {
            guard let because = clarifier.because else { continue }
            let key = Folding.words(because.string)
            // Shorter ones are no reasons at all, and reported as that.
            guard key.utf8.reduce(0, { $0 + ($1 == 0x20 ? 1 : 0) }) >= 2 else { continue }
            let use = Use(clarifier: Entity(at, clarifier.item), mainJob: main, place: SourceLocation(document.path, because.range))
            guard let original = first[key] else {
              first[key] = use
              continue
            }
            guard let twin = original.mainJob != main ? original : other[key] else { continue }
            if original.mainJob != main, other[key] == nil { other[key] = use }
            let name = model.name(use.clarifier), otherName = model.name(twin.clarifier)
            findings.append(
              Finding(
                at: use.place, about: use.clarifier,
                Phrase(
                  "„\(name)“ hat bei „\(model.documents[main].name)“ wörtlich denselben Grund wie „\(otherName)“ bei „\(model.documents[twin.mainJob].name)“.",
                  "“\(name)” has the very same reason for “\(model.documents[main].name)” as “\(otherName)” has for “\(model.documents[twin.mainJob].name)”."),
                help: Phrase(
                  "Sagt hier, was sich gerade an „\(model.documents[main].name)“ ändert, und dort, was sich an der anderen Aufgabe ändert.",
                  "Say here what changes about “\(model.documents[main].name)”, and there what changes about the other job."),
                related: [Diagnostic.Related(twin.place, "der Grund von „\(otherName)“", "the reason of “\(otherName)”")]))
          }
        }
      }
      return findings
    })
}
