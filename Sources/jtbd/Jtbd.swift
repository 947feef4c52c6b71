import ArgumentParser
import Files
import Parse
import Source

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@main
struct Jtbd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jtbd",
    abstract: "Checks customer segments, Jobs to Be Done and canvases written as Markdown, and publishes them as a site.",
    discussion: """
      Start with `jtbd init`, then `jtbd check` while you write and `jtbd build` to publish. Every finding has a name; \
      `jtbd explain NAME` says why it matters and how to mend it.
      """,
    version: Version.text,
    subcommands: [
      Init.self,
      New.self, Import.self,
      Check.self, Fix.self, Fmt.self, Build.self,
      BaselineCommand.self,
      GitCommand.self,
      Status.self, Why.self, Export.self,
      DiffCommand.self,
      Explain.self, Rules.self, Completions.self,
    ])

  static func main() {
    // A reader that goes away (`jtbd check | head`, a git that answers nothing) is met where it is written to, not by a signal.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      try command.run()
      leave(0)
    } catch let failure as Failure {
      Terminal.error("jtbd: \(failure.message)\n")
      leave(failure.code)
    } catch let code as ExitCode {
      leave(code.rawValue)
    } catch {
      // Usage errors end with 2, as with other linters; the parser's own 64 tells CI scripts nothing.
      let code = exitCode(for: error).rawValue
      let text = fullMessage(for: error)
      if code == 0 { Terminal.output(text + "\n") } else { Terminal.error(text + "\n") }
      leave(code == 0 ? 0 : 2)
    }
  }
}

func leave(_ code: Int32) -> Never {
  fflush(nil)
  exit(code)
}

/// The command cannot do what was asked: usage, no workspace, the disk. Findings are no failure.
struct Failure: Error {
  let message: String
  var code: Int32 = 2
}

enum Version {
  static let number = "0.1.0"
  static var text: String { "jtbd \(number) (libcmark \(Libraries.cmark), libyaml \(Libraries.yaml))" }
  /// The very program: another build of the same version may read otherwise.
  static var identity: String {
    var status = stat()
    #if canImport(Glibc)
      let isKnown = stat("/proc/self/exe", &status) == 0
    #else
      var path = [CChar](repeating: 0, count: Int(PATH_MAX))
      var size = UInt32(path.count)
      let isKnown = _NSGetExecutablePath(&path, &size) == 0 && stat(path, &status) == 0
    #endif
    guard isKnown else { return text }
    let stamp = FileStamp(status)
    return "\(text) \(stamp.inode) \(stamp.size) \(stamp.modified)"
  }
  /// The name that stands in reports.
  static var tool: String { "jtbd \(number)" }
}
