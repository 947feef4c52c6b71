import Bind
package import Check
package import Compile
import Files
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
    shelves = DocumentCache.names.map { name in folder.map(name, mark: mark.value).flatMap(Shelf.init) ?? Shelf() }
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
    let old = shelves[0], new = shelves[1]
    if !old.entries.isEmpty, fresh.count + new.entries.count <= max(16, old.entries.count / 16) {
      folder.write(to: DocumentCache.names[1]) { file in
        var builder = Shelf.Builder(mark: mark, into: file)
        add(fresh, to: &builder, jobs: jobs)
        for (path, entry) in new.entries where !builder.has(path) { new.with(entry) { builder.add(path, entry.stamp, entry.source, $0) } }
        return builder.finish()
      }
    } else {
      folder.write(to: DocumentCache.names[0]) { file in
        var builder = Shelf.Builder(mark: mark, into: file)
        add(fresh, to: &builder, jobs: jobs)
        for reading in readings where reading.wasKnown {
          guard let (shelf, entry) = entry(for: reading.document.sourceFile) else { continue }
          shelf.with(entry) { builder.add(reading.document.path, entry.stamp, entry.source, $0) }
        }
        return builder.finish()
      }
      folder.remove(DocumentCache.names[1])
    }
  }

  /// Some at a time: written down, ten thousand documents take more memory than the model of them.
  private func add(_ readings: [Compilation.Reading], to builder: inout Shelf.Builder, jobs: Int) {
    for start in stride(from: 0, to: readings.count, by: 512) {
      let written = parallelMap(Array(readings[start..<min(readings.count, start + 512)]), jobs: jobs) { reading in
        var writer = FlatWriter(capacity: 16_384)
        reading.write(into: &writer)
        return (reading: reading, bytes: writer.bytes)
      }
      for (reading, bytes) in written {
        let path = reading.document.path
        bytes.withUnsafeBytes { builder.add(path, stamps[path]!.digest, reading.document.sourceFile.digest, $0) }
      }
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

  /// The mark, the documents, the list, and in the end the list's size and hash.
  let file: MappedFile?
  let entries: [String: Entry]

  init() { (file, entries) = (nil, [:]) }

  /// nil where the list is not whole.
  init?(_ file: MappedFile) {
    let bytes = file.bytes
    let end = bytes.count - 16
    guard end >= CacheFolder.markSize else { return nil }
    let size = bytes.loadUnaligned(fromByteOffset: end, as: UInt64.self), hash = bytes.loadUnaligned(fromByteOffset: end + 8, as: UInt64.self)
    guard size <= end - CacheFolder.markSize else { return nil }
    let start = end - Int(size)
    let list = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
    guard Digest.of(list) == hash else { return nil }
    var reader = FlatReader(list)
    let count = reader.count()
    var entries = [String: Entry](minimumCapacity: count)
    for _ in 0..<count {
      let path = reader.text(), stamp = reader.number(), source = reader.number(), low = reader.integer(), length = reader.integer(), hash = reader.number()
      guard low >= 0, length >= 0, low <= start, length <= start - low else { return nil }
      entries[path] = Entry(stamp: stamp, source: source, place: low..<(low + length), hash: hash)
    }
    guard reader.isSound else { return nil }
    self.file = file
    self.entries = entries
  }

  /// The bytes of an entry; nil where they are not what was written.
  @discardableResult
  func with<Result>(_ entry: Entry, _ use: (UnsafeRawBufferPointer) -> Result?) -> Result? {
    guard let file else { return nil }
    defer { file.letGo(of: entry.place) }
    let part = UnsafeRawBufferPointer(rebasing: file.bytes[entry.place])
    return Digest.of(part) == entry.hash ? use(part) : nil
  }

  struct Builder {
    private let file: Int32
    private var list = FlatWriter(capacity: 1 << 16)
    private var waiting = ByteBuffer(capacity: 1 << 20)
    private var place = 0
    private var paths: Set<String> = []
    private var isWritten = true

    init(mark: UInt64, into file: Int32) {
      self.file = file
      var writer = FlatWriter()
      writer.add(mark)
      put(writer.bytes)
    }

    func has(_ path: String) -> Bool { paths.contains(path) }

    mutating func add(_ path: String, _ stamp: UInt64, _ source: UInt64, _ bytes: UnsafeRawBufferPointer) {
      guard paths.insert(path).inserted else { return }
      list.add(path)
      list.add(stamp)
      list.add(source)
      list.add(place)
      list.add(bytes.count)
      list.add(Digest.of(bytes))
      waiting.append(contentsOf: bytes.bindMemory(to: UInt8.self))
      place += bytes.count
      if waiting.count >= 1 << 20 { flush() }
    }

    private mutating func put(_ bytes: [UInt8]) {
      waiting.append(contentsOf: bytes)
      place += bytes.count
    }

    private mutating func flush() {
      if isWritten { isWritten = waiting.withBytes { Disk.writeAll(UnsafeRawBufferPointer($0), to: file) } }
      waiting.removeAll()
    }

    /// Whether all of it is on its way to the disk.
    mutating func finish() -> Bool {
      var entries = FlatWriter(capacity: list.bytes.count + 24)
      entries.add(index: paths.count)
      let bytes = entries.bytes + list.bytes
      put(bytes)
      var end = FlatWriter()
      end.add(bytes.count)
      end.add(Digest.of(bytes))
      put(end.bytes)
      flush()
      return isWritten
    }
  }
}
