import CFiles
import Compile
package import Files
package import Render
import Source
import Synchronization
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a build did to the output folder.
package struct PublicationSummary: Sendable, Equatable {
  package let written: Int
  package let unchanged: Int
  package let removed: Int

  package init(written: Int, unchanged: Int, removed: Int) {
    self.written = written
    self.unchanged = unchanged
    self.removed = removed
  }
}

extension Destination {
  /// Makes the folder hold the site and nothing else of ours: stages what differs, then puts it in place. `listing` names the files that
  /// assets are copied from; `kept` is what is known of the last build's files; `force` replaces files that are not ours.
  package func publish(
    _ site: Site, from listing: Listing, kept: SiteRecord? = nil, jobs: Int = 1, force: Bool = false
  ) throws(PublishError) -> (summary: PublicationSummary, record: SiteRecord) {
    try Interruption.noting { () throws(PublishError) in
      let staging = Staging(of: site, from: listing, into: self, kept: kept, jobs: jobs, force: force)
      let commit: Commit
      do throws(PublishError) {
        commit = try staging.run()
      } catch {
        Tree.remove(OutputFolder.stage, in: folder)
        throw error
      }
      return try commit.run()
    }
  }
}

/// One file of the site, a page or an asset, and how its bytes come about.
private struct Piece: Sendable {
  enum Origin: Sendable {
    case page(Page)
    case bytes([UInt8])
    case file(path: String, Listing.File?)
  }

  let path: String
  let origin: Origin

  /// The same digest, the same bytes; nil where only the bytes themselves can tell.
  func digest(at moment: Int64) -> UInt64? {
    switch origin {
    case .page(let page): return page.digest
    case .bytes(let bytes): return Digest.of(bytes)
    case .file(_, let file):
      guard let file, file.stamp.isSettled(at: moment) else { return nil }
      return file.stamp.digest
    }
  }

  /// Of a page in several parts these.
  var parts: Page.Parts? { if case .page(let page) = origin { page.parts } else { nil } }

  func write(into buffer: inout ByteBuffer, root: String) throws(PublishError) {
    switch origin {
    case .page(let page): page.write(into: &buffer)
    case .bytes(let bytes): buffer.append(contentsOf: bytes)
    case .file(let path, let file):
      guard let file else { throw .disk(DiskError(.read, path, code: ENOENT)) }
      let bytes = try onDisk { () throws(DiskError) in try Disk.read(root + "/" + file.name) }
      // Judged again: between the check and the copy the file can have changed.
      if let fault = AssetScreening.fault(in: bytes, path: path) { throw .assetRefused(path: path, fault) }
      buffer.append(contentsOf: PictureMetadata.removed(from: bytes))
    }
  }

  /// Assets are there before the pages that show them, the home page when all others are.
  var rank: Int {
    if case .page = origin { return path == "index.html" ? 2 : 1 }
    return 0
  }
}

/// The first step: every file that differs from what stands is written beside the site. The site stays as it is, whatever happens.
private final class Staging: Sendable {
  enum Outcome: Sendable {
    /// What stands holds these bytes.
    case same(hash: UInt64, stamp: FileStamp?)
    case staged(hash: UInt64, replaces: Bool)
    /// Something of somebody else's is in the way.
    case foreign
    case failed(PublishError)
    case skipped
  }

  let destination: Destination
  let pieces: [Piece]
  let kept: SiteRecord?
  let jobs: Int
  let force: Bool
  let root: String
  let moment: Int64
  let obstacles: Obstacles
  private let stop = Atomic<Bool>(false)

  init(of site: Site, from listing: Listing, into destination: Destination, kept: SiteRecord?, jobs: Int, force: Bool) {
    self.destination = destination
    self.kept = kept
    self.jobs = jobs
    self.force = force
    root = listing.root
    moment = listing.moment
    var files: [String: Listing.File] = [:]
    let wanted = Set(site.assets.compactMap { if case .workspace(let path) = $0.origin { path } else { nil } })
    if !wanted.isEmpty { for file in listing.files where wanted.contains(file.path) && files[file.path] == nil { files[file.path] = file } }
    let assets = site.assets.map { asset in
      switch asset.origin {
      case .bytes(let bytes): Piece(path: asset.path, origin: .bytes(bytes))
      case .workspace(let path): Piece(path: asset.path, origin: .file(path: path, files[path]))
      }
    }
    pieces = (assets + site.pages.map { Piece(path: $0.path, origin: .page($0)) }).sorted { utf8Precedes($0.path, $1.path) }
    obstacles = Obstacles(to: pieces.map(\.path), in: destination)
  }

