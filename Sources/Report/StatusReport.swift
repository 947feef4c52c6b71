package import Source
import Bind
package import Check

/// `jtbd status`: how far the workspace has come, on one screen.
package struct StatusReport: Sendable {
  private struct Problem {
    let rule: String
    let severity: Severity
    var count: Int
    let first: SourceLocation
  }

  private let disclosed: PublicModel
  private let overview: Overview
  private let steps: [NextStep]
  private let problems: [Problem]
  private let language: Language
  private let prefix: String
  private let style: Style
  private let isTerminal: Bool

  private var model: Model { disclosed.model }
  private var german: Bool { language == .de }

  package init(_ disclosed: PublicModel, language: Language, prefix: String = "", color: Bool = false, isTerminal: Bool = false) {
    self.disclosed = disclosed
    self.language = language
    self.prefix = prefix
    self.isTerminal = isTerminal
    style = Style(isOn: color)
    overview = disclosed.model.overview()
    steps = disclosed.checked.nextSteps(overview)
    var problems: [Problem] = []
    for diagnostic in disclosed.checked.open {
      if let at = problems.firstIndex(where: { $0.rule == diagnostic.rule && $0.severity == diagnostic.severity }) { problems[at].count += 1 } else {
        problems.append(Problem(rule: diagnostic.rule, severity: diagnostic.severity, count: 1, first: diagnostic.location))
      }
    }
    // The gravest first, then the most frequent.
    self.problems = problems.sorted { a, b in
      a.severity != b.severity ? a.severity > b.severity : a.count != b.count ? a.count > b.count : a.rule < b.rule
    }
  }

  // MARK: Text

  private static let width = 80
  private static let margin = 12

  package func text() -> String {
    let settings = model.settings
    let stage = Vocabulary.stage.term(settings.stage)?.label(in: language) ?? settings.stage
    var out = style.bold(Visible.text(settings.title)) + " · " + stage + " · " + settings.methods.joined(separator: ", ") + "\n\n"
    out += labelled(Phrase("Dokumente", "Documents"), wrapped(documentCounts()))
    out += labelled(Phrase("Befunde", "Findings"), findings())
    out += labelled(Phrase("Belege", "Evidence"), evidence())
    let needs = self.needs()
    if !needs.isEmpty { out += labelled(Phrase("Bedarf", "Needs"), needs) }
    out += "\n" + style.bold(german ? "Als Nächstes" : "Next") + "\n"
    for (number, step) in steps.enumerated() {
      let lines = StatusReport.fold(step.sentence(language), StatusReport.width - 5)
      out += "  \(number + 1). " + lines.map { Visible.text($0) }.joined(separator: "\n     ") + "\n     " + style.note("$ " + Visible.text(step.command(language))) + "\n"
    }
    return isTerminal ? out : disclosed.redaction.apply(to: out)
  }

  private func labelled(_ label: Phrase, _ lines: [String]) -> String {
    var out = ""
    for (number, line) in lines.enumerated() {
      let name = number == 0 ? label(language) : ""
      out += style.bold(name) + String(repeating: " ", count: max(1, StatusReport.margin - name.count)) + line + "\n"
    }
    return out
  }

  private func documentCounts() -> [String] {
    if overview.documents.isEmpty { return [german ? "noch keine" : "none yet"] }
    return overview.documents.map { "\($0.count) " + $0.kind.counted($0.count)(language) }
  }

  /// Parts with a dot between them, on as many lines as it takes.
  private func wrapped(_ parts: [String]) -> [String] {
    var lines: [String] = []
    for part in parts {
      if let last = lines.last, last.count + 3 + part.count <= StatusReport.width - StatusReport.margin { lines[lines.count - 1] = last + " · " + part } else { lines.append(part) }
    }
    return lines
  }

  private func findings() -> [String] {
    let checked = disclosed.checked
    let counts: [(Severity, String)] = [
      (.error, german ? "Fehler" : "error"), (.warning, german ? "Warnung" : "warning"), (.info, german ? "Hinweis" : "info"),
    ].map { severity, word in
      let count = checked.count(severity)
      let many = count == 1 ? word : german ? ["Fehler": "Fehler", "Warnung": "Warnungen", "Hinweis": "Hinweise"][word]! : word + "s"
      return (severity, "\(count) \(many)")
    }
    if problems.isEmpty { return [german ? "keine" : "none"] }
    var lines = [counts.map { checked.count($0.0) > 0 ? style.severity($0.0, $0.1) : $0.1 }.joined(separator: " · ")]
    let shown = problems.count > 5 ? 4 : problems.count
    for problem in problems.prefix(shown) {
      let count = problem.count > 1 ? " ×\(problem.count)" : ""
      let name = problem.rule + count
      let index = LineIndex(model.index.document(at: problem.first.file).map { model.documents[$0].sourceFile.bytes } ?? model.configuration.sourceFile.bytes)
      let place = Visible.text(prefix + problem.first.file) + ":\(index.line(of: problem.first.range.start))"
      let room = StatusReport.width - StatusReport.margin - 4 - max(34, name.count)
      // A place too long for the line is left to `jtbd check`.
      lines.append(
        "  " + style.severity(problem.severity, StatusReport.mark(problem.severity)) + " " + name
          + (place.count <= room ? String(repeating: " ", count: max(1, 35 - name.count)) + style.dim(place) : ""))
    }
    if problems.count > shown { lines.append("  " + (german ? "… und \(problems.count - shown) weitere Regeln" : "… and \(problems.count - shown) more rules")) }
    return lines
  }

  private static func mark(_ severity: Severity) -> String {
    switch severity {
    case .error: "■"
    case .warning: "▲"
    case .info: "○"
    }
  }

  private func evidence() -> [String] {
    let total = overview.claimCount
    if total == 0 { return [german ? "noch keine Aussagen" : "no claims yet"] }
    func count(_ maturity: Maturity) -> Int { overview.claims[maturity] ?? 0 }
    let backed = total - count(.none)
    let parts = [Maturity.validated, .researched, .hypothesis].filter { count($0) > 0 }.map { "\(count($0)) \($0.words(language))" }
    return [
      bar(backed, total) + (german ? "  \(backed) von \(total) Aussagen belegt" : "  \(backed) of \(total) claims have evidence"),
    ] + (parts.isEmpty ? [] : [String(repeating: " ", count: 22) + parts.joined(separator: ", ")])
  }

  private func needs() -> [String] {
    func line(_ needs: Overview.Needs, _ label: Phrase) -> String? {
      guard needs.count > 0 else { return nil }
      let done = needs.answered + needs.refused
      let refused = needs.refused == 0 ? "" : german ? ", \(needs.refused) bewusst nicht" : ", \(needs.refused) set aside"
      return bar(done, needs.count) + "  " + (german ? "\(done) von \(needs.count) \(label.de) beantwortet" : "\(done) of \(needs.count) \(label.en) answered") + refused
    }
    return [line(overview.pains, Phrase("Schmerzpunkten", "pains")), line(overview.gains, Phrase("Gewinnen", "gains"))].compactMap(\.self)
  }

  private func bar(_ part: Int, _ whole: Int) -> String {
    // Neither empty nor full before it is.
    var cells = whole == 0 ? 0 : (part * 20 + whole / 2) / whole
    if part > 0 { cells = max(1, cells) }
    if part < whole { cells = min(19, cells) }
    return String(repeating: "█", count: cells) + String(repeating: "░", count: 20 - cells)
  }

  static func fold(_ text: String, _ width: Int) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      if lines[lines.count - 1].isEmpty { lines[lines.count - 1] = String(word) } else if lines[lines.count - 1].count + 1 + word.count <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  // MARK: JSON

  package static let formatVersion = "1.0"

  package func json(tool: String) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("format_version"); json.string(StatusReport.formatVersion)
      json.key("tool"); json.string(tool)
      json.key("workspace"); json.string(model.settings.title)
      json.key("lang"); json.string(language.rawValue)
      json.key("stage"); json.string(model.settings.stage)
      json.key("methods")
      json.array { json in for method in model.settings.methods { json.string(method) } }
      json.key("documents")
      json.object { json in for each in overview.documents { json.key(name: each.kind.rawValue); json.number(each.count) } }
      json.key("counts")
      json.object { json in for severity in Severity.allCases.reversed() { json.key(name: severity.name); json.number(disclosed.checked.count(severity)) } }
      json.key("rules")
      json.array { json in
        for problem in problems {
          json.object { json in
            json.key("rule"); json.string(problem.rule)
            json.key("severity"); json.string(problem.severity.name)
            json.key("count"); json.number(problem.count)
          }
        }
      }
      json.key("evidence")
      json.object { json in
        json.key("claims"); json.number(overview.claimCount)
        for maturity in Maturity.allCases { json.key(name: maturity.key); json.number(overview.claims[maturity] ?? 0) }
      }
      for (key, needs) in [("pains", overview.pains), ("gains", overview.gains)] {
        json.key(name: key)
        json.object { json in
          json.key("answered"); json.number(needs.answered)
          json.key("not_addressed"); json.number(needs.refused)
          json.key("open")
          json.array { json in for need in needs.open { json.string(model.address(need)) } }
        }
      }
      json.key("next")
      json.array { json in
        for step in steps {
          json.object { json in
            json.key("message"); json.string(Visible.text(step.sentence(language)))
            json.key("command"); json.string(step.command(language))
            if let about = step.about { json.key("about"); json.string(model.address(about)) }
          }
        }
      }
    }
    var buffer = json.buffer
    buffer.append("\n")
    disclosed.redaction.apply(to: &buffer)
    return buffer.bytes
  }
}

