import Source
import Parse
import Bind
import Check

/// What the search in the browser reads: classic scripts, so that they load from the disk too.
///
/// Documents are dealt out to parts by their path, so that an edit changes one part and no other; the first file says how many there are.
/// The names of documents and items stand in it as they are shown, everything else as words.
extension SiteIndex {
  /// About so many documents in a part; a single part may hold twice as many.
  private static let partSize = 256

  private static func searchPart(_ number: Int) -> String { "assets/search-index-\(number).js" }

  func searchPages() -> [Page] {
    let documents = addresses.indices.filter { !addresses[$0].isEmpty }
    var count = 1
    while documents.count > count * SiteIndex.partSize * 2 { count *= 2 }
    var parts = [[Int]](repeating: [], count: count)
    for document in documents {
      // No part holds more than its numbers can tell.
      var part = count == 1 ? 0 : Int(Digest.of(model.documents[document].path) & UInt64(count - 1))
      while parts[part].count >= WordTable.capacity { part = (part + 1) % count }
      parts[part].append(document)
    }
    var pages: [Page] = []
    for (number, part) in parts.enumerated() {
      var digest = Digest(seed: frame)
      digest.add(number)
      digest.add(count)
      for document in part { digest.add(seals[document]) }
      // The names of parts and of what is looked up by hand travel with the only part there is.
      let holdsStart = count == 1
      pages.append(
        Page(path: holdsStart ? SiteIndex.searchStart : SiteIndex.searchPart(number + 1), digest: digest.value) { [self] buffer in
          if holdsStart { writeSearchStart(parts: 1, into: &buffer) }
          writeSearchPart(part, into: &buffer)
        })
    }
    if count > 1 {
      var digest = Digest(seed: frame)
      digest.add(count)
      pages.append(Page(path: SiteIndex.searchStart, digest: digest.value) { [self, count] in writeSearchStart(parts: count, into: &$0) })
    }
    return pages
  }

  static let searchStart = "assets/search-index.js"

  /// How many parts there are, what kinds are called, where they lie; the rules and the terms of the method.
  private func writeSearchStart(parts: Int, into out: inout ByteBuffer) {
    out.append("jtbdSearch.start(")
    out.append(decimal: parts)
    out.append(",[")
    func string(_ text: String) {
      out.append("\"")
      out.append(escaping: text, as: .script)
      out.append("\"")
    }
    func entry(_ phrase: Phrase, _ folder: String) {
      string(phrase(language))
      out.append(",")
      string(folder)
      out.append(",")
    }
    for kind in Kind.allCases { entry(kind.plural, kind.rawValue) }
    entry(UI.pages, "")
    entry(UI.rules, "rules")
    entry(UI.glossary, "")
    out.append("0],[")
    for kind in ItemKind.allCases {
      string(kind.plural(language))
      out.append(",")
    }
    out.append("0],{")
    for (name, phrase) in UI.searchWords {
      out.append(name)
      out.append(":")
      string(phrase(language))
      out.append(",")
    }
    out.append("lang:")
    string(language.rawValue)
    out.append("});\n")
    // Rules and terms are documents of the compiler's own; they are no one's words.
    let terms = Glossary.terms
    out.append("jtbdSearch.part(\"")
    let firstOwn = UInt8(ascii: "A") + UInt8(Kind.allCases.count) + 1
    for _ in Rule.all { out.append(firstOwn) }
    for _ in terms { out.append(firstOwn + 1) }
    out.append("\",\"")
    for rule in Rule.all {
      out.append(contentsOf: rule.name)
      out.append("\\t")
      out.append(contentsOf: rule.name)
      out.append("\\n")
    }
    for (at, term) in terms.enumerated() {
      out.append(escaping: term.name(language), as: .script)
      out.append("\\tglossary.html#")
      out.append(escaping: Glossary.anchor(term), as: .script)
      if at < terms.count - 1 { out.append("\\n") }
    }
    out.append("\",\n")
    var words = WordTable()
    for (at, rule) in Rule.all.enumerated() { words.add(rule.summary(language) + " " + rule.rationale(language), document: at) }
    for (at, term) in terms.enumerated() { words.add(term.name.de + " " + term.name.en + " " + term.meaning(language), document: Rule.all.count + at) }
    words.write(into: &out)
    out.append(");\n")
  }

