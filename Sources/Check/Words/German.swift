/// German words that the rules on wording know. Verbs stand without a separable prefix; see `isInfinitive`.
enum German {
  /// Begin a clause that says more about the statement.
  static let clauseOpeners = wordList("um wenn ohne damit bevor nachdem während weil dass sodass obwohl falls sobald bis statt anstatt wann wo wie was wer wem wen ob der die das dem den deren dessen welche welcher welches")

  static let determiners = wordList(
    """
    der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner mein meine meinen meinem meiner dein deine deinen sein seine seinen seinem seiner
    ihr ihre ihren ihrem ihrer unser unsere unseren unserem unserer euer eure euren eurem eurer dieser diese dieses diesen diesem jeder jede jedes jeden jedem alle allen aller
    manche manchen viele vielen wenige wenigen mehrere mehreren einige einigen beide beiden solche solchen
    """)

  static let prepositions = wordList(
    """
    an am ans auf aufs aus bei beim bis durch für gegen hinter in im ins mit nach neben ohne seit trotz über um unter von vom vor während wegen zu zum zur zwischen ab außer
    bezüglich innerhalb außerhalb entlang gegenüber per pro samt statt via je
    """)

  static let conjunctions = wordList("und oder sowie bzw beziehungsweise & / +")

  /// Words in -en, -ern and -n that end a phrase without being a verb.
  static let notVerbs = wordList(
    """
    den einen keinen meinen deinen seinen ihren unseren euren diesen jenen jeden allen anderen andern eigenen beiden vielen wenigen mehreren einigen manchen denen ihnen
    oben unten hinten vorn vorne außen innen drinnen draußen drüben morgen gestern wegen gegen neben zwischen unterdessen mitten einzeln gern ungern insofern sondern
    extern intern modern fern nun schon davon hiervon wovon dann wann kann denn wenn ein kein mein dein nein rein klein allein fein sein von an in im man bin hin darin daran
    worin woran hieran binnen zusammen selten offen trocken eben neuen alten guten besten kleinen großen letzten nächsten ersten zweiten dritten
    """)

  /// Nouns that look like the infinitive or the imperative of a verb.
  static let nouns = wordList(
    """
    pflege suche reise frage hilfe sorge miete probe liebe rede lage arbeit sprache ernte kosten daten zeiten waren ferien finanzen eltern garten laden wagen essen leben hofladen
    bauernladen schaden frieden kindergarten wissen können vertrauen verhalten vermögen unternehmen vorhaben verfahren einkommen vergnügen nutzen themen firmen konten
    ideen preise fragen kunden zahlen aufgaben anlagen angaben ausgaben einnahmen maßnahmen grundlagen unterlagen vorlagen
    """)

  static let nounEndings: [StaticString] = [
    "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen", "ität", "itäten", "tät", "nis", "nisse", "ismus", "ment", "ur",
  ]

