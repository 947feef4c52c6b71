#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the next commit would hold: the index, written as a tree into a folder of its own. Neither the index nor the repository changes.
package struct StagedTree: Sendable {
  /// Reads what stands in that folder and in the repository.
  package let objects: Objects
  package let tree: String
  private let scratch: ScratchFolder

  package init(of repository: Repository) throws(GitError) {
    guard let scratch = ScratchFolder() else { throw .failed("no temporary folder can be made") }
    self.scratch = scratch
    // A hook is told which index: `git commit -a` and `git commit FILE` make one of their own.
    let path: String
    if let named = getenv("GIT_INDEX_FILE") { path = String(cString: named) } else { path = try repository.answer(["rev-parse", "--git-path", "index"]).line }
    // git starts hooks in the root of the work tree.
    let index = path.hasPrefix("/") ? path : repository.folder + "/" + path
    // git would note in the index which trees it wrote, and these are gone with us.
    let copy = scratch.path + "/index"
    if let bytes = try? Disk.read(index) {
      do { try Disk.write(bytes, to: copy) } catch { throw .failed("\(copy) cannot be written: \(error.reason)") }
    }
    let writing = repository.writing(to: scratch.path, index: copy)
    let call = try writing.call(["write-tree"])
    guard call.exitCode == 0 else {
      throw call.error.contains("unmerged") ? .failed("the index holds conflicts that are not solved yet") : Repository.error(call, at: repository.folder)
    }
    tree = call.line
    objects = Objects(of: writing)
  }
}
