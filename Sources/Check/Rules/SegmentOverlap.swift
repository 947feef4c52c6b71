import Source
import Bind

extension Rule {
  static let segmentOverlap = Rule(
    "segment-overlap", "R26",
    Phrase(
      "Niemand gehört bei derselben Hauptaufgabe in zwei Segmente.", "Nobody belongs to two segments for the same main job."),
    why: Phrase(
      "Ein Mensch hat bei einer Aufgabe einen Bedarf. Steht er in zwei Segmenten, dann trennt die Grenze zwischen ihnen nichts, und er bekommt zwei Angebote für dieselbe Sache. Bei einer anderen Aufgabe darf er woanders stehen (Kundensegmentierung im B2B; Anforderung der Trennschärfe).",
      "A person has one need when it comes to one job. If they stand in two segments, the border between these separates nothing, and they get two offers for the same thing. For another job they may stand elsewhere (customer segmentation in B2B; the requirement of selectivity)."),
    .table(jtbd: .warning, b2b: .warning, marketing: .warning),
    examples: [
      .bad(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler mit Fahrrad
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        examples:
          - {name: P1, role: Laborantin, company: Beispiel AG}
        ---
        -- segments/zug.md --
        ---
        kind: segment
        title: Pendler im Zug
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        examples:
          - {name: ⟦P1⟧, role: Laborantin, company: Beispiel AG}
        ---
        """),
      .good(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler mit Fahrrad
        level: person
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        examples:
          - {name: P1, role: Laborantin, company: Beispiel AG}
        ---
        """),
      .bad(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters with a bicycle
        level: person
        main-job: get-to-work
        gain: travel-time
        examples:
          - {name: P1, role: Lab technician, company: Example Ltd}
        ---
        -- segments/rail-commuters.md --
        ---
        kind: segment
        title: Commuters on the train
        level: person
        main-job: get-to-work
        gain: travel-time
        examples:
          - {name: ⟦P1⟧, role: Lab technician, company: Example Ltd}
        ---
        """, in: .en),
      .good(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters with a bicycle
        level: person
        main-job: get-to-work
        gain: travel-time
        examples:
          - {name: P1, role: Lab technician, company: Example Ltd}
        ---
        """, in: .en),
    ],
    check: .model { model in
      // A main job, and what stands for a person or a span there.
      struct Key: Hashable {
        let job: Entity
        let sign: UInt64
      }
      var people: [Key: Member] = [:]
      var spans: [Entity: [String: [(segment: Int, span: Span, place: SourceLocation)]]] = [:]
      var findings: [Finding] = []
      for at in model.documents(of: .segment) where model.documents[at].status != "retired" {
        let document = model.documents[at]
        let jobs = Set(model.profiles(of: at).compactMap(\.mainJob)).sorted()
        if jobs.isEmpty { continue }
        var twins: Set<Int> = []
        for member in members(of: at, model) {
          for job in jobs {
            guard let known = people[Key(job: job, sign: member.sign)] else {
              people[Key(job: job, sign: member.sign)] = member
              continue
            }
            guard known.segment != at, twins.insert(known.segment).inserted else { continue }
            findings.append(samePerson(member, known, job, model))
          }
        }
        for item in document.segment?.characteristics ?? [] {
          let keys = document.items[item].record
          guard let attribute = keys.choice("attribute"), let value = keys.text("value"), let span = Span(value.string) else { continue }
          for job in jobs { spans[job, default: [:]][attribute + " " + span.unit, default: []].append((at, span, SourceLocation(document.path, value.range))) }
        }
      }
      for (job, byMeasure) in spans.sorted(by: { $0.key < $1.key }) {
        for (_, found) in byMeasure.sorted(by: { utf8Precedes($0.key, $1.key) }) {
          // Sorted by their beginnings, a span overlaps one before it exactly if it overlaps the one that reaches furthest.
          let sorted = found.sorted { ($0.span.low, $0.segment) < ($1.span.low, $1.segment) }
          guard var furthest = sorted.first else { continue }
          for each in sorted.dropFirst() {
            if each.segment != furthest.segment, each.span.overlaps(furthest.span), each.span != furthest.span {
              let (later, first) = each.segment > furthest.segment ? (each, furthest) : (furthest, each)
              findings.append(sameNumbers(later.segment, later.place, first.segment, first.place, job, model))
            }
            if each.span.high > furthest.span.high { furthest = each }
          }
        }
      }
      return findings
    })

  /// An example of a segment, or somebody who took part in evidence from it; told apart without being named.
  private struct Member {
    let segment: Int
    let sign: UInt64
    let place: SourceLocation
    /// It is a name, not a pseudonym such as `P1`.
    let isName: Bool

    init?(_ segment: Int, _ person: Personal?, in path: String) {
      guard let person, !person.isEmpty else { return nil }
      self.segment = segment
      sign = person.identity
      place = SourceLocation(path, person.range)
      isName = person.revealed.string.trimmingSpaces.contains(" ")
    }
  }

  private static func members(of segment: Int, _ model: Model) -> [Member] {
    let document = model.documents[segment]
    let examples = document.record.records("examples").compactMap { Member(segment, $0.personal("name"), in: document.path) }
    let participants = model.incoming[segment].compactMap { arrival -> Member? in
      let source = model.documents[arrival.document]
      guard source.kind == .evidence, source.references[arrival.reference].role == .segment else { return nil }
      return Member(segment, source.record.personal("participant"), in: source.path)
    }
    return examples + participants
  }

  private static func samePerson(_ member: Member, _ known: Member, _ job: Entity, _ model: Model) -> Finding {
    let name = model.documents[member.segment].name, twin = model.documents[known.segment].name, task = model.name(job)
    return Finding(
      at: member.place, about: Entity(model.index.document(at: member.place.file) ?? member.segment),
      Phrase(
        "Dieselbe Person steht bei „\(task)“ in „\(twin)“ und in „\(name)“.", "The same person stands in “\(twin)” and in “\(name)” for “\(task)”."),
      help: Phrase(
        "In welches Segment gehört sie? Passt sie in beide, dann trennt die beiden nichts. Sind es zwei Menschen, dann gebt ihnen verschiedene Namen.",
        "Which segment do they belong to? If they fit both, nothing separates the two. If these are two people, give them different names."),
      related: [Diagnostic.Related(known.place, "steht auch hier, für „\(twin)“", "stands here too, for “\(twin)”")], personal: member.isName)
  }

  private static func sameNumbers(_ at: Int, _ place: SourceLocation, _ other: Int, _ first: SourceLocation, _ job: Entity, _ model: Model) -> Finding {
    let name = model.documents[at].name, twin = model.documents[other].name, task = model.name(job)
    return Finding(
      at: place, about: Entity(at),
      Phrase(
        "Die Grenzen von „\(name)“ und „\(twin)“ überschneiden sich bei „\(task)“.", "The bounds of “\(name)” and “\(twin)” overlap for “\(task)”."),
      help: Phrase(
        "Wohin gehört, wer dazwischen liegt? Zieht die Grenze so, dass jeder Wert in genau ein Segment fällt.",
        "Where does somebody in between belong? Draw the line so that every value falls into exactly one segment."),
      related: [Diagnostic.Related(first, "die andere Spanne, von „\(twin)“", "the other span, of “\(twin)”")])
  }
}
