import Bind
package import Check
package import Compile
package import Files
package import Source

/// What was read of the documents by the last builds, so that a build reads anew only what has changed.
///
/// A document is known again only where everything that the file system says about its file is as it was, and its bytes are too. Few
/// changes are written into a small file beside the large one, which is written anew when they have become many.
package final class DocumentCache: Sendable {
  /// Raised whenever documents, findings or nodes are written in another shape.
  private static let format = 1
  private static let names = ["documents", "documents-new"]

  private let folder: CacheFolder
  private let mark: UInt64
  private let stamps: [String: FileStamp]
  private let moment: Int64
  private let shelves: [Shelf]

  init(in folder: CacheFolder, configuration: SourceFile, listing: Listing, versions: String) {
    self.folder = folder
    moment = listing.moment
    var mark = Digest()
    mark.add(DocumentCache.format)
    mark.add(versions)
    mark.add(listing.root)
    // Kinds of values, methods, rules: all that reading depends on besides the file.
    mark.add(configuration.digest)
    self.mark = mark.value
    var stamps = [String: FileStamp](minimumCapacity: listing.files.count)
    for file in listing.files where file.isDocument { stamps[file.path] = file.stamp }
    self.stamps = stamps
    shelves = DocumentCache.names.map { name in folder.read(name, mark: mark.value).flatMap(Shelf.init) ?? Shelf() }
  }

  /// What was read of a file, where it is the same.
  @Sendable package func reading(of file: SourceFile, by checker: Checker) -> Compilation.Reading? {
    entry(for: file).flatMap { shelf, entry in
      shelf.with(entry) { bytes in
        var reader = FlatReader(bytes)
        return Compilation.Reading(of: file, reading: &reader, by: checker)
      }
    }
  }

  private func entry(for file: SourceFile) -> (Shelf, Shelf.Entry)? {
    guard let stamp = stamps[file.path] else { return nil }
    let digest = stamp.digest
    // What is new stands before what is old.
    for shelf in shelves.reversed() {
      if let entry = shelf.entries[file.path] { return entry.stamp == digest && entry.source == file.digest ? (shelf, entry) : nil }
    }
    return nil
  }

  /// Keeps what a build has read.
  package func keep(_ readings: [Compilation.Reading], jobs: Int = 1) {
    let fresh = readings.filter { reading in
      !reading.wasKnown && reading.canBeKept && stamps[reading.document.path]?.isSettled(at: moment) == true
    }
    guard !fresh.isEmpty else { return }
    let written = parallelMap(fresh, jobs: jobs) { reading in
      var writer = FlatWriter(capacity: 16_384)
      reading.write(into: &writer)
      return (path: reading.document.path, stamp: self.stamps[reading.document.path]!.digest, source: reading.document.sourceFile.digest, bytes: writer.bytes)
    }
    let old = shelves[0], new = shelves[1]
    if fresh.count + new.entries.count <= max(16, old.entries.count / 16) {
      var builder = Shelf.Builder(mark: mark)
      for each in written { each.bytes.withUnsafeBytes { builder.add(each.path, each.stamp, each.source, $0) } }
      for (path, entry) in new.entries where !builder.has(path) { new.with(entry) { builder.add(path, entry.stamp, entry.source, $0) } }
      folder.write(builder.finished(), to: DocumentCache.names[1])
    } else {
      var builder = Shelf.Builder(mark: mark)
      for each in written { each.bytes.withUnsafeBytes { builder.add(each.path, each.stamp, each.source, $0) } }
      for reading in readings where reading.wasKnown {
        guard let (shelf, entry) = entry(for: reading.document.sourceFile) else { continue }
        shelf.with(entry) { builder.add(reading.document.path, entry.stamp, entry.source, $0) }
      }
      folder.write(builder.finished(), to: DocumentCache.names[0])
      folder.remove(DocumentCache.names[1])
    }
  }
}

/// A file of the cache: documents one behind the other, and a list of where each stands.
private struct Shelf: Sendable {
  struct Entry: Sendable {
    /// Of the file's stamp and of its bytes, when it was read.
    let stamp: UInt64
    let source: UInt64
    let place: Range<Int>
    /// Of the bytes at `place`.
    let hash: UInt64
  }

  let bytes: [UInt8]
  let entries: [String: Entry]

  init() { (bytes, entries) = ([], [:]) }

  /// nil where the list is not whole.
  init?(_ bytes: [UInt8]) {
    let entries = bytes.withUnsafeBytes { bytes -> [String: Entry]? in
      let head = CacheFolder.markSize + 16
      guard bytes.count >= head else { return nil }
      let size = bytes.loadUnaligned(fromByteOffset: CacheFolder.markSize, as: UInt64.self)
      let hash = bytes.loadUnaligned(fromByteOffset: CacheFolder.markSize + 8, as: UInt64.self)
      guard size <= bytes.count - head else { return nil }
      let start = head + Int(size)
      let list = UnsafeRawBufferPointer(rebasing: bytes[head..<start])
      guard Digest.of(list) == hash else { return nil }
      var reader = FlatReader(list)
      let count = reader.count()
      var entries = [String: Entry](minimumCapacity: count)
      for _ in 0..<count {
        let path = reader.text(), stamp = reader.number(), source = reader.number(), low = reader.integer(), length = reader.integer(), hash = reader.number()
        guard low >= 0, length >= 0, low <= bytes.count - start, length <= bytes.count - start - low else { return nil }
        entries[path] = Entry(stamp: stamp, source: source, place: (start + low)..<(start + low + length), hash: hash)
      }
      return reader.isSound ? entries : nil
    }
    guard let entries else { return nil }
    (self.bytes, self.entries) = (bytes, entries)
  }

  /// The bytes of an entry; nil where they are not what was written.
  @discardableResult
  func with<Result>(_ entry: Entry, _ use: (UnsafeRawBufferPointer) -> Result?) -> Result? {
    bytes.withUnsafeBytes { bytes in
      let part = UnsafeRawBufferPointer(rebasing: bytes[entry.place])
      return Digest.of(part) == entry.hash ? use(part) : nil
    }
  }

  struct Builder {
    private var list = FlatWriter(capacity: 1 << 16)
    private var content = ByteBuffer(capacity: 1 << 20)
    private var paths: Set<String> = []
    private let mark: UInt64

    init(mark: UInt64) { self.mark = mark }

    func has(_ path: String) -> Bool { paths.contains(path) }

    mutating func add(_ path: String, _ stamp: UInt64, _ source: UInt64, _ bytes: UnsafeRawBufferPointer) {
      guard paths.insert(path).inserted else { return }
      list.add(path)
      list.add(stamp)
      list.add(source)
      list.add(content.count)
      list.add(bytes.count)
      list.add(Digest.of(bytes))
      content.append(contentsOf: bytes.bindMemory(to: UInt8.self))
    }

    func finished() -> [UInt8] {
      var entries = FlatWriter(capacity: list.bytes.count + 4)
      entries.add(index: paths.count)
      var writer = FlatWriter(capacity: content.count + list.bytes.count + 64)
      writer.add(mark)
      let bytes = entries.bytes + list.bytes
      writer.add(bytes.count)
      writer.add(Digest.of(bytes))
      var buffer = ByteBuffer(writer.bytes)
      buffer.append(contentsOf: bytes)
      buffer.append(contentsOf: content.bytes)
      return buffer.bytes
    }
  }
}
