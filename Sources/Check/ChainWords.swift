package import Bind

/// The sentences about ways to a main job: what leads to what, where a way breaks off, what mends it.
extension Chain.Relation {
  /// Between the two names: "A *serves* B".
  package var words: Phrase {
    switch self {
    case .mainJob: Phrase("hat die Hauptaufgabe", "has the main job")
    case .supports: Phrase("dient", "serves")
    case .partOf: Phrase("gehört zu", "belongs to")
    case .relevantTo: Phrase("zählt für", "matters for")
    case .becomes: Phrase("wird zum Clarifier", "becomes the clarifier")
    case .answers: Phrase("antwortet auf", "answers")
    case .offeredBy: Phrase("ist Teil von", "is part of")
    case .madeFor: Phrase("gilt dem Segment", "is for the segment")
    case .linksTo: Phrase("verweist auf", "refers to")
    case .onlySegment: Phrase("gilt dem einzigen Segment des Canvas", "is for the canvas's only segment")
    case .drawnUpon: Phrase("umfasst das Segment", "holds the segment")
    case .result: Phrase("ergab das Segment", "resulted in the segment")
    case .backs: Phrase("stützt", "supports")
    case .about: Phrase("handelt von", "is about")
    case .goal: Phrase("will", "wants")
    }
  }
}

extension Chain.Decision {
  package func sentence(in model: Model) -> Phrase {
    switch self {
    case .irrelevant(let profile, let because):
      let main = profile.mainJob.map { model.name($0) } ?? model.documents[profile.document].name
      let reason = because.map { Phrase(" Weil: \($0)", " Because: \($0)") } ?? Phrase("", "")
      return Phrase("Für „\(main)“ bewusst nicht relevant.\(reason.de)", "Ruled out for “\(main)”.\(reason.en)")
    case .notAddressed(let reason): return Phrase("Bewusst nicht adressiert: \(reason)", "Deliberately not addressed: \(reason)")
    case .none(let reason): return Phrase("Bewusst leer: \(reason)", "Deliberately empty: \(reason)")
    }
  }
}

extension Chain.Gap {
  /// A word for programs, which stays the same in every language.
  package var key: String {
    switch self {
    case .path(let path): path.isReversed ? "reversed" : "supports-missing"
    case .nowhere: "no-main-job-above"
    case .noMainJob: "main-job-missing"
    case .noProfile: "profile-not-chosen"
    case .noRelevance: "relevant-to-missing"
    case .undecided: "undecided"
    case .notOffered: "not-offered"
    case .linksNothing: "links-nothing"
    case .answersNothing(let foreign): foreign == nil ? "answers-nothing" : "answers-other-profile"
    case .noSegment: "segment-missing"
    case .notDrawnUpon: "no-segment-drawn"
    case .noResult: "result-missing"
    case .backsNothing: "supports-nothing"
    case .unresolved: "unresolved"
    case .page: "page"
    case .unclear: "unclear"
    }
  }

