import Source

/// Words that name organisations and their parts, and words that name the people in them.
struct OrganisationWords: Sendable {
  /// Legal forms, spelt exactly like this.
  let legalForms: Set<String>
  /// Whole words, in lower case.
  let organisations: Set<String>
  /// Endings of such words, as in `Einkaufsabteilung`.
  let endings: [String]
  /// Whole words, in lower case, for people in an organisation.
  let people: Set<String>

  static func of(_ language: Language) -> OrganisationWords { language == .de ? .de : .en }

  static let de = OrganisationWords(
    legalForms: ["AG", "GmbH", "gGmbH", "SE", "KG", "KGaA", "OHG", "UG", "eG", "e.V", "mbH", "Inc", "Ltd", "LLC", "Corp", "PLC"],
    organisations: wordList(
      """
      sparte sparten abteilung abteilungen konzern konzerne behörde behörden branche branchen mittelstand großunternehmen kmu kmus unternehmen firmenkunden firma firmen
      verein vereine organisation organisationen betriebe bereich referat
      """),
    endings: ["abteilung", "abteilungen", "unternehmen", "konzern", "konzerne", "behörde", "behörden", "branche", "sparte", "vereine", "organisationen", "betriebe", "firmen"],
    people: wordList(
      """
      menschen personen leute angestellte beschäftigte mitarbeitende führungskräfte fachkräfte lehrkräfte verantwortliche personalverantwortliche zuständige
      selbständige selbstständige sachbearbeitung disponenten assistenten
      """))

  static let en = OrganisationWords(
    legalForms: ["Inc", "Ltd", "LLC", "Corp", "PLC", "GmbH", "AG", "SE"],
    organisations: wordList(
      """
      enterprise enterprises company companies department departments agency agencies organisation organisations organization organizations office offices team teams
      industry industries sector sectors smb smbs sme smes corporation corporations division divisions
      """),
    endings: [],
    people: wordList("people staff who employees professionals heads head lead leads officer reviewer manager director owner buyer planner"))
}