  private static let infinitives = wordList(
    """
    achten ändern arbeiten ärgern atmen backen baden bauen beachten beantragen beantworten bearbeiten bedienen befördern befragen befreien begegnen begeistern beginnen begleiten begrenzen begründen begrüßen
    behandeln beherrschen bekommen beladen belegen beleuchten beliefern bemerken benachrichtigen benutzen beobachten beraten berechnen bereiten berichten beruhigen beschaffen
    beschäftigen beschleunigen beschreiben beschützen besichtigen besitzen besorgen besprechen bestätigen bestellen bestimmen besuchen beteiligen betreiben betreuen beurteilen bewahren bewältigen
    bewässern bewegen beweisen bewerben bewerten bewirten bezahlen bieten bilden binden bitten bleiben blicken bohren braten brauchen brechen brennen bringen buchen bügeln
    checken chatten danken decken dekorieren denken dienen diskutieren dokumentieren drehen drucken duschen düngen dürfen eignen eilen entdecken entfernen entlasten entladen entlohnen entnehmen
    entscheiden entschuldigen entsorgen entspannen entwerfen entwickeln erben erfahren erfassen erfinden erfüllen ergänzen ergreifen erhalten erheben erhöhen erholen erinnern erkennen erklären
    erkunden erlangen erlauben erleben erledigen erleichtern ermitteln ermöglichen ernähren erneuern ernten eröffnen erproben erreichen errichten ersetzen erstatten erstellen erteilen erwärmen
    erwarten erweitern erwerben erzählen erzeugen erziehen essen exportieren fahren fallen falten fangen färben fassen fegen fehlen feiern fertigen festigen feuern filmen filtern finanzieren
    finden fischen flicken fliegen fließen fördern formen fordern forschen fragen fräsen freuen frühstücken fühlen führen füllen füttern garantieren geben gehen gelangen gelten genießen geraten gestalten
    gewähren gewinnen gewöhnen gießen glätten gliedern graben greifen grillen gründen grüßen haben halten handeln handhaben hängen heben heilen heiraten heizen helfen herrichten hinterlegen hobeln
    hoffen holen hören identifizieren importieren impfen informieren installieren integrieren interessieren investieren jagen kalkulieren kämmen kämpfen kassieren kaufen kehren kennen klagen klären
    kleben klettern knüpfen kochen kombinieren kommen kommunizieren konfigurieren können konservieren kontrollieren konzentrieren koordinieren kopieren korrigieren kosten kühlen kümmern kündigen kürzen
    laden lagern lassen laufen leben legen lehren leihen leisten leiten lenken lernen lesen lichten liefern liegen lindern loben lösen löschen lüften machen mähen mahnen malen managen markieren massieren
    mauern meiden meistern melden melken merken messen mieten mindern mischen mitteilen moderieren montieren motivieren musizieren nähen nehmen nennen nutzen nützen öffnen ölen ordnen organisieren
    packen parken passen pendeln pflanzen pflastern pflegen pflücken pflügen planen platzieren präsentieren präzisieren probieren produzieren programmieren protokollieren prüfen putzen qualifizieren
    quittieren rasieren raten räumen reagieren realisieren rechnen reden reduzieren regeln regenerieren registrieren reichen reifen reinigen reisen reiten rekrutieren renovieren reparieren reservieren retten
    richten riechen rollen rösten rücken rufen ruhen rüsten sägen sammeln sanieren säubern säen schaffen schalten schätzen schauen scheiden schenken scheren schicken schieben schießen schlachten schlafen
    schlagen schleifen schließen schlichten schmieden schmücken schneiden schonen schrauben schreiben schreinern schulen schützen schweißen schwimmen segeln sehen senden senken setzen sichern sichten
    siegen singen sitzen skizzieren sollen sorgen sortieren sparen speichern spenden spielen sprechen spülen starten staunen stapeln stärken stechen stehen steigen steigern stellen sterilisieren steuern
    stiften stimmen stoppen stören stoßen streichen streiten stricken studieren stützen suchen tanken tanzen tapezieren tauchen tauschen teilen testen tilgen tragen trainieren transportieren trauern treffen
    treiben trennen treten trinken trocknen trösten tun turnen üben überblicken überbrücken übergeben überlassen überleben übernachten übernehmen überprüfen überqueren überraschen überreden
    übersetzen überstehen übertragen überwachen überweisen überwinden überzeugen umgehen unterbringen unterhalten unternehmen unterrichten unterscheiden unterschreiben unterstützen untersuchen
    unterweisen verabreden verabschieden veranstalten verarbeiten verändern verbergen verbessern verbinden verbrauchen verbreiten verbringen verbuchen verdienen vereinbaren vereinen vereinfachen verfassen
    verfolgen verfügen vergeben vergessen vergleichen vergüten verhalten verhandeln verhindern verkaufen verkleinern verknüpfen verkürzen verladen verlagern verlangen verlängern verlassen
    verlegen verleihen verlieren vermarkten vermeiden vermessen vermieten vermitteln vermögen vermuten verpachten verpacken verpassen verpflegen verreisen verringern versammeln verschenken verschicken
    verschieben verschönern versenden versichern versorgen verstauen verstehen verstellen versuchen verteidigen verteilen vertragen vertreiben vertreten verwahren verwalten verwandeln verwenden
    verwerten verzichten verzieren verzollen vorsorgen wachsen wählen wandern warnen warten waschen wechseln wecken wehren weisen wenden werben werden werfen wetten wickeln widmen wiegen wirken wischen wissen
    wohnen wollen wünschen würzen zahlen zählen zeichnen zeigen zelten zertifizieren ziehen zielen züchten zuordnen zünden zwingen archivieren inserieren kartieren katalogisieren komponieren lektorieren
    kuratieren inventarisieren digitalisieren automatisieren analysieren optimieren maximieren minimieren priorisieren strukturieren definieren formulieren justieren kalibrieren dosieren desinfizieren imkern
    austauschen vernetzen verorten entkalken entrümpeln entlüften entstauben veredeln beschneiden sezieren vergrößern begutachten beglaubigen befestigen belüften beheizen bepflanzen beschriften besetzen bebauen bekochen
    """)

