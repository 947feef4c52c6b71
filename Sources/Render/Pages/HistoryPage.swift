import Source
import Bind
import Check

/// How the model became what it is: the picture, then every commit that changed it, newest first.
extension SiteIndex {
  /// Changes on one page, roughly: a commit is not divided.
  private static let length = 150
  /// Changes that are told of one commit.
  fileprivate static let changeLimit = 60

  /// Notes on one canvas that one commit tells of by their words.
  fileprivate static let noteLimit = 12

  static let historyAddress: StaticString = "overview/history.html"

  static func historyPath(_ number: Int) -> String { number == 0 ? "overview/history.html" : "overview/history_\(number + 1).html" }

  /// The commits of each page.
  func historyParts() -> [[History.Step]] {
    var parts: [[History.Step]] = [[]]
    var count = 0
    for step in history?.steps ?? [] {
      if count > SiteIndex.length { parts.append([]); count = 0 }
      parts[parts.count - 1].append(step)
      count += min(step.changes.count, SiteIndex.changeLimit) + 1
    }
    return parts
  }

  func historyPages() -> [Page] {
    guard let history, history.isTelling else { return [] }
    let parts = historyParts()
    let total = parts.count
    @Sendable func address(_ number: Int) -> String { SiteIndex.historyPath(number) }
    return parts.enumerated().map { number, part in
      var digest = Digest(seed: historySeal)
      digest.add(number)
      // Names and letters of what is linked.
      for kind in [Kind.segment, .job, .businessModelCanvas, .leanCanvas] { for document in documents(of: kind) { digest.add(seals[document]) } }
      return page(address(number), digest: digest.value, title: UI.history(language), about: UI.historyAbout, section: .pictures) { html in
        html.crumbs([(UI.pictures, "overview/index.html")], here: UI.history(html.language))
        html.put("<header class=\"head\">\n<h1>", UI.history, "</h1>\n")
        if number == 0 { html.put("<p class=\"lead\">", history.finding(html.language), "</p>\n") }
        html.put("<p class=\"sum\">", UI.historyAbout, "</p>\n")
        html.historyNotes(history)
        if history.columns.count < 2 {
          html.put("<p class=\"small\">", Phrase("Ein Bild über die Zeit entsteht mit dem zweiten Stand: dem nächsten Monat oder dem nächsten Git-Tag.", "A picture over time begins with the second state: the next month or the next Git tag."), "</p>\n")
        }
        html.raw("</header>\n")
        // One state is no way yet: its column would only repeat the model.
        if number == 0, !history.segments.isEmpty, history.columns.count > 1 {
          html.picture("evolution", HTML.evolution.title, finding: "", about: HTML.evolution.about, isSheet: true) { $0.evolution(history) }
          if history.canvases.contains(where: { $0.cells.contains { $0.map { $0.notes.contains { $0 > 0 } } ?? false } }) {
            html.picture(
              "canvases", Phrase("Canvases im Zeitverlauf", "Canvases over time"), finding: "",
              about: Phrase("Wie viele Notizen jedes Feld zu jedem Stand hatte, und wie viele es mehr oder weniger waren als davor.", "How many notes each block had in each state, and how many more or fewer than before.")
            ) { $0.canvasEvolution(history) }
          }
        }
        html.section("steps", Phrase("Schritt für Schritt", "Step by step"), hint: UI.stepsHint, isAside: false) { html in
          if total > 1 { html.pager(total, number, address) }
          if part.isEmpty { html.put("<p>", Phrase("Kein Commit hat etwas an Segmenten, Aufgaben oder Canvases entschieden.", "No commit decided anything about segments, jobs or canvases."), "</p>\n") } else { html.steps(part) }
          if total > 1 { html.pager(total, number, address) }
        }
      }
    }
  }
}

extension HTML {
  fileprivate mutating func pager(_ count: Int, _ current: Int, _ address: (Int) -> String) {
    raw("<nav class=\"pager\" aria-label=\"")
    say(Phrase("Teile der Liste", "Parts of the list"))
    raw("\"><ol>\n")
    for other in 0..<count {
      raw("<li><a href=\"")
      attribute(root + address(other))
      raw(other == current ? "\" aria-current=\"page\">" : "\">")
      number(other + 1)
      raw("</a></li>\n")
    }
    raw("</ol></nav>\n")
  }

