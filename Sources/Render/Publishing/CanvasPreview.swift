import Source
import Bind

/// The shape of a canvas as a small picture for places where links are shown: blocks, and in them the notes in the colours of their segments.
/// Words stand beside such a picture, in the page's title; there are none in it.
struct CanvasPreview {
  static let width = 1200, height = 630

  /// White, ink, edge, the hues, the grounds.
  private static let palette: [(UInt8, UInt8, UInt8)] = {
    func colour(_ text: String) -> (UInt8, UInt8, UInt8) {
      let value = Int(text.dropFirst(), radix: 16)!
      return (UInt8(value >> 16), UInt8(value >> 8 & 255), UInt8(value & 255))
    }
    return ["#ffffff", "#191c1f", "#858d94", "#d3d7da"].map(colour) + CanvasSheet.hues.map(colour) + CanvasSheet.tints.map(colour)
  }()

  private var pixels = [UInt8](repeating: 0, count: width * height)

  init(of document: Int, in site: SiteIndex) {
    let grid = CanvasGrid(of: document, in: site)
    let source = site.model.documents[document]
    // The drawing of 340 by 220 at two and a half times its size, in the middle.
    let left = (CanvasPreview.width - 1020) / 2, top = 30
    func x(_ value: Int) -> Int { left + value * 3 }
    func y(_ value: Int) -> Int { top + value * 570 / 220 }
    for (area, blocks) in CanvasGrid.places(of: source.kind!) {
      let frame = CanvasGrid.frame(area)
      let x0 = x(frame.x), y0 = y(frame.y), x1 = x(frame.x + frame.width), y1 = y(frame.y + frame.height)
      fill(x0, y0, x1, y0 + 2, 2)
      fill(x0, y1 - 2, x1, y1, 2)
      fill(x0, y0, x0 + 2, y1, 2)
      fill(x1 - 2, y0, x1, y1, 2)
      fill(x0 + 18, y0 + 18, x0 + 100, y0 + 24, 1)
      let isWide = frame.width > 100
      var at = y0 + 44
      for (number, note) in blocks.flatMap({ grid.notes($0) }).enumerated() {
        let lines = min(3, 1 + source.items[note.item].words.utf8.count / (isWide ? 60 : 28)), high = 14 + lines * 12
        let column = isWide ? number % 2 : 0
        let from = x0 + 14 + column * ((x1 - x0) / 2 - 6), to = isWide ? from + (x1 - x0) / 2 - 26 : x1 - 14
        if at + high > y1 - 10 { break }
        if let place = note.segments.first {
          let hue = UInt8(SiteIndex.hue(place) - 1)
          fill(from, at, to, at + high, 12 + hue)
          fill(from, at, from + 8, at + high, 4 + hue)
        } else {
          fill(from, at, to, at + 2, 2)
          fill(from, at + high - 2, to, at + high, 2)
          fill(from, at, from + 2, at + high, 2)
          fill(to - 2, at, to, at + high, 2)
        }
        for line in 0..<lines { fill(from + 18, at + 10 + line * 12, line == lines - 1 ? from + 18 + (to - from - 32) * 6 / 10 : to - 14, at + 15 + line * 12, 2) }
        if !isWide || column == 1 { at += high + 8 }
      }
    }
    let x1 = x(340), y1 = y(220)
    fill(left, top, x1, top + 3, 1)
    fill(left, y1 - 3, x1, y1, 1)
    fill(left, top, left + 3, y1, 1)
    fill(x1 - 3, top, x1, y1, 1)
  }

  private mutating func fill(_ x0: Int, _ y0: Int, _ x1: Int, _ y1: Int, _ colour: UInt8) {
    guard x0 < x1, y0 < y1 else { return }
    for y in max(0, y0)..<min(CanvasPreview.height, y1) {
      for x in max(0, x0)..<min(CanvasPreview.width, x1) { pixels[y * CanvasPreview.width + x] = colour }
    }
  }

