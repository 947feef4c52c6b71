import Source
import Parse

extension Model {
  /// The notes under "channels" of all business model canvases that are for a segment.
  package func channelNotes(for segment: Int) -> [Entity] {
    var found: [Entity] = []
    for arrival in incoming[segment] {
      let source = documents[arrival.document]
      guard source.kind == .businessModelCanvas, source.status != "retired", let link = source.references[arrival.reference].link,
        link.block == .channels, let note = link.note, !found.contains(Entity(arrival.document, note))
      else { continue }
      found.append(Entity(arrival.document, note))
    }
    return found
  }
}
