import Source
import Bind

extension Rule {
  static let documentOrphaned = Rule(
    "document-orphaned", "R04",
    Phrase("Jedes Dokument hängt mit einem Segment oder einem Canvas zusammen.", "Every document is connected with a segment or a canvas."),
    why: Phrase(
      "Was niemand erreicht, liest niemand, und was niemand liest, veraltet. Eine Aufgabe ohne Menschen oder ein Beleg ohne Behauptung ist entweder noch nicht eingeordnet oder schon vergessen; beides will man wissen.",
      "What nobody can reach nobody reads, and what nobody reads goes stale. A job without people or a piece of evidence without a claim is either not yet put in its place or already forgotten; both are worth knowing."),
    .table(jtbd: .warning, b2b: .warning, vpc: .warning, odi: .warning, bmc: .warning, lean: .warning, marketing: .warning),
    examples: [
      .bad(
        """
        -- target-groups/ballungsraum.md --
        ---
        kind: target-group
        title: ⟦Pendelnde in Ballungsräumen⟧
        ---
        """),
      .good(
        """
        -- target-groups/ballungsraum.md --
        ---
        kind: target-group
        title: Pendelnde in Ballungsräumen
        ---
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        level: person
        target-group: ballungsraum
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ---
        """),
      .bad(
        """
        -- target-groups/city-region.md --
        ---
        kind: target-group
        title: ⟦People who commute into the city⟧
        ---
        """, in: .en),
      .good(
        """
        -- target-groups/city-region.md --
        ---
        kind: target-group
        title: People who commute into the city
        ---
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        level: person
        target-group: city-region
        main-job: get-to-work
        gain: travel-time
        ---
        """, in: .en),
    ],
    check: .model { model in
      // A file that did not parse may hold the missing link.
      if model.documents.contains(where: { $0.isRejected || $0.isDamaged }) { return [] }
      var islands = Islands(count: model.documents.count)
      var mentioned = Mentions()
      for (at, document) in model.documents.enumerated() where !document.isPage {
        for number in document.references.indices {
          for other in ends(of: model.target(at, number)) where !model.documents[other].isPage { islands.join(at, other) }
        }
        for other in mentioned.documents(of: at, in: model) { islands.join(at, other) }
        // Of two documents with one id all references lead to the first.
        if let kind = document.kind, let first = model.index.documents(kind, id: document.id).first { islands.join(at, first) }
      }
      var anchored = Set<Int>()
      for (at, document) in model.documents.enumerated() {
        if document.kind == .segment || document.kind?.isCanvas == true { anchored.insert(islands.root(at)) }
      }
      return model.documents.indices.compactMap { at in
        let document = model.documents[at]
        guard let kind = document.kind, document.status != "brainstormed", document.status != "retired" else { return nil }
        guard !anchored.contains(islands.root(at)), !lacksItsLink(document) else { return nil }
        return Finding(
          at: SourceLocation(document.path, document.naming), about: Entity(at),
          Phrase(
            "„\(document.name)“ hängt mit keinem Segment und keinem Canvas zusammen.", "“\(document.name)” is connected with no segment and no canvas."),
          help: help(kind))
      }
    })

  /// That the key is missing or open with which the document would belong somewhere has been said already.
  private static func lacksItsLink(_ document: Document) -> Bool {
    document.problems.contains { problem in
      switch problem.kind {
      case .keyMissing("segment", _, _, _): true
      case .open(let path): ["segment", "supports", "result"].contains(path)
      default: false
      }
    }
  }

