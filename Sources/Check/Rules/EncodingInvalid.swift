import Source
import Parse
import Bind

extension Rule {
  static let encodingInvalid = Rule(
    "encoding-invalid", "L01",
    Phrase("Dateien sind Text in UTF-8.", "Files are text in UTF-8."),
    why: Phrase(
      "Ein Byte, das kein Zeichen ergibt, sieht in jedem Programm anders aus: Aus „für“ wird „f�r“, und Kennungen, Suche und Verweise finden das Wort nicht mehr. Eine solche Datei bleibt ganz außen vor, bis sie lesbar ist.",
      "A byte that makes no character looks different in every program: a word is mangled, and ids, search and references no longer find it. Such a file is left out altogether until it can be read."),
    .always(.error), locked: true,
    examples: [
      .bad("-- notizen.md --\n# Notizen\n\nFahrplan⟦\u{0}⟧wechsel im Winter\n"),
      .good("-- notizen.md --\n# Notizen\n\nFahrplanwechsel über Nacht\n"),
      .bad("-- notes.md --\n# Notes\n\nThe timetable⟦\u{0}⟧ changes in December\n", in: .en),
      .good("-- notes.md --\n# Notes\n\nThe timetable changes in December – at the café’s kiosk too\n", in: .en),
    ],
    check: .model { model in
      model.languagePlaces { !$0.parsed.problems.isEmpty }.compactMap { place in
        for problem in place.parsed.problems {
          if case .encoding(let fault, let count) = problem.kind { return finding(fault, count, problem.range, place) }
        }
        return nil
      } + model.tree.unreadableNames.map(badName)
    })

  private static func finding(_ fault: ParseProblem.EncodingFault, _ count: Int, _ range: SourceRange, _ place: LanguagePlace) -> Finding {
    let name = place.parsed.file.path
    let more = Phrase(
      count == 1 ? "" : " (das erste von \(count))", count == 1 ? "" : " (the first of \(count))")
    switch fault {
    case .nul:
      return Finding(
        at: place.location(range), about: place.entity(),
        Phrase("„\(name)“ enthält an Stelle \(range.start) ein Null-Byte\(more.de).", "“\(name)” has a null byte at offset \(range.start)\(more.en)."),
        help: Phrase(
          "So etwas steht nicht in Texten: Vermutlich ist die Datei beschädigt, in UTF-16 gespeichert oder gar kein Markdown. Speichert sie als UTF-8, oder nehmt sie mit `exclude:` aus.",
          "No text contains one: the file is probably damaged, saved as UTF-16, or not Markdown at all. Save it as UTF-8, or list it under `exclude:`."))
    case .utf16:
      return Finding(
        at: place.location(range), about: place.entity(),
        Phrase("„\(name)“ ist in UTF-16 gespeichert; Dateien sind Text in UTF-8.", "“\(name)” is saved as UTF-16; files are text in UTF-8."),
        help: Phrase(
          "Öffnet die Datei im Editor, und wählt beim Speichern die Kodierung UTF-8 (ältere Windows-Programme nennen UTF-16 „Unicode“).",
          "Open the file in your editor and choose the encoding UTF-8 when you save it (older Windows programs call UTF-16 “Unicode”)."))
    case .notUTF8(let byte):
      let hex = String(byte, radix: 16, uppercase: true)
      let fix = windows1252(place).map { Fix("Als Windows-1252 lesen und in UTF-8 schreiben", "Read as Windows-1252 and write as UTF-8", safe: false, $0) }
      return Finding(
        at: place.location(range), about: place.entity(),
        Phrase(
          "„\(name)“ ist kein UTF-8: Das Byte \(hex) an Stelle \(range.start) ergibt kein Zeichen\(more.de).",
          "“\(name)” is not UTF-8: the byte \(hex) at offset \(range.start) makes no character\(more.en)."),
        help: fix == nil
          ? Phrase("Öffnet die Datei in der Kodierung, in der sie entstand, und speichert sie als UTF-8.", "Open the file in the encoding it was made in, and save it as UTF-8.")
          : Phrase(
            "Die Datei stammt wohl aus einem älteren Windows-Programm. Speichert sie als UTF-8, und lest danach die Umlaute nach.",
            "The file probably comes from an older Windows program. Save it as UTF-8, and read its accented letters once more afterwards."),
        fixes: [fix].compactMap { $0 })
    }
  }

  private static func badName(_ escaped: String) -> Finding {
    Finding(
      at: SourceLocation(escaped, SourceRange(at: 0)), about: nil,
      Phrase("Der Dateiname `\(escaped)` ist kein UTF-8.", "The file name `\(escaped)` is not UTF-8."),
      help: Phrase(
        "Benennt die Datei um; mit diesem Namen kann sie weder verlinkt noch veröffentlicht werden.",
        "Rename the file; under this name it can be neither linked nor published."))
  }

  /// What each byte that is no character would be in Windows-1252; nil where that makes no text either.
  private static func windows1252(_ place: LanguagePlace) -> [TextEdit]? {
    let bytes = place.parsed.file.bytes
    guard !bytes.contains(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D && $0 != 0x0C }) else { return nil }
    var edits: [TextEdit] = []
    for at in UTF8Bytes.invalidOffsets(in: bytes) {
      let code = bytes[at] >= 0xA0 ? UInt32(bytes[at]) : Rule.upperWindows1252[Int(bytes[at] - 0x80)]
      guard code != 0, let scalar = Unicode.Scalar(code) else { return nil }
      edits.append(TextEdit(place.location(SourceRange(at, at + 1)), String(scalar)))
    }
    return edits
  }

  /// 0x80 to 0x9F; 0: not assigned.
  private static let upperWindows1252: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]
}
