package import Source

/// A commit, as far as the history of a model asks. Of its author only so much is kept that authors can be told apart.
package struct Commit: Hashable, Sendable {
  package let id: String
  package let parents: [String]
  /// Seconds since 1970, by the committer's clock.
  package let time: Int
  /// The author, by their address after `.mailmap`, as a digest: nobody can be named from it.
  package let author: UInt64
  /// The first line of the message.
  package let subject: String

  /// In UTC.
  package var day: Day { Day(secondsSince1970: time) }
}

package struct Tag: Hashable, Sendable {
  package let name: String
  package let commit: String
}

extension Repository {
  /// The commits up to `commit` that changed something at `place` (from the root; empty: anything), newest first.
  package func history(of place: String = "", to commit: String, limit: Int? = nil) throws(GitError) -> [Commit] {
    var question = ["rev-list", "--topo-order", "--encoding=UTF-8", "--format=%H%x00%P%x00%ct%x00%aE%x00%s"]
    if let limit { question.append("--max-count=\(limit)") }
    question += ["--end-of-options", commit, "--"]
    if !place.isEmpty { question.append(String(place.dropLast(place.hasSuffix("/") ? 1 : 0))) }
    let call = try answer(question)
    var commits: [Commit] = []
    for line in call.output.split(separator: 0x0A) {
      let fields = line.split(separator: 0, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
      guard fields.count >= 5 else { continue }
      commits.append(
        Commit(
          id: fields[0], parents: fields[1].split(separator: " ").map(String.init), time: Int(fields[2]) ?? 0,
          author: Digest.of(fields[3].lowercased()), subject: fields[4...].joined(separator: " ")))
    }
    return commits
  }

  /// Tags of commits, sorted by name.
  package func tags() throws(GitError) -> [Tag] {
    let call = try answer(["for-each-ref", "--format=%(refname:short)%00%(objecttype)%00%(objectname)%00%(*objecttype)%00%(*objectname)", "refs/tags"])
    return call.output.split(separator: 0x0A).compactMap { line in
      let fields = line.split(separator: 0, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
      guard fields.count == 5 else { return nil }
      if fields[1] == "commit" { return Tag(name: fields[0], commit: fields[2]) }
      return fields[3] == "commit" ? Tag(name: fields[0], commit: fields[4]) : nil
    }
  }
}
