package import Source

/// A part of a document with an identity of its own: a characteristic, clarifier, gain, pain, step, alternative, criterion or canvas note.
/// A class, though it never changes, like a reference.
package final class Item: Sendable {
  package let kind: ItemKind
  package let record: Record
  /// The statement; nil where it is missing.
  package let title: Text?
  package let writtenID: Text?
  /// Unique in its document.
  package let id: String
  /// The id was derived and had to be numbered to be unique: a reference to it asks for a written one.
  package let isNumbered: Bool
  /// Indices into the document's references.
  package let evidence: [Int]
  package let profile: Int?
  package let note: Note?

  init(kind: ItemKind, record: Record, title: Text?, writtenID: Text?, id: String, isNumbered: Bool, evidence: [Int], profile: Int?, note: Note?) {
    self.kind = kind
    self.record = record
    self.title = title
    self.writtenID = writtenID
    self.id = id
    self.isNumbered = isNumbered
    self.evidence = evidence
    self.profile = profile
    self.note = note
  }

  /// The same under its final id.
  func named(_ id: String, isNumbered: Bool) -> Item {
    Item(
      kind: kind, record: record, title: title, writtenID: writtenID, id: id, isNumbered: isNumbered, evidence: evidence, profile: profile, note: note)
  }

  /// The smallest piece of source that names the item: its title, else its first key.
  package var naming: SourceRange {
    title?.range ?? note?.range ?? record.entries.first?.key ?? record.range
  }

  /// A note of a canvas, or of another document whose body has blocks.
  package final class Note: Sendable {
    package let block: BlockKind
    /// Index of the body's item node.
    package let node: Int
    /// The note's text, without the bullet.
    package let range: SourceRange
    package let tags: [Text]
    /// Indices into the document's references.
    package let links: [Int]
    /// What stands before the colon of a note by which a block is empty on purpose, in lower case.
    package static let wordsForNone: Set<String> = ["none", "keine", "kein", "keiner", "keines", "keinen"]

    /// `none: reason`: empty on purpose.
    package let noneReason: String?
    package let hasFootnote: Bool

    init(block: BlockKind, node: Int, range: SourceRange, tags: [Text], links: [Int], noneReason: String?, hasFootnote: Bool) {
      self.block = block
      self.node = node
      self.range = range
      self.tags = tags
      self.links = links
      self.noneReason = noneReason
      self.hasFootnote = hasFootnote
    }
  }
}

/// `allow`: a diagnostic that the authors live with, and why.
package struct Allow: Sendable {
  package let rule: Text
  package let because: Text?
  /// The whole entry, for a fix that takes it out.
  package let range: SourceRange
  /// The place it is limited to: a block, or `#item`.
  package let at: Text?
  /// The item that carries it.
  package let item: Int?
}