  private static let prefixes = [
    "zusammen", "weiter", "heraus", "herunter", "hinzu", "voran", "vorbei", "zurück", "wieder", "kennen", "durch", "nach", "nieder", "unter", "über", "gegen", "fertig", "bereit", "fest", "frei", "groß",
    "ein", "aus", "auf", "mit", "vor", "her", "hin", "los", "weg", "bei", "dar", "ent", "ver", "zer", "be", "er", "an", "ab", "zu", "um", "teil", "statt", "nieder", "nahe", "fort", "rum", "raus", "rein", "hoch", "herein",
  ]

  /// The infinitive of a verb that is on the list, with or without a prefix.
  static func isInfinitive(_ word: String) -> Bool {
    if infinitives.contains(word) { return true }
    for prefix in prefixes where word.hasPrefix(prefix) {
      if infinitives.contains(String(word.dropFirst(prefix.count))) { return true }
    }
    return false
  }

  /// The verb that a noun such as „Abrechnung“ or „Terminvereinbarung“ was made of.
  static func verb(of noun: String) -> String? {
    let endings: [(String, [String])] = [("ierung", ["ieren"]), ("ation", ["ieren"]), ("elung", ["eln"]), ("erung", ["ern"]), ("lung", ["eln", "len"]), ("nung", ["nen"]), ("ung", ["en"])]
    for (ending, made) in endings where noun.hasSuffix(ending) {
      let stem = noun.dropLast(ending.count)
      for verb in made {
        if isInfinitive(stem + verb) { return stem + verb }
        // The last part of a compound: shorter and shorter from the front.
        var rest = stem.dropFirst(3)
        while rest.count >= 3 {
          if isInfinitive(rest + verb) { return rest + verb }
          rest = rest.dropFirst()
        }
      }
    }
    return nil
  }

  /// Qualities that belong into a gain, as their stems: „schnell“ stands for „schnelle“, „schneller“ and „am schnellsten“ too.
  static let qualities: [String: Quality] = [
    "schnell": .time, "rasch": .time, "zügig": .time, "sofort": .time, "zeitnah": .time, "zeitsparend": .time, "prompt": .time, "fristgerecht": .time, "termingerecht": .time,  "umgehend": .time,
    "pünktlich": .reliability, "zuverlässig": .reliability, "verlässlich": .reliability, "stabil": .reliability, "unterbrechungsfrei": .reliability,
    "günstig": .cost, "kostengünstig": .cost, "preisgünstig": .cost, "preiswert": .cost, "billig": .cost, "kostenlos": .cost, "bezahlbar": .cost, "erschwinglich": .cost, "gratis": .cost,
    "sparsam": .cost, "wirtschaftlich": .cost,
    "einfach": .effort, "leicht": .effort, "bequem": .effort, "mühelos": .effort, "unkompliziert": .effort, "problemlos": .effort, "stressfrei": .effort, "komfortabel": .effort,
    "effizient": .effort, "reibungslos": .effort, "unbürokratisch": .effort, "entspannt": .effort, "flexibel": .effort, "spontan": .effort, "barrierefrei": .effort,
    "sicher": .risk, "gefahrlos": .risk, "rechtssicher": .risk, "risikofrei": .risk, "rechtskonform": .risk, "unfallfrei": .risk,
    "fehlerfrei": .errors, "fehlerlos": .errors, "lückenlos": .errors, "genau": .errors, "präzise": .errors, "exakt": .errors, "korrekt": .errors, "sorgfältig": .errors,
    "laut": .loudness, "leise": .loudness, "geräuschlos": .loudness,
    "gut": .other, "besser": .other, "best": .other, "optimal": .other, "perfekt": .other, "professionell": .other, "hochwertig": .other, "nachhaltig": .other,
    "umweltfreundlich": .other, "transparent": .other, "effektiv": .other, "erfolgreich": .other, "intelligent": .other, "innovativ": .other, "individuell": .other, "attraktiv": .other,
    "ideal": .other, "ansprechend": .other, "stilvoll": .other, "übersichtlich": .other, "verständlich": .other, "seriös": .other, "souverän": .other, "selbstbewusst": .other, "überzeugend": .other,
  ]

  private static let inflections = ["", "e", "en", "er", "es", "em", "ere", "eren", "erer", "eres", "erem", "ste", "sten", "stes", "ster", "este", "esten"]

