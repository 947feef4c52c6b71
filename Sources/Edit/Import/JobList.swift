import Source
import Parse
import Bind

/// A list of jobs, from a table or from YAML: slug, parent, statement, story, confidence, source and a few more, under their usual names
/// in either language.
enum JobList {
  struct Cell {
    let name: String
    var text = ""
    /// Several values.
    var list: [String] = []
    /// Of each of the values; empty where it has none.
    var ids: [String] = []
    let line: Int

    var values: [String] { list.isEmpty ? (text.isEmpty ? [] : [text]) : list }
  }

  struct Row {
    let line: Int
    let cells: [Cell]
    /// The job above it in a tree; its slug is known once it has been read.
    var parent: Int?
  }

  private enum Column: String, CaseIterable {
    case slug, parent, statement, story, confidence, source, type, level, gains, pains, when, want, soThat, description

    var names: [String] {
      switch self {
      case .slug: ["slug", "id", "key", "kennung", "kuerzel", "job-id"]
      case .parent: ["parent", "parents", "parent-job", "supports", "dient", "uebergeordnet", "uebergeordnete-aufgabe", "gehoert-zu", "eltern", "oberaufgabe"]
      case .statement: ["statement", "title", "titel", "job", "aufgabe", "job-statement", "jtbd", "job-to-be-done", "name", "aussage"]
      case .story: ["story", "job-story", "geschichte", "jobstory"]
      case .confidence: ["confidence", "status", "reife", "sicherheit", "konfidenz", "maturity", "vertrauen"]
      case .source: ["source", "sources", "quelle", "quellen", "evidence", "beleg", "belege", "nachweis", "nachweise"]
      case .type: ["type", "typ", "art"]
      case .level: ["level", "ebene"]
      case .gains: ["gains", "gain", "gewinne", "gewinn", "outcomes", "outcome", "desired-outcomes", "ergebnisse"]
      case .pains: ["pains", "pain", "schmerzpunkte", "schmerzpunkt", "schmerzen", "probleme", "problems"]
      case .when: ["when", "wenn", "situation"]
      case .want: ["want", "i-want", "will-ich", "motivation"]
      case .soThat: ["so-that", "so-i-can", "damit"]
      case .description: ["description", "beschreibung"]
      }
    }

    static func named(_ name: String) -> Column? {
      let folded = Folding.slug(name)
      return allCases.first { $0.names.contains(folded) }
    }
  }

  /// The rows of a list in YAML: mappings, nested ones below `children` or `jobs` as parts of the job that holds them; a plain text is a
  /// statement.
  static func rows(_ root: YAML.Value, line: (SourceRange) -> Int) throws(Import.Refusal) -> [Row] {
    var rows: [Row] = []
    let list = root.kind == .sequence ? root : root.pairs.first { ["jobs", "aufgaben", "jtbd", "job"].contains(Folding.slug($0.key.string)) }?.value
    guard let list, list.kind == .sequence else {
      throw Import.Refusal(line: nil, message: Phrase(
        "Darin steht weder eine Liste von Aufgaben (`jobs:`) noch ein Canvas (`customer_segments:` …).",
        "This is neither a list of jobs (`jobs:`) nor a canvas (`customer_segments:` …)."))
    }
    func visit(_ list: YAML.Value, parent: Int?) {
      for element in list.elements {
        let start = line(element.range)
        if element.isScalar {
          if !element.isEmpty { rows.append(Row(line: start, cells: [Cell(name: "statement", text: element.string, line: start)], parent: parent)) }
          continue
        }
        var cells: [Cell] = []
        var nested: [YAML.Value] = []
        for (key, value) in element.pairs {
          let at = line(key.range)
          let name = key.string
          if value.kind == .sequence, ["children", "jobs", "sub-jobs", "subjobs", "unteraufgaben", "kinder"].contains(Folding.slug(name)) {
            nested.append(value)
          } else if value.isScalar {
            if !value.string.trimmingSpaces.isEmpty { cells.append(Cell(name: name, text: value.string.trimmingSpaces, line: at)) }
          } else if value.kind == .mapping, Column.named(name) == .story {
            for (part, words) in value.pairs where words.isScalar { cells.append(Cell(name: part.string, text: words.string, line: line(part.range))) }
          } else if value.kind == .mapping {
            // A mapping where a text belongs: what it says is kept, but it is nobody's statement.
            let words = value.pairs.filter { $0.value.isScalar }.map { "\($0.key.string): \($0.value.string)" }.joined(separator: ", ")
            if !words.isEmpty { cells.append(Cell(name: Column.named(name) == nil ? name : "\(name) (\(value.pairs.count))", text: words, line: at)) }
          } else {
            let texts = value.elements.map { each in
              each.isScalar ? each.string : each.pairs.first { ["title", "titel", "statement", "name", "description", "text"].contains(Folding.slug($0.key.string)) }?.value.string ?? ""
            }
            let ids = value.elements.map { each in each.pairs.first { ["id", "kennung", "slug"].contains($0.key.string.lowercased()) }?.value.string ?? "" }
            let kept = texts.indices.filter { !texts[$0].isEmpty }
            cells.append(Cell(name: name, list: kept.map { texts[$0] }, ids: kept.map { ids[$0] }, line: at))
            for (place, (each, words)) in zip(value.elements, texts).enumerated() where each.kind == .mapping && (words.isEmpty || each.pairs.count > 1) {
              // What such an entry says besides is told as its own cell, so that it is not lost.
              let more = each.pairs.filter { $0.value.isScalar && $0.value.string != words && (words.isEmpty || $0.value.string != ids[place]) }.map { "\($0.key.string): \($0.value.string)" }
              if !more.isEmpty { cells.append(Cell(name: "\(name) (\(words))", text: more.joined(separator: ", "), line: line(each.range))) }
            }
          }
        }
        rows.append(Row(line: start, cells: cells, parent: parent))
        let own = rows.count - 1
        for each in nested { visit(each, parent: own) }
      }
    }
    visit(list, parent: nil)
    for (key, _) in root.kind == .mapping ? root.pairs : [] where !["jobs", "aufgaben", "jtbd", "job"].contains(Folding.slug(key.string)) {
      rows.append(Row(line: line(key.range), cells: [Cell(name: "", text: key.string, line: line(key.range))]))
    }
    return rows
  }

