import Source
import CAssets

/// The style sheet and the script that travel inside the binary.
enum SiteFiles {
  static let styleSheet = "assets/site.css"
  static let script = "assets/site.js"
  static let search = "assets/search.js"
  static let bookSheet = "assets/book.css"

  /// Path on the site, bytes.
  static let all: [(path: String, bytes: [UInt8])] = {
    var files: [(path: String, bytes: [UInt8])] = []
    for number in 0..<Int(jtbd_asset_count) {
      let asset = jtbd_asset_at(number).pointee
      guard String(cString: asset.group) == "site" else { continue }
      let path = String(cString: asset.path)
      files.append(("assets/" + path, Pressing.pressed(Array(UnsafeBufferPointer(start: asset.bytes, count: asset.size)), path: path)))
    }
    return files
  }()

  /// Changes with them: a page is written anew when its style sheet is another one.
  static let version: UInt64 = {
    var digest = Digest()
    for file in all { digest.add(Digest.of(file.bytes)) }
    return digest.value
  }()
}
