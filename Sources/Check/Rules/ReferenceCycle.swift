import Source
import Bind

extension Rule {
  static let referenceCycle = Rule(
    "reference-cycle", "R03",
    Phrase("`supports` und `supersedes` führen nie im Kreis.", "`supports` and `supersedes` never lead in a circle."),
    why: Phrase(
      "Aufgaben bilden eine Leiter: Die eine dient der anderen, und oben steht, worum es den Menschen im Kern geht. Im Kreis gibt es kein Oben, und die Frage, ob ein Merkmal zur Hauptaufgabe führt, hat keine Antwort. Für die Stände eines Canvas gilt dasselbe: Keiner kann seinen eigenen Nachfolger ablösen.",
      "Jobs form a ladder: one serves another, and at the top stands what people are at heart about. A circle has no top, and whether a characteristic leads to the main job has no answer. The same holds for the versions of a canvas: none can replace its own successor."),
    .always(.error),
    examples: [
      .bad(
        """
        -- jobs/umsteigen.md --
        ---
        kind: job
        title: Umsteigen
        supports: [⟦zur-arbeit-kommen⟧]
        ---
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Zur Arbeit kommen
        supports: [umsteigen]
        gains:
          - id: fahrzeit
            title: Dauer der Fahrt verkürzen
        ---
        """),
      .good(
        """
        -- jobs/umsteigen.md --
        ---
        kind: job
        title: Die Bahn wechseln
        supports: [zur-arbeit-kommen]
        ---
        """),
      .bad(
        """
        -- jobs/change-trains.md --
        ---
        kind: job
        title: Change trains
        supports: [⟦get-to-work⟧]
        ---
        -- jobs/get-to-work.md --
        ---
        kind: job
        title: Get to work
        supports: [change-trains]
        gains:
          - id: travel-time
            title: Reduce the time spent on the way
        ---
        """, in: .en),
      .good(
        """
        -- jobs/change-trains.md --
        ---
        kind: job
        title: Change trains
        supports: [get-to-work]
        ---
        """, in: .en),
    ],
    check: .model { model in
      var findings: [Finding] = []
      for role in [Role.supports, .supersedes] {
        let edges = edges(role, in: model)
        for circle in circles(edges, count: model.documents.count) { findings.append(report(circle, model)) }
      }
      return findings
    })

  private struct Edge {
    let from: Int
    let reference: Int
    let to: Int
  }

  private static func edges(_ role: Role, in model: Model) -> [[Edge]] {
    model.documents.indices.map { at in
      model.documents[at].references.enumerated().compactMap { number, reference in
        guard reference.role == role, let target = model.entity(at, number) else { return nil }
        return Edge(from: at, reference: number, to: target.document)
      }
    }
  }

  /// One circle for each knot of documents that lead to each other: a shortest one through its first document.
  private static func circles(_ edges: [[Edge]], count: Int) -> [[Edge]] {
    // What no circle can pass is taken away from both ends; of large workspaces next to nothing is left.
    var inner = [Bool](repeating: true, count: count)
    var outgoing = edges.map(\.count)
    var arrivals = [[Int]](repeating: [], count: count)
    for edge in edges.joined() { arrivals[edge.to].append(edge.from) }
    var ends = outgoing.indices.filter { outgoing[$0] == 0 }
    while let end = ends.popLast() {
      inner[end] = false
      for from in arrivals[end] {
        outgoing[from] -= 1
        if outgoing[from] == 0 { ends.append(from) }
      }
    }
    var found: [[Edge]] = []
    var done = [Bool](repeating: false, count: count)
    let forward = edges.map { $0.map(\.to) }
    for start in 0..<count where inner[start] && !done[start] {
      guard let circle = shortest(through: start, edges, inner) else { continue }
      found.append(circle)
      // Everything in the same knot belongs to the same finding until that one is mended.
      for member in reach(from: start, forward, inner).intersection(reach(from: start, arrivals, inner)) { done[member] = true }
    }
    return found
  }

  private static func shortest(through start: Int, _ edges: [[Edge]], _ inner: [Bool]) -> [Edge]? {
    var arrivedBy: [Int: Edge] = [:]
    var queue = [start]
    var head = 0
    while head < queue.count {
      let at = queue[head]
      head += 1
      for edge in edges[at] where inner[edge.to] && arrivedBy[edge.to] == nil {
        arrivedBy[edge.to] = edge
        if edge.to == start {
          var way = [edge]
          while let last = way.last, last.from != start { way.append(arrivedBy[last.from]!) }
          return way.reversed()
        }
        queue.append(edge.to)
      }
    }
    return nil
  }

  private static func reach(from start: Int, _ neighbours: [[Int]], _ inner: [Bool]) -> Set<Int> {
    var seen: Set<Int> = []
    var stack = [start]
    while let at = stack.popLast() {
      for next in neighbours[at] where inner[next] && seen.insert(next).inserted { stack.append(next) }
    }
    return seen
  }

  private static func report(_ circle: [Edge], _ model: Model) -> Finding {
    func place(_ edge: Edge) -> SourceLocation {
      let source = model.documents[edge.from]
      return SourceLocation(source.path, source.references[edge.reference].text.range)
    }
    func name(_ document: Int) -> String { model.documents[document].name }
    let names = circle.map { name($0.from) } + [name(circle[0].from)]
    let german = names.map { "„\($0)“" }.joined(separator: " → "), english = names.map { "“\($0)”" }.joined(separator: " → ")
    return Finding(
      at: place(circle[0]), about: Entity(circle[0].from),
      circle.count == 1
        ? Phrase("„\(names[0])“ verweist auf sich selbst.", "“\(names[0])” refers to itself.")
        : Phrase("Hier führt ein Weg im Kreis: \(german).", "This path leads in a circle: \(english)."),
      help: Phrase(
        "Überlegt, was wem dient oder folgt, und nehmt den einen Verweis heraus, der in die Gegenrichtung zeigt.",
        "Decide which serves or follows which, and take out the one reference that points the other way."),
      related: circle.dropFirst().map { edge in
        Diagnostic.Related(place(edge), "von „\(name(edge.from))“ zu „\(name(edge.to))“", "from “\(name(edge.from))” to “\(name(edge.to))”")
      })
  }
}
