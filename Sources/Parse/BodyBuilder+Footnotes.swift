extension BodyBuilder {
  /// Numbers the footnotes in the order in which a reader meets them, and leaves out those that nobody refers to.
  mutating func numberFootnotes(_ count: Int) {
    var places = [Int](repeating: -1, count: count)
    for index in drafts.indices where drafts[index].kind == .footnoteDefinition && drafts[index].value >= 0 {
      places[Int(drafts[index].value)] = index
    }
    var numbers = [Int32](repeating: 0, count: count)
    var met: [Int] = []
    // The text first, then the footnotes in their order, where further ones may be met.
    meet(0..<drafts.count, places, &numbers, &met)
    var read = 0
    while read < met.count {
      let place = places[met[read]]
      meet((place + 1)..<drafts[place].next, places, &numbers, &met)
      read += 1
    }
    var isComplete = true
    for index in drafts.indices {
      switch drafts[index].kind {
      case .footnoteDefinition:
        let definition = Int(drafts[index].value)
        drafts[index].value = definition >= 0 ? numbers[definition] : 0
        if drafts[index].value == 0 { isComplete = false }
      case .footnoteReference:
        let definition = Int(drafts[index].value)
        if places[definition] >= 0 {
          drafts[index].value = numbers[definition]
        } else {
          // Its definition lies too deep to be shown.
          drafts[index].kind = .text
          drafts[index].literal.start -= 2
          drafts[index].literal.end += 1
        }
      default: break
      }
    }
    if !isComplete { dropUnmet() }
  }

  /// Looks for references outside of definitions.
  private func meet(_ range: Range<Int>, _ places: [Int], _ numbers: inout [Int32], _ met: inout [Int]) {
    var index = range.lowerBound
    while index < range.upperBound {
      switch drafts[index].kind {
      case .footnoteDefinition:
        index = drafts[index].next
        continue
      case .footnoteReference:
        let definition = Int(drafts[index].value)
        if places[definition] >= 0, numbers[definition] == 0 {
          met.append(definition)
          numbers[definition] = Int32(met.count)
        }
      default: break
      }
      index += 1
    }
  }

  /// Removes the definitions without a number. A numbered one inside of such a one stays, in its place.
  private mutating func dropUnmet() {
    var kept: [Draft] = []
    kept.reserveCapacity(drafts.count)
    var moved = [Int](repeating: 0, count: drafts.count + 1)
    /// Definitions around what comes next: where they end, whether they are shown, by how much their content moves up, and how deep the
    /// outermost one of those stood that are left out.
    var around: [(end: Int, isShown: Bool, lift: Int, top: Int)] = []
    for index in drafts.indices {
      while let last = around.last, last.end <= index { around.removeLast() }
      moved[index] = kept.count
      var draft = drafts[index]
      var outer = around.last ?? (end: drafts.count, isShown: true, lift: 0, top: 0)
      if draft.kind == .footnoteDefinition {
        if draft.value == 0 {
          around.append((draft.next, false, outer.lift, outer.isShown ? draft.depth - outer.lift : outer.top))
          continue
        }
        outer = (draft.next, true, outer.isShown ? outer.lift : draft.depth - outer.top, 0)
        around.append(outer)
      }
      guard outer.isShown else { continue }
      draft.depth -= outer.lift
      kept.append(draft)
    }
    moved[drafts.count] = kept.count
    for index in kept.indices { kept[index].next = moved[kept[index].next] }
    drafts = kept
  }
}
