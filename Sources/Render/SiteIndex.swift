import Source
import Parse
import Bind
import Check

/// What all pages share, computed once: addresses, the order of segments, what stands in the navigation, who supports what.
///
/// Immutable; one reference is what a page's closure holds.
final class SiteIndex: Sendable {
  let disclosed: PublicModel
  let model: Model
  let language: Language
  /// By document; empty where it is not published, or where another page has its address.
  let addresses: [String]
  /// Documents of a kind that are published, in alphabetical order.
  let byKind: [[Int]]
  /// Pages without a kind besides the introduction, by their `order`, then alphabetically.
  let pages: [Int]
  let introduction: Int?
  /// Segments by priority, then id: the place decides about letter and hue.
  let segments: [Int]
  /// For each document its place among the segments, or -1.
  private let places: [Int32]
  /// For each document the segments (by place) that it is about.
  let concerned: [[Int]]
  /// For each document the evidence about it and its items, without repetition.
  private let supports: [[(item: Int?, evidence: Int)]]
  /// For each document its run among the diagnostics.
  private let findings: [Range<Int>]
  /// For each document the jobs that are main jobs of profiles: segment and profile number.
  let profilesByJob: [Int: [(segment: Int, profile: Int)]]
  /// How each value proposition fits its profile: on its own page, and on every page that it is drawn on.
  let fitMaps: [Int: FitMap]
  /// What rests on evidence, for the pages that tell of the whole.
  let claims: Claims
  /// Workspace files that are published, by path, with their address.
  let assets: [String: String]
  /// Files whose bytes are laid over our style sheet, and the picture beside the name.
  let styleSheet: String?
  let logo: String?
  /// What the commits tell, and its digest.
  let history: History?
  let historySeal: UInt64
  private let named: [String: Int]
  /// Digest of everything that is on every page.
  let frame: UInt64
  /// Digest of what a document says and where it is shown.
  let seals: [UInt64]
  /// Digest of all that the ways from a document to its main jobs show.
  let waySeals: [UInt64]
  private let heads: [[UInt8]]
  private let feet: [[UInt8]]

  /// A page's place in the navigation.
  enum Section: Hashable {
    case home, none, pictures
    case kind(Kind)

    fileprivate var index: Int {
      switch self {
      case .home: 0
      case .none: 1
      case .pictures: 2
      case .kind(let kind): 3 + Kind.allCases.firstIndex(of: kind)!
      }
    }
    fileprivate static let count = 3 + Kind.allCases.count
  }

