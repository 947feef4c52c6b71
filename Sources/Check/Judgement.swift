import Source
package import Bind

extension Checker {
  /// Gives every finding its severity, lets `allow` take effect, reports suppressions that do not work, and sorts.
  ///
  /// Severity in this order, the later wins: table, stage, softening by `brainstormed`, `rules:`, the last matching entry of `overrides:`.
  package func judge(_ hits: [Hit], in model: Model) -> CheckedModel {
    var diagnostics: [Diagnostic] = []
    var used: Set<AllowID> = []
    var drafts: [Int: [(hit: Hit, severity: Severity)]] = [:]

    for hit in hits {
      let document = model.index.document(at: hit.finding.location.file)
      guard let severity = severity(of: hit, in: document.map { model.documents[$0] }) else { continue }
      if let document, hit.rule.isCompleteness, !hit.finding.isHard, model.documents[document].status == "brainstormed" {
        drafts[document, default: []].append((hit, severity))
        continue
      }
      diagnostics.append(diagnostic(hit, severity, document, model, &used))
    }
    for (document, found) in drafts {
      if let summary = summary(of: found, document, model, &used) { diagnostics.append(summary) }
    }
    diagnostics += suppressions(model, used)

    diagnostics.sort { a, b in
      if a.location.file != b.location.file { return utf8Precedes(a.location.file, b.location.file) }
      if a.location.range.start != b.location.range.start { return a.location.range.start < b.location.range.start }
      if a.rule != b.rule { return a.rule < b.rule }
      if a.location.range.end != b.location.range.end { return a.location.range.end < b.location.range.end }
      return a.message.en < b.message.en
    }
    return CheckedModel(model: model, diagnostics: diagnostics)
  }

  private func severity(of hit: Hit, in document: Document?) -> Severity? {
    let rule = hit.rule
    var severity = rule.severities.severity(of: hit.finding.variant, methods: settings.methods, stage: settings.stage)
    if let cap = hit.finding.cap, let found = severity { severity = min(found, cap) }
    if rule.isLocked || document.map({ cannotBeAllowed(rule, $0) }) == true { return severity }
    if let document, document.status == "brainstormed", severity != nil {
      if rule.name == "reference-unresolved" || rule.name == "link-broken" || (rule.isCompleteness && !hit.finding.isHard) { severity = .info }
    }
    if let set = settings.rules.last(where: { $0.rule.string == rule.name }) { severity = Severity(set.severity) }
    let path = hit.finding.location.file
    for override in settings.overrides where override.files.contains(where: { $0.matches(path) }) {
      if let set = override.rules.last(where: { $0.rule.string == rule.name }) { severity = Severity(set.severity) }
    }
    return severity
  }

  private struct AllowID: Hashable {
    let document: Int
    let index: Int
  }

  private func diagnostic(_ hit: Hit, _ severity: Severity, _ document: Int?, _ model: Model, _ used: inout Set<AllowID>) -> Diagnostic {
    let finding = hit.finding
    let reason = document.flatMap { allowance(for: hit, in: $0, model, &used) }
    let subject = (finding.entity ?? document.map { model.documents[$0].entity($0, at: finding.location.range) }).map { model.address($0) }
    return Diagnostic(
      rule: hit.rule.name, severity: severity, subject: subject ?? finding.location.file, location: finding.location, message: finding.message,
      publicMessage: finding.publicMessage, help: finding.help, related: finding.related, fixes: finding.fixes, allowed: reason,
      isPersonal: finding.isPersonal, covered: finding.covered)
  }

  /// The reason of the suppression that covers a finding.
  private func allowance(for hit: Hit, in document: Int, _ model: Model, _ used: inout Set<AllowID>) -> String? {
    let source = model.documents[document]
    for (index, allow) in source.allows.enumerated() where allow.rule.string == hit.rule.name {
      guard let because = allow.because, !because.string.trimmingSpaces.isEmpty, !cannotBeAllowed(hit.rule, source) else { continue }
      guard covers(allow, hit.finding, source, document) else { continue }
      used.insert(AllowID(document: document, index: index))
      return because.string
    }
    return nil
  }

  private func cannotBeAllowed(_ rule: Rule, _ document: Document) -> Bool { rule.cannotBeAllowed(in: document) }

