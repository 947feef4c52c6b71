import Source
import Bind

extension Rule {
  static let segmentationOneDimensional = Rule(
    "segmentation-one-dimensional", "R33",
    Phrase(
      "Eine Segmentierung verbindet mehrere Kriterien oder nennt sich schnelle Analyse.", "A segmentation combines several criteria or calls itself a quick analysis."),
    why: Phrase(
      "Wer nur nach Umsatz einteilt, bekommt eine Rangliste: nützlich, schnell, aber genau genommen keine Segmente, weil die Kunden innerhalb einer Gruppe einander nicht gleichen. Erst mehrere Kriterien zusammen ergeben Gruppen, die innen ähnlich sind (Marktsegmentierung und Kundensegmentierung).",
      "Whoever divides by revenue alone gets a ranking: useful, quick, but strictly speaking no segments, since the customers inside one group do not resemble each other. Only several criteria together give groups that are alike inside (market segmentation and customer segmentation)."),
    .table(marketing: .info),
    examples: [
      .bad(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd, marketing]
        -- segmentations/umsatz.md --
        ---
        kind: segmentation
        title: Fahrgäste nach Umsatz
        base: market
        ⟦criteria⟧:
          - title: Umsatz im Jahr
            category: firmographic
            requirements: {behavioural-relevance: Vielfahrer brauchen mehr., measurability: Steht im Konto., accessibility: Über die Rechnung.}
        result: [pendler]
        ---
        """),
      .good(
        """
        -- jtbd.yml --
        title: Beispiel
        lang: de
        methods: [jtbd, marketing]
        -- segmentations/umsatz.md --
        ---
        kind: segmentation
        title: Fahrgäste nach Umsatz
        base: market
        purpose: quick-analysis
        criteria:
          - title: Umsatz im Jahr
            category: firmographic
            requirements: {behavioural-relevance: Vielfahrer brauchen mehr., measurability: Steht im Konto., accessibility: Über die Rechnung.}
        result: [pendler]
        ---
        """),
      .bad(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd, marketing]
        -- segmentations/revenue.md --
        ---
        kind: segmentation
        title: Passengers by revenue
        base: market
        ⟦criteria⟧:
          - title: Revenue per year
            category: firmographic
            requirements: {behavioural-relevance: Frequent travellers need more., measurability: It is in the account., accessibility: With the invoice.}
        result: [commuters]
        ---
        """, in: .en),
      .good(
        """
        -- jtbd.yml --
        title: Example
        lang: en
        methods: [jtbd, marketing]
        -- segmentations/revenue.md --
        ---
        kind: segmentation
        title: Passengers by revenue
        base: market
        purpose: quick-analysis
        criteria:
          - title: Revenue per year
            category: firmographic
            requirements: {behavioural-relevance: Frequent travellers need more., measurability: It is in the account., accessibility: With the invoice.}
        result: [commuters]
        ---
        """, in: .en),
    ],
    check: .entity { index, model in
      let document = model.documents[index]
      guard document.kind == .segmentation, document.status != "retired", let written = document.record["criteria"],
        document.record.list("criteria").count == 1, !document.record.choices("purpose").contains("quick-analysis")
      else { return [] }
      let name = document.record.items("criteria").first.flatMap { document.items[$0].title?.string }
      return [
        Finding(
          at: SourceLocation(document.path, written.key), about: Entity(index),
          name.map {
            Phrase(
              "„\(document.name)“ teilt nur nach „\($0)“ ein; das ergibt eine Rangliste, keine Segmente.",
              "“\(document.name)” divides by “\($0)” alone; that gives a ranking, not segments.")
          }
            ?? Phrase(
              "„\(document.name)“ teilt nur nach einem Kriterium ein; das ergibt eine Rangliste, keine Segmente.",
              "“\(document.name)” divides by one criterion alone; that gives a ranking, not segments."),
          help: Phrase(
            "Was unterscheidet die Menschen noch, vor allem in ihrem Verhalten? Ergänzt ein zweites Kriterium. Soll es nur ein schneller Überblick sein, dann schreibt `purpose: quick-analysis`.",
            "What else sets these people apart, above all in what they do? Add a second criterion. If it is meant as a quick overview, write `purpose: quick-analysis`."))
      ]
    })
}
