import Check
import Compile
import Foundation
import Render
import Source
import TestSupport

/// Sites of the acceptance cases and of workspaces written down as texts.
enum Workspaces {
  static let cases = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Cases")

  static func files(of name: String) -> [(path: String, text: String)] {
    let root = cases.appending(path: name).resolvingSymlinksInPath()
    let found = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    return found.filter { ["md", "yml"].contains($0.pathExtension) }.sorted { $0.path < $1.path }.map { url in
      (String(url.resolvingSymlinksInPath().path.dropFirst(root.path.count + 1)), (try? String(contentsOf: url, encoding: .utf8)) ?? "")
    }
  }

  static func site(_ files: [(path: String, text: String)]) -> Site {
    Site(rendering: PublicModel(disclosing: Compilation(files: files).checked, to: .everybody))
  }

  static func site(of name: String) -> Site { site(files(of: name)) }

  static func page(_ path: String, of site: Site) -> String {
    guard let page = site.pages.first(where: { $0.path == path }) else { return "" }
    var buffer = ByteBuffer()
    page.write(into: &buffer)
    return buffer.string
  }
}
