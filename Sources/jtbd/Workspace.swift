import Bind
import Check
import Compile
import Files
import Parse
import Source

/// The workspace that a command works on: where it lies, what it says of itself, what stands in it.
struct Workspace {
  let root: String
  let configuration: Configuration
  let tree: SourceTree
  /// From where the user stands to the root: what makes paths in text clickable.
  let prefix: String
  let asOf: Day?
}

extension ReadingOptions {
  var threads: Int { jobs ?? Machine.cores }

  /// The settings of the workspace around, for commands that can do without one.
  func settings() throws -> Settings {
    let root = try WorkspaceFolder.find(from: directory ?? ".")
    let file = SourceFile(path: "jtbd.yml", bytes: try Disk.read(root + "/jtbd.yml"))
    return Configuration(reading: ParsedDocument(parsingConfiguration: file)).settings
  }
}
