import Source

/// How much of a thing the compiler takes on. Bytes where it is a size; `jtbd.yml` can raise each one.
package struct Limits: Hashable, Sendable {
  package var document = 4_000_000
  package var frontMatter = 64_000
  /// Levels of nesting in front matter.
  package var nesting = 32
  package var tableColumns = 128
  package var documents = 200_000

  /// Levels of nesting in a body; what lies deeper is text.
  package static let bodyNesting = 100

  package init() {}
}
