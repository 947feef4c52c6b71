import Testing
import Publish

private func text(_ text: String) -> [UInt8] { Array(text.utf8) }
private func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
  [0xFF, marker, UInt8((content.count + 2) >> 8), UInt8((content.count + 2) & 0xFF)] + content
}
private func contains(_ bytes: [UInt8], _ part: String) -> Bool { bytes.firstRange(of: text(part)) != nil }

@Suite struct PictureMetadataTests {
  /// Exif with an orientation and a place.
  private func exif(_ orientation: UInt8, little: Bool) -> [UInt8] {
    let body: [UInt8] =
      little
      ? [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0]
      : [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
    return segment(0xE1, text("Exif\0\0") + body + text("GPS Heimweg"))
  }

  private let jfif = segment(0xE0, text("JFIF\0") + [1, 1, 0, 0, 1, 0, 1, 0, 0])
  private let tables = segment(0xDB, [UInt8](repeating: 7, count: 65))
  private let scan = segment(0xDA, [1, 1, 0, 0, 63, 0]) + [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56]

  @Test func aJPEGKeepsItsPictureAndNothingElse() {
    let profile = segment(0xE2, text("ICC_PROFILE\0") + [1, 1, 9])
    let jpeg =
      [0xFF, 0xD8] + jfif + exif(1, little: false) + segment(0xE1, text("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>")) + profile
      + segment(0xED, text("Photoshop 3.0\0Urheberin")) + segment(0xFE, text("Kommentar")) + tables + scan + segment(0xC4, [1]) + scan + [0xFF, 0xD9]
      + text("Vorschau mit GPS")
    #expect(PictureMetadata.removed(from: jpeg) == [0xFF, 0xD8] + jfif + profile + tables + scan + segment(0xC4, [1]) + scan + [0xFF, 0xD9])
  }

  @Test(arguments: [false, true]) func aTurnedPictureStaysTurned(_ little: Bool) {
    let clean = PictureMetadata.removed(from: [0xFF, 0xD8] + jfif + exif(6, little: little) + tables + scan + [0xFF, 0xD9])
    #expect(!contains(clean, "GPS"))
    #expect(clean.starts(with: [0xFF, 0xD8] + jfif + [0xFF, 0xE1, 0, 34] + text("Exif\0\0MM")))
    #expect(Array(clean[(2 + jfif.count + 36)...]) == tables + scan + [0xFF, 0xD9])
    #expect(PictureMetadata.removed(from: clean) == clean)
  }

  @Test func aPNGKeepsWhatShapesIt() {
    func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] { [0, 0, 0, UInt8(content.count)] + text(name) + content + [1, 2, 3, 4] }
    let head: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    let kept = [chunk("IHDR", [1]), chunk("gAMA", [2]), chunk("PLTE", [3]), chunk("tRNS", [4]), chunk("IDAT", [5]), chunk("IEND", [])]
    let png =
      head + kept[0] + chunk("tEXt", text("Author")) + kept[1] + chunk("eXIf", [9]) + kept[2] + chunk("iTXt", text("XML:com.adobe.xmp")) + kept[3] + kept[4]
      + chunk("tIME", [1]) + kept[5] + text("more")
    #expect(PictureMetadata.removed(from: png) == head + kept.flatMap { $0 })
  }

  @Test func aWebPLosesItsChunksAndSaysSo() {
    func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] { text(name) + [UInt8(content.count), 0, 0, 0] + content + (content.count % 2 == 1 ? [0] : []) }
    func file(_ body: [UInt8]) -> [UInt8] { text("RIFF") + [UInt8(body.count + 4), 0, 0, 0] + text("WEBP") + body }
    let webp = file(chunk("VP8X", [0x1C, 0, 0, 0, 0, 0, 0, 0, 0, 0]) + chunk("VP8 ", [1, 2, 3]) + chunk("EXIF", [9, 9, 9]) + chunk("XMP ", [8]))
    #expect(PictureMetadata.removed(from: webp) == file(chunk("VP8X", [0x10, 0, 0, 0, 0, 0, 0, 0, 0, 0]) + chunk("VP8 ", [1, 2, 3])))
  }

  @Test func brokenPicturesDoNoHarm() {
    let jpeg = [0xFF, 0xD8] + jfif + exif(6, little: true) + tables + scan + [0xFF, 0xD9]
    for length in 0...jpeg.count { _ = PictureMetadata.removed(from: Array(jpeg[..<length])) }
    var state: UInt64 = 1
    for _ in 0..<5000 {
      var bytes = jpeg
      for _ in 0..<3 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 25)
      }
      _ = PictureMetadata.removed(from: bytes)
      _ = PictureMetadata.removed(from: text("RIFF\u{1}\0\0\0WEBP") + bytes)
      _ = PictureMetadata.removed(from: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + bytes)
    }
    #expect(PictureMetadata.removed(from: text("no picture")) == text("no picture"))
  }
}