  /// The quality that a word names, in any of its forms.
  static func quality(_ word: String) -> (stem: String, quality: Quality)? {
    for ending in inflections where word.utf8.count > ending.utf8.count && (ending.isEmpty || word.hasSuffix(ending)) {
      let stem = String(word.dropLast(ending.count))
      if let quality = qualities[stem] { return (stem, quality) }
    }
    // Leise, leisen; flexible, rentable.
    if word.hasPrefix("leise") { return ("leise", .loudness) }
    if word.hasPrefix("flexibl") { return ("flexibel", .effort) }
    if word.hasPrefix("komfortabl") { return ("komfortabel", .effort) }
    return nil
  }

  /// Phrases in which a quality is part of the thing: „gute Nacht“, „einfache Fahrten“.
  static let fixedPhrases = wordList("gute-nacht guten-tag gute-besserung einfache-fahrt einfache-fahrten leichte-sprache leichter-sprache leichtes-gepäck sicheres-geleit gutes-neues guten-gewissens gute-reise freie-fahrt")

  /// Verbs at the end of a gain that say where it is to go.
  static let directions = wordList(
    """
    minimieren reduzieren senken verringern verkürzen vermeiden verhindern vermindern mindern begrenzen eindämmen einsparen abbauen abschaffen beseitigen eliminieren ausschließen halbieren dritteln kürzen
    verkleinern drosseln drücken herabsetzen herunterfahren absenken dämpfen lindern entlasten beschleunigen straffen vereinfachen einschränken beschränken unterbinden vorbeugen
    maximieren erhöhen steigern verbessern vergrößern verlängern ausbauen ausweiten erweitern heben anheben verdoppeln verdreifachen vervielfachen stärken vermehren fördern optimieren mehren hochhalten
    """)

  /// Comparatives that say where a gain is to go, as they begin a title. „Besser“ says that something is good, not what changes.
  static let comparatives: Set<String> = {
    var found = wordList("weniger mehr seltener öfter häufiger minder keinerlei")
    for stem in ["kürzer", "schneller", "geringer", "höher", "niedriger", "länger", "früher", "größer", "kleiner", "leichter", "billiger", "günstiger", "näher", "rascher", "langsamer", "leiser", "später", "sparsamer", "genauer", "tiefer", "weiter", "breiter", "dünner", "schwächer", "stärker", "zügiger", "zuverlässiger"] {
      for ending in ["", "e", "en", "er", "es", "em"] { found.insert(stem + ending) }
    }
    return found
  }()

  /// Words that name something that can be counted or measured.
  static let measures = wordList(
    """
    zeit zeiten dauer minuten stunden tage wochen monate jahre sekunden frist fristen anzahl zahl menge mengen wahrscheinlichkeit chance chancen risiko risiken gefahr kosten preis preise ausgabe ausgaben gebühr gebühren
    aufwand mühe entfernung entfernungen weg wege strecke strecken kilometer meter fehler irrtümer häufigkeit anteil anteile quote rate prozent gewicht temperatur temperaturschwankungen lautstärke lärm dezibel
    geschwindigkeit tempo reichweite umfang verbrauch ertrag erträge umsatz umsätze gewinn gewinne einnahmen einkommen verdienst lohn verluste verlust abfall abfälle ausschuss verschnitt ausfälle ausfall überstunden
    schritte handgriffe klicks anrufe rückfragen beschwerden reklamationen mahnungen unfälle verletzungen schäden schmerzen stillstände stillstand pausen wartezeit wartezeiten fahrten besuche besucher gäste kunden
    bestellungen aufträge anfragen abbrüche stornierungen kündigungen absagen zusagen treffer seiten temperaturen höhe größe länge breite tiefe fläche volumen dichte gebinde emissionen schwankungen schwankung
    abweichung abweichungen schlaf schulden zinsen miete steuern rente rücklagen altersarmut bestand bestände vorrat vorräte stammgäste nacharbeit leerfahrten fehlfahrten fehlzeiten wiederholungen unterbrechungen
    """)

