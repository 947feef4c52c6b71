import Bind

/// What turns one form of a model into another. Applied to the first it gives the second.
package struct ModelEdits: Sendable {
  /// Sorted by name.
  package var removed: [DocumentForm] = []
  package var added: [DocumentForm] = []
  /// Documents that both sides have and that say something else.
  package var changed: [DocumentEdit] = []
  /// What has another name now; references follow by themselves.
  package var renaming = Renaming()
  /// Of what is removed in one document and added in another, what is the same.
  package var moved: [MovedItem] = []

  package var isEmpty: Bool { removed.isEmpty && added.isEmpty && changed.isEmpty && renaming.isEmpty }
}

/// Names of the old side with their names on the new.
package struct Renaming: Sendable {
  package var documents: [String: String] = [:]
  /// By the document's old name; ids of items.
  package var items: [String: [String: String]] = [:]
  /// Items that stand in another document.
  package var moved: [Identity: Identity] = [:]

  package init() {}

  package var isEmpty: Bool { documents.isEmpty && items.isEmpty && moved.isEmpty }

  package func callAsFunction(_ identity: Identity) -> Identity {
    guard !isEmpty else { return identity }
    if !moved.isEmpty, let there = moved[identity] { return there }
    return Identity(documents[identity.document] ?? identity.document, identity.item.map { items[identity.document]?[$0] ?? $0 })
  }

  /// Of what a finding is about.
  func callAsFunction(subject: String) -> String {
    guard !isEmpty else { return subject }
    let cut = subject.firstIndex(of: "#")
    return self(Identity(cut.map { String(subject[..<$0]) } ?? subject, cut.map { String(subject[subject.index(after: $0)...]) })).text
  }

  package func callAsFunction(_ atom: Atom) -> Atom { if case .reference(let identity) = atom { .reference(self(identity)) } else { atom } }
}

/// An item that stands in another document than before.
package struct MovedItem: Sendable {
  /// The documents, each under the name of its side.
  package let from: String
  package let to: String
  package let before: PartForm
  package let after: PartForm
  /// What it says differently there.
  package let fields: [DocumentEdit.FieldEdit]
}

/// What changed in a document.
package struct DocumentEdit: Sendable {
  package struct FieldEdit: Sendable {
    /// The part's key on the new side; nil: the document's own.
    package let part: String?
    package let key: String
    /// nil: it was not there. References bear their new names.
    package let before: FieldForm?
    package let after: FieldForm?
  }

  package let before: DocumentForm
  package let after: DocumentForm
  /// Keys of parts that both sides have.
  package let parts: [String: String]
  package let removedParts: [PartForm]
  package let addedParts: [PartForm]
  package let fields: [FieldEdit]
  /// Parts whose home is another: a note in another block.
  package let moved: [String]
  /// All parts of the new side, where they stand in another order.
  package let order: [String]?

  package var isRenamed: Bool { before.name != after.name }
  package var isMoved: Bool { before.path != after.path }
  var renamesParts: Bool { parts.contains { $0.key != $0.value } }

  var isEmpty: Bool {
    !isRenamed && !isMoved && removedParts.isEmpty && addedParts.isEmpty && fields.isEmpty && moved.isEmpty && order == nil && !renamesParts
  }

  /// `parts`: which part is which.
  init(from before: DocumentForm, to after: DocumentForm, parts: [String: String], renaming: Renaming) {
    self.before = before
    self.after = after
    self.parts = parts
    let taken = Set(parts.values)
    removedParts = before.parts.filter { parts[$0.key] == nil }
    addedParts = after.parts.filter { !taken.contains($0.key) }
    var fields = DocumentEdit.compare(before.fields, after.fields, nil, renaming)
    var moved: [String] = []
    let byKey = Dictionary(after.parts.map { ($0.key, $0) }, uniquingKeysWith: { a, _ in a })
    for part in before.parts {
      guard let key = parts[part.key], let there = byKey[key] else { continue }
      fields += DocumentEdit.compare(part.fields, there.fields, key, renaming)
      if part.home.map({ parts[$0] ?? $0 }) != there.home { moved.append(key) }
    }
    self.fields = fields
    self.moved = moved
    let resulting = before.parts.compactMap { parts[$0.key] } + addedParts.map(\.key)
    let order = after.parts.map(\.key)
    self.order = resulting == order ? nil : order
  }

  static func compare(_ before: [FieldForm], _ after: [FieldForm], _ part: String?, _ renaming: Renaming) -> [FieldEdit] {
    var edits: [FieldEdit] = []
    for field in before {
      var old = field
      if !renaming.isEmpty { old.atoms = old.atoms.map { renaming($0) } }
      let new = after.first { $0.key == field.key }
      if new?.atoms != old.atoms { edits.append(FieldEdit(part: part, key: field.key, before: old, after: new)) }
    }
    for field in after where !before.contains(where: { $0.key == field.key }) {
      edits.append(FieldEdit(part: part, key: field.key, before: nil, after: field))
    }
    return edits
  }
}