  /// Where the way breaks off, and what would close it. `last` is the last step.
  package func words(at last: Entity, in model: Model) -> (message: Phrase, mend: Phrase) {
    let name = model.name(last)
    let document = model.document(last)
    switch self {
    case .path(let path): return words(path, model)
    case .nowhere:
      return (
        Phrase("„\(name)“ dient keiner anderen Aufgabe und ist für kein Segment die Hauptaufgabe.", "“\(name)” serves no other job, and no segment has it as its main job."),
        Phrase(
          "Nennt in \(document.path) unter `supports:` die Aufgabe, der sie dient, oder in einem Segment `main-job: \(document.id)`.",
          "In \(document.path) name the job that it serves under `supports:`, or write `main-job: \(document.id)` in a segment.")
      )
    case .noMainJob:
      return (
        Phrase("„\(document.name)“ nennt keine Hauptaufgabe.", "“\(document.name)” names no main job."),
        Phrase("Worum geht es diesen Menschen im Kern? Schreibt es in \(document.path) unter `main-job:`.", "What are these people really trying to get done? Write it in \(document.path) under `main-job:`.")
      )
    case .noProfile(let segment):
      let jobs = model.profiles(of: segment).compactMap(\.mainJob).map { model.document($0).id }
      let other = model.documents[segment].name
      return (
        Phrase("„\(name)“ sagt nicht, welcher Hauptaufgabe von „\(other)“ es gilt.", "“\(name)” does not say which main job of “\(other)” it is for."),
        Phrase("Ergänzt in \(document.path) `main-job:`; zur Wahl stehen \(String.list(jobs)).", "Add `main-job:` in \(document.path); the choices are \(String.list(jobs)).")
      )
    case .noRelevance:
      return (
        Phrase("Der Clarifier „\(name)“ sagt nicht, wofür er zählt.", "The clarifier “\(name)” does not say what it matters for."),
        Phrase(
          "Schreibt `relevant-to:` dazu: `main-job`, `gain` oder die Kennung eines Gewinns, Schmerzpunkts oder Schritts; und mit `because:` den Grund.",
          "Add `relevant-to:` with `main-job`, `gain` or the id of a gain, pain or step, and the reason under `because:`.")
      )
    case .undecided:
      return (
        Phrase("Für keine Hauptaufgabe ist entschieden, ob „\(name)“ zählt.", "For no main job has it been decided whether “\(name)” matters."),
        Phrase(
          "Macht daraus einen Clarifier (`from: \(model.item(last)?.id ?? "")`), oder schreibt es mit einem Grund unter `irrelevant:`.",
          "Make a clarifier of it (`from: \(model.item(last)?.id ?? "")`), or put it under `irrelevant:` with a reason.")
      )
    case .notOffered:
      return (
        Phrase("Kein Wertangebot enthält „\(name)“.", "No value proposition holds “\(name)”."),
        Phrase(
          "Wem hilft das, und wobei? Nennt es in einem Wertangebot: `offerings: [\(document.id)]`.",
          "Whom does it help, and with what? Name it in a value proposition: `offerings: [\(document.id)]`.")
      )
    case .linksNothing:
      return last.item == nil
        ? (
          Phrase("„\(name)“ verweist auf kein Segment und kein Wertangebot.", "“\(name)” links to no segment and no value proposition."),
          Phrase("Verlinkt in den Notizen, für wen sie gelten.", "Link the notes to those whom they are about.")
        )
        : (
          Phrase("Die Notiz „\(name)“ verweist auf nichts.", "The note “\(name)” links to nothing."),
          Phrase("Verlinkt das Segment, das Wertangebot oder die Aufgabe, um die es geht.", "Link the segment, the value proposition or the job that it is about.")
        )
    case .answersNothing(let foreign):
      if let foreign {
        let profile = model.profile(of: last.document).map { model.documents[$0.document].name } ?? ""
        return (
          Phrase("„\(name)“ antwortet auf „\(model.name(foreign))“, und das ist kein Bedarf von „\(profile)“.", "“\(name)” answers “\(model.name(foreign))”, which is no need of “\(profile)”."),
          Phrase(
            "Verlinkt einen Schmerzpunkt oder Gewinn dieses Profils, oder nennt im Segment „\(model.documents[foreign.document].name)“ unter `jobs:`.",
            "Link to a pain or gain of this profile, or name “\(model.documents[foreign.document].name)” in the segment under `jobs:`.")
        )
      }
      return (
        Phrase("„\(name)“ antwortet auf keinen Schmerzpunkt und keinen Gewinn.", "“\(name)” answers no pain and no gain."),
        Phrase("Verlinkt in der Notiz, was sie lindert oder bringt.", "Link in the note what it relieves or brings.")
      )
    case .noSegment:
      return (
        Phrase("„\(name)“ nennt kein Segment.", "“\(name)” names no segment."),
        Phrase("Ergänzt in \(document.path) `segment:`.", "Add `segment:` in \(document.path).")
      )
    case .notDrawnUpon:
      return (
        Phrase("Kein Segment kommt aus „\(name)“.", "No segment is drawn from “\(name)”."),
        Phrase("Schreibt in einem Segment `target-group: \(document.id)`.", "Write `target-group: \(document.id)` in a segment.")
      )
    case .noResult:
      return (
        Phrase("„\(name)“ nennt kein Segment als Ergebnis.", "“\(name)” names no segment as its result."),
        Phrase("Nennt in \(document.path) unter `result:` die Segmente, die dabei herauskamen.", "Name the segments that came out of it in \(document.path) under `result:`.")
      )
    case .backsNothing:
      return (
        Phrase("„\(name)“ stützt nichts.", "“\(name)” supports nothing."),
        Phrase(
          "Nennt in \(document.path) unter `supports:`, was der Beleg zeigt, oder dort, wo die Behauptung steht, `evidence: [\(document.id)]`.",
          "Name what it shows in \(document.path) under `supports:`, or write `evidence: [\(document.id)]` where the claim stands.")
      )
    case .unresolved(let text, _):
      return (
        Phrase("`\(text)` führt nirgendwohin.", "`\(text)` leads nowhere."),
        Phrase("Was gemeint sein kann, sagt `jtbd check`.", "`jtbd check` says what may be meant.")
      )
    case .page:
      return (
        Phrase("Das ist Text ohne Art: Er dient keiner Hauptaufgabe und muss es nicht.", "This is prose without a kind: it serves no main job and need not."),
        Phrase("Fragt nach einem Dokument oder einem seiner Einträge.", "Ask about a document, or about one of its items.")
      )
    case .unclear:
      return (
        Phrase("Von hier an war etwas nicht zu lesen.", "From here on something could not be read."),
        Phrase("Was es ist, sagt `jtbd check`.", "`jtbd check` says what it is.")
      )
    }
  }

