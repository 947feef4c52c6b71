package import Source
import Bind

// Findings of the rules that see one document are kept with it.

extension Checker {
  package static func write(_ hits: [Hit], about file: SourceFile, into writer: inout FlatWriter) {
    writer.add(index: hits.count)
    for hit in hits {
      let finding = hit.finding
      writer.add(hit.rule.name)
      writer.add(finding.location, of: file)
      writer.add(finding.entity != nil)
      writer.add(index: finding.entity?.document)
      writer.add(index: finding.entity?.item)
      writer.add(finding.variant)
      writer.add(index: finding.cap?.rawValue)
      writer.add(finding.isHard)
      writer.add(finding.message)
      writer.add(finding.publicMessage != nil)
      if let message = finding.publicMessage { writer.add(message) }
      writer.add(finding.help)
      writer.add(index: finding.related.count)
      for related in finding.related {
        writer.add(related.location, of: file)
        writer.add(related.message)
      }
      writer.add(index: finding.fixes.count)
      for fix in finding.fixes {
        writer.add(fix.title)
        writer.add(fix.isSafe)
        writer.add(index: fix.edits.count)
        for edit in fix.edits {
          writer.add(edit.location, of: file)
          writer.add(edit.text)
        }
      }
      writer.add(finding.isPersonal)
      writer.add(index: finding.covered.count)
      for words in finding.covered { writer.add(words) }
    }
  }

  /// nil where a rule is not known.
  package func hits(about file: SourceFile, reading reader: inout FlatReader) -> [Hit]? {
    var hits: [Hit] = []
    for _ in 0..<reader.count() {
      let name = reader.text()
      guard let rule = rules.first(where: { $0.name == name }) else { return nil }
      let location = reader.location(of: file)
      let hasEntity = reader.flag()
      let document = reader.index(), item = reader.index()
      let variant = reader.text()
      let cap = reader.index().flatMap { Severity(rawValue: $0) }
      let isHard = reader.flag()
      let message = reader.phrase()
      let publicMessage = reader.flag() ? reader.phrase() : nil
      let help = reader.phrase()
      let related = (0..<reader.count()).map { _ in
        let location = reader.location(of: file), message = reader.phrase()
        return Diagnostic.Related(location, message.de, message.en)
      }
      let fixes = (0..<reader.count()).map { _ in
        let title = reader.phrase(), isSafe = reader.flag()
        let edits = (0..<reader.count()).map { _ in
          let location = reader.location(of: file)
          return TextEdit(location, reader.text())
        }
        return Fix(title.de, title.en, safe: isSafe, edits)
      }
      hits.append(
        Hit(
          rule: rule,
          finding: Finding(
            at: location, about: hasEntity ? document.map { Entity($0, item) } : nil, variant: variant, cap: cap, hard: isHard, message, public: publicMessage,
            help: help, related: related, fixes: fixes, personal: reader.flag(), covered: (0..<reader.count()).map { _ in reader.text() })))
    }
    return reader.isSound ? hits : nil
  }
}

extension FlatWriter {
  fileprivate mutating func add(_ phrase: Phrase) {
    add(phrase.de)
    add(phrase.en)
  }

  fileprivate mutating func add(_ location: SourceLocation, of file: SourceFile) {
    add(location.file == file.path ? "" : location.file)
    add(location.range)
  }
}

extension FlatReader {
  fileprivate mutating func phrase() -> Phrase {
    let de = text()
    return Phrase(de, text())
  }

  fileprivate mutating func location(of file: SourceFile) -> SourceLocation {
    let path = text()
    return SourceLocation(path.isEmpty ? file.path : path, range())
  }
}
