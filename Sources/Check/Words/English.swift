/// English words that the rules on wording know.
enum English {
  static let clauseOpeners = wordList("without so because before after while when whenever although unless until if which who that where instead")

  static let determiners = wordList("a an the my our your his her its their this that these those some any every each no another both all many few several")
  static let articles = wordList("a an the my our your his her its their")
  static let possessives = wordList("my our your his her its their")
  static let pronouns = wordList("i we you he she it they there")

  static let prepositions = wordList(
    "about above across after against along among around at before behind below beside between beyond by down during for from in inside into near of off on onto out over past per through to toward towards under until up upon via with within without as than")

  static let conjunctions = wordList("and or & / +")

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
  static let fixedPhrases = wordList(
    """
    rapid-test rapid-transit rapid-response quick-bread instant-coffee instant-messaging instant-message instant-noodle simple-interest simple-sentence simple-fracture good-faith good-cause good-conduct good-deed best-practice good-practice
    fast-lane fast-track fast-fashion fast-breeder cheap-talk easy-listening easy-read easy-english perfect-pitch perfect-tense safe-space safe-deposit safe-word safe-seat smooth-muscle premium-rate premium-bond professional-body
    professional-indemnity professional-development professional-liability professional-exam professional-kitchen professional-athlete professional-association professional-conduct effective-date prompt-note comfortable-shoe
    great-grandmother great-grandfather great-grandparent great-aunt great-uncle great-grandchild sustainable-development flexible-working flexible-hours flexible-friend accurate-mass ideal-weight ideal-gas better-half good-samaritan
    best-man good-night good-morning good-friday fast-food safe-house easy-chair smooth-muscle good-bye best-before common-good quick-lime safe-deposit premium-bond premium-bonds
    """)

  /// A word in -ly that says how something is done.
  static func isAdverb(_ word: String) -> Bool { word.ends(["ly"]) && !plainAdverbs.contains(word) && !isVerb(word) && !adjectives.contains(word) }
}
