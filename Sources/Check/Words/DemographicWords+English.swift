extension DemographicWords {
  static let en = DemographicWords(
    people: [
      "men", "women", "boys", "girls", "ladies", "youth", "youths", "minors", "twens", "males", "females", "seniors", "pensioners", "retirees", "teenagers", "teens", "adults", "children", "kids",
      "millennials", "boomers", "zoomers", "elderly", "affluent", "wealthy", "singles", "youngsters", "pediatric", "paediatric", "geriatric",
    ],
    beginnings: ["twentysomething", "thirtysomething"],
    endings: ["year-old", "year-olds"],
    phrases: [
      "gen x", "gen y", "gen z", "generation x", "generation y", "generation z", "high income", "higher income", "low income", "lower income", "middle income",
      "young adults", "young people", "older people", "years old", "aged between",
    ],
    heads: wordList(
      "people persons individuals couples families households graduates dwellers residents inhabitants citizens consumers customers patients audiences earners folks ladies gentlemen pairs generation cohort"),
    qualifiers: wordList(
      """
      female male married single unmarried divorced widowed retired young old older younger elderly middle-aged aged ageing aging urban rural suburban metropolitan wealthy affluent rich poor well-off educated university-educated well-educated
      high-income low-income middle-income high low middle upper lower lower-income higher-income income incomes earning class middle-class working-class degree degrees education children child kids childless
      city cities town towns village villages countryside suburbs suburb area areas region regions twenties thirties forties fifties sixties seventies eighties six seven eight nine ten eleven twelve two three four five one
      european german british american french english scottish welsh irish white black asian hispanic religious christian muslim
      """),
    fillers: wordList(
      "and or the a an of in from with without between to over under above below up plus years year old than more less least about around living their at by age ages big large small major mid average per annum k both all"),
    placesBeginWithACapital: true,
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
