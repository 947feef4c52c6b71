import Bind
import Check
import Source

/// `--format sarif`: SARIF 2.1.0 with what code scanning needs: rules with help, places relative to the repository, fingerprints that hold
/// while lines move, related places that the message links to, mends.
package enum SARIFReport {
  package static func write(_ findings: Findings, version: String) -> [UInt8] {
    let found = findings.published()
    let rules = Set(found.map(\.rule)).sorted().compactMap(Rule.named)
    let places = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1.name, $0) })
    var json = JSONWriter(), fingerprints = Fingerprints()
    json.object { json in
      json.key("$schema"); json.string("https://json.schemastore.org/sarif-2.1.0.json")
      json.key("version"); json.string("2.1.0")
      json.key("runs")
      json.array { json in
        json.object { json in
          json.key("tool")
          json.object { json in
            json.key("driver")
            json.object { json in
              json.key("name"); json.string("jtbd")
              json.key("semanticVersion"); json.string(version)
              json.key("rules")
              json.array { json in
                for rule in rules {
                  json.newline()
                  write(rule, findings, &json)
                }
                json.lineEnd()
              }
            }
          }
          // Two workspaces of one repository are two analyses: neither closes what the other found.
          json.key("automationDetails"); json.object { json in json.key("id"); json.string("jtbd/" + findings.repositoryPath("")) }
          json.key("language"); json.string(findings.language.rawValue)
          json.key("columnKind"); json.string("unicodeCodePoints")
          json.key("invocations")
          json.array { json in json.object { json in json.key("executionSuccessful"); json.flag(true) } }
          json.key("results")
          json.array { json in
            for finding in found {
              json.newline()
              write(finding, ruleIndex: places[finding.rule], fingerprints.nextCounted(finding), findings, &json)
            }
            json.lineEnd()
          }
        }
      }
    }
    json.endDocument()
    return json.buffer.bytes
  }

  private static func write(_ rule: Rule, _ findings: Findings, _ json: inout JSONWriter) {
    let text = RuleText(rule: rule, language: findings.language)
    json.object { json in
      json.key("id"); json.string(rule.name)
      json.key("name"); json.string(rule.name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined())
      json.key("shortDescription"); json.object { json in json.key("text"); json.string(rule.summary(findings.language)) }
      json.key("fullDescription"); json.object { json in json.key("text"); json.string(rule.rationale(findings.language)) }
      json.key("help")
      json.object { json in
        json.key("text"); json.string(text.plain())
        json.key("markdown"); json.string(text.markdown())
      }
      if let address = findings.address(ofRule: rule.name) { json.key("helpUri"); json.string(address) }
      let checker = Checker(rules: [rule], settings: findings.model.model.settings)
      let usual = checker.effectiveSeverity(of: rule) ?? .warning
      json.key("defaultConfiguration"); json.object { json in json.key("level"); json.string(level(usual)) }
      json.key("properties")
      json.object { json in
        json.key("tags")
        json.array { json in json.string(rule.number.hasPrefix("L") ? "language" : "method") }
        json.key("precision"); json.string(rule.number.hasPrefix("L") ? "very-high" : "high")
        json.key("problem.severity"); json.string(usual == .info ? "recommendation" : usual.name)
      }
    }
  }

  private static func write(_ finding: PublicFinding, ruleIndex: Int?, _ fingerprint: String, _ findings: Findings, _ json: inout JSONWriter) {
    json.object { json in
      json.key("ruleId"); json.string(finding.rule)
      if let ruleIndex { json.key("ruleIndex"); json.number(ruleIndex) }
      json.key("level"); json.string(level(finding.severity))
      json.key("message"); json.object { json in json.key("text"); json.string(message(finding)) }
      json.key("locations")
      json.array { json in
        json.object { json in
          physical(finding.place, findings, &json)
          json.key("logicalLocations")
          json.array { json in json.object { json in json.key("fullyQualifiedName"); json.string(finding.subject) } }
        }
      }
      if !finding.related.isEmpty {
        json.key("relatedLocations")
        json.array { json in
          for (number, related) in finding.related.enumerated() {
            json.object { json in
              json.key("id"); json.number(number + 1)
              physical(related.place, findings, &json)
              json.key("message"); json.object { json in json.key("text"); json.string(unlinked(related.message)) }
            }
          }
        }
      }
      json.key("partialFingerprints")
      json.object { json in json.key("primaryLocationLineHash"); json.string(fingerprint) }
      if !finding.fixes.isEmpty {
        json.key("fixes")
        json.array { json in for fix in finding.fixes { write(fix, findings, &json) } }
      }
      if let reason = finding.allowed {
        json.key("suppressions")
        json.array { json in
          json.object { json in
            json.key("kind"); json.string("inSource")
            json.key("justification"); json.string(reason)
          }
        }
      }
    }
  }

  /// The sentence, what to do, and the related places as links: only those that the message links to are shown.
  private static func message(_ finding: PublicFinding) -> String {
    var text = unlinked(finding.message) + "\n" + unlinked(finding.help)
    for (number, related) in finding.related.enumerated() {
      let words = String(String.UnicodeScalarView(unlinked(related.message).unicodeScalars.map { $0 == "[" ? "(" : $0 == "]" ? ")" : $0 }))
      text += "\n[\(words)](\(number + 1))"
    }
    return text
  }

  /// No words of the authors' become a link.
  private static func unlinked(_ text: String) -> String { text.replacing("](", with: "] (") }

  private static func write(_ fix: PublicFix, _ findings: Findings, _ json: inout JSONWriter) {
    json.object { json in
      json.key("description"); json.object { json in json.key("text"); json.string(fix.title) }
      json.key("artifactChanges")
      json.array { json in
        var files: [String] = []
        for edit in fix.edits where !files.contains(edit.place.file) { files.append(edit.place.file) }
        for file in files {
          json.object { json in
            artifact(findings.repositoryPath(file), &json)
            json.key("replacements")
            json.array { json in
              for edit in fix.edits where edit.place.file == file {
                json.object { json in
                  json.key("deletedRegion"); region(edit.place, &json)
                  json.key("insertedContent"); json.object { json in json.key("text"); json.string(edit.text) }
                }
              }
            }
          }
        }
      }
    }
  }

  private static func physical(_ place: PublicPlace, _ findings: Findings, _ json: inout JSONWriter) {
    json.key("physicalLocation")
    json.object { json in
      artifact(findings.repositoryPath(place), &json)
      json.key("region"); region(place, &json)
    }
  }

  private static func artifact(_ path: String, _ json: inout JSONWriter) {
    json.key("artifactLocation")
    json.object { json in
      json.key("uri"); json.string(URIText.escaped(path))
      json.key("uriBaseId"); json.string("%SRCROOT%")
    }
  }

  private static func region(_ place: PublicPlace, _ json: inout JSONWriter) {
    json.object { json in
      json.key("startLine"); json.number(place.start.line)
      json.key("startColumn"); json.number(place.start.column)
      json.key("endLine"); json.number(place.end.line)
      json.key("endColumn"); json.number(place.end.column)
    }
  }

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "note"
    }
  }
}

/// What a rule says of itself, for programs that show it beside a finding.
struct RuleText {
  let rule: Rule
  let language: Language

  private var german: Bool { language == .de }

  func plain() -> String {
    "\(rule.summary(language))\n\n\(rule.rationale(language))\n\n" + (german ? "Mehr sagt" : "More is said by") + " `jtbd explain \(rule.name)`."
  }

  func markdown() -> String {
    var out = "\(rule.summary(language))\n\n\(rule.rationale(language))\n"
    let examples = rule.examples(in: language)
    let bad = examples.first(where: \.isBad), good = examples.first { !$0.isBad }
    for (title, example) in [(german ? "So nicht" : "Not like this", bad), (german ? "Sondern so" : "But like this", good)] {
      guard let example else { continue }
      out += "\n**\(title)**\n"
      for (path, marked) in Example.files(example.text) {
        let text = marked.filter { $0 != "⟦" && $0 != "⟧" }
        out += "\n`\(path)`\n\n````markdown\n\(text)\(text.hasSuffix("\n") ? "" : "\n")````\n"
      }
    }
    return out
  }
}
