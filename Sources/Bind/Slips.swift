import Source

/// What is not missing because it is there, misspelt.
extension Document {
  /// Whether a mapping holds a key that nobody knows and that was probably meant to be this one: then that is reported, and not that the
  /// key is missing.
  package func misspells(_ key: String, in record: Record) -> Bool {
    problems.contains { problem in
      guard case .keyUnknown(_, let near, _, _, _) = problem.kind else { return false }
      return near.first == key && record.range.contains(problem.range)
    }
  }

  /// Nothing was written under a key, nor under a misspelling of it.
  package func lacks(_ key: String, in record: Record) -> Bool { record.lacks(key) && !misspells(key, in: record) }

  /// Whether items may stand in this document that nobody could read: a key is broken, misspelt, or holds something else than items. That is
  /// reported, and that an item is not found here is no news then.
  package var hidesItems: Bool {
    if isDamaged { return true }
    let lists = record.fields.filter { field in
      if case .list(.item) = field.type { true } else { false }
    }
    return lists.contains { field in
      switch record[field.key]?.value {
      case nil: misspells(field.key, in: record)
      case .unreadable: true
      case .list(let elements): elements.contains { if case .unreadable = $0.value { true } else { false } }
      default: false
      }
    }
  }
}
