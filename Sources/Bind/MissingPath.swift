/// That nothing leads from a job to the main job of a profile: where the way ends, and where the job does belong.
package struct MissingPath: Sendable {
  /// The way that the job takes upwards as long as there is only one, itself first: a `supports` to the main job is missing at its end.
  package let way: [Int]
  package let main: Int
  package let profile: BoundProfile
  /// It is the other way round: the main job serves the job.
  package let isReversed: Bool
  /// The profile that the job does belong to; a neighbour in the same segment is the likeliest slip.
  package let home: BoundProfile?
  /// A document or reference above the job could not be read: what seems to be missing may be there.
  package let isUncertain: Bool

  package var job: Int { way[0] }
  package var last: Int { way[way.count - 1] }
}

extension Model {
  /// nil: a way leads there, or the profile's main job is not known.
  package func missingPath(from job: Int, to profile: BoundProfile) -> MissingPath? {
    guard let main = profile.mainJob?.document, !profile.jobs.contains(job) else { return nil }
    let others = profiles(with: job).filter { $0.document != profile.document || $0.number != profile.number }
    return MissingPath(
      way: climb(from: job, towards: main), main: main, profile: profile, isReversed: leads(main, to: job),
      home: others.first { $0.document == profile.document } ?? others.first, isUncertain: !knowsTheWayUp(from: job))
  }
}