  init(_ disclosed: PublicModel, history: History? = nil) {
    let model = disclosed.model
    let documents = model.documents
    self.disclosed = disclosed
    self.model = model
    language = model.settings.language

    // Addresses. Two of one address are an error that stops a build; where it goes on, the first keeps it.
    var addresses = documents.map { $0.isRejected ? "" : $0.address }
    // A name in a file's name or an id would stand in the address; two of one look are numbered.
    if !disclosed.redaction.isEmpty {
      var used = Set(addresses)
      for at in addresses.indices { if let neutral = disclosed.redaction.neutral(addresses[at]) { addresses[at] = SiteIndex.numbered(neutral, &used) } }
    }
    var introduction: Int?
    var taken = Set<String>(minimumCapacity: documents.count)
    for (at, document) in documents.enumerated() where document.isPage && Addresses.isIntroduction(document.path) {
      if introduction == nil { introduction = at } else { addresses[at] = "" }
    }
    for at in addresses.indices where !addresses[at].isEmpty && documents[at].kind != nil {
      if !taken.insert(addresses[at]).inserted { addresses[at] = "" }
    }
    for at in addresses.indices where !addresses[at].isEmpty && documents[at].kind == nil && at != introduction {
      if Addresses.isReserved(addresses[at]) || !taken.insert(addresses[at]).inserted { addresses[at] = "" }
    }
    self.addresses = addresses
    self.introduction = introduction
    self.history = history
    historySeal = history?.digest ?? 0
    var named: [String: Int] = [:]
    if history != nil {
      for (at, document) in documents.enumerated() where !addresses[at].isEmpty { if let kind = document.kind { named[kind.rawValue + "/" + document.id] = at } }
    }
    self.named = named

    var byKind = [[(key: [UInt8], document: Int)]](repeating: [], count: Kind.allCases.count)
    var pages: [(order: Double, key: [UInt8], document: Int)] = []
    let ordinal = Dictionary(uniqueKeysWithValues: Kind.allCases.enumerated().map { ($1, $0) })
    for (at, document) in documents.enumerated() where !addresses[at].isEmpty {
      let key = Typography.alphabetical(document.name)
      if let kind = document.kind { byKind[ordinal[kind]!].append((key, at)) } else if at != introduction {
        pages.append((document.record.number("order") ?? .infinity, key, at))
      }
    }
    self.byKind = byKind.map { list in
      list.sorted { $0.key != $1.key ? $0.key.lexicographicallyPrecedes($1.key) : $0.document < $1.document }.map(\.document)
    }
    self.pages = pages.sorted {
      $0.order != $1.order ? $0.order < $1.order : $0.key != $1.key ? $0.key.lexicographicallyPrecedes($1.key) : $0.document < $1.document
    }.map(\.document)

    var ranked: [(rank: Double, document: Int)] = []
    for segment in self.byKind[ordinal[.segment]!] {
      ranked.append((documents[segment].record.record("priority")?.number("rank") ?? .infinity, segment))
    }
    ranked.sort { a, b in
      if a.rank != b.rank { return a.rank < b.rank }
      let first = documents[a.document].id, second = documents[b.document].id
      return first != second ? utf8Precedes(first, second) : a.document < b.document
    }
    let segments = ranked.map(\.document)
    self.segments = segments
    var places = [Int32](repeating: -1, count: documents.count)
    for (place, document) in segments.enumerated() { places[document] = Int32(place) }
    self.places = places

    // Whom a document is about: a segment itself, a job its segments, an offering those of its value propositions.
    var concerned = [[Int]](repeating: [], count: documents.count)
    var profilesByJob: [Int: [(segment: Int, profile: Int)]] = [:]
    func concern(_ document: Int, _ place: Int) {
      if !concerned[document].contains(place) { concerned[document].append(place) }
    }
    for (place, segment) in segments.enumerated() {
      concern(segment, place)
      for (number, profile) in documents[segment].segment!.profiles.enumerated() {
        if let job = model.entity(segment, profile.mainJob) {
          concern(job.document, place)
          profilesByJob[job.document, default: []].append((segment, number))
        }
        for reference in profile.jobs { if let job = model.entity(segment, reference) { concern(job.document, place) } }
      }
    }
    for (at, document) in documents.enumerated() where document.kind != nil && document.kind != .segment {
      for (number, reference) in document.references.enumerated() where reference.role == .segment {
        guard let segment = model.entity(at, number), places[segment.document] >= 0 else { continue }
        concern(at, Int(places[segment.document]))
      }
      guard let proposition = document.valueProposition else { continue }
      for reference in proposition.offerings {
        guard let offering = model.entity(at, reference) else { continue }
        for place in concerned[at] { concern(offering.document, place) }
      }
    }
    for at in concerned.indices where concerned[at].count > 1 { concerned[at].sort() }
    self.concerned = concerned
    self.profilesByJob = profilesByJob

    var supports = [[(item: Int?, evidence: Int)]](repeating: [], count: documents.count)
    func support(_ subject: Entity, _ evidence: Int) {
      if !supports[subject.document].contains(where: { $0.item == subject.item && $0.evidence == evidence }) {
        supports[subject.document].append((subject.item, evidence))
      }
    }
    for (at, document) in documents.enumerated() {
      // What is named beside a rating is about the rated gain, not about the segment.
      var rated: [Int: Entity] = [:]
      for profile in document.segment?.profiles ?? [] {
        for rating in profile.ratings {
          guard let subject = model.entity(at, rating.subject) else { continue }
          for reference in rating.record.references("evidence") { rated[reference] = subject }
        }
      }
      for (number, reference) in document.references.enumerated() {
        switch reference.role {
        case .evidence where rated[number] != nil: if let evidence = model.entity(at, number) { support(rated[number]!, evidence.document) }
        case .evidence: if let evidence = model.entity(at, number) { support(Entity(at, reference.item), evidence.document) }
        case .backs: if let subject = model.entity(at, number) { support(subject, at) }
        default: break
        }
      }
    }
    self.supports = supports
    claims = Claims(of: model, segments: segments, jobs: self.byKind[ordinal[.job]!], personas: self.byKind[ordinal[.persona]!])
    fitMaps = Dictionary(uniqueKeysWithValues: model.documents(of: .valueProposition).map { ($0, FitMap(of: $0, in: model)) })

    // Diagnostics are sorted by file, documents by path.
    let diagnostics = disclosed.checked.diagnostics
    var findings = [Range<Int>](repeating: 0..<0, count: documents.count)
    var at = 0
    while at < diagnostics.count {
      let start = at
      while at < diagnostics.count, diagnostics[at].location.file == diagnostics[start].location.file { at += 1 }
      if let document = model.index.document(at: diagnostics[start].location.file) { findings[document] = start..<at }
    }
    self.findings = findings

    let settings = model.settings
    var assets: [String: String] = [:]
    var assetAddresses = Set(SiteFiles.all.map(\.path))
    func publish(_ path: String) {
      guard assets[path] == nil else { return }
      var address = SiteIndex.assetAddress(path)
      if let neutral = disclosed.redaction.neutral(address) { address = neutral }
      if !assetAddresses.insert(address).inserted {
        address = "assets/" + String(Digest.of(path), radix: 36) + "-" + (address.split(separator: "/").last.map(String.init) ?? "")
        assetAddresses.insert(address)
      }
      assets[path] = address
    }
    let logo = model.logo?.path, style = model.styleSheet?.path
    for path in [logo, style] { if let path { publish(path) } }
    for (at, document) in documents.enumerated() where !addresses[at].isEmpty {
      // What came with evidence stays inside unless it may be shown.
      if document.kind == .evidence, document.record.choice("consent") != "publish" { continue }
      for target in model.targets[at] { if case .asset(let path) = target { publish(path) } }
      if document.kind == .persona, let image = SiteIndex.portrait(at, in: model) { publish(image) }
    }
    self.assets = assets
    self.logo = logo
    styleSheet = style

    var seals = [UInt64](repeating: 0, count: documents.count)
    for (at, document) in documents.enumerated() {
      var digest = Digest(seed: document.parsed.file.digest)
      digest.add(document.path)
      digest.add(addresses[at])
      digest.add(Int(places[at]))
      digest.add(concerned[at].count)
      for place in concerned[at] { digest.add(place) }
      // Whoever shows a claim shows what it rests on.
      for support in supports[at] {
        digest.add(support.item ?? -1)
        digest.add(addresses[support.evidence])
        digest.add(documents[support.evidence].parsed.file.digest)
      }
      seals[at] = digest.value
    }
    self.seals = seals
    waySeals = SiteIndex.waySeals(model, seals)

    let chrome = Chrome(
      title: settings.title, language: language, kinds: Kind.allCases.filter { !byKind[ordinal[$0]!].isEmpty },
      logo: logo.flatMap { assets[$0] }, styleSheet: style.flatMap { assets[$0] }, hasHistory: history?.isTelling == true)
    var frame = Digest(seed: model.configuration.parsed.file.digest)
    frame.add(SiteFiles.version)
    frame.add(Digest.of(chrome.head(.none, root: "")))
    frame.add(Digest.of(chrome.foot(root: "")))
    // Letters and hues belong to the whole site.
    for segment in segments { frame.add(documents[segment].id) }
    // What is covered is covered on every page.
    frame.add(Int(bitPattern: UInt(disclosed.redaction.digest)))
    self.frame = frame.value
    self.chrome = chrome
    heads = ["", "../"].flatMap { root in SiteIndex.sections.map { chrome.head($0, root: root) } }
    feet = ["", "../"].map { chrome.foot(root: $0) }
  }

