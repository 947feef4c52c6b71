import Testing
import Files
import Publish
import Render
import Source
import TestSupport
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

private let said = Outcome(output: Array("Ä: eine Warnung\n".utf8), errors: Array("ein Hinweis\n".utf8), exitCode: 1)

/// A workspace whose builds go through the cache.
private struct Cached {
  let folder = TemporaryFolder()
  let pages = ["index.html": "home", "a.html": "a"]

  init() {
    folder.write("title: x\n", to: "jtbd.yml")
    folder.write("text", to: "a.md")
    // Older than any tick of the clock that stamps files.
    usleep(30_000)
  }

  /// Whether the cache knew that nothing had changed.
  @discardableResult
  func build(day: Day? = nil, options: String = "", versions: String = "1") throws -> Bool {
    let workspace = try WorkspaceFolder.find(from: folder.path)
    let destination = try Destination(at: folder.path + "/_site", workspace: workspace.root)
    let listing = try Listing(of: workspace)
    let cache = try #require(BuildCache(for: destination, workspace: workspace.root, versions: versions))
    if let outcome = cache.unchanged(listing, day: day, options: options) {
      #expect(outcome == said)
      return true
    }
    let site = Site(pages: pages.map { path, text in Page(path: path, digest: Digest.of(text)) { $0.append(contentsOf: text) } }, assets: [
      Asset(path: "assets/x.css", origin: .bytes([1, 2, 3]))
    ])
    let record = try destination.publish(site, from: listing, kept: cache.record).record
    cache.keep(record, said, sources: listing, day: day, options: options)
    return false
  }

  var cacheFile: String { folder.files(in: ".jtbd-cache").keys.first { $0.contains("/site-") }! }
}

@Suite struct BuildCacheTests {
  @Test func nothingChangedIsSeenAndSaidAgain() throws {
    let workspace = Cached()
    #expect(try workspace.build() == false)
    #expect(try workspace.build())
    #expect(workspace.folder.text(of: ".jtbd-cache/.gitignore") == "*\n")
  }

  @Test func everyChangeIsSeen() throws {
    let changes: [(String, (Cached) -> Void)] = [
      ("text", { $0.folder.write("tExt", to: "a.md") }), ("configuration", { $0.folder.write("title: y\n", to: "jtbd.yml") }),
      ("new file", { $0.folder.write("", to: "deep/b.md") }), ("new picture", { $0.folder.write("", to: "b.png") }),
      ("removed", { $0.folder.remove(named: "a.md") }), ("renamed", { rename($0.folder.path + "/a.md", $0.folder.path + "/b.md") }),
      ("link", { $0.folder.link("l", to: "a.md") }), ("touched", { utimes($0.folder.path + "/a.md", nil) }),
      ("page changed", { $0.folder.write("B", to: "_site/a.html") }), ("page removed", { $0.folder.remove(named: "_site/a.html") }),
      ("asset changed", { $0.folder.write([3, 2, 1], to: "_site/assets/x.css") }), ("list removed", { $0.folder.remove(named: "_site/.jtbd-files") }),
      ("site removed", { $0.folder.remove(named: "_site") }), ("page replaced by a link", { $0.folder.remove(named: "_site/a.html"); $0.folder.link("_site/a.html", to: "../a.md") }),
    ]
    for (name, change) in changes {
      let workspace = Cached()
      try workspace.build()
      #expect(try workspace.build(), "\(name)")
      change(workspace)
      #expect(try workspace.build() == false, "\(name)")
      #expect(workspace.folder.text(of: "_site/a.html") == "a", "\(name)")
    }
  }

  @Test func optionsDayAndVersionsCount() throws {
    let workspace = Cached()
    try workspace.build()
    #expect(try workspace.build(day: Day(iso: "2026-01-01")) == false)
    #expect(try workspace.build(day: Day(iso: "2026-01-01"), options: "x") == false)
    #expect(try workspace.build(day: Day(iso: "2026-01-01"), options: "x", versions: "2") == false)
    #expect(try workspace.build(day: Day(iso: "2026-01-01"), options: "x", versions: "2"))
  }

  @Test func aDamagedCacheCostsTimeOnly() throws {
    let workspace = Cached()
    try workspace.build()
    let name = workspace.cacheFile
    let whole = try #require(workspace.folder.bytes(of: name))
    for length in stride(from: 0, to: whole.count, by: 7) {
      workspace.folder.write(Array(whole[..<length]), to: name)
      #expect(try workspace.build() == false, "cut at \(length)")
    }
    for at in stride(from: 0, to: whole.count, by: 5) {
      var bytes = whole
      bytes[at] ^= 0x10
      workspace.folder.write(bytes, to: name)
      #expect(try workspace.build() == false, "changed at \(at)")
    }
    workspace.folder.remove(named: ".jtbd-cache")
    #expect(try workspace.build() == false)
    #expect(try workspace.build())
  }

  @Test func aLinkIsNoCache() throws {
    let workspace = Cached()
    let elsewhere = TemporaryFolder()
    workspace.folder.link(".jtbd-cache", to: elsewhere.path)
    let destination = try Destination(at: workspace.folder.path + "/_site", workspace: workspace.folder.path)
    #expect(BuildCache(for: destination, workspace: workspace.folder.path, versions: "") == nil)
    #expect(elsewhere.files().isEmpty)
  }
}
