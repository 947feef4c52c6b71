import Bind
import Check
import Compile
import Source
import TestSupport
import Testing

/// What a rule reports in a workspace: the texts under its ranges.
func reported(_ rule: String, _ files: String) -> [String] {
  let files = Example.files(files)
  let base = Example.files(Example.base).filter { base in !files.contains { $0.path == base.path } }
  let checked = Compilation(files: base + files).checked
  return checked.diagnostics.filter { $0.rule == rule && $0.allowed == nil }.map { diagnostic in
    SourceFile(path: "", text: (base + files).first { $0.path == diagnostic.location.file }!.text).text(diagnostic.location.range)
  }
}

@Suite struct NumericClaims {
  static func claims(_ text: String) -> [String] {
    reported(
      "numeric-claim-unsourced",
      """
      -- canvases/a.md --
      ---
      kind: business-model-canvas
      title: A
      ---

      ## Kanäle

      - \(text)
      """)
  }

  @Test(arguments: [
    ("Frauen liegen 44 % (!) darunter", ["44 %"]), ("9 Stunden weniger", ["9 Stunden"]), ("A network of 4M+ homes", ["4M+"]),
    ("more than $800M a year", ["$800M"]), ("up to $3M (unsourced)", ["$3M"]), ("An average of $9,600 a year", ["$9,600"]), ("often 15 % below", ["15 %"]),
    ("8–15 % der Buchungen", ["8–15 %"]), ("zwischen 3 und 5 Prozent", ["5 Prozent"]), ("3 bis 5 Prozent", ["3 bis 5 Prozent"]), ("EUR 1.200,50 im Jahr", ["EUR 1.200,50"]),
    ("kostet 30.000 € im Jahr", ["30.000 €"]), ("3-mal so oft, 5x schneller, 2 mal im Jahr", ["3-mal", "5x", "2 mal"]), ("rund 4 Mio. Haushalte", ["4 Mio"]),
    ("rund 4 Mio. € Umsatz", ["4 Mio. €"]), ("20\u{A0}% der Fahrten", ["20\u{A0}%"]), ("dauert **44** % länger", ["44** %"]), ("10 000 km im Jahr", ["10 000 km"]),
    ("30 Jahre alt, 12 Leute, 4 Wege, P1 und B2B, 3M und Q3", []), ("im Jahr 2026, am 31.12.2026 um 9:30", []), ("Version 4.2, `4 %`, Nr. 9", []),
    ("44 % laut [Studie](https://example.org/studie)", []),
  ])
  func finds(_ text: String, _ expected: [String]) { #expect(Self.claims(text) == expected) }

  @Test func ownPricesAreNotClaims() {
    let files = """
      -- offerings/abo.md --
      ---
      kind: offering
      title: Abo
      price: 19 EUR/month
      ---
      -- value-propositions/a.md --
      ---
      kind: value-proposition
      title: A
      segment: pendler
      offerings: [abo]
      statement: Für 19 € im Monat 40 % schneller.
      ---
      """
    #expect(reported("numeric-claim-unsourced", files) == ["40 %"])
  }
}

@Suite struct PersonalTracesFound {
  static func traces(_ text: String, path: String = "README.md") -> [String] {
    reported(
      "personal-data-published",
      """
      -- jtbd.yml --
      title: Beispiel
      lang: de
      methods: [jtbd]
      publish:
        contacts: [Team@example.org, "+49 30 7654321", https://www.linkedin.com/in/wir/]
      -- segments/pendler.md --
      ---
      kind: segment
      title: Pendler
      level: person
      main-job: zur-arbeit-kommen
      gain: fahrzeit
      examples:
        - {name: Klara Erfunden, role: Planerin, company: Beispiel AG}
        - {name: Dr. Anna-Lena von der Müller-Weiß, role: Leiterin}
        - {name: P7, role: Planer}
      ---
      -- \(path) --
      \(text)
      """)
  }

