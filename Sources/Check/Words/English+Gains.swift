/// English words by which a gain or a pain is judged.
extension English {
  static let directions = wordList(
    """
    minimize minimise reduce decrease lower shorten avoid prevent eliminate limit cut lessen halve trim drop slash diminish curb shrink speed accelerate ease contain remove stop simplify streamline keep cap quarter narrow mitigate restrict quicken hasten curtail minimalise
    maximize maximise increase raise extend improve boost grow double triple lengthen enlarge expand strengthen enhance heighten multiply widen broaden optimize optimise
    """)

  static let comparatives = wordList(
    """
    less fewer more shorter faster quicker lower higher smaller larger bigger greater longer earlier later sooner cheaper closer nearer lighter slower quieter easier deeper wider thinner weaker stronger rarer
    """)

  /// A comparative of the list, or one that shows by its form: “calmer”, “tidier”, “clearer”.
  static func isComparative(_ word: String) -> Bool {
    if comparatives.contains(word) { return true }
    if word.hasSuffix("ier") { return adjectives.contains(word.dropLast(3) + "y") || ["tidier", "busier", "steadier", "drier", "friendlier", "speedier", "hungrier", "happier"].contains(word) }
    guard word.hasSuffix("er"), word.utf8.count > 4, !nounsInEr.contains(word) else { return false }
    let stem = String(word.dropLast(2))
    return adjectives.contains(stem) || adjectives.contains(stem + "e") || ["calm", "clear", "safe", "firm", "fine", "warm", "cool", "clean", "tough", "smooth"].contains { stem == $0 || stem + "e" == $0 }
  }

  /// End like a comparative and are things.
  private static let nounsInEr = wordList("cooler cleaner dryer number corner super former older better latter elder upper inner outer other proper lower commoner ruler")

  /// What somebody wants as much or as little of as can be had: “as few as possible”.
  static let extents = wordList("few seldom little many much short long soon early late often rarely near close low high small large fast quickly cheap cheaply")

  static let measures = wordList(
    """
    time times duration minutes minute hours hour days day weeks week months month years year seconds number amount quantity likelihood probability chance chances risk risks danger cost costs price prices spending expense expenses
    fee fees bill bills effort distance distances mile miles walk walks error errors mistakes frequency share proportion percentage percent rate rates weight temperature temperatures volume noise speed range length height depth width
    size area consumption use yield yields revenue income profit profits earnings wage wages loss losses waste scrap offcuts failures failure downtime overtime steps clicks taps calls queries questions complaints reminders
    accidents injuries damage damages pain trips visits visitors guests customers regulars orders enquiries inquiries cancellations hits pages emissions deviation deviations sleep debt debts interest rent tax taxes savings stock
    weeks evenings evening nights mornings weekends deadlines turnaround lead-time latency uptime uptake occupancy utilisation utilization throughput output capacity bandwidth mileage fuel energy electricity water heat gas oil dust humidity moisture
    pressure density concentration brightness voltage current speedometer harvest harvests crop crops milk eggs litter births survival mortality infections falls defects breakdowns outages leaks leakage fires thefts theft shrinkage absences
    absence sickness dropouts no-shows typos recalls claims premiums premium fines fine dues subsidies refunds tips discounts budget salary pay pension grants donations funding cash cashflow overheads postage freight inventory inventories
    backlog backlogs stockouts shortages surplus scrap spoilage grades marks results attendance enrolment enrolments graduates applicants hires vacancies attrition meetings emails messages forms pages tickets incidents disputes
    disturbances trips detours jams traffic parking seats beds places rooms shifts staffing lifespan life-span shelf-life battery intervals grip eyesight blood bandages dose doses medication calories sugar salt fat fibre
    signatures approvals corrections changes revisions iterations handovers touchpoints visits footfall bookings occupants deposits contracts licences fees deliveries parcels pallets loads stops
    journey wait delay delays queue rework runs rework reworks bookings applications members trips interruptions repetitions attempts turnover margin margins poverty bounces returns
    """)

  /// Words that make a figure of whatever stands beside them.
  static let figures = wordList(
    "number numbers amount quantity percentage percent proportion likelihood probability rate rates share ratio average minutes minute hours hour seconds score scores frequency cents euros dollars pounds half twice")

  /// Quantities that somebody sets by hand, so that lowering one is an act: “lower the water level”.
  static let settings = wordList("weight temperature temperatures speed volume pressure level levels voltage humidity debt debts stock stocks rent price prices dose dosage height load savings")

