@testable import Parse
import Source
import Testing

/// Small texts that hang, overflow or blow up a parser that is not linear.
@Suite(.serialized) struct BodyBombs {
  @Test(arguments: bombs(60_000).map(\.name)) func holds(_ name: String) {
    let text = bombs(60_000).first { $0.name == name }!.text
    let bytes = Array(text.utf8)
    let clock = ContinuousClock()
    var faultsFound: [String] = []
    let duration = clock.measure {
      let body = BodyParser.parse(bytes, from: 0, limits: Limits()).body
      faultsFound = faults(of: body, in: bytes)
    }
    #expect(faultsFound.isEmpty, "\(faultsFound.prefix(3))")
    // An unoptimised build on a busy machine needs a second or two; what is quadratic needs minutes.
    #expect(duration < .seconds(30))
  }
}