  @Test(arguments: [
    ("Klara Erfunden sagt", ["Klara Erfunden"]), ("mit Klara\nErfunden sprechen", ["Klara\nErfunden"]), ("Klara\u{A0}Erfunden", ["Klara\u{A0}Erfunden"]),
    ("Klara Erfundens Fahrrad", ["Klara Erfunden"]), ("„Klara Erfunden“, sagt sie", ["Klara Erfunden"]), ("*Klara* Erfunden", ["Klara* Erfunden"]),
    ("Frau Erfunden und Herr Dr. Müller-Weiß", ["Frau Erfunden", "Dr. Müller-Weiß"]), ("Anna-Lena von der Müller-Weiß", ["Anna-Lena von der Müller-Weiß"]),
    ("`Klara Erfunden` im Code", ["Klara Erfunden"]), ("```\nKlara Erfunden\n```", ["Klara Erfunden"]),
    ("Klara sagt; erfunden hat Erfunden nichts; P7 auch; Klara Erfundene", []), ("<!-- Klara Erfunden -->", []),
  ])
  func names(_ text: String, _ expected: [String]) { #expect(Self.traces(text) == expected) }

  @Test(arguments: [
    ("Schreibt an a.b+c@mail.example.com.", ["a.b+c@mail.example.com"]), ("<x.y@example.com> und [Post](mailto:z@example.com)", ["x.y@example.com", "z@example.com"]),
    ("team@example.org ist unsere", []), ("git@example.org:pfad/zu und @jemand und a@b", []), ("paket@1.2.3", []),
    ("+49 30 1234567", ["+49 30 1234567"]), ("+49 (0)171/123 45 67", ["+49 (0)171/123 45 67"]), ("Tel. 0171-1234567.", ["0171-1234567"]),
    ("(030) 12 34 56 78", ["(030) 12 34 56 78"]), ("+491701234567", ["+491701234567"]), ("555-123-4567", ["555-123-4567"]), ("[ruf an](tel:+49301234567)", ["+49301234567"]),
    ("030 7654321 ist unsere", []), ("01.12.2026, 2026-11-15, 01/12/2026, 09:00-17:00", []), ("+1 000 000 Fahrten, +2500000 Wege, 10 000 000 €", []),
    ("ISBN 978-3-16-148410-0, 1234567, 01067 Dresden, 0,1234567", []), ("0800-1200 Uhr", []),
    ("https://www.linkedin.com/in/klara-x/ und www.xing.com/profile/Klara_X", ["https://www.linkedin.com/in/klara-x/", "www.xing.com/profile/Klara_X"]),
    ("https://x.com/klara und https://instagram.com/klara.x.", ["https://x.com/klara", "https://instagram.com/klara.x"]),
    ("https://netflix.com/klara, https://x.com/hashtag/bahn, https://linkedin.com/company/bahn, https://linkedin.com/in/wir", []),
    ("https://github.com/jemand/etwas und https://example.com/2026/0171-1234567", []),
  ])
  func contacts(_ text: String, _ expected: [String]) { #expect(Self.traces(text) == expected) }

  @Test func inFrontMatterAndNamesOfFiles() {
    let persona = """
      ---
      kind: persona
      title: "Kl\\u00e4re und Klara Erfunden"
      segment: pendler
      basis: real-person
      name: Klara Erfunden
      # Klara Erfunden, nur für uns
      owner: Klara Erfunden
      quote: >
        Ich heiße Klara
        Erfunden.
      ---
      """
    let found = Self.traces(persona, path: "personas/klara-erfunden.md")
    #expect(found.count == 3)
    #expect(found.first == "" && found.dropFirst().first == "\"Kl\\u00e4re und Klara Erfunden\"")
  }

  @Test func neverSaysTheNameOutside() {
    let files = Example.files(Example.base) + [("README.md", "Klara Erfunden\n"), ("evidence/p.md", "---\nkind: evidence\ntitle: P\nsegment: pendler\nparticipant: Klara Erfunden\n---\n")]
    let found = Compilation(files: files).checked.diagnostics.filter { $0.rule == "personal-data-published" }
    #expect(found.count == 1)
    for diagnostic in found {
      let said = [diagnostic.publicMessage, diagnostic.help] + diagnostic.related.map(\.message)
      #expect(diagnostic.isPersonal && said.allSatisfy { !($0.de + $0.en).contains("Erfunden") })
    }
  }
}

@Suite struct DemographicTitles {
  static func isReported(_ title: String, _ language: String) -> Bool {
    !reported(
      "segment-demographic-only",
      """
      -- segments/pendler.md --
      ---
      kind: segment
      title: \(title)
      lang: \(language)
      level: person
      main-job: zur-arbeit-kommen
      gain: fahrzeit
      ---
      """
    ).isEmpty
  }

  @Test(arguments: [
    ("12- bis 15-jährige Jungen", "de"), ("Ältere Patienten", "de"), ("Frauen", "de"), ("Frauen zwischen 30 und 40 in der Stadt", "de"), ("Männer zwischen 30 und 50", "de"),
    ("Niedrige und mittlere Einkommensschichten", "de"), ("Generation Z", "de"), ("Besserverdienende", "de"), ("30-49 year-old, higher income", "en"), ("Millennials", "en"),
    ("Urban affluent", "en"), ("Women over 40", "en"),
  ])
  func demography(_ title: String, _ language: String) {
    // „der“ speaks of a situation; without it the title is age and sex alone.
    #expect(Self.isReported(title.replacing(" in der Stadt", with: ""), language))
  }

  @Test(arguments: [
    ("Solo-Selbständige & Gründer", "de"), ("Pendler", "de"), ("Schüler und Studenten", "de"), ("Frauen, die Schicht arbeiten", "de"), ("Pflegende Angehörige über 60", "de"),
    ("Junge Gründerinnen", "de"), ("Wiederverkäufer", "de"), ("Berufstätige und Familien (30-55 J.) mit hohem Einkommen", "de"), ("Männer beim ersten Halbmarathon", "de"),
    ("Teams mit 10–50 Beschäftigten", "de"), ("Tradesmen who cut wood on site", "en"), ("Platform builders", "en"), ("Women commuters", "en"), ("Code reviewer", "en"),
  ])
  func more(_ title: String, _ language: String) { #expect(!Self.isReported(title, language)) }
}
