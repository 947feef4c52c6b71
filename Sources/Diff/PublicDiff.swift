import Source
import Bind
package import Check

/// What must not leave either of two models, covered.
package struct Covering: Sendable {
  let old: Redaction
  let new: Redaction

  var isEmpty: Bool { old.isEmpty && new.isEmpty }

  package func apply(to text: String) -> String { old.apply(to: new.apply(to: text)) }
}

/// A difference as it may leave the workspace: the only door for it. What is personal on either side is covered on both.
package struct PublicDiff: Sendable {
  package let diff: ModelDiff
  package let from: PublicModel
  package let to: PublicModel
  package let redaction: Covering

  package init(disclosing diff: ModelDiff, from: CheckedModel, to: CheckedModel, to audience: Audience) {
    self.diff = diff
    self.from = PublicModel(disclosing: from, to: audience)
    self.to = PublicModel(disclosing: to, to: audience)
    redaction = Covering(old: self.from.redaction, new: self.to.redaction)
  }

  var old: Model { diff.old.model }
  var new: Model { diff.new.model }

  /// Words of an author as everybody may read them, on one line.
  package func text(_ text: String) -> String { redaction.apply(to: text.singleSpaced) }

  /// What something is called, shortened where it is long.
  func name(_ subject: Change.Subject) -> String {
    if let entity = subject.new { return name(entity, in: new) }
    return subject.old.map { name($0, in: old) } ?? ""
  }

  func name(_ entity: Entity, in model: Model) -> String { shortened(text(model.name(entity))) }

  func shortened(_ text: String, to length: Int = 90) -> String {
    guard text.count > length else { return text }
    let cut = text.prefix(length - 1)
    let end = cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut
    return String(end) + "…"
  }

  /// The side that still has it: what is gone is spoken of as it was.
  func side(_ subject: Change.Subject) -> (entity: Entity, model: Model)? {
    if let new = subject.new, subject.old?.item == nil || new.item != nil { return (new, self.new) }
    if let old = subject.old { return (old, self.old) }
    return subject.new.map { ($0, self.new) }
  }

  /// What something is called in addresses. An id that was derived from words that must not leave is covered as a whole.
  func address(_ entity: Entity, in identities: Identities) -> String {
    let identity = identities.identity(of: entity), model = identities.model
    guard !redaction.isEmpty else { return identity.text }
    if let item = model.item(entity), item.writtenID == nil, isCovered(item.title?.string) { return text(identity.document) + "#▒" }
    if let kind = model.document(entity).kind, model.document(entity).writtenID == nil, isCovered(Document.stem(of: model.document(entity).path)) { return kind.rawValue + "/▒" }
    return text(identity.text)
  }

  /// Of a finding's subject.
  func address(_ subject: String, in identities: Identities) -> String {
    let cut = subject.firstIndex(of: "#")
    let identity = Identity(cut.map { String(subject[..<$0]) } ?? subject, cut.map { String(subject[subject.index(after: $0)...]) })
    return identities.entity(identity).map { address($0, in: identities) } ?? text(subject)
  }

  private func isCovered(_ words: String?) -> Bool { words.map { redaction.apply(to: $0) != $0 } ?? false }

  // MARK: - Values

  /// A value in words; nil: it must not be said.
  func say(_ atom: Atom, _ field: Field?, in language: Language, old isOld: Bool) -> Sentence? {
    let identities = isOld ? diff.old : diff.new
    switch atom {
    case .text(let text): return .name(shortened(self.text(text)))
    case .term(let term): return .value(self.text(PublicDiff.label(of: term, field, language)))
    case .number(let number): return .value(PublicDiff.number(number, language))
    case .day(let day): return .value(day.iso)
    case .flag(let flag): return .value(language == .de ? (flag ? "ja" : "nein") : (flag ? "yes" : "no"))
    case .money(let money): return .value(PublicDiff.money(money, language))
    case .duration(let duration):
      return .value(language == .en ? duration.canonical : duration.count == 1 ? "1 " + Phrase.span(duration).de.split(separator: " ")[1] : Phrase.span(duration).de.replacingNoBreakSpaces)
    case .bytes(let bytes): return .value("\(bytes)")
    case .scale(let low, let high): return .value("\(PublicDiff.number(low, language))–\(PublicDiff.number(high, language))")
    case .reference(let identity):
      // A reference of the old side may bear its new name already.
      let sides = [identities, diff.new, diff.old]
      for side in sides { if let entity = side.entity(identity) { return .name(name(entity, in: side.model)) } }
      for side in sides { if let document = side.document(identity.document) { return .name(name(Entity(document), in: side.model)) } }
      return .value(address(identity.text, in: identities))
    case .dangling(let text): return .value(self.text(text))
    case .person: return nil
    case .open: return .value("TBD")
    case .unreadable: return language == .de ? "etwas Unlesbares" : "something unreadable"
    }
  }

  static func label(of term: String, _ field: Field?, _ language: Language) -> String {
    var type = field?.type
    while case .list(let inner)? = type { type = inner }
    if case .table(_, let inner)? = type { type = inner }
    guard case .choice(let vocabulary)? = type, let known = vocabulary.term(term) else { return term }
    return known.label(in: language)
  }

  static func number(_ value: Double, _ language: Language) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    let text = String(value)
    return language == .de ? String(text.map { $0 == "." ? "," : $0 }) : text
  }

  static func money(_ money: Money, _ language: Language) -> String {
    guard language == .de else { return money.canonical }
    let words: [Money.Period: String] = [.month: "/Monat", .year: "/Jahr", .use: " je Nutzung", .once: " einmalig"]
    let cents = money.cents % 100
    return "\(money.cents / 100)" + (cents == 0 ? "" : "," + (cents < 10 ? "0" : "") + "\(cents)") + " " + money.currency + (money.period.flatMap { words[$0] } ?? "")
  }
}
