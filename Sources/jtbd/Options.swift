import ArgumentParser
import Bind
import Check
import Source

enum ColorChoice: String, ExpressibleByArgument, CaseIterable { case auto, always, never }

enum LanguageChoice: String, ExpressibleByArgument, CaseIterable {
  case de, en
  var language: Language { self == .de ? .de : .en }
}

enum FailLevel: String, ExpressibleByArgument, CaseIterable {
  case error, warning, info, never

  /// Whether findings at this severity make the command fail.
  func fails(at severity: Severity) -> Bool {
    switch self {
    case .never: false
    case .error: severity >= .error
    case .warning: severity >= .warning
    case .info: true
    }
  }
}

/// Options of every command that reads a workspace.
struct ReadingOptions: ParsableArguments {
  @Option(name: [.customShort("C"), .customLong("directory")], help: ArgumentHelp("Work as if started in DIR.", valueName: "DIR"), completion: .directory)
  var directory: String?

  @Option(help: ArgumentHelp("The day against which age is judged, such as 2026-11-15. Default: SOURCE_DATE_EPOCH, else the day of the last commit.", valueName: "DATE"))
  var asOf: DayArgument?

  @Option(help: "The language of messages. Default: the workspace's.")
  var lang: LanguageChoice?

  @Option(help: "When to colour.")
  var color: ColorChoice = .auto

  @Option(help: ArgumentHelp("How many threads to use. Default: the number of cores.", valueName: "N"))
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1") }
  }
}

struct DayArgument: ExpressibleByArgument {
  let day: Day
  init?(argument: String) {
    guard let day = Day(iso: argument) else { return nil }
    self.day = day
  }
}
