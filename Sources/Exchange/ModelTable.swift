package import Source
import Parse
import Bind
package import Check

/// One sheet of the model: the documents of a kind, the items of a sort, or the profiles.
package struct ModelTable: Sendable {
  package let name: String
  package let header: [String]
  package let rows: [[Cell]]

  package enum Cell: Sendable {
    case text(String)
    case number(Double)
    case empty
  }

  /// All sheets that have rows: kinds of documents, `profile` and `rating`, sorts of items.
  package static func all(of disclosed: PublicModel, language: Language) -> [ModelTable] {
    let reader = TableReader(disclosed: disclosed, language: language)
    return names.compactMap { reader.table($0) }.filter { !$0.rows.isEmpty }
  }

  /// nil: no sheet has that name.
  package static func named(_ name: String, of disclosed: PublicModel, language: Language) -> ModelTable? {
    TableReader(disclosed: disclosed, language: language).table(name)
  }

  package static let names: [String] = Kind.allCases.map(\.rawValue) + ["profile", "rating"] + ItemKind.allCases.map(\.rawValue)

  // MARK: CSV

  /// As Excel of the language opens it with a double click: a byte order mark, CRLF, `;` and decimal commas in German. Text that a
  /// spreadsheet would take for a formula gets an apostrophe in front.
  package func csv(_ language: Language) -> [UInt8] {
    var out: [UInt8] = [0xEF, 0xBB, 0xBF]
    let separator: UInt8 = language == .de ? 0x3B : 0x2C
    func line(_ cells: [String]) {
      for (at, cell) in cells.enumerated() {
        if at > 0 { out.append(separator) }
        out.append(contentsOf: cell.utf8)
      }
      out.append(contentsOf: [0x0D, 0x0A])
    }
    line(header.map { ModelTable.quoted(ModelTable.harmless($0)) })
    for row in rows {
      line(row.map { cell in
        switch cell {
        case .text(let text): ModelTable.quoted(ModelTable.harmless(text))
        case .number(let number): ModelTable.quoted(ModelTable.decimal(number, language))
        case .empty: ""
        }
      })
    }
    return out
  }

  /// Spreadsheets run what begins like a formula, behind spaces and in full width too.
  private static func harmless(_ text: String) -> String {
    guard let first = text.unicodeScalars.first(where: { $0 != " " && $0 != "\u{A0}" && $0 != "\u{FEFF}" && $0 != "\u{200B}" }) else { return text }
    return "=+-@\t\r\n|%\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}\u{2212}".unicodeScalars.contains(first) ? "'" + text : text
  }

  /// Quoted where it holds any separator: a file may be opened with another one than it was written with.
  private static func quoted(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { "\",;\t\r\n|".unicodeScalars.contains($0) }) || text.first == " " || text.last == " " else { return text }
    return "\"" + text.flatMap { $0 == "\"" ? "\"\"" : String($0) } + "\""
  }

  private static func decimal(_ number: Double, _ language: Language) -> String {
    if number.rounded() == number, number.magnitude < 1e15 { return String(Int(number)) }
    return String("\(number)".map { $0 == "." && language == .de ? "," : $0 })
  }
}

private struct TableReader {
  let disclosed: PublicModel
  let language: Language
  private var model: Model { disclosed.model }

  init(disclosed: PublicModel, language: Language) {
    self.disclosed = disclosed
    self.language = language
  }

  func table(_ name: String) -> ModelTable? {
    if let kind = Kind(rawValue: name) { return documents(of: kind) }
    if let kind = ItemKind(rawValue: name) { return items(of: kind) }
    switch name {
    case "profile": return profiles()
    case "rating": return ratings()
    default: return nil
    }
  }

  /// Said in columns of their own, or for authors only.
  private static let elsewhere: Set<String> = ["kind", "id", "title", "allow", "formerly", "profiles"]
  /// What a segment with one profile may write at the top stands in the sheet of profiles, as with several.
  private static let ofProfiles: Set<String> = ["main-job", "gain", "not-served", "jobs", "clarifiers", "irrelevant", "ratings"]
  private static let address = Phrase("Adresse", "Address")

  /// Names of columns; two of one name are told apart by their keys.
  private func header(_ own: [Phrase], _ fields: [Field]) -> [String] {
    var names = own.map { $0(language) }
    for field in fields {
      let label = field.label(language)
      names.append(names.contains(label) ? "\(label) (\(field.key))" : label)
    }
    return names
  }

