package import Files
import Render
import Source
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why a book or a single file could not be made; the site itself is published.
package enum TakeawayError: Error, Sendable {
  /// Neither WeasyPrint nor Chromium is on the PATH.
  case noEngine
  /// The engine said so.
  case engine(name: String, message: String)
  case notPublished
  case disk(DiskError)
}

/// Who made a PDF, and whether it carries the marks of PDF/UA.
package struct PDFResult: Sendable {
  package let engine: String
  package let isUA: Bool
}

extension Destination {
  /// The files of the site that stand now, by the list in the folder.
  private var published: [String] { WrittenFiles(reading: (try? Disk.read(OutputFolder.list, in: folder)) ?? []).hashes.keys.sorted(by: utf8Precedes) }

  /// The whole site as one file, made of what stands in the folder.
  package func singleFile() throws(TakeawayError) -> [UInt8] {
    let paths = published, known = Set(paths)
    guard let file = SingleFile(of: paths, read: { known.contains($0) ? try? Disk.read($0, in: self.folder) : nil }) else { throw .notPublished }
    return file.bytes()
  }

  /// The print edition as a PDF. The engine sees a folder of its own with the book and its style sheets, and no address that leads out
  /// of it.
  package func pdf() throws(TakeawayError) -> (bytes: [UInt8], result: PDFResult) {
    let known = Set(published)
    func read(_ path: String) -> [UInt8]? { known.contains(path) ? try? Disk.read(path, in: folder) : nil }
    guard let book = read("print.html") else { throw .notPublished }
    guard let scratch = ScratchFolder() else { throw .disk(DiskError(.write, "TMPDIR")) }
    defer { withExtendedLifetime(scratch) {} }
    let room = scratch.path
    let sealed = SealedBook(book, read: read)
    do throws(DiskError) {
      for path in sealed.files {
        guard let bytes = read(path) else { continue }
        for parent in Tree.parents(of: path) where mkdir(room + "/" + parent, 0o700) != 0 && errno != EEXIST { throw DiskError(.write, parent) }
        try Disk.write(bytes, to: room + "/" + path)
      }
      try Disk.write(sealed.bytes, to: room + "/print.html")
    } catch { throw .disk(error) }
    let made = room + "/book.pdf"
    let result = try Destination.print(room + "/print.html", to: made, room)
    do { return (try Disk.read(made), result) } catch { throw .engine(name: result.engine, message: "it wrote no file") }
  }

  /// WeasyPrint, which knows page references and running headers; else Chromium under one of its names.
  private static func print(_ page: String, to file: String, _ room: String) throws(TakeawayError) -> PDFResult {
    if let version = Program(["weasyprint", "--version"]), version.exitCode == 0 {
      // PDF/UA came with version 58.
      let major = Int(version.output.split(whereSeparator: { !$0.isNumber }).first ?? "") ?? 0
      let line = ["weasyprint", "--quiet"] + (major >= 58 ? ["--pdf-variant", "pdf/ua-1"] : []) + [page, file]
      guard let run = Program(line), run.exitCode == 0 else { throw .engine(name: "weasyprint", message: Program(line)?.error.split(separator: "\n").last.map(String.init) ?? "") }
      return PDFResult(engine: "WeasyPrint \(major)", isUA: major >= 58)
    }
    for name in ["chromium", "chromium-browser", "google-chrome", "chrome"] {
      let sandbox = geteuid() == 0 ? ["--no-sandbox"] : []
      let line = [
        name, "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--host-resolver-rules=MAP * ~NOTFOUND", "--user-data-dir=\(room)/profile",
        "--no-pdf-header-footer", "--generate-pdf-document-outline", "--print-to-pdf=\(file)", "file://\(page)",
      ]
      guard let run = Program([name] + sandbox + line.dropFirst()) else { continue }
      guard run.exitCode == 0 else { throw .engine(name: name, message: run.error.split(separator: "\n").last.map(String.init) ?? "") }
      return PDFResult(engine: "Chromium", isUA: false)
    }
    throw .noEngine
  }
}
