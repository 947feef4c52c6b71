import Source
import Bind
import Check
import Exchange

extension SiteIndex {
  /// `model.json`: the model as data, for programs that read the site. Whatever any document says is in it.
  func modelJSON() -> Page {
    var digest = Digest(seed: frame)
    for seal in seals { digest.add(seal) }
    return Page(path: "model.json", digest: digest.value, inParts: { [disclosed] buffer, handOver in ModelJSON(disclosed).write(into: &buffer, handOver: handOver) })
  }
}
