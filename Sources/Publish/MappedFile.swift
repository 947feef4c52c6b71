#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The bytes of a regular file in memory, read only. For files that are replaced as a whole and never written to in place.
final class MappedFile: Sendable {
  /// Safe to share: mapped read only, never changed, and gone only with the object that everyone who reads holds.
  nonisolated(unsafe) let bytes: UnsafeRawBufferPointer

  /// nil where there is no such file, it is a link, or it is empty.
  init?(_ name: String, in folder: Int32) {
    let file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else { return nil }
    guard let start = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, file, 0), start != MAP_FAILED else { return nil }
    bytes = UnsafeRawBufferPointer(start: start, count: Int(status.st_size))
  }

  /// What was read is not needed again soon: its memory goes, and comes back from the file should somebody ask. Without that, all that was
  /// read of the file counts as ours until the end.
  func letGo(of range: Range<Int>) {
    let page = Int(getpagesize())
    let low = (range.lowerBound + page - 1) / page * page, high = range.upperBound / page * page
    guard low < high else { return }
    madvise(UnsafeMutableRawPointer(mutating: bytes.baseAddress! + low), high - low, MADV_DONTNEED)
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress!), bytes.count) }
}
