import Source
import Bind
import Check

/// What only the pages of relationships, personas, segmentations and evidence have.
extension HTML {
  /// The eleven aspects in the order of the method.
  mutating func relationshipParts(_ document: Int) {
    let source = site.model.documents[document]
    var prose = MarkdownHTML(document, of: site)
    let blocks = BlockKind.blocks(of: .customerRelationships)
    let missing = blocks.filter { block in !source.blocks.contains { $0.kind == block && (!$0.notes.isEmpty || $0.hasProse) } }
    let done = blocks.count - missing.count
    let finding =
      language == .de
      ? "\(done) von \(blocks.count) Gesichtspunkten sind durchdacht." : "\(done) of \(blocks.count) aspects are thought through."
    put("<p class=\"pic__find\">", finding, "</p>\n")
    for block in blocks {
      let written = source.blocks.filter { $0.kind == block }
      raw("<section class=\"sec sec--side\" aria-labelledby=\"_b-")
      raw(Array(block.rawValue.utf8))
      raw("\">\n<div class=\"sec__side\"><h2 id=\"_b-")
      raw(Array(block.rawValue.utf8))
      put("\">", written.first?.heading.string ?? block.title(in: language), "</h2></div>\n<div class=\"sec__body\">\n")
      let notes = source.items.indices.filter { source.items[$0].note?.block == block }
      if !notes.isEmpty {
        raw("<ul class=\"lines lines--ruled\">\n")
        for note in notes {
          let written = source.items[note].note!
          raw("<li")
          anchor(Entity(document, note))
          raw(" class=\"st\">")
          prose.note(written.node, skippingTags: block.tags(in: .customerRelationships) != nil, &self)
          tags(written.tags, block.tags(in: .customerRelationships))
          raw("</li>\n")
        }
        raw("</ul>\n")
      }
      for each in written where each.hasProse {
        raw("<div class=\"prose\">")
        prose.besidesNotes(of: each, &self)
        raw("</div>\n")
      }
      if notes.isEmpty, !written.contains(where: \.hasProse) {
        raw("<p>")
        gap(Phrase("noch offen", "still open"))
        raw("</p>\n")
      }
      raw("</div>\n</section>\n")
    }
    prose.footnotes(&self)
  }

  mutating func personaParts(_ document: Int) {
    let source = site.model.documents[document]
    let person = site.disclosed.person(of: document)
    let portrait = SiteIndex.portrait(source).flatMap { site.assets[$0] }
    if person != nil || portrait != nil || source.record.text("quote") != nil {
      raw("<section class=\"sec persona\">\n")
      if let portrait {
        raw("<img class=\"persona__img\" src=\"")
        attribute(root + portrait)
        raw("\" alt=\"\">\n")
      }
      raw("<div>")
      if let person { put("<p class=\"lbl\">", person, "</p>") }
      if let quote = source.record.text("quote") {
        raw("<blockquote class=\"st st--l\"")
        lang(of: document)
        put("><p>", Typography.quoted(quote.string, source.language), "</p></blockquote>")
      }
      raw("</div>\n</section>\n")
    }
  }

  mutating func segmentationParts(_ document: Int) {
    let source = site.model.documents[document]
    let criteria = source.record.items("criteria")
    guard !criteria.isEmpty else { return }
    section("criteria", Phrase("Kriterien", "Criteria"), isAside: false) { html in
      html.scroll(Phrase("Kriterien", "Criteria")) { html in
        html.raw("<table class=\"rel\">\n<thead><tr>")
        html.column(Phrase("Kriterium", "Criterion"))
        html.column(Phrase("Kategorie", "Category"))
        html.column(Phrase("Anforderungen", "Requirements"))
        html.raw("</tr></thead>\n<tbody>\n")
        for index in criteria {
          let item = source.items[index]
          html.raw("<tr")
          html.anchor(Entity(document, index))
          html.put("><th scope=\"row\"><span class=\"st\">", item.words, "</span></th><td>")
          html.text(item.record.choice("category").flatMap { Vocabulary.category.term($0)?.label(in: html.language) } ?? "–")
          html.raw("</td><td>")
          if let requirements = item.record.record("requirements"), !requirements.entries.isEmpty {
            html.raw("<dl class=\"pairs\">")
            for entry in requirements.entries {
              let field = requirements.fields[entry.field]
              html.put("<div><dt>", field.label, "</dt><dd class=\"st\">")
              html.value(entry.value, field.type, of: document)
              html.raw("</dd></div>")
            }
            html.raw("</dl>")
          } else {
            html.raw("–")
          }
          html.raw("</td></tr>\n")
        }
        html.raw("</tbody>\n</table>\n")
      }
    }
  }

  mutating func evidenceParts(_ document: Int) {
    let source = site.model.documents[document]
    let record = source.record
    if let person = site.disclosed.person(of: document) { put("<p class=\"lbl\">", person, "</p>\n") }
    let claims: [(key: String, id: StaticString, title: Phrase)] = [
      ("supports", "supports", Phrase("Was das stützt", "What it supports")),
      ("contradicts", "contradicts", Phrase("Wem das widerspricht", "What it contradicts")),
    ]
    for (key, id, title) in claims {
      let references = record.references(key)
      guard !references.isEmpty else { continue }
      section(id, title) { html in
        html.raw("<ul class=\"lines lines--ruled\">\n")
        for reference in references {
          html.raw("<li>")
          html.reference(reference, of: document)
          if let entity = html.site.model.entity(document, reference), entity.item != nil {
            html.put(" <span class=\"small\">", html.site.model.documents[entity.document].name, "</span>")
          }
          html.raw("</li>\n")
        }
        html.raw("</ul>\n")
      }
    }
    let quotes = record.texts("quotes")
    if !quotes.isEmpty {
      section("quotes", Phrase("Wörtlich", "In their words")) { html in
        for quote in quotes {
          html.raw("<blockquote class=\"st st--m\"")
          html.lang(of: document)
          html.put("><p>", Typography.quoted(quote.string, source.language), "</p></blockquote>\n")
        }
      }
    }
    change(document, record)
    forces(document, record)
    timeline(document, record)
    answers(document, record)
  }

