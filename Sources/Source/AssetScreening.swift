
/// Whether a file of the workspace may be published as it is. Strict rather than clever: what cannot be read with certainty is refused.
package enum AssetScreening {
  /// nil: nothing speaks against it. Only SVG and CSS are looked into; every other kind is inert where it is shown.
  package static func fault(in bytes: [UInt8], path: String) -> AssetFault? {
    switch ending(of: path) {
    case "svg": fault(inSVG: bytes)
    case "css": fault(inStyleSheet: bytes, path: path)
    default: nil
    }
  }

  /// Whether the answer depends on what stands in the file.
  package static func looksInto(_ path: String) -> Bool { ["svg", "css"].contains(ending(of: path)) }

  private static func ending(of path: String) -> String {
    path.lastIndex(of: ".").map { path[path.index(after: $0)...].lowercased() } ?? ""
  }

  // MARK: Style sheets

  private static func fault(inStyleSheet bytes: [UInt8], path: String) -> AssetFault? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return .unreadable }
    return fault(inCSS: text) { address in
      if isEmbedded(address) { return true }
      // A path below the workspace's root, counted from the style sheet's folder.
      guard !address.isEmpty, !address.hasPrefix("/"), !address.contains(":"), !address.contains("\\") else { return false }
      var depth = path.split(separator: "/").count - 1
      for part in address.split(separator: "/") where part != "." {
        depth += part == ".." ? -1 : 1
        if depth < 0 { return false }
      }
      return true
    }
  }

  /// Looks for what loads: as it is written, and with escapes undone and comments taken out.
  private static func fault(inCSS text: String, allowed: (String) -> Bool) -> AssetFault? {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: ":") }) else { return nil }
    let plain = unescaped(text)
    for variant in Set([plain.lowercased(), withoutComments(plain).lowercased()]) {
      if variant.contains("@import") { return .importRule }
      for function in ["url(", "src(", "image(", "image-set(", "expression(", "behavior:", "-moz-binding"] {
        var rest = variant[...]
        while let found = rest.firstRange(of: function) {
          rest = rest[found.upperBound...]
          guard function == "url(" else {
            // `background-image(` is no function of CSS; `image-set(…)` is one with an address without `url(`.
            if function == "image(" || function == "src(", let before = variant[..<found.lowerBound].last, before.isLetter || before == "-" { continue }
            return .address(function)
          }
          let argument = rest.prefix { $0 != ")" }
          let address = trimmed(argument).trimmingQuotes
          if !address.hasPrefix("#"), !allowed(address) { return .address(String(address.prefix(80))) }
        }
      }
    }
    return nil
  }

  /// CSS escapes undone: `\75rl(` is `url(`.
  private static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
    var out = String.UnicodeScalarView()
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      guard scalar == "\\" else {
        out.append(scalar)
        continue
      }
      let digits = scalars.prefix(6).prefix { $0.properties.isASCIIHexDigit }
      if digits.isEmpty {
        if let next = scalars.popFirst(), next != "\n" { out.append(next) }
        continue
      }
      scalars = scalars.dropFirst(digits.count)
      if let next = scalars.first, next == " " || next == "\n" || next == "\t" { scalars = scalars.dropFirst() }
      out.append(UInt32(String(digits), radix: 16).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}")
    }
    return String(out)
  }

  private static func withoutComments(_ text: String) -> String {
    var out = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "/*") {
      out += rest[..<start.lowerBound]
      rest = rest[start.upperBound...]
      guard let end = rest.firstRange(of: "*/") else { return out }
      rest = rest[end.upperBound...]
    }
    return out + rest
  }

  // MARK: SVG

  private static let elements: Set<String> = [
    "script", "foreignobject", "iframe", "embed", "object", "audio", "video", "handler", "listener", "link", "meta", "base", "form", "html", "body",
  ]
  private static let addressAttributes: Set<String> = ["href", "src", "srcset", "data", "action", "formaction", "base", "ping", "poster", "background", "codebase"]

  private static func fault(inSVG bytes: [UInt8]) -> AssetFault? {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let text = String(validating: bytes[start...], as: UTF8.self), !text.utf8.contains(0) else { return .unreadable }
    var scanner = MarkupScanner(text)
    var styleDepth = 0
    while let token = scanner.next() {
      switch token {
      case .unreadable: return .unreadable
      case .declaration(let content):
        let lower = content.lowercased()
        if lower.hasPrefix("?xml ") || lower.hasPrefix("?xml\n") || lower.hasPrefix("?xml?") {
          if let encoding = lower.firstRange(of: "encoding"), !lower[encoding.upperBound...].contains("utf-8") { return .declaration("encoding") }
        } else if lower.hasPrefix("?") {
          return .declaration(String(content.prefix { !$0.isWhitespace }))
        } else if content.contains("[") || !lower.hasPrefix("!doctype") {
          return .declaration(String(content.prefix { !$0.isWhitespace }))
        }
      case .text(let content):
        if styleDepth > 0, let fault = fault(inCSS: decoded(content), allowed: isEmbedded) { return fault }
      case .close(let name): if localName(name) == "style" { styleDepth -= 1 }
      case .open(let name, let attributes, let isEmpty):
        let local = localName(name)
        if elements.contains(local) { return .element(name) }
        if local == "style", !isEmpty { styleDepth += 1 }
        for (key, raw) in attributes {
          let lower = key.lowercased()
          if lower == "xmlns" || lower.hasPrefix("xmlns:") { continue }
          let local = localName(key), value = trimmed(decoded(raw)[...])
          if local.hasPrefix("on") { return .handler(key) }
          if addressAttributes.contains(local), !value.isEmpty, !value.hasPrefix("#"), !isEmbedded(value) { return .address(String(value.prefix(80))) }
          // An animation may not write what the file could not say.
          if local == "attributename", addressAttributes.contains(localName(value)) || localName(value).hasPrefix("on") { return .address(value) }
          if value.lowercased().filter({ !$0.isWhitespace }).contains("javascript:") { return .address("javascript:") }
          if let fault = fault(inCSS: value, allowed: isEmbedded) { return fault }
        }
      }
    }
    return nil
  }

  /// A picture that lies in the address itself. SVG is none of them: it could hold everything that is refused here.
  private static func isEmbedded(_ address: String) -> Bool {
    let lower = address.lowercased()
    return ["data:image/png", "data:image/jpeg", "data:image/jpg", "data:image/gif", "data:image/webp", "data:image/avif", "data:font/", "data:application/font"]
      .contains { lower.hasPrefix($0) }
  }

  private static func localName(_ name: String) -> String {
    (name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name).lowercased()
  }

  /// The five entities of XML and numeric ones undone.
  private static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var out = ""
    var rest = text[...]
    while let ampersand = rest.firstIndex(of: "&") {
      out += rest[..<ampersand]
      rest = rest[rest.index(after: ampersand)...]
      guard let end = rest.firstIndex(of: ";") else { return out + "&" + rest }
      let name = rest[..<end]
      rest = rest[rest.index(after: end)...]
      switch name {
      case "amp": out += "&"
      case "lt": out += "<"
      case "gt": out += ">"
      case "quot": out += "\""
      case "apos": out += "'"
      default:
        let digits = name.dropFirst()
        let number = digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
        if name.hasPrefix("#"), let scalar = number.flatMap(Unicode.Scalar.init) { out.unicodeScalars.append(scalar) }
      }
    }
    return out + rest
  }

  /// Without spaces and control characters at the ends and line breaks inside: browsers leave them out of addresses.
  private static func trimmed(_ text: Substring) -> String {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.value <= 0x20 }
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, isBlank(first) { scalars.removeFirst() }
    while let last = scalars.last, isBlank(last) { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars.filter { $0 != "\n" && $0 != "\r" && $0 != "\t" }))
  }
}

