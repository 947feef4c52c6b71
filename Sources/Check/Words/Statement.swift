import Source
import Bind

/// A title read as a statement: its words, and the marks between them that can join two things.
struct Statement {
  struct Token {
    /// In lower case; a mark as it stands.
    let word: String
    /// UTF-8 offsets into the title.
    let range: Range<Int>
    /// Begins with a capital: in German a noun, but for the first word.
    let isCapital: Bool
    /// `,` `&` `/` and the like.
    let isMark: Bool

    /// The parts of a word with hyphens, the word itself where it has none.
    var parts: [Substring] { word.split(separator: "-") }
  }

  let text: Text
  let language: Language
  let tokens: [Token]
  /// The tokens without marks.
  let words: [Token]

  init(_ text: Text, _ language: Language) {
    self.text = text
    self.language = language
    tokens = Statement.read(text.string)
    words = tokens.contains(where: \.isMark) ? tokens.filter { !$0.isMark } : tokens
  }

  /// The words before a subordinate clause or a bracket; all of them where there is none.
  var core: ArraySlice<Token> {
    for (at, token) in tokens.enumerated() where token.isMark && at > 0 {
      if token.word == "(" || token.word == "–" || token.word == ":" { return tokens[..<at] }
      guard token.word == ",", at + 1 < tokens.count else { continue }
      let opener = tokens[at + 1].word
      if language == .de ? German.clauseOpeners.contains(opener) : English.clauseOpeners.contains(opener) { return tokens[..<at] }
    }
    return tokens[...]
  }

  /// The title without some of its words, beginning with a capital.
  func without(_ range: Range<Int>) -> String {
    let bytes = Array(text.string.utf8)
    var rest = (bytes[..<range.lowerBound] + bytes[range.upperBound...]).split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
    // “Find an affordable place” becomes “find a place”.
    let before = bytes[..<range.lowerBound].split(separator: UInt8(ascii: " ")).count - 1
    if language == .en, before >= 0, before + 1 < rest.count, ["a", "an"].contains(rest[before].lowercased()), let sound = rest[before + 1].lowercased().first {
      rest[before] = rest[before].prefix(1) + ("aeiou".contains(sound) ? "n" : "")
    }
    let out = rest.joined(separator: " ")
    return out.prefix(1).uppercased() + out.dropFirst()
  }

  func original(_ token: Token) -> String { Statement.slice(text.string, token.range) }

  private static func slice(_ text: String, _ range: Range<Int>) -> String {
    String(decoding: Array(text.utf8)[range], as: UTF8.self)
  }

  /// Words are letters, digits, and hyphens and apostrophes inside them; quotation marks and full stops fall away.
  private static func read(_ text: String) -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(8)
    var start: Int?
    let utf8 = text.utf8
    func word(_ from: Int, _ to: Int) {
      let low = utf8.index(utf8.startIndex, offsetBy: from), high = utf8.index(utf8.startIndex, offsetBy: to)
      let part = text[low..<high]
      let first = part.unicodeScalars.first!
      let isCapital = first.isASCII ? first.value < 0x5B && first.value > 0x40 : first.properties.isUppercase
      tokens.append(Token(word: part.lowercased(), range: from..<to, isCapital: isCapital, isMark: false))
    }
    var at = 0
    for scalar in text.unicodeScalars {
      let size = UTF8.width(scalar)
      defer { at += size }
      let isWord: Bool
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9": isWord = true
      case "-", "'", "’", "*", "_": isWord = start != nil
      case "$", "€", "%": isWord = true
      default: isWord = !scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar.value == 0x301 || scalar.value == 0x308)
      }
      if isWord {
        if start == nil { start = at }
        continue
      }
      if let from = start { word(from, at); start = nil }
      switch scalar {
      case ",", ";", ":", "&", "/", "+", "(", "–", "—":
        tokens.append(Token(word: scalar == "—" ? "–" : String(scalar), range: at..<at + size, isCapital: false, isMark: true))
      default: break
      }
    }
    if let from = start { word(from, at) }
    return tokens
  }
}

extension String {
  /// Whether the word ends like one of these (ASCII) and has something before it.
  func ends(_ endings: [StaticString]) -> Bool {
    let bytes = utf8
    for ending in endings {
      let count = ending.utf8CodeUnitCount
      guard bytes.count > count + 1 else { continue }
      if bytes.suffix(count).elementsEqual(UnsafeBufferPointer(start: ending.utf8Start, count: count)) { return true }
    }
    return false
  }
}

extension Statement {
  /// A part of the title as it stands there.
  func exact(_ range: Range<Int>) -> String { Statement.slice(text.string, range).trimmingSpaces }

  /// A part of the title as a title of its own.
  func part(_ range: some RangeExpression<Int>) -> String {
    let bytes = Array(text.string.utf8)
    let part = String(decoding: bytes[range.relative(to: bytes.indices)], as: UTF8.self).trimmingSpaces
    return part.prefix(1).uppercased() + part.dropFirst()
  }
}
