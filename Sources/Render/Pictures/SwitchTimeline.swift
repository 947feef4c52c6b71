import Source
import Bind

/// From the first thought to using it: when what happened, and how long it took.
struct SwitchTimeline {
  struct Moment {
    let label: String
    let day: Day?
    let what: String?
  }

  /// By date; moments without one keep their place behind the one before them.
  let moments: [Moment]

  init(_ record: Record, _ language: Language) {
    let found = record.records("timeline").map { moment in
      Moment(
        label: moment.choice("moment").map { Vocabulary.moment.term($0)?.label(in: language) ?? $0 } ?? "–", day: moment.day("date"),
        what: moment.text("what")?.string)
    }
    var key = Int.min
    moments = found.enumerated().map { at, moment -> (key: Int, at: Int, moment: Moment) in
      key = moment.day.map(\.ordinal) ?? key
      return (key, at, moment)
    }.sorted { $0.key != $1.key ? $0.key < $1.key : $0.at < $1.at }.map(\.moment)
  }

  /// First and last day, where they differ.
  var span: (first: Day, last: Day)? {
    let days = moments.compactMap(\.day)
    guard let first = days.first, let last = days.last, first < last else { return nil }
    return (first, last)
  }

  /// `3 Wochen`, `5 Monate`.
  static func length(_ days: Int, _ language: Language) -> String {
    let de = language == .de
    if days < 14 { return de ? "\(days)\u{A0}\(days == 1 ? "Tag" : "Tage")" : "\(days)\u{A0}\(days == 1 ? "day" : "days")" }
    if days < 70 {
      let weeks = (days + 3) / 7
      return de ? "\(weeks)\u{A0}Wochen" : "\(weeks)\u{A0}weeks"
    }
    if days < 730 {
      let months = (days * 12 + 182) / 365
      return de ? "\(months)\u{A0}Monate" : "\(months)\u{A0}months"
    }
    let years = (days + 182) / 365
    return de ? "\(years)\u{A0}Jahre" : "\(years)\u{A0}years"
  }

  func finding(_ language: Language) -> String {
    guard let span else {
      return language == .de ? "Wie lange der Wechsel gedauert hat, ist nicht bekannt." : "How long the switch took is not known."
    }
    let first = moments.first { $0.day == span.first }!.label, last = moments.last { $0.day == span.last }!.label
    let length = SwitchTimeline.length(span.last.ordinal - span.first.ordinal, language)
    return language == .de
      ? "Von \(Typography.quoted(first, .de)) bis \(Typography.quoted(last, .de)) vergingen \(length)."
      : "From \(Typography.quoted(first, .en)) to \(Typography.quoted(last, .en)) it took \(length)."
  }
}

extension Day {
  /// Days since a fixed day long ago, to count between two.
  var ordinal: Int {
    let y = month <= 2 ? year - 1 : year, m = (month + 9) % 12
    return y * 365 + y / 4 - y / 100 + y / 400 + (m * 306 + 5) / 10 + day - 1
  }
}

extension HTML {
  mutating func switchTimeline(_ timeline: SwitchTimeline, of document: Int) {
    let title = Phrase("Wechsel im Zeitverlauf", "The switch over time")
    let about = Phrase("Vom ersten Gedanken bis zur Nutzung. Der Abstand der Punkte ist der Abstand der Tage.", "From the first thought to using it. The distance of the marks is the distance of the days.")
    guard !timeline.moments.isEmpty else {
      picture("timeline", title, finding: "", about: about) { html in
        html.empty(
          Phrase("Noch keine Zeitpunkte.", "No moments yet."),
          how: Phrase("Fragt, wann der erste Gedanke kam und wann die Entscheidung fiel, und schreibt es unter `timeline`.", "Ask when the first thought came and when the decision fell, and write it under `timeline`."),
          example: "timeline:\n  - {moment: first-thought, date: 2026-02-10, what: …}\n  - {moment: deciding, date: 2026-03-28, what: …}\n")
      }
      return
    }
    picture("timeline", title, finding: timeline.finding(language), about: about) { html in
      if let span = timeline.span {
        let left = 14.0, width = 972.0, days = Double(span.last.ordinal - span.first.ordinal)
        html.raw("<svg class=\"axis\" viewBox=\"0 0 1000 62\" aria-hidden=\"true\" focusable=\"false\" font-family=\"Liberation Sans, Arial, sans-serif\" font-size=\"13\"><path class=\"x-ink\" fill=\"none\" stroke=\"#191c1f\" stroke-width=\"1.5\" d=\"M14 44h972\"/>")
        // Marks on one day, or nearly, stand side by side.
        var dated = timeline.moments.enumerated().compactMap { number, moment in
          moment.day.map { (number: number, day: $0, x: left + Double($0.ordinal - span.first.ordinal) / days * width) }
        }
        let step = min(24, width / Double(dated.count))
        for at in dated.indices.dropFirst() { dated[at].x = max(dated[at].x, dated[at - 1].x + step) }
        for at in dated.indices.reversed() {
          dated[at].x = min(dated[at].x, at + 1 < dated.count ? dated[at + 1].x - step : left + width)
        }
        var places: [(x: Double, day: Day)] = []
        for (number, day, shown) in dated {
          html.raw("<circle class=\"f-ink\" fill=\"#191c1f\" r=\"11\" cy=\"44\" cx=\"")
          html.coordinate(shown)
          html.raw("\"/>")
          html.plotText("\(number + 1)", x: shown, y: 48.5, .inverse, .middle)
          if let last = places.last, shown - last.x > 110 {
            html.plotText(SwitchTimeline.length(day.ordinal - last.day.ordinal, html.language), x: (shown + last.x) / 2, y: 34, .small, .middle)
          }
          places.append((shown, day))
        }
        html.raw("</svg>\n")
      }
      html.raw("<ol class=\"timeline\">\n")
      for (number, moment) in timeline.moments.enumerated() {
        html.put("<li><b class=\"lbl\">", "\(number + 1) " + moment.label, "</b> ")
        if let day = moment.day { html.put("<span class=\"small\">", Typography.day(day, html.language), "</span> ") }
        if let what = moment.what {
          html.raw("<span class=\"st\"")
          html.lang(of: document)
          html.put(">", what, "</span>")
        }
        html.raw("</li>\n")
      }
      html.raw("</ol>\n")
    }
  }
}