  private func documents(of kind: Kind) -> ModelTable {
    let documents = model.documents(of: kind)
    let fields = Field.fields(of: kind).filter { field in !TableReader.elsewhere.contains(field.key) && (kind != .segment || !TableReader.ofProfiles.contains(field.key)) && isShown(field.type) }
    let used = fields.filter { field in documents.contains { isFilled(model.documents[$0].record[field.key]) } }
    return ModelTable(
      name: kind.rawValue, header: header([TableReader.address, Phrase("Titel", "Title"), Phrase("Datei", "File"), Phrase("Belegt", "Backed")], used),
      rows: documents.map { at in
        let document = model.documents[at]
        return [.text(address(Entity(at))), text(document.name), text(document.path), text(model.backing(of: Entity(at)).maturity.words(language))]
          + used.map { field in field.key == "examples" ? people(at) : cell(document.record[field.key], field.type, of: at) }
      })
  }

  private func items(of kind: ItemKind) -> ModelTable {
    var entities: [Entity] = []
    for (at, document) in model.documents.enumerated() { for (number, item) in document.items.enumerated() where item.kind == kind { entities.append(Entity(at, number)) } }
    let known = entities.first.map { model.item($0)!.record.fields } ?? []
    let used = known.filter { field in !["id", "title", "allow"].contains(field.key) && isShown(field.type) && entities.contains { isFilled(model.item($0)!.record[field.key]) } }
    var own = [TableReader.address, Phrase("Titel", "Title"), Phrase("Dokument", "Document"), Phrase("Belegt", "Backed")]
    if kind == .note { own += [Phrase("Baustein", "Block"), Phrase("Schlagwörter", "Tags"), Phrase("Verweist auf", "Links to")] }
    return ModelTable(
      name: kind.rawValue, header: header(own, used),
      rows: entities.map { entity in
        let item = model.item(entity)!
        var row: [ModelTable.Cell] = [
          .text(address(entity)), text(model.name(entity)), text(model.document(entity).name), text(model.backing(of: entity).maturity.words(language)),
        ]
        if let note = item.note {
          let links = note.links.compactMap { model.entity(entity.document, $0) }.map { address($0) }
          row += [text(note.block.title(in: language)), text(note.tags.map(\.string).joined(separator: ", ")), text(links.joined(separator: ", "))]
        }
        return row + used.map { cell(item.record[$0.key], $0.type, of: entity.document) }
      })
  }

  /// The table of the method: segment, main job, most important gain, clarifiers.
  private func profiles() -> ModelTable {
    let all = model.documents(of: .segment).flatMap { model.profiles(of: $0) }
    return ModelTable(
      name: "profile",
      header: [
        Phrase("Segment", "Segment"), Phrase("Hauptaufgabe", "Main job"), Phrase("Wichtigster Gewinn", "Most important gain"), Phrase("Clarifier", "Clarifiers"),
        Phrase("Weitere Aufgaben", "Further jobs"), Phrase("Nicht relevant", "Not relevant"), Phrase("Wertangebot", "Value proposition"),
        Phrase("Bewusst ohne Angebot", "Deliberately not served"), TableReader.address,
      ].map { $0(language) },
      rows: all.map { profile in
        let document = model.documents[profile.document]
        func names(_ entities: [Entity]) -> ModelTable.Cell { text(entities.map { model.name($0) }.joined(separator: "\n")) }
        return [
          text(document.name), names([profile.mainJob].compactMap(\.self)), names([profile.gain].compactMap(\.self)),
          names(profile.profile.clarifiers.map { Entity(profile.document, $0.item) }), names(profile.profile.jobs.compactMap { model.entity(profile.document, $0) }),
          names(profile.profile.irrelevant.compactMap { model.entity(profile.document, $0.characteristic) }),
          names(model.propositions(for: profile).map { Entity($0) }), text(profile.profile.notServed?.string ?? ""), .text(address(Entity(profile.document))),
        ]
      })
  }

