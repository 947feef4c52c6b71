/// Names that a misspelt one may have meant: folded and counted once, however often they are asked.
struct Names: Sendable {
  private let names: [String]
  private let folded: [String]
  /// Of `folded`: looked at for every name that is asked, so they stand together and hold no strings.
  private let shapes: [Shape]

  init(_ names: [String]) {
    self.names = names
    folded = names.map { Folding.slug($0) }
    shapes = folded.map(Shape.init)
  }

  /// The names nearest to a misspelt one, best first, at most three; equal distances in the order given.
  func nearest(to name: String) -> [(name: String, distance: Int)] {
    let folded = Folding.slug(name)
    // Two letters of three are another word: `ja` is not near to `aus`.
    let limit = folded.count <= 3 ? 1 : max(2, folded.count / 3)
    let shape = Shape(folded)
    var found: [(name: String, distance: Int)] = []
    for at in shapes.indices where shape.difference(to: shapes[at]) <= limit {
      if let distance = editDistance(folded, self.folded[at], atMost: limit) { found.append((names[at], distance)) }
    }
    return Array(found.enumerated().sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }.map(\.element).prefix(3))
  }
}

package func nearest(to name: String, among candidates: [String]) -> [(name: String, distance: Int)] { Names(candidates).nearest(to: name) }

/// What can be compared of two slugs without reading them: two are never nearer to each other than their shapes are.
private struct Shape: Sendable {
  private let length: Int
  /// A bit for each letter that stands in the slug, and above it one for each that stands there twice or more.
  private let letters: UInt64

  init(_ slug: String) {
    var once: UInt32 = 0, twice: UInt32 = 0
    for byte in slug.utf8 {
      let bit = UInt32(1) << UInt32(byte & 31)
      twice |= once & bit
      once |= bit
    }
    length = slug.utf8.count
    letters = UInt64(twice) << 32 | UInt64(once)
  }

  /// A letter that changed places costs nothing here, one that is another counts once, in the larger of the two sums.
  func difference(to other: Shape) -> Int {
    max(abs(length - other.length), (letters & ~other.letters).nonzeroBitCount, (other.letters & ~letters).nonzeroBitCount)
  }
}
