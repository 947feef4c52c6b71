import Source
import Bind

/// Why people switch or stay: two forces that drive a change and two that hold it back, in the words of those who were asked.
struct FourForces {
  enum Sort: String, CaseIterable {
    case push, pull, habit, anxiety

    var isDriving: Bool { self == .push || self == .pull }

    var name: Phrase {
      switch self {
      case .push: Phrase("Druck", "Push")
      case .pull: Phrase("Sog", "Pull")
      case .habit: Phrase("Gewohnheit", "Habit")
      case .anxiety: Phrase("Sorge", "Anxiety")
      }
    }

    var direction: Phrase {
      switch self {
      case .push: Phrase("weg vom Heutigen", "away from today")
      case .pull: Phrase("hin zum Neuen", "towards the new")
      case .habit: Phrase("hält am Heutigen", "holds to today")
      case .anxiety: Phrase("vor dem Neuen", "about the new")
      }
    }
  }

  struct Statement {
    let text: String
    let evidence: Int
  }

  let statements: [Sort: [Statement]]
  /// Evidence that speaks of forces, in its order.
  let sources: [Int]

  init(_ model: Model, of evidence: [Int]) {
    var found: [Sort: [Statement]] = [:], sources: [Int] = []
    for document in evidence where model.documents[document].status != "retired" {
      guard let forces = model.documents[document].record.record("forces") else { continue }
      sources.append(document)
      for sort in Sort.allCases {
        for text in forces.texts(sort.rawValue) where text.string.lowercased() != "unknown" {
          found[sort, default: []].append(Statement(text: text.string, evidence: document))
        }
      }
    }
    statements = found
    self.sources = sources
  }

  func count(_ sort: Sort) -> Int { statements[sort]?.count ?? 0 }
  var driving: Int { count(.push) + count(.pull) }
  var holding: Int { count(.habit) + count(.anxiety) }

  func finding(_ language: Language) -> String {
    let many = sources.count
    if language == .de {
      return "\(many > 1 ? "Aus \(many) Gesprächen: " : "")\(driving) \(driving == 1 ? "Nennung treibt" : "Nennungen treiben") den Wechsel, \(holding) \(holding == 1 ? "hält" : "halten") ihn auf."
    }
    return "\(many > 1 ? "From \(many) conversations: " : "")\(driving) \(driving == 1 ? "statement drives" : "statements drive") the switch, \(holding) \(holding == 1 ? "holds" : "hold") it back."
  }
}

extension HTML {
  /// `place`: the segment whose colour the driving arrows have.
  mutating func fourForces(_ forces: FourForces, from current: Int, place: Int?) {
    guard !forces.sources.isEmpty else { return }
    picture(
      "forces", Phrase("Vier Kräfte", "Four forces"), finding: forces.finding(language),
      about: Phrase(
        "Was zum Wechsel treibt und was ihn aufhält. Je dicker der Pfeil, desto mehr Nennungen.",
        "What drives a switch and what holds it back. The thicker an arrow, the more statements.")
    ) { $0.forcesDrawing(forces, from: current, place: place) }
  }

  /// Statements by force; where one conversation is told, between what was given up and what was taken.
  mutating func forcesDrawing(_ forces: FourForces, from current: Int?, place: Int?) {
    let record = current.map { site.model.documents[$0].record }
    let isOne = current.map { forces.sources == [$0] } ?? false
    let fired = isOne ? record?.text("fired")?.string : nil, hired = isOne ? record?.text("hired")?.string : nil
    raw(fired != nil || hired != nil ? "<div class=\"forces forces--ends\">\n" : "<div class=\"forces\">\n")
    if fired != nil || hired != nil {
      put("<p class=\"forces__end forces__old\"><span class=\"lbl\">", Phrase("Heute", "Today"), "</span>")
      if let fired { put("<span class=\"st\">", fired, "</span>") } else { gap(UI.missing) }
      raw("</p>\n")
    }
    raw("<dl class=\"forces__g\">\n")
    for sort in FourForces.Sort.allCases {
      let found = forces.statements[sort] ?? []
      raw(sort.isDriving ? "<div class=\"forces__for\"><dt>" : "<div class=\"forces__against\"><dt>")
      put("<b>", sort.name, "</b> ")
      say(sort.direction)
      raw(", ")
      text(
        language == .de
          ? (found.isEmpty ? "keine Nennung" : found.count == 1 ? "1 Nennung" : "\(found.count) Nennungen")
          : (found.isEmpty ? "no statement" : found.count == 1 ? "1 statement" : "\(found.count) statements"))
      arrow(sort.isDriving, count: found.count, place)
      raw("</dt>")
      if found.isEmpty {
        raw("<dd>")
        gap(Phrase("unbekannt", "unknown"))
        raw("</dd>")
      }
      for statement in found.prefix(8) {
        raw("<dd><span class=\"st\"")
        lang(of: statement.evidence)
        put(">", statement.text, "</span>")
        if !isOne {
          raw(" <span class=\"small\">")
          name(Entity(statement.evidence), from: current, as: "k")
          raw("</span>")
        }
        raw("</dd>")
      }
      if found.count > 8 { put("<dd class=\"small\">", UI.more(found.count - 8, language), "</dd>") }
      raw("</div>\n")
    }
    raw("</dl>\n")
    if fired != nil || hired != nil {
      put("<p class=\"forces__end forces__new\"><span class=\"lbl\">", Phrase("Neu", "New"), "</span>")
      if let hired { put("<span class=\"st\">", hired, "</span>") } else { gap(UI.missing) }
      raw("</p>\n")
    }
    raw("</div>\n")
  }

  /// To the right and filled: drives. To the left and hollow: holds back. Dashed: nobody said anything.
  private mutating func arrow(_ isDriving: Bool, count: Int, _ place: Int?) {
    let shaft = count == 0 ? 6.0 : min(8 + Double(count - 1) * 7, 36), head = shaft / 2 + 11
    raw("<svg class=\"forces__a\" viewBox=\"0 0 360 62\" aria-hidden=\"true\" focusable=\"false\"><path")
    if isDriving, count > 0, let place { fill(place) } else if isDriving, count > 0 {
      raw(" class=\"f-ink\" fill=\"#191c1f\"")
    } else {
      raw(count == 0
        ? " class=\"x-dash\" fill=\"none\" stroke=\"#858d94\" stroke-width=\"1.5\" stroke-dasharray=\"4 4\""
        : " class=\"f-paper s-ink\" fill=\"#fff\" stroke=\"#191c1f\" stroke-width=\"1.5\"")
    }
    raw(" d=\"M")
    let tip = isDriving ? 358.0 : 2.0, neck = isDriving ? 358 - head : 2 + head, tail = isDriving ? 2.0 : 358.0
    let points: [(Double, Double)] = [
      (tail, 31 - shaft / 2), (neck, 31 - shaft / 2), (neck, 31 - head), (tip, 31), (neck, 31 + head), (neck, 31 + shaft / 2), (tail, 31 + shaft / 2),
    ]
    for (number, point) in points.enumerated() {
      if number > 0 { raw("L") }
      coordinate(point.0)
      raw(" ")
      coordinate(point.1)
    }
    raw("z\"/></svg>")
  }
}
