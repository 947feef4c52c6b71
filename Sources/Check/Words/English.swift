/// English words that the rules on wording know.
enum English {
  static let clauseOpeners = wordList("without so because before after while when whenever although unless until if which who that where instead")

  static let determiners = wordList("a an the my our your his her its their this that these those some any every each no another both all many few several")
  static let possessives = wordList("my our your his her its their")
  static let pronouns = wordList("i we you he she it they there")

  static let prepositions = wordList(
    "about above across after against along among around at before behind below beside between beyond by down during for from in inside into near of off on onto out over past per through to toward towards under until up upon via with within without as than")

  static let conjunctions = wordList("and or & / +")

  /// Base forms that are hardly ever anything but verbs.
  private static let plainVerbs = wordList(
    """
    accept accompany achieve acquire adapt add adjust administer adopt advise afford agree align allocate allow analyse analyze announce apply appraise arrange arrive ask assemble assess assign assist assure attach attain
    attend attract avoid bake bathe become beg begin behave belong bind bless blend book boost borrow bring build bury buy calculate calm cancel carry catch categorise celebrate check choose clarify classify clean climb collaborate
    collect combine come communicate compare compile complete compose comply comprehend compute conclude conduct configure confirm connect conserve consider construct consult contribute convert convey convince
    cook coordinate cope correct create cultivate cure customise deal decide declare decorate decrease dedicate defend define delegate delete deliver demonstrate deploy describe deserve detect determine develop diagnose
    dig digitise disassemble discover discuss dismantle dispatch dispense display dispose distinguish distribute divide donate draw dress drive earn eat educate elect eliminate embed embrace employ enable encourage enforce engage
    enhance enjoy enlarge enrol enroll ensure enter entertain equip establish evaluate examine exchange execute exercise expand explain explore express extend extract facilitate fasten feed feel fetch fight file fill find finish
    fit fix fly follow forget form formulate foster found gain gather generate get give go grasp greet grind grow guarantee guess handle hang harvest have heal hear heat help hide hire hold host identify imagine implement import
    improve include inform inherit initiate insert inspect inspire install insure integrate interpret introduce invent invest investigate invite involve join justify keep kill knit know launch lay lead learn leave lend let
    lift listen load locate lock look lose lower maintain make manage manufacture market measure meet memorise mend merge minimise minimize mix modify monitor mount move mow navigate negotiate notify nurture obtain occupy offer open
    operate optimise optimize organise organize overcome own pack paint participate pass pay perform persuade pick pitch plan plant play please possess post practise prepare prescribe present preserve press prevent prioritise process
    procure produce promote proofread propose protect prove provide publish pull purchase pursue push put qualify raise reach react read realise rebuild recall receive recognise recommend reconcile record recover recruit recycle reduce
    refer refill refine reflect register rehearse reject relax release relocate rely remain remember remind remove renew renovate rent repair repeat replace reply report represent request require rescue research reserve resolve
    respond restock restore retain retire retrieve return reuse reveal review revise ride roast run save say schedule screen search secure see seek select sell send separate serve set settle sew share sharpen shift ship shop show
    sign simplify sing sit sketch sleep solve sort speak spend split spread stack stand start state stay stop store streamline strengthen study submit subscribe succeed summarise supervise supply support survive swim
    switch take talk teach tell test thank think throw tidy track trade train transfer translate transport travel treat troubleshoot trust try tune turn understand undertake unload update upgrade upload use validate
    value verify view visit volunteer wait wake walk want warn wash watch water wear weave weigh weld welcome win withdraw work wrap write yield augment rewild forage ferment dehydrate triage onboard offboard declutter upcycle
    master capture gauge budget balance weather wire stock back bottle break bridge brief brew call care cast challenge change charge chart claim close coach code comment compost contact control copy cost cover craft
    cross cut dance date delay demand design document double drain drink drop dry echo edit end estimate evidence experience experiment face farm fashion finance fish flag fold force forecast frame fund guide hand
    head house hunt influence interview iron issue judge kick label land level license light like limit line link list live log love lunch map mark match mention mind mine mirror model name need nest note nurse observe order
    park patch photograph pilot place point police pool position pot pour power practice price print program project prune question queue quiz quote race rank rate ready reason reference relate rest ring risk roll room
    rotate round row sail sample scale scan score seal seat sequence service shape shadow shelter shoot side skate slice smoke smooth source space stage stain stamp steer step stick strip structure style surface survey swap sweep
    table tackle tag tap target task tear tend tile time title top total touch tour trace transition trap trim trip triple troubleshoot type vary voice vote warm waste wheel wind witness word worship zone cement partition supplement
    complement harness advance commission function petition condition station ration auction caution section distance chance experience fence reference commence sentence ship spring string swing bring sling sting cling fling wring ping
    ask ease edge aim air appeal approach attempt audit award bag ban bank bar base bat bathe battle beat bed bill bite blog board bolt bond boil border box brush bug bundle burn buzz cage camp cap carpool cash chair chase chat
    chill chop circle clear click clip clone coat collect cool correct count crop cruise cycle deal debate debug defrost dial dine dive dock dose draft dream drill dye earn elect empty exhibit exit eye fan feast
    fence fight finger flat flip flood flow flush fly frost fry gain gamble garden gift glaze glue grade graft grant graze grill grip groom ground group guard hail halt halve harden haul hedge hike hit hitch hoist hook hop hug
    ice inhale jog journal juggle jump kayak kiss knock lace lap lease lecture loan loop mail man march mash mediate melt mentor mill moor motivate mulch mute nail nap navigate net network nominate number
    nudge oil outsource overhaul pace parent paste pause peel pickle pin pipe plait plaster plaster plate plough plow plug plumb polish preach preview probe prop punch quarry quilt rack rake reap rear refund regain rehome
    relay relieve reorder rescue reset reshape resize rest retell retrain ride rig rinse rip rivet rope rub rule sand scout scrub sculpt seed shave shear shed shield shine shovel sip ski skip slow snap soak socialise solder
    sow spare spell spin splice spot spray sprint squeeze stitch stir strike stroll style sum sync tailor taste tax team text thread tie toast tow toast toil tutor unblock unpack vaccinate vent vet wake wander ward warehouse
    weed whisk whittle wipe wish woo worry forward slaughter emigrate migrate
    """)

