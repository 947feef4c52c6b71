import Source
import Bind
import Check

/// What the site itself says, in both languages.
enum UI {
  static let home = Phrase("Überblick", "Overview")
  static let skip = Phrase("Zum Inhalt", "Skip to content")
  static let menu = Phrase("Menü", "Menu")
  static let navigation = Phrase("Hauptnavigation", "Main navigation")
  static let path = Phrase("Pfad", "Breadcrumb")
  static let aToZ = Phrase("Von A bis Z", "A to Z")
  static let glossary = Phrase("Glossar", "Glossary")
  static let rules = Phrase("Regeln", "Rules")
  static let pages = Phrase("Seiten", "Pages")
  static let pictures = Phrase("Bilder", "Pictures")
  static let colours = (auto: Phrase("Farben: System", "Colours: system"), light: Phrase("Farben: hell", "Colours: light"), dark: Phrase("Farben: dunkel", "Colours: dark"))
  static let printEdition = Phrase("Druckfassung", "Print edition")
  static let feed = Phrase("Änderungen am Modell", "Changes to the model")
  static let feedOfEvidence = Phrase("Neue Belege", "New evidence")
  static let previewOfCanvas = Phrase("Ein Canvas: Bausteine mit Notizen in den Farben der Segmente", "A canvas: blocks with notes in the colours of the segments")
  static let canvasAsPicture = Phrase("Dieses Canvas als Bild (SVG)", "This canvas as a picture (SVG)")
  static let searchByHand = Phrase("Suchen von A bis Z", "Search A to Z")
  /// What the search says before its index is there; it stands on every page.
  static let searchLabels: [(name: StaticString, phrase: Phrase)] = [
    ("label", Phrase("Suchen", "Search")), ("wait", Phrase("Einen Moment …", "One moment …")), ("broken", Phrase("Der Index fehlt.", "The index is missing.")),
  ]
  /// What it says about what it found; `#` is a number. It travels with the index.
  static let searchWords: [(name: StaticString, phrase: Phrase)] = [
    ("results", Phrase("Suchergebnisse", "Search results")), ("none", Phrase("Nichts gefunden", "Nothing found")), ("one", Phrase("1 Treffer", "1 result")),
    ("many", Phrase("# Treffer", "# results")), ("all", Phrase("Alle # zeigen", "Show all #")), ("text", Phrase("im Text", "in the text")),
  ]
  static let scrolls = Phrase("seitlich verschiebbar", "scrolls sideways")

  static let openPoints = Phrase("Offene Punkte", "Open points")
  static let openPointsHint = Phrase("Was der Compiler gefunden hat, das Schwerste zuerst.", "What the compiler found, the gravest first.")
  static let nothingOpen = Phrase("Die Prüfungen haben nichts gefunden.", "The checks found nothing.")
  static let allowed = Phrase("Geduldet", "Allowed")
  static let allowedHint = Phrase("Befunde, mit denen die Autoren leben, und ihre Gründe.", "Findings that the authors live with, and why.")
  static let history = Phrase("Verlauf", "History")
  static let historyAbout = Phrase("Wie die Entscheidungen über Segmente, Merkmale und Canvases gefallen sind, erzählt aus den Commits des Repositorys.", "How the decisions about segments, characteristics and canvases were made, told from the commits of the repository.")
  static let stepsHint = Phrase("Das Neueste zuerst, je Commit mit Tag und Grund.", "Newest first, by commit, with its day and reason.")
  static let wholeHistory = Phrase("Der ganze Verlauf", "The whole history")
  static let because = Phrase("Weil: ", "Because: ")
  static let implication = Phrase("Daraus folgt: ", "It follows: ")
  static let limit = Phrase("Grenze: ", "Limit: ")

  static let evidence = Phrase("Belege", "Evidence")
  static let noEvidence = Phrase("kein Beleg", "no evidence")
  static let backlinks = Phrase("Wer verweist hierher", "Who refers to this")
  static let backlinksHint = Phrase("Und als was.", "And as what.")
  static let asWhat = Phrase("als", "as")
  static let byWhom = Phrase("von", "from")
  static let about = Phrase("Angaben", "Details")
  static let source = Phrase("Quelle: ", "Source: ")
  static let sources = Phrase("Quelle", "Source")
  static let legend = Phrase("Zeichen", "Key to the marks")
  static let contents = Phrase("Inhalt", "Contents")
  static let footnotes = Phrase("Fußnoten", "Footnotes")
  static let backToText = Phrase("Zurück zum Text", "Back to the text")
  static let more = Phrase("Alle ansehen", "See all")
  static let tableOfPicture = Phrase("Tabelle zum Bild", "Table of this picture")
  static let segment = Phrase("Segment", "Segment")
  static let missing = Phrase("fehlt", "missing")
  static let name = Phrase("Name", "Name")
  static let kind = Phrase("Art", "Kind")

