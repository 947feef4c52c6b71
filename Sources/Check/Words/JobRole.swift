import Source

extension JobForm {
  /// „Als Hausbesitzer“, “I am a student”: who somebody is, and not what is going on.
  static func isRole(_ statement: Statement) -> Bool {
    let words = Array(statement.core.filter { !$0.isMark })
    guard words.count > 1 else { return false }
    return statement.language == .de ? isGermanRole(words) : isEnglishRole(words)
  }

  private static func isGermanRole(_ words: [Statement.Token]) -> Bool {
    var rest = words[...]
    // „In meiner Rolle als Kassenwart“.
    if words[0].word == "in", words.contains(where: { ["rolle", "funktion", "eigenschaft", "position"].contains($0.word) }), words.contains(where: { $0.word == "als" }) { return true }
    if rest.first?.word == "als" {
      // „Als der Kühlschrank ausfiel“ and „Als plötzlich der Strom weg war“ end in a verb, „Als Pendlerin in einer Großstadt“ does not.
      rest = rest.dropFirst()
      guard let next = rest.first?.word else { return false }
      if ["jemand", "einer", "eine"].contains(next), words.count == 2 || !endsInVerb(words) { return true }
      if German.determiners.contains(next) || ["ich", "wir", "er", "sie", "es", "man"].contains(next) { return false }
      return namesSomebody(rest) && !endsInVerb(words)
    }
    if let opener = rest.first?.word, ["wenn", "da", "weil", "falls"].contains(opener) { rest = rest.dropFirst() }
    guard let who = rest.first?.word, ["ich", "wir", "man", "sie"].contains(who) else { return false }
    rest = rest.dropFirst()
    // „Ich als Hebamme“, „wenn ich als Bauleiterin arbeite“; „wenn ich als Letzte gehe“ is about one evening.
    if rest.first?.word == "als" {
      let last = words[words.count - 1]
      return namesSomebody(rest.dropFirst()) && (last.isCapital || ["arbeite", "arbeiten", "arbeitet", "bin", "sind", "ist", "tätig"].contains(last.word))
    }
    // „Ich bin Handwerker“, „ich Lehrerin bin“.
    guard let am = rest.firstIndex(where: { ["bin", "sind", "ist"].contains($0.word) }), who != "sie" || rest[am].word == "sind" else { return false }
    var said = rest[..<am]
    if said.isEmpty { said = rest[(am + 1)...] } else if am != rest.endIndex - 1 { return false }
    if let first = said.first?.word, ["ein", "eine", "der", "die"].contains(first) { said = said.dropFirst() }
    return namesSomebody(said)
  }

  /// Adjectives and a noun at the beginning, and no ordinal: „frisch gebackene Meisterin“, but not „Erstes am Morgen“.
  private static func namesSomebody(_ words: ArraySlice<Statement.Token>) -> Bool {
    guard let noun = words.firstIndex(where: \.isCapital), noun - words.startIndex <= 3 else { return false }
    if words[..<noun].contains(where: { German.prepositions.contains($0.word) || German.determiners.contains($0.word) }) { return false }
    if noun > words.startIndex, !words[..<noun].contains(where: { $0.word.ends(["e", "er", "es", "en"]) }) { return false }
    return !["erstes", "letztes", "nächstes", "zweites", "einzige", "einziger", "erste", "erster", "letzte", "letzter", "nächste", "nächster", "folge", "ergebnis", "ersatz", "beispiel", "reaktion"].contains(words[noun].word)
  }

  private static func endsInVerb(_ words: [Statement.Token]) -> Bool { words.last.map { !$0.isCapital } ?? false }

  private static func isEnglishRole(_ words: [Statement.Token]) -> Bool {
    var rest = words[...]
    func word(_ at: Int) -> String { at < rest.count ? rest[rest.startIndex + at].word : "" }
    if word(0) == "in", English.possessives.contains(word(1)), rest.contains(where: { ["role", "capacity", "position"].contains($0.word) }), rest.dropFirst(2).contains(where: { $0.word == "as" || $0.word == "of" }) { return true }
    if word(0) == "as" {
      rest = rest.dropFirst()
      if word(0) == "someone" || word(0) == "somebody" { return true }
      let hasArticle = ["a", "an", "the", "one", "my", "our"].contains(word(0))
      if hasArticle { rest = rest.dropFirst() }
      return namesAPerson(rest)
    }
    if word(0) == "being" { return ["a", "an"].contains(word(1)) && namesAPerson(rest.dropFirst(2)) }
    if word(0) == "when" || word(0) == "whenever" || word(0) == "if" { rest = rest.dropFirst() }
    if ["i'm", "i’m", "we're", "we’re", "you're", "you’re"].contains(word(0)) {
      rest = rest.dropFirst()
    } else if ["i", "we", "you", "they"].contains(word(0)), ["am", "are"].contains(word(1)) {
      rest = rest.dropFirst(2)
    } else if ["i", "we", "you"].contains(word(0)), ["work", "serve", "act", "volunteer"].contains(word(1)), word(2) == "as" {
      rest = rest.dropFirst(3)
    } else {
      return false
    }
    guard ["a", "an"].contains(word(0)) else { return false }
    // “I'm a week behind” measures.
    return !English.stretches.contains(word(1)) && !English.stretches.contains(English.singular(of: word(1)) ?? "")
  }

