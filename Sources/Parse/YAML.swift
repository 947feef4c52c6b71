package import Source

/// A YAML document as a flat run of nodes: the front matter of a file, or `jtbd.yml`.
///
/// Nodes stand in document order, a collection before its members. A mapping's members alternate key and value. Every scalar is text;
/// what it means is decided by the field that holds it. A class, though it never changes: every value of it is seen with its document.
package final class YAML: Sendable {
  package enum Kind: UInt8, Sendable, BitwiseCopyable {
    case scalar, sequence, mapping
    /// A value that could not be parsed: its key is present, its content unknown.
    case unreadable
  }

  package enum Style: UInt8, Sendable, BitwiseCopyable { case plain, single, double, literal, folded, block, flow }

  package struct Node: Hashable, Sendable, BitwiseCopyable {
    package let kind: Kind
    package let style: Style
    /// Index of the node after this one and all its members.
    package var next: Int32
    /// In the file. Flow collections: bracket to bracket; block collections end with their last scalar, block scalars with their last
    /// non-blank character; an empty value is the empty range behind its key's colon.
    package var range: SourceRange
    /// Where the decoded text stands in `text`; empty for collections.
    package let textStart: UInt32
    package let textCount: UInt32

    package init(kind: Kind, style: Style, next: Int32, range: SourceRange, textStart: UInt32, textCount: UInt32) {
      self.kind = kind
      self.style = style
      self.next = next
      self.range = range
      self.textStart = textStart
      self.textCount = textCount
    }
  }

  /// The content between the `---` lines (or the whole of `jtbd.yml`), in the file.
  package let range: SourceRange
  /// The root mapping is node 0; empty where there is no content.
  package let nodes: [Node]
  /// Decoded texts of all scalars.
  package let text: [UInt8]
  /// A piece of it did not parse: what follows from the lost keys is not reported.
  package let isDamaged: Bool

  package init(range: SourceRange, nodes: [Node], text: [UInt8], isDamaged: Bool) {
    self.range = range
    self.nodes = nodes
    self.text = text
    self.isDamaged = isDamaged
  }

  package var root: Value? { nodes.isEmpty ? nil : Value(yaml: self, index: 0) }

  /// One node, seen with its document.
  package struct Value: Sendable {
    package let yaml: YAML
    package let index: Int

    package init(yaml: YAML, index: Int) {
      self.yaml = yaml
      self.index = index
    }

    package var node: Node { yaml.nodes[index] }
    package var kind: Kind { node.kind }
    package var style: Style { node.style }
    package var range: SourceRange { node.range }

    /// The decoded text of a scalar; empty for everything else.
    package var string: String {
      let node = node
      return String(decoding: yaml.text[Int(node.textStart)..<Int(node.textStart + node.textCount)], as: UTF8.self)
    }

    package var isScalar: Bool { node.kind == .scalar }
    /// A scalar without text and without quotes: `key:`.
    package var isEmpty: Bool { node.kind == .scalar && node.textCount == 0 && node.style == .plain }

    /// Members of a sequence.
    package var elements: [Value] {
      guard node.kind == .sequence else { return [] }
      var found: [Value] = []
      var at = index + 1
      while at < node.next {
        found.append(Value(yaml: yaml, index: at))
        at = Int(yaml.nodes[at].next)
      }
      return found
    }

    /// Members of a mapping, in order, a key that stands twice included.
    package var pairs: [(key: Value, value: Value)] {
      guard node.kind == .mapping else { return [] }
      var found: [(key: Value, value: Value)] = []
      var at = index + 1
      while at < node.next {
        let value = Int(yaml.nodes[at].next)
        found.append((Value(yaml: yaml, index: at), Value(yaml: yaml, index: value)))
        at = Int(yaml.nodes[value].next)
      }
      return found
    }

    /// Whether the source under `range` reads exactly as `string`, so that a part of the text can be found in the file.
    package var isVerbatim: Bool {
      switch node.style {
      case .plain: Int(node.textCount) == node.range.count
      case .single, .double: Int(node.textCount) == node.range.count - 2
      default: false
      }
    }

    /// The place in the file of a part of `string`, given as UTF-8 offsets; the whole value where it cannot be told.
    package func range(of part: Range<Int>) -> SourceRange {
      guard isVerbatim else { return range }
      let start = node.range.start + (node.style == .plain ? 0 : 1)
      return SourceRange(start + part.lowerBound, start + part.upperBound)
    }
  }
}
