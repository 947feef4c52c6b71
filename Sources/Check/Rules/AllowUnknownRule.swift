import Source
import Bind

extension Rule {
  static let allowUnknownRule = Rule(
    "allow-unknown-rule", "L13",
    Phrase("Eine Ausnahme nennt eine Regel, die es gibt.", "An exception names a rule that exists."),
    why: Phrase(
      "Ein falsch geschriebener Name lässt nichts zu, sieht aber aus, als wäre entschieden worden.",
      "A misspelt name allows nothing, and yet looks as if something had been decided."),
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
          - rule: ⟦html-notallowed⟧
            because: Der Zeilenumbruch in der Anschrift bleibt.
        ---

        Bahnhofstraße 1<br>Musterstadt
        """,
        fixed: """
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
          - rule: ⟦html-notallowed⟧
            because: The address has to break where it does.
        ---

        1 Station Road<br>Ashford
        """, in: .en,
        fixed: """
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
        """),
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