extension String {
  fileprivate var trimmingQuotes: String {
    guard count >= 2, let first, first == last, first == "\"" || first == "'" else { return self }
    return String(dropFirst().dropLast())
  }
}

/// The tags and texts of an XML file, in order. It checks no grammar; what it cannot take apart ends as `unreadable`.
private struct MarkupScanner {
  enum Token {
    case open(name: String, attributes: [(key: String, value: String)], isEmpty: Bool)
    case close(String)
    case text(String)
    /// `<!…>` and `<?…>` without their brackets.
    case declaration(String)
    case unreadable
  }

  private let bytes: [UInt8]
  private var at = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  mutating func next() -> Token? {
    guard at < bytes.count else { return nil }
    guard bytes[at] == UInt8(ascii: "<") else {
      let end = bytes[at...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
      defer { at = end }
      return .text(string(at, end))
    }
    if follows("<!--") {
      guard let end = find("-->", from: at + 4) else { return .unreadable }
      at = end + 3
      return next() ?? .text("")
    }
    if follows("<![CDATA[") {
      guard let end = find("]]>", from: at + 9) else { return .unreadable }
      defer { at = end + 3 }
      // As text it would have to be escaped; here it stands as it is.
      return .text(string(at + 9, end).replacingAmpersands)
    }
    if follows("<?") {
      guard let end = find("?>", from: at + 2) else { return .unreadable }
      defer { at = end + 2 }
      return .declaration(string(at + 1, end))
    }
    if follows("<!") {
      // A document type with an inner part holds `>`: told by its bracket, it is refused whole.
      guard let end = find(">", from: at) else { return .unreadable }
      defer { at = end + 1 }
      return .declaration(string(at + 1, end))
    }
    return tag()
  }

  private mutating func tag() -> Token {
    var here = at + 1
    let isClose = here < bytes.count && bytes[here] == UInt8(ascii: "/")
    if isClose { here += 1 }
    let nameStart = here
    while here < bytes.count, !MarkupScanner.endsName(bytes[here]) { here += 1 }
    guard here > nameStart, here < bytes.count else { return unreadable() }
    let name = string(nameStart, here)
    var attributes: [(key: String, value: String)] = []
    var isEmpty = false
    while true {
      while here < bytes.count, MarkupScanner.isSpace(bytes[here]) || bytes[here] == UInt8(ascii: "/") {
        isEmpty = bytes[here] == UInt8(ascii: "/")
        here += 1
      }
      guard here < bytes.count else { return unreadable() }
      if bytes[here] == UInt8(ascii: ">") {
        at = here + 1
        return isClose ? .close(name) : .open(name: name, attributes: attributes, isEmpty: isEmpty)
      }
      let keyStart = here
      while here < bytes.count, !MarkupScanner.endsName(bytes[here]), bytes[here] != UInt8(ascii: "=") { here += 1 }
      let key = string(keyStart, here)
      while here < bytes.count, MarkupScanner.isSpace(bytes[here]) { here += 1 }
      // XML knows no attribute without a value and no value without quotes.
      guard !key.isEmpty, here + 1 < bytes.count, bytes[here] == UInt8(ascii: "=") else { return unreadable() }
      here += 1
      while here < bytes.count, MarkupScanner.isSpace(bytes[here]) { here += 1 }
      guard here < bytes.count, bytes[here] == UInt8(ascii: "\"") || bytes[here] == UInt8(ascii: "'") else { return unreadable() }
      let quote = bytes[here]
      guard let end = bytes[(here + 1)...].firstIndex(of: quote) else { return unreadable() }
      attributes.append((key, string(here + 1, end)))
      isEmpty = false
      here = end + 1
    }
  }

  private mutating func unreadable() -> Token {
    at = bytes.count
    return .unreadable
  }

  private func string(_ start: Int, _ end: Int) -> String { String(decoding: bytes[start..<max(start, end)], as: UTF8.self) }

  private func follows(_ text: StaticString) -> Bool {
    at + text.utf8CodeUnitCount <= bytes.count
      && bytes[at..<(at + text.utf8CodeUnitCount)].elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private func find(_ text: String, from start: Int) -> Int? {
    let pattern = Array(text.utf8)
    var here = start
    while here + pattern.count <= bytes.count {
      guard let first = bytes[here...].firstIndex(of: pattern[0]), first + pattern.count <= bytes.count else { return nil }
      if bytes[first..<(first + pattern.count)].elementsEqual(pattern) { return first }
      here = first + 1
    }
    return nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
  private static func endsName(_ byte: UInt8) -> Bool { isSpace(byte) || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "<") }
}

extension String {
  fileprivate var replacingAmpersands: String { contains("&") ? split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&amp;") : self }
}
