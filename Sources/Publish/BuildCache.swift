import Compile
package import Files
package import Source
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a build leaves for the next one, in `.jtbd-cache` beside `jtbd.yml`: it saves work and decides nothing. Whatever is missing in it,
/// damaged or doubtful costs time; what stands in the output folder is looked at every time.
package final class BuildCache: Sendable {
  package static let folderName = ".jtbd-cache"
  /// Raised whenever what is written here changes its shape.
  private static let format = 1

  /// What is known of the files that stand; nil: nothing.
  package let record: SiteRecord?

  private let folder: Int32
  private let name: String
  private let mark: UInt64
  private let destination: Destination
  private let last: Last?

  private struct Last {
    let sources: UInt64
    let list: UInt64
    let outcome: Outcome
  }

  /// Opens the cache for one output folder. `versions` names everything that bytes depend on besides the sources: the program, its
  /// libraries. nil where there can be none: the workspace may not be written to, or something else lies in its place.
  package init?(for destination: Destination, workspace root: String, versions: String) {
    let path = root + "/" + BuildCache.folderName
    if mkdir(path, 0o777) == 0 {
      try? Disk.write(Array("*\n".utf8), to: path + "/.gitignore")
    }
    folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    name = "site-" + String(Digest.of(destination.path), radix: 16)
    self.destination = destination
    var mark = Digest()
    mark.add(BuildCache.format)
    mark.add(versions)
    mark.add(root)
    mark.add(destination.path)
    self.mark = mark.value
    guard folder >= 0, faccessat(folder, ".", W_OK, 0) == 0 else {
      (record, last) = (nil, nil)
      return nil
    }
    guard let bytes = try? Disk.read(name, in: folder), var reader = FlatReader(bytes, mark: mark.value), let sources = reader.number(),
      let list = reader.number(), let record = SiteRecord(reading: &reader), let outcome = Outcome(reading: &reader)
    else {
      (record, last) = (nil, nil)
      return
    }
    self.record = record
    last = Last(sources: sources, list: list, outcome: outcome)
  }

  deinit { if folder >= 0 { close(folder) } }

  /// What the last build said, where nothing has changed since: not a source, not a file that was written, not an option. `options` holds
  /// all that decides what is written and said.
  package func unchanged(_ sources: Listing, day: Day?, options: String, jobs: Int = 1) -> Outcome? {
    guard let last, let record, let now = sources.digest(day: day, options: options), now == last.sources, let list = destination.list,
      Digest.of(list) == last.list, record.files.count == destination.written.hashes.count
    else { return nil }
    let files = Array(record.files)
    let stand = parallelMap(files, jobs: jobs) { path, file in
      file.stands(at: path, in: self.destination.folder, recordedAt: record.moment) != nil
    }
    return stand.allSatisfy { $0 } ? last.outcome : nil
  }

  /// Keeps what this build found out. A disk that refuses costs the next build its start, nothing else.
  package func keep(_ record: SiteRecord, _ outcome: Outcome, sources: Listing, day: Day?, options: String) {
    var writer = FlatWriter(mark: mark)
    // A source that may still change unseen: nothing is ever equal to this.
    writer.add(sources.digest(day: day, options: options) ?? 0)
    let list = (try? Disk.read(OutputFolder.list, in: destination.folder)) ?? []
    writer.add(Digest.of(list))
    record.write(into: &writer)
    outcome.write(into: &writer)
    try? Disk.write(writer.finished(), to: name, in: folder)
  }
}

extension Listing {
  /// Of everything that reading would give, and of what else the result depends on; nil where a file can have changed without a trace or
  /// cannot be read.
  func digest(day: Day?, options: String) -> UInt64? {
    guard let configuration, configuration.isSettled(at: moment) else { return nil }
    var digest = Digest()
    digest.add(day?.iso ?? "")
    digest.add(options)
    digest.add(configuration.digest)
    for file in files {
      guard file.stamp.isSettled(at: moment) else { return nil }
      digest.add(file.path)
      digest.add(file.name)
      digest.add(file.stamp.digest)
    }
    for (path, entry) in others {
      let kind: Int
      switch entry {
      case .link(.inside): kind = 1
      case .link(.outside): kind = 2
      case .link(.broken): kind = 3
      case .link(.loop): kind = 4
      case .folder: kind = 5
      case .skipped(.excluded): kind = 6
      case .skipped(.otherWorkspace): kind = 7
      case .skipped(.submodule): kind = 8
      case .skipped: kind = 9
      case .document, .asset, .unreadable: return nil
      }
      digest.add(path)
      digest.add(kind)
    }
    for name in unreadableNames { digest.add(name) }
    // 0 stands for a build that cannot be compared.
    return digest.value == 0 ? 1 : digest.value
  }
}

extension SiteRecord {
  func write(into writer: inout FlatWriter) {
    writer.add(moment)
    writer.add(files.count)
    for (path, file) in files {
      writer.add(path)
      writer.add(file.digest)
      writer.add(file.hash)
      writer.add(file.stamp.device)
      writer.add(file.stamp.inode)
      writer.add(file.stamp.size)
      writer.add(file.stamp.modified)
      writer.add(file.stamp.changed)
    }
  }

  init?(reading reader: inout FlatReader) {
    guard let moment = reader.signed(), let count = reader.count() else { return nil }
    var files = [String: File](minimumCapacity: count)
    for _ in 0..<count {
      guard let path = reader.text(), let digest = reader.number(), let hash = reader.number(), let device = reader.number(),
        let inode = reader.number(), let size = reader.signed(), let modified = reader.signed(), let changed = reader.signed()
      else { return nil }
      files[path] = File(digest: digest, hash: hash, stamp: FileStamp(device: device, inode: inode, size: size, modified: modified, changed: changed))
    }
    self.init(moment: moment, files: files)
  }
}
