import Source
import Bind

extension Rule {
  static let painVague = Rule(
    "pain-vague", "R57",
    Phrase("Ein Schmerzpunkt sagt, was geschieht, und möglichst auch, wie sehr.", "A pain says what happens and, if possible, how much."),
    why: Phrase(
      "„Zu teuer“ trifft auf alles zu und hilft bei nichts. Erst „Eine Fahrt kostet mehr als das Mittagessen“ zeigt, wo die Grenze liegt und womit verglichen wird. Das Buch zum Value Proposition Design rät, nach jedem „dauert zu lange“ zu fragen, wie lange. Am Anfang darf es grob sein, deshalb ein Hinweis.",
      "“Too expensive” is true of everything and helps with nothing. “A ride costs more than lunch” shows where the limit lies and what it is compared with. The book on value proposition design advises asking “how long?” after every “takes too long”. At the start it may be rough, hence a remark."),
    .table(vpc: .info),
    examples: [
      .bad(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [vpc]
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Zur Arbeit kommen
        type: functional
        gains:
          - id: fahrzeit
            title: Dauer der Fahrt verkürzen
        pains:
          - {title: ⟦Zu teuer⟧, severity: high}
        ---
        """),
      .good(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [vpc]
        -- jobs/zur-arbeit-kommen.md --
        ---
        kind: job
        title: Zur Arbeit kommen
        type: functional
        gains:
          - id: fahrzeit
            title: Dauer der Fahrt verkürzen
        pains:
          - {title: Eine Monatskarte kostet mehr als der Stellplatz, severity: high}
          - {title: Zu teuer, severity: moderate, measure: 120 EUR im Monat}
        ---
        """),
      .bad(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [vpc]
        -- jobs/get-to-work.md --
        ---
        kind: job
        title: Get to work
        type: functional
        gains:
          - id: travel-time
            title: Reduce the time spent on the way
        pains:
          - {title: ⟦It takes too long⟧, severity: high}
        ---
        """, in: .en),
      .good(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [vpc]
        -- jobs/get-to-work.md --
        ---
        kind: job
        title: Get to work
        type: functional
        gains:
          - id: travel-time
            title: Reduce the time spent on the way
        pains:
          - {title: The last train leaves before the late shift ends, severity: high}
          - {title: It takes too long, severity: moderate, measure: 90 minutes each way}
        ---
        """, in: .en),
    ],
    check: .document { document, _ in
      guard let job = document.job, document.status != "retired" else { return [] }
      return job.pains.compactMap { at in
        let pain = document.items[at]
        guard let text = pain.title, !text.holdsPlaceholder, !pain.record.has("measure") else { return nil }
        let statement = Statement(text, document.language)
        guard !statement.words.isEmpty, GainForm.isVaguePain(statement) else { return nil }
        return Finding(
          at: SourceLocation(document.path, text.range), about: nil,
          Phrase("„\(text.string)“ sagt nicht, was geschieht und wie sehr es stört.", "“\(text.string)” does not say what happens and how much it hurts."),
          help: question(of: statement))
      }
    })

  /// What to ask, by the word that leaves it open.
  private static func question(of pain: Statement) -> Phrase {
    let words = pain.words.map(\.word)
    func begins(_ beginnings: [String]) -> Bool { words.contains { word in beginnings.contains { word.hasPrefix($0) } } }
    let question =
      if begins(["teuer", "teur", "überteuert", "kosten", "preis", "expensive", "costl", "overpriced", "pricey", "price", "cost"]) {
        Phrase("Was kostet es, wer zahlt, und womit wird verglichen? Etwa „Eine Fahrt kostet mehr als das Mittagessen“.", "What does it cost, who pays, and what is it compared with? Such as “A ride costs more than lunch”.")
      } else if begins(["lang", "dauer", "wartez", "zeitraub", "long", "slow", "takes", "wait", "delay", "time-consuming"]) {
        Phrase("Wie lange dauert es, bei wem, und was bleibt so lange liegen? Etwa „Zwischen Antrag und Bescheid liegen elf Wochen“.", "How long does it take, for whom, and what has to wait? Such as “Eleven weeks pass between application and reply”.")
      } else if begins(["kompliziert", "komplex", "umständlich", "mühsam", "aufwendig", "aufwändig", "bürokrat", "papierkram", "complicated", "complex", "cumbersome", "clunky", "tedious", "paperwork", "bureaucra", "hassle", "confusing", "unübersichtlich"]) {
        Phrase("An welcher Stelle hakt es, und wie oft? Etwa „Das Formular fragt viermal nach derselben Nummer“.", "Where does it get stuck, and how often? Such as “The form asks for the same number four times”.")
      } else {
        Phrase("Wem passiert was, wie oft, und was kostet es? Schreibt es als ganzen Satz.", "What happens to whom, how often, and what does it cost? Write a whole sentence.")
      }
    return Phrase(question.de + " Eine Größe kann auch unter `measure` stehen.", question.en + " A figure can also stand under `measure`.")
  }
}