  /// What is not told, and why.
  fileprivate mutating func historyNotes(_ history: History) {
    if history.isShallow {
      put("<p class=\"small\">", Phrase(
        "Hier liegt nur ein Teil der Commits vor (ein flacher Klon): Was davor geschah, fehlt, ebenso die Zahl der Autoren.",
        "Only some of the commits are here (a shallow clone): what happened before them is missing, and so is the number of authors."), "</p>\n")
    }
    if history.isCut {
      put("<p class=\"small\">", language == .de
        ? "Erzählt werden die neuesten \(Typography.grouped(history.commits, .de)) Commits; was davor geschah, fehlt, ebenso die Zahl der Autoren."
        : "Told are the newest \(Typography.grouped(history.commits, .en)) commits; what happened before them is missing, and so is the number of authors.", "</p>\n")
    }
    if history.earlierColumns > 0 {
      put("<p class=\"small\">", language == .de
        ? "Das Bild zeigt die letzten \(history.columns.count) Stände; \(Typography.grouped(history.earlierColumns, .de)) frühere sind ausgelassen."
        : "The picture shows the last \(history.columns.count) states; \(Typography.grouped(history.earlierColumns, .en)) earlier ones are left out.", "</p>\n")
    }
  }

  /// Where a commit is told on its page of the history.
  static func anchor(of step: History.Step) -> String { "c-" + step.commit.prefix(12) }

  mutating func steps(_ steps: [History.Step]) {
    raw("<ol class=\"steps\">\n")
    let beginning = site.history.flatMap { $0.isShallow || $0.isCut ? nil : $0.steps.last?.commit }
    for step in steps { self.step(step, step.changes, hasAnchor: true, isFolded: step.commit == beginning && step.changes.count > 12) }
    raw("</ol>\n")
  }

  private mutating func step(_ step: History.Step, _ changes: [History.Change], withOwner: Bool = true, limit: Int = SiteIndex.changeLimit, hasAnchor: Bool = false, isFolded: Bool = false) {
    raw("<li class=\"steps__one\"")
    if hasAnchor {
      raw(" id=\"")
      attribute(HTML.anchor(of: step))
      raw("\"")
    }
    put("><div class=\"steps__when\"><b>", Typography.day(step.day, language), "</b> <code>")
    code(String(step.commit.prefix(10)))
    raw("</code></div><div class=\"steps__what\">")
    put("<p class=\"steps__sum\">", History.summary(changes, language, isBeginning: isFolded), "</p>")
    if !step.subject.isEmpty { put("<p class=\"steps__why small\"><span class=\"st\">", Typography.quoted(step.subject, language), "</span></p>") }
    if isFolded { put("<details><summary>", Phrase("Womit es begann, im Einzelnen", "What it began with, one by one"), "</summary>\n") }
    let shown = changes.prefix(limit)
    var at = shown.startIndex
    while at < shown.endIndex {
      let owner = shown[at].owner
      let group = shown[at...].prefix { $0.owner == owner }
      if withOwner { self.owner(group.first!) }
      raw("<ul class=\"chg\">")
      // A canvas that is drawn at once: its first notes, and how many more.
      let notes = group.filter { $0.subject == .note && $0.deed != .reworded }
      let told = notes.count > SiteIndex.noteLimit + 3 ? Set(notes.prefix(SiteIndex.noteLimit)) : Set(notes)
      for change in group where change.subject != .note || change.deed == .reworded || told.contains(change) { self.change(change) }
      if told.count < notes.count { put("<li class=\"small\">", UI.more(notes.count - told.count, language), "</li>") }
      raw("</ul>")
      at = group.endIndex
    }
    if limit > 0, changes.count > shown.count { put("<p class=\"small\">", UI.more(changes.count - shown.count, language), "</p>") }
    raw(isFolded ? "</details></div></li>\n" : "</div></li>\n")
  }

  private mutating func owner(_ change: History.Change) {
    raw("<p class=\"chg__of\">")
    let document = site.document(named: change.owner)
    if let place = document.flatMap({ site.place(of: $0) }) { key(place) }
    if let kind = change.owner.split(separator: "/").first.flatMap({ Kind(rawValue: String($0)) }) { put("<span class=\"small\">", kind.singular, "</span> ") }
    let isOpen = document.map { openLink(Entity($0), as: "k") } ?? false
    if isOpen { put("", change.ownerName, "</a>") } else { put("<span class=\"k\">", change.ownerName, "</span>") }
    raw("</p>")
  }

