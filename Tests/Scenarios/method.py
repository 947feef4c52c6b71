#!/usr/bin/env python3
"""Every row of the method: written in one workspace, found on its site, and reported where it is broken.

    method.py --jtbd PATH            checks, and compares the table in docs/method-coverage.md
    method.py --jtbd PATH --write    writes that table
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import lxml.html

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/method-coverage.md"
passed = failed = 0


def check(what, ok, detail=""):
    global passed, failed
    if ok:
        passed += 1
    else:
        failed += 1
        print(f"FAILED: {what}\n{detail}"[:1800])


FILES = {
    "jtbd.yml": "title: Methode\nlang: de\nmethods: [jtbd, b2b-design, vpc, odi, bmc, lean, marketing]\nmarket: b2b\nmode: design\nstage: validation\n",
    "target-groups/betriebe.md": "---\nkind: target-group\ntitle: Betriebe mit Fuhrpark\nindustries: [Logistik]\ndecision-levels: [user, decision-maker]\n---\n",
    "jobs/fuhrpark.md": """---
kind: job
title: Den Fuhrpark einsatzbereit halten
type: functional
map:
  - {stage: define, id: bedarf, title: Den Bedarf festlegen}
gains:
  - {id: ausfall, title: Anzahl der Ausfalltage senken, relevance: essential}
  - {id: kosten, title: Kosten je Kilometer senken}
pains:
  - {id: warten, title: Drei Tage ohne Wagen, sort: obstacle, severity: extreme}
alternatives:
  - {title: Nichts tun, type: nothing}
---
""",
    "jobs/termine.md": "---\nkind: job\ntitle: Termine abstimmen\ntype: supporting\nsupports: [fuhrpark]\n---\n",
    "jobs/ruhig.md": "---\nkind: job\ntitle: Sich sicher fühlen\ntype: emotional\nsupports: [fuhrpark]\n---\n",
    "jobs/vorsorgen.md": "---\nkind: job\ntitle: Für das Alter vorsorgen\ntype: functional\ngains:\n  - {id: rente, title: Risiko von Armut im Alter senken}\n---\n",
    "segments/leitung.md": """---
kind: segment
title: Fuhrparkleiterinnen, die selbst disponieren
status: hypothesis
level: person
base: existing-customers
purpose: [problem-solution-fit, customer-journey, attractiveness, relationship]
target-group: betriebe
evidence: [kundenliste]
characteristics:
  - {id: flotte, title: Fährt eine kleine Flotte, category: firmographic, attribute: company-size, nature: explicit}
  - {id: geschlecht, title: Geschlecht, category: sociodemographic, attribute: gender}
  - {id: region, title: Sitzt auf dem Land, category: geographic, attribute: location}
  - {id: haltung, title: Plant gern selbst, category: psychographic, attribute: personality, nature: implicit}
  - {id: nutzung, title: Bucht kurzfristig, category: behavioural, attribute: usage, nature: implicit}
profiles:
  - main-job: fuhrpark
    gain: ausfall
    jobs: [termine, ruhig]
    clarifiers:
      - {title: Hat keinen Ersatzwagen, from: flotte, relevant-to: [main-job], because: Jeder Ausfall steht sofort auf dem Hof., implication: Ein Leihwagen gehört zum Angebot., constraint: {max-price: 50 EUR/month, max-time: 2 months}}
      - {title: Bezahlt aus dem Tagesgeschäft, from: flotte, relevant-to: [gain], because: Für Rücklagen bleibt am Monatsende nichts.}
      - {title: Entscheidet am selben Tag, from: nutzung, relevant-to: [warten], because: Wer heute bucht wartet nicht bis Montag.}
    irrelevant:
      - {characteristic: geschlecht, because: Ein Wagen steht unabhängig davon still.}
      - {characteristic: region, because: Werkstätten gibt es auch auf dem Land.}
      - {characteristic: haltung, because: Auch wer ungern plant braucht Wagen.}
    ratings:
      ausfall: {importance: 9, satisfaction: 3, n: 42, evidence: umfrage}
      kosten: {importance: 5, satisfaction: 7, n: 42, evidence: umfrage}
  - main-job: vorsorgen
    gain: rente
    not-served: Rentenfragen sind nicht unser Geschäft.
    clarifiers:
      - {title: Verdient weniger als Kollegen, from: geschlecht, relevant-to: [rente], because: Aus kleinem Lohn wird eine kleine Rente.}
    irrelevant:
      - {characteristic: flotte, because: Die Rente hängt nicht am Wagen.}
      - {characteristic: region, because: Die Rente ist überall dieselbe.}
      - {characteristic: haltung, because: Beiträge laufen von allein weiter.}
      - {characteristic: nutzung, because: Buchungen zählen dafür nicht.}
