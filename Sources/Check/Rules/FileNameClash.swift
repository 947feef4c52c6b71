import Source
import Bind

extension Rule {
  static let fileNameClash = Rule(
    "file-name-clash", "L16",
    Phrase("Jede Seite hat eine Adresse für sich.", "Every page has an address of its own."),
    why: Phrase(
      "Adressen kennen weder Umlaute noch Großbuchstaben, damit Verweise überall funktionieren. Zwei Dateien, die dadurch gleich heißen, würden einander auf der Website überschreiben, und auf manchem Rechner schon im Ordner.",
      "Addresses know neither umlauts nor capitals, so that links work everywhere. Two files that become the same by that would overwrite each other on the site, and on some computers in the folder already."),
    .always(.error), locked: true,
    examples: [
      .bad(
        """
        -- uebersicht.md --
        # Übersicht der Strecken
        -- übersicht.md --
        # ⟦Überblick⟧
        """),
      .bad(
        """
        -- print.md --
        # ⟦Druckfassung⟧
        """),
      .good(
        """
        -- uebersicht.md --
        # Übersicht der Strecken
        -- überblick.md --
        # Überblick
        """),
      .bad(
        """
        -- Open questions.md --
        # Open questions
        -- open-questions.md --
        # ⟦Questions for the next interviews⟧
        """, in: .en),
      .bad(
        """
        -- glossary.md --
        # ⟦Words we use⟧
        """, in: .en),
      .good(
        """
        -- open-questions.md --
        # Open questions
        -- interview-questions.md --
        # Questions for the next interviews
        -- words-we-use.md --
        # Words we use
        """, in: .en),
    ],
    check: .model { model in
      var findings: [Finding] = []
      var byAddress = [String: Int](minimumCapacity: model.documents.count), byPath = [String: Int](minimumCapacity: model.documents.count)
      for (at, document) in model.documents.enumerated() where !document.isRejected {
        let address = document.address
        // What differs only in case or in the form of its accents is one file on some disks. Strings compare by what they show.
        let path = document.path.lowercased()
        if let first = byAddress[address] {
          // Two documents of one id have a rule of their own.
          if document.kind == nil || model.documents[first].kind != document.kind || model.documents[first].id != document.id {
            findings.append(clash(at, with: first, model, sameAddress: true))
          }
        } else if Addresses.isReserved(address), !Addresses.isIntroduction(document.path) {
          findings.append(reserved(at, address, model))
        } else if let first = byPath[path] {
          findings.append(clash(at, with: first, model, sameAddress: false))
        }
        if byAddress[address] == nil { byAddress[address] = at }
        if byPath[path] == nil { byPath[path] = at }
      }
      return findings
    })

  private static func clash(_ second: Int, with first: Int, _ model: Model, sameAddress: Bool) -> Finding {
    let one = model.documents[first], other = model.documents[second]
    return Finding(
      at: model.naming(Entity(second)), about: Entity(second),
      sameAddress
        ? Phrase(
          "„\(other.name)“ bekäme dieselbe Adresse wie „\(one.name)“: `\(other.address)`.", "“\(other.name)” would get the same address as “\(one.name)”: `\(other.address)`.")
        : Phrase(
          "`\(other.path)` und `\(one.path)` sind auf manchen Rechnern dieselbe Datei.", "`\(other.path)` and `\(one.path)` are the same file on some computers."),
      help: Addresses.isIntroduction(one.path) && Addresses.isIntroduction(other.path)
        ? Phrase(
          "`README.md` und `index.md` leiten beide die Startseite ein: Behaltet eine von beiden.", "`README.md` and `index.md` both introduce the home page: keep one of the two.")
        : Phrase(
          "Benennt eine der beiden Dateien um; Umlaute, Groß- und Kleinschreibung unterscheiden sie nicht.",
          "Rename one of the two files; umlauts and case do not tell them apart."),
      related: [.init(model.naming(Entity(first)), "hat die Adresse schon", "has the address already")])
  }

  private static func reserved(_ index: Int, _ address: String, _ model: Model) -> Finding {
    let document = model.documents[index]
    return Finding(
      at: model.naming(Entity(index)), about: Entity(index),
      Phrase(
        "„\(document.name)“ bekäme die Adresse `\(address)`, und dort steht schon eine Seite der Website.",
        "“\(document.name)” would get the address `\(address)`, where the site already has a page."),
      help: Phrase(
        "Benennt die Datei um. Vergeben sind die Übersichten der Arten, Suche, Glossar, Druckfassung und die Ordner rules, overview und assets.",
        "Rename the file. These are taken: the lists of kinds, search, glossary, print, and the folders rules, overview and assets."))
  }
}
