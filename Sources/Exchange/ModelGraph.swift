package import Source
import Bind
package import Check

/// The model as points and arrows, for programs that draw graphs.
package struct ModelGraph: Sendable {
  private struct Node {
    let entity: Entity
    let label: String
    /// The kind of document or item.
    let sort: String
  }

  private struct Edge: Hashable {
    let from: Entity
    let to: Entity
    let relation: Chain.Relation
  }

  private let title: String
  private let language: Language
  private let nodes: [Node]
  private let edges: [Edge]
  private let number: [Entity: Int]
  private let address: [String]

  package var nodeCount: Int { nodes.count }
  package var edgeCount: Int { edges.count }

  /// `withItems`: gains, pains and clarifiers are points of their own; else only documents are.
  package init(_ disclosed: PublicModel, language: Language, withItems: Bool = true) {
    let model = disclosed.model
    title = disclosed.redaction.apply(to: model.settings.title)
    self.language = language
    var edges: [Edge] = []
    var seen: Set<Edge> = []
    func whole(_ entity: Entity) -> Entity {
      guard let item = model.item(entity) else { return entity }
      return withItems && (item.kind == .gain || item.kind == .pain || item.kind == .clarifier) ? entity : Entity(entity.document)
    }
    func add(_ from: Entity, _ relation: Chain.Relation, _ to: Entity) {
      let edge = Edge(from: whole(from), to: whole(to), relation: relation)
      guard edge.from != edge.to, model.document(edge.to).kind != nil, seen.insert(edge).inserted else { return }
      edges.append(edge)
    }
    var nodes: [Node] = []
    func node(_ entity: Entity) {
      nodes.append(Node(entity: entity, label: disclosed.redaction.apply(to: model.name(entity)), sort: entity.sortKey(in: model)))
    }
    for (at, document) in model.documents.enumerated() {
      guard let kind = document.kind else { continue }
      node(Entity(at))
      if withItems {
        for (item, each) in document.items.enumerated() where each.kind == .gain || each.kind == .pain || each.kind == .clarifier {
          node(Entity(at, item))
          if each.kind != .clarifier { add(Entity(at, item), .partOf, Entity(at)) }
        }
      }
      for profile in model.profiles(of: at) {
        if let main = profile.mainJob { add(Entity(at), .mainJob, main) }
        for clarifier in profile.profile.clarifiers {
          add(Entity(at), .becomes, Entity(at, clarifier.item))
          for reference in clarifier.relevantTo { if let target = model.entity(at, reference) { add(Entity(at, clarifier.item), .relevantTo, target) } }
        }
      }
      if let coverage = model.coverage(of: at) {
        for need in coverage.needs where !need.answers.isEmpty { add(Entity(at), .answers, need.entity) }
      }
      for (reference, each) in document.references.enumerated() {
        guard let target = model.targets[at][reference].entity else { continue }
        switch each.role {
        case .supports: add(Entity(at), .supports, target)
        case .offering: add(target, .offeredBy, Entity(at))
        case .segment where kind == .evidence: break
        case .segment: add(Entity(at), .madeFor, target)
        case .targetGroup: add(target, .drawnUpon, Entity(at))
        case .result: add(Entity(at), .result, target)
        case .goal: add(Entity(at), .goal, target)
        case .backs: add(Entity(at), .backs, target)
        case .evidence: add(target, .backs, Entity(at, each.item))
        case .link where kind.isCanvas: if model.document(target).kind != .evidence { add(Entity(at), .linksTo, Entity(target.document)) }
        default: break
        }
      }
    }
    self.nodes = nodes
    self.edges = edges
    number = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1.entity, $0) })
    address = nodes.map { disclosed.redaction.apply(to: model.address($0.entity)) }
  }

  /// Short enough for a box.
  private static func short(_ text: String) -> String { text.count <= 72 ? text : text.prefix(71) + "…" }

  /// Lines of about as many letters.
  private static func lines(_ text: String, _ width: Int = 26) -> [String] {
    var lines: [String] = []
    for word in short(text).split(whereSeparator: \.isWhitespace) {
      if let last = lines.last, last.count + 1 + word.count <= width { lines[lines.count - 1] = last + " " + word } else { lines.append(String(word)) }
    }
    return lines.isEmpty ? [" "] : lines
  }

  // MARK: dot

  /// For Graphviz: `dot -Tsvg`.
  package func dot() -> String {
    var out = "digraph jtbd {\n"
    out += "  graph [rankdir=LR, label=\(ModelGraph.quoted(title)), labelloc=t, fontname=\"sans-serif\", nodesep=0.2, ranksep=0.6];\n"
    out += "  node [shape=box, style=filled, fillcolor=white, color=\"#858d94\", fontname=\"sans-serif\", fontsize=11];\n"
    out += "  edge [color=\"#858d94\", fontname=\"sans-serif\", fontsize=9, fontcolor=\"#646b72\"];\n"
    for (at, node) in nodes.enumerated() {
      let look = ModelGraph.look(node.sort)
      let label = ModelGraph.lines(node.label).map(ModelGraph.escaped).joined(separator: "\\n")
      out += "  \(ModelGraph.quoted(address[at])) [label=\"\(label)\", \(look.dot)];\n"
    }
    for edge in edges {
      guard let from = number[edge.from], let to = number[edge.to] else { continue }
      out += "  \(ModelGraph.quoted(address[from])) -> \(ModelGraph.quoted(address[to])) [label=\(ModelGraph.quoted(edge.relation.words(language)))];\n"
    }
    return out + "}\n"
  }

  private static func quoted(_ text: String) -> String { "\"" + escaped(text) + "\"" }

  private static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": out += "\\\\"
      case "\"": out += "\\\""
      // Entities are read in labels; a bare sign is none.
      case "&": out += "&amp;"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: out += " "
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  // MARK: Mermaid

  /// Readers of Mermaid draw at most so many arrows.
  package static let mostMermaidEdges = 500

  package func mermaid() -> String {
    var out = "flowchart LR\n"
    for (at, node) in nodes.enumerated() {
      let look = ModelGraph.look(node.sort)
      out += "  n\(at)\(look.open)\"\(ModelGraph.harmless(ModelGraph.short(node.label)))\"\(look.close):::\(look.name)\n"
    }
    for edge in edges {
      guard let from = number[edge.from], let to = number[edge.to] else { continue }
      out += "  n\(from) -->|\"\(ModelGraph.harmless(edge.relation.words(language)))\"| n\(to)\n"
    }
    for look in ModelGraph.looks.sorted(by: { $0.key < $1.key }) where nodes.contains(where: { $0.sort == look.key }) {
      out += "  classDef \(look.value.name) fill:\(look.value.fill),stroke:#858d94,color:#191c1f\n"
    }
    return out
  }

  /// Signs that mean something to Mermaid, as it writes them itself: `#quot;`.
  private static func harmless(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "A"..."Z", "a"..."z", "0"..."9", " ", ",", ".", "-", "?", "!", "/", "(", ")", "'", ":", "%", "+", "=": out.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0xA0: out += " "
      case _ where scalar.value < 0x80: out += "#\(scalar.value);"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out.allSatisfy { $0 == " " } ? "#32;" : out
  }

  // MARK: Looks

  private struct Look {
    let name: String
    let dot: String
    let fill: String
    let open: String
    let close: String

    init(_ name: String, shape: String, fill: String, _ open: String, _ close: String) {
      self.name = name
      dot = "shape=\(shape), fillcolor=\"\(fill)\""
      self.fill = fill
      self.open = open
      self.close = close
    }
  }

  private static let looks: [String: Look] = [
    "segment": Look("segment", shape: "box", fill: "#eaf1fc", "[", "]"), "job": Look("job", shape: "ellipse", fill: "#e4f5f4", "([", "])"),
    "value-proposition": Look("valueProposition", shape: "box", fill: "#fbf1e4", "[", "]"),
    "business-model-canvas": Look("canvas", shape: "box3d", fill: "#eef0f1", "[[", "]]"), "lean-canvas": Look("leanCanvas", shape: "box3d", fill: "#eef0f1", "[[", "]]"),
    "customer-relationships": Look("relationships", shape: "box", fill: "#eef0f1", "[", "]"), "persona": Look("persona", shape: "box", fill: "#f4effd", "(", ")"),
    "target-group": Look("targetGroup", shape: "box", fill: "#f0f1f8", "[", "]"), "segmentation": Look("segmentation", shape: "box", fill: "#f0f1f8", "[", "]"),
    "offering": Look("offering", shape: "component", fill: "#fbf1e4", "[/", "/]"), "evidence": Look("evidence", shape: "note", fill: "#f3f3e2", ">", "]"),
    "gain": Look("gain", shape: "box", fill: "#ffffff", "(", ")"), "pain": Look("pain", shape: "box", fill: "#fdefed", "(", ")"),
    "clarifier": Look("clarifier", shape: "hexagon", fill: "#ffffff", "{{", "}}"),
  ]

  private static func look(_ sort: String) -> Look { looks[sort] ?? Look("thing", shape: "box", fill: "#ffffff", "[", "]") }
}