  private mutating func change(_ change: History.Change) {
    switch change.deed {
    case .added: raw("<li class=\"chg--add\"><span class=\"chg__sign\" aria-hidden=\"true\">+</span> <b class=\"lbl\">")
    case .withdrawn: raw("<li class=\"chg--del\"><span class=\"chg__sign\" aria-hidden=\"true\">−</span> <b class=\"lbl\">")
    case .reworded, .reasoned: raw("<li><span class=\"chg__sign\" aria-hidden=\"true\">→</span> <b class=\"lbl\">")
    }
    say(change.label)
    raw("</b>")
    if let block = change.block { put(" <span class=\"small\">", block.title(in: language), "</span>") }
    let isItself = (change.subject == .segment || change.subject == .canvas) && change.deed != .reworded
    if !isItself { put(" <span class=\"st\">", Typography.quoted(change.title, language), "</span>") }
    if let earlier = change.earlier { put(" <span class=\"small\">", (language == .de ? "vorher " : "formerly ") + Typography.quoted(earlier, language), "</span>") }
    if let job = change.job, change.subject != .gain { put(" <span class=\"small\">", (language == .de ? "für " : "for ") + Typography.quoted(job, language), "</span>") }
    if let because = change.because {
      put("<p class=\"why\"><b>", change.deed == .withdrawn ? Phrase("Galt, weil: ", "It held because: ") : UI.because, "</b>")
      text(because)
      raw("</p>")
    }
    raw("</li>")
  }

  // MARK: Elsewhere

  /// On a segment's page: what happened to it.
  mutating func history(of document: Int) {
    let source = site.model.documents[document]
    guard let history = site.history, history.isTelling, let kind = source.kind else { return }
    let owner = kind.rawValue + "/" + source.id
    let own = history.steps.compactMap { step -> (History.Step, [History.Change])? in
      let changes = step.changes.filter { $0.owner == owner }
      return changes.isEmpty ? nil : (step, changes)
    }
    guard !own.isEmpty else { return }
    section("history", UI.history, hint: UI.stepsHint) { html in
      html.raw("<ol class=\"steps\">\n")
      for (step, changes) in own.prefix(8) {
        // What a segment began with is what its page says, but for what the newer steps tell.
        let isBirth = changes.contains { $0.subject == .segment && $0.deed == .added }
        html.step(step, changes, withOwner: false, limit: isBirth ? 0 : SiteIndex.changeLimit)
      }
      html.raw("</ol>\n")
      html.historyLink(own.count > 8 ? UI.more(own.count - 8, html.language) : nil)
    }
  }

  mutating func historyLink(_ more: String?) {
    raw("<p class=\"small\"><a href=\"")
    attribute(root)
    raw(SiteIndex.historyAddress)
    put("\">", more.map { $0 + " · " + UI.wholeHistory(language) } ?? UI.wholeHistory(language), "</a></p>\n")
  }

  /// On the home page: what happened last.
  mutating func latestHistory() {
    guard let history = site.history, history.isTelling, history.steps.count > 2 else { return }
    section("history", UI.history, hint: UI.stepsHint) { html in
      html.put("<p class=\"st st--m\">", history.finding(html.language), "</p>\n")
      html.raw("<ol class=\"steps\">\n")
      for step in history.steps.prefix(2) { html.step(step, step.changes, limit: 5) }
      html.raw("</ol>\n")
      html.historyLink(nil)
    }
  }

  /// ` · zuletzt geändert am 03.05.2026, 3 Autoren`, behind where a document comes from.
  mutating func lastChange(of document: Int) {
    guard let mark = site.mark(of: document) else { return }
    let day = Typography.day(mark.day, language)
    raw(" · <span class=\"from__when\">")
    text(language == .de ? "zuletzt geändert am \(day)" : "last changed \(day)")
    if let authors = mark.authors {
      text(", \(authors)\u{A0}" + (language == .de ? (authors == 1 ? "Autor" : "Autoren") : authors == 1 ? "author" : "authors"))
    }
    raw("</span>")
  }
}

