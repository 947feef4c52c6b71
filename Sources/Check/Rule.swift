package import Source
package import Bind

/// A check with everything that can be said about it. One file each, in `Rules/`.
package struct Rule: Sendable {
  package enum Check: Sendable {
    /// Sees one document and the settings; its findings are kept with the document.
    case document(@Sendable (Document, Settings) -> [Finding])
    /// Sees one document (by index) and what it refers to, directly and back.
    case entity(@Sendable (Int, Model) -> [Finding])
    /// Sees everything.
    case model(@Sendable (Model) -> [Finding])
    /// Found by the engine itself: suppressions that do not work.
    case engine
  }

  package let name: String
  /// Its number in the catalogue: `L04`, `R13`.
  package let number: String
  /// What must hold, in one sentence.
  package let summary: Phrase
  /// Why it matters, in a short paragraph, with the source of the thought.
  package let rationale: Phrase
  package let severities: Severities
  /// Cannot be allowed, lowered or overridden.
  package let isLocked: Bool
  /// Misses something that is still to be written: softened where the document is only `brainstormed`.
  package let isCompleteness: Bool
  package let examples: [Example]
  package let check: Check

  package init(
    _ name: String, _ number: String, _ summary: Phrase, why rationale: Phrase, _ severities: Severities, locked: Bool = false,
    completeness: Bool = false, examples: [Example], check: Check
  ) {
    self.name = name
    self.number = number
    self.summary = summary
    self.rationale = rationale
    self.severities = severities
    isLocked = locked
    isCompleteness = completeness
    self.examples = examples
    self.check = check
  }

  /// The examples for readers of a language.
  package func examples(in language: Language) -> [Example] { examples.filter { $0.language == language } }
}

/// What a rule's check reports: a place and sentences. The engine adds the severity.
package struct Finding: Sendable {
  package let location: SourceLocation
  /// What it is about; its document decides status, suppression and softening.
  package let entity: Entity?
  /// Which row of the rule's severities holds.
  package let variant: String
  /// Weighs less than the table says, whatever the table says.
  package let cap: Severity?
  /// Of a completeness rule, but about something that is wrong and not merely missing.
  package let isHard: Bool
  package let message: Phrase
  package let publicMessage: Phrase?
  package let help: Phrase
  package let related: [Diagnostic.Related]
  package let fixes: [Fix]
  package let isPersonal: Bool
  /// The personal words as a reader sees them; empty: as they stand in the file.
  package let covered: [String]

  package init(
    at location: SourceLocation, about entity: Entity?, variant: String = "", cap: Severity? = nil, hard: Bool = false, _ message: Phrase,
    public publicMessage: Phrase? = nil, help: Phrase, related: [Diagnostic.Related] = [], fixes: [Fix] = [], personal: Bool = false, covered: [String] = []
  ) {
    self.location = location
    self.entity = entity
    self.variant = variant
    self.cap = cap
    isHard = hard
    self.message = message
    self.publicMessage = publicMessage
    self.help = help
    self.related = related
    self.fixes = fixes
    isPersonal = personal
    self.covered = covered
  }
}

/// A small workspace that breaks a rule, or keeps it: test and documentation at once.
///
/// Files are set apart by lines `-- path --`; `⟦…⟧` marks what is reported. What an example leaves out (`jtbd.yml`, one segment with its
/// job) comes from the base in its language. Readers see the examples in theirs.
package struct Example: Sendable {
  package let isBad: Bool
  package let text: String
  package let language: Language
  /// The same after the rule's first fix; nil: not asked.
  package let fixed: String?
  /// Further rules that may speak besides.
  package let also: [String]

  package static func bad(_ text: String, in language: Language = .de, fixed: String? = nil, also: [String] = []) -> Example {
    Example(isBad: true, text: text, language: language, fixed: fixed, also: also)
  }
  package static func good(_ text: String, in language: Language = .de, also: [String] = []) -> Example {
    Example(isBad: false, text: text, language: language, fixed: nil, also: also)
  }

  /// The files of an archive, in its order.
  package static func files(_ text: String) -> [(path: String, text: String)] {
    var files: [(path: String, text: String)] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("-- "), line.hasSuffix(" --"), line.count > 6 {
        files.append((String(line.dropFirst(3).dropLast(3)), ""))
      } else if !files.isEmpty {
        files[files.count - 1].text += line + "\n"
      }
    }
    // The archive's last line end belongs to the string literal, not to the file.
    if let last = files.indices.last, files[last].text.hasSuffix("\n\n") { files[last].text.removeLast() }
    return files
  }

  package static func base(in language: Language) -> String { language == .de ? base : englishBase }

  /// The smallest sound workspace: one segment, its main job, its gain.
  package static let base = """
    -- jtbd.yml --
    title: Beispiel
    lang: de
    methods: [jtbd]
    -- jobs/zur-arbeit-kommen.md --
    ---
    kind: job
    title: Zur Arbeit kommen
    type: functional
    gains:
      - id: fahrzeit
        title: Dauer der Fahrt verkürzen
    ---
    -- segments/pendler.md --
    ---
    kind: segment
    title: Pendler
    level: person
    main-job: zur-arbeit-kommen
    gain: fahrzeit
    ---
    """

  private static let englishBase = """
    -- jtbd.yml --
    title: Example
    lang: en
    methods: [jtbd]
    -- jobs/get-to-work.md --
    ---
    kind: job
    title: Get to work
    type: functional
    gains:
      - id: travel-time
        title: Reduce the time spent on the way
    ---
    -- segments/commuters.md --
    ---
    kind: segment
    title: Commuters
    level: person
    main-job: get-to-work
    gain: travel-time
    ---
    """

  /// The example's files laid over the base.
  package var workspace: [(path: String, text: String)] {
    let own = Example.files(text)
    return Example.files(Example.base(in: language)).filter { base in !own.contains { $0.path == base.path } } + own
  }
}