  private func words(_ path: MissingPath, _ model: Model) -> (message: Phrase, mend: Phrase) {
    let main = model.documents[path.main], last = model.documents[path.last], job = model.documents[path.job]
    let segment = model.documents[path.profile.document].name
    let home = path.home.flatMap { owner in
      owner.mainJob.map { Phrase(" Sie gehört zu „\(model.documents[owner.document].name)“, wo es um „\(model.name($0))“ geht.", " It belongs to “\(model.documents[owner.document].name)”, which is about “\(model.name($0))”.") }
    } ?? Phrase("", "")
    if path.isReversed {
      return (
        Phrase("„\(job.name)“ dient nicht „\(main.name)“; es ist umgekehrt.\(home.de)", "“\(job.name)” does not serve “\(main.name)”; it is the other way round.\(home.en)"),
        Phrase("Geht es in Wahrheit um „\(job.name)“, dann gehört diese Aufgabe in ein eigenes Profil.", "If it is really about “\(job.name)”, that job belongs in a profile of its own.")
      )
    }
    return (
      Phrase(
        "„\(last.name)“ führt nicht zu „\(main.name)“, der Hauptaufgabe von „\(segment)“.\(home.de)",
        "“\(last.name)” does not lead to “\(main.name)”, the main job of “\(segment)”.\(home.en)"),
      Phrase(
        "Dient die Aufgabe ihr wirklich, dann ergänzt in \(last.path) `supports: [\(main.id)]`; sonst nennt etwas, das zu „\(main.name)“ gehört.",
        "If the job does serve it, add `supports: [\(main.id)]` in \(last.path); otherwise name something that belongs to “\(main.name)”.")
    )
  }
}

extension Entity {
  /// "Clarifier", "Schmerzpunkt", "Segment": what kind of thing it is.
  package func sort(in model: Model) -> Phrase {
    guard let noun = Noun.of(self, in: model) else { return Phrase("Seite", "Page") }
    return Phrase(noun.de, noun.en.prefix(1).uppercased() + noun.en.dropFirst())
  }

  /// The same for programs: `clarifier`, `pain`, `segment`, `page`.
  package func sortKey(in model: Model) -> String { model.item(self)?.kind.rawValue ?? model.document(self).kind?.rawValue ?? "page" }
}

extension Maturity {
  package var key: String {
    switch self {
    case .none: "none"
    case .hypothesis: "hypothesis"
    case .researched: "researched"
    case .validated: "validated"
    }
  }

  package var words: Phrase {
    switch self {
    case .none: Phrase("ohne Beleg", "no evidence")
    case .hypothesis: Phrase("nur Meinung", "opinion only")
    case .researched: Phrase("erforscht", "researched")
    case .validated: Phrase("validiert", "validated")
    }
  }
}
