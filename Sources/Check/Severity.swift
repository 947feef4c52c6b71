/// How much a finding weighs.
package enum Severity: Int, Comparable, Sendable, CaseIterable {
  case info, warning, error

  package init?(_ name: String) {
    switch name {
    case "info": self = .info
    case "warning": self = .warning
    case "error": self = .error
    default: return nil
    }
  }

  package var name: String {
    switch self {
    case .info: "info"
    case .warning: "warning"
    case .error: "error"
    }
  }

  package static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }
}

/// How strictly a rule runs: always the same, or by the methods of the workspace and its stage.
///
/// A rule runs when at least one method of the workspace names a severity for it; the strictest counts. Some rules weigh their findings
/// differently (the most important gain, the others): each such sort of finding is a variant with a row of its own.
package struct Severities: Sendable {
  package struct Row: Sendable {
    package let variant: String
    /// Whatever the methods are.
    package var always: Severity?
    package var byMethod: [String: Severity] = [:]
    /// Takes the place of the table's severity at a stage; a rule that is off stays off.
    package var atStage: [String: Severity] = [:]
  }

  package private(set) var rows: [Row]

  package static func always(_ severity: Severity) -> Severities { Severities(rows: [Row(variant: "", always: severity)]) }

  package static func table(
    jtbd: Severity? = nil, b2b: Severity? = nil, vpc: Severity? = nil, odi: Severity? = nil, bmc: Severity? = nil, lean: Severity? = nil,
    marketing: Severity? = nil
  ) -> Severities {
    var methods: [String: Severity] = [:]
    methods["jtbd"] = jtbd
    methods["b2b-design"] = b2b
    methods["vpc"] = vpc
    methods["odi"] = odi
    methods["bmc"] = bmc
    methods["lean"] = lean
    methods["marketing"] = marketing
    return Severities(rows: [Row(variant: "", byMethod: methods)])
  }

  /// The severity that the (last) row has at a stage instead.
  package func at(_ stage: String, _ severity: Severity) -> Severities {
    var copy = self
    copy.rows[copy.rows.count - 1].atStage[stage] = severity
    return copy
  }

  /// A further sort of finding with a row of its own.
  package func variant(_ name: String, _ other: Severities) -> Severities {
    var copy = self
    for row in other.rows { copy.rows.append(Row(variant: name, always: row.always, byMethod: row.byMethod, atStage: row.atStage)) }
    return copy
  }

  /// nil: off.
  package func severity(of variant: String = "", methods: [String], stage: String) -> Severity? {
    guard let row = rows.first(where: { $0.variant == variant }) ?? rows.first else { return nil }
    guard let base = row.always ?? methods.compactMap({ row.byMethod[$0] }).max() else { return nil }
    return row.atStage[stage] ?? base
  }
}
