import Source
import Bind
import Check

/// What tells machines about the site: where its pages are, how a canvas looks, what a page is about; what is new is told in `ModelFeed.swift`. All of it needs to know the site's address.
extension SiteIndex {
  /// `https://example.org/strategy/`, with the slash behind it.
  var base: String? { model.settings.baseURL.map { $0.hasSuffix("/") ? $0 : $0 + "/" } }

  /// Of `pages`, without those that only lead on. A file holds 50,000 addresses at most.
  func sitemap(of pages: [Page]) -> [Page] {
    guard let base else { return [] }
    let paths = pages.map(\.path).filter { $0.hasSuffix(".html") && $0 != "404.html" && $0 != SiteIndex.book }.sorted(by: utf8Precedes).prefix(50_000)
    var digest = Digest(seed: Digest.of(base))
    for path in paths { digest.add(path) }
    return [
      Page(path: "sitemap.xml", digest: digest.value) { out in
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
        for path in paths {
          out.append("<url><loc>")
          out.append(escaping: base + (path == "index.html" ? "" : path))
          out.append("</loc></url>\n")
        }
        out.append("</urlset>\n")
      }
    ]
  }

  // MARK: - Canvases as files

  /// `business-model-canvas/ID_canvas.svg`: no document's, page's or file's address holds an underscore.
  func canvasFile(_ document: Int, _ ending: String) -> String { addresses[document].dropLast(5) + "_canvas." + ending }

  var canvases: [Int] { documents(of: .businessModelCanvas) + documents(of: .leanCanvas) }

  /// Each canvas as a picture to be taken along, and, where the site's address is known, as a preview for those who are sent a link.
  func canvasFiles() -> [Page] {
    canvases.flatMap { document -> [Page] in
      var digest = Digest(seed: frame)
      digest.add(self.digest(of: document))
      for segment in segments { digest.add(seals[segment]) }
      var pages = [
        Page(path: canvasFile(document, "svg"), digest: digest.value) { [self] buffer in
          var out = ByteBuffer()
          CanvasSheet(of: document, in: self).write(into: &out)
          disclosed.redaction.apply(to: &out)
          buffer.append(contentsOf: out.bytes)
        }
      ]
      if base != nil {
        pages.append(Page(path: canvasFile(document, "png"), digest: digest.value) { [self] in CanvasPreview(of: document, in: self).write(into: &$0) })
      }
      return pages
    }
  }

  /// The preview that a page is announced with: its own, else that of the first canvas.
  func preview(of path: String) -> String? {
    guard base != nil else { return nil }
    let all = canvases
    return (all.first { addresses[$0] == path } ?? all.first).map { canvasFile($0, "png") }
  }
}

extension HTML {
  /// For those to whom the page is sent as a link.
  mutating func announcement(_ path: String, title: String, about description: String) {
    guard let base = site.base, path != "404.html" else { return }
    func property(_ name: StaticString, _ content: String) {
      raw("<meta property=\"og:")
      raw(name)
      raw("\" content=\"")
      attribute(content)
      raw("\">\n")
    }
    property("type", path == "index.html" ? "website" : "article")
    property("title", title)
    property("description", description)
    property("url", base + (path == "index.html" ? "" : path))
    property("locale", language == .de ? "de_DE" : "en_GB")
    if !site.model.settings.title.isEmpty { property("site_name", site.model.settings.title) }
    if let preview = site.preview(of: path) {
      property("image", base + preview)
      property("image:type", "image/png")
      property("image:width", String(CanvasPreview.width))
      property("image:height", String(CanvasPreview.height))
      property("image:alt", UI.previewOfCanvas(language))
      raw("<meta name=\"twitter:card\" content=\"summary_large_image\">\n")
    }
    if site.hasFeed {
      raw("<link rel=\"alternate\" type=\"application/atom+xml\" title=\"")
      attribute(site.feedTitle(language))
      raw("\" href=\"")
      attribute(root)
      raw(SiteIndex.feedPath)
      raw("\">\n")
    }
  }
}
