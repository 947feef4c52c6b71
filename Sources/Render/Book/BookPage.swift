import Source
import Bind
import Check

/// The whole model as a book, on one page: cover, contents, chapters in reading order, canvases on landscape pages, open points, glossary.
///
/// It is bound from the other pages: what stands on them stands in it, with links that lead to its own places.
extension SiteIndex {
  static let book = "print.html"
  /// More than so many documents nobody prints; and every edit writes the book anew.
  private static let bookLimit = 500

  fileprivate struct Chapter: Sendable {
    let title: Phrase
    let name: String
    /// Pages, with the document that each is about. Their headings stand below the chapter's; where there is one only, its heading is that.
    let leaves: [(path: String, document: Int?)]
    var isSheet = false
    var isSingle = false
  }

  private func chapters() -> (chapters: [Chapter], left: Int) {
    var chapters = [Chapter(title: UI.home, name: "overview", leaves: [("index.html", nil)], isSingle: true)]
    var count = 0, left = 0
    func add(_ title: Phrase, _ name: String, _ documents: [Int], isSheet: Bool = false) {
      let taken = Array(documents.prefix(max(0, SiteIndex.bookLimit - count)))
      count += taken.count
      left += documents.count - taken.count
      if !taken.isEmpty { chapters.append(Chapter(title: title, name: name, leaves: taken.map { (addresses[$0], $0) }, isSheet: isSheet)) }
    }
    // What is drawn across a page stands on landscape ones.
    let order: [Kind] = [
      .segment, .job, .valueProposition, .businessModelCanvas, .leanCanvas, .customerRelationships, .persona, .offering, .targetGroup, .segmentation, .evidence,
    ]
    for kind in order { add(kind.plural, kind.rawValue, kind == .segment ? segments : documents(of: kind), isSheet: kind.isCanvas || kind == .valueProposition) }
    add(UI.pages, "pages", pages)
    chapters.append(Chapter(title: UI.pictures, name: "pictures", leaves: Overview.allCases.map { ($0.address, nil) }))
    chapters.append(Chapter(title: UI.openPoints, name: "open", leaves: [("overview/open.html", nil)], isSingle: true))
    chapters.append(Chapter(title: UI.glossary, name: "glossary", leaves: [("glossary.html", nil)], isSingle: true))
    return (chapters, left)
  }

  /// `pages` are all pages of the site.
  func bookPage(of pages: [Page]) -> Page {
    let (chapters, left) = chapters()
    let byPath = Dictionary(pages.map { ($0.path, $0) }) { first, _ in first }
    var digest = Digest()
    digest.add(left)
    for chapter in chapters {
      digest.add(chapter.name)
      for leaf in chapter.leaves { digest.add(byPath[leaf.path]?.digest ?? 0) }
    }
    let title = model.settings.title.isEmpty ? UI.home(language) : model.settings.title
    let whole = digest.value
    return page(SiteIndex.book, digest: whole, title: title, about: UI.printEdition, styleSheet: SiteFiles.bookSheet, inParts: { [self] in
      Book(chapters, left: left, of: byPath, in: self).parts(title, whole)
    })
  }

