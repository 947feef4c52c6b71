/// The tables by which a kind of document was read: what was written down says only their places.
struct KeptTables: Sendable {
  let fields: [Field]
  let items: [ItemKind: [Field]]

  static func of(_ kind: Kind?) -> KeptTables { kind.map { byKind[$0]! } ?? page }

  private static let page = KeptTables(Field.fieldsOfPage())
  private static let byKind = Dictionary(uniqueKeysWithValues: Kind.allCases.map { ($0, KeptTables(Field.fields(of: $0))) })

  private init(_ fields: [Field]) {
    self.fields = fields
    var items: [ItemKind: [Field]] = [:]
    KeptTables.visit(fields) { if case .item(let kind, let fields) = $0 { items[kind] = fields } }
    self.items = items
  }

  /// Every type that a reference can have, in a fixed order.
  static let references: [ReferenceType] = {
    var found = [BodyReading.linkType]
    for fields in [Field.fieldsOfPage()] + Kind.allCases.map({ Field.fields(of: $0) }) {
      visit(fields) { type in
        if case .reference(let reference) = type, !found.contains(where: { $0 === reference }) { found.append(reference) }
      }
    }
    return found
  }()

  static let ordinals: [ObjectIdentifier: Int] = Dictionary(
    uniqueKeysWithValues: references.enumerated().map { (ObjectIdentifier($1), $0) })

  private static func visit(_ fields: [Field], _ look: (FieldType) -> Void) { for field in fields { visit(field.type, look) } }

  private static func visit(_ type: FieldType, _ look: (FieldType) -> Void) {
    look(type)
    switch type {
    case .list(let element): visit(element, look)
    case .record(let fields), .item(_, let fields): visit(fields, look)
    case .table(let key, let value):
      visit(key, look)
      visit(value, look)
    default: break
    }
  }
}
