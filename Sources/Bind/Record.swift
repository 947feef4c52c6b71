package import Source
import Parse

/// A mapping of the front matter, read by its fields.
package struct Record: Sendable {
  package struct Entry: Sendable {
    /// Index into the fields of the record's type.
    package let field: Int
    package let key: SourceRange
    package let value: Value
    /// The value's place; empty behind the colon where there is none.
    package let range: SourceRange
  }

  package let fields: [Field]
  /// In the author's order; a key that stands twice counts once, unknown keys are left out.
  package let entries: [Entry]
  package let range: SourceRange

  package static let empty = Record(fields: [], entries: [], range: SourceRange(at: 0))

  package subscript(key: String) -> Entry? {
    for at in entries.indices where fields[entries[at].field].key == key { return entries[at] }
    return nil
  }

  package func text(_ key: String) -> Text? { if case .text(let text)? = self[key]?.value { text } else { nil } }
  package func personal(_ key: String) -> Personal? { if case .personal(let personal)? = self[key]?.value { personal } else { nil } }
  package func choice(_ key: String) -> String? { if case .choice(let term)? = self[key]?.value { term } else { nil } }
  package func number(_ key: String) -> Double? { if case .number(let number)? = self[key]?.value { number } else { nil } }
  package func day(_ key: String) -> Day? { if case .day(let day)? = self[key]?.value { day } else { nil } }
  package func flag(_ key: String) -> Bool? { if case .flag(let flag)? = self[key]?.value { flag } else { nil } }
  package func money(_ key: String) -> Money? { if case .money(let money)? = self[key]?.value { money } else { nil } }
  package func reference(_ key: String) -> Int? { if case .reference(let index)? = self[key]?.value { index } else { nil } }
  package func record(_ key: String) -> Record? { if case .record(let record)? = self[key]?.value { record } else { nil } }
  package func list(_ key: String) -> [Value.Element] { if case .list(let elements)? = self[key]?.value { elements } else { [] } }
  package func texts(_ key: String) -> [Text] { list(key).compactMap { if case .text(let text) = $0.value { text } else { nil } } }
  package func choices(_ key: String) -> [String] { list(key).compactMap { if case .choice(let term) = $0.value { term } else { nil } } }
  package func references(_ key: String) -> [Int] { list(key).compactMap { if case .reference(let index) = $0.value { index } else { nil } } }
  package func records(_ key: String) -> [Record] { list(key).compactMap { if case .record(let record) = $0.value { record } else { nil } } }
  package func items(_ key: String) -> [Int] { list(key).compactMap { if case .item(let index) = $0.value { index } else { nil } } }
  package func table(_ key: String) -> [Value.Row] { if case .table(let rows)? = self[key]?.value { rows } else { [] } }

  /// The value is there and says something: neither left out nor open. A value that could not be read counts.
  package func has(_ key: String) -> Bool {
    switch self[key]?.value {
    case nil, .open, .empty: false
    case .list(let elements): elements.contains { if case .open = $0.value { false } else { true } }
    default: true
    }
  }

  /// Nothing was written: neither a value nor `TBD`, which is reported as open. An empty `key:` counts as nothing.
  package func lacks(_ key: String) -> Bool {
    switch self[key]?.value {
    case nil, .empty: true
    case .list(let elements): elements.isEmpty
    default: false
    }
  }
}

extension Record {
  /// Where personal texts stand, those of members included; items are not followed.
  package var personalRanges: [SourceRange] { entries.flatMap { $0.value.personalRanges } }
}

extension Value {
  var personalRanges: [SourceRange] {
    switch self {
    case .personal(let personal): [personal.range]
    case .record(let record): record.personalRanges
    case .list(let elements): elements.flatMap { $0.value.personalRanges }
    default: []
    }
  }
}

package indirect enum Value: Sendable {
  case text(Text)
  case personal(Personal)
  /// A term's key; for an open vocabulary, any text.
  case choice(String)
  case number(Double)
  case day(Day)
  case flag(Bool)
  case money(Money)
  case duration(Duration)
  /// Bytes.
  case size(Int)
  case scale(ClosedRange<Double>)
  /// Index into the document's references.
  case reference(Int)
  /// Index into the document's items.
  case item(Int)
  case list([Element])
  case record(Record)
  case table([Row])
  /// `TBD`.
  case open
  /// A key with nothing behind it.
  case empty
  /// There is something, and what it is has been reported.
  case unreadable

  package struct Element: Sendable {
    package let value: Value
    package let range: SourceRange
  }

  package struct Row: Sendable {
    package let key: Value
    package let keyText: Text
    package let value: Value
    package let range: SourceRange
  }
}

/// Something in the front matter that is not what its field asks for: a fact, without a sentence.
package struct ShapeProblem: Sendable {
  package enum Kind: Sendable {
    /// `kindMissing`: a page whose front matter looks like a document's.
    case keyUnknown(key: String, near: [String], safe: Bool, known: [String], kindMissing: Bool)
    case valueInvalid(expected: Expected, found: String, correction: String?)
    case listForOne(Role)
    case enumUnknown(value: String, key: String, allowed: [String], near: [String], safe: Bool)
    case keyMissing(key: String, label: Phrase, help: Phrase, configuration: Bool)
    /// The keys from the top, with `/` between them.
    case open(path: String)
    /// `profiles` beside a key of the one-profile form.
    case bothForms(key: String, other: SourceRange)
  }

  package enum Expected: Sendable {
    case text, slug, day, flag, money, duration, url, path, size, scale, reference, list, glob
    /// A span in months or years.
    case months
    /// Its keys; none where they are the author's.
    case mapping([String])
    /// `main-job` and `gain` name other things.
    case unreserved
    case integer(ClosedRange<Int>)
    case number(ClosedRange<Double>)
  }

  package let kind: Kind
  package let range: SourceRange
  /// Index of the item that holds it.
  package let item: Int?
}
