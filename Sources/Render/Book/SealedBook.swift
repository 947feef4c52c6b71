import Source

/// The print edition on its way to a program that lays it out: no script, nothing loaded from elsewhere. Pictures are laid in, because some
/// programs name them after the place where they found them, and a PDF would be another one each time.
package struct SealedBook {
  package let bytes: [UInt8]
  /// Style sheets of the site, by their paths.
  package let files: [String]

  package init(_ page: [UInt8], read: @escaping (String) -> [UInt8]?) {
    var files: Set<String> = []
    var pass = MarkupPass()
    pass.tag = { name, source in
      if name.equals("script") { return .drop }
      if name.equals("link") { return source.first(of: "rel=\"stylesheet\"") != nil ? .keep : .drop }
      if name.equals("header"), source.first(of: "class=\"top") != nil { return .drop }
      if name.equals("footer"), source.first(of: "class=\"foot\"") != nil { return .drop }
      return .keep
    }
    pass.attribute = { attribute, out in
      let name = attribute.name, value = attribute.value
      guard name.equals("src") || name.equals("href") else { return MarkupPass.write(name, value, &out) }
      if attribute.element.equals("a") {
        // A place in the book, or an address that a reader may go to; never a file.
        if value.begins(with: "#") || value.begins(with: "https://") || value.begins(with: "http://") || value.begins(with: "mailto:") || value.begins(with: "tel:") {
          MarkupPass.write(name, value, &out)
        }
        return
      }
      if value.begins(with: "#") || value.begins(with: "data:") { return MarkupPass.write(name, value, &out) }
      guard let target = Leaf.resolve(value, from: "print.html") else { return }
      if name.equals("src") {
        out.append(" src=\"")
        SingleFile.append(dataURL: target.path, read, &out)
        out.append("\"")
        return
      }
      files.insert(target.path)
      MarkupPass.write(name, Array(target.path.utf8)[...], &out)
    }
    var out = ByteBuffer(capacity: page.count)
    pass.run(page[...], into: &out)
    bytes = out.bytes
    self.files = files.sorted(by: utf8Precedes)
  }
}
