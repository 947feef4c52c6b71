/// Which English words are things and not acts.
extension English {
  /// Whether the word names a thing and is hardly ever a verb, as one or as many.
  static func isThing(_ word: String) -> Bool { nouns.contains(word) || singular(of: word).map { nouns.contains($0) } ?? false }

  /// The singular of a regular plural, or the base form of a third person: “boxes”, “deliveries”, “orders”.
  static func singular(of word: String) -> String? {
    guard word.utf8.count > 3, word.hasSuffix("s"), !word.ends(["ss", "us", "is"]) else { return nil }
    if word.hasSuffix("ies") { return word.dropLast(3) + "y" }
    if word.ends(["ches", "shes", "sses", "xes", "zes"]) { return String(word.dropLast(2)) }
    return String(word.dropLast())
  }

  /// Things, people, places, times, fields of work: nouns that nobody does.
  private static let nouns = wordList(
    """
    adult adults apprentice audience aunt baby beginner boy boyfriend bride brother buyer carer caregiver child children citizen client colleague commuter consumer customer daughter dentist doctor donor driver dyslexia
    employee employer expert family father founder friend girl girlfriend grandparent grandmother grandfather guest infant janitor kid landlord landlady lawyer learner lodger man men member midwife mother neighbour neighbor newcomer owner passenger
    patient pedestrian people performer person physician plumber priest professor pupil refugee relative resident retiree senior shareholder shopper sibling sister soldier son specialist student subcontractor supplier surgeon
    teacher teenager tenant therapist toddler tourist trainee traveller uncle visitor voter wife husband woman women worker youth crew committee council crowd herd flock staffing workforce headcount
    accountancy admin agenda agriculture agreement airline allergy allowance ambulance analysis analytics animal anniversary antique apartment appliance appointment appetite apple apron arrears art artwork asset asthma athletics
    attendance attic attitude autumn backlog bakery band bandwidth barn basement basket bathroom bathtub battery beach bean bedroom bedtime bee beef beehive beer behaviour belief bereavement beverage bicycle bike birth
    birthday blood boat body boiler bone bookkeeping booklet borough bouquet boundary bowl brain brand bread breakfast breast brochure broadband bronchitis bruise building bulk bureaucracy business butter cabinet cable cake
    calendar camera campaign cancer candle canteen capability capacity car career cargo carpenter carpentry carrot case cash-flow cashflow casting castle cat cattle cell cellar census cereal ceremony certificate chapel chapter
    charity cheese chef chemical chemistry chess chest chicken childbirth childcare childhood chocolate chore church cinema city clash classroom clause click clientele climate clinic clothes clothing cloud coal coast coffee
    coin college comfort community company competence competition competitor compliance component composer computer concert concrete condition confidence conflict consent constituency consultancy container content contents
    contingency continuity contract copyright corn corridor cosmetics cottage cotton council courage course court courtyard cow creativity credit crime crisis criteria cuisine culture cupboard curriculum custody custom customs
    dairy danger data database dataset daylight day dead deadline death debt deer deficit degree dementia democracy density dentistry deposit depression depot dessert diabetes diary diet dignity dinner direction disability
    disaster discipline discount disease dish dishes district dividend divorce doorstep dog donation donkey door dough driveway drug duck duty earnings ear earth ecology economy ecosystem editorial education egg elbow elderly election electricity
    elevator email emergency emission emotion employment empathy encounter energy engine engineer engineering enquiry enterprise entrance envelope environment epilepsy equality equipment equity errand error essay essence
    estate etiquette event evening everyone everything everybody exam exams excursion exhibition expenditure expense expertise explosion export eye eyesight fabric facility fact factory failure fairness faith fare farmland fat fault fear
    feature feedback fee female fertiliser festival fever fibre fiction fidelity field fisheries fitness flat fleet flesh flight floor flour flower flu fluency fluid folder folklore food foot football footage forest forestry
    forklift formality formula fortune forum foundation fox fraction fracture fragrance fraud freight friendship frontier fruit fuel fun function fundraiser funeral fur furniture future gallery game gap garage garbage
    garment gas gate gateway gear gender gene generation genre geography geometry germ glass goal goat gold golf goods gossip government grain grammar grass gratitude gravel grease greenhouse grief grocery groceries
    growth guidance guideline guilt guitar gym gymnastics hair haircut hairdresser half hall ham handbag handbook handicraft handwriting happiness harbour hardship hardware harm harmony hay hazard health hearing heart
    heating hedgehog height heir helmet herb heritage hero highway hill hip history hobby hockey holiday home homes homecare homework honey honesty hope horse hospital hospice hospitality hostel hotel hour household housework humidity
    humour hygiene ice-cream idea identity illness image imagination impact implant inbox incentive incident income independence index indicator industry inequality infant infection inflammation inflation influx info
    information infrastructure ingredient inheritance injury injustice ink innocence input insect inside insight insomnia inspiration instalment institute instruction instructor instrument insulation insurance intake
    integrity intellect intelligence intensity intent internet internship intersection interval intimacy inventory investment investor invoice-processing island isolation itinerary jacket jam jar jealousy jewellery jewel job joke
    jurisdiction jury justice kennel kettle keyboard kidney kindergarten kindness kitchen kitten knee knife knot know-how knowledge lab laboratory labour lady lake lamb lamp landscape lane language laptop laser lasagne law lawn
    layer layout leadership leaf leaflet league leather leftovers leg legacy legislation leisure lemon lesson letter letters lettings liability liberty library lid lie lifespan life lifestyle lifetime limb limitation linen lion
    liquid liquidity listing literacy literature litter liver livestock living loft logistics loneliness longevity lorry lottery lounge loyalty luck luggage lung luxury machine machinery magazine magic mailbox mailing
    majority male malware management manner manual manuscript mat material materials math maths matter maturity maze meal meals meaning measles meat mechanic mechanism medal media medication medicine medicines meditation meeting melody
    memo memory mentality menu merchandise merit mess message metal method methodology metre microphone middle mileage milk millennium mindfulness mineral minority minute mission mobility mode modernity module
    moisture mole moment money month mood morale morning mortality mortgage mosque motion motivation motor motorbike motorcycle motorway mountain mouse mouth movie mud muscle museum mushroom music musician mystery myth nappy
    narrative nation nature nausea navy neck nephew nerve nerves neurology news newsletter newspaper niece night nightmare nights noise noon north nose notebook nothing notion novel nuclear numeracy nursery nut nutrition oak
    obesity object objection obligation occasion occupation ocean offence office officer offspring oil onion onboarding opening opera opinion opponent opportunity opposition option orchard orchestra organ origin ornament outbreak
    outcome outfit outing outlet outlook output overhead overtime overview ownership oxygen pace-maker package packaging packet page pain pains palace pan panel panic paper paperwork parade paragraph parcel pardon parish
    parking parliament part party passage passion passport password pasta pastry path patience pattern pavement payment payroll peace peak peanut pear pedagogy pen penalty pencil penguin pension pepper perception perfume
    period permission permit person personality personnel perspective pest pesticide petrol pharmacy phase phenomenon philosophy phone phones photo photography phrase physics physiotherapy piano picnic picture pie piece pig pill
    pillow pipeline pizza plague plane planet plantation plastic plasterboard platform player playground playtime pleasure plot plumbing pneumonia pocket poem poet poetry poison policy politician politics poll pollution pony
    popularity population porch portfolio portion portrait postage postcard poster potato pottery poultry poverty powder precision preference pregnancy premise premises premium prerequisite prescription presence
    prestige prevention prey pride prince principle printer prior prison privacy privilege prize probability problem procedure procurement product production productivity profession profile profit progress-report
    projector promise promotion proof property proportion proposal prosperity protein protest protocol provider province provision psychology pub publicity puberty publisher pump punctuality punishment puppy purchase-order purity
    purpose purse puzzle quality quantity quarter quarry rabbit racism radiator radio rail railway rainfall range ratio rash rat reaction reality rebel receipt reception recession recipe recognition recruitment redundancy
    referral refrigerator refuge regime region regulation rehab rehabilitation relation relationship relatives relevance reliability relief religion reminder remorse rental-income republic reputation resentment residence
    resilience resistance resort resource resources respiration responsibility restaurant restroom result results retailer retirement revenue revenues revolution rhythm rice rickets ride-sharing ritual river road robot rock role romance roof
    roommate root rose rota route routine royalty rubbish rug ruin rumour sack sadness safeguarding safety sail-boat salad salary sales salmon salon salt sand sandwich sanitation satisfaction sauce savings scaffolding scarf
    scenario scene scenery schedule-changes scheme scholar scholarship school schools schoolwork science scientist scope scrap script sculpture sea seafood season seating secret secretary sector security self-confidence self-defence self-employment
    seminar seniority sensation sense sensor sentence sepsis sequel series server session setting settlement sewage sewer sex shame shampoo shareholding sheep sheet shelf shell shelves shift-work shoe shore shortage shoulder shower sickness
    siding sight signage signature silence silk silver sink site situation skeleton skin skirt skill skills slope slot smell snack snake snow soap soccer society sock sofa software soil soldier solidarity solution song soul soup
    south spa spam species specimen spectrum speech spelling spice spider spine spinach spirit sponsorship spoon sport sports spouse squad square stability stadium staircase stairs standard standstill star statistics status steam
    steel stigma stimulus stock-taking stomach stone storm story storage stove strain stranger strategy straw stream street strength stress stroke-rehab studio stuff stupidity subject subsidy substance suburb success sugar suicide
    suitcase sum-insured summer summit sun sunlight sunset superannuation supermarket supper supplier supplies surgery surplus surveillance sustainability swamp symbol symptom syndrome synergy system tablecloth talent tank tap-water tariff task-force
    taxation taxi tea teamwork technique technology teeth telephone television temper temperature template temple tempo tenancy tendency tennis tension tent term territory terror textbook textile theatre theft theme theory
    therapy thesis thing throat throughput thumb ticket tide timber timesheet timetable timetabling tiredness tissue title-deed toilet token tolerance tomato tomorrow tongue tool tools tooth topic tourism tournament towel tower town toy
    tradition traffic tragedy trailer train-journey tranquility transparency transportation trauma tray treasure treasury treaty tree triage-process tribe trouble trousers truck trunk truth tuition tumour tunnel turkey turnover tutor-group
    twin typewriter umbrella unemployment uniform union unit unity universe university upbringing upholstery uptime urgency usage usability user username utility vacancy vacation vaccine valley van vandalism variety vase vegetable
    vegetables vehicle vein velocity vendor venue verdict verse version vessel veteran vice victim victory video village villa violence violin virtue virus visa visibility vision vitality vitamin vocabulary voltage volume
    voucher wage wages waiter waistline waitress wall wallet war wardrobe ware warmth warranty washroom wealth weapon website wedding weed-control week weekday weekend weekends weight welfare wellbeing well-being west wheat wheelchair whereabouts wifi wildlife
    willpower window wine wing winter wisdom woodland wool workday workflow workforce working-time workload workplace workshop workwear world wound wounds wrist yard year yoga youngster youth zoo
    advertising anything something nothing anybody somebody nobody anyone someone
    """)

