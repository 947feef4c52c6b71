import Source
import Bind

extension Rule {
  static let allowWithoutReason = Rule(
    "allow-without-reason", "L13",
    Phrase("Jede Ausnahme nennt ihren Grund.", "Every exception gives its reason."),
    why: Phrase(
      "Mit einem Befund zu leben ist eine Entscheidung. Wer sie ein Jahr später prüft, braucht den Grund und nicht den Namen der Regel; deshalb steht er auf der Seite, und ohne ihn gilt die Ausnahme nicht.",
      "To live with a finding is a decision. Whoever looks at it a year later needs the reason and not the name of the rule; that is why the page shows it, and why the exception does not hold without."),
    .always(.error), locked: true,
    examples: [
      .bad(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        allow:
          - rule: ⟦html-not-allowed⟧
        ---

        Bahnhofstraße 1<br>Musterstadt
        """),
      .good(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        allow:
          - rule: html-not-allowed
            because: Der Zeilenumbruch in der Anschrift bleibt.
        ---

        Bahnhofstraße 1<br>Musterstadt
        """),
      .bad(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        main-job: get-to-work
        gain: travel-time
        allow:
          - rule: ⟦html-not-allowed⟧
        ---

        1 Station Road<br>Ashford
        """, in: .en),
      .good(
        """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        main-job: get-to-work
        gain: travel-time
        allow:
          - rule: html-not-allowed
            because: The address has to break where it does.
        ---

        1 Station Road<br>Ashford
        """, in: .en),
    ],
    check: .engine)
}