  private let chrome: Chrome
  private static let sections: [Section] = [.home, .none, .pictures] + Kind.allCases.map(Section.kind)

  /// Name and navigation.
  func head(_ section: Section, root: String) -> [UInt8] {
    switch root {
    case "": heads[section.index]
    case "../": heads[Section.count + section.index]
    default: chrome.head(section, root: root)
    }
  }

  func foot(root: String) -> [UInt8] {
    switch root {
    case "": feet[0]
    case "../": feet[1]
    default: chrome.foot(root: root)
    }
  }

  /// The published document of this kind and id: `segment/pendler`.
  func document(named owner: String) -> Int? { named[owner] }

  /// When it was last changed.
  func mark(of document: Int) -> History.Mark? { history?.marks[model.documents[document].path] }

  func documents(of kind: Kind) -> [Int] { byKind[Kind.allCases.firstIndex(of: kind)!] }

  func place(of document: Int) -> Int? { places[document] < 0 ? nil : Int(places[document]) }

  /// A, B, …, Z, AA, AB, …
  static func letter(_ place: Int) -> String {
    var rest = place, letters = ""
    repeat {
      letters = String(UnicodeScalar(UInt8(0x41 + rest % 26))) + letters
      rest = rest / 26 - 1
    } while rest >= 0
    return letters
  }