  /// Nouns that are verbs now and then. They count as nouns where a word from `heads` follows, or a noun made of a verb:
  /// “Care planning”, “Tax returns”, but “Care for a parent”.
  static let mostlyNouns = wordList(
    """
    garden plot care cash risk waste fire pain sleep shift tax crop pet weather traffic team time power stress exam lunch land stock staff price cost water heat light sound market room ground project interest
    trust experience damage debt rent wage wine food sport baby sun wind rain winter summer season travel budget body business career interview performance product profit progress provision route
    safety service site skill soil space surface style invoice sales
    """)

  /// Of these, those that take nothing behind them but a preposition: any noun with the ending of one makes them a name.
  static let neverTransitive = wordList("care sleep pain tax pet weather traffic exam time lunch sport business interest career season summer winter garden cash crop power project soil skill body")

  /// What ends a name made of several nouns. Singular and abstract only, but for those that nobody does anything to.
  static let heads = wordList(
    """
    supply control management policy system insurance protection safety security support advice quality storage disposal approval renewal removal collection delivery maintenance inspection prevention development
    strategy leave stress anxiety fear balance flow efficiency compliance assessment allocation coverage capacity availability harmony spirit dynamics culture morale conditions trends forecast relief hygiene etiquette
    pressure damage loss shortage shortages surplus nerves troubles issues problems concerns conflicts levels limits demands worries returns sheets homes rotas plans cuts meetings breaks costs duties rights benefits allowances patterns habits
    prices rates savings credits debts wages hours arrangements relations relationships contacts handover handovers turnover access analysis search
    """)

