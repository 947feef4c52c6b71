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
      .bad(
        """
        -- README.md --
        # Nextrain

        How we timed the journeys: [the script](⟦attachments/timing.sh⟧).
        -- attachments/timing.sh --
        echo timed
        """, in: .en),
      .bad(
        """
        -- README.md --
        # Nextrain

        ![Map of the lines](⟦attachments/lines.svg⟧)
        -- attachments/lines.svg --
        <svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>
        """, in: .en),
      .good(
        """
        -- README.md --
        # Nextrain

        ![Map of the lines](attachments/lines.svg)
        -- attachments/lines.svg --
        <svg xmlns="http://www.w3.org/2000/svg"><rect width="10" height="10"/></svg>
        """, in: .en),
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
          help: Phrase("Möglich sind \(kinds.de).", "These are possible: \(kinds.en)."))
      case .active(let path, let fault):
        let isStyle = path.lowercased().hasSuffix(".css")
        let what = words(for: fault)
        return place.finding(
          Phrase("`\(fileName(path))` wird nicht veröffentlicht: Darin steht \(what.de).", "`\(fileName(path))` is not published: it holds \(what.en)."),
          public: publicMessage,
          help: isStyle
            ? Phrase("Nehmt es heraus, und legt die Dateien, die ihr braucht, in den Arbeitsbereich.", "Remove it, and put the files that you need into the workspace.")
            : Phrase("Speichert das Bild im Zeichenprogramm als „einfaches SVG“, oder als PNG.", "Save the picture as “plain SVG” in your drawing program, or as PNG."))
      default: return nil
      }
    })

  private static func words(for fault: AssetFault) -> Phrase {
    switch fault {
    case .element(let name): Phrase("`<\(name.shortened)>`, das ein Programm enthalten kann", "`<\(name.shortened)>`, which can hold a program")
    case .handler(let name): Phrase("`\(name.shortened)`, das auf Ereignisse reagiert", "`\(name.shortened)`, which reacts to events")
    case .address(let address): Phrase("die fremde Adresse `\(address.shortened)`", "the foreign address `\(address.shortened)`")
    case .importRule: Phrase("`@import`, das etwas nachlädt", "`@import`, which loads something else")
    case .declaration(let name): Phrase("`\(name.shortened)`, das verbirgt, was die Datei zeigt", "`\(name.shortened)`, which hides what the file shows")
    case .unreadable: Phrase("etwas, das sich nicht lesen lässt", "something that cannot be read")
    }
  }

  private static func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  private static func kinds(for key: String?) -> Phrase {
    switch key {
    case nil:
      Phrase(
        "Bilder (png, jpg, gif, webp, avif, svg), pdf, txt, csv und Dateien aus Office-Programmen",
        "pictures (png, jpg, gif, webp, avif, svg), pdf, txt, csv and office files")
    case "css": Phrase("Dateien mit der Endung `.css`", "files that end in `.css`")
    default: Phrase("Bilder: png, jpg, gif, webp, avif und svg", "pictures: png, jpg, gif, webp, avif and svg")
    }
  }
}
