import Source
import Bind

/// Where along the chain from the first supplier to the last customer the segments sit, and whether what we do reaches them directly.
struct ValueChain {
  struct Stage {
    let name: String
    var segments: [Int] = []
  }

  /// In the order in which the segments, by priority, name them; numbers in front of names count first.
  let stages: [Stage]
  /// Segments that say nothing.
  let unplaced: [Int]

  init(_ site: SiteIndex) {
    var stages: [Stage] = [], at: [String: Int] = [:], unplaced: [Int] = []
    for segment in site.segments where site.model.documents[segment].status != "retired" {
      guard let name = site.model.documents[segment].record.record("value-chain")?.text("stage")?.string, !name.isEmpty else {
        unplaced.append(segment)
        continue
      }
      let key = Folding.slug(name)
      if at[key] == nil {
        at[key] = stages.count
        stages.append(Stage(name: name))
      }
      stages[at[key]!].segments.append(segment)
    }
    func rank(_ stage: Stage) -> Int { Int(stage.name.prefix { $0.isNumber }) ?? Int.max }
    self.stages = stages.enumerated().sorted { rank($0.element) != rank($1.element) ? rank($0.element) < rank($1.element) : $0.offset < $1.offset }.map(\.element)
    self.unplaced = unplaced
  }

  static func isIndirect(_ segment: Int, _ site: SiteIndex) -> Bool? {
    site.model.documents[segment].record.record("value-chain")?.choice("value").map { $0 == "indirect" }
  }

  func finding(_ site: SiteIndex) -> String {
    guard !stages.isEmpty else { return "" }
    let placed = stages.flatMap(\.segments), direct = placed.count { ValueChain.isIndirect($0, site) == false }
    let de = site.language == .de
    var text = de
      ? "\(placed.count) \(placed.count == 1 ? "Segment" : "Segmente") auf \(stages.count == 1 ? "einer Stufe" : "\(stages.count) Stufen"), \(direct) davon mit direktem Mehrwert."
      : "\(placed.count) \(placed.count == 1 ? "segment" : "segments") on \(stages.count == 1 ? "one stage" : "\(stages.count) stages"), \(direct) of them with direct value."
    if !unplaced.isEmpty { text += de ? " \(unplaced.count) ohne Stufe." : " \(unplaced.count) without a stage." }
    return text
  }
}

extension HTML {
  mutating func valueChain(_ chain: ValueChain) {
    raw("<ol class=\"chain\">\n")
    for stage in chain.stages {
      put("<li><h2>", stage.name, "</h2>\n<ul>")
      for segment in stage.segments.prefix(40) {
        let isIndirect = ValueChain.isIndirect(segment, site)
        raw("<li class=\"chain__seg seg-")
        number(site.place(of: segment).map { SiteIndex.hue($0) } ?? 0)
        raw(isIndirect == true ? " chain__seg--in\">" : "\">")
        if let place = site.place(of: segment) { key(place) }
        name(Entity(segment), as: "k")
        raw("<span class=\"small\">")
        switch isIndirect {
        case false?: say(Phrase("direkter Mehrwert", "direct value"))
        case true?: say(Phrase("indirekter Mehrwert", "indirect value"))
        case nil: say(Phrase("Mehrwert nicht angegeben", "value not said"))
        }
        raw("</span></li>\n")
      }
      if stage.segments.count > 40 { put("<li class=\"small\">", UI.more(stage.segments.count - 40, language), "</li>") }
      raw("</ul></li>\n")
    }
    raw("</ol>\n")
    if !chain.unplaced.isEmpty {
      put("<h2 class=\"lbl\">", Phrase("Ohne Stufe", "Without a stage"), "</h2><ul class=\"lines cols\">")
      for segment in chain.unplaced.prefix(40) {
        raw("<li>")
        if let place = site.place(of: segment) { key(place) }
        name(Entity(segment), as: "k")
        raw("</li>")
      }
      if chain.unplaced.count > 40 { put("<li class=\"small\">", UI.more(chain.unplaced.count - 40, language), "</li>") }
      raw("</ul>\n")
    }
  }
}
