/// Which English words are acts.
extension English {
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
    """)

  /// More of them, by what people work at: land and animals, crafts, kitchens, care, schools, offices, goods, software, money, law, arts.
  private static let workingVerbs = wordList(
    """
    aerate breed calve clip corral crossbreed cull culture dehorn de-ice drench fallow fatten fell fertilise fertilize fish foal fumigate germinate graft halter hatch herd hoe hunt hybridise inseminate inoculate irrigate manure milk muck
    muzzle neuter pasture pollinate pot prune repot sack scythe shear shoe silage spay spike thin thresh transplant uproot vaccinate wean winnow worm
    abrade adhere alter anodise assemble bend bevel bore braid brace braze buff calibrate carve caulk chamfer chisel clad clamp coat crimp crochet darn dip dismount dismantle embroider emboss engrave etch excavate extrude fabricate
    felt fettle file fire fuse galvanise gild gouge hammer hang hem hollow inlay insulate join lacquer laminate lathe level limewash lubricate machine mill mould nail overhaul pave plane plumb primer quilt ream render repaint repoint restring
    resurface rewire rivet saw screw score scrape seal shape shim sinter smelt solder spackle splice spray stain staple steam stitch stretch tan tack temper thatch tile torque trowel true turn unclog undercoat unscrew upholster varnish veneer weld whitewash winch
    barbecue baste batter blanch boil braise butter can caramelise chop churn coddle decant defrost deglaze dice drizzle fillet flambe freeze fry garnish grate grill knead ladle marinate mash mince nibble peel poach preheat puree reheat salt
    saute sear season shred sieve simmer skewer smoke sprinkle steep stew stir-fry strain stuff sweeten thaw toast unwrap
    administer admit alleviate amputate anaesthetise assuage auscultate bandage breastfeed calm catheterise chaperone comfort cuddle deworm discharge disinfect feed floss immunise inject inoculate intubate massage medicate mobilise nurse
    nurture operate palpate palliate rehabilitate resuscitate rehydrate sanitise sedate soothe splint sterilise stimulate suture swaddle toilet transfuse undress ventilate wean x-ray console counsel befriend bathe bury mourn grieve cremate
    cram enrol examine excel explain graduate homeschool instruct invigilate lecture mark matriculate memorise mentor moderate motivate quiz recite recap relearn revise skim spell syllabify tutor unlearn brainstorm captivate coach cheer praise scold
    adjourn advertise allot amend annotate archive arbitrate assert attest attribute audit authorise authorize bid broker canvass cc chair circulate codify collate commission compensate concede concur convene correspond curate debrief decline
    deduce defer deputise devise dictate disclose dismiss dispute disseminate draft duplicate elaborate elicit emphasise endorse enquire inquire entrust envisage escalate ensure exclude exempt expedite extrapolate familiarise file finalise finalize forge forgo
    fulfil fulfill gauge govern headhunt induct infer initial instruct interact interpolate intervene invoke itemise jot liaise lobby minute mitigate nominate oversee paraphrase phrase pinpoint pledge plot poll postpone predict preside presume
    prioritize project promise pronounce prosecute query quote reallocate reassign reassure rebrand rebut reconsider redeploy redesign redirect redistribute redraft refocus refute reiterate reinstate reject reorganise reorganize reposition
    reprimand reschedule reshuffle resign resume retort revisit revoke reword ratify scrutinise sanction second select settle shortlist sift solicit specify staff standardise standardize structure substantiate substitute sustain systematise tabulate
    tally tender terminate tighten timetable transcribe unify uphold validate veto waive withhold witness characterise contrast counter debunk depict discern disregard envision formalise generalise illuminate illustrate interrelate outline
    batch bundle cart clear consign containerise convoy crate deliver depalletise dispatch despatch divert expedite ferry freight haul inbound invoice label lash load manifest offload palletise parcel pick reload relabel remit repack reroute
    restack reship route secure shuttle stow transship unstack unwrap weigh winch barcode stocktake
    abort automate backup benchmark boot bootstrap cache compile configure containerize crawl crop debug decode decommission decrypt deprecate digitize downgrade download embed emulate encode encrypt execute export extract fork hack index
    initialise input install instrument integrate iterate launch log migrate mock normalise optimise override parse patch ping poll prototype provision query reboot refactor reformat reinstall render replicate reproduce restart retry roll-out scan
    script serialise simulate stream sync synchronise synchronize tweak uninstall unzip virtualise visualise visualize zip tokenise
    accrue amortise appraise auction bankroll bill borrow cash charge consolidate credit debit deduct deposit depreciate disburse discount economise finance garnish hedge inherit insure invest levy liquidate lodge mortgage offset overpay pawn
    prepay reclaim recoup redeem refinance reimburse reinvest remortgage repay resell save skimp splurge subsidise sublet tax tip underwrite valuate
    abide absolve accuse acquit adjudicate appeal arrest certify commute contest contravene convict deport detain evict extradite forfeit impeach incriminate indict infringe interrogate legalise litigate notarise overrule pardon patent perjure
    plead probate prohibit protest remand sentence sue summon testify trespass vouch
    accompany act animate applaud arrange audition busk choreograph compose conduct costume cue dabble depict direct doodle dramatise dub engrave film harmonise improvise narrate paint perform photograph play portray pose print recite record
    rehearse remix reprint retouch sculpt sing sketch stage strum illuminate illustrate tune typeset
    abandon abolish absorb accelerate acclimatise accomplish accumulate acknowledge adhere adjourn admire afford aid alert amaze amuse anchor annoy anticipate apologise approximate arouse ascertain ascend aspire assume astonish await awaken banish
    bear befriend beat bet betray bicker blame blow boast bother bounce bow breathe bring browse bully bump camp campaign celebrate cease chew chip cling collapse collide combat commemorate compel compete complain comprise conceal conceive concentrate
    confess confide confine conform confront congratulate conquer consent conspire consume contain contend contemplate convene converge crash crave crawl creep criticise crouch crush cry cuddle curb curl dare dazzle decay deceive defeat defy deny depart
    depend deter detach deteriorate devote differ differentiate diminish disagree disappear discard discipline discourage disguise dislike disrupt dissolve dissuade distance distract distrust disturb diversify dodge dominate doubt drag drift drown duck
    dump dwell embark emerge emit emigrate empower encounter endeavour endure engage enrich ensue entail entice envy erect escape escort exaggerate exceed excite exclaim excuse exert exhaust expect exploit expose extinguish faint fake fall fascinate
    fathom fear flatter flee fling flirt float flourish focus foil foresee foster frighten frown fulfil gaze giggle glance glow gossip grab greet grin groan guess halve harm haste hate haunt hesitate hinder hop hope hover humour hurry hurt ignite
    ignore immerse impress imitate impose inhabit inhibit inquire insist insulate insult interfere interrupt intrigue invade irritate isolate jeopardise jolt jostle kneel lament lessen linger loosen lurk manipulate marry merit mimic minimise mislead
    moan mock multiply murmur nod notice nourish oblige obey oppose outgrow outlive outsmart overtake pamper partake part peek peer penetrate perceive persevere persist pester picnic pinch pity plunge point ponder pop pounce precede prefer prepare
    pretend prevail proceed prolong prosper provoke punish puzzle quit race radiate realise reap reassure recede recite reckon recollect recreate refrain refresh regard regret regulate reinforce rejoice remedy renounce repel replenish repress resemble
    resent reside resist resolve restrain restrict retreat reunite revive reward rid roam roar rob roost rot ruin rush sacrifice safeguard salvage satisfy scare scatter scream seize sense shake shatter shiver shock shorten shout shrink shut sigh sip
    smell smile snatch sneak sneeze soften soothe spark speculate splash spoil spur squash stagger stare startle starve stimulate stem steady stride stumble stun subdue suck suffer suggest suit surprise surrender surround suspect suspend swallow swear
    sweat swell sympathise tackle tame tangle tempt tend terrify threaten thrive tickle tighten tilt tire tolerate topple torment toss touch tow toy transform trap tread tremble trick trigger triumph trouble tuck tumble twist undergo undermine undo
    unfold unite unlock unravel unveil urge utter vanish venture vow wade wag wail wander warm wave weaken weep widen wield wipe withstand wonder woo worship wrestle yawn yell yearn zoom
    ask ease edge aim air appeal approach attempt audit award bag ban bank bar base bat bathe battle beat bed bill bite blog board bolt bond boil border box brush bug bundle burn buzz cage camp cap carpool cash chair chase chat
    chill chop circle clear click clip clone coat collect cool correct count crop cruise cycle deal debate debug defrost dial dine dive dock dose draft dream drill dye earn elect empty exhibit exit eye fan feast
    fence fight finger flat flip flood flow flush fly frost fry gain gamble garden gift glaze glue grade graft grant graze grill grip groom ground group guard hail halt halve harden haul hedge hike hit hitch hoist hook hop hug
    ice inhale jog journal juggle jump kayak kiss knock lace lap lease lecture loan loop mail man march mash mediate melt mentor mill moor motivate mulch mute nail nap navigate net network nominate number
    nudge oil outsource overhaul pace parent paste pause peel pickle pin pipe plait plaster plaster plate plough plow plug plumb polish preach preview probe prop punch quarry quilt rack rake reap rear refund regain rehome
    relay relieve reorder rescue reset reshape resize rest retell retrain ride rig rinse rip rivet rope rub rule sand scout scrub sculpt seed shave shear shed shield shine shovel sip ski skip slow snap soak socialise solder
    sow spare spell spin splice spot spray sprint squeeze stitch stir strike stroll style sum sync tailor taste tax team text thread tie toast tow toast toil tutor unblock unpack vaccinate vent vet wake wander ward warehouse
    weed whisk whittle wipe wish woo worry forward slaughter emigrate migrate
    phone email text message skype fax hand-write double-check fact-check fine-tune deep-clean
    """)

  /// Verbs that are followed by “of”.
  static let verbsWithOf = wordList("dispose think hear speak learn know approve get take make be become dream beware conceive rid boast complain tire dispense smell taste consist warn inform remind")

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
    object contract permit profit benefit package credit campaign protest promise phone discipline invoice damage comfort
    """)

  /// End or begin like a verb and are none.
  private static let neverVerbs = wordList(
    """
    expertise enterprise franchise merchandise paradise premise size prize noise sunrise outcome output outlook outbreak overhead overview overtime outfit outlet outing outside oversight precast relief receipt
    response result unit otherwise likewise wise tortoise treatise bruise overdraft coincidence retail distance commerce preschool reunion upright
    """)

  static func isVerb(_ word: String) -> Bool {
    if plainVerbs.contains(word) || alsoNouns.contains(word) || workingVerbs.contains(word) { return true }
    if neverVerbs.contains(word) { return false }
    if word.contains("-") { return word.split(separator: "-").last.map { isVerb(String($0)) && !mostlyNouns.contains(String($0)) } ?? false }
    for prefix in ["re", "un", "over", "out", "pre", "co", "dis", "mis"] where word.hasPrefix(prefix) && word.count > prefix.count + 2 {
      let rest = String(word.dropFirst(prefix.count))
      if plainVerbs.contains(rest) || workingVerbs.contains(rest) { return true }
    }
    return word.ends(["ise", "ize", "ify"])
  }

  /// Hardly ever anything but a verb, wherever it stands.
  static func isPlainVerb(_ word: String) -> Bool {
    if alsoNouns.contains(word) { return false }
    if plainVerbs.contains(word) { return true }
    return isVerb(word) && (!workingVerbs.contains(word) || word.ends(["ise", "ize", "ify", "ate", "eive", "erve", "uire", "duce", "scribe", "pose", "struct", "clude", "tain", "solve", "lish", "vent", "lect"]))
  }

  /// Nouns as well, but as the second of two verbs (“… and wash cars”) taken for what they are.
  static let mostlyVerbs = wordList(
    """
    wash clean fix check track pick load mount move replace ship sort treat trim wipe polish mend monitor raise dry hang iron sweep mop vacuum grow cut peel chop boil bake fry roast weed mow dig rake sand sew knit glue drill saw
    fold feed walk brush comb shave bathe file book sell pay hire train coach teach test pack stack scan print post mail send email phone call sign stamp seal serve greet seat clear close open lock unlock hide
    """)

  /// What others do with one's help: “Let children run and play” is one act.
  static let causatives = wordList("let help make see watch hear have")

  /// Verbs that take another with “and”: “Go and see a doctor”.
  static let leadingVerbs = wordList("go come try")

  /// Two verbs that are one act, and names that look like two.
  static let pairs = wordList(
    """
    mix-match pick-choose cut-paste copy-paste wait-see meet-greet wine-dine drag-drop hide-seek search-rescue rinse-repeat bed-breakfast wear-tear trial-error bring-buy park-ride pick-mix drink-drive stop-search lock-leave show-tell give-take
    research-develop rise-shine toss-turn dos-don'ts plug-play search-replace find-replace trap-release catch-release touch-go heat-eat cash-carry
    """)

  /// The verb of a regular participle: “reduced”, “planned”, “supplied”.
  static func verb(ofParticiple word: String) -> String? {
    guard word.hasSuffix("ed"), word.utf8.count > 4 else { return nil }
    let base = String(word.dropLast(2))
    let single = base.last == base.dropLast().last ? String(base.dropLast()) : base
    return [base, String(word.dropLast()), single, word.dropLast(3) + "y"].first { isVerb($0) && !neverVerbs.contains($0) }
  }

  /// The verb that a noun such as “recruitment” or “scheduling” was made of.
  static func verb(of noun: String) -> String? {
    func known(_ stems: [String]) -> String? { stems.first { plainVerbs.contains($0) || alsoNouns.contains($0) || workingVerbs.contains($0) } }
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
}
