import Source
import Parse
import Bind

/// A canvas in Markdown with headings of its own: other words, other levels, numbers and pictures in front of them; or one table with the
/// blocks as columns or as rows.
enum CanvasMarkdown {
  static func read(_ text: ImportText, into harvest: inout Harvest) throws(Import.Refusal) {
    let file = SourceFile(path: text.name, bytes: text.bytes)
    let parsed = ParsedDocument(parsing: file)
    let body = parsed.body
    let index = LineIndex(text.bytes)
    func line(_ node: Body.Node) -> Int { index.line(of: node.range.start) }

    var found: [(block: CanvasWords.Match, node: Int)] = []
    for at in 1..<max(1, body.nodes.count) where body.nodes[at].kind == .heading {
      if let block = CanvasWords.match(body.plainText(of: at)) { found.append((block, at)) }
    }
    let tables = self.tables(body)
    guard !found.isEmpty || !tables.isEmpty else {
      throw Import.Refusal(line: nil, message: Phrase(
        "Keine Überschrift nennt einen Baustein eines Canvas. Erkannt werden etwa: \(BlockKind.blocks(of: .businessModelCanvas).map { $0.title(in: .de) }.joined(separator: ", ")).",
        "No heading names a block of a canvas. Known are, for instance: \(BlockKind.blocks(of: .businessModelCanvas).map { $0.title(in: .en) }.joined(separator: ", "))."))
    }
    let all = found.map(\.block) + tables.flatMap(\.blocks).compactMap { $0 }
    let kind: Kind = all.count(where: { $0.lean != nil && $0.business == nil }) >= 2 ? .leanCanvas : .businessModelCanvas

    var title: String?
    if let root = parsed.frontMatter?.root {
      for (key, value) in root.pairs {
        if ["title", "titel", "name"].contains(Folding.slug(key.string)), value.isScalar { title = value.string } else if key.string != "kind" {
          harvest.remark(index.line(of: key.range.start), "`\(key.string)` aus dem Kopf der Datei hat keinen Platz auf einem Canvas.", "`\(key.string)` of the front matter has no place on a canvas.")
        }
      }
    }
    let stem = Document.stem(of: text.name.split(separator: "/").last.map(String.init) ?? text.name)
    let heading = body.nodes.indices.first { body.nodes[$0].kind == .heading && body.nodes[$0].value == 1 && CanvasWords.match(body.plainText(of: $0)) == nil }
    if title == nil, let heading { title = body.plainText(of: heading) }
    var sections = Sections(kind: kind, language: harvest.language)
    var current: (block: BlockKind, level: Int32)?
    var unknown: (name: String, level: Int32)?
    var rest: [String] = []

    var at = 1
    while at < body.nodes.count {
      let node = body.nodes[at]
      let next = Int(node.next)
      let source = String(decoding: text.bytes[node.range.start..<min(node.range.end, text.bytes.count)], as: UTF8.self)
      if node.kind == .heading {
        let words = body.plainText(of: at)
        if let match = CanvasWords.match(words), let block = kind == .leanCanvas ? match.lean : match.business {
          current = (block, node.value)
          unknown = nil
          sections.open(block)
        } else if at == heading, title == words {
          // The title.
        } else if let open = current, node.value > open.level {
          sections.add("### \(words)", to: open.block)
        } else {
          harvest.remark(line(node), "„\(words)“ nennt keinen Baustein; was darunter steht, bleibt als Bemerkung am Ende der Datei.", "“\(words)” names no block; what stands below it is kept as a remark at the end of the file.")
          rest.append("## " + words)
          (current, unknown) = (nil, (words, node.value))
        }
      } else if node.kind == .table, let table = tables.first(where: { $0.node == at }) {
        for (match, cells) in table.columns {
          guard let match, let block = kind == .leanCanvas ? match.lean : match.business else {
            let words = cells.joined(separator: " · ")
            if !words.isEmpty {
              harvest.remark(line(node), "Eine Zelle der Tabelle gehört zu keinem Baustein; als Bemerkung behalten: \(words)", "A cell of the table belongs to no block; kept as a remark: \(words)")
              rest.append(words)
            }
            continue
          }
          sections.open(block)
          for cell in cells { for note in notes(cell) { sections.add("- " + note, to: block) } }
        }
      } else if unknown != nil {
        rest.append(source)
      } else if let open = current {
        switch node.kind {
        case .paragraph:
          // A paragraph is a note; lines of it that a list was meant by are notes each.
          for note in notes(source) { sections.add("- " + note, to: open.block) }
        case .thematicBreak: break
        default: sections.add(unindented(source, column: index.position(of: node.range.start).column - 1), to: open.block)
        }
      } else if node.kind != .thematicBreak {
        sections.introduction.append(source)
      }
      at = next
    }
    if title == nil {
      title = stem
      harvest.remark(1, "Die Datei nennt keinen Titel; der Canvas heißt jetzt wie sie.", "The file names no title; the canvas is called like it.")
    }
    var draft = Draft(kind, id: harvest.freeID(kind, title!), title: title!)
    draft.body = sections.text
    draft.rest = rest
    harvest.drafts.append(draft)
  }

