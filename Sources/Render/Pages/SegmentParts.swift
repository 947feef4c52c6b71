import Source
import Bind
import Check

/// What only the page of a segment has: its profiles, the relevance of its characteristics, the people it stands for.
extension HTML {
  mutating func segmentParts(_ document: Int) {
    profiles(of: document)
    relevanceMatrix(of: document)
    characteristicsAlone(of: document)
    traceability(through: document)
    opportunities(Opportunities(site, of: [document]), elsewhere: .opportunities)
    let told = site.evidenceAbout(document)
    fourForces(FourForces(site.model, of: told), from: document, place: site.place(of: document))
    exampleCards(of: document)
  }

  /// Without a profile there is nothing for which a characteristic could matter; it is told all the same.
  private mutating func characteristicsAlone(of document: Int) {
    let source = site.model.documents[document]
    guard let segment = source.segment, segment.profiles.isEmpty, !segment.characteristics.isEmpty else { return }
    section("characteristics", Phrase("Merkmale", "Characteristics"), hint: Phrase("Was davon zählt, sagt erst eine Hauptaufgabe.", "Which of them matter, only a main job can tell.")) { html in
      html.raw("<ul class=\"lines lines--ruled\">\n")
      for item in segment.characteristics.map({ source.items[$0] }) {
        html.raw("<li id=\"")
        html.attribute(item.id)
        html.raw("\"")
        html.lang(of: document)
        html.put("><span class=\"st\">", item.words, "</span></li>\n")
      }
      html.raw("</ul>\n")
    }
  }

  private mutating func profiles(of document: Int) {
    let profiles = site.model.profiles(of: document)
    let count = profiles.count
    let heading =
      count == 0 ? Phrase("Noch kein Profil", "No profile yet")
      : count == 1 ? Phrase("Das Profil", "The profile")
      : Phrase(
        Typography.word(count, .de).prefix(1).uppercased() + Typography.word(count, .de).dropFirst() + " Profile",
        Typography.word(count, .en).prefix(1).uppercased() + Typography.word(count, .en).dropFirst() + " profiles")
    section("profiles", heading, isAside: false) { html in
      if count == 0 {
        html.empty(
          Phrase("Worum geht es diesen Menschen im Kern?", "What are these people really trying to get done?"),
          how: Phrase("Nennt mit `main-job` die Hauptaufgabe und mit `gain`, woran sie merken, dass sie erledigt ist.", "Name the main job with `main-job` and with `gain` how they know that it is done."),
          example: "main-job: zur-arbeit-kommen\ngain: fahrzeit\n")
        return
      }
      html.raw("<div class=\"band seg-")
      html.number(html.site.place(of: document).map { SiteIndex.hue($0) } ?? 1)
      html.raw(count == 1 ? "\"><div class=\"duo duo--one\">\n" : "\"><div class=\"duo\">\n")
      for profile in profiles { html.profile(profile, of: count) }
      html.raw("</div></div>\n")
    }
  }

  private mutating func profile(_ profile: BoundProfile, of count: Int) {
    let document = profile.document
    let source = site.model.documents[document]
    raw("<article aria-labelledby=\"_p")
    number(profile.number + 1)
    put("\">\n<p class=\"lbl\">", Phrase("Hauptaufgabe", "Main job"), "")
    if count > 1 {
      raw(" ")
      number(profile.number + 1)
    }
    raw("</p>\n<h3 id=\"_p")
    number(profile.number + 1)
    raw("\">")
    if let job = profile.mainJob { name(job, from: document, as: "j") } else { gap(Phrase("keine Hauptaufgabe", "no main job")) }
    put("</h3>\n<dl class=\"kv\">\n<div><dt>", Phrase("Wichtigster Gewinn", "Most important gain"), "</dt><dd>")
    if let gain = profile.gain {
      name(gain, from: document, as: "st st--m")
      raw("<div class=\"why\">")
      rating(of: gain, in: profile)
      raw("</div>")
    } else {
      gap(UI.missing)
    }
    put("</dd></div>\n<div><dt>", Phrase("Clarifier", "Clarifiers"), "</dt><dd>")
    if profile.profile.clarifiers.isEmpty {
      put("<span class=\"why\">", Phrase("noch keiner", "none yet"), "</span>")
    } else {
      raw("<ul>")
      for clarifier in profile.profile.clarifiers { self.clarifier(clarifier, source, document) }
      raw("</ul>")
    }
    raw("</dd></div>\n")
    if !profile.profile.jobs.isEmpty {
      put("<div><dt>", Phrase("Weitere Aufgaben", "Further jobs"), "</dt><dd><ul class=\"lines\">")
      for reference in profile.profile.jobs {
        raw("<li>")
        self.reference(reference, of: document)
        raw("</li>")
      }
      raw("</ul></dd></div>\n")
    }
    ratings(profile)
    put("<div><dt>", Phrase("Wertangebot", "Value proposition"), "</dt><dd>")
    let propositions = site.model.propositions(for: profile)
    if !propositions.isEmpty {
      raw("<ul class=\"lines\">")
      for proposition in propositions {
        raw("<li>")
        name(Entity(proposition), from: document)
        raw("</li>")
      }
      raw("</ul>")
    } else if let reason = profile.profile.notServed {
      put("<b class=\"lbl\">", Phrase("Bewusst keines.", "None, on purpose."), "</b> ")
      put("<span class=\"why\">", reason.string, "</span>")
    } else if site.isDeferred(document) {
      put("<span class=\"why\">", Phrase("keines, solange das Segment zurückgestellt ist", "none while the segment is set aside"), "</span>")
    } else {
      gap(Phrase("noch keines", "none yet"))
    }
    raw("</dd></div>\n</dl>\n</article>\n")
  }

