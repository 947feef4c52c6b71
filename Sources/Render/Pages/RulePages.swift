import Source
import Bind
import Check

/// The rules as they are built: what must hold, why, and how it looks.
extension SiteIndex {
  func rulePages() -> [Page] {
    let settings = model.settings
    var counts: [String: Int] = [:]
    for diagnostic in disclosed.checked.open { counts[diagnostic.rule, default: 0] += 1 }
    var pages = Rule.all.map { rule in
      let count = counts[rule.name] ?? 0
      var digest = Digest()
      digest.add(rule.summary(language))
      digest.add(rule.rationale(language))
      for example in rule.examples(in: language) { digest.add(example.text) }
      digest.add(count)
      return page("rules/\(rule.name).html", digest: digest.value, title: rule.name, about: rule.summary) { html in
        html.rule(rule, settings, found: count)
      }
    }
    pages.append(
      page("rules/index.html", digest: Digest.of(Rule.all.map { $0.name + $0.summary(language) }.joined()), title: UI.rules(language), about: UI.rules) { html in html.rules(settings) })
    return pages
  }
}

extension HTML {
  fileprivate mutating func rules(_ settings: Settings) {
    crumbs([], here: UI.rules(language))
    put("<header class=\"head\">\n<h1>", UI.rules, "</h1>\n<p class=\"lead\">")
    say(Phrase(
      "Was der Compiler prüft. Jede Regel sagt, was gelten soll und warum; wer damit leben will, schreibt den Grund dazu.",
      "What the compiler checks. Each rule says what should hold and why; whoever wants to live with a finding writes down the reason."))
    raw("</p>\n</header>\n<div class=\"sec\">\n<table class=\"stack list\">\n<thead><tr>")
    column(Phrase("Regel", "Rule"))
    column(Phrase("Was gelten soll", "What should hold"))
    column(Phrase("Hier", "Here"))
    raw("</tr></thead>\n<tbody>\n")
    for rule in Rule.all {
      raw("<tr><th scope=\"row\"")
      label(Phrase("Regel", "Rule"))
      raw("><a href=\"")
      attribute(rule.name)
      raw(".html\">")
      code(rule.name)
      raw("</a></th><td class=\"st\"")
      label(Phrase("Was gelten soll", "What should hold"))
      raw(">")
      prose(rule.summary)
      raw("</td><td")
      label(Phrase("Hier", "Here"))
      raw(">")
      severityHere(rule, settings)
      raw("</td></tr>\n")
    }
    raw("</tbody>\n</table>\n</div>\n")
  }

  /// The strictest that a rule can be in this workspace.
  private mutating func severityHere(_ rule: Rule, _ settings: Settings) {
    let written = settings.rules.last { $0.rule.string == rule.name }?.severity
    if !rule.isLocked, written == "off" { return put("", Phrase("aus", "off"), "") }
    let found = rule.severities.rows.compactMap { rule.severities.severity(of: $0.variant, methods: settings.methods, stage: settings.stage) }.max()
    let severity = rule.isLocked ? found : written.flatMap { Severity($0) } ?? found
    if let severity { self.severity(severity) } else { say(Phrase("aus", "off")) }
  }

  fileprivate mutating func rule(_ rule: Rule, _ settings: Settings, found: Int) {
    crumbs([(UI.rules, "rules/index.html")], here: rule.name)
    put("<header class=\"head\">\n<p class=\"kicker\">", Phrase("Regel ", "Rule "), "")
    text(rule.number)
    raw("</p>\n<h1 class=\"h1--code\">")
    code(rule.name)
    raw("</h1>\n<p class=\"lead\">")
    prose(rule.summary)
    raw("</p>\n<dl class=\"facts\"><div><dt>")
    put("", Phrase("In diesem Arbeitsbereich", "In this workspace"), "</dt><dd>")
    severityHere(rule, settings)
    raw("</dd></div>")
    if rule.isLocked {
      put("<div><dt>", Phrase("Fest", "Fixed"), "</dt><dd>")
      put("", Phrase("lässt sich weder dulden noch ändern", "can be neither allowed nor changed"), "</dd></div>")
    }
    if rule.isCompleteness {
      put("<div><dt>", Phrase("Vollständigkeit", "Completeness"), "</dt><dd>")
      put("", Phrase("bei gesammelten Dokumenten nur ein Hinweis", "only a note where a document is brainstormed"), "</dd></div>")
    }
    raw("</dl>\n</header>\n")
    section("why", Phrase("Warum", "Why")) { html in
      html.raw("<div class=\"prose\"><p>")
      html.prose(rule.rationale)
      html.raw("</p></div>\n")
    }
    let examples = rule.examples(in: language)
    let bad = examples.filter(\.isBad), good = examples.filter { !$0.isBad }
    if !bad.isEmpty { section("bad", Phrase("So meldet sie sich", "When it speaks")) { html in for (at, example) in bad.enumerated() { html.example(example, isLater: at > 0) } } }
    if !good.isEmpty { section("good", Phrase("So ist es gut", "When all is well")) { html in for (at, example) in good.enumerated() { html.example(example, isLater: at > 0) } } }
    if found > 0 {
      put("<p class=\"from\">", language == .de ? "In diesem Arbeitsbereich: \(found) \(found == 1 ? "Befund" : "Befunde")." : "In this workspace: \(found) \(found == 1 ? "finding" : "findings").", " <a href=\"../overview/open.html\">")
      put("", UI.openPoints, "</a></p>\n")
    }
  }

  /// The files of an example; what is reported is marked.
  private mutating func example(_ example: Example, isLater: Bool) {
    // A workspace each: with its files it stands apart from the one before.
    if isLater { raw("<hr>\n") }
    for file in Example.files(example.text) {
      put("<figure class=\"code\"><figcaption><code>", file.path, "</code></figcaption><pre tabindex=\"0\"><code>")
      var rest = Substring(file.text)
      while let mark = rest.firstIndex(where: { $0 == "⟦" || $0 == "⟧" }) {
        code(String(rest[..<mark]))
        raw(rest[mark] == "⟦" ? "<mark>" : "</mark>")
        rest = rest[rest.index(after: mark)...]
      }
      code(String(rest))
      raw("</code></pre></figure>\n")
    }
  }
}
