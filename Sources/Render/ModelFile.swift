import Source
import Bind
import Check
import Exchange

extension SiteIndex {
  /// `model.json`: the model as data, for programs that read the site. Whatever any document says is in it.
  func modelJSON() -> Page {
    var digest = Digest(seed: frame)
    for seal in seals { digest.add(seal) }
    return Page(path: "model.json", digest: digest.value, inParts: { [self] in
      let json = ModelJSON(disclosed)
      return Page.Parts(count: json.parts.count, digest: { [self] in seal(of: json.parts[$0], in: json) }, write: { json.write(json.parts[$0], into: &$1) })
    })
  }

  private func seal(of part: ModelJSON.Part, in json: ModelJSON) -> UInt64 {
    var digest = Digest(seed: frame)
    digest.add(json.isFirst(part))
    switch part {
    case .head: digest.add(1)
    case .middle: digest.add(2)
    case .end: digest.add(3)
    case .document(let at):
      digest.add(4)
      addData(of: at, to: &digest)
    case .relations(let at):
      digest.add(5)
      addData(of: at, to: &digest)
    }
    return digest.value
  }

  /// All that a document's entry can tell: itself, what it refers to, and what refers to it with what that rests on: evidence stands beside
  /// the ratings in segments, a profile has the value propositions that name its main job.
  private func addData(of document: Int, to digest: inout Digest) {
    digest.add(seals[document])
    func targets(of document: Int, _ digest: inout Digest) {
      for target in model.targets[document] {
        switch target {
        case .heading(let other, _): digest.add(seals[other])
        default:
          digest.add(target.entity?.item ?? -1)
          digest.add(target.entity.map { seals[$0.document] } ?? 0)
        }
      }
    }
    targets(of: document, &digest)
    for arrival in model.incoming[document] where arrival.document != document {
      digest.add(arrival.reference)
      digest.add(seals[arrival.document])
      let kind = model.documents[arrival.document].kind
      if kind == .segment || kind == .valueProposition { targets(of: arrival.document, &digest) } else {
        digest.add(model.targets[arrival.document][arrival.reference].entity?.item ?? -1)
      }
    }
  }
}
