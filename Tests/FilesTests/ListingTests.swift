import Testing
import Source
import Files
import TestSupport
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What an entry is, in a word.
private func name(_ entry: SourceTree.Entry?) -> String {
  switch entry {
  case nil: "nothing"
  case .document: "document"
  case .asset(let size): "asset \(size)"
  case .link(let target): "link \(target)"
  case .folder: "folder"
  case .skipped(let skip): "skipped \(skip)"
  case .special: "special"
  case .unreadable: "unreadable"
  }
}

private func read(_ folder: TemporaryFolder, jobs: Int = 1, outputs: Set<String> = [], excluding: (String) -> Bool = { _ in false }) throws -> Listing.Reading {
  try Listing(of: folder.path, outputs: outputs, excluding: excluding)
    .read(configuration: SourceFile(path: "jtbd.yml", text: "title: x\n"), asOf: nil, jobs: jobs)
}

@Test func documentsAreReadAndTheRestIsNamed() throws {
  let folder = TemporaryFolder()
  folder.write("title: x\n", to: "jtbd.yml")
  folder.write("# a\n", to: "segments/a.md")
  folder.write("png", to: "img/a.png")
  folder.write("x", to: ".git/config")
  folder.write("x", to: "node_modules/a/README.md")
  folder.write("x", to: "archive/old.md")
  folder.write("x", to: "drafts/b.md")
  folder.write("x", to: "other/jtbd.yml")
  folder.write("x", to: "other/c.md")
  folder.write("x", to: "public/.jtbd-files")
  folder.write("x", to: "_site/index.html")
  folder.write("x", to: "www/index.md")
  folder.write("gitdir: x", to: "library/.git")
  folder.write("x", to: "X.MD")
  folder.write("x", to: "y.markdown")
  folder.write("version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 2\n", to: "big.md")
  folder.write("version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 2\n", to: "big.png")
  folder.link("inside.md", to: "segments/a.md")
  folder.link("outside.md", to: "/etc/passwd")
  folder.link("broken.md", to: "nowhere")
  folder.link("loop", to: "loop")
  folder.link("up", to: "..")
  mkfifo(folder.path + "/pipe.md", 0o666)
  let reading = try read(folder, outputs: [folder.path + "/www"], excluding: { $0.hasPrefix("archive/") || $0 == "drafts" })
  let expected = [
    ("jtbd.yml", "nothing"), ("segments/a.md", "document"), ("img/a.png", "asset 3"), (".git", "nothing"), (".git/config", "nothing"),
    ("node_modules", "skipped excluded"), ("archive/old.md", "skipped excluded"), ("drafts", "skipped excluded"), ("drafts/b.md", "nothing"),
    ("other", "skipped otherWorkspace"), ("other/c.md", "nothing"), ("public", "skipped output"), ("_site", "skipped output"),
    ("www", "skipped output"), ("library", "skipped submodule"), ("X.MD", "asset 1"), ("big.md", "skipped lfsPointer"),
    ("big.png", "skipped lfsPointer"), ("inside.md", "link inside"), ("outside.md", "link outside"), ("broken.md", "link broken"),
    ("loop", "link loop"), ("up", "link outside"), ("pipe.md", "special"),
  ]
  for (path, kind) in expected { #expect(name(reading.tree.entry(at: path)) == kind, "\(path)") }
  #expect(
    reading.notices == [
      .otherEnding(path: "X.MD"), .submodule(path: "library"), .otherEnding(path: "y.markdown"), .lfsPointer(path: "big.md"), .lfsPointer(path: "big.png"),
    ])
}

@Test func namesAreComposedAndReadAsTheyStand() throws {
  let folder = TemporaryFolder()
  folder.write("x", to: "Gro\u{0308}ße.md")
  let tree = try read(folder).tree
  guard case .document(let file)? = tree.entry(at: "Gr\u{00F6}ße.md") else { Issue.record("not found by its composed name"); return }
  #expect(file.bytes == Array("x".utf8))
}

@Test func threadsChangeNothing() throws {
  let folder = TemporaryFolder()
  for number in 0..<300 { folder.write("text \(number)\n", to: "d\(number % 7)/\(number).md") }
  func contents(_ jobs: Int) throws -> [String] {
    try read(folder, jobs: jobs).tree.entries.map { path, entry in if case .document(let file) = entry { path + file.text(SourceRange(0, 99)) } else { path } }
  }
  #expect(try contents(1) == contents(4))
}

