import Source
import Parse
import Bind

extension Rule {
  static let frontMatterInvalid = Rule(
    "front-matter-invalid", "L02",
    Phrase("Front Matter ist YAML der erlaubten Teilmenge.", "Front matter is YAML of the allowed subset."),
    why: Phrase(
      "YAML ist für Einstellungen gemacht, und Prosa stolpert darin über Doppelpunkte, Kommas und Anführungszeichen. Was sich nicht lesen lässt, wird gemeldet, wo YAML stolpert, und nicht erraten; die übrigen Schlüssel der Datei gelten weiter. Anker, Verweise und Typen von YAML sind nicht dabei, weil man einer Datei sonst nicht mehr ansieht, was in ihr steht.",
      "YAML was made for settings, and prose trips over its colons, commas and quotes. What cannot be read is reported where YAML trips, and not guessed; the other keys of the file still count. YAML's anchors, aliases and types are left out, because with them a file no longer shows what it says."),
    .always(.error), locked: true,
    examples: [
      .bad(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        tags: Ein Ziel⟦:⟧ weniger Wege
        ---
        """,
        fixed: """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        tags: "Ein Ziel: weniger Wege"
        ---
        """),
      .bad(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: "Pendler"⟦,⟧ die umsteigen
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ---
        """),
      .bad(
        """
        -- segments/pendler.md --
        ⟦---⟧
        kind: segment
        title: Pendler
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        """),
      .good(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: "Pendler: mit einem Umstieg"
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ---
        """),
      .bad(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        main-job: get-to-work
        gain: travel-time
        tags: One goal⟦:⟧ fewer changes
        ---
        """, in: .en,
        fixed: """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        main-job: get-to-work
        gain: travel-time
        tags: "One goal: fewer changes"
        ---
        """),
      .bad(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: "Commuters"⟦,⟧ with one change of trains
        main-job: get-to-work
        gain: travel-time
        ---
        """, in: .en),
      .bad(
        """
        -- segments/commuters.md --
        ⟦---⟧
        kind: segment
        title: Commuters
        main-job: get-to-work
        gain: travel-time
        """, in: .en),
      .good(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: "Commuters: with one change of trains"
        main-job: get-to-work
        gain: travel-time
        ---
        """, in: .en),
    ],
    check: .model { model in
      model.parseFindings { problem, place in
        switch problem.kind {
        case .frontMatterUnclosed: return unclosed(at: place.location(problem.range), about: place.entity())
        case .yaml(let fault):
          // What git left between two versions is told as that; of `jtbd.yml` here, once.
          if let conflict = place.conflict(around: problem.range) {
            let isFirst = problem.range.start <= conflict.marker.end
            return place.isConfiguration && isFirst ? Finding(at: place.location(conflict.marker), about: nil, Conflict.message, help: Conflict.help) : nil
          }
          return words(for: fault, problem.range, place)
        default: return nil
        }
      } + model.documents.indices.compactMap { hidden($0, model) }
    })

  private static func hidden(_ index: Int, _ model: Model) -> Finding? {
    let document = model.documents[index]
    guard document.isRejected, let hidden = HiddenFrontMatter(in: document.parsed) else { return nil }
    let location = SourceLocation(document.path, hidden.range)
    return Finding(
      at: location, about: Entity(index),
      Phrase("Das Front Matter beginnt nicht mit `---` in der ersten Zeile und wird deshalb nicht gelesen.", "The front matter does not begin with `---` on the first line, and so it is not read."),
      help: Phrase(
        "Die erste Zeile der Datei besteht aus genau drei Bindestrichen; manche Programme machen daraus beim Tippen einen langen Strich.",
        "The first line of the file is exactly three hyphens; some programs turn them into one long dash while you type."),
      fixes: [Fix("Mit `---` beginnen", "Begin with `---`", safe: true, [TextEdit(SourceLocation(document.path, hidden.mend.range), hidden.mend.text)])])
  }

