package import Source

/// Something in one file that the parsers could not take as it is: a fact with its place, without a sentence.
package struct ParseProblem: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Bytes that are not UTF-8, or NUL: the first place, and how many there are.
    case encoding(EncodingFault, count: Int)
    /// The opening `---` has no closing one.
    case frontMatterUnclosed
    /// YAML that does not parse or is not of the allowed subset.
    case yaml(YAMLFault)
    /// A key stands twice in one mapping. `first` is the first one's range.
    case keyDuplicate(key: String, first: SourceRange, sameValue: Bool, removal: SourceRange)
    /// ` #` begins a comment in a plain value; `swallowed` is the text behind it, `value` the whole value with its comment.
    case valueTruncated(value: SourceRange, swallowed: String)
    case limit(LimitKind, limit: Int, found: Int)
  }

  package enum EncodingFault: Hashable, Sendable {
    case nul
    /// It begins with the two bytes by which editors mark UTF-16.
    case utf16
    /// `windows1252` holds the whole file read as Windows-1252 where that makes sense of every byte.
    case notUTF8(byte: UInt8)
  }

  /// What made YAML fail, as far as it can be told; each has a help sentence of its own.
  package enum YAMLFault: Hashable, Sendable {
    /// A tab in the indentation.
    case tab
    case anchor, alias, tag, mergeKey
    /// `%YAML`, `---` or `...` inside: more than one document.
    case document
    /// `key: one: two`; the range is the second colon.
    case colonInValue(value: SourceRange)
    /// `{title: one, two}` or `[one: two, three]`; the range is the comma.
    case commaInFlow(value: SourceRange)
    /// `"one" two`; the range is the first character after the closing quote.
    case textAfterQuote(value: SourceRange)
    /// A plain value that begins with a character YAML keeps for itself; the range is that character.
    case reservedStart(value: SourceRange)
    /// The range is the opening quote.
    case quoteUnclosed
    /// The range is the opening bracket.
    case bracketUnclosed
    /// A control character.
    case controlCharacter
    /// The top level is a list or a single value where a mapping belongs.
    case notAMapping
    /// A line or a member between brackets stands where a key belongs and has no colon with a space behind it; the range is the colon
    /// without the space, or the text without the colon.
    case colonMissing
    /// The indentation does not fit what stands above.
    case indentation
    case other(String)
  }

  package enum LimitKind: Hashable, Sendable { case documentSize, frontMatterSize, frontMatterNesting, bodyNesting, tableColumns }

  package let kind: Kind
  package let range: SourceRange

  package init(_ kind: Kind, at range: SourceRange) {
    self.kind = kind
    self.range = range
  }
}
