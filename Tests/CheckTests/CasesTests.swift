import Bind
import Check
import Compile
import Foundation
import Parse
import Source
import TestSupport
import Testing

/// The acceptance cases, held to the four rules of their README. Rules that are not built yet are left out on both sides.
@Suite struct Cases {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Cases")

  /// Paths of all cases below `Cases`, sorted.
  static let all: [String] = {
    func cases(in folder: String) -> [String] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)) ?? []
      return names.map { folder + $0 }.filter { FileManager.default.fileExists(atPath: root.appending(path: $0 + "/expected.jsonl").path) }
    }
    return (cases(in: "") + cases(in: "broken/")).sorted()
  }()

  struct Expected: Decodable {
    let rule: String
    let severity: String
    let file: String
    let line: Int
    let column: Int?
    let text: String?
    let related: [Place]

    struct Place: Decodable {
      let file: String
      let line: Int
    }
  }

  @Test(arguments: all) func reports(case name: String) throws {
    let folder = Self.root.appending(path: name)
    let compilation = Compilation(of: try CaseFolder(folder).tree)
    let lines = try String(contentsOf: folder.appending(path: "expected.jsonl"), encoding: .utf8).split(separator: "\n")
    let expected = try lines.map { try JSONDecoder().decode(Expected.self, from: Data($0.utf8)) }
    var left = compilation.checked.diagnostics.filter { $0.allowed == nil }.map { Found($0, compilation) }
    let all = left

    for wanted in expected where Rule.named(wanted.rule) != nil {
      // Whether an exception is used shows only where its rule runs.
      if wanted.rule == "allow-unused", Rule.named(wanted.text ?? "") == nil { continue }
      let hits = left.indices.filter { left[$0].meets(wanted) }
      #expect(hits.count == 1, "\(wanted.rule) at \(wanted.file):\(wanted.line): \(all.filter { $0.rule == wanted.rule })")
      for hit in hits.reversed() { left.remove(at: hit) }
    }
    let isStrict = name == "scamper" || name.hasPrefix("broken/clean-")
    let isWhole = !name.hasPrefix("broken/")
    let listed = Set(expected.map(\.rule))
    for found in left {
      let isWrong = found.severity == "error" || listed.contains(found.rule) || isStrict || (isWhole && found.severity == "warning")
      #expect(!isWrong, "not expected: \(found)")
    }
  }

  /// A diagnostic as the cases describe it.
  struct Found: CustomStringConvertible {
    let rule: String
    let severity: String
    let file: String
    let line: Int
    let column: Int
    let text: String
    let related: [Expected.Place]
    let message: String

    init(_ diagnostic: Diagnostic, _ compilation: Compilation) {
      rule = diagnostic.rule
      severity = diagnostic.severity.name
      file = diagnostic.location.file
      message = diagnostic.message.de
      let source = Found.bytes(of: file, compilation)
      let start = LineIndex(source).position(of: diagnostic.location.range.start)
      line = start.line
      column = start.column
      text = SourceFile(path: file, bytes: source).text(diagnostic.location.range)
      related = diagnostic.related.map { place in
        Expected.Place(file: place.location.file, line: LineIndex(Found.bytes(of: place.location.file, compilation)).position(of: place.location.range.start).line)
      }
    }

    private static func bytes(of path: String, _ compilation: Compilation) -> [UInt8] {
      if path == compilation.configuration.path { return compilation.configuration.parsed.file.bytes }
      return compilation.model.documents.first { $0.path == path }?.parsed.file.bytes ?? []
    }

    func meets(_ wanted: Expected) -> Bool {
      rule == wanted.rule && severity == wanted.severity && file == wanted.file && line == wanted.line
        && (wanted.column == nil || (column == wanted.column && text == wanted.text))
        && wanted.related.allSatisfy { place in related.contains { $0.file == place.file && $0.line == place.line } }
    }

    var description: String { "\(severity) \(rule) at \(file):\(line):\(column) “\(text)”: \(message)" }
  }
}

/// A case's folder, read as Files reads a workspace.
struct CaseFolder {
  let tree: SourceTree

  init(_ folder: URL) throws {
    let top = folder.resolvingSymlinksInPath().path
    var entries: [(path: String, entry: SourceTree.Entry)] = []
    var configuration: SourceFile?
    var faults: [String: AssetFault] = [:]
    let settings = try SourceFile(path: "jtbd.yml", bytes: Array(Data(contentsOf: folder.appending(path: "jtbd.yml"))))
    let exclude = Configuration(reading: .init(parsingConfiguration: settings)).settings.exclude.compactMap { Glob($0) }

    func add(_ path: String) throws {
      let full = top + "/" + path
      let kind = try FileManager.default.attributesOfItem(atPath: full)[.type] as? FileAttributeType
      if exclude.contains(where: { $0.matches(path) }) {
        entries.append((path, .skipped(.excluded)))
      } else if kind == .typeSymbolicLink {
        let target = URL(filePath: full).resolvingSymlinksInPath().path
        let exists = FileManager.default.fileExists(atPath: full)
        entries.append((path, .link(target.hasPrefix(top + "/") ? exists ? .inside : .broken : .outside)))
      } else if kind == .typeDirectory {
        entries.append((path, .folder))
        try walk(path)
      } else if path == "jtbd.yml" {
        configuration = settings
      } else if path != "expected.jsonl", path != "expected-tables.json" {
        let bytes = try Array(Data(contentsOf: URL(filePath: full)))
        entries.append((path, path.hasSuffix(".md") ? .document(SourceFile(path: path.composed, bytes: bytes)) : .asset(size: bytes.count)))
        if let fault = AssetScreening.fault(in: bytes, path: path) { faults[path] = fault }
      }
    }
    func walk(_ path: String) throws {
      for name in try FileManager.default.contentsOfDirectory(atPath: path.isEmpty ? top : top + "/" + path) where !name.hasPrefix(".") {
        try add(path.isEmpty ? name : path + "/" + name)
      }
    }
    try walk("")
    tree = SourceTree(entries: entries, configuration: configuration, asOf: Day(iso: "2026-11-15"), assetFaults: faults)
  }
}
