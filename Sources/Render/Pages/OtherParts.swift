import Source
import Bind
import Check

/// What only the pages of relationships, personas, segmentations and evidence have.
extension HTML {
  /// The eleven aspects in the order of the method; those of which nothing is known stand together at the end, each with what it asks.
  mutating func relationshipParts(_ document: Int, _ prose: inout MarkdownHTML) {
    let source = site.model.documents[document]
    let blocks = BlockKind.blocks(of: .customerRelationships)
    func isWritten(_ block: BlockKind) -> Bool { source.blocks.contains { $0.kind == block && (!$0.notes.isEmpty || $0.hasProse) } }
    let open = blocks.filter { !isWritten($0) && site.model.known(of: document, $0).isEmpty }
    let done = blocks.count - open.count
    let finding =
      language == .de
      ? "\(done) von \(blocks.count) Gesichtspunkten sind durchdacht." : "\(done) of \(blocks.count) aspects are thought through."
    put("<p class=\"pic__find\">", finding, "</p>\n")
    for block in blocks where !open.contains(block) {
      let written = source.blocks.filter { $0.kind == block }
      raw("<section class=\"sec sec--side\" aria-labelledby=\"_b-")
      raw(Array(block.rawValue.utf8))
      raw("\">\n<div class=\"sec__side\"><h2 id=\"_b-")
      raw(Array(block.rawValue.utf8))
      put("\">", written.first?.heading.string ?? block.title(in: language, of: .customerRelationships), "</h2></div>\n<div class=\"sec__body\">\n")
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
      if !isWritten(block) { known(site.model.known(of: document, block)) }
      raw("</div>\n</section>\n")
    }
    guard !open.isEmpty else { return }
    section("open-aspects", Phrase("Noch nicht durchdacht", "Not thought through yet"), hint: Phrase("Und die Frage dahinter.", "And the question behind it.")) { html in
      html.raw("<dl class=\"told\">\n")
      for block in open {
        html.put("<div><dt>", block.title(in: html.language), "</dt>")
        html.put("<dd class=\"why\">", block.question(in: html.language), "</dd></div>\n")
      }
      html.raw("</dl>\n")
    }
  }

  /// What an aspect has from elsewhere: the segment itself, or notes of canvases.
  private mutating func known(_ entities: [Entity]) {
    raw("<ul class=\"lines lines--ruled\">\n")
    for entity in entities.prefix(40) {
      raw("<li>")
      name(entity)
      if entity.item != nil { put(" <span class=\"small\">", site.model.documents[entity.document].name, "</span>") }
      if let note = site.model.item(entity)?.note, let kind = site.model.documents[entity.document].kind { tags(note.tags, note.block.tags(in: kind)) }
      raw("</li>\n")
    }
    if entities.count > 40 { put("<li class=\"small\">", UI.more(entities.count - 40, language), "</li>\n") }
    raw("</ul>\n")
  }

  mutating func segmentationParts(_ document: Int) {
    let source = site.model.documents[document]
    let criteria = source.record.items("criteria")
    guard !criteria.isEmpty else { return }
    section("criteria", Phrase("Kriterien", "Criteria"), isAside: false) { html in
      html.raw("<table class=\"stack\">\n<thead><tr>")
      html.column(Phrase("Kriterium", "Criterion"))
      html.column(Phrase("Kategorie", "Category"))
      html.column(Phrase("Anforderungen", "Requirements"))
      html.raw("</tr></thead>\n<tbody>\n")
      for index in criteria {
        let item = source.items[index]
        html.raw("<tr")
        html.anchor(Entity(document, index))
        html.put("><th scope=\"row\"><span class=\"st\">", item.words, "</span></th><td")
        html.label(Phrase("Kategorie", "Category"))
        html.put(">", item.record.choice("category").flatMap { Vocabulary.category.term($0)?.label(in: html.language) } ?? "–", "</td><td")
        html.label(Phrase("Anforderungen", "Requirements"))
        html.raw(">")
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
    let place = site.concerned[document].first
    let forces = FourForces(site.model, of: [document])
    if forces.sources.isEmpty { change(document, record) }
    fourForces(forces, from: document, place: place)
    let timeline = SwitchTimeline(record, language)
    if !timeline.moments.isEmpty || record.choice("type") == "switch-interview" { switchTimeline(timeline, of: document) }
    answers(document, record)
    traceability(through: document)
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

  /// Where nothing else is known than half an answer, the table has it as it was written.
  private mutating func answers(_ document: Int, _ record: Record) {
    let rows = record.table("answers")
    guard !rows.isEmpty else { return }
    let rated = Opportunities(answersIn: document, site)
    if rated.points.count == rows.count { return opportunities(rated, elsewhere: .opportunities) }
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
