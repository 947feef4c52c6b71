import Source
import Bind

/// A table of values apart by semicolons (German Excel), commas or tabs; quotes around what holds one of them or a line end.
struct CSVTable {
  private let records: [(line: Int, cells: [String])]

  init(_ text: ImportText) throws(Import.Refusal) {
    var string = text.string
    var firstLine = 1
    var separator: Character?
    // Excel's own first line.
    if string.lowercased().hasPrefix("sep="), let mark = string.dropFirst(4).first {
      separator = mark
      string = String(string.drop { !$0.isNewline }.dropFirst())
      firstLine = 2
    }
    records = try CSVTable.records(string, separator ?? CSVTable.separator(of: string), firstLine)
  }

  /// The rows below the head, as columns with their names; what stands outside of the columns is told by name "".
  func rows() throws(Import.Refusal) -> [JobList.Row] {
    guard let head = records.first else { throw Import.Refusal(line: nil, message: Phrase("Die Tabelle ist leer.", "The table is empty.")) }
    return records.dropFirst().filter { !$0.cells.allSatisfy { $0.trimmingSpaces.isEmpty } }.map { record in
      var cells: [JobList.Cell] = []
      for (number, text) in record.cells.enumerated() {
        let name = number < head.cells.count ? head.cells[number] : ""
        if !text.trimmingSpaces.isEmpty { cells.append(JobList.Cell(name: name.trimmingSpaces, text: text.trimmingSpaces, line: record.line)) }
      }
      return JobList.Row(line: record.line, cells: cells)
    }
  }

  /// What stands most often between the words of the first line.
  private static func separator(of text: String) -> Character {
    var counts: [Character: Int] = [:]
    var isQuoted = false
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if character.isNewline, !isQuoted { break }
      if !isQuoted, character == ";" || character == "," || character == "\t" { counts[character, default: 0] += 1 }
    }
    return [";", ",", "\t"].max { counts[$0, default: 0] < counts[$1, default: 0] } ?? ";"
  }

  private static func records(_ text: String, _ separator: Character, _ firstLine: Int) throws(Import.Refusal) -> [(line: Int, cells: [String])] {
    var records: [(line: Int, cells: [String])] = []
    var cells: [String] = [], cell = ""
    var line = firstLine, start = firstLine, quote = firstLine
    var isQuoted = false, wasQuoted = false
    var rest = Substring(text)
    func isEnd(_ character: Character) -> Bool { character == "\n" || character == "\r\n" || character == "\r" }
    while let character = rest.popFirst() {
      if isQuoted {
        if character == "\"" {
          if rest.first == "\"" { cell.append(rest.removeFirst()) } else { isQuoted = false }
        } else {
          if isEnd(character) { line += 1 }
          cell.append(isEnd(character) ? "\n" : character)
        }
      } else if character == "\"", cell.trimmingSpaces.isEmpty, !wasQuoted {
        cell = ""
        (isQuoted, wasQuoted, quote) = (true, true, line)
      } else if character == separator {
        cells.append(cell)
        (cell, wasQuoted) = ("", false)
      } else if isEnd(character) {
        cells.append(cell)
        records.append((start, cells))
        line += 1
        (cells, cell, start, wasQuoted) = ([], "", line, false)
      } else {
        cell.append(character)
      }
    }
    if isQuoted {
      throw Import.Refusal(line: quote, message: Phrase("Das Anführungszeichen in dieser Zeile wird nirgends geschlossen.", "The quote in this line is never closed."))
    }
    if !cells.isEmpty || !cell.isEmpty { records.append((start, cells + [cell])) }
    return records
  }
}
