import ArgumentParser
import Edit
import Files

struct GitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "git",
    abstract: "Works together with git: readable diffs, merges by meaning, and whether two branches fit together.",
    subcommands: [GitInstall.self, GitMergeCheck.self, GitMergeDriver.self, GitTextconv.self])
}

/// What git calls for `merge=jtbd`.
struct GitMergeDriver: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge-driver",
    abstract: "Merges two versions of a document; git calls it.",
    discussion: """
      Front matter is merged by key, its lists by the id of their items, the body by lines, and lists of notes in it by \
      note. What both changed differently stays in the file twice, between conflict markers. The result is written to \
      OURS. Exit code 0: merged; 1: there are conflicts; 129: nothing could be merged. `jtbd git install` sets it up.
      """)

  @Argument(help: ArgumentHelp("The version that both come from (%O).", valueName: "BASE")) var base: String
  @Argument(help: ArgumentHelp("Our version, and where the result goes (%A).", valueName: "OURS")) var ours: String
  @Argument(help: ArgumentHelp("Their version (%B).", valueName: "THEIRS")) var theirs: String
  @Argument(help: ArgumentHelp("How long a conflict marker is (%L).", valueName: "SIZE")) var size = 7
  @Argument(help: ArgumentHelp("The document's path (%P).", valueName: "PATH")) var path = "document.md"

  func run() throws {
    let texts = try [base, ours, theirs].map { name -> [UInt8] in
      do throws(DiskError) { return try Disk.read(name, followingLinks: true) } catch { throw Failure(message: "\(name) cannot be read: \(error.reason)", code: 129) }
    }
    guard let (bytes, conflicts) = Merging.document(base: texts[0], ours: texts[1], theirs: texts[2], path: path, markerSize: size) else {
      throw Failure(message: "\(path) cannot be merged: it is no text", code: 129)
    }
    do throws(DiskError) { try Disk.write(bytes, to: ours) } catch { throw Failure(message: "\(ours) cannot be written: \(error.reason)", code: 129) }
    if conflicts > 0 { throw ExitCode(1) }
  }
}

enum Merging {
  /// By meaning, else by lines as git does it.
  static func document(base: [UInt8], ours: [UInt8], theirs: [UInt8], path: String, markerSize: Int = 7) -> (bytes: [UInt8], conflicts: Int)? {
    let size = min(max(markerSize, 1), 1000)
    let merge = DocumentMerge(base: base, ours: ours, theirs: theirs, path: path, markerSize: size) {
      MergeFile.merge(base: $0, ours: $1, theirs: $2, markerSize: size, showsBase: true)?.bytes
    }
    if let merge { return (merge.bytes, merge.conflicts) }
    return MergeFile.merge(base: base, ours: ours, theirs: theirs, markerSize: size, showsBase: false).map { ($0.bytes, $0.conflicts) }
  }
}

/// What git calls for `diff=jtbd`.
struct GitTextconv: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "textconv",
    abstract: "Prints a document with one line for every value of its front matter; git calls it for diffs.",
    discussion: "`gains › fahrzeit › title: …`: a changed line says by itself what it is about. `jtbd git install` sets it up.")

  @Argument(help: ArgumentHelp("The document.", valueName: "FILE"), completion: .file()) var file: String

  func run() throws {
    let bytes: [UInt8]
    do { bytes = try Disk.read(file, followingLinks: true) } catch { throw Failure(message: "\(file) cannot be read: \(error.reason)") }
    Terminal.output(Outline.text(of: bytes))
  }
}
