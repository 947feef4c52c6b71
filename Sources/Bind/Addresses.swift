extension Document {
  /// Where the site shows the document, from its root: `segment/pendler.html`, a page under its folded path, the introduction as
  /// `index.html`. Empty where it is not published.
  package var address: String {
    switch state {
    case .rejected: return ""
    case .document: return kind!.rawValue + "/" + Folding.fileName(id) + ".html"
    case .page:
      if isIntroduction { return "index.html" }
      let folders = path.split(separator: "/").dropLast().map { Folding.fileName(String($0)) }
      return (folders + [Folding.fileName(Document.stem(of: path))]).joined(separator: "/") + ".html"
    }
  }

  /// The page whose text opens the home page.
  package var isIntroduction: Bool { isPage && (path == "README.md" || path == "index.md") }
}
