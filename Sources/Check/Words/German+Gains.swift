/// German words by which a gain or a pain is judged.
extension German {
  /// Verbs at the end of a gain that say where it is to go.
  static let directions = wordList(
    """
    minimieren reduzieren senken verringern verkürzen vermeiden verhindern vermindern mindern begrenzen eindämmen einsparen abbauen abschaffen beseitigen eliminieren ausschließen halbieren dritteln kürzen erleichtern
    verkleinern drosseln drücken herabsetzen herunterfahren absenken dämpfen lindern entlasten beschleunigen straffen vereinfachen einschränken beschränken unterbinden vorbeugen deckeln kappen zurückfahren zurückdrängen sparen bremsen verlangsamen
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

  /// A comparative of the list, or one that shows by its form: „ruhigere“, „klareren“; „sichere“ and „saubere“ are none.
  static func isComparative(_ word: String) -> Bool {
    if comparatives.contains(word) { return true }
    for ending in ["ere", "eren", "eres", "erem"] where word.hasSuffix(ending) {
      let stem = word.dropLast(ending.utf8.count)
      return ["ig", "lich", "isch", "bar", "sam", "los", "voll", "arm", "haft", "ruh", "klar", "hell", "warm", "wärm", "kühl", "frisch", "fest", "dicht", "weich", "härt", "glatt", "rein"].contains { stem.hasSuffix($0) }
        && stem.utf8.count > 2
    }
    return false
  }

  /// What somebody wants as much or as little of as can be had: „möglichst wenig“, „so lange wie möglich“.
  static let extents = wordList("wenig viel viele kurz lang lange früh spät oft selten nah hoch niedrig gering klein groß schnell billig günstig leise")

  /// Verbs for what becomes more or less by itself.
  static let courses = wordList("sinken steigen fallen wachsen abnehmen zunehmen zurückgehen schrumpfen schwinden nachlassen zurückgeht abnimmt zunimmt sinkt steigt fällt wächst schrumpft nachlässt")
  static let toldCourses = wordList("sinkt steigt schrumpft wächst")

  /// Words that name something that can be counted or measured.
  static let measures = wordList(
    """
    zeit zeiten dauer minuten stunden tage wochen monate jahre sekunden frist fristen anzahl zahl menge mengen wahrscheinlichkeit chance chancen risiko risiken gefahr kosten preis preise ausgabe ausgaben gebühr gebühren
    aufwand mühe entfernung entfernungen weg wege strecke strecken kilometer meter fehler irrtümer häufigkeit anteil anteile quote rate prozent gewicht temperatur temperaturschwankungen lautstärke lärm dezibel
    geschwindigkeit tempo reichweite umfang verbrauch ertrag erträge umsatz umsätze gewinn gewinne einnahmen einkommen verdienst lohn verluste verlust abfall abfälle ausschuss verschnitt ausfälle ausfall überstunden
    schritte handgriffe klicks anrufe rückfragen beschwerden reklamationen mahnungen unfälle verletzungen schäden schmerzen stillstände stillstand pausen wartezeit wartezeiten fahrten besuche besucher gäste kunden
    bestellungen aufträge anfragen abbrüche stornierungen kündigungen absagen zusagen treffer seiten temperaturen höhe größe länge breite tiefe fläche volumen dichte gebinde emissionen schwankungen schwankung
    abweichung abweichungen schlaf schulden zinsen miete steuern rente rücklagen altersarmut bestand bestände vorrat vorräte stammgäste blutdruck blutzucker puls sturzrisiko stürze infektionen keime staub strom gas wasser öl diesel benzin energie wärmeverlust feuchtigkeit feuchte nässe auslastung belegung drehzahl
    ernte ernten milchleistung milchmenge ausbeute rendite marge margen deckungsbeitrag rabatt rabatte skonto budget eigenkapital zuschüsse prämie prämien beiträge beitrag miete nebenkosten porto versandkosten rücksendungen
    retouren lieferzeit lieferzeiten durchlaufzeit rüstzeit taktzeit vorlauf vorlaufzeit verspätungen verspätung staus stau umwege umweg parkplätze plätze sitzplätze betten stellen personalstunden krankentage krankheitstage fehltage urlaubstage
    feierabend pausenzeit schlafdauer lernzeit unterrichtsausfall fehlstunden noten abschlüsse absolventen teilnehmer anmeldungen bewerbungen bewerber einstellungen kündigungsquote fluktuation krankenstand dienste schichten
    telefonate mails e-mails nachrichten formulare belege rechnungen buchungen korrekturen änderungen freigaben abstimmungsrunden sitzungen besprechungen meetings tickets vorfälle störungen pannen defekte mängel reparaturen abstürze
    lebensdauer laufzeit standzeit nutzungsdauer haltbarkeit brenndauer akkulaufzeit wartungsintervall intervalle
    nacharbeit leerfahrten fehlfahrten fehlzeiten wiederholungen unterbrechungen
    """)

  /// Endings of compounds that name something measurable: „Fahrtkosten“, „Trefferquote“, „Bearbeitungszeit“.
  static let measureEndings: [String] = [
    "zeit", "zeiten", "dauer", "kosten", "quote", "rate", "zahl", "anzahl", "menge", "risiko", "risiken", "aufwand", "verbrauch", "gebühren", "preis", "preise", "fehler", "weg", "wege", "strecke", "grad",
    "gewicht", "temperatur", "stunden", "minuten", "tage", "anteil", "häufigkeit", "wahrscheinlichkeit", "ertrag", "erträge", "umsatz", "einkommen", "ausgaben", "einnahmen", "schwankungen", "ausfälle", "schäden",
    "fahrten", "verluste", "quoten", "chancen", "chance", "distanz", "geschwindigkeit", "lautstärke", "reichweite", "abstand", "höhe", "größe", "fläche", "bestand", "schulden", "rechnung", "rechnungen", "zahlen", "verlust", "gewinn", "last", "tiefe", "breite", "länge", "abfall", "müll", "schwund", "ausschuss", "ausbeute", "auslastung", "laufzeit", "unfälle", "stürze", "beschwerden", "mängel", "pannen", "stunde", "beträge", "betrag", "bedarf", "lohn", "gehalt", "miete", "steuer", "zinsen", "intervalle", "emissionen", "ausstoß", "feuchte", "feuchtigkeit", "pegel",
  ]

  /// Words that make a figure of whatever stands beside them.
  static let figures = wordList(
    "anzahl zahl menge anteil quote rate prozent prozentsatz wahrscheinlichkeit häufigkeit dauer minuten stunden sekunden euro verhältnis durchschnitt wert werte grad punkte index note noten halbieren verdoppeln verdreifachen dritteln")
  static let figureEndings = ["quote", "rate", "anzahl", "anteil", "wahrscheinlichkeit", "häufigkeit", "dauer", "werte", "index", "zahlen"]

  /// Quantities that somebody sets by hand, so that lowering one is an act: „den Wasserstand senken“.
  static let settings = [
    "gewicht", "temperatur", "geschwindigkeit", "tempo", "lautstärke", "pegel", "wasserstand", "drehzahl", "spannung", "feuchte", "blutdruck", "blutzucker", "schulden", "bestand", "bestände", "vorrat", "vorräte", "fläche", "höhe", "miete", "preis", "preise", "dosis", "last",
  ]

  /// Directions that can be taken with anything, so that they say nothing of a measure by themselves.
  static let vagueDirections = wordList("verbessern optimieren stärken vereinfachen erleichtern entlasten fördern straffen")

  /// Nouns that sound like a measure and are none.
  static let vague = wordList(
    """
    qualität effizienz effektivität leistung performance erlebnis erfahrung nutzerfreundlichkeit benutzerfreundlichkeit bedienbarkeit zusammenarbeit flexibilität komfort kundenbindung kundenzentrierung nachhaltigkeit
    transparenz stress produktivität chaos kommunikation lebensqualität ordnung attraktivität freiheit zufriedenheit sicherheit vertrauen motivation service beratung pflege betreuung alltag ablauf abläufe prozess
    lust laune ruhe muße mut stolz würde respekt achtung harmonie frieden geborgenheit glück hoffnung ansehen ruf prestige status charme flair ärger sorge sorgen druck unruhe scham schuldgefühle zweifel misstrauen mühsal bedenken komfort luxus
    wissen können knowhow know-how austausch verwaltung niveau standard exzellenz versorgung dienst führung bürokratie papierkram digitalisierung optik design geschmack halt nähe wärme hygiene sauberkeit ästhetik handhabung ergonomie
    work-life-balance balance rhythmus routine lernklima arbeitsklima sinn spannung vielfalt abwechslung privatsphäre intimität selbstvertrauen selbstbewusstsein selbstwertgefühl stabilität rückmeldung einarbeitung vorbereitung planung
    prozesse organisation übersicht überblick klarheit kontrolle einfachheit bequemlichkeit wohlbefinden gesundheit freude spaß image stimmung atmosphäre teamgeist loyalität innovation fähigkeit wettbewerbsfähigkeit verständnis
    """)
  static let vagueEndings: [String] = [
    "freude", "stimmung", "spaß", "stress", "angst", "ängste", "gelassenheit", "zusammenhalt", "rückhalt", "zuversicht", "hektik", "durcheinander", "langeweile", "nervosität", "frust", "struktur", "einblick", "durchblick", "fokus",
    "disziplin", "spielraum", "freiraum", "kreativität", "initiative", "teamgeist", "kollegialität", "atmosphäre", "kommunikation", "zusammenarbeit", "kooperation", "koordination", "abstimmung", "organisation", "betreuung", "beratung",
    "unterstützung", "begleitung", "wohlgefühl", "gespür", "verständigung", "würdigung", "bindung", "erholung", "entspannung", "orientierung", "verunsicherung", "verwirrung", "überforderung", "enttäuschung", "aufregung", "selbstbestimmung",
    "verlässlichkeit", "miteinander", "ambiente", "lebensgefühl", "erkennungswert", "freizeitwert", "unterhaltungswert", "mehrwert", "nutzwert", "stellenwert", "erlebniswert", "wohnwert", "einvernehmen", "betriebsfrieden", "hausfrieden", "schulfrieden", "seelenfrieden", "druckgefühl", "leistungsdruck", "termindruck", "zeitdruck", "erwartungsdruck", "motivation",
    "engagement", "identität", "inspiration", "mitsprache", "nahrungsqualität", "alltagsstress", "reibereien", "streitereien", "scherereien", "plackerei", "führung", "haltung", "sinn",
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
    zeit kosten wartezeiten wartezeit wege personal preise geld aufwand überblick dauert zeitdruck prozesse abläufe ablauf technik arbeit verwaltungsaufwand bürokratieaufwand systeme mühe
    veraltet veraltete veralteter veraltetes unbefriedigend unbefriedigende unzureichend unzureichende unangenehm unangenehme ungünstig ungünstige unfreundlich unfreundliche unpersönlich unpersönliche überteuert überteuerte
    ermüdend ermüdende undurchsichtig undurchsichtige chaotisch chaotische schwerfällig schwerfällige bürokratisch bürokratische altmodisch altmodische unzumutbar unzumutbare katastrophal katastrophale schrecklich furchtbar
    hakelig sperrig zäh ständiger ständige ständig dauernder großer große großes geringe geringer
    """)