extension ModelForm {
  /// The form after some edits.
  package func applying(_ edits: ModelEdits) -> ModelForm {
    let gone = Set(edits.removed.map(\.name))
    let changes = Dictionary(edits.changed.map { ($0.before.name, $0) }, uniquingKeysWith: { a, _ in a })
    var documents = self.documents.filter { !gone.contains($0.name) }.map { document in
      let renamed = document.renamed(by: edits.renaming)
      return changes[document.name].map { renamed.applying($0) } ?? renamed
    }
    documents += edits.added
    return ModelForm(documents: documents)
  }
}

extension DocumentForm {
  fileprivate func renamed(by renaming: Renaming) -> DocumentForm {
    guard !renaming.isEmpty else { return self }
    var copy = self
    for at in copy.fields.indices { copy.fields[at].atoms = copy.fields[at].atoms.map { renaming($0) } }
    for part in copy.parts.indices {
      for at in copy.parts[part].fields.indices { copy.parts[part].fields[at].atoms = copy.parts[part].fields[at].atoms.map { renaming($0) } }
    }
    return copy
  }

  fileprivate func applying(_ edit: DocumentEdit) -> DocumentForm {
    var copy = self
    copy.name = edit.after.name
    copy.path = edit.after.path
    let names = Dictionary(edit.after.parts.map { ($0.key, $0) }, uniquingKeysWith: { a, _ in a })
    copy.parts = copy.parts.compactMap { part in
      guard let key = edit.parts[part.key] else { return nil }
      var part = part
      part.key = key
      part.id = names[key]?.id
      part.home = part.home.map { edit.parts[$0] ?? $0 }
      return part
    }
    for key in edit.moved { if let at = copy.parts.firstIndex(where: { $0.key == key }) { copy.parts[at].home = names[key]?.home } }
    copy.parts += edit.addedParts
    for field in edit.fields {
      if let key = field.part {
        if let at = copy.parts.firstIndex(where: { $0.key == key }) { copy.parts[at].fields.set(field, order: names[key]?.fields ?? []) }
      } else {
        copy.fields.set(field, order: edit.after.fields)
      }
    }
    if let order = edit.order {
      let places = Dictionary(order.enumerated().map { ($1, $0) }, uniquingKeysWith: { a, _ in a })
      copy.parts.sort { (places[$0.key] ?? 0) < (places[$1.key] ?? 0) }
    }
    return copy
  }
}

extension [FieldForm] {
  /// Fields stand in the order of their table, whatever the edit.
  fileprivate mutating func set(_ edit: DocumentEdit.FieldEdit, order: [FieldForm]) {
    removeAll { $0.key == edit.key }
    if let after = edit.after { append(after) }
    let places = Dictionary(order.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { a, _ in a })
    sort { (places[$0.key] ?? 0) < (places[$1.key] ?? 0) }
  }
}
