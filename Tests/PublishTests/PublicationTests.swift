import Testing
import Files
import Publish
import Render
import Source
import Synchronization
import TestSupport
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A workspace with an output folder in it.
private struct Fixture {
  let folder = TemporaryFolder()
  var out: String { folder.path + "/_site" }

  init() { folder.write("title: x\n", to: "jtbd.yml") }

  @discardableResult
  func publish(_ pages: [String: String], assets: [Asset] = [], kept: SiteRecord? = nil, jobs: Int = 1, force: Bool = false) throws(PublishError) -> (
    summary: PublicationSummary, record: SiteRecord
  ) {
    let listing: Listing
    do { listing = try Listing(of: folder.path) } catch { throw .disk(error) }
    let site = Site(
      pages: pages.map { path, text in Page(path: path, digest: Digest.of(text)) { $0.append(contentsOf: text) } }, assets: assets)
    return try Destination(at: out, workspace: folder.path).publish(site, from: listing, kept: kept, jobs: jobs, force: force)
  }

  /// The site without its list.
  func site() -> [String: String] {
    var files = folder.files(in: "_site").mapValues { String(decoding: $0, as: UTF8.self) }
    files["_site/.jtbd-files"] = nil
    return Dictionary(uniqueKeysWithValues: files.map { (String($0.key.dropFirst(6)), $0.value) })
  }
}

private func isForeign(_ error: PublishError?, _ paths: [String]) -> Bool { if case .foreignFiles(paths)? = error { true } else { false } }

@Suite struct PublicationTests {
  @Test func onlyWhatDiffersIsWritten() throws {
    let fixture = Fixture()
    let first = ["index.html": "home", "job/a.html": "a", "job/b.html": "b"]
    #expect(try fixture.publish(first).summary == PublicationSummary(written: 3, unchanged: 0, removed: 0))
    #expect(fixture.site() == first)
    let list = fixture.folder.text(of: "_site/.jtbd-files")
    #expect(list?.split(separator: "\n").map { String($0.dropFirst(17)) } == ["index.html", "job/a.html", "job/b.html"])
    #expect(try fixture.publish(first).summary == PublicationSummary(written: 0, unchanged: 3, removed: 0))
    let second = ["index.html": "home", "job/a.html": "A!", "segment/c.html": "c"]
    #expect(try fixture.publish(second, jobs: 2).summary == PublicationSummary(written: 2, unchanged: 1, removed: 1))
    #expect(fixture.site() == second)
    #expect(try fixture.publish(["index.html": "home"]).summary == PublicationSummary(written: 0, unchanged: 1, removed: 2))
    #expect(access(fixture.out + "/job", F_OK) != 0, "an emptied folder goes")
    #expect(access(fixture.out + "/.jtbd-stage", F_OK) != 0)
  }

  @Test func handsInTheOutputAreUndone() throws {
    let fixture = Fixture()
    let site = ["index.html": "home", "job/a.html": "a", "job/b.html": "b"]
    let record = try fixture.publish(site).record
    fixture.folder.write("x", to: "_site/job/a.html")
    fixture.folder.remove(named: "_site/job/b.html")
    for kept in [nil, record] {
      try fixture.publish(site, kept: kept)
      #expect(fixture.site() == site)
      // In the same moment, with the same size.
      fixture.folder.write("y", to: "_site/job/a.html")
    }
    #expect(try fixture.publish(site, kept: record).summary.written == 1)
    #expect(fixture.site() == site)
  }

  @Test func whatIsKnownIsNotRendered() throws {
    let fixture = Fixture()
    let site = ["index.html": "home", "a.html": "a"]
    let record = try fixture.publish(site).record
    let listing = try Listing(of: fixture.folder.path)
    let pages = site.map { path, text in Page(path: path, digest: Digest.of(text)) { _ in Issue.record("\(path) was rendered") } }
    let summary = try Destination(at: fixture.out, workspace: fixture.folder.path).publish(Site(pages: pages, assets: []), from: listing, kept: record).summary
    #expect(summary == PublicationSummary(written: 0, unchanged: 2, removed: 0))
  }

