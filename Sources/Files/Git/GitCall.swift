import CFiles
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One question to git, and what it answered.
///
/// git reads and writes files without a name, not pipes: a question that it does not read to its end cannot stop us, an answer of any
/// size cannot stop it.
struct GitCall: Sendable {
  let exitCode: Int32
  let output: [UInt8]
  let error: String

  /// Settings that keep a repository's configuration from starting programs or reaching for a network.
  private static let guards = [
    "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=false", "--no-pager", "--literal-pathspecs",
  ]

  /// Variables that a hook inherits and that speak of another folder than the one asked about. Where new objects lie
  /// (`GIT_OBJECT_DIRECTORY`) is kept: a hook on a server sees what is being pushed only there.
  private static let foreign = [
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE", "GIT_EXTERNAL_DIFF", "GIT_TRACE",
  ]

  /// nil: there is no git.
  init?(_ arguments: [String], at folder: String, input: [UInt8] = [], environment extra: [String: String] = [:]) {
    guard let question = NamelessFile(holding: input), let answer = NamelessFile(), let complaint = NamelessFile() else { return nil }
    var changes: [String: String?] = [
      "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none",
    ]
    for name in GitCall.foreign { changes[name] = .some(nil) }
    for (name, value) in extra { changes[name] = value }
    let line = ["git", "-C", folder.isEmpty ? "/" : folder] + GitCall.guards + arguments
    let status = GitCall.run(line, GitCall.environment(changes), [question.descriptor, answer.descriptor, complaint.descriptor])
    guard let status, let output = answer.bytes(), let error = complaint.bytes() else { return nil }
    exitCode = status
    self.output = output
    self.error = String(decoding: error, as: UTF8.self)
  }

  /// The output as text without the line end behind it.
  var line: String {
    var text = output[...]
    while text.last == 0x0A || text.last == 0x0D { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }

  /// Starts a program found on the PATH and waits for its end; nil: it could not be started. `streams` become its 0, 1 and 2.
  static func run(_ line: [String], _ environment: [String], _ streams: [Int32]) -> Int32? {
    var words = line.map { strdup($0) } + [nil], settings = environment.map { strdup($0) } + [nil]
    defer { for word in words + settings { free(word) } }
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t(), attributes = posix_spawnattr_t()
    #else
      var actions: posix_spawn_file_actions_t?, attributes: posix_spawnattr_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, stream) in streams.enumerated() { posix_spawn_file_actions_adddup2(&actions, stream, Int32(number)) }
    // We ignore SIGPIPE; a program that inherits that may wait for ever on a reader that has gone.
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var child: pid_t = 0
    guard posix_spawnp(&child, line[0], &actions, &attributes, &words, &settings) == 0 else { return nil }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 { if errno != EINTR { return nil } }
    // Ended by itself, else by a signal.
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  static func environment(_ changes: [String: String?]) -> [String] {
    var all: [String] = []
    #if canImport(Glibc)
      var at = environ
    #else
      var at = _NSGetEnviron().pointee
    #endif
    while let entry = at.pointee {
      let text = String(cString: entry)
      if changes[String(text.prefix { $0 != "=" })] == nil { all.append(text) }
      at += 1
    }
    for (name, value) in changes { if let value { all.append("\(name)=\(value)") } }
    return all
  }
}

/// A file that no folder lists; it is gone when nobody has it open.
final class NamelessFile: Sendable {
  let descriptor: Int32

  init?(holding bytes: [UInt8] = []) {
    descriptor = jtbd_nameless_file()
    guard descriptor >= 0, bytes.isEmpty || Disk.writeAll(bytes, to: descriptor), lseek(descriptor, 0, SEEK_SET) == 0 else { return nil }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func bytes() -> [UInt8]? {
    let size = lseek(descriptor, 0, SEEK_END)
    guard size >= 0, lseek(descriptor, 0, SEEK_SET) == 0 else { return nil }
    return Disk.readToEnd(of: descriptor, size: Int(size))
  }
}
