package import Source
import Check
package import Compile

/// Text in which `⟦…⟧` marks what is expected to be reported.
package struct MarkedText {
  package let text: String
  /// In order of their beginnings.
  package let ranges: [SourceRange]

  package init(_ marked: String) {
    var bytes: [UInt8] = []
    var open: [Int] = []
    var found: [SourceRange] = []
    for character in marked {
      switch character {
      case "⟦": open.append(bytes.count)
      case "⟧": found.append(SourceRange(open.removeLast(), bytes.count))
      default: bytes.append(contentsOf: character.utf8)
      }
    }
    text = String(decoding: bytes, as: UTF8.self)
    ranges = found.sorted()
  }

  /// Draws ranges back into a text.
  package static func drawing(_ ranges: [SourceRange], into text: String) -> String {
    var bytes = Array(text.utf8)
    // Marks are set from the end; of two at one place the inner one first.
    let marks = ranges.flatMap { [($0.end, "⟧", $0.start), ($0.start, "⟦", $0.end)] }
    for (at, mark, _) in marks.sorted(by: { ($0.0, $0.1 == "⟧" ? 0 : 1, $0.2) > ($1.0, $1.1 == "⟧" ? 0 : 1, $1.2) }) {
      bytes.insert(contentsOf: mark.utf8, at: min(at, bytes.count))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Compilation {
  /// A workspace written down as texts, compiled.
  package init(files: [(path: String, text: String)], asOf: Day? = Day(iso: "2026-11-15")) {
    self.init(of: SourceTree(files: files, asOf: asOf))
  }
}