  /// Parts of a long page are taken from what stands, where it holds what was written; only the others are made.
  @Test func partsOfALongPageAreTakenOver() throws {
    let fixture = Fixture()
    let made = Mutex<[Int]>([])
    func publish(_ texts: [String], kept: SiteRecord?) throws -> (record: SiteRecord, made: [Int]) {
      var digest = Digest()
      for text in texts { digest.add(text) }
      let page = Page(path: "long.json", digest: digest.value, inParts: {
        Page.Parts(count: texts.count, digest: { Digest.of(texts[$0]) }) { number, buffer in
          made.withLock { $0.append(number) }
          buffer.append(contentsOf: texts[number])
        }
      })
      made.withLock { $0 = [] }
      let listing = try Listing(of: fixture.folder.path)
      let record = try Destination(at: fixture.out, workspace: fixture.folder.path).publish(Site(pages: [page], assets: []), from: listing, kept: kept).record
      #expect(fixture.site() == ["long.json": texts.joined()])
      return (record, made.withLock { $0 })
    }
    var texts = (0..<400).map { "part \($0) " + String(repeating: "x", count: $0 * 7 % 900) } + ["", "end"]
    var last = try publish(texts, kept: nil)
    #expect(last.made == Array(texts.indices))
    // One is another, one is new, one is gone, two have changed places.
    texts[200] = "another"
    texts.insert("new", at: 100)
    texts.remove(at: 300)
    texts.swapAt(10, 20)
    last = try publish(texts, kept: last.record)
    #expect(last.made == [100, 201])
    // Somebody else has written into the file: what is no longer what was written is made again.
    var bytes = try #require(fixture.folder.bytes(of: "_site/long.json"))
    bytes[bytes.count - 2] ^= 1
    fixture.folder.write(bytes, to: "_site/long.json")
    texts[0] = "first"
    last = try publish(texts, kept: last.record)
    #expect(last.made == [0, texts.count - 1])
    // Of a file that was cut nothing is left but the empty part.
    fixture.folder.write(Array(bytes[..<20]), to: "_site/long.json")
    #expect(try publish(texts, kept: last.record).made.count == texts.count - 1)
    fixture.folder.remove(named: "_site/long.json")
    #expect(try publish(texts, kept: last.record).made.count == texts.count)
  }

  @Test func foreignFilesStopABuildAndStay() throws {
    let fixture = Fixture()
    try fixture.publish(["index.html": "home"])
    fixture.folder.write("mine", to: "_site/CNAME")
    fixture.folder.write("mine", to: "_site/about.html")
    let before = fixture.site()
    let error = #expect(throws: PublishError.self) { try fixture.publish(["index.html": "new", "about.html": "ours"]) }
    #expect(isForeign(error, ["about.html"]))
    #expect(fixture.site() == before)
    #expect(access(fixture.out + "/.jtbd-stage", F_OK) != 0)
    try fixture.publish(["index.html": "new", "about.html": "ours"], force: true)
    #expect(fixture.site() == ["index.html": "new", "about.html": "ours", "CNAME": "mine"])
    try fixture.publish(["index.html": "new"])
    #expect(fixture.site() == ["index.html": "new", "CNAME": "mine"])
  }

  @Test func aFileThatIsTheSameAlreadyIsTakenOver() throws {
    let fixture = Fixture()
    try fixture.publish(["index.html": "home", "a.html": "a"])
    fixture.folder.remove(named: "_site/.jtbd-files")
    #expect(try fixture.publish(["index.html": "home", "a.html": "a"]).summary.written == 0)
    try fixture.publish(["index.html": "home"])
    #expect(fixture.site() == ["index.html": "home"])
  }

  @Test func foldersAndFilesChangePlaces() throws {
    let fixture = Fixture()
    try fixture.publish(["a": "file", "b/c": "inner"])
    try fixture.publish(["a/x": "inner", "b": "file"])
    #expect(fixture.site() == ["a/x": "inner", "b": "file"])
    fixture.folder.write("mine", to: "_site/c/d/mine.txt")
    for force in [false, true] {
      let error = #expect(throws: PublishError.self) { try fixture.publish(["c/d": "file"], force: force) }
      #expect(isForeign(error, ["c/d"]))
    }
    #expect(fixture.site()["c/d/mine.txt"] == "mine")
  }

  @Test func linksInTheOutputAreNotFollowed() throws {
    let fixture = Fixture()
    let elsewhere = TemporaryFolder()
    elsewhere.write("safe", to: "a.html")
    elsewhere.write("safe", to: "target")
    try fixture.publish(["index.html": "home", "job/a.html": "a", "b.html": "b"])
    fixture.folder.remove(named: "_site/job")
    fixture.folder.link("_site/job", to: elsewhere.path)
    fixture.folder.remove(named: "_site/b.html")
    fixture.folder.link("_site/b.html", to: elsewhere.path + "/target")
    let error = #expect(throws: PublishError.self) { try fixture.publish(["index.html": "home", "job/a.html": "A", "b.html": "B"]) }
    #expect(isForeign(error, ["job"]))
    // Removal does not go through it either.
    try fixture.publish(["index.html": "home", "b.html": "B"])
    #expect(elsewhere.files().mapValues { String(decoding: $0, as: UTF8.self) } == ["a.html": "safe", "target": "safe"])
    #expect(fixture.folder.text(of: "_site/b.html") == "B")
    try fixture.publish(["index.html": "home", "job/a.html": "A"], force: true)
    #expect(fixture.site() == ["index.html": "home", "job/a.html": "A"])
    #expect(elsewhere.files().count == 2)
  }