extension History {
  /// What a commit did, counted: "Hinzugekommen: 3 Segmente, 8 Clarifier."
  fileprivate static func summary(_ changes: [Change], _ language: Language, isBeginning: Bool) -> String {
    if changes.count == 1 { return changes[0].label(language) }
    let deeds: [(Change.Deed, Phrase)] = [
      (.added, isBeginning ? Phrase("Der Anfang", "The beginning") : Phrase("Hinzugekommen", "Added")), (.withdrawn, Phrase("Zurückgezogen", "Withdrawn")),
      (.reworded, Phrase("Neu formuliert", "Reworded")), (.reasoned, Phrase("Neu begründet", "With a new reason")),
    ]
    return deeds.compactMap { deed, words in
      let parts = Change.Subject.allCases.compactMap { subject -> String? in
        let count = changes.count { $0.subject == subject && $0.deed == deed }
        return count == 0 ? nil : Typography.grouped(count, language) + "\u{A0}" + subject.words(count)(language)
      }
      return parts.isEmpty ? nil : words(language) + ": " + parts.joined(separator: ", ") + "."
    }.joined(separator: " ")
  }
}

extension History.Change.Subject {
  fileprivate func words(_ count: Int) -> Phrase {
    let isOne = count == 1
    return switch self {
    case .segment: isOne ? Phrase("Segment", "segment") : Phrase("Segmente", "segments")
    case .mainJob: isOne ? Phrase("Hauptaufgabe", "main job") : Phrase("Hauptaufgaben", "main jobs")
    case .mainGain: isOne ? Phrase("wichtigster Gewinn", "most important gain") : Phrase("wichtigste Gewinne", "most important gains")
    case .clarifier: isOne ? Phrase("Clarifier", "clarifier") : Phrase("Clarifier", "clarifiers")
    case .irrelevance: isOne ? Phrase("irrelevantes Merkmal", "irrelevant characteristic") : Phrase("irrelevante Merkmale", "irrelevant characteristics")
    case .gain: isOne ? Phrase("Gewinn", "gain") : Phrase("Gewinne", "gains")
    case .canvas: Phrase("Canvas", "canvas")
    case .note: isOne ? Phrase("Notiz", "note") : Phrase("Notizen", "notes")
    }
  }
}

extension History.Change {
  /// What happened, in words.
  var label: Phrase {
    switch (subject, deed) {
    case (.segment, .added): Phrase("Segment hinzugekommen", "Segment added")
    case (.segment, .withdrawn): Phrase("Segment zurückgezogen", "Segment withdrawn")
    case (.segment, _): Phrase("Segment umbenannt", "Segment renamed")
    case (.mainJob, .withdrawn): Phrase("Hauptaufgabe zurückgezogen", "Main job withdrawn")
    case (.mainJob, _): Phrase("Hauptaufgabe hinzugekommen", "Main job added")
    case (.mainGain, .withdrawn): Phrase("Wichtigster Gewinn zurückgezogen", "Most important gain withdrawn")
    case (.mainGain, _): Phrase("Wichtigster Gewinn hinzugekommen", "Most important gain added")
    case (.clarifier, .added): Phrase("Clarifier hinzugekommen", "Clarifier added")
    case (.clarifier, .withdrawn): Phrase("Clarifier zurückgezogen", "Clarifier withdrawn")
    case (.clarifier, .reworded): Phrase("Clarifier neu formuliert", "Clarifier reworded")
    case (.clarifier, .reasoned): Phrase("Clarifier neu begründet", "Clarifier with a new reason")
    case (.irrelevance, .added): Phrase("Für irrelevant erklärt", "Declared irrelevant")
    case (.irrelevance, .withdrawn): Phrase("Nicht mehr irrelevant", "No longer irrelevant")
    case (.irrelevance, .reworded): Phrase("Irrelevantes neu formuliert", "Irrelevant, reworded")
    case (.irrelevance, .reasoned): Phrase("Irrelevant, neu begründet", "Irrelevant, with a new reason")
    case (.gain, .added): Phrase("Gewinn hinzugekommen", "Gain added")
    case (.gain, .withdrawn): Phrase("Gewinn zurückgezogen", "Gain withdrawn")
    case (.gain, _): Phrase("Gewinn neu formuliert", "Gain reworded")
    case (.canvas, .added): Phrase("Canvas hinzugekommen", "Canvas added")
    case (.canvas, .withdrawn): Phrase("Canvas zurückgezogen", "Canvas withdrawn")
    case (.canvas, _): Phrase("Canvas umbenannt", "Canvas renamed")
    case (.note, .added): Phrase("Notiz hinzugekommen", "Note added")
    case (.note, .withdrawn): Phrase("Notiz zurückgezogen", "Note withdrawn")
    case (.note, _): Phrase("Notiz neu formuliert", "Note reworded")
    }
  }
}
