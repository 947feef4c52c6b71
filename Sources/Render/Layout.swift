import Source
import Bind
import Check

extension SiteIndex {
  /// A page of the site: head, navigation, what `body` writes, foot. What must not leave is covered last, whoever wrote it.
  func page(
    _ path: String, digest: UInt64, title: String, about description: Phrase, section: Section = .none, isWide: Bool = false,
    isRedirectTo target: String? = nil, styleSheet: String? = nil, body: @escaping @Sendable (inout HTML) -> Void
  ) -> Page {
    var seal = Digest(seed: frame)
    seal.add(path)
    seal.add(digest)
    return Page(path: path, digest: seal.value) { [self] buffer in
      var taken = ByteBuffer()
      swap(&taken, &buffer)
      // Served at whatever address was not found: where the site's own is known, everything starts there.
      var html = HTML(site: self, root: path == "404.html" ? base ?? "" : SiteIndex.root(of: path), into: consume taken)
      html.open(path, title: title, about: description(language), section: section, isWide: isWide, target: target, styleSheet: styleSheet)
      body(&html)
      html.close()
      buffer = html.finish()
      disclosed.redaction.apply(to: &buffer)
    }
  }

  /// A long page of the site in parts: the head comes with the first, the foot with the last. Where something has to be covered, a part by
  /// itself cannot tell what stands beside it, and the page is made whole.
  func page(
    _ path: String, digest: UInt64, title: String, about description: Phrase, styleSheet: String? = nil, inParts parts: @escaping @Sendable () -> [HTML.Part]
  ) -> Page {
    guard disclosed.redaction.isEmpty else {
      return page(path, digest: digest, title: title, about: description, styleSheet: styleSheet) { html in for part in parts() { part.write(&html) } }
    }
    var seal = Digest(seed: frame)
    seal.add(path)
    seal.add(digest)
    return Page(path: path, digest: seal.value, inParts: { [self] in
      let parts = parts()
      return Page.Parts(count: parts.count, digest: { parts[$0].digest }) { [self] number, buffer in
        var taken = ByteBuffer()
        swap(&taken, &buffer)
        var html = HTML(site: self, root: SiteIndex.root(of: path), into: consume taken)
        if number == 0 { html.open(path, title: title, about: description(language), section: .none, isWide: false, target: nil, styleSheet: styleSheet) }
        parts[number].write(&html)
        if number == parts.count - 1 { html.close() }
        buffer = html.finish()
      }
    })
  }

  /// The way up to the site's root.
  static func root(of path: String) -> String {
    let depth = path.utf8.reduce(0) { $0 + ($1 == UInt8(ascii: "/") ? 1 : 0) }
    return depth == 0 ? "" : depth == 1 ? "../" : String(repeating: "../", count: depth)
  }
}

extension HTML {
  /// A part of a long page; the same digest, the same bytes.
  struct Part: Sendable {
    let digest: UInt64
    let write: @Sendable (inout HTML) -> Void
  }

