#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The part of a repository's configuration that is ours.
extension Repository {
  /// A value of the repository's own configuration; nil: none.
  package func setting(_ key: String) throws(GitError) -> String? {
    let call = try call(["config", "--local", "--get", key])
    return call.exitCode == 0 ? call.line : nil
  }

  package func set(_ key: String, _ value: String) throws(GitError) { _ = try answer(["config", "--local", key, value]) }

  /// Takes a section out; false: there was none.
  package func removeSection(_ name: String) throws(GitError) -> Bool { try call(["config", "--local", "--remove-section", name]).exitCode == 0 }
}

/// The program that is running.
package enum OwnProgram {
  /// Its path, absolute; nil where the system does not tell.
  package static var path: String? {
    #if canImport(Glibc)
      return WorkspaceFolder.absolutePath("/proc/self/exe")
    #else
      var size: UInt32 = 4096
      var buffer = [CChar](repeating: 0, count: Int(size))
      guard _NSGetExecutablePath(&buffer, &size) == 0 else { return nil }
      return WorkspaceFolder.absolutePath(String(cString: buffer))
    #endif
  }

  /// Whether its bare name leads to it.
  package static func isFound(as name: String) -> Bool {
    guard let own = path, let folders = getenv("PATH") else { return false }
    let places: [String] = String(cString: folders).split(separator: ":").map { $0 + "/" + name }
    guard let first = places.first(where: { (place: String) in access(place, X_OK) == 0 }) else { return false }
    return WorkspaceFolder.absolutePath(first) == own
  }
}