  /// Nouns that are told from the verb by the preposition behind them: “Support for carers”, but “Search for a flat”.
  static let nounPairs: Set<String> = Set(
    [
      ("for", "support help demand need respect cover reward cure place room time space money love concern relief credit thanks use cause"), ("to", "place time space access contact help"), ("over", "control influence"), ("on", "influence return feedback focus impact"), ("in", "trust interest experience order place"),
      ("with", "experience contact time trouble help support"), ("between", "balance contact exchange link trust"), ("from", "support release feedback relief benefit help"), ("around", "order"), ("at", "order support"), ("by", "visit"),
      ("about", "question doubt information"),
    ].flatMap { preposition, nouns in nouns.split(separator: " ").map { "\($0) \(preposition)" } })

  static let adjectives = wordList(
    """
    able absent active acute adequate administrative affordable aged alternative ambitious ancient angry annual appropriate attractive automatic available aware awful bad basic beautiful big bigger biggest bilingual bold boring
    brave bright broad broken busy capable careful casual central certain cheap chronic civil clinical cold comfortable common compact competent complex compliant compulsory confidential confident consistent constant constructive
    contemporary continuous convenient cosy costly creative critical crucial cultural curious current daily damp dangerous dark deaf decent deep dense digital dirty disabled domestic due durable dynamic early easy-going eco-friendly
    economic effective efficient electric electrical electronic eligible emotional endless enough environmental equal essential ethical everyday exact exciting exclusive expensive external extra fair familiar famous
    favourite fewer final financial flexible fluent foreign formal frail french frequent fresh friendly frozen full-time functional funny general gentle genuine german global gradual grand grateful green grey handmade handy
    hard hazardous healthier heavy helpful hidden historic holistic honest hot huge human hungry hybrid ideal ill illegal immediate important impossible independent indoor industrial informal inner innovative intense
    interactive interesting internal international joint junior keen large late lasting leading legal legible likely little local logical lonely long long-term loud loyal lucky main major mandatory marine massive mature maximum
    meaningful medical medium mental mild military minimal minimum minor missing mobile modern modest monthly moral multilingual municipal musical mutual narrow nasty national native natural neat necessary negative neutral
    next nice nicer noisy normal nutritious obvious occasional odd official old older ongoing optional oral ordinary organic original outdoor overdue overnight overseas paperless part-time particular peaceful permanent personal
    physical pleasant polite political poor popular portable positive possible powerful practical precious precise pregnant preliminary previous primary prime private productive professional profitable proper proud public punctual
    pure quieter random rapid rare raw real realistic reasonable recent regional regular relevant remote renewable residential responsible rich rural sad safer same satisfactory scientific seasonal secondary sensible sensitive
    serious severe short short-term sick significant silent similar simpler single skilled sleepless slim slippery small smaller smart social soft solar solid sophisticated sore special specific spicy spiritual stable steady
    stiff straightforward strange strategic strict strong stronger structural subtle successful sudden sufficient suitable sunny superior supportive surgical sustainable sweet swift talented tall technical temporary thick thin thorough
    tight timely tiny tired top traditional transparent tropical true typical ugly ultimate unexpected unfair unhappy unique universal unpaid unsafe untidy unused unusual upcoming upper urban urgent useful usual vacant vague valid
    valuable various vegan vegetarian verbal vertical viable virtual visible visual vital voluntary vulnerable warmer weak wealthy weekly weird western whole wide wild willing wise wooden worldwide wrong yearly young younger cleaner
    quarterly hourly nightly bi-weekly fortnightly elderly lovely lively orderly costly timely homely
    """)

