import Bind
import Check
import Compile
import Source
import TestSupport
import Testing

/// What follows from a reported cause is not reported, and what is said names both ends.
@Suite struct GraphRules {
  static func found(_ files: String) -> [Diagnostic] {
    let files = Example.files(files)
    let base = Example.files(Example.base).filter { base in !files.contains { $0.path == base.path } }
    return Compilation(files: base + files).checked.diagnostics.filter { $0.allowed == nil }
  }

  static func names(_ files: String) -> [String] { found(files).filter { $0.severity > .info }.map(\.rule) }

  static func segment(_ lines: String, title: String = "Pendler") -> String {
    "-- segments/pendler.md --\n---\nkind: segment\ntitle: \(title)\nlevel: person\n\(lines)\n---\n"
  }

  static let otherJob = """
    -- jobs/vorsorgen.md --
    ---
    kind: job
    title: Für das Alter vorsorgen
    related: [zur-arbeit-kommen]
    gains:
      - {id: altersarmut, title: Risiko von Altersarmut senken}
    ---

    """

  /// What is misspelt, or written as something else, is not missing besides, and what it held is not looked for.
  @Test(arguments: [
    ("titel: Zur Arbeit kommen\ngains:\n  - {id: fahrzeit, title: Fahrzeit senken}", ["key-unknown"]),
    ("title: Zur Arbeit kommen\ngainz:\n  - {id: fahrzeit, title: Fahrzeit senken}", ["key-unknown"]),
    ("title: Zur Arbeit kommen\ngains:\n  - Fahrzeit senken", ["value-invalid"]),
    ("title: Zur Arbeit kommen\ngains: Fahrzeit senken", ["value-invalid"]),
    ("title: Zur Arbeit kommen\npains:\n  - {id: fahrzeit, title: Fahrzeit zu lang}", ["reference-unresolved"]),
  ])
  func whatASlipHidesIsNotMissed(_ lines: String, _ expected: [String]) {
    let job = "-- jobs/zur-arbeit-kommen.md --\n---\nkind: job\n\(lines)\n---\n"
    #expect(Self.names(job + Self.segment("main-job: zur-arbeit-kommen\ngain: fahrzeit")) == expected)
  }

  @Test(arguments: [
    ("main-job: zur-arbeit-komen\ngain: fahrzeit", ["reference-unresolved"]),
    ("main-job: zur-arbeit-kommen\ngain: farhzeit", ["reference-unresolved"]),
    ("main-jb: zur-arbeit-kommen\ngain: fahrzeit", ["key-unknown"]),
    ("main-job: zur-arbeit-kommen\ngian: fahrzeit", ["key-unknown"]),
    ("main-job: zur-arbeit-kommen", ["segment-needs-gain"]),
    ("main-job: zur-arbeit-kommen\ngain:", ["segment-needs-gain"]),
    ("main-job:\ngain: fahrzeit", ["segment-needs-main-job"]),
    ("main-job: [zur-arbeit-kommen]\ngain: fahrzeit", ["one-main-job-per-profile"]),
    ("main-job: {a: b\ngain: fahrzeit", ["front-matter-invalid"]),
    ("main-job: zur-arbeit-kommen\ngain: fahrzeit\nclarifiers:\n  - {title: Wenig Zeit, category: behavioural, relevnat-to: gain, because: Die Uhr läuft immer mit}", ["key-unknown"]),
    ("main-job: zur-arbeit-kommen\ngain: fahrzeit\nclarifiers:\n  - {title: Wenig Zeit, category: behavioural, relevant-to: fahrzeti, because: Die Uhr läuft immer mit}", ["reference-unresolved"]),
    ("main-job: TBD\ngain: fahrzeit", []),
  ])
  func oneCauseOneFinding(_ lines: String, _ expected: [String]) {
    // An orphan is the one consequence that an open main job does have.
    #expect(Self.names(Self.segment(lines)).filter { $0 != "document-orphaned" || !lines.contains("TBD") && !lines.hasPrefix("main-job:\n") } == expected)
  }

  @Test func theSecondOfTwoWithOneIdIsNoOrphan() {
    #expect(Self.names("-- jobs/b.md --\n---\nkind: job\nid: zur-arbeit-kommen\ntitle: Zur Arbeit kommen\n---\n") == ["id-duplicate"])
  }

  @Test func aClarifierSaysWhichLinkIsMissing() {
    let chain = """
      -- jobs/rueckfahrt.md --
      ---
      kind: job
      title: Nach Hause kommen
      ---
      -- jobs/umsteigen.md --
      ---
      kind: job
      title: Die Bahn wechseln
      supports: [rueckfahrt]
      pains:
        - {id: anschluss-weg, title: Der Anschluss fährt vor der Ankunft ab}
      ---

      """
    let clarifier = "main-job: zur-arbeit-kommen\ngain: fahrzeit\nclarifiers:\n  - {title: Ist nicht gut zu Fuß, relevant-to: anschluss-weg, because: Der Weg zum Gleis dauert lang}"
    let found = Self.found(chain + Self.segment(clarifier)).first { $0.rule == "clarifier-irrelevant" }
    #expect(found?.message.de.contains("der Weg endet bei „Nach Hause kommen“, `rueckfahrt` bräuchte `supports: [zur-arbeit-kommen]`") == true)
    #expect(found?.message.de.contains("kein Segment hat diese Aufgabe") == true)
    #expect(found?.related.map(\.location.file) == ["jobs/umsteigen.md", "segments/pendler.md"])
  }

