import Source
import Bind

/// The real people that a workspace names, as they are looked for in running text.
struct People: Sendable {
  struct Person: Sendable {
    /// The words of the full name, titles left out.
    let words: [[UInt8]]
    /// The key that holds it: `examples`, `name`, `participant`, `owner`.
    let key: String
    let place: SourceLocation
  }

  private(set) var all: [Person] = []
  private var byFirstWord: [UInt64: [Int]] = [:]
  private var bySurname: [UInt64: [Int]] = [:]
  private var byFirstSlug: [String: [(person: Int, slug: [String])]] = [:]

  var isEmpty: Bool { all.isEmpty }

  init(of model: Model) {
    let mayPublish = model.settings.personalData == "with-consent"
    for document in model.documents where document.kind != nil {
      for value in document.personalValues {
        guard ["name", "participant", "owner"].contains(value.key) else { continue }
        if mayPublish, value.key != "owner", value.record.choice("consent") == "publish" { continue }
        // An invented or condensed persona may bear its name.
        if document.kind == .persona, value.key == "name", let basis = document.record.choice("basis"), basis != "real-person" { continue }
        let key = document.kind == .segment && value.key == "name" ? "examples" : value.key
        add(value.value.revealed.string, key, SourceLocation(document.path, value.value.range))
      }
    }
  }

  /// Everybody whom documents of any revision name, whatever they agreed to, and some more names.
  init(in documents: [Document], besides names: Set<String> = []) {
    for document in documents where document.kind != nil {
      for value in document.personalValues where ["name", "participant", "owner"].contains(value.key) {
        if document.kind == .persona, value.key == "name", let basis = document.record.choice("basis"), basis != "real-person" { continue }
        add(value.value.revealed.string, value.key, SourceLocation(document.path, value.value.range))
      }
    }
    for name in names.sorted(by: utf8Precedes) { add(name, "name", SourceLocation("", SourceRange(at: 0))) }
  }

  private mutating func add(_ name: String, _ key: String, _ place: SourceLocation) {
    guard let words = People.words(ofName: name) else { return }
    let person = Person(words: words.map { Array($0.utf8) }, key: key, place: place)
    let first = PersonalTraces.hash(person.words[0]), last = PersonalTraces.hash(person.words[words.count - 1])
    // The same person in two documents is looked for once.
    if byFirstWord[first]?.contains(where: { all[$0].words == person.words }) == true { return }
    byFirstWord[first, default: []].append(all.count)
    bySurname[last, default: []].append(all.count)
    let slug = words.flatMap { Folding.slug($0).split(separator: "-").map(String.init) }
    if slug.count > 1 { byFirstSlug[slug[0], default: []].append((all.count, slug)) }
    all.append(person)
  }

  private static let titles: Set<String> = ["dr", "prof", "herr", "herrn", "frau", "mr", "mrs", "ms", "dipl", "ing", "mag"]
  private static let particles: Set<String> = ["von", "van", "de", "zu", "zum", "zur", "der", "den", "del", "della", "di", "da", "dos", "du", "la", "le", "ter", "ten"]

  /// Two to five words that begin with a capital, with small words such as `von` between them. nil: a pseudonym, a first name, a role.
  static func words(ofName name: String) -> [String]? {
    var words = name.composed.split(whereSeparator: { $0.isWhitespace }).map(String.init)
    while let first = words.first, titles.contains(first.lowercased().filter { $0 != "." }) { words.removeFirst() }
    var capitals = 0
    for (at, word) in words.enumerated() {
      guard let head = word.first, word.allSatisfy({ $0.isLetter || $0 == "-" || $0 == "'" || $0 == "’" || $0 == "." }) else { return nil }
      if head.isUppercase { capitals += 1 } else if at == 0 || at == words.count - 1 || !particles.contains(word) { return nil }
    }
    return (2...5).contains(capitals) ? words : nil
  }

  func mayBegin(_ hash: UInt64) -> Bool { byFirstWord[hash] != nil || bySurname[hash] != nil }
  func named(first hash: UInt64) -> [Int] { byFirstWord[hash] ?? [] }
  func named(last hash: UInt64) -> [Int] { bySurname[hash] ?? [] }

  /// The person whose name is part of a file's name or an id.
  func person(inName text: String) -> Person? {
    if isEmpty { return nil }
    let words = Folding.slug(text).split(separator: "-").map(String.init)
    for (at, word) in words.enumerated() {
      for candidate in byFirstSlug[word] ?? [] where words[at...].starts(with: candidate.slug) { return all[candidate.person] }
    }
    return nil
  }
}
