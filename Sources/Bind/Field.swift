package import Source

/// A word or sentence in both languages.
package struct Phrase: Hashable, Sendable {
  package let de: String
  package let en: String

  package init(_ de: String, _ en: String) {
    self.de = de
    self.en = en
  }

  package func callAsFunction(_ language: Language) -> String { language == .de ? de : en }
}

/// A key that front matter (or `jtbd.yml`) may hold. Binding, "did you mean", skeletons, formatting and the pages read the same table.
package struct Field: Sendable {
  package let key: String
  package let type: FieldType
  /// `key-missing` misses it. Keys that a more specific rule misses are not marked.
  package let isRequired: Bool
  package let label: Phrase
  /// What to write there, in one sentence.
  package let help: Phrase

  package init(_ key: String, _ type: FieldType, required: Bool = false, _ de: String, _ en: String, help helpDE: String = "", _ helpEN: String = "") {
    self.key = key
    self.type = type
    isRequired = required
    label = Phrase(de, en)
    help = Phrase(helpDE, helpEN)
  }
}

/// What a value must be. A list takes a single value too.
package indirect enum FieldType: Sendable {
  case text
  /// Text about a real person: it can be held, counted and pointed at, but only `PublicModel` and the rules about it may read it.
  case personal
  case slug
  case day
  case flag
  case money
  case duration
  /// http or https.
  case url
  /// A file in the workspace, written as in a link: relative to the file that names it.
  case path
  case integer(ClosedRange<Int>)
  case number(ClosedRange<Double>)
  case choice(Vocabulary)
  case reference(ReferenceType)
  /// Bytes: `4 MB`, `64 KiB`, `4000`.
  case size
  /// `0..10`.
  case scale
  case list(FieldType)
  case record([Field])
  /// A record with an identity of its own.
  case item(ItemKind, [Field])
  /// `jtbd.yml`: values for an enumeration, or for each category of attributes.
  case vocabulary
  /// Keys of the author's, each with a value.
  case table(key: FieldType, value: FieldType)
}

extension FieldType {
  /// The keys below it; of a list, those of its items.
  package var members: [Field] {
    switch self {
    case .record(let fields), .item(_, let fields): fields
    case .list(let element), .table(_, let element): element.members
    default: []
    }
  }
}

/// Where a reference may lead. Shared by all references of a field, so that a copy costs nothing.
package final class ReferenceType: Sendable {
  package enum Scope: Sendable {
    /// Ids of documents; `id#item` where items are allowed.
    case workspace
    /// Items of the document itself.
    case own
    /// Bare item ids are looked up in the profile's main job, then in the jobs that support it.
    case profile
    /// Bare item ids are looked up in the profiles of the segment that the document names.
    case segment
  }

  package let role: Role
  package let kinds: [Kind]
  package let items: [ItemKind]
  package let scope: Scope

  package init(_ role: Role, _ kinds: [Kind], items: [ItemKind] = [], scope: Scope = .workspace) {
    self.role = role
    self.kinds = kinds
    self.items = items
    self.scope = scope
  }
}

/// As what one thing refers to another.
package enum Role: String, CaseIterable, Sendable {
  case mainJob = "main-job"
  case gain
  case job = "jobs"
  case source = "from"
  case relevantTo = "relevant-to"
  case irrelevant = "characteristic"
  case rating = "ratings"
  case targetGroup = "target-group"
  case evidence
  case supports
  case related
  case segment
  case offering = "offerings"
  case goal = "goals"
  case frustration = "frustrations"
  /// Evidence: what it supports.
  case backs
  case contradicts
  case answer = "answers"
  case result
  case supersedes
  case step
  case excluded
  /// A link in a body.
  case link
}
