import Source
import Bind

extension Rule {
  static let valueInvalid = Rule(
    "value-invalid", "L05",
    Phrase("Ein Wert hat die Form, die sein Schlüssel verlangt.", "A value has the form that its key asks for."),
    why: Phrase(
      "Mit Tagen, Preisen und Zahlen wird verglichen, sortiert und gerechnet. Was nur so aussieht wie ein Datum, würde dabei jedes Mal anders verstanden.",
      "Dates, prices and numbers are compared, sorted and reckoned with. What only looks like a date would be understood differently in each of these places."),
    .always(.error), locked: true,
    examples: [
      .bad(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        reviewed: ⟦31.12.2025⟧
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ---
        """,
        fixed: """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        reviewed: 2025-12-31
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ---
        """),
      .bad(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ⟦profiles⟧:
          - main-job: zur-arbeit-kommen
            gain: fahrzeit
        ---
        """,
        also: ["one-main-job-per-profile"]),
      .good(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        reviewed: 2025-12-31
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        economics: {clv: 1200 EUR}
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
        economics: {clv: ⟦1200 dollars⟧}
        ---
        """, in: .en,
        fixed: """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        main-job: get-to-work
        gain: travel-time
        economics: {clv: 1200 USD}
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
        ⟦profiles⟧:
          - main-job: get-to-work
            gain: travel-time
        ---
        """, in: .en),
      .good(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        reviewed: 2025-12-31
        main-job: get-to-work
        gain: travel-time
        economics: {clv: 1200 USD}
        ---
        """, in: .en),
    ],
    check: .shapes { problem, place in
      let location = place.location(problem.range), about = place.entity(problem.item)
      switch problem.kind {
      case .valueInvalid(let expected, let found, let correction):
        let (message, help) = words(for: expected, found)
        let fix = correction.map { Fix("`\($0)` schreiben", "Write `\($0)`", safe: true, [TextEdit(location, $0)]) }
        return Finding(at: location, about: about, message, help: help, fixes: fix.map { [$0] } ?? [])
      case .listForOne(let role):
        // Both have a rule of their own, which knows what to do about it.
        if role == .mainJob, place.kind == .segment { return nil }
        if role == .segment, place.kind == .valueProposition { return nil }
        let sole = place.words(problem.range).soleElement
        return Finding(
          at: location, about: about,
          Phrase("Unter `\(role.rawValue)` steht eine Liste; hier gilt genau ein Wert.", "`\(role.rawValue)` holds a list; exactly one value belongs here."),
          help: Phrase("Lasst den einen stehen, um den es geht, ohne Klammern und Striche.", "Keep the one that matters, without brackets and dashes."),
          fixes: sole.map { [Fix("`\($0)` schreiben", "Write `\($0)`", safe: true, [TextEdit(location, $0)])] } ?? [])
      case .bothForms(let key, let other):
        return Finding(
          at: location, about: about,
          Phrase("Dieses Segment schreibt seine Profile auf zwei Arten zugleich.", "This segment writes its profiles in two forms at once."),
          help: Phrase(
            "Setzt `\(key)` und was dazu gehört in einen Eintrag unter `profiles:`, oder streicht `profiles:`, wenn eines reicht.",
            "Move `\(key)` and what belongs to it into an entry under `profiles:`, or remove `profiles:` if one is enough."),
          related: [.init(place.location(other), "die kurze Form, für ein einziges Profil", "the short form, for a single profile")])
      default: return nil
      }
    })