  private static func unclosed(at location: SourceLocation, about entity: Entity?) -> Finding {
    Finding(
      at: location, about: entity,
      Phrase("Das Front Matter beginnt hier und endet nirgends.", "The front matter begins here and ends nowhere."),
      help: Phrase(
        "Schreibt unter den letzten Schlüssel eine Zeile `---`; darunter beginnt der Text. Soll die Linie oben eine Trennlinie sein, nehmt `***`.",
        "Write a line `---` below the last key; the text begins under it. If the line above was meant as a rule, write `***`."))
  }

  private static func words(for fault: ParseProblem.YAMLFault, _ range: SourceRange, _ place: LanguagePlace) -> Finding {
    let character = place.words(range).shortened
    func finding(_ message: Phrase, help: Phrase, fixes: [Fix] = []) -> Finding {
      Finding(at: place.location(range), about: place.entity(), message, help: help, fixes: fixes)
    }
    /// The help of a trap that quotes get one out of.
    func quoting(_ value: SourceRange, _ message: Phrase, safe: Bool = true) -> Finding {
      let text = place.words(value)
      let isLine = !text.contains(where: \.isNewline)
      let quoted = isLine ? ": `\(text.quotedForYAML.shortened)`" : ""
      let list = safe ? Phrase("", "") : Phrase(" Soll es eine Liste sein, steht jeder Eintrag auf einer Zeile darunter.", " If it is a list, each item stands on a line below.")
      return finding(
        message,
        help: Phrase("Setzt den ganzen Wert in Anführungszeichen\(quoted).\(list.de)", "Put the whole value in quotes\(quoted).\(list.en)"),
        fixes: isLine ? [Fix("In Anführungszeichen setzen", "Put it in quotes", safe: safe, [TextEdit(place.location(value), text.quotedForYAML)])] : [])
    }
    switch fault {
    case .tab:
      let spaces = String(repeating: " ", count: 2 * max(1, range.count))
      return finding(
        Phrase("Hier ist mit einem Tabulator eingerückt; YAML kennt nur Leerzeichen.", "This is indented with a tab; YAML takes only spaces."),
        help: Phrase("Nehmt zwei Leerzeichen je Stufe.", "Use two spaces for each level."),
        fixes: [Fix("Durch Leerzeichen ersetzen", "Replace by spaces", safe: true, [TextEdit(place.location(range), spaces)])])
    case .anchor:
      return finding(
        Phrase("Ein Anker von YAML (`\(character)`) gehört nicht hierher.", "An anchor of YAML (`\(character)`) is not part of the language."),
        help: Phrase(
          "Schreibt den Wert überall aus, wo er gilt. Soll das `&` zum Text gehören, setzt den Wert in Anführungszeichen.",
          "Write the value out wherever it holds. If the `&` belongs to the text, put the value in quotes."))
    case .alias:
      return finding(
        Phrase("Ein Verweis von YAML (`\(character)`) gehört nicht hierher.", "An alias of YAML (`\(character)`) is not part of the language."),
        help: Phrase(
          "Schreibt den Wert aus, für den er steht. Soll der Stern zum Text gehören, setzt den Wert in Anführungszeichen.",
          "Write out the value that it stands for. If the asterisk belongs to the text, put the value in quotes."))
    case .tag:
      return finding(
        Phrase("Eine Typangabe von YAML (`\(character)`) gehört nicht hierher.", "A tag of YAML (`\(character)`) is not part of the language."),
        help: Phrase(
          "Lasst sie weg: Was ein Wert ist, sagt sein Schlüssel. Soll das Ausrufezeichen zum Text gehören, setzt den Wert in Anführungszeichen.",
          "Leave it out: the key tells what a value is. If the exclamation mark belongs to the text, put the value in quotes."))
    case .mergeKey:
      return finding(
        Phrase("Der Schlüssel `<<` von YAML gehört nicht hierher.", "YAML's key `<<` is not part of the language."),
        help: Phrase("Schreibt die Schlüssel aus, die er einfügen soll.", "Write out the keys that it is meant to insert."))
    case .document:
      return finding(
        Phrase("`\(character)` beginnt oder beendet in YAML ein eigenes Dokument.", "In YAML, `\(character)` begins or ends a document of its own."),
        help: Phrase(
          "Eine Datei hat ein Front Matter, zwischen zwei Zeilen `---`. Nehmt diese Zeile heraus.",
          "A file has one front matter, between two lines `---`. Remove this line."))
    case .colonInValue(let value):
      if let gap = commaMissing(before: range, value, place) {
        return finding(
          Phrase("Vor diesem Schlüssel fehlt ein Komma.", "A comma is missing before this key."),
          help: Phrase("Zwischen geschweiften Klammern trennt ein Komma die Schlüssel.", "Between braces a comma sets the keys apart."),
          fixes: [Fix("Ein Komma einfügen", "Insert a comma", safe: true, [TextEdit(place.location(gap), ", ")])])
      }
      return quoting(
        value,
        Phrase(
          "Ein Doppelpunkt mit Leerzeichen beginnt in YAML einen Schlüssel; hier steht er mitten im Text.",
          "A colon and a space begin a key in YAML; here they stand inside a text."))
    case .commaInFlow(let value):
      return quoting(
        value,
        Phrase(
          "Zwischen Klammern beendet ein Komma den Wert; hier steht es mitten im Text.",
          "Between brackets a comma ends the value; here it stands inside a text."))
    case .textAfterQuote(let value):
      return quoting(
        value,
        Phrase(
          "Mit dem schließenden Anführungszeichen endet der Wert; dahinter geht der Text aber weiter.",
          "The closing quote ends the value, and yet the text goes on behind it."))
    case .reservedStart(let value):
      // `- Angestellte` may be a list that lost its line, `[…]` one that lost its end: whether it is text is for the author to say.
      let isText = !["-", "[", "{"].contains(character)
      return quoting(
        value,
        Phrase(
          "Ein Wert kann in YAML nicht mit `\(character)` beginnen; das Zeichen hat dort eine eigene Bedeutung.",
          "A value in YAML cannot begin with `\(character)`, which has a meaning of its own there."),
        safe: isText)
    case .quoteUnclosed:
      return finding(
        Phrase("Dieses Anführungszeichen wird nirgends geschlossen.", "This quote is never closed."),
        help: Phrase(
          "Setzt das schließende ans Ende des Wertes. Gehört das erste zum Text, setzt den ganzen Wert in die andere Sorte: `'\"So\" sagte sie'`.",
          "Close it at the end of the value. If it belongs to the text, put the whole value in quotes of the other sort: `'\"So\" she said'`."))
    case .bracketUnclosed:
      return finding(
        Phrase("Die Klammer `\(character)` wird nirgends geschlossen.", "The bracket `\(character)` is never closed."),
        help: Phrase(
          "Schließt sie am Ende der Liste. Gehört sie zum Text, setzt den ganzen Wert in Anführungszeichen.",
          "Close it at the end of the list. If it belongs to the text, put the whole value in quotes."))
    case .controlCharacter:
      return finding(
        Phrase("Hier steht ein unsichtbares Steuerzeichen, das in YAML nicht vorkommen darf.", "An invisible control character stands here, which YAML does not allow."),
        help: Phrase(
          "Löscht es; meist kam es beim Kopieren aus einem anderen Programm mit.",
          "Delete it; mostly it came along when the text was copied from another program."))
    case .notAMapping:
      return finding(
        Phrase("Hier werden Zeilen der Form `schlüssel: wert` erwartet.", "Lines of the form `key: value` are expected here."),
        help: place.isConfiguration
          ? Phrase("Beginnt mit `title: Name des Arbeitsbereichs`.", "Begin with `title: Name of the workspace`.")
          : Phrase("Beginnt mit `kind:` und `title:`, je auf einer Zeile.", "Begin with `kind:` and `title:`, each on its line."))
    case .colonMissing where character == ":":
      return finding(
        Phrase("Hinter diesem Doppelpunkt fehlt ein Leerzeichen.", "A space is missing behind this colon."),
        help: Phrase("Schreibt `schlüssel: wert`.", "Write `key: value`."),
        fixes: [Fix("Ein Leerzeichen einfügen", "Insert a space", safe: true, [TextEdit(place.location(range), ": ")])])
    case .colonMissing:
      return finding(
        Phrase("Zu „\(character)“ gehören ein Doppelpunkt und ein Wert.", "“\(character)” needs a colon and a value."),
        help: Phrase(
          "Schreibt `schlüssel: wert`. Gehört die Zeile noch zum Wert darüber, rückt sie ein.",
          "Write `key: value`. If the line still belongs to the value above, indent it."))
    case .indentation where dashWithoutSpace(above: range, place) != nil:
      let dash = dashWithoutSpace(above: range, place)!
      return Finding(
        at: place.location(dash), about: place.entity(),
        Phrase("Hinter diesem Strich fehlt ein Leerzeichen.", "A space is missing behind this dash."),
        help: Phrase("Ein Eintrag einer Liste beginnt mit einem Strich und einem Leerzeichen: `- title: …`.", "An item of a list begins with a dash and a space: `- title: …`."))
    case .indentation:
      return finding(
        Phrase("Die Einrückung passt nicht zu dem, was darüber steht.", "The indentation does not fit what stands above."),
        help: Phrase(
          "Was zusammengehört, beginnt in derselben Spalte; was zu einem Schlüssel gehört, steht zwei Leerzeichen weiter rechts.",
          "What belongs together begins in the same column; what belongs to a key stands two spaces further right."))
    case .other:
      return finding(
        Phrase("Das ist kein gültiges YAML.", "This is not valid YAML."),
        help: Phrase(
          "Prüft Einrückung, Klammern und Anführungszeichen dieser Zeile und der darüber; Text mit Sonderzeichen gehört in Anführungszeichen.",
          "Look at indentation, brackets and quotes of this line and the one above; text with special characters belongs in quotes."))
    }
  }

