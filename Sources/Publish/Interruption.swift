import Synchronization
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Signals that ask to end, held back while a site is being written.
enum Interruption {
  private static let asked = Atomic<Bool>(false)
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  static var isAsked: Bool { asked.load(ordering: .relaxed) }

  /// Runs `body` with signals noted instead of ending the process. What was ignored before stays ignored.
  static func noting<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
    asked.store(false, ordering: .relaxed)
    let before = signals.map { number in (number, signal(number) { _ in Interruption.asked.store(true, ordering: .relaxed) }) }
    for (number, handler) in before where isIgnoring(handler) { signal(number, SIG_IGN) }
    defer { for (number, handler) in before { signal(number, handler) } }
    return try body()
  }

  private static func isIgnoring(_ handler: (@convention(c) (Int32) -> Void)?) -> Bool {
    unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
