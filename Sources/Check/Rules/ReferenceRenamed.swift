import Source
import Bind

extension Rule {
  static let referenceRenamed = Rule(
    "reference-renamed", "L21",
    Phrase("Verweise verwenden die Kennung, die ein Dokument heute hat.", "References use the id that a document has today."),
    why: Phrase(
      "Eine frühere Kennung führt weiter ans Ziel, damit nichts bricht. Wer die Datei liest, sucht aber vergeblich nach dem alten Namen, und eines Tages gehört er vielleicht etwas anderem.",
      "A former id still leads to its target, so that nothing breaks. But whoever reads the file looks for the old name in vain, and one day it may belong to something else."),
    .always(.info),
    examples: [
      .bad(
        """
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Zur Arbeit kommen
        formerly: [zur-arbeit-fahren]
        type: functional
        gains:
          - id: fahrzeit
            title: Dauer der Fahrt verkürzen
        ---
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        main-job: ⟦zur-arbeit-fahren⟧
        gain: fahrzeit
        ---
        """,
        fixed: """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ---
        """),
      .good(
        """
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Zur Arbeit kommen
        formerly: [zur-arbeit-fahren]
        type: functional
        gains:
          - id: fahrzeit
            title: Dauer der Fahrt verkürzen
        ---
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ---
        """),
      .bad(
        """
        -- jobs/get-to-work.md --
        ---
        kind: job
        title: Get to work
        formerly: [drive-to-work]
        type: functional
        gains:
          - id: travel-time
            title: Reduce the time spent on the way
        ---
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        main-job: ⟦drive-to-work⟧
        gain: travel-time
        ---
        """, in: .en,
        fixed: """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        main-job: get-to-work
        gain: travel-time
        ---
        """),
      .good(
        """
        -- jobs/get-to-work.md --
        ---
        kind: job
        title: Get to work
        formerly: [drive-to-work]
        type: functional
        gains:
          - id: travel-time
            title: Reduce the time spent on the way
        ---
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        main-job: get-to-work
        gain: travel-time
        ---
        """, in: .en),
    ],
    check: .entity { index, model in
      var findings: [Finding] = []
      for (at, target) in model.targets[index].enumerated() {
        guard case .renamed(let entity) = target else { continue }
        let document = model.documents[index], reference = document.references[at]
        let other = model.documents[entity.document]
        let id = other.writtenID?.string ?? other.id
        // `job:old#item`: only the document's id is another one.
        let written = reference.text.string
        let kind = written.firstIndex(of: ":").map { String(written[...$0]) } ?? "", item = String(written.drop { $0 != "#" })
        let correct = kind + id + item
        let location = SourceLocation(document.path, reference.text.range)
        let old = Folding.slug(String(written.dropFirst(kind.count).dropLast(item.count)))
        let former = other.record.texts("formerly").first { Folding.slug($0.string) == old }
        findings.append(
          Finding(
            at: location, about: Entity(index, reference.item),
            Phrase("„\(other.name)“ hieß früher `\(written.shortened)`.", "“\(other.name)” was formerly called `\(written.shortened)`."),
            help: Phrase("Schreibt `\(correct)`; der alte Name gilt, solange er unter `formerly` steht.", "Write `\(correct)`; the old name holds as long as it stands under `formerly`."),
            related: former.map { [.init(SourceLocation(other.path, $0.range), "die frühere Kennung", "the former id")] } ?? [],
            fixes: [Fix("`\(correct)` schreiben", "Write `\(correct)`", safe: true, [TextEdit(location, correct)])]))
      }
      return findings
    })
}
