import Source
import Bind
import Check

/// The tables of the source that this product comes from: one row per profile.
struct SegmentTable {
  struct Row {
    let segment: Int
    let profile: Int
  }

  /// Segments in their order, the profiles of each in the author's; retired ones are left out.
  static func rows(_ site: SiteIndex) -> [Row] {
    var rows: [Row] = []
    for segment in site.segments where site.model.documents[segment].status != "retired" {
      for profile in site.model.documents[segment].segment!.profiles.indices { rows.append(Row(segment: segment, profile: profile)) }
    }
    return rows
  }
}

extension HTML {
  /// With the clarifiers it has four columns, without them three. A cell's text is exactly what the source's table has there.
  mutating func segmentTable(_ rows: some Sequence<SegmentTable.Row>, withClarifiers: Bool) {
    put(
      withClarifiers ? "<table class=\"stack segtab\">\n<caption>" : "<table class=\"stack segtab segtab--3\">\n<caption>",
      withClarifiers
        ? Phrase(
          "Eine Zeile ist ein Segment bei einer Hauptaufgabe: woran es merkt, dass sie erledigt ist, und welche Merkmale dafür zählen.",
          "A row is a segment with one main job: how it knows that the job is done, and which characteristics matter for that.")
        : Phrase("Eine Zeile ist ein Segment bei einer Hauptaufgabe, und woran es merkt, dass sie erledigt ist.", "A row is a segment with one main job, and how it knows that the job is done."),
      "</caption>\n<thead><tr>")
    termColumn(UI.tableSegment, "customer-segment")
    termColumn(UI.tableJob, "main-job")
    termColumn(UI.tableGain, "gain-desired-outcome")
    if withClarifiers { termColumn(UI.tableClarifiers, "clarifier-relevant-characteristic") }
    raw("</tr></thead>\n<tbody>\n")
    for row in rows {
      let source = site.model.documents[row.segment]
      let profile = source.segment!.profiles[row.profile]
      raw("<tr><th scope=\"row\"")
      label(UI.tableSegment)
      raw(">")
      if let place = site.place(of: row.segment) { silentKey(place) }
      name(Entity(row.segment))
      if let word = site.asideWord(row) { silentTag(word) }
      raw("</th><td")
      label(UI.tableJob)
      raw(">")
      if let job = site.model.entity(row.segment, profile.mainJob) { name(job) } else { gap(UI.missing) }
      raw("</td><td")
      label(UI.tableGain)
      raw(">")
      if let gain = site.model.entity(row.segment, profile.gain) { name(gain) } else { gap(UI.missing) }
      raw("</td>")
      if withClarifiers {
        raw("<td")
        label(UI.tableClarifiers)
        raw(">")
        let clarifiers = profile.clarifiers
        if clarifiers.isEmpty {
          gap(Phrase("noch keiner", "none yet"))
        } else if clarifiers.count == 1 {
          name(Entity(row.segment, clarifiers[0].item))
        } else {
          raw("<ul>")
          for clarifier in clarifiers {
            raw("<li>")
            name(Entity(row.segment, clarifier.item))
            raw("</li>")
          }
          raw("</ul>")
        }
        raw("</td>")
      }
      raw("</tr>\n")
    }
    raw("</tbody>\n</table>\n")
  }
}