  static func read(_ rows: [Row], into harvest: inout Harvest) throws(Import.Refusal) {
    guard rows.contains(where: { row in row.cells.contains { Column.named($0.name) == .statement || Column.named($0.name) == .story } }) else {
      throw Import.Refusal(line: 1, message: Phrase(
        "Keine Spalte nennt eine Aufgabe. Erwartet wird eine Kopfzeile mit Namen wie slug, parent, statement, story, confidence, source; auf Deutsch: Kennung, Dient, Aufgabe, Geschichte, Reife, Quelle.",
        "No column names a job. A head is expected with names such as slug, parent, statement, story, confidence, source."))
    }
    // Slugs first: a parent may stand below its part.
    var ids: [String?] = []
    for row in rows {
      let slug = row.cells.first { Column.named($0.name) == .slug }?.text
      let statement = row.cells.first { Column.named($0.name) == .statement }?.text
      ids.append((slug ?? statement).map { Folding.fileName($0) })
    }
    for (number, row) in rows.enumerated() { job(row, ids[number], row.parent.flatMap { ids[$0] }, Set(ids.compactMap { $0 }), into: &harvest) }
  }

  private static func job(_ row: Row, _ id: String?, _ above: String?, _ all: Set<String>, into harvest: inout Harvest) {
    var cells: [Column: Cell] = [:]
    var unknown: [Cell] = []
    for cell in row.cells {
      if let column = Column.named(cell.name), cells[column] == nil { cells[column] = cell } else { unknown.append(cell) }
    }
    let statement = cells[.statement]?.text
    guard let id, let title = statement ?? cells[.slug]?.text, !title.trimmingSpaces.isEmpty else {
      let words = row.cells.map { $0.values.joined(separator: ", ") }.joined(separator: " · ")
      harvest.remark(row.line, "Hier steht keine Aufgabe; nicht übernommen: \(words)", "There is no job here; not taken over: \(words)")
      return
    }
    if harvest.drafts.contains(where: { $0.kind == .job && $0.id == id }) {
      harvest.remark(row.line, "Eine Aufgabe `\(id)` steht schon weiter oben; diese Zeile wird nicht übernommen.", "A job `\(id)` stands further up already; this line is not taken over.")
      return
    }
    var draft = Draft(.job, id: id, title: title)
    if statement == nil { harvest.remark(row.line, "`\(id)` hat keine Aussage; als Titel dient die Kennung.", "`\(id)` has no statement; the slug serves as its title.") }
    status(cells[.confidence], &draft, &harvest)
    sources(cells[.source], &draft, &harvest)
    word(cells[.type], "type", Vocabulary.jobType, &draft, &harvest)
    word(cells[.level], "level", Vocabulary.jobLevel, &draft, &harvest)
    var parents = [above].compactMap { $0 }
    for name in cells[.parent].map({ split($0, [",", ";", "|", "\n"]) }) ?? [] {
      let parent = Folding.fileName(name)
      if !all.contains(parent), !harvest.has(.job, parent) {
        harvest.remark(cells[.parent]!.line, "Die übergeordnete Aufgabe `\(name)` gibt es weder in der Liste noch im Arbeitsbereich.", "The parent `\(name)` is neither in the list nor in the workspace.")
      }
      if !parents.contains(parent), parent != id { parents.append(parent) }
    }
    draft.add("supports", ids: parents)
    story(cells, &draft, &harvest)
    items(cells[.gains], "gains", &draft)
    items(cells[.pains], "pains", &draft)
    if let description = cells[.description] { draft.body = prose(description.values.joined(separator: "\n\n")) + (draft.body.isEmpty ? "" : "\n" + draft.body) }
    for cell in unknown {
      let words = cell.values.joined(separator: ", ")
      harvest.remark(
        cell.line, cell.name.isEmpty ? "Dafür gibt es keine Spalte: \(words)" : "Die Spalte „\(cell.name)“ hat keinen Platz an einer Aufgabe; als Bemerkung behalten: \(words)",
        cell.name.isEmpty ? "There is no column for this: \(words)" : "The column “\(cell.name)” has no place on a job; kept as a remark: \(words)")
      draft.rest.append(cell.name.isEmpty ? words : "\(cell.name): \(words)")
    }
    harvest.drafts.append(draft)
  }