  /// Directions that can be taken with anything, so that they say nothing of a measure by themselves.
  static let vagueDirections = wordList("improve enhance optimize optimise strengthen streamline boost simplify ease heighten")

  static let vague = wordList(
    """
    quality efficiency effectiveness performance experience usability teamwork collaboration flexibility comfort loyalty sustainability transparency stress productivity chaos communication order appeal freedom satisfaction safety
    commitment empowerment enjoyment excitement contentment fulfilment fulfillment belonging pride passion inspiration recognition appreciation reputation prestige
    fear fears worry worries anxiety anger annoyance irritation boredom loneliness embarrassment shame guilt uncertainty doubt doubts confusion tension hassle bother fuss nuisance drudgery burden complexity mess clutter disorder friction
    hustle monotony bureaucracy panic dread regret frustration disappointment insecurity isolation confidence self-confidence self-esteem dignity warmth respect goodwill morale spirit harmony peace calm hope delight pleasure fun
    autonomy independence empathy sympathy understanding insight insights knowledge expertise skill skills competence professionalism focus structure discipline creativity flow identity privacy variety closeness intimacy support guidance
    coordination cooperation alignment integration planning preparation administration leadership supervision teaching learning feedback handling ergonomics hygiene cleanliness aesthetics design taste flair charm style status standing
    gratitude attitude cohesion solidarity camaraderie fairness equality inclusion openness honesty reliability stability resilience agility versatility sense feeling feelings ease work-life-balance
    security trust motivation service advice care life process processes organisation organization overview clarity control simplicity convenience wellbeing well-being health joy fun image mood atmosphere innovation engagement ability
    """)

  /// Abstract nouns that end like a measure and cannot be measured: “fairness”, “usability”.
  static func isVague(_ word: String) -> Bool {
    if vague.contains(word) || word == "ease" || word == "image" { return true }
    if word.ends(["ship", "ence", "ance", "ity"]), !countable.contains(word) { return true }
    return word.ends(["ness", "ility", "ism", "arity", "ality", "ivity"]) && !["probability", "liability", "disability", "availability", "illness", "quantity", "connectivity", "electricity", "mortality", "morbidity"].contains(word)
  }

  /// End like an abstract noun and name something that is counted or measured, or a thing.
  private static let countable = wordList(
    """
    membership ship internship apprenticeship scholarship dealership incidence difference absence audience conference residence sequence interference turbulence reference preference licence fence existence evidence occurrence
    sentence divergence distance attendance insurance allowance ambulance balance imbalance maintenance substance resistance appliance clearance variance instance finance remittance grievance nuisance entrance dance chance advance disturbance
    severance conductance tolerance impedance capacity density humidity salinity intensity quantity velocity acidity alkalinity toxicity viscosity elasticity electricity city facility utility university community charity amenity
    opportunity majority minority commodity activity conductivity luminosity gravity polarity opacity purity mortality morbidity fatality disability liability probability availability connectivity
    """)

  static let vagueAdjectives = wordList("expensive complicated complex bad poor slow annoying frustrating stressful confusing unclear difficult cumbersome clumsy tedious time-consuming noisy inconvenient inefficient unreliable inflexible clunky outdated impractical awkward unsatisfactory inadequate insufficient laborious burdensome unprofessional unpleasant unfriendly tiresome onerous impersonal opaque old-fashioned obsolete overpriced costly pricey messy chaotic slow-moving unhelpful untrustworthy unpredictable exhausting tiring painful terrible awful horrible unacceptable tricky convoluted bureaucratic")

  static let vaguePains = wordList(
    """
    expensive complicated complex bad poor slow annoying frustrating frustration stress stressful bureaucracy paperwork confusing confusion uncertainty unclear difficult hard cumbersome clumsy tedious time-consuming noisy
    inconvenient inefficient unreliable inflexible chaos hassle long high few little many much lack no transparency service quality interface time times costs cost prices price waiting distances staff money overview takes long
    inefficiency delays trouble tape red administrative burden pressure quite rather pretty really just simply extremely constant permanent shortage shortages process processes system systems work job things thing
    task tasks technology tools poorly badly
    """)

  static let fillers = wordList("too far all any very so a an the it it's it’s is are was feels seems this that there everything all often always somewhat bit kind of and or with in on at for to much many more less be being been has have lack no not any")

  static let negations = wordList(
    """
    no not never without less fewer more too much many a an the again any long-drawn longer none nothing avoid prevent eliminate stop doing do does don't don’t doesn't doesn’t
    is are be being been have has get gets go goes come comes arrive arrives there constant constantly frequent frequently always often everywhere lots of
    """)
}
