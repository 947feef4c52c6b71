/// Why git could not answer.
package enum GitError: Error, Hashable, Sendable {
  /// There is no program `git`.
  case notInstalled
  /// No repository at the folder or above.
  case noRepository(folder: String)
  /// The folder belongs to somebody else, and git does not trust it.
  case foreignOwner(folder: String)
  /// No commit has this name. `isShallow`: it may be one that was not fetched.
  case unknownRevision(name: String, isShallow: Bool)
  /// The two share no commit. `isShallow`: they may, in what was not fetched.
  case noMergeBase(String, String, isShallow: Bool)
  /// No `jtbd.yml` at `place` (from the repository's root, empty or with a slash behind) in that revision; it has some in `others`.
  case noWorkspace(revision: String, place: String, others: [String])
  /// An object that the repository names and does not have: a partial clone, or a damaged one.
  case missingObject(String)
  /// git is too old for what it was asked.
  case tooOld(needs: String)
  /// Anything else, in git's words.
  case failed(String)
}
