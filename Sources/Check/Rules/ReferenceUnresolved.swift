import Source
import Bind

extension Rule {
  static let referenceUnresolved = Rule(
    "reference-unresolved", "R02",
    Phrase("Jeder Verweis führt zu etwas, das es gibt und das dorthin gehört.", "Every reference leads to something that exists and belongs there."),
    why: Phrase(
      "Nachvollziehbar wird eine Strategie erst dadurch, dass man vom Angebot zum Bedarf und zurück gehen kann. Ein Verweis ins Leere unterbricht den Weg, ohne dass es jemand sieht; auch gepflegte öffentliche Sammlungen von Jobs enthalten solche.",
      "A strategy can be followed only where one can walk from the offer to the need and back. A reference into nothing breaks that path without anybody noticing; even well-kept public collections of jobs hold some."),
    .always(.error),
    examples: [
      .bad(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: ⟦zur-arbeit-komen⟧
        gain: fahrzeit
        ---
        """,
        fixed: """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ---
        """),
      .bad(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        target-group: ⟦zur-arbeit-kommen⟧
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ---
        """),
      .good(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ---
        """),
      .bad(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: ⟦get-to-wrok⟧
        gain: travel-time
        ---
        """, in: .en,
        fixed: """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        ---
        """),
      .bad(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        target-group: ⟦get-to-work⟧
        main-job: get-to-work
        gain: travel-time
        ---
        """, in: .en),
      .good(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        ---
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      var findings: [Finding] = []
      for (at, reference) in document.references.enumerated() {
        let place = SourceLocation(document.path, reference.text.range)
        let about = Entity(index, reference.item)
        switch model.target(index, at) {
        case .missing(let near): findings.append(missing(reference, at: place, about: about, near, model))
        case .ambiguous(let candidates): findings.append(ambiguous(reference, at: place, about: about, candidates, model))
        case .wrongKind(let found): findings.append(wrongKind(reference, at: place, about: about, found, model))
        case .unreachable(let found) where saysNobodyElse(reference.role): findings.append(unreachable(reference, at: place, about: about, found, model))
        case .resolved(let entity) where model.item(entity)?.isNumbered == true && entity.document != index:
          findings.append(numbered(reference, at: place, about: about, entity, model))
        default: break
        }
      }
      return findings
    })

  /// `gain-belongs-to-main-job`, `clarifier-irrelevant` and `persona-mixes-segments` speak about items out of their reach themselves.
  private static func saysNobodyElse(_ role: Role) -> Bool {
    switch role {
    case .gain, .relevantTo, .goal, .frustration: false
    default: true
    }
  }

  private static func expected(_ type: ReferenceType) -> [Noun] {
    let nouns = type.kinds.map { Noun.of($0) } + type.items.map { Noun.of($0) }
    return nouns.count <= 5 ? nouns : []
  }

  private static func missing(_ reference: Reference, at place: SourceLocation, about: Entity, _ near: [Target.Near], _ model: Model) -> Finding {
    let written = reference.text.string
    let nouns = expected(reference.type)
    let what: Phrase =
      switch nouns.count {
      case 0: Phrase("nichts", "nothing")
      case 1: nouns[0].none
      default: Phrase("weder " + nouns.map { String($0.none.de.dropFirst()) }.joined(separator: " noch "), "no " + nouns.map(\.en).joined(separator: " or "))
      }
    let known = near.filter { $0.distance == 0 }
    if known.count > 1 {
      return Finding(
        at: place, about: about,
        Phrase(
          "`\(written)` steht in \(known.count) Aufgaben, aber in keiner, die zu diesem Profil gehört.",
          "`\(written)` stands in \(known.count) jobs, but in none that belongs to this profile."),
        help: Phrase(
          "Schreibt mit der Kennung der Aufgabe davor, welcher Eintrag gemeint ist, etwa `\(known[0].spelling)`.",
          "Write which item you mean, with the job's id in front, such as `\(known[0].spelling)`."),
        related: known.map { Diagnostic.Related(model.naming($0.entity), "steht als `\($0.spelling)` hier", "stands here as `\($0.spelling)`") },
        fixes: fixes(reference, known, at: place, model, safe: false))
    }
    if let list = list(reference, at: place, model), near.isEmpty || list.isKnown {
      return Finding(
        at: place, about: about, Phrase("`\(written.shortened)` sind mehrere Kennungen ohne Klammern.", "`\(written.shortened)` are several ids without brackets."),
        help: Phrase("Mehrere stehen zwischen eckigen Klammern: `\(list.text)`.", "Several stand between square brackets: `\(list.text)`."),
        fixes: [Fix("`\(list.text)` schreiben", "Write `\(list.text)`", safe: list.isKnown, [TextEdit(place, list.text)])])
    }
    let help =
      near.first.map { Phrase("Gemeint ist wohl `\(spelling(reference, $0))`, also „\(model.name($0.entity))“.", "You probably mean `\(spelling(reference, $0))`, “\(model.name($0.entity))”.") }
      ?? choice(for: reference, in: about.document, model)
      ?? Phrase(
        "Legt das Dokument oder den Eintrag an, oder nehmt den Verweis heraus, bis es so weit ist.", "Write that document or item, or take the reference out until then.")
    return Finding(
      at: place, about: about, Phrase("Es gibt hier \(what.de) mit der Kennung `\(written)`.", "There is \(what.en) with the id `\(written)` here."), help: help,
      related: near.map { Diagnostic.Related(model.naming($0.entity), "hat die Kennung `\($0.spelling)`", "has the id `\($0.spelling)`") },
      fixes: fixes(reference, near, at: place, model, safe: near.filter { $0.distance <= 2 }.count == 1))
  }

  /// `a, b` behind a key that takes a list: the list, and whether all of it is known.
  private static func list(_ reference: Reference, at place: SourceLocation, _ model: Model) -> (text: String, isKnown: Bool)? {
    switch reference.role {
    case .job, .relevantTo, .evidence, .supports, .related, .offering, .goal, .frustration, .backs, .contradicts, .result, .supersedes, .excluded: break
    default: return nil
    }
    let parts = reference.text.string.split(separator: ",").map { String($0).trimmingSpaces }
    guard reference.text.isVerbatim, parts.count > 1, parts.allSatisfy({ !$0.isEmpty && !$0.contains(where: \.isWhitespace) }) else { return nil }
    // Behind a dash it is one item of a list already.
    guard let document = model.index.document(at: place.file) else { return nil }
    let bytes = model.documents[document].sourceFile.bytes
    var before = place.range.start
    while before > 0, bytes[before - 1] == 0x20 || bytes[before - 1] == 0x22 || bytes[before - 1] == 0x27 { before -= 1 }
    guard before > 0, bytes[before - 1] == UInt8(ascii: ":") else { return nil }
    let ids = Set(model.documents.flatMap { document in [document.id] + document.items.map(\.id) } + ["main-job", "gain"])
    return ("[" + parts.joined(separator: ", ") + "]", parts.allSatisfy { ids.contains(Folding.slug($0)) })
  }

  /// Where there are only a few things to choose from, their ids are the best help.
  private static func choice(for reference: Reference, in document: Int, _ model: Model) -> Phrase? {
    var ids: [String] = []
    switch reference.role {
    case .gain:
      guard let number = reference.profile ?? (model.documents[document].segment?.profiles.count == 1 ? 0 : nil),
        let profiles = model.documents[document].segment?.profiles, profiles.indices.contains(number), let main = profiles[number].mainJob,
        let job = model.target(document, main).entity
      else { return nil }
      let owner = model.documents[job.document]
      ids = (owner.job?.gains ?? []).map { owner.items[$0].id }
    case .source, .irrelevant:
      let own = model.documents[document]
      ids = (own.segment?.characteristics ?? []).map { own.items[$0].id }
    default:
      guard reference.type.items.isEmpty, reference.type.kinds.count == 1 else { return nil }
      ids = model.documents.filter { $0.kind == reference.type.kinds[0] && !$0.isRejected }.map(\.id)
    }
    guard (1...6).contains(ids.count) else { return nil }
    return Phrase("Hier gibt es: \(String.list(ids)). Fehlt etwas, dann legt es an.", "There are: \(String.list(ids)). If something is missing, write it.")
  }

  /// What to write: with the kind in front, or the item behind, as the author had it.
  private static func spelling(_ reference: Reference, _ near: Target.Near) -> String {
    let written = reference.text.string
    if near.entity.item == nil, let hash = written.firstIndex(of: "#") { return near.spelling + written[hash...] }
    if near.entity.item == nil, let colon = written.firstIndex(of: ":") { return written[...colon] + near.spelling }
    return near.spelling
  }

  private static func fixes(_ reference: Reference, _ near: [Target.Near], at place: SourceLocation, _ model: Model, safe: Bool) -> [Fix] {
    near.enumerated().map { number, each in
      let text = spelling(reference, each)
      return Fix("`\(text)` schreiben", "Write `\(text)`", safe: safe && number == 0 && each.distance <= 2, [TextEdit(place, text)])
    }
  }

  private static func ambiguous(_ reference: Reference, at place: SourceLocation, about: Entity, _ candidates: [Entity], _ model: Model) -> Finding {
    let spellings = candidates.map { entity in
      let document = model.document(entity)
      return model.item(entity).map { document.id + "#" + $0.id } ?? (document.kind.map { $0.rawValue + ":" } ?? "") + document.id
    }
    let choice = Phrase.choice(of: spellings.map { Phrase("`\($0)`", "`\($0)`") })
    return Finding(
      at: place, about: about,
      Phrase("`\(reference.text.string)` kann \(candidates.count) Dinge meinen.", "`\(reference.text.string)` can mean \(candidates.count) things."),
      help: Phrase("Schreibt, was gemeint ist: \(choice.de).", "Write which one you mean: \(choice.en)."),
      related: candidates.map { entity in
        let noun = Noun.of(entity, in: model)?.indefinite ?? Phrase("ein Dokument", "a document")
        return Diagnostic.Related(model.naming(entity), noun.de, noun.en)
      },
      fixes: zip(candidates, spellings).map { _, text in Fix("`\(text)` schreiben", "Write `\(text)`", safe: false, [TextEdit(place, text)]) })
  }

  private static func wrongKind(_ reference: Reference, at place: SourceLocation, about: Entity, _ found: Entity, _ model: Model) -> Finding {
    let noun = Noun.of(found, in: model)?.indefinite ?? Phrase("eine Seite", "a page")
    let wanted = Phrase.choice(of: expected(reference.type).map(\.indefinite))
    let name = model.name(found)
    return Finding(
      at: place, about: about,
      Phrase("`\(reference.text.string)` ist \(noun.de); hier wird \(wanted.de) gebraucht.", "`\(reference.text.string)` is \(noun.en); what is needed here is \(wanted.en)."),
      help: Phrase(
        "„\(name)“ gibt es, passt aber nicht an diese Stelle: Nennt die richtige Kennung, oder nehmt den Verweis heraus.",
        "“\(name)” exists but does not fit here: name the right id, or take the reference out."),
      related: [Diagnostic.Related(model.naming(found), "„\(name)“ ist \(noun.de)", "“\(name)” is \(noun.en)")])
  }

  private static func unreachable(_ reference: Reference, at place: SourceLocation, about: Entity, _ found: [Entity], _ model: Model) -> Finding {
    let owner = model.documents[found[0].document]
    let spelling = owner.id + "#" + (model.item(found[0])?.id ?? "")
    return Finding(
      at: place, about: about,
      Phrase(
        "`\(reference.text.string)` gehört zu „\(owner.name)“, und diese Aufgabe hat hier kein Profil.",
        "`\(reference.text.string)` belongs to “\(owner.name)”, a job that no profile here has."),
      help: Phrase(
        "Ist wirklich dieser Eintrag gemeint, dann schreibt `\(spelling)`; sonst nennt einen aus der Hauptaufgabe des Profils.",
        "If you do mean that item, write `\(spelling)`; otherwise name one of the profile's main job."),
      related: found.map { Diagnostic.Related(model.naming($0), "„\(model.name($0))“ steht hier", "“\(model.name($0))” stands here") },
      fixes: found.count == 1 ? [Fix("`\(spelling)` schreiben", "Write `\(spelling)`", safe: false, [TextEdit(place, spelling)])] : [])
  }

  /// A derived id that had to be numbered changes when an item is added above it.
  private static func numbered(_ reference: Reference, at place: SourceLocation, about: Entity, _ found: Entity, _ model: Model) -> Finding {
    let name = model.name(found)
    return Finding(
      at: place, about: about, cap: .warning,
      Phrase(
        "Der Verweis auf „\(name)“ hängt an der Reihenfolge: Mehrere Einträge von „\(model.document(found).name)“ heißen gleich.",
        "The reference to “\(name)” depends on the order: several items of “\(model.document(found).name)” have the same name."),
      help: Phrase("Gebt dem gemeinten Eintrag eine eigene `id:` und verweist auf sie.", "Give the item that you mean an `id:` of its own and refer to that."),
      related: [Diagnostic.Related(model.naming(found), "dieser Eintrag ist jetzt gemeint", "this item is meant now")])
  }
}