  func run() throws(PublishError) -> Commit {
    for (piece, next) in zip(pieces, pieces.dropFirst()) where piece.path.utf8.elementsEqual(next.path.utf8) {
      throw .disk(DiskError(.write, piece.path, code: EEXIST))
    }
    if let piece = pieces.first(where: { !WrittenFiles.isInside($0.path) }) { throw .disk(DiskError(.write, piece.path, code: EINVAL)) }
    guard obstacles.foreign.isEmpty || force else { throw .foreignFiles(obstacles.foreign) }
    guard obstacles.folders.isEmpty else { throw .foreignFiles(obstacles.folders) }
    // A worker takes a run of pieces at a time and keeps one buffer for them.
    let runs = stride(from: 0, to: pieces.count, by: 32).map { pieces[$0..<min($0 + 32, pieces.count)] }
    let outcomes = parallelMap(runs, jobs: jobs) { run in
      var buffer = ByteBuffer(capacity: 65_536)
      return run.map { self.stage($0, &buffer) }
    }.flatMap { $0 }
    if Interruption.isAsked { throw .interrupted }
    var foreign: [String] = [], staged: [(piece: Piece, replaces: Bool)] = []
    var written = WrittenFiles()
    var stamps: [String: FileStamp] = [:]
    var parts: [String: [SiteRecord.Part]] = [:]
    for (piece, staging) in zip(pieces, outcomes) {
      if !staging.parts.isEmpty { parts[piece.path] = staging.parts }
      switch staging.outcome {
      case .same(let hash, let stamp):
        written.hashes[piece.path] = hash
        stamps[piece.path] = stamp
      case .staged(let hash, let replaces):
        written.hashes[piece.path] = hash
        staged.append((piece, replaces))
      case .foreign: foreign.append(piece.path)
      case .failed(let error): throw error
      case .skipped: break
      }
    }
    guard foreign.isEmpty else { throw .foreignFiles(foreign) }
    let early = Set(obstacles.early)
    let removals = destination.written.hashes.keys.filter { written.hashes[$0] == nil && !early.contains($0) }.sorted(by: utf8Precedes)
    let list = written.bytes
    // From here on the stage says what is ours until the list does.
    let isNeeded = !staged.isEmpty || destination.list != list
    if isNeeded { try onDisk { () throws(DiskError) in try Stage.write(list, to: OutputFolder.list, in: destination.folder) } }
    if Interruption.isAsked { throw .interrupted }
    let digests = Dictionary(uniqueKeysWithValues: pieces.compactMap { piece in piece.digest(at: moment).map { (piece.path, $0) } })
    return Commit(
      destination: destination, staged: staged.sorted { ($0.piece.rank, $0.piece.path.utf8) < ($1.piece.rank, $1.piece.path.utf8) }.map { ($0.piece.path, $0.replaces) },
      removals: removals, early: obstacles.early, isNeeded: isNeeded, written: written, stamps: stamps, digests: digests, parts: parts, jobs: jobs)
  }

