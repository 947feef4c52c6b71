import Source
import Bind

extension Rule {
  static let numericClaimUnsourced = Rule(
    "numeric-claim-unsourced", "R23",
    Phrase("Eine Zahl mit Einheit, Währung oder Prozent hat einen Beleg.", "A number with a unit, a currency or a percentage has a source."),
    why: Phrase(
      "Zahlen auf einer Website werden zitiert. „44 Prozent weniger“ klingt nach Forschung, ob jemand gezählt hat oder nicht, und wer nachfragt, möchte die Quelle sehen; gerade die bekanntesten Beispiele in Fachartikeln haben keine. Eigene Preise und Einnahmen sind ausgenommen: Die legt ihr selbst fest.",
      "Numbers on a site get quoted. “44 percent less” sounds like research whether anybody counted or not, and whoever asks would like to see the source; the best-known examples in articles have none. Your own prices and revenues are exempt: you set them yourselves."),
    .always(.warning),
    examples: [
      .bad(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        clarifiers:
          - title: Braucht ⟦40 %⟧ länger als in der Stadt
            relevant-to: [gain]
            because: Am Tag gehen so ⟦3 Stunden⟧ verloren.
        ---
        """),
      .good(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        clarifiers:
          - title: Braucht 40 % länger als in der Stadt
            relevant-to: [gain]
            because: Die erste Verbindung am Morgen fährt nur stündlich.
            evidence: [zaehlung]
        ---
        -- evidence/zaehlung.md --
        ---
        kind: evidence
        title: Zählung am Bahnhof
        type: observation
        date: 2026-09-01
        segment: pendler
        ---
        """),
      .good(
        """
        -- canvases/pendelblick.md --
        ---
        kind: lean-canvas
        title: Pendelblick
        ---

        ## Kundensegmente

        - [Pendler](../segments/pendler.md), 30 % aller Fahrgäste[^1]

        ## Einnahmequellen

        - Abo für 19 € im Monat

        [^1]: Jahresbericht des Verkehrsverbunds.
        """, also: ["canvas-block-empty", "lean-problem-solution", "canvas-item-unlinked"]),
      .bad(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        clarifiers:
          - title: Takes ⟦40%⟧ longer than people in town
            relevant-to: [gain]
            because: That comes to ⟦3 hours⟧ lost every day.
        ---
        """, in: .en),
      .good(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        clarifiers:
          - title: Takes 40% longer than people in town
            relevant-to: [gain]
            because: Early in the morning the trains are few and far between.
            evidence: [platform-count]
        ---
        -- evidence/platform-count.md --
        ---
        kind: evidence
        title: Count on the platform
        type: observation
        date: 2026-09-01
        segment: commuters
        ---
        """, in: .en),
      .good(
        """
        -- canvases/trainwise.md --
        ---
        kind: lean-canvas
        title: Trainwise
        ---

        ## Customer segments

        - [Commuters](../segments/commuters.md), 30% of all passengers[^1]

        ## Revenue streams

        - A subscription at £19 a month

        [^1]: Annual report of the railway.
        """, in: .en, also: ["canvas-block-empty"]),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard document.status != "retired" else { return [] }
      switch document.kind {
      case .segment: return claims(ofSegment: index, document, model)
      case .valueProposition: return claims(inStatement: index, document, model) + claims(inNotes: index, document, model)
      case .businessModelCanvas, .leanCanvas: return claims(inNotes: index, document, model)
      default: return []
      }
    })

  private static func claims(ofSegment index: Int, _ document: Document, _ model: Model) -> [Finding] {
    var findings: [Finding] = []
    for profile in document.segment?.profiles ?? [] {
      for clarifier in profile.clarifiers {
        let item = document.items[clarifier.item], entity = Entity(index, clarifier.item)
        let texts = [item.title, clarifier.because, item.record.text("implication")].compactMap(\.self)
        let help = Phrase(
          "Nennt die Quelle unter `evidence:` am Clarifier, oder schreibt den Satz ohne die Zahl.",
          "Name the source under `evidence:` of the clarifier, or write the sentence without the number.")
        let hits = texts.flatMap { claims(in: $0) }
        if hits.isEmpty || !item.record.lacks("evidence") || !model.evidence(for: entity).isEmpty { continue }
        findings += hits.map { finding($0, about: entity, document, help) }
      }
      for irrelevance in profile.irrelevant {
        guard let because = irrelevance.because else { continue }
        let hits = claims(in: because)
        // An entry has no evidence of its own; the segment's speaks for it.
        if hits.isEmpty || !document.record.lacks("evidence") || !model.evidence(for: Entity(index)).isEmpty { continue }
        let help = Phrase(
          "Nennt die Quelle unter `evidence:` des Segments, oder schreibt den Satz ohne die Zahl.",
          "Name the source under `evidence:` of the segment, or write the sentence without the number.")
        findings += hits.map { finding($0, about: Entity(index), document, help) }
      }
    }
    return findings
  }

