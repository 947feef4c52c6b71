import Edit
import Files
import Report
import Source

/// Changes to files of a workspace: shown, or written.
struct WorkspaceEdits {
  let workspace: Workspace
  let language: Language

  /// As one unified diff: its paths count from where the user stands, or from the workspace where that lies elsewhere.
  func show(_ changes: [(before: SourceFile, after: SourceFile)]) {
    let prefix = workspace.prefix.hasPrefix("..") ? "" : workspace.prefix
    for (before, after) in changes {
      let bytes = UnifiedDiff(from: before.bytes, to: after.bytes).bytes(path: prefix + before.path)
      // On a terminal nothing of the text may act; in a pipe the diff has to be exact.
      if Terminal.outputIsTerminal { Terminal.output(Visible.text(String(decoding: bytes, as: UTF8.self))) } else { Terminal.output(bytes) }
    }
  }

  /// Each file in one step. One that cannot be written does not keep the others from it; all such are told at the end.
  func write(_ changes: [(before: SourceFile, after: SourceFile)]) throws {
    let names = Dictionary(workspace.listing.files.map { ($0.path, $0.name) }, uniquingKeysWith: { first, _ in first })
    var faults: [String] = []
    for (before, after) in changes {
      do {
        switch try Disk.replace(names[before.path] ?? before.path, below: workspace.root, expecting: before.bytes, with: after.bytes) {
        case .done: break
        case .changedMeanwhile:
          faults.append("\(workspace.prefix)\(before.path): " + (language == .de ? "wurde inzwischen geändert und bleibt, wie es ist" : "has changed meanwhile and was left as it is"))
        }
      } catch {
        faults.append("\(workspace.prefix)\(before.path): \(error.reason)")
      }
    }
    if !faults.isEmpty { throw Failure(message: (language == .de ? "nicht alles wurde geschrieben\n  " : "not everything was written\n  ") + faults.joined(separator: "\n  ")) }
  }
}
