import Source
import Parse
import Bind

/// A value of the front matter, met together with what its field says it is.
struct FieldVisit {
  let value: YAML.Value
  let type: FieldType
  /// The key before it; nil: it is a list item, or the whole.
  let key: YAML.Value?
  /// Some collection around it is written with brackets.
  let isInFlow: Bool
}

/// Walks the values whose fields are known, a collection before its members. `visit` returns whether to go on below.
enum FieldWalk {
  static func run(_ sheet: Sheet, _ visit: (FieldVisit) -> Bool) {
    guard let root = sheet.root, !sheet.record.fields.isEmpty else { return }
    walk(FieldVisit(value: root, type: .record(sheet.record.fields), key: nil, isInFlow: false), visit)
  }

  private static func walk(_ place: FieldVisit, _ visit: (FieldVisit) -> Bool) {
    guard visit(place) else { return }
    let flow = place.isInFlow || place.value.style == .flow
    switch place.type {
    case .list(let element):
      if place.value.kind == .sequence {
        for value in place.value.elements { walk(FieldVisit(value: value, type: element, key: nil, isInFlow: flow), visit) }
      } else if place.value.kind == .mapping {
        walk(FieldVisit(value: place.value, type: element, key: place.key, isInFlow: place.isInFlow), visit)
      }
    case .record(let fields), .item(_, let fields):
      for (key, value) in place.value.pairs {
        guard let field = fields.first(where: { $0.key == key.string }) else { continue }
        walk(FieldVisit(value: value, type: field.type, key: key, isInFlow: flow), visit)
      }
    case .table(_, let type):
      for (key, value) in place.value.pairs { walk(FieldVisit(value: value, type: type, key: key, isInFlow: flow), visit) }
    default: break
    }
  }
}

extension FieldType {
  /// The keys in their order; nil: the order is the author's.
  var fields: [Field]? {
    switch self {
    case .record(let fields), .item(_, let fields): fields
    case .list(let element): element.fields
    default: nil
    }
  }
}
