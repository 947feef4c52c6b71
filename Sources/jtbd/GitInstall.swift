import ArgumentParser
import Check
import Files
import Source

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct GitInstall: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install",
    abstract: "Sets up git for this workspace: hunks and diffs that name keys, merges by meaning.",
    discussion: """
      Writes a section into .gitattributes beside jtbd.yml (commit it: it tells git which driver a file has) and two \
      drivers into this repository's own configuration (everyone does that once for themselves; without them git \
      merges as ever). Doing it again changes nothing; --uninstall takes both out.
      """)

  @Flag(help: "Take out what an earlier install wrote.")
  var uninstall = false

  @Flag(help: "Say what would be done; write nothing.")
  var dryRun = false

  @OptionGroup var reading: ReadingOptions

  private static let start = "# jtbd: how git treats the documents of this workspace (jtbd git install)"
  private static let end = "# jtbd: end"
  private static let attributes = ["*.md diff=jtbd merge=jtbd", "jtbd.yml merge=jtbd", "\(Baseline.fileName) merge=union"]

  func run() throws {
    let folder = try reading.folder()
    let revisions = try Revisions(of: folder.root)
    var done: [String] = []
    try configure(revisions, &done)
    try writeAttributes(folder, revisions, &done)
    if done.isEmpty {
      Terminal.output(uninstall ? "Nothing to take out.\n" : "Everything is set up already.\n")
    } else {
      Terminal.output((dryRun ? "Would be done:\n" : "") + done.map { $0 + "\n" }.joined())
    }
    if !uninstall, !dryRun, revisions.repository.top == nil { Terminal.error("jtbd: this is a bare repository: attributes are read where there is a work tree\n") }
  }

  private func configure(_ revisions: Revisions, _ done: inout [String]) throws {
    let repository = revisions.repository
    if uninstall {
      for section in ["diff.jtbd", "merge.jtbd"] {
        let key = section + (section == "diff.jtbd" ? ".textconv" : ".driver")
        let isThere = try revisions.asking { () throws(GitError) in try repository.setting(key) } != nil
        guard isThere else { continue }
        if !dryRun { _ = try revisions.asking { () throws(GitError) in try repository.removeSection(section) } }
        done.append("git config: section \(section) removed")
      }
      return
    }
    let program = GitInstall.program()
    for (key, value) in [
      ("diff.jtbd.xfuncname", "^(#+ .*|[a-z][a-z-]*:.*|[ ]*- (id|title): .*)$"),
      ("diff.jtbd.textconv", "\(program) git textconv"),
      ("merge.jtbd.name", "front matter by key, lists by item, prose by line"),
      ("merge.jtbd.driver", "\(program) git merge-driver %O %A %B %L %P"),
      ("merge.jtbd.recursive", "binary"),
    ] {
      let old = try revisions.asking { () throws(GitError) in try repository.setting(key) }
      if old == value { continue }
      if !dryRun { try revisions.asking { () throws(GitError) in try repository.set(key, value) } }
      done.append("git config: \(key) = \(value)")
    }
  }

  /// How git is to start us: by name where that finds this very program, else by path.
  private static func program() -> String {
    if OwnProgram.isFound(as: "jtbd") { return "jtbd" }
    let path = OwnProgram.path ?? "jtbd"
    // git gives the line to a shell.
    return path.allSatisfy { $0.isLetter || $0.isNumber || "/._-+".contains($0) } ? path : "'" + path.replacing("'", with: "'\\''") + "'"
  }

  private func writeAttributes(_ folder: WorkspaceFolder, _ revisions: Revisions, _ done: inout [String]) throws {
    let path = folder.root + "/.gitattributes", shown = Workspace.prefix(to: folder.root) + ".gitattributes"
    var old: [UInt8]?
    do { old = try Disk.read(path) } catch {
      if !error.isMissing { throw Failure(message: "\(shown) cannot be read: \(error.reason)\(error.code == 40 ? " (a symbolic link is not followed)" : "")") }
    }
    guard let text = String(validating: old ?? [], as: UTF8.self) else { throw Failure(message: "\(shown) is not UTF-8; nothing was written there") }
    let ending = text.contains("\r\n") ? "\r\n" : "\n"
    var lines = text.split(separator: /\r?\n/, omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    if let from = lines.firstIndex(of: GitInstall.start), let to = lines[from...].firstIndex(of: GitInstall.end) { lines.removeSubrange(from...to) }
    if !uninstall {
      let section = [GitInstall.start] + GitInstall.attributes + [GitInstall.end]
      // In its old place, so that a second run finds nothing to do.
      let before = text.split(separator: /\r?\n/, omittingEmptySubsequences: false).map(String.init)
      lines.insert(contentsOf: section, at: min(before.firstIndex(of: GitInstall.start) ?? lines.count, lines.count))
    }
    let new = Array(lines.map { $0 + ending }.joined().utf8)
    if new == old ?? [] { return }
    if !dryRun {
      // A file that held nothing but our section goes with it.
      if new.isEmpty { unlink(path) } else {
        do { try Disk.write(new, to: path) } catch { throw Failure(message: "\(shown) cannot be written: \(error.reason)") }
      }
    }
    done.append(uninstall ? "\(shown): our section removed" : "\(shown): " + GitInstall.attributes.joined(separator: " · ") + " (commit it)")
  }
}