  private mutating func clarifier(_ clarifier: Profile.Clarifier, _ source: Document, _ document: Int) {
    let item = source.items[clarifier.item]
    raw("<li")
    anchor(Entity(document, clarifier.item))
    raw("><span class=\"st st--m\"")
    lang(of: document)
    put(">", item.words, "</span>")
    if let because = clarifier.because { put("<p class=\"why\"><b>", UI.because, "</b>"); text(because.string); raw("</p>") }
    if let implication = item.record.text("implication") { put("<p class=\"why\"><b>", UI.implication, "</b>"); text(implication.string); raw("</p>") }
    if let constraint = item.record.record("constraint"), !constraint.entries.isEmpty {
      put("<p class=\"why\"><b>", UI.limit, "</b>")
      for (at, entry) in constraint.entries.enumerated() {
        if at > 0 { raw(" · ") }
        let field = constraint.fields[entry.field]
        switch field.key {
        case "max-price", "max-time": say(Phrase("höchstens ", "at most "))
        default: put("", field.label, ": ")
        }
        value(entry.value, field.type, of: document)
      }
      raw("</p>")
    }
    raw("</li>")
  }

  /// `Wichtigkeit 9, Zufriedenheit 3, Chance 15 · Umfrage, n = 42`.
  private mutating func rating(of gain: Entity, in profile: BoundProfile) {
    let document = profile.document
    if let rating = profile.profile.ratings.first(where: { site.model.entity(document, $0.subject) == gain }) {
      raw("<span>")
      scores(rating)
      raw("</span> ")
    }
    evidenceMark(gain, from: document)
  }

  private mutating func scores(_ rating: Profile.Rating) {
    let record = rating.record
    var parts: [String] = []
    func part(_ key: String, _ label: Phrase) {
      if let value = record.number(key) { parts.append(label(language) + "\u{A0}" + Typography.number(value, language)) }
    }
    part("importance", Phrase("Wichtigkeit", "importance"))
    part("satisfaction", Phrase("Zufriedenheit", "satisfaction"))
    if let score = rating.opportunity(in: site.model.settings) {
      parts.append(Phrase("Chance", "opportunity")(language) + "\u{A0}" + Typography.number(score, language))
    }
    if let sample = record.number("n") { parts.append("n\u{A0}=\u{A0}" + Typography.number(sample, language)) }
    text(parts.joined(separator: ", "))
  }

  /// The other ratings of a profile, as a table.
  private mutating func ratings(_ profile: BoundProfile) {
    let document = profile.document
    var ranked: [(rating: Profile.Rating, score: Double, place: Int)] = []
    for (place, rating) in profile.profile.ratings.enumerated() where site.model.entity(document, rating.subject).map({ $0 != profile.gain }) ?? false {
      ranked.append((rating, rating.opportunity(in: site.model.settings) ?? -1, place))
    }
    // The greatest opportunity first.
    let others = ranked.sorted { $0.score != $1.score ? $0.score > $1.score : $0.place < $1.place }.map(\.rating)
    guard !others.isEmpty else { return }
    put("<div><dt>", Phrase("Weitere Bewertungen", "Further ratings"), "</dt><dd><ul class=\"lines\">")
    for rating in others {
      raw("<li>")
      name(site.model.entity(document, rating.subject)!, from: document)
      raw(" <span class=\"small\">")
      scores(rating)
      raw("</span></li>")
    }
    raw("</ul></dd></div>\n")
  }
}