  static func more(_ count: Int, _ language: Language) -> String {
    let number = Typography.grouped(count, language)
    return language == .de ? (count == 1 ? "und 1 weiteres" : "und \(number) weitere") : (count == 1 ? "and 1 more" : "and \(number) more")
  }

  // MARK: - The tables of the source, with its own words

  static let tableSegment = Phrase("Kundensegment", "Customer segment")
  static let tableJob = Phrase("Main JTBD", "Main JTBD")
  static let tableGain = Phrase("Wichtigster Customer Gain", "Most important customer gain")
  static let tableClarifiers = Phrase("Clarifier (Relevante Merkmale)", "Clarifiers (relevant characteristics)")
}

extension Kind {
  var singular: Phrase { Phrase(Vocabulary.kind.term(rawValue)!.de, Vocabulary.kind.term(rawValue)!.en) }

  var plural: Phrase {
    switch self {
    case .segment: Phrase("Segmente", "Segments")
    case .job: Phrase("Aufgaben", "Jobs")
    case .valueProposition: Phrase("Wertangebote", "Value propositions")
    case .businessModelCanvas: Phrase("Business Model Canvas", "Business Model Canvas")
    case .leanCanvas: Phrase("Lean Canvas", "Lean Canvas")
    case .customerRelationships: Phrase("Kundenbeziehungen", "Relationships")
    case .persona: Phrase("Personas", "Personas")
    case .targetGroup: Phrase("Zielgruppen", "Target groups")
    case .segmentation: Phrase("Segmentierungen", "Segmentations")
    case .offering: Phrase("Angebote", "Offerings")
    case .evidence: Phrase("Belege", "Evidence")
    }
  }

  /// The plural where room is short.
  var short: Phrase { self == .businessModelCanvas ? Phrase("Canvas", "Canvas") : plural }

  /// In the head of every page; the other kinds stand in its foot.
  var isInNavigation: Bool {
    switch self {
    case .segment, .job, .valueProposition, .businessModelCanvas, .leanCanvas, .evidence: true
    default: false
    }
  }
}

extension Severity {
  var label: Phrase {
    switch self {
    case .error: Phrase("Fehler", "Error")
    case .warning: Phrase("Warnung", "Warning")
    case .info: Phrase("Hinweis", "Note")
    }
  }
}

extension Reference {
  /// As what one thing refers to another, read at the other end: "most important gain of a segment".
  func role(from source: Document) -> Phrase {
    switch role {
    case .mainJob where source.kind == .valueProposition: Phrase("Aufgabe eines Wertangebots", "Job of a value proposition")
    case .mainJob: Phrase("Hauptaufgabe eines Segments", "Main job of a segment")
    case .gain: Phrase("Wichtigster Gewinn eines Segments", "Most important gain of a segment")
    case .job: Phrase("Weitere Aufgabe eines Segments", "Further job of a segment")
    case .source, .irrelevant, .step: Phrase("Im eigenen Dokument", "In the document itself")
    case .relevantTo: Phrase("Wofür ein Clarifier zählt", "What a clarifier matters for")
    case .rating: Phrase("Bewertet in einem Segment", "Rated in a segment")
    case .targetGroup: Phrase("Zielgruppe eines Segments", "Target group of a segment")
    case .evidence: Phrase("Beleg", "Evidence")
    case .supports: Phrase("Aufgabe, der eine andere dient", "Job that another one serves")
    case .related: Phrase("Verwandte Aufgabe", "Related job")
    case .segment:
      switch source.kind {
      case .valueProposition: Phrase("Segment eines Wertangebots", "Segment of a value proposition")
      case .persona: Phrase("Segment einer Persona", "Segment of a persona")
      case .customerRelationships: Phrase("Gegenüber der Kundenbeziehungen", "Whom the relationships are with")
      default: Phrase("Gegenstand eines Belegs", "Subject of evidence")
      }
    case .offering: Phrase("Angebot in einem Wertangebot", "Offering in a value proposition")
    case .goal: Phrase("Ziel einer Persona", "Goal of a persona")
    case .frustration: Phrase("Ärgernis einer Persona", "Frustration of a persona")
    case .backs: Phrase("Gestützt von", "Supported by")
    case .contradicts: Phrase("Bestritten von", "Contradicted by")
    case .answer: Phrase("Beantwortet in", "Answered in")
    case .result: Phrase("Ergebnis einer Segmentierung", "Result of a segmentation")
    case .supersedes: Phrase("Abgelöst von", "Superseded by")
    case .excluded: Phrase("Ausgeschlossen von", "Excluded by")
    case .link:
      if link?.block != nil, let kind = source.kind {
        switch kind {
        case .businessModelCanvas, .leanCanvas: Phrase("Notiz in einem Canvas", "Note on a canvas")
        case .valueProposition: Phrase("Notiz in einem Wertangebot", "Note in a value proposition")
        default: Phrase("Notiz in Kundenbeziehungen", "Note in customer relationships")
        }
      } else {
        Phrase("Im Text erwähnt", "Mentioned in the text")
      }
    }
  }
}
