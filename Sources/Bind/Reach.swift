extension Model {
  /// The segments that a document is about in the end: itself, those it names, those whose job or offer it is.
  package func segments(behind document: Int) -> [Int] {
    let source = documents[document]
    var found: [Int] = []
    var known: Set<Int> = []
    func add(_ segment: Int) {
      if documents[segment].kind == .segment, known.insert(segment).inserted { found.append(segment) }
    }
    switch source.kind {
    case .segment: add(document)
    case .valueProposition, .persona, .customerRelationships, .segmentation:
      for (at, reference) in source.references.enumerated() where reference.role == .segment || reference.role == .result {
        if let segment = targets[document][at].entity { add(segment.document) }
      }
    case .offering:
      for arrival in incoming[document] where documents[arrival.document].kind == .valueProposition {
        for segment in segments(behind: arrival.document) { add(segment) }
      }
    case .job:
      var seen: Set<Int> = [document]
      var open = [document]
      while let job = open.popLast() {
        for arrival in incoming[job] where documents[arrival.document].kind == .segment {
          let role = documents[arrival.document].references[arrival.reference].role
          if role == .mainJob || role == .job { add(arrival.document) }
        }
        for next in index.supported[job] ?? [] where seen.insert(next).inserted { open.append(next) }
      }
    case .targetGroup:
      for arrival in incoming[document] where documents[arrival.document].references[arrival.reference].role == .targetGroup { add(arrival.document) }
    default: break
    }
    return found
  }
}
