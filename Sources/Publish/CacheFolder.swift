import Files
import Source
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `.jtbd-cache` beside `jtbd.yml`: files that save work and decide nothing. Whatever is missing in it, damaged or doubtful costs time.
final class CacheFolder: Sendable {
  static let name = ".jtbd-cache"

  private let descriptor: Int32

  /// nil where there can be none: the workspace may not be written to, or something else lies in its place.
  init?(workspace root: String) {
    let path = root + "/" + CacheFolder.name
    if mkdir(path, 0o777) == 0 {
      try? Disk.write(Array("*\n".utf8), to: path + "/.gitignore")
    }
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0, faccessat(descriptor, ".", W_OK, 0) == 0 else { return nil }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The bytes of a file, its mark before them; nil where it has another mark: what wrote it was another program, or spoke of other things.
  func read(_ name: String, mark: UInt64) -> [UInt8]? {
    guard let bytes = try? Disk.read(name, in: descriptor), bytes.count >= CacheFolder.markSize,
      bytes.withUnsafeBytes({ $0.loadUnaligned(as: UInt64.self) }) == mark
    else { return nil }
    return bytes
  }

  /// Puts a file in place whose first bytes are its mark. A disk that refuses costs the next build its start, nothing else.
  func write(_ bytes: [UInt8], to name: String) { try? Disk.write(bytes, to: name, in: descriptor) }

  /// The same, piece by piece.
  func write(to name: String, _ content: (Int32) -> Bool) { try? Disk.write(to: name, in: descriptor, content) }

  /// A file as it lies on disk, brought into memory where it is looked at; nil as with `read`.
  func map(_ name: String, mark: UInt64) -> MappedFile? {
    MappedFile(name, in: descriptor).flatMap { $0.bytes.count >= CacheFolder.markSize && $0.bytes.loadUnaligned(as: UInt64.self) == mark ? $0 : nil }
  }

  func remove(_ name: String) { unlinkat(descriptor, name, 0) }

  static let markSize = MemoryLayout<UInt64>.size
}
