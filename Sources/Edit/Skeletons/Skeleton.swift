package import Source
package import Bind

/// A new document: the keys that matter, each with a remark that teaches what belongs there, and `TBD` where the author has the word.
package struct Skeleton: Sendable {
  package let kind: Kind
  package let title: String
  package let language: Language
  /// From the root.
  package let path: String
  private let known: [Document]
  private let isForeign: Bool

  /// Where a document of that name would clash.
  package enum Obstacle: Error, Sendable {
    case emptyTitle
    /// Has the same id already.
    case taken(path: String)
    case fileExists(path: String)
  }

  package init(_ kind: Kind, titled title: String, language: Language, in model: Model) throws(Obstacle) {
    let title = title.split(whereSeparator: \.isNewline).joined(separator: " ").trimmingSpaces
    guard !title.isEmpty else { throw .emptyTitle }
    self.kind = kind
    self.title = title
    self.language = language
    isForeign = language != model.settings.language
    known = model.documents.filter { $0.kind != nil && !$0.isRejected }
    let name = Folding.fileName(title)
    let folder = Layout(of: model).folder(for: kind)
    path = (folder.isEmpty ? "" : folder + "/") + name + ".md"
    if let other = model.documents.first(where: { $0.kind == kind && $0.id == Folding.slug(name) }) { throw .taken(path: other.path) }
    if model.tree.entry(at: path) != nil { throw .fileExists(path: path) }
  }

  private var german: Bool { language == .de }

  /// A `jtbd.yml` to begin with.
  package static func configuration(titled title: String, language: Language) -> String {
    let title = YAMLText.scalar(title.trimmingSpaces.isEmpty ? "jtbd" : title)
    return language == .de
      ? """
      # Der Name, wie er auf jeder Seite steht
      title: \(title)

      # de | en: Sprache der Website und der Meldungen
      lang: de

      # Mit welchen Methoden ihr arbeitet. Davon hängt ab, was geprüft wird und wie streng.
      # jtbd | b2b-design | vpc | odi | bmc | lean | marketing
      methods: [jtbd, vpc, bmc]

      # idea | discovery | validation | growth: je weiter, desto mehr Belege werden verlangt
      stage: idea

      """
      : """
      # The name that stands on every page
      title: \(title)

      # de | en: language of the site and of messages
      lang: en

      # Which methods you work with: what is checked, and how strictly, depends on them.
      # jtbd | b2b-design | vpc | odi | bmc | lean | marketing
      methods: [jtbd, vpc, bmc]

      # idea | discovery | validation | growth: the further, the more evidence is asked for
      stage: idea

      """
  }

  package var text: String {
    var out = "---\nkind: \(kind.rawValue)\ntitle: \(YAMLText.scalar(title))\n"
    if isForeign { out += "lang: \(language.rawValue)\n" }
    out += german ? germanKeys() : englishKeys()
    out += "---\n"
    let blocks = BlockKind.blocks(of: kind)
    if blocks.isEmpty {
      return out + "\n" + (german
        ? "<!-- Hier ist Platz für alles, was sich nicht in Zeilen fassen lässt. Bemerkungen wie diese erscheinen nirgends. -->\n"
        : "<!-- Here is room for everything that does not fit into lines. Remarks like this one are shown nowhere. -->\n")
    }
    out += "\n" + (german
      ? "<!-- Unter jeder Überschrift stehen Notizen, je eine auf einer Zeile, die mit „- “ beginnt. Verweise verbinden sie mit dem,\nwovon sie handeln. Was mit Absicht leer bleibt, bekommt die Notiz „- keine: Grund“. Bemerkungen wie diese erscheinen nirgends. -->\n"
      : "<!-- Below each heading stand notes, each on a line that begins with “- ”. Links connect them with what they are about.\nWhat is empty on purpose gets the note “- none: reason”. Remarks like this one are shown nowhere. -->\n")
    // The compiler takes these two from the canvases.
    for block in blocks where kind != .customerRelationships || (block != .segments && block != .channels) {
      out += "\n## \(block.title(in: language, of: kind))\n\n<!-- \(block.question(for: kind)(language))"
      let examples = links(for: block)
      out += examples.isEmpty ? " -->\n" : "\n" + examples.joined(separator: "\n") + "\n-->\n"
    }
    return out
  }

  // MARK: What the workspace has

  /// The id of the only one, else `TBD`.
  func only(_ kind: Kind) -> String {
    let found = known.filter { $0.kind == kind && $0.status != "retired" }
    return found.count == 1 ? found[0].id : "TBD"
  }

  /// A remark that names what there is, or says how to make one.
  func offer(_ kind: Kind, example: String) -> String {
    let ids = known.filter { $0.kind == kind && $0.status != "retired" }.map(\.id)
    if ids.isEmpty { return german ? "# Noch nichts da? jtbd new \(kind.rawValue) \"\(example)\"\n" : "# None yet? jtbd new \(kind.rawValue) \"\(example)\"\n" }
    let shown = ids.prefix(6).joined(separator: ", ") + (ids.count > 6 ? ", …" : "")
    return (german ? "# Vorhanden: " : "# There are: ") + shown + "\n"
  }

  /// A remark that names the gains of the only job.
  func gains() -> String {
    let jobs = known.filter { $0.kind == .job && $0.status != "retired" }
    guard jobs.count == 1, let job = jobs[0].job, !job.gains.isEmpty else { return "" }
    return (german ? "# Vorhanden: " : "# There are: ") + job.gains.prefix(6).map { jobs[0].items[$0].id }.joined(separator: ", ") + "\n"
  }

  /// Notes ready to be used: links to what there is.
  private func links(for block: BlockKind) -> [String] {
    let wanted: [Kind] =
      switch block {
      case .segments, .earlyAdopters: [.segment]
      case .valuePropositions: [.valueProposition]
      case .products, .revenue: [.offering]
      default: []
      }
    let found = wanted.flatMap { kind in known.filter { $0.kind == kind && $0.status != "retired" } }.prefix(8)
    return found.map { "- [\(Skeleton.harmless($0.name))](\(relative($0.path)))" }
  }

  /// The way from the new file to another one.
  private func relative(_ target: String) -> String {
    let from = path.split(separator: "/").dropLast(), to = target.split(separator: "/")
    var common = 0
    while common < from.count, common < to.count - 1, from[common] == to[common] { common += 1 }
    let parts = Array(repeating: "..", count: from.count - common) + to[common...].map(String.init)
    return parts.joined(separator: "/").replacing(" ", with: "%20")
  }

  /// A name that ends neither the remark nor the link around it.
  private static func harmless(_ name: String) -> String {
    var out = ""
    for character in name {
      switch character {
      case "[", "]", "\\", "<", ">": out += " "
      case "-": out += out.hasSuffix("-") ? " " : "-"
      case _ where character.isNewline: out += " "
      default: out.append(character)
      }
    }
    return out
  }
}