  /// How it went, and of a page in several parts what they are.
  private func stage(_ piece: Piece, _ buffer: inout ByteBuffer) -> (outcome: Outcome, parts: [SiteRecord.Part]) {
    if Interruption.isAsked || stop.load(ordering: .relaxed) { return (.skipped, []) }
    let folder = destination.folder
    let isBlocked = obstacles.hides(piece.path)
    let mayReplace = force || isBlocked || destination.written.hashes[piece.path] != nil
    if !isBlocked, let digest = piece.digest(at: moment), let known = kept?.files[piece.path], known.digest == digest,
      let stamp = known.stands(at: piece.path, in: folder, recordedAt: kept!.moment)
    {
      return (.same(hash: known.hash, stamp: stamp), known.parts)
    }
    buffer.removeAll()
    var arrival = Arrival(at: piece.path, in: folder, isBlocked: isBlocked, mayReplace: mayReplace)
    defer { arrival.close() }
    do throws(PublishError) {
      var parts: [SiteRecord.Part] = []
      if let long = piece.parts {
        let former = FormerParts(kept?.files[piece.path]?.parts ?? [], of: piece.path, in: folder)
        parts.reserveCapacity(long.count)
        for number in 0..<long.count {
          let start = buffer.count, digest = long.digest(number)
          if !former.append(digest, to: &buffer) { long.write(number, &buffer) }
          parts.append(SiteRecord.Part(digest: digest, hash: buffer.withBytes { Digest.of(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: $0[start...]))) }, count: buffer.count - start))
          if buffer.count >= Staging.longPageRoom {
            buffer.withBytes { arrival.take($0) }
            buffer.removeAll()
          }
        }
      } else {
        try piece.write(into: &buffer, root: root)
      }
      buffer.withBytes { arrival.take($0, isLast: true) }
      return (try onDisk { () throws(DiskError) in try arrival.end() }, parts)
    } catch {
      stop.store(true, ordering: .relaxed)
      return (.failed(error), [])
    }
  }

  /// So many bytes of a page in several parts stand in memory.
  private static let longPageRoom = 1 << 16
}

private func < (a: (Int, String.UTF8View), b: (Int, String.UTF8View)) -> Bool {
  a.0 != b.0 ? a.0 < b.0 : a.1.lexicographicallyPrecedes(b.1)
}

/// `Arrival` has a `close` of its own.
@discardableResult private func SystemClose(_ file: Int32) -> Int32 { close(file) }

private func onDisk<Result>(_ body: () throws(DiskError) -> Result) throws(PublishError) -> Result {
  do { return try body() } catch { throw .disk(error) }
}

/// One file on its way, part by part: held against what stands, and staged from the first difference on.
private struct Arrival {
  private enum Standing {
    case nothing
    case file(Int32, size: Int)
    case other
    /// Even force does not replace a folder with all that lies in it.
    case folder
  }

  private let path: String
  private let folder: Int32
  private let mayReplace: Bool
  private let standing: Standing
  /// Open as soon as something differs.
  private var staged: Int32 = -1
  private var digest = Digest.Running()
  private var count = 0
  private var isForeign = false
  private var failure: DiskError?

  init(at path: String, in folder: Int32, isBlocked: Bool, mayReplace: Bool) {
    self.path = path
    self.folder = folder
    self.mayReplace = mayReplace
    standing = isBlocked ? .nothing : Arrival.look(at: path, in: folder)
  }

  private static func look(at path: String, in folder: Int32) -> Standing {
    let file = openat(folder, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return errno == ENOENT ? .nothing : .other }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      SystemClose(file)
      return isFolder ? .folder : .other
    }
    return .file(file, size: Int(status.st_size))
  }

  /// The next bytes; what goes wrong with them is told at the end.
  mutating func take(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool = false) {
    guard failure == nil, !isForeign else { return }
    do throws(DiskError) { try add(bytes, isLast: isLast) } catch { failure = error }
  }

  mutating func end() throws(DiskError) -> Staging.Outcome {
    if let failure { throw failure }
    if isForeign { return .foreign }
    guard staged >= 0 else { return .same(hash: digest.value, stamp: nil) }
    let file = staged
    staged = -1
    guard SystemClose(file) == 0 else { throw DiskError(.write, path) }
    if case .nothing = standing { return .staged(hash: digest.value, replaces: false) }
    return .staged(hash: digest.value, replaces: true)
  }

  mutating func close() {
    if staged >= 0 { SystemClose(staged) }
    staged = -1
    if case .file(let file, _) = standing { SystemClose(file) }
  }

  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) throws(DiskError) {
    if staged < 0, !isSame(bytes, isLast: isLast) {
      switch standing {
      case .folder: isForeign = true
      case .file, .other: isForeign = !mayReplace
      case .nothing: break
      }
      if isForeign { return }
      staged = try Stage.create(path, in: folder)
      try copyStart()
    }
    digest.add(UnsafeRawBufferPointer(bytes))
    count += bytes.count
    if staged >= 0, !Disk.writeAll(UnsafeRawBufferPointer(bytes), to: staged) { throw DiskError(.write, path) }
  }

  private func isSame(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) -> Bool {
    guard case .file(let file, let size) = standing, isLast ? count + bytes.count == size : count + bytes.count <= size else { return false }
    return Disk.readParts(of: file, bytes.count) { part, at in memcmp(part.baseAddress!, bytes.baseAddress! + at, part.count) == 0 }
  }

  /// What was the same so far is taken from what stands.
  private func copyStart() throws(DiskError) {
    guard count > 0, case .file(let file, _) = standing else { return }
    var copied = Digest.Running()
    guard lseek(file, 0, SEEK_SET) == 0, Disk.readParts(of: file, count, { part, _ in
      copied.add(part)
      return Disk.writeAll(part, to: staged)
    }) else { throw DiskError(.write, path) }
    // Somebody else has written into it meanwhile.
    guard copied.value == digest.value else { throw DiskError(.write, path, code: EBUSY) }
  }
}