  private func covers(_ allow: Allow, _ finding: Finding, _ document: Document, _ index: Int) -> Bool {
    let range = finding.location.range
    func isItem(_ item: Int) -> Bool {
      if finding.entity == Entity(index, item) { return true }
      let found = document.items[item]
      return found.note.map { $0.range.contains(range) } ?? found.record.range.contains(range)
    }
    if let item = allow.item { return isItem(item) }
    guard let at = allow.at?.string else { return true }
    if at.hasPrefix("#") { return document.item(Folding.slug(at)).map(isItem) ?? false }
    return document.blocks.contains { block in
      block.range.contains(range) && (block.kind?.rawValue == at || Folding.heading(block.heading.string) == Folding.heading(at))
    }
  }

  /// A brainstormed document is not nagged: of all that is missing the first is said, as information, and the rest is named.
  private func summary(of found: [(hit: Hit, severity: Severity)], _ document: Int, _ model: Model, _ used: inout Set<AllowID>) -> Diagnostic? {
    var open: [(hit: Hit, severity: Severity)] = []
    for each in found {
      if allowance(for: each.hit, in: document, model, &used) == nil { open.append(each) }
    }
    func rank(_ rule: Rule) -> Int { Rule.completenessOrder.firstIndex(of: rule.name) ?? .max }
    guard let first = open.min(by: { (rank($0.hit.rule), $0.hit.finding.location) < (rank($1.hit.rule), $1.hit.finding.location) }) else { return nil }
    var names: [String] = []
    for each in open where each.hit.rule.name != first.hit.rule.name && !names.contains(each.hit.rule.name) { names.append(each.hit.rule.name) }
    names.sort { (Rule.completenessOrder.firstIndex(of: $0) ?? .max) < (Rule.completenessOrder.firstIndex(of: $1) ?? .max) }
    let plain = diagnostic(first.hit, first.severity, nil, model, &used)
    let more = names.map { "`\($0)`" }.joined(separator: ", ")
    let message =
      names.isEmpty
      ? plain.message : Phrase("\(plain.message.de) Außerdem noch offen: \(more).", "\(plain.message.en) Also still open: \(more).")
    return Diagnostic(
      rule: plain.rule, severity: plain.severity, subject: plain.subject, location: plain.location, message: message, help: plain.help,
      related: plain.related, fixes: plain.fixes)
  }

  /// `allow` entries that name no rule, give no reason or suppress nothing.
  private func suppressions(_ model: Model, _ used: Set<AllowID>) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for (at, document) in model.documents.enumerated() {
      for (index, allow) in document.allows.enumerated() {
        let entity = Entity(at, allow.item)
        let location = SourceLocation(document.path, allow.rule.range)
        func add(_ rule: Rule?, _ finding: Finding) {
          guard let rule, let severity = severity(of: Hit(rule: rule, finding: finding), in: document) else { return }
          var ignored: Set<AllowID> = []
          found.append(diagnostic(Hit(rule: rule, finding: finding), severity, nil, model, &ignored))
        }
        if !Rule.catalogue.contains(allow.rule.string) {
          add(Rule.named("allow-unknown-rule"), Suppression.unknown(allow, at: location, about: entity))
        } else if allow.because?.string.trimmingSpaces.isEmpty != false {
          add(Rule.named("allow-without-reason"), Suppression.withoutReason(allow, at: location, about: entity))
        } else if !used.contains(AllowID(document: at, index: index)), let rule = rules.first(where: { $0.name == allow.rule.string }), ran(rule, on: document) {
          add(Rule.named("allow-unused"), Suppression.unused(allow, at: location, about: entity, in: document))
        }
      }
    }
    return found
  }

  private func ran(_ rule: Rule, on document: Document) -> Bool {
    if document.isDamaged || document.isRejected { return false }
    for override in settings.overrides where override.files.contains(where: { $0.matches(document.path) }) {
      if let set = override.rules.last(where: { $0.rule.string == rule.name }) { return set.severity != "off" }
    }
    guard let position = rules.firstIndex(where: { $0.name == rule.name }) else { return false }
    if case .engine = rule.check { return false }
    return isActive[position]
  }
}

extension Document {
  /// What stands at a place: the item that it lies in, else the document, whose index is given.
  fileprivate func entity(_ document: Int, at range: SourceRange) -> Entity {
    Entity(document, items.firstIndex { ($0.note?.range ?? $0.record.range).contains(range) })
  }
}

extension Rule {
  /// A dead link can be lived with only where a document is brainstormed.
  func cannotBeAllowed(in document: Document) -> Bool { isLocked || (name == "link-broken" && document.status != "brainstormed") }
}
