import Source
import Parse
import Bind

/// A file that can be formatted, read: a document, a page, or `jtbd.yml`.
struct Sheet {
  let parsed: ParsedDocument
  let record: Record
  /// nil: `jtbd.yml`.
  let document: Document?
  let problems: Int

  var file: SourceFile { parsed.file }
  var bytes: [UInt8] { parsed.file.bytes }
  var root: YAML.Value? { parsed.frontMatter?.root }

  init(_ file: SourceFile, _ settings: Settings) {
    if file.path == "jtbd.yml" {
      let configuration = Configuration(reading: ParsedDocument(parsingConfiguration: file))
      parsed = configuration.parsed
      record = configuration.record
      document = nil
      problems = configuration.problems.count
    } else {
      let document = Document(reading: ParsedDocument(parsing: file, limits: settings.limits), settings: settings)
      parsed = document.parsed
      record = document.record
      self.document = document
      problems = document.problems.count
    }
  }

  /// How the file ends its lines: as it ends the first one.
  var lineEnd: String {
    for (at, byte) in bytes.enumerated() {
      if byte == 0x0A { return "\n" }
      if byte == 0x0D { return at + 1 < bytes.count && bytes[at + 1] == 0x0A ? "\r\n" : "\r" }
    }
    return "\n"
  }
}
