import ArgumentParser
import CAssets
import Edit
import Files
import Source

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes a small, complete workspace to start from.",
    discussion: """
      An invented business with segments, jobs, value propositions, canvases, a persona and evidence: change it \
      document by document into your own. Files that exist are left as they are. With --empty only jtbd.yml is written, \
      and `jtbd new` starts your own documents.
      """)

  @Argument(help: ArgumentHelp("The folder; it is made if it does not exist.", valueName: "DIR"), completion: .directory)
  var folder = "."

  @Option(help: "The language of the texts: de or en.")
  var lang: LanguageChoice = .en

  @Flag(help: "Write only jtbd.yml.")
  var empty = false

  @Option(name: [.customShort("C"), .customLong("directory")], help: ArgumentHelp("Work as if started in DIR.", valueName: "DIR"), completion: .directory)
  var directory: String?

  func run() throws {
    let target = folder.hasPrefix("/") ? folder : [directory, folder].compactMap(\.self).joined(separator: "/")
    try Self.makeFolder(target)
    guard let root = WorkspaceFolder.absolutePath(target) else { throw Failure(message: "\(target): \(String(cString: strerror(errno)))") }
    let template = empty ? [TemplateFile(path: "jtbd.yml", bytes: Array(Skeleton.configuration(titled: Self.name(of: root), language: lang.language).utf8))] : TemplateFile.all(in: lang)
    if Self.exists(root + "/jtbd.yml") { throw Failure(message: "\(target)/jtbd.yml exists: this is a workspace already; nothing was written") }

    let markdown = try Self.markdown(in: root)
    let clashes = template.map(\.path).filter { Self.exists(root + "/" + $0) && !markdown.contains($0) }
    if let first = clashes.first { throw Failure(message: "\(target)/\(first) exists and would be in the way; nothing was written") }

    var written = 0
    for file in template where !markdown.contains(file.path) {
      var bytes = file.bytes
      if file.path == "jtbd.yml", !markdown.isEmpty { bytes += Array(Self.exclusion(of: markdown).utf8) }
      try Self.makeFolder(root + "/" + file.path.split(separator: "/").dropLast().joined(separator: "/"))
      do { try Disk.write(bytes, to: root + "/" + file.path) } catch { throw Failure(message: "\(file.path) cannot be written: \(error.reason)") }
      written += 1
    }
    Terminal.output(message(written, markdown))
  }

  private func message(_ written: Int, _ markdown: [String]) -> String {
    let german = lang == .de
    let go = folder == "." ? "" : "cd \(folder) && "
    if empty {
      return german
        ? "jtbd.yml geschrieben. Weiter mit:\n  \(go)jtbd new job \"Was Menschen erledigen wollen\"\n  \(go)jtbd new segment \"Menschen, die …\"\n  \(go)jtbd check\n"
        : "Wrote jtbd.yml. Next:\n  \(go)jtbd new job \"What people want to get done\"\n  \(go)jtbd new segment \"People who …\"\n  \(go)jtbd check\n"
    }
    var out = german ? "\(written) Dateien geschrieben, ein vollständiges kleines Geschäft zum Umschreiben.\n" : "Wrote \(written) files: a small, complete business to rewrite.\n"
    if !markdown.isEmpty {
      out += german
        ? "Markdown, das schon da war, bleibt unveröffentlicht; es steht unter `exclude:` in jtbd.yml:\n"
        : "Markdown that was here before stays unpublished; it stands under `exclude:` in jtbd.yml:\n"
      for path in markdown { out += "  \(path)\n" }
    }
    out += german ? "Weiter mit:\n" : "Next:\n"
    out += "  \(go)jtbd check\n  \(go)jtbd build\n"
    return out
  }

  /// Markdown below a folder that is not ours to publish: paths from the folder, sorted; what lies in subfolders by its folder's name.
  private static func markdown(in root: String) throws -> [String] {
    do {
      let listing = try Listing(of: root)
      return listing.files.filter(\.isDocument).map(\.path)
    } catch { throw Failure(message: "\(root) cannot be read: \(error.reason)") }
  }

  private static func exclusion(of paths: [String]) -> String {
    func quoted(_ path: String) -> String { "\"" + path.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] } + "\"" }
    return "\nexclude:                         # was here before; remove what you want to publish\n" + paths.map { "  - \(quoted($0))\n" }.joined()
  }

  private static func name(of root: String) -> String { root.split(separator: "/").last.map(String.init) ?? "jtbd" }

  private static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  private static func makeFolder(_ path: String) throws {
    var at = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      at += "/" + part
      if mkdir(at, 0o777) != 0, errno != EEXIST { throw Failure(message: "\(at) cannot be made: \(String(cString: strerror(errno)))") }
      var status = stat()
      if stat(at, &status) == 0, status.st_mode & S_IFMT != S_IFDIR { throw Failure(message: "\(at) is not a folder") }
    }
  }
}

/// A file of the workspace that `init` writes.
struct TemplateFile {
  let path: String
  let bytes: [UInt8]

  static func all(in language: LanguageChoice) -> [TemplateFile] {
    (0..<jtbd_template_count).compactMap { number in
      guard let file = jtbd_template_at(number)?.pointee, String(cString: file.language) == language.rawValue else { return nil }
      return TemplateFile(path: String(cString: file.path), bytes: Array(UnsafeBufferPointer(start: file.bytes, count: file.size)))
    }
  }
}
