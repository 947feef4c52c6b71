package import Files
import Source

/// What a build knows of the files it left in the output folder: enough to see later, without rendering, that one still is what it was.
package struct SiteRecord: Sendable {
  /// A run of a file's bytes.
  package struct Part: Sendable, Hashable, BitwiseCopyable {
    /// Of everything that went into it.
    package let digest: UInt64
    /// XXH64 of its bytes.
    package let hash: UInt64
    package let count: Int
  }

  package struct File: Sendable, Hashable {
    /// Of everything that went into the file.
    package let digest: UInt64
    /// XXH64 of its bytes.
    package let hash: UInt64
    package let stamp: FileStamp
    /// Of a page in several parts, these; of others nothing.
    package let parts: [Part]

    package init(digest: UInt64, hash: UInt64, stamp: FileStamp, parts: [Part] = []) {
      self.digest = digest
      self.hash = hash
      self.stamp = stamp
      self.parts = parts
    }

    /// The file's stamp, where it still holds the bytes that were written. A file that was stamped so late that a second write could have
    /// gone unseen is read.
    func stands(at path: String, in folder: Int32, recordedAt moment: Int64) -> FileStamp? {
      guard let now = Tree.stamp(of: path, in: folder), now == stamp else { return nil }
      if now.isSettled(at: moment) { return now }
      guard let bytes = try? Disk.read(path, in: folder), Digest.of(bytes) == hash else { return nil }
      return now
    }
  }

  /// When the stamps were taken, in nanoseconds since 1970.
  package let moment: Int64
  package let files: [String: File]

  package init(moment: Int64, files: [String: File]) {
    self.moment = moment
    self.files = files
  }
}

extension FileStamp {
  var digest: UInt64 {
    var digest = Digest()
    digest.add(device)
    digest.add(inode)
    digest.add(Int(size))
    digest.add(Int(modified))
    digest.add(Int(changed))
    return digest.value
  }
}
