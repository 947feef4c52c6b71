/// What git makes of two branches, without a work tree.
package struct MergeTree: Sendable {
  /// A path that git could not merge: the objects of the three versions, as far as they exist.
  package struct Conflict: Sendable {
    /// From the repository's root, as git has it; nil: no text.
    package let path: String?
    package let base: String?
    package let ours: String?
    package let theirs: String?
  }

  /// The repository with the objects that the merge made: it reads what stands there and in the real one.
  package let objects: Objects
  /// The tree; conflicting files stand in it with markers.
  package let tree: String
  /// Sorted by path.
  package let conflicts: [Conflict]
  private let scratch: ScratchFolder

  /// Merges two commits. New objects go to a folder of their own and are gone with this value. Merge drivers that the configuration names are
  /// not run: where one would be, git reports a conflict.
  package init(of one: String, and other: String, in repository: Repository) throws(GitError) {
    guard let scratch = ScratchFolder() else { throw .failed("no temporary folder can be made") }
    self.scratch = scratch
    let writing = repository.writing(to: scratch.path)
    let drivers = try repository.call(["config", "-z", "--name-only", "--get-regexp", "^merge\\..*\\.driver$"])
    var question: [String] = []
    for key in drivers.output.split(separator: 0) { question += ["-c", String(decoding: key, as: UTF8.self) + "=false"] }
    let call = try writing.call(question + ["merge-tree", "--write-tree", "-z", "--no-messages", "--allow-unrelated-histories", one, other])
    guard call.exitCode == 0 || call.exitCode == 1 else {
      if call.exitCode == 129 || call.error.contains("usage:") { throw .tooOld(needs: "2.38") }
      throw Repository.error(call, at: repository.folder)
    }
    let fields = call.output.split(separator: 0)
    guard let first = fields.first, Repository.isObjectName(String(decoding: first, as: UTF8.self)) else { throw .failed("git merge-tree ended early") }
    tree = String(decoding: first, as: UTF8.self)
    objects = Objects(of: writing)
    // `MODE OBJECT STAGE<tab>PATH`
    var order: [[UInt8]] = [], stages: [[UInt8]: [String: String]] = [:]
    for field in fields.dropFirst() {
      guard let tab = field.firstIndex(of: 0x09) else { continue }
      let words = String(decoding: field[..<tab], as: UTF8.self).split(separator: " ")
      guard words.count == 3 else { continue }
      let path = Array(field[(tab + 1)...])
      if stages[path] == nil { order.append(path) }
      stages[path, default: [:]][String(words[2])] = String(words[1])
    }
    conflicts = order.sorted { $0.lexicographicallyPrecedes($1) }.map { path in
      Conflict(path: String(validating: path, as: UTF8.self), base: stages[path]?["1"], ours: stages[path]?["2"], theirs: stages[path]?["3"])
    }
  }
}
