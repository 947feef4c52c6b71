import Source
import Bind

/// Which characteristic matters for which main job: rows are characteristics by category, columns the segment's profiles.
struct RelevanceMatrix {
  enum Verdict {
    /// Matters for the job (its steps, pains and supporting jobs included), for a gain, or for both.
    case relevant(job: Bool, gain: Bool)
    case irrelevant
    case undecided
    /// A clarifier of another profile that comes from no characteristic: nothing to decide here.
    case none
  }

  struct Cell {
    let verdict: Verdict
    /// Why, in the authors' words.
    let reasons: [String]
  }

  struct Row {
    /// Index of the item: a characteristic, or a clarifier that follows from none.
    let item: Int
    let isCharacteristic: Bool
    let category: String
    let cells: [Cell]
  }

  let document: Int
  let profiles: [BoundProfile]
  let rows: [Row]

  init(of document: Int, in model: Model) {
    let source = model.documents[document]
    let segment = source.segment!
    let profiles = model.profiles(of: document)
    self.document = document
    self.profiles = profiles

    func verdict(_ clarifiers: [Profile.Clarifier]) -> Verdict {
      var job = false, gain = false
      for reference in clarifiers.flatMap(\.relevantTo) {
        guard let target = model.entity(document, reference) else { continue }
        if model.item(target)?.kind == .gain { gain = true } else { job = true }
      }
      // Relevant to something that is not said or not found: to the job, at least.
      return .relevant(job: job || !gain, gain: gain)
    }
    func reasons(_ clarifiers: [Profile.Clarifier]) -> [String] {
      clarifiers.compactMap { $0.because?.string ?? source.items[$0.item].title?.string }
    }

    var rows: [Row] = []
    for characteristic in segment.characteristics {
      let entity = Entity(document, characteristic)
      let cells = profiles.map { profile -> Cell in
        let clarifiers = profile.profile.clarifiers.filter { model.entity(document, $0.source) == entity }
        if !clarifiers.isEmpty { return Cell(verdict: verdict(clarifiers), reasons: reasons(clarifiers)) }
        if let irrelevance = profile.profile.irrelevant.first(where: { model.entity(document, $0.characteristic) == entity }) {
          return Cell(verdict: .irrelevant, reasons: irrelevance.because.map { [$0.string] } ?? [])
        }
        return Cell(verdict: .undecided, reasons: [])
      }
      rows.append(Row(item: characteristic, isCharacteristic: true, category: source.items[characteristic].record.choice("category") ?? "", cells: cells))
    }
    for (number, profile) in profiles.enumerated() {
      for clarifier in profile.profile.clarifiers where clarifier.source == nil {
        let cells = profiles.indices.map { $0 == number ? Cell(verdict: verdict([clarifier]), reasons: reasons([clarifier])) : Cell(verdict: .none, reasons: []) }
        rows.append(Row(item: clarifier.item, isCharacteristic: false, category: source.items[clarifier.item].record.choice("category") ?? "", cells: cells))
      }
    }
    self.rows = rows
  }

  private static let order = Vocabulary.category.keys

  /// Rows by category, in the order of the vocabulary; rows without one last.
  var groups: [(category: String, rows: [Row])] {
    var names = RelevanceMatrix.order
    for row in rows where !names.contains(row.category) { names.append(row.category) }
    return names.map { name in (name, rows.filter { $0.category == name }) }.filter { !$0.rows.isEmpty }
  }

  private func count(_ test: (Verdict) -> Bool) -> Int { rows.reduce(0) { $0 + $1.cells.count { test($0.verdict) } } }
  private var undecided: Int { count { if case .undecided = $0 { true } else { false } } }

  /// One sentence from the data: a characteristic with two verdicts, if there is one; else how much is decided.
  func finding(_ model: Model, _ language: Language) -> String {
    let source = model.documents[document]
    let de = language == .de
    func quoted(_ text: String) -> String { Typography.quoted(text, language) }
    func job(_ number: Int) -> String { quoted(profiles[number].mainJob.map { model.name($0) } ?? "?") }
    for row in rows where row.isCharacteristic {
      let no = row.cells.firstIndex { if case .irrelevant = $0.verdict { true } else { false } }
      let yes = row.cells.firstIndex { if case .relevant = $0.verdict { true } else { false } }
      if let no, let yes {
        let name = quoted(source.items[row.item].words)
        return de
          ? "Dasselbe Merkmal, zwei Urteile: \(name) ist für \(job(no)) ohne Bedeutung und zählt für \(job(yes))."
          : "One characteristic, two verdicts: \(name) does not matter for \(job(no)) and does for \(job(yes))."
      }
    }
    let open = undecided, relevant = count { if case .relevant = $0 { true } else { false } }
    let all = relevant + open + count { if case .irrelevant = $0 { true } else { false } }
    if open > 0 {
      return de
        ? "\(relevant) von \(all) Urteilen sprechen für ein Merkmal, \(open == 1 ? "eines steht" : "\(open) stehen") noch aus."
        : "\(relevant) of \(all) verdicts speak for a characteristic, \(open) \(open == 1 ? "is" : "are") still open."
    }
    return de ? "Alles ist entschieden: \(relevant) von \(all) Urteilen sprechen für ein Merkmal." : "Everything is decided: \(relevant) of \(all) verdicts speak for a characteristic."
  }
}

