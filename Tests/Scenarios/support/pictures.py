"""A workspace that fills every picture, in German, with compounds as long as they come."""
import pathlib
import random

PEOPLE = [
    "Rechtsschutzversicherungsvermittlerinnen", "Leiterinnen kommunaler Kindertageseinrichtungen", "Binnenschifffahrtskapitäne im Ruhestand", "Solo-Selbständige",
    "Grundstücksverkehrsgenehmigungszuständige", "Menschen, die zum ersten Mal eine Wärmepumpe kaufen und niemanden kennen, der schon eine hat", "Studierende",
    "Lebensmittelkontrolleure",
]
STAGES = ["1 Rohstoffgewinnung", "2 Verarbeitung", "3 Großhandelsvertrieb", "4 Einzelhandel", "5 Privathaushalt"]
TYPES = ["interview", "switch-interview", "survey", "desk-research", "analytics"]
ASPECTS = [
    "Kundensegmente", "Arten von Kundenbeziehungen", "Personalisierung", "Kanäle", "Berührungspunkte", "Kundenlebenszyklus", "Kundenfeedback und Daten",
    "Kundenbetreuung", "Strategien zur Bindung und Loyalität", "Bearbeitung von Beschwerden", "Datenschutz und Datensicherheit",
]
GAINS = ["Bearbeitungszeit", "Wahrscheinlichkeit einer Rückfrage", "Anzahl der Nachforderungen", "Kommunikationsaufwand"]
SWITCH = """hired: Begleitung durch einen Dienst
fired: Aktenordner und Telefonliste
forces:
  push: [Drei Wochen ohne Antwort vom Amt, Die Frist lief ab, Die Vertretung war krank]
  pull: [Eine Kollegin zeigte ihren Fahrplan]
  anxiety: [Kostet das am Ende mehr als es bringt, Wer haftet bei einem Fehler]
  habit: unknown
timeline:
  - {moment: first-thought, date: 2026-02-10, what: Die Nachforderung kam am letzten Tag}
  - {moment: passive-looking, date: 2026-02-28}
  - {moment: active-looking, date: 2026-05-01, what: Suche nach Genehmigungsbegleitung}
  - {moment: deciding, date: 2026-06-02, what: Gespräch mit der Geschäftsführung}
  - {moment: first-use, date: 2026-06-04}
"""