  /// Nouns that hardly ever begin an act: “Cash flow”, “Garden maintenance”.
  static let openingNouns = wordList(
    """
    cash tax garden holiday fleet energy customer customers team food data home office business project supplier inventory patient student employee product driver workplace quality job travel sales content crop
    """)

  /// Verbs that are followed by “of”.
  static let verbsWithOf = wordList("dispose think hear speak learn know approve get take make be become dream beware conceive")

  /// Verbs that are at least as often nouns: they count as verbs only where something speaks for it.
  static let alsoNouns = wordList(
    """
    book cook drink farm tear wind rain dry store water heat light sound supply demand train record cash stock work play plan plant post press process record report request research rent repair return review ride
    run sale search service shift ship shop show sign sleep stack stand start state stay stop study support switch talk test trade track transfer transport travel treat trust turn use value view visit walk wash watch wear
    balance budget bottle break bridge brief brew call care challenge change charge claim close coach code comment compost contact control copy cost cover craft cross cut dance date delay design document double drain drop
    echo edit end estimate evidence experience experiment face fashion finance fish flag fold force forecast frame fund guide hand head house hunt influence interview iron issue judge kick label land level license like limit
    line link list live log love lunch map mark market match mind mine mirror model name need nest note nurse order paint park patch photograph pilot place point police pool position pot power practice price print program
    project question queue quiz quote race rank rate reason reference rest ring risk roll room round row sail sample scale scan score seal seat sequence shape shadow shelter shoot side skate slice smoke source space stage
    stain stamp step stick strip structure style surface survey swap table tag tap target task tile time title top total touch tour trace trap trim trip type voice vote waste wheel witness word zone feed host load lock look
    move offer pack pay pick pitch purchase pull push raise reach release reply rescue reserve share sort spread split taste tax team text thread tie toast whisk wish worry garden gift oil net network number nail plate plug seed
    exercise display exchange fight fit fix form grant group guard help hike hit hold import increase decrease index interest jump knock lead lease leave lift mail measure mix monitor
    """)

  static func isVerb(_ word: String) -> Bool {
    if plainVerbs.contains(word) || alsoNouns.contains(word) { return true }
    if word.contains("-") { return word.split(separator: "-").last.map { isVerb(String($0)) } ?? false }
    for prefix in ["re", "un", "over", "out", "pre", "co", "dis", "mis"] where word.hasPrefix(prefix) && word.count > prefix.count + 2 {
      if plainVerbs.contains(String(word.dropFirst(prefix.count))) { return true }
    }
    return word.ends(["ise", "ize", "ify"])
  }

  static func isPlainVerb(_ word: String) -> Bool { isVerb(word) && !alsoNouns.contains(word) }

