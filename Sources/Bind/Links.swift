import Source

/// Where a link of a body leads, or a file that a key names: a path relative to the file that it is written in, an address outside, or a
/// place in the same file.
struct LinkResolver {
  let index: Index
  /// Of the file that it is written in.
  let path: String
  /// The index of that file among the documents; nil for `jtbd.yml`.
  let document: Int?
  /// Kinds of files, by their endings, that may be published.
  var publishable = LinkResolver.assets

  static let images: Set<String> = ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg"]
  static let assets: Set<String> = images.union(["pdf", "txt", "csv", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp"])

  func target(of text: String, isImage: Bool) -> Target {
    if text.isEmpty { return .link(.fileMissing(path: "")) }
    // Most links are a plain path to another document: nothing in it has a meaning of its own.
    if LinkResolver.isPlain(text), let resolved = LinkResolver.join(folderOf: path, text), let target = index.document(at: resolved) {
      return index.documents[target].isRejected ? .silent : .resolved(Entity(target))
    }
    if let scheme = LinkResolver.scheme(of: text) {
      switch scheme {
      case "http", "https": return isImage ? .link(.imageExternal) : .external
      case "mailto", "tel": return isImage ? .unsafe : .external
      default: return .unsafe
      }
    }
    if text.utf8.starts(with: "//".utf8) { return isImage ? .link(.imageExternal) : .link(.outside) }
    var destination = Substring(text)
    var fragment: String?
    if let hash = destination.utf8.firstIndex(of: UInt8(ascii: "#")) {
      fragment = LinkResolver.percentDecoded(destination[destination.index(after: hash)...]).composed
      destination = destination[..<hash]
    }
    var hasQuery = false
    if let question = destination.utf8.firstIndex(of: UInt8(ascii: "?")) {
      hasQuery = true
      destination = destination[..<question]
    }
    if destination.isEmpty {
      guard let document, !hasQuery else { return .link(.query) }
      return place(fragment, in: document)
    }
    let decoded = LinkResolver.percentDecoded(destination).composed
    if decoded.utf8.first == UInt8(ascii: "/") { return .link(.outside) }
    guard let resolved = LinkResolver.join(folderOf: path, decoded) else { return .link(.outside) }
    // What was collected lies behind nothing that is skipped or linked.
    if let target = index.document(at: resolved) {
      if hasQuery { return .link(.query) }
      if index.documents[target].isRejected { return .silent }
      guard let fragment, !fragment.isEmpty else { return .resolved(Entity(target)) }
      return place(fragment, in: target)
    }
    if let fault = fault(of: resolved) { return fault }
    switch index.tree.entry(at: resolved) {
    case .asset?:
      let ending = resolved.lastIndex(of: ".").map { resolved[resolved.index(after: $0)...].lowercased() } ?? ""
      guard publishable.contains(ending) else { return .link(.notPublishable(path: resolved)) }
      return index.tree.assetFaults[resolved].map { .link(.active(path: resolved, $0)) } ?? .asset(path: resolved)
    case .unreadable(let reason, hidesDocuments: false)?: return .link(.unreadable(reason: reason))
    case .unreadable?, .document?: return .silent
    case .folder?: return .link(.folder)
    case .special?: return .link(.special)
    default: break
    }
    if index.folders.contains(resolved) || resolved.isEmpty { return .link(.folder) }
    if decoded.contains("\\") {
      let forward = String(decoded.map { $0 == "\\" ? "/" : $0 })
      if let other = LinkResolver.join(folderOf: path, forward), index.document(at: other) != nil || index.tree.entry(at: other) != nil {
        return .link(.backslash(correct: String(text.map { $0 == "\\" ? "/" : $0 })))
      }
    }
    if let other = index.spelling(of: resolved) {
      return .link(.spelling(correct: LinkResolver.written(LinkResolver.relative(from: path, to: other)) + (fragment.map { "#" + $0 } ?? "")))
    }
    return .link(.fileMissing(path: resolved))
  }

  /// Nothing but ASCII letters, digits and `-`, `_`, `.`, `/`; no `/` in front.
  private static func isPlain(_ text: String) -> Bool {
    var isFirst = true
    for byte in text.utf8 {
      switch byte {
      case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): break
      case UInt8(ascii: "/") where !isFirst: break
      default: return false
      }
      isFirst = false
    }
    return true
  }

  /// A path as a link has to write it.
  static func written(_ path: String) -> String {
    path.contains(where: { " ()<>%".contains($0) })
      ? path.map { " ()<>%".contains($0) ? "%" + String($0.asciiValue!, radix: 16, uppercase: true) : String($0) }.joined() : path
  }

  /// A path that lies in, or is, something that is not followed.
  private func fault(of target: String) -> Target? {
    var prefix = ""
    for part in target.split(separator: "/") {
      prefix += (prefix.isEmpty ? "" : "/") + part
      if part.hasPrefix(".") { return .link(.skipped(.hidden)) }
      switch index.tree.entry(at: prefix) {
      case .skipped(let reason)?: return .link(.skipped(reason))
      case .link(.outside)?: return .link(.outside)
      case .link?: return .link(.symbolicLink)
      default: break
      }
    }
    return target == "jtbd.yml" ? .link(.skipped(nil)) : nil
  }

  private func place(_ fragment: String?, in target: Int) -> Target {
    guard let fragment, !fragment.isEmpty else { return .resolved(Entity(target)) }
    let other = index.documents[target]
    let slug = Folding.slug(fragment)
    if let item = other.item(slug) { return .resolved(Entity(target, item)) }
    if let heading = other.headings.first(where: { $0.anchor == slug }) ?? other.heading(forgeAnchor: fragment) {
      return .heading(document: target, anchor: heading.anchor)
    }
    if other.hidesItems { return .silent }
    let hits = nearest(to: slug, among: other.items.map(\.id) + other.headings.map(\.anchor))
    return .link(.fragmentMissing(document: target, near: hits.map(\.name), safe: hits.filter { $0.distance <= 2 }.count == 1))
  }

  /// nil: a path. Browsers drop control characters and spaces inside a scheme, and so does this.
  static func scheme(of text: String) -> String? {
    guard text.utf8.contains(UInt8(ascii: ":")) else { return nil }
    var scheme = ""
    for scalar in text.unicodeScalars {
      if scalar.value <= 0x20 || scalar == "\u{AD}" || (0x200B...0x200D).contains(scalar.value) || scalar == "\u{FEFF}" { continue }
      if scalar == ":" { return scheme.isEmpty ? nil : scheme.lowercased() }
      guard scalar.isASCII, scalar.properties.isAlphabetic || "0123456789+.-".unicodeScalars.contains(scalar) else { return nil }
      scheme.unicodeScalars.append(scalar)
    }
    return nil
  }

  static func percentDecoded(_ text: Substring) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    var at = 0
    func hex(_ byte: UInt8) -> UInt8? {
      switch byte {
      case 0x30...0x39: byte - 0x30
      case 0x41...0x46: byte - 0x37
      case 0x61...0x66: byte - 0x57
      default: nil
      }
    }
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "%"), at + 2 < bytes.count, let high = hex(bytes[at + 1]), let low = hex(bytes[at + 2]) {
        out.append(high << 4 | low)
        at += 3
      } else {
        out.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// nil: leaves the workspace.
  static func join(folderOf file: String, _ path: String) -> String? {
    let slash = UInt8(ascii: "/"), dot = UInt8(ascii: ".")
    // Folders of the file, each with its slash.
    var out = Array(file.utf8)
    while let last = out.last, last != slash { out.removeLast() }
    let bytes = Array(path.utf8)
    var at = 0
    while at < bytes.count {
      var end = at
      while end < bytes.count, bytes[end] != slash { end += 1 }
      switch end - at {
      case 0: break
      case 1 where bytes[at] == dot: break
      case 2 where bytes[at] == dot && bytes[at + 1] == dot:
        if out.isEmpty { return nil }
        out.removeLast()
        while let last = out.last, last != slash { out.removeLast() }
      default:
        out.append(contentsOf: bytes[at..<end])
        out.append(slash)
      }
      at = end + 1
    }
    if out.last == slash { out.removeLast() }
    return String(decoding: out, as: UTF8.self)
  }

  static func relative(from file: String, to target: String) -> String {
    let from = file.split(separator: "/").dropLast(), to = target.split(separator: "/")
    var common = 0
    while common < from.count, common < to.count - 1, from[common] == to[common] { common += 1 }
    return (Array(repeating: "..", count: from.count - common) + to[common...].map(String.init)).joined(separator: "/")
  }
}
