import Source
import Bind

extension Rule {
  static let assetNotPublishable = Rule(
    "asset-not-publishable", "L19",
    Phrase("Veröffentlicht wird nur, was man gefahrlos öffnen kann.", "Only what is safe to open is published."),
    why: Phrase(
      "Was verlinkt ist, liegt später auf eurer Website. Ein Skript oder ein Programm könnte dort im Namen eurer Seite handeln, und auch ein Bild im Format SVG kann ein Programm enthalten.",
      "What is linked will lie on your site. A script or a program could act there in your site's name, and even a picture in SVG can hold a program."),
    .always(.error),
    examples: [
      .bad(
        """
        -- README.md --
        # Pendelblick

        Siehe [das Skript](⟦anlagen/messung.sh⟧).
        -- anlagen/messung.sh --
        echo gemessen
        """),
      .bad(
        """
        -- README.md --
        # Pendelblick

        ![Streckennetz](⟦anlagen/netz.svg⟧)
        -- anlagen/netz.svg --
        <svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>
        """),
      .good(
        """
        -- README.md --
        # Pendelblick

        ![Streckennetz](anlagen/netz.svg)
        -- anlagen/netz.svg --
        <svg xmlns="http://www.w3.org/2000/svg"><rect width="10" height="10"/></svg>
        """),
    ],
    check: .links { fault, place, model in
      let publicMessage = Phrase("Dieses Bild wird nicht veröffentlicht.", "This picture is not published.")
      switch fault {
      case .notPublishable(let path):
        let kinds = kinds(for: place.key)
        return place.finding(
          place.key.map { Phrase("`\(place.words)` ist keine Datei, die unter `\($0)` stehen kann.", "`\(place.words)` is no file that can stand under `\($0)`.") }
            ?? Phrase("Dateien wie `\(fileName(path))` werden nicht veröffentlicht.", "Files such as `\(fileName(path))` are not published."),
          public: publicMessage,
          help: Phrase("Möglich sind \(kinds.de).", "Possible are \(kinds.en)."))
      case .active(let path):
        let isStyle = path.lowercased().hasSuffix(".css")
        return place.finding(
          isStyle
            ? Phrase("`\(fileName(path))` lädt etwas von außerhalb.", "`\(fileName(path))` loads something from elsewhere.")
            : Phrase(
              "`\(fileName(path))` enthält mehr als ein Bild: ein Skript, eine Reaktion auf Ereignisse oder eine Adresse außerhalb.",
              "`\(fileName(path))` holds more than a picture: a script, a reaction to events, or an address outside."),
          public: publicMessage,
          help: isStyle
            ? Phrase("Nehmt `@import` und fremde Adressen heraus, und legt die Dateien in den Arbeitsbereich.", "Remove `@import` and foreign addresses, and put the files into the workspace.")
            : Phrase("Speichert das Bild im Zeichenprogramm als „einfaches SVG“, oder als PNG.", "Save the picture as “plain SVG” in the drawing program, or as PNG."))
      default: return nil
      }
    })

  private static func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  private static func kinds(for key: String?) -> Phrase {
    switch key {
    case nil:
      Phrase(
        "Bilder (png, jpg, gif, webp, avif, svg), pdf, txt, csv und Dateien aus Office-Programmen",
        "pictures (png, jpg, gif, webp, avif, svg), pdf, txt, csv and files of office programs")
    case "css": Phrase("Dateien mit der Endung `.css`", "files that end in `.css`")
    default: Phrase("Bilder: png, jpg, gif, webp, avif und svg", "pictures: png, jpg, gif, webp, avif and svg")
    }
  }
}
