import Source
import Bind

extension Rule {
  static let personaMixesSegments = Rule(
    "persona-mixes-segments", "R41",
    Phrase(
      "Eine Persona gehört zu einem Segment und hat nur dessen Aufgaben, Gewinne und Schmerzpunkte.",
      "A persona belongs to one segment and has only its jobs, gains and pains."),
    why: Phrase(
      "Eine Persona steht für einen Menschen innerhalb eines bestimmten Segments. Bekommt sie Ziele aus einem zweiten dazu, dann beschreibt sie niemanden mehr, den es gibt, und jedes Angebot passt ihr ein bisschen (Business Model Canvas: Personas).",
      "A persona stands for a person within one particular segment. If it is given goals from a second one too, it no longer describes anybody who exists, and every offer suits it a little (business model canvas: personas)."),
    .table(jtbd: .warning, b2b: .warning, vpc: .warning, odi: .warning, bmc: .info, lean: .info, marketing: .warning),
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
        -- personas/frueh-unterwegs.md --
        ---
        kind: persona
        title: Früh unterwegs
        segment: pendler
        basis: fictional
        goals: [fahrzeit, ⟦fuer-das-alter-vorsorgen#altersarmut⟧]
        ---
        """),
      .good(
        """
        -- personas/frueh-unterwegs.md --
        ---
        kind: persona
        title: Früh unterwegs
        segment: pendler
        basis: fictional
        goals: [fahrzeit, zur-arbeit-kommen]
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
        -- personas/first-train.md --
        ---
        kind: persona
        title: Always on the first train
        segment: commuters
        basis: fictional
        goals: [travel-time, ⟦save-for-retirement#outliving-savings⟧]
        ---
        """, in: .en),
      .good(
        """
        -- personas/first-train.md --
        ---
        kind: persona
        title: Always on the first train
        segment: commuters
        basis: fictional
        goals: [travel-time, get-to-work]
        ---
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard document.kind == .persona, document.status != "retired", let written = document.record.reference("segment"),
        let segment = model.entity(index, written)?.document
      else { return [] }
      let profiles = model.profiles(of: segment)
      // What the segment is about is not known, or asked for there.
      guard !profiles.isEmpty, profiles.allSatisfy({ $0.mainJob != nil }) else { return [] }
      var jobs: Set<Int> = []
      for profile in profiles {
        jobs.formUnion(profile.jobs)
        jobs.formUnion(profile.listedJobs(in: model))
      }
      let origin = SourceLocation(document.path, document.references[written].text.range)
      var findings: [Finding] = []
      for (at, reference) in document.references.enumerated() where reference.role == .goal || reference.role == .frustration {
        let target: Entity
        switch model.target(index, at) {
        case .resolved(let entity), .renamed(let entity): target = entity
        // An item of that name stands in one other job.
        case .unreachable(let entities): target = entities[0]
        default: continue
        }
        let job = model.documents[target.document]
        guard job.kind == .job, !jobs.contains(target.document), !jobs.contains(where: { model.index.supported[$0]?.contains(target.document) ?? false }) else { continue }
        let name = model.name(target), home = model.documents[segment].name
        let theirs = model.segments(behind: target.document).first.map { model.documents[$0].name }
        findings.append(
          Finding(
            at: SourceLocation(document.path, reference.text.range), about: Entity(index),
            target.item == nil
              ? Phrase(
                "„\(document.name)“ gehört zu „\(home)“, aber „\(name)“ will dort niemand erledigen.",
                "“\(document.name)” belongs to “\(home)”, where nobody wants to get “\(name)” done.")
              : Phrase(
                "„\(document.name)“ gehört zu „\(home)“, aber „\(name)“ stammt aus „\(job.name)“.",
                "“\(document.name)” belongs to “\(home)”, but “\(name)” comes from “\(job.name)”."),
            help: theirs.map { other in
              Phrase(
                "Das ist ein Ziel von „\(other)“: Schreibt dafür eine eigene Persona. Gehört die Aufgabe auch zu „\(home)“, dann nennt sie dort unter `jobs:`.",
                "That is a goal of “\(other)”: write a persona of its own for it. If the job is part of “\(home)” too, name it there under `jobs:`.")
            }
              ?? Phrase(
                "Nennt ein Ziel aus diesem Segment. Gehört die Aufgabe dazu, dann nennt sie dort unter `jobs:`.",
                "Name a goal of this segment. If the job is part of it, name it there under `jobs:`."),
            related: [
              Diagnostic.Related(origin, "zu diesem Segment gehört die Persona", "the segment that the persona belongs to"),
              Diagnostic.Related(model.naming(target), "steht in „\(job.name)“", "stands in “\(job.name)”"),
            ]))
      }
      return findings
    })
}
