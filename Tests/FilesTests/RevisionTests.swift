import Files
import Source
import TestSupport
import Testing
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A repository made with real git, without the configuration of whoever runs the tests.
private struct TestRepository {
  let folder = TemporaryFolder()

  init() { git("init", "-q", "-b", "main") }

  /// What git prints goes through a file: its process is started and waited for without anything in between.
  @discardableResult func git(_ arguments: String...) -> String {
    let environment = [
      "PATH=" + (getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null",
      "GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@example.org", "GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@example.org",
      "GIT_AUTHOR_DATE=2026-03-01T12:00:00Z", "GIT_COMMITTER_DATE=2026-03-02T12:00:00Z",
    ]
    let line = ["git", "-C", folder.path, "-c", "protocol.file.allow=always"] + arguments
    var words = line.map { strdup($0) } + [nil], settings = environment.map { strdup($0) } + [nil]
    defer { for word in words + settings { free(word) } }
    let output = folder.path + ".out"
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var child: pid_t = 0
    guard posix_spawnp(&child, "git", &actions, nil, &words, &settings) == 0 else { fatalError("no git") }
    posix_spawn_file_actions_destroy(&actions)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    defer { unlink(output) }
    let bytes = (try? Disk.read(output)) ?? []
    return String(String(decoding: bytes, as: UTF8.self).drop { $0 == "\n" }).split(separator: "\n").joined(separator: "\n")
  }

  func commit(_ message: String = "x") {
    git("add", "-A")
    git("commit", "-q", "--allow-empty", "-m", message)
  }
}

private func describe(_ entry: SourceTree.Entry) -> String {
  switch entry {
  case .document(let file): "document \(file.digest)"
  case .asset(let size): "asset \(size)"
  case .link(let target): "link \(target)"
  case .folder: "folder"
  case .skipped(let skip): "skipped \(skip)"
  case .special: "special"
  case .unreadable: "unreadable"
  }
}

private func describe(_ tree: SourceTree) -> [String] { tree.entries.map { "\($0.path): \(describe($0.entry))" } + tree.unreadableNames.map { "? \($0)" } }

@Test func aRevisionReadsAsItsCheckoutDoes() throws {
  let repository = TestRepository(), folder = repository.folder
  let library = TestRepository()
  library.folder.write("x", to: "a.md")
  library.commit()
  folder.write("title: x\n", to: "strategy/jtbd.yml")
  for (name, text) in [
    ("segments/a.md", "# a\n"), ("segments/b c.md", "b"), ("segments/J\u{E4}ger.md", "composed"), ("jobs/Mu\u{308}ller.md", "decomposed"),
    ("jobs/two\nlines.md", "a line end in the name"), ("jobs/\"quoted\".md", "q"), ("img/a.png", "png"), ("img/bad.svg", "<svg onload='x'/>"),
    ("node_modules/a/README.md", "x"), ("archive/old.md", "x"), ("other/jtbd.yml", "x"), ("other/c.md", "x"), ("public/.jtbd-files", "x"),
    ("public/d.md", "x"), ("_site/index.html", "x"), (".hidden/e.md", "x"), ("X.MD", "x"), ("y.markdown", "x"), ("empty.md", ""),
    ("big.md", "version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 2\n"), ("deep/er/and/deeper/f.md", "f"),
    ("big.png", "version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 2\n"), ("long.txt", String(repeating: "x", count: 5000)),
  ] { folder.write(text, to: "strategy/" + name) }
  folder.write("elsewhere", to: "README.md")
  for (name, target) in [
    ("inside.md", "segments/a.md"), ("outside.md", "/etc/passwd"), ("up.md", "../README.md"), ("broken.md", "nowhere"), ("loop", "loop"),
    ("around", "../strategy/segments/../jobs"), ("through.md", "around/../segments/a.md"), ("up", ".."), ("file.md", "segments/a.md/x"),
  ] { folder.link("strategy/" + name, to: target) }
  repository.git("submodule", "add", "-q", library.folder.path, "strategy/library")
  repository.commit()

  let listing = try Listing(of: folder.path + "/strategy", excluding: { $0.hasPrefix("archive/") })
  let configuration = SourceFile(path: "jtbd.yml", text: "title: x\n")
  let disk = listing.read(configuration: configuration, asOf: nil)
  let objects = Objects(of: try Repository(around: folder.path + "/strategy/segments"))
  let head = try objects.repository.commit("HEAD")
  #expect(objects.repository.top == folder.path)
  let place = objects.repository.place(of: folder.path + "/strategy")
  #expect(place == "strategy/")
  let snapshot = try objects.snapshot(of: head, at: place, asOf: nil, excluding: { _ in { $0.hasPrefix("archive/") } })
  #expect(describe(snapshot.tree) == describe(disk.tree))
  #expect(snapshot.notices == disk.notices)
  #expect(snapshot.tree.configuration?.bytes == configuration.bytes)
  #expect(snapshot.tree.assetFaults == disk.tree.assetFaults)
  #expect(snapshot.objects["segments/a.md"] == repository.git("rev-parse", "HEAD:strategy/segments/a.md"))
  #expect(try objects.workspaces(in: head) == ["strategy/", "strategy/other/"])

  // A bare clone, a work tree of its own, a shallow clone: the same revision.
  let others = TemporaryFolder()
  repository.git("clone", "-q", "--bare", folder.path, others.path + "/bare.git")
  repository.git("worktree", "add", "-q", others.path + "/second")
  repository.git("clone", "-q", "--depth", "1", "file://" + folder.path, others.path + "/shallow")
  for place in ["bare.git", "second/strategy/jobs", "shallow/strategy"] {
    let again = Objects(of: try Repository(around: others.path + "/" + place))
    #expect(again.repository.isShallow == (place == "shallow/strategy"))
    #expect((again.repository.top == nil) == (place == "bare.git"))
    let same = try again.snapshot(of: try again.repository.commit("HEAD"), at: "strategy/", asOf: nil, excluding: { _ in { $0.hasPrefix("archive/") } })
    #expect(describe(same.tree) == describe(snapshot.tree), "\(place)")
  }
}

@Test func manyRevisionsAreReadTogether() throws {
  let repository = TestRepository(), folder = repository.folder
  repository.commit("empty")
  folder.write("title: x\n", to: "jtbd.yml")
  folder.write("exclude: x", to: "a.md")
  repository.commit("one")
  folder.write("two", to: "a.md")
  folder.write("new", to: "b/c.md")
  repository.commit("two")
  repository.git("tag", "-a", "v1", "-m", "first")
  repository.git("tag", "light", "HEAD~1")
  repository.git("tag", "blob", "HEAD:a.md")

  let objects = Objects(of: try Repository(around: folder.path))
  let history = try objects.repository.history(to: "HEAD")
  #expect(history.map(\.subject) == ["two", "one", "empty"])
  #expect(Set(history.map(\.author)).count == 1)
  #expect(history[0].day == Day(iso: "2026-03-02"))
  #expect(history[0].parents == [history[1].id])
  #expect(try objects.repository.history(of: "b/", to: "main").map(\.subject) == ["two"])
  #expect(try objects.repository.history(to: "main", limit: 2).count == 2)
  let tags = try objects.repository.tags()
  #expect(tags.map(\.name) == ["light", "v1"])
  #expect(tags.map(\.commit) == [history[1].id, history[0].id])
  let snapshots = try objects.snapshots(of: history.map { ($0.id, $0.day) }, at: "", excluding: { _ in { _ in false } })
  #expect(snapshots.map { $0?.tree.entries.count } == [4, 2, nil])
  #expect(snapshots[0]?.tree.asOf == history[0].day)
  #expect(throws: GitError.noWorkspace(revision: history[2].id, place: "", others: [])) {
    try objects.snapshot(of: history[2].id, at: "", asOf: nil)
  }
  #expect(throws: GitError.noWorkspace(revision: history[0].id, place: "x/", others: [""])) {
    try objects.snapshot(of: history[0].id, at: "x/", asOf: nil)
  }
}

@Test func gitRefusesInWordsOfItsOwn() throws {
  let repository = TestRepository(), folder = repository.folder
  folder.write("title: x\n", to: "jtbd.yml")
  repository.commit()
  let here = try Repository(around: folder.path)
  for name in ["nowhere", "--help", "", "HEAD~5", "a\nb", "HEAD:jtbd.yml"] {
    #expect(throws: GitError.unknownRevision(name: name, isShallow: false)) { try here.commit(name) }
  }
  #expect(try here.commit("main") == here.commit("HEAD"))
  repository.git("checkout", "-q", "--orphan", "alone")
  repository.commit("alone")
  let (main, alone) = (try here.commit("main"), try here.commit("alone"))
  #expect(throws: GitError.noMergeBase(main, alone, isShallow: false)) { try here.mergeBase(main, alone) }
  #expect(try here.names() == ["alone", "main"])
  #expect(throws: GitError.missingObject(String(repeating: "1", count: 40))) { try Objects(of: here).blob(String(repeating: "1", count: 40)) }
  let nowhere = TemporaryFolder()
  #expect(throws: GitError.noRepository(folder: nowhere.path)) { try Repository(around: nowhere.path) }
}