extension Kind {
  /// The kind that somebody means who types this on a command line.
  package init?(spoken word: String) {
    if let kind = Vocabulary.kind.term(word).flatMap({ Kind(rawValue: $0.key) }) {
      self = kind
      return
    }
    guard let kind = Kind.words[Folding.slug(word)] else { return nil }
    self = kind
  }

  private static let words: [String: Kind] = [
    "aufgabe": .job, "hauptaufgabe": .job, "jtbd": .job, "kundenaufgabe": .job, "segmente": .segment, "kundensegmente": .segment, "customer-segment": .segment,
    "vp": .valueProposition, "vpc": .valueProposition, "nutzen": .valueProposition, "bmc": .businessModelCanvas, "canvas": .businessModelCanvas,
    "business-model": .businessModelCanvas, "lean": .leanCanvas, "beziehung": .customerRelationships, "beziehungen": .customerRelationships,
    "kundenbeziehung": .customerRelationships, "relationship": .customerRelationships, "relationships": .customerRelationships,
    "zielgruppen": .targetGroup, "target-audience": .targetGroup, "kundensegmentierung": .segmentation, "marktsegmentierung": .segmentation,
    "produkt": .offering, "product": .offering, "service": .offering, "dienstleistung": .offering, "nachweis": .evidence, "belege": .evidence,
    "interview": .evidence, "umfrage": .evidence, "survey": .evidence, "gespraech": .evidence,
  ]
}
