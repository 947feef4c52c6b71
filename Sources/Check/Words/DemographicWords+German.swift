extension DemographicWords {
  static let de = DemographicWords(
    people: [
      "jungen", "jungs", "mädchen", "frauen", "männer", "damen", "herren", "senioren", "seniorinnen", "rentner", "rentnerinnen", "ältere", "älteren",
      "jüngere", "junge", "jugendliche", "jugendlichen", "kinder", "teenager", "twens", "babyboomer", "millennials", "erwachsene", "minderjährige",
      "volljährige", "singles", "ledige", "verheiratete", "geringverdiener", "geringverdienerinnen", "geringverdienende", "besserverdiener",
      "besserverdienerinnen", "besserverdienende", "gutverdiener", "gutverdienerinnen", "gutverdienende", "wohlhabende", "vermögende", "pädiatrische",
      "geriatrische",
    ],
    beginnings: ["einkommensschicht", "altersgruppe"],
    endings: ["jährige", "jähriger", "jährigen", "jährig"],
    phrases: ["generation x", "generation y", "generation z", "gen x", "gen y", "gen z", "generation alpha", "best ager", "jahre alt"],
    roles: [
      "die", "der", "das", "mit", "ohne", "bei", "beim", "wenn", "während", "angestellte", "beschäftigte", "berufstätige", "selbständige", "selbstständige",
      "alleinerziehende", "angehörige", "eltern", "familien", "mütter", "väter", "azubis", "studenten", "studentinnen", "disponenten", "assistenten",
    ],
    roleEndings: [
      "er", "innen", "ende", "enden", "isten", "leute", "kräfte", "eure", "logen", "pathen", "ärzte", "anwälte", "köche", "wirte", "lotsen", "nauten",
    ],
    rolesAreCapitalised: true,
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
