import Source
import Bind
package import Check

/// What stands above and between the lines of a report.
extension Story {
  private var german: Bool { language == .de }

  /// "Zwei Änderungen brechen etwas, drei solltet ihr ansehen, zehn betreffen nur Worte."
  package var headline: String {
    if isEmpty { return german ? "Das Geschäftsmodell sagt dasselbe wie vorher." : "The business model says the same as before." }
    let breaking = count(.breaking), review = count(.review), wording = count(.wording)
    var parts: [String] = []
    func number(_ count: Int) -> String { Noun.number(count, language, capital: false) }
    if breaking > 0 {
      parts.append(
        german
          ? (breaking == 1 ? "eine Änderung bricht etwas" : "\(number(breaking)) Änderungen brechen etwas")
          : (breaking == 1 ? "one change breaks something" : "\(number(breaking)) changes break something"))
    }
    if review > 0 {
      let noun = parts.isEmpty ? (german ? (review == 1 ? " Änderung" : " Änderungen") : (review == 1 ? " change" : " changes")) : ""
      parts.append(
        german
          ? "\(review == 1 ? "eine" : number(review))\(noun) solltet ihr ansehen" : "\(number(review))\(noun) \(review == 1 ? "wants" : "want") a look")
    }
    if wording > 0 {
      let noun = parts.isEmpty ? (german ? (wording == 1 ? " Änderung" : " Änderungen") : (wording == 1 ? " change" : " changes")) : ""
      parts.append(
        german
          ? "\(wording == 1 ? "eine" : number(wording))\(noun) \(wording == 1 ? "betrifft" : "betreffen") nur Worte"
          : "\(number(wording))\(noun) \(wording == 1 ? "is" : "are") a matter of words")
    }
    if parts.isEmpty { return german ? "Am Inhalt ändert sich nichts, an den Befunden schon." : "The content is the same; the findings are not." }
    let text = parts.joined(separator: ", ") + "."
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// "Die Prüfung findet 1 neuen Fehler und 2 neue Warnungen; 1 Warnung ist erledigt."
  package var findingsSentence: String? {
    let new = counted(newFindings.map(\.severity), isNew: true), gone = counted(goneFindings.map(\.severity), isNew: false)
    let settled = gone.map { text in
      german
        ? "\(text) \(goneFindings.count == 1 ? "ist" : "sind") erledigt oder entfallen" : "\(text) \(goneFindings.count == 1 ? "is" : "are") settled or gone"
    }
    switch (new, settled) {
    case (nil, nil): return nil
    case (let new?, nil): return german ? "Die Prüfung findet \(new)." : "The checks find \(new)."
    case (nil, let settled?): return settled + "."
    case (let new?, let settled?): return german ? "Die Prüfung findet \(new); \(settled)." : "The checks find \(new); \(settled)."
    }
  }

  /// "1 neuen Fehler und 2 neue Warnungen"; "1 Fehler und 2 Warnungen".
  private func counted(_ severities: [Severity], isNew: Bool) -> String? {
    let words: [(Severity, de: [String], en: [String])] = [
      (.error, ["neuen Fehler", "neue Fehler", "Fehler", "Fehler"], ["error", "errors"]),
      (.warning, ["neue Warnung", "neue Warnungen", "Warnung", "Warnungen"], ["warning", "warnings"]),
      (.info, ["neuen Hinweis", "neue Hinweise", "Hinweis", "Hinweise"], ["info", "infos"]),
    ]
    let parts = words.compactMap { severity, de, en -> String? in
      let count = severities.count { $0 == severity }
      guard count > 0 else { return nil }
      let form = count == 1 ? 0 : 1
      return german ? "\(count) \(de[isNew ? form : form + 2])" : "\(count) \(isNew ? "new " : "")\(en[form])"
    }
    guard let last = parts.last else { return nil }
    return parts.count == 1 ? last : parts.dropLast().joined(separator: ", ") + (german ? " und " : " and ") + last
  }

  package func title(of level: ChangeLevel) -> String {
    switch level {
    case .breaking: german ? "Das bricht" : "This breaks"
    case .review: german ? "Bitte ansehen" : "Please look at this"
    case .wording: german ? "Nur Worte" : "Only words"
    }
  }

  package func word(of level: ChangeLevel) -> String {
    switch level {
    case .breaking: german ? "bricht" : "breaking"
    case .review: german ? "ansehen" : "review"
    case .wording: german ? "Wortlaut" : "wording"
    }
  }

  /// Files that another spelling, or a new name elsewhere, has changed.
  package var formSentence: String? {
    switch onlyForm.count {
    case 0: nil
    case _ where isEmpty:
      onlyForm.count == 1
        ? german ? "Eine Datei ist nur anders geschrieben." : "One file is only written differently."
        : german ? "\(Noun.number(onlyForm.count, language)) Dateien sind nur anders geschrieben." : "\(Noun.number(onlyForm.count, language)) files are only written differently."
    case 1: german ? "Eine weitere geänderte Datei sagt dasselbe wie vorher." : "One more changed file says the same as before."
    default:
      german ? "\(Noun.number(onlyForm.count, language)) weitere geänderte Dateien sagen dasselbe wie vorher."
        : "\(Noun.number(onlyForm.count, language)) more changed files say the same as before."
    }
  }

  /// What is counted and has changed: name, before, after.
  package var totalRows: [(name: String, before: Int, after: Int)] {
    var rows: [(name: String, before: Int, after: Int)] = []
    for (kind, count, added, removed) in totals.kinds where !count.isSame || added + removed > 0 {
      let plural = Noun.of(kind).plural(language)
      rows.append((plural.prefix(1).uppercased() + plural.dropFirst(), count.before, count.after))
    }
    if !totals.proven.isSame { rows.append((german ? "Belegte Behauptungen" : "Claims with evidence", totals.proven.before, totals.proven.after)) }
    for (severity, count) in totals.findings where !count.isSame {
      let name = switch severity {
      case .error: german ? "Fehler" : "Errors"
      case .warning: german ? "Warnungen" : "Warnings"
      case .info: german ? "Hinweise" : "Infos"
      }
      rows.append((name, count.before, count.after))
    }
    return rows
  }

  package func word(_ severity: Severity) -> String {
    switch severity {
    case .error: german ? "Fehler" : "error"
    case .warning: german ? "Warnung" : "warning"
    case .info: german ? "Hinweis" : "info"
    }
  }
}

extension ChangeClass {
  /// One sign for a line: gone, new, changed, elsewhere, and what follows.
  package var sign: Character {
    switch self {
    case .segmentRemoved, .jobRemoved, .propositionRemoved, .canvasRemoved, .evidenceRemoved, .documentRemoved, .profileRemoved, .gainRemoved, .clarifierRemoved,
      .needRemoved, .itemRemoved, .noteRemoved, .pageRemoved:
      "-"
    case .documentAdded, .profileAdded, .gainAdded, .clarifierAdded, .needAdded, .itemAdded, .noteAdded, .pageAdded: "+"
    case .documentRenamed, .documentRetitled, .documentMoved, .kindChanged, .itemRenamed, .itemMoved, .noteMoved, .orderChanged: ">"
    case .mainJobLost, .mainJobChanged, .gainLost, .gainChanged, .customerLost, .offerLost, .aimLost, .clarifierUnfounded, .evidenceLost,
      .essentialNeedUncovered, .needUncovered, .evidenceWeakened, .clarifierWeakened, .customersChanged, .jobAdrift, .blockEmptied, .referenceLost, .addressLost, .errorNew,
      .warningNew, .infoNew:
      "!"
    default: "~"
    }
  }
}

extension Story {
  /// Findings that say the same, told once: the first, how many, and where.
  package static func gathered(_ findings: [Finding]) -> [(finding: Finding, places: [Place])] {
    var order: [String] = []
    var groups: [String: (finding: Finding, places: [Place])] = [:]
    for finding in findings {
      let key = "\(finding.severity.rawValue) \(finding.rule) \(finding.message)"
      if groups[key] == nil {
        order.append(key)
        groups[key] = (finding, [])
      }
      groups[key]!.places.append(finding.place)
    }
    return order.map { groups[$0]! }
  }
}
