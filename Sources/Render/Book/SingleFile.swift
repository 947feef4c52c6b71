import Source

/// The whole site in one file, to be mailed: every page, the style sheets, the pictures. No script; which page is seen is the browser's own
/// doing, by the place that an address names.
///
/// It is made of the files of a site as they stand, so that it can be made of any.
package struct SingleFile {
  private let leaves: [Leaf]
  private let home: [UInt8]
  private let styles: [[UInt8]]
  private let read: (String) -> [UInt8]?

  /// `paths` are all files of the site; `read` gives the bytes of one. nil: there is no home page.
  package init?(of paths: [String], read: @escaping (String) -> [UInt8]?) {
    guard let home = read("index.html") else { return nil }
    self.home = home
    self.read = read
    // Home first; pages that stand by themselves stay out.
    let pages = paths.filter { $0.hasSuffix(".html") && $0 != "404.html" && $0 != "print.html" && $0 != "index.html" }.sorted(by: utf8Precedes)
    leaves = (["index.html"] + pages).compactMap { path in read(path).flatMap { Leaf(of: path, in: $0) } }
    var styles: [[UInt8]] = []
    var rest = home[...]
    while let at = rest.first(of: "<link rel=\"stylesheet\" href=\"") {
      let address = rest[(at + 29)...].prefix { $0 != UInt8(ascii: "\"") }
      if let target = Leaf.resolve(address, from: "index.html"), let style = read(target.path) { styles.append(style) }
      rest = rest[address.endIndex...]
    }
    self.styles = styles
  }

  /// Pages but one go; where a browser cannot do that, they follow one another. On paper the one that is seen is printed.
  private static let rules: StaticString = """

    .leaf + .leaf { border-top: 1px solid var(--rule); }
    @supports selector(:has(:target)) {
      main > .leaf { display: none; border: 0; }
      main > .leaf:target, main > .leaf:has(:target), main:not(:has(:target)) > .leaf:first-child { display: block; }
      main > .leaf:target { outline: 0; }
    }
    .search, .top a:not([href]), .foot a:not([href]), .leaf a:not([href]) { text-decoration: none; }
    .foot li:has(a:not([href])), .search:has(a:not([href])) { display: none; }
    @media (min-width: 60rem) { .search__az { padding-right: .6rem; } }
    """

  package func bytes() -> [UInt8] {
    var out = ByteBuffer()
    let home = home[...]
    let held = Set(leaves.map(\.path))
    out.append("<!DOCTYPE html>\n<html lang=\"")
    out.append(contentsOf: piece(of: home, "<html lang=\"", "\""))
    out.append("""
      ">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="robots" content="noindex">
      <title>
      """)
    out.append(contentsOf: piece(of: home, "<title>", "</title>"))
    out.append("</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>\n")
    for style in styles { append(style: style, &out) }
    out.append(SingleFile.rules)
    out.append("\n</style>\n</head>\n<body>\n<div class=\"page page--wide\">\n")
    furniture(piece(of: home, "<header class=\"top", "</header>", whole: true), held, &out)
    out.append("\n<main id=\"_content\">\n")
    for leaf in leaves {
      out.append("<article class=\"leaf\" id=\"")
      out.append(contentsOf: Leaf.name(of: leaf.path))
      out.append("\">\n")
      leaf.write(into: &out, shift: 0, holds: { held.contains($0) }, file: { path, attribute, out in self.file(path, attribute, &out) })
      out.append("</article>\n")
    }
    out.append("</main>\n")
    furniture(piece(of: home, "<footer class=\"foot\">", "</footer>", whole: true), held, &out)
    out.append("\n</div>\n</body>\n</html>\n")
    return out.bytes
  }

  /// Head or foot of a page, with links into the file; what needs a script goes.
  private func furniture(_ bytes: ArraySlice<UInt8>, _ held: Set<String>, _ out: inout ByteBuffer) {
    var pass = MarkupPass()
    pass.tag = { name, _ in name.equals("button") ? .drop : .keep }
    pass.attribute = { attribute, out in
      let name = attribute.name
      if name.equals("aria-current") || name.begins(with: "data-") { return }
      guard name.equals("href") || name.equals("src"), let target = Leaf.resolve(attribute.value, from: "index.html") else {
        return MarkupPass.write(name, attribute.value, &out)
      }
      if held.contains(target.path) { MarkupPass.write(name, Array(("#" + Leaf.name(of: target.path)).utf8)[...], &out) } else { self.file(target.path, name, &out) }
    }
    pass.run(bytes, into: &out)
  }

  /// Pictures are laid in, other files are offered for saving; pages that are not here lose their link.
  private func file(_ path: String, _ attribute: ArraySlice<UInt8>, _ out: inout ByteBuffer) {
    let isPicture = attribute.equals("src")
    guard isPicture || SingleFile.type(of: path) != nil else { return }
    out.append(0x20)
    out.append(contentsOf: attribute)
    out.append("=\"")
    SingleFile.append(dataURL: path, read, &out)
    out.append("\"")
    if attribute.equals("href") {
      out.append(" download=\"")
      out.append(escaping: path.split(separator: "/").last.map(String.init) ?? "")
      out.append("\"")
    }
  }

  private static let types = [
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "avif": "image/avif", "svg": "image/svg+xml",
    "pdf": "application/pdf", "txt": "text/plain", "csv": "text/csv", "docx": "application/octet-stream", "xlsx": "application/octet-stream",
    "pptx": "application/octet-stream", "odt": "application/octet-stream", "ods": "application/octet-stream", "odp": "application/octet-stream",
  ]

  private static func type(of path: String) -> String? { types[path.split(separator: ".").last.map { $0.lowercased() } ?? ""] }

  /// The whole file as an address; an empty one where there is no such file.
  static func append(dataURL path: String, _ read: (String) -> [UInt8]?, _ out: inout ByteBuffer) {
    out.append("data:")
    guard let type = type(of: path), let bytes = read(path) else { return out.append(",") }
    out.append(contentsOf: type)
    out.append(";base64,")
    append(base64: bytes, &out)
  }

  private static func append(base64 bytes: [UInt8], _ out: inout ByteBuffer) {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var at = 0
    while at < bytes.count {
      let left = bytes.count - at
      let group = Int(bytes[at]) << 16 | (left > 1 ? Int(bytes[at + 1]) << 8 : 0) | (left > 2 ? Int(bytes[at + 2]) : 0)
      out.append(digits[group >> 18])
      out.append(digits[group >> 12 & 63])
      out.append(left > 1 ? digits[group >> 6 & 63] : UInt8(ascii: "="))
      out.append(left > 2 ? digits[group & 63] : UInt8(ascii: "="))
      at += 3
    }
  }

  /// A style sheet of the user's cannot end the element that holds it.
  private func append(style: [UInt8], _ out: inout ByteBuffer) {
    var rest = style[...]
    while let at = rest.first(of: "</") {
      out.append(contentsOf: rest[..<at])
      out.append("<\\/")
      rest = rest[(at + 2)...]
    }
    out.append(contentsOf: rest)
  }

  private func piece(of bytes: ArraySlice<UInt8>, _ start: StaticString, _ end: StaticString, whole: Bool = false) -> ArraySlice<UInt8> {
    guard let from = bytes.first(of: start), let to = bytes[(from + start.utf8CodeUnitCount)...].first(of: end) else { return [] }
    return whole ? bytes[from..<(to + end.utf8CodeUnitCount)] : bytes[(from + start.utf8CodeUnitCount)..<to]
  }
}
