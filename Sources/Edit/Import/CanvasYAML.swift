import Source
import Parse
import Bind

/// A canvas in YAML, in the manner of the Business Model Markup Language: a list for each block, entries with ids and names, `for:` and
/// `from:` between them; segments may carry jobs, pains and gains, value propositions their products, relievers and creators.
enum CanvasYAML {
  static func isCanvas(_ root: YAML.Value) -> Bool {
    root.kind == .mapping && root.pairs.contains { CanvasWords.match(words($0.key.string)) != nil && $0.value.kind != .scalar }
  }

  static func read(_ root: YAML.Value, _ text: ImportText, line: @escaping (SourceRange) -> Int, into harvest: inout Harvest) {
    var reading = Reading(harvest, line: line, name: text.name)
    reading.read(root)
    harvest = reading.harvest
  }

  static func words(_ key: String) -> String { String(key.map { $0 == "_" || $0 == "-" ? " " : $0 }) }

  private struct Entry {
    let value: YAML.Value
    /// In their own words; empty where there is none.
    let id: String
    let name: String
    let description: String

    init(_ value: YAML.Value) {
      self.value = value
      func text(_ keys: [String]) -> String { value.pairs.first { keys.contains($0.key.string.lowercased()) && $0.value.isScalar }?.value.string.trimmingSpaces ?? "" }
      if value.isScalar {
        (id, name, description) = ("", value.string.trimmingSpaces, "")
      } else {
        id = text(["id", "key", "slug"])
        let named = text(["name", "title", "titel", "statement", "text"])
        let described = text(["description", "beschreibung"])
        name = named.isEmpty ? (described.isEmpty ? id : described) : named
        description = named.isEmpty ? "" : described
      }
    }

    func list(_ keys: [String]) -> [Entry] {
      guard let found = value.pairs.first(where: { keys.contains(Folding.slug($0.key.string)) })?.value else { return [] }
      return found.kind == .sequence ? found.elements.map(Entry.init) : found.isEmpty ? [] : [Entry(found)]
    }
  }

  /// Something that others refer to by its id.
  private struct Named {
    let kind: Kind?
    let id: String
    let title: String
    /// Of a job: the gain or pain.
    var item: String?
  }

  private struct Reading {
    var harvest: Harvest
    let line: (SourceRange) -> Int
    let name: String
    private let layout: Layout
    private var known: [String: Named] = [:]
    /// Value propositions' segments, and for each pair which product answers what.
    private var served: [String: [String]] = [:]
    private var answers: [String: [(from: String, to: String, words: String)]] = [:]
    private var rest: [String] = []

    init(_ harvest: Harvest, line: @escaping (SourceRange) -> Int, name: String) {
      self.harvest = harvest
      self.line = line
      self.name = name
      layout = Layout(of: harvest.model)
    }

    private var german: Bool { harvest.language == .de }

    private mutating func lost(_ value: YAML.Value, _ key: String, _ words: String) {
      harvest.remark(line(value.range), "`\(key)` hat hier keinen Platz; als Bemerkung behalten: \(words)", "`\(key)` has no place here; kept as a remark: \(words)")
      rest.append("\(key): \(words)")
    }

    /// The source of a value as one line.
    private static func flat(_ value: YAML.Value) -> String {
      switch value.kind {
      case .scalar: value.string
      case .sequence: value.elements.map(flat).joined(separator: ", ")
      case .mapping: value.pairs.map { "\($0.key.string): \(flat($0.value))" }.joined(separator: "; ")
      case .unreadable: ""
      }
    }