  /// The largest opportunity first.
  private func ratings() -> ModelTable {
    var rows: [(score: Double, row: [ModelTable.Cell])] = []
    func number(_ value: Double?) -> ModelTable.Cell { value.map { .number($0) } ?? .empty }
    for segment in model.documents(of: .segment) {
      for profile in model.profiles(of: segment) {
        for rating in profile.profile.ratings {
          guard let subject = model.entity(segment, rating.subject) else { continue }
          let score = rating.opportunity(in: model.settings)
          rows.append((score ?? -.infinity, [
            text(model.documents[segment].name), text(profile.mainJob.map { model.name($0) } ?? ""), text(model.name(subject)),
            number(rating.importance), number(rating.satisfaction), number(score), number(rating.sample.map(Double.init)), .text(address(subject)),
          ]))
        }
      }
    }
    let sorted = rows.enumerated().sorted { $0.element.score != $1.element.score ? $0.element.score > $1.element.score : $0.offset < $1.offset }.map(\.element.row)
    return ModelTable(
      name: "rating",
      header: [
        Phrase("Segment", "Segment"), Phrase("Hauptaufgabe", "Main job"), Phrase("Gewinn oder Schmerzpunkt", "Gain or pain"), Phrase("Wichtigkeit", "Importance"),
        Phrase("Zufriedenheit", "Satisfaction"), Phrase("Chance", "Opportunity"), Phrase("Befragte", "Sample"), TableReader.address,
      ].map { $0(language) }, rows: sorted)
  }

  // MARK: Values

  /// Everything passes here: what must not leave is covered.
  private func text(_ text: String) -> ModelTable.Cell { text.isEmpty ? .empty : .text(disclosed.redaction.apply(to: text)) }

  private func address(_ entity: Entity) -> String { disclosed.redaction.apply(to: model.address(entity)) }

  private func isShown(_ type: FieldType) -> Bool {
    switch type {
    case .personal: false
    // Items have sheets of their own.
    case .list(.item): false
    default: true
    }
  }

  private func isFilled(_ entry: Record.Entry?) -> Bool {
    switch entry?.value {
    case nil, .empty, .unreadable, .personal: false
    default: true
    }
  }

  private func people(_ segment: Int) -> ModelTable.Cell {
    let people = disclosed.examples(of: segment).map { person in
      [person.name ?? "Person \(person.number)", person.role, person.company ?? person.companyKind].compactMap { $0 }.joined(separator: ", ")
    }
    return text(people.joined(separator: "\n"))
  }

  private func cell(_ entry: Record.Entry?, _ type: FieldType, of document: Int) -> ModelTable.Cell {
    guard let entry else { return .empty }
    if case .number(let number) = entry.value { return .number(number) }
    // The picture of a real person, whose name may betray whom it shows.
    if case .path = type, model.image(of: document)?.isPersonal == true { return .empty }
    return text(words(entry.value, type, of: document))
  }

  private func words(_ value: Value, _ type: FieldType, of document: Int) -> String {
    switch value {
    case .text(let text): return text.string
    case .choice(let term):
      if case .choice(let vocabulary) = type, let known = vocabulary.term(term) { return known.label(in: language) }
      return term
    case .number(let number): return number.rounded() == number && number.magnitude < 1e15 ? String(Int(number)) : "\(number)"
    case .day(let day): return day.iso
    case .flag(let flag): return language == .de ? (flag ? "ja" : "nein") : (flag ? "yes" : "no")
    case .money(let money): return money.canonical
    case .duration(let duration): return duration.canonical
    case .size(let bytes): return String(bytes)
    case .scale(let scale): return "\(scale.lowerBound)..\(scale.upperBound)"
    case .reference(let index): return model.entity(document, index).map { model.name($0) } ?? model.documents[document].references[index].text.string
    case .item(let index): return model.name(Entity(document, index))
    case .list(let elements):
      var element = type
      if case .list(let inner) = type { element = inner }
      let isPlain = elements.allSatisfy { if case .record = $0.value { false } else { true } }
      return elements.map { words($0.value, element, of: document) }.filter { !$0.isEmpty }.joined(separator: isPlain ? ", " : "\n")
    case .record(let record):
      return record.entries.compactMap { entry in
        let field = record.fields[entry.field]
        let text = words(entry.value, field.type, of: document)
        return text.isEmpty ? nil : "\(field.label(language)): \(text)"
      }.joined(separator: "; ")
    case .table(let rows):
      var element = FieldType.text
      if case .table(_, let inner) = type { element = inner }
      return rows.map { row in
        let key: String = if case .reference(let index) = row.key { words(.reference(index), .text, of: document) } else { row.keyText.string }
        return key + ": " + words(row.value, element, of: document)
      }.joined(separator: "\n")
    case .open: return language == .de ? "offen" : "TBD"
    case .empty, .personal, .unreadable: return ""
    }
  }
}
