package import Source
package import Bind

/// A finding as people see it: what, where, why it matters, how to mend it.
package struct Diagnostic: Sendable {
  package let rule: String
  package var severity: Severity
  /// What it is about: `segment/pendler#wenig-zeit`; stays the same when lines move.
  package let subject: String
  package let location: SourceLocation
  /// One sentence that stands alone.
  package let message: Phrase
  /// The message without personal words: for every way out but the author's own terminal.
  package let publicMessage: Phrase
  package let help: Phrase
  package let related: [Related]
  package let fixes: [Fix]
  /// The reason with which the authors live with it; nil: it is open.
  package var allowed: String?
  /// The words under the range are personal and must not be shown outside.
  package let isPersonal: Bool
  /// Those words as a reader sees them, without markup and escapes.
  package let covered: [String]

  package init(
    rule: String, severity: Severity, subject: String, location: SourceLocation, message: Phrase, publicMessage: Phrase? = nil, help: Phrase,
    related: [Related] = [], fixes: [Fix] = [], allowed: String? = nil, isPersonal: Bool = false, covered: [String] = []
  ) {
    self.rule = rule
    self.severity = severity
    self.subject = subject
    self.location = location
    self.message = message
    self.publicMessage = publicMessage ?? message
    self.help = help
    self.related = related
    self.fixes = fixes
    self.allowed = allowed
    self.isPersonal = isPersonal
    self.covered = covered
  }

  /// Another place that has to do with it: the other end of a reference, the first of two.
  package struct Related: Sendable {
    package let location: SourceLocation
    package let message: Phrase

    package init(_ location: SourceLocation, _ de: String, _ en: String) {
      self.location = location
      message = Phrase(de, en)
    }
  }
}

/// A mend that can be made for the author.
package struct Fix: Sendable {
  package let title: Phrase
  /// It cannot change what the author means.
  package let isSafe: Bool
  package let edits: [TextEdit]

  package init(_ de: String, _ en: String, safe: Bool, _ edits: [TextEdit]) {
    title = Phrase(de, en)
    isSafe = safe
    self.edits = edits
  }
}
