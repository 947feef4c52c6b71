package import Source

/// A commit, as far as the history of a model asks. Of its author only so much is kept that authors can be told apart.
package struct Commit: Hashable, Sendable {
  package let id: String
  package let parents: [String]
  /// Seconds since 1970, by the committer's clock.
  package let time: Int
  /// The day on which it was written, where its author was.
  package let written: Day
  /// The author, by their address after `.mailmap`, as a digest: nobody can be named from it.
  package let author: UInt64
  /// The first line of the message.
  package let subject: String

  /// In UTC.
  package var day: Day { Day(secondsSince1970: time) }
}

/// What a commit did to a file: the objects before (of its first parent) and after; nil where there was none.
package struct FileChange: Hashable, Sendable {
  /// From the workspace, NFC.
  package let path: String
  package let old: String?
  package let new: String?
}

/// The commits at a place, told as far back as they are here.
package struct Chronicle: Sendable {
  /// Newest first, each with what it did to the files of the workspace.
  package var commits: [(commit: Commit, changes: [FileChange])] = []
  /// The ids of those on the first parents' line: what stood there stood in the branch.
  package var mainline: Set<String> = []
  /// Where the workspace lay up to a commit: at the place with the first entry whose commits hold it. Empty, or with a slash behind.
  package var places: [String: String] = [:]
  /// Commits behind which others were not fetched: what they seem to add may be older.
  package var edges: Set<String> = []
  /// There are more commits than were read.
  package var isCut = false
  /// The names of all who wrote or committed; for whoever covers them in a text.
  package var people: Set<String> = []
}

package struct Tag: Hashable, Sendable {
  package let name: String
  package let commit: String
}

extension Repository {
  /// The commits up to `commit` that changed something at `place` (from the root; empty: anything), newest first.
  package func history(of place: String = "", to commit: String, limit: Int? = nil) throws(GitError) -> [Commit] {
    var question = ["rev-list", "--topo-order", "--encoding=UTF-8", "--format=\(Repository.format)"]
    if let limit { question.append("--max-count=\(limit)") }
    question += ["--end-of-options", commit, "--"]
    if !place.isEmpty { question.append(String(place.dropLast(place.hasSuffix("/") ? 1 : 0))) }
    return Repository.commits(try answer(question).output).map(\.commit)
  }

  private static let format = "%H%x00%P%x00%ct%x00%aE%x00%as%x00%aN%x00%cN%x00%s"