  private static func claims(inStatement index: Int, _ document: Document, _ model: Model) -> [Finding] {
    guard let statement = document.record.text("statement") else { return [] }
    let hits = claims(in: statement).filter { !isPrice($0.words, of: index, model) }
    if hits.isEmpty || !document.record.lacks("evidence") || !model.evidence(for: Entity(index)).isEmpty { return [] }
    let help = Phrase(
      "Nennt die Quelle unter `evidence:`, oder versprecht es ohne die Zahl.", "Name the source under `evidence:`, or make the promise without the number.")
    return hits.map { finding($0, about: Entity(index), document, help) }
  }

  private static func claims(inNotes index: Int, _ document: Document, _ model: Model) -> [Finding] {
    var findings: [Finding] = []
    for (at, item) in document.items.enumerated() {
      // What we charge and earn are our own figures.
      guard let note = item.note, note.block != .revenue, document.sourceFile.bytes[note.range.start..<note.range.end].contains(where: isDigit) else { continue }
      let passages = document.passages(of: note)
      var hits: [(range: SourceRange, words: String, isMoney: Bool)] = []
      for passage in passages { hits += claims(in: passage) }
      hits.removeAll { $0.isMoney && (note.block == .products || isPrice($0.words, of: index, model)) }
      if hits.isEmpty || note.hasFootnote || isSourced(note, index, model) || !model.evidence(for: Entity(index, at)).isEmpty { continue }
      let help = Phrase(
        "Verlinkt die Quelle in der Notiz: einen Beleg, eine Adresse im Netz oder eine Fußnote `[^1]`. Ohne Quelle schreibt die Notiz ohne die Zahl.",
        "Link the source in the note: a piece of evidence, an address on the web, or a footnote `[^1]`. Without a source, write the note without the number.")
      findings += hits.map { finding($0, about: Entity(index, at), document, help) }
    }
    return findings
  }

  /// A link to a page outside or to a piece of evidence; a link to an item says what the note is about.
  private static func isSourced(_ note: Item.Note, _ index: Int, _ model: Model) -> Bool {
    note.links.contains { link in
      switch model.target(index, link) {
      case .external: true
      case .resolved(let entity), .renamed(let entity): model.document(entity).kind == .evidence
      // A source that does not lead anywhere is reported as that.
      case .link, .silent: true
      default: false
      }
    }
  }

  private typealias Hit = (range: SourceRange, words: String, isMoney: Bool)

  /// Most texts hold no number: they are passed over before anything is taken out of them.
  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func claims(in text: Text) -> [Hit] {
    guard text.string.utf8.contains(where: isDigit) else { return [] }
    // An address in the sentence is its source.
    return text.string.contains("https://") || text.string.contains("http://") ? [] : claims(in: Passage(text))
  }

  private static func claims(in passage: Passage) -> [Hit] {
    NumericClaim.all(in: passage.bytes).map { claim in
      (passage.range(of: claim.range), String(decoding: passage.bytes[claim.range], as: UTF8.self), claim.isMoney)
    }
  }

  /// The price of an offering that the document names is our own.
  private static func isPrice(_ words: String, of index: Int, _ model: Model) -> Bool {
    guard let money = Money(words) else { return false }
    return model.targets[index].contains { target in
      target.entity.flatMap { model.document($0).record.money("price") }.map { $0.cents == money.cents && $0.currency == money.currency } ?? false
    }
  }

  private static func finding(_ hit: Hit, about entity: Entity, _ document: Document, _ help: Phrase) -> Finding {
    Finding(
      at: SourceLocation(document.path, hit.range), about: entity,
      Phrase("Für „\(hit.words)“ ist keine Quelle genannt.", "“\(hit.words)” has no source."), help: help)
  }
}
