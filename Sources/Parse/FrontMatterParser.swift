package import Source

/// YAML of the allowed subset, through libyaml's events: no anchors, aliases, tags or further documents; every scalar is text.
package enum FrontMatterParser {
  /// Parses `content`, a range of `bytes` (UTF-8, checked before). Never fails: what does not parse becomes problems, and the keys around
  /// it keep their values.
  package static func parse(_ bytes: [UInt8], content: SourceRange, limits: Limits) -> (yaml: YAML, problems: [ParseProblem]) {
    (YAML(range: content, nodes: [], text: [], isDamaged: false), [])
  }
}
