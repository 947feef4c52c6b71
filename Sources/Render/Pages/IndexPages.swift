import Source
import Bind
import Check

/// Lists of documents: one for each kind, and everything from A to Z. A long list is cut into pages that are light to load.
extension SiteIndex {
  /// What the rows of a page may weigh, so that it is light to load with all that it brings.
  private static let room = 36_000

  /// `segment.html`, `segment_2.html`, …: no document's or page's address holds an underscore.
  private static func address(_ stem: String, _ number: Int) -> String { number == 0 ? stem + ".html" : "\(stem)_\(number + 1).html" }

  private func digest(_ documents: some Sequence<Int>, _ number: Int, of count: Int) -> UInt64 {
    var digest = Digest()
    digest.add(number)
    digest.add(count)
    // A row tells what its neighbours' neighbours are called: there are few of these pages, so each reads everything.
    for seal in seals { digest.add(seal) }
    for document in documents {
      digest.add(seals[document])
      for target in model.targets[document] { if let entity = target.entity { digest.add(seals[entity.document]) } }
    }
    return digest.value
  }

  func indexPages(of kind: Kind) -> [Page] {
    let all = kind == .segment ? segments : documents(of: kind)
    guard !all.isEmpty else { return [] }
    return chunks(all, stem: kind.rawValue, weight: { weight(ofRow: $0, kind) }).map { chunk in
      page(chunk.address, digest: digest(chunk.documents, chunk.number, of: all.count), title: kind.plural(language), about: kind.plural, section: .kind(kind)) {
        $0.index(of: kind, chunk, count: all.count)
      }
    }
  }

  func alphabet() -> [Page] {
    var all: [(key: [UInt8], document: Int)] = []
    for (at, document) in model.documents.enumerated() where !addresses[at].isEmpty && at != introduction {
      all.append((Typography.alphabetical(document.name), at))
    }
    all.sort { $0.key != $1.key ? $0.key.lexicographicallyPrecedes($1.key) : $0.document < $1.document }
    return chunks(all.map(\.document), stem: "a-z", weight: { 60 + weight($0) }).map { chunk in
      page(chunk.address, digest: digest(chunk.documents, chunk.number, of: all.count), title: UI.aToZ(language), about: UI.aToZ) { $0.alphabet(chunk) }
    }
  }

  /// A part of a list, and how one gets to the others.
  struct Chunk {
    let number: Int
    let address: String
    let documents: ArraySlice<Int>
    /// Address and first document of every part.
    let all: [(address: String, first: Int)]
  }

  private func chunks(_ documents: [Int], stem: String, weight: (Int) -> Int) -> [Chunk] {
    var starts = [0], used = 0
    for (at, document) in documents.enumerated() {
      let own = weight(document)
      if used + own > SiteIndex.room, at > starts.last! { starts.append(at); used = 0 }
      used += own
    }
    let all = starts.enumerated().map { (SiteIndex.address(stem, $0), documents.isEmpty ? 0 : documents[$1]) }
    return starts.enumerated().map { number, start in
      let end = number + 1 < starts.count ? starts[number + 1] : documents.count
      return Chunk(number: number, address: SiteIndex.address(stem, number), documents: documents[start..<end], all: all)
    }
  }

  /// What a link to a document takes, nearly: its address, its name, and the markup around them.
  private func weight(_ document: Int) -> Int { addresses[document].utf8.count + model.documents[document].name.utf8.count + 40 }

  private func weight(_ entity: Entity?) -> Int {
    guard let entity else { return 60 }
    guard let item = model.item(entity) else { return weight(entity.document) }
    return addresses[entity.document].utf8.count + item.id.utf8.count + item.words.utf8.count + 40
  }

  private func weight(ofRow document: Int, _ kind: Kind) -> Int {
    let keys = min(concerned[document].count, 6) * 40
    guard kind == .segment, let segment = model.documents[document].segment else {
      return 260 + weight(document) + keys + (kind == .valueProposition ? weight(model.profile(of: document)?.mainJob) : 60)
    }
    return segment.profiles.reduce(segment.profiles.isEmpty ? 120 + weight(document) : 0) { sum, profile in
      let clarifiers = profile.clarifiers.reduce(0) { $0 + 10 + weight(Entity(document, $1.item)) }
      return sum + 320 + weight(document) + weight(model.entity(document, profile.mainJob)) + weight(model.entity(document, profile.gain)) + clarifiers
    }
  }
}

extension HTML {
  fileprivate mutating func index(of kind: Kind, _ chunk: SiteIndex.Chunk, count: Int) {
    crumbs([], here: kind.plural(language))
    raw("<header class=\"head\">\n")
    put("<h1>", kind.plural, "</h1>\n")
    put("<p class=\"sum\">", Typography.grouped(count, language) + " " + (count == 1 ? kind.singular(language) : kind.plural(language)), "</p>\n</header>\n")
    pager(chunk)
    if kind == .segment { segmentIndex(chunk) } else {
      raw("<div class=\"sec\">\n<table class=\"stack list\">\n<thead><tr>")
      column(UI.name)
      column(HTML.detailLabel(kind))
      column(Phrase("Segmente", "Segments"))
      column(Phrase("Reife", "Maturity"))
      raw("</tr></thead>\n<tbody>\n")
      for document in chunk.documents { indexRow(document, kind) }
      raw("</tbody>\n</table>\n</div>\n")
    }
    pager(chunk, isLast: true)
  }

