package import Source
import Parse

/// One thing that names another, as it is written; what it leads to is known only to the `Model`. A class, though it never changes: every
/// rule and every page walks over them.
package final class Reference: Sendable {
  package let type: ReferenceType
  package let text: Text
  /// Index of the item it stands in.
  package let item: Int?
  /// Index of the profile it stands in.
  package let profile: Int?
  /// Links: what the body says about them.
  package let link: Link?

  package var role: Role { type.role }

  init(type: ReferenceType, text: Text, item: Int?, profile: Int?, link: Link?) {
    self.type = type
    self.text = text
    self.item = item
    self.profile = profile
    self.link = link
  }

  /// A link or image in a body.
  package final class Link: Sendable {
    /// Index of the body's node.
    package let node: Int
    package let isImage: Bool
    package let block: BlockKind?
    /// Index of the canvas note that it stands in, among the items.
    package let note: Int?
    /// The words that are linked.
    package let words: String

    init(node: Int, isImage: Bool, block: BlockKind?, note: Int?, words: String) {
      self.node = node
      self.isImage = isImage
      self.block = block
      self.note = note
      self.words = words
    }
  }
}

/// A document, or one of its items.
package struct Entity: Hashable, Sendable, Comparable {
  /// Index into the model's documents.
  package let document: Int
  /// Index into the document's items; nil for the document itself.
  package let item: Int?

  package init(_ document: Int, _ item: Int? = nil) {
    self.document = document
    self.item = item
  }

  package static func < (a: Entity, b: Entity) -> Bool { (a.document, a.item ?? -1) < (b.document, b.item ?? -1) }
}

/// What a reference leads to.
package enum Target: Sendable {
  case resolved(Entity)
  /// By an id that the document had formerly.
  case renamed(Entity)
  /// A heading of a document or page, by its anchor.
  case heading(document: Int, anchor: String)
  /// A file that is published with the document.
  case asset(path: String)
  /// An address outside, or `mailto:`.
  case external
  /// An address whose scheme is not published: `javascript:` and the like.
  case unsafe
  /// Nothing of that name; the nearest things of the right kind.
  case missing(near: [Near])
  case ambiguous([Entity])
  /// There is such a thing, but of another kind.
  case wrongKind(Entity)
  /// An item that exists, but not in what the profile can reach. Several: in all of these.
  case unreachable([Entity])
  case link(LinkFault)
  /// The reason is reported elsewhere: a document that did not parse, a value that is open.
  case silent

  package struct Near: Sendable {
    package let entity: Entity
    /// What to write instead.
    package let spelling: String
    package let distance: Int
  }

  package enum LinkFault: Sendable {
    /// `path`: from the root; empty where the link names nothing.
    case fileMissing(path: String)
    /// The file exists with other letters of case or another Unicode form.
    case spelling(correct: String)
    case fragmentMissing(document: Int, near: [String], safe: Bool)
    case folder
    case query
    case backslash(correct: String)
    case outside
    /// In the folder, but skipped: hidden, excluded, output, another workspace. nil: `jtbd.yml` itself.
    case skipped(SourceTree.Skip?)
    /// A file of a kind that is not published.
    case notPublishable(path: String)
    /// A picture or style sheet that runs something, or loads something from elsewhere.
    case active(path: String, AssetFault)
    case imageExternal
    case symbolicLink
    /// A device, pipe or socket.
    case special
    case unreadable(reason: String)
  }

  /// The document or item, where there is one.
  package var entity: Entity? {
    switch self {
    case .resolved(let entity), .renamed(let entity): entity
    default: nil
    }
  }
}
