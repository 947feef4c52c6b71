import Source
import Bind

extension Rule {
  static let leanProblemSolution = Rule(
    "lean-problem-solution", "R67",
    Phrase(
      "Ein Lean Canvas hat ein bis drei Probleme, jede Lösung gehört zu einem davon und jedes Problem zu einer Lösung.",
      "A lean canvas has one to three problems; each solution belongs to one of them, and each problem to a solution."),
    why: Phrase(
      "Das Lean Canvas fragt zuerst nach dem Riskantesten: Gibt es das Problem, und löst ihr es? Eine Lösung ohne Problem ist ein Wunsch; mehr als drei Probleme sind keine Auswahl; und wer nicht weiß, wie Menschen sich heute behelfen, kennt seinen stärksten Wettbewerber nicht (Lean Canvas).",
      "The lean canvas asks for what is riskiest first: does the problem exist, and do you solve it? A solution without a problem is a wish, more than three problems are no choice, and whoever does not know how people manage today does not know the strongest competitor (lean canvas)."),
    .table(lean: .warning),
    examples: [
      .bad(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd, lean]
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Zur Arbeit kommen
        type: functional
        gains:
          - {id: fahrzeit, title: Dauer der Fahrt verkürzen}
        pains:
          - {id: anschluss, title: Verpasste Anschlüsse kosten den halben Vormittag}
          - {id: gedraenge, title: Im Gedränge lässt sich nicht lesen}
        ---
        -- canvases/pendelblick.md --
        ---
        kind: lean-canvas
        title: Pendelblick auf einer Seite
        ---

        ## Problem

        - [Verpasste Anschlüsse](../jobs/zur-arbeit-kommen.md#anschluss)
        - ⟦[Gedränge](../jobs/zur-arbeit-kommen.md#gedraenge) am Morgen⟧

        ## Bestehende Alternativen

        - Der Aushangfahrplan

        ## Kundensegmente

        - [Pendler](../segments/pendler.md)

        ## Lösung

        - Warnung vor dem [Umstieg](../jobs/zur-arbeit-kommen.md#anschluss)
        - ⟦Ein Gewinnspiel für Vielfahrer⟧
        """),
      .good(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd, lean]
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Zur Arbeit kommen
        type: functional
        gains:
          - {id: fahrzeit, title: Dauer der Fahrt verkürzen}
        pains:
          - {id: anschluss, title: Verpasste Anschlüsse kosten den halben Vormittag}
          - {id: gedraenge, title: Im Gedränge lässt sich nicht lesen}
        ---
        -- canvases/pendelblick.md --
        ---
        kind: lean-canvas
        title: Pendelblick auf einer Seite
        ---

        ## Problem

        - [Verpasste Anschlüsse](../jobs/zur-arbeit-kommen.md#anschluss)
        - [Gedränge](../jobs/zur-arbeit-kommen.md#gedraenge) am Morgen

        ## Bestehende Alternativen

        - Der Aushangfahrplan

        ## Kundensegmente

        - [Pendler](../segments/pendler.md)

        ## Lösung

        - Warnung vor dem [Umstieg](../jobs/zur-arbeit-kommen.md#anschluss)
        - Auskunft, wo noch [Platz](../jobs/zur-arbeit-kommen.md#gedraenge) ist
        """,
        also: ["canvas-block-empty"]),
      .bad(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd, lean]
        -- jobs/get-to-work.md --
        ---
        kind: job
        title: Get to work
        type: functional
        gains:
          - {id: travel-time, title: Reduce the time spent on the way}
        pains:
          - {id: missed-connection, title: A missed connection costs half the morning}
          - {id: crowding, title: In a packed carriage there is no room to open a book}
        ---
        -- canvases/trainwise.md --
        ---
        kind: lean-canvas
        title: Trainwise on one page
        ---

        ## Problem

        - [Missed connections](../jobs/get-to-work.md#missed-connection)
        - ⟦[Packed carriages](../jobs/get-to-work.md#crowding) in the rush hour⟧

        ## Existing alternatives

        - The departure board in the station hall

        ## Customer segments

        - [Commuters](../segments/commuters.md)

        ## Solution

        - A warning in time to catch [another connection](../jobs/get-to-work.md#missed-connection)
        - ⟦A prize draw for frequent travellers⟧
        """, in: .en),
      .good(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd, lean]
        -- jobs/get-to-work.md --
        ---
        kind: job
        title: Get to work
        type: functional
        gains:
          - {id: travel-time, title: Reduce the time spent on the way}
        pains:
          - {id: missed-connection, title: A missed connection costs half the morning}
          - {id: crowding, title: In a packed carriage there is no room to open a book}
        ---
        -- canvases/trainwise.md --
        ---
        kind: lean-canvas
        title: Trainwise on one page
        ---

        ## Problem

        - [Missed connections](../jobs/get-to-work.md#missed-connection)
        - [Packed carriages](../jobs/get-to-work.md#crowding) in the rush hour

        ## Existing alternatives

        - The departure board in the station hall

        ## Customer segments

        - [Commuters](../segments/commuters.md)

        ## Solution

        - A warning in time to catch [another connection](../jobs/get-to-work.md#missed-connection)
        - A hint which carriages still have [seats](../jobs/get-to-work.md#crowding)
        """, in: .en, also: ["canvas-block-empty"]),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard document.kind == .leanCanvas, document.status != "retired" else { return [] }
      let problems = document.notes(in: .problem).map { LeanNote($0, index, model) }
      let solutions = document.notes(in: .solution).map { LeanNote($0, index, model) }
      return tooMany(problems, index, model) + unmatched(problems, solutions, index, model) + noAlternatives(problems, index, model)
        + wideAdopters(index, model)
    })

  private struct LeanNote {
    let note: Int
    /// What it links to: pains as a rule, but a gain, step or job will do.
    let needs: Set<Entity>
    let isUncertain: Bool

    init(_ note: Int, _ canvas: Int, _ model: Model) {
      self.note = note
      var needs: Set<Entity> = []
      var isUncertain = false
      for link in model.documents[canvas].items[note].note?.links ?? [] {
        switch model.target(canvas, link) {
        case .resolved(let entity), .renamed(let entity): if model.documents[entity.document].kind == .job { needs.insert(entity) }
        case .link, .silent, .missing: isUncertain = true
        default: break
        }
      }
      self.needs = needs
      self.isUncertain = isUncertain
    }
  }

  private static func heading(of block: BlockKind, in document: Document) -> SourceRange {
    document.blocks.first { $0.kind == block }?.heading.range ?? document.naming
  }

  private static func tooMany(_ problems: [LeanNote], _ index: Int, _ model: Model) -> [Finding] {
    let document = model.documents[index]
    guard problems.count > 3 else { return [] }
    return [
      Finding(
        at: SourceLocation(document.path, heading(of: .problem, in: document)), about: Entity(index),
        Phrase("„\(document.name)“ nennt \(problems.count) Probleme; drei sind genug.", "“\(document.name)” names \(problems.count) problems; three are enough."),
        help: Phrase(
          "Welche drei tun am meisten weh? Lasst diese stehen; die anderen sind als Schmerzpunkte der Aufgabe gut aufgehoben.",
          "Which three hurt most? Keep these; the others are well placed as pains of the job."))
    ]
  }

  private static func unmatched(_ problems: [LeanNote], _ solutions: [LeanNote], _ index: Int, _ model: Model) -> [Finding] {
    let document = model.documents[index]
    // One problem and its solutions belong together without a word; an empty block is reported as such.
    guard problems.count > 1, !solutions.isEmpty, !(problems + solutions).contains(where: \.isUncertain) else { return [] }
    let asked = problems.reduce(into: Set<Entity>()) { $0.formUnion($1.needs) }
    let answered = solutions.reduce(into: Set<Entity>()) { $0.formUnion($1.needs) }
    if asked.isDisjoint(with: answered) {
      return [
        Finding(
          at: SourceLocation(document.path, heading(of: .solution, in: document)), about: Entity(index),
          Phrase(
            "In „\(document.name)“ sagt keine Lösung, welches Problem sie löst.", "No solution of “\(document.name)” says which problem it solves."),
          help: Phrase(
            "Verlinkt in jedem Problem den Schmerzpunkt der Aufgabe und in der Lösung denselben: `[kurz gesagt](../jobs/….md#schmerzpunkt)`.",
            "Link each problem to the job's pain, and its solution to the same one: `[in short](../jobs/….md#pain)`."))
      ]
    }
    let loose = solutions.filter { $0.needs.isDisjoint(with: asked) }.map { solution in
      let words = (document.items[solution.note].title?.string ?? "").shortened
      return Finding(
        at: SourceLocation(document.path, document.items[solution.note].naming), about: Entity(index, solution.note),
        Phrase("Die Lösung „\(words)“ gehört zu keinem der Probleme.", "The solution “\(words)” belongs to none of the problems."),
        help: Phrase(
          "Welches Problem löst sie? Verlinkt darin denselben Schmerzpunkt wie dort. Löst sie keines, dann gehört sie nicht auf diese Seite.",
          "Which problem does it solve? Link it to the same pain as there. If it solves none, it does not belong on this page."))
    }
    let unsolved = problems.filter { $0.needs.isDisjoint(with: answered) }.map { problem in
      let words = (document.items[problem.note].title?.string ?? "").shortened
      return Finding(
        at: SourceLocation(document.path, document.items[problem.note].naming), about: Entity(index, problem.note),
        problem.needs.isEmpty
          ? Phrase("Das Problem „\(words)“ verweist auf keinen Schmerzpunkt.", "The problem “\(words)” leads to no pain.")
          : Phrase("Für das Problem „\(words)“ gibt es keine Lösung.", "There is no solution for the problem “\(words)”."),
        help: problem.needs.isEmpty
          ? Phrase(
            "Verlinkt den Schmerzpunkt der Aufgabe, um den es geht, und in der Lösung denselben.",
            "Link to the job's pain that this is about, and to the same one from the solution.")
          : Phrase(
            "Schreibt eine Lösung, die denselben Schmerzpunkt verlinkt, oder nehmt das Problem heraus, bis ihr eine habt.",
            "Write a solution that links to the same pain, or take the problem out until you have one."),
        related: problem.needs.sorted().map { Diagnostic.Related(model.naming($0), "dieser Schmerzpunkt", "this pain") })
    }
    return loose + unsolved
  }

  /// Neither the canvas nor the jobs it links to say how people manage today.
  private static func noAlternatives(_ problems: [LeanNote], _ index: Int, _ model: Model) -> [Finding] {
    let document = model.documents[index]
    guard !problems.isEmpty, !document.isFilled(.alternatives), !problems.contains(where: \.isUncertain) else { return [] }
    if document.blocks.contains(where: { $0.kind == nil }) { return [] }
    let jobs = Set(problems.flatMap { $0.needs.map(\.document) })
    if jobs.contains(where: { model.documents[$0].job?.alternatives.isEmpty == false || model.documents[$0].record["alternatives"] != nil }) { return [] }
    return [
      Finding(
        at: SourceLocation(document.path, heading(of: .alternatives, in: document)), about: Entity(index),
        Phrase("„\(document.name)“ sagt nicht, wie Menschen sich heute behelfen.", "“\(document.name)” does not say how people manage today."),
        help: Phrase(
          "Schreibt unter `## \(BlockKind.alternatives.title(in: .de))`, was sie stattdessen nehmen, und sei es nichts; oder nennt es in der Aufgabe unter `alternatives:`.",
          "Write under `## \(BlockKind.alternatives.title(in: .en))` what they use instead, even if it is nothing; or name it in the job under `alternatives:`."))
    ]
  }

  /// Early adopters who are simply everybody.
  private static func wideAdopters(_ index: Int, _ model: Model) -> [Finding] {
    let document = model.documents[index]
    return document.notes(in: .earlyAdopters).compactMap { note in
      let links = document.items[note].note?.links ?? []
      guard links.count == 1, let entity = model.entity(index, links[0]), entity.item == nil, model.documents[entity.document].kind == .segment,
        let words = document.references[links[0]].link?.words, let text = document.items[note].title?.string,
        Folding.words(words) == Folding.words(text)
      else { return nil }
      let name = model.name(entity)
      return Finding(
        at: SourceLocation(document.path, document.items[note].naming), about: Entity(index, note),
        Phrase("Die ersten Kunden sind hier einfach alle aus „\(name)“.", "The early adopters are simply everybody in “\(name)” here."),
        help: Phrase(
          "Wer von ihnen kann nicht warten? Schreibt hinter den Link, woran man sie erkennt, etwa „die schon eine Warteliste führen“.",
          "Who among them cannot wait? Write behind the link how to recognise them, such as “who already keep a waiting list”."),
        related: [Diagnostic.Related(model.naming(entity), "das ganze Segment", "the whole segment")])
    }
  }
}