  @Test func aClarifierDoesNotAskForACircle() {
    let above = """
      -- jobs/zur-arbeit-kommen.md --
      ---
      kind: job
      title: Zur Arbeit kommen
      supports: [geld-verdienen]
      gains:
        - {id: fahrzeit, title: Dauer der Fahrt verkürzen}
      ---
      -- jobs/geld-verdienen.md --
      ---
      kind: job
      title: Geld verdienen
      ---

      """
    let clarifier = "main-job: zur-arbeit-kommen\ngain: fahrzeit\nclarifiers:\n  - {title: Verdient nach Stunden, relevant-to: geld-verdienen, because: Jede Minute im Zug fehlt am Lohn}"
    let found = Self.found(above + Self.segment(clarifier)).first { $0.rule == "clarifier-irrelevant" }
    #expect(found?.message.de.contains("umgekehrt: „Zur Arbeit kommen“ dient „Geld verdienen“") == true)
  }

  @Test func aClarifierOfTheOtherProfileIsSentThere() {
    let profiles = """
      profiles:
        - main-job: zur-arbeit-kommen
          gain: fahrzeit
          clarifiers:
            - {title: Legt wenig zurück, relevant-to: altersarmut, because: Nach der Miete bleibt kaum etwas}
        - main-job: vorsorgen
          gain: altersarmut
      """
    let found = Self.found(Self.otherJob + Self.segment(profiles)).filter { $0.rule == "clarifier-irrelevant" }
    #expect(found.count == 1 && found[0].message.de.contains("Profil „Für das Alter vorsorgen“ desselben Segments"))
    #expect(found.first?.related.count == 3)
  }

  @Test func aPathThatIsUnknownIsNotMissed() {
    let misspelt = Self.otherJob.replacing("related: [zur-arbeit-kommen]", with: "supports: [zur-arbeit-komen]")
    #expect(Self.names(misspelt + Self.segment("main-job: zur-arbeit-kommen\ngain: fahrzeit\njobs: [vorsorgen]")) == ["reference-unresolved"])
  }

  @Test func relatedJobsMayBeListed() {
    let found = Self.found(Self.otherJob + Self.segment("main-job: zur-arbeit-kommen\ngain: fahrzeit\njobs: [vorsorgen]")).filter { $0.rule == "secondary-job-supports-main-job" }
    #expect(found.map(\.severity) == [.info])
  }

  @Test func everyKnotHasOneCircle() {
    func job(_ id: String, _ supports: String) -> String { "-- jobs/\(id).md --\n---\nkind: job\ntitle: \(id)\nsupports: [\(supports)]\n---\n" }
    let files = job("a", "b, c") + job("b", "a") + job("c", "d, a") + job("d", "c") + job("e", "e") + job("f", "a") + job("g", "zur-arbeit-kommen")
    let found = Self.found(files).filter { $0.rule == "reference-cycle" }
    #expect(found.map(\.message.de) == ["Hier führt ein Weg im Kreis: „a“ → „b“ → „a“.", "„e“ verweist auf sich selbst."])
  }

  @Test func deepLaddersAreNoTrouble() {
    let rungs = (0..<3000).map { "-- jobs/j\($0).md --\n---\nkind: job\ntitle: J\($0)\nsupports: [j\($0 + 1 < 3000 ? $0 + 1 : 0)]\n---\n" }
    let found = Self.found(rungs.joined()).filter { $0.rule == "reference-cycle" }
    #expect(found.count == 1 && found[0].related.count == 2999)
  }

  @Test func spellingsKeepKindAndItem() {
    let segment = Self.segment("main-job: zur-arbeit-kommen\ngain: zur-arbeit-komen#fahrzeit")
    let found = Self.found(segment).filter { $0.rule == "reference-unresolved" }
    #expect(found.flatMap(\.fixes).flatMap(\.edits).map(\.text) == ["zur-arbeit-kommen#fahrzeit"])
  }
}

@Suite struct OrganisationTitles {
  static func isReported(_ title: String, _ language: String) -> Bool {
    !reported("segment-above-person-level", "-- segments/pendler.md --\n---\nkind: segment\ntitle: \(title)\nlang: \(language)\nmain-job: zur-arbeit-kommen\ngain: fahrzeit\n---\n").isEmpty
  }

  @Test(arguments: [
    ("Energie Sparte", "de"), ("Beispiel AG", "de"), ("Beispiel AG, Sparte Energie, Portfolio Management", "de"), ("Kleine und mittelständische Unternehmen", "de"),
    ("Großunternehmen", "de"), ("Firmenkunden", "de"), ("Vereine und Clubs", "de"), ("Turnverein Beispiel e.V.", "de"), ("Small and medium-sized enterprises", "en"),
    ("Purchasing department", "en"), ("Public agencies", "en"), ("Offices", "en"), ("Enterprise clients", "en"),
  ])
  func organisations(_ title: String, _ language: String) { #expect(Self.isReported(title, language)) }

  @Test(arguments: [
    ("Portfolio Manager der Beispiel AG", "de"), ("Vertriebsleiter im Maschinenbau", "de"), ("Einkäuferinnen in Behörden", "de"), ("Solo-Selbständige & Gründer", "de"),
    ("Personalverantwortliche mit vollem Firmenparkplatz", "de"), ("Angestellte in Unternehmen ohne Kantine", "de"), ("Team leaders", "en"), ("People in small companies", "en"),
    ("Platform builders", "en"), ("Code reviewer", "en"),
  ])
  func people(_ title: String, _ language: String) { #expect(!Self.isReported(title, language)) }
}
