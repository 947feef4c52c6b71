import Source
import Bind

extension Rule {
  static let canvasItemUnlinked = Rule(
    "canvas-item-unlinked", "R65",
    Phrase(
      "Auf einem Canvas mit mehreren Segmenten hat jedes seinen Kanal, seine Beziehung und seine Einnahme, und jede Notiz führt zu einem Segment.",
      "On a canvas with several segments each has its channel, relationship and revenue stream, and every note leads to a segment."),
    why: Phrase(
      "Verschiedene Menschen erreicht man auf verschiedenen Wegen, und nicht alle bezahlen für dasselbe. Ein Canvas, der das nicht auseinanderhält, sieht vollständig aus und ist es nicht: Erst die Verbindung zwischen den Bausteinen macht aus neun Listen ein Geschäftsmodell (Business Model Canvas; Marktsegmentierung).",
      "Different people are reached in different ways, and not all pay for the same thing. A canvas that does not keep this apart looks complete and is not: only the connections between the blocks turn nine lists into a business model (business model canvas; market segmentation)."),
    .table(jtbd: .info, b2b: .info, vpc: .info, bmc: .warning, marketing: .info)
      .variant("other", .table(jtbd: .info, b2b: .info, vpc: .info, bmc: .info, marketing: .info)), completeness: true,
    examples: [
      .bad(
        """
        -- jobs/fuer-das-alter-vorsorgen.md --
        ---
        kind: job
        title: Für das Alter vorsorgen
        type: functional
        gains:
          - {id: altersarmut, title: Risiko von Altersarmut senken}
        ---
        -- segments/ruhestaendler.md --
        ---
        kind: segment
        title: Angestellte kurz vor dem Ruhestand
        level: person
        main-job: fuer-das-alter-vorsorgen
        gain: altersarmut
        ---
        -- canvases/pendelblick.md --
        ---
        kind: business-model-canvas
        title: Pendelblick
        ---

        ## Kundensegmente

        - [Pendler](../segments/pendler.md)
        - ⟦[Kurz vor dem Ruhestand](../segments/ruhestaendler.md)⟧

        ## Nutzenversprechen

        - ⟦Ankommen, ohne einen Fahrplan zu lesen⟧

        ## Kanäle

        - Aushang am Bahnhof für [Pendler](../segments/pendler.md) und [Ältere](../segments/ruhestaendler.md)

        ## Kundenbeziehungen

        - Auskunft ohne Anmeldung für [Pendler](../segments/pendler.md) und [Ältere](../segments/ruhestaendler.md)

        ## Einnahmequellen

        - Abonnement von [Pendlern](../segments/pendler.md)

        ## Schlüsselpartner

        - ⟦Die Stadtverwaltung⟧
        """),
      .good(
        """
        -- jobs/fuer-das-alter-vorsorgen.md --
        ---
        kind: job
        title: Für das Alter vorsorgen
        type: functional
        gains:
          - {id: altersarmut, title: Risiko von Altersarmut senken}
        ---
        -- segments/ruhestaendler.md --
        ---
        kind: segment
        title: Angestellte kurz vor dem Ruhestand
        level: person
        main-job: fuer-das-alter-vorsorgen
        gain: altersarmut
        ---
        -- canvases/pendelblick.md --
        ---
        kind: business-model-canvas
        title: Pendelblick
        ---

        ## Kundensegmente

        - [Pendler](../segments/pendler.md)
        - [Kurz vor dem Ruhestand](../segments/ruhestaendler.md) `non-paying`

        ## Kanäle

        - Aushang am Bahnhof für [Pendler](../segments/pendler.md) und [Ältere](../segments/ruhestaendler.md)

        ## Kundenbeziehungen

        - Auskunft ohne Anmeldung für [Pendler](../segments/pendler.md) und [Ältere](../segments/ruhestaendler.md)

        ## Einnahmequellen

        - Abonnement von [Pendlern](../segments/pendler.md)
        """,
        also: ["segment-priority"]),
      .bad(
        """
        -- jobs/save-for-retirement.md --
        ---
        kind: job
        title: Save for retirement
        type: functional
        gains:
          - {id: shortfall, title: Reduce the risk of running out of money}
        ---
        -- segments/late-savers.md --
        ---
        kind: segment
        title: Employees in their last ten years at work
        level: person
        main-job: save-for-retirement
        gain: shortfall
        ---
        -- canvases/nextrain.md --
        ---
        kind: business-model-canvas
        title: Nextrain
        ---

        ## Customer segments

        - [Commuters](../segments/commuters.md)
        - ⟦[Late savers](../segments/late-savers.md)⟧

        ## Value propositions

        - ⟦Be on time without reading a timetable⟧

        ## Channels

        - Posters on the platform for [commuters](../segments/commuters.md) and [late savers](../segments/late-savers.md)

        ## Customer relationships

        - Answers without signing in for [commuters](../segments/commuters.md) and [late savers](../segments/late-savers.md)

        ## Revenue streams

        - Monthly pass for [commuters](../segments/commuters.md)

        ## Key partners

        - ⟦The city council⟧
        """, in: .en),
      .good(
        """
        -- jobs/save-for-retirement.md --
        ---
        kind: job
        title: Save for retirement
        type: functional
        gains:
          - {id: shortfall, title: Reduce the risk of running out of money}
        ---
        -- segments/late-savers.md --
        ---
        kind: segment
        title: Employees in their last ten years at work
        level: person
        main-job: save-for-retirement
        gain: shortfall
        ---
        -- canvases/nextrain.md --
        ---
        kind: business-model-canvas
        title: Nextrain
        ---

        ## Customer segments

        - [Commuters](../segments/commuters.md)
        - [Late savers](../segments/late-savers.md) `non-paying`

        ## Channels

        - Posters on the platform for [commuters](../segments/commuters.md) and [late savers](../segments/late-savers.md)

        ## Customer relationships

        - Answers without signing in for [commuters](../segments/commuters.md) and [late savers](../segments/late-savers.md)

        ## Revenue streams

        - Monthly pass for [commuters](../segments/commuters.md)
        """, in: .en, also: ["segment-priority"]),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard document.kind == .businessModelCanvas, document.status != "retired" else { return [] }
      let canvas = CanvasLinks(model: model, canvas: index)
      let notes = document.notes(in: .segments)
      let linked = notes.filter { !canvas.segments(behindNote: $0).isEmpty || canvas.isUncertain($0) }
      // With one segment on the canvas everything is for it, whether or not a note says so.
      let segments = Set(notes.flatMap { canvas.segments(behindNote: $0) })
      guard segments.count + (notes.count - linked.count) > 1 else { return [] }
      let loose = notes.filter { !linked.contains($0) }.map { looseSegment($0, index, model) }
      if segments.isEmpty { return loose }
      return loose + bareSegments(notes, canvas) + looseNotes(canvas)
    })

