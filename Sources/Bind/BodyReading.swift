import Source
import Parse

/// Reads a body for its blocks, notes, links and headings.
struct BodyReading {
  let body: Body
  let kind: Kind?
  let bytes: [UInt8]
  private(set) var headings: [(node: Int, text: String)] = []

  init(body: Body, kind: Kind?, bytes: [UInt8]) {
    self.body = body
    self.kind = kind
    self.bytes = bytes
  }

  var firstHeading: String? {
    body.nodes.firstIndex { $0.kind == .heading }.map { body.plainText(of: $0) }
  }

  static let linkType = ReferenceType(.link, Kind.allCases, items: ItemKind.allCases)

  /// Returns the blocks; notes and links go into the reader.
  mutating func read(_ reader: inout Reader) -> [Block] {
    let hasBlocks = kind.map { !BlockKind.blocks(of: $0).isEmpty } ?? false
    var blocks: [Block] = []
    var open: (kind: BlockKind?, heading: Text, notes: [Int], node: Int, hasProse: Bool, links: [Int])?
    func close(_ end: Int, _ endOffset: Int) {
      guard let block = open else { return }
      blocks.append(
        Block(
          kind: block.kind, heading: block.heading, notes: block.notes, node: block.node, end: end, hasProse: block.hasProse, links: block.links,
          range: SourceRange(body.nodes[block.node].range.start, endOffset)))
      open = nil
    }
    var at = 1
    while at < body.nodes.count {
      let node = body.nodes[at]
      let next = Int(node.next)
      switch node.kind {
      case .heading where hasBlocks && node.value == 2:
        close(at, node.range.start)
        let text = body.plainText(of: at)
        let source = node.detail
        open = (BlockKind.named(text, in: kind!), Text(text, range: source), [], at, false, [])
        headings.append((at, text))
        _ = links(in: at..<next, block: nil, note: nil, &reader)
      case .bulletList where open != nil, .orderedList where open != nil:
        var item = at + 1
        while item < next {
          let note = note(at: item, block: open!.kind, &reader)
          if let note { open!.notes.append(note) } else { open!.links += links(in: item..<Int(body.nodes[item].next), block: open!.kind, note: nil, &reader) }
          item = Int(body.nodes[item].next)
        }
      default:
        collectHeadings(at..<next)
        let isComment = node.kind == .htmlBlock && node.flags.contains(.comment)
        if open != nil, !isComment, node.kind != .footnoteDefinition { open!.hasProse = true }
        let found = links(in: at..<next, block: open?.kind, note: nil, &reader)
        open?.links += found
      }
      at = next
    }
    close(body.nodes.count, body.nodes[0].range.end)
    return blocks
  }

  private mutating func collectHeadings(_ range: Range<Int>) {
    for at in range where body.nodes[at].kind == .heading { headings.append((at, body.plainText(of: at))) }
  }

  /// Adds the links and images among some nodes as references; returns their indices.
  private func links(in range: Range<Int>, block: BlockKind?, note: Int?, _ reader: inout Reader) -> [Int] {
    var found: [Int] = []
    for at in range {
      let node = body.nodes[at]
      guard node.kind == .link || node.kind == .image else { continue }
      let verbatim = node.flags.contains(.verbatim) && !node.flags.contains(.reference)
      let text = Text(body.string(node), range: node.detail, origin: verbatim ? node.detail.start : nil)
      let link = Reference.Link(node: at, isImage: node.kind == .image, block: block, note: note, words: body.plainText(of: at))
      found.append(reader.add(Reference(type: BodyReading.linkType, text: text, item: note, profile: nil, link: link)))
    }
    return found
  }

  /// Reads a list item as a note of a block; nil where the block is not known.
  private mutating func note(at index: Int, block: BlockKind?, _ reader: inout Reader) -> Int? {
    guard let block, let kind else { return nil }
    let node = body.nodes[index]
    let range = index..<Int(node.next)
    collectHeadings(range)
    let vocabulary = block.tags(in: kind)
    var tags: [Text] = []
    var hasFootnote = false
    for at in range {
      switch body.nodes[at].kind {
      case .code where vocabulary != nil:
        let tag = body.nodes[at]
        tags.append(Text(body.string(tag), range: tag.range, origin: tag.flags.contains(.verbatim) ? tag.range.start : nil))
      case .footnoteReference: hasFootnote = true
      default: break
      }
    }
    let text = BodyReading.collapsed(body.plainText(of: index, code: vocabulary == nil))
    let place = reader.items.count
    let noteLinks = links(in: range, block: block, note: place, &reader)
    let none = BodyReading.reason(in: text)
    let words = BodyReading.prefix(ofWords: 5, text)
    return reader.add(
      Item(
        kind: .note, record: .empty, title: Text(text, range: node.detail), writtenID: nil, id: Folding.derivedID(words), isNumbered: false, evidence: [],
        profile: nil,
        note: Item.Note(
          block: block, node: index, range: node.detail, tags: tags, links: noteLinks, noneReason: none.flatMap { $0.isEmpty ? nil : $0 },
          hasFootnote: hasFootnote)))
  }

  /// The reason of a note that reads `none: reason` (`keine: Grund`).
  private static func reason(in text: String) -> String? {
    guard let colon = text.utf8.prefix(8).firstIndex(of: UInt8(ascii: ":")) else { return nil }
    guard Item.Note.wordsForNone.contains(text[..<colon].lowercased()) else { return nil }
    return String(text[text.index(after: colon)...]).trimmingSpaces
  }

  private static func prefix(ofWords count: Int, _ text: String) -> String {
    var spaces = 0
    for index in text.utf8.indices where text.utf8[index] == 0x20 {
      spaces += 1
      if spaces == count { return String(text[..<index]) }
    }
    return text
  }

  /// Single spaces, none at the ends and none left before punctuation where a tag stood.
  private static func collapsed(_ text: String) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: if let last = out.last, last != 0x20 { out.append(0x20) }
      case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ":"):
        if out.last == 0x20 { out.removeLast() }
        out.append(byte)
      default: out.append(byte)
      }
    }
    if out.last == 0x20 { out.removeLast() }
    return String(decoding: out, as: UTF8.self)
  }
}