    mutating func read(_ root: YAML.Value) {
      var title = "", introduction: [String] = []
      var blocks: [(block: BlockKind, key: String, entries: [Entry])] = []
      let matches = root.pairs.compactMap { CanvasWords.match(CanvasYAML.words($0.key.string)) }
      let kind: Kind = matches.count(where: { $0.lean != nil && $0.business == nil }) >= 2 ? .leanCanvas : .businessModelCanvas
      for (key, value) in root.pairs {
        if let match = CanvasWords.match(CanvasYAML.words(key.string)), let block = kind == .leanCanvas ? match.lean : match.business {
          blocks.append((block, key.string, entries(value, key.string)))
        } else if Folding.slug(key.string) == "meta", value.kind == .mapping {
          for (part, words) in value.pairs {
            switch part.string.lowercased() {
            case "name", "title": title = words.string
            case "tagline", "description": introduction.append(words.string)
            default: lost(part, "meta.\(part.string)", Reading.flat(words))
            }
          }
        } else if ["name", "title", "titel"].contains(key.string.lowercased()), value.isScalar {
          title = value.string
        } else if ["tagline", "description", "beschreibung"].contains(key.string.lowercased()), value.isScalar {
          introduction.append(value.string)
        } else if Folding.slug(key.string) == "fits" {
          for fit in value.elements { self.fit(fit) }
        } else if key.string.lowercased() != "version" || !value.isScalar {
          lost(key, key.string, Reading.flat(value))
        }
      }
      for (block, _, entries) in blocks { for entry in entries { register(entry, block) } }
      for (block, _, entries) in blocks where block != .segments && block != .valuePropositions { for entry in entries { connect(entry) } }

      for (block, _, entries) in blocks where block == .segments { for entry in entries where !entry.value.isScalar { segment(entry) } }
      for (block, _, entries) in blocks where block == .valuePropositions { for entry in entries where !entry.value.isScalar { proposition(entry) } }

      var sections = Sections(kind: kind, language: harvest.language)
      sections.introduction = introduction
      for (block, _, entries) in blocks {
        sections.open(block)
        for entry in entries { sections.add("- " + note(entry, block, kind), to: block) }
      }
      if title.isEmpty {
        title = Document.stem(of: name.split(separator: "/").last.map(String.init) ?? name)
        for ending in [".yaml", ".yml", ".bmml", ".bmc", ".json"] where title.hasSuffix(ending) { title = String(title.dropLast(ending.count)) }
        harvest.remark(1, "Die Datei nennt keinen Titel; der Canvas heißt jetzt wie sie.", "The file names no title; the canvas is called like it.")
      }
      var draft = Draft(kind, id: harvest.freeID(kind, title), title: title)
      draft.body = sections.text
      draft.rest = rest
      harvest.drafts.append(draft)
    }

    /// The entries of a block; a mapping may hold its list under a key of its own.
    private mutating func entries(_ value: YAML.Value, _ name: String) -> [Entry] {
      switch value.kind {
      case .sequence: return value.elements.map(Entry.init).filter { !$0.name.isEmpty }
      case .scalar: return value.isEmpty ? [] : [Entry(value)]
      case .mapping:
        var found: [Entry] = []
        for (key, part) in value.pairs {
          if part.kind == .sequence, part.elements.contains(where: { $0.kind == .mapping }) { found += part.elements.map(Entry.init) } else { lost(key, "\(name).\(key.string)", Reading.flat(part)) }
        }
        return found
      case .unreadable: return []
      }
    }

    // MARK: Who refers to whom

    private mutating func register(_ entry: Entry, _ block: BlockKind) {
      guard !entry.value.isScalar, !entry.id.isEmpty else { return }
      switch block {
      case .segments: known[entry.id] = Named(kind: .segment, id: Folding.fileName(entry.name), title: entry.name)
      case .valuePropositions: known[entry.id] = Named(kind: .valueProposition, id: Folding.fileName(entry.name), title: entry.name)
      default: known[entry.id] = Named(kind: nil, id: "", title: entry.name)
      }
    }

    /// The ids that an entry refers to, by any of its keys.
    private func references(_ entry: Entry) -> [String] {
      var found: [String] = []
      func collect(_ value: YAML.Value) {
        switch value.kind {
        case .scalar: if known[value.string] != nil, !found.contains(value.string) { found.append(value.string) }
        case .sequence: value.elements.forEach(collect)
        case .mapping: value.pairs.forEach { collect($0.value) }
        case .unreadable: break
        }
      }
      for (key, value) in entry.value.pairs where key.string != "id" { collect(value) }
      return found
    }

    private mutating func connect(_ entry: Entry) {
      let found = references(entry)
      let segments = found.filter { known[$0]?.kind == .segment }
      for proposition in found where known[proposition]?.kind == .valueProposition {
        for segment in segments where served[proposition]?.contains(segment) != true { served[proposition, default: []].append(segment) }
      }
    }

