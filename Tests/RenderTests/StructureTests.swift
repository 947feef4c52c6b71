import Foundation
import Render
import Source
import Testing

/// A page's markup, read strictly: every tag closed in order, attributes quoted.
struct Markup {
  struct Tag {
    let name: String
    let attributes: [(name: String, value: String)]
    let isClosing: Bool
    subscript(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
  }

  private(set) var tags: [Tag] = []
  private(set) var faults: [String] = []
  /// The text outside of tags.
  private(set) var text = ""

  private static let void: Set<String> = ["meta", "link", "br", "hr", "img", "input", "wbr"]

  init(_ html: String) {
    var open: [String] = []
    let bytes = Array(html.utf8)
    var at = 0
    while at < bytes.count {
      guard bytes[at] == UInt8(ascii: "<") else {
        let start = at
        while at < bytes.count, bytes[at] != UInt8(ascii: "<") { at += 1 }
        let piece = String(decoding: bytes[start..<at], as: UTF8.self)
        if piece.contains(">") { faults.append("a loose > in “\(piece.prefix(60))”") }
        text += piece
        continue
      }
      var end = at + 1, isQuoted = false
      while end < bytes.count, isQuoted || bytes[end] != UInt8(ascii: ">") {
        if bytes[end] == UInt8(ascii: "\"") { isQuoted.toggle() }
        end += 1
      }
      let inside = String(decoding: bytes[(at + 1)..<min(end, bytes.count)], as: UTF8.self)
      at = end + 1
      if inside.hasPrefix("!DOCTYPE") { continue }
      let isClosing = inside.hasPrefix("/"), isEmpty = inside.hasSuffix("/")
      let body = isClosing ? inside.dropFirst() : isEmpty ? inside.dropLast() : Substring(inside)
      let name = String(body.prefix { $0.isLetter || $0.isNumber })
      if name.isEmpty { faults.append("no tag: <\(inside.prefix(40))>") }
      let tag = Tag(name: name, attributes: Markup.attributes(body.dropFirst(name.count)), isClosing: isClosing)
      tags.append(tag)
      if isClosing {
        if open.popLast() != name { faults.append("</\(name)> closes something else") }
      } else if !isEmpty, !Markup.void.contains(name) { open.append(name) }
    }
    if !open.isEmpty { faults.append("left open: \(open)") }
  }

  private static func attributes(_ text: Substring) -> [(name: String, value: String)] {
    var found: [(name: String, value: String)] = []
    var rest = text
    while let start = rest.firstIndex(where: { !$0.isWhitespace }) {
      rest = rest[start...]
      let name = String(rest.prefix { $0 != "=" && !$0.isWhitespace })
      rest = rest.dropFirst(name.count)
      if rest.hasPrefix("=\"") {
        let value = rest.dropFirst(2).prefix { $0 != "\"" }
        found.append((name, Markup.decoded(String(value))))
        rest = rest.dropFirst(value.count + 3)
      } else {
        found.append((name, ""))
      }
    }
    return found
  }

  static func decoded(_ text: String) -> String {
    text.replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">").replacingOccurrences(of: "&quot;", with: "\"")
      .replacingOccurrences(of: "&amp;", with: "&")
  }

  func all(_ name: String) -> [Tag] { tags.filter { !$0.isClosing && $0.name == name } }
}

/// What holds on every page of every workspace.
@Suite struct PageStructure {
  /// Every page once, as markup, by path; what is written besides pages is left out.
  static func pages(_ site: Site) -> [(path: String, html: String, markup: Markup)] {
    site.pages.filter { $0.path.hasSuffix(".html") }.map { page in
      var buffer = ByteBuffer()
      page.write(into: &buffer)
      return (page.path, buffer.string, Markup(buffer.string))
    }
  }