extension HTML {
  mutating func relevanceMatrix(of document: Int) {
    let matrix = RelevanceMatrix(of: document, in: site.model)
    let title = Phrase("Welches Merkmal zählt wofür", "Which characteristic matters for what")
    let about = Phrase(
      "Jede Zeile ist ein Merkmal der Menschen in diesem Segment, jede Spalte ein Profil. Erst die Hauptaufgabe entscheidet, ob das Merkmal zählt.",
      "Each row is a characteristic of the people in this segment, each column a profile. Only the main job decides whether it matters.")
    guard !matrix.rows.isEmpty, !matrix.profiles.isEmpty else {
      picture("relevance", title, finding: "", about: about) { html in
        html.empty(
          Phrase("Noch nichts zu sehen.", "Nothing to see yet."),
          how: Phrase(
            "Nennt unter `characteristics`, was diese Menschen gemeinsam haben, und bei jedem Profil, was davon zählt und was nicht.",
            "List under `characteristics` what these people have in common, and for each profile what of it matters and what does not."),
          example: "characteristics:\n  - {id: income, title: …, category: sociodemographic}\nclarifiers:\n  - {title: …, from: income, relevant-to: main-job, because: …}\n")
      }
      return
    }
    let source = site.model.documents[document]
    picture("relevance", title, finding: matrix.finding(site.model, language), about: about) { html in
      html.raw("<ul class=\"legend\" aria-label=\"")
      html.say(UI.legend)
      html.raw("\"><li>")
      html.disc(.full)
      html.put("", Phrase("für Aufgabe und Gewinn", "for job and gain"), "</li><li>")
      html.disc(.leftHalf)
      html.put("", Phrase("für die Aufgabe", "for the job"), "</li><li>")
      html.disc(.rightHalf)
      html.put("", Phrase("für den Gewinn", "for the gain"), "</li><li>")
      html.disc(.ring)
      html.put("", Phrase("irrelevant, mit Grund", "irrelevant, with the reason"), "</li><li class=\"gap\">")
      html.disc(.dashed)
      html.put("", Phrase("unentschieden", "undecided"), "</li></ul>\n")
      html.scroll(Phrase("Relevanz der Merkmale", "Relevance of characteristics")) { html in
        // Where few columns would not stand side by side, each verdict says for which job.
        let labels = matrix.profiles.count == 2 ? matrix.profiles.map { $0.mainJob.map { html.site.model.name($0) } ?? "" } : []
        html.raw(matrix.profiles.count <= 2 ? "<table class=\"rel stack\">" : "<table class=\"rel\">")
        html.put("\n<thead><tr><th scope=\"col\">", Phrase("Merkmal", "Characteristic"), "</th>")
        for profile in matrix.profiles {
          html.raw("<th scope=\"col\">")
          if let job = profile.mainJob { html.name(job) } else { html.gap(Phrase("ohne Hauptaufgabe", "no main job")) }
          html.raw("</th>")
        }
        html.raw("</tr></thead>\n")
        for group in matrix.groups {
          html.raw("<tbody>\n<tr class=\"grp\"><th scope=\"colgroup\" colspan=\"")
          html.number(matrix.profiles.count + 1)
          html.raw("\">")
          if let term = Vocabulary.category.term(group.category) { html.text(term.label(in: html.language)) } else {
            html.say(Phrase("ohne Kategorie", "without a category"))
          }
          html.raw("</th></tr>\n")
          for row in group.rows {
            html.raw("<tr")
            if row.isCharacteristic { html.anchor(Entity(document, row.item)) }
            html.raw("><th scope=\"row\"><span class=\"st\"")
            html.lang(of: document)
            html.put(">", source.items[row.item].words, "</span>")
            if let value = source.items[row.item].record.text("value") { html.put("<br><span class=\"small\">", value.string, "</span>") }
            html.raw("</th>")
            for (number, cell) in row.cells.enumerated() { html.relevance(cell, label: labels.isEmpty ? "" : labels[number]) }
            html.raw("</tr>\n")
          }
          html.raw("</tbody>")
        }
        html.raw("</table>\n")
      }
    }
  }

  private mutating func relevance(_ cell: RelevanceMatrix.Cell, label: String) {
    if label.isEmpty { raw("<td>") } else {
      raw("<td data-l=\"")
      attribute(label)
      raw("\">")
    }
    switch cell.verdict {
    case .relevant(let job, let gain):
      raw("<span class=\"verdict\">")
      disc(job && gain ? .full : job ? .leftHalf : .rightHalf)
      let words =
        job && gain ? Phrase("relevant für Aufgabe und Gewinn", "relevant to job and gain")
        : job ? Phrase("relevant für die Aufgabe", "relevant to the job") : Phrase("relevant für den Gewinn", "relevant to the gain")
      put("", words, "</span>")
    case .irrelevant:
      raw("<span class=\"verdict irr\">")
      disc(.ring)
      put("", Phrase("irrelevant", "irrelevant"), "</span>")
    case .undecided:
      raw("<span class=\"verdict und\">")
      disc(.dashed)
      put("", Phrase("unentschieden", "undecided"), "</span>")
    case .none: raw("–")
    }
    for reason in cell.reasons { put("<span class=\"st why-st\">", reason, "</span>") }
    raw("</td>")
  }

  /// ` id="…"` of an item: where links to it arrive.
  mutating func anchor(_ entity: Entity) {
    guard let item = entity.item else { return }
    let document = site.model.documents[entity.document]
    // Of two written alike the first is the one that references find.
    guard document.item(document.items[item].id) == item else { return }
    raw(" id=\"")
    attribute(document.items[item].id)
    raw("\"")
  }
}
