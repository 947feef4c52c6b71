import Source
import Parse
import Bind

/// A file from elsewhere, as text.
struct ImportText {
  enum Kind { case markdown, yaml, table }

  let name: String
  let bytes: [UInt8]
  let kind: Kind

  init(_ file: SourceFile, _ encoding: Import.Encoding) throws(Import.Refusal) {
    name = file.path
    var bytes = file.bytes
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw Import.Refusal(line: nil, message: Phrase(
        "Die Datei ist in UTF-16 gespeichert. Speichert sie als UTF-8; in Excel heißt das „CSV UTF-8 (durch Trennzeichen getrennt)“.",
        "The file is saved as UTF-16. Save it as UTF-8; Excel calls that “CSV UTF-8 (Comma delimited)”."))
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    switch encoding {
    case .windows1252: bytes = Array(Windows1252.text(bytes).utf8)
    case .utf8:
      if let first = UTF8Bytes.invalidOffsets(in: bytes).first {
        let place = LineIndex(bytes).position(of: first)
        throw Import.Refusal(line: place.line, message: Phrase(
          "Das Zeichen in Spalte \(place.column) ist kein UTF-8; die Datei stammt wohl aus einem älteren Windows-Programm (Windows-1252). Speichert sie als „CSV UTF-8“, oder nehmt --encoding windows-1252.",
          "The character in column \(place.column) is not UTF-8; the file probably comes from an older Windows program (Windows-1252). Save it as “CSV UTF-8”, or use --encoding windows-1252."))
      }
    }
    if let nul = bytes.firstIndex(of: 0) {
      throw Import.Refusal(line: LineIndex(bytes).position(of: nul).line, message: Phrase("Hier steht ein Null-Byte: Das ist keine Textdatei.", "There is a null byte: this is no text file."))
    }
    if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) {
      throw Import.Refusal(line: nil, message: Phrase("Die Datei ist leer.", "The file is empty."))
    }
    self.bytes = bytes
    let ending = file.path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    switch ending {
    case "md", "markdown": kind = .markdown
    case "yml", "yaml", "bmml", "bmc", "json": kind = .yaml
    case "csv", "tsv", "txt": kind = .table
    default:
      throw Import.Refusal(line: nil, message: Phrase(
        "Gelesen werden .csv und .tsv (Listen von Aufgaben), .yml, .yaml und .bmml (Listen von Aufgaben, Canvas) und .md (Canvas).",
        "Understood are .csv and .tsv (lists of jobs), .yml, .yaml and .bmml (lists of jobs, canvases) and .md (canvases)."))
    }
  }

  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// The YAML in it. A list at the top is read as the value of a key, so that the same parser takes both.
  func yaml() throws(Import.Refusal) -> (value: YAML.Value, line: @Sendable (SourceRange) -> Int) {
    var limits = Limits()
    limits.frontMatter = 64_000_000
    let first = bytes.firstIndex { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D }.map { bytes[$0] }
    let lines = string.split(separator: "\n", omittingEmptySubsequences: true).map { $0.drop { $0 == " " } }
    let isList = first == UInt8(ascii: "[") || lines.first { !$0.hasPrefix("#") && !$0.hasPrefix("---") && !$0.isEmpty }?.hasPrefix("-") == true
    var source = bytes
    var shift = 0
    if isList {
      // A line `---` before it would begin a second document.
      if let start = string.split(separator: "\n", omittingEmptySubsequences: false).firstIndex(where: { $0.hasPrefix("---") }), start < 3 {
        let at = LineIndex(source).start(ofLine: start + 1)
        for place in at..<min(at + 3, source.count) { source[place] = 0x20 }
      }
      source = Array("jobs:\n".utf8) + source
      shift = 1
    }
    let index = LineIndex(source)
    let parsed = FrontMatterParser.parse(source, content: SourceRange(0, source.count), limits: limits)
    for problem in parsed.problems {
      switch problem.kind {
      case .yaml, .limit:
        throw Import.Refusal(line: max(1, index.line(of: problem.range.start) - shift), message: Phrase(
          "Das ist kein YAML, das sich lesen lässt. Prüft Einrückung, Doppelpunkte und Anführungszeichen dieser Zeile.",
          "This is no YAML that can be read. Look at indentation, colons and quotes of this line."))
      default: break
      }
    }
    guard let root = parsed.yaml.root else { throw Import.Refusal(line: nil, message: Phrase("Die Datei ist leer.", "The file is empty.")) }
    let offset = shift
    return (root, { max(1, index.line(of: $0.start) - offset) })
  }
}

/// The encoding of older Windows programs. Bytes that it leaves open read as question marks.
enum Windows1252 {
  static func text(_ bytes: [UInt8]) -> String {
    var out = String.UnicodeScalarView()
    for byte in bytes {
      let code = byte < 0x80 || byte >= 0xA0 ? UInt32(byte) : upper[Int(byte - 0x80)]
      out.append(Unicode.Scalar(code == 0 ? 0x3F : code) ?? "?")
    }
    return String(out)
  }

  /// 0x80 to 0x9F; 0: not assigned.
  private static let upper: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]
}
