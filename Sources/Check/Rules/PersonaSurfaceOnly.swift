import Source
import Bind

extension Rule {
  static let personaSurfaceOnly = Rule(
    "persona-surface-only", "R39",
    Phrase(
      "Eine Persona geht unter die Oberfläche: Sie hat Eigenschaften, eine Rolle, Wünsche oder Probleme, und sie will etwas erledigen.",
      "A persona goes below the surface: it has traits, a role, wishes or problems, and something it wants to get done."),
    why: Phrase(
      "Alter, Geschlecht und Branche lassen sich leicht ausfüllen und erklären wenig. Wer schreibt oder verkauft, muss wissen, ob jemand vorsichtig ist, wer entscheidet und was ihn umtreibt, und vor allem, wobei ihr ihm helft (Zielgruppe, Kundensegment, Buyer Persona).",
      "Age, sex and industry are easily filled in and explain little. Whoever writes or sells has to know whether somebody is cautious, who decides and what is on their mind, and above all what you help them with (target group, customer segment, buyer persona)."),
    .table(marketing: .warning), completeness: true,
    examples: [
      .bad(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd, marketing]
        -- personas/frueh-unterwegs.md --
        ---
        kind: persona
        title: ⟦Früh unterwegs⟧
        segment: pendler
        basis: fictional
        attributes: {Alter: 38, Branche: Handel}
        ---
        """),
      .good(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd, marketing]
        -- personas/frueh-unterwegs.md --
        ---
        kind: persona
        title: Früh unterwegs
        segment: pendler
        basis: fictional
        traits: [geduldig]
        problems: [Verpasste Anschlüsse]
        goals: [fahrzeit]
        ---
        """),
      .bad(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd, marketing]
        -- personas/first-train.md --
        ---
        kind: persona
        title: ⟦Always on the first train⟧
        segment: commuters
        basis: fictional
        attributes: {age: 38, industry: Retail}
        ---
        """, in: .en),
      .bad(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd, marketing]
        -- personas/first-train.md --
        ---
        kind: persona
        title: ⟦Always on the first train⟧
        segment: commuters
        basis: fictional
        traits: [patient]
        problems: [Missed connections]
        ---
        """, in: .en),
      .good(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd, marketing]
        -- personas/first-train.md --
        ---
        kind: persona
        title: Always on the first train
        segment: commuters
        basis: fictional
        traits: [patient]
        problems: [Missed connections]
        goals: [travel-time]
        ---
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard document.kind == .persona, document.status != "retired", !document.isDamaged else { return [] }
      let record = document.record
      func hasNone(_ keys: [String]) -> Bool { keys.allSatisfy { record.lacks($0) } }
      let isFlat = hasNone(["traits", "role", "hierarchy", "background", "wishes", "problems"])
      let isIdle = hasNone(["goals", "frustrations"])
      guard isFlat || isIdle else { return [] }
      let place = SourceLocation(document.path, document.naming)
      if isFlat {
        return [
          Finding(
            at: place, about: Entity(index),
            Phrase(
              "Über „\(document.name)“ steht nur da, was man von außen sieht.", "All that is said about “\(document.name)” is what can be seen from outside."),
            help: Phrase(
              "Was wünscht sich dieser Mensch, was ärgert ihn, wie entscheidet er? Schreibt `traits`, `wishes` oder `problems`"
                + (isIdle ? ", und unter `goals` die Gewinne und Aufgaben, um die es ihm geht." : "."),
              "What does this person wish for, what annoys them, how do they decide? Write `traits`, `wishes` or `problems`"
                + (isIdle ? ", and under `goals` the gains and jobs that matter to them." : ".")))
        ]
      }
      return [
        Finding(
          at: place, about: Entity(index),
          Phrase("„\(document.name)“ will nichts erledigen.", "“\(document.name)” does not want to get anything done."),
          help: Phrase(
            "Wobei helft ihr diesem Menschen? Nennt unter `goals` Aufgaben oder Gewinne seines Segments, unter `frustrations` seine Schmerzpunkte.",
            "What do you help this person with? Name jobs or gains of the segment under `goals`, and pains under `frustrations`."))
      ]
    })
}
