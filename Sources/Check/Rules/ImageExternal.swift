import Source
import Bind

extension Rule {
  static let imageExternal = Rule(
    "image-external", "L20",
    Phrase("Bilder liegen im Arbeitsbereich.", "Pictures lie in the workspace."),
    why: Phrase(
      "Ein Bild von einem fremden Server verrät diesem, wer eure Seite liest, verschwindet, wenn er es löscht, und fehlt in der gedruckten Fassung. Es wird deshalb nicht geladen, sondern als Verweis gezeigt.",
      "A picture from somebody else's server tells that server who reads your page, vanishes when it is deleted there, and is missing in print. That is why it is not loaded but shown as a link."),
    .always(.warning),
    examples: [
      .bad(
        """
        -- README.md --
        # Pendelblick

        ![Streckennetz](⟦https://example.org/netz.png⟧)
        """),
      .good(
        """
        -- README.md --
        # Pendelblick

        ![Streckennetz](anlagen/netz.png)
        -- anlagen/netz.png --
        ein Bild
        """),
      .bad(
        """
        -- README.md --
        # Nextrain

        ![Map of the lines](⟦https://example.org/lines.png⟧)
        """, in: .en),
      .good(
        """
        -- README.md --
        # Nextrain

        ![Map of the lines](attachments/lines.png)
        -- attachments/lines.png --
        a picture
        """, in: .en),
    ],
    check: .links { fault, place, model in
      guard case .imageExternal = fault else { return nil }
      return place.finding(
        Phrase("Dieses Bild käme von einem fremden Server: `\(place.words)`.", "This picture would come from somebody else's server: `\(place.words)`."),
        public: Phrase("Dieses Bild käme von einem fremden Server.", "This picture would come from somebody else's server."),
        help: Phrase(
          "Legt es in den Arbeitsbereich, wenn ihr es verwenden dürft, oder verweist darauf, ohne das `!` davor.",
          "Put it into the workspace if you may use it, or link to it, without the `!` in front."))
    })
}