  private static func words(for expected: ShapeProblem.Expected, _ found: String) -> (message: Phrase, help: Phrase) {
    let value = found.shortened
    /// “ist ein Datum” becomes “ist kein Datum”; a list or mapping in the value's place is not quoted.
    func isNot(_ de: String, _ en: String) -> Phrase {
      found.isEmpty
        ? Phrase("Hier steht etwas anderes als \(de).", "This is something other than \(en).")
        : Phrase("„\(value)“ ist k\(de).", "“\(value)” is not \(en).")
    }
    switch expected {
    case .text:
      return (
        Phrase("Hier gehört ein Text hin, keine Liste und kein Block von Schlüsseln.", "A text belongs here, not a list or a block of keys."),
        Phrase("Schreibt einen Satz oder ein Wort hinter den Doppelpunkt.", "Write a sentence or a word behind the colon."))
    case .slug:
      return (
        isNot("eine Kennung", "an id"),
        Phrase(
          "Eine Kennung besteht aus Buchstaben, Ziffern und Bindestrichen, etwa `wenig-zeit`; sie steht in Verweisen und Adressen.",
          "An id is made of letters, digits and hyphens, such as `little-time`; it stands in references and addresses."))
    case .day:
      return (
        isNot("ein Datum", "a date"),
        Phrase("Schreibt Jahr, Monat und einen Tag, den es gibt: `2026-12-31`.", "Write year, month and a day that exists: `2026-12-31`."))
    case .flag:
      return (
        found.isEmpty
          ? Phrase("Hier gehört `true` oder `false` hin.", "`true` or `false` belongs here.")
          : Phrase("„\(value)“ ist weder `true` noch `false`.", "“\(value)” is neither `true` nor `false`."),
        Phrase("Schreibt `true` für ja und `false` für nein.", "Write `true` for yes and `false` for no."))
    case .money:
      return (
        isNot("ein Betrag", "an amount of money"),
        Phrase(
          "Schreibt Zahl und Währung, etwa `19 EUR/month` oder `19,90 €`; hinter einem Schrägstrich month, year, use oder once.",
          "Write number and currency, such as `19 EUR/month` or `19.90 €`; after a stroke month, year, use or once."))
    case .duration:
      return (
        isNot("eine Dauer", "a duration"),
        Phrase(
          "Schreibt eine ganze Zahl und eine Einheit, etwa `90 minutes`, `2 weeks` oder `12 months`.",
          "Write a whole number and a unit, such as `90 minutes`, `2 weeks` or `12 months`."))
    case .months:
      return (
        isNot("eine Dauer in Monaten oder Jahren", "a duration in months or years"),
        Phrase("Schreibt eine ganze Zahl und `months` oder `years`, etwa `12 months`.", "Write a whole number and `months` or `years`, such as `12 months`."))
    case .url:
      return (
        isNot("eine Adresse im Web", "a web address"),
        Phrase("Sie beginnt mit `https://` und enthält keine Leerzeichen.", "It begins with `https://` and holds no spaces."))
    case .path:
      return (
        isNot("ein Pfad", "a path"),
        Phrase("Schreibt den Weg zur Datei, etwa `bilder/logo.svg`.", "Write the way to the file, such as `images/logo.svg`."))
    case .size:
      return (isNot("eine Größe", "a size"), Phrase("Schreibt Zahl und Einheit, etwa `4 MB` oder `64 KiB`.", "Write number and unit, such as `4 MB` or `64 KiB`."))
    case .scale:
      return (isNot("eine Skala", "a scale"), Phrase("Schreibt den kleinsten und den größten Wert: `0..10`.", "Write the lowest and the highest value: `0..10`."))
    case .reference:
      return (
        Phrase("Hier gehört die Kennung eines Dokuments oder Eintrags hin.", "The id of a document or item belongs here."),
        Phrase("Das ist der Dateiname ohne `.md`, bei Einträgen `dokument#eintrag`.", "That is the file's name without `.md`, for items `document#item`."))
    case .list:
      return (
        Phrase("Hier gehört eine Liste hin.", "A list belongs here."),
        Phrase("Schreibt `[eins, zwei]`, oder einen Eintrag je Zeile hinter `- `.", "Write `[one, two]`, or one item a line after `- `."))
    case .mapping(let keys):
      // The first that an author would write: what it is called comes before its id.
      let shown = ((keys.contains("title") ? ["title"] : []) + keys.filter { !["title", "id", "evidence", "allow"].contains($0) }).prefix(3).map { "`\($0): …`" }
      let such = shown.isEmpty ? "`title: …`" : shown.joined(separator: ", ")
      return (
        found.isEmpty
          ? Phrase("Hier gehören Schlüssel mit Werten hin.", "Keys with values belong here.")
          : Phrase("Hier gehören Schlüssel mit Werten hin, nicht nur „\(value)“.", "Keys with values belong here, not just “\(value)”."),
        Phrase("Schreibt sie eingerückt darunter, je Schlüssel eine Zeile, etwa \(such).", "Write them indented below, one line for each key, such as \(such)."))
    case .glob:
      return (
        Phrase("„\(value)“ ist kein Muster für Pfade.", "“\(value)” is not a pattern for paths."),
        Phrase(
          "Es gibt `*` (alles außer `/`), `**` (auch Ordner) und `?` (ein Zeichen), sonst nichts: kein `!`, keine Klammern.",
          "There are `*` (all but `/`), `**` (folders too) and `?` (one character), nothing else: no `!`, no brackets."))
    case .unreserved:
      return (
        Phrase("„\(value)“ kann keine Kennung sein, denn in Profilen bedeutet es etwas anderes.", "“\(value)” cannot be an id, because it means something else in profiles."),
        Phrase("Wählt eine andere; `main-job` und `gain` stehen in `relevant-to` für Hauptaufgabe und wichtigsten Gewinn.", "Choose another; in `relevant-to`, `main-job` and `gain` stand for the main job and the most important gain."))
    case .integer(let range):
      return (
        isNot("eine ganze Zahl von \(range.lowerBound) bis \(range.upperBound)", "a whole number from \(range.lowerBound) to \(range.upperBound)"),
        Phrase("Schreibt nur Ziffern, ohne Punkt und Einheit.", "Write digits only, without separators or a unit."))
    case .number(let range):
      let low = plain(range.lowerBound), high = plain(range.upperBound)
      return (
        isNot("eine Zahl von \(low) bis \(high)", "a number from \(low) to \(high)"),
        Phrase("Schreibt nur die Zahl, etwa `3` oder `3.5`.", "Write only the number, such as `3` or `3.5`."))
    }
  }

  private static func plain(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
  }
}