  /// The lines of a paragraph as notes: one a line where each begins with a mark, else one as a whole.
  private static func notes(_ text: String) -> [String] {
    let broken = text.replacing("<br>", with: "\n").replacing("<br/>", with: "\n").replacing("<br />", with: "\n")
    let lines = broken.split(whereSeparator: \.isNewline).map { String($0).trimmingSpaces }.filter { !$0.isEmpty }
    let marks: Set<Character> = ["•", "–", "·", "▪", "●", "‣", "-", "*"]
    func bare(_ line: String) -> String { String(line.drop { marks.contains($0) || $0 == " " }) }
    if broken != text || lines.allSatisfy({ $0.first.map(marks.contains) == true && !$0.hasPrefix("**") }) { return lines.map { $0.hasPrefix("**") ? $0 : bare($0) }.filter { !$0.isEmpty } }
    return lines.isEmpty ? [] : [lines.joined(separator: " ")]
  }

  /// A block that was indented, moved to the margin.
  private static func unindented(_ text: String, column: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var line = line, left = column
      while left > 0, line.first == " " {
        line.removeFirst()
        left -= 1
      }
      return String(line)
    }.joined(separator: "\n")
  }

  private struct Table {
    let node: Int
    /// What each column (or row) is, with its cells.
    let columns: [(CanvasWords.Match?, [String])]
    var blocks: [CanvasWords.Match?] { columns.map(\.0) }
  }

  /// Tables whose head, or whose first column, names at least two blocks.
  private static func tables(_ body: Body) -> [Table] {
    body.nodes.indices.filter { body.nodes[$0].kind == .table }.compactMap { at in
      let rows = body.children(of: at).map { row in body.children(of: row).map { body.plainText(of: $0) } }
      guard let head = rows.first else { return nil }
      let byColumn = head.map { CanvasWords.match($0) }
      if byColumn.count(where: { $0 != nil }) >= 2 {
        return Table(node: at, columns: byColumn.enumerated().map { number, match in (match, rows.dropFirst().compactMap { number < $0.count && !$0[number].isEmpty ? $0[number] : nil }) })
      }
      let byRow = rows.map { $0.first.flatMap { CanvasWords.match($0) } }
      guard byRow.count(where: { $0 != nil }) >= 2 else { return nil }
      return Table(node: at, columns: zip(byRow, rows).compactMap { match, cells in
        // The head above the first block is a label, not content.
        match == nil && cells == head ? nil : (match, match == nil ? cells.filter { !$0.isEmpty } : cells.dropFirst().filter { !$0.isEmpty })
      })
    }
  }
}

/// The blocks of a canvas as they fill up.
struct Sections {
  let kind: Kind
  let language: Language
  var introduction: [String] = []
  private var order: [BlockKind] = []
  private var content: [BlockKind: [String]] = [:]

  init(kind: Kind, language: Language) {
    self.kind = kind
    self.language = language
  }

  mutating func open(_ block: BlockKind) { if !order.contains(block) { order.append(block) } }

  mutating func add(_ text: String, to block: BlockKind) {
    open(block)
    content[block, default: []].append(text)
  }

  var text: String {
    var out = introduction.isEmpty ? "" : introduction.joined(separator: "\n\n") + "\n"
    for block in order {
      out += (out.isEmpty ? "" : "\n") + "## \(block.title(in: language))\n"
      var wasNote = false
      for text in content[block] ?? [] {
        let isNote = text.hasPrefix("- ") || text.hasPrefix("* ") || text.hasPrefix("+ ")
        out += (isNote && wasNote ? "" : "\n") + text + (text.hasSuffix("\n") ? "" : "\n")
        wasNote = isNote
      }
    }
    return out
  }
}

/// The blocks under the many names that people give them.
enum CanvasWords {
  struct Match: Hashable {
    /// What it is on a Business Model Canvas, and on a Lean Canvas.
    let business: BlockKind?
    let lean: BlockKind?
  }

