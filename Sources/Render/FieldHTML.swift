import Source
import Bind

/// Values of front matter as people read them, by the field that holds them.
extension HTML {
  mutating func value(_ value: Value, _ type: FieldType, of document: Int) {
    let source = site.model.documents[document]
    switch value {
    case .text(let text):
      if case .url = type, openLink(outside: text.string) {
        self.text(text.string)
        raw("</a>")
      } else {
        self.text(text.string)
      }
    case .choice(let term):
      if case .choice(let vocabulary) = type, let known = vocabulary.term(term) { text(known.label(in: language)) } else { text(term) }
    case .number(let number): text(Typography.number(number, language))
    case .day(let day): text(Typography.day(day, language))
    case .flag(let flag): say(flag ? Phrase("ja", "yes") : Phrase("nein", "no"))
    case .money(let money): text(Typography.money(money, language))
    case .duration(let duration): text(Typography.duration(duration, language))
    case .size(let bytes): number(bytes)
    case .scale(let scale): text(Typography.number(scale.lowerBound, language) + "–" + Typography.number(scale.upperBound, language))
    case .reference(let index): reference(index, of: document)
    case .item(let index): text(source.items[index].words)
    case .list(let elements):
      var element = type
      if case .list(let inner) = type { element = inner }
      var isFirst = true
      for each in elements {
        if !isFirst { raw(", ") }
        self.value(each.value, element, of: document)
        isFirst = false
      }
    case .record(let record): pairs(record, of: document)
    case .table(let rows):
      var element = FieldType.text
      if case .table(_, let inner) = type { element = inner }
      for (at, row) in rows.enumerated() {
        if at > 0 { raw(" · ") }
        if case .reference(let index) = row.key { reference(index, of: document) } else { text(row.keyText.string) }
        raw(": ")
        self.value(row.value, element, of: document)
      }
    case .open: gap(Phrase("offen", "still open"))
    case .empty: gap(UI.missing)
    case .personal, .unreadable: raw("–")
    }
  }

  /// `Lernen 5 · Zugang in Monaten 2`.
  private mutating func pairs(_ record: Record, of document: Int) {
    var isFirst = true
    for entry in record.entries where isShown(entry.value) {
      if !isFirst { raw(" · ") }
      let field = record.fields[entry.field]
      put("", field.label, "\u{A0}")
      value(entry.value, field.type, of: document)
      isFirst = false
    }
  }

  private func isShown(_ value: Value) -> Bool { if case .personal = value { false } else { true } }

  /// What a reference names, linked; what it says where that is not there.
  mutating func reference(_ index: Int, of document: Int) {
    if let entity = site.model.entity(document, index) {
      let isOpen = openLink(entity, from: document, as: "st")
      text(site.model.name(entity))
      if isOpen { raw("</a>") }
    } else {
      text(site.model.documents[document].references[index].text.string)
    }
  }

  /// Keys that a page shows in its own way, or not at all.
  private static let elsewhere: Set<String> = [
    "kind", "id", "title", "lang", "status", "evidence", "owner", "allow", "formerly", "name", "participant", "characteristics", "profiles", "main-job", "gain",
    "not-served", "jobs", "clarifiers", "irrelevant", "ratings", "examples", "story", "map", "gains", "pains", "alternatives", "statement", "criteria",
    "quote", "quotes", "forces", "timeline", "answers", "image", "supports", "contradicts", "hired", "fired", "order",
  ]

  private func isElsewhere(_ key: String, in document: Document) -> Bool {
    switch key {
    // A job's `supports` is a fact, that of evidence a part of its page.
    case "supports": document.kind == .evidence
    // Said above the title.
    case "segment": document.kind == .valueProposition || document.kind == .customerRelationships || document.kind == .persona
    // Said on its card.
    case "goals", "frustrations", "wishes", "problems", "traits", "background", "basis", "role": document.kind == .persona
    default: HTML.elsewhere.contains(key)
    }
  }

  /// Whether a value is too long for a line of facts.
  private func isLong(_ value: Value, _ type: FieldType) -> Bool {
    switch value {
    case .text(let text): text.string.utf8.count > 48
    case .list(let elements):
      elements.reduce(0) { sum, element in if case .text(let text) = element.value { sum + text.string.utf8.count } else { sum + 20 } } > 60
    case .table: true
    default: false
    }
  }

  /// What front matter says in a word or two.
  mutating func facts(of document: Int) {
    let source = site.model.documents[document]
    var isOpen = false
    for entry in source.record.entries {
      let field = source.record.fields[entry.field]
      guard !isElsewhere(field.key, in: source), isShown(entry.value), !isLong(entry.value, field.type) else { continue }
      if !isOpen {
        raw("<dl class=\"facts\">")
        isOpen = true
      }
      put("<div><dt>", field.label, entry.isTerm ? "</dt><dd class=\"term\">" : "</dt><dd>")
      value(entry.value, field.type, of: document)
      raw("</dd></div>")
    }
    if isOpen { raw("</dl>\n") }
  }

  /// What takes a sentence or a list.
  mutating func details(of document: Int) {
    let source = site.model.documents[document]
    let long = source.record.entries.filter { entry in
      let field = source.record.fields[entry.field]
      return !isElsewhere(field.key, in: source) && isShown(entry.value) && isLong(entry.value, field.type)
    }
    guard !long.isEmpty else { return }
    section("details", UI.about) { html in
      html.raw("<dl class=\"kv kv--grid\">\n")
      for entry in long {
        let field = source.record.fields[entry.field]
        html.put("<div><dt>", field.label, "</dt><dd")
        html.lang(of: document)
        html.raw(">")
        if case .list(let elements) = entry.value, case .list(let inner) = field.type {
          html.raw("<ul class=\"lines\">")
          for element in elements {
            html.raw("<li class=\"st\">")
            html.value(element.value, inner, of: document)
            html.raw("</li>")
          }
          html.raw("</ul>")
        } else if case .table(let rows) = entry.value {
          html.raw("<ul class=\"lines\">")
          for row in rows {
            html.raw("<li class=\"st\">")
            html.text(row.keyText.string)
            html.raw(": ")
            html.value(row.value, .text, of: document)
            html.raw("</li>")
          }
          html.raw("</ul>")
        } else {
          html.raw("<span class=\"st\">")
          html.value(entry.value, field.type, of: document)
          html.raw("</span>")
        }
        html.raw("</dd></div>\n")
      }
      html.raw("</dl>\n")
    }
  }
}

extension Record.Entry {
  /// A word of a vocabulary: it stands alone and may begin like a sentence.
  fileprivate var isTerm: Bool {
    switch value {
    case .choice, .flag: true
    default: false
    }
  }
}
