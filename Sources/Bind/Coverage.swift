import Source
import Parse

/// How a value proposition answers the needs of the profile that it is for: the two sides of a fit map, and what lies between them.
package struct Coverage: Sendable {
  package enum Sort: Sendable { case job, gain, pain }

  /// A job, gain or pain of the profile.
  package struct Need: Sendable {
    package let entity: Entity
    package let sort: Sort
    /// The profile's most important gain, an essential gain, or an extreme pain.
    package let isEssential: Bool
    /// The notes that answer it, in their order: indices of the proposition's items. A job is answered with each of its gains and pains.
    package let answers: [Int]
    /// The prose of a block leads to it.
    package let isMentioned: Bool
    package let refusal: Refusal?
    /// A link of the proposition is broken that may have led here.
    package let isUncertain: Bool

    /// Neither answered nor left alone on purpose.
    package var isOpen: Bool { answers.isEmpty && !isMentioned && refusal?.reason == nil }
  }

  /// The decision to leave a need alone: a note under "Not addressed".
  package struct Refusal: Sendable {
    package let note: Int
    /// What stands behind the link; nil where nothing does, and nothing is decided.
    package let reason: String?
  }

  /// A note of an offer that answers no need of this profile.
  package struct Stray: Sendable {
    package let note: Int
    /// What it leads to instead: jobs, gains and pains of others.
    package let foreign: [Entity]
  }

  package let profile: BoundProfile
  /// Job by job, the main job first: the job, its gains, its pains. Of a job that serves the main job without being listed under `jobs`
  /// only what is answered or left alone.
  package let needs: [Need]
  /// In the proposition's order; products, pain relievers and gain creators.
  package let strays: [Stray]

  package var open: [Need] { needs.filter { $0.isOpen && !$0.isUncertain } }
}

extension Model {
  /// The coverage of a profile by a value proposition; nil where the proposition's profile or its main job is not known.
  package func coverage(of proposition: Int) -> Coverage? {
    guard let profile = profile(of: proposition), let main = profile.mainJob else { return nil }
    var reading = CoverageReading(model: self, proposition: proposition, profile: profile, main: main.document)
    reading.readNotes()
    return reading.coverage()
  }
}

extension BoundProfile {
  /// The main job and the further jobs that the profile names.
  package func listedJobs(in model: Model) -> [Int] {
    var listed = mainJob.map { [$0.document] } ?? []
    for reference in profile.jobs {
      if let job = model.entity(document, reference)?.document, !listed.contains(job) { listed.append(job) }
    }
    return listed
  }
}

private struct CoverageReading {
  let model: Model
  let proposition: Int
  let profile: BoundProfile
  /// Jobs of the profile: those it lists, then those that serve them unlisted.
  let listed: [Int]
  let unlisted: [Int]

  private var answers: [Entity: [Int]] = [:]
  private var mentioned: Set<Entity> = []
  private var refusals: [Entity: Coverage.Refusal] = [:]
  private var strays: [Coverage.Stray] = []
  /// Documents into which a link is broken; where a link leads nowhere at all, nothing is certain.
  private var doubtful: Set<Int> = []
  private var isAllDoubtful = false

  private var document: Document { model.documents[proposition] }

  init(model: Model, proposition: Int, profile: BoundProfile, main: Int) {
    self.model = model
    self.proposition = proposition
    self.profile = profile
    let listed = profile.listedJobs(in: model)
    self.listed = listed
    unlisted = profile.jobs.filter { !listed.contains($0) }
  }

  mutating func readNotes() {
    for (at, item) in document.items.enumerated() {
      guard let note = item.note else { continue }
      let block = note.block
      guard block == .products || block == .painRelievers || block == .gainCreators || block == .notAddressed else { continue }
      var own: [Entity] = [], foreign: [Entity] = []
      var isBroken = false
      var last: Int?
      for link in note.links {
        guard let entity = need(behind: link, &isBroken) else { continue }
        if listed.contains(entity.document) || unlisted.contains(entity.document) {
          own.append(entity)
          last = link
        } else {
          foreign.append(entity)
        }
      }
      if block == .notAddressed {
        let because = last.flatMap { reason(behind: $0, in: note) }
        for entity in own where refusals[entity]?.reason == nil { refusals[entity] = Coverage.Refusal(note: at, reason: because) }
      } else {
        for entity in own where answers[entity]?.contains(at) != true { answers[entity, default: []].append(at) }
        if own.isEmpty, !isBroken, note.noneReason == nil, item.title?.string.isEmpty == false {
          strays.append(Coverage.Stray(note: at, foreign: foreign))
        }
      }
    }
    for block in document.blocks {
      for link in block.links {
        var isBroken = false
        if let entity = need(behind: link, &isBroken) { mentioned.insert(entity) }
      }
    }
  }