extension Kind {
  /// Behind a number: "1 Segment", "3 Aufgaben".
  fileprivate func counted(_ count: Int) -> Phrase {
    let one = count == 1
    return switch self {
    case .segment: one ? Phrase("Segment", "segment") : Phrase("Segmente", "segments")
    case .job: one ? Phrase("Aufgabe", "job") : Phrase("Aufgaben", "jobs")
    case .valueProposition: one ? Phrase("Wertangebot", "value proposition") : Phrase("Wertangebote", "value propositions")
    case .businessModelCanvas: one ? Phrase("Business Model Canvas", "business model canvas") : Phrase("Business Model Canvas", "business model canvases")
    case .leanCanvas: one ? Phrase("Lean Canvas", "lean canvas") : Phrase("Lean Canvas", "lean canvases")
    case .customerRelationships: one ? Phrase("Blatt Kundenbeziehungen", "relationship sheet") : Phrase("Blätter Kundenbeziehungen", "relationship sheets")
    case .persona: one ? Phrase("Persona", "persona") : Phrase("Personas", "personas")
    case .targetGroup: one ? Phrase("Zielgruppe", "target group") : Phrase("Zielgruppen", "target groups")
    case .segmentation: one ? Phrase("Segmentierung", "segmentation") : Phrase("Segmentierungen", "segmentations")
    case .offering: one ? Phrase("Angebot", "offering") : Phrase("Angebote", "offerings")
    case .evidence: one ? Phrase("Beleg", "piece of evidence") : Phrase("Belege", "pieces of evidence")
    }
  }
}
