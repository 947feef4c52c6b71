import Source

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
    writer.add(plain: output)
    writer.add(plain: errors)
    writer.add(Int(exitCode))
  }

  init(reading reader: inout FlatReader) {
    let output = reader.plain(UInt8.self), errors = reader.plain(UInt8.self)
    self.init(output: output, errors: errors, exitCode: Int32(truncatingIfNeeded: reader.integer()))
  }
}
