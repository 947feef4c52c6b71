import Source
import Parse
import Bind

/// Words and sums that several spellings name are written in the one that files share: `psychografisch` as `psychographic`, `19 €/Monat`
/// as `19 EUR/month`, in the body the tags of notes.
enum CanonicalSpelling {
  static func edits(_ sheet: Sheet) -> [TextEdit] {
    var edits: [TextEdit] = []
    FieldWalk.run(sheet) { place in
      if let text = canonical(place), text != place.value.string || place.value.style != .plain {
        if text != place.value.string { edits.append(TextEdit(SourceLocation(sheet.file.path, place.value.range), text)) }
      }
      if place.value.isScalar, case .list(let element) = place.type,
        let text = canonical(FieldVisit(value: place.value, type: element, key: place.key, isInFlow: place.isInFlow)), text != place.value.string
      {
        edits.append(TextEdit(SourceLocation(sheet.file.path, place.value.range), text))
      }
      return true
    }
    return edits + tags(sheet)
  }

  private static func canonical(_ place: FieldVisit) -> String? {
    let value = place.value
    guard value.isScalar, !value.isEmpty, value.style != .literal, value.style != .folded else { return nil }
    let text = value.string
    switch place.type {
    case .choice(let vocabulary):
      if ["tbd", "offen"].contains(text.lowercased()) { return nil }
      return vocabulary.term(text)?.key
    case .money: return Money(text)?.canonical
    case .flag:
      switch text.lowercased() {
      case "true", "yes", "ja": return "true"
      case "false", "no", "nein": return "false"
      default: return nil
      }
    case .duration:
      // A year stays a year; only the German words go.
      guard Duration(text) != nil, let space = text.lastIndex(of: " ") else { return nil }
      let unit = text[text.index(after: space)...].lowercased()
      let units = [
        "minute": ["min", "minuten"], "hour": ["h", "stunde", "stunden"], "day": ["tag", "tage", "tagen"], "week": ["woche", "wochen"],
        "month": ["monat", "monate", "monaten"], "year": ["jahr", "jahre", "jahren"],
      ]
      let isOne = String(text[..<space]).trimmingSpaces == "1"
      return units.first { $0.value.contains(unit) }.map { String(text[...space]) + $0.key + (isOne ? "" : "s") }
    default: return nil
    }
  }

  private static func tags(_ sheet: Sheet) -> [TextEdit] {
    guard let document = sheet.document, let kind = document.kind else { return [] }
    return document.items.flatMap { item -> [TextEdit] in
      guard let note = item.note, let vocabulary = note.block.tags(in: kind) else { return [] }
      return note.tags.compactMap { tag in
        guard tag.isVerbatim, let term = vocabulary.term(tag.string), term.key != tag.string else { return nil }
        return TextEdit(SourceLocation(sheet.file.path, tag.range(of: 0..<tag.string.utf8.count)), term.key)
      }
    }
  }
}
