import Bind
@testable import Check
import Compile
import Source
import TestSupport
import Testing

/// From need to offer: what is derived, and where the rules about it are silent.
@Suite struct Fit {
  static func report(_ text: String, _ rules: String...) -> [Diagnostic] {
    let example = Example.bad(text)
    let files = example.workspace.map { ($0.path, MarkedText($0.text).text) }
    return Compilation(files: files).checked.diagnostics.filter { $0.allowed == nil && (rules.isEmpty || rules.contains($0.rule)) }
  }

  static func model(_ text: String) -> Model { Compilation(files: Example.bad(text).workspace).model }

  static let job = """
    -- jtbd.yml --
    title: Beispiel
    lang: de
    methods: [jtbd, vpc]
    stage: validation
    -- jobs/zur-arbeit-kommen.md --
    ---
    kind: job
    title: Zur Arbeit kommen
    type: functional
    gains:
      - {id: fahrzeit, title: Dauer der Fahrt verkürzen}
      - {id: ruhe, title: Anzahl der Störungen verringern}
    pains:
      - {id: anschluss, title: Verpasste Anschlüsse kosten den halben Vormittag, severity: extreme}
      - {id: gedraenge, title: Im Gedränge lässt sich nicht lesen, severity: moderate}
    ---
    -- jobs/wach-werden.md --
    ---
    kind: job
    title: Wach werden
    supports: [zur-arbeit-kommen]
    pains:
      - {id: kaffee, title: Am Bahnsteig gibt es keinen Kaffee, severity: extreme}
    ---

    """