  func write(into out: inout ByteBuffer) { PNG.write(pixels, width: CanvasPreview.width, height: CanvasPreview.height, palette: CanvasPreview.palette, into: &out) }
}

/// Writes pictures of few colours as PNG, the same bytes everywhere: rows are told by their difference from the row above, which leaves runs
/// of zeros, and runs are what the compression here can shorten.
enum PNG {
  static func write(_ pixels: [UInt8], width: Int, height: Int, palette: [(UInt8, UInt8, UInt8)], into out: inout ByteBuffer) {
    out.append(contentsOf: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    chunk("IHDR", number(width) + number(height) + [8, 3, 0, 0, 0], &out)
    chunk("PLTE", palette.flatMap { [$0.0, $0.1, $0.2] }, &out)
    var rows: [UInt8] = []
    rows.reserveCapacity((width + 1) * height)
    for y in 0..<height {
      rows.append(y == 0 ? 0 : 2)
      for x in 0..<width { rows.append(pixels[y * width + x] &- (y == 0 ? 0 : pixels[(y - 1) * width + x])) }
    }
    chunk("IDAT", [0x78, 0x01] + deflated(rows) + number(Int(adler(rows))), &out)
    chunk("IEND", [], &out)
  }

  private static func number(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }

  private static func chunk(_ name: StaticString, _ data: [UInt8], _ out: inout ByteBuffer) {
    let body = Array(UnsafeBufferPointer(start: name.utf8Start, count: 4)) + data
    out.append(contentsOf: number(data.count))
    out.append(contentsOf: body)
    out.append(contentsOf: number(Int(crc(body))))
  }

  private static let table: [UInt32] = (0..<256).map { byte in
    var value = UInt32(byte)
    for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    return value
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    var value: UInt32 = 0xFFFF_FFFF
    for byte in bytes { value = table[Int((value ^ UInt32(byte)) & 0xFF)] ^ (value >> 8) }
    return value ^ 0xFFFF_FFFF
  }

  private static func adler(_ bytes: [UInt8]) -> UInt32 {
    var a: UInt32 = 1, b: UInt32 = 0
    for byte in bytes {
      a = (a + UInt32(byte)) % 65_521
      b = (b + a) % 65_521
    }
    return b << 16 | a
  }

  /// RFC 1951 with its fixed codes; matches only look one byte back, which is a run.
  private static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = [], held: UInt64 = 0, count: UInt64 = 0
    func bits(_ value: Int, _ length: Int) {
      held |= UInt64(value) << count
      count += UInt64(length)
      while count >= 8 {
        out.append(UInt8(truncatingIfNeeded: held))
        held >>= 8
        count -= 8
      }
    }
    // Huffman codes are written from their highest bit on.
    func code(_ value: Int, _ length: Int) {
      var turned = 0
      for bit in 0..<length where value >> bit & 1 == 1 { turned |= 1 << (length - 1 - bit) }
      bits(turned, length)
    }
    func symbol(_ value: Int) {
      switch value {
      case 0...143: code(0x30 + value, 8)
      case 144...255: code(0x190 + value - 144, 9)
      case 256...279: code(value - 256, 7)
      default: code(0xC0 + value - 280, 8)
      }
    }
    let bases = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258]
    let extras = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
    bits(1, 1)
    bits(1, 2)
    var at = 0
    while at < bytes.count {
      var run = 0
      if at > 0 { while run < 258, at + run < bytes.count, bytes[at + run] == bytes[at - 1] { run += 1 } }
      if run >= 3 {
        let length = bases.lastIndex { $0 <= run }!
        symbol(257 + length)
        bits(run - bases[length], extras[length])
        // Distance 1.
        code(0, 5)
        at += run
      } else {
        symbol(Int(bytes[at]))
        at += 1
      }
    }
    symbol(256)
    if count > 0 { out.append(UInt8(truncatingIfNeeded: held)) }
    return out
  }
}
