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
  /// The checks of active rules by what they see, each with its rule's place in `rules`: these loops run for every document.
  private let documentChecks: [(rule: Int, check: @Sendable (Document, Settings) -> [Finding])]
  private let entityChecks: [(rule: Int, check: @Sendable (Int, Model) -> [Finding])]
  private let modelChecks: [(rule: Int, check: @Sendable (Model) -> [Finding])]

  package init(rules: [Rule] = Rule.all, settings: Settings) {
    self.rules = rules
    self.settings = settings
    let isActive = rules.map { rule in
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
    self.isActive = isActive
    var documentChecks: [(rule: Int, check: @Sendable (Document, Settings) -> [Finding])] = []
    var entityChecks: [(rule: Int, check: @Sendable (Int, Model) -> [Finding])] = []
    var modelChecks: [(rule: Int, check: @Sendable (Model) -> [Finding])] = []
    for (place, rule) in rules.enumerated() where isActive[place] {
      switch rule.check {
      case .document(let check): documentChecks.append((place, check))
      case .entity(let check): entityChecks.append((place, check))
      case .model(let check): modelChecks.append((place, check))
      case .engine: break
      }
    }
    self.documentChecks = documentChecks
    self.entityChecks = entityChecks
    self.modelChecks = modelChecks
  }

  /// How strictly a rule is checked in this workspace, overrides for single files aside; nil: off.
  package func effectiveSeverity(of rule: Rule) -> Severity? {
    if !rule.isLocked, let set = settings.rules.last(where: { $0.rule.string == rule.name }) { return Severity(set.severity) }
    return rule.severities.rows.compactMap { rule.severities.severity(of: $0.variant, methods: settings.methods, stage: settings.stage) }.max()
  }

  /// What the rules that see one document find in it.
  package func findings(in document: Document) -> [Hit] {
    var hits: [Hit] = []
    for (rule, check) in documentChecks { for finding in check(document, settings) { hits.append(Hit(rule: rules[rule], finding: finding)) } }
    return hits
  }

  /// What the rules that see one document and its neighbours find.
  package func findings(about document: Int, in model: Model) -> [Hit] {
    var hits: [Hit] = []
    for (rule, check) in entityChecks { for finding in check(document, model) { hits.append(Hit(rule: rules[rule], finding: finding)) } }
    return hits
  }

  /// How many rules see everything: each can run by itself.
  package var modelCheckCount: Int { modelChecks.count }

  /// What one of the rules that see everything finds.
  package func findings(ofModelCheck number: Int, in model: Model) -> [Hit] {
    let (rule, check) = modelChecks[number]
    return check(model).map { Hit(rule: rules[rule], finding: $0) }
  }
}