  /// Words that carry no content of their own.
  static let fillers = wordList(
    """
    zu sehr einfach wirklich total extrem eher etwas irgendwie wirkt war viel viele vielen zuviel wenig es ist sind das dies alles man oft immer so ganz recht ziemlich und oder der die das den dem des ein eine einen einem einer mit von vom im in am an auf bei beim für
    kein keine keinen keiner keinem nicht nie wieder mehr weniger nichts ohne wird werden hat haben
    """)

  /// Take a pain back without saying what is there instead.
  static let negations = wordList(
    """
    kein keine keinen keiner keinem keines nicht nie niemals wieder mehr ohne weniger zu zuviel viel viele vielen wenig wenige der die das den dem ein eine einen einem einer
    keinerlei nirgends niemand vermeiden verhindern vorbeugen ausschließen wegfallen verschwinden loswerden auskommen verzichten auf mit
    kommen kommt sein ist sind werden wird haben hat bleiben bleibt gibt es geben müssen muss
    ständig ständige ständiger ständiges ständigen häufig häufige häufiger häufigen dauernd dauernde oft immer überall große großer großes großen
    """)

  static func isVague(_ word: String) -> Bool {
    if vague.contains(word) || vagueEndings.contains(where: { word.hasSuffix($0) }) { return true }
    // Abstract nouns: „Gerechtigkeit“, „Professionalität“; but „Wahrscheinlichkeit“ and „Geschwindigkeit“ are measures.
    return (word.hasSuffix("heit") || word.hasSuffix("keit") || word.hasSuffix("ität")) && !measuredAbstracts.contains { word.hasSuffix($0) }
  }

  private static let measuredAbstracts = [
    "wahrscheinlichkeit", "häufigkeit", "geschwindigkeit", "feuchtigkeit", "haltbarkeit", "kapazität", "quantität", "krankheit", "einheit", "mehrheit", "intensität", "arbeitslosigkeit", "stabilität", "flüssigkeit", "verfügbarkeit",
    "erreichbarkeit", "mahlzeit", "tragfähigkeit", "gelegenheit",
  ]

  private static let vagueAdjectives = ["teuer", "teur", "kompliziert", "komplex", "schlecht", "umständlich", "nervig", "lästig", "langsam", "aufwendig", "aufwändig", "unübersichtlich", "stressig", "unklar", "intransparent", "schwierig", "mühsam", "veraltet", "unzureichend", "mangelhaft", "überteuert", "chaotisch", "schwerfällig", "bürokratisch", "unpraktisch", "unflexibel", "unzuverlässig", "ineffizient", "hoh", "lang"]

  static func isVagueAdjective(_ word: String) -> Bool {
    vagueAdjectives.contains { word.hasPrefix($0) && word.utf8.count <= $0.utf8.count + 2 }
  }
}