examples:
  - {name: Klara Erfunden, role: Fuhrparkleiterin, company: Beispiel AG, company-kind: Spedition, found-at: linkedin, consent: none}
  - {name: Bodo Ausgedacht, role: Disponent, company: Muster KG, consent: none}
buying-role: [user]
hierarchy: operational
value-chain: {stage: Betrieb, value: direct}
selection: {selected: true, learning: 5, access-within-months: 2, willing: true}
priority: {size: 3, growth: 4, fit: 5, rank: 1, verdict: attractive}
economics: {effort: 5, revenue: 2, measure: Anfragen laufen über das Portal., clv: 1200 EUR}
communication: {exclude: [wagenwaesche]}
---
""",
    "segments/chefs.md": """---
kind: segment
title: Bereichsleiter, die Budgets verteilen
level: person
main-job: vorsorgen
gain: rente
target-group: betriebe
hierarchy: middle-management
buying-role: [decision-maker]
value-chain: {stage: Verwaltung, value: indirect}
not-served: Für dieses Profil haben wir noch kein Angebot.
selection: {selected: false, learning: 2, access-within-months: 6, willing: false}
priority: {size: 1, growth: 1, fit: 1, rank: 2, verdict: unattractive}
---
""",
    "segments/idee.md": "---\nkind: segment\ntitle: Fahrer, die den Wagen nachts abstellen\nstatus: brainstormed\n---\n",
    "segmentations/rollen.md": """---
kind: segmentation
title: Nach Rolle und Flotte
base: existing-customers
purpose: [value-proposition]
evidence: [kundenliste]
criteria:
  - {title: Rolle im Betrieb, category: firmographic, attribute: purchasing-process, requirements: {behavioural-relevance: Wer disponiert bucht., measurability: Steht im Vertrag., accessibility: Adresse liegt vor., selectivity: Rollen sind getrennt., stability: Rollen wechseln selten., profitability: Jede Rolle trägt sich.}}
  - {title: Häufigkeit der Buchung, category: behavioural, attribute: purchase-frequency, requirements: {behavioural-relevance: Häufige Bucher brauchen anderes., measurability: Steht im Buchungssystem.}}
method: [rfm]
result: [leitung, chefs]
---
""",
    "personas/eilige.md": """---
kind: persona
title: Die Eilige
segment: leitung
basis: composite
role: decision-maker
traits: [vorsichtig]
background: Zwei Kinder, führt den Betrieb in dritter Generation.
wishes: [Ein Anruf soll genügen.]
problems: [Niemand nimmt nach fünf ab.]
goals: [fuhrpark]
contributors: [marketing, sales]
used-for: [content]
quote: Ich brauche den Wagen morgen früh.
evidence: [gespraech]
---
""",
    "offerings/wartung.md": "---\nkind: offering\ntitle: Wartung über Nacht\nform: intangible\nprice: 40 EUR/month\nduration: 1 month\n---\n",
    "offerings/wagenwaesche.md": "---\nkind: offering\ntitle: Wagenwäsche\nform: intangible\n---\n",
    "value-propositions/nacht.md": """---
kind: value-proposition
title: Nachts gewartet, morgens bereit
segment: leitung
main-job: fuhrpark
offerings: [wartung]
statement: Ihr Wagen ist morgens da.
fit: problem-solution
---

## Produkte & Dienstleistungen
- [Wartung](../offerings/wartung.md) mit Leihwagen und [Terminen](../jobs/termine.md)

