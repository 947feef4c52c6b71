import Source
import Bind

/// What a job serves, and which jobs serve it.
extension HTML {
  mutating func jobHierarchy(of document: Int) {
    let index = site.model.index
    let above = index.supported[document] ?? [], below = index.supporters[document] ?? []
    guard !above.isEmpty || !below.isEmpty else { return }
    let name = site.model.documents[document].name
    let quoted = Typography.quoted(name, language)
    var finding = ""
    if !below.isEmpty {
      finding =
        language == .de
        ? "\(below.count == 1 ? "Eine Aufgabe dient" : "\(below.count) Aufgaben dienen") \(quoted)."
        : "\(below.count == 1 ? "One job serves" : "\(below.count) jobs serve") \(quoted)."
    } else {
      let names = Typography.list(above.map { Typography.quoted(site.model.documents[$0].name, language) }, language)
      finding = language == .de ? "\(quoted) dient \(names)." : "\(quoted) serves \(names)."
    }
    picture(
      "hierarchy", Phrase("Hierarchie der Aufgaben", "Hierarchy of jobs"), finding: finding,
      about: Phrase("Eingerückt steht, was der Aufgabe darüber dient.", "Indented below a job stands what serves it.")
    ) { html in
      html.raw("<ul class=\"tree\">\n")
      // What stands above, one line each; the page's own job below it with all that leads to it.
      if above.isEmpty {
        var seen: Set<Int> = []
        html.branch(document, current: document, depth: 0, &seen)
      } else {
        for parent in above {
          html.raw("<li>")
          html.jobLine(parent, current: document)
          html.raw("<ul>\n")
          var seen: Set<Int> = [parent]
          html.branch(document, current: document, depth: 1, &seen)
          html.raw("</ul></li>\n")
        }
      }
      html.raw("</ul>\n")
    }
  }

  private mutating func branch(_ job: Int, current: Int, depth: Int, _ seen: inout Set<Int>) {
    guard seen.insert(job).inserted else { return }
    raw("<li>")
    jobLine(job, current: current)
    let below = (site.model.index.supporters[job] ?? []).filter { !seen.contains($0) }
    if !below.isEmpty, depth < 6 {
      raw("<ul>\n")
      for each in below.prefix(30) { branch(each, current: current, depth: depth + 1, &seen) }
      if below.count > 30 { put("<li class=\"small\">", UI.more(below.count - 30, language), "</li>") }
      raw("</ul>")
    }
    raw("</li>\n")
  }

  private mutating func jobLine(_ job: Int, current: Int) {
    let source = site.model.documents[job]
    if job == current { put("<b class=\"st\" aria-current=\"true\">", source.name, "</b>") } else { name(Entity(job)) }
    var parts: [String] = []
    if let level = source.record.choice("level").flatMap({ Vocabulary.jobLevel.term($0) }) { parts.append(level.label(in: language)) }
    if let type = source.record.choice("type").flatMap({ Vocabulary.jobType.term($0) }) { parts.append(type.label(in: language)) }
    if !parts.isEmpty { put(" <span class=\"small\">", parts.joined(separator: ", "), "</span>") }
  }
}
