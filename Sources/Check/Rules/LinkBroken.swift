import Source
import Bind

extension Rule {
  static let linkBroken = Rule(
    "link-broken", "L08",
    Phrase("Ein Verweis auf eine Datei und ihren Eintrag führt genau dorthin.", "A link to a file and its item leads exactly there."),
    why: Phrase(
      "Ein toter Verweis ist eine verlorene Beziehung: Auf dem Canvas fehlt dann das Segment, nicht nur eine Adresse. Groß- und Kleinschreibung zählt auch dort, wo der eigene Rechner sie übersieht, denn der Server übersieht sie nicht.",
      "A dead link is a lost relation: what the canvas lacks then is the segment, not just an address. Case counts even where your own disk overlooks it, because the server does not."),
    .always(.error),
    examples: [
      .bad(
        """
        -- README.md --
        # Pendelblick

        Für [Pendler](⟦segments/pendlr.md⟧).
        """,
        fixed: """
        -- README.md --
        # Pendelblick

        Für [Pendler](segments/pendler.md).
        """),
      .bad(
        """
        -- README.md --
        # Pendelblick

        Sie wollen ihre [Fahrzeit](⟦jobs/zur-arbeit-kommen.md#fahrtzeit⟧) verkürzen.
        """,
        fixed: """
        -- README.md --
        # Pendelblick

        Sie wollen ihre [Fahrzeit](jobs/zur-arbeit-kommen.md#fahrzeit) verkürzen.
        """),
      .bad(
        #"""
        -- README.md --
        # Pendelblick

        Für [Pendler](⟦segments\pendler.md⟧).
        """#,
        fixed: """
        -- README.md --
        # Pendelblick

        Für [Pendler](segments/pendler.md).
        """),
      .good(
        """
        -- README.md --
        # Pendelblick

        Für [Pendler](segments/pendler.md), die ihre [Fahrzeit](jobs/zur-arbeit-kommen.md#fahrzeit) verkürzen wollen.
        """),
      .bad(
        """
        -- README.md --
        # Trainwise

        Made for [commuters](⟦segments/comuters.md⟧).
        """, in: .en,
        fixed: """
        -- README.md --
        # Trainwise

        Made for [commuters](segments/commuters.md).
        """),
      .bad(
        """
        -- README.md --
        # Trainwise

        They want to spend less [time on the way](⟦jobs/get-to-work.md#traveltime⟧).
        """, in: .en,
        fixed: """
        -- README.md --
        # Trainwise

        They want to spend less [time on the way](jobs/get-to-work.md#travel-time).
        """),
      .good(
        """
        -- README.md --
        # Trainwise

        Made for [commuters](segments/commuters.md) who want to spend less [time on the way](jobs/get-to-work.md#travel-time).
        """, in: .en),
    ],
    check: .model { model in
      var names: FileNames?
      return model.linkFindings { fault, place, model in
        guard case .fileMissing(let path) = fault else { return words(for: fault, place, model) }
        if names == nil { names = FileNames(model.tree) }
        return missingFile(path, place, names!)
      }
    })

  private static func missingFile(_ path: String, _ place: LinkPlace, _ names: FileNames) -> Finding {
    if place.text.string.isEmpty {
      return finding(
        place, Phrase("Dieser Verweis nennt kein Ziel.", "This link names no target."),
        help: Phrase("Schreibt den Weg zur Datei dazu, oder nehmt den Verweis heraus.", "Add the way to the file, or remove the link."))
    }
    let near = names.near(path, from: place.location.file)
    let fragment = place.text.string.drop { $0 != "#" }
    let destinations = near.destinations.map { $0 + fragment }
    return finding(
      place, Phrase("Die Datei `\(place.words)` gibt es nicht.", "There is no file `\(place.words)`."),
      help: destinations.first.map(meant)
        ?? Phrase("Der Pfad gilt von dem Ordner aus, in dem diese Datei liegt.", "The path counts from the folder of this file."),
      to: destinations, safe: near.isSafe)
  }

  private static func words(for fault: Target.LinkFault, _ place: LinkPlace, _ model: Model) -> Finding? {
    let words = place.words
    switch fault {
    case .spelling(let correct):
      return finding(
        place, Phrase("Die Datei `\(words)` gibt es nur in anderer Schreibweise.", "The file `\(words)` exists only in another spelling."),
        help: Phrase(
          "Schreibt `\(correct)`; auf dem Server zählen Groß- und Kleinbuchstaben.", "Write `\(correct)`; on the server, upper and lower case count."),
        to: [correct])
    case .fragmentMissing(let target, let near, let safe):
      let name = model.documents[target].name
      let path = place.text.string.prefix { $0 != "#" }, item = place.text.string.drop { $0 != "#" }
      return finding(
        place, Phrase("In „\(name)“ gibt es keinen Eintrag `\(item)`.", "“\(name)” has no item `\(item)`."),
        help: near.first.map { meant("#\($0)") }
          ?? Phrase("Gebt dem Eintrag, der gemeint ist, dort eine `id:`, und nennt sie hier.", "Give the item that is meant an `id:` there, and name it here."),
        related: [.init(model.naming(Entity(target)), "hier wurde gesucht", "looked up here")],
        to: near.map { path + "#" + $0 }, safe: safe)
    case .folder:
      return finding(
        place, Phrase("`\(words)` ist ein Ordner; ein Verweis führt zu einer Datei.", "`\(words)` is a folder; a link leads to a file."),
        help: Phrase("Nennt die Datei darin, etwa `\(words.folderPath)README.md`.", "Name the file in it, such as `\(words.folderPath)README.md`."))
    case .query:
      return finding(
        place, Phrase("Hinter einem Dokument kann kein `?` stehen.", "A document cannot be followed by a `?`."),
        help: Phrase(
          "Streicht alles ab dem Fragezeichen; eine Stelle im Dokument nennt `#`.",
          "Remove everything from the question mark on; `#` names a place in the document."))
    case .backslash(let correct):
      return finding(
        place,
        Phrase(
          "Der Pfad `\(words)` ist mit `\\` geschrieben, das nur unter Windows trennt.",
          "The path `\(words)` is written with `\\`, which separates folders on Windows only."),
        help: Phrase("Schreibt `\(correct)`; das gilt überall.", "Write `\(correct)`; that works everywhere."), to: [correct])
    case .symbolicLink:
      return finding(
        place,
        Phrase(
          "`\(words)` führt über einen symbolischen Link, und denen wird nicht gefolgt.",
          "`\(words)` leads through a symbolic link, and those are not followed."),
        help: Phrase("Verweist auf die Datei selbst.", "Link to the file itself."))
    case .special:
      return finding(
        place, Phrase("`\(words)` ist keine gewöhnliche Datei.", "`\(words)` is no ordinary file."),
        help: Phrase("Geräte, Pipes und Sockets werden nie geöffnet. Legt die Datei selbst an diese Stelle.", "Devices, pipes and sockets are never opened. Put the file itself in this place."))
    case .unreadable(let reason):
      return finding(
        place, Phrase("Die Datei `\(words)` lässt sich nicht lesen (\(reason)).", "The file `\(words)` cannot be read (\(reason))."),
        help: Phrase("Gebt ihr die Rechte, die andere Dateien hier haben.", "Give it the permissions that other files here have."))
    case .fileMissing, .outside, .skipped, .notPublishable, .active, .imageExternal: return nil
    }
  }

  private static func finding(
    _ place: LinkPlace, _ message: Phrase, help: Phrase, related: [Diagnostic.Related] = [], to destinations: [String] = [], safe: Bool = true
  ) -> Finding {
    place.finding(
      message, public: Phrase("Der Verweis auf ein Bild führt zu keiner Datei.", "The reference to a picture leads to no file."), help: help,
      related: related, fixes: destinations.enumerated().compactMap { place.fix($1, safe: safe && $0 == 0) })
  }

  private static func meant(_ destination: String) -> Phrase { Phrase("Gemeint ist wohl `\(destination)`.", "You probably mean `\(destination)`.") }
}

extension String {
  fileprivate var folderPath: String { isEmpty || hasSuffix("/") ? self : self + "/" }
}