/// What stands of a page in several parts. A part is taken from there only where its bytes are those that were written.
private struct FormerParts: ~Copyable {
  private let file: Int32
  private var places: [UInt64: (start: Int, part: SiteRecord.Part)] = [:]

  init(_ parts: [SiteRecord.Part], of path: String, in folder: Int32) {
    file = parts.isEmpty ? -1 : openat(folder, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return }
    places.reserveCapacity(parts.count)
    var start = 0
    for part in parts where part.count >= 0 {
      places[part.digest] = (start, part)
      start += part.count
    }
  }

  deinit { if file >= 0 { close(file) } }

  /// Appends the part of this digest; false where it has to be made.
  func append(_ digest: UInt64, to buffer: inout ByteBuffer) -> Bool {
    guard let (start, part) = places[digest], let bytes = Disk.read(part.count, from: start, of: file), Digest.of(bytes) == part.hash else { return false }
    buffer.append(contentsOf: bytes)
    return true
  }
}

/// The folder in which the next site is put together.
private enum Stage {
  /// A new file, open for writing.
  static func create(_ path: String, in folder: Int32) throws(DiskError) -> Int32 {
    let staged = OutputFolder.stage + "/" + path
    func create() -> Int32 { openat(folder, staged, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666) }
    var file = create()
    if file < 0, errno == ENOENT {
      try makeFolders(above: staged, in: folder)
      file = create()
    }
    guard file >= 0 else { throw DiskError(.write, path) }
    return file
  }

  static func write(_ bytes: [UInt8], to path: String, in folder: Int32) throws(DiskError) {
    let file = try create(path, in: folder)
    let isWritten = Disk.writeAll(bytes, to: file)
    let code = errno
    guard close(file) == 0, isWritten else { throw DiskError(.write, path, code: isWritten ? errno : code) }
  }

  static func makeFolders(above path: String, in folder: Int32) throws(DiskError) {
    for parent in Tree.parents(of: path) {
      guard mkdirat(folder, parent, 0o777) == 0 || errno == EEXIST else { throw DiskError(.write, parent) }
    }
  }
}

/// What lies across the way of a site's files: links and files where it needs folders, folders where it needs files, and names that
/// differ from its own only in case, which on some disks are the same.
private struct Obstacles: Sendable {
  /// Not ours.
  private(set) var foreign: [String] = []
  /// Folders with files that are not ours where a file belongs: nothing replaces them.
  private(set) var folders: [String] = []
  /// Ours, or replaced by force: out of the way before anything is put in place.
  private(set) var early: [String] = []

  private var hidden: Set<String> = []

  init(to paths: [String], in destination: Destination) {
    let folder = destination.folder, ours = destination.written.hashes
    for way in Tree.parents(of: paths).sorted(by: utf8Precedes) {
      guard let kind = Tree.kind(of: way, in: folder), kind != S_IFDIR else { continue }
      hidden.insert(way)
      early.append(way)
      if ours[way] == nil { foreign.append(way) }
    }
    let gone = Set(ours.keys).subtracting(paths)
    if gone.isEmpty { return }
    let formerFolders = Tree.parents(of: gone)
    let formerCases = Dictionary(grouping: gone) { $0.lowercased() }
    for path in paths {
      if formerFolders.contains(path), Tree.isFolder(path, in: folder), !isBelow(path) {
        let inside = Obstacles.files(below: path, in: folder)
        if inside.allSatisfy({ ours[$0] != nil }) {
          hidden.insert(path)
          early += inside + [path]
        } else {
          folders.append(path)
        }
      }
      for other in formerCases[path.lowercased()] ?? [] {
        // Where both names lead to one file, it has to go before the new one comes.
        if let one = Tree.stamp(of: path, in: folder), one == Tree.stamp(of: other, in: folder) {
          hidden.insert(path)
          early.append(other)
        }
      }
    }
  }

