import Source
import Bind

extension Rule {
  static let tagUnknown = Rule(
    "tag-unknown", "L11",
    Phrase("Ein Schlagwort an einer Notiz gehört zu deren Baustein.", "A note's tag belongs to its building block."),
    why: Phrase(
      "Die Schlagwörter tragen Bedeutung: in welcher Phase ein Kanal wirkt, wie bezahlt wird, wer nicht zahlt. Ein unbekanntes bedeutet nichts und würde doch so aussehen.",
      "Tags carry meaning: in which phase a channel works, how people pay, who does not. An unknown one means nothing and would still look as if it did."),
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

        - Aushang am Bahnhof `⟦awarenes⟧` für [Pendler](../segments/pendler.md)
        """,
        fixed: """
        -- canvases/pendelblick.md --
        ---
        kind: business-model-canvas
        title: Pendelblick
        ---

        ## Kanäle

        - Aushang am Bahnhof `awareness` für [Pendler](../segments/pendler.md)
        """),
      .good(
        """
        -- canvases/pendelblick.md --
        ---
        kind: business-model-canvas
        title: Pendelblick
        ---

        ## Kanäle

        - Aushang am Bahnhof `awareness` `physical` für [Pendler](../segments/pendler.md)
        """),
      .bad(
        """
        -- canvases/trainwise.md --
        ---
        kind: business-model-canvas
        title: Trainwise
        ---

        ## Channels

        - Posters at the station `⟦awarenes⟧` for [commuters](../segments/commuters.md)
        """, in: .en,
        fixed: """
        -- canvases/trainwise.md --
        ---
        kind: business-model-canvas
        title: Trainwise
        ---

        ## Channels

        - Posters at the station `awareness` for [commuters](../segments/commuters.md)
        """),
      .good(
        """
        -- canvases/trainwise.md --
        ---
        kind: business-model-canvas
        title: Trainwise
        ---

        ## Channels

        - Posters at the station `awareness` `physical` for [commuters](../segments/commuters.md)
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard let kind = document.kind, !document.blocks.isEmpty else { return [] }
      var findings: [Finding] = []
      for (at, item) in document.items.enumerated() {
        guard let note = item.note, !note.tags.isEmpty, let vocabulary = note.block.tags(in: kind) else { continue }
        for tag in note.tags where vocabulary.term(tag.string) == nil {
          let near = vocabulary.nearest(to: tag.string)
          let location = SourceLocation(document.path, tag.range)
          let list = Phrase("Hier gibt es \(String.list(vocabulary.keys)).", "Here there are \(String.list(vocabulary.keys)).")
          let block = Phrase(note.block.title(in: .de), note.block.title(in: .en))
          findings.append(
            Finding(
              at: location, about: Entity(index, at),
              Phrase(
                "Ein Schlagwort `\(tag.string.shortened)` kennt der Baustein „\(block.de)“ nicht.",
                "The building block “\(block.en)” knows no tag `\(tag.string.shortened)`."),
              help: near.first.map { Phrase("Gemeint ist wohl `\($0.name)`. \(list.de)", "You probably mean `\($0.name)`. \(list.en)") } ?? list,
              fixes: renaming(location, to: near.map(\.name), safe: near.filter { $0.distance <= 2 }.count == 1)))
        }
      }
      return findings
    })
}