  /// Endings of nouns; verbs that end so are on the list of verbs.
  static let nounEndings: [StaticString] = [
    "ing", "tion", "sion", "ment", "ness", "ity", "ety", "afety", "ance", "ence", "ancy", "ency", "acy", "ship", "hood", "ism", "keeping", "roll",
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

  /// The verb that a noun such as “recruitment” or “scheduling” was made of.
  static func verb(of noun: String) -> String? {
    func known(_ stems: [String]) -> String? { stems.first { plainVerbs.contains($0) || alsoNouns.contains($0) } }
    func stem(_ ending: String) -> String { String(noun.dropLast(ending.count)) }
    if noun.hasSuffix("ing") {
      let base = stem("ing")
      let single = base.count > 2 && base.last == base.dropLast().last ? String(base.dropLast()) : base
      return known([base, base + "e", single])
    }
    if noun.hasSuffix("ation") { return known([stem("ation") + "e", stem("ion") + "e", stem("ation"), stem("ication") + "y"]) }
    if noun.hasSuffix("ion") { return known([stem("ion"), stem("ion") + "e"]) }
    if noun.hasSuffix("ement") { return known([stem("ment"), stem("ement") + "e"]) }
    if noun.hasSuffix("ment") { return known([stem("ment")]) }
    if noun.hasSuffix("enance") { return known([stem("enance") + "ain"]) }
    if noun.hasSuffix("iance") { return known([stem("iance") + "y"]) }
    return nil
  }

  static let qualities: [String: Quality] = [
    "fast": .time, "faster": .time, "fastest": .time, "quick": .time, "quicker": .time, "quickest": .time, "rapid": .time, "speedy": .time, "instant": .time, "timely": .time, "prompt": .time, "quickly": .time,
    "rapidly": .time, "swiftly": .time, "instantly": .time, "immediately": .time, "promptly": .time, "speedily": .time,
    "cheap": .cost, "cheaper": .cost, "cheapest": .cost, "affordable": .cost, "inexpensive": .cost, "low-cost": .cost, "cost-effective": .cost, "economical": .cost, "cheaply": .cost, "affordably": .cost,
    "economically": .cost, "inexpensively": .cost,
    "easy": .effort, "easier": .effort, "easiest": .effort, "simple": .effort, "simpler": .effort, "convenient": .effort, "effortless": .effort, "hassle-free": .effort, "stress-free": .effort, "seamless": .effort,
    "efficient": .effort, "comfortable": .effort, "flexible": .effort, "smooth": .effort, "user-friendly": .effort, "easily": .effort, "simply": .effort, "effortlessly": .effort, "conveniently": .effort, "smoothly": .effort,
    "seamlessly": .effort, "comfortably": .effort, "efficiently": .effort, "flexibly": .effort,
    "safely": .risk, "securely": .risk, "safe": .risk, "safer": .risk, "risk-free": .risk,
    "reliable": .reliability, "dependable": .reliability, "trustworthy": .reliability, "reliably": .reliability, "consistently": .reliability, "punctually": .reliability,
    "accurate": .errors, "precise": .errors, "error-free": .errors, "flawless": .errors, "accurately": .errors, "precisely": .errors, "correctly": .errors, "properly": .errors, "carefully": .errors, "flawlessly": .errors,
    "quietly": .loudness, "silently": .loudness, "loudly": .loudness,
    "good": .other, "better": .other, "best": .other, "great": .other, "optimal": .other, "perfect": .other, "high-quality": .other, "effective": .other, "sustainable": .other, "professional": .other, "professionally": .other, "premium": .other,
    "excellent": .other, "ideal": .other, "first-class": .other, "top-quality": .other,
  ]

  /// Words in -ly that say no quality.
  static let plainAdverbs = wordList(
    """
    family supply apply reply comply rely fly ally rally tally multiply imply assembly anomaly butterfly italy july jelly belly bully holly lily monopoly ply sly only early daily weekly monthly yearly quarterly nightly hourly
    bi-weekly elderly friendly lovely ugly silly lonely likely unlikely holy curly hilly woolly chilly doily gully trolley locally globally remotely digitally electronically manually physically mentally medically legally publicly privately
    internally externally partially partly fully completely totally entirely nearly roughly approximately exactly directly indirectly jointly separately individually collectively annually regularly
    automatically currently previously recently finally initially formally officially anonymously respectively actually really mainly mostly solely nationally regionally internationally organically biologically chemically
    """)

  /// Names of things in which a quality is a part: “a safe bet” is not meant here, “goods” and “best man” are.
  static let fixedPhrases = wordList("best-man good-night good-morning good-friday fast-food safe-house easy-chair smooth-muscle good-bye best-before common-good quick-lime safe-deposit premium-bond premium-bonds")

  static let directions = wordList(
    """
    minimize minimise reduce decrease lower shorten avoid prevent eliminate limit cut lessen halve trim drop slash diminish curb shrink speed accelerate ease contain remove stop simplify streamline keep
    maximize maximise increase raise extend improve boost grow double triple lengthen enlarge expand strengthen enhance heighten multiply widen broaden optimize optimise
    """)

  static let comparatives = wordList(
    """
    less fewer more shorter faster quicker lower higher smaller larger bigger greater longer earlier later sooner cheaper closer nearer lighter slower quieter easier deeper wider thinner weaker stronger rarer
    """)

  static let measures = wordList(
    """
    time times duration minutes minute hours hour days day weeks week months month years year seconds number amount quantity likelihood probability chance chances risk risks danger cost costs price prices spending expense expenses
    fee fees bill bills effort distance distances mile miles walk walks error errors mistakes frequency share proportion percentage percent rate rates weight temperature temperatures volume noise speed range length height depth width
    size area consumption use yield yields revenue income profit profits earnings wage wages loss losses waste scrap offcuts failures failure downtime overtime steps clicks taps calls queries questions complaints reminders
    accidents injuries damage damages pain trips visits visitors guests customers regulars orders enquiries inquiries cancellations hits pages emissions deviation deviations sleep debt debts interest rent tax taxes savings stock
    journey wait delay delays queue rework runs rework reworks bookings applications members trips interruptions repetitions attempts turnover margin margins poverty bounces returns
    """)

  static let vague = wordList(
    """
    quality efficiency effectiveness performance experience usability teamwork collaboration flexibility comfort loyalty sustainability transparency stress productivity chaos communication order appeal freedom satisfaction safety
    commitment empowerment enjoyment excitement contentment fulfilment fulfillment belonging pride passion inspiration recognition appreciation reputation prestige
    security trust motivation service advice care life process processes organisation organization overview clarity control simplicity convenience wellbeing well-being health joy fun image mood atmosphere innovation engagement ability
    """)

  /// Abstract nouns that end like a measure and cannot be measured: “fairness”, “usability”.
  static func isVague(_ word: String) -> Bool {
    if vague.contains(word) || word == "ease" || word == "image" { return true }
    if word.ends(["ship", "ence", "ance", "ity"]), !countable.contains(word) { return true }
    return word.ends(["ness", "ility", "ism", "arity", "ality", "ivity"]) && !["probability", "stability", "illness", "quantity", "connectivity", "electricity", "mortality", "morbidity"].contains(word)
  }

  /// End like an abstract noun and name something that is counted or measured, or a thing.
  private static let countable = wordList(
    """
    membership ship internship apprenticeship scholarship dealership incidence difference absence audience conference residence sequence interference turbulence reference preference licence fence existence evidence occurrence
    sentence divergence distance attendance insurance allowance ambulance balance imbalance maintenance substance resistance appliance clearance variance instance finance remittance grievance nuisance entrance dance chance advance disturbance
    severance conductance tolerance impedance capacity density humidity salinity intensity quantity velocity acidity alkalinity toxicity viscosity elasticity electricity city facility utility university community charity amenity
    opportunity majority minority commodity activity conductivity luminosity gravity polarity opacity purity mortality morbidity fatality disability liability probability stability availability connectivity
    """)

  static let vagueAdjectives = wordList("expensive complicated complex bad poor slow annoying frustrating stressful confusing unclear difficult cumbersome clumsy tedious time-consuming noisy inconvenient inefficient unreliable inflexible")

  static let vaguePains = wordList(
    """
    expensive complicated complex bad poor slow annoying frustrating frustration stress stressful bureaucracy paperwork confusing confusion uncertainty unclear difficult hard cumbersome clumsy tedious time-consuming noisy
    inconvenient inefficient unreliable inflexible chaos hassle long high few little many much lack no transparency service quality interface time times costs cost prices price waiting distances staff money overview takes long
    inefficiency delays trouble
    """)

  static let fillers = wordList("too far all any very so a an the it is are this that there everything all often always of and or with in on at for to much many more less be being been has have lack no not any")

  static let negations = wordList("no not never without less fewer more too much many a an the again any long-drawn")

  static let sellerWords: [String] = [
    "sales", "seller", "dealer", "owner", "founder", "freelance", "self-employed", "marketing", "merchant", "retail", "vendor", "agent", "agenc", "shop", "host", "landlord", "beekeeper", "grower", "farmer", "maker",
    "craftspe", "manager", "committee", "photograph", "entrepreneur", "trader", "broker", "consultant", "coach", "wholesal", "publisher", "restaurat", "hotelier", "fundrais", "account exec", "practice", "creator", "artist",
  ]
}