  /// What stands at a path does not count: it goes first.
  func hides(_ path: String) -> Bool { !hidden.isEmpty && (hidden.contains(path) || isBelow(path)) }

  private func isBelow(_ path: String) -> Bool { !hidden.isEmpty && Tree.parents(of: path).contains { hidden.contains($0) } }

  private static func files(below path: String, in folder: Int32) -> [String] {
    Tree.names(in: path, of: folder).flatMap { name in
      Tree.isFolder(path + "/" + name, in: folder) ? files(below: path + "/" + name, in: folder) : [path + "/" + name]
    }
  }
}

/// The second step: what was staged is put in place by renaming, so that every file is at any moment its old or its new self. Where the
/// disk fails here, the stage stays: the next build learns from it what had already been put in place.
private struct Commit {
  let destination: Destination
  /// In the order in which they are put in place; whether something stands there.
  let staged: [(path: String, replaces: Bool)]
  let removals: [String]
  let early: [String]
  /// There is a stage.
  let isNeeded: Bool
  let written: WrittenFiles
  /// Known already of files that stay.
  let stamps: [String: FileStamp]
  let digests: [String: UInt64]
  let parts: [String: [SiteRecord.Part]]
  let jobs: Int

  func run() throws(PublishError) -> (summary: PublicationSummary, record: SiteRecord) {
    let folder = destination.folder
    for path in early { Tree.remove(path, in: folder) }
    for (path, replaces) in staged { try place(path, replaces: replaces) }
    var emptied: Set<String> = []
    var removed = 0
    for path in removals where Tree.isReal(parentOf: path, in: folder) {
      if unlinkat(folder, path, 0) == 0 { removed += 1 } else if errno != ENOENT, !Tree.isFolder(path, in: folder) { throw .disk(DiskError(.remove, path)) }
      emptied.formUnion(Tree.parents(of: path))
    }
    for path in emptied.sorted(by: { utf8Precedes($1, $0) }) { unlinkat(folder, path, AT_REMOVEDIR) }
    if isNeeded {
      let list = OutputFolder.stage + "/" + OutputFolder.list
      guard renameat(folder, list, folder, OutputFolder.list) == 0 else { throw .disk(DiskError(.write, OutputFolder.list)) }
      Tree.remove(OutputFolder.stage, in: folder)
    }
    if Interruption.isAsked { throw .interrupted }
    return (PublicationSummary(written: staged.count, unchanged: written.hashes.count - staged.count, removed: removed), record())
  }

  private func place(_ path: String, replaces: Bool) throws(PublishError) {
    let folder = destination.folder, staged = OutputFolder.stage + "/" + path
    // Changing places leaves the old file in the stage, to be removed with it: renaming onto a file makes some file systems flush it.
    if replaces, jtbd_exchange(folder, staged, path) == 0 { return }
    if renameat(folder, staged, folder, path) == 0 { return }
    if errno == ENOENT {
      try onDisk { () throws(DiskError) in try Stage.makeFolders(above: path, in: folder) }
      if renameat(folder, staged, folder, path) == 0 { return }
    }
    throw .disk(DiskError(.write, path))
  }

  private func record() -> SiteRecord {
    let moment = FileStamp.now
    let paths = written.hashes.keys.filter { digests[$0] != nil }.sorted(by: utf8Precedes)
    let files = parallelMap(paths, jobs: jobs) { path in
      (stamps[path] ?? Tree.stamp(of: path, in: destination.folder)).map {
        SiteRecord.File(digest: digests[path]!, hash: written.hashes[path]!, stamp: $0, parts: parts[path] ?? [])
      }
    }
    var known: [String: SiteRecord.File] = [:]
    for (path, file) in zip(paths, files) { known[path] = file }
    return SiteRecord(moment: moment, files: known)
  }
}
