package import Source
import Bind
package import Check

/// What a report is made from: the diagnostics, and the files to cut lines and columns out of.
package struct Findings: Sendable {
  package let model: PublicModel
  package let diagnostics: [Diagnostic]
  package let language: Language
  /// What is put before a file's path: from where the reader stands to the workspace.
  package let prefix: String
  /// From the root of the repository to the workspace: what other programs count paths from.
  package let repositoryPrefix: String
  /// The paths of the documents that are reported on, with and without findings.
  package let documents: [String]
  /// Open findings that are left out because they were there before; nil: nothing was compared with.
  package let hiddenBefore: Int?
  /// Open findings that are left out because the baseline holds them; nil: there is none.
  package let hiddenByBaseline: Int?

  /// Where personal texts stand in the files that are pointed into.
  private let personal: [String: [SourceRange]]
  private let files: [String: SourceFile]
  private let indices: [String: LineIndex]
  /// The keys that the front matter of these files may hold.
  private let fields: [String: [Field]]

  package init(
    _ model: PublicModel, language: Language, prefix: String = "", repositoryPrefix: String = "", showAllowed: Bool = false,
    known: KnownFindings = KnownFindings(), only: (String) -> Bool = { _ in true }
  ) {
    self.model = model
    self.language = language
    self.prefix = prefix
    self.repositoryPrefix = repositoryPrefix
    documents = model.model.documents.map(\.path).filter(only)
    var hidden: [KnownFindings.Reason: Int] = [:]
    diagnostics = model.checked.diagnostics.enumerated().filter { place, diagnostic in
      guard diagnostic.allowed == nil || showAllowed, only(diagnostic.location.file) else { return false }
      guard diagnostic.allowed == nil, let reason = known.reason(place) else { return true }
      hidden[reason, default: 0] += 1
      return false
    }.map(\.element)
    hiddenBefore = known.isSince ? hidden[.before] ?? 0 : nil
    hiddenByBaseline = known.isBaseline ? hidden[.baseline] ?? 0 : nil
    var files: [String: SourceFile] = [:]
    let wanted = Set(diagnostics.flatMap { [$0.location.file] + $0.related.map(\.location.file) })
    var personal: [String: [SourceRange]] = [:], fields: [String: [Field]] = [:]
    for document in model.model.documents where wanted.contains(document.path) {
      fields[document.path] = document.record.fields
      files[document.path] = document.sourceFile
      personal[document.path] = document.personalValues.map(\.value.range)
    }
    // A name that is broken over two lines is covered on both, whichever of them is shown.
    for diagnostic in model.checked.diagnostics where diagnostic.isPersonal && wanted.contains(diagnostic.location.file) {
      personal[diagnostic.location.file, default: []].append(diagnostic.location.range)
    }
    self.personal = personal
    self.fields = fields
    let configuration = model.model.configuration
    if wanted.contains(configuration.path) { files[configuration.path] = configuration.sourceFile }
    self.files = files
    indices = files.mapValues { LineIndex($0.bytes) }
  }

  package func count(_ severity: Severity) -> Int { diagnostics.reduce(0) { $0 + ($1.severity == severity && $1.allowed == nil ? 1 : 0) } }

  package func file(_ path: String) -> SourceFile { files[path] ?? SourceFile(path: path, bytes: []) }

  /// Lines and columns of a file that is pointed into.
  func index(of path: String) -> LineIndex { indices[path] ?? LineIndex([]) }

  func personalRanges(in path: String) -> [SourceRange] { personal[path] ?? [] }

  /// Whether a finding about the language may quote what is personal: it lies under a key that holds personal values, and a value that
  /// could not be read is not known to be none.
  func quotesPersonalWords(_ diagnostic: Diagnostic) -> Bool {
    let path = diagnostic.location.file
    guard let rule = Rule.named(diagnostic.rule), rule.number.hasPrefix("L"), let fields = fields[path] else { return false }
    let file = file(path), index = index(of: path)
    guard file.text(index.range(ofLine: 1)).hasPrefix("---") else { return false }
    var key: Substring?
    for number in 2...max(2, index.line(of: diagnostic.location.range.start)) {
      let line = file.text(index.range(ofLine: number))
      // Below the front matter nothing stands under a key.
      if line.hasPrefix("---") { return false }
      if let first = line.unicodeScalars.first, first.properties.isAlphabetic, let colon = line.firstIndex(of: ":") { key = line[..<colon] }
    }
    guard let key else { return false }
    return fields.first { $0.key == key }?.type.holdsPersonal ?? fields.isEmpty
  }

  /// A sentence with a cover over everything that it quotes: code, and words in quotation marks. Signs and words of the language itself,
  /// such as `---` and `kind:`, are nobody's.
  static func withoutQuotations(_ text: String) -> String {
    var out = String.UnicodeScalarView(), quoted = String.UnicodeScalarView(), closing: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if let end = closing {
        guard scalar == end else {
          quoted.append(scalar)
          continue
        }
        closing = nil
        out.append(contentsOf: end == "`" && isOfTheLanguage(String(quoted)) ? quoted : covered(quoted))
        quoted = String.UnicodeScalarView()
        out.append(scalar)
        continue
      }
      switch scalar {
      case "`": closing = "`"
      case "„": closing = "“"
      case "“": closing = "”"
      default: break
      }
      out.append(scalar)
    }
    out.append(contentsOf: covered(quoted))
    return String(out)
  }

  private static func covered(_ text: String.UnicodeScalarView) -> String.UnicodeScalarView {
    var out = String.UnicodeScalarView()
    for scalar in text { out.append(scalar == " " ? " " : "▒") }
    return out
  }

  private static func isOfTheLanguage(_ code: String) -> Bool {
    code.split(whereSeparator: { $0 == " " || $0 == ":" }).allSatisfy { word in
      word.allSatisfy { $0.isASCII && !$0.isLetter && !$0.isNumber } || words.contains(String(word))
    }
  }

  private static let words: Set<String> = {
    var words = Set(Kind.allCases.map(\.rawValue))
    for kind in Kind.allCases { words.formUnion(Field.fields(of: kind).map(\.key)) }
    return words
  }()
}

extension FieldType {
  fileprivate var holdsPersonal: Bool {
    switch self {
    case .personal: true
    case .list(let element): element.holdsPersonal
    case .record(let fields), .item(_, let fields): fields.contains { $0.type.holdsPersonal }
    case .table(let key, let value): key.holdsPersonal || value.holdsPersonal
    default: false
    }
  }
}
