package import Source
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
    // What the rule found in running text; the errors stop a build, unless it is told to keep going.
    var words: Set<String> = []
    for diagnostic in checked.diagnostics where diagnostic.isPersonal {
      if let document = checked.model.documents.first(where: { $0.path == diagnostic.location.file }) {
        words.insert(document.sourceText(diagnostic.location.range))
      }
    }
    redaction = Redaction(words: words)
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

/// Words that must not leave, and what is written in their place.
package struct Redaction: Sendable {
  private let words: [[UInt8]]

  init(words: Set<String>) {
    self.words = words.filter { !$0.isEmpty }.map { Array($0.utf8) }.sorted { $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1) }
  }

  package var isEmpty: Bool { words.isEmpty }

  /// Covers every occurrence, letter by letter, with `▒`.
  package func apply(to buffer: inout ByteBuffer) {
    guard !words.isEmpty else { return }
    buffer = ByteBuffer(covered(buffer.bytes))
  }

  package func apply(to text: String) -> String { words.isEmpty ? text : String(decoding: covered(Array(text.utf8)), as: UTF8.self) }

  private func covered(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var at = 0
    scan: while at < bytes.count {
      for word in words where word[0] == bytes[at] && at + word.count <= bytes.count && bytes[at..<(at + word.count)].elementsEqual(word) {
        for byte in word where byte & 0xC0 != 0x80 { out.append(contentsOf: byte == 0x20 ? [0x20] : Array("▒".utf8)) }
        at += word.count
        continue scan
      }
      out.append(bytes[at])
      at += 1
    }
    return out
  }
}