    private mutating func fit(_ value: YAML.Value) {
      func ids(_ keys: [String]) -> [String] {
        var found: [String] = []
        func collect(_ value: YAML.Value) {
          for (key, part) in value.pairs {
            if keys.contains(key.string) { found += part.isScalar ? [part.string] : part.elements.map(\.string) } else if key.string == "for" { collect(part) }
          }
        }
        collect(value)
        return found
      }
      let propositions = ids(["value_propositions", "value_proposition"]), segments = ids(["customer_segments", "customer_segment"])
      var pairs: [(String, String, String)] = []
      for (key, part) in value.pairs {
        switch key.string {
        case "mappings":
          for each in part.elements {
            let ends = each.elements.map(\.string)
            if ends.count == 2 { pairs.append((ends[0], ends[1], "")) } else { lost(each, "mappings", Reading.flat(each)) }
          }
        case "pain_relievers", "gain_creators", "job_addressers":
          for each in part.elements.map(Entry.init) {
            let target = each.value.pairs.first { ["pain", "gain", "job"].contains($0.key.string) }?.value.string ?? ""
            pairs.append((key.string, target, each.name))
          }
        case "id", "for", "value_proposition", "value_propositions", "customer_segment", "customer_segments": break
        default: lost(key, "fits.\(key.string)", Reading.flat(part))
        }
      }
      for proposition in propositions {
        for segment in segments {
          // What a fit says first counts before what channels and revenues let one guess.
          if served[proposition]?.contains(segment) != true { served[proposition, default: []].append(segment) }
          answers[proposition + "\n" + segment, default: []] += pairs.map { (from: $0.0, to: $0.1, words: $0.2) }
        }
      }
    }

    // MARK: Documents

    private mutating func segment(_ entry: Entry) {
      let id = Folding.fileName(entry.name)
      var draft = Draft(.segment, id: id, title: entry.name)
      let jobs = entry.list(["jobs", "job"]), pains = entry.list(["pains", "pain"]), gains = entry.list(["gains", "gain"])
      var ids: [String] = []
      for (number, job) in jobs.enumerated() {
        let jobID = harvest.freeID(.job, job.name)
        var own = Draft(.job, id: jobID, title: job.name)
        if let type = job.value.pairs.first(where: { $0.key.string == "type" })?.value, let term = Vocabulary.jobType.term(type.string) { own.keys.append("type: \(term.key)") }
        if number == 0 {
          items(gains, "gains", job: jobID, &own)
          items(pains, "pains", job: jobID, &own)
          if jobs.count > 1, gains.count + pains.count > 0 {
            harvest.remark(
              line(job.value.range), "Gewinne und Schmerzpunkte von „\(entry.name)“ stehen jetzt alle bei der ersten Aufgabe; verteilt sie, wo andere gemeint sind.",
              "All gains and pains of “\(entry.name)” now stand with the first job; move those that belong to another.")
          }
        } else {
          own.add("supports", ids: [ids[0]])
        }
        if !job.description.isEmpty { own.body = JobList.prose(job.description) }
        if !job.id.isEmpty { known[job.id] = Named(kind: .job, id: jobID, title: job.name) }
        ids.append(jobID)
        harvest.drafts.append(own)
      }
      draft.keys.append("main-job: \(ids.first ?? "TBD")")
      draft.keys.append("gain: \(gains.count == 1 && !ids.isEmpty ? itemID(gains[0]) : "TBD")")
      if gains.count > 1, !ids.isEmpty {
        harvest.remark(line(entry.value.range), "Welcher Gewinn für „\(entry.name)“ der wichtigste ist, steht nicht da; `gain` ist offen.", "Which gain matters most to “\(entry.name)” is not said; `gain` is open.")
      }
      draft.add("jobs", ids: Array(ids.dropFirst()))
      if ids.isEmpty {
        for (key, list) in [("gains", gains), ("pains", pains)] where !list.isEmpty {
          harvest.remark(line(entry.value.range), "„\(entry.name)“ hat `\(key)`, aber keine Aufgabe, zu der sie gehören; als Bemerkung behalten.", "“\(entry.name)” has `\(key)`, but no job they belong to; kept as a remark.")
          draft.rest.append("\(key): " + list.map(\.name).joined(separator: "; "))
        }
      }
      draft.body = entry.description.isEmpty ? "" : JobList.prose(entry.description)
      others(entry, besides: ["jobs", "job", "pains", "pain", "gains", "gain"], &draft)
      harvest.drafts.append(draft)
    }

