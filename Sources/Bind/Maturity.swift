/// How far a claim has come, by what stands behind it.
package enum Maturity: Int, Comparable, Sendable, CaseIterable {
  /// Nothing stands behind it.
  case none
  /// Nothing but opinions do.
  case hypothesis
  /// Somebody outside the team has told or shown it.
  case researched
  /// It held up: two independent sources, or enough answers.
  case validated

  package static func < (a: Maturity, b: Maturity) -> Bool { a.rawValue < b.rawValue }
}

/// The evidence behind a document or item.
package struct Backing: Sendable {
  /// As many answers as make a number worth quoting.
  package static let enough = 30

  /// Evidence documents, each once; retired ones are left out.
  package let sources: [Int]
  /// Sources that do not rest on the same person.
  package let independent: Int
  /// The largest number of people that one of them asked.
  package let sample: Int
  package let maturity: Maturity
  /// Something is named as evidence that could not be found or read; that is reported elsewhere.
  package let isUncertain: Bool
}

extension Model {
  /// What stands behind something: evidence that it names, evidence that names it, and evidence that its body links to. A document is
  /// backed by what backs its parts, unless it is `alone`: then only what is said of the document itself counts.
  package func backing(of entity: Entity, alone: Bool = false) -> Backing {
    let source = documents[entity.document]
    var found: [Int] = []
    var isUncertain = source.isDamaged
    // By index: what is asked of a reference is little, and it is asked of every one for every item.
    for at in source.references.indices {
      let role = source.references[at].role
      guard role == .evidence || role == .link, (entity.item == nil && !alone) || source.references[at].item == entity.item else { continue }
      if let target = targets[entity.document][at].entity {
        if documents[target.document].kind == .evidence { found.append(target.document) }
      } else if role == .evidence {
        isUncertain = true
      }
    }
    for arrival in incoming[entity.document] where documents[arrival.document].references[arrival.reference].role == .backs {
      guard (entity.item == nil && !alone) || targets[arrival.document][arrival.reference].entity == entity else { continue }
      found.append(arrival.document)
    }
    // Of a job as a whole, what its gains were rated by counts too.
    let rated = entity.item != nil || alone ? [entity] : source.job.map { job in (job.gains + job.pains).map { Entity(entity.document, $0) } } ?? []
    for subject in rated {
      let beside = ratingEvidence(for: subject)
      found += beside.found
      isUncertain = isUncertain || beside.isUncertain
    }
    let holder = entity.item.map { source.items[$0].record } ?? source.record
    if case .unreadable? = holder["evidence"]?.value { isUncertain = true }
    return Backing(found.filter { documents[$0].status != "retired" && $0 != entity.document }, documents, isUncertain: isUncertain)
  }
}

extension Backing {
  fileprivate init(_ found: [Int], _ documents: [Document], isUncertain: Bool) {
    var seen: Set<Int> = []
    sources = found.count < 2 ? found : found.filter { seen.insert($0).inserted }
    var people: Set<UInt64> = []
    var independent = 0, sample = 0
    for source in sources {
      let record = documents[source].record
      sample = max(sample, record.number("n").map { Int($0) } ?? 0)
      guard let participant = record.personal("participant") else {
        independent += 1
        continue
      }
      if people.insert(participant.identity).inserted { independent += 1 }
    }
    self.independent = independent
    self.sample = sample
    self.isUncertain = isUncertain
    if sources.isEmpty {
      maturity = .none
    } else if independent >= 2 || sample >= Backing.enough {
      maturity = .validated
    } else {
      maturity = sources.allSatisfy { documents[$0].record.choice("type") == "expert" } ? .hypothesis : .researched
    }
  }
}