  /// The job, gain or pain that a link leads to; what else a job has (steps, alternatives, headings) stands for the job.
  private mutating func need(behind link: Int, _ isBroken: inout Bool) -> Entity? {
    let target = model.target(proposition, link)
    switch target {
    case .resolved(let entity), .renamed(let entity):
      guard model.documents[entity.document].kind == .job else { return nil }
      switch model.item(entity)?.kind {
      case .gain?, .pain?: return entity
      default: return Entity(entity.document)
      }
    case .heading(let other, _): return model.documents[other].kind == .job ? Entity(other) : nil
    case .link(.fragmentMissing(let other, _, _)):
      isBroken = true
      doubtful.insert(other)
      return nil
    case .link, .silent, .missing:
      guard document.references[link].link?.isImage != true else { return nil }
      isBroken = true
      isAllDoubtful = true
      return nil
    default: return nil
    }
  }

  /// What a note says behind a link, without the colon or dash between them.
  private func reason(behind link: Int, in note: Item.Note) -> String? {
    guard let node = document.references[link].link?.node else { return nil }
    let body = document.parsed.body
    var words: [UInt8] = []
    for at in Int(body.nodes[node].next)..<max(Int(body.nodes[node].next), Int(body.nodes[note.node].next)) {
      switch body.nodes[at].kind {
      case .text, .code: words.append(contentsOf: body.literal(body.nodes[at]))
      case .softBreak, .lineBreak: words.append(0x20)
      default: break
      }
    }
    let text = String(decoding: words, as: UTF8.self)
    guard let first = text.firstIndex(where: { $0.isLetter || $0.isNumber || "„“\"(".contains($0) }) else { return nil }
    return String(text[first...]).trimmingSpaces
  }

  func coverage() -> Coverage {
    var needs: [Coverage.Need] = []
    for job in listed { needs += self.needs(of: job) }
    for job in unlisted { needs += self.needs(of: job).filter { !$0.answers.isEmpty || $0.isMentioned || $0.refusal != nil } }
    return Coverage(profile: profile, needs: needs, strays: strays)
  }

  private func needs(of job: Int) -> [Coverage.Need] {
    guard let content = model.documents[job].job else { return [] }
    let items = model.documents[job].items
    let isUncertain = isAllDoubtful || doubtful.contains(job)
    var gains: [Coverage.Need] = [], pains: [Coverage.Need] = []
    func need(_ item: Int, _ sort: Coverage.Sort, isEssential: Bool) -> Coverage.Need {
      let entity = Entity(job, item)
      return Coverage.Need(
        entity: entity, sort: sort, isEssential: isEssential, answers: answers[entity] ?? [], isMentioned: mentioned.contains(entity),
        refusal: refusals[entity], isUncertain: isUncertain)
    }
    for gain in content.gains {
      gains.append(need(gain, .gain, isEssential: items[gain].record.choice("relevance") == "essential" || profile.gain == Entity(job, gain)))
    }
    for pain in content.pains { pains.append(need(pain, .pain, isEssential: items[pain].record.choice("severity") == "extreme")) }
    let parts = gains + pains
    let whole = Entity(job)
    var notes = answers[whole] ?? []
    for part in parts { for note in part.answers where !notes.contains(note) { notes.append(note) } }
    // Where a part of the job is left alone on purpose, so is the job, unless something else of it is answered.
    let refusal = refusals[whole] ?? (parts.contains { $0.isOpen } ? nil : parts.first { $0.refusal?.reason != nil }?.refusal)
    let own = Coverage.Need(
      entity: whole, sort: .job, isEssential: false, answers: notes.sorted(), isMentioned: mentioned.contains(whole) || parts.contains { $0.isMentioned },
      refusal: refusal, isUncertain: isUncertain)
    return [own] + gains + pains
  }
}