  /// `{growth: 4 fit: 5}`: one word, and before the second colon a key of this kind. The space between them.
  private static func commaMissing(before colon: SourceRange, _ value: SourceRange, _ place: LanguagePlace) -> SourceRange? {
    guard let kind = place.kind, value.start < colon.start else { return nil }
    let words = place.words(SourceRange(value.start, colon.start))
    let parts = words.split(separator: " ")
    guard parts.count == 2, words.utf8.count == colon.start - value.start, isKey(String(parts[1]), among: Field.fields(of: kind)) else { return nil }
    let bytes = place.parsed.file.bytes
    var at = value.start, braces = 0
    while at > 0, bytes[at - 1] != 0x0A, bytes[at - 1] != 0x0D {
      at -= 1
      if bytes[at] == UInt8(ascii: "{") { braces += 1 } else if bytes[at] == UInt8(ascii: "}") { braces -= 1 }
    }
    let first = value.start + parts[0].utf8.count
    return braces > 0 ? SourceRange(first, colon.start - parts[1].utf8.count) : nil
  }

  private static func isKey(_ key: String, among fields: [Field]) -> Bool { fields.contains { $0.key == key || isKey(key, among: $0.type.members) } }

  /// `-title: …` on the line above the one that does not fit, or on that line itself: its dash.
  private static func dashWithoutSpace(above range: SourceRange, _ place: LanguagePlace) -> SourceRange? {
    let bytes = place.parsed.file.bytes
    var start = min(range.start, bytes.count)
    for _ in 0..<2 {
      while start > 0, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D { start -= 1 }
      var at = start
      while at < bytes.count, bytes[at] == 0x20 { at += 1 }
      if at + 1 < bytes.count, at > start, bytes[at] == UInt8(ascii: "-"), (0x61...0x7A).contains(bytes[at + 1]) { return SourceRange(at, at + 1) }
      while start > 0, bytes[start - 1] == 0x0A || bytes[start - 1] == 0x0D { start -= 1 }
    }
    return nil
  }
}
