package import Source

// What a parse gave is kept as it lies in memory, and read again without parsing.

extension ParsedDocument {
  /// Only what parsed without a problem is kept: the rest is looked at again, and its problems are found again.
  package var canBeKept: Bool { problems.isEmpty && frontMatter?.isDamaged != true }

  package func write(into writer: inout FlatWriter) {
    writer.add(frontMatter != nil)
    if let frontMatter {
      writer.add(frontMatter.range)
      writer.add(plain: frontMatter.nodes)
      writer.add(plain: frontMatter.text)
    }
    writer.add(plain: body.nodes)
    writer.add(plain: body.text)
  }

  package init(_ file: SourceFile, reading reader: inout FlatReader) {
    let frontMatter =
      reader.flag()
      ? YAML(range: reader.range(), nodes: reader.plain(YAML.Node.self), text: reader.plain(UInt8.self), isDamaged: false) : nil
    self.init(file: file, frontMatter: frontMatter, body: Body(nodes: reader.plain(Body.Node.self), text: reader.plain(UInt8.self)), problems: [])
  }
}
