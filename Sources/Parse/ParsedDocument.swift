package import Source

/// One file, parsed: what stands in it and where, before anything was compared with another file.
package struct ParsedDocument: Sendable {
  package let file: SourceFile
  /// nil where the file does not begin with `---`, or where its front matter has no end.
  package let frontMatter: YAML?
  package let body: Body
  /// In order of place.
  package let problems: [ParseProblem]

  package init(file: SourceFile, frontMatter: YAML?, body: Body, problems: [ParseProblem]) {
    self.file = file
    self.frontMatter = frontMatter
    self.body = body
    self.problems = problems
  }

  /// The bytes are not text: nothing else about the file is worth saying.
  package var isUnreadable: Bool {
    problems.contains { if case .encoding = $0.kind { true } else { false } }
  }
}