## Schmerzlinderer
- Leihwagen gegen [Warten](../jobs/fuhrpark.md#warten) und für [Ruhe](../jobs/ruhig.md)

## Gewinnerzeuger
- Prüfung senkt [Ausfälle](../jobs/fuhrpark.md#ausfall)

## Bewusst nicht adressiert
- [Kosten](../jobs/fuhrpark.md#kosten): Wir sind nicht die Billigsten
""",
    "canvases/bmc.md": """---
kind: business-model-canvas
title: Geschäft mit der Nacht
---

## Kunden-Segmente
- [Leitung](../segments/leitung.md)
- [Chefs](../segments/chefs.md) `non-paying`

## Wert-Angebote
- [Nachts gewartet](../value-propositions/nacht.md) für [Leitung](../segments/leitung.md)

## Kanäle
- Treffen vor Ort `physical` `awareness` für [Leitung](../segments/leitung.md)
- Portal `digital` `evaluation` `purchase` `delivery` `after-sales` für [Leitung](../segments/leitung.md) und [Chefs](../segments/chefs.md)

## Kundenbeziehungen
- Feste Ansprechpartnerin `personal` für [Leitung](../segments/leitung.md) und [Chefs](../segments/chefs.md)

## Einnahmeströme
- Monatlicher Beitrag `subscription` von [Leitung](../segments/leitung.md)

## Wichtige Ressourcen
- Werkstatt `physical` für [Leitung](../segments/leitung.md)

## Wichtigste Aktivitäten
- Nachtschicht `problem-solving` für [Leitung](../segments/leitung.md)

## Wichtige Partnerschaften
- Teilehandel `risk` für [Leitung](../segments/leitung.md)

## Kostenstruktur
- Löhne `fixed` für [Leitung](../segments/leitung.md)
""",
    "relationships/leitung.md": """---
kind: customer-relationships
title: Mit der Leitung
segment: leitung
---

## Arten von Kundenbeziehungen
- Feste Ansprechpartnerin `personal`

## Personalisierung
- Der Plan kennt jeden Wagen

## Kanäle
- Portal

## Berührungspunkte
- Erster Anruf `onboard`

## Kundenlebenszyklus
- Vertrag läuft ein Jahr

## Kundenfeedback und Daten
- Frage nach jeder Wartung

## Kundenbetreuung
- Telefon bis Mitternacht

## Strategien zur Bindung und Loyalität
- Der Leihwagen ist inbegriffen

## Bearbeitung von Beschwerden
- Antwort am selben Tag

## Datenschutz und Datensicherheit
- Fahrten bleiben beim Betrieb
""",
    "evidence/kundenliste.md": "---\nkind: evidence\ntitle: Auszug aus der Kundenliste\ntype: crm\ndate: 2026-05-01\nsegment: leitung\nn: 60\nsupports: [\"segment:leitung\"]\n---\n",
    "evidence/umfrage.md": "---\nkind: evidence\ntitle: Umfrage im Mai\ntype: survey\ndate: 2026-05-01\nsegment: leitung\nn: 42\nsupports: [ausfall, warten, kosten, fuhrpark]\nanswers:\n  ausfall: {importance: 9, satisfaction: 3}\n---\n",
    "evidence/gespraech.md": "---\nkind: evidence\ntitle: Gespräch mit P1\ntype: interview\ndate: 2026-05-02\nsegment: leitung\nparticipant: P1\nconsent: internal\nsupports: [warten]\nquotes: [Drei Tage ohne Wagen sind drei Tage ohne Umsatz.]\n---\n",
}

SEG, BMC, VP = "segments/leitung.md", "canvases/bmc.md", "value-propositions/nacht.md"
SITE, HOME = "segment/leitung.html", "index.html"
J = "job/fuhrpark.html"


# (row, what it is, how it is written, where it is seen: page, words and the place on it, how it is broken: rule, file, old, new)
# Places: `dt:LABEL` what stands behind a label, `id:ID` a part of its own, `section:ID` a part under a heading, `group:ID` the head of the
# rows among which a row stands, `cell:HEAD` a column of a table, `class:NAME`, `tag:NAME`; none: anywhere in the page's content.
ROWS = [
    ("0-1", "Segment mit gemeinsamen Merkmalen", "`kind: segment`, `characteristics:`", [(SITE, "Fährt eine kleine Flotte", "id:flotte")], [("segment-above-person-level", SEG, "level: person", "level: market")]),
    ("0-2", "Erst Hauptaufgabe, dann Gewinn, dann Merkmale", "`main-job:`, `gain:`", [(SITE, "Anzahl der Ausfalltage senken", "dt:Wichtigster Gewinn")], [("segment-needs-main-job", "segments/chefs.md", "main-job: vorsorgen\ngain: rente\n", ""), ("segment-needs-gain", "segments/chefs.md", "gain: rente\n", "")]),
    ("0-3", "Eine Hauptaufgabe je Profil", "`profiles:`, je eine `main-job`", [(SITE, "Zwei Profile", "id:_profiles")], [("one-main-job-per-profile", "segments/chefs.md", "main-job: vorsorgen", "main-job: [vorsorgen, fuhrpark]")]),
    ("0-4", "Weitere Aufgaben dienen der Hauptaufgabe", "`jobs:`, `supports:`", [("job/termine.html", "Den Fuhrpark einsatzbereit halten", "section:_ways")], [("secondary-job-supports-main-job", "jobs/termine.md", "supports: [fuhrpark]\n", "")]),
    ("0-5", "Gewinn: wann die Aufgabe gelungen ist", "`gains:` an der Aufgabe, `gain:` am Profil", [(J, "Anzahl der Ausfalltage senken")], [("gain-belongs-to-main-job", SEG, "gain: ausfall", "gain: rente"), ("gain-direction", "jobs/fuhrpark.md", "Anzahl der Ausfalltage senken", "Schöne Ausfalltage")]),
    ("0-6", "Kategorien und Attribute der Merkmale", "`category:`, `attribute:`", [(SITE, "psychografisch", "group:haltung")], [("characteristic-category-mismatch", SEG, "category: geographic, attribute: location", "category: geographic, attribute: values")]),
    ("0-7", "Demografie allein ist kein Segment", "ein Titel, der sagt, worum es geht", [(HOME, "Fuhrparkleiterinnen, die selbst disponieren")], [("segment-demographic-only", SEG, "Fuhrparkleiterinnen, die selbst disponieren", "Frauen zwischen 30 und 40")]),
    ("0-8", "Clarifier: relevant, wofür und warum", "`clarifiers:` mit `relevant-to:`, `because:`", [(SITE, "Weil: Jeder Ausfall steht sofort auf dem Hof.", "id:hat-keinen-ersatzwagen")], [("clarifier-needs-relevance", SEG, ", because: Für Rücklagen bleibt am Monatsende nichts.", ""), ("clarifier-irrelevant", SEG, "relevant-to: [warten]", "relevant-to: [rente]")]),
    ("0-9", "Was daraus folgt", "`implication:`", [(SITE, "Daraus folgt: Ein Leihwagen gehört zum Angebot.", "id:hat-keinen-ersatzwagen")], []),
    ("0-10", "Grenzen, die das Angebot einhält", "`constraint: {max-price, max-time, language, excluded}`", [(SITE, "Grenze: höchstens 50 €/Monat", "id:hat-keinen-ersatzwagen")], [("offer-contradicts-clarifier", "offerings/wartung.md", "price: 40 EUR/month", "price: 90 EUR/month"), ("offer-contradicts-clarifier", "offerings/wartung.md", "duration: 1 month", "duration: 3 months")]),
    ("0-11", "Dasselbe Merkmal, anderes Urteil", "`irrelevant:` je Profil, mit `because:`", [(SITE, "Dasselbe Merkmal, zwei Urteile", "section:_relevance")], [("characteristic-undecided", SEG, "      - {characteristic: region, because: Werkstätten gibt es auch auf dem Land.}\n", ""), ("clarifier-reason-copied", SEG, "Aus kleinem Lohn wird eine kleine Rente.", "Jeder Ausfall steht sofort auf dem Hof.")]),
    ("0-12", "Mehrere Clarifier aus einem Merkmal", "`from:` mehrmals", [(SITE, "Bezahlt aus dem Tagesgeschäft", "dt:Clarifier")], [("numeric-claim-unsourced", SEG, "Für Rücklagen bleibt am Monatsende nichts.", "44 % weniger Rücklagen als andere Betriebe haben.")]),
    ("0-13", "Tabelle 1: Segment, Aufgabe, Gewinn", "abgeleitet", [(HOME, "Anzahl der Ausfalltage senken", "cell:Wichtigster Customer Gain")], [("segment-needs-gain", "segments/chefs.md", "gain: rente\n", "")]),
    ("0-14", "Tabelle 2: dazu die Clarifier", "abgeleitet", [(HOME, "Hat keinen Ersatzwagen", "cell:Clarifier (Relevante Merkmale)")], [("clarifier-needs-relevance", SEG, ", because: Wer heute bucht wartet nicht bis Montag.", "")]),
    ("0-15", "Wozu segmentiert wird", "`purpose:` am Segment, `priority: {verdict}`", [(SITE, "Passung von P", "dt:Zweck")], [("segment-priority", SEG, "rank: 1", "rank: 9")]),
    ("0-16", "Persona, von der Aufgabe geführt", "`kind: persona`, `segment:`", [("persona/eilige.html", "Die Eilige")], [("persona-surface-only", "personas/eilige.md", 'traits: [vorsichtig]\nbackground: Zwei Kinder, führt den Betrieb in dritter Generation.\nwishes: [Ein Anruf soll genügen.]\nproblems: [Niemand nimmt nach fünf ab.]\ngoals: [fuhrpark]\n', "attributes: {Alter: 45 Jahre}\n")]),
    ("1-1", "Marktsegmentierung", "`base: market`", [("segmentation/rollen.html", "Bestandskunden", "dt:Grundlage")], [("enum-value-unknown", "segmentations/rollen.md", "base: existing-customers", "base: everybody")]),
    ("1-2", "Kundensegmentierung braucht Kundendaten", "`base: existing-customers`, `evidence:`", [("segmentation/rollen.html", "Bestandskunden", "dt:Grundlage")], [("segmentation-base-without-data", {"evidence/kundenliste.md": [("type: crm", "type: expert")], "segmentations/rollen.md": [("[leitung, chefs]", "[chefs]")]})]),
    ("1-3", "Eindimensional", "ein Kriterium unter `criteria:`", [("segmentation/rollen.html", "Rolle im Betrieb", "id:rolle-im-betrieb")], [("segmentation-one-dimensional", "segmentations/rollen.md", re.compile(r"  - \{title: Häufigkeit.*\n"), "")]),
    ("1-4", "Mehrdimensional", "mehrere `criteria:`, `method:`", [("segmentation/rollen.html", "Häufigkeit der Buchung", "id:haeufigkeit-der-buchung")], [("segmentation-one-dimensional", "segmentations/rollen.md", re.compile(r"  - \{title: Rolle im.*\n"), "")]),
    ("1-5", "Anforderungen an Kriterien, Verfahren", "`requirements:`, `method: [rfm]`", [("segmentation/rollen.html", "Rollen sind getrennt.", "dt:Trennschärfe")], [("criterion-unfit", "segmentations/rollen.md", "behavioural-relevance: Wer disponiert bucht., measurability: Steht im Vertrag., accessibility: Adresse liegt vor., selectivity: Rollen sind getrennt., stability: Rollen wechseln selten., profitability: Jede Rolle trägt sich.", "stability: Rollen wechseln selten.")]),
    ("1-6", "Angebot und Kanal je Gruppe", "Verweise in Wertangebot und Canvas", [("business-model-canvas/bmc.html", "Treffen vor Ort", "section:_b-ch")], [("segment-without-value-proposition", VP, None, None)]),
    ("1-7", "Betreuung je Gruppe", "`kind: customer-relationships`", [("customer-relationships/leitung.html", "Telefon bis Mitternacht", "section:_b-support")], [("canvas-item-unlinked", BMC, "`personal` für [Leitung](../segments/leitung.md) und [Chefs](../segments/chefs.md)", "`personal` für [Leitung](../segments/leitung.md)")]),
    ("2-1", "Gruppe von Personen mit gleichem Bedarf", "`level: person`, ein Profil je Bedarf", [(SITE, "Hauptaufgabe")], [("segments-same-need", "segments/chefs.md", "main-job: vorsorgen\ngain: rente", "main-job: fuhrpark\ngain: ausfall")]),
    ("2-2", "Keine Märkte, Organisationen, Abteilungen", "`level:`", [(SITE, "Person", "dt:Ebene")], [("segment-above-person-level", SEG, "level: person", "level: department")]),
    ("2-3", "Leitung und Mitarbeitende sind zwei Segmente", "`role:` der Beispiele", [(SITE, "Disponent", "class:people")], [("segment-mixed-needs", {SEG: [("role: Disponent, company: Muster KG", "role: Disponent, company: Beispiel AG, hierarchy: operational"), ("found-at: linkedin", "found-at: linkedin, hierarchy: middle-management")]})]),
    ("2-4", "Andere Zwecke, andere Gruppierung", "`purpose:` der Segmentierung", [("segmentation/rollen.html", "Wertangebot", "dt:Zweck")], []),
    ("2-5", "Wirkliche Menschen statt Personas", "`examples:` mit `found-at:`", [(SITE, "Person 1", "class:people")], [("real-example-incomplete", {SEG: [("role: Fuhrparkleiterin, ", ""), ("role: Disponent, ", "")]}), ("fictional-persona-in-b2b", "personas/eilige.md", "basis: composite", "basis: fictional")]),
    ("2-6", "Formel „… und Personen wie diese“", "`examples: {name, role, company}`", [(SITE, "und Personen wie diese", "class:people")], [("placeholder-left", SEG, "name: Bodo Ausgedacht", "name: Max Mustermann")]),
    ("2-7", "Mehrwert direkt oder indirekt", "`value-chain: {stage, value}`", [(SITE, "Stufe Betrieb · Mehrwert direkt", "dt:Wertschöpfungskette")], [("value-chain-stage-missing", SEG, "value-chain: {stage: Betrieb, value: direct}\n", "")]),
    ("2-8", "Zehn bis fünfzehn gesammelte Segmente", "`status: brainstormed`", [("segment/idee.html", "Fahrer, die den Wagen nachts abstellen")], [("segment-selection", SEG, "learning: 5, ", "")]),
    ("2-9", "Auswahl nach Lernen und Zugang", "`selection:`", [(SITE, "Zugang in Monaten 2", "dt:Auswahl")], [("segment-selection", SEG, "access-within-months: 2", "access-within-months: 9")]),
    ("2-10", "Modus Design oder Vertrieb", "`mode:` in jtbd.yml, `buying-role:`", [(SITE, "Nutzer", "dt:Rolle beim Kauf")], [("mode-role-mismatch", SEG, "buying-role: [user]", "buying-role: [decision-maker]")]),
    ("2-11", "Operative Ebene und mittleres Management", "`hierarchy:`", [(SITE, "operativ", "dt:Hierarchie")], [("mode-role-mismatch", SEG, "buying-role: [user]\nhierarchy: operational", "buying-role: [decision-maker]\nhierarchy: executive")]),
    ("3-1", "Zielgruppe, Segment, Persona sind dreierlei", "`kind: target-group`, `target-group:`", [("target-group/betriebe.html", "Betriebe mit Fuhrpark", "tag:h1")], [("outside-target-group", "target-groups/betriebe.md", "[user, decision-maker]", "[decision-maker]")]),
    ("3-2", "Persona mit Eigenschaften, Wünschen, Problemen", "`traits` `role` `background` `wishes` `problems`", [("persona/eilige.html", "Ein Anruf soll genügen.", "dt:Was zu erledigen ist"), ("persona/eilige.html", "Niemand nimmt nach fünf ab.", "dt:Was dabei stört"), ("persona/eilige.html", "vorsichtig", "dt:Eigenschaften")], [("persona-surface-only", "personas/eilige.md", 'traits: [vorsichtig]\nbackground: Zwei Kinder, führt den Betrieb in dritter Generation.\nwishes: [Ein Anruf soll genügen.]\nproblems: [Niemand nimmt nach fünf ab.]\ngoals: [fuhrpark]\n', "attributes: {Alter: 45 Jahre}\n")]),
    ("3-3", "Persona aus echten Profilen", "`evidence:`, `contributors:`", [("persona/eilige.html", "Marketing, Vertrieb", "dt:Beteiligt")], [("persona-without-evidence", "personas/eilige.md", "evidence: [gespraech]\n", "")]),
    ("3-4", "Explizite und implizite Merkmale", "`nature:`, `category: behavioural`", [(SITE, "verhaltensbezogen", "group:nutzung")], [("implicit-characteristics-missing", SEG, re.compile("nature: implicit|category: behavioural, attribute: usage"), "nature: explicit")]),
    ("3-5", "Wen man mit etwas verschont", "`communication: {exclude: [offering]}`", [(SITE, "Wagenwäsche", "dt:Kommunikation")], [("offer-contradicts-clarifier", BMC, "Treffen vor Ort", "Treffen vor Ort zur [Wäsche](../offerings/wagenwaesche.md)")]),
    ("3-6", "Aufwand und Umsatz im Gleichgewicht", "`economics: {effort, revenue, measure}`", [(SITE, "Aufwand 5 · Umsatz 2", "dt:Wirtschaftlichkeit")], [("effort-exceeds-revenue", SEG, "measure: Anfragen laufen über das Portal., ", "")]),
    ("3-7", "Wofür die Persona gebraucht wird", "`used-for:`", [("persona/eilige.html", "Inhalte", "dt:Verwendet für")], []),
    ("4-1", "Neun Bausteine", "`kind: business-model-canvas`, Überschriften", [("business-model-canvas/bmc.html", "Teilehandel", "section:_b-kp")], [("canvas-block-empty", BMC, "- Teilehandel `risk` für [Leitung](../segments/leitung.md)\n", "")]),
    ("4-2", "Elf Aspekte der Kundenbeziehung", "`kind: customer-relationships`, Überschriften", [("customer-relationships/leitung.html", "Fahrten bleiben beim Betrieb")], [("relationship-aspects", "relationships/leitung.md", "## Bearbeitung von Beschwerden\n- Antwort am selben Tag\n", "")]),
    ("4-3", "Arten der Beziehung", "Zeichen wie `personal`", [("customer-relationships/leitung.html", "persönlich")], [("tag-unknown", "relationships/leitung.md", "`personal`", "`persohnal`")]),
    ("4-4", "Kanäle mit Medium und Phasen", "Zeichen wie `awareness` `digital`", [("business-model-canvas/bmc.html", "digital", "section:_b-ch")], [("relationship-aspects", BMC, " `after-sales`", "")]),
    ("4-5", "Berührungspunkte", "Baustein Berührungspunkte, Zeichen wie `onboard`", [("customer-relationships/leitung.html", "Erster Anruf", "section:_b-touchpoints")], [("relationship-aspects", "relationships/leitung.md", "## Berührungspunkte\n- Erster Anruf `onboard`\n\n", "")]),
    ("4-6", "Gründe für Segmente", "`purpose:`", [(SITE, "Kundenbeziehung", "dt:Zweck")], [("enum-value-unknown", SEG, "relationship]", "fame]")]),
    ("4-7", "Persona und Priorität je Segment", "`priority: {size, growth, fit}`", [(SITE, "Größe 3 · Wachstum 4 · Passung 5", "dt:Priorität")], [("segment-without-persona", {"personas/eilige.md": [("segment: leitung", "segment: chefs")], SEG: [(re.compile(r"examples:\n(  - .*\n)+"), "")]})]),
    ("4-8", "Worauf die Persona beruht", "`basis:`", [("persona/eilige.html", "Grundlage: Verdichtung", "class:card__who")], [("fictional-persona-in-b2b", "personas/eilige.md", "basis: composite", "basis: fictional")]),
    ("4-9", "Beispiele der Quelle als Gegenprobe", "`level: organisation`", [(SITE, "Person", "dt:Ebene")], [("segment-above-person-level", SEG, "level: person", "level: organisation")]),
    ("4-10", "Personen oder Organisationen", "`level:`, je Methode verschieden streng", [(SITE, "Person", "dt:Ebene")], [("segment-above-person-level", SEG, "level: person", "level: business-unit")]),
]


class Workspace:
    def __init__(self, jtbd, root):
        self.jtbd, self.root = jtbd, pathlib.Path(root)

    def lay(self, files):
        for path, text in files.items():
            file = self.root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")

    def rules(self):
        out = subprocess.run([self.jtbd, "check", "--format", "json", "-C", str(self.root), "--as-of", "2026-06-01"], capture_output=True, timeout=120)
        found = json.loads(out.stdout)["diagnostics"]
        return sorted((d["rule"], d["severity"], d["file"], d["message"]) for d in found)


def words_of(element):
    return re.sub(r"\s+", " ", re.sub(r"[\u00a0\u202f]", " ", "".join(element.itertext()).replace("\u00ad", ""))).strip()


def at(page, place):
    """What stands at a place of a page: the texts of all elements that are meant."""
    main = page.find(".//main")
    kind, _, name = place.partition(":")
    found = {
        "": lambda: [main],
        "dt": lambda: [dt.getnext() for dt in main.iter("dt") if words_of(dt) == name and dt.getnext() is not None],
        "id": lambda: main.xpath(".//*[@id=$name]", name=name),
        "section": lambda: main.xpath(".//section[@aria-labelledby=$name]", name=name),
        "group": lambda: [row.getparent().xpath("./tr[@class='grp']/th")[0] for row in main.xpath(".//tr[@id=$name]", name=name)],
        "cell": lambda: main.xpath(".//td[@data-l=$name]|.//th[@data-l=$name]", name=name),
        "class": lambda: main.xpath(".//*[contains(concat(' ', @class, ' '), concat(' ', $name, ' '))]", name=name),
        "tag": lambda: list(main.iter(name)),
    }[kind]()
    return [words_of(element) for element in found]


def table():
    lines = ["# The method, row by row", "", "Each row of the method that the compiler follows: how it is written, which rules check it, where the site shows it.",
             "`Tests/Scenarios/method.py` writes every row into one workspace, finds it on the site and breaks it to see its rules report; this table is made from that test.", "",
             "| row | what the source says | written as | checked by | seen on |", "|---|---|---|---|---|"]
    for row, name, how, seen, broken in ROWS:
        rules = ", ".join(f"`{rule}`" for rule in dict.fromkeys(each[0] for each in broken)) or "–"
        pages = ", ".join(dict.fromkeys({"index.html": "home"}.get(page, page.split("/")[0]) for page, *_ in seen))
        lines.append(f"| {row} | {name} | {how} | {rules} | {pages} |")
    return "\n".join(lines) + "\n"


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--jtbd", required=True)
    p.add_argument("--write", action="store_true")
    a = p.parse_args()
    if a.write:
        PAGE.write_text(table(), "utf-8")
        return 0
    check("docs/method-coverage.md is as this test has it (--write)", PAGE.is_file() and PAGE.read_text("utf-8") == table())
    with tempfile.TemporaryDirectory() as folder:
        ws = Workspace(str(pathlib.Path(a.jtbd).resolve()), pathlib.Path(folder) / "w")
        ws.lay(FILES)
        sound = ws.rules()
        check("the workspace has no errors and no warnings", not [each for each in sound if each[1] != "info"], "\n".join(map(str, sound)))
        site = pathlib.Path(folder) / "site"
        subprocess.run([ws.jtbd, "build", "-C", str(ws.root), "--out", str(site), "--as-of", "2026-06-01"], capture_output=True, timeout=120)
        pages = {}
        for row, name, how, seen, broken in ROWS:
            for page, words, *place in seen:
                if page not in pages:
                    pages[page] = lxml.html.fromstring((site / page).read_bytes().decode("utf-8")) if (site / page).is_file() else None
                texts = at(pages[page], place[0] if place else "") if pages[page] is not None else []
                check(f"{row} {name}: {page} shows {words!r} at {place}", any(words in text for text in texts), texts[:3])
            for rule, *edit in broken:
                edits = edit[0] if isinstance(edit[0], dict) else {edit[0]: [(edit[1], edit[2])]}
                for path, changes in edits.items():
                    text = FILES[path]
                    for old, new in changes:
                        changed = "" if old is None else old.sub(new, text) if isinstance(old, re.Pattern) else text.replace(old, new)
                        check(f"{row}: the text to break is there", changed != text, str(old))
                        text = changed
                    if text:
                        ws.lay({path: text})
                    else:
                        (ws.root / path).unlink()
                found = ws.rules()
                before = [each for each in sound if each[0] == rule]
                after = [each for each in found if each[0] == rule]
                check(f"{row} {name}: {rule} reports it", len(after) > len(before) or (after != before and after), "\n".join(map(str, after)))
                ws.lay({path: FILES[path] for path in edits})
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
