import Source
package import Bind

/// The model and everything found in it, after severities and suppressions.
package struct CheckedModel: Sendable {
  package let model: Model
  /// Sorted by file, line, column, rule; allowed ones included.
  package let diagnostics: [Diagnostic]

  package var open: [Diagnostic] { diagnostics.filter { $0.allowed == nil } }

  package func count(_ severity: Severity) -> Int { diagnostics.reduce(0) { $0 + ($1.allowed == nil && $1.severity == severity ? 1 : 0) } }

  package init(model: Model, diagnostics: [Diagnostic]) {
    self.model = model
    self.diagnostics = diagnostics
  }
}

/// Runs rules and turns what they find into diagnostics. Findings can be collected document by document, in parallel, and judged once.
package struct Checker: Sendable {
  /// A finding with its rule.
  package struct Hit: Sendable {
    let rule: Rule
    let finding: Finding
  }

  let rules: [Rule]
  let settings: Settings
  /// Severities by `rules:` and where an override may turn a rule on.
  let isActive: [Bool]

  package init(rules: [Rule] = Rule.all, settings: Settings) {
    self.rules = rules
    self.settings = settings
    isActive = rules.map { rule in
      // A dead link can be lived with only where a document is brainstormed; the engine decides.
      if rule.isLocked || rule.name == "link-broken" { return true }
      var names: Set<String> = []
      for override in settings.overrides { for entry in override.rules where entry.severity != "off" { names.insert(entry.rule.string) } }
      if names.contains(rule.name) { return true }
      if let set = settings.rules.last(where: { $0.rule.string == rule.name }) { return set.severity != "off" }
      return rule.severities.rows.contains {
        rule.severities.severity(of: $0.variant, methods: settings.methods, stage: settings.stage) != nil
      }
    }
  }

  /// How strictly a rule is checked in this workspace, overrides for single files aside; nil: off.
  package func effectiveSeverity(of rule: Rule) -> Severity? {
    if !rule.isLocked, let set = settings.rules.last(where: { $0.rule.string == rule.name }) { return Severity(set.severity) }
    return rule.severities.rows.compactMap { rule.severities.severity(of: $0.variant, methods: settings.methods, stage: settings.stage) }.max()
  }

  /// What the rules that see one document find in it.
  package func findings(in document: Document) -> [Hit] {
    var hits: [Hit] = []
    for (rule, active) in zip(rules, isActive) where active {
      if case .document(let check) = rule.check { for finding in check(document, settings) { hits.append(Hit(rule: rule, finding: finding)) } }
    }
    return hits
  }

  /// What the rules that see one document and its neighbours find.
  package func findings(about document: Int, in model: Model) -> [Hit] {
    var hits: [Hit] = []
    for (rule, active) in zip(rules, isActive) where active {
      if case .entity(let check) = rule.check { for finding in check(document, model) { hits.append(Hit(rule: rule, finding: finding)) } }
    }
    return hits
  }

  /// What the rules that see everything find.
  package func findings(in model: Model) -> [Hit] {
    var hits: [Hit] = []
    for (rule, active) in zip(rules, isActive) where active {
      if case .model(let check) = rule.check { for finding in check(model) { hits.append(Hit(rule: rule, finding: finding)) } }
    }
    return hits
  }
}
