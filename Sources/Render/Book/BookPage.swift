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

  private struct Chapter {
    let title: Phrase
    let name: String
    /// Pages, with a heading of their own below the chapter's; where there is one only, its heading is the chapter's.
    let paths: [String]
    var isSheet = false
    var isSingle = false
  }

  private func chapters() -> (chapters: [Chapter], left: Int) {
    var chapters = [Chapter(title: UI.home, name: "overview", paths: ["index.html"], isSingle: true)]
    var count = 0, left = 0
    func add(_ title: Phrase, _ name: String, _ documents: [Int], isSheet: Bool = false) {
      let taken = Array(documents.prefix(max(0, SiteIndex.bookLimit - count)))
      count += taken.count
      left += documents.count - taken.count
      if !taken.isEmpty { chapters.append(Chapter(title: title, name: name, paths: taken.map { addresses[$0] }, isSheet: isSheet)) }
    }
    // What is drawn across a page stands on landscape ones.
    let order: [Kind] = [
      .segment, .job, .valueProposition, .businessModelCanvas, .leanCanvas, .customerRelationships, .persona, .offering, .targetGroup, .segmentation, .evidence,
    ]
    for kind in order { add(kind.plural, kind.rawValue, kind == .segment ? segments : documents(of: kind), isSheet: kind.isCanvas || kind == .valueProposition) }
    add(UI.pages, "pages", pages)
    chapters.append(Chapter(title: UI.pictures, name: "pictures", paths: Overview.allCases.map(\.address)))
    chapters.append(Chapter(title: UI.openPoints, name: "open", paths: ["overview/open.html"], isSingle: true))
    chapters.append(Chapter(title: UI.glossary, name: "glossary", paths: ["glossary.html"], isSingle: true))
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
      for path in chapter.paths { digest.add(byPath[path]?.digest ?? 0) }
    }
    let title = model.settings.title.isEmpty ? UI.home(language) : model.settings.title
    return page(SiteIndex.book, digest: digest.value, title: title, about: UI.printEdition, styleSheet: SiteFiles.bookSheet) { html in
      html.book(title, chapters.map { ($0.title, $0.name, $0.paths, $0.isSheet, $0.isSingle) }, left: left, byPath)
    }
  }
}

extension HTML {
  fileprivate mutating func book(
    _ title: String, _ chapters: [(title: Phrase, name: String, paths: [String], isSheet: Bool, isSingle: Bool)], left: Int, _ pages: [String: Page]
  ) {
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
    // What the book holds is known before it is bound. A picture that only says what is missing is left out.
    let paths = Set(chapters.flatMap(\.paths)).filter { pages[$0] != nil }
    var pictures: [String: Leaf] = [:]
    for path in paths where Overview.allCases.contains(where: { $0.address == path }) {
      if let leaf = Leaf(of: path, in: pages[path]!.bytes), !leaf.isEmpty { pictures[path] = leaf }
    }
    let held = paths.filter { path in pictures[path] != nil || !Overview.allCases.contains { $0.address == path } }
    let chapters = chapters.filter { chapter in chapter.paths.contains { held.contains($0) } }
    // The contents stand before what they list: chapters are bound page by page beside it, so that one page is held at a time.
    var bound = ByteBuffer(), headings: [String: [UInt8]] = [:]
    for (number, chapter) in chapters.enumerated() {
      bound.append(chapter.isSheet ? "<section class=\"chap chap--sheet\" id=\"_c-" : "<section class=\"chap\" id=\"_c-")
      bound.append(escaping: chapter.name)
      bound.append("\" aria-labelledby=\"_ct-")
      bound.append(escaping: chapter.name)
      bound.append("\">\n<h2 class=\"chap__t\" id=\"_ct-")
      bound.append(escaping: chapter.name)
      bound.append("\"><span class=\"chap__no\">")
      bound.append(decimal: number + 1)
      bound.append("</span> ")
      bound.append(escaping: chapter.title(language), as: .prose)
      bound.append("</h2>\n")
      for path in chapter.paths where held.contains(path) {
        guard let leaf = pictures[path] ?? Leaf(of: path, in: pages[path]!.bytes) else { continue }
        if !chapter.isSingle { headings[path] = leaf.heading }
        bound.append(chapter.isSingle ? "<article class=\"leaf leaf--single\" id=\"" : "<article class=\"leaf\" id=\"")
        bound.append(escaping: Leaf.name(of: path))
        bound.append("\">\n")
        // What only leads on through the site, what has a chapter of its own, and the tables behind pictures.
        let drops: Set<String> = path == "index.html" ? ["_open", "_pages", "_pictures", "details"]
          : path.hasPrefix("overview/") ? ["_empty", "details"] : ["_open", "_allowed", "_backlinks", "_trace", "_ways", "details"]
        leaf.bind(into: &bound, shift: chapter.isSingle ? 1 : 2, drops: drops) { held.contains($0) }
        bound.append("</article>\n")
      }
      bound.append("</section>\n")
    }
    put("<nav class=\"contents\" aria-labelledby=\"_contents\">\n<h2 id=\"_contents\">", UI.contents, "</h2>\n<ol class=\"toc-book\">\n")
    for chapter in chapters {
      put("<li><a href=\"#_c-", chapter.name, "\">")
      put("", chapter.title, "</a>")
      if !chapter.isSingle {
        raw("\n<ol>")
        for path in chapter.paths {
          guard let heading = headings[path] else { continue }
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
    if left > 0 {
      put("<p class=\"small\">", language == .de
        ? "Das Buch endet nach den ersten \(Typography.grouped(site.addresses.count { !$0.isEmpty } - left, .de)) Dokumenten; \(Typography.grouped(left, .de)) weitere stehen auf der Website."
        : "The book ends with the first \(Typography.grouped(site.addresses.count { !$0.isEmpty } - left, .en)) documents; \(Typography.grouped(left, .en)) more are on the site.", "</p>\n")
    }
    raw("</nav>\n")
    write { $0.append(contentsOf: bound) }
    raw("</div>\n")
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
  fileprivate var heading: [UInt8] {
    guard let start = content.first(of: "<h1"), let open = content[start...].firstIndex(of: UInt8(ascii: ">")), let end = content.first(of: "</h1>") else { return Array(path.utf8) }
    var pass = MarkupPass()
    pass.tag = { name, _ in name.equals("a") || name.equals("sup") ? .unwrap : .keep }
    pass.attribute = { attribute, out in if !attribute.name.equals("id") { MarkupPass.write(attribute.name, attribute.value, &out) } }
    var out = ByteBuffer()
    pass.run(content[(open + 1)..<end], into: &out)
    return out.bytes
  }
}