  /// From what to what.
  private mutating func change(_ document: Int, _ record: Record) {
    let fired = record.text("fired"), hired = record.text("hired")
    guard fired != nil || hired != nil else { return }
    section("switch", Phrase("Der Wechsel", "The switch")) { html in
      html.raw("<dl class=\"kv kv--grid\">")
      for (text, label) in [(fired, Phrase("Aufgegeben", "Fired")), (hired, Phrase("Genommen", "Hired"))] {
        html.put("<div><dt>", label, "</dt><dd class=\"st st--m\">")
        if let text { html.text(text.string) } else { html.gap(UI.missing) }
        html.raw("</dd></div>")
      }
      html.raw("</dl>\n")
    }
  }

  private mutating func forces(_ document: Int, _ record: Record) {
    guard let forces = record.record("forces") else { return }
    func texts(_ key: String) -> [String] { forces.texts(key).map(\.string).filter { $0.lowercased() != "unknown" } }
    let toward = texts("push").count + texts("pull").count, against = texts("anxiety").count + texts("habit").count
    let finding =
      language == .de
      ? "\(toward) \(toward == 1 ? "Nennung treibt" : "Nennungen treiben") den Wechsel, \(against) \(against == 1 ? "hält" : "halten") ihn auf."
      : "\(toward) \(toward == 1 ? "statement drives" : "statements drive") the switch, \(against) \(against == 1 ? "holds" : "hold") it back."
    picture("forces", Phrase("Vier Kräfte", "Four forces"), finding: finding, about: Phrase("Was zum Wechsel treibt und was ihn aufhält.", "What drives a switch and what holds it back.")) { html in
      html.raw("<dl class=\"forces\">\n")
      let parts: [(key: String, label: Phrase, isFor: Bool)] = [
        ("push", Phrase("Druck: weg vom Heutigen", "Push: away from today"), true), ("pull", Phrase("Sog: hin zum Neuen", "Pull: towards the new"), true),
        ("habit", Phrase("Gewohnheit: hält am Heutigen", "Habit: holds to today"), false), ("anxiety", Phrase("Sorge: vor dem Neuen", "Anxiety: about the new"), false),
      ]
      for part in parts {
        html.raw(part.isFor ? "<div class=\"forces__for\"><dt>" : "<div class=\"forces__against\"><dt>")
        html.put("", part.label, "</dt>")
        let found = texts(part.key)
        if found.isEmpty {
          html.raw("<dd>")
          html.gap(Phrase("unbekannt", "unknown"))
          html.raw("</dd>")
        }
        for text in found {
          html.raw("<dd class=\"st\"")
          html.lang(of: document)
          html.put(">", text, "</dd>")
        }
        html.raw("</div>\n")
      }
      html.raw("</dl>\n")
    }
  }

  private mutating func timeline(_ document: Int, _ record: Record) {
    let moments = record.records("timeline")
    guard !moments.isEmpty else { return }
    section("timeline", Phrase("Zeitachse", "Timeline"), hint: Phrase("Vom ersten Gedanken bis zur Nutzung.", "From the first thought to using it.")) { html in
      html.raw("<ol class=\"timeline\">\n")
      for moment in moments {
        html.put("<li><b class=\"lbl\">", moment.choice("moment").flatMap { Vocabulary.moment.term($0)?.label(in: html.language) } ?? "–", "</b> ")
        if let day = moment.day("date") { html.put("<span class=\"small\">", Typography.day(day, html.language), "</span>") }
        if let what = moment.text("what") { html.put("<span class=\"st\">", what.string, "</span>") }
        html.raw("</li>\n")
      }
      html.raw("</ol>\n")
    }
  }

  private mutating func answers(_ document: Int, _ record: Record) {
    let rows = record.table("answers")
    guard !rows.isEmpty else { return }
    section("answers", Phrase("Antworten", "Answers")) { html in
      html.raw("<table class=\"stack\">\n<thead><tr>")
      html.column(Phrase("Gewinn oder Schmerzpunkt", "Gain or pain"))
      html.put("<th scope=\"col\" class=\"num\">", Phrase("Wichtigkeit", "Importance"), "</th>")
      html.put("<th scope=\"col\" class=\"num\">", Phrase("Zufriedenheit", "Satisfaction"), "</th></tr></thead>\n<tbody>\n")
      for row in rows {
        html.raw("<tr><th scope=\"row\"")
        html.label(Phrase("Gewinn oder Schmerzpunkt", "Gain or pain"))
        html.raw(">")
        if case .reference(let index) = row.key { html.reference(index, of: document) } else { html.text(row.keyText.string) }
        html.raw("</th>")
        for (key, label) in [("importance", Phrase("Wichtigkeit", "Importance")), ("satisfaction", Phrase("Zufriedenheit", "Satisfaction"))] {
          html.raw("<td class=\"num\"")
          html.label(label)
          html.raw(">")
          if case .record(let scores) = row.value, let score = scores.number(key) { html.text(Typography.number(score, html.language)) } else { html.raw("–") }
          html.raw("</td>")
        }
        html.raw("</tr>\n")
      }
      html.raw("</tbody>\n</table>\n")
    }
  }
}
