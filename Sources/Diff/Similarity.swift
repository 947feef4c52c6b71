import Bind

/// The words of something, counted: what two versions of a text are recognised by. Whole numbers only: their sum does not depend on the
/// order of a dictionary.
struct WordBag: Sendable {
  private(set) var counts: [UInt64: Int] = [:]

  mutating func add(_ token: UInt64, _ weight: Int = 2) { counts[token, default: 0] += weight }

  mutating func add(words text: String) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var length = 0
    func isWord(_ byte: UInt8) -> Bool { byte >= 0x80 || (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5A) || (byte >= 0x61 && byte <= 0x7A) }
    for byte in text.utf8 {
      if isWord(byte) {
        // Capitals do not count.
        hash = (hash ^ UInt64(byte >= 0x41 && byte <= 0x5A ? byte + 32 : byte)) &* 0x100_0000_01B3
        length += 1
      } else if length > 0 {
        add(hash)
        (hash, length) = (0xCBF2_9CE4_8422_2325, 0)
      }
    }
    if length > 0 { add(hash) }
  }

  mutating func add(_ atoms: [Atom]) {
    for atom in atoms {
      switch atom {
      case .text(let text), .dangling(let text): add(words: text)
      // A word of the language says less than a word of the author's.
      case .term, .number, .day, .flag, .money, .duration, .bytes, .scale, .open: add(token(atom), 1)
      case .reference, .person, .unreadable: add(token(atom))
      }
    }
  }

  private func token(_ atom: Atom) -> UInt64 {
    switch atom {
    case .reference(let identity): tokenDigest("r", identity.text)
    case .person(let digest), .unreadable(let digest): digest
    case .term(let term): tokenDigest("t", term)
    default: tokenDigest("v", "\(atom)")
    }
  }

  /// How much of both is the same: 0…1. `weights`: what a word is worth.
  func likeness(to other: WordBag, weights: [UInt64: Int]? = nil) -> Double {
    var shared = 0, all = 0
    for (token, count) in counts {
      let weight = weights.map { $0[token] ?? 1 } ?? 1
      all += count * weight
      if let there = other.counts[token] { shared += min(count, there) * weight }
    }
    for (token, count) in other.counts { all += count * (weights.map { $0[token] ?? 1 } ?? 1) }
    return all == 0 ? 0 : 2 * Double(shared) / Double(all)
  }

  /// Of two short texts, letter by letter: three letters at a time, so that an inflected or compounded word still counts.
  static func likeness(ofLetters a: String, _ b: String) -> Double {
    func bag(_ text: String) -> WordBag {
      var bag = WordBag()
      let bytes = Array((" " + Folding.words(text) + " ").utf8)
      guard bytes.count >= 3 else { return bag }
      for at in 0...(bytes.count - 3) { bag.add(UInt64(bytes[at]) << 16 | UInt64(bytes[at + 1]) << 8 | UInt64(bytes[at + 2])) }
      return bag
    }
    return bag(a).likeness(to: bag(b))
  }
}

private func tokenDigest(_ sort: String, _ text: String) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in sort.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  return hash
}

extension DocumentForm {
  /// Everything that it says, names of its own included.
  var bag: WordBag {
    var bag = WordBag()
    for field in fields { bag.add(field.atoms) }
    for part in parts { for field in part.fields { bag.add(field.atoms) } }
    return bag
  }
}

extension PartForm {
  var bag: WordBag {
    var bag = WordBag()
    for field in fields { bag.add(field.atoms) }
    return bag
  }

  var title: String {
    if case .text(let text)? = field("title")?.atoms.first { return text }
    return ""
  }
}
