/// The two languages of messages, pages and wording rules.
package enum Language: String, Sendable, CaseIterable {
  case de, en
}