  private static func help(_ kind: Kind) -> Phrase {
    switch kind {
    case .job:
      Phrase(
        "Nennt die Aufgabe in einem Segment unter `main-job` oder `jobs`, oder verweist mit `supports` auf die, der sie dient. Ist sie nur eine Idee, dann schreibt `status: brainstormed`.",
        "Name the job in a segment under `main-job` or `jobs`, or refer with `supports` to the one that it serves. If it is only an idea, write `status: brainstormed`.")
    case .evidence:
      Phrase(
        "Schreibt unter `segment`, wer gesprochen hat, und unter `supports`, was der Beleg stützt. Braucht ihr ihn nicht mehr, dann schreibt `status: retired`.",
        "Write under `segment` who was asked, and under `supports` what the evidence backs. If you no longer need it, write `status: retired`.")
    case .targetGroup:
      Phrase(
        "Nennt die Zielgruppe unter `target-group` in den Segmenten, die aus ihr stammen, oder schreibt `status: brainstormed`.",
        "Name the target group under `target-group` in the segments that are drawn from it, or write `status: brainstormed`.")
    default:
      Phrase(
        "Verweist von einem Segment oder einem Canvas hierher, oder von hier auf das Segment, um das es geht. Was nur gesammelt oder abgelegt ist, bekommt `status: brainstormed` oder `status: retired`.",
        "Refer to it from a segment or a canvas, or from here to the segment that it is about. What is only collected or put away gets `status: brainstormed` or `status: retired`.")
    }
  }

  /// The documents that a reference ties together. One that is reported as misspelt or ambiguous ties all that it may have meant: an
  /// orphan that only follows from it is not news.
  private static func ends(of target: Target) -> [Int] {
    switch target {
    case .resolved(let entity), .renamed(let entity), .wrongKind(let entity): [entity.document]
    case .heading(let document, _), .link(.fragmentMissing(let document, _, _)): [document]
    case .ambiguous(let entities), .unreachable(let entities): entities.map(\.document)
    case .missing(let near): near.map(\.entity.document)
    default: []
    }
  }
}

/// Sets of documents that hang together.
private struct Islands {
  private var parent: [Int]

  init(count: Int) { parent = Array(0..<count) }

  mutating func root(_ document: Int) -> Int {
    var at = document
    while parent[at] != at {
      parent[at] = parent[parent[at]]
      at = parent[at]
    }
    return at
  }

  mutating func join(_ a: Int, _ b: Int) {
    let a = root(a), b = root(b)
    // The smaller index leads, so that the result does not depend on the order of joining.
    if a != b { parent[max(a, b)] = min(a, b) }
  }
}

/// Documents that a piece of source names without a reference having come of it: a list where one id belongs, a value behind a misspelt
/// key, a link to a file that is not there.
private struct Mentions {
  private var byID: [String: [Int]]?
  private var names: FileNames?

  mutating func documents(of index: Int, in model: Model) -> [Int] {
    let document = model.documents[index]
    var words: [Substring] = []
    for problem in document.problems {
      switch problem.kind {
      case .listForOne: words += Mentions.ids(in: document.sourceText(problem.range))
      case .keyUnknown(_, let near, _, _, _) where !near.isEmpty:
        words += Mentions.ids(in: String(document.sourceText(SourceRange(problem.range.end, problem.range.end + 300)).prefix { !$0.isNewline }))
      default: break
      }
    }
    var near: [String] = []
    for number in document.references.indices {
      if case .link(let fault) = model.target(index, number) {
        switch fault {
        case .fileMissing(let path):
          let names = names ?? FileNames(model.tree)
          self.names = names
          near += names.near(path, from: document.path).destinations
        case .spelling(let path), .backslash(let path): near.append(path)
        default: near.append(document.references[number].text.string)
        }
      }
    }
    for path in near { words += Mentions.ids(in: path) }
    if words.isEmpty { return [] }
    let table = byID ?? Dictionary(grouping: model.documents.indices.filter { model.documents[$0].kind != nil }) { model.documents[$0].id }
    byID = table
    return Set(words.map { Folding.slug(String($0)) }).flatMap { table[$0] ?? [] }
  }

  /// The words that can be ids; `.md` is no part of one.
  private static func ids(in text: String) -> [Substring] {
    text.split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
  }
}
