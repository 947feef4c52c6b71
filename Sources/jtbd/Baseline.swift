import ArgumentParser
import Bind
import Check
import Compile
import Files
import Report
import Source

struct BaselineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: "Writes down what is found now, so that `jtbd check` reports only what comes on top.",
    discussion: """
      The file, \(Baseline.fileName) beside jtbd.yml, is meant to be committed: one line for every rule and the address \
      of what it is about, no line numbers, sorted. `jtbd check` leaves out what stands in it, and says which lines are \
      stale because nothing is found there any more. Personal data is never left out. To see what only a branch \
      introduces no file is needed: `jtbd check --since`.
      """)

  @Flag(help: "Only take out the lines that are stale; add nothing.")
  var prune = false

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    let workspace = try reading.open()
    let compilation = Compilation(of: workspace.tree, jobs: reading.threads)
    let language = reading.lang?.language ?? compilation.configuration.settings.language
    try workspace.failOnUnreadable()
    // What follows a broken configuration is unknown: a baseline of it would hide everything and nothing.
    if compilation.configuration.isBroken { throw Failure(message: "jtbd.yml cannot be read; mend it first (jtbd check shows where)") }
    let old = try BaselineFile.read(in: workspace.root)
    guard let old else {
      if prune { throw Failure(message: "there is no \(Baseline.fileName) to prune; `jtbd baseline` writes one") }
      try write(Baseline(of: compilation.checked), instead: nil, workspace, language)
      return
    }
    try write(prune ? old.pruned(to: compilation.checked) : Baseline(of: compilation.checked), instead: old, workspace, language)
  }

  private func write(_ new: Baseline, instead old: Baseline?, _ workspace: Workspace, _ language: Language) throws {
    let german = language == .de
    let place = workspace.prefix + Baseline.fileName
    let had = Set(old?.entries ?? []), has = Set(new.entries), number = new.entries.count
    let count = Phrase(number == 1 ? "1 Eintrag" : "\(number) Einträge", number == 1 ? "1 entry" : "\(number) entries")
    if let old, old == new {
      Terminal.output(german ? "\(place) ist aktuell: \(count.de).\n" : "\(place) is up to date: \(count.en).\n")
      return
    }
    let bytes = Array((BaselineFile.heading(language) + new.text()).utf8)
    do { try Disk.write(bytes, to: workspace.root + "/" + Baseline.fileName) } catch { throw Failure(message: "\(place) cannot be written: \(error.reason)") }
    let (added, removed) = (has.subtracting(had).count, had.subtracting(has).count)
    let change = old == nil ? "" : german ? " (\(added) dazu, \(removed) weg)" : " (\(added) added, \(removed) removed)"
    Terminal.output(
      german ? "\(place): \(count.de)\(change). Gehört ins Repository.\n" : "\(place): \(count.en)\(change). Commit it.\n")
  }
}

/// The baseline's file.
enum BaselineFile {
  static func read(in root: String) throws -> Baseline? {
    let path = root + "/" + Baseline.fileName
    let bytes: [UInt8]
    do { bytes = try Disk.read(path) } catch {
      if error.isMissing { return nil }
      throw Failure(message: "\(Baseline.fileName) cannot be read: \(error.reason)")
    }
    let baseline = Baseline(reading: String(decoding: bytes, as: UTF8.self))
    if let line = baseline.unreadableLines.first {
      throw Failure(message: "\(Baseline.fileName):\(line): a line is `ADDRESS RULE`, with ` xN` behind it where there are several; after a merge that went wrong `jtbd baseline` writes it anew")
    }
    return baseline
  }

  static func heading(_ language: Language) -> String {
    language == .de
      ? "# Befunde, mit denen wir vorerst leben. jtbd baseline schreibt diese Datei, jtbd baseline --prune räumt sie auf.\n"
      : "# Findings that we live with for now. jtbd baseline writes this file, jtbd baseline --prune tidies it up.\n"
  }

  /// What the authors should know of lines that hide nothing any more.
  static func remarks(on stale: [Baseline.Entry], _ language: Language) -> String {
    guard !stale.isEmpty else { return "" }
    let german = language == .de, count = stale.count
    var out = german
      ? "jtbd: \(count) \(count == 1 ? "Eintrag" : "Einträge") in \(Baseline.fileName) \(count == 1 ? "ist" : "sind") veraltet (Warnung); jtbd baseline --prune nimmt \(count == 1 ? "ihn" : "sie") heraus.\n"
      : "jtbd: \(count) \(count == 1 ? "entry" : "entries") of \(Baseline.fileName) \(count == 1 ? "is" : "are") stale (warning); jtbd baseline --prune takes \(count == 1 ? "it" : "them") out.\n"
    for entry in stale.prefix(5) { out += "  \(Visible.line(entry.key.subject)) \(entry.key.rule)\n" }
    if count > 5 { out += german ? "  … und \(count - 5) weitere\n" : "  … and \(count - 5) more\n" }
    return out
  }
}