  fileprivate struct Book: Sendable {
    let site: SiteIndex
    let pages: [String: Page]
    /// Those of which there is something.
    let chapters: [Chapter]
    let left: Int
    /// What the book holds is known before it is bound.
    let held: Set<String>
    private let pictures: [String: Leaf]

    init(_ chapters: [Chapter], left: Int, of pages: [String: Page], in site: SiteIndex) {
      let paths = Set(chapters.flatMap { $0.leaves.map(\.path) }).filter { pages[$0] != nil }
      // A picture that only says what is missing is left out.
      let overviews = Set(Overview.allCases.map(\.address))
      var pictures: [String: Leaf] = [:]
      for path in paths where overviews.contains(path) {
        if let leaf = Leaf(of: path, in: pages[path]!.bytes), !leaf.isEmpty { pictures[path] = leaf }
      }
      let held = paths.filter { path in pictures[path] != nil || !overviews.contains(path) }
      self.site = site
      self.pages = pages
      self.chapters = chapters.filter { chapter in chapter.leaves.contains { held.contains($0.path) } }
      self.left = left
      self.held = held
      self.pictures = pictures
    }

    func leaf(of path: String) -> Leaf? { pictures[path] ?? Leaf(of: path, in: pages[path]!.bytes) }

    /// A part for each page: those that are as they were need not be bound again. The cover and the contents stand before them.
    func parts(_ title: String, _ whole: UInt64) -> [HTML.Part] {
      var inside = Digest(seed: site.frame)
      for chapter in chapters { for leaf in chapter.leaves where held.contains(leaf.path) { inside.add(leaf.path) } }
      func digest(_ values: UInt64...) -> UInt64 {
        var digest = inside
        for value in values { digest.add(value) }
        return digest.value
      }
      var parts = [
        HTML.Part(digest: whole) { html in
          html.cover(title)
          html.contents(of: self)
        }
      ]
      for (number, chapter) in chapters.enumerated() {
        parts.append(HTML.Part(digest: digest(1, UInt64(number), Digest.of(chapter.name))) { $0.open(chapter, number: number + 1) })
        for (path, _) in chapter.leaves where held.contains(path) {
          parts.append(HTML.Part(digest: digest(2, pages[path]!.digest, Digest.of(path))) { $0.bind(path, chapter, of: self) })
        }
        parts.append(HTML.Part(digest: digest(3)) { $0.raw("</section>\n") })
      }
      parts.append(HTML.Part(digest: digest(4)) { $0.raw("</div>\n") })
      return parts
    }

    /// The markup of a page's heading; nil where it has none. A document's is known without its page.
    func heading(of path: String, _ document: Int?) -> [UInt8]? {
      guard let document, site.model.documents[document].kind != nil else { return leaf(of: path)?.heading }
      var heading = HTML(site: site, root: "", into: ByteBuffer())
      heading.put("<h1>", site.model.documents[document].name, "</h1>")
      return Leaf.heading(in: heading.finish().bytes[...])
    }
  }
}

extension HTML {
  fileprivate mutating func cover(_ title: String) {
    raw("<div class=\"book\">\n<header class=\"cover\">\n")
    let methods = site.model.settings.methods.compactMap { Vocabulary.methods.term($0)?.label(in: language) }
    if !methods.isEmpty { put("<p class=\"kicker\">", methods.joined(separator: " · "), "</p>\n") }
    put("<h1>", title, "</h1>\n<p class=\"lead\">")
    let documents = site.addresses.count { !$0.isEmpty }
    text(
      language == .de
        ? "\(documents) \(documents == 1 ? "Dokument" : "Dokumente"), Phase: \(Vocabulary.stage.term(site.model.settings.stage)?.label(in: .de) ?? "")"
        : "\(documents) \(documents == 1 ? "document" : "documents"), stage: \(Vocabulary.stage.term(site.model.settings.stage)?.label(in: .en) ?? "")")
    if let day = site.model.tree.asOf { put(", ", Typography.day(day, language), "") }
    raw("</p>\n")
    let shown = site.living.prefix(8)
    if !shown.isEmpty {
      raw("<ul class=\"cover__who\">\n")
      for segment in shown {
        let place = site.place(of: segment)!
        raw("<li class=\"seg-")
        number(SiteIndex.hue(place))
        raw("\">")
        key(place)
        put("<b>", site.model.documents[segment].name, "</b>")
        for profile in site.model.profiles(of: segment).prefix(3) { if let job = profile.mainJob { put("<br><span class=\"st\">", site.model.name(job), "</span>") } }
        raw("</li>\n")
      }
      raw("</ul>\n")
    }
    raw("</header>\n")
  }

  fileprivate mutating func open(_ chapter: SiteIndex.Chapter, number: Int) {
    raw(chapter.isSheet ? "<section class=\"chap chap--sheet\" id=\"_c-" : "<section class=\"chap\" id=\"_c-")
    attribute(chapter.name)
    raw("\" aria-labelledby=\"_ct-")
    attribute(chapter.name)
    raw("\">\n<h2 class=\"chap__t\" id=\"_ct-")
    attribute(chapter.name)
    raw("\"><span class=\"chap__no\">")
    self.number(number)
    put("</span> ", chapter.title, "</h2>\n")
  }