  private func writeSearchPart(_ documents: [Int], into out: inout ByteBuffer) {
    // Kinds: a letter for each line; a capital opens a document, the small letters behind it are its items.
    out.append("jtbdSearch.part(\"")
    for document in documents {
      let kind = model.documents[document].kind.map { Kind.allCases.firstIndex(of: $0)! } ?? Kind.allCases.count
      out.append(UInt8(ascii: "A") + UInt8(kind))
      for item in model.documents[document].items where item.isSearched { out.append(UInt8(ascii: "a") + item.kind.letter) }
    }
    out.append("\",\"")
    var isFirst = true
    var names = ByteBuffer()
    for document in documents {
      let source = model.documents[document]
      if !isFirst { names.append("\\n") }
      isFirst = false
      names.append(escaping: source.name, as: .script)
      names.append("\\t")
      // `segment/pendler.html` says no more than `pendler` where the kind is known.
      if let kind = source.kind {
        names.append(escaping: String(addresses[document].dropFirst(kind.rawValue.utf8.count + 1).dropLast(5)), as: .script)
      } else {
        names.append(escaping: addresses[document], as: .script)
      }
      for item in source.items where item.isSearched {
        names.append("\\n")
        names.append(escaping: item.words, as: .script)
        if !item.hasPlainID {
          names.append("\\t")
          names.append(escaping: item.id, as: .script)
        }
      }
    }
    disclosed.redaction.apply(to: &names)
    out.append(contentsOf: names)
    out.append("\",\n")
    var words = WordTable()
    var text = ByteBuffer(capacity: 8192)
    for (number, document) in documents.enumerated() {
      text.removeAll()
      text.append(wordsOf: model.documents[document])
      disclosed.redaction.apply(to: &text)
      text.withBytes { words.add($0, document: number) }
    }
    words.write(into: &out)
    out.append(");\n")
  }
}

extension WordTable {
  fileprivate mutating func add(_ text: String, document: Int) {
    var text = text
    text.withUTF8 { add($0, document: document) }
  }
}

extension ItemKind {
  fileprivate var letter: UInt8 { UInt8(ItemKind.allCases.firstIndex(of: self)!) }

  var plural: Phrase {
    switch self {
    case .characteristic: Phrase("Merkmale", "Characteristics")
    case .clarifier: Phrase("Clarifier", "Clarifiers")
    case .gain: Phrase("Gewinne", "Gains")
    case .pain: Phrase("Schmerzpunkte", "Pains")
    case .step: Phrase("Schritte", "Steps")
    case .alternative: Phrase("Alternativen", "Alternatives")
    case .criterion: Phrase("Kriterien", "Criteria")
    case .note: Phrase("Notizen", "Notes")
    }
  }
}

extension Item {
  /// Has words of its own to be found by.
  fileprivate var isSearched: Bool { title != nil }

  /// The script in the browser can tell the id from the words: nothing in them but letters that fold the same way everywhere.
  fileprivate var hasPlainID: Bool {
    guard !isNumbered, let title else { return false }
    var words = title.string
    let isPlain = words.withUTF8 { bytes in
      var at = 0
      while at < bytes.count {
        if bytes[at] < 0x80 { at += 1 } else {
          // Umlauts and ß.
          guard bytes[at] == 0xC3, [0x84, 0x96, 0x9C, 0x9F, 0xA4, 0xB6, 0xBC].contains(bytes[at + 1]) else { return false }
          at += 2
        }
      }
      return true
    }
    // What was not written was derived from the title; of a note from its words.
    return isPlain && (writtenID == nil && note == nil || id == Folding.derivedID(words))
  }
}

extension ByteBuffer {
  /// Everything that a document's page says in the author's words.
  fileprivate mutating func append(wordsOf document: Document) {
    for entry in document.record.entries where !SiteIndex.unsearched.contains(document.record.fields[entry.field].key) {
      append(wordsOf: entry.value, in: document)
    }
    let body = document.parsed.body
    for node in body.nodes {
      switch node.kind {
      case .text, .code: append(contentsOf: body.literal(node))
      case .codeBlock:
        append(0x0A)
        append(contentsOf: body.extra(node))
        append(0x0A)
      case .htmlInline: if !node.flags.contains(.comment) { append(contentsOf: body.literal(node)) }
      case .htmlBlock:
        append(0x0A)
        if !node.flags.contains(.comment) { append(contentsOf: body.literal(node)) }
        append(0x0A)
      case .emphasis, .strong, .strikethrough, .link, .image: break
      default: append(0x0A)
      }
    }
  }

  private mutating func append(wordsOf value: Value, in document: Document) {
    switch value {
    case .text(let text):
      append(contentsOf: text.string)
      append(0x0A)
    case .item(let index): append(wordsOf: document.items[index].record, in: document)
    case .record(let record): append(wordsOf: record, in: document)
    case .list(let elements): for element in elements { append(wordsOf: element.value, in: document) }
    case .table(let rows):
      for row in rows {
        append(contentsOf: row.keyText.string)
        append(0x0A)
        append(wordsOf: row.value, in: document)
      }
    default: break
    }
  }

  private mutating func append(wordsOf record: Record, in document: Document) {
    for entry in record.entries where !SiteIndex.unsearched.contains(record.fields[entry.field].key) { append(wordsOf: entry.value, in: document) }
  }
}

extension SiteIndex {
  /// Keys that no page shows as text: ids, paths, what belongs to the authors. Names of people have no text to begin with.
  fileprivate static let unsearched: Set<String> = ["kind", "id", "owner", "formerly", "image", "examples", "allow"]
}
