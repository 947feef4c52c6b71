/// A personal value of a document's front matter, with the mapping that holds it: there its consent stands.
package struct PersonalValue: Sendable {
  package let key: String
  package let value: Personal
  package let record: Record
}

extension Document {
  /// Every personal value of the front matter, in order.
  package var personalValues: [PersonalValue] {
    var found: [PersonalValue] = []
    collect(record, into: &found)
    return found
  }

  private func collect(_ record: Record, into found: inout [PersonalValue]) {
    for entry in record.entries { collect(entry.value, record.fields[entry.field].key, record, into: &found) }
  }

  private func collect(_ value: Value, _ key: String, _ record: Record, into found: inout [PersonalValue]) {
    switch value {
    case .personal(let personal): found.append(PersonalValue(key: key, value: personal, record: record))
    case .record(let inner): collect(inner, into: &found)
    case .list(let elements): for element in elements { collect(element.value, key, record, into: &found) }
    case .item(let index): collect(items[index].record, into: &found)
    case .table(let rows): for row in rows { collect(row.value, key, record, into: &found) }
    default: break
    }
  }
}
