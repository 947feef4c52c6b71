import Source
import Bind

/// What betrays a real person in a run of bytes: names, addresses for mail, telephone numbers, profiles.
struct PersonalTraces {
  enum Kind {
    case name(People.Person)
    /// The surname behind Herr, Frau, Dr., Prof., Mr, Ms.
    case surname(People.Person)
    case mail, telephone, profile
  }

  struct Trace {
    let kind: Kind
    let range: Range<Int>
  }

  let people: People
  /// The workspace's own public addresses, in lower case.
  let contacts: [[UInt8]]
  let contactDigits: [[UInt8]]

  init(people: People, contacts: [String]) {
    self.people = people
    self.contacts = contacts.map { PersonalTraces.bare(Array($0.lowercased().utf8)) }
    contactDigits = contacts.map { $0.utf8.filter(PersonalTraces.isDigit) }.filter { $0.count >= 7 }
  }

  // MARK: A quick look

  /// Whether a closer look can find anything. Reads a file's bytes once, without taking anything out of them.
  func mayStand(in bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      PersonalTraces.wordBytes.withUnsafeBufferPointer { mayStand(in: buffer, $0) }
    }
  }

  private func mayStand(in buffer: UnsafeBufferPointer<UInt8>, _ isInWord: UnsafeBufferPointer<Bool>) -> Bool {
    var at = 0
    let count = buffer.count
    let hasPeople = !people.isEmpty
    while at < count {
      let byte = buffer[at]
      switch byte {
      case UInt8(ascii: "@"): return true
      case UInt8(ascii: "/") where at >= 4 && buffer[at - 1] | 0x20 == 0x6D && buffer[at - 2] | 0x20 == 0x6F && buffer[at - 3] | 0x20 == 0x63: return true
      case UInt8(ascii: "\\") where at + 1 < count && (buffer[at + 1] | 0x20 == 0x75 || buffer[at + 1] == 0x78): return true
      case UInt8(ascii: "&") where at + 1 < count && buffer[at + 1] == UInt8(ascii: "#"): return true
      case 0x30...0x39:
        // Seven digits and what stands between them.
        var digits = 0, end = at
        while end < count, PersonalTraces.isDigit(buffer[end]) || PersonalTraces.mayPart(buffer[end]) {
          if PersonalTraces.isDigit(buffer[end]) { digits += 1 }
          end += 1
        }
        let opening = at > 0 ? buffer[at - 1] : 0
        if digits >= 7, byte == 0x30 || opening == UInt8(ascii: "+") || opening == UInt8(ascii: "(") || digits == 10 { return true }
        at = end - 1
      // A name begins with a capital: the most words are only passed.
      case 0x61...0x7A:
        while at + 1 < count, isInWord[Int(buffer[at + 1])] { at += 1 }
      case 0x41...0x5A, 0xC3..<0xE2, 0xE3..<0xF0:
        var hash = PersonalTraces.seed, end = at
        while end < count, isInWord[Int(buffer[end])] {
          hash = PersonalTraces.step(hash, buffer[end])
          end += 1
        }
        if hasPeople {
          if people.mayBegin(hash) { return true }
          // The genitive: „Frau Webers“.
          if buffer[end - 1] == UInt8(ascii: "s"), people.mayBegin(PersonalTraces.hash(UnsafeBufferPointer(rebasing: buffer[at..<(end - 1)]))) { return true }
        }
        at = end - 1
      case 0xC2: at += 1
      case 0xE2: at += 2
      case 0xF0...: at += 3
      default: break
      }
      at += 1
    }
    return false
  }

  fileprivate static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  fileprivate static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

  /// Of the letters a word begins with: `Müller` for `Müller-Weiß`.
  static func hash(_ word: [UInt8]) -> UInt64 { word.withUnsafeBufferPointer { hash($0) } }

  private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = seed
    for byte in word {
      guard isInWord(byte) else { break }
      hash = step(hash, byte)
    }
    return hash
  }

  // MARK: A close look

  /// All traces, in order; of two at one place the first found.
  func all(in bytes: [UInt8]) -> [Trace] {
    var found = names(in: bytes)
    func add(_ kind: Kind, _ range: Range<Int>) {
      if !found.contains(where: { $0.range.overlaps(range) }) { found.append(Trace(kind: kind, range: range)) }
    }
    for range in profiles(in: bytes) { add(.profile, range) }
    for range in mails(in: bytes) { add(.mail, range) }
    for range in telephones(in: bytes) { add(.telephone, range) }
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func names(in bytes: [UInt8]) -> [Trace] {
    if people.isEmpty { return [] }
    var found: [Trace] = []
    var at = 0
    /// The word before, with where it begins.
    var before: Range<Int>?
    while at < bytes.count {
      let byte = bytes[at]
      guard PersonalTraces.isInWord(byte), byte != 0xC2, byte < 0x80 || byte >= 0xC3, byte != 0xE2 else {
        at += byte == 0xC2 ? 2 : byte == 0xE2 ? 3 : byte >= 0xF0 ? 4 : 1
        continue
      }
      var end = at
      while end < bytes.count, PersonalTraces.isInWord(bytes[end]) { end += 1 }
      let word = at..<end
      let hash = PersonalTraces.hash(Array(bytes[word]))
      if let match = people.named(first: hash).lazy.compactMap({ person in self.match(person, at: at, in: bytes).map { (person, $0) } }).first {
        found.append(Trace(kind: .name(people.all[match.0]), range: at..<match.1))
        before = nil
        at = match.1
        continue
      }
      if let title = before, let match = surname(word, hash, behind: title, in: bytes) {
        found.append(match)
        before = nil
        at = match.range.upperBound
        continue
      }
      before = word
      at = end
    }
    return found
  }

  /// Where a full name ends that begins here.
  private func match(_ person: Int, at start: Int, in bytes: [UInt8]) -> Int? {
    var at = start
    for (number, word) in people.all[person].words.enumerated() {
      if number > 0 {
        let gap = PersonalTraces.gap(at, in: bytes)
        if gap == 0 { return nil }
        at += gap
      }
      guard at + word.count <= bytes.count, bytes[at..<(at + word.count)].elementsEqual(word) else { return nil }
      at += word.count
    }
    return isEnd(at, in: bytes) ? at : nil
  }

  /// A word's end, or the `s` of a genitive and then its end.
  private func isEnd(_ at: Int, in bytes: [UInt8]) -> Bool {
    func isLetter(_ at: Int) -> Bool { at < bytes.count && Passage.isLetter(bytes[at]) }
    return !isLetter(at) || (bytes[at] == UInt8(ascii: "s") && !isLetter(at + 1))
  }

  private static let forms: Set<[UInt8]> = Set(["Herr", "Herrn", "Frau", "Dr", "Prof", "Professor", "Professorin", "Mr", "Mrs", "Ms"].map { Array($0.utf8) })

  private func surname(_ word: Range<Int>, _ hash: UInt64, behind title: Range<Int>, in bytes: [UInt8]) -> Trace? {
    guard PersonalTraces.forms.contains(Array(bytes[title])) else { return nil }
    var at = title.upperBound
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") { at += 1 }
    let gap = PersonalTraces.gap(at, in: bytes)
    guard at + gap == word.lowerBound, gap > 0 else { return nil }
    var candidates = people.named(last: hash)
    if bytes[word.upperBound - 1] == UInt8(ascii: "s") { candidates += people.named(last: PersonalTraces.hash(Array(bytes[word].dropLast()))) }
    for person in candidates {
      let surname = people.all[person].words.last!
      let end = word.lowerBound + surname.count
      if end <= bytes.count, bytes[word.lowerBound..<end].elementsEqual(surname), isEnd(end, in: bytes) {
        return Trace(kind: .surname(people.all[person]), range: title.lowerBound..<end)
      }
    }
    return nil
  }

  /// Spaces of any width between two words.
  private static func gap(_ start: Int, in bytes: [UInt8]) -> Int {
    var at = start
    while at < bytes.count {
      if bytes[at] == 0x20 || bytes[at] == 0x09 || bytes[at] == 0x0A || bytes[at] == 0x0D {
        at += 1
      } else if at + 1 < bytes.count, bytes[at] == 0xC2, bytes[at + 1] == 0xA0 {
        at += 2
      } else if at + 2 < bytes.count, bytes[at] == 0xE2, bytes[at + 1] == 0x80, bytes[at + 2] == 0xAF {
        at += 3
      } else {
        break
      }
    }
    return at - start
  }

  private func mails(in bytes: [UInt8]) -> [Range<Int>] {
    func isLocal(_ byte: UInt8) -> Bool {
      PersonalTraces.isAlphanumeric(byte) || byte >= 0x80 || byte == 0x2E || byte == 0x5F || byte == 0x25 || byte == 0x2B || byte == 0x2D
    }
    func isDomain(_ byte: UInt8) -> Bool { PersonalTraces.isAlphanumeric(byte) || byte >= 0xC3 || byte == 0x2E || byte == 0x2D }
    var found: [Range<Int>] = []
    for at in bytes.indices where bytes[at] == UInt8(ascii: "@") {
      var low = at, high = at + 1
      while low > 0, isLocal(bytes[low - 1]) { low -= 1 }
      while low < at, !PersonalTraces.isAlphanumeric(bytes[low]) { low += 1 }
      while high < bytes.count, isDomain(bytes[high]) { high += 1 }
      while high > at + 1, !PersonalTraces.isAlphanumeric(bytes[high - 1]) { high -= 1 }
      guard low < at, low == 0 || bytes[low - 1] != UInt8(ascii: "@"), let dot = bytes[(at + 1)..<max(high, at + 1)].lastIndex(of: 0x2E) else { continue }
      let top = bytes[(dot + 1)..<high]
      guard dot > at + 1, top.count >= 2, top.allSatisfy({ !PersonalTraces.isDigit($0) }) else { continue }
      // git@example.org:path is a place for code.
      if high + 1 < bytes.count, bytes[high] == UInt8(ascii: ":"), PersonalTraces.isAlphanumeric(bytes[high + 1]) { continue }
      if isContact(bytes[low..<high]) { continue }
      found.append(low..<high)
    }
    return found
  }

  private func isContact(_ bytes: ArraySlice<UInt8>) -> Bool {
    let bare = PersonalTraces.bare(bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 })
    return contacts.contains(bare)
  }

  /// Without `https://`, `mailto:`, `www.` and a slash at the end.
  private static func bare(_ address: [UInt8]) -> [UInt8] {
    var rest = address[...]
    for prefix in ["https://", "http://", "mailto:", "tel:", "www."] where rest.starts(with: prefix.utf8) { rest = rest.dropFirst(prefix.utf8.count) }
    while rest.last == UInt8(ascii: "/") { rest = rest.dropLast() }
    return Array(rest)
  }

  /// Numbers written for a telephone: `+49 30 1234567`, `030 1234567`, `(030) 12 34 56 78`, `555-123-4567`.
  private func telephones(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var at = 0
    while at < bytes.count {
      guard PersonalTraces.isDigit(bytes[at]) else {
        at += 1
        continue
      }
      var low = at
      var opened = false
      if low > 0, bytes[low - 1] == UInt8(ascii: "(") { low -= 1; opened = true }
      let isInternational = low > 0 && bytes[low - 1] == UInt8(ascii: "+")
      if isInternational { low -= 1 }
      let run = digits(from: at, in: bytes, opened: opened)
      defer { at = max(run.end, at + 1) }
      guard low == 0 || !isInsideSomethingElse(bytes[low - 1]), run.count >= 7, run.count <= 15, !isQuantity(run.end, in: bytes) else { continue }
      let groups = run.groups
      // `+1 000 000` and `+1000000` are quantities, `0800-1200` and `01067-01099` are ranges.
      let isThousands = groups.count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 }
      let isRange = groups.count == 2 && run.onlyHyphens && groups[0].count == groups[1].count
      let isTelephone: Bool
      if isInternational {
        isTelephone = groups.count == 1 ? run.count >= 10 : !isThousands
      } else if groups[0][0] == 0x30 {
        let isDate = groups.count == 3 && groups[0].count <= 2 && groups[1].count <= 2
        let isFrench = groups.count == 5 && groups.allSatisfy { $0.count == 2 }
        isTelephone = groups.count > 1 && !isDate && !isRange && !run.hasPoint && (groups[0].count >= 3 || opened || isFrench || groups[0] == [0x30, 0x30])
      } else {
        isTelephone = groups.map(\.count) == [3, 3, 4] && !run.hasPoint && (opened || run.onlyHyphens)
      }
      guard isTelephone, !isBook(low, in: bytes) else { continue }
      let digits = groups.flatMap(\.self)
      if contactDigits.contains(where: { digits.suffix(9).elementsEqual($0.suffix(9)) }) { continue }
      found.append(low..<run.end)
    }
    return found
  }

  private struct Run {
    var groups: [[UInt8]] = []
    var end = 0
    var hasPoint = false
    var onlyHyphens = true
    var count: Int { groups.reduce(0) { $0 + $1.count } }
  }

  private func digits(from start: Int, in bytes: [UInt8], opened: Bool) -> Run {
    var run = Run()
    var at = start
    var isOpen = opened
    while at < bytes.count {
      var end = at
      while end < bytes.count, PersonalTraces.isDigit(bytes[end]) { end += 1 }
      run.groups.append(Array(bytes[at..<end]))
      run.end = end
      // At most three signs between two groups: `) `, ` / `, ` (0) `.
      var next = end, signs = 0
      while next < bytes.count, signs < 3, !PersonalTraces.isDigit(bytes[next]) {
        let width = bytes[next] == 0xC2 && next + 1 < bytes.count && bytes[next + 1] == 0xA0 ? 2 : 1
        guard width == 2 || PersonalTraces.mayPart(bytes[next]) else { break }
        if bytes[next] == UInt8(ascii: ")") { if !isOpen { break }; isOpen = false }
        if bytes[next] == UInt8(ascii: "(") { isOpen = true }
        next += width
        signs += 1
      }
      guard next > end, next < bytes.count, PersonalTraces.isDigit(bytes[next]) else { break }
      run.hasPoint = run.hasPoint || bytes[end..<next].contains(UInt8(ascii: "."))
      run.onlyHyphens = run.onlyHyphens && bytes[end..<next].allSatisfy { $0 == UInt8(ascii: "-") }
      at = next
    }
    return run
  }

  private func isInsideSomethingElse(_ byte: UInt8) -> Bool {
    PersonalTraces.isInWord(byte) || PersonalTraces.isDigit(byte) || [0x2F, 0x5F, 0x3D, 0x2D, 0x2E, 0x2C, 0x25, 0x23, 0x26, 0x24].contains(byte)
  }

  /// A unit or a letter right behind it: a sum, a quantity, part of a longer name.
  private func isQuantity(_ end: Int, in bytes: [UInt8]) -> Bool {
    guard end < bytes.count else { return false }
    if PersonalTraces.isInWord(bytes[end]) || bytes[end] == UInt8(ascii: "_") { return true }
    var at = end
    while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0xC2 || bytes[at] == 0xA0 { at += 1 }
    guard at < bytes.count else { return false }
    if bytes[at] == UInt8(ascii: "%") || bytes[at] == UInt8(ascii: "$") { return true }
    if bytes[at] == 0xE2, at + 1 < bytes.count, bytes[at + 1] == 0x82 { return true }
    var word: [UInt8] = []
    while at < bytes.count, PersonalTraces.isInWord(bytes[at]) { word.append(bytes[at] | 0x20); at += 1 }
    return Units.words.contains(String(decoding: word, as: UTF8.self))
  }

  private func isBook(_ start: Int, in bytes: [UInt8]) -> Bool {
    let before = bytes[max(0, start - 9)..<start].map { $0 | 0x20 }
    return before.firstRange(of: Array("isbn".utf8)) != nil || before.firstRange(of: Array("issn".utf8)) != nil
  }

  /// Where profiles of people stand: the host, and what comes before the name.
  private static let networks: [(host: String, path: [String])] = [
    ("linkedin.com", ["in", "pub"]), ("xing.com", ["profile"]), ("x.com", []), ("twitter.com", []), ("instagram.com", []), ("facebook.com", []),
    ("tiktok.com", []), ("threads.com", []),
  ]
  /// Pages of the networks themselves.
  private static let noProfiles: Set<String> = [
    "home", "search", "hashtag", "intent", "share", "sharer", "sharer.php", "i", "explore", "p", "reel", "reels", "groups", "events", "pages", "watch",
    "login", "legal", "about", "tos", "privacy", "tag", "discover", "help", "settings", "policies",
  ]

  private func profiles(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for at in bytes.indices where bytes[at] == UInt8(ascii: "/") && at > 4 && PersonalTraces.isAlphanumeric(bytes[at - 1]) {
      var low = at
      while low > 0, PersonalTraces.isAlphanumeric(bytes[low - 1]) || bytes[low - 1] == 0x2E || bytes[low - 1] == 0x2D { low -= 1 }
      let host = String(decoding: bytes[low..<at], as: UTF8.self).lowercased()
      guard let network = PersonalTraces.networks.first(where: { host == $0.host || host.hasSuffix("." + $0.host) }) else { continue }
      var high = at
      while high < bytes.count, bytes[high] > 0x20, ![0x22, 0x27, 0x28, 0x29, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D, 0x60].contains(bytes[high]) { high += 1 }
      while high > at, [0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F].contains(bytes[high - 1]) { high -= 1 }
      let parts = bytes[(at + 1)..<max(high, at + 1)].split(whereSeparator: { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 }).map { String(decoding: $0, as: UTF8.self).lowercased() }
      guard let first = parts.first else { continue }
      if network.path.isEmpty ? PersonalTraces.noProfiles.contains(first) : !(network.path.contains(first) && parts.count > 1) { continue }
      if bytes[..<low].suffix(8).elementsEqual("https://".utf8) { low -= 8 } else if bytes[..<low].suffix(7).elementsEqual("http://".utf8) { low -= 7 }
      if isContact(bytes[low..<high]) { continue }
      found.append(low..<high)
    }
    return found
  }

  // MARK: Bytes

  fileprivate static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  private static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) }
  /// A letter, or the inside of one; signs and quotation marks begin with C2 or E2 and end a word.
  private static func isInWord(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x80 && byte != 0xC2 && byte != 0xE2 && byte < 0xF0 }
  /// The same as a table, for whoever reads all there is.
  private static let wordBytes = (0...255).map { isInWord(UInt8($0)) }
  private static func mayPart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "."), 0xC2, 0xA0: true
    default: false
    }
  }
}
