import Bind
import Check
import Files
import Parse
import Report
import Source

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The workspace that a command works on: where it lies, what it says of itself, what stands in it.
struct Workspace {
  /// Absolute.
  let root: String
  let configuration: Configuration
  let listing: Listing
  let reading: Listing.Reading
  /// From where the user stands to the root, with a slash behind it; empty in the root: what makes paths in text clickable.
  let prefix: String
  /// From the repository's root to the workspace's, with a slash behind it; empty where they are the same, or where there is no repository.
  let repositoryPrefix: String

  var tree: SourceTree { reading.tree }

  /// A path that the user gave, as a path from the root. It counts from the folder of `-C`; as findings print it and a shell completes it, from where the user stands.
  func inside(_ path: String, from directory: String?) throws -> String {
    let base = directory.map { path.hasPrefix("/") ? path : $0 + "/" + path } ?? path
    guard let absolute = WorkspaceFolder.absolutePath(base) ?? WorkspaceFolder.absolutePath(path) else { throw Failure(message: "\(path): no such file or folder") }
    if absolute == root { return "" }
    guard absolute.hasPrefix(root + "/") else { throw Failure(message: "\(path) lies outside the workspace \(root)") }
    return String(absolute.dropFirst(root.count + 1)).composed
  }

  /// The same for a file that need not exist, in a folder that need not exist either.
  func place(_ path: String, from directory: String?) throws -> String {
    var folder = directory.map { path.hasPrefix("/") ? path : $0 + "/" + path } ?? path
    var rest: [Substring] = []
    while WorkspaceFolder.absolutePath(folder.isEmpty ? "." : folder) == nil {
      let parts = folder.split(separator: "/", omittingEmptySubsequences: false)
      guard let last = parts.last, last != "..", errno == ENOENT else { throw Failure(message: "\(path): no such place") }
      if !last.isEmpty, last != "." { rest.insert(last, at: 0) }
      folder = parts.count == 1 ? "" : parts.dropLast().joined(separator: "/")
      if folder.isEmpty, path.hasPrefix("/") { folder = "/" }
    }
    let start = try inside(folder.isEmpty ? "." : folder, from: nil)
    return (start.isEmpty ? "" : start + (rest.isEmpty ? "" : "/")) + rest.joined(separator: "/").composed
  }

  /// What the authors should know besides the findings: lines for stderr.
  func remarks(_ checked: CheckedModel, _ language: Language) -> String {
    var out = ""
    func say(_ de: String, _ en: String) { out += "jtbd: \(Visible.line(language == .de ? de : en))\n" }
    for notice in reading.notices {
      switch notice {
      case .otherEnding(let path):
        say("\(prefix)\(path) wird nicht gelesen: Dokumente enden auf .md, in Kleinbuchstaben.", "\(prefix)\(path) is not read: documents end in .md, in lower case.")
      case .lfsPointer(let path):
        say("\(prefix)\(path) ist ein Verweis von Git LFS; der Inhalt ist nicht hier.", "\(prefix)\(path) is a Git LFS pointer; its content is not here.")
      case .submodule(let path):
        say("\(prefix)\(path) ist ein Submodul und wird übergangen.", "\(prefix)\(path) is a submodule and is skipped.")
      }
    }
    if tree.asOf == nil, checked.model.documents.contains(where: { $0.kind == .evidence }) {
      say(
        "Kein Tag bekannt: Das Alter der Belege wird nicht geprüft (--as-of setzt einen).", "No day is known: the age of evidence is not judged (--as-of sets one).")
    }
    for setting in checked.model.settings.rules {
      if let rule = Rule.named(setting.rule.string), rule.isLocked {
        say("`\(rule.name)` lässt sich nicht umstellen; der Eintrag unter `rules:` bewirkt nichts.", "`\(rule.name)` cannot be changed; its entry under `rules:` has no effect.")
      }
    }
    return out
  }

  /// A file that could not be read is no finding of the author's: exit code 2, after everything else was said.
  func failOnUnreadable() throws {
    var faults: [String] = []
    for (path, entry) in tree.entries {
      switch entry {
      case .unreadable(let reason, hidesDocuments: true): faults.append("\(prefix)\(path): \(reason)")
      case .special where path.hasSuffix(".md"): faults.append("\(prefix)\(path): not a regular file")
      default: break
      }
    }
    if !faults.isEmpty { throw Failure(message: "not everything could be read\n  " + faults.joined(separator: "\n  ")) }
  }
}

extension ReadingOptions {
  var threads: Int { jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  func folder() throws -> WorkspaceFolder {
    do {
      return try WorkspaceFolder.find(from: directory ?? ".")
    } catch .none(_, let misspelt) {
      if let misspelt { throw Failure(message: "no jtbd.yml here or above, but \(misspelt): rename it to jtbd.yml") }
      throw Failure(message: "no jtbd.yml here or above; `jtbd init` makes one, with an example to rewrite (--empty: without)")
    } catch .noSuchFolder(let error) {
      throw Failure(message: "\(error.path): \(error.reason)")
    } catch .unreadable(let error) {
      throw Failure(message: "\(error.path) cannot be read: \(error.reason)")
    }
  }

  /// The settings of the workspace around, for commands that can do without one.
  func settings() throws -> Settings {
    Configuration(reading: ParsedDocument(parsingConfiguration: try folder().configuration)).settings
  }

  /// Finds the workspace and lists its files. `outputs` are absolute paths that are never sources.
  func survey(outputs: Set<String> = []) throws -> Survey {
    let folder = try folder()
    let configuration = Configuration(reading: ParsedDocument(parsingConfiguration: folder.configuration))
    let globs = configuration.settings.exclude.compactMap { Glob($0) }
    let git = Git(at: folder.root)
    let listing: Listing
    do {
      listing = try Listing(of: folder, outputs: outputs) { path in globs.contains { $0.matches(path) } }
    } catch {
      throw Failure(message: "\(error.path.isEmpty ? folder.root : error.path) cannot be read: \(error.reason)")
    }
    let day = asOf?.day ?? Terminal.environment("SOURCE_DATE_EPOCH").flatMap(Int.init).map { Day(secondsSince1970: $0) } ?? git.day
    return Survey(folder: folder, configuration: configuration, listing: listing, git: git, day: day)
  }

  /// Finds and reads the workspace.
  func open() throws -> Workspace { Workspace(reading: try survey(), threads: threads) }
}

/// A workspace found and listed; no document has been opened yet.
struct Survey {
  let folder: WorkspaceFolder
  let configuration: Configuration
  let listing: Listing
  let git: Git
  /// Against which age is judged.
  let day: Day?
}

extension Workspace {
  init(reading survey: Survey, threads: Int) {
    root = survey.folder.root
    configuration = survey.configuration
    listing = survey.listing
    reading = survey.listing.read(configuration: survey.folder.configuration, asOf: survey.day, jobs: threads)
    prefix = Workspace.prefix(to: survey.folder.root)
    repositoryPrefix = survey.folder.repositoryPrefix
  }
}

extension Workspace {
  /// The way from the working folder to the root: empty, `strategy/`, `../`.
  static func prefix(to root: String) -> String {
    guard let here = WorkspaceFolder.absolutePath("."), here != root else { return "" }
    let from = here.split(separator: "/"), to = root.split(separator: "/")
    var common = 0
    while common < from.count, common < to.count, from[common] == to[common] { common += 1 }
    let parts = Array(repeating: "..", count: from.count - common) + to[common...].map(String.init)
    return parts.joined(separator: "/") + "/"
  }
}
