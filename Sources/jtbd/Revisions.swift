import Bind
import Check
import Compile
import Files
import Parse
import Source

/// The revisions of a workspace, for commands that compare: the repository around it, and where in it the workspace lies.
struct Revisions {
  let objects: Objects
  /// Of the workspace, from the repository's root: empty, or with a slash behind.
  let place: String

  var repository: Repository { objects.repository }

  /// Of the workspace in a folder; also of one inside a bare repository, where `root` is any folder of it.
  init(of root: String) throws {
    do {
      objects = Objects(of: try Repository(around: root))
    } catch { throw Failure(error) }
    place = objects.repository.place(of: root)
  }

  init(objects: Objects, place: String) {
    self.objects = objects
    self.place = place
  }

  /// In a bare repository nothing says which workspace is meant: the one that a revision has, or the one that is named.
  func placed(in revision: String, named name: String?) throws -> Revisions {
    if let name { return Revisions(objects: objects, place: name.isEmpty || name == "." ? "" : name.hasSuffix("/") ? name : name + "/") }
    return repository.top == nil ? try only(in: revision) : self
  }

  /// The one workspace that a revision has, wherever it lies.
  func only(in revision: String) throws -> Revisions {
    let found = try asking { () throws(GitError) in try objects.workspaces(in: revision) }
    guard let first = found.first else { throw Failure(message: "\(revision) holds no jtbd.yml") }
    if found.count > 1, !first.isEmpty {
      throw Failure(message: "\(revision) holds several workspaces; name one: " + found.map { "`\($0)`" }.joined(separator: ", "))
    }
    return Revisions(objects: objects, place: first)
  }

  /// The commit that a name stands for.
  func commit(_ name: String) throws -> String { try asking { () throws(GitError) in try repository.commit(name) } }

  func mergeBase(_ one: String, _ other: String) throws -> String {
    try asking { () throws(GitError) in try repository.mergeBase(one, other) }
  }

  /// The workspace as a revision has it. A workspace that has moved since is found where it is the only one; nil: there was none.
  func snapshot(of revision: String, asOf day: Day?) throws -> Snapshot? {
    do {
      return try objects.snapshot(of: revision, at: place, asOf: day, excluding: Revisions.exclusion)
    } catch .noWorkspace(_, _, let others) where others.count == 1 {
      return try asking { () throws(GitError) in try objects.snapshot(of: revision, at: others[0], asOf: day, excluding: Revisions.exclusion) }
    } catch .noWorkspace(_, _, let others) where others.isEmpty {
      return nil
    } catch { throw Failure(error, names: names()) }
  }

  /// The same for two revisions: what both of them hold is asked for once.
  func snapshots(of one: String, _ other: String, asOf day: Day?) throws -> (Snapshot?, Snapshot?) {
    let found = try asking { () throws(GitError) in try objects.snapshots(of: [(one, day), (other, day)], at: place, excluding: Revisions.exclusion) }
    return (try found[0] ?? snapshot(of: one, asOf: day), try found[1] ?? snapshot(of: other, asOf: day))
  }

  /// The workspace as it was when HEAD left a branch, taken through all stages; nil: there was none then.
  func compilation(since name: String, asOf day: Day?, jobs: Int) throws -> Compilation? {
    // Before the first commit everything is new.
    if name == "HEAD", (try? repository.commit(name)) == nil { return nil }
    var base = try commit(name)
    // Before the first commit there is no HEAD that could have left anything.
    if let head = try? repository.commit("HEAD") { base = try mergeBase(base, head) }
    return try snapshot(of: base, asOf: day).map { Compilation(of: $0.tree, jobs: jobs) }
  }

  /// The workspace as the next commit would hold it.
  func staged(asOf day: Day?) throws -> SourceTree {
    let index = try asking { () throws(GitError) in try StagedTree(of: repository) }
    guard let snapshot = try Revisions(objects: index.objects, place: place).snapshot(of: index.tree, asOf: day) else {
      throw Failure(message: "nothing of the workspace is staged, not even its jtbd.yml: `git add` it first")
    }
    return snapshot.tree
  }

  /// What the `exclude:` of a `jtbd.yml` leaves out.
  static func exclusion(_ configuration: SourceFile) -> (String) -> Bool {
    let globs = Configuration(reading: ParsedDocument(parsingConfiguration: configuration)).settings.exclude.compactMap { Glob($0) }
    return { path in globs.contains { $0.matches(path) } }
  }

  /// Asks git; what it cannot answer ends the command, with what to do about it.
  func asking<Answer>(_ question: () throws(GitError) -> Answer) throws -> Answer {
    do { return try question() } catch { throw Failure(error, names: names()) }
  }

  private func names() -> [String] { (try? repository.names()) ?? [] }
}

extension Failure {
  /// git's refusal in our words, with what to do. `names` are revisions that a misspelt one may have meant.
  init(_ error: GitError, names: [String] = []) {
    let deeper = "fetch all commits (in GitHub Actions `fetch-depth: 0` of actions/checkout, in GitLab `GIT_DEPTH: 0`, at home `git fetch --unshallow`)"
    switch error {
    case .notInstalled: self.init(message: "git is not installed, or not on the PATH")
    case .noRepository(let folder): self.init(message: "\(folder) is in no git repository: there is no revision to compare with")
    case .foreignOwner(let folder):
      self.init(
        message: "git does not trust \(folder), which belongs to another user; if you do: git config --global --add safe.directory '\(folder)'")
    case .unknownRevision(let name, let isShallow):
      let near = nearest(to: name, among: names).map { "`\($0.name)`" }
      var message = "git knows no revision `\(name)`"
      if !near.isEmpty { message += "; did you mean \(near.joined(separator: " or "))?" }
      if isShallow { message += (near.isEmpty ? "; " : " ") + "this clone is shallow: " + deeper }
      self.init(message: message)
    case .noMergeBase(let one, let other, let isShallow):
      let both = "\(one.prefix(10)) and \(other.prefix(10)) have no commit in common"
      self.init(
        message: isShallow
          ? "\(both) in this clone, which is shallow: \(deeper); on the merge commit of a pull request `fetch-depth: 2` and `HEAD^1` do as well"
          : "\(both): they are histories of their own")
    case .noWorkspace(let revision, let place, let others):
      let where_ = place.isEmpty ? "the repository's root" : place
      self.init(
        message: "revision \(revision.prefix(10)) has no jtbd.yml in \(where_)"
          + (others.isEmpty ? "" : ", but in " + others.map { $0.isEmpty ? "the root" : $0 }.joined(separator: ", ")))
    case .missingObject(let name):
      self.init(message: "the repository lacks object \(name): a partial clone (`git fetch --refetch --no-filter` brings everything), or a damaged one (`git fsck`)")
    case .tooOld(let needs): self.init(message: "this needs git \(needs) or newer")
    case .failed(let words): self.init(message: "git: \(words)")
    }
  }
}
