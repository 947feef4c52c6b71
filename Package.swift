// swift-tools-version: 6.1
import PackageDescription

// Warnings are errors in CI alone: a user's newer compiler must not refuse to build. JTBD_STRICT=1 and =0 decide elsewhere, and there.
let isStrict = !["", "0", "false"].contains(Context.environment["JTBD_STRICT"] ?? Context.environment["CI"] ?? "")
let strict: [SwiftSetting] = isStrict ? [.unsafeFlags(["-warnings-as-errors"])] : []
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
] + strict

/// A layer of the compiler: a target that may see exactly the targets it lists.
func layer(_ name: String, _ below: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: below, swiftSettings: settings)
}
func tests(_ name: String, _ of: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: of + ["TestSupport"], swiftSettings: settings)
}

// The targets stand bottom-up: reading down this list is reading up the pipeline (docs/ARCHITECTURE.md).
let package = Package(
  name: "jtbd",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "jtbd", targets: ["jtbd"])],
  dependencies: [
    // Subcommands, help, completions: the conventions of a command line are not ours to reinvent.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .systemLibrary(name: "Ccmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(name: "Cyaml", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .target(name: "CArena", cSettings: [.unsafeFlags(["-O2"])]),
    .target(name: "CAssets", exclude: ["Assets"]),
    .target(name: "CFiles"),

    layer("Source"),
    layer("Parse", ["Source", "Ccmark", "Cyaml", "CArena"]),
    layer("Bind", ["Source", "Parse"]),
    layer("Check", ["Source", "Parse", "Bind"]),
    layer("Compile", ["Source", "Parse", "Bind", "Check"]),
    layer("Edit", ["Source", "Parse", "Bind", "Check", "Compile"]),
    layer("Exchange", ["Source", "Parse", "Bind", "Check"]),
    layer("Diff", ["Source", "Parse", "Bind", "Check", "Compile"]),
    layer("Render", ["Source", "Parse", "Bind", "Check", "Diff", "Exchange", "CAssets"]),
    layer("Files", ["Source", "CFiles"]),
    layer("Publish", ["Source", "Parse", "Bind", "Check", "Compile", "Render", "Files", "CFiles"]),
    layer("Report", ["Source", "Bind", "Check", "Diff"]),
    .executableTarget(
      name: "jtbd",
      dependencies: [
        "Source", "Parse", "Bind", "Check", "Compile", "Edit", "Exchange", "Diff", "Render", "Files", "Publish", "Report", "CAssets",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    .target(name: "TestSupport", dependencies: ["Source", "Parse", "Bind", "Check", "Compile"], path: "Tests/TestSupport", swiftSettings: settings),
    tests("ParseTests", ["Source", "Parse"]),
    tests("CheckTests", ["Source", "Parse", "Bind", "Check", "Compile"]),
    tests("EditTests", ["Source", "Parse", "Bind", "Check", "Compile", "Edit"]),
    tests("RenderTests", ["Source", "Parse", "Bind", "Check", "Compile", "Render"]),
    tests("DiffTests", ["Source", "Bind", "Check", "Compile", "Diff"]),
    tests("FilesTests", ["Source", "Files"]),
    tests("PublishTests", ["Source", "Bind", "Check", "Compile", "Render", "Files", "Publish"]),
    tests("ArchitectureTests", []),
  ],
  cLanguageStandard: .c2x
)
