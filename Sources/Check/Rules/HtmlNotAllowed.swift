import Source
import Parse
import Bind

extension Rule {
  static let htmlNotAllowed = Rule(
    "html-not-allowed", "L12",
    Phrase("Texte kommen ohne HTML aus, und Adressen ohne Programme.", "Texts do without HTML, and addresses without programs."),
    why: Phrase(
      "HTML im Text wird als Text gezeigt und nicht ausgeführt: So kann aus einem hereinkopierten Absatz kein Skript auf eurer Website werden, und der Text bleibt überall lesbar, wo Markdown gelesen wird.",
      "HTML in a text is shown as text and not run: no pasted paragraph can become a script on your site, and the text stays readable wherever Markdown is read."),
    .always(.warning),
    examples: [
      .bad(
        """
        -- README.md --
        # Pendelblick

        Erste Zeile⟦<br>⟧zweite Zeile
        """),
      .bad(
        """
        -- README.md --
        # Pendelblick

        Bitte [hier drücken](⟦javascript:alert(1)⟧)
        """),
      .good(
        """
        -- README.md --
        # Pendelblick

        <!-- Eine Anmerkung für uns: sie wird weder gezeigt noch gemeldet. -->

        Erste Zeile, **zweite** Zeile, `<br>` als Beispiel.
        """),
      .bad(
        """
        -- README.md --
        # Nextrain

        First line⟦<br>⟧second line
        """, in: .en),
      .bad(
        """
        -- README.md --
        # Nextrain

        Please [press here](⟦javascript:alert(1)⟧)
        """, in: .en),
      .good(
        """
        -- README.md --
        # Nextrain

        <!-- A note to ourselves: it is neither shown nor reported. -->

        First line, **second** line, `<br>` as an example.
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      if document.isRejected { return [] }
      var findings: [Finding] = []
      for (at, target) in model.targets[index].enumerated() {
        guard case .unsafe = target else { continue }
        let reference = document.references[at]
        findings.append(unsafe(reference.text, SourceLocation(document.path, reference.text.range), Entity(index, reference.item)))
      }
      for file in [model.image(of: index)].compactMap({ $0 }) {
        if case .unsafe = file.target { findings.append(unsafe(file.text, file.location, Entity(index), isPersonal: file.isPersonal)) }
      }
      // Of a block of HTML the first tag is enough.
      var seenBlocks: Set<Int> = []
      for tag in document.rawTags where !tag.isPlaceholder {
        if document.parsed.body.nodes[tag.node].kind == .htmlBlock, !seenBlocks.insert(tag.node).inserted { continue }
        findings.append(
          Finding(
            at: SourceLocation(document.path, tag.range), about: nil,
            Phrase("`\(document.sourceText(tag.range).shortened)` ist HTML und erscheint auf der Seite als Text.", "`\(document.sourceText(tag.range).shortened)` is HTML and shows on the page as text."),
            help: instead(of: tag.name)))
      }
      return findings
    })

  private static func unsafe(_ text: Text, _ location: SourceLocation, _ entity: Entity, isPersonal: Bool = false) -> Finding {
    let scheme = text.string.prefix { $0 != ":" } + ":"
    return Finding(
      at: location, about: entity,
      Phrase("Eine Adresse mit `\(scheme)` wird nicht veröffentlicht.", "An address with `\(scheme)` is not published."),
      help: Phrase(
        "Erlaubt sind `https:`, `http:`, `mailto:`, `tel:` und Pfade im Arbeitsbereich; der Verweis erscheint sonst als Text.",
        "These are allowed: `https:`, `http:`, `mailto:`, `tel:` and paths in the workspace; else the link shows as text."),
      personal: isPersonal)
  }

  /// What Markdown has for it.
  private static func instead(of element: String) -> Phrase {
    switch element {
    case "br": Phrase("Für eine neue Zeile setzt `\\` ans Ende der alten, für einen Absatz lasst eine Zeile frei.", "For a new line end the old one with `\\`, for a paragraph leave a line empty.")
    case "b", "strong": Phrase("Schreibt `**fett**`.", "Write `**bold**`.")
    case "i", "em": Phrase("Schreibt `*kursiv*`.", "Write `*italic*`.")
    case "s", "del", "strike": Phrase("Schreibt `~~gestrichen~~`.", "Write `~~struck out~~`.")
    case "a": Phrase("Schreibt `[Worte](Adresse)`.", "Write `[words](address)`.")
    case "img": Phrase("Schreibt `![Beschreibung](Pfad)`.", "Write `![description](path)`.")
    case "hr": Phrase("Schreibt eine Zeile `***`.", "Write a line `***`.")
    case "code", "kbd", "pre": Phrase("Setzt es zwischen Backticks.", "Put it between backticks.")
    case "p", "div", "span", "center": Phrase("Streicht die Tags; eine leere Zeile beginnt einen Absatz.", "Remove the tags; an empty line begins a paragraph.")
    case "table", "tr", "td", "th", "thead", "tbody": Phrase("Schreibt die Tabelle mit senkrechten Strichen: `| eins | zwei |`.", "Write the table with pipes: `| one | two |`.")
    case "ul", "ol", "li": Phrase("Schreibt die Liste mit `- ` oder `1. ` am Anfang jeder Zeile.", "Write the list with `- ` or `1. ` at the beginning of each line.")
    case "h1", "h2", "h3", "h4", "h5", "h6": Phrase("Schreibt die Überschrift mit `#`.", "Write the heading with `#`.")
    default: Phrase("Schreibt es in Markdown, oder setzt es zwischen Backticks, wenn das Tag selbst gemeint ist.", "Write it in Markdown, or put it between backticks if the tag itself is meant.")
    }
  }
}
