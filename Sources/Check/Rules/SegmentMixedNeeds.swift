import Source
import Bind

extension Rule {
  static let segmentMixedNeeds = Rule(
    "segment-mixed-needs", "R21",
    Phrase("Die Menschen eines Segments weisen nicht auf ganz verschiedene Bedürfnisse.", "The people of a segment do not point to needs that have nothing in common."),
    why: Phrase(
      "Die Leiterin einer Abteilung und ihr Sachbearbeiter arbeiten Tür an Tür und brauchen Verschiedenes. Wer beide in ein Kundenprofil schreibt, entwirft für jemanden, den es nicht gibt (Kundensegmentierung im B2B; Value Proposition Design nennt das Vermischen mehrerer Segmente einen häufigen Fehler).",
      "The head of a department and her clerk work next door to each other and need different things. Whoever writes both into one customer profile designs for somebody who does not exist (customer segmentation in B2B; Value Proposition Design calls mixing several segments a common mistake)."),
    .table(b2b: .warning, vpc: .warning),
    examples: [
      .bad(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd, b2b-design]
        -- segments/pendler.md --
        ---
        kind: segment
        title: ⟦Einsatzplanung im Nahverkehr⟧
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        examples:
          - {name: Klara Erfunden, role: Leiterin, company: Beispielbahn, hierarchy: middle-management, consent: none}
          - {name: Jan Ausgedacht, role: Planer, company: Beispielbahn, hierarchy: operational, consent: none}
        ---
        """),
      .good(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd, b2b-design]
        -- segments/pendler.md --
        ---
        kind: segment
        title: Planerinnen und Planer im Nahverkehr
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        buying-role: [user]
        hierarchy: operational
        examples:
          - {name: Klara Erfunden, role: Planerin, company: Musterbus, hierarchy: operational, consent: none}
          - {name: Jan Ausgedacht, role: Planer, company: Beispielbahn, hierarchy: operational, consent: none}
        ---
        """),
      .bad(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd, b2b-design]
        -- segments/commuters.md --
        ---
        kind: segment
        title: ⟦Everybody in bus scheduling⟧
        level: person
        main-job: get-to-work
        gain: travel-time
        examples:
          - {name: Clara Fictional, role: Head of scheduling, company: Example Buses, hierarchy: middle-management, consent: none}
          - {name: Sam Invented, role: Scheduler, company: Example Buses, hierarchy: operational, consent: none}
        ---
        """, in: .en),
      .good(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd, b2b-design]
        -- segments/commuters.md --
        ---
        kind: segment
        title: Schedulers at bus operators
        level: person
        main-job: get-to-work
        gain: travel-time
        buying-role: [user]
        hierarchy: operational
        examples:
          - {name: Clara Fictional, role: Scheduler, company: Sample Coaches, hierarchy: operational, consent: none}
          - {name: Sam Invented, role: Scheduler, company: Example Buses, hierarchy: operational, consent: none}
        ---
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard document.segment != nil, document.status != "retired" else { return [] }
      if let (first, second) = unlike(members(of: index, model), model, index) {
        return [
          mixed(
            index, model,
            Phrase("„\(first.name)“ und „\(second.name)“ brauchen ganz Verschiedenes", "“\(first.name)” and “\(second.name)” need quite different things"),
            [
              Diagnostic.Related(first.place, "„\(first.name)“ verweist auf \(first.needs.count) Bedürfnisse", "“\(first.name)” points to \(first.needs.count) needs"),
              Diagnostic.Related(second.place, "„\(second.name)“ verweist auf andere", "“\(second.name)” points to others"),
            ])
        ]
      }
      guard let (first, second) = superiorAndReport(document) else { return [] }
      return [
        mixed(
          index, model,
          Phrase("zwei Beispiele stammen von verschiedenen Ebenen derselben Firma", "two examples are from different levels of the same company"),
          [
            Diagnostic.Related(SourceLocation(document.path, first), "die eine Ebene", "the one level"),
            Diagnostic.Related(SourceLocation(document.path, second), "die andere Ebene", "the other level"),
          ])
      ]
    })

  private static func mixed(_ segment: Int, _ model: Model, _ what: Phrase, _ related: [Diagnostic.Related]) -> Finding {
    let document = model.documents[segment]
    return Finding(
      at: SourceLocation(document.path, document.naming), about: Entity(segment),
      Phrase("In „\(document.name)“ stecken wohl zwei Segmente: \(what.de).", "“\(document.name)” seems to hold two segments: \(what.en)."),
      help: Phrase(
        "Teilt das Segment nach dem, was die einen und die anderen erledigen wollen, oder zeigt, was sie gemeinsam haben.",
        "Split the segment by what the ones and the others want to get done, or show what they have in common."),
      related: related)
  }

  private struct Member {
    let name: String
    let place: SourceLocation
    /// Gains, pains and steps that it points to.
    let needs: Set<Entity>
  }

  /// Personas and single people who were asked.
  private static func members(of segment: Int, _ model: Model) -> [Member] {
    var seen: Set<Int> = []
    var found: [Member] = []
    for arrival in model.incoming[segment] where model.documents[arrival.document].references[arrival.reference].role == .segment {
      let source = model.documents[arrival.document]
      guard seen.insert(arrival.document).inserted, source.status != "retired" else { continue }
      let roles: [Role]
      switch source.kind {
      case .persona: roles = [.goal, .frustration]
      case .evidence:
        guard let type = source.record.choice("type"), ["interview", "switch-interview", "observation"].contains(type) else { continue }
        roles = [.backs]
      default: continue
      }
      var needs: Set<Entity> = []
      for (at, reference) in source.references.enumerated() where roles.contains(reference.role) {
        if let entity = model.entity(arrival.document, at), let item = model.item(entity), [.gain, .pain, .step].contains(item.kind) { needs.insert(entity) }
      }
      if needs.count >= 2 { found.append(Member(name: source.name, place: SourceLocation(source.path, source.naming), needs: needs)) }
    }
    return found
  }

  /// Two members who share less than a fifth of their needs although they speak about the same profile.
  private static func unlike(_ members: [Member], _ model: Model, _ segment: Int) -> (Member, Member)? {
    guard members.count >= 2 else { return nil }
    let profiles = model.profiles(of: segment)
    func touched(_ member: Member) -> Set<Int> {
      Set(profiles.filter { profile in member.needs.contains { profile.jobs.contains($0.document) } }.map(\.number))
    }
    for (at, first) in members.enumerated() {
      for second in members[(at + 1)...] {
        let shared = first.needs.intersection(second.needs).count
        let all = first.needs.count + second.needs.count - shared
        guard shared * 5 < all, !touched(first).isDisjoint(with: touched(second)) else { continue }
        return (first, second)
      }
    }
    return nil
  }

  private static func superiorAndReport(_ document: Document) -> (SourceRange, SourceRange)? {
    var seen: [String: (hierarchy: String, place: SourceRange)] = [:]
    for example in document.record.records("examples") {
      guard let company = example.personal("company"), let hierarchy = example.choice("hierarchy"), let written = example["hierarchy"] else { continue }
      let key = Folding.words(company.revealed.string)
      if key.isEmpty { continue }
      if let other = seen[key], other.hierarchy != hierarchy { return (other.place, written.range) }
      seen[key] = (hierarchy, written.range)
    }
    return nil
  }
}
