package import Bind
package import Check
package import Files
import Source

/// What a build has to say besides the files it wrote: said again by a build that finds nothing changed.
package struct Outcome: Sendable {
  package let diagnostics: [Diagnostic]
  package let notices: [Notice]
  /// Sentences for stderr.
  package let remarks: [Phrase]
  /// How many documents there are.
  package let documents: Int

  package init(diagnostics: [Diagnostic], notices: [Notice], remarks: [Phrase] = [], documents: Int) {
    self.diagnostics = diagnostics
    self.notices = notices
    self.remarks = remarks
    self.documents = documents
  }
}

extension Outcome {
  func write(into writer: inout FlatWriter) {
    writer.add(diagnostics) { $0.add($1) }
    writer.add(notices) { writer, notice in
      let (kind, path): (UInt32, String) =
        switch notice {
        case .otherEnding(let path): (0, path)
        case .lfsPointer(let path): (1, path)
        case .submodule(let path): (2, path)
        }
      writer.add(kind)
      writer.add(path)
    }
    writer.add(remarks) { $0.add($1) }
    writer.add(documents)
  }

  init?(reading reader: inout FlatReader) {
    guard let diagnostics = reader.elements({ $0.diagnostic() }),
      let notices = reader.elements({ reader -> Notice? in
        guard let kind = reader.half(), let path = reader.text() else { return nil }
        return switch kind {
        case 0: .otherEnding(path: path)
        case 1: .lfsPointer(path: path)
        case 2: .submodule(path: path)
        default: nil
        }
      }), let remarks = reader.elements({ $0.phrase() }), let documents = reader.integer()
    else { return nil }
    self.init(diagnostics: diagnostics, notices: notices, remarks: remarks, documents: documents)
  }
}

extension FlatWriter {
  fileprivate mutating func add(_ phrase: Phrase) {
    add(phrase.de)
    add(phrase.en)
  }

  fileprivate mutating func add(_ location: SourceLocation) {
    add(location.file)
    add(UInt32(location.range.start))
    add(UInt32(location.range.end))
  }

  fileprivate mutating func add(_ diagnostic: Diagnostic) {
    add(diagnostic.rule)
    add(UInt32(diagnostic.severity.rawValue))
    add(diagnostic.subject)
    add(diagnostic.location)
    add(diagnostic.message)
    add(diagnostic.publicMessage)
    add(diagnostic.help)
    add(diagnostic.related) { writer, related in
      writer.add(related.location)
      writer.add(related.message)
    }
    add(diagnostic.fixes) { writer, fix in
      writer.add(fix.title)
      writer.add(fix.isSafe)
      writer.add(fix.edits) { writer, edit in
        writer.add(edit.location)
        writer.add(edit.text)
      }
    }
    add(diagnostic.allowed != nil)
    add(diagnostic.allowed ?? "")
    add(diagnostic.isPersonal)
  }
}

extension FlatReader {
  fileprivate mutating func phrase() -> Phrase? {
    guard let de = text(), let en = text() else { return nil }
    return Phrase(de, en)
  }

  fileprivate mutating func location() -> SourceLocation? {
    guard let file = text(), let start = half(), let end = half() else { return nil }
    return SourceLocation(file, SourceRange(Int(start), Int(end)))
  }

  fileprivate mutating func diagnostic() -> Diagnostic? {
    guard let rule = text(), let severity = half().flatMap({ Severity(rawValue: Int($0)) }), let subject = text(), let location = location(),
      let message = phrase(), let publicMessage = phrase(), let help = phrase(),
      let related = elements({ reader -> Diagnostic.Related? in
        guard let location = reader.location(), let message = reader.phrase() else { return nil }
        return Diagnostic.Related(location, message.de, message.en)
      }),
      let fixes = elements({ reader -> Fix? in
        guard let title = reader.phrase(), let isSafe = reader.flag(),
          let edits = reader.elements({ reader -> TextEdit? in
            guard let location = reader.location(), let text = reader.text() else { return nil }
            return TextEdit(location, text)
          })
        else { return nil }
        return Fix(title.de, title.en, safe: isSafe, edits)
      }), let isAllowed = flag(), let reason = text(), let isPersonal = flag()
    else { return nil }
    return Diagnostic(
      rule: rule, severity: severity, subject: subject, location: location, message: message, publicMessage: publicMessage, help: help,
      related: related, fixes: fixes, allowed: isAllowed ? reason : nil, isPersonal: isPersonal)
  }
}
