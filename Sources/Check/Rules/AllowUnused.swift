import Source
import Bind

extension Rule {
  static let allowUnused = Rule(
    "allow-unused", "L13",
    Phrase("Eine Ausnahme lässt etwas zu, das es gibt.", "An exception allows something that exists."),
    why: Phrase(
      "Eine Ausnahme, die nichts mehr zulässt, ist eine offene Tür: Der nächste Befund derselben Regel ginge hindurch, ohne dass jemand über ihn entschieden hat.",
      "An exception that no longer allows anything is an open door: the next finding of the same rule would pass through without anybody having decided about it."),
    .always(.warning), locked: true,
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
            because: Der Zeilenumbruch in der Anschrift bleibt.
        ---
        """,
        fixed: """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        ---
        """),
      .bad(
        """
        -- segments/pendler.md --
        ---
        kind: segment
        title: Pendler
        main-job: zur-arbeit-kommen
        gain: fahrzeit
        allow:
          - {rule: ⟦image-external⟧, because: Das Bild gibt es nur dort.}
          - rule: html-not-allowed
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
          - rule: ⟦html-not-allowed⟧
            because: The address has to break where it does.
        ---
        """, in: .en,
        fixed: """
        -- segments/commuters.md --
        ---
        kind: segment
        title: Commuters
        main-job: get-to-work
        gain: travel-time
        ---
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
          - {rule: ⟦image-external⟧, because: The operator keeps the map on its own site.}
          - rule: html-not-allowed
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
