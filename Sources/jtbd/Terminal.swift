#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The two streams: stdout carries the document a command was asked for and nothing else.
enum Terminal {
  static func output(_ text: String) { write(Array(text.utf8), to: 1) }
  static func output(_ bytes: [UInt8]) { write(bytes, to: 1) }
  static func error(_ text: String) { write(Array(text.utf8), to: 2) }
  static func error(_ bytes: [UInt8]) { write(bytes, to: 2) }

  static var outputIsTerminal: Bool { isatty(1) == 1 }

  /// How many cells a line of the terminal on stdout has; nil: it is none, or does not say.
  static var outputWidth: Int? {
    guard outputIsTerminal else { return nil }
    var size = winsize()
    if ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return environment("COLUMNS").flatMap(Int.init)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    bytes.withUnsafeBytes { buffer in
      var sent = 0
      while sent < buffer.count {
        #if canImport(Glibc)
          let count = Glibc.write(descriptor, buffer.baseAddress! + sent, buffer.count - sent)
        #else
          let count = Darwin.write(descriptor, buffer.baseAddress! + sent, buffer.count - sent)
        #endif
        if count < 0 {
          if errno == EINTR { continue }
          // Nobody reads on: the quiet end that a shell expects.
          if errno == EPIPE { leave(141) }
          return
        }
        sent += count
      }
    }
  }

  static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    return String(cString: value)
  }

  /// Whether a stream gets colours: the option first, then NO_COLOR, CLICOLOR_FORCE and FORCE_COLOR, CLICOLOR, TERM, then what the stream is.
  static func usesColor(_ choice: ColorChoice, isTerminal: Bool) -> Bool {
    switch choice {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    if let off = environment("NO_COLOR"), !off.isEmpty { return false }
    if let force = environment("CLICOLOR_FORCE"), !force.isEmpty, force != "0" { return true }
    if let force = environment("FORCE_COLOR"), !force.isEmpty, force != "0" { return true }
    if environment("CLICOLOR") == "0" || environment("TERM") == "dumb" { return false }
    return isTerminal
  }
}
