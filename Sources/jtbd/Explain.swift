import ArgumentParser
import Bind
import Check
import Compile
import Report
import Source

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says what a rule is about: why it matters, what breaks it, what keeps it.",
    discussion: "The examples are the rule's own tests; what they report is shown as `jtbd check` would show it.")

  @Argument(help: "The rule's name, as it stands in brackets behind error, warning or info.", completion: .list(Rule.all.map(\.name)))
  var rule: String

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    guard let rule = Rule.named(rule) else {
      if Rule.catalogue.contains(self.rule) { throw Failure(message: "`\(self.rule)` is in the catalogue, but this version does not check it yet") }
      let near = nearest(to: self.rule, among: Rule.all.map(\.name)).map { "`\($0.name)`" }
      throw Failure(message: "there is no rule `\(self.rule)`" + (near.isEmpty ? "; `jtbd rules` lists all" : "; did you mean \(near.joined(separator: " or "))?"))
    }
    let settings = try? reading.settings()
    let language = reading.lang?.language ?? settings?.language ?? .en
    let style = Style(isOn: Terminal.usesColor(reading.color, isTerminal: Terminal.outputIsTerminal))
    Terminal.output(Explanation(rule: rule, language: language, style: style, settings: settings).text())
  }
}

/// A rule, told on a terminal.
struct Explanation {
  let rule: Rule
  let language: Language
  let style: Style
  let settings: Settings?

  private var german: Bool { language == .de }

  func text() -> String {
    var out = style.bold(rule.name) + "  " + rule.number + "\n\n"
    out += wrapped(rule.summary(language)) + "\n"
    out += style.bold(german ? "Warum" : "Why") + "\n" + wrapped(rule.rationale(language)) + "\n"
    out += style.bold(german ? "Wie streng" : "How strict") + "\n" + wrapped(strictness()) + "\n"
    let examples = rule.examples(in: language)
    for example in examples.filter(\.isBad).prefix(2) { out += shown(example) }
    for example in examples.filter({ !$0.isBad }).prefix(1) { out += shown(example) }
    return out
  }

  private func name(_ severity: Severity) -> String {
    switch severity {
    case .error: german ? "Fehler" : "error"
    case .warning: german ? "Warnung" : "warning"
    case .info: german ? "Hinweis" : "info"
    }
  }

  private func strictness() -> String {
    var parts: [String] = []
    for row in rule.severities.rows {
      if let always = row.always {
        parts.append(german ? "Immer: \(name(always))." : "Always: \(name(always)).")
      } else {
        let methods = Vocabulary.methods.keys.compactMap { method in row.byMethod[method].map { "\(method): \(name($0))" } }
        parts.append((row.variant.isEmpty ? "" : "\(row.variant): ") + methods.joined(separator: ", ") + ".")
      }
      for stage in Vocabulary.stage.keys { if let severity = row.atStage[stage] { parts.append(german ? "In der Phase \(stage): \(name(severity))." : "At stage \(stage): \(name(severity)).") } }
    }
    if rule.isLocked { parts.append(german ? "Lässt sich weder dulden noch herabstufen." : "It can be neither allowed nor lowered.") }
    if let settings {
      let checker = Checker(rules: [rule], settings: settings)
      let now = checker.effectiveSeverity(of: rule).map(name) ?? (german ? "aus" : "off")
      parts.append(german ? "In diesem Arbeitsbereich: \(now)." : "In this workspace: \(now).")
    }
    return parts.joined(separator: " ")
  }

  private func shown(_ example: Example) -> String {
    var out = style.bold(example.isBad ? (german ? "So nicht" : "Not like this") : (german ? "Sondern so" : "But like this")) + "\n\n"
    for (path, marked) in Example.files(example.text) {
      out += style.dim("    " + path) + "\n"
      let text = marked.filter { $0 != "⟦" && $0 != "⟧" }
      for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(text.hasSuffix("\n") ? 1 : 0) {
        out += "    " + Visible.text(String(line)) + "\n"
      }
      out += "\n"
    }
    guard example.isBad else { return out }
    let files = example.workspace.map { ($0.path, $0.text.filter { $0 != "⟦" && $0 != "⟧" }) }
    let compilation = Compilation(of: SourceTree(files: files, asOf: Day(iso: "2026-11-15")), rules: [rule])
    let findings = Findings(PublicModel(disclosing: compilation.checked, to: .everybody), language: language)
    let report = TextReport(findings, color: style.isOn, isTerminal: true)
    return out + report.blocks()
  }

  private func wrapped(_ text: String) -> String {
    var out = "", width = 0
    for word in text.split(separator: " ") {
      if width > 0, width + 1 + word.count > 92 {
        out += "\n"
        width = 0
      }
      out += width == 0 ? "  " : " "
      out += word
      width += word.count + 1
    }
    return out + "\n"
  }
}
