import Source
package import Bind

/// Who reads what is written.
package enum Audience: Sendable {
  /// Everybody: the site, reports for other programs, exports.
  case everybody
}

/// The model as it may leave the workspace: the only door for personal values.
///
/// Render, Report and Exchange see nothing else. What stands in front matter as personal comes out as `DisclosedPerson`; what was found
/// in running text is listed in `redaction` and covered in every byte that is written.
package struct PublicModel: Sendable {
  package let checked: CheckedModel
  package let redaction: Redaction

  package var model: Model { checked.model }

  package init(disclosing checked: CheckedModel, to audience: Audience) {
    self.checked = checked
    // What the rule found; the errors stop a build, unless it is told to keep going. Where one name slipped in, all of them are looked for.
    var words: Set<String> = []
    var isFound = false
    for diagnostic in checked.diagnostics where diagnostic.isPersonal {
      isFound = true
      words.formUnion(diagnostic.covered)
      if diagnostic.covered.isEmpty, !diagnostic.location.range.isEmpty, let document = checked.model.index.document(at: diagnostic.location.file) {
        words.insert(checked.model.documents[document].sourceText(diagnostic.location.range))
      }
    }
    redaction = Redaction(words: words, people: isFound ? People(of: checked.model).all : [])
  }

  /// The real people a segment names, as far as they may be named.
  package func examples(of segment: Int) -> [DisclosedPerson] {
    let document = model.documents[segment]
    let withConsent = model.settings.personalData == "with-consent"
    return document.record.records("examples").enumerated().map { number, example in
      let mayShow = withConsent && example.choice("consent") == "publish"
      return DisclosedPerson(
        number: number + 1, name: mayShow ? example.personal("name")?.revealed.string : nil, role: example.text("role")?.string,
        company: mayShow ? example.personal("company")?.revealed.string : nil, companyKind: example.text("company-kind")?.string)
    }
  }

  /// The name of a persona, or of the person behind evidence, where its consent allows.
  package func person(of document: Int) -> String? {
    let record = model.documents[document].record
    guard model.settings.personalData == "with-consent", record.choice("consent") == "publish" else { return nil }
    return (record.personal("name") ?? record.personal("participant"))?.revealed.string
  }
}

/// A real person as the site may show them.
package struct DisclosedPerson: Sendable {
  /// From 1, in the order of the document.
  package let number: Int
  /// nil: "Person 1".
  package let name: String?
  package let role: String?
  package let company: String?
  package let companyKind: String?
}
