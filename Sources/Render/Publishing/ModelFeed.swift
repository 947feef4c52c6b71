import Source
import Bind
import Check

/// An Atom feed of what changed in the model, newest first: the commits that decided something, as the history page tells them. Without git
/// it has the evidence by its day, for that is what a model says itself about when it was learnt.
extension SiteIndex {
  static let feedPath: StaticString = "feed.xml"

  /// Entries of a feed: who reads it looks in more often.
  private static let entryLimit = 50
  /// Changes that are told of one commit; the page has the others.
  private static let changesPerEntry = 30

  var hasFeed: Bool { base != nil && (tellsChanges || documents(of: .evidence).contains { model.documents[$0].record.day("date") != nil }) }

  var feedTitle: Phrase { tellsChanges ? UI.feed : UI.feedOfEvidence }

  private var tellsChanges: Bool { history.map { !$0.steps.isEmpty } ?? false }

  func feed() -> [Page] {
    guard let base, hasFeed else { return [] }
    let entries = tellsChanges ? changeEntries() : evidenceEntries()
    guard let newest = entries.map(\.day).max() else { return [] }
    var digest = Digest(seed: frame)
    digest.add(historySeal)
    for document in documents(of: .evidence) { digest.add(seals[document]) }
    return [
      Page(path: SiteIndex.feedPath.description, digest: digest.value) { [self] buffer in
        var out = FeedWriter()
        out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
        out.raw(language == .de ? "de" : "en")
        out.raw("\">\n")
        out.element("title", model.settings.title.isEmpty ? feedTitle(language) : model.settings.title + " – " + feedTitle(language))
        out.element("id", base)
        out.element("updated", newest.iso + "T00:00:00Z")
        out.raw("<author>")
        out.element("name", model.settings.title.isEmpty ? feedTitle(language) : model.settings.title)
        out.raw("</author>\n")
        out.link("self", base + SiteIndex.feedPath.description)
        out.link("alternate", base)
        for entry in entries {
          out.raw("<entry>\n")
          out.element("title", entry.title)
          out.element("id", entry.id)
          out.link("alternate", entry.link)
          out.element("updated", entry.day.iso + "T00:00:00Z")
          if let summary = entry.summary { out.element("summary", summary) }
          if !entry.changes.isEmpty { out.content(entry, language) }
          out.raw("</entry>\n")
        }
        out.raw("</feed>\n")
        disclosed.redaction.apply(to: &out.out)
        buffer.append(contentsOf: out.out.bytes)
      }
    ]
  }

  /// A commit's own name is its id: it stays what it is when the page that tells it becomes another.
  private func changeEntries() -> [FeedEntry] {
    let pages = historyParts()
    var page: [String: Int] = [:]
    for (number, steps) in pages.enumerated() { for step in steps { page[step.commit] = number } }
    let base = base ?? ""
    return (history?.steps ?? []).prefix(SiteIndex.entryLimit).map { step -> FeedEntry in
      var title = step.changes.first.map { $0.sentence(language) } ?? step.subject
      if step.changes.count > 1 { title += " " + UI.more(step.changes.count - 1, language) }
      let told = Array(step.changes.prefix(SiteIndex.changesPerEntry))
      let link: String = base + SiteIndex.historyPath(page[step.commit] ?? 0) + "#" + HTML.anchor(of: step)
      let id: String = base + "overview/history.html#commit-" + step.commit
      return FeedEntry(
        id: id, link: link, day: step.day, title: title, summary: step.subject.isEmpty ? nil : step.subject, changes: told, left: step.changes.count - told.count)
    }
  }

  /// A document without a day says nothing about when it changed.
  private func evidenceEntries() -> [FeedEntry] {
    var dated: [(day: Day, document: Int)] = []
    for document in documents(of: .evidence) { if let day = model.documents[document].record.day("date") { dated.append((day, document)) } }
    dated.sort { a, b in a.day != b.day ? a.day > b.day : a.document < b.document }
    return dated.prefix(SiteIndex.entryLimit).map { entry -> FeedEntry in
      let source = model.documents[entry.document], address: String = (base ?? "") + addresses[entry.document]
      let type = source.record.choice("type").map { Vocabulary.evidenceType.term($0)?.label(in: language) ?? $0 }
      return FeedEntry(id: address, link: address, day: entry.day, title: source.name, summary: type, changes: [], left: 0)
    }
  }
}

/// One thing that is new.
private struct FeedEntry {
  let id: String
  let link: String
  let day: Day
  let title: String
  let summary: String?
  let changes: [History.Change]
  /// Changes that are not told.
  let left: Int
}

private struct FeedWriter {
  var out = ByteBuffer()

  mutating func raw(_ markup: StaticString) { out.append(markup) }

  mutating func text(_ text: String) { out.append(escaping: text) }

  mutating func element(_ name: StaticString, _ text: String) {
    raw("<")
    raw(name)
    raw(">")
    self.text(text)
    raw("</")
    raw(name)
    raw(">\n")
  }

  mutating func link(_ relation: StaticString, _ address: String) {
    raw("<link rel=\"")
    raw(relation)
    raw("\" href=\"")
    text(address)
    raw("\"/>\n")
  }

  /// The changes under what they belong to, each with its reason.
  mutating func content(_ entry: FeedEntry, _ language: Language) {
    raw("<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">")
    var at = 0
    while at < entry.changes.count {
      let owner = entry.changes[at].owner
      raw("<p><b>")
      text(entry.changes[at].ownerName)
      raw("</b></p><ul>")
      while at < entry.changes.count, entry.changes[at].owner == owner {
        let change = entry.changes[at]
        raw("<li>")
        text(change.sentence(language))
        if let because = change.because {
          raw("<br/>")
          text((change.deed == .withdrawn ? Phrase("Galt, weil: ", "It held because: ") : UI.because)(language) + because)
        }
        raw("</li>")
        at += 1
      }
      raw("</ul>")
    }
    if entry.left > 0 { element("p", UI.more(entry.left, language)) }
    raw("</div></content>\n")
  }
}

extension History.Change {
  /// `Clarifier hinzugekommen: „Legt wenig zurück“, vorher „Spart kaum“, für „Vorsorgen“.`
  fileprivate func sentence(_ language: Language) -> String {
    var text: String = label(language)
    if let block { text += " (" + block.title(in: language) + ")" }
    text += ": " + Typography.quoted(title, language)
    if let earlier { text += (language == .de ? ", vorher " : ", formerly ") + Typography.quoted(earlier, language) }
    if let job, subject != .gain { text += (language == .de ? ", für " : ", for ") + Typography.quoted(job, language) }
    return text
  }
}
