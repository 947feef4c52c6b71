import Source
import Bind

extension Rule {
  static let linkOutsideWorkspace = Rule(
    "link-outside-workspace", "L09",
    Phrase("Verweise bleiben im Arbeitsbereich.", "Links stay inside the workspace."),
    why: Phrase(
      "Was außerhalb liegt, ist auf der Website nicht da, und was zufällig daneben liegt, soll nicht aus Versehen veröffentlicht werden: ein Vertrag, ein privater Ordner, eine Datei des Systems. Deshalb wird keinem Weg hinaus gefolgt, auch keinem symbolischen Link.",
      "What lies outside is not there on the site, and what happens to lie next door must not be published by accident: a contract, a private folder, a file of the system. That is why no way out is followed, symbolic links included."),
    .always(.error), locked: true,
    examples: [
      .bad(
        """
        -- README.md --
        # Pendelblick

        Siehe [die andere Strategie](⟦../andere/README.md⟧).
        """),
      .bad(
        """
        -- README.md --
        # Pendelblick

        Siehe [die Einstellungen](⟦jtbd.yml⟧).
        """),
      .good(
        """
        -- README.md --
        # Pendelblick

        Siehe [die andere Strategie](https://example.org/andere/).
        """),
      .bad(
        """
        -- README.md --
        # Trainwise

        The thinking behind it is in [last year's strategy](⟦../strategy/README.md⟧).
        """, in: .en),
      .bad(
        """
        -- README.md --
        # Trainwise

        Which methods we use is in [the settings](⟦jtbd.yml⟧).
        """, in: .en),
      .good(
        """
        -- README.md --
        # Trainwise

        The thinking behind it is in [last year's strategy](https://example.org/strategy/).
        """, in: .en),
    ],
    check: .links { fault, place, model in
      let words = place.words
      func finding(_ message: Phrase, help: Phrase) -> Finding {
        place.finding(
          message, public: Phrase("Der Verweis auf ein Bild verlässt den Arbeitsbereich.", "The reference to a picture leaves the workspace."), help: help)
      }
      switch fault {
      case .outside where words.hasPrefix("//"):
        return finding(
          Phrase("`\(words)` nennt kein Protokoll.", "`\(words)` names no protocol."),
          help: Phrase("Schreibt `https:` davor.", "Write `https:` in front of it."))
      case .outside where words.hasPrefix("/"):
        return finding(
          Phrase("`\(words)` beginnt an der Wurzel der Festplatte.", "`\(words)` begins at the root of the disk."),
          help: Phrase(
            "Schreibt den Weg von dieser Datei aus, ohne `/` am Anfang und mit `../` für den Ordner darüber.",
            "Write the way from this file, without a leading `/` and with `../` for the folder above."))
      case .outside:
        return finding(
          Phrase("`\(words)` liegt außerhalb des Arbeitsbereichs.", "`\(words)` lies outside the workspace."),
          help: Phrase(
            "Legt die Datei in den Arbeitsbereich, oder verweist mit `https://` auf die Stelle, an der sie veröffentlicht ist.",
            "Put the file into the workspace, or link with `https://` to the place where it is published."))
      case .skipped(let reason):
        let (what, help) = why(reason)
        return finding(Phrase("`\(words)` gehört nicht zum Arbeitsbereich: \(what.de).", "`\(words)` is not part of the workspace: \(what.en)."), help: help)
      default: return nil
      }
    })

  private static func why(_ reason: SourceTree.Skip?) -> (what: Phrase, help: Phrase) {
    let elsewhere = Phrase("Verweist auf etwas anderes, oder streicht den Verweis.", "Link to something else, or remove the link.")
    return switch reason {
    case nil: (Phrase("es sind seine Einstellungen", "it holds its settings"), elsewhere)
    case .hidden:
      (
        Phrase("Namen mit einem Punkt am Anfang bleiben verborgen", "names that begin with a dot stay hidden"),
        Phrase("Benennt die Datei oder den Ordner um.", "Rename the file or the folder.")
      )
    case .excluded:
      (
        Phrase("`exclude:` in `jtbd.yml` nimmt es aus", "`exclude:` in `jtbd.yml` leaves it out"),
        Phrase("Streicht den Verweis, oder das Muster unter `exclude:`.", "Remove the link, or the pattern under `exclude:`.")
      )
    case .output: (Phrase("es ist die fertige Website", "it is the finished site"), elsewhere)
    case .otherWorkspace:
      (
        Phrase("der Ordner ist ein eigener, er hat selbst eine `jtbd.yml`", "the folder is one of its own, with its own `jtbd.yml`"),
        Phrase("Verweist mit `https://` auf dessen Website.", "Link to its site with `https://`.")
      )
    case .lfsPointer:
      (
        Phrase("Git hat von der Datei nur den Platzhalter geholt", "git has fetched only the pointer to the file"),
        Phrase("Holt sie mit `git lfs pull`.", "Fetch it with `git lfs pull`.")
      )
    case .submodule: (Phrase("es ist ein Submodul", "it is a submodule"), elsewhere)
    }
  }
}
