@testable import Parse
import Source
import Testing

/// Small texts that hang, overflow or blow up a parser that is not linear.
@Suite(.serialized) struct BodyBombs {
  private static let all = bombs(60_000)

  @Test(arguments: all.indices) func holds(_ index: Int) {
    let (name, text) = BodyBombs.all[index]
    let bytes = Array(text.utf8)
    let clock = ContinuousClock()
    var faultsFound: [String] = []
    let duration = clock.measure {
      let body = BodyParser.parse(bytes, from: 0, limits: Limits()).body
      faultsFound = faults(of: body, in: bytes)
    }
    #expect(faultsFound.isEmpty, "\(name): \(faultsFound.prefix(3))")
    // An unoptimised build on a busy machine needs a second or two; what is quadratic needs minutes.
    #expect(duration < .seconds(30), "\(name)")
  }
}