#if os(Linux)
  @Test func namesThatAreNotTextAreEscaped() throws {
    let folder = TemporaryFolder()
    folder.write("x", to: "a/b.md")
    let raw: [CChar] = Array((folder.path + "/a/").utf8CString.dropLast()) + [CChar(bitPattern: 0xFF), 0x2E, 0x6D, 0x64, 0]
    close(open(raw, O_CREAT | O_WRONLY, 0o666))
    #expect(try read(folder).tree.unreadableNames == ["a/\\xFF.md"])
  }
#endif

@Suite struct WorkspaceFolderTests {
  @Test func nearestFolderAboveCounts() throws {
    let folder = TemporaryFolder()
    folder.write("title: a\n", to: "jtbd.yml")
    folder.write("title: b\n", to: "inner/jtbd.yml")
    folder.write("x", to: "inner/deep/er/x.md")
    #expect(try WorkspaceFolder.find(from: folder.path + "/inner/deep/er").root == folder.path + "/inner")
    #expect(try WorkspaceFolder.find(from: folder.path + "/inner/deep/er/x.md").root == folder.path + "/inner")
    #expect(try WorkspaceFolder.find(from: folder.path).configuration.bytes == Array("title: a\n".utf8))
  }

  @Test func aRepositoryIsNotLeft() {
    let folder = TemporaryFolder()
    folder.write("title: a\n", to: "jtbd.yml")
    folder.write("x", to: "repository/.git/HEAD")
    folder.write("x", to: "repository/jtbd.yaml")
    folder.write("x", to: "repository/strategy/x.md")
    let error = #expect(throws: WorkspaceFolder.Failure.self) { try WorkspaceFolder.find(from: folder.path + "/repository/strategy") }
    guard case .none(_, let misspelt)? = error else { Issue.record("another error: \(String(describing: error))"); return }
    #expect(misspelt == folder.path + "/repository/jtbd.yaml")
  }

  @Test func configurationIsAFile() {
    let folder = TemporaryFolder()
    folder.write("x", to: "jtbd.yml/x")
    folder.write("x", to: "linked/real.yml")
    folder.link("linked/jtbd.yml", to: "real.yml")
    for start in [folder.path, folder.path + "/linked"] {
      let error = #expect(throws: WorkspaceFolder.Failure.self) { try WorkspaceFolder.find(from: start) }
      guard case .unreadable? = error else { Issue.record("another error: \(String(describing: error))"); return }
    }
  }
}

@Suite struct GitTests {
  @Test func noRepositoryNoDay() async {
    let folder = TemporaryFolder()
    let git = Git(at: folder.path)
    #expect(git.day == nil && !git.tracksCache)
  }

  @Test func dayOfTheCommitAndTheCacheInIt() async {
    let folder = TemporaryFolder()
    folder.write("x", to: "w/.jtbd-cache/x")
    #expect(
      system(
        "cd \(folder.path) && git init -q . && git add -f . && GIT_COMMITTER_DATE='2024-02-29T23:30:00Z' git -c user.name=n -c user.email=m commit -qm x") == 0)
    let git = Git(at: folder.path + "/w")
    #expect(git.day == Day(iso: "2024-02-29"))
    #expect(git.tracksCache)
    #expect(Git(at: folder.path).tracksCache == false)
  }
}

@Suite struct DiskTests {
  @Test func aWriteReplacesInOneStepAndFollowsNoLink() throws {
    let folder = TemporaryFolder()
    folder.write("old", to: "target")
    folder.link("link", to: "target")
    try Disk.write(Array("new".utf8), to: folder.path + "/link")
    #expect(folder.text(of: "target") == "old")
    #expect(folder.text(of: "link") == "new")
    #expect(folder.files().count == 2)
  }

  @Test func onlyRegularFilesAreRead() {
    let folder = TemporaryFolder()
    folder.write("x", to: "file")
    folder.link("link", to: "file")
    mkfifo(folder.path + "/pipe", 0o666)
    for name in ["link", "pipe", "", "missing"] { #expect(throws: DiskError.self, "\(name)") { try Disk.read(folder.path + "/" + name) } }
    #expect(throws: Never.self) { try Disk.read(folder.path + "/link", followingLinks: true) }
  }
}