  @Test func coverageIsOneListOfNeeds() throws {
    let model = Self.model(
      Self.job + """
        -- value-propositions/puenktlich.md --
        ---
        kind: value-proposition
        title: Pünktlich ohne Planung
        segment: pendler
        ---

        ## Schmerzlinderer

        - Warnung vor dem [Umstieg](../jobs/zur-arbeit-kommen.md#anschluss)
        - Hübsche Plakate

        ## Bewusst nicht adressiert

        - Das [Gedränge](../jobs/zur-arbeit-kommen.md#gedraenge): Mehr Wagen können wir nicht bestellen
        """)
    let proposition = model.documents(of: .valueProposition)[0]
    let coverage = try #require(model.coverage(of: proposition))
    // The job that serves the main job is not listed in the segment: nobody expects an answer to it.
    #expect(coverage.needs.map { model.address($0.entity) } == [
      "job/zur-arbeit-kommen", "job/zur-arbeit-kommen#fahrzeit", "job/zur-arbeit-kommen#ruhe", "job/zur-arbeit-kommen#anschluss",
      "job/zur-arbeit-kommen#gedraenge",
    ])
    #expect(coverage.needs.map(\.isEssential) == [false, true, false, true, false])
    #expect(coverage.open.map { model.name($0.entity) } == ["Dauer der Fahrt verkürzen", "Anzahl der Störungen verringern"])
    #expect(coverage.needs[4].refusal?.reason == "Mehr Wagen können wir nicht bestellen")
    #expect(coverage.strays.map { model.documents[proposition].items[$0.note].title?.string } == ["Hübsche Plakate"])
  }

  @Test func aRefusalNeedsAReason() {
    let found = Self.report(
      Self.job + """
        -- value-propositions/puenktlich.md --
        ---
        kind: value-proposition
        title: Pünktlich ohne Planung
        segment: pendler
        ---

        ## Gewinnerzeuger

        - [Kürzer](../jobs/zur-arbeit-kommen.md#fahrzeit), [ruhiger](../jobs/zur-arbeit-kommen.md#ruhe), [leerer](../jobs/zur-arbeit-kommen.md#gedraenge)

        ## Bewusst nicht adressiert

        - [Der Anschluss](../jobs/zur-arbeit-kommen.md#anschluss)
        """, "fit-coverage")
    #expect(found.count == 1 && found[0].severity == .warning)
    #expect(found.first?.message.de == "„Verpasste Anschlüsse kosten den halben Vormittag“ steht unter „Bewusst nicht adressiert“, aber ohne Grund.")
  }

  @Test func aBrokenLinkIsReportedOnce() {
    let found = Self.report(
      Self.job + """
        -- value-propositions/puenktlich.md --
        ---
        kind: value-proposition
        title: Pünktlich ohne Planung
        segment: pendler
        ---

        ## Schmerzlinderer

        - Warnung vor dem [Umstieg](../jobs/zur-arbeit-kommen.md#anschlus)
        """, "fit-coverage", "link-broken")
    #expect(found.map(\.rule) == ["link-broken"])
  }

  @Test func anEmptyOfferIsSaidOnce() {
    let found = Self.report(
      Self.job + """
        -- value-propositions/puenktlich.md --
        ---
        kind: value-proposition
        title: Pünktlich ohne Planung
        segment: pendler
        ---
        """, "fit-coverage")
    #expect(found.map(\.severity) == [.warning])
    #expect(found.first?.related.count == 4)
  }

  @Test func aListOfSegmentsCostsNoSegmentItsOffer() {
    let found = Self.report(
      Self.job + """
        -- value-propositions/puenktlich.md --
        ---
        kind: value-proposition
        title: Pünktlich ohne Planung
        segment: [pendler]
        ---
        """, "segment-without-value-proposition", "value-proposition-scope", "value-invalid")
    #expect(found.map(\.rule) == ["value-proposition-scope"])
  }

  @Test func aSketchIsToldOneThing() {
    let found = Self.report(
      Self.job + """
        -- value-propositions/puenktlich.md --
        ---
        kind: value-proposition
        title: Pünktlich ohne Planung
        status: brainstormed
        segment: pendler
        ---

        ## Schmerzlinderer

        - Hübsche Plakate
        - Freundliche Ansagen
        """, "fit-coverage")
    #expect(found.map(\.severity) == [.info])
  }

  @Test func twoTalksWithOnePersonAreOneSource() throws {
    func talk(_ file: String, _ participant: String) -> String {
      """
      -- evidence/\(file).md --
      ---
      kind: evidence
      title: \(file)
      type: interview
      segment: pendler
      participant: \(participant)
      supports: [fahrzeit]
      ---

      """
    }
    func backing(_ text: String) throws -> Backing {
      let model = Self.model(text)
      let job = model.documents(of: .job)[0]
      return model.backing(of: Entity(job, model.documents[job].item("fahrzeit")))
    }
    #expect(try backing(talk("a", "P1") + talk("b", "p 1")).maturity == .researched)
    #expect(try backing(talk("a", "P1") + talk("b", "P2")).maturity == .validated)
    #expect(try backing("-- README.md --\n# Leer\n").maturity == .none)
  }

  @Test func aPersonaReachesOneForeignItem() {
    let found = Self.report(
      """
      -- jobs/vorsorgen.md --
      ---
      kind: job
      title: Für das Alter vorsorgen
      gains:
        - {id: altersarmut, title: Risiko von Altersarmut senken}
      ---
      -- personas/frueh.md --
      ---
      kind: persona
      title: Früh unterwegs
      segment: pendler
      basis: fictional
      goals: [altersarmut]
      ---
      """, "persona-mixes-segments", "reference-unresolved")
    #expect(found.map(\.rule) == ["persona-mixes-segments"])
  }

  @Test func ageIsNotJudgedWithoutADay() {
    let files = Example.bad(
      """
      -- evidence/alt.md --
      ---
      kind: evidence
      title: Altes Gespräch
      type: interview
      date: 2001-01-01
      segment: pendler
      supports: [fahrzeit]
      ---
      """
    ).workspace
    func stale(_ day: Day?) -> Int { Compilation(files: files, asOf: day).checked.diagnostics.filter { $0.rule == "evidence-mismatch-or-stale" }.count }
    #expect(stale(nil) == 0)
    #expect(stale(Day(iso: "2026-11-15")) == 1)
    #expect(stale(Day(iso: "2002-01-01")) == 0)
  }

  @Test func opportunitiesFollowTheFormula() {
    var settings = Settings()
    #expect(settings.opportunity(importance: 9, satisfaction: 4) == 14)
    #expect(settings.opportunity(importance: 3, satisfaction: 8) == 3)
    settings.opportunity = "plain-gap"
    #expect(settings.opportunity(importance: 3, satisfaction: 8) == -5)
    #expect(settings.opportunityRange == -10...10)
  }

  @Test(arguments: [
    ("Energie Sparte", true), ("Siemens AG", true), ("Siemens AG, Energie Sparte, Portfolio Management", true), ("Kleine und mittelständische Unternehmen", true),
    ("Großunternehmen", true), ("Firmenkunden", true), ("Vereine und Clubs", true), ("IT-Abteilungen", true), ("Musterverein e. V.", true),
    ("Portfolio Manager wie Max Mustermann, Siemens AG Energy Sparte", false), ("Einzelverbraucher", false), ("Wiederverkäufer", false),
    ("Vertriebsleiter im Maschinenbau", false), ("Solo-Selbständige & Gründer", false), ("Mitglieder von Vereinen", false),
    ("Menschen in kleinen Firmen", false), ("Einkäuferinnen bei Behörden", false),
  ]) func germanTitlesNameOrganisations(title: String, expected: Bool) {
    #expect((OrganisationWords.de.organisation(in: title) != nil) == expected)
  }

  @Test(arguments: [
    ("Small and medium-sized enterprises", true), ("Purchasing department", true), ("Teams Using Agents", true), ("Public agencies", true), ("Offices", true),
    ("Boutique Agencies", true), ("Enterprise Customers", true), ("SMB Teams", true), ("Code reviewer", false), ("Platform Builders", false),
    ("Engineering Leaders", false), ("HR managers with a full car park", false), ("People who run small businesses", false), ("Head of a department", false),
  ]) func englishTitlesNameOrganisations(title: String, expected: Bool) {
    #expect((OrganisationWords.en.organisation(in: title) != nil) == expected)
  }

  @Test func spansAreReadFromText() throws {
    let years = try #require(Span("30 bis 50 Jahre"))
    #expect(years.low == 30 && years.high == 50 && years.unit == "jahre")
    #expect(Span("30–50 Jahre") == years)
    #expect(Span("unter 30.000 EUR")?.high == 30_000)
    #expect(Span("zwischen 1,5 und 10 Mio")?.low == 1.5)
    #expect(Span("ab 65 Jahre")?.high == .infinity)
    #expect(Span("jeden Tag") == nil && Span("3 von 7 Tagen") == nil)
    let later = try #require(Span("40 bis 60 Jahre")), last = try #require(Span("50 bis 60 Jahre"))
    #expect(years.overlaps(later) && !years.overlaps(last))
  }

  @Test func numbersAreWrittenInTheLanguage() throws {
    #expect(Phrase.sum(try #require(Money("1.200,50 €/Monat"))) == Phrase("1200,50\u{A0}€ im Monat", "€1,200.50 a month"))
    #expect(Phrase.sum(try #require(Money("12000 CHF"))) == Phrase("12.000\u{A0}CHF", "CHF\u{A0}12,000"))
    #expect(Phrase.number(9.5) == Phrase("9,5", "9.5"))
    #expect(Phrase.number(-3) == Phrase("−3", "−3"))
    #expect(Phrase.quoted(["A", "B", "C", "D", "E", "F"]) == Phrase("„A“, „B“, „C“, „D“ und 2 weitere", "“A”, “B”, “C”, “D” and 2 more"))
    #expect(Phrase.date(try #require(Day(iso: "2026-05-04"))) == Phrase("4. Mai 2026", "4 May 2026"))
  }
}
