import Source
import Bind

/// Opportunities by size: a bar for each rated need. Where both ratings are known it is the table behind the landscape, else the picture itself.
extension HTML {
  mutating func opportunityBars(_ found: Opportunities, limit: Int = 36) {
    let hasPlaces = !found.placed.isEmpty
    let segments = Set(found.points.map(\.segment))
    let isWide = hasPlaces
    let lowest = min(0, found.points.map(\.score).min() ?? 0), highest = max(found.points.map(\.score).max() ?? 1, 0)
    let span = highest - lowest
    let need = Phrase("Bedürfnis", "Need"), opportunity = Phrase("Chance", "Opportunity")
    scroll(Phrase("Chancen der Größe nach", "Opportunities by size")) { html in
      html.raw(isWide ? (segments.count > 1 ? "<table class=\"stack bars-t bars-t--s\">\n<thead><tr>" : "<table class=\"stack bars-t\">\n<thead><tr>") : "<table class=\"stack bars-t bars-t--n\">\n<thead><tr>")
      html.raw("<th scope=\"col\" class=\"num\"><span class=\"vh\">")
      html.say(Phrase("Rang", "Rank"))
      html.raw("</span></th>")
      html.column(need)
      if segments.count > 1 { html.column(UI.segment) }
      if hasPlaces {
        html.put("<th scope=\"col\" class=\"num\">", Phrase("Wichtigkeit", "Importance"), "</th>")
        html.put("<th scope=\"col\" class=\"num\">", Phrase("Zufriedenheit", "Satisfaction"), "</th>")
      }
      html.put("<th scope=\"col\" class=\"num\">", Phrase("Befragte", "Asked"), "</th>")
      html.put("<th scope=\"col\" colspan=\"2\">", opportunity, "</th></tr></thead>\n<tbody>\n")
      for (number, point) in found.points.prefix(limit).enumerated() {
        let place = html.site.place(of: point.segment)
        html.raw("<tr><td class=\"num\">")
        html.number(number + 1)
        html.raw("</td><th scope=\"row\">")
        html.name(point.subject)
        html.put(" <span class=\"small nb\">", html.site.model.item(point.subject)?.kind == .pain ? Phrase("Schmerzpunkt", "pain") : Phrase("Gewinn", "gain"), "</span></th>")
        if segments.count > 1 {
          html.raw("<td>")
          if let place { html.key(place) }
          html.name(Entity(point.segment), as: "k")
          html.raw("</td>")
        }
        if hasPlaces {
          for (label, value) in [(Phrase("Wichtigkeit", "Importance"), point.importance), (Phrase("Zufriedenheit", "Satisfaction"), point.satisfaction)] {
            html.raw("<td class=\"num\"")
            html.label(label)
            html.put(">", value.map { Typography.number($0, html.language) } ?? "–", "</td>")
          }
        }
        html.raw("<td class=\"num\"")
        html.label(Phrase("Befragte", "Asked"))
        html.put(">", point.sample.map { Typography.grouped($0, html.language) } ?? "–", "</td><td class=\"num\"")
        html.label(opportunity)
        html.put("><b>", Typography.number(point.score, html.language), "</b></td><td class=\"bar\">")
        html.bar(from: (min(point.score, 0) - lowest) / (span > 0 ? span : 1), to: (max(point.score, 0) - lowest) / (span > 0 ? span : 1), place)
        html.raw("</td></tr>\n")
      }
      html.raw("</tbody></table>\n")
    }
    if found.points.count > limit { put("<p class=\"small\">", UI.more(found.points.count - limit, language), "</p>\n") }
  }

  /// A bar from one share of the width to another, in the colour of a segment.
  mutating func bar(from start: Double, to end: Double, _ place: Int?) {
    raw("<svg class=\"bar__s\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\"><rect")
    fill(place)
    raw(" height=\"10\" x=\"")
    coordinate(start * 100)
    raw("\" width=\"")
    coordinate(max((end - start) * 100, 0.5))
    raw("\"/></svg>")
  }
}
