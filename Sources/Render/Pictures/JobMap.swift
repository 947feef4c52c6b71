import Source
import Bind

/// The eight stages of a job with their steps, and how many gains and pains hang on each.
extension SiteIndex {
  /// How much room the ratings of segments see in a job's gains and pains: items with their opportunity.
  fileprivate func ratings(of job: Int) -> [(item: Int, chance: Double)] {
    var found: [(Int, Double)] = []
    var seen: Set<Int> = []
    for arrival in model.incoming[job] where model.documents[arrival.document].references[arrival.reference].role == .rating {
      guard seen.insert(arrival.document).inserted else { continue }
      for profile in model.documents[arrival.document].segment?.profiles ?? [] {
        for rating in profile.ratings {
          guard let subject = model.entity(arrival.document, rating.subject), subject.document == job, let item = subject.item else { continue }
          if let chance = rating.opportunity(in: model.settings) { found.append((item, chance)) }
        }
      }
    }
    return found
  }
}

extension HTML {
  mutating func jobMap(of document: Int) {
    let source = site.model.documents[document]
    let job = source.job!
    let title = Phrase("Aufgabenkarte", "Job map")
    let about = Phrase(
      "Die acht Abschnitte jeder Aufgabe und die Schritte, in denen diese hier getan wird.",
      "The eight stages of every job and the steps in which this one gets done.")
    guard !job.steps.isEmpty else {
      // Small and emotional jobs have no map of their own.
      guard site.profilesByJob[document] != nil else { return }
      picture("map", title, finding: "", about: about) { html in
        html.empty(
          Phrase("Noch keine Schritte.", "No steps yet."),
          how: Phrase("Schreibt unter `map`, wie die Aufgabe heute getan wird, vom Festlegen bis zum Abschließen.", "Write under `map` how the job gets done today, from defining to concluding."),
          example: "map:\n  - {stage: define, title: …}\n  - {stage: execute, title: …}\n")
      }
      return
    }
    let model = site.model
    let ratings = site.ratings(of: document)
    func needs(of step: Int) -> (gains: Int, pains: Int, chance: Double?) {
      var counts: (gains: Int, pains: Int, chance: Double?) = (0, 0, nil)
      for (subject, chance) in ratings where model.entity(document, source.items[subject].record.reference("step")) == Entity(document, step) {
        counts.chance = max(counts.chance ?? chance, chance)
      }
      for index in job.gains where model.entity(document, source.items[index].record.reference("step")) == Entity(document, step) { counts.gains += 1 }
      for index in job.pains where model.entity(document, source.items[index].record.reference("step")) == Entity(document, step) { counts.pains += 1 }
      return counts
    }
    let stages = Vocabulary.mapStage.terms
    let best = job.steps.compactMap { step in needs(of: step).chance.map { (step: step, chance: $0) } }.max { $0.chance < $1.chance }
    let used = Set(job.steps.compactMap { source.items[$0].record.choice("stage") })
    let missing = stages.filter { !used.contains($0.key) }
    let count = job.steps.count
    var finding: String
    if missing.isEmpty {
      finding = language == .de ? "\(count) Schritte in allen acht Abschnitten." : "\(count) steps in all eight stages."
    } else {
      let names = Typography.list(missing.map { Typography.quoted($0.label(in: language), language) }, language)
      finding =
        language == .de
        ? "\(count) \(count == 1 ? "Schritt" : "Schritte"); ohne Schritt \(missing.count == 1 ? "ist" : "sind") \(names)."
        : "\(count) \(count == 1 ? "step" : "steps"); \(names) \(missing.count == 1 ? "has" : "have") none."
    }
    if let best {
      let step = Typography.quoted(source.items[best.step].words, language), chance = Typography.number(best.chance, language)
      finding = (language == .de ? "Die größte Chance liegt bei \(step) (\(chance)). " : "The greatest opportunity lies in \(step) (\(chance)). ") + finding
    }
    picture("map", title, finding: finding, about: about) { html in
      html.raw("<ol class=\"jobmap\">\n")
      for (number, stage) in stages.enumerated() {
        let steps = job.steps.filter { source.items[$0].record.choice("stage") == stage.key }
        html.raw(steps.isEmpty ? "<li class=\"jobmap__none\">" : "<li>")
        html.raw("<h3><span class=\"jobmap__n\">")
        html.number(number + 1)
        html.put("</span> ", stage.label(in: html.language), "</h3>\n")
        if steps.isEmpty {
          html.put("<p class=\"small\">", Phrase("kein Schritt", "no step"), "</p>")
        } else {
          html.raw("<ul>")
          for step in steps { html.step(step, of: document, needs(of: step)) }
          html.raw("</ul>")
        }
        html.raw("</li>\n")
      }
      html.raw("</ol>\n")
      let loose = job.steps.filter { source.items[$0].record.choice("stage") == nil }
      if !loose.isEmpty {
        html.put("<h3 class=\"lbl\">", Phrase("Ohne Abschnitt", "Without a stage"), "</h3><ul class=\"lines\">")
        for step in loose { html.step(step, of: document, needs(of: step)) }
        html.raw("</ul>\n")
      }
    }
  }

  private mutating func step(_ step: Int, of document: Int, _ needs: (gains: Int, pains: Int, chance: Double?)) {
    raw("<li")
    anchor(Entity(document, step))
    raw("><span class=\"st\"")
    lang(of: document)
    put(">", site.model.documents[document].items[step].words, "</span>")
    var parts: [String] = []
    if needs.gains > 0 { parts.append(language == .de ? "\(needs.gains)\u{A0}\(needs.gains == 1 ? "Gewinn" : "Gewinne")" : "\(needs.gains)\u{A0}\(needs.gains == 1 ? "gain" : "gains")") }
    if needs.pains > 0 { parts.append(language == .de ? "\(needs.pains)\u{A0}\(needs.pains == 1 ? "Schmerzpunkt" : "Schmerzpunkte")" : "\(needs.pains)\u{A0}\(needs.pains == 1 ? "pain" : "pains")") }
    if !parts.isEmpty { put("<span class=\"small\">", parts.joined(separator: ", "), "</span>") }
    if let chance = needs.chance {
      put("<span class=\"small\">", Phrase("größte Chance ", "best opportunity "), "<b>")
      put("", Typography.number(chance, language), "</b>")
      bar(from: 0, to: max(0, min(1, chance / max(1, site.model.settings.opportunityRange.upperBound))), site.concerned[document].first)
      raw("</span>")
    }
    raw("</li>")
  }
}
