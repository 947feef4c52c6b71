import Source
import Parse
import Bind

/// Findings about `allow` itself: the words of `allow-unknown-rule`, `allow-without-reason` and `allow-unused`.
enum Suppression {
  static func unknown(_ allow: Allow, at location: SourceLocation, about entity: Entity) -> Finding {
    // The catalogue's numbers are names too, in talk and in commit messages.
    let numbered = Rule.all.filter { $0.number.lowercased() == allow.rule.string.lowercased() }
    let hits = numbered.isEmpty ? nearest(to: allow.rule.string, among: Rule.catalogue) : numbered.map { (name: $0.name, distance: 1) }
    let name = allow.rule.string.shortened
    let proposal = hits.first.map { Phrase("Gemeint ist wohl `\($0.name)`.", "You probably mean `\($0.name)`.") }
    return Finding(
      at: location, about: entity,
      Phrase("Eine Regel `\(name)` gibt es nicht; diese Ausnahme bewirkt nichts.", "There is no rule `\(name)`; this exception has no effect."),
      help: proposal ?? Phrase("`jtbd rules` zeigt alle Namen.", "`jtbd rules` lists all names."),
      fixes: Rule.renaming(location, to: hits.map(\.name), safe: hits.filter { $0.distance <= 2 }.count == 1))
  }

  static func withoutReason(_ allow: Allow, at location: SourceLocation, about entity: Entity) -> Finding {
    Finding(
      at: location, about: entity,
      Phrase(
        "Die Ausnahme von `\(allow.rule.string)` nennt keinen Grund und gilt deshalb nicht.",
        "The exception from `\(allow.rule.string)` gives no reason and therefore does not hold."),
      help: Phrase(
        "Ergänzt `because:` mit einem Satz, der auch in einem Jahr noch einleuchtet; er steht auf der Seite.",
        "Add `because:` with a sentence that will still convince in a year; the page shows it."))
  }

  static func unused(_ allow: Allow, at location: SourceLocation, about entity: Entity, in document: Document) -> Finding {
    let name = allow.rule.string
    let isLocked = Rule.named(name)?.cannotBeAllowed(in: document) == true
    let removal = removal(of: allow, in: document)
    if !isLocked, let at = allow.at, !names(at.string, in: document) {
      return Finding(
        at: location, about: entity,
        Phrase("Die Ausnahme von `\(name)` gilt nirgends: `\(at.string.shortened)` gibt es hier nicht.", "The exception from `\(name)` holds nowhere: there is no `\(at.string.shortened)` here."),
        help: Phrase(
          "Hinter `at:` gehört ein Baustein wie `channels` oder ein Eintrag wie `#kennung`; ohne `at:` gilt die Ausnahme im ganzen Dokument.",
          "Behind `at:` belongs a block such as `channels` or an item such as `#its-id`; without `at:` the exception holds in the whole document."),
        related: [.init(SourceLocation(document.path, at.range), "dieser Ort", "this place")])
    }
    return Finding(
      at: location, about: entity,
      isLocked
        ? Phrase("Von `\(name)` gibt es keine Ausnahme; diese bewirkt nichts.", "There is no exception from `\(name)`; this one has no effect.")
        : Phrase("Die Ausnahme von `\(name)` unterdrückt nichts mehr.", "The exception from `\(name)` no longer suppresses anything."),
      help: isLocked
        ? Phrase(
          "Nehmt den Eintrag heraus; was die Regel meldet, lässt sich nur beheben.", "Remove the entry; what the rule reports can only be mended.")
        : Phrase(
          "Was sie zuließ, ist behoben: Nehmt den Eintrag heraus, damit er nicht den nächsten Befund verdeckt.",
          "What it allowed has been mended: remove the entry, so that it does not hide the next finding."),
      fixes: removal.map { [Fix("Die Ausnahme entfernen", "Remove the exception", safe: true, [TextEdit(SourceLocation(document.path, $0), "")])] } ?? [])
  }

  /// Whether `at:` is a block or an item of the document.
  private static func names(_ at: String, in document: Document) -> Bool {
    if at.hasPrefix("#") { return document.item(Folding.slug(at)) != nil }
    return document.blocks.contains { $0.kind?.rawValue == at || Folding.heading($0.heading.string) == Folding.heading(at) }
  }

  /// What has to go so that the entry is gone, and `allow:` with it where nothing else stands there. nil where that cannot be done without
  /// touching something else.
  private static func removal(of allow: Allow, in document: Document) -> SourceRange? {
    let record = allow.item.map { document.items[$0].record } ?? document.record
    guard let entry = record["allow"], case .list(let elements) = entry.value else { return nil }
    let bytes = document.parsed.file.bytes
    if elements.count == 1 {
      let whole = SourceRange(entry.key.start, max(entry.range.end, allow.range.end))
      return lines(whole, in: bytes, behindDash: false) ?? member(whole, in: bytes)
    }
    return lines(allow.range, in: bytes, behindDash: true) ?? member(allow.range, in: bytes)
  }

  /// The whole lines of a range, if nothing but a remark stands on them besides.
  private static func lines(_ range: SourceRange, in bytes: [UInt8], behindDash: Bool) -> SourceRange? {
    func isBreak(_ at: Int) -> Bool { bytes[at] == 0x0A || bytes[at] == 0x0D }
    var start = range.start
    func skipSpaces() { while start > 0, bytes[start - 1] == 0x20 { start -= 1 } }
    skipSpaces()
    if behindDash {
      guard start > 0, bytes[start - 1] == UInt8(ascii: "-") else { return nil }
      start -= 1
      skipSpaces()
    }
    guard start == 0 || isBreak(start - 1) else { return nil }
    var end = range.end
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
    if end < bytes.count, bytes[end] == UInt8(ascii: "#") { while end < bytes.count, !isBreak(end) { end += 1 } }
    guard end < bytes.count else { return SourceRange(start, end) }
    guard isBreak(end) else { return nil }
    let isPair = bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A
    return SourceRange(start, end + (isPair ? 2 : 1))
  }

  /// A member of a list or mapping between brackets, with the comma that sets it apart.
  private static func member(_ range: SourceRange, in bytes: [UInt8]) -> SourceRange? {
    var before = range.start
    while before > 0, bytes[before - 1] == 0x20 { before -= 1 }
    if before > 0, bytes[before - 1] == UInt8(ascii: ",") { return SourceRange(before - 1, range.end) }
    var after = range.end
    while after < bytes.count, bytes[after] == 0x20 { after += 1 }
    guard after < bytes.count, bytes[after] == UInt8(ascii: ",") else { return nil }
    after += 1
    while after < bytes.count, bytes[after] == 0x20 { after += 1 }
    return SourceRange(range.start, after)
  }
}
