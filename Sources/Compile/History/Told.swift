import Source
import Bind

/// What one document says that its history tells of: whom the model is for, and what was decided about them.
///
/// Read from the document alone; ids stand for what they name, so that thousands of old ones cost no binding.
struct Told: Sendable {
  /// A thing with an identity in its document, as it was worded.
  struct Statement: Sendable {
    let key: String
    let title: String
    var because: String?
    /// Id of the main job it is decided for.
    var job: String?
    /// Of a clarifier the characteristic it follows from.
    var source: String?
    var block: BlockKind?
  }

  struct Gain: Hashable, Sendable {
    /// Id of the main job of the profile, and of the job that is named before `#`.
    let job: String
    let owner: String?
    let item: String
  }

  let kind: Kind?
  let name: String
  let isRetired: Bool
  let formerly: [String]
  private(set) var mainJobs: [String] = []
  private(set) var mainGains: [Gain] = []
  private(set) var clarifiers: [Statement] = []
  private(set) var irrelevances: [Statement] = []
  private(set) var gains: [Statement] = []
  private(set) var notes: [Statement] = []
  /// Characteristics about which a profile has not decided, once for each profile.
  private(set) var undecided = 0

  init(_ document: Document) {
    kind = document.kind
    name = document.name
    isRetired = document.status == "retired"
    formerly = document.record.texts("formerly").map { Folding.slug($0.string) }
    if let segment = document.segment { read(segment, of: document) }
    if document.kind == .job {
      gains = document.items.filter { $0.kind == .gain }.map { Statement(key: $0.id, title: $0.title?.string ?? $0.id) }
    }
    if document.kind?.isCanvas == true {
      notes = document.items.compactMap { item in
        item.note.map { Statement(key: $0.block.rawValue + "#" + item.id, title: item.title?.string ?? item.id, block: $0.block) }
      }
    }
  }

  private mutating func read(_ segment: Segment, of document: Document) {
    func words(_ reference: Int?) -> (owner: String?, item: String)? { reference.map { Told.parts(document.references[$0].text.string) } }
    for profile in segment.profiles {
      let job = words(profile.mainJob)?.item
      if let job, !mainJobs.contains(job) { mainJobs.append(job) }
      if let gain = words(profile.gain) { mainGains.append(Gain(job: job ?? "", owner: gain.owner, item: gain.item)) }
      var decided: Set<String> = []
      for clarifier in profile.clarifiers {
        let item = document.items[clarifier.item], source = words(clarifier.source)?.item
        if let source { decided.insert(source) }
        clarifiers.append(Statement(key: item.id, title: item.title?.string ?? item.id, because: clarifier.because?.string, job: job, source: source))
      }
      for irrelevance in profile.irrelevant {
        guard let characteristic = words(irrelevance.characteristic)?.item else { continue }
        decided.insert(characteristic)
        let title = document.item(characteristic).flatMap { document.items[$0].title?.string } ?? characteristic
        irrelevances.append(Statement(key: characteristic + "@" + (job ?? ""), title: title, because: irrelevance.because?.string, job: job, source: characteristic))
      }
      undecided += segment.characteristics.count { !decided.contains(document.items[$0].id) }
    }
  }

  /// `kind:id#item`, `#item`, `id`.
  private static func parts(_ text: String) -> (owner: String?, item: String) {
    var rest = Substring(text)
    if let colon = rest.firstIndex(of: ":"), Vocabulary.kind.term(String(rest[..<colon])) != nil { rest = rest[rest.index(after: colon)...] }
    guard let hash = rest.firstIndex(of: "#") else { return (nil, Folding.slug(String(rest))) }
    let owner = Folding.slug(String(rest[..<hash]))
    return (owner.isEmpty ? nil : owner, Folding.slug(String(rest[rest.index(after: hash)...])))
  }

  /// All that it decides, as keys: what came and went between two moments is their difference.
  var decisions: Set<String> {
    var all: Set<String> = []
    for job in mainJobs { all.insert("job " + job) }
    for gain in mainGains { all.insert("gain " + gain.job + " " + gain.item) }
    for clarifier in clarifiers { all.insert("clarifier " + clarifier.key) }
    for irrelevance in irrelevances { all.insert("irrelevant " + irrelevance.key) }
    for note in notes { all.insert("note " + note.key) }
    return all
  }
}
