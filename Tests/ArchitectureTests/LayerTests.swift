import Foundation
import Testing

/// The layers of docs/ARCHITECTURE.md: SwiftPM lets a target import what it reaches through another one, so the import lines are read.
@Suite struct Layers {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// What each target may import. The core, down to Render and Report, knows no disk, no process, no network and no clock.
  static let allowed: [String: Set<String>] = [
    "Source": ["Swift"],
    "Parse": ["Source", "Ccmark", "Cyaml", "CArena"],
    "Bind": ["Source", "Parse"],
    "Check": ["Source", "Parse", "Bind"],
    "Compile": ["Source", "Parse", "Bind", "Check", "Dispatch"],
    "Edit": ["Source", "Parse", "Bind", "Check", "Compile"],
    "Exchange": ["Source", "Parse", "Bind", "Check"],
    "Diff": ["Source", "Parse", "Bind", "Check", "Compile"],
    "Render": ["Source", "Parse", "Bind", "Check", "Diff", "Exchange", "CAssets"],
    "Files": ["Source", "CFiles", "Dispatch", "Glibc", "Darwin"],
    "Publish": ["Source", "Parse", "Bind", "Check", "Compile", "Render", "Files", "CFiles", "Dispatch", "Synchronization", "Glibc", "Darwin"],
    "Report": ["Source", "Bind", "Check", "Diff"],
    "jtbd": [
      "Source", "Parse", "Bind", "Check", "Compile", "Edit", "Exchange", "Diff", "Render", "Files", "Publish", "Report", "CAssets", "ArgumentParser", "Glibc", "Darwin", "Dispatch",
    ],
  ]

  static func swiftFiles(_ target: String) -> [URL] {
    let folder = root.appending(path: "Sources/\(target)")
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    return found.filter { $0.pathExtension == "swift" }.sorted { $0.path < $1.path }
  }

  static func imports(_ file: URL) throws -> [String] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ").filter { !$0.hasPrefix("@") && !["package", "internal", "private", "fileprivate", "public"].contains($0) }
      guard words.first == "import", words.count >= 2 else { return nil }
      let name = words.count > 2 && ["struct", "class", "enum", "func", "protocol"].contains(words[1]) ? words[2] : words[1]
      return name.split(separator: ".").first.map(String.init)
    }
  }

  @Test(arguments: allowed.keys.sorted()) func importsOnlyWhatItsLayerMay(target: String) throws {
    let files = Self.swiftFiles(target)
    #expect(!files.isEmpty, "no sources in \(target)")
    for file in files {
      for name in try Self.imports(file) {
        #expect(Self.allowed[target]!.contains(name), "\(target)/\(file.lastPathComponent) imports \(name)")
      }
    }
  }

  @Test func everyTargetIsListed() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.root.appending(path: "Sources").path)
    let swift = folders.filter { !Self.swiftFiles($0).isEmpty }
    #expect(Set(swift) == Set(Self.allowed.keys))
  }

  /// Only these read what is personal: the door, and the rules that look for it.
  @Test func personalTextIsRevealedInOnePlace() throws {
    let mayReveal: Set<String> = [
      "PublicModel.swift", "People.swift", "PlaceholderLeft.swift", "Values.swift", "RealExampleIncomplete.swift", "SegmentOverlap.swift",
      "SegmentMixedNeeds.swift",
    ]
    for target in Self.allowed.keys {
      for file in Self.swiftFiles(target) where !mayReveal.contains(file.lastPathComponent) {
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(!text.contains(".revealed"), "\(target)/\(file.lastPathComponent) reveals personal text")
      }
    }
  }

  @Test func everyRuleFileIsOneRule() throws {
    for file in Self.swiftFiles("Check") where file.deletingLastPathComponent().lastPathComponent == "Rules" {
      let text = try String(contentsOf: file, encoding: .utf8)
      let count = text.components(separatedBy: "= Rule(\n").count - 1
      #expect(count == 1 || file.lastPathComponent == "Suppression.swift", "\(file.lastPathComponent) holds \(count) rules")
    }
  }
}
