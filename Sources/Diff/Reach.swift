import Bind

/// Which documents can stand otherwise because of the differences: those that differ, those that refer to one or are referred to, and,
/// where a job differs, all jobs that lead to it or that it leads to, with what refers to them.
struct Reach: Sendable {
  /// By document.
  private(set) var old: [Bool]
  private(set) var new: [Bool]

  init(of edits: ModelEdits, _ before: Identities, _ after: Identities) {
    old = Reach.around((edits.removed.map(\.name) + edits.changed.map(\.before.name)).compactMap(before.document), before.model)
    new = Reach.around((edits.added.map(\.name) + edits.changed.map(\.after.name)).compactMap(after.document), after.model)
  }

  private static func around(_ documents: [Int], _ model: Model) -> [Bool] {
    var jobs = Set(documents.filter { model.documents[$0].kind == .job })
    var open = Array(jobs)
    while let job = open.popLast() {
      for next in (model.index.supported[job] ?? []) + (model.index.supporters[job] ?? []) where jobs.insert(next).inserted { open.append(next) }
    }
    var reached = [Bool](repeating: false, count: model.documents.count)
    for document in jobs.union(documents) {
      reached[document] = true
      for target in model.targets[document] { if let entity = target.entity { reached[entity.document] = true } }
      for arrival in model.incoming[document] { reached[arrival.document] = true }
    }
    return reached
  }
}
