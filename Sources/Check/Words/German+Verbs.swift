/// Which German words are acts. Verbs stand without a separable prefix; see `isInfinitive`.
extension German {
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
}
