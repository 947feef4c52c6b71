import Source
import Bind
import Check

/// Everything that was found, the gravest first, and what is allowed.
extension SiteIndex {
  /// Findings of a page: with their help and places each takes more than half a kilobyte.
  private static let length = 60

  func openPages() -> [Page] {
    let open = SiteIndex.gravestFirst(disclosed.checked.open)
    let allowed = disclosed.checked.diagnostics.filter { $0.allowed != nil }
    // What is open, then what is allowed, cut into pages as one list.
    let total = open.count + allowed.count
    let count = max(1, (total + SiteIndex.length - 1) / SiteIndex.length)
    @Sendable func address(_ number: Int) -> String { number == 0 ? "overview/open.html" : "overview/open_\(number + 1).html" }
    return (0..<count).map { number in
      let first = number * SiteIndex.length
      let part = Array(open.dropFirst(first).prefix(SiteIndex.length))
      let allowedPart = Array(allowed.dropFirst(max(0, first - open.count)).prefix(SiteIndex.length - part.count))
      var digest = Digest()
      digest.add(open.count)
      digest.add(total)
      for diagnostic in part + allowedPart {
        digest.add(seal(of: diagnostic))
        if let document = model.index.document(at: diagnostic.location.file) { digest.add(seals[document]) }
      }
      return page(address(number), digest: digest.value, title: UI.openPoints(language), about: UI.openPoints) { html in
        html.crumbs([], here: UI.openPoints(html.language))
        html.put("<header class=\"head\">\n<h1>", UI.openPoints, "</h1>\n<p class=\"sum\">")
        var isFirst = true
        for severity in [Severity.error, .warning, .info] {
          let count = open.count { $0.severity == severity }
          guard count > 0 else { continue }
          if !isFirst { html.raw(" · ") }
          isFirst = false
          html.severity(severity)
          html.raw("\u{A0}<b>")
          html.text(Typography.grouped(count, html.language))
          html.raw("</b>")
        }
        if open.isEmpty { html.say(UI.nothingOpen) }
        html.raw("</p>\n</header>\n")
        if count > 1 {
          html.raw("<nav class=\"pager\" aria-label=\"")
          html.say(Phrase("Teile der Liste", "Parts of the list"))
          html.raw("\"><ol>\n")
          // Of very many the neighbours, and some on the way to both ends.
          let step = max(1, (count + 23) / 24)
          for other in 0..<count where abs(other - number) <= 4 || other == count - 1 || other % step == 0 {
            html.raw("<li><a href=\"")
            html.attribute(html.root + address(other))
            html.raw(other == number ? "\" aria-current=\"page\">" : "\">")
            html.number(other * SiteIndex.length + 1)
            html.raw("–")
            html.number(min((other + 1) * SiteIndex.length, total))
            html.raw("</a></li>\n")
          }
          html.raw("</ol></nav>\n")
        }
        if !part.isEmpty { html.section("open", UI.openPoints, hint: UI.openPointsHint) { $0.findings(part) } }
        if !allowedPart.isEmpty { html.section("allowed", UI.allowed, hint: UI.allowedHint) { $0.findings(allowedPart) } }
      }
    }
  }
}
