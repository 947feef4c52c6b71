import Source
import Bind
import Compile

/// The forms of the documents that may say something else, each read once. Documents whose file is the same on both sides have none: they
/// are only asked whether their references still lead to the same.
struct Forms: Sendable {
  /// By document.
  private let old: [DocumentForm?]
  private let new: [DocumentForm?]
  private let names: (old: Identities, new: Identities)

  init(of old: Identities, _ new: Identities, jobs: Int) {
    let sameSettings = old.model.configuration.sourceFile.digest == new.model.configuration.sourceFile.digest
    var isKept = (old: [Bool](repeating: false, count: old.names.count), new: [Bool](repeating: false, count: new.names.count))
    for (at, name) in old.names.enumerated() where sameSettings {
      guard let there = new.document(name) else { continue }
      let before = old.model.documents[at], after = new.model.documents[there]
      guard before.path == after.path, before === after || before.sourceFile.digest == after.sourceFile.digest else { continue }
      (isKept.old[at], isKept.new[there]) = (true, true)
    }
    func read(_ identities: Identities, _ isKept: [Bool]) -> [DocumentForm?] {
      var forms = [DocumentForm?](repeating: nil, count: isKept.count)
      let open = isKept.indices.filter { !isKept[$0] }
      for (at, form) in zip(open, parallelMap(open, jobs: jobs) { DocumentForm(reading: $0, of: identities) }) { forms[at] = form }
      return forms
    }
    names = (old, new)
    self.old = read(old, isKept.old)
    self.new = read(new, isKept.new)
  }

  func isKept(_ before: Int, _ after: Int) -> Bool { old[before] == nil && new[after] == nil }

  func before(_ document: Int) -> DocumentForm { old[document] ?? DocumentForm(reading: document, of: names.old) }
  func after(_ document: Int) -> DocumentForm { new[document] ?? DocumentForm(reading: document, of: names.new) }
}