  private static func commits(_ output: [UInt8]) -> [(commit: Commit, people: [String])] {
    output.split(separator: 0x0A).compactMap { line in
      let fields = line.split(separator: 0, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
      guard fields.count >= 8, let time = Int(fields[2]) else { return nil }
      let commit = Commit(
        id: fields[0], parents: fields[1].split(separator: " ").map(String.init), time: time,
        written: Day(iso: fields[4]) ?? Day(secondsSince1970: time), author: Digest.of(fields[3].lowercased()), subject: fields[7...].joined(separator: " "))
      return (commit, [fields[5], fields[6]])
    }
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

  /// The tags that a commit contains, oldest first; of two on one commit the later name.
  package func taggedCommits(before commit: String) throws(GitError) -> [(name: String, commit: String, time: Int, written: Day)] {
    let call = try answer([
      "for-each-ref", "--merged=" + commit,
      "--format=%(refname:strip=2)%00%(if)%(*objectname)%(then)%(*objectname)%(else)%(objectname)%(end)%00%(if)%(*objectname)%(then)%(*committerdate:unix)%(else)%(committerdate:unix)%(end)%00%(if)%(*objectname)%(then)%(*authordate:short)%(else)%(authordate:short)%(end)",
      "refs/tags",
    ])
    var found: [String: (name: String, commit: String, time: Int, written: Day)] = [:]
    for line in call.output.split(separator: 0x0A) {
      let fields = line.split(separator: 0, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
      guard fields.count == 4, let time = Int(fields[2]), let day = Day(iso: fields[3]) else { continue }
      if let other = found[fields[1]], !utf8Precedes(other.name, fields[0]) { continue }
      found[fields[1]] = (fields[0], fields[1], time, day)
    }
    return found.values.sorted { $0.time != $1.time ? $0.time < $1.time : utf8Precedes($0.name, $1.name) }
  }

  // MARK: What became of a workspace

  /// Everything that happened to the files at `place` up to `commit`, at most `limit` commits. A workspace that was moved as a whole is
  /// followed.
  package func chronicle(of place: String, to commit: String, limit: Int) throws(GitError) -> Chronicle {
    var chronicle = Chronicle()
    chronicle.edges = try edges()
    var place = place, tip = commit, moves = 0
    while true {
      let left = limit - chronicle.commits.count
      var found = Repository.commits(
        try fixed(["rev-list", "--topo-order", "--encoding=UTF-8", "--max-count=\(left + 1)", "--format=\(Repository.format)", tip, "--"] + path(place), mailmap: commit).output)
      if found.count > left {
        chronicle.isCut = true
        found.removeLast(found.count - left)
      }
      let main = try fixed(["rev-list", "--first-parent", "--max-count=\(left)", tip, "--"] + path(place))
      for line in main.output.split(separator: 0x0A) { chronicle.mainline.insert(String(decoding: line, as: UTF8.self)) }
      let changes = try fileChanges(of: found.map(\.commit.id), at: place)
      for each in found {
        chronicle.commits.append((each.commit, changes[each.commit.id] ?? []))
        chronicle.places[each.commit.id] = place
        chronicle.people.formUnion(each.people)
      }
      // The first commit with anything here: had it come from elsewhere?
      guard !chronicle.isCut, !place.isEmpty, moves < 10, let first = found.last?.commit, let parent = first.parents.first, !chronicle.edges.contains(first.id),
        let earlier = try origin(of: place, in: first.id)
      else { break }
      chronicle.commits[chronicle.commits.count - 1].changes = try fileChanges(from: Repository.folder(earlier, in: parent), to: Repository.folder(place, in: first.id))
      (place, tip) = (earlier, parent)
      moves += 1
    }
    return chronicle
  }

  /// The files of the workspace at `place` in a commit; paths as in `FileChange`.
  package func files(of commit: String, at place: String) throws(GitError) -> [(path: String, object: String)] {
    let call = try inside(["ls-tree", "-r", "-z", "--full-tree", Repository.folder(place, in: commit)])
    // It was not there yet.
    guard call.exitCode == 0 else { return [] }
    return call.output.split(separator: 0).compactMap { line in
      guard line.starts(with: "100".utf8), let tab = line.firstIndex(of: 0x09) else { return nil }
      let words = line[..<tab].split(separator: 0x20)
      guard words.count == 3, let path = String(validating: line[(tab + 1)...], as: UTF8.self) else { return nil }
      return (path.composed, String(decoding: words[2], as: UTF8.self))
    }
  }

  /// Commits whose parents were not fetched.
  private func edges() throws(GitError) -> Set<String> {
    guard isShallow, let bytes = try? Disk.read(gitFolder + "/shallow") else { return [] }
    return Set(bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) })
  }

  private static func folder(_ place: String, in commit: String) -> String { place.isEmpty ? commit + "^{tree}" : commit + ":" + place.dropLast() }

  private func path(_ place: String) -> [String] { place.isEmpty ? [] : [String(place.dropLast())] }

  /// By commit; of a merge what differs from all its parents.
  private func fileChanges(of commits: [String], at place: String) throws(GitError) -> [String: [FileChange]] {
    let call = try fixed(
      ["diff-tree", "--stdin", "-r", "-c", "-z", "--raw", "--no-renames", "--root", "--no-ext-diff", "--no-textconv", "--"] + path(place),
      input: Array((commits.joined(separator: "\n") + "\n").utf8))
    var found: [String: [FileChange]] = [:]
    var commit = "", at = 0
    let fields = call.output.split(separator: 0, omittingEmptySubsequences: false)
    while at < fields.count {
      let field = fields[at]
      at += 1
      if field.first != UInt8(ascii: ":") {
        if !field.isEmpty { commit = String(decoding: field, as: UTF8.self) }
      } else if at < fields.count {
        if let change = FileChange(raw: field, path: fields[at], at: place) { found[commit, default: []].append(change) }
        at += 1
      }
    }
    return found
  }

  private func fileChanges(from old: String, to new: String) throws(GitError) -> [FileChange] {
    let fields = try fixed(["diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-ext-diff", "--no-textconv", old, new]).output.split(separator: 0)
    return stride(from: 0, to: fields.count - 1, by: 2).compactMap { FileChange(raw: fields[$0], path: fields[$0 + 1], at: "") }
  }

  /// Where most of what a commit put into a place stood before; nil: it did not come from one other place.
  private func origin(of place: String, in commit: String) throws(GitError) -> String? {
    let fields = try fixed(["-c", "diff.renameLimit=1000", "diff-tree", "-r", "-z", "-M", "--no-commit-id", "--name-status", "--diff-filter=R", "--no-ext-diff", "--no-textconv", commit]).output
      .split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    var counts: [String: Int] = [:]
    for at in stride(from: 0, to: fields.count - 2, by: 3) {
      let old = fields[at + 1], new = fields[at + 2]
      guard new.hasPrefix(place) else { continue }
      let rest = new.dropFirst(place.count)
      guard old.hasSuffix(rest) else { continue }
      let folder = String(old.dropLast(rest.count))
      if folder.isEmpty || folder.hasSuffix("/") { counts[folder, default: 0] += 1 }
    }
    return counts.max { $0.value != $1.value ? $0.value < $1.value : utf8Precedes($1.key, $0.key) }?.key
  }

  /// Asked from the folder of the objects: neither a file of the work tree nor the user's own settings decide about names.
  private func fixed(_ arguments: [String], mailmap commit: String? = nil, input: [UInt8] = []) throws(GitError) -> GitCall {
    let call = try inside((commit.map { ["-c", "mailmap.file=/dev/null", "-c", "mailmap.blob=\($0):.mailmap"] } ?? []) + arguments, input: input)
    guard call.exitCode == 0 else { throw Repository.error(call, at: folder) }
    return call
  }

  private func inside(_ arguments: [String], input: [UInt8] = []) throws(GitError) -> GitCall {
    guard let call = GitCall(arguments, at: gitFolder, input: input, environment: environment) else { throw .notInstalled }
    return call
  }
}

extension FileChange {
  /// `:100644 100644 OLD NEW M`, a colon, a mode and an object more for every further parent of a merge. Only regular files.
  fileprivate init?(raw: ArraySlice<UInt8>, path: ArraySlice<UInt8>, at place: String) {
    let parents = raw.prefix { $0 == UInt8(ascii: ":") }.count
    let words = raw.dropFirst(parents).split(separator: 0x20)
    guard words.count == 2 * parents + 3, let whole = String(validating: path, as: UTF8.self), whole.hasPrefix(place) else { return nil }
    func object(_ number: Int) -> String? {
      words[number].starts(with: "100".utf8) ? String(decoding: words[parents + 1 + number], as: UTF8.self) : nil
    }
    (old, new) = (object(0), object(parents))
    self.path = String(whole.dropFirst(place.count)).composed
    if old == nil, new == nil { return nil }
  }
}
