import Source
import Parse
import Bind

extension Rule {
  static let placeholderLeft = Rule(
    "placeholder-left", "L15",
    Phrase("Text aus einer Vorlage ist durch eigenen ersetzt.", "Text of a template is replaced by one's own."),
    why: Phrase(
      "„Max Mustermann, <Rolle>“ füllt ein Feld, ohne etwas zu sagen: Es sieht fertig aus, zählt in keiner Auswertung und steht am Ende auf der Website.",
      "“John Doe, <role>” fills a field without saying anything: it looks finished, counts in no analysis, and ends up on the site."),
    .always(.warning),
    examples: [
      .bad(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        examples:
          - {name: ⟦Max Mustermann⟧, role: Sachbearbeiter}
        ---
        """),
      .bad(
        """
        -- README.md --
        # Pendelblick

        Für ⟦<Name des Segments>⟧, ⟦TODO⟧: wer noch?

        - ⟦…⟧
        """),
      .good(
        """
        -- README.md --
        # Pendelblick

        In `<Name>` und `TODO` sind es Wörter über Vorlagen, und XXL ist eine Größe.
        """),
      .bad(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        main-job: get-to-work
        gain: travel-time
        examples:
          - {name: ⟦Jane Doe⟧, role: Payroll clerk}
        ---
        """, in: .en),
      .bad(
        """
        -- README.md --
        # Trainwise

        Made for ⟦<name of the segment>⟧, ⟦TODO⟧: who else?

        - ⟦…⟧
        """, in: .en),
      .good(
        """
        -- README.md --
        # Trainwise

        In `<name>` and `TODO` these are words about templates, and XXL is a size.
        """, in: .en),
    ],
    check: .document { document, _ in
      if document.isRejected { return [] }
      var findings: [Finding] = []
      func add(_ range: SourceRange, _ words: String, isFree: Bool = false, isPersonal: Bool = false) {
        findings.append(finding(SourceLocation(document.path, range), words.shortened, isHidden: isFree && isPersonal))
      }
      visitTexts(of: document.record, in: document) { text, isPersonal in
        for hit in Placeholder.find(in: text.string) {
          let words = String(decoding: Array(text.string.utf8)[hit.range], as: UTF8.self)
          add(text.range(of: hit.range), words, isFree: hit.isFree, isPersonal: isPersonal)
        }
      }
      for hit in bodyPlaceholders(in: document) { add(hit, document.sourceText(hit)) }
      for tag in document.rawTags where tag.isPlaceholder { add(tag.range, document.sourceText(tag.range)) }
      return findings
    })

  private static func finding(_ location: SourceLocation, _ words: String, isHidden: Bool) -> Finding {
    let isNote = ["TODO", "TBD", "XXX"].contains(words)
    return Finding(
      at: location, about: nil,
      isNote
        ? Phrase("„\(words)“ steht noch im Text.", "“\(words)” is still in the text.")
        : Phrase("„\(words)“ ist noch Text aus einer Vorlage.", "“\(words)” is still text of a template."),
      public: isHidden ? Phrase("Hier steht noch Text aus einer Vorlage.", "This is still text of a template.") : nil,
      help: isNote
        ? Phrase(
          "Schreibt hin, was fehlt. Ist es noch nicht bekannt, gehört die Notiz in ein Feld mit dem Wert `TBD` oder in `<!-- … -->`.",
          "Write what is missing. If it is not known yet, the note belongs in a field whose value is `TBD`, or in `<!-- … -->`.")
        : Phrase("Setzt ein, was wirklich gilt, oder streicht die Stelle.", "Put in what really holds, or remove it."),
      personal: isHidden)
  }

  /// All texts of a record, those of its items included.
  private static func visitTexts(of record: Record, in document: Document, _ visit: (Text, _ isPersonal: Bool) -> Void) {
    func walk(_ value: Value) {
      switch value {
      case .text(let text): visit(text, false)
      case .personal(let personal): visit(personal.revealed, true)
      case .list(let elements): for element in elements { walk(element.value) }
      case .record(let record): for entry in record.entries { walk(entry.value) }
      case .item(let item): for entry in document.items[item].record.entries { walk(entry.value) }
      case .table(let rows): for row in rows { walk(row.value) }
      default: break
      }
    }
    for entry in record.entries { walk(entry.value) }
  }

  /// Placeholders in the words of a body: not in code, addresses or HTML.
  private static func bodyPlaceholders(in document: Document) -> [SourceRange] {
    let body = document.parsed.body, nodes = body.nodes
    var found: [SourceRange] = []
    document.parsed.file.bytes.withUnsafeBufferPointer { bytes in
      var at = 0
      while at < nodes.count {
        let node = nodes[at]
        if node.kind == .item, isOnlyDots(at, body) { found.append(nodes[at + 2].range) }
        guard node.kind == .text else { at += 1; continue }
        if node.flags.contains(.verbatim) {
          // Brackets may stand in nodes of their own: neighbours are read as one.
          var end = node.range.end
          while at + 1 < nodes.count, nodes[at + 1].kind == .text, nodes[at + 1].flags.contains(.verbatim), nodes[at + 1].range.start == end {
            at += 1
            end = nodes[at].range.end
          }
          for hit in Placeholder.find(in: bytes, node.range.start..<min(end, bytes.count)) { found.append(SourceRange(hit.range.lowerBound, hit.range.upperBound)) }
        } else if !Placeholder.find(in: body.string(node)).isEmpty {
          found.append(node.range)
        }
        at += 1
      }
    }
    return found
  }

