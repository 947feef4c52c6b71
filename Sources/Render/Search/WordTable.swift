import Source

/// The words of a few hundred documents, each once, with the documents that hold it: what a search in the browser looks through.
///
/// Words are kept as they are looked for: lower case, accents taken off, umlauts and ß left, because what they may be spelt like is the
/// searcher's choice. Everything is done on bytes; a word becomes a string nowhere.
struct WordTable {
  /// One word behind the other, and where each begins.
  private var text: [UInt8] = []
  private var starts: [Int32] = [0]
  /// Open addressing: a word's number and one, 0 where nothing is.
  private var slots: [Int32]
  private var hashes: [UInt32] = []
  /// The last document that was noted for a word.
  private var last: [Int16] = []
  private var found: [(word: Int32, document: Int16)] = []

  /// Documents that fit: their numbers are written with at most two characters.
  static let capacity = 1024
  /// Longer than any word: keys, addresses, coded data.
  private static let longest = 48

  init() {
    slots = [Int32](repeating: 0, count: 1 << 13)
  }

  var count: Int { last.count }

  /// 0: parts words; else the byte that a byte of ASCII becomes.
  private static let ascii: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 128)
    for byte in 0x30...0x39 { table[byte] = UInt8(byte) }
    for byte in 0x61...0x7A {
      table[byte] = UInt8(byte)
      table[byte - 32] = UInt8(byte)
    }
    return table
  }()

  /// The letters of Latin-1 from U+00C0 to U+00DF without their accents; umlauts and ß are told apart before.
  private static let latin: [StaticString] = [
    "a", "a", "a", "a", "ä", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i", "d", "n", "o", "o", "o", "o", "ö", "", "o", "u", "u", "u", "ü", "y", "th", "ß",
  ]

  /// Notes the words of a text for a document.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, document: Int) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: WordTable.longest + 8) { letters in
      WordTable.ascii.withUnsafeBufferPointer { ascii in
        var token = Token(letters)
        var at = 0
        while at < bytes.count {
          let byte = bytes[at]
          if byte < 0x80 {
            let letter = ascii[Int(byte)]
            if letter != 0 { token.append(letter) } else if token.count > 0 { close(&token, document) }
            at += 1
          } else {
            at += other(bytes, at, &token, document)
          }
        }
        close(&token, document)
      }
    }
  }

  /// A word in the making.
  private struct Token {
    let letters: UnsafeMutableBufferPointer<UInt8>
    /// Goes on counting where there is no more room: such a word is not noted.
    private(set) var count = 0
    private(set) var hash: UInt32 = 0x811C_9DC5

    init(_ letters: UnsafeMutableBufferPointer<UInt8>) { self.letters = letters }

    mutating func append(_ byte: UInt8) {
      if count < WordTable.longest { letters[count] = byte }
      count += 1
      hash = (hash ^ UInt32(byte)) &* 0x0100_0193
    }

    mutating func append(_ bytes: some Sequence<UInt8>) { for byte in bytes { append(byte) } }

    /// Two dots behind the last letter make an umlaut of it.
    mutating func addDots() {
      guard count > 0, count < WordTable.longest else { return }
      let last = letters[count - 1]
      let umlaut: UInt8 = last == UInt8(ascii: "a") ? 0xA4 : last == UInt8(ascii: "o") ? 0xB6 : last == UInt8(ascii: "u") ? 0xBC : 0
      guard umlaut != 0 else { return }
      let before = count - 1
      clear()
      for at in 0..<before { append(letters[at]) }
      append(0xC3)
      append(umlaut)
    }

    mutating func clear() {
      count = 0
      hash = 0x811C_9DC5
    }
  }

  /// One character beyond ASCII; how many bytes it takes.
  private mutating func other(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ token: inout Token, _ document: Int) -> Int {
    let byte = bytes[at]
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 1
    guard length > 1, at + length <= bytes.count else {
      close(&token, document)
      return 1
    }
    let second = bytes[at + 1]
    switch byte {
    // A soft hyphen stands inside of a word.
    case 0xC2: if second != 0xAD { close(&token, document) }
    case 0xC3:
      let letter = WordTable.latin[Int(second & 0x1F)]
      if letter.utf8CodeUnitCount == 0 { close(&token, document) } else if second == 0xBF { token.append(UInt8(ascii: "y")) } else {
        token.append(UnsafeBufferPointer(start: letter.utf8Start, count: letter.utf8CodeUnitCount))
      }
    // A mark by itself belongs to the letter before.
    case 0xCC: if second == 0x88 { token.addDots() }
    case 0xCD where second < 0xB0: break
    case 0xE2: close(&token, document)
    default:
      let scalars = String(decoding: UnsafeBufferPointer(rebasing: bytes[at..<(at + length)]), as: UTF8.self).lowercased().decomposedScalars
      if let first = scalars.first, first.properties.isAlphabetic || first.properties.numericType != nil {
        token.append(String(first).utf8)
      } else {
        close(&token, document)
      }
    }
    return length
  }

  private mutating func close(_ token: inout Token, _ document: Int) {
    defer { token.clear() }
    guard token.count > 1, token.count <= WordTable.longest else { return }
    let mask = slots.count - 1
    var slot = Int(token.hash) & mask
    while slots[slot] != 0 {
      let word = Int(slots[slot]) - 1
      if hashes[word] == token.hash, isToken(token, word) {
        if Int(last[word]) != document {
          last[word] = Int16(document)
          found.append((Int32(word), Int16(document)))
        }
        return
      }
      slot = (slot + 1) & mask
    }
    let word = count
    slots[slot] = Int32(word + 1)
    hashes.append(token.hash)
    last.append(Int16(document))
    text.append(contentsOf: token.letters[..<token.count])
    starts.append(Int32(text.count))
    found.append((Int32(word), Int16(document)))
    if count * 2 > slots.count { grow() }
  }

  private func isToken(_ token: Token, _ word: Int) -> Bool {
    let start = Int(starts[word])
    guard Int(starts[word + 1]) - start == token.count else { return false }
    return text.withUnsafeBufferPointer { text in
      for at in 0..<token.count where text[start + at] != token.letters[at] { return false }
      return true
    }
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    for word in 0..<count {
      var slot = Int(hashes[word]) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(word + 1)
    }
  }

  private static let digits = Array("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_".utf8)

  /// Two strings of JavaScript: the words with spaces between them, in the order in which they were met; and for each word the distances
  /// from one of its documents to the next, a character for those below 48, else two.
  func write(into out: inout ByteBuffer) {
    out.append("\"")
    for word in 0..<count {
      if word > 0 { out.append(0x20) }
      out.append(contentsOf: text[Int(starts[word])..<Int(starts[word + 1])])
    }
    out.append("\",\n\"")
    var places = [Int](repeating: 0, count: count + 1)
    for pair in found { places[Int(pair.word) + 1] += 1 }
    for word in 0..<count { places[word + 1] += places[word] }
    var documents = [Int16](repeating: 0, count: found.count)
    var next = places
    for pair in found {
      documents[next[Int(pair.word)]] = pair.document
      next[Int(pair.word)] += 1
    }
    for word in 0..<count {
      if word > 0 { out.append(0x20) }
      var previous = -1
      for at in places[word]..<places[word + 1] {
        let gap = Int(documents[at]) - previous - 1
        previous = Int(documents[at])
        if gap < 48 { out.append(WordTable.digits[gap]) } else {
          out.append(WordTable.digits[48 + (gap - 48) / 64])
          out.append(WordTable.digits[(gap - 48) % 64])
        }
      }
    }
    out.append("\"")
  }
}
