extension DemographicWords {
  static let en = DemographicWords(
    people: [
      "men", "women", "boys", "girls", "males", "females", "seniors", "pensioners", "retirees", "teenagers", "teens", "adults", "children", "kids",
      "millennials", "boomers", "zoomers", "elderly", "affluent", "wealthy", "singles", "youngsters", "pediatric", "paediatric", "geriatric",
    ],
    beginnings: ["twentysomething", "thirtysomething"],
    endings: ["year-old", "year-olds"],
    phrases: [
      "gen x", "gen y", "gen z", "generation x", "generation y", "generation z", "high income", "higher income", "low income", "lower income", "middle income",
      "young adults", "young people", "older people", "years old", "aged between",
    ],
    roles: [
      "who", "with", "that", "whose", "when", "while", "parents", "mothers", "fathers", "families", "students", "staff", "self-employed", "professionals",
      "nurses", "employees",
    ],
    roleEndings: ["ers", "ors", "ists", "ians", "ants"],
    rolesAreCapitalised: false,
    women: ["woman", "women", "female", "females", "girls", "ladies"],
    men: ["men", "male", "males", "boys", "gentlemen"],
    betraying: [
      "age": [
        "seniors", "pensioners", "retirees", "teenagers", "millennials", "baby boomers", "gen x", "gen y", "gen z", "generation z", "young adults", "young people",
        "older people", "the elderly", "elderly people",
      ],
      "language": ["german-speaking", "english-speaking", "french-speaking", "spanish-speaking", "native speaker", "native speakers"],
    ])
}
