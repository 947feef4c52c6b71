package import Source
import Bind
package import Check

/// One file of the site, as a recipe: nothing is written until somebody asks.
package struct Page: Sendable {
  /// In the output folder, `/`-separated, ASCII.
  package let path: String
  /// Digest of everything the page reads: the same digest, the same bytes.
  package let digest: UInt64
  private let body: Body

  private enum Body: Sendable {
    case whole(@Sendable (inout ByteBuffer) -> Void)
    case inParts(@Sendable () -> Parts)
  }

  /// Runs of its bytes, one behind the other. A page that tells of every document has a part for each: it never stands in memory whole, and
  /// what an edit left as it was need not be made again.
  package struct Parts: Sendable {
    package let count: Int
    /// Digest of everything the part reads: the same digest, the same bytes.
    package let digest: @Sendable (Int) -> UInt64
    /// Pure: the same bytes every time.
    package let write: @Sendable (Int, inout ByteBuffer) -> Void

    package init(count: Int, digest: @escaping @Sendable (Int) -> UInt64, write: @escaping @Sendable (Int, inout ByteBuffer) -> Void) {
      self.count = count
      self.digest = digest
      self.write = write
    }
  }

  package init(path: String, digest: UInt64, write body: @escaping @Sendable (inout ByteBuffer) -> Void) {
    self.path = path
    self.digest = digest
    self.body = .whole(body)
  }

  /// `parts` is asked once whenever the page is written.
  package init(path: String, digest: UInt64, inParts parts: @escaping @Sendable () -> Parts) {
    self.path = path
    self.digest = digest
    body = .inParts(parts)
  }

  /// nil: it is written in one go.
  package var parts: Parts? { if case .inParts(let parts) = body { parts() } else { nil } }

  /// The whole of it; pure: the same bytes every time.
  package func write(into buffer: inout ByteBuffer) {
    switch body {
    case .whole(let write): write(&buffer)
    case .inParts(let parts):
      let parts = parts()
      for part in 0..<parts.count { parts.write(part, &buffer) }
    }
  }
}

/// A file that is copied as it is.
package struct Asset: Sendable {
  package enum Origin: Sendable {
    /// Travels inside the binary, or was made from the model.
    case bytes([UInt8])
    /// A file of the workspace, by its path.
    case workspace(String)
  }

  package let path: String
  package let origin: Origin

  package init(path: String, origin: Origin) {
    self.path = path
    self.origin = origin
  }
}

/// Everything that is published, sorted by path; it holds no page's bytes.
package struct Site: Sendable {
  package let pages: [Page]
  package let assets: [Asset]

  package init(pages: [Page], assets: [Asset]) {
    self.pages = pages.sorted { utf8Precedes($0.path, $1.path) }
    self.assets = assets.sorted { utf8Precedes($0.path, $1.path) }
  }

  /// `history` is what the commits tell, if there are any.
  package init(rendering model: PublicModel, history: History? = nil) {
    let index = SiteIndex(model, history: history)
    var pages: [Page] = []
    pages.reserveCapacity(index.addresses.count + 200)
    pages.append(index.homePage())
    for document in index.addresses.indices where !index.addresses[document].isEmpty && document != index.introduction {
      pages.append(index.documentPage(document))
    }
    for kind in Kind.allCases { pages += index.indexPages(of: kind) }
    pages += index.alphabet() + index.overviewPages() + index.openPages() + index.rulePages() + index.historyPages()
    pages.append(index.glossaryPage())
    pages += index.sitemap(of: pages)
    pages.append(index.bookPage(of: pages))
    pages.append(index.notFoundPage())
    pages += index.redirects() + index.searchPages() + index.feed() + index.canvasFiles()
    pages.append(index.modelJSON())

    var assets = SiteFiles.all.map { Asset(path: $0.path, origin: .bytes($0.bytes)) }
    for (path, address) in index.assets { assets.append(Asset(path: address, origin: .workspace(path))) }
    self.init(pages: pages, assets: assets)
  }

  /// All pages written out, for tests and comparisons; workspace assets are left out.
  package func files() -> [(path: String, bytes: [UInt8])] {
    var files: [(path: String, bytes: [UInt8])] = []
    for page in pages {
      var buffer = ByteBuffer()
      page.write(into: &buffer)
      files.append((page.path, buffer.bytes))
    }
    for asset in assets { if case .bytes(let bytes) = asset.origin { files.append((asset.path, bytes)) } }
    return files.sorted { utf8Precedes($0.path, $1.path) }
  }
}