  /// Endings of compounds that name something measurable: „Fahrtkosten“, „Trefferquote“, „Bearbeitungszeit“.
  static let measureEndings: [String] = [
    "zeit", "zeiten", "dauer", "kosten", "quote", "rate", "zahl", "anzahl", "menge", "risiko", "risiken", "aufwand", "verbrauch", "gebühren", "preis", "preise", "fehler", "weg", "wege", "strecke", "grad",
    "gewicht", "temperatur", "stunden", "minuten", "tage", "anteil", "häufigkeit", "wahrscheinlichkeit", "ertrag", "erträge", "umsatz", "einkommen", "ausgaben", "einnahmen", "schwankungen", "ausfälle", "schäden",
    "fahrten", "verluste", "quoten", "chancen", "chance", "distanz", "geschwindigkeit", "lautstärke", "reichweite", "abstand", "höhe", "größe", "fläche", "bestand", "schulden", "rechnung", "rechnungen",
  ]

  /// Nouns that sound like a measure and are none.
  static let vague = wordList(
    """
    qualität effizienz effektivität leistung performance erlebnis erfahrung nutzerfreundlichkeit benutzerfreundlichkeit bedienbarkeit zusammenarbeit flexibilität komfort kundenbindung kundenzentrierung nachhaltigkeit
    transparenz stress produktivität chaos kommunikation lebensqualität ordnung attraktivität freiheit zufriedenheit sicherheit vertrauen motivation service beratung pflege betreuung alltag ablauf abläufe prozess
    prozesse organisation übersicht überblick klarheit kontrolle einfachheit bequemlichkeit wohlbefinden gesundheit freude spaß image stimmung atmosphäre teamgeist loyalität innovation fähigkeit wettbewerbsfähigkeit verständnis
    """)
  static let vagueEndings: [String] = [
    "qualität", "erlebnis", "freundlichkeit", "attraktivität", "effizienz", "leistung", "zufriedenheit", "barkeit", "komfort", "zentrierung", "orientierung", "alltag", "kultur", "klima",
    "kompetenz", "akzeptanz", "präsenz", "relevanz", "eleganz", "transparenz", "resilienz", "bereitschaft", "leidenschaft", "gemeinschaft", "gefühl", "bewusstsein", "gemeinschaftssinn", "gemeinsinn", "begeisterung",
    "wertschätzung", "anerkennung", "identifikation", "vertrauen",
  ]

  /// Say that a pain is bad without saying what happens.
  static let vaguePains = wordList(
    """
    teuer kompliziert komplex schlecht schlechte schlechter schlechtes umständlich umständliche umständlicher nervig nervend lästig langsam langsame langsamer aufwendig aufwändig zeitaufwendig zeitaufwändig zeitraubend
    unübersichtlich unübersichtliche stressig stress frust frustration bürokratie papierkram unsicherheit unsicher ärger chaos intransparent intransparenz unklar unklarheit laut anstrengend schwierig schwer mühsam
    unpraktisch unflexibel unzuverlässig ineffizient lang lange lange hoch hohe hoher hohes wenig viel viele keine kein keinen fehlende fehlender mangelnde mangelnder mangel transparenz service qualität bedienung
    zeit kosten wartezeiten wartezeit wege personal preise geld aufwand überblick dauert
    """)

  /// Words that carry no content of their own.
  static let fillers = wordList(
    """
    zu sehr viel viele vielen zuviel wenig es ist sind das dies alles man oft immer so ganz recht ziemlich und oder der die das den dem des ein eine einen einem einer mit von vom im in am an auf bei beim für
    kein keine keinen keiner keinem nicht nie wieder mehr weniger nichts ohne wird werden hat haben
    """)

  /// Take a pain back without saying what is there instead.
  static let negations = wordList("kein keine keinen keiner keinem keines nicht nie niemals wieder mehr ohne weniger zu zuviel viel viele vielen wenig wenige der die das den dem ein eine einen einem einer")

  static let sellerWords: [String] = [
    "vertrieb", "verkäuf", "verkauf", "händler", "außendienst", "wiederverkäuf", "inhaber", "gründer", "selbstständig", "selbständig", "unternehmer", "marketing", "sales", "makler", "agentur", "vorstand", "vorständ",
    "geschäftsführ", "imker", "wirtin", "wirte", "winzer", "hersteller", "handwerk", "anbieter", "freiberuf", "bäuer", "bauer", "gastgeber", "produzent", "einzelhandel", "vermittler", "verleih", "vermiet", "künstler",
    "shop", "gastronom", "hotelier", "fundrais", "kaufleute", "kauffrau", "kaufmann", "account", "betreiber", "praxis", "kanzlei", "coach", "berater", "fotograf", "leiter", "manager", "filialleit",
  ]
}

/// What a quality word measures once it is a gain.
enum Quality {
  case time, cost, effort, risk, reliability, errors, loudness, other
}