    private func itemID(_ entry: Entry) -> String {
      let bare = ["gain-", "pain-"].first { entry.id.hasPrefix($0) }.map { String(entry.id.dropFirst($0.count)) } ?? entry.id
      let id = Folding.derivedID(bare.isEmpty ? entry.name : bare)
      return id == "gain" || id == "main-job" ? "der-" + id : id
    }

    private mutating func items(_ entries: [Entry], _ key: String, job: String, _ draft: inout Draft) {
      guard !entries.isEmpty else { return }
      draft.keys.append("\(key):")
      let isGain = key == "gains"
      for entry in entries {
        let id = itemID(entry)
        draft.keys.append("  - id: \(id)")
        draft.keys.append("    title: \(YAMLText.scalar(entry.name))")
        for (part, value) in entry.value.pairs where value.isScalar {
          switch part.string {
          case "importance" where isGain:
            let words = ["high": "essential", "medium": "important", "low": "nice-to-have", "hoch": "essential", "mittel": "important", "niedrig": "nice-to-have"]
            if let word = words[value.string.lowercased()] { draft.keys.append("    relevance: \(word)") } else { lost(part, "\(key).importance", value.string) }
          case "severity" where !isGain:
            let words = ["extreme": "extreme", "high": "high", "medium": "moderate", "low": "moderate", "hoch": "high", "mittel": "moderate", "niedrig": "moderate"]
            if let word = words[value.string.lowercased()] { draft.keys.append("    severity: \(word)") } else { lost(part, "\(key).severity", value.string) }
          case "id", "key", "slug", "name", "title", "titel", "statement", "text", "description", "beschreibung": break
          default: lost(part, "\(key).\(part.string)", value.string)
          }
        }
        if !entry.id.isEmpty { known[entry.id] = Named(kind: .job, id: job, title: entry.name, item: id) }
      }
    }

    /// One for each segment that it serves: a value proposition is for one.
    private mutating func proposition(_ entry: Entry) {
      var segments = served[entry.id] ?? []
      let all = known.filter { $0.value.kind == .segment }
      if segments.isEmpty, all.count == 1 { segments = [all.first!.key] }
      if segments.count > 1 {
        harvest.remark(
          line(entry.value.range), "„\(entry.name)“ gilt mehreren Segmenten; daraus wurden \(segments.count) Wertangebote, je eines für ein Segment.",
          "“\(entry.name)” is for several segments; it became \(segments.count) value propositions, one for each.")
      }
      for (number, segment) in (segments.isEmpty ? [""] : segments).enumerated() {
        let title = number == 0 ? entry.name : "\(entry.name) (\(known[segment]!.title))"
        var draft = Draft(.valueProposition, id: Folding.fileName(title), title: title)
        draft.keys.append("segment: \(known[segment]?.id ?? "TBD")")
        if !entry.description.isEmpty { draft.add("statement", entry.description) }
        let pairs = answers[entry.id + "\n" + segment] ?? []
        var sections = Sections(kind: .valueProposition, language: harvest.language)
        for (block, keys, group) in [
          (BlockKind.products, ["products-services", "products", "services", "products-and-services"], "job_addressers"),
          (.painRelievers, ["pain-relievers"], "pain_relievers"), (.gainCreators, ["gain-creators"], "gain_creators"),
        ] {
          let entries = entry.list(keys)
          let written = pairs.filter { $0.from == group }
          if entries.isEmpty, written.isEmpty { continue }
          sections.open(block)
          for each in entries {
            let targets = pairs.filter { $0.from == each.id && !each.id.isEmpty }.compactMap { link($0.to, from: .valueProposition) }
            let words = JobList.inline(each.name) + (each.description.isEmpty ? "" : " – " + JobList.inline(each.description))
            sections.add("- " + words + (targets.isEmpty ? "" : ": " + targets.joined(separator: ", ")), to: block)
          }
          for pair in written { sections.add("- " + JobList.inline(pair.words) + (link(pair.to, from: .valueProposition).map { ": " + $0 } ?? ""), to: block) }
        }
        draft.body = sections.text
        if number == 0 { others(entry, besides: ["products-services", "products", "services", "products-and-services", "pain-relievers", "gain-creators"], &draft) }
        harvest.drafts.append(draft)
      }
    }

