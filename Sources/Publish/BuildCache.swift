package import Check
import Compile
package import Files
package import Source
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a build leaves for the next one, in `.jtbd-cache` beside `jtbd.yml`: it saves work and decides nothing. What stands in the output
/// folder is looked at every time.
package final class BuildCache: Sendable {
  package static let folderName = CacheFolder.name
  /// Raised whenever what is written here changes its shape.
  private static let format = 3

  /// What is known of the files that stand; nil: nothing.
  package let record: SiteRecord?

  private let folder: CacheFolder
  private let name: String
  private let mark: UInt64
  private let versions: String
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
    guard let folder = CacheFolder(workspace: root) else { return nil }
    self.folder = folder
    self.versions = versions
    name = "site-" + String(Digest.of(destination.path), radix: 16)
    self.destination = destination
    var mark = Digest()
    mark.add(BuildCache.format)
    mark.add(versions)
    mark.add(root)
    mark.add(destination.path)
    self.mark = mark.value
    (record, last) = BuildCache.read(folder.read(name, mark: mark.value) ?? [])
  }

  private static func read(_ bytes: [UInt8]) -> (SiteRecord?, Last?) {
    bytes.withUnsafeBytes { bytes in
      guard bytes.count > 16, Digest.of(UnsafeRawBufferPointer(rebasing: bytes.dropLast(8))) == bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
      else { return (nil, nil) }
      var reader = FlatReader(UnsafeRawBufferPointer(rebasing: bytes.dropFirst(8).dropLast(8)))
      let sources = reader.number(), list = reader.number()
      let record = SiteRecord(reading: &reader)
      let outcome = Outcome(reading: &reader)
      return reader.isSound ? (record, Last(sources: sources, list: list, outcome: outcome)) : (nil, nil)
    }
  }

  /// What is known of the documents, for a workspace with this configuration.
  package func documents(_ configuration: SourceFile, listing: Listing) -> DocumentCache {
    DocumentCache(in: folder, configuration: configuration, listing: listing, versions: versions)
  }

  /// What the commits told an earlier build; the mark stands for all that this depends on.
  package func history(mark: UInt64) -> History? {
    guard let bytes = folder.read(BuildCache.historyName, mark: mark), bytes.count > 16 else { return nil }
    return bytes.withUnsafeBytes { bytes in
      let content = UnsafeRawBufferPointer(rebasing: bytes[16...])
      guard bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self) == Digest.of(content) else { return nil }
      var reader = FlatReader(content)
      return History(reading: &reader)
    }
  }

  package func keep(_ history: History, mark: UInt64) {
    if folder.read(BuildCache.historyName, mark: mark) != nil { return }
    var content = FlatWriter(capacity: 1 << 14)
    history.write(into: &content)
    var head = FlatWriter()
    head.add(mark)
    head.add(Digest.of(content.bytes))
    folder.write(head.bytes + content.bytes, to: BuildCache.historyName)
  }

  private static let historyName = "history"

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

  /// Keeps what this build found out.
  package func keep(_ record: SiteRecord, _ outcome: Outcome, sources: Listing, day: Day?, options: String) {
    var writer = FlatWriter(capacity: 1 << 16)
    writer.add(mark)
    // A source that may still change unseen: nothing is ever equal to this.
    writer.add(sources.digest(day: day, options: options) ?? 0)
    let list = (try? Disk.read(OutputFolder.list, in: destination.folder)) ?? []
    writer.add(Digest.of(list))
    record.write(into: &writer)
    outcome.write(into: &writer)
    writer.add(Digest.of(writer.bytes))
    folder.write(writer.bytes, to: name)
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
      case .special: kind = 10
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
    writer.add(Int(moment))
    writer.add(index: files.count)
    for (path, file) in files {
      writer.add(path)
      writer.add(file.digest)
      writer.add(file.hash)
      writer.add(file.stamp.device)
      writer.add(file.stamp.inode)
      writer.add(Int(file.stamp.size))
      writer.add(Int(file.stamp.modified))
      writer.add(Int(file.stamp.changed))
      writer.add(plain: file.parts)
    }
  }

  init(reading reader: inout FlatReader) {
    let moment = Int64(reader.integer())
    let count = reader.count()
    var files = [String: File](minimumCapacity: count)
    for _ in 0..<count {
      let path = reader.text(), digest = reader.number(), hash = reader.number(), device = reader.number(), inode = reader.number()
      let size = Int64(reader.integer()), modified = Int64(reader.integer()), changed = Int64(reader.integer())
      let stamp = FileStamp(device: device, inode: inode, size: size, modified: modified, changed: changed)
      files[path] = File(digest: digest, hash: hash, stamp: stamp, parts: reader.plain(Part.self))
    }
    self.init(moment: moment, files: files)
  }
}
