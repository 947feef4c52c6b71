import CArena
import Ccmark

/// libcmark's view of a Markdown text. Its nodes live in this thread's arena until `release`.
enum CmarkTree {
  typealias Node = OpaquePointer

  /// Every node keeps this pointer, so what it points to stays where it is for the life of the process.
  nonisolated(unsafe) private static let memory: UnsafeMutablePointer<cmark_mem> = {
    let memory = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)
    memory.initialize(to: cmark_mem(calloc: jtbd_arena_calloc, realloc: jtbd_arena_realloc, free: jtbd_arena_free))
    return memory
  }()

  /// Parses the parts as one text. Nothing is freed one by one: the arena takes everything back at once.
  static func parse(_ parts: UnsafeBufferPointer<UInt8>...) -> Node {
    let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, memory)
    for part in parts where !part.isEmpty {
      part.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    }
    return cmark_parser_finish(parser)
  }

  static func release() { jtbd_arena_reset() }

  /// Walks a tree without recursion. `enter` says whether to go into a node; only those that were gone into are left.
  @inline(__always)
  static func walk<State>(_ root: Node, _ state: inout State, enter: (inout State, Node) -> Bool, leave: (inout State, Node) -> Void) {
    var node = root
    while true {
      if enter(&state, node) {
        if let child = cmark_node_first_child(node) {
          node = child
          continue
        }
        leave(&state, node)
      }
      while true {
        if node == root { return }
        if let next = cmark_node_next(node) {
          node = next
          break
        }
        node = cmark_node_parent(node)!
        leave(&state, node)
      }
    }
  }
}

/// A text that cmark holds, ended by a zero byte.
struct CText {
  let start: UnsafePointer<UInt8>
  let count: Int

  init?(_ text: UnsafePointer<CChar>?) {
    guard let text else { return nil }
    start = UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
    count = jtbd_length(text)
  }

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }
}

/// Bytes of Markdown as cmark classes them.
extension UInt8 {
  var isSpaceOrTab: Bool { self == 0x20 || self == 0x09 }
  /// Space, tab, line end, vertical tab, form feed.
  var isMarkdownSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
  var isPunctuation: Bool {
    (self >= 0x21 && self <= 0x2F) || (self >= 0x3A && self <= 0x40) || (self >= 0x5B && self <= 0x60) || (self >= 0x7B && self <= 0x7E)
  }
  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
}

func bytesEqual(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ count: Int) -> Bool { jtbd_equal(a, b, count) != 0 }

/// Where a byte first stands in `count` bytes.
func find(_ byte: UInt8, in bytes: UnsafePointer<UInt8>, _ count: Int) -> Int? { jtbd_find(bytes, byte, count).map { $0 - bytes } }

/// Where a text first stands in `count` bytes.
func find(_ text: StaticString, in bytes: UnsafePointer<UInt8>, _ count: Int) -> Int? {
  let length = text.utf8CodeUnitCount
  var at = 0
  while at + length <= count, let hit = find(text.utf8Start[0], in: bytes + at, count - at - length + 1) {
    at += hit
    if bytesEqual(bytes + at, text.utf8Start, length) { return at }
    at += 1
  }
  return nil
}
