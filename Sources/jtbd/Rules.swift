import ArgumentParser
import Bind
import Check
import Source

struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists the rules and how strictly each one is checked here.",
    discussion: "Outside of a workspace the columns show the severity under each method: E error, W warning, I info.")

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    let settings = try? reading.settings()
    let language = reading.lang?.language ?? settings?.language ?? .en
    let width = Rule.all.map(\.name.count).max() ?? 0
    var out = ""
    if let settings {
      let checker = Checker(settings: settings)
      for rule in Rule.all {
        let severity = checker.effectiveSeverity(of: rule)?.name ?? "off"
        out += pad(rule.name, width) + "  " + pad(severity, 7) + "  " + rule.summary(language) + "\n"
      }
    } else {
      let methods = Vocabulary.methods.keys
      out += pad("", width) + "  " + methods.map { pad($0, max($0.count, 3)) }.joined(separator: " ") + "\n"
      for rule in Rule.all {
        for row in rule.severities.rows {
          let cells = methods.map { method in pad(letter(row.always ?? row.byMethod[method]), max(method.count, 3)) }
          let stages = Vocabulary.stage.keys.compactMap { stage in row.atStage[stage].map { "\(stage): \(letter($0))" } }
          let name = row.variant.isEmpty ? rule.name : "  " + row.variant
          out += pad(name, width) + "  " + cells.joined(separator: " ") + (stages.isEmpty ? "" : "  " + stages.joined(separator: ", ")) + "\n"
        }
      }
    }
    Terminal.output(out)
  }

  private func letter(_ severity: Severity?) -> String {
    switch severity {
    case .error: "E"
    case .warning: "W"
    case .info: "I"
    case nil: "-"
    }
  }

  private func pad(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(0, width - text.count)) }
}