  /// What one wants to be clear, rather than to clear: “clear rules”.
  static let abstractNeeds = wordList(
    "rules rule responsibilities responsibility instructions instruction goals goal expectations terms roles role picture view idea prices pricing structure structures information answers answer deadlines results priorities targets conditions head language signs labels mind next vision messages criteria boundaries lines steps agenda")

  /// Quantities that begin a thing: “Plenty of water”, “Two evenings off”.
  static let quantities = wordList("plenty enough lots more most half two three four five six seven eight nine ten twelve twenty hundred zero dozen")

  static let questions = wordList("how what where when why which who whose whom whether")

  /// Endings of nouns; verbs that end so are on the list of verbs.
  static let nounEndings: [StaticString] = [
    "ing", "tion", "sion", "ment", "ness", "ity", "ety", "afety", "ance", "ence", "ancy", "ency", "acy", "ship", "hood", "ism", "keeping", "roll", "dom", "ology", "ography", "graphy", "tude", "posal", "newal",
    "moval", "proval", "ferral", "ieval", "rrival", "ability", "ibility", "-up", "-off", "-in", "-out", "-on", "care", "work",
  ]

  /// Things, not acts, whatever their ending: “conceal wiring” is an act on one.
  static let thingsInIng = wordList(
    """
    meaning wiring clothing building buildings bedding lighting flooring housing plumbing fencing ceiling wedding evening morning painting paintings drawing drawings recording recordings filling spring string king ring wing thing things
    something anything nothing everything sibling siblings being beings railing awning feeling feelings lining piping tubing roofing
    """)

  /// Told by an ending that hardly any verb has; “initial” is one that does.
  static func isAdjective(_ word: String) -> Bool {
    word.count > 5 && word != "initial"
      && word.ends(["ical", "onal", "ental", "ntial", "cial", "ural", "eral", "ital", "ous", "ful", "less", "tive", "sive", "tic", "ific", "omic", "onic", "ible"])
  }

  /// Adjectives and nouns that begin a thing, not an act.
  static let thingOpeners = wordList(
    """
    better more less fewer greater good great healthy happy affordable reliable quick easy simple safe new best high higher low lower shorter faster cheaper full clear access safety security payroll peace success
    insurance confidence freedom overview insight insights knowledge skills advice
    """)
}
