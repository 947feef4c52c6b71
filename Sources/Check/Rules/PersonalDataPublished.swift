import Source
import Parse
import Bind

extension Rule {
  static let personalDataPublished = Rule(
    "personal-data-published", "R28",
    Phrase(
      "Nichts, was veröffentlicht würde, nennt wirkliche Menschen: keine Namen, E-Mail-Adressen, Telefonnummern oder Profile.",
      "Nothing that would be published names real people: no names, e-mail addresses, telephone numbers or profiles."),
    why: Phrase(
      "Segmente leben von wirklichen Menschen, die man ansprechen kann, und diese Menschen haben nicht zugestimmt, auf einer Website zu stehen. In `examples` und `participant` sind ihre Namen gut aufgehoben und werden nie veröffentlicht; im Text daneben wären sie es. Was einmal öffentlich war, holt niemand zurück: Deshalb lässt sich diese Regel nicht abschalten. Eure eigenen Adressen nennt `publish.contacts`.",
      "Segments live on real people whom one can talk to, and those people have not agreed to stand on a site. In `examples` and `participant` their names are in good hands and never published; in the text beside it they would be. What was public once nobody takes back: that is why this rule cannot be switched off. Your own addresses are named in `publish.contacts`."),
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
        examples:
          - {name: Klara Erfunden, role: Sachbearbeiterin, company: Beispiel AG, consent: none}
        ---

        Im Gespräch erzählte ⟦Klara Erfunden⟧ von verpassten Anschlüssen. Auch ⟦Frau Erfunden⟧s
        Kollegen kennen das; erreichbar ist sie unter ⟦klara.erfunden@example.org⟧, ⟦030 1234567⟧
        und [hier](⟦https://www.linkedin.com/in/klara-erfunden⟧).
        """),
      .good(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd]
        publish:
          contacts: [team@example.org]
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        examples:
          - {name: Klara Erfunden, role: Sachbearbeiterin, company: Beispiel AG, consent: none}
        ---

        Im Gespräch erzählte P1 von verpassten Anschlüssen. Fragen an team@example.org.
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
        examples:
          - {name: Clara Fictional, role: Payroll clerk, company: Example Ltd, consent: none}
        ---

        ⟦Clara Fictional⟧ told us about missed connections. ⟦Ms Fictional⟧'s colleagues know them too;
        she can be reached at ⟦clara.fictional@example.org⟧, on ⟦+44 20 7946 0123⟧
        and [here](⟦https://www.linkedin.com/in/clara-fictional⟧).
        """, in: .en),
      .good(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd]
        publish:
          contacts: [team@example.org]
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        main-job: get-to-work
        gain: travel-time
        examples:
          - {name: Clara Fictional, role: Payroll clerk, company: Example Ltd, consent: none}
        ---

        P1 told us about missed connections. Questions go to team@example.org.
        """, in: .en),
    ],
    check: .model { model in
      let people = People(of: model)
      let traces = PersonalTraces(people: people, contacts: model.settings.contacts.map(\.string))
      var findings: [Finding] = []
      for (at, document) in model.documents.enumerated() where !document.isRejected {
        findings += names(of: at, document, people, model)
        guard traces.mayStand(in: document.parsed.file.bytes) else { continue }
        let personal = document.personalValues.map(\.value.range)
        var found = scalars(of: document.parsed, besides: personal, traces)
        found += body(of: document, traces)
        findings += report(found, document.path, Entity(at))
      }
      let configuration = model.configuration
      if traces.mayStand(in: configuration.parsed.file.bytes) {
        findings += report(scalars(of: configuration.parsed, besides: configuration.settings.contacts.map(\.range), traces), configuration.path, nil)
      }
      return findings
    })

  private typealias Found = (kind: PersonalTraces.Kind, range: SourceRange, words: String)

  /// The texts of front matter, keys of tables included.
  private static func scalars(of parsed: ParsedDocument, besides personal: [SourceRange], _ traces: PersonalTraces) -> [Found] {
    guard let yaml = parsed.frontMatter else { return [] }
    var found: [Found] = []
    for index in yaml.nodes.indices where yaml.nodes[index].kind == .scalar && yaml.nodes[index].textCount > 4 {
      let value = YAML.Value(yaml: yaml, index: index), node = yaml.nodes[index]
      if personal.contains(where: { $0.contains(node.range) }) { continue }
      let bytes = Array(yaml.text[Int(node.textStart)..<Int(node.textStart + node.textCount)])
      for trace in traces.all(in: bytes) { found.append((trace.kind, value.range(of: trace.range), words(trace, bytes))) }
    }
    return found
  }

  private static func words(_ trace: PersonalTraces.Trace, _ bytes: [UInt8]) -> String { String(decoding: bytes[trace.range], as: UTF8.self) }

  /// The words of the body, and where its links lead.
  private static func body(of document: Document, _ traces: PersonalTraces) -> [Found] {
    var found: [Found] = []
    for passage in document.passages() {
      for trace in traces.all(in: passage.bytes) { found.append((trace.kind, passage.range(of: trace.range), words(trace, passage.bytes))) }
    }
    let body = document.parsed.body
    for node in body.nodes where (node.kind == .link || node.kind == .image) && !node.flags.contains(.autolink) {
      let literal = Array(body.literal(node))
      for trace in traces.all(in: literal) {
        let isExact = node.flags.contains(.verbatim) && !node.flags.contains(.reference)
        found.append((trace.kind, isExact ? SourceRange(node.detail.start + trace.range.lowerBound, node.detail.start + trace.range.upperBound) : node.detail, words(trace, literal)))
      }
      if node.extraCount > 0 {
        let extra = Array(body.extra(node))
        for trace in traces.all(in: extra) { found.append((trace.kind, node.range, words(trace, extra))) }
      }
    }
    return found
  }

  private static func report(_ found: [Found], _ path: String, _ entity: Entity?) -> [Finding] {
    // One place is told once; a second word found there is covered with the first.
    var order: [SourceRange] = []
    var byPlace: [SourceRange: [Found]] = [:]
    for each in found {
      if byPlace[each.range] == nil { order.append(each.range) }
      byPlace[each.range, default: []].append(each)
    }
    return order.map { range in finding(byPlace[range]![0].kind, at: SourceLocation(path, range), about: entity, covering: byPlace[range]!.map(\.words)) }
  }

  private static func finding(_ kind: PersonalTraces.Kind, at place: SourceLocation, about entity: Entity?, covering words: [String]) -> Finding {
    switch kind {
    case .name(let person), .surname(let person):
      let name = person.words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
      return Finding(
        at: place, about: entity,
        Phrase("„\(name)“ steht unter `\(person.key)` und würde hier veröffentlicht.", "“\(name)” stands under `\(person.key)` and would be published here."),
        public: Phrase("Ein Name aus `\(person.key)` würde hier veröffentlicht.", "A name from `\(person.key)` would be published here."),
        help: Phrase(
          "Schreibt statt des Namens die Rolle oder ein Kürzel wie P1.", "Write the role, or a code such as P1, instead of the name."),
        related: [Diagnostic.Related(person.place, "hier ist die Person genannt", "the person is named here")], personal: true, covered: words)
    case .mail:
      return contact(
        Phrase("Hier würde eine E-Mail-Adresse veröffentlicht.", "An e-mail address would be published here."), place, entity, words)
    case .telephone:
      return contact(
        Phrase("Hier würde eine Telefonnummer veröffentlicht.", "A telephone number would be published here."), place, entity, words)
    case .profile:
      return contact(
        Phrase("Hier würde das Profil eines Menschen veröffentlicht.", "Somebody's profile would be published here."), place, entity, words)
    }
  }

  private static func contact(_ message: Phrase, _ place: SourceLocation, _ entity: Entity?, _ words: [String]) -> Finding {
    Finding(
      at: place, about: entity, message,
      help: Phrase(
        "Nehmt sie heraus. Ist es eure eigene öffentliche Adresse, dann nennt sie in `jtbd.yml` unter `publish: {contacts: […]}`.",
        "Take it out. If it is a public address of your own, name it in `jtbd.yml` under `publish: {contacts: […]}`."),
      personal: true, covered: words)
  }

  /// Names in the names of files and in ids: they become addresses.
  private static func names(of index: Int, _ document: Document, _ people: People, _ model: Model) -> [Finding] {
    if people.isEmpty { return [] }
    var findings: [Finding] = []
    func add(_ person: People.Person, _ range: SourceRange, _ message: Phrase, _ help: Phrase) {
      findings.append(
        Finding(
          at: SourceLocation(document.path, range), about: Entity(index), message, help: help,
          related: [Diagnostic.Related(person.place, "hier ist die Person genannt", "the person is named here")], personal: true,
          covered: [person.words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")]))
    }
    if let person = people.person(inName: document.path) {
      add(
        person, SourceRange(at: 0), Phrase("Der Name dieser Datei enthält einen Namen aus `\(person.key)`.", "This file's name holds a name from `\(person.key)`."),
        Phrase("Benennt die Datei nach der Rolle um; ihr Name wird zur Adresse der Seite.", "Rename the file after the role; its name becomes the page's address."))
    }
    for id in [document.writtenID].compactMap(\.self) + document.items.compactMap(\.writtenID) + document.record.texts("formerly") + document.record.texts("tags") {
      guard let person = people.person(inName: id.string) else { continue }
      add(
        person, id.range, Phrase("Diese Kennung enthält einen Namen aus `\(person.key)`.", "This id holds a name from `\(person.key)`."),
        Phrase("Wählt eine Kennung nach der Rolle; sie wird Teil der Adresse.", "Choose an id after the role; it becomes part of the address."))
    }
    for (at, reference) in document.references.enumerated() {
      guard case .asset(let path) = model.target(index, at), let person = people.person(inName: path) else { continue }
      add(
        person, reference.text.range, Phrase("Der Name der verlinkten Datei enthält einen Namen aus `\(person.key)`.", "The linked file's name holds a name from `\(person.key)`."),
        Phrase("Benennt die Datei um; ihr Name wird mit veröffentlicht.", "Rename the file; its name is published too."))
    }
    return findings
  }
}