  /// A noun phrase with a person or a body of people for its head, and no verb behind it: “newly qualified electrician”, but not “storm approaches”.
  private static func namesAPerson(_ words: ArraySlice<Statement.Token>) -> Bool {
    var at = words.startIndex
    // “Purchasing manager”, “managing director”: the first word may end in -ing, behind a noun it is a verb.
    while at < words.endIndex, !English.prepositions.contains(words[at].word), !["who", "that", "whose", "which", "of", "and", "or"].contains(words[at].word), at == words.startIndex || !words[at].word.ends(["ing"]) { at += 1 }
    let phrase = words[..<at]
    guard let head = phrase.last?.word, !English.isComparative(head) else { return false }
    let verbs: Set<String> = ["is", "are", "was", "were", "has", "have", "had", "can", "will", "gets", "comes", "goes", "runs", "i", "we", "they", "it", "soon", "long", "far", "well"]
    return !phrase.contains { verbs.contains($0.word) } && English.isPerson(head)
  }
}

extension English {
  /// A word for a person, or for people who act together; told by its ending where it is on no list.
  static func isPerson(_ word: String) -> Bool {
    if persons.contains(word) { return true }
    let one = irregular[word] ?? singular(of: word) ?? word
    if persons.contains(one) { return true }
    if thingsLikePersons.contains(one) || isThing(one) { return peopleOfTheList.contains(one) }
    return one.utf8.count > 4 && one.ends(["er", "or", "ist", "ian", "eer", "ee", "man", "woman", "person", "lady", "maker", "keeper", "worker"])
  }

  private static let irregular = ["wives": "wife", "midwives": "midwife", "housewives": "housewife", "chiefs": "chief", "people": "person", "men": "man", "women": "woman", "children": "child", "secretaries": "secretary"]

  private static let persons = wordList(
    """
    head chair chief lead nurse midwife parent mother father mum dad mom clerk cook chef student pupil user owner renter member part guest host landlord landlady tenant pensioner widow widower expat immigrant migrant refugee
    citizen resident patient client customer accountant assistant consultant agent attendant merchant surgeon dentist vet pilot judge guard guide coach boss secretary executive apprentice graduate undergraduate novice professional
    freelancer creative parent-to-be newcomer beginner dyslexic diabetic vegetarian vegan commuter person man woman child adult teenager couple family household business company team startup start-up charity club school firm
    magistrate advocate candidate delegate steward retailer farmer teacher president treasurer trustee steward warden councillor mayor director developer scientist engineer architect physician expert buff enthusiast fan
    """)
  /// Persons among the nouns that nobody does.
  private static let peopleOfTheList = wordList(
    """
    adult apprentice beginner boy bride brother buyer carer caregiver child citizen client colleague commuter consumer customer daughter dentist doctor donor driver employee employer expert father founder friend girl grandparent
    grandmother grandfather guest janitor kid landlord landlady lawyer learner lodger man member midwife mother neighbour neighbor newcomer owner passenger patient pedestrian performer person physician plumber priest professor pupil refugee
    relative resident retiree senior shareholder shopper sister soldier son specialist student subcontractor supplier surgeon teacher teenager tenant therapist tourist trainee traveller uncle visitor voter wife husband woman worker
    engineer composer hairdresser chef carpenter
    """)
  private static let thingsLikePersons = wordList(
    """
    order number paper water weather winter summer letter offer matter computer server printer trailer container counter corner border centre center chapter character chamber quarter semester monitor sensor motor tractor
    error mirror floor door factor sector color colour harbour labour hour tour favour flavour humour list mist fee coffee tree degree guarantee referee committee knee employee-share deadline harvester boiler freezer cooler dryer
    timer trigger transfer answer layer power tower shower flower river silver fibre fever feeder fodder folder poster register calendar career cancer disaster danger dinner leader-board meter meeting newsletter
    """)

  /// What one is behind, late or ahead by.
  static let stretches = wordList("second minute hour day week fortnight month year mile metre meter kilometre bit little couple few step lot size long pound kilo")
}
