/// Names that a misspelt one may have meant: folded and counted once, however often they are asked.
struct Names: Sendable {
  private struct Name: Sendable {
    let name: String
    let folded: String
    let letters: LetterCounts
  }

  private let names: [Name]

  init(_ names: [String]) {
    self.names = names.map { name in
      let folded = Folding.slug(name)
      return Name(name: name, folded: folded, letters: LetterCounts(folded))
    }
  }

  /// The names nearest to a misspelt one, best first, at most three; equal distances in the order given.
  func nearest(to name: String) -> [(name: String, distance: Int)] {
    let folded = Folding.slug(name)
    // Two letters of three are another word: `ja` is not near to `aus`.
    let limit = folded.count <= 3 ? 1 : max(2, folded.count / 3), count = folded.utf8.count
    let letters = LetterCounts(folded)
    var found: [(name: String, distance: Int)] = []
    for other in names {
      guard abs(count - other.folded.utf8.count) <= limit, letters.difference(to: other.letters) <= limit else { continue }
      if let distance = editDistance(folded, other.folded, atMost: limit) { found.append((other.name, distance)) }
    }
    return Array(found.enumerated().sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }.map(\.element).prefix(3))
  }
}

package func nearest(to name: String, among candidates: [String]) -> [(name: String, distance: Int)] { Names(candidates).nearest(to: name) }

/// How often each letter stands in a slug, up to 255 times. Two are never nearer to each other than these counts are.
private struct LetterCounts: Sendable {
  private var counts = SIMD32<UInt8>()

  init(_ slug: String) { for byte in slug.utf8 where counts[Int(byte & 31)] < .max { counts[Int(byte & 31)] &+= 1 } }

  /// A letter that changed places costs nothing here, one that is another counts once, in the larger of the two sums.
  func difference(to other: LetterCounts) -> Int {
    let larger = pointwiseMax(counts, other.counts)
    let more = SIMD32<UInt16>(truncatingIfNeeded: larger &- other.counts).wrappedSum()
    let less = SIMD32<UInt16>(truncatingIfNeeded: larger &- counts).wrappedSum()
    return Int(max(more, less))
  }
}
