import ArgumentParser

struct Completions: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Prints a completion script for a shell.")

  @Argument(help: "bash, zsh or fish.") var shell: Shell

  enum Shell: String, ExpressibleByArgument, CaseIterable { case bash, zsh, fish }

  func run() throws {
    let kind: CompletionShell =
      switch shell {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    Terminal.output(Jtbd.completionScript(for: kind) + "\n")
  }
}
