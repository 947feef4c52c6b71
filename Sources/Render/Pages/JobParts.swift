import Source
import Bind
import Check

/// What only the page of a job has: gains and pains, the way the job is done, what people use today, where it belongs.
extension HTML {
  mutating func jobParts(_ document: Int) {
    let source = site.model.documents[document]
    let job = source.job!
    audience(of: document)
    gainsAndPains(document, job)
    jobMap(of: document)
    alternatives(document, job)
    jobHierarchy(of: document)
    traceability(through: document)
  }

  /// Whose main job it is.
  private mutating func audience(of document: Int) {
    guard let profiles = site.profilesByJob[document] else { return }
    section("whose", Phrase("Für wen das die Hauptaufgabe ist", "Whose main job this is")) { html in
      html.raw("<table class=\"stack\">\n<thead><tr>")
      html.column(UI.segment)
      html.column(Phrase("Wichtigster Gewinn", "Most important gain"))
      html.column(Phrase("Clarifier", "Clarifiers"))
      html.raw("</tr></thead>\n<tbody>\n")
      for (segment, number) in profiles.prefix(50) {
        let source = html.site.model.documents[segment]
        let profile = source.segment!.profiles[number]
        html.raw("<tr><th scope=\"row\"")
        html.label(UI.segment)
        html.raw(">")
        if let place = html.site.place(of: segment) { html.key(place) }
        html.name(Entity(segment), from: document)
        html.raw("</th><td")
        html.label(Phrase("Wichtigster Gewinn", "Most important gain"))
        html.raw(">")
        if let gain = html.site.model.entity(segment, profile.gain) { html.name(gain, from: document) } else { html.gap(UI.missing) }
        html.raw("</td><td")
        html.label(Phrase("Clarifier", "Clarifiers"))
        html.raw("><ul class=\"lines\">")
        for clarifier in profile.clarifiers {
          html.raw("<li>")
          html.name(Entity(segment, clarifier.item), from: document)
          html.raw("</li>")
        }
        html.raw(profile.clarifiers.isEmpty ? "<li>–</li></ul></td></tr>\n" : "</ul></td></tr>\n")
      }
      html.raw("</tbody>\n</table>\n")
      if profiles.count > 50 { html.put("<p class=\"small\">", UI.more(profiles.count - 50, html.language), "</p>\n") }
    }
  }

  private mutating func gainsAndPains(_ document: Int, _ job: Job) {
    section("needs", Phrase("Woran man merkt, wie es läuft", "How one knows how it goes"), isAside: false) { html in
      html.raw("<div class=\"duo\">\n")
      html.statements(
        job.gains, of: document, Phrase("Gewinne", "Gains"),
        empty: Phrase("Noch keine. Wann sagen Menschen, dass diese Aufgabe gut erledigt ist?", "None yet. When do people say that this job was done well?"))
      html.statements(
        job.pains, of: document, Phrase("Schmerzpunkte", "Pains"),
        empty: Phrase("Noch keine. Was stört, hindert oder droht dabei?", "None yet. What annoys, hinders or threatens them?"))
      html.raw("</div>\n")
    }
  }

  private mutating func statements(_ items: [Int], of document: Int, _ title: Phrase, empty: Phrase) {
    let source = site.model.documents[document]
    put("<div class=\"needs\"><h3 class=\"lbl\">", title, "</h3>\n")
    if items.isEmpty {
      put("<p class=\"why\">", empty, "</p></div>\n")
      return
    }
    raw("<ul>\n")
    let ordered = items.enumerated().sorted {
      let a = source.items[$0.element].weight, b = source.items[$1.element].weight
      return a != b ? a > b : $0.offset < $1.offset
    }.map(\.element)
    for index in ordered {
      let item = source.items[index]
      raw("<li")
      anchor(Entity(document, index))
      raw("><span class=\"st st--m\"")
      lang(of: document)
      put(">", item.words, "</span><span class=\"need__meta\">")
      var isFirst = true
      for key in ["severity", "relevance", "sort", "expectation", "measure", "step"] {
        guard let entry = item.record[key] else { continue }
        if isFirst { bars(item.weight) } else { raw(" · ") }
        let field = item.record.fields[entry.field]
        if key == "measure" || key == "step" { put("", field.label, " ") }
        value(entry.value, field.type, of: document)
        isFirst = false
      }
      raw("</span>")
      evidenceMark(Entity(document, index), from: document)
      raw("</li>\n")
    }
    raw("</ul></div>\n")
  }

  private mutating func alternatives(_ document: Int, _ job: Job) {
    guard !job.alternatives.isEmpty else { return }
    let source = site.model.documents[document]
    section(
      "alternatives", Phrase("Was Menschen heute nehmen", "What people use today"),
      hint: Phrase("Auch Nichtstun ist eine Alternative.", "Doing nothing is an alternative too.")
    ) { html in
      html.raw("<ul class=\"lines lines--ruled\">\n")
      for index in job.alternatives {
        let item = source.items[index]
        html.raw("<li")
        html.anchor(Entity(document, index))
        html.raw("><span class=\"st\"")
        html.lang(of: document)
        html.put(">", item.words, "</span>")
        if let type = item.record.choice("type").flatMap({ Vocabulary.alternativeType.term($0) }) {
          html.put(" <span class=\"small\">", type.label(in: html.language), "</span>")
        }
        html.raw("</li>\n")
      }
      html.raw("</ul>\n")
    }
  }
}
