import Source
import Bind

extension Rule {
  static let jobVerbForm = Rule(
    "job-verb-form", "R43",
    Phrase(
      "Eine Aufgabe sagt, was getan wird: im Deutschen mit dem Verb am Ende, im Englischen am Anfang.",
      "A job says what is done: with the verb at the end in German, at the beginning in English."),
    why: Phrase(
      "Ein Hauptwort nennt ein Thema, erst ein Verb nennt etwas, das jemand zu Ende bringen kann und woran sich Erfolg messen lässt. „Altersvorsorge“ kann ein Produkt, ein Amt oder eine Sorge sein; „Für das Alter vorsorgen“ ist eine Aufgabe. So raten es die Handbücher zu Jobs to Be Done (Kalbach, Ulwick); gemeldet wird nur, was sicher kein Verb ist.",
      "A noun names a subject; only a verb names something that somebody can finish, and by which success can be measured. “Retirement” may be a product, a date or a worry; “Provide for old age” is a job. The handbooks on Jobs to Be Done advise so (Kalbach, Ulwick); only what is certainly no verb is reported."),
    .table(jtbd: .warning, b2b: .warning, vpc: .warning, odi: .warning, bmc: .info, lean: .info, marketing: .info),
    examples: [
      .bad(
        """
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: ⟦Terminvereinbarung mit Patienten⟧
        type: functional
        gains:
          - id: fahrzeit
            title: Dauer der Telefonate verkürzen
        ---
        """),
      .bad(
        """
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: ⟦Ich plane die Mahlzeiten der Woche⟧
        type: functional
        gains:
          - id: fahrzeit
            title: Menge der weggeworfenen Lebensmittel verringern
        ---
        """),
      .good(
        """
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Termine mit Patienten vereinbaren
        type: functional
        gains:
          - id: fahrzeit
            title: Dauer der Telefonate verkürzen
        ---
        """),
      .bad(
        """
        -- jobs/recruit-nurses.md --
        ---
        kind: job
        title: ⟦Recruitment of nurses⟧
        type: functional
        gains:
          - title: Minimize the time a shift stays open
        ---
        """, in: .en),
      .bad(
        """
        -- jobs/meals.md --
        ---
        kind: job
        title: ⟦Meal planning for the week⟧
        type: functional
        gains:
          - title: Reduce the amount of food thrown away
        ---
        """, in: .en),
      .good(
        """
        -- jobs/change-trains.md --
        ---
        kind: job
        title: Change trains on the way
        type: functional
        supports: [get-to-work]
        gains:
          - title: Reduce the number of missed connections
        ---
        """, in: .en),
    ],
    check: .document { document, settings in
      guard let statement = document.jobStatement, !document.record.has("verb"), !document.isFelt else { return [] }
      // One statement that joins two jobs is told apart first.
      // A wish to be something is told as one (`job-is-aspiration`).
      guard JobForm.conjunction(in: statement) == nil, !JobForm.isAspiration(statement, document), let fault = JobForm.fault(of: statement, settings) else { return [] }
      let title = statement.text.string
      return [
        Finding(
          at: SourceLocation(document.path, statement.text.range), about: nil, cap: fault.isTold ? .info : nil,
          fault.message(title), help: fault.help)
      ]
    })
}

extension JobForm.Fault {
  /// The act is there, but in the form in which one tells of it.
  var isTold: Bool {
    if case .noun = self { false } else { true }
  }

  func message(_ title: String) -> Phrase {
    isTold
      ? Phrase("„\(title)“ ist ein ganzer Satz; eine Aufgabe nennt nur, was getan wird.", "“\(title)” tells what somebody does; a job only names what is done.")
      : Phrase("„\(title)“ nennt ein Thema, aber nicht, was getan wird.", "“\(title)” names a subject, but not what is done.")
  }

  var help: Phrase {
    switch self {
    case .sentence:
      Phrase(
        "Schreibt die Aufgabe ohne „ich“ und mit dem Verb in der Grundform am Ende: „Für das Alter vorsorgen“ statt „Ich sorge für das Alter vor“.",
        "Write the job without “I”, beginning with the verb: “Provide for old age” instead of “I provide for old age”.")
    case .told(let verb):
      Phrase("Schreibt das Verb in der Grundform: „\(verb.capitalizedFirst) …“.", "Write the verb in its base form: “\(verb.capitalizedFirst) …”.")
    case .noun(let verb?):
      Phrase("Macht aus dem Hauptwort ein Verb: „… \(verb)“. Objekt zuerst, Verb am Ende.", "Turn the noun into a verb: “\(verb.capitalizedFirst) …”. The verb comes first, then what it is done to.")
    case .noun(nil):
      Phrase(
        "Was wollen die Menschen damit tun? Schreibt Objekt und Verb, etwa „… planen“, „… finden“ oder „… instand halten“.",
        "What do people want to do with it? Write a verb and its object, such as “Plan …”, “Find …” or “Maintain …”.")
    }
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
