import Source
import Parse
import Bind

extension Rule {
  static let conflictLeft = Rule(
    "conflict-left", "L22",
    Phrase("Zusammenführungen sind zu Ende gebracht.", "Merges are brought to an end."),
    why: Phrase(
      "Wo zwei Zweige dasselbe verschieden sagen, lässt git beide Fassungen stehen, zwischen Marken. Mit den Marken sagt das Dokument zweierlei zugleich, und im Text stünde beides auf der Website.",
      "Where two branches say the same thing differently, git leaves both versions, between markers. With the markers in it a document says two things at once, and in a text both would stand on the site."),
    .always(.error), locked: true,
    examples: [
      .bad(
        """
        -- notizen.md --
        # Notizen

        ⟦<<<<<<< HEAD⟧
        Der Fahrplan wechselt im Dezember.
        =======
        Der Fahrplan wechselt im Juni.
        >>>>>>> sommer
        """),
      .good(
        """
        -- notizen.md --
        # Notizen

        Der Fahrplan wechselt im Dezember. So sieht ein Konflikt aus:

        ```
        <<<<<<< HEAD
        Dezember
        =======
        Juni
        >>>>>>> sommer
        ```
        """),
      .bad(
        """
        -- notes.md --
        # Notes

        ⟦<<<<<<< HEAD⟧
        The timetable changes in December.
        =======
        The timetable changes in June.
        >>>>>>> summer
        """, in: .en),
      .good(
        """
        -- notes.md --
        # Notes

        The timetable changes in December.
        """, in: .en),
    ],
    check: .document { document, _ in
      let conflicts = Conflict.all(in: document.parsed.file.bytes)
      guard !conflicts.isEmpty else { return [] }
      // Both stand in the order of the file.
      var code = document.parsed.body.nodes.filter { $0.kind == .codeBlock }.map(\.range)[...]
      return conflicts.compactMap { conflict in
        code = code.drop { $0.end < conflict.marker.end }
        let isCode = code.first.map { $0.start <= conflict.marker.start } ?? false
        return isCode ? nil : Finding(at: SourceLocation(document.path, conflict.marker), about: nil, Conflict.message, help: Conflict.help)
      }
    })
}

/// What git leaves where it cannot decide.
struct Conflict: Sendable {
  /// Its opening line.
  let marker: SourceRange
  let end: Int

  static let message = Phrase("Hier steht noch ein Konflikt aus einer Zusammenführung.", "A conflict of a merge still stands here.")
  static let help = Phrase(
    "Entscheidet, welche der beiden Fassungen gilt, und löscht die andere mitsamt den Zeilen `<<<<<<<`, `=======` und `>>>>>>>`.",
    "Decide which of the two versions holds, and delete the other along with the lines `<<<<<<<`, `=======` and `>>>>>>>`.")

  private static let length = 7

  /// Every conflict of a file, in its order; in time that grows with the file alone, whatever it holds.
  static func all(in bytes: [UInt8]) -> [Conflict] {
    bytes.withUnsafeBufferPointer { bytes in
      var found: [Conflict] = []
      // Seven of a kind hold one place in every seven.
      var at = length - 1
      while at < bytes.count {
        if bytes[at] == UInt8(ascii: "<"), let start = opening(around: at, bytes) {
          let marker = SourceRange(start, lineEnd(from: start, bytes))
          // What closes nothing here closes nothing further down either.
          guard let end = closing(after: marker.end, bytes) else { break }
          found.append(Conflict(marker: marker, end: end))
          at = max(at, end - 1)
        }
        at += length
      }
      return found
    }
  }

  /// Where the line begins, if it begins with exactly seven of them.
  private static func opening(around place: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var start = place
    while start > 0, place - start < length, bytes[start - 1] == UInt8(ascii: "<") { start -= 1 }
    guard start == 0 || isBreak(bytes[start - 1]) else { return nil }
    return isMarker(UInt8(ascii: "<"), at: start, bytes) ? start : nil
  }

  /// The end of the line that closes it, behind one that parts the versions.
  private static func closing(after place: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var at = place, isParted = false
    while at < bytes.count {
      let end = lineEnd(from: at, bytes)
      if isMarker(UInt8(ascii: "="), at: at, bytes) { isParted = true }
      if isParted, isMarker(UInt8(ascii: ">"), at: at, bytes) { return end }
      at = end
      while at < bytes.count, isBreak(bytes[at]) { at += 1 }
    }
    return nil
  }

  private static func isMarker(_ sign: UInt8, at start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard start + length <= bytes.count, bytes[start..<(start + length)].allSatisfy({ $0 == sign }) else { return false }
    let next = start + length
    return next == bytes.count || bytes[next] == UInt8(ascii: " ") || isBreak(bytes[next])
  }

  private static func lineEnd(from start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var end = start
    while end < bytes.count, !isBreak(bytes[end]) { end += 1 }
    return end
  }

  private static func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
