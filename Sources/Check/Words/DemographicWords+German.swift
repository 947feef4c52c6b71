extension DemographicWords {
  static let de = DemographicWords(
    people: [
      "jungen", "jungs", "mädchen", "frauen", "männer", "damen", "herren", "senioren", "seniorinnen", "rentner", "rentnerinnen", "ältere", "älteren",
      "jüngere", "junge", "jugendliche", "jugendlichen", "kinder", "teenager", "twens", "babyboomer", "millennials", "erwachsene", "minderjährige",
      "volljährige", "singles", "ledige", "verheiratete", "geringverdiener", "geringverdienerinnen", "geringverdienende", "besserverdiener",
      "besserverdienerinnen", "spitzenverdiener", "doppelverdiener", "alleinstehende", "besserverdienende", "gutverdiener", "gutverdienerinnen", "gutverdienende", "wohlhabende", "vermögende", "pädiatrische",
      "geriatrische",
    ],
    beginnings: ["einkommensschicht", "altersgruppe"],
    endings: ["jährige", "jähriger", "jährigen", "jährig"],
    phrases: ["generation x", "generation y", "generation z", "gen x", "gen y", "gen z", "generation alpha", "best ager", "jahre alt"],
    heads: wordList(
      """
      menschen leute personen paare paar familien familie haushalte haushalt bewohner bewohnerinnen stadtbewohner stadtbewohnerinnen einwohner einwohnerinnen bürger bürgerinnen akademiker akademikerinnen absolventen absolventinnen kunden kundinnen
      verbraucher verbraucherinnen konsumenten konsumentinnen patienten patientinnen städter städterinnen landbewohner bevölkerung generation
      """),
    qualifiers: wordList(
      """
      weiblich weibliche weiblichen männlich männliche männlichen verheiratet verheirateten geschiedene verwitwete alleinstehende kinderlose kinderlosen ledigen älter jünger alter alte alten
      jung jungen städtische städtischen ländlich ländliche ländlichen hohe hohem hohen hohes höhere höheren niedrige mittlere geringe untere unteren obere oberen mittlerem mittleren mittleres niedrigem niedrigen geringem geringen gutem einkommen haushaltseinkommen jahreseinkommen nettoeinkommen verdienst gehalt kind kindern kinder
      hochschulabschluss abitur studium bildung bildungsabschluss bildungsgrad schulabschluss stadt städten großstadt großstädten kleinstadt kleinstädten land dorf dörfern vorstadt vorstädten raum region regionen gebieten gebiet
      deutschland österreich schweiz bayern berlin hamburg hessen sachsen thüringen brandenburg bremen saarland niedersachsen nordrhein-westfalen baden-württemberg rheinland-pfalz schleswig-holstein sachsen-anhalt mecklenburg-vorpommern
      ostdeutschland westdeutschland norddeutschland süddeutschland europa wien zürich münchen köln zwanzigern dreißigern vierzigern fünfzigern sechzigern mittelschicht oberschicht unterschicht
      zwei drei vier fünf sechs sieben acht neun zehn zwölf
      """),
    fillers: wordList(
      "und oder der die das den dem des ein einem einer eines zwischen bis ab unter über von vom mit ohne im in aus auf am jahre jahren jahr alt als mehr weniger euro pro monat netto brutto ihren mittleren etwa rund mindestens höchstens plus guten großen kleinen"),
    placesBeginWithACapital: false,
    women: ["Frau", "Frauen", "weiblich", "weibliche", "weiblichen", "weiblicher", "Mädchen"],
    men: ["Mann", "Männer", "Männern", "männlich", "männliche", "männlichen", "männlicher", "Jungs"],
    betraying: [
      "age": [
        "Senioren", "Seniorinnen", "Rentner", "Rentnerinnen", "Jugendliche", "Jugendlichen", "Teenager", "Millennials", "Babyboomer", "Generation X",
        "Generation Y", "Generation Z", "junge Menschen", "junge Leute", "jungen Menschen", "jungen Leuten", "ältere Menschen", "älteren Menschen",
        "ältere Leute", "älteren Leuten",
      ],
      "language": [
        "deutschsprachig", "deutschsprachige", "deutschsprachigen", "englischsprachig", "englischsprachige", "englischsprachigen", "fremdsprachig",
        "fremdsprachige", "fremdsprachigen", "Muttersprachler", "Muttersprachlerinnen",
      ],
    ])

  /// Endings before `-innen` that make a word for women; what ends otherwise (`Spinnen`, `Beginnen`) is no such word.
  static let feminineStems = ["er", "or", "ist", "ent", "ant", "eur", "log", "kund", "wält", "ärzt", "gog", "nom", "graf", "ling"]
}
