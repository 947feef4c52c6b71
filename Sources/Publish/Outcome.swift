/// What a build had to say besides the files it wrote: said again, word for word, by a build that finds nothing changed.
package struct Outcome: Sendable, Equatable {
  /// On stdout.
  package let output: [UInt8]
  /// On stderr.
  package let errors: [UInt8]
  package let exitCode: Int32

  package init(output: [UInt8], errors: [UInt8], exitCode: Int32) {
    self.output = output
    self.errors = errors
    self.exitCode = exitCode
  }
}

extension Outcome {
  func write(into writer: inout FlatWriter) {
    writer.add(output)
    writer.add(errors)
    writer.add(Int(exitCode))
  }

  init?(reading reader: inout FlatReader) {
    guard let output = reader.run(), let errors = reader.run(), let code = reader.signed().flatMap({ Int32(exactly: $0) }) else { return nil }
    self.init(output: Array(output), errors: Array(errors), exitCode: code)
  }
}
