package import Source
import Bind
package import Check

/// One file of the site, as a recipe: nothing is written until somebody asks.
package struct Page: Sendable {
  /// In the output folder, `/`-separated, ASCII.
  package let path: String
  /// Digest of everything the page reads: the same digest, the same bytes.
  package let digest: UInt64
  private let body: @Sendable (inout ByteBuffer, _ handOver: (inout ByteBuffer) -> Void) -> Void

  package init(path: String, digest: UInt64, write body: @escaping @Sendable (inout ByteBuffer) -> Void) {
    self.init(path: path, digest: digest, inParts: { buffer, _ in body(&buffer) })
  }

  /// A page too long to stand in memory whole: `handOver` is given the buffer at any time and may take out what it holds.
  package init(path: String, digest: UInt64, inParts body: @escaping @Sendable (inout ByteBuffer, _ handOver: (inout ByteBuffer) -> Void) -> Void) {
    self.path = path
    self.digest = digest
    self.body = body
  }

  /// Pure: the same bytes every time, in the same parts.
  package func write(into buffer: inout ByteBuffer, handOver: (inout ByteBuffer) -> Void = { _ in }) { body(&buffer, handOver) }
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