  fileprivate mutating func bind(_ path: String, _ chapter: SiteIndex.Chapter, of book: SiteIndex.Book) {
    guard let leaf = book.leaf(of: path) else { return }
    raw(chapter.isSingle ? "<article class=\"leaf leaf--single\" id=\"" : "<article class=\"leaf\" id=\"")
    attribute(Leaf.name(of: path))
    raw("\">\n")
    // What only leads on through the site, what has a chapter of its own, and the tables behind pictures.
    let drops: Set<String> = path == "index.html" ? ["_open", "_pages", "_pictures", "details"]
      : path.hasPrefix("overview/") ? ["_empty", "details"] : ["_open", "_allowed", "_backlinks", "_trace", "_ways", "details"]
    write { leaf.bind(into: &$0, shift: chapter.isSingle ? 1 : 2, drops: drops) { book.held.contains($0) } }
    raw("</article>\n")
  }

  fileprivate mutating func contents(of book: SiteIndex.Book) {
    put("<nav class=\"contents\" aria-labelledby=\"_contents\">\n<h2 id=\"_contents\">", UI.contents, "</h2>\n<ol class=\"toc-book\">\n")
    for chapter in book.chapters {
      put("<li><a href=\"#_c-", chapter.name, "\">")
      put("", chapter.title, "</a>")
      if !chapter.isSingle {
        raw("\n<ol>")
        for (path, document) in chapter.leaves where book.held.contains(path) {
          guard let heading = book.heading(of: path, document) else { continue }
          raw("<li class=\"sub\"><a href=\"#")
          attribute(Leaf.name(of: path))
          raw("\">")
          raw(heading)
          raw("</a></li>\n")
        }
        raw("</ol>")
      }
      raw("</li>\n")
    }
    raw("</ol>\n")
    if book.left > 0 {
      put("<p class=\"small\">", language == .de
        ? "Das Buch endet nach den ersten \(Typography.grouped(site.addresses.count { !$0.isEmpty } - book.left, .de)) Dokumenten; \(Typography.grouped(book.left, .de)) weitere stehen auf der Website."
        : "The book ends with the first \(Typography.grouped(site.addresses.count { !$0.isEmpty } - book.left, .en)) documents; \(Typography.grouped(book.left, .en)) more are on the site.", "</p>\n")
    }
    raw("</nav>\n")
  }
}

extension Page {
  fileprivate var bytes: [UInt8] {
    var buffer = ByteBuffer()
    write(into: &buffer)
    return buffer.bytes
  }
}

extension Leaf {
  /// A page's content, as a part of the book.
  fileprivate func bind(into out: inout ByteBuffer, shift: Int, drops: Set<String>, holds: @escaping (String) -> Bool) {
    write(into: &out, shift: shift, drops: drops, opensDetails: true, keepsFiles: false, holds: holds) { path, attribute, out in
      // Pictures are shown; a page that the book does not hold cannot be turned to.
      if attribute.equals("src") { MarkupPass.write(attribute, Array(path.utf8)[...], &out) }
    }
  }

  /// There is a picture on it; else it says what is missing.
  fileprivate var isEmpty: Bool { content.first(of: "<div class=\"empty\">") != nil }

  /// The markup of the page's heading, without links.
  fileprivate var heading: [UInt8] { Leaf.heading(in: content) ?? Array(path.utf8) }

  fileprivate static func heading(in content: Bytes) -> [UInt8]? {
    guard let start = content.first(of: "<h1"), let open = content[start...].firstIndex(of: UInt8(ascii: ">")), let end = content.first(of: "</h1>") else { return nil }
    var pass = MarkupPass()
    pass.tag = { name, _ in name.equals("a") || name.equals("sup") ? .unwrap : .keep }
    pass.attribute = { attribute, out in if !attribute.name.equals("id") { MarkupPass.write(attribute.name, attribute.value, &out) } }
    var out = ByteBuffer()
    pass.run(content[(open + 1)..<end], into: &out)
    return out.bytes
  }
}
