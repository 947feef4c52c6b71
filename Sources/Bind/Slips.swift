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
}
