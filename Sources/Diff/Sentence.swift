/// A sentence in pieces: what is ours, and what an author wrote. Each format sets them off, and escapes them, in its own way.
package struct Sentence: Sendable, Equatable, ExpressibleByStringInterpolation {
  package enum Piece: Sendable, Equatable {
    /// Words of ours.
    case words(String)
    /// What a thing is called, in an author's words; said in quotation marks.
    case name(String)
    /// A value, an id, a path.
    case value(String)
  }

  package private(set) var pieces: [Piece] = []

  package init(_ pieces: [Piece] = []) { self.pieces = pieces }
  package init(stringLiteral value: String) { pieces = value.isEmpty ? [] : [.words(value)] }
  package init(stringInterpolation: Interpolation) { pieces = stringInterpolation.pieces }

  package static func name(_ text: String) -> Sentence { Sentence([.name(text)]) }
  package static func value(_ text: String) -> Sentence { Sentence([.value(text)]) }
  static func + (a: Sentence, b: Sentence) -> Sentence { Sentence(a.pieces + b.pieces) }

  package var isEmpty: Bool { pieces.isEmpty }

  /// The words alone, without quotation marks.
  var plainWords: String {
    pieces.map { piece in
      switch piece {
      case .words(let text), .name(let text), .value(let text): text
      }
    }.joined()
  }

  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []
    package init(literalCapacity: Int, interpolationCount: Int) {}
    package mutating func appendLiteral(_ literal: String) { if !literal.isEmpty { pieces.append(.words(literal)) } }
    package mutating func appendInterpolation(_ sentence: Sentence) { pieces += sentence.pieces }
    package mutating func appendInterpolation(_ text: String) { appendLiteral(text) }
    package mutating func appendInterpolation(_ number: Int) { pieces.append(.words(String(number))) }
  }
}