  fileprivate mutating func open(_ path: String, title: String, about description: String, section: SiteIndex.Section, isWide: Bool, target: String?, styleSheet: String?) {
    raw("<!DOCTYPE html>\n<html lang=\"")
    raw(language == .de ? "de" : "en")
    raw("""
      ">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="description" content="
      """)
    attribute(title)
    raw(" – ")
    attribute(description)
    if let base = site.base, path != "404.html" {
      raw("\">\n<link rel=\"canonical\" href=\"")
      attribute(base)
      attribute(target ?? (path == "index.html" ? "" : path))
    } else {
      raw("\">\n<meta name=\"robots\" content=\"noindex")
    }
    raw("\">\n<title>")
    attribute(title)
    let workspace = site.model.settings.title
    if !workspace.isEmpty, workspace != title {
      raw(" – ")
      attribute(workspace)
    }
    raw("</title>\n")
    if target == nil { announcement(path, title: title, about: description) }
    if let target {
      raw("<meta http-equiv=\"refresh\" content=\"0; url=")
      attribute(root + target)
      raw("\">\n")
    }
    raw("<link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"")
    attribute(root)
    raw("assets/site.css\">\n")
    if let style = site.styleSheet.flatMap({ site.assets[$0] }) {
      raw("<link rel=\"stylesheet\" href=\"")
      attribute(root + style)
      raw("\">\n")
    }
    if let styleSheet {
      raw("<link rel=\"stylesheet\" href=\"")
      attribute(root + styleSheet)
      raw("\">\n")
    }
    raw("<script src=\"")
    attribute(root)
    raw("assets/site.js\" defer></script>\n</head>\n<body>\n<a class=\"skip\" href=\"#_content\">")
    say(UI.skip)
    raw(isWide ? "</a>\n<div class=\"page page--wide\">\n" : "</a>\n<div class=\"page\">\n")
    raw(site.head(section, root: root))
    raw("<main id=\"_content\">\n")
  }

  fileprivate mutating func close() {
    raw("</main>\n")
    raw(site.foot(root: root))
    raw("</div>\n</body>\n</html>\n")
  }

  /// The way to a page; `parents` are names and addresses from the root.
  mutating func crumbs(_ parents: [(name: Phrase, address: StaticString)], here: String) {
    raw("<nav class=\"crumbs\" aria-label=\"")
    say(UI.path)
    raw("\"><ol><li><a href=\"")
    attribute(root)
    put("index.html\">", UI.home, "</a></li>")
    for parent in parents {
      raw("<li><a href=\"")
      attribute(root)
      raw(parent.address)
      put("\">", parent.name, "</a></li>")
    }
    put("<li aria-current=\"page\">", here, "</li></ol></nav>\n")
  }

  /// A part of a page; its heading stands in the margin where there is room and `isAside`.
  mutating func section(
    _ id: StaticString, _ title: Phrase, hint: Phrase? = nil, isAside: Bool = true, isTwin: Bool = false, _ body: (inout HTML) -> Void
  ) {
    raw(isTwin ? "<section class=\"sec sec--twin\" aria-labelledby=\"_" : isAside ? "<section class=\"sec sec--side\" aria-labelledby=\"_" : "<section class=\"sec\" aria-labelledby=\"_")
    raw(id)
    raw("\">\n<div class=\"sec__side\"><h2 id=\"_")
    raw(id)
    put("\">", title, "</h2>")
    if let hint {
      raw("<p class=\"small\">")
      prose(hint)
      raw("</p>")
    }
    raw("</div>\n<div class=\"sec__body\">\n")
    body(&self)
    raw("</div>\n</section>\n")
  }

  /// A picture: title, finding, description, then the drawing with its legend.
  ///
  /// A sheet is printed on a page of its own, in landscape.
  mutating func picture(
    _ id: StaticString, _ title: Phrase, finding: String, about description: Phrase, isSheet: Bool = false, _ body: (inout HTML) -> Void
  ) {
    raw(isSheet ? "<section class=\"sec sec--sheet\" aria-labelledby=\"_" : "<section class=\"sec\" aria-labelledby=\"_")
    raw(id)
    raw("\">\n<div class=\"sec__side\"><h2 id=\"_")
    raw(id)
    put("\">", title, "</h2>")
    if !finding.isEmpty { put("<p class=\"pic__find\">", finding, "</p>") }
    put("<p class=\"pic__d\">", description, "</p></div>\n<div class=\"sec__body\">\n")
    body(&self)
    raw("</div>\n</section>\n")
  }

  /// What to write so that there is something to see.
  mutating func empty(_ what: Phrase, how: Phrase, example: StaticString) {
    put("<div class=\"empty\"><p class=\"st st--m\">", what, "</p><p>")
    prose(how)
    raw("</p><pre tabindex=\"0\"><code>")
    raw(example)
    raw("</code></pre></div>\n")
  }

  /// A wide table or drawing that scrolls by itself.
  mutating func scroll(_ name: Phrase, _ body: (inout HTML) -> Void) {
    raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
    attribute(name(language) + ", " + UI.scrolls(language))
    raw("\">\n")
    body(&self)
    raw("</div>\n")
  }

  /// A column's head.
  mutating func column(_ phrase: Phrase) { put("<th scope=\"col\">", phrase, "</th>") }

  /// A column's head that leads to what its word means.
  mutating func termColumn(_ phrase: Phrase, _ anchor: StaticString) {
    raw("<th scope=\"col\">")
    term(phrase, anchor)
    raw("</th>")
  }

  /// A word of the method, with its meaning at hand and a link to the glossary.
  mutating func term(_ phrase: Phrase, _ anchor: StaticString) {
    raw("<a class=\"term\" href=\"")
    attribute(root)
    raw("glossary.html#")
    raw(anchor)
    if let meaning = Glossary.meaning(anchor) {
      raw("\" title=\"")
      attribute(meaning(language))
    }
    put("\">", phrase, "</a>")
  }

  /// ` data-l="…"`: repeats the column's head where rows become blocks.
  mutating func label(_ phrase: Phrase) {
    raw(" data-l=\"")
    attribute(phrase(language))
    raw("\"")
  }

  /// ` lang="en"` where a document is in another language than the site.
  mutating func lang(of document: Int) {
    let other = site.model.documents[document].language
    if other != language { raw(other == .de ? " lang=\"de\"" : " lang=\"en\"") }
  }
}
