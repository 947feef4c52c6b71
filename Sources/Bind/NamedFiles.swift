package import Source

/// A file that a key names: the logo, the style sheet, a persona's picture. It obeys the rules for links: its path is relative to the file
/// that it is written in.
package struct NamedFile: Sendable {
  package let key: String
  package let text: Text
  package let location: SourceLocation
  /// The document that names it; nil: `jtbd.yml`.
  package let document: Int?
  package let target: Target
  /// The picture of a real person.
  package let isPersonal: Bool

  /// The file's path from the root, where it can be published.
  package var path: String? { if case .asset(let path) = target { path } else { nil } }
}

extension Model {
  package var logo: NamedFile? {
    settings.logo.map { file("logo", $0, in: configuration.path, publishable: LinkResolver.images) }
  }

  package var styleSheet: NamedFile? {
    settings.css.map { file("css", $0, in: configuration.path, publishable: ["css"]) }
  }

  /// The picture of a persona.
  package func image(of persona: Int) -> NamedFile? {
    let document = documents[persona]
    guard document.kind == .persona, let text = document.record.text("image") else { return nil }
    return file(
      "image", text, in: document.path, document: persona, publishable: LinkResolver.images,
      isPersonal: document.record.choice("basis") == "real-person")
  }

  /// All files that keys name, those of `jtbd.yml` first.
  package var namedFiles: [NamedFile] {
    [logo, styleSheet].compactMap { $0 } + documents.indices.compactMap(image)
  }

  private func file(
    _ key: String, _ text: Text, in path: String, document: Int? = nil, publishable: Set<String>, isPersonal: Bool = false
  ) -> NamedFile {
    let links = LinkResolver(index: index, path: path, document: document, publishable: publishable)
    var target = links.target(of: text.string, isImage: true)
    // A document, a heading or a place in it is no picture.
    switch target {
    case .resolved(let entity): target = .link(.notPublishable(path: documents[entity.document].path))
    case .heading(let document, _): target = .link(.notPublishable(path: documents[document].path))
    // `mailto:`, `javascript:` and the like name no file.
    case .external, .unsafe: target = .link(.fileMissing(path: ""))
    // A style sheet from elsewhere is no picture from elsewhere.
    case .link(.imageExternal) where key == "css": target = .link(.outside)
    default: break
    }
    return NamedFile(
      key: key, text: text, location: SourceLocation(path, text.range), document: document, target: target, isPersonal: isPersonal)
  }
}