  @Test func aListFromElsewhereReachesNothingOutside() throws {
    let fixture = Fixture()
    fixture.folder.write("mine", to: "precious.txt")
    fixture.folder.write("mine", to: "_site/.git/config")
    fixture.folder.write(
      "0000000000000000 ../precious.txt\n0000000000000000 .git/config\n0000000000000000 /etc/hostname\nnonsense\n0000000000000000 a//b\n", to: "_site/.jtbd-files")
    try fixture.publish(["index.html": "home"])
    #expect(fixture.folder.text(of: "precious.txt") == "mine")
    #expect(fixture.folder.text(of: "_site/.git/config") == "mine")
  }

  @Test func theOutputIsApartFromTheSources() throws {
    let folder = TemporaryFolder()
    folder.write("x", to: "w/jtbd.yml")
    folder.write("x", to: "w/docs/a/b.md")
    folder.write("x", to: "w/file")
    folder.link("w/_site", to: "/usr")
    let root = folder.path + "/w"
    func error(_ path: String) -> PublishError? { do { _ = try Destination(at: Destination.absolute(path), workspace: root); return nil } catch { return error } }
    for path in [root, root + "/", folder.path, "/", root + "/docs/.."] {
      guard case .outputHoldsWorkspace? = error(path) else { Issue.record("\(path) is taken: \(String(describing: error(path)))"); continue }
    }
    guard case .outputHoldsDocument(root + "/docs/a/b.md")? = error(root + "/docs") else { Issue.record("a document is lost"); return }
    guard case .outputIsNoFolder? = error(root + "/_site") else { Issue.record("a link is followed"); return }
    guard case .outputIsNoFolder? = error(root + "/file") else { Issue.record("a file is a folder"); return }
    #expect(error(root + "/new/deep/site") == nil)
    #expect(access(root + "/new/deep/site", F_OK) != 0, "nothing written, nothing left")
  }

  @Test func oneBuildAtATime() throws {
    let fixture = Fixture()
    let held = try Destination(at: fixture.out, workspace: fixture.folder.path)
    let error = #expect(throws: PublishError.self) { try Destination(at: fixture.out, workspace: fixture.folder.path) }
    guard case .busy? = error else { Issue.record("not busy"); return }
    withExtendedLifetime(held) {}
  }

  @Test func anInterruptedFirstBuildIsTakenUp() throws {
    let fixture = Fixture()
    let site = ["index.html": "home", "job/a.html": "a", "job/b.html": "b"]
    try fixture.publish(site)
    // As a build leaves it that dies between putting a page in place and writing the list.
    let list = fixture.folder.text(of: "_site/.jtbd-files")!
    fixture.folder.remove(named: "_site/.jtbd-files")
    fixture.folder.write(list, to: "_site/.jtbd-stage/.jtbd-files")
    fixture.folder.write("home", to: "_site/.jtbd-stage/index.html")
    fixture.folder.remove(named: "_site/index.html")
    try fixture.publish(["index.html": "other", "job/a.html": "other", "job/c.html": "c"])
    #expect(fixture.site() == ["index.html": "other", "job/a.html": "other", "job/c.html": "c"])
  }

  @Test func aFileThatOnlyAnInterruptedBuildClaimsIsNotOurs() throws {
    let fixture = Fixture()
    fixture.folder.write("mine", to: "_site/job/a.html")
    fixture.folder.write("0000000000000001 job/a.html\n", to: "_site/.jtbd-stage/.jtbd-files")
    let error = #expect(throws: PublishError.self) { try fixture.publish(["job/a.html": "a"]) }
    #expect(isForeign(error, ["job/a.html"]))
  }

  @Test func assetsAreCopiedAndScreened() throws {
    let fixture = Fixture()
    fixture.folder.write("abc", to: "img/ö.pdf")
    fixture.folder.write("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", to: "img/bad.svg")
    try fixture.publish(["index.html": "home"], assets: [
      Asset(path: "assets/o.pdf", origin: .workspace("img/ö.pdf")), Asset(path: "assets/site.css", origin: .bytes(Array("a{}".utf8))),
    ])
    #expect(fixture.site() == ["index.html": "home", "assets/o.pdf": "abc", "assets/site.css": "a{}"])
    let error = #expect(throws: PublishError.self) {
      try fixture.publish(["index.html": "home"], assets: [Asset(path: "assets/b.svg", origin: .workspace("img/bad.svg"))])
    }
    guard case .assetRefused("img/bad.svg", .element("script"))? = error else { Issue.record("published: \(String(describing: error))"); return }
    let missing = #expect(throws: PublishError.self) {
      try fixture.publish(["index.html": "home"], assets: [Asset(path: "assets/x.png", origin: .workspace("x.png"))])
    }
    guard case .disk? = missing else { Issue.record("published"); return }
  }
}
