import Source
import Bind
import Check

/// A person as somebody who works with them would describe them: what they want, what works, what hurts, in one view.
extension HTML {
  /// The card of a persona.
  mutating func personaCard(_ document: Int) {
    let source = site.model.documents[document], record = source.record
    let person = site.disclosed.person(of: document)
    let portrait = site.portrait(of: document)
    let place = site.concerned[document].first
    raw("<section class=\"sec card seg-")
    number(place.map { SiteIndex.hue($0) } ?? 0)
    put("\" aria-labelledby=\"_card\">\n<h2 class=\"vh\" id=\"_card\">", Phrase("Auf einen Blick", "At a glance"), "</h2>\n<div class=\"card__who\">\n")
    if let portrait {
      raw("<img class=\"card__img\" src=\"")
      attribute(root + portrait)
      raw("\" alt=\"\">\n")
    }
    raw("<p class=\"st st--m\">")
    let role = record.choice("role").map { Vocabulary.personaRole.term($0)?.label(in: language) ?? $0 }
    text([person ?? (role == nil ? source.name : nil), role].compactMap { $0 }.joined(separator: ", "))
    put("<br><span class=\"why\">", Phrase("… und Personen wie diese", "… and people like this"), "</span></p>\n")
    if let basis = record.choice("basis") {
      put("<p class=\"small\"><b>", Phrase("Grundlage: ", "Basis: "), "</b>")
      text(Vocabulary.personaBasis.term(basis)?.label(in: language) ?? basis)
      raw("</p>\n")
    }
    evidenceMark(Entity(document), from: document)
    raw("</div>\n<div class=\"card__body\">\n")
    if let quote = record.text("quote") {
      raw("<blockquote class=\"st st--l\"")
      lang(of: document)
      put("><p>", Typography.quoted(quote.string, source.language), "</p></blockquote>\n")
    }
    let goals = record.references("goals").filter { site.model.entity(document, $0) != nil }
    let jobs = goals.filter { site.model.entity(document, $0)?.item == nil }, gains = goals.filter { site.model.entity(document, $0)?.item != nil }
    let pains = record.references("frustrations")
    raw("<dl class=\"card__g\">\n")
    let isTold = !jobs.isEmpty || !record.texts("wishes").isEmpty
    cell(Phrase("Was zu erledigen ist", "What is to be done"), jobs, record.texts("wishes"), document, others: isTold ? [] : site.mainJobs(of: document), isAlways: true)
    cell(Phrase("Wann es gut ging", "When it went well"), gains, [], document, isAlways: false)
    cell(Phrase("Was dabei stört", "What gets in the way"), pains, record.texts("problems"), document, isAlways: true)
    raw("</dl>\n")
    let words: [(Phrase, [String])] = [
      (Phrase("Eigenschaften", "Traits"), record.texts("traits").map(\.string)), (Phrase("Hintergrund", "Background"), record.texts("background").map(\.string)),
    ].filter { !$0.1.isEmpty }
    if !words.isEmpty {
      raw("<dl class=\"pairs\">")
      for (label, texts) in words {
        put("<div><dt>", label, "</dt><dd class=\"st\"")
        lang(of: document)
        put(">", texts.joined(separator: " · "), "</dd></div>")
      }
      raw("</dl>\n")
    }
    raw("</div>\n</section>\n")
  }

  private mutating func cell(_ title: Phrase, _ references: [Int], _ texts: [Text], _ document: Int, others: [Entity] = [], isAlways: Bool) {
    guard isAlways || !references.isEmpty || !texts.isEmpty else { return }
    put("<div><dt>", title, "</dt><dd>")
    if references.isEmpty, texts.isEmpty, others.isEmpty { gap(UI.missing) } else {
      raw("<ul class=\"lines\">")
      for other in others {
        raw("<li>")
        name(other, as: "st")
        raw("</li>")
      }
      for reference in references {
        raw("<li>")
        self.reference(reference, of: document)
        raw("</li>")
      }
      for text in texts {
        raw("<li class=\"st\"")
        lang(of: document)
        put(">", text.string, "</li>")
      }
      raw("</ul>")
    }
    raw("</dd></div>\n")
  }

  /// The real people that a segment stands for, a card each: name or number, role, company, "and people like this".
  mutating func exampleCards(of document: Int) {
    let people = site.disclosed.examples(of: document)
    guard !people.isEmpty else { return }
    section(
      "examples", Phrase("Wirkliche Menschen", "Real people"),
      hint: people.contains { $0.name != nil }
        ? Phrase("Mit ihrem Einverständnis; wer es nicht gab, steht hier ohne Namen.", "With their consent; who did not give it stands here without a name.")
        : Phrase("Namen und Firmen bleiben intern.", "Names and companies stay inside.")
    ) { html in
      html.raw("<ul class=\"people\">\n")
      for person in people.prefix(60) {
        html.raw("<li class=\"people__c seg-")
        html.number(html.site.place(of: document).map { SiteIndex.hue($0) } ?? 0)
        html.raw("\"><span class=\"st st--m\">")
        if let name = person.name { html.text(name) } else {
          html.raw("Person ")
          html.number(person.number)
        }
        html.raw("</span>")
        let rest = [person.role, person.company ?? person.companyKind].compactMap { $0 }
        if !rest.isEmpty { html.put("<span class=\"st\">", rest.joined(separator: ", "), "</span>") }
        html.put("<span class=\"small\">", Phrase("… und Personen wie diese", "… and people like this"), "</span></li>\n")
      }
      html.raw("</ul>\n")
      if people.count > 60 { html.put("<p class=\"small\">", UI.more(people.count - 60, html.language), "</p>\n") }
    }
  }
}

extension SiteIndex {
  /// What the people of a persona's segment want to get done; a persona that names no job of its own has these.
  func mainJobs(of persona: Int) -> [Entity] {
    guard let segment = model.documents[persona].record.reference("segment").flatMap({ model.entity(persona, $0)?.document }) else { return [] }
    var jobs: [Entity] = []
    for profile in model.profiles(of: segment) { if let job = profile.mainJob, !jobs.contains(job) { jobs.append(job) } }
    return jobs
  }
}
