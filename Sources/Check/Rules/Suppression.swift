import Source
import Bind

/// Findings about `allow` itself: the words of `allow-unknown-rule`, `allow-without-reason` and `allow-unused`.
enum Suppression {
  static func unknown(_ allow: Allow, at location: SourceLocation, about entity: Entity) -> Finding {
    let hits = nearest(to: allow.rule.string, among: Rule.catalogue)
    let name = allow.rule.string
    let proposal = hits.first.map { Phrase("Gemeint ist wohl `\($0.name)`.", "You probably mean `\($0.name)`.") }
    return Finding(
      at: location, about: entity,
      Phrase("Eine Regel `\(name)` gibt es nicht; diese Ausnahme bewirkt nichts.", "There is no rule `\(name)`; this exception has no effect."),
      help: proposal ?? Phrase("`jtbd rules` zeigt alle Namen.", "`jtbd rules` lists all names."),
      fixes: hits.map { hit in
        Fix("`\(hit.name)` schreiben", "Write `\(hit.name)`", safe: hits.filter { $0.distance <= 2 }.count == 1 && hit.distance <= 2, [TextEdit(location, hit.name)])
      })
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
    Finding(
      at: location, about: entity,
      Phrase(
        "Die Ausnahme von `\(allow.rule.string)` unterdrückt nichts mehr.", "The exception from `\(allow.rule.string)` no longer suppresses anything."),
      help: Phrase(
        "Was sie zuließ, ist behoben: Nehmt den Eintrag heraus, damit er nicht den nächsten Befund verdeckt.",
        "What it allowed has been mended: remove the entry, so that it does not hide the next finding."))
  }
}
