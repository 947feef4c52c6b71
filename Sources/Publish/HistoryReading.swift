package import Bind
package import Check
import Compile
package import Files
import Parse
import Source

/// The history of a workspace, read from the repository around it. It never stops a build: what git cannot tell is not told.
package struct HistoryReading: Sendable {
  /// How far back: commits that changed something in the workspace's folder.
  package static let commitLimit = 2000
  /// How many moments the picture shows.
  package static let columnLimit = 24
  /// Where one change would cost more than it tells, only these many files are looked at.
  private static let fileLimit = 200_000

  private let root: String
  private let settings: Settings
  private let configuration: SourceFile
  private let head: String

  /// nil: there is no repository, no commit, or the workspace does not want its history told.
  package init?(of root: String, configuration: Configuration, git: Git) {
    guard let head = git.head, configuration.settings.tellsHistory, !configuration.isBroken else { return nil }
    self.root = root
    self.head = head
    settings = configuration.settings
    self.configuration = configuration.sourceFile
  }

  /// Changes with everything that the history depends on.
  package func mark(versions: String) -> UInt64 {
    var digest = Digest()
    digest.add(versions)
    digest.add(root)
    digest.add(head)
    digest.add(configuration.digest)
    digest.add(Git.historyMark(at: root))
    return digest.value
  }

  /// Reads and tells it. `known` are documents that are at hand, by path: the same bytes are not parsed again.
  package func read(known: [String: Document], jobs: Int) -> History? {
    guard let repository = try? Repository(around: root), repository.top != nil else { return nil }
    return try? read(repository, known, jobs)
  }

  private func read(_ repository: Repository, _ known: [String: Document], _ jobs: Int) throws(GitError) -> History? {
    let place = repository.place(of: root)
    let chronicle = try repository.chronicle(of: place, to: head, limit: HistoryReading.commitLimit)
    let present = try repository.files(of: head, at: place)
    let isTold = filter(present.map(\.path))
    let standing = present.filter { isTold($0.path) }
    if chronicle.commits.isEmpty || standing.isEmpty { return nil }

    let (moments, earlier) = try moments(chronicle, repository)
    var stands: [[(path: String, object: String)]] = []
    for moment in moments {
      if moment.commit == head { stands.append(standing) } else {
        stands.append(try repository.files(of: moment.commit, at: moment.place).filter { isTold($0.path) })
      }
    }
    var wanted: [Blob: Int] = [:], order: [Blob] = []
    func want(_ path: String, _ object: String?) {
      guard let object, order.count < HistoryReading.fileLimit else { return }
      let blob = Blob(path: path, object: object)
      guard wanted[blob] == nil else { return }
      wanted[blob] = order.count
      order.append(blob)
    }
    for file in standing { want(file.path, file.object) }
    for (_, changes) in chronicle.commits {
      for change in changes where isTold(change.path) {
        want(change.path, change.old)
        want(change.path, change.new)
      }
    }
    for stand in stands { for file in stand { want(file.path, file.object) } }
    let bytes = try Objects(of: repository).contents(of: order.map(\.object))
    let settings = settings
    let documents = parallelMap(Array(zip(order, bytes)), jobs: jobs) { blob, bytes -> Document in
      if let same = known[blob.path], same.sourceFile.bytes == bytes { return same }
      return Document(reading: ParsedDocument(parsing: SourceFile(path: blob.path, bytes: bytes), limits: settings.limits), settings: settings)
    }
    func document(_ path: String, _ object: String?) -> Document? {
      object.flatMap { wanted[Blob(path: path, object: $0)] }.map { documents[$0] }
    }

    let revisions = chronicle.commits.map { commit, changes in
      Revision(
        id: commit.id, day: commit.written, subject: commit.subject, author: commit.author, isEdge: chronicle.edges.contains(commit.id),
        changes: changes.filter { isTold($0.path) }.map { (document($0.path, $0.old), document($0.path, $0.new)) })
    }
    let history = History(
      telling: revisions, stands: zip(moments, stands).map { moment, files in Stand(column: moment.column, documents: files.compactMap { document($0.path, $0.object) }) },
      head: standing.compactMap { document($0.path, $0.object) }, earlierColumns: earlier, isShallow: repository.isShallow, isCut: chronicle.isCut)
    return history.covering(peopleIn: documents, writers: chronicle.people, contacts: settings.contacts.map(\.string))
  }

  private struct Blob: Hashable {
    let path: String
    let object: String
  }

  /// Which paths are the workspace's, by the rules for the files on disk as they are now.
  private func filter(_ present: [String]) -> (String) -> Bool {
    let globs = settings.exclude.compactMap { Glob($0) }
    var foreign: [String] = []
    for path in present {
      for name in ["/jtbd.yml", "/" + OutputFolder.list] where path.hasSuffix(name) { foreign.append(String(path.dropLast(name.utf8.count - 1))) }
    }
    return { path in
      guard path.utf8.suffix(3).elementsEqual(".md".utf8), !path.hasPrefix("."), !path.contains("/."), !path.hasPrefix(OutputFolder.defaultName + "/") else { return false }
      if path.hasPrefix("node_modules/") || path.contains("/node_modules/") || foreign.contains(where: { path.hasPrefix($0) }) { return false }
      return !globs.contains { $0.matches(path) }
    }
  }

  private struct Moment {
    let column: History.Column
    let commit: String
    let place: String
  }

  /// The columns of the picture, oldest first: tags, where there are two and more, else the ends of months; and today.
  private func moments(_ chronicle: Chronicle, _ repository: Repository) throws(GitError) -> (moments: [Moment], earlier: Int) {
    let main = chronicle.commits.map(\.commit).filter { chronicle.mainline.contains($0.id) }
    guard let newest = main.first else { return ([], 0) }
    var moments: [Moment] = []
    let tags = try repository.taggedCommits(before: head)
    if tags.count > 1 {
      for tag in tags {
        // Where the workspace lay then: where the newest of its commits up to that day had it.
        let place = chronicle.commits.first { $0.commit.time <= tag.time }.flatMap { chronicle.places[$0.commit.id] } ?? chronicle.commits.last.flatMap { chronicle.places[$0.commit.id] } ?? ""
        moments.append(Moment(column: History.Column(tag: tag.name, day: tag.written, isNow: false), commit: tag.commit, place: place))
      }
      if tags.last!.time < newest.time, let place = chronicle.places[newest.id] {
        moments.append(Moment(column: History.Column(tag: nil, day: newest.written, isNow: true), commit: head, place: place))
      }
    } else {
      var months: Set<Int> = []
      for commit in main where months.insert(commit.written.year * 12 + commit.written.month).inserted {
        moments.append(
          Moment(column: History.Column(tag: nil, day: commit.written, isNow: false), commit: commit.id == newest.id ? head : commit.id, place: chronicle.places[commit.id] ?? ""))
      }
      moments.sort { $0.column.day < $1.column.day }
    }
    let earlier = max(0, moments.count - HistoryReading.columnLimit)
    return (Array(moments.dropFirst(earlier)), earlier)
  }
}
