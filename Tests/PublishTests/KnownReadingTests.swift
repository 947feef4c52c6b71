import Testing
import Bind
import Check
import Compile
import Render
import Source
import TestSupport

/// What is kept of a document and read again gives the same findings and the same site as reading the file.
@Test(arguments: Rule.all.flatMap(\.examples).map(\.workspace).enumerated().map { Numbered(number: $0, files: $1) })
func whatWasKeptReadsLikeTheFile(_ workspace: Numbered) throws {
  let tree = SourceTree(files: workspace.files, asOf: Day(iso: "2026-11-15"))
  let first = Compilation(of: tree)
  var kept: [String: [UInt8]] = [:]
  for reading in first.readings where reading.canBeKept {
    var writer = FlatWriter()
    reading.write(into: &writer)
    kept[reading.document.path] = writer.bytes
  }
  let known = kept
  let second = Compilation(of: tree) { file, checker in
    known[file.path]?.withUnsafeBytes { bytes in
      var reader = FlatReader(bytes)
      return Compilation.Reading(of: file, reading: &reader, by: checker)
    }
  }
  #expect(second.readings.count { $0.wasKnown } == kept.count)
  #expect(lines(first) == lines(second))
  func lines(_ compilation: Compilation) -> [String] { compilation.checked.diagnostics.map { String(describing: $0) } }
  func site(_ compilation: Compilation) -> [String: UInt64] {
    var files: [String: UInt64] = [:]
    for page in Site(rendering: PublicModel(disclosing: compilation.checked, to: .everybody)).pages {
      var buffer = ByteBuffer()
      page.write(into: &buffer)
      files[page.path] = Digest.of(buffer.bytes)
    }
    return files
  }
  if workspace.number % 8 == 0 { #expect(site(first) == site(second)) }

  // Cut short anywhere, it is refused and does not trap.
  if workspace.number % 16 == 0, let (path, bytes) = kept.min(by: { $0.key < $1.key }), let file = first.readings.first(where: { $0.document.path == path })?.document.sourceFile {
    let checker = Checker(settings: first.configuration.settings)
    for end in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 97)) {
      bytes[..<end].withUnsafeBytes { part in
        var reader = FlatReader(part)
        #expect(Compilation.Reading(of: file, reading: &reader, by: checker) == nil)
      }
    }
  }
}

struct Numbered: Sendable, CustomTestStringConvertible {
  let number: Int
  let files: [(path: String, text: String)]
  var testDescription: String { "example \(number)" }
}