    /// What an entry says besides, kept as a remark.
    private mutating func others(_ entry: Entry, besides: Set<String>, _ draft: inout Draft) {
      for (key, value) in entry.value.pairs {
        let name = Folding.slug(key.string)
        if besides.contains(name) || ["id", "key", "slug", "name", "title", "titel", "statement", "text", "description", "beschreibung", "for", "from"].contains(name) { continue }
        let words = Reading.flat(value)
        harvest.remark(line(key.range), "`\(key.string)` von „\(entry.name)“ hat keinen Platz; als Bemerkung behalten: \(words)", "`\(key.string)` of “\(entry.name)” has no place; kept as a remark: \(words)")
        draft.rest.append("\(key.string): \(words)")
      }
    }

    // MARK: Notes

    private mutating func note(_ entry: Entry, _ block: BlockKind, _ kind: Kind) -> String {
      if entry.value.isScalar { return JobList.inline(entry.name) }
      if block == .segments || block == .valuePropositions, let link = link(entry.id, from: kind) ?? link(of: entry, block, from: kind) { return link }
      var words = JobList.inline(entry.name) + (entry.description.isEmpty ? "" : ": " + JobList.inline(entry.description))
      let vocabulary = block.tags(in: kind)
      for (key, value) in entry.value.pairs {
        switch key.string {
        case "id", "key", "slug", "name", "title", "titel", "text", "statement", "description", "beschreibung": continue
        case "type", "phases", "medium", "pricing", "motivation":
          for each in value.isScalar ? [value] : value.elements {
            if let term = vocabulary?.term(each.string) { words += " `\(term.key)`" } else { lost(each, "\(entry.name).\(key.string)", each.string) }
          }
        default:
          if references(Entry(value)).isEmpty, !isReference(value) { lost(key, "\(entry.name).\(key.string)", Reading.flat(value)) }
        }
      }
      let found = references(entry)
      let links = found.compactMap { link($0, from: kind) }
      let plain = found.filter { known[$0]?.kind == nil }.compactMap { known[$0]?.title }
      if !plain.isEmpty { words += " (" + plain.map(JobList.inline).joined(separator: ", ") + ")" }
      if !links.isEmpty { words += (german ? " für " : " for ") + links.joined(separator: ", ") }
      return words
    }

    private func isReference(_ value: YAML.Value) -> Bool { value.isScalar ? known[value.string] != nil : value.elements.contains { known[$0.string] != nil } || value.pairs.contains { isReference($0.value) } }

    private func link(_ id: String, from kind: Kind) -> String? {
      guard let target = known[id], let targetKind = target.kind else { return nil }
      return "[\(JobList.inline(target.title))](\(way(from: kind, to: targetKind, target.id))\(target.item.map { "#" + $0 } ?? ""))"
    }

    /// A link to an entry without an id of its own.
    private func link(of entry: Entry, _ block: BlockKind, from kind: Kind) -> String? {
      let target: Kind = block == .segments ? .segment : .valueProposition
      return "[\(JobList.inline(entry.name))](\(way(from: kind, to: target, Folding.fileName(entry.name))))"
    }

    private func way(from kind: Kind, to target: Kind, _ id: String) -> String {
      let from = layout.folder(for: kind).split(separator: "/"), to = layout.folder(for: target).split(separator: "/")
      var common = 0
      while common < from.count, common < to.count, from[common] == to[common] { common += 1 }
      return (Array(repeating: "..", count: from.count - common) + to[common...].map(String.init) + ["\(id).md"]).joined(separator: "/").replacing(" ", with: "%20")
    }
  }
}

extension JobList {
  /// Words on one line that mean themselves in Markdown.
  static func inline(_ text: String) -> String {
    let line = Array(text.split(whereSeparator: \.isNewline).joined(separator: " "))
    var out = ""
    for (at, character) in line.enumerated() {
      // Inside a word an underscore is one.
      let isInside = at > 0 && at + 1 < line.count && line[at - 1].isLetter && line[at + 1].isLetter
      if "\\`*[]<".contains(character) || (character == "_" && !isInside) { out.append("\\") }
      out.append(character)
    }
    return out
  }
}