  private static func split(_ cell: Cell, _ marks: Set<Character>) -> [String] {
    cell.values.flatMap { $0.split { marks.contains($0) }.map { String($0).trimmingSpaces } }.filter { !$0.isEmpty }
  }

  /// Never more than `researched`: that something is validated is for its authors to say.
  private static func status(_ cell: Cell?, _ draft: inout Draft, _ harvest: inout Harvest) {
    guard let cell, let word = cell.values.first else { return }
    if let term = Vocabulary.status.term(word) { return draft.keys.append("status: \(term.key)") }
    let words: [String: String] = [
      "low": "brainstormed", "niedrig": "brainstormed", "gering": "brainstormed", "none": "brainstormed", "keine": "brainstormed", "guess": "brainstormed",
      "medium": "hypothesis", "mittel": "hypothesis", "assumption": "hypothesis", "annahme": "hypothesis", "assumed": "hypothesis",
      "high": "researched", "hoch": "researched", "very-high": "researched", "sehr-hoch": "researched", "confirmed": "researched",
    ]
    if let status = words[Folding.slug(word)] { return draft.keys.append("status: \(status)") }
    let bare = word.filter { $0 != "%" && $0 != " " }.map { $0 == "," ? "." : $0 }
    if var share = Double(String(bare)), share >= 0 {
      if word.contains("%") || share > 10 { share /= 100 } else if share > 1 { share /= 10 }
      if share <= 1 { return draft.keys.append("status: \(share < 0.34 ? "brainstormed" : share < 0.67 ? "hypothesis" : "researched")") }
    }
    harvest.remark(cell.line, "„\(word)“ sagt nicht, wie sicher das ist; als Bemerkung behalten.", "“\(word)” does not say how sure this is; kept as a remark.")
    draft.rest.append("\(cell.name): \(word)")
  }

  private static func word(_ cell: Cell?, _ key: String, _ vocabulary: Vocabulary, _ draft: inout Draft, _ harvest: inout Harvest) {
    guard let cell, let word = cell.values.first else { return }
    if let term = vocabulary.term(word) { return draft.keys.append("\(key): \(term.key)") }
    harvest.remark(
      cell.line, "„\(word)“ ist kein Wert, den `\(key)` kennt; als Bemerkung behalten.", "“\(word)” is not a value that `\(key)` knows; kept as a remark.")
    draft.rest.append("\(cell.name): \(word)")
  }

  /// Evidence that is there is named; every other source becomes a piece of evidence, once.
  private static func sources(_ cell: Cell?, _ draft: inout Draft, _ harvest: inout Harvest) {
    guard let cell else { return }
    var ids: [String] = []
    for source in split(cell, [";", "|", "\n"]) {
      let id = Folding.fileName(source)
      if !harvest.has(.evidence, id) {
        var evidence = Draft(.evidence, id: id, title: source)
        let lower = source.lowercased()
        let isAddress = lower.hasPrefix("http://") || lower.hasPrefix("https://")
        let types: [(String, [String])] = [
          ("interview", ["interview", "gespräch"]), ("survey", ["survey", "umfrage", "befragung"]), ("analytics", ["analytics", "statistik"]),
          ("observation", ["observation", "beobachtung"]), ("crm", ["crm"]),
        ]
        let type = isAddress ? "desk-research" : types.first { $0.1.contains { lower.contains($0) } }?.0 ?? "TBD"
        evidence.keys.append("type: \(type)")
        evidence.keys.append("date: TBD")
        if isAddress, !source.contains(where: { $0.isWhitespace || $0 == "\"" || $0 == "<" || $0 == ">" }) { evidence.keys.append("url: \(YAMLText.scalar(source))") }
        harvest.drafts.append(evidence)
      }
      if !ids.contains(id) { ids.append(id) }
    }
    draft.add("evidence", ids: ids)
  }

