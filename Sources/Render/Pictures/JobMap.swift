import Source
import Bind

/// The eight stages of a job with their steps, and how many gains and pains hang on each.
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
    func needs(of step: Int) -> (gains: Int, pains: Int) {
      var counts = (gains: 0, pains: 0)
      for index in job.gains where model.entity(document, source.items[index].record.reference("step")) == Entity(document, step) { counts.gains += 1 }
      for index in job.pains where model.entity(document, source.items[index].record.reference("step")) == Entity(document, step) { counts.pains += 1 }
      return counts
    }
    let stages = Vocabulary.mapStage.terms
    let used = Set(job.steps.compactMap { source.items[$0].record.choice("stage") })
    let missing = stages.filter { !used.contains($0.key) }
    let count = job.steps.count
    let finding: String
    if missing.isEmpty {
      finding = language == .de ? "\(count) Schritte in allen acht Abschnitten." : "\(count) steps in all eight stages."
    } else {
      let names = Typography.list(missing.map { Typography.quoted($0.label(in: language), language) }, language)
      finding =
        language == .de
        ? "\(count) \(count == 1 ? "Schritt" : "Schritte"); ohne Schritt \(missing.count == 1 ? "ist" : "sind") \(names)."
        : "\(count) \(count == 1 ? "step" : "steps"); \(names) \(missing.count == 1 ? "has" : "have") none."
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

  private mutating func step(_ step: Int, of document: Int, _ needs: (gains: Int, pains: Int)) {
    raw("<li")
    anchor(Entity(document, step))
    raw("><span class=\"st\"")
    lang(of: document)
    put(">", site.model.documents[document].items[step].words, "</span>")
    var parts: [String] = []
    if needs.gains > 0 { parts.append(language == .de ? "\(needs.gains)\u{A0}\(needs.gains == 1 ? "Gewinn" : "Gewinne")" : "\(needs.gains)\u{A0}\(needs.gains == 1 ? "gain" : "gains")") }
    if needs.pains > 0 { parts.append(language == .de ? "\(needs.pains)\u{A0}\(needs.pains == 1 ? "Schmerzpunkt" : "Schmerzpunkte")" : "\(needs.pains)\u{A0}\(needs.pains == 1 ? "pain" : "pains")") }
    if !parts.isEmpty { put("<span class=\"small\">", parts.joined(separator: ", "), "</span>") }
    raw("</li>")
  }
}
