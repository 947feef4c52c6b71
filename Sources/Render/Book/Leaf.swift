package import Source

/// What stands between head and foot of a page of the site, on its way into a file that holds many of them: its ids get the page's name in
/// front, its links lead to places in that file.
package struct Leaf {
  package typealias Bytes = ArraySlice<UInt8>

  /// The page's path on the site.
  package let path: String
  package let content: Bytes

  /// nil: a page that only leads on.
  package init?(of path: String, in page: [UInt8]) {
    let page = page[...]
    guard let start = page.first(of: "<main id=\"_content\">"), page[..<start].first(of: "http-equiv=\"refresh\"") == nil,
      let end = page[start...].first(of: "</main>")
    else { return nil }
    self.path = path
    content = page[(start + 20)..<end]
  }

  /// Its name in the file that holds it: `segment/pendler`.
  package static func name(of path: String) -> String { path.hasSuffix(".html") ? String(path.dropLast(5)) : path }

  /// An address as it stands on a page, from the site's root; nil where it leads out of it.
  package static func resolve(_ address: Bytes, from page: String) -> (path: String, fragment: Bytes?)? {
    if address.contains(UInt8(ascii: ":")), !address.begins(with: "#") { return nil }
    let mark = address.firstIndex(of: UInt8(ascii: "#"))
    let fragment = mark.map { address[($0 + 1)...] }
    let file = address[..<(mark ?? address.endIndex)]
    if file.isEmpty { return (page, fragment) }
    let slash = UInt8(ascii: "/")
    var path = Array(page.utf8)
    path.removeSubrange((path.lastIndex(of: slash) ?? 0)...)
    var at = file.startIndex
    while at < file.endIndex {
      let end = file.first(slash, from: at) ?? file.endIndex
      let part = file[at..<end]
      at = end + 1
      if part.isEmpty || part.equals(".") { continue }
      if part.equals("..") {
        guard !path.isEmpty else { return nil }
        path.removeSubrange((path.lastIndex(of: slash) ?? 0)...)
      } else {
        if !path.isEmpty { path.append(slash) }
        path += part
      }
    }
    return (String(decoding: path, as: UTF8.self), fragment)
  }

  /// Writes the content. `holds` says which pages stand in the same file; `file` writes the address of any other file of the site, or
  /// nothing to leave it out. `drops` are ids of sections that are left out; `details` stands for
  /// what has to be opened.
  package func write(
    into out: inout ByteBuffer, shift: Int, drops: Set<String> = [], opensDetails: Bool = false, keepsFiles: Bool = true, holds: @escaping (String) -> Bool,
    file: @escaping (_ path: String, _ attribute: Bytes, inout ByteBuffer) -> Void
  ) {
    let prefix = Array(Leaf.name(of: path).utf8) + [UInt8(ascii: ":")]
    let path = path
    var pass = MarkupPass()
    pass.shift = shift
    pass.tag = { name, source in
      if name.equals("nav") { return source.first(of: "class=\"crumbs\"") != nil || source.first(of: "class=\"pager\"") != nil ? .drop : .keep }
      if name.equals("section"), !drops.isEmpty, let at = source.first(of: "aria-labelledby=\"") {
        let id = source[(at + 17)...].prefix { $0 != UInt8(ascii: "\"") }
        return drops.contains(String(decoding: id, as: UTF8.self)) ? .drop : .keep
      }
      // A link to what is not here is none.
      if name.equals("a"), !keepsFiles, let at = source.first(of: " href=\"") {
        let target = Leaf.resolve(source[(at + 7)...].prefix { $0 != UInt8(ascii: "\"") }, from: path)
        if let target, !holds(target.path) { return .unwrap }
      }
      return name.equals("details") && drops.contains("details") ? .drop : .keep
    }
    pass.addition = { name in opensDetails && name.equals("details") ? " open" : "" }
    pass.attribute = { attribute, out in
      let name = attribute.name, value = attribute.value
      if name.equals("id") {
        MarkupPass.write(name, (prefix + value)[...], &out)
      } else if name.equals("href") || name.equals("src") {
        if value.begins(with: "data:") { return MarkupPass.write(name, value, &out) }
        guard let target = Leaf.resolve(value, from: path) else { return MarkupPass.write(name, value, &out) }
        if holds(target.path) {
          var address = Array("#".utf8) + Array(Leaf.name(of: target.path).utf8)
          if let fragment = target.fragment, !fragment.isEmpty, !fragment.equals("_content") { address += [UInt8(ascii: ":")] + fragment }
          MarkupPass.write(name, address[...], &out)
        } else {
          file(target.path, name, &out)
        }
      } else if name.equals("aria-labelledby") || name.equals("aria-describedby") || name.equals("aria-controls") || name.equals("for") || name.equals("headers") {
        var ids: [UInt8] = []
        for id in value.split(separator: 0x20) { ids += (ids.isEmpty ? [] : [0x20]) + prefix + id }
        MarkupPass.write(name, ids[...], &out)
      } else if value.begins(with: "url(#") {
        MarkupPass.write(name, (Array("url(#".utf8) + prefix + value.dropFirst(5))[...], &out)
      } else if name.equals("aria-current") {
        return
      } else {
        MarkupPass.write(name, value, &out)
      }
    }
    pass.run(content, into: &out)
  }
}
