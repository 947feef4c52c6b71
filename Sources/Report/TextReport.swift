import Bind
package import Check
import Source

/// The report that people read: sentence, place, the line itself with the spot marked, the other end, what to do.
package struct TextReport: Sendable {
  private let findings: Findings
  private let style: Style
  /// The author's own terminal: only there personal words are shown.
  private let isTerminal: Bool
  /// How many cells a line of the terminal has; nil: lines are as long as they are.
  private let width: Int?

  /// More findings of one rule than this are counted, not shown.
  package static let perRule = 100

  package init(_ findings: Findings, color: Bool, isTerminal: Bool, width: Int? = nil) {
    self.findings = findings
    self.isTerminal = isTerminal
    // In a very narrow terminal breaking at words gains nothing.
    self.width = width.flatMap { $0 >= 40 ? $0 : nil }
    style = Style(isOn: color)
  }

  private var german: Bool { findings.language == .de }

  package func text() -> String {
    var out = ""
    var shown: [String: Int] = [:]
    var more: [(rule: String, count: Int)] = []
    for diagnostic in findings.diagnostics {
      shown[diagnostic.rule, default: 0] += 1
      if shown[diagnostic.rule]! <= TextReport.perRule {
        out += block(diagnostic) + "\n"
      } else if let at = more.firstIndex(where: { $0.rule == diagnostic.rule }) {
        more[at].count += 1
      } else {
        more.append((diagnostic.rule, 1))
      }
    }
    for (rule, count) in more {
      out += german ? "… und \(count) weitere von \(rule)\n" : "… and \(count) more of \(rule)\n"
    }
    if !more.isEmpty { out += "\n" }
    return out + summary() + "\n"
  }

  /// The findings alone, without a closing line.
  package func blocks() -> String { findings.diagnostics.map { block($0) + "\n" }.joined() }

  /// One line a finding, for grep, quickfix lists and problem matchers.
  package func short() -> String {
    var out = ""
    for diagnostic in findings.diagnostics {
      let at = position(diagnostic.location)
      out += "\(path(diagnostic.location.file)):\(at.line):\(at.column): \(diagnostic.severity.name)[\(diagnostic.rule)]: \(message(diagnostic))\n"
    }
    return out
  }

  /// "2 errors, 1 warning, 3 infos in 14 documents".
  package func summary() -> String {
    let errors = findings.count(.error), warnings = findings.count(.warning), infos = findings.count(.info)
    let documents = findings.model.model.documents.count
    func counted(_ number: Int, _ one: String, _ many: String) -> String { "\(number) \(number == 1 ? one : many)" }
    if let known = known() {
      let new = errors + warnings + infos
      let what = findings.hiddenBefore == nil ? (german ? "nicht in der Baseline" : "not in the baseline") : (german ? "neu" : "new")
      let kinds = german
        ? [(errors, counted(errors, "Fehler", "Fehler")), (warnings, counted(warnings, "Warnung", "Warnungen")), (infos, counted(infos, "Hinweis", "Hinweise"))]
        : [(errors, counted(errors, "error", "errors")), (warnings, counted(warnings, "warning", "warnings")), (infos, counted(infos, "info", "infos"))]
      let parts = kinds.filter { $0.0 > 0 }.map(\.1).joined(separator: ", ")
      let place = german ? "in \(counted(documents, "Dokument", "Dokumenten"))" : "in \(counted(documents, "document", "documents"))"
      return style.bold("\(new) \(what)") + (parts.isEmpty ? "" : " (\(parts))") + ", \(known) \(place)."
    }
    if errors + warnings + infos == 0, documents == 0 {
      return style.bold(german ? "Noch kein Dokument." : "No document yet.")
        + (german ? " `jtbd new segment \"Menschen, die …\"` legt das erste an." : " `jtbd new segment \"People who …\"` makes the first one.")
    }
    if errors + warnings + infos == 0 {
      return style.bold(german ? "Alles in Ordnung: " : "All good: ") + (german ? counted(documents, "Dokument", "Dokumente") + ", nichts zu beanstanden." : counted(documents, "document", "documents") + ", nothing to report.")
    }
    let parts =
      german
      ? [counted(errors, "Fehler", "Fehler"), counted(warnings, "Warnung", "Warnungen"), counted(infos, "Hinweis", "Hinweise")]
      : [counted(errors, "error", "errors"), counted(warnings, "warning", "warnings"), counted(infos, "info", "infos")]
    return style.bold(parts.joined(separator: ", ")) + (german ? " in \(counted(documents, "Dokument", "Dokumenten"))." : " in \(counted(documents, "document", "documents")).")
  }

  /// What is left out, in words; nil where nothing could be.
  private func known() -> String? {
    if let before = findings.hiddenBefore {
      let baseline = findings.hiddenByBaseline ?? 0
      let more = baseline == 0 ? "" : german ? " und \(baseline) aus der Baseline" : " and \(baseline) of the baseline"
      return german ? "\(before) schon vorher da\(more): nicht gezeigt," : "\(before) existing\(more) not shown,"
    }
    // A baseline that hides nothing is not worth a word.
    if let baseline = findings.hiddenByBaseline, baseline > 0 { return german ? "\(baseline) aus der Baseline nicht gezeigt," : "\(baseline) of the baseline not shown," }
    return nil
  }

  private func message(_ diagnostic: Diagnostic) -> String {
    sentence(isTerminal ? diagnostic.message : diagnostic.publicMessage, covered: isCovered(diagnostic))
  }

  /// Outside of the author's terminal a finding that stands among personal values quotes nothing.
  private func isCovered(_ diagnostic: Diagnostic) -> Bool { !isTerminal && findings.quotesPersonalWords(diagnostic) }

  private func sentence(_ phrase: Phrase, covered: Bool) -> String {
    let text = isTerminal ? phrase(findings.language) : findings.model.redaction.apply(to: phrase(findings.language))
    return Visible.line(covered ? Findings.withoutQuotations(text) : text)
  }

  private func path(_ file: String) -> String {
    Visible.line(isTerminal ? findings.prefix + file : findings.model.redaction.apply(to: findings.prefix + file))
  }

  private func position(_ location: SourceLocation) -> LineIndex.Position {
    findings.index(of: location.file).position(of: location.range.start)
  }

  private func word(_ severity: Severity) -> String {
    switch severity {
    case .error: german ? "Fehler" : "error"
    case .warning: german ? "Warnung" : "warning"
    case .info: german ? "Hinweis" : "info"
    }
  }

  private func block(_ diagnostic: Diagnostic) -> String {
    let label = "\(word(diagnostic.severity))[\(diagnostic.rule)]"
    var out = "\(style.severity(diagnostic.severity, label)): \(paragraph(message(diagnostic), behind: label.count + 2, indent: 2, style.bold))\n"
    let places = [diagnostic.location] + diagnostic.related.map(\.location)
    let margin = places.map { String(position($0).line).count }.max() ?? 1
    let covered = isCovered(diagnostic)
    out += excerpt(diagnostic.location, margin, mark: { style.severity(diagnostic.severity, $0) }, personal: diagnostic.isPersonal, covered: covered)
    let indent = String(repeating: " ", count: margin + 1)
    func remark(_ word: String, _ text: String) {
      let column = indent.count + 2 + word.count + 2
      out += "\(indent)\(style.dim("=")) \(style.bold(word)): \(paragraph(text, behind: column, indent: column) { $0 })\n"
    }
    remark(german ? "Hilfe" : "help", sentence(diagnostic.help, covered: covered))
    if let reason = diagnostic.allowed { remark(german ? "geduldet" : "allowed", sentence(Phrase(reason, reason), covered: false)) }
    for related in diagnostic.related {
      out += "\(style.bold(german ? "dazu" : "note")): \(paragraph(sentence(related.message, covered: covered), behind: 6, indent: 6) { $0 })\n"
      out += excerpt(related.location, margin, mark: style.note, personal: diagnostic.isPersonal, covered: covered)
    }
    return out
  }

  /// The line with its spot underlined. Tabs are widened, wide and combining characters measured, endless lines cut to what matters.
  private func excerpt(_ location: SourceLocation, _ margin: Int, mark: (String) -> String, personal: Bool, covered: Bool) -> String {
    let index = findings.index(of: location.file)
    let at = index.position(of: location.range.start)
    let indent = String(repeating: " ", count: margin)
    var out = "\(indent)\(style.dim("-->")) \(path(location.file)):\(at.line):\(at.column)\n"
    let file = findings.file(location.file)
    guard !file.bytes.isEmpty else { return out }
    let line = index.range(ofLine: at.line)
    let end = min(location.range.end, line.end)
    let marked = SourceRange(location.range.start, max(end, location.range.start))
    // Outside of the author's terminal no personal word of the line is shown, whatever the finding is about.
    let hidden = isTerminal ? [] : findings.personalRanges(in: location.file) + (covered ? [line] : personal ? [marked] : [])
    let cells = TextReport.cells(file, line, marked, hiding: hidden, room: width.map { max(20, $0 - margin - 3) } ?? 400)
    let number = String(at.line)
    let pad = String(repeating: " ", count: margin - number.count)
    out += "\(indent) \(style.dim("|"))\n"
    out += "\(pad)\(style.dim(number + " |")) \(findings.model.redaction.isEmpty || isTerminal ? cells.text : findings.model.redaction.apply(to: cells.text))\n"
    let carets = String(repeating: "^", count: max(1, cells.width))
    let more = location.range.end > line.end ? "…" : ""
    out += "\(indent) \(style.dim("|")) \(String(repeating: " ", count: cells.column))\(mark(carets + more))\n"
    return out
  }

  /// Text broken at its spaces to what the terminal has room for; its first line begins at cell `behind`, the others at `indent`.
  private func paragraph(_ text: String, behind: Int, indent: Int, _ styled: (String) -> String) -> String {
    guard let width else { return styled(text) }
    var lines = [""], at = behind
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let cells = word.unicodeScalars.reduce(0) { $0 + Visible.width($1) }
      let isFirst = lines[lines.count - 1].isEmpty
      if at + (isFirst ? 0 : 1) + cells > width, !(isFirst && at == indent) {
        lines.append(String(word))
        at = indent + cells
      } else {
        lines[lines.count - 1] += isFirst ? String(word) : " " + word
        at += cells + (isFirst ? 0 : 1)
      }
    }
    let pad = "\n" + String(repeating: " ", count: indent)
    return lines.map(styled).joined(separator: pad)
  }

  /// A line as it is shown, the cell where the mark begins, and how many cells it takes.
  static func cells(
    _ file: SourceFile, _ line: SourceRange, _ marked: SourceRange, hiding hidden: [SourceRange] = [], room: Int = 400
  ) -> (text: String, column: Int, width: Int) {
    // Only a window of a line that is too long: what is marked, and some of what stands around it. Room for a "…" at either end.
    var from = line.start, to = line.end
    if file.text(line).unicodeScalars.reduce(0, { $0 + Visible.width($1) }) > room {
      from = max(line.start, min(marked.start - room / 6, line.end - (room - 2)))
      to = min(line.end, from + room - 2)
      while from < marked.start, file.bytes[from] & 0xC0 == 0x80 { from += 1 }
      while to > from, to < line.end, file.bytes[to] & 0xC0 == 0x80 { to -= 1 }
    }
    var text = from > line.start ? "…" : ""
    var column = text.isEmpty ? 0 : 1, start = column, stop = column
    var offset = from
    for scalar in file.text(SourceRange(from, to)).unicodeScalars {
      if offset <= marked.start { start = column }
      if offset < marked.end { stop = column }
      let length = UTF8Bytes.length(ofCharacterAt: offset, in: file.bytes)
      let inside = marked.start <= offset && offset < marked.end
      var piece: String, width: Int
      if scalar != " ", hidden.contains(where: { $0.contains(offset) }) {
        (piece, width) = ("▒", 1)
      } else if scalar == "\t" {
        width = 4 - column % 4
        piece = String(repeating: " ", count: width)
      } else if Visible.isHidden(scalar) {
        piece = Visible.escaped(scalar)
        width = piece.count
      } else {
        piece = String(scalar)
        width = Visible.width(scalar)
      }
      text += piece
      column += width
      offset += length
      if inside { stop = column }
    }
    if offset <= marked.start { start = column; stop = column }
    if to < line.end { text += "…" }
    return (text, start, max(0, stop - start))
  }
}

/// Colours and weights of a terminal, or nothing.
package struct Style: Sendable {
  package let isOn: Bool

  package init(isOn: Bool) { self.isOn = isOn }

  private func code(_ codes: String, _ text: String) -> String { isOn ? "\u{1B}[\(codes)m\(text)\u{1B}[0m" : text }

  package func bold(_ text: String) -> String { code("1", text) }
  package func dim(_ text: String) -> String { code("34;1", text) }
  package func note(_ text: String) -> String { code("36", text) }

  package func severity(_ severity: Severity, _ text: String) -> String {
    switch severity {
    case .error: code("31;1", text)
    case .warning: code("33;1", text)
    case .info: code("36;1", text)
    }
  }
}