  /// The block that a heading names, without numbers, pictures, colons and what stands in brackets.
  static func match(_ heading: String) -> Match? {
    var text = heading
    if let bracket = text.firstIndex(where: { $0 == "(" || $0 == "[" }), bracket != text.startIndex { text = String(text[..<bracket]) }
    for separator in [" – ", " — ", ": ", " | ", " / ", "/"] {
      if let both = byName[folded(text)] { return both }
      if let place = text.firstRange(of: separator) { text = String(text[..<place.lowerBound]) }
    }
    return byName[folded(text)] ?? joined(text)
  }

  /// `Partners & suppliers`, `Kosten und Ausgaben`: two names of which one is known, or both name the same block.
  private static func joined(_ text: String) -> Match? {
    var parts = [text]
    for conjunction in [" & ", " + ", " und ", " and ", ", "] { parts = parts.flatMap { part in part.split(separator: conjunction).map(String.init) } }
    let known = Set(parts.compactMap { byName[folded($0)] })
    return parts.count > 1 && known.count == 1 ? known.first : nil
  }

  private static func folded(_ text: String) -> String {
    let words = Folding.slug(text).split(separator: "-").drop { $0.allSatisfy(\.isNumber) || ["block", "baustein", "der", "die", "das", "the", "our", "unsere", "unser", "ihre"].contains(String($0)) }
    return Folding.heading(words.joined(separator: " "))
  }

  private static let byName: [String: Match] = {
    var table: [String: Match] = [:]
    for kind in [Kind.leanCanvas, .businessModelCanvas] {
      for block in BlockKind.blocks(of: kind) {
        let isBusiness = BlockKind.blocks(of: .businessModelCanvas).contains(block), isLean = BlockKind.blocks(of: .leanCanvas).contains(block)
        for heading in block.headings.de + block.headings.en + [block.rawValue] + (more[block] ?? []) {
          table[Folding.heading(heading)] = Match(business: isBusiness ? block : nil, lean: isLean ? block : nil)
        }
      }
    }
    return table
  }()

  private static let more: [BlockKind: [String]] = [
    .segments: ["Customers", "Customer segment", "Segments", "Target customers", "Target audience", "Users", "Kunden", "Zielgruppen", "Zielgruppe", "Kundengruppen", "Segmente", "Customer"],
    .valuePropositions: ["Value", "Value prop", "UVP", "USP", "Offer", "Offering", "Unique value propositions", "Nutzen", "Mehrwert", "Angebot", "Wertversprechen", "Kundennutzen", "Alleinstellung", "Werteversprechen", "Value offer"],
    .channels: ["Channel", "Distribution", "Distribution channels", "Sales channels", "Kanal", "Vertrieb", "Vertriebswege", "Kommunikationskanäle", "Kommunikations- und Vertriebskanäle", "Path to customers", "Routes to market"],
    .relationships: ["Relationships", "Customer relations", "Customer relationship", "Relations", "Kundenbeziehung", "Beziehungen", "Kundenbindung"],
    .revenue: ["Income", "Revenues", "Revenue stream", "Revenue model", "Income streams", "Einnahmen", "Erlösquellen", "Erlösströme", "Erlösmodell", "Umsatz", "Ertragsquellen", "Ertragsmodell", "Monetarisierung", "Monetization"],
    .resources: ["Resources", "Key resource", "Assets", "Ressourcen", "Schlüssel-Ressourcen", "Wichtigste Ressourcen", "Kernressourcen"],
    .activities: ["Activities", "Key activity", "Aktivitäten", "Schlüssel-Aktivitäten", "Tätigkeiten", "Schlüsseltätigkeiten", "Kernaktivitäten"],
    .partners: ["Partners", "Partnerships", "Key partner", "Partner network", "Partner", "Partnerschaften", "Schlüssel-Partner", "Schlüssel-Partnerschaften", "Netzwerk", "Partnernetzwerk", "Suppliers", "Kernpartner"],
    .costs: ["Cost", "Expenses", "Cost structures", "Ausgaben", "Aufwand", "Kostenblöcke", "Kostenfaktoren", "Cost drivers"],
    .problem: ["Top 3 problems", "Customer problem", "Kundenproblem", "Kundenprobleme", "Pain points"],
    .alternatives: ["Alternatives", "Alternativen", "Current solutions", "Heutige Lösungen"],
    .solution: ["Our solution", "Lösungsansatz", "Features"],
    .metrics: ["Metrics", "KPIs", "KPI", "Schlüsselkennzahlen", "Schlüsselmetriken", "Metriken", "Messgrößen"],
    .advantage: ["Unfair advantages", "Competitive advantage", "Wettbewerbsvorteil", "Unfaire Vorteile", "Moat"],
    .concept: ["High level concept", "Elevator pitch", "Konzept", "Kurz gesagt"],
    .earlyAdopters: ["Early adopter", "Erstkunden", "Frühe Kunden", "Pilotkunden"],
  ]
}
