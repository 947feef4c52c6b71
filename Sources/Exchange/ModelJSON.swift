package import Source
import Parse
import Bind
package import Check

/// The model as data for other programs: `jtbd export --format json` and the site's `model.json`, byte for byte the same.
///
/// Its shape is described by `docs/model.schema.json`. Nothing personal is in it but what may be shown.
package struct ModelJSON: Sendable {
  /// Changes with the shape: the first number when readers have to change, the second when something was added.
  package static let formatVersion = "1.0"

  /// It is written in parts, so that a large model never stands in memory whole, and so that a part can be told from what it reads.
  package enum Part: Sendable {
    case head
    case document(Int)
    case middle
    case relations(of: Int)
    case end
  }

  /// In their order.
  package let parts: [Part]

  private let disclosed: PublicModel
  private var model: Model { disclosed.model }
  private let firstDocument: Int?
  private let firstRelated: Int?

  package init(_ disclosed: PublicModel) {
    self.disclosed = disclosed
    let model = disclosed.model
    let documents = model.documents.indices.filter { model.documents[$0].kind != nil }
    firstDocument = documents.first
    firstRelated = documents.first { at in model.targets[at].contains { target in target.entity.map { model.documents[$0.document].kind != nil } ?? false } }
    parts = [.head] + documents.map(Part.document) + [.middle] + documents.map(Part.relations) + [.end]
  }

  /// Whether nothing of its kind stands before a part.
  package func isFirst(_ part: Part) -> Bool {
    switch part {
    case .head, .middle, .end: true
    case .document(let at): at == firstDocument
    case .relations(let at): firstRelated.map { at <= $0 } ?? true
    }
  }

  package func write(_ part: Part, into buffer: inout ByteBuffer) {
    // What has to be covered is written by itself first.
    let covers = !disclosed.redaction.isEmpty
    var own = ByteBuffer()
    if !covers { swap(&own, &buffer) }
    var json = JSONWriter(into: consume own, isBegun: !isFirst(part))
    switch part {
    case .head:
      json.open("{")
      json.key("$schema"); json.string("assets/model.schema.json")
      json.key("format_version"); json.string(ModelJSON.formatVersion)
      let settings = model.settings
      json.key("title"); json.string(settings.title)
      json.key("lang"); json.string(settings.language.rawValue)
      json.key("methods")
      json.array { json in for method in settings.methods { json.string(method) } }
      json.key("stage"); json.string(settings.stage)
      if let market = settings.market { json.key("market"); json.string(market) }
      if let mode = settings.mode { json.key("mode"); json.string(mode) }
      json.key("documents")
      json.open("[")
    case .document(let at):
      json.newline()
      write(at, &json)
    case .middle:
      json.lineEnd()
      json.close("]")
      json.key("relations")
      json.open("[")
    case .relations(let at): relations(of: at, &json)
    case .end:
      json.lineEnd()
      json.close("]")
      json.close("}")
      json.endDocument()
    }
    var written = json.finish()
    if !covers { return swap(&written, &buffer) }
    disclosed.redaction.apply(to: &written)
    buffer.append(contentsOf: written)
  }

  package func bytes() -> [UInt8] {
    var buffer = ByteBuffer()
    for part in parts { write(part, into: &buffer) }
    return buffer.bytes
  }

  // MARK: Documents

  private func write(_ at: Int, _ json: inout JSONWriter) {
    let document = model.documents[at]
    json.object { json in
      json.key("address"); address(Entity(at), &json)
      json.key("kind"); json.string(document.kind!.rawValue)
      json.key("id"); json.string(document.id)
      json.key("title"); json.string(document.name)
      json.key("file"); json.string(document.path.composed)
      json.key("lang"); json.string(document.language.rawValue)
      json.key("status"); json.string(document.status)
      if document.kind != .evidence { json.key("maturity"); json.string(model.backing(of: Entity(at)).maturity.key) }
      json.key("fields"); fields(document.record, of: at, besides: ["kind", "id", "title", "lang", "status"], &json)
      let text = self.text(of: document)
      if !text.isEmpty { json.key("text"); json.string(text) }
      let profiles = model.profiles(of: at)
      if document.segment != nil {
        json.key("profiles")
        json.array { json in for profile in profiles { write(profile, &json) } }
      }
      if !document.items.isEmpty {
        json.key("items")
        json.array { json in
          for number in document.items.indices {
            json.newline()
            item(Entity(at, number), &json)
          }
          json.lineEnd()
        }
      }
    }
  }

  /// What a reader sees of the body before its blocks.
  private func text(of document: Document) -> String {
    let end = document.blocks.first?.node ?? document.parsed.body.nodes.count
    return document.passages(in: 0..<end).map { String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: "\n\n")
  }

  /// One profile, whichever form it was written in: what its keys say is in `fields` too, but there it depends on the form.
  private func write(_ profile: BoundProfile, _ json: inout JSONWriter) {
    json.object { json in
      if let main = profile.mainJob { json.key("main_job"); address(main, &json) }
      if let gain = profile.gain { json.key("gain"); address(gain, &json) }
      json.key("jobs")
      json.array { json in for reference in profile.profile.jobs { if let job = model.entity(profile.document, reference) { address(job, &json) } } }
      json.key("clarifiers")
      json.array { json in for clarifier in profile.profile.clarifiers { address(Entity(profile.document, clarifier.item), &json) } }
      json.key("irrelevant")
      json.array { json in
        for irrelevance in profile.profile.irrelevant {
          guard let characteristic = model.entity(profile.document, irrelevance.characteristic) else { continue }
          json.object { json in
            json.key("characteristic"); address(characteristic, &json)
            if let because = irrelevance.because { json.key("because"); json.string(because.string) }
          }
        }
      }
      json.key("ratings")
      json.array { json in
        for rating in profile.profile.ratings {
          guard let subject = model.entity(profile.document, rating.subject) else { continue }
          json.object { json in
            json.key("of"); address(subject, &json)
            if let importance = rating.importance { json.key("importance"); json.number(importance) }
            if let satisfaction = rating.satisfaction { json.key("satisfaction"); json.number(satisfaction) }
            if let score = rating.opportunity(in: model.settings) { json.key("opportunity"); json.number(score) }
            if let sample = rating.sample { json.key("n"); json.number(sample) }
          }
        }
      }
      if let reason = profile.profile.notServed { json.key("not_served"); json.string(reason.string) }
      json.key("value_propositions")
      json.array { json in for proposition in model.propositions(for: profile) { address(Entity(proposition), &json) } }
    }
  }

  private func item(_ entity: Entity, _ json: inout JSONWriter) {
    let item = model.item(entity)!
    json.object { json in
      json.key("address"); address(entity, &json)
      json.key("kind"); json.string(item.kind.rawValue)
      json.key("id"); json.string(item.id)
      json.key("title"); json.string(model.name(entity))
      if let profile = item.profile { json.key("profile"); json.number(profile) }
      json.key("maturity"); json.string(model.backing(of: entity).maturity.key)
      if let note = item.note {
        json.key("block"); json.string(note.block.rawValue)
        json.key("tags")
        json.array { json in for tag in note.tags { json.string(tag.string) } }
        if let reason = note.noneReason { json.key("none"); json.string(reason) }
      } else {
        json.key("fields"); fields(item.record, of: entity.document, besides: ["id", "title"], &json)
      }
    }
  }

  // MARK: Values

  private func fields(_ record: Record, of document: Int, besides left: Set<String>, _ json: inout JSONWriter) {
    json.object { json in
      for entry in record.entries {
        let field = record.fields[entry.field]
        guard !left.contains(field.key), isShown(field.key, entry.value, of: document) else { continue }
        json.key(name: field.key)
        if field.key == "examples" { people(document, &json) } else { value(entry.value, of: document, &json) }
      }
    }
  }

  private func isShown(_ key: String, _ value: Value, of document: Int) -> Bool {
    switch value {
    case .personal, .unreadable: false
    // The picture of a real person, whose name may betray whom it shows.
    default: key != "image" || model.image(of: document)?.isPersonal != true
    }
  }

  /// Real people as far as they may be shown.
  private func people(_ segment: Int, _ json: inout JSONWriter) {
    json.array { json in
      for person in disclosed.examples(of: segment) {
        json.object { json in
          json.key("number"); json.number(person.number)
          if let name = person.name { json.key("name"); json.string(name) }
          if let role = person.role { json.key("role"); json.string(role) }
          if let company = person.company { json.key("company"); json.string(company) }
          if let kind = person.companyKind { json.key("company-kind"); json.string(kind) }
        }
      }
    }
  }

  private func value(_ value: Value, of document: Int, _ json: inout JSONWriter) {
    switch value {
    case .text(let text): json.string(text.string)
    case .choice(let term): json.string(term)
    case .number(let number): json.number(number)
    case .day(let day): json.string(day.iso)
    case .flag(let flag): json.flag(flag)
    case .money(let money): json.string(money.canonical)
    case .duration(let duration): json.string(duration.canonical)
    case .size(let bytes): json.number(bytes)
    case .scale(let scale):
      json.array { json in json.number(scale.lowerBound); json.number(scale.upperBound) }
    case .reference(let index): reference(index, of: document, &json)
    case .item(let index): address(Entity(document, index), &json)
    case .list(let elements):
      json.array { json in for element in elements { if case .unreadable = element.value { continue } else { self.value(element.value, of: document, &json) } } }
    case .record(let record): fields(record, of: document, besides: [], &json)
    case .table(let rows):
      json.array { json in
        for row in rows {
          json.object { json in
            json.key("key")
            if case .reference(let index) = row.key { reference(index, of: document, &json) } else { json.string(row.keyText.string) }
            json.key("value"); self.value(row.value, of: document, &json)
          }
        }
      }
    case .open, .empty, .personal, .unreadable: json.null()
    }
  }

  /// The address that a reference leads to; as it is written where it leads nowhere.
  private func reference(_ index: Int, of document: Int, _ json: inout JSONWriter) {
    if let entity = model.entity(document, index) { address(entity, &json) } else { json.string(model.documents[document].references[index].text.string) }
  }

  // MARK: Relations

  private struct Relation: Hashable {
    let item: Int?
    let role: Role
    let to: Entity
  }

  /// Every reference of a document that leads somewhere, once.
  private func relations(of at: Int, _ json: inout JSONWriter) {
    let document = model.documents[at]
    var seen: Set<Relation> = []
    for number in document.references.indices {
      guard let target = model.targets[at][number].entity, model.documents[target.document].kind != nil else { continue }
      let reference = document.references[number]
      let relation = Relation(item: reference.item ?? reference.link?.note, role: reference.role, to: target)
      guard seen.insert(relation).inserted else { continue }
      json.newline()
      json.object { json in
        json.key("from"); address(Entity(at, relation.item), &json)
        json.key("as"); json.string(relation.role.rawValue)
        json.key("to"); address(relation.to, &json)
      }
    }
  }

  private func address(_ entity: Entity, _ json: inout JSONWriter) {
    guard let item = entity.item else { return json.string(model.addresses[entity.document]) }
    json.string(model.addresses[entity.document], "#", model.documents[entity.document].items[item].id)
  }
}