  private static func looseSegment(_ note: Int, _ index: Int, _ model: Model) -> Finding {
    let document = model.documents[index]
    let words = (document.items[note].title?.string ?? "").shortened
    return Finding(
      at: SourceLocation(document.path, document.items[note].naming), about: Entity(index, note),
      Phrase("„\(words)“ verweist auf kein Segment.", "“\(words)” leads to no segment."),
      help: Phrase(
        "Legt das Segment als Dokument an und verlinkt es hier; dann sieht man, welcher Kanal und welche Einnahme zu ihm gehören.",
        "Write the segment as a document and link to it here; then one can see which channel and which revenue belong to it."))
  }

  /// Segments without a channel, a relationship or a revenue stream.
  private static func bareSegments(_ notes: [Int], _ canvas: CanvasLinks) -> [Finding] {
    let document = canvas.document
    let needed: [(block: BlockKind, name: Phrase)] = [
      (.channels, Phrase("einen Kanal", "a channel")), (.relationships, Phrase("eine Beziehung", "a relationship")),
      (.revenue, Phrase("eine Einnahmequelle", "a revenue stream")),
    ]
    // An empty block is reported as such.
    let present = needed.filter { document.isFilled($0.block) }.map { ($0.block, $0.name, canvas.segments(inBlock: $0.block)) }
    let free = Set(notes.filter { canvas.hasTag("non-paying", note: $0) }.flatMap { canvas.segments(behindNote: $0) })
    var seen: Set<Int> = []
    var findings: [Finding] = []
    for note in notes {
      for segment in canvas.segments(behindNote: note) where seen.insert(segment).inserted {
        let pays = !free.contains(segment)
        let missing = present.filter { block, _, reached in (block != .revenue || pays) && !(reached?.contains(segment) ?? true) }
        if missing.isEmpty { continue }
        let name = canvas.model.documents[segment].name
        let what = Phrase.enumerated(missing.map { Phrase("„\($0.0.title(in: .de))“", "“\($0.0.title(in: .en))”") })
        let list = Phrase.enumerated(missing.map(\.1))
        let mayBeFree = missing.contains { $0.0 == .revenue }
        findings.append(
          Finding(
            at: SourceLocation(document.path, document.items[note].naming), about: Entity(canvas.canvas, note),
            Phrase(
              "Für „\(name)“ nennt „\(document.name)“ nichts unter \(what.de).", "“\(document.name)” names nothing for “\(name)” under \(what.en)."),
            help: Phrase(
              "Verlinkt das Segment in einer Notiz, die \(list.de) für diese Menschen nennt."
                + (mayBeFree ? " Bezahlen sie nichts, dann gebt ihnen oben das Schlagwort `non-paying`." : ""),
              "Link to the segment from a note that names \(list.en) for these people." + (mayBeFree ? " If they pay nothing, tag them `non-paying` above." : "")),
            related: missing.compactMap { block, _, _ in
              document.blocks.first { $0.kind == block }.map {
                Diagnostic.Related(SourceLocation(document.path, $0.heading.range), "hier steht nichts für dieses Segment", "nothing here is for this segment")
              }
            } + [Diagnostic.Related(canvas.model.naming(Entity(segment)), "das Segment", "the segment")]))
      }
    }
    return findings
  }

