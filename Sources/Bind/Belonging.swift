/// Which way leads from a job to a main job, and whose main job that is.
extension Model {
  /// The profiles in which a job is the main job or leads to it, nearest first.
  package func profiles(with job: Int) -> [BoundProfile] {
    var found: [BoundProfile] = []
    for each in upward(from: job).joined() {
      for arrival in incoming[each] {
        let source = documents[arrival.document]
        let reference = source.references[arrival.reference]
        guard reference.role == .mainJob, source.segment != nil else { continue }
        let number = reference.profile ?? 0
        let profiles = profiles(of: arrival.document)
        if number < profiles.count { found.append(profiles[number]) }
      }
    }
    return found
  }

  /// A job and every job that it leads to through `supports`, in rings of equal distance.
  private func upward(from job: Int) -> [[Int]] {
    var seen: Set<Int> = [job]
    var rings = [[job]]
    while true {
      var next: [Int] = []
      for each in rings[rings.count - 1] {
        for target in index.supported[each] ?? [] where seen.insert(target).inserted { next.append(target) }
      }
      if next.isEmpty { return rings }
      rings.append(next)
    }
  }

  /// Whether a job leads to another through `supports`; a job leads to itself.
  package func leads(_ job: Int, to main: Int) -> Bool { upward(from: job).contains { $0.contains(main) } }

  /// The way that a job takes upwards as long as there is only one, itself first: where it ends, the link to `main` is missing. It stops
  /// below what `main` itself leads to, so that the missing link never closes a circle.
  package func climb(from job: Int, towards main: Int?) -> [Int] {
    let above = main.map { Set(upward(from: $0).joined()) } ?? []
    var way = [job]
    while let next = index.supported[way[way.count - 1]], next.count == 1, !way.contains(next[0]), !above.contains(next[0]) { way.append(next[0]) }
    return way
  }

  /// Whether everything that could lead a job upwards was understood. Where a file did not parse, or a `supports` names nothing, that is
  /// reported, and what seems to be missing above it is not.
  package func knowsTheWayUp(from job: Int) -> Bool {
    upward(from: job).joined().allSatisfy { each in
      !documents[each].isDamaged && (documents[each].job?.supports.allSatisfy { targets[each][$0].entity != nil } ?? true)
    }
  }
}
