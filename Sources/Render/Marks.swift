import Source
import Bind
import Check

/// The small signs of the site: filled is known, hollow is assumed, dashed is undecided.
extension HTML {
  enum Disc { case full, leftHalf, rightHalf, ring, dashed }

  mutating func disc(_ disc: Disc) {
    // The two that stand in every row of every list are drawn by the style sheet: a page has hundreds of them.
    switch disc {
    case .full: return raw("<i class=\"mk mk--full\"></i>")
    case .ring: return raw("<i class=\"mk mk--ring\"></i>")
    case .dashed, .leftHalf, .rightHalf: break
    }
    raw("<svg class=\"mk\" viewBox=\"0 0 12 12\" aria-hidden=\"true\">")
    switch disc {
    case .full, .ring: break
    case .dashed:
      raw("<circle class=\"mk-d\" cx=\"6\" cy=\"6\" r=\"5.25\" fill=\"none\" stroke=\"#191c1f\" stroke-width=\"1.5\" stroke-dasharray=\"2 1.6\"/>")
    case .leftHalf, .rightHalf:
      raw("<circle class=\"mk-o\" cx=\"6\" cy=\"6\" r=\"5.25\" fill=\"none\" stroke=\"#191c1f\" stroke-width=\"1.5\"/><path class=\"mk-f\" d=\"M6 .75a5.25 5.25 0 0 ")
      raw(disc == .leftHalf ? "0" : "1")
      raw(" 0 10.5z\" fill=\"#191c1f\"/>")
    }
    raw("</svg>")
  }

  /// A task's box.
  mutating func box(isDone: Bool) {
    raw("<svg class=\"mk\" viewBox=\"0 0 12 12\" aria-hidden=\"true\">")
    raw(isDone
      ? "<path class=\"mk-f\" d=\"M.75 .75h10.5v10.5H.75z\" fill=\"#191c1f\"/>"
      : "<path class=\"mk-o\" d=\"M.75 .75h10.5v10.5H.75z\" fill=\"none\" stroke=\"#191c1f\" stroke-width=\"1.5\"/>")
    put("</svg><span class=\"vh\">", isDone ? Phrase("erledigt: ", "done: ") : Phrase("offen: ", "to do: "), "</span>")
  }

  /// How much a pain or gain weighs: one to three bars.
  mutating func bars(_ weight: Int) {
    guard weight > 0 else { return }
    raw("<svg class=\"bars\" viewBox=\"0 0 17 9\" aria-hidden=\"true\"><path class=\"on\" fill=\"#191c1f\" d=\"")
    for bar in 0..<3 {
      if bar == weight { raw("\"/><path class=\"off\" fill=\"none\" stroke=\"#191c1f\" d=\"") }
      raw("M")
      raw(bar == 0 ? "0.5" : bar == 1 ? "6.5" : "12.5")
      raw(" .5h4v8h-4z")
    }
    raw("\"/></svg>")
  }

  /// The letter of a segment in its colour.
  mutating func key(_ place: Int) {
    raw("<span class=\"key seg-")
    number(SiteIndex.hue(place))
    raw("\">")
    raw(Array(SiteIndex.letter(place).utf8))
    raw("</span> ")
  }

  /// The letter where the text of the cell has to be the segment's name alone: it is drawn by the style sheet.
  mutating func silentKey(_ place: Int) {
    raw("<span class=\"key seg-")
    number(SiteIndex.hue(place))
    raw("\" data-k=\"")
    raw(Array(SiteIndex.letter(place).utf8))
    raw("\"></span> ")
  }

  /// A word where the text of the cell has to stay as it is: it is drawn by the style sheet.
  mutating func silentTag(_ word: Phrase) {
    raw("<span class=\"tag tag--aside\" data-k=\"")
    attribute(word(language))
    raw("\"></span>")
  }

  mutating func keys(of document: Int) {
    for place in site.concerned[document].prefix(6) { key(place) }
  }

  mutating func severity(_ severity: Severity) {
    raw("<span class=\"sev sev--")
    switch severity {
    case .error:
      raw("error\"><svg class=\"mk\" viewBox=\"0 0 12 12\" aria-hidden=\"true\"><path class=\"mk-f\" d=\"M.75 .75h10.5v10.5H.75z\" fill=\"#b3261e\"/></svg>")
    case .warning:
      raw("warning\"><svg class=\"mk\" viewBox=\"0 0 12 12\" aria-hidden=\"true\"><path class=\"mk-o\" d=\"M6 1.2 11.3 10.8H.7z\" fill=\"none\" stroke=\"#b3261e\" stroke-width=\"1.5\"/></svg>")
    case .info:
      raw("info\">")
      disc(.ring)
    }
    put("", severity.label, "</span>")
  }

  /// Evidence for a statement, or that there is none.
  mutating func evidenceMark(_ entity: Entity, from current: Int? = nil) {
    let found = site.evidence(for: entity)
    if found.isEmpty {
      raw("<span class=\"ev ev--no\">")
      disc(.ring)
      put("", UI.noEvidence, "</span>")
    } else {
      raw("<span class=\"ev ev--yes\">")
      disc(.full)
      for (at, evidence) in found.enumerated() {
        if at > 0 { raw(", ") }
        evidenceName(evidence, from: current)
      }
      raw("</span>")
    }
  }

  /// `Umfrage, n = 42`, linked.
  mutating func evidenceName(_ evidence: Int, from current: Int? = nil) {
    let document = site.model.documents[evidence]
    let isOpen = openLink(Entity(evidence), from: current)
    text(evidenceLabel(document))
    if isOpen { raw("</a>") }
  }

  func evidenceLabel(_ document: Document) -> String {
    var label = document.record.choice("type").flatMap { Vocabulary.evidenceType.term($0)?.label(in: language) } ?? document.name
    if let sample = document.record.number("n") { label += ", n\u{A0}=\u{A0}" + Typography.number(sample, language) }
    return label
  }

  /// A statement that is not written: what is missing, with a ring.
  mutating func gap(_ phrase: Phrase) {
    raw("<span class=\"gap\">")
    disc(.ring)
    put("", phrase, "</span>")
  }
}

extension Item {
  /// Three for extreme and essential, two for high and important, one for moderate and nice-to-have; 0 where nothing is said.
  var weight: Int {
    switch record.choice("severity") ?? record.choice("relevance") {
    case "extreme", "essential": 3
    case "high", "important": 2
    case "moderate", "nice-to-have": 1
    default: 0
    }
  }

  func weightLabel(_ language: Language) -> String? {
    if let severity = record.choice("severity") { return Vocabulary.severity.term(severity)?.label(in: language) }
    return record.choice("relevance").flatMap { Vocabulary.relevance.term($0)?.label(in: language) }
  }

  /// What a note says without its links' addresses and tags.
  var words: String { title?.string ?? id }
}
