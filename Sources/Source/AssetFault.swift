/// Why an SVG or a style sheet is not published.
package enum AssetFault: Hashable, Sendable {
  /// A script, or an element that can hold one; the element's name.
  case element(String)
  /// An attribute that runs when something happens: `onload`.
  case handler(String)
  /// An address outside the file, or for a style sheet outside the workspace.
  case address(String)
  /// `@import`.
  case importRule
  /// A document type with entities of its own, a style sheet from elsewhere: what the file shows cannot be told from its text.
  case declaration(String)
  /// Not UTF-8, or tags that do not close.
  case unreadable
}