  /// Notes of the other blocks from which no way leads to a segment.
  private static func looseNotes(_ canvas: CanvasLinks) -> [Finding] {
    let document = canvas.document
    var findings: [Finding] = []
    for block in BlockKind.blocks(of: .businessModelCanvas) where block != .segments {
      if canvas.proseReachesSegment(block) { continue }
      for note in document.notes(in: block) where canvas.segments(behindNote: note).isEmpty && !canvas.isUncertain(note) {
        let words = (document.items[note].title?.string ?? "").shortened
        findings.append(
          Finding(
            at: SourceLocation(document.path, document.items[note].naming), about: Entity(canvas.canvas, note),
            variant: block == .valuePropositions ? "" : "other",
            Phrase("Von „\(words)“ führt kein Weg zu einem Segment.", "No path leads from “\(words)” to a segment."),
            help: Phrase(
              "Für wen ist das? Verlinkt in der Notiz das Segment, oder das Wertangebot oder Angebot, um das es geht.",
              "Who is this for? Link from the note to the segment, or to the value proposition or offering that it is about.")))
      }
    }
    return findings
  }
}

/// What the notes of a canvas lead to.
private struct CanvasLinks {
  let model: Model
  let canvas: Int
  /// By link: the segments that it leads to in the end.
  private let reached: [Int: [Int]]

  var document: Document { model.documents[canvas] }

  init(model: Model, canvas: Int) {
    self.model = model
    self.canvas = canvas
    var reached: [Int: [Int]] = [:]
    var byTarget: [Int: [Int]] = [:]
    for (link, reference) in model.documents[canvas].references.enumerated() where reference.link?.block != nil {
      let target: Int
      switch model.target(canvas, link) {
      case .resolved(let entity), .renamed(let entity): target = entity.document
      case .heading(let document, _): target = document
      default: continue
      }
      let segments = byTarget[target] ?? model.segments(behind: target)
      byTarget[target] = segments
      reached[link] = segments
    }
    self.reached = reached
  }

  private func segments(behindLinks links: [Int]) -> [Int] {
    if links.count == 1 { return reached[links[0]] ?? [] }
    var known: Set<Int> = []
    return links.flatMap { reached[$0] ?? [] }.filter { known.insert($0).inserted }
  }

  func segments(behindNote note: Int) -> [Int] { segments(behindLinks: document.items[note].note?.links ?? []) }

  func proseReachesSegment(_ block: BlockKind) -> Bool {
    document.blocks.contains { $0.kind == block && !segments(behindLinks: $0.links).isEmpty }
  }

  /// The segments that a block is about; nil where a broken link may lead to any.
  func segments(inBlock block: BlockKind) -> Set<Int>? {
    var found: Set<Int> = []
    for each in document.blocks where each.kind == block {
      found.formUnion(segments(behindLinks: each.links))
      for note in each.notes {
        if isUncertain(note) { return nil }
        found.formUnion(segments(behindNote: note))
      }
    }
    return found
  }

  /// A link of the note is broken: where it leads is reported there.
  func isUncertain(_ note: Int) -> Bool {
    (document.items[note].note?.links ?? []).contains { link in
      guard document.references[link].link?.isImage != true else { return false }
      switch model.target(canvas, link) {
      case .link, .silent, .missing: return true
      default: return false
      }
    }
  }

  func hasTag(_ tag: String, note: Int) -> Bool {
    guard let kind = document.kind, let found = document.items[note].note, let vocabulary = found.block.tags(in: kind) else { return false }
    return found.tags.contains { vocabulary.term($0.string)?.key == tag }
  }
}
