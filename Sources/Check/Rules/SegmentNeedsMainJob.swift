import Source
import Bind

extension Rule {
  static let segmentNeedsMainJob = Rule(
    "segment-needs-main-job", "R07",
    Phrase("Jedes Segment nennt mindestens eine Hauptaufgabe.", "Every segment names at least one main job."),
    why: Phrase(
      "Worum geht es diesen Menschen im Kern, und wobei wollt ihr ihnen helfen? Solange das offen ist, sind alle Merkmale nur Statistik: Sie sagen, wer jemand ist, aber nicht, was er braucht. Deshalb kommt die Hauptaufgabe vor jedem Merkmal (Kundensegmente mit Jobs to Be Done).",
      "What are these people at heart about, and what do you want to help them with? As long as that is open, all characteristics are mere statistics: they say who somebody is, not what they need. That is why the main job comes before any characteristic (customer segments with Jobs to Be Done)."),
    .table(jtbd: .error, b2b: .error, vpc: .error, odi: .error, marketing: .info), completeness: true,
    examples: [
      .bad(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: ⟦Pendler⟧
        level: person
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
        title: ⟦Commuters⟧
        level: person
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
      guard let segment = document.segment, document.status != "retired" else { return [] }
      let help = Phrase(
        "Wobei wollt ihr diesen Menschen helfen? Schreibt hinter `main-job:` die Kennung der Aufgabe, eine Datei mit `kind: job`.",
        "What do you want to help these people with? Write the job's id after `main-job:`, a file with `kind: job`.")
      if segment.profiles.isEmpty {
        guard document.lacks("profiles", in: document.record), !document.misspells("main-job", in: document.record) else { return [] }
        let place = (document.record["profiles"] ?? document.record["main-job"])?.key ?? document.naming
        return [
          Finding(
            at: SourceLocation(document.path, place), about: Entity(index),
            Phrase("Für „\(document.name)“ ist noch keine Hauptaufgabe genannt.", "“\(document.name)” names no main job yet."), help: help)
        ]
      }
      return segment.profiles.enumerated().compactMap { number, profile in
        guard document.lacks("main-job", in: profile.record) else { return nil }
        let isOnly = document.record["profiles"] == nil
        let place = profile.record["main-job"]?.key ?? (isOnly ? document.naming : profile.record.entries.first?.key ?? profile.record.range)
        return Finding(
          at: SourceLocation(document.path, place), about: Entity(index),
          isOnly
            ? Phrase("Für „\(document.name)“ ist noch keine Hauptaufgabe genannt.", "“\(document.name)” names no main job yet.")
            : Phrase(
              "Das \(number + 1). Profil von „\(document.name)“ nennt noch keine Hauptaufgabe.", "Profile \(number + 1) of “\(document.name)” names no main job yet."),
          help: help)
      }
    })
}
