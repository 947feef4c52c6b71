package import Bind

/// What a document or item is called, in the words of one side of a comparison.
package struct Identity: Hashable, Comparable, Sendable {
  /// `segment/pendler`, `page/README.md`; with `~2` behind it where an id is taken twice.
  package let document: String
  package let item: String?

  package init(_ document: String, _ item: String? = nil) {
    self.document = document
    self.item = item
  }

  /// As a report names it: `segment/pendler#wenig-zeit`.
  package var text: String { document + (item.map { "#" + $0 } ?? "") }

  /// Whether a reference that is written so can have meant this: `kosten`, `fahren#kosten`, `../jobs/fahren.md#kosten`.
  func isSpelt(_ text: String) -> Bool {
    let hash = text.firstIndex(of: "#")
    var name = text[..<(hash ?? text.endIndex)]
    if let slash = name.lastIndex(of: "/") { name = name[name.index(after: slash)...] }
    if name.hasSuffix(".md") { name = name.dropLast(3) } else if let colon = name.firstIndex(of: ":") { name = name[name.index(after: colon)...] }
    let item = hash.map { Folding.slug(String(text[text.index(after: $0)...])) }
    if let own = self.item { return item.map { $0 == own } ?? (Folding.slug(String(name)) == own) }
    guard item == nil, let slash = document.firstIndex(of: "/") else { return false }
    var own = document[document.index(after: slash)...]
    if let number = own.lastIndex(of: "~") { own = own[..<number] }
    return Folding.slug(String(name)) == own
  }

  package static func < (a: Identity, b: Identity) -> Bool { a.document != b.document ? a.document < b.document : (a.item ?? "") < (b.item ?? "") }
}

/// The names of all documents of a model, each once.
package struct Identities: Sendable {
  package let model: Model
  /// By document.
  package let names: [String]
  private let index: [String: Int]

  package init(of model: Model) {
    self.model = model
    var index = [String: Int](minimumCapacity: model.documents.count)
    names = model.documents.enumerated().map { at, document in
      let base = document.kind.map { $0.rawValue + "/" + document.id } ?? "page/" + document.path
      var name = base, number = 2
      while index[name] != nil {
        name = "\(base)~\(number)"
        number += 1
      }
      index[name] = at
      return name
    }
    self.index = index
  }

  package func document(_ name: String) -> Int? { index[name] }

  package func identity(of entity: Entity) -> Identity { Identity(names[entity.document], model.item(entity)?.id) }

  package func entity(_ identity: Identity) -> Entity? {
    guard let document = index[identity.document] else { return nil }
    guard let id = identity.item else { return Entity(document) }
    return model.documents[document].item(id).map { Entity(document, $0) }
  }
}