  /// One of the eight hues.
  static func hue(_ place: Int) -> Int { place % 8 + 1 }

  /// The evidence documents that support a document or one of its items.
  func evidence(for entity: Entity) -> [Int] {
    supports[entity.document].compactMap { $0.item == entity.item ? $0.evidence : nil }
  }

  func hasEvidence(_ entity: Entity) -> Bool { supports[entity.document].contains { $0.item == entity.item } }

  func allEvidence(of document: Int) -> [(item: Int?, evidence: Int)] { supports[document] }

  func diagnostics(of document: Int) -> ArraySlice<Diagnostic> { disclosed.checked.diagnostics[findings[document]] }

  static func isPicture(_ path: String) -> Bool {
    [".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"].contains { path.lowercased().hasSuffix($0) }
  }

  /// The picture of a persona that shows nobody.
  private static func portrait(_ persona: Int, in model: Model) -> String? {
    // Who it shows must be said.
    guard model.documents[persona].record.choice("basis") != nil, let image = model.image(of: persona), !image.isPersonal else { return nil }
    return image.path
  }

  /// Where it stands on the site.
  func portrait(of persona: Int) -> String? { SiteIndex.portrait(persona, in: model).flatMap { assets[$0] } }

  /// Evidence that was collected in a segment.
  func evidenceAbout(_ segment: Int) -> [Int] {
    var found: [Int] = []
    for arrival in model.incoming[segment] where model.documents[arrival.document].kind == .evidence {
      guard model.documents[arrival.document].references[arrival.reference].role == .segment, !found.contains(arrival.document) else { continue }
      found.append(arrival.document)
    }
    return found
  }

  /// `job/x.html`, `job/x-2.html`.
  private static func numbered(_ address: String, _ used: inout Set<String>) -> String {
    var candidate = address, number = 2
    while !used.insert(candidate).inserted {
      candidate = address.dropLast(5) + "-\(number).html"
      number += 1
    }
    return candidate
  }

  /// A file's own path, folded; its ending stays.
  private static func assetAddress(_ path: String) -> String {
    var parts = path.split(separator: "/").map(String.init)
    let name = parts.removeLast()
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    let ending = name[dot...].lowercased()
    return (parts.map { Folding.fileName($0) } + [Folding.fileName(String(name[..<dot])) + ending]).joined(separator: "/")
  }
}