  private static func items(_ cell: Cell?, _ key: String, _ draft: inout Draft) {
    guard let cell else { return }
    let texts = cell.list.isEmpty ? split(cell, ["|", "\n"]) : cell.list
    guard !texts.isEmpty else { return }
    draft.keys.append("\(key):")
    for (number, text) in texts.enumerated() {
      let bare = YAMLText.scalar(String(text.drop { "-•* ".contains($0) }))
      let id = number < cell.ids.count ? Folding.derivedID(cell.ids[number]) : ""
      draft.keys += id.isEmpty || id == "gain" || id == "main-job" ? ["  - title: \(bare)"] : ["  - id: \(id)", "    title: \(bare)"]
    }
  }

  /// `When …, I want …, so that …` taken apart; what does not read like that stays a paragraph.
  private static func story(_ cells: [Column: Cell], _ draft: inout Draft, _ harvest: inout Harvest) {
    var parts: [(String, String)] = []
    for (column, key) in [(Column.when, "when"), (.want, "want"), (.soThat, "so-that")] {
      if let words = cells[column]?.values.first { parts.append((key, words)) }
    }
    if parts.isEmpty, let cell = cells[.story] {
      let text = cell.values.joined(separator: " ").split(whereSeparator: \.isNewline).joined(separator: " ")
      if let found = StoryParts(text) {
        parts = found.parts
      } else {
        harvest.remark(
          cell.line, "Die Geschichte hat nicht die Form „Wenn …, will ich …, damit …“ und steht jetzt als Absatz im Text.",
          "The story does not read “When …, I want …, so that …” and now stands as a paragraph in the text.")
        draft.body = prose(text)
        return
      }
    } else if let cell = cells[.story] {
      draft.body = prose(cell.text)
    }
    guard !parts.isEmpty else { return }
    draft.keys.append("story:")
    for (key, words) in parts { draft.keys.append("  \(key): \(YAMLText.scalar(words))") }
  }

  /// Text that means itself in Markdown.
  static func prose(_ text: String) -> String {
    var out = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let bare = line.drop { $0 == " " || $0 == "\t" }
      // A line that would begin a heading, a list or code.
      out += (bare.first.map { "#>-+*=`~|".contains($0) } == true ? "\\" : "") + bare.replacing("<", with: "\\<") + "\n"
    }
    return out
  }
}

/// A job story, taken apart where its words are the usual ones.
struct StoryParts {
  let parts: [(String, String)]

  init?(_ text: String) {
    let starts = ["Wenn ", "wenn ", "When ", "when ", "Als ", "Sobald "]
    guard starts.contains(where: text.hasPrefix) else { return nil }
    let wants = [", will ich", ", möchte ich", ", dann will ich", ", dann möchte ich", " will ich ", " möchte ich ", ", I want", ", i want", " I want ", ", I'd like", ", I would like"]
    let ends = [", damit ", " damit ", ", um ", ", so that ", " so that ", ", so I can ", " so I can ", ", so I "]
    func first(_ marks: [String], in text: Substring) -> Range<String.Index>? {
      marks.compactMap { text.firstRange(of: $0) }.min { $0.lowerBound < $1.lowerBound }
    }
    guard let want = first(wants, in: text[...]) else { return nil }
    func bare(_ text: Substring) -> String {
      var text = Substring(String(text).trimmingSpaces)
      while let mark = text.first, mark == "," || mark == " " { text.removeFirst() }
      while let mark = text.last, mark == "." || mark == "," || mark == " " { text.removeLast() }
      return String(text)
    }
    let rest = text[want.lowerBound...]
    let body = rest.dropFirst(1)
    if let end = first(ends, in: body) {
      parts = [("when", bare(text[..<want.lowerBound])), ("want", bare(rest[..<end.lowerBound])), ("so-that", bare(rest[end.lowerBound...]))]
    } else {
      parts = [("when", bare(text[..<want.lowerBound])), ("want", bare(rest))]
    }
  }
}
