import Source
import Bind

/// What stands at the head and the foot of every page.
struct Chrome {
  let title: String
  let language: Language
  /// Kinds of which there are documents.
  let kinds: [Kind]
  let logo: String?
  let styleSheet: String?
  let hasHistory: Bool

  func head(_ section: SiteIndex.Section, root: String) -> [UInt8] {
    var out = ByteBuffer()
    out.append(isLong ? "<header class=\"top top--long\">" : "<header class=\"top\">")
    out.append("\n<a class=\"top__name\" href=\"")
    out.append(contentsOf: root)
    out.append("index.html\">")
    if let logo {
      out.append("<img class=\"top__logo\" src=\"")
      out.append(contentsOf: root + logo)
      out.append("\" alt=\"\">")
    }
    out.append(escaping: title.isEmpty ? UI.home(language) : title, as: .prose)
    out.append("</a>\n<button class=\"top__btn top__menu\" type=\"button\" aria-expanded=\"false\" aria-controls=\"_nav\" hidden>")
    out.append(contentsOf: UI.menu(language))
    out.append("</button>\n<nav class=\"nav\" id=\"_nav\" aria-label=\"")
    out.append(contentsOf: UI.navigation(language))
    out.append("\">\n<ul>")
    entry(UI.home, "index.html", root, isCurrent: section == .home, &out)
    for kind in kinds where isInHead(kind) {
      let isCurrent = section == .kind(kind) || (kind == .businessModelCanvas && section == .kind(.leanCanvas))
      entry(kind.short, kind.rawValue + ".html", root, isCurrent: isCurrent, &out)
    }
    entry(UI.pictures, "overview/index.html", root, isCurrent: section == .pictures, &out)
    out.append("</ul>\n</nav>\n")
    search(root, &out)
    out.append("<button class=\"top__btn theme\" type=\"button\" data-auto=\"")
    out.append(contentsOf: UI.colours.auto(language))
    out.append("\" data-light=\"")
    out.append(contentsOf: UI.colours.light(language))
    out.append("\" data-dark=\"")
    out.append(contentsOf: UI.colours.dark(language))
    out.append("\" hidden></button>\n</header>\n")
    return out.bytes
  }

  /// Whether name and navigation want a row each even where there is room: a title may be as long as its authors like.
  private var isLong: Bool {
    let entries = kinds.filter(isInHead).map { $0.short(language).count } + [UI.home(language).count, UI.pictures(language).count]
    return title.count * 21 + (logo == nil ? 0 : 80) + entries.reduce(0) { $0 + $1 * 16 + 38 } > 1640
  }

  /// Without a script, and until it has come, the place of the search leads to the list of everything. The words are the script's.
  private func search(_ root: String, _ out: inout ByteBuffer) {
    out.append("<div class=\"search\" role=\"search\"")
    for (name, phrase) in UI.searchLabels {
      out.append(" data-")
      out.append(name)
      out.append("=\"")
      out.append(escaping: phrase(language))
      out.append("\"")
    }
    out.append("><a class=\"search__az\" href=\"")
    out.append(contentsOf: root)
    out.append("a-z.html\">")
    out.append(contentsOf: UI.searchByHand(language))
    out.append("</a></div>\n")
  }

  func foot(root: String) -> [UInt8] {
    var out = ByteBuffer()
    out.append("<footer class=\"foot\">\n<ul>")
    for kind in kinds where !isInHead(kind) { entry(kind.plural, kind.rawValue + ".html", root, isCurrent: false, &out) }
    entry(UI.aToZ, "a-z.html", root, isCurrent: false, &out)
    entry(UI.openPoints, "overview/open.html", root, isCurrent: false, &out)
    if hasHistory { entry(UI.history, "overview/history.html", root, isCurrent: false, &out) }
    entry(UI.glossary, "glossary.html", root, isCurrent: false, &out)
    entry(UI.rules, "rules/index.html", root, isCurrent: false, &out)
    entry(UI.printEdition, SiteIndex.book, root, isCurrent: false, &out)
    out.append("</ul>\n</footer>\n")
    return out.bytes
  }

  /// One sort of canvas is enough for the head.
  private func isInHead(_ kind: Kind) -> Bool { kind.isInNavigation && !(kind == .leanCanvas && kinds.contains(.businessModelCanvas)) }

  private func entry(_ label: Phrase, _ address: String, _ root: String, isCurrent: Bool, _ out: inout ByteBuffer) {
    out.append("<li><a href=\"")
    out.append(contentsOf: root)
    out.append(contentsOf: address)
    out.append(isCurrent ? "\" aria-current=\"page\">" : "\">")
    out.append(escaping: label(language))
    out.append("</a></li>\n")
  }
}
