package import Source
package import Bind
package import Check

/// `jtbd why`: the ways by which something serves a main job, with the evidence along them.
package struct ChainReport: Sendable {
  private let disclosed: PublicModel
  private let entity: Entity
  private let chains: [Chain]
  private let language: Language
  private let prefix: String
  private let style: Style
  /// The author's own terminal: only there personal words are shown.
  private let isTerminal: Bool

  private var model: Model { disclosed.model }
  private var german: Bool { language == .de }

  package init(_ disclosed: PublicModel, about entity: Entity, language: Language, prefix: String = "", color: Bool = false, isTerminal: Bool = false) {
    self.disclosed = disclosed
    self.entity = entity
    self.language = language
    self.prefix = prefix
    self.isTerminal = isTerminal
    style = Style(isOn: color)
    chains = disclosed.model.chains(from: entity)
  }

  // MARK: Text

  package func text() -> String {
    var out = style.bold(words(model.name(entity))) + "  " + style.note(model.address(entity)) + "\n"
    out += details(of: entity, sort: entity.sort(in: model)(language), indent: "  ")
    let holding = chains.filter(\.holds).count
    if holding > 1 { out += "\n" + (german ? "\(holding) Wege zu Hauptaufgaben:" : "\(holding) ways to main jobs:") + "\n" }
    for (number, chain) in chains.enumerated() {
      if number > 0 || holding > 1 { out += "\n" }
      out += text(of: chain)
    }
    return isTerminal ? out : disclosed.redaction.apply(to: out)
  }

  /// What kind of thing it is, what it rests on, where it stands.
  private func details(of entity: Entity, sort: String, indent: String) -> String {
    let rests = evidence(for: entity)
    let against = model.contradictions(of: entity)
    var out = indent + sort + (rests.isEmpty ? "" : " · " + rests)
    if let first = against.first {
      let rest = against.count > 1 ? (german ? " und \(against.count - 1) weitere" : " and \(against.count - 1) more") : ""
      out += " · " + style.severity(.warning, (german ? "bestritten von " : "contradicted by ") + words(model.documents[first].name) + rest)
    }
    return out + "\n" + indent + style.dim(place(model.naming(entity))) + "\n"
  }

  /// The steps behind the thing itself, which was named above.
  private func text(of chain: Chain) -> String {
    var out = ""
    for (number, step) in chain.steps.enumerated() {
      guard let relation = step.relation else { continue }
      out += "  " + style.note("↓ " + relation.words(language)) + "\n"
      let isLast = number == chain.steps.count - 1
      let name = words(model.name(step.entity))
      out += "  " + (isLast && chain.holds ? style.bold(name) : name) + "\n"
      var sort = step.entity.sort(in: model)(language)
      if isLast, case .mainJob(let profiles) = chain.end { sort = mainJob(of: profiles) }
      out += details(of: step.entity, sort: sort, indent: "    ")
    }
    switch chain.end {
    case .mainJob(let profiles): if chain.steps.count == 1 { out += "  " + style.note("■ ") + mainJob(of: profiles) + "\n" }
    case .decision(let decision): out += "  " + style.note("■ ") + words(decision.sentence(in: model)(language)) + "\n"
    case .gap(let gap):
      let sentences = gap.words(at: chain.last, in: model)
      out += "  " + style.severity(.error, german ? "✗ Hier bricht der Weg ab: " : "✗ Here the way breaks off: ") + words(sentences.message(language)) + "\n"
      if case .unresolved(_, let location) = gap { out += "    " + style.dim(place(location)) + "\n" }
      out += "    " + style.bold(german ? "Hilfe: " : "help: ") + words(sentences.mend(language)) + "\n"
    }
    return out
  }

  private func mainJob(of profiles: [BoundProfile]) -> String {
    var names: [String] = []
    for profile in profiles where !names.contains(model.documents[profile.document].name) { names.append(model.documents[profile.document].name) }
    let quoted = names.prefix(3).map { german ? "„\(words($0))“" : "“\(words($0))”" }
    let rest = names.count > 3 ? (german ? " und \(names.count - 3) weiteren" : " and \(names.count - 3) more") : ""
    return (german ? "Hauptaufgabe von " : "Main job of ") + quoted.joined(separator: ", ") + rest
  }

  private func evidence(for entity: Entity) -> String {
    // Evidence and prose are asked for none.
    let kind = model.document(entity).kind
    if kind == nil || kind == .evidence { return "" }
    let backing = model.backing(of: entity, alone: true)
    guard !backing.sources.isEmpty else { return style.severity(.warning, Maturity.none.words(language)) }
    let names = backing.sources.prefix(2).map { words(model.documents[$0].name) }
    let rest = backing.sources.count > 2 ? (german ? " und \(backing.sources.count - 2) weitere" : " and \(backing.sources.count - 2) more") : ""
    return backing.maturity.words(language) + ": " + names.joined(separator: ", ") + rest
  }

  private func words(_ text: String) -> String { Visible.text(text) }

  private func place(_ location: SourceLocation) -> String {
    let line = LineIndex(file(location.file).bytes).line(of: location.range.start)
    return Visible.text(prefix + location.file) + ":\(line)"
  }

  private func file(_ path: String) -> SourceFile {
    model.index.document(at: path).map { model.documents[$0].sourceFile } ?? SourceFile(path: path, bytes: [])
  }

  // MARK: JSON

  package static let formatVersion = "1.0"

  package func json(tool: String) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("format_version"); json.string(ChainReport.formatVersion)
      json.key("tool"); json.string(tool)
      json.key("workspace"); json.string(model.settings.title)
      json.key("lang"); json.string(language.rawValue)
      thing(entity, &json)
      json.key("serves_main_job"); json.flag(chains.contains(where: \.holds))
      json.key("chains")
      json.array { json in
        for chain in chains { json.newline(); write(chain, &json) }
        if !chains.isEmpty { json.lineEnd() }
      }
    }
    var buffer = json.buffer
    buffer.append("\n")
    disclosed.redaction.apply(to: &buffer)
    return buffer.bytes
  }

  private func thing(_ entity: Entity, _ json: inout JSONWriter) {
    let place = model.naming(entity)
    json.key("address"); json.string(model.address(entity))
    json.key("kind"); json.string(entity.sortKey(in: model))
    json.key("title"); json.string(Visible.text(model.name(entity)))
    json.key("file"); json.string(place.file.composed)
    json.key("line"); json.number(LineIndex(file(place.file).bytes).line(of: place.range.start))
  }

  private func write(_ chain: Chain, _ json: inout JSONWriter) {
    json.object { json in
      json.key("holds"); json.flag(chain.holds)
      json.key("steps")
      json.array { json in
        for step in chain.steps {
          json.object { json in
            if let relation = step.relation {
              json.key("relation"); json.string(relation.rawValue)
              json.key("relation_text"); json.string(relation.words(language))
            }
            thing(step.entity, &json)
            let backing = model.backing(of: step.entity, alone: true)
            json.key("maturity"); json.string(backing.maturity.key)
            json.key("evidence")
            json.array { json in for source in backing.sources { json.string(model.address(Entity(source))) } }
            let against = model.contradictions(of: step.entity)
            if !against.isEmpty {
              json.key("contradicted_by")
              json.array { json in for source in against { json.string(model.address(Entity(source))) } }
            }
          }
        }
      }
      switch chain.end {
      case .mainJob(let profiles):
        json.key("main_job"); json.string(model.address(chain.last))
        json.key("segments")
        json.array { json in
          var seen: Set<Int> = []
          for profile in profiles where seen.insert(profile.document).inserted { json.string(model.address(Entity(profile.document))) }
        }
      case .decision(let decision): json.key("decision"); json.string(Visible.text(decision.sentence(in: model)(language)))
      case .gap(let gap):
        let sentences = gap.words(at: chain.last, in: model)
        json.key("broken")
        json.object { json in
          json.key("reason"); json.string(gap.key)
          json.key("message"); json.string(Visible.text(sentences.message(language)))
          json.key("help"); json.string(Visible.text(sentences.mend(language)))
        }
      }
    }
  }
}
