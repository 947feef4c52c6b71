import Bind

extension Skeleton {
  /// The keys of a new document, with German remarks.
  func germanKeys() -> String {
    switch kind {
    case .segment:
      """

      # Wobei wollt ihr diesen Menschen helfen? Hier steht die Kennung ihrer Hauptaufgabe:
      # der Name ihrer Datei, ohne .md.
      \(offer(.job, example: "Die Kinder zur Schule bringen"))main-job: \(only(.job))

      # Woran merken sie, dass die Aufgabe gut erledigt ist? Die Kennung (id) eines Gewinns,
      # der in der Hauptaufgabe unter `gains:` steht.
      \(gains())gain: TBD

      # Was ist gerade bei ihnen besonders, und warum zählt es für diese Aufgabe?
      # Alter und Geschlecht allein sind selten ein Grund. Statt TBD zum Beispiel:
      clarifiers: TBD
      #   - title: Hat zwischen Frühstück und Arbeitsbeginn nur eine halbe Stunde
      #     category: behavioural
      #     relevant-to: [main-job]
      #     because: Jeder Umweg am Morgen kostet den Anschlusszug.
      # category: sociodemographic | geographic | psychographic | behavioural | firmographic
      # relevant-to: main-job, gain oder die Kennung eines Gewinns, Schmerzpunkts oder Schritts

      """
    case .job:
      """

      # Der Titel ist die Aufgabe selbst: wer sie hat, sagt ihn so. Gegenstand und Verb, kein Produkt, kein „und“;
      # wie gut es gelingen soll, steht unter `gains:`.

      # functional | emotional | social | supporting
      type: functional

      # Dient sie einer größeren Aufgabe? Dann ohne das Zeichen davor:
      # supports: [kennung-der-groesseren-aufgabe]

      # Woran merkt man, dass es gut ging? Eine Richtung und eine Messgröße. Mit der `id` nennen Segmente
      # den Gewinn, der ihnen am wichtigsten ist. Statt TBD zum Beispiel:
      gains: TBD
      #   - id: verspaetungen
      #     title: Anzahl der Verspätungen senken
      #     relevance: essential
      # relevance: essential | important | nice-to-have

      # Was stört, hindert oder droht dabei?
      pains: TBD
      #   - id: kein-halteplatz
      #     title: Vor der Schule ist morgens kein Halteplatz frei
      #     sort: obstacle
      #     severity: high
      # sort: undesired-outcome | obstacle | risk; severity: extreme | high | moderate

      # Was nehmen Menschen heute dafür? Auch nichts zu tun ist eine Antwort.
      alternatives: TBD
      #   - {title: Die Großeltern fahren lassen, type: workaround}
      # type: product | service | workaround | nothing

      """
    case .valueProposition:
      """

      # Für wen? Genau ein Segment.
      \(offer(.segment, example: "Eltern mit frühem Arbeitsbeginn"))segment: \(only(.segment))

      # Was bietet ihr ihnen an?
      \(offer(.offering, example: "Schulweg-Begleitung"))offerings: TBD

      # Das Versprechen, in einem Satz, den ihr diesen Menschen ins Gesicht sagen würdet.
      statement: TBD

      """
    case .businessModelCanvas:
      """

      # Löst dieser Canvas einen älteren ab? Dann ohne das Zeichen davor:
      # supersedes: [kennung-des-aelteren]

      """
    case .leanCanvas: ""
    case .customerRelationships:
      """

      # Um wessen Beziehung geht es? Genau ein Segment.
      \(offer(.segment, example: "Eltern mit frühem Arbeitsbeginn"))segment: \(only(.segment))

      """
    case .persona:
      """

      # Zu welchem Segment gehört sie?
      \(offer(.segment, example: "Eltern mit frühem Arbeitsbeginn"))segment: \(only(.segment))

      # Woher kommt sie? real-person (dann steht der Name unter `name:` und nicht im Titel) | composite | fictional
      basis: TBD

      # Wie ist sie? Zwei, drei Worte, die einen Unterschied machen: vorsichtig, risikofreudig, ungeduldig …
      traits: TBD

      # Was will sie, und was steht ihr im Weg?
      wishes: TBD
      problems: TBD

      # Die Kennungen von Aufgaben, Gewinnen und Schmerzpunkten des Segments, um die es ihr geht:
      # goals: [verspaetungen]
      # frustrations: [kein-halteplatz]

      """
    case .targetGroup:
      """

      # Der Kreis, aus dem Segmente stammen. Er sagt, wo ihr sucht, noch nicht, wem ihr helft.
      # Welche Branchen? Bei Privatleuten fällt die Zeile weg.
      industries: TBD

      # Was haben sie äußerlich gemeinsam?
      demographics: TBD

      # Wie viele sind es ungefähr, und woher wisst ihr das?
      size: TBD

      """
    case .segmentation:
      """

      # Teilt ihr einen Markt ein oder eure Kunden? market | existing-customers
      base: TBD

      # Wozu? value-proposition | sales | marketing | service
      purpose: TBD

      # Nach welchen Merkmalen? Statt TBD zum Beispiel:
      criteria: TBD
      #   - title: Wie oft jemand kauft
      #     category: behavioural
      #     attribute: purchase-frequency
      #     market: [b2c]

      # Wie? abc-analysis | contribution-margin | customer-lifetime-value | portfolio | scoring | rfm |
      # cluster-analysis | decision-tree | outcome-based
      method: TBD

      # Welche Segmente kamen dabei heraus?
      \(offer(.segment, example: "Eltern mit frühem Arbeitsbeginn"))result: TBD

      """
    case .offering:
      """

      # Was ist es? physical | intangible | digital | financial
      form: TBD

      # Unter welchen Namen kennt man es? Sie dürfen in keiner Aufgabe vorkommen.
      # names: [Schulwegbus]

      # Was kostet es? 19 EUR/month, 240 EUR/year, 5 EUR/use, 80 EUR/once
      price: TBD

      """
    case .evidence:
      """

      # Was ist es? interview | switch-interview | survey | analytics | crm | observation | desk-research |
      # sales-note | expert
      type: TBD

      # Wann war das? 2026-03-14
      date: TBD

      # Wer hat Auskunft gegeben?
      \(offer(.segment, example: "Eltern mit frühem Arbeitsbeginn"))segment: TBD

      # Was stützt es? Kennungen von Aufgaben, Gewinnen, Schmerzpunkten oder Segmenten.
      supports: TBD

      # Wie viele wurden gefragt?
      # n: 12

      # Wer? Nur ein Deckname wie P1; und ob er veröffentlicht werden darf: none | internal | publish
      # participant: P1
      # consent: none

      # Was wurde wörtlich gesagt?
      # quotes:
      #   - Ich rechne jeden Morgen neu, ob es noch reicht.

      """
    }
  }
}
