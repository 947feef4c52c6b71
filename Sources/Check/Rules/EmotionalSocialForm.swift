import Source
import Bind

extension Rule {
  static let emotionalSocialForm = Rule(
    "emotional-social-form", "R49",
    Phrase(
      "Emotionale Aufgaben sagen, wie sich jemand fühlen will, soziale, wie jemand wirken will, funktionale keines von beiden.",
      "Emotional jobs say how somebody wants to feel, social jobs how somebody wants to be seen, functional jobs neither."),
    why: Phrase(
      "Neben dem, was zu tun ist, wollen Menschen sich auf eine Weise fühlen und vor anderen auf eine Weise dastehen. Beides lässt sich nur vergleichen, wenn es überall gleich gesagt wird; die Form „sich … fühlen“ und „als … gelten“ hält es auseinander (nach Bettencourt und Ulwick). Es ist eine Frage des Stils, deshalb nur ein Hinweis.",
      "Besides what is to be done, people want to feel a certain way and to be seen a certain way. Both can be compared only where they are said alike; the forms “feel …” and “be perceived as …” keep them apart (after Bettencourt and Ulwick). It is a matter of style, hence only a remark."),
    .table(vpc: .info, odi: .info),
    examples: [
      .bad(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [vpc]
        -- jobs/gelassen.md --
        ---
        kind: job
        title: ⟦Ruhe im Kopf haben⟧
        type: emotional
        supports: [zur-arbeit-kommen]
        ---
        """),
      .bad(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [vpc]
        -- jobs/verlaesslich.md --
        ---
        kind: job
        title: ⟦Als verlässlich gelten⟧
        type: functional
        supports: [zur-arbeit-kommen]
        ---
        """),
      .good(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [vpc]
        -- jobs/gelassen.md --
        ---
        kind: job
        title: Sich auf den Tag vorbereitet fühlen
        type: emotional
        supports: [zur-arbeit-kommen]
        ---
        """),
      .bad(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [vpc]
        -- jobs/peace-of-mind.md --
        ---
        kind: job
        title: ⟦Have peace of mind⟧
        type: emotional
        supports: [get-to-work]
        ---
        """, in: .en),
      .bad(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [vpc]
        -- jobs/dependable-colleague.md --
        ---
        kind: job
        title: ⟦Be seen as a colleague who is there on time⟧
        type: functional
        supports: [get-to-work]
        ---
        """, in: .en),
      .good(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [vpc]
        -- jobs/peace-of-mind.md --
        ---
        kind: job
        title: Feel prepared for the day
        type: emotional
        supports: [get-to-work]
        ---
        -- jobs/dependable-colleague.md --
        ---
        kind: job
        title: Be seen as a colleague who is there on time
        type: social
        supports: [get-to-work]
        ---
        """, in: .en),
    ],
    check: .document { document, _ in
      guard let statement = document.jobStatement, let type = document.record.choice("type") else { return [] }
      let form = JobForm.feeling(in: statement)
      let title = statement.text.string
      let message: Phrase, help: Phrase
      switch (type, form) {
      case ("emotional", nil) where JobForm.namesFeeling(statement): return []
      case ("emotional", nil) where JobForm.state(in: statement) != nil:
        let state = JobForm.state(in: statement)!
        message = Phrase("„\(title)“ nennt einen Zustand, aber nicht als Gefühl.", "“\(title)” names a state, but not as a feeling.")
        help = Phrase("Schreibt „Sich \(state) fühlen“; so lässt sich die Aufgabe mit anderen vergleichen.", "Write “Feel \(state)”; then the job can be compared with others.")
      case ("emotional", nil), ("emotional", .seen?):
        message = Phrase("„\(title)“ sagt nicht, wie sich jemand fühlen will.", "“\(title)” does not say how somebody wants to feel.")
        help = Phrase(
          "Beginnt mit „Sich“ und endet mit „fühlen“, oder schreibt „Vermeiden, sich … zu fühlen“: etwa „Sich der Lage gewachsen fühlen“.",
          "Begin with “Feel …” or “Avoid feeling …”, such as “Feel up to the task”.")
      case ("social", nil), ("social", .felt?):
        message = Phrase("„\(title)“ sagt nicht, wie jemand vor anderen dastehen will.", "“\(title)” does not say how somebody wants to be seen by others.")
        help = Phrase(
          "Schreibt „Als … gelten“, „Als … wahrgenommen werden“ oder „Vermeiden, … zu wirken“: etwa „Als verlässlich gelten“.",
          "Write “Be perceived as …”, “Appear …” or “Avoid appearing …”, such as “Be perceived as reliable”.")
      case ("functional", let form?):
        let should = form == .felt ? "emotional" : "social"
        message = Phrase(
          "„\(title)“ ist als funktional eingetragen, handelt aber davon, wie jemand sich \(form == .felt ? "fühlt" : "vor anderen zeigt").",
          "“\(title)” is entered as functional, but is about how somebody \(form == .felt ? "feels" : "is seen").")
        help = Phrase(
          "Tragt `type: \(should)` ein, oder nennt, was dafür getan wird.", "Enter `type: \(should)`, or name what is done for it.")
      default: return []
      }
      return [Finding(at: SourceLocation(document.path, statement.text.range), about: nil, message, help: help)]
    })
}
