import Source
import Parse
import Bind

extension Rule {
  static let blockDuplicate = Rule(
    "block-duplicate", "L10",
    Phrase("Ein Baustein steht nur einmal in einem Dokument.", "A building block stands only once in a document."),
    why: Phrase(
      "Auf dem Canvas gibt es jedes Feld einmal. Steht es in der Datei zweimal, übersieht jeder, der sie bearbeitet, die andere Hälfte.",
      "A canvas has each field once. If it stands in the file twice, everybody who edits it overlooks the other half."),
    .always(.error),
    examples: [
      .bad(
        """
        -- canvases/pendelblick.md --
        ---
        kind: business-model-canvas
        title: Pendelblick
        ---

        ## Kanäle

        - Aushang für [Pendler](../segments/pendler.md)

        ## Kundensegmente

        - [Pendler](../segments/pendler.md)

        ## ⟦Channels⟧

        - Auskunft für [Pendler](../segments/pendler.md)
        """,
        fixed: """
        -- canvases/pendelblick.md --
        ---
        kind: business-model-canvas
        title: Pendelblick
        ---

        ## Kanäle

        - Aushang für [Pendler](../segments/pendler.md)
        - Auskunft für [Pendler](../segments/pendler.md)

        ## Kundensegmente

        - [Pendler](../segments/pendler.md)
        """),
      .good(
        """
        -- canvases/pendelblick.md --
        ---
        kind: business-model-canvas
        title: Pendelblick
        ---

        ## Kanäle

        - Aushang für [Pendler](../segments/pendler.md)
        - Auskunft für [Pendler](../segments/pendler.md)
        """),
      .bad(
        """
        -- canvases/nextrain.md --
        ---
        kind: business-model-canvas
        title: Nextrain
        ---

        ## Revenue streams

        - Monthly pass for [commuters](../segments/commuters.md) `subscription`

        ## Customer segments

        - [Commuters](../segments/commuters.md)

        ## ⟦Revenue⟧

        - Banners shown to [commuters](../segments/commuters.md) `advertising`
        """, in: .en,
        fixed: """
        -- canvases/nextrain.md --
        ---
        kind: business-model-canvas
        title: Nextrain
        ---

        ## Revenue streams

        - Monthly pass for [commuters](../segments/commuters.md) `subscription`
        - Banners shown to [commuters](../segments/commuters.md) `advertising`

        ## Customer segments

        - [Commuters](../segments/commuters.md)
        """),
      .good(
        """
        -- canvases/nextrain.md --
        ---
        kind: business-model-canvas
        title: Nextrain
        ---

        ## Revenue streams

        - Monthly pass for [commuters](../segments/commuters.md) `subscription`
        - Banners shown to [commuters](../segments/commuters.md) `advertising`
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      var first: [BlockKind: Block] = [:]
      var findings: [Finding] = []
      for block in document.blocks {
        guard let kind = block.kind else { continue }
        guard let earlier = first[kind] else {
          first[kind] = block
          continue
        }
        let same = Folding.heading(earlier.heading.string) == Folding.heading(block.heading.string)
        let words = block.heading.string
        findings.append(
          Finding(
            at: SourceLocation(document.path, block.heading.range), about: Entity(index),
            same
              ? Phrase("Der Baustein „\(words)“ steht hier zum zweiten Mal.", "The building block “\(words)” stands here a second time.")
              : Phrase(
                "„\(words)“ ist derselbe Baustein wie „\(earlier.heading.string)“.", "“\(words)” is the same building block as “\(earlier.heading.string)”."),
            help: Phrase("Stellt alles unter die erste der beiden Überschriften.", "Put everything below the first of the two headings."),
            related: [.init(SourceLocation(document.path, earlier.heading.range), "das erste Mal", "the first time")],
            fixes: [join(block, to: earlier, in: document)]))
      }
      return findings
    })

  /// Moves what stands under the second heading to the end of the first block.
  private static func join(_ second: Block, to first: Block, in document: Document) -> Fix {
    let bytes = document.parsed.file.bytes
    func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
    var start = document.parsed.body.nodes[second.node].range.end
    while start < second.range.end, isBreak(bytes[start]) { start += 1 }
    var end = min(second.range.end, bytes.count)
    while end > start, isBreak(bytes[end - 1]) { end -= 1 }
    var at = min(first.range.end, bytes.count)
    while at > first.range.start, isBreak(bytes[at - 1]) { at -= 1 }
    let content = document.sourceText(SourceRange(start, end))
    let lineEnd = bytes[at...].starts(with: [0x0D, 0x0A]) ? "\r\n" : at < bytes.count && bytes[at] == 0x0D ? "\r" : "\n"
    // At the end of the file no empty line is left behind.
    var removed = second.range.start
    if second.range.end >= bytes.count {
      while isBreak(bytes[removed - 1]) { removed -= 1 }
      removed += lineEnd.utf8.count
    }
    // Notes go on as one list; prose stays a paragraph of its own.
    let isList = !first.notes.isEmpty && !first.hasProse && !second.notes.isEmpty && !second.hasProse
    return Fix(
      "Unter der ersten Überschrift vereinen", "Join below the first heading", safe: true,
      [
        TextEdit(SourceLocation(document.path, SourceRange(at: at)), content.isEmpty ? "" : (isList ? lineEnd : lineEnd + lineEnd) + content),
        TextEdit(SourceLocation(document.path, SourceRange(removed, min(second.range.end, bytes.count))), ""),
      ])
  }
}
