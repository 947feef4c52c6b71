package import Source
package import Bind

/// A model as it is compared: what it says, without how it is written. Two trees that mean the same have equal forms.
package struct ModelForm: Equatable, Sendable {
  /// Sorted by name.
  package var documents: [DocumentForm]

  package init(documents: [DocumentForm]) { self.documents = documents.sorted { $0.name < $1.name } }
}

/// A document: its fields, and its parts in their order.
package struct DocumentForm: Equatable, Sendable {
  /// As in `Identity.document`.
  package var name: String
  package var path: String
  package var fields: [FieldForm]
  package var parts: [PartForm]

  package func part(_ key: String) -> PartForm? { parts.first { $0.key == key } }
}

/// A part of a document: an item, a profile, an entry of a list or table, a block of a body.
package struct PartForm: Equatable, Sendable {
  package enum Sort: Hashable, Sendable {
    case item(ItemKind)
    case profile
    /// An element of a list of mappings, or a row of a table, by its key: `irrelevant`, `ratings`.
    case entry(String)
    /// A part of a body, with the prose in it.
    case block
  }

  package let sort: Sort
  /// Unique in its document: `gain:fahrzeit`, `irrelevant[2]`, `profile[1]`, `block:channels`.
  package var key: String
  /// What references call it.
  package var id: String?
  /// The id stands in the file, and was not derived from the title.
  package let isWritten: Bool
  /// The key of the part that it belongs to.
  package var home: String?
  package var fields: [FieldForm]
  /// Index of the document's item.
  package let item: Int?
  package let range: SourceRange

  package func field(_ key: String) -> FieldForm? { fields.first { $0.key == key } }

  /// What it is about, for something without an id: its first field.
  var tag: [Atom] { fields.first?.atoms ?? [] }

  /// Everything that is said, wherever it stands.
  package static func == (a: PartForm, b: PartForm) -> Bool {
    a.sort == b.sort && a.key == b.key && a.id == b.id && a.home == b.home && a.fields == b.fields
  }
}

/// A key with a value; nested keys are joined by a dot.
package struct FieldForm: Equatable, Sendable {
  package let key: String
  package var atoms: [Atom]
  /// Where it comes from; nil: a part of the body.
  package let field: Field?
  /// Where the value stands.
  package let range: SourceRange

  package static func == (a: FieldForm, b: FieldForm) -> Bool { a.key == b.key && a.atoms == b.atoms }
}

/// The smallest thing that a model says. A reference says what it leads to, not how that is spelt.
package enum Atom: Hashable, Sendable {
  case text(String)
  case term(String)
  case number(Double)
  case day(Day)
  case flag(Bool)
  case money(Money)
  case duration(Duration)
  case bytes(Int)
  case scale(Double, Double)
  case reference(Identity)
  /// Names something that is not there.
  case dangling(String)
  /// Something about a real person: that it changed can be told, what it says cannot.
  case person(UInt64)
  /// `TBD`.
  case open
  /// What is written is not what the field takes.
  case unreadable(UInt64)
}

extension String {
  /// Single spaces between the words: where a line breaks means nothing.
  var singleSpaced: String {
    if isSingleSpaced { return self }
    var out: [UInt8] = []
    out.reserveCapacity(utf8.count)
    for byte in utf8 {
      if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) {
        if let last = out.last, last != 0x20 { out.append(0x20) }
      } else {
        out.append(byte)
      }
    }
    if out.last == 0x20 { out.removeLast() }
    return String(decoding: out, as: UTF8.self)
  }

  private var isSingleSpaced: Bool {
    var previous: UInt8 = 0x20
    for byte in utf8 {
      if byte <= 0x20, (byte == 0x20 && previous == 0x20) || (byte >= 0x09 && byte <= 0x0D) { return false }
      previous = byte
    }
    return previous != 0x20 || isEmpty
  }
}
