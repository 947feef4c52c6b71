#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What stands in a folder of a revision.
struct TreeEntry: Sendable {
  enum Mode: Sendable { case file, link, folder, submodule }
  let mode: Mode
  /// As git has it: any bytes but `/` and zero.
  let name: [UInt8]
  let object: String
}

/// The objects of a repository, each asked for once, many at a time: `git cat-file` is started once for every level of folders and once for
/// all files, for one revision as for five hundred.
///
/// Unchecked, because what it has read grows while several threads ask: every look and every change stands under one lock.
package final class Objects: @unchecked Sendable {
  package let repository: Repository

  /// All under the lock.
  private var trees: [String: [TreeEntry]] = [:]
  private var blobs: [String: [UInt8]] = [:]
  private var sizes: [String: Int] = [:]
  private let lock: UnsafeMutablePointer<pthread_mutex_t>

  package init(of repository: Repository) {
    self.repository = repository
    lock = .allocate(capacity: 1)
    pthread_mutex_init(lock, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  /// The folders with these names (an object id, `ID^{tree}`); read where they are not known.
  func trees(_ names: [String]) throws(GitError) -> [[TreeEntry]] {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    let missing = Objects.once(names) { trees[$0] == nil }
    if !missing.isEmpty {
      try batch(missing) { name, type, content throws(GitError) in
        guard type == "tree" else { throw .failed("\(name) is a \(type), not a folder") }
        trees[name] = Objects.entries(content, idLength: name.utf8.prefix { $0 != UInt8(ascii: "^") }.count / 2)
      }
    }
    return names.map { trees[$0] ?? [] }
  }

  /// The contents of files and links.
  func blobs(_ names: [String]) throws(GitError) -> [[UInt8]] {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    let missing = Objects.once(names) { blobs[$0] == nil }
    if !missing.isEmpty {
      try batch(missing) { name, _, content in
        blobs[name] = Array(content)
        sizes[name] = content.count
      }
    }
    return names.map { blobs[$0] ?? [] }
  }

  /// The contents of many files.
  package func contents(of names: [String]) throws(GitError) -> [[UInt8]] { try blobs(names) }

  /// The contents of one file of a revision.
  package func blob(_ name: String) throws(GitError) -> [UInt8] { try blobs([name])[0] }

  /// How many bytes files have.
  func sizes(_ names: [String]) throws(GitError) -> [Int] {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    let missing = Objects.once(names) { sizes[$0] == nil }
    if !missing.isEmpty {
      let call = try repository.answer(["cat-file", "--batch-check"], input: Objects.question(missing))
      let lines = call.output.split(separator: 0x0A)
      guard lines.count == missing.count else { throw .failed("git cat-file ended early") }
      for (name, line) in zip(missing, lines) {
        let words = String(decoding: line, as: UTF8.self).split(separator: " ")
        guard words.count == 3, let size = Int(words[2]) else { throw .missingObject(name) }
        sizes[name] = size
      }
    }
    return names.map { sizes[$0] ?? 0 }
  }

  private static func once(_ names: [String], _ isMissing: (String) -> Bool) -> [String] {
    var seen: Set<String> = []
    return names.filter { isMissing($0) && seen.insert($0).inserted }
  }

  private static func question(_ names: [String]) -> [UInt8] { Array((names.joined(separator: "\n") + "\n").utf8) }

  /// `ID TYPE SIZE`, a line end, the bytes, a line end; in the order of the question.
  private func batch(_ names: [String], _ take: (String, String, ArraySlice<UInt8>) throws(GitError) -> Void) throws(GitError) {
    let output = try repository.answer(["cat-file", "--batch", "--buffer"], input: Objects.question(names)).output
    var at = 0
    for name in names {
      guard let end = output[at...].firstIndex(of: 0x0A) else { throw .failed("git cat-file ended early") }
      let words = String(decoding: output[at..<end], as: UTF8.self).split(separator: " ")
      guard words.count == 3, let size = Int(words[2]), end + 1 + size < output.count else { throw .missingObject(name) }
      try take(name, String(words[1]), output[(end + 1)..<(end + 1 + size)])
      at = end + 1 + size + 1
    }
  }

  /// `MODE NAME`, a zero byte, the id in binary.
  private static func entries(_ content: ArraySlice<UInt8>, idLength: Int) -> [TreeEntry] {
    var found: [TreeEntry] = []
    var at = content.startIndex
    while let space = content[at...].firstIndex(of: 0x20), let zero = content[space...].firstIndex(of: 0), zero + idLength < content.endIndex {
      let mode: TreeEntry.Mode =
        switch String(decoding: content[at..<space], as: UTF8.self) {
        case "40000", "040000": .folder
        case "120000": .link
        case "160000": .submodule
        default: .file
        }
      found.append(TreeEntry(mode: mode, name: Array(content[(space + 1)..<zero]), object: hex(content[(zero + 1)...(zero + idLength)])))
      at = zero + 1 + idLength
    }
    return found
  }

  private static func hex(_ bytes: ArraySlice<UInt8>) -> String {
    String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
      var at = 0
      for byte in bytes {
        for digit in [byte >> 4, byte & 15] {
          buffer[at] = digit < 10 ? 0x30 + digit : 0x57 + digit
          at += 1
        }
      }
      return at
    }
  }
}