def workspace(folder, segments):
    """Writes it into a folder; the same number gives the same files."""
    folder, rng = pathlib.Path(folder), random.Random(4)

    def write(path, text):
        path = folder / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    write("jtbd.yml", "title: Amtshelfer\nlang: de\nmethods: [jtbd, vpc, bmc, odi]\nstage: discovery\nreview-after: 12 months\n")
    write("README.md", "# Genehmigungen ohne Warten\n\nWir begleiten Menschen durch Genehmigungsverfahren.\n")
    for i in range(segments):
        name = PEOPLE[i % 8] + (f" {i}" if i >= 8 else "")
        gains = "".join(
            f'  - {{id: g{k}, title: "{GAINS[k % 4]} {["senken", "verringern", "minimieren"][k % 3]}", relevance: {["essential", "important", "nice-to-have"][k % 3]}, step: s{k % 2 + 1}}}\n'
            for k in range(4))
        pains = "".join(
            f'  - {{id: p{k}, title: "{["Die Sachbearbeiterin ist wochenlang nicht erreichbar", "Jede Stelle verlangt andere Unterlagen", "Niemand sagt, wie lange es dauert"][k]}", severity: {["extreme", "high", "moderate"][k]}}}\n'
            for k in range(3))
        write(
            f"jobs/j{i}.md",
            f"---\nkind: job\ntitle: Genehmigung Nummer {i} einholen\ntype: functional\nlevel: main\nmap:\n  - {{stage: define, id: s1, title: Zuständigkeiten klären}}\n"
            f"  - {{stage: execute, id: s2, title: Genehmigungsunterlagen zusammenstellen}}\ngains:\n{gains}pains:\n{pains}---\n")
        ratings = "".join(f"  {key}: {{importance: {rng.randint(3, 10)}, satisfaction: {rng.randint(1, 9)}, n: 40}}\n" for key in ("g0", "g1", "g2", "g3", "p0", "p1"))
        write(
            f"segments/s{i}.md",
            f"---\nkind: segment\ntitle: {name}\nlevel: person\nstatus: {['hypothesis', 'researched', 'brainstormed'][i % 3]}\nmain-job: j{i}\ngain: g0\n"
            "characteristics:\n  - {id: c1, title: Wenig Zeit, category: sociodemographic, attribute: occupation}\nclarifiers:\n"
            "  - {title: Arbeitet meistens allein, from: c1, relevant-to: main-job, because: Wer allein arbeitet muss alles selbst wissen, implication: Vorlagen müssen ohne Rückfrage verständlich sein}\n"
            f"ratings:\n{ratings}value-chain: {{stage: {STAGES[i * 2 % 5]}, value: {['direct', 'indirect'][i % 2]}}}\n"
            f"selection: {{selected: {'true' if i < 2 else 'false'}, learning: {rng.randint(1, 5)}, access-within-months: {rng.randint(1, 9)}, willing: true}}\n"
            f"priority: {{size: {rng.randint(1, 5)}, growth: {rng.randint(1, 5)}, fit: {rng.randint(1, 5)}, rank: {i + 1}, verdict: attractive}}\n"
            f"economics: {{effort: {rng.randint(1, 10)}, revenue: {rng.randint(1, 10)}, clv: {rng.randint(100, 9000)} €}}\n"
            "examples:\n  - {name: Erika Beispiel, role: Teamleitung, company: Muster AG, company-kind: Energieversorger}\n---\n")
        if i % 4 != 3:
            write(
                f"value-propositions/v{i}.md",
                f"---\nkind: value-proposition\ntitle: Genehmigungsbegleitung {i}\nsegment: s{i}\nofferings: [o{i % 2}]\n---\n## Schmerzlinderer\n\n"
                f"- Eine Rückrufgarantie hilft, wenn [niemand erreichbar ist](../jobs/j{i}.md#p0)\n"
                f"- Vorlagen für Nachforderungsschreiben helfen bei [den Unterlagen](../jobs/j{i}.md#p1) und [der Bearbeitungszeit](../jobs/j{i}.md#g0)\n\n## Gewinnerzeuger\n\n"
                f"- Ein Genehmigungsfahrplan senkt [die Bearbeitungszeit](../jobs/j{i}.md#g0)\n- Ein Wochenüberblick über alle Vorgänge: [weniger Rückfragen](../jobs/j{i}.md#g1)\n"
                f"- Ein Mützenverleih für Binnenschifffahrtskapitäne\n\n## Bewusst nicht adressiert\n\n- [Anzahl der Nachforderungen](../jobs/j{i}.md#g2): das macht die Behörde\n")
        if i % 2 == 0:
            body = "".join(
                f"## {aspect}\n\n" + "".join(f"- Absprache {m + 1}\n" for m in range(count)) + "\n"
                for aspect, count in ((aspect, rng.randint(0, 4)) for aspect in ASPECTS) if count)
            write(f"relationships/r{i}.md", f"---\nkind: customer-relationships\ntitle: Beziehungen Nummer {i}\nsegment: s{i}\n---\n{body}")
        kind = TYPES[i % 5]
        write(
            f"evidence/e{i}.md",
            f"---\nkind: evidence\ntitle: Gespräch mit P{i}\ntype: {kind}\ndate: {2024 + i % 3}-0{1 + i % 9}-12\nsegment: s{i}\nn: {3 + i}\nparticipant: P{i}\n"
            f"supports: [j{i}#g0, j{i}#p{i % 3}, segment:s{i}]\n{SWITCH if kind == 'switch-interview' else ''}---\n")
    for o in range(2):
        write(f"offerings/o{o}.md", f"---\nkind: offering\ntitle: {['Genehmigungsverfahrensbegleitung', 'Unterlagenservice'][o]}\nform: intangible\nprice: {o + 1}900 €/Jahr\n---\n")
    who = "".join(f"- [{PEOPLE[i % 8]}](../segments/s{i}.md)\n" for i in range(min(segments, 8)))
    write(
        "canvases/c.md",
        f"---\nkind: business-model-canvas\ntitle: Geschäftsmodell\n---\n## Kundensegmente\n\n{who}\n## Wertangebote\n\n- [Begleitung](../offerings/o0.md)\n- [Unterlagen](../offerings/o1.md)\n\n"
        "## Kanäle\n\n- Telefon für [alle](../segments/s0.md) `awareness`\n\n## Kundenbeziehungen\n\n- Persönlich bei [Begleitung](../offerings/o0.md) `personal`\n\n"
        "## Einnahmequellen\n\n- Jahresgebühr für [Begleitung](../offerings/o0.md)\n")
    write(
        "personas/p.md",
        "---\nkind: persona\ntitle: Frau Genehmigung\nsegment: s0\nbasis: composite\nrole: expert\ntraits: [gründlich, ungeduldig]\nbackground: [Verwaltungsstudium]\n"
        "wishes: [einmal pünktlich Feierabend]\nproblems: [ständig wechselnde Zuständigkeiten]\ngoals: [j0, j0#g0]\nfrustrations: [j0#p0]\n"
        "quote: Ich will doch nur wissen, wer zuständig ist.\n---\n")