  private mutating func segmentIndex(_ chunk: SiteIndex.Chunk) {
    var rows: [SegmentTable.Row] = []
    var others: [Int] = []
    for segment in chunk.documents {
      let source = site.model.documents[segment]
      let profiles = source.segment!.profiles
      if source.status == "retired" || profiles.isEmpty { others.append(segment) } else {
        for profile in profiles.indices { rows.append(SegmentTable.Row(segment: segment, profile: profile)) }
      }
    }
    if !rows.isEmpty {
      section("table", Phrase("Mit Hauptaufgabe", "With a main job"), isAside: false) { $0.segmentTable(rows, withClarifiers: true) }
    }
    if !others.isEmpty {
      section("others", Phrase("Noch ohne Hauptaufgabe oder abgelegt", "Without a main job yet, or retired"), isAside: false) { html in
        html.raw("<ul class=\"lines lines--ruled\">\n")
        for segment in others {
          html.raw("<li>")
          if let place = html.site.place(of: segment) { html.key(place) }
          html.name(Entity(segment))
          html.put(" <span class=\"small\">", Vocabulary.status.term(html.site.model.documents[segment].status)?.label(in: html.language) ?? "", "</span></li>\n")
        }
        html.raw("</ul>\n")
      }
    }
  }

  private static func detailLabel(_ kind: Kind) -> Phrase {
    switch kind {
    case .job: Phrase("Gewinne und Schmerzpunkte", "Gains and pains")
    case .valueProposition: Phrase("Hauptaufgabe", "Main job")
    case .evidence: Phrase("Art und Datum", "Kind and date")
    case .businessModelCanvas, .leanCanvas, .customerRelationships: Phrase("Notizen", "Notes")
    default: Phrase("Angaben", "Details")
    }
  }

  private mutating func indexRow(_ document: Int, _ kind: Kind) {
    let source = site.model.documents[document]
    raw("<tr><th scope=\"row\"")
    label(UI.name)
    raw(">")
    name(Entity(document))
    raw("</th><td")
    label(HTML.detailLabel(kind))
    raw(">")
    switch kind {
    case .job:
      let job = source.job!
      text(
        language == .de
          ? "\(job.gains.count)\u{A0}\(job.gains.count == 1 ? "Gewinn" : "Gewinne"), \(job.pains.count)\u{A0}\(job.pains.count == 1 ? "Schmerzpunkt" : "Schmerzpunkte")"
          : "\(job.gains.count)\u{A0}\(job.gains.count == 1 ? "gain" : "gains"), \(job.pains.count)\u{A0}\(job.pains.count == 1 ? "pain" : "pains")")
    case .valueProposition:
      if let job = site.model.profile(of: document)?.mainJob { name(job) } else { raw("–") }
    case .evidence:
      text(evidenceLabel(source))
      if let day = source.record.day("date") {
        raw(", ")
        text(Typography.day(day, language))
      }
    case .businessModelCanvas, .leanCanvas, .customerRelationships: number(source.items.count { $0.note != nil })
    case .offering:
      if let price = source.record.money("price") { text(Typography.money(price, language)) } else { raw("–") }
    case .persona:
      if let basis = source.record.choice("basis") { text(Vocabulary.personaBasis.term(basis)?.label(in: language) ?? basis) } else { raw("–") }
    default: raw("–")
    }
    raw("</td><td")
    label(Phrase("Segmente", "Segments"))
    raw(">")
    if site.concerned[document].isEmpty { raw("–") } else { keys(of: document) }
    raw("</td><td")
    label(Phrase("Reife", "Maturity"))
    raw(">")
    text(Vocabulary.status.term(source.status)?.label(in: language) ?? source.status)
    raw("</td></tr>\n")
  }

  /// The parts of a long list, each by its first name; of very many the neighbours, and some on the way to both ends.
  private mutating func pager(_ chunk: SiteIndex.Chunk, isLast: Bool = false) {
    guard chunk.all.count > 1 else { return }
    raw("<nav class=\"pager\" aria-label=\"")
    // Two landmarks on one page need two names.
    say(isLast ? Phrase("Teile der Liste, am Ende", "Parts of the list, at its end") : Phrase("Teile der Liste", "Parts of the list"))
    raw("\"><ol>\n")
    let near = isLast ? 2 : 4, step = max(1, (chunk.all.count + 23) / 24)
    for (number, part) in chunk.all.enumerated() {
      let isNear = abs(number - chunk.number) <= near || number == 0 || number == chunk.all.count - 1
      guard isNear || (!isLast && number % step == 0) else { continue }
      raw("<li><a href=\"")
      attribute(root + part.address)
      raw(number == chunk.number ? "\" aria-current=\"page\">" : "\">")
      text(String(site.model.documents[part.first].name.prefix(18)))
      raw(" …</a></li>\n")
    }
    raw("</ol></nav>\n")
  }

  fileprivate mutating func alphabet(_ chunk: SiteIndex.Chunk) {
    crumbs([], here: UI.aToZ(language))
    put("<header class=\"head\">\n<h1>", UI.aToZ, "</h1>\n</header>\n")
    pager(chunk)
    var letter: UInt8 = 0
    raw("<div class=\"az\">\n")
    for document in chunk.documents {
      let source = site.model.documents[document]
      let first = Typography.alphabetical(source.name).first ?? 0
      let group = first >= 0x61 && first <= 0x7A ? first - 32 : UInt8(ascii: "#")
      if group != letter {
        if letter != 0 { raw("</ul></section>\n") }
        raw("<section><h2>")
        raw([group])
        raw("</h2><ul class=\"lines\">\n")
        letter = group
      }
      raw("<li>")
      name(Entity(document))
      put(" <span class=\"small\">", source.kind?.singular ?? Phrase("Seite", "Page"), "</span></li>\n")
    }
    if letter != 0 { raw("</ul></section>\n") }
    raw("</div>\n")
    pager(chunk, isLast: true)
  }
}
