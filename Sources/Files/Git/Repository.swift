import Source
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A repository, asked with plumbing only. Its objects never change, so what was read of them is right for as long as we run.
package struct Repository: Sendable {
  /// The folder that git is started in: the work tree's root, so that paths in questions and answers count from there.
  package let folder: String
  /// The root of the work tree, without symbolic links; nil: a bare repository.
  package let top: String?
  /// Older commits were not fetched.
  package let isShallow: Bool
  /// The folder that holds the objects and the configuration, absolute.
  package let gitFolder: String
  /// Set for every call.
  let environment: [String: String]

  /// The repository at a folder or above it.
  package init(around folder: String) throws(GitError) {
    guard let place = WorkspaceFolder.absolutePath(folder) else { throw .noRepository(folder: folder) }
    environment = [:]
    guard let call = GitCall(["rev-parse", "--is-bare-repository", "--is-shallow-repository", "--absolute-git-dir", "--git-common-dir"], at: place) else {
      throw .notInstalled
    }
    guard call.exitCode == 0 else { throw Repository.error(call, at: place) }
    let lines = call.line.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count >= 4 else { throw .failed(call.error) }
    isShallow = lines[1] == "true"
    // Relative to where git was started; common to all work trees, unlike the first.
    let common = lines[3].hasPrefix("/") ? lines[3] : place + "/" + lines[3]
    gitFolder = WorkspaceFolder.absolutePath(common) ?? lines[2]
    if lines[0] == "true" {
      top = nil
      self.folder = place
    } else {
      guard let call = GitCall(["rev-parse", "--show-toplevel"], at: place), call.exitCode == 0 else { throw .failed("the work tree cannot be found from \(place)") }
      let root = WorkspaceFolder.absolutePath(call.line) ?? call.line
      top = root
      self.folder = root
    }
  }

  private init(_ other: Repository, environment: [String: String]) {
    folder = other.folder
    top = other.top
    isShallow = other.isShallow
    gitFolder = other.gitFolder
    self.environment = environment
  }

  /// The same repository, with new objects going to another folder: nothing that is computed on it stays.
  func writing(to folder: String, index: String? = nil) -> Repository {
    var known = [gitFolder + "/objects"]
    // What a hook's own environment adds is kept readable.
    for name in ["GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES"] { if let value = getenv(name) { known.append(String(cString: value)) } }
    var environment = ["GIT_OBJECT_DIRECTORY": folder, "GIT_ALTERNATE_OBJECT_DIRECTORIES": known.joined(separator: ":")]
    if let index { environment["GIT_INDEX_FILE"] = index }
    return Repository(self, environment: environment)
  }

  /// Where a folder of the work tree lies: empty, or with a slash behind. Names as git has them.
  package func place(of folder: String) -> String {
    guard let top, folder != top, folder.hasPrefix(top + "/") else { return "" }
    return String(folder.dropFirst(top.count + 1)) + "/"
  }

  func call(_ arguments: [String], input: [UInt8] = []) throws(GitError) -> GitCall {
    guard let call = GitCall(arguments, at: folder, input: input, environment: environment) else { throw .notInstalled }
    return call
  }

  /// A question whose failure is no answer.
  func answer(_ arguments: [String], input: [UInt8] = []) throws(GitError) -> GitCall {
    let call = try call(arguments, input: input)
    guard call.exitCode == 0 else { throw Repository.error(call, at: folder) }
    return call
  }

  static func error(_ call: GitCall, at folder: String) -> GitError {
    if call.error.contains("dubious ownership") || call.error.contains("unsafe repository") {
      // "… in repository at '/work/shop'"
      let parts = call.error.split(separator: "'", omittingEmptySubsequences: false)
      return .foreignOwner(folder: parts.count > 2 ? String(parts[1]) : folder)
    }
    if call.error.contains("not a git repository") { return .noRepository(folder: folder) }
    var words = call.error.split(separator: "\n").first.map(String.init) ?? "git ended with \(call.exitCode)"
    if words.hasPrefix("fatal: ") { words.removeFirst(7) }
    return .failed(words)
  }
}

// MARK: Revisions

extension Repository {
  /// The commit that a name stands for: a branch, a tag, `HEAD~2`, a (short) id.
  package func commit(_ name: String) throws(GitError) -> String {
    guard !name.isEmpty, !name.hasPrefix("-"), !name.utf8.contains(0), !name.utf8.contains(0x0A) else {
      throw .unknownRevision(name: name, isShallow: isShallow)
    }
    let call = try call(["rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}"])
    guard call.exitCode == 0, Repository.isObjectName(call.line) else {
      // An error that is not about the name.
      if call.exitCode > 1, case let error = Repository.error(call, at: folder) {
        switch error {
        case .foreignOwner, .noRepository: throw error
        default: break
        }
      }
      throw .unknownRevision(name: name, isShallow: isShallow)
    }
    return call.line
  }

  /// The commit that two last had in common.
  package func mergeBase(_ one: String, _ other: String) throws(GitError) -> String {
    let call = try call(["merge-base", one, other])
    guard call.exitCode == 0, let base = call.line.split(separator: "\n").first, Repository.isObjectName(String(base)) else {
      throw .noMergeBase(one, other, isShallow: isShallow)
    }
    return String(base)
  }

  /// Short names of branches, remote branches and tags, sorted: what a misspelt revision may have meant.
  package func names() throws(GitError) -> [String] {
    let call = try answer(["for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes"])
    return call.line.split(separator: "\n").map(String.init)
  }

  static func isObjectName(_ text: String) -> Bool {
    (text.utf8.count == 40 || text.utf8.count == 64) && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}