  static func expectSound(_ site: Site, _ name: String) {
    let pages = pages(site)
    var ids: [String: Set<String>] = [:]
    for page in pages { ids[page.path] = Set(page.markup.tags.compactMap { $0["id"] }) }
    let assets = Set(site.assets.map(\.path) + site.pages.map(\.path))
    var reached: Set<String> = ["index.html"], queue = ["index.html"]
    var links: [String: [String]] = [:]

    for page in pages {
      let place = "\(name)/\(page.path)", markup = page.markup
      #expect(markup.faults.isEmpty, "\(place): \(markup.faults)")
      #expect(markup.all("h1").count == 1 && markup.all("main").count == 1, "\(place)")
      #expect(markup.all("title").count == 1 && markup.all("html").first?["lang"] != nil, "\(place)")
      var level = 0
      for tag in markup.tags where !tag.isClosing && tag.name.count == 2 && tag.name.hasPrefix("h") && tag.name != "hr" {
        let own = Int(tag.name.dropFirst())!
        #expect(own <= level + 1, "\(place): \(tag.name) after h\(level)")
        level = own
      }
      #expect(markup.all("table").isEmpty == markup.all("th").isEmpty, "\(place)")
      for tag in markup.all("th") { #expect(tag["scope"] != nil, "\(place): th without scope") }
      let written = markup.tags.compactMap { $0["id"] }
      #expect(written.count == Set(written).count, "\(place): ids twice: \(Set(written.filter { id in written.count { $0 == id } > 1 }))")
      #expect(markup.all("style").isEmpty && markup.all("script").allSatisfy { $0["src"] != nil }, "\(place)")
      for tag in markup.tags {
        #expect(!tag.attributes.contains { $0.name == "style" || $0.name.hasPrefix("on") }, "\(place): <\(tag.name)> \(tag.attributes)")
        for reference in [tag["aria-labelledby"], tag["aria-controls"]] {
          if let reference { #expect(ids[page.path]!.contains(reference), "\(place): \(reference)") }
        }
        guard let address = tag["href"] ?? tag["src"], !address.hasPrefix("data:") else { continue }
        if address.prefix(while: { $0 != "#" }).contains(":") {
          #expect(["http://", "https://", "mailto:", "tel:"].contains { address.hasPrefix($0) }, "\(place): \(address)")
          #expect(tag.name != "img" && tag.name != "script", "\(place): loads \(address)")
          continue
        }
        #expect(!address.hasPrefix("/"), "\(place): \(address)")
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let target = parts[0].isEmpty ? page.path : Self.resolve(String(parts[0]), from: page.path)
        let exists = ids[target] != nil || assets.contains(target)
        #expect(exists, "\(place): \(address) leads nowhere")
        if parts.count == 2, let known = ids[target] { #expect(known.contains(String(parts[1])), "\(place): no \(address)") }
        if tag.name == "a" { links[page.path, default: []].append(target) }
      }
    }
    while let next = queue.popLast() {
      for target in links[next] ?? [] where reached.insert(target).inserted { queue.append(target) }
    }
    for page in pages where page.path != "404.html" && !page.html.contains("http-equiv=\"refresh\"") {
      #expect(reached.contains(page.path), "\(name)/\(page.path) cannot be reached")
    }
  }

  static func resolve(_ address: String, from page: String) -> String {
    var parts = page.split(separator: "/").dropLast().map(String.init)
    for part in address.split(separator: "/") {
      if part == ".." { parts.removeLast() } else { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
  }

  @Test(arguments: ["scamper", "airbnb", "b2b-tools", "../../workspace-template/de", "../../workspace-template/en"])
  func holdsForThe(case name: String) { Self.expectSound(Workspaces.site(of: name), name) }

  @Test(arguments: ["scamper", "airbnb"]) func sameBytesAgain(case name: String) {
    let files = Workspaces.files(of: name)
    let first = Workspaces.site(files), second = Workspaces.site(files.reversed())
    #expect(first.pages.map(\.path) == second.pages.map(\.path))
    #expect(first.pages.map(\.digest) == second.pages.map(\.digest))
    for (a, b) in zip(first.files(), second.files()) { #expect(a.path == b.path && a.bytes == b.bytes, "\(a.path)") }
  }

  /// A page whose digest stayed has stayed: nothing that is read is left out of it.
  @Test func digestsTellChanges() {
    let files = Workspaces.files(of: "scamper")
    let before = Workspaces.site(files)
    let written = Dictionary(uniqueKeysWithValues: before.pages.map { ($0.path, ($0.digest, Workspaces.page($0.path, of: before))) })
    let edits: [(String, String, String)] = [
      ("jobs/develop-business-models.md", "Kundenzentrierung maximieren", "Kundennähe maximieren"),
      ("jobs/develop-business-models.md", "severity: extreme", "severity: moderate"),
      ("jobs/exchange-with-founders.md", "supports: [develop-business-models]", "supports: [plan-retirement]"),
      ("segments/solo-founders.md", "title: Solo-Selbständige & Gründer", "title: Gründende"),
      ("segments/solo-founders.md", "not-served: Dieses Profil", "not-served: Das Profil"),
      ("value-propositions/model-with-peers.md", "segment: solo-founders\nmain-job: develop-business-models", "segment: solo-founders\nmain-job: plan-retirement"),
      ("offerings/scamper.md", "title: scamper", "title: Kamm"),
      ("evidence/survey-2026.md", "n: 42", "n: 43"),
      ("evidence/survey-2026.md", "supports: [develop-business-models#maximise-customer-centricity]", "supports: [plan-retirement]"),
      ("canvases/scamper.md", "Offene Probestunde", "Öffentliche Probestunde"),
      ("canvases/scamper.md", "title: scamper 2026", "title: Modell 2026"),
      ("personas/founder-in-the-evening.md", "title: Gründet nach Feierabend", "title: Abends"),
      ("target-groups/founders-dach.md", "title: Gründende im", "title: Menschen im"),
      ("jtbd.yml", "opportunity: ulwick", "opportunity: plain-gap"),
      ("jtbd.yml", "lang: de", "lang: en"),
      ("README.md", "# Kundensegmente für scamper", "# Segmente"),
    ]
    for (path, from, to) in edits {
      let changed = files.map { file in file.path == path ? (file.path, file.text.replacingOccurrences(of: from, with: to)) : file }
      #expect(changed.contains { $0.0 == path && $0.1.contains(to) }, "\(path): \(from)")
      let after = Workspaces.site(changed)
      for page in after.pages {
        guard let old = written[page.path], old.0 == page.digest else { continue }
        #expect(old.1 == Workspaces.page(page.path, of: after), "\(page.path) changed unnoticed with “\(to)”")
      }
    }
  }
}