  /// A list item that holds nothing but `…`.
  private static func isOnlyDots(_ item: Int, _ body: Body) -> Bool {
    let nodes = body.nodes
    guard nodes[item].next == item + 3, nodes[item + 1].kind == .paragraph, nodes[item + 2].kind == .text else { return false }
    let text = body.literal(nodes[item + 2])
    return text.elementsEqual("…".utf8) || text.elementsEqual("...".utf8)
  }
}

/// Words that a template leaves behind, found in bytes: a workspace may have ten thousand documents.
enum Placeholder {
  struct Hit {
    let range: Range<Int>
    /// Its words are the author's, such as `<Name der Chefin>`, and not one of the well-known ones.
    let isFree: Bool
  }

  static func find(in text: String) -> [Hit] {
    if text == "…" || text == "..." { return [Hit(range: 0..<text.utf8.count, isFree: false)] }
    var text = text
    return text.withUTF8 { find(in: $0, 0..<$0.count) }
  }

  static func find(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Hit] {
    var found: [Hit] = []
    var at = range.lowerBound
    let end = range.upperBound
    while at < end {
      var hit: Int?
      var isFree = false
      switch bytes[at] {
      case UInt8(ascii: "<"):
        hit = angle(bytes, range, at)
        isFree = true
      case UInt8(ascii: "["):
        hit = bracket(bytes, at, end)
        isFree = true
      case UInt8(ascii: "{"):
        hit = braces(bytes, at, end)
        isFree = true
      case UInt8(ascii: "T"), UInt8(ascii: "X"), UInt8(ascii: "L"), UInt8(ascii: "l"), UInt8(ascii: "M"), UInt8(ascii: "E"), UInt8(ascii: "J"):
        if at == range.lowerBound || !isWord(bytes[at - 1]) { hit = word(bytes, at, end) }
      default: break
      }
      if let hit {
        found.append(Hit(range: at..<hit, isFree: isFree))
        at = hit
      } else {
        at += 1
      }
    }
    return found
  }

  private static let words: [[UInt8]] = [
    "TODO", "TBD", "XXX", "Lorem ipsum", "lorem ipsum", "Max Mustermann", "Erika Mustermann", "John Doe", "Jane Doe",
  ].map { Array($0.utf8) }

  private static func word(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Int? {
    for word in words where word[0] == bytes[at] && at + word.count <= end {
      let stop = at + word.count
      guard bytes[at..<stop].elementsEqual(word) else { continue }
      if stop < end, isWord(bytes[stop]) { continue }
      // A to-do list is a thing.
      if stop + 1 < end, bytes[stop] == UInt8(ascii: "-"), isWord(bytes[stop + 1]) { continue }
      return stop
    }
    return nil
  }

  /// `<Name einer realen Person>`: not `a < b`, not an address, not an element of HTML.
  private static func angle(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ at: Int) -> Int? {
    guard at + 2 < range.upperBound, isLetter(bytes[at + 1]), at == range.lowerBound || !isWord(bytes[at - 1]) else { return nil }
    var close = at + 1
    while close < range.upperBound, bytes[close] != UInt8(ascii: ">") {
      switch bytes[close] {
      case UInt8(ascii: "<"), UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "="), 0x0A, 0x0D: return nil
      default: close += 1
      }
    }
    guard close < range.upperBound, bytes[close - 1] != 0x20, close - at <= 80 else { return nil }
    let name = String(decoding: bytes[(at + 1)..<close], as: UTF8.self)
    return RawTag.isElement(name) ? nil : close + 1
  }

  /// `{{title}}`.
  private static func braces(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Int? {
    guard at + 4 < end, bytes[at + 1] == UInt8(ascii: "{") else { return nil }
    var close = at + 2
    while close + 1 < end, close - at <= 60, bytes[close] != 0x0A {
      if bytes[close] == UInt8(ascii: "}"), bytes[close + 1] == UInt8(ascii: "}") { return close > at + 2 ? close + 2 : nil }
      close += 1
    }
    return nil
  }

  private static let fields: [[UInt8]] = [
    "Aufgabe", "Gewinn", "Schmerzpunkt", "Situation", "Zielgruppe", "Verb", "Objekt", "Object", "Gain", "Pain", "Kennzahl", "Metric", "Beschreibung", "Description", "your", "Your", "insert", "Insert",
    "Name", "Vorname", "Nachname", "Segment", "Job", "Titel", "Title", "Rolle", "Role", "Firma", "Unternehmen", "Company", "Produkt", "Product",
    "Datum", "Date",
  ].map { Array($0.utf8) }

  /// `[Name]`, `[Job to Be Done]`; a remark such as “[Name geändert]” says something.
  private static func bracket(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Int? {
    for field in fields where at + 1 + field.count < end && bytes[(at + 1)..<(at + 1 + field.count)].elementsEqual(field) {
      var close = at + 1 + field.count
      if isWord(bytes[close]) { continue }
      while close < end, bytes[close] != UInt8(ascii: "]") {
        if bytes[close] == UInt8(ascii: "[") || bytes[close] == 0x0A || close - at > 60 { return nil }
        close += 1
      }
      guard close < end else { return nil }
      let words = String(decoding: bytes[at..<close], as: UTF8.self)
      return ["geändert", "bekannt", "anonym", "changed", "withheld", "redacted"].contains { words.contains($0) } ? nil : close + 1
    }
    return nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte >= 0x80 }
  private static func isWord(_ byte: UInt8) -> Bool { isLetter(byte) || (byte >= 0x30 && byte <= 0x39) || byte == UInt8(ascii: "_") }
}

extension Text {
  /// Words of a template stand in it: that is said, and nothing else about how it is worded.
  var holdsPlaceholder: Bool { !Placeholder.find(in: string).isEmpty }
}
