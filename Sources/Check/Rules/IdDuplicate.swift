import Source
import Bind

extension Rule {
  static let idDuplicate = Rule(
    "id-duplicate", "R01",
    Phrase("Eine Kennung gibt es je Art nur einmal.", "An id exists once per kind."),
    why: Phrase(
      "Alles hängt an Kennungen: die Verweise, die Adressen auf der Website, der Vergleich zweier Stände. Tragen zwei Dokumente dieselbe, so führt jeder Verweis auf das eine, und das andere ist verloren. Verglichen wird ohne Umlaute und Großschreibung, damit „Händler“ und „haendler“ nicht nebeneinander stehen und auf jedem Rechner dasselbe gilt.",
      "Everything hangs on ids: the references, the addresses on the site, the comparison of two versions. Where two documents carry the same, every reference leads to one of them and the other is lost. They are compared without umlauts and case, so that “Händler” and “haendler” do not stand side by side and every machine agrees."),
    .always(.error), locked: true,
    examples: [
      .bad(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ---
        -- segments/zugreisende.md --
        ---
        kind: segment
        id: ⟦Pendler⟧
        title: Reisende im Fernzug
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ---
        """),
      .bad(
        """
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Zur Arbeit kommen
        gains:
          - id: fahrzeit
            title: Dauer der Fahrt verkürzen
        pains:
          - id: ⟦fahrzeit⟧
            title: Die Fahrt dauert jeden Tag anders lang
        ---
        """),
      .good(
        """
        -- target-groups/pendler.md --
        ---
        kind: target-group
        title: Pendelnde in Ballungsräumen
        ---
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        target-group: pendler
        ---
        """),
      .bad(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        ---
        -- segments/rail-travellers.md --
        ---
        kind: segment
        id: ⟦Commuters⟧
        title: Travellers on long-distance trains
        level: person
        main-job: get-to-work
        gain: travel-time
        ---
        """, in: .en),
      .bad(
        """
        -- jobs/get-to-work.md --
        ---
        kind: job
        title: Get to work
        gains:
          - id: travel-time
            title: Reduce the time spent on the way
        pains:
          - id: ⟦travel-time⟧
            title: The ride takes another time every day
        ---
        """, in: .en),
      .good(
        """
        -- target-groups/commuters.md --
        ---
        kind: target-group
        title: People who commute into the city
        ---
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        target-group: commuters
        ---
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      var findings = document.clashes.map { clash in
        Finding(
          at: SourceLocation(document.path, clash.id.range), about: Entity(index),
          Phrase(
            "Die Kennung `\(clash.id.string)` ist in „\(document.name)“ schon vergeben.", "The id `\(clash.id.string)` is already taken in “\(document.name)”."),
          help: Phrase(
            "Alle Einträge eines Dokuments teilen sich einen Vorrat an Kennungen: Gebt diesem eine eigene und passt die Verweise auf ihn an.",
            "All items of a document share one set of ids: give this one an id of its own and adjust the references to it."),
          related: [Diagnostic.Related(SourceLocation(document.path, clash.first), "hier steht sie zuerst", "it stands here first")])
      }
      guard let kind = document.kind, let first = model.index.documents(kind, id: document.id).first, first < index else { return findings }
      let other = model.documents[first]
      let place = other.writtenID?.range ?? other.naming
      findings.append(
        Finding(
          at: SourceLocation(document.path, document.writtenID?.range ?? document.naming), about: Entity(index),
          Phrase(
            "„\(document.name)“ trägt dieselbe Kennung wie „\(other.name)“: `\(document.id)`.", "“\(document.name)” has the same id as “\(other.name)”: `\(document.id)`."),
          help: Phrase(
            "Gebt einem der beiden mit `id:` oder einem anderen Dateinamen eine eigene Kennung und passt die Verweise darauf an. Umlaute und Großschreibung unterscheiden nicht.",
            "Give one of the two an id of its own, with `id:` or another file name, and adjust the references to it. Umlauts and case make no difference."),
          related: [Diagnostic.Related(SourceLocation(other.path, place), "„\(other.name)“ hat sie zuerst", "“\(other.name)” has it first")]))
      return findings
    })
}
