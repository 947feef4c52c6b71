import Bind
import Source

/// Where the documents of each kind lie in a workspace.
struct Layout {
  private let model: Model

  init(of model: Model) { self.model = model }

  /// The folder that most documents of the kind lie in; else one with a telling name; else the root, where everything else lies there too.
  func folder(for kind: Kind) -> String {
    var counts: [String: Int] = [:]
    for document in model.documents where document.kind == kind { counts[folder(of: document.path), default: 0] += 1 }
    if let most = counts.min(by: { ($1.value, $0.key.utf8.count, $0.key) < ($0.value, $1.key.utf8.count, $1.key) }) { return most.key }
    let names = Layout.names[kind]!
    var folders: Set<String> = []
    for (path, entry) in model.tree.entries {
      if case .folder = entry { folders.insert(path) }
    }
    if let there = names.first(where: { folders.contains($0) }) { return there }
    let others = model.documents.filter { $0.kind != nil }
    if others.count > 1, others.allSatisfy({ folder(of: $0.path).isEmpty }) { return "" }
    return names[0]
  }

  private func folder(of path: String) -> String { path.split(separator: "/").dropLast().joined(separator: "/") }

  /// The first is the one that is made.
  private static let names: [Kind: [String]] = [
    .segment: ["segments", "segmente", "kundensegmente", "customer-segments"], .job: ["jobs", "aufgaben"],
    .valueProposition: ["value-propositions", "wertangebote", "nutzenversprechen"],
    .businessModelCanvas: ["canvases", "canvas", "geschaeftsmodelle", "business-models"], .leanCanvas: ["canvases", "canvas", "lean-canvases"],
    .customerRelationships: ["relationships", "kundenbeziehungen", "beziehungen", "customer-relationships"], .persona: ["personas", "personae"],
    .targetGroup: ["target-groups", "zielgruppen"], .segmentation: ["segmentations", "segmentierungen", "segmentation", "segmentierung"],
    .offering: ["offerings", "angebote", "produkte", "products"], .evidence: ["evidence", "belege", "nachweise"],
  ]
}
