import Source
import Parse
import Bind
import Check

/// Diagnostics on pages.
extension HTML {
  /// A list of findings; `showsFile` where they come from several files.
  mutating func findings(_ diagnostics: some Sequence<Diagnostic>, showsHelp: Bool = true) {
    var lines = LineFinder(site.model)
    raw("<ul class=\"probs\">\n")
    for diagnostic in diagnostics {
      raw("<li>")
      severity(diagnostic.severity)
      raw("<p class=\"st\">")
      prose(diagnostic.publicMessage)
      raw("</p>")
      if let reason = diagnostic.allowed {
        put("<p class=\"small\"><b>", UI.because, "</b>")
        text(reason)
        raw("</p>")
      } else if showsHelp {
        raw("<p class=\"small\">")
        prose(diagnostic.help)
        raw("</p>")
      }
      raw("<p class=\"at small\">")
      ruleName(diagnostic.rule)
      raw("<br>")
      let document = site.model.index.document(at: diagnostic.location.file)
      let isOpen = document.map { openLink(Entity($0)) } ?? false
      text(diagnostic.location.file)
      if let document {
        raw(":")
        number(lines.line(of: diagnostic.location.range.start, in: document))
      }
      if isOpen { raw("</a>") }
      raw("</p></li>\n")
    }
    raw("</ul>\n")
  }

  mutating func ruleName(_ rule: String) {
    let isPublished = Rule.named(rule) != nil
    if isPublished {
      raw("<a href=\"")
      attribute(root)
      raw("rules/")
      attribute(rule)
      raw(".html\">")
    }
    code(rule)
    if isPublished { raw("</a>") }
  }

  /// What a page's document still lacks, and what its authors live with.
  mutating func findings(of document: Int) {
    let all = site.diagnostics(of: document)
    guard !all.isEmpty else { return }
    let open = SiteIndex.gravestFirst(all.filter { $0.allowed == nil })
    if !open.isEmpty { section("open", UI.openPoints) { $0.first(of: open) } }
    let allowed = all.filter { $0.allowed != nil }
    if !allowed.isEmpty { section("allowed", UI.allowed, hint: UI.allowedHint) { $0.first(of: allowed) } }
  }

  /// The gravest; all of them stand with those of the other documents.
  private mutating func first(of findings: [Diagnostic]) {
    let shown = isFull ? 3 : 12
    self.findings(findings.prefix(shown))
    if findings.count > shown { moreLink(findings.count - shown, "overview/open.html") }
  }
}

extension SiteIndex {
  /// Of everything that a page shows of a finding, but the line it stands in.
  func seal(of diagnostic: Diagnostic) -> UInt64 {
    var digest = Digest()
    digest.add(diagnostic.rule)
    digest.add(diagnostic.severity.rawValue)
    digest.add(diagnostic.location.file)
    digest.add(diagnostic.location.range.start)
    digest.add(diagnostic.publicMessage(language))
    digest.add(diagnostic.help(language))
    digest.add(diagnostic.allowed == nil)
    digest.add(diagnostic.allowed ?? "")
    return digest.value
  }

  /// Errors, warnings, notes; within each the order of their places.
  static func gravestFirst(_ diagnostics: some Collection<Diagnostic>) -> [Diagnostic] {
    [Severity.error, .warning, .info].flatMap { severity in diagnostics.filter { $0.severity == severity } }
  }
}

/// Lines of places, with the last file's lines at hand.
private struct LineFinder {
  private let model: Model
  private var last: (document: Int, lines: LineIndex)?

  init(_ model: Model) { self.model = model }

  mutating func line(of offset: Int, in document: Int) -> Int {
    if last?.document != document { last = (document, LineIndex(model.documents[document].parsed.file.bytes)) }
    return last!.lines.line(of: offset)
  }
}
