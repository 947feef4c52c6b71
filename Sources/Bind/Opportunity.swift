extension Settings {
  /// How much room an outcome leaves, on the workspace's scale. `ulwick`: what is important and badly served counts twice; `plain-gap`: the
  /// distance between the two.
  package func opportunity(importance: Double, satisfaction: Double) -> Double {
    opportunity == "plain-gap" ? importance - satisfaction : importance + max(importance - satisfaction, 0)
  }

  /// Between which values an opportunity can lie.
  package var opportunityRange: ClosedRange<Double> {
    let width = rating.upperBound - rating.lowerBound
    return opportunity == "plain-gap" ? -width...width : rating.lowerBound...(rating.upperBound + width)
  }
}

extension Profile.Rating {
  package var importance: Double? { record.number("importance") }
  package var satisfaction: Double? { record.number("satisfaction") }
  /// How many people were asked.
  package var sample: Int? { record.number("n").map { Int($0) } }

  /// The score that follows from both ratings; where they are missing, the one that was published.
  package func opportunity(in settings: Settings) -> Double? {
    if let importance, let satisfaction { return settings.opportunity(importance: importance, satisfaction: satisfaction) }
    return record.number("opportunity")
  }
}
