package import Source
import Dispatch
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Listing {
  /// A snapshot with the bytes of all documents, and the notices that only reading brings.
  package struct Reading: Sendable {
    package let tree: SourceTree
    package let notices: [Notice]
  }

  /// Reads the documents. `known` holds files whose bytes are at hand; `jobs` threads share the rest.
  package func read(configuration: SourceFile, asOf day: Day?, jobs: Int = 1, known: [String: SourceFile] = [:]) -> Reading {
    let top = open(root.isEmpty ? "/" : root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { close(top) }
    let read = entries(jobs: jobs) { file in
      if let kept = known[file.path], file.isDocument { return .document(kept) }
      return Listing.entry(of: file, in: top)
    }
    var notices = self.notices
    for (file, entry) in zip(files, read) { if case .skipped(.lfsPointer) = entry { notices.append(.lfsPointer(path: file.path)) } }
    var faults: [String: AssetFault] = [:]
    for (file, entry) in zip(files, read) where AssetScreening.looksInto(file.path) {
      // Read a second time when it is copied: what counts then is what stands there then.
      guard case .asset = entry, let bytes = try? Disk.read(file.name, in: top) else { continue }
      faults[file.path] = AssetScreening.fault(in: bytes, path: file.path)
    }
    let entries = zip(files, read).map { (path: $0.path, entry: $1) } + others
    let tree = SourceTree(
      entries: entries, configuration: configuration, asOf: day, unreadableNames: unreadableNames, assetFaults: faults)
    return Reading(tree: tree, notices: notices)
  }

  private func entries(jobs: Int, _ entry: @Sendable (File) -> SourceTree.Entry) -> [SourceTree.Entry] {
    let chunk = 64
    guard jobs > 1, files.count > chunk else { return files.map(entry) }
    return [SourceTree.Entry](unsafeUninitializedCapacity: files.count) { buffer, count in
      // Every worker initialises places of its own.
      nonisolated(unsafe) let places = buffer
      DispatchQueue.concurrentPerform(iterations: (files.count + chunk - 1) / chunk) { number in
        for at in (number * chunk)..<min(files.count, (number + 1) * chunk) { places.initializeElement(at: at, to: entry(files[at])) }
      }
      count = files.count
    }
  }

  private static func entry(of file: File, in top: Int32) -> SourceTree.Entry {
    let isSmall = file.stamp.size < LFSPointer.limit
    guard file.isDocument || isSmall else { return .asset(size: Int(file.stamp.size)) }
    do {
      let bytes = try Disk.read(file.name, in: top)
      if LFSPointer.isPointer(bytes) { return .skipped(.lfsPointer) }
      return file.isDocument ? .document(SourceFile(path: file.path, bytes: bytes)) : .asset(size: bytes.count)
    } catch {
      return .unreadable(reason: error.reason, hidesDocuments: file.isDocument)
    }
  }
}
