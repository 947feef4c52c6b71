/// Where things stand on the site: names that survive a change of language, of case and of umlauts.
package enum Addresses {
  /// The home page; `README.md` or `index.md` at the root is its introduction.
  package static let home = "index.html"

  package static func document(_ kind: Kind, id: String) -> String { kind.rawValue + "/" + Folding.fileName(id) + ".html" }

  /// The list of all documents of a kind.
  package static func index(of kind: Kind) -> String { kind.rawValue + ".html" }

  /// A page: its path, folded part by part.
  package static func page(_ path: String) -> String {
    if isIntroduction(path) { return home }
    let stem = path.hasSuffix(".md") ? path.dropLast(3) : Substring(path)
    return stem.split(separator: "/").map { Folding.fileName(String($0)) }.joined(separator: "/") + ".html"
  }

  package static func isIntroduction(_ path: String) -> Bool { path == "README.md" || path == "index.md" }

  /// The compiler writes something of its own there.
  package static func isReserved(_ address: String) -> Bool {
    files.contains(address) || folders.contains { address.hasPrefix($0) }
  }

  private static let files: Set<String> = Set(
    [home, "print.html", "search.html", "a-z.html", "glossary.html", "404.html", "model.json", "sitemap.xml", "feed.xml"]
      + Kind.allCases.map(index))
  private static let folders = ["rules/", "overview/", "assets/"]
}

extension Document {
  /// Its page, from the site's root: `segment/pendler.html`.
  package var address: String {
    guard let kind else { return Addresses.page(path) }
    // A name of which folding leaves nothing still has to differ from the next such name.
    return Addresses.document(kind, id: id.isEmpty ? Document.stem(of: path) : id)
  }
}
