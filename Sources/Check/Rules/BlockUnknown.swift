import Source
import Bind

extension Rule {
  static let blockUnknown = Rule(
    "block-unknown", "L10",
    Phrase("Eine Überschrift zweiter Ebene ist ein Baustein.", "A second-level heading is a building block."),
    why: Phrase(
      "Die Überschrift sagt, was die Notizen darunter bedeuten. Unter einer unbekannten stünden sie auf keinem Feld des Canvas, und ihre Verweise bedeuteten nichts.",
      "The heading says what the notes below it mean. Below an unknown one they would stand in no field of the canvas, and their links would mean nothing."),
    .always(.error),
    examples: [
      .bad(
        """
        -- canvases/pendelblick.md --
        ---
        kind: business-model-canvas
        title: Pendelblick
        ---

        ## ⟦Kundensegmnte⟧

        - [Pendler](../segments/pendler.md)
        """,
        fixed: """
        -- canvases/pendelblick.md --
        ---
        kind: business-model-canvas
        title: Pendelblick
        ---

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

        Was nicht auf dem Canvas steht, steht vor dem ersten Baustein.

        ## Kundensegmente

        - [Pendler](../segments/pendler.md)
        """),
      .bad(
        """
        -- canvases/nextrain.md --
        ---
        kind: business-model-canvas
        title: Nextrain
        ---

        ## ⟦Custmer segments⟧

        - [Commuters](../segments/commuters.md)
        """, in: .en,
        fixed: """
        -- canvases/nextrain.md --
        ---
        kind: business-model-canvas
        title: Nextrain
        ---

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

        Whatever is not part of the canvas comes before its first block.

        ## Customer segments

        - [Commuters](../segments/commuters.md)
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard let kind = document.kind else { return [] }
      return document.blocks.compactMap { block in
        guard block.kind == nil else { return nil }
        let blocks = BlockKind.blocks(of: kind)
        let spellings = blocks.flatMap { block in
          let headings = block.headings
          return document.language == .de ? headings.de + headings.en : headings.en + headings.de
        }
        let near = nearest(to: block.heading.string, among: spellings)
        let location = SourceLocation(document.path, block.heading.range)
        let list = Phrase(
          "Es gibt: \(blocks.map { $0.title(in: .de) }.joined(separator: ", ")).", "There are: \(blocks.map { $0.title(in: .en) }.joined(separator: ", ")).")
        let words = block.heading.string.shortened
        return Finding(
          at: location, about: Entity(index),
          words.isEmpty
            ? Phrase("Diese Überschrift ist leer und nennt keinen Baustein.", "This heading is empty and names no building block.")
            : Phrase("„\(words)“ ist kein Baustein dieses Dokuments.", "“\(words)” is not a building block of this document."),
          help: near.first.map { Phrase("Gemeint ist wohl „\($0.name)“. \(list.de)", "You probably mean “\($0.name)”. \(list.en)") }
            ?? Phrase(
              "\(list.de) Anderes gehört vor den ersten Baustein, oder als `###` in einen hinein.",
              "\(list.en) Anything else belongs before the first of them, or into one as `###`."),
          fixes: renaming(location, to: near.map(\.name), safe: near.filter { $0.distance <= 2 }.count == 1))
      }
    })
}
