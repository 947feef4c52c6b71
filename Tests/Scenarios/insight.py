#!/usr/bin/env python3
"""`jtbd why`, `jtbd status` and `jtbd export`, from outside: what they say, that programs can read it, that bad input is answered.

    insight.py --jtbd PATH
"""
import argparse
import csv
import io
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "docs/model.schema.json").read_text("utf-8"))
passed = failed = 0


def check(what, ok, detail=""):
    global passed, failed
    if ok:
        passed += 1
    else:
        failed += 1
        print(f"FAILED: {what}\n{detail}"[:3000])


def same(what, found, expected):
    check(what, found == expected, f"  expected {expected!r}\n  found    {found!r}")


class Workspace:
    def __init__(self, jtbd, root, files=None):
        self.jtbd, self.root = jtbd, pathlib.Path(root)
        for path, text in (files or {}).items():
            self.write(path, text)

    def write(self, path, text):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def run(self, *args, raw=False):
        out = subprocess.run([self.jtbd, *args, "-C", str(self.root)], capture_output=True, timeout=120)
        return out if raw else (out.returncode, out.stdout.decode("utf-8"), out.stderr.decode("utf-8"))

    def json(self, *args):
        code, out, err = self.run(*args, "--format", "json")
        try:
            return json.loads(out)
        except ValueError:
            check(f"{args} gives JSON", False, out + err)
            return {}


BASE = {
    "jtbd.yml": "title: Test\nlang: de\nmethods: [jtbd, vpc, bmc]\n",
    "jobs/haupt.md": "---\nkind: job\ntitle: Zur Arbeit kommen\ngains:\n  - {id: fahrzeit, title: Dauer der Fahrt verkürzen}\npains:\n  - {id: stau, title: Steht im Stau, severity: extreme}\n---\n",
    "jobs/klein.md": "---\nkind: job\ntitle: Das Rad parken\nsupports: [haupt]\ngains:\n  - {id: platz, title: Zeit für die Platzsuche senken}\n---\n",
    "jobs/kleiner.md": "---\nkind: job\ntitle: Das Schloss finden\nsupports: [klein]\nmap:\n  - {stage: locate, id: suchen, title: In der Tasche suchen}\n---\n",
    "jobs/fremd.md": "---\nkind: job\ntitle: Für das Alter vorsorgen\ngains:\n  - {id: rente, title: Risiko von Armut senken}\n---\n",
    "jobs/niemand.md": "---\nkind: job\ntitle: Den Keller aufräumen\n---\n",
    "segments/pendler.md": """---
kind: segment
title: Pendler
main-job: haupt
gain: fahrzeit
jobs: [klein]
characteristics:
  - {id: geld, title: Wenig Geld, category: sociodemographic, attribute: income}
  - {id: alter, title: Alter, category: sociodemographic, attribute: age}
  - {id: ort, title: Wohnort, category: geographic, attribute: location}
clarifiers:
  - {id: knapp, title: Spart am Ticket, from: geld, relevant-to: [gain], because: Jede Fahrt kostet Geld das fehlt.}
  - {id: tasche, title: Hat viele Taschen, category: psychographic, relevant-to: [suchen], because: Das Schloss kann überall stecken.}
  - {id: falsch, title: Denkt an die Rente, category: psychographic, relevant-to: [rente], because: Später soll etwas übrig bleiben.}
  - {id: leer, title: Ist oft müde, category: psychographic}
irrelevant:
  - {characteristic: alter, because: Der Stau trifft alle gleich.}
ratings:
  fahrzeit: {importance: 9, satisfaction: 3, n: 42, evidence: umfrage}
---
""",
    "segments/rentner.md": "---\nkind: segment\ntitle: Angestellte vor der Rente\nmain-job: fremd\ngain: rente\n---\n",
    "offerings/abo.md": "---\nkind: offering\ntitle: Bahn-Abo\n---\n",
    "offerings/lose.md": "---\nkind: offering\ntitle: Loses Ding\n---\n",
    "value-propositions/schnell.md": """---
kind: value-proposition
title: Schneller da
segment: pendler
offerings: [abo]
---

## Produkte & Dienstleistungen
- [Abo](../offerings/abo.md)

## Schmerzlinderer
- Eigene Spur gegen [Stau](../jobs/haupt.md#stau)
- Ein bunter Aufkleber

## Gewinnerzeuger
- Rechnet [die Rente](../jobs/fremd.md#rente) aus

## Bewusst nicht adressiert
- [Platzsuche](../jobs/klein.md#platz): Stellplätze sind Sache der Stadt
""",
    "canvases/plan.md": """---
kind: business-model-canvas
title: Plan
---

## Kundensegmente
- [Pendler](../segments/pendler.md)

## Kanäle
- Plakate am Bahnhof `awareness`

## Kosten
- Werbung für [die Platzsuche](../jobs/klein.md)
""",
    "evidence/umfrage.md": "---\nkind: evidence\ntitle: Umfrage am Bahnhof\ntype: survey\ndate: 2026-05-01\nn: 42\n---\n",
    "evidence/zweifel.md": "---\nkind: evidence\ntitle: Gespräch mit P1\ntype: interview\ndate: 2026-05-02\nsegment: pendler\ncontradicts: [fahrzeit]\n---\n",
    "README.md": "# Start\n\nEin Text.\n",
}


def why(jtbd, folder):
    ws = Workspace(jtbd, folder, BASE)

    def chains(address):
        return ws.json("why", address).get("chains", [])

    def way(chain):
        return [step["address"] for step in chain["steps"]]

    # Every kind of thing, and the way that it has.
    expected = {
        "segment/pendler": ["segment/pendler", "job/haupt"],
        "job/kleiner": ["job/kleiner", "job/klein", "job/haupt"],
        "job/kleiner#suchen": ["job/kleiner#suchen", "job/kleiner", "job/klein", "job/haupt"],
        "job/haupt#stau": ["job/haupt#stau", "job/haupt"],
        "segment/pendler#geld": ["segment/pendler#geld", "segment/pendler#knapp", "job/haupt#fahrzeit", "job/haupt"],
        "segment/pendler#tasche": ["segment/pendler#tasche", "job/kleiner#suchen", "job/kleiner", "job/klein", "job/haupt"],
        "offering/abo": ["offering/abo", "value-proposition/schnell", "segment/pendler", "job/haupt"],
        "value-proposition/schnell#eigene-spur-gegen-stau": ["value-proposition/schnell#eigene-spur-gegen-stau", "job/haupt#stau", "job/haupt"],
        "business-model-canvas/plan#plakate-am-bahnhof": ["business-model-canvas/plan#plakate-am-bahnhof", "segment/pendler", "job/haupt"],
        "business-model-canvas/plan": ["business-model-canvas/plan", "segment/pendler", "job/haupt"],
        "evidence/umfrage": ["evidence/umfrage", "job/haupt#fahrzeit", "job/haupt"],
        "evidence/zweifel": ["evidence/zweifel", "segment/pendler", "job/haupt"],
    }
    for address, steps in expected.items():
        found = chains(address)
        check(f"why {address} holds", bool(found) and found[0]["holds"], str(found))
        if found:
            same(f"way of {address}", way(found[0]), steps)
    # Where it breaks, and the word for that.
    for address, reason in {
        "segment/pendler#falsch": "supports-missing", "segment/pendler#leer": "relevant-to-missing", "segment/pendler#ort": "undecided", "job/niemand": "no-main-job-above",
        "offering/lose": "not-offered", "value-proposition/schnell#ein-bunter-aufkleber": "answers-nothing",
        "value-proposition/schnell#rechnet-die-rente-aus": "answers-other-profile", "README.md": "page",
    }.items():
        found = chains(address)
        check(f"{address} breaks with {reason}", bool(found) and found[0].get("broken", {}).get("reason") == reason, str(found))
        if found and "broken" in found[0]:
            check(f"{address} says what would mend it", len(found[0]["broken"]["help"]) > 20)
    for address in ("segment/pendler#alter", "value-proposition/schnell#platzsuche-stellplaetze-sind-sache-der"):
        found = chains(address)
        check(f"{address} ends on purpose", bool(found) and "decision" in found[0], str(found))
    # The break names the other end.
    text = ws.run("why", "falsch")[1]
    for part in ("Hier bricht der Weg ab", "Für das Alter vorsorgen", "Angestellte vor der Rente", "supports: [haupt]"):
        check(f"the broken way names {part}", part in text, text)
    # What contradicts stands beside what supports; what stands beside a rating is about the gain, not the segment.
    gain = chains("haupt#fahrzeit")[0]["steps"][0]
    same("evidence of the rated gain", (gain["evidence"], gain.get("contradicted_by")), (["evidence/umfrage"], ["evidence/zweifel"]))

    # Addresses: every form leads to the same.
    for form in ("segment/pendler#knapp", "segment:pendler#knapp", "pendler#knapp", "knapp", "Kundensegment/Pendler#KNAPP", "segments/pendler.md#knapp", "Spart am Ticket"):
        same(f"the address {form}", ws.json("why", form).get("address"), "segment/pendler#knapp")
    line = next(n for n, text in enumerate(BASE["segments/pendler.md"].splitlines(), 1) if "id: knapp" in text)
    for form in (f"segments/pendler.md:{line}", f"segments/pendler.md:{line}:5"):
        same(f"the address {form}", ws.json("why", form).get("address"), "segment/pendler#knapp")
    for wrong, hint in {"pendlr": "segment/pendler", "segment/pendler#knap": "segment/pendler#knapp", "segments/pendlr.md": "segments/pendler.md", "jobs/haupt.md:999": "jobs/haupt.md"}.items():
        code, out, err = ws.run("why", wrong)
        check(f"{wrong}: 2, and what may be meant", code == 2 and hint in err and not out, f"{code} {out} {err}")
    ws.write("jobs/pendler.md", "---\nkind: job\ntitle: Pendeln\nsupports: [haupt]\n---\n")
    code, _, err = ws.run("why", "pendler")
    check("several things of one name are listed", code == 2 and "job/pendler" in err and "segment/pendler" in err, err)
    (ws.root / "jobs/pendler.md").unlink()
    for odd in ("", "#", "/", "a" * 5000, "segment/", "\x1b[31m", "../../etc/passwd", "segment/pendler#", "x.md:0"):
        code, _, err = ws.run("why", odd)
        check(f"an odd address ends well: {odd[:20]!r}", code == 2 and "\x1b" not in err, f"{code} {err[:200]}")
    english = ws.run("why", "falsch", "--lang", "en")[1]
    check("in English too", "Here the way breaks off" in english and "help:" in english, english)
    # In a circle, with a broken file, without a profile: an answer each.
    ws.write("jobs/haupt.md", BASE["jobs/haupt.md"].replace("gains:", "supports: [kleiner]\ngains:"))
    check("a circle ends", chains("job/kleiner")[0]["holds"])
    ws.write("jobs/haupt.md", BASE["jobs/haupt.md"])
    ws.write("jobs/klein.md", "---\nkind: job\ntitle: [\n---\n")
    check("what cannot be read is no gap of the author's", chains("job/kleiner")[0].get("broken", {}).get("reason") in ("unclear", "unresolved", None))
    ws.write("jobs/klein.md", BASE["jobs/klein.md"])

    # The site shows the same.
    site = pathlib.Path(folder) / "out"
    ws.run("build", "--keep-going", "--out", str(site))
    page = (site / "segment/pendler.html").read_text("utf-8")
    check("the page shows the way of a clarifier", "Wozu das dient" in page and "→" not in page.split("Wozu das dient")[0][-1:] and "Das Schloss finden" in page)
    check("the page shows where a way breaks off", "way__gap" in page and "der Hauptaufgabe von" in page)
    check("an offering's page leads to the main job", "Zur Arbeit kommen" in (site / "offering/abo.html").read_text("utf-8"))
    for page in site.rglob("*.html"):
        check(f"{page.name}: no link of a way leads nowhere", not re.search(r'class="way".*href=""', page.read_text("utf-8")))


def width(line):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in line)


def status(jtbd, folder):
    for lang in ("de", "en"):
        ws = Workspace(jtbd, ROOT / "workspace-template" / lang)
        code, out, _ = ws.run("status")
        lines = out.splitlines()
        check(f"status of the template fits a screen ({lang})", code == 0 and len(lines) <= 24 and max(map(width, lines)) <= 80, out)
        data = ws.json("status")
        same(f"documents by kind ({lang})", data["documents"]["segment"], 3)
        same(f"claims add up ({lang})", sum(data["evidence"][k] for k in ("none", "hypothesis", "researched", "validated")), data["evidence"]["claims"])
        check(f"one to three steps, each with a command ({lang})", 1 <= len(data["next"]) <= 3 and all(s["command"].startswith("jtbd ") for s in data["next"]))
    ws = Workspace(jtbd, folder, BASE)
    code, out, _ = ws.run("status")
    check("status of a workspace with errors is no failure", code == 0 and "clarifier-irrelevant" in out, out)
    data = ws.json("status")
    same("the needs", (data["pains"]["answered"], data["gains"]["not_addressed"], data["gains"]["open"]), (1, 1, ["job/haupt#fahrzeit", "job/fremd#rente"]))
    order = [rule["severity"] for rule in data["rules"]]
    same("the gravest first", order, sorted(order, key=["error", "warning", "info"].index))
    empty = Workspace(jtbd, pathlib.Path(folder) / "empty", {"jtbd.yml": "title: Leer\nlang: de\nmethods: [jtbd]\n"})
    code, out, _ = empty.run("status")
    check("an empty workspace is told how to begin", code == 0 and "jtbd new segment" in out, out)
    broken = Workspace(jtbd, pathlib.Path(folder) / "broken", {"jtbd.yml": "title: [\n"})
    check("a broken jtbd.yml ends well", broken.run("status")[0] in (0, 1, 2))


HOSTILE = '=cmd|\' /C calc\'!A0 "x" <b>&amp; \\n #35; `t` ]]; end\t; %% @{'


def mermaid_parses(texts):
    """What the real Mermaid says of each, or None where it cannot be asked."""
    try:
        import diagram_renderer
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    script = pathlib.Path(diagram_renderer.__file__).parent / "renderers/static/js/mermaid.min.js"
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as play:
        try:
            browser = play.chromium.launch(executable_path=chromium) if chromium else play.chromium.launch()
        except Exception:
            return None
        page = browser.new_page()
        page.add_script_tag(path=str(script))
        page.evaluate("() => mermaid.initialize({startOnLoad: false, maxTextSize: 1e7})")
        answers = []
        for text in texts:
            answers.append(page.evaluate(
                """async text => { try { await mermaid.parse(text); const drawn = await mermaid.render('d', text); return drawn.svg } catch (e) { return 'ERROR ' + e.message } }""", text))
        browser.close()
        return answers


def export(jtbd, folder):
    graphs = []
    for root in [ROOT / "workspace-template/de", ROOT / "workspace-template/en", *sorted(p for p in (ROOT / "Tests/Cases").iterdir() if (p / "jtbd.yml").is_file())]:
        ws = Workspace(jtbd, root)
        model = ws.json("export")
        if not model:
            continue
        try:
            jsonschema.validate(model, SCHEMA)
            check("", True)
        except jsonschema.ValidationError as error:
            check(f"the model of {root.name} fits its schema", False, str(error)[:800])
        known = {d["address"] for d in model["documents"]} | {i["address"] for d in model["documents"] for i in d.get("items", [])}
        check(f"relations of {root.name} join what is there", all(r["from"] in known and r["to"] in known for r in model["relations"]))
        graphs.append((root.name, ws.run("export", "--format", "dot")[1], ws.run("export", "--format", "mermaid")[1]))

    files = dict(BASE)
    files["segments/pendler.md"] = files["segments/pendler.md"].replace("title: Pendler\n", "title: '" + HOSTILE.replace("'", "''") + "'\n")
    files["jobs/klein.md"] = files["jobs/klein.md"].replace("Das Rad parken", "-2+3 Räder; \"parken\"").replace("title: -2+3 Räder; \"parken\"", "title: '-2+3 Räder; \"parken\"'")
    ws = Workspace(jtbd, folder, files)
    graphs.append(("hostile", ws.run("export", "--format", "dot")[1], ws.run("export", "--format", "mermaid")[1]))
    for name, dot, _ in graphs:
        drawn = subprocess.run(["dot", "-Tsvg"], input=dot.encode(), capture_output=True, timeout=60)
        check(f"Graphviz draws {name}", drawn.returncode == 0 and not drawn.stderr, drawn.stderr.decode()[:500])
    check("Graphviz shows the hostile title as it is", "cmd|" in subprocess.run(["dot", "-Tplain"], input=graphs[-1][1].encode(), capture_output=True).stdout.decode())
    answers = mermaid_parses([text for _, _, text in graphs])
    if answers is None:
        print("note: Mermaid was not asked (no Chromium here); only the form of its lines was looked at")
    else:
        for (name, _, text), answer in zip(graphs, answers):
            check(f"Mermaid draws {name}", not answer.startswith("ERROR"), answer[:400] + "\n" + text[:600])
        check("Mermaid runs and bends nothing of the hostile title", "<b>&amp;" not in answers[-1] and "cmd|" in answers[-1].replace("&#124;", "|"), answers[-1][:200])
    line = re.compile(r'^(flowchart LR|  n\d+(\[|\(\[|\[\[|\(|\[/|>|\{\{)"[^"`<>\\{}\[\]|]*"(\]|\]\)|\]\]|\)|/\]|\}\}):::\w+|  n\d+ -->\|"[^"`<>\\|]*"\| n\d+|  classDef \w+ fill:#[0-9a-f]{6},stroke:#[0-9a-f]{6},color:#[0-9a-f]{6})$')
    for name, _, text in graphs:
        bad = [each for each in text.splitlines() if not line.match(each)]
        check(f"lines of {name}'s Mermaid", not bad, "\n".join(bad[:3]))

    # CSV as spreadsheets read it.
    raw = ws.run("export", "--format", "csv", "--kind", "segment", raw=True).stdout
    check("CSV begins with a byte order mark and ends its lines with CRLF", raw.startswith(b"\xef\xbb\xbf") and raw.endswith(b"\r\n") and b"\r\n" in raw)
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
    check("every row has as many cells as the head", len({len(row) for row in rows}) == 1 and len(rows) == 3, str(rows))
    tables = {}
    out = pathlib.Path(folder) / "tables"
    code, _, err = ws.run("export", "--format", "csv", "--out", str(out))
    check("a folder of tables", code == 0 and (out / "segment.csv").is_file(), err)
    for file in out.glob("*.csv"):
        tables[file.stem] = list(csv.reader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline=""), delimiter=";"))
    cells = [cell for rows in tables.values() for row in rows for cell in row]
    check("no cell begins like a formula", not [c for c in cells if re.match(r"^\s*[=+@\t\r＝＋－＠]", c) or (re.match(r"^\s*-", c) and not re.match(r"^-[\d,]+$", c))], str([c for c in cells if c[:1] in "=+-@"]))
    check("the hostile title is there, with an apostrophe", any(c == "'" + HOSTILE.replace("\t", "\t") for c in cells), str([c for c in cells if "cmd" in c][:2]))
    same("ratings with their score", tables["rating"][1][3:7], ["9", "3", "15", "42"])
    same("the table of the method", tables["profile"][0][:4], ["Segment", "Hauptaufgabe", "Wichtigster Gewinn", "Clarifier"])
    english = ws.run("export", "--format", "csv", "--kind", "rating", "--lang", "en")[1]
    check("English CSV has commas", english.lstrip("\ufeff").startswith("Segment,Main job,"), english[:80])
    check("one folder is not written over", ws.run("export", "--format", "csv", "--out", str(out))[0] == 2)
    check("but with --force", ws.run("export", "--format", "csv", "--out", str(out), "--force")[0] == 0)
    link = pathlib.Path(folder) / "link.json"
    link.symlink_to(pathlib.Path(folder) / "jtbd.yml")
    code, _, err = ws.run("export", "--format", "json", "--out", str(link), "--force")
    check("nothing is written through a link", code == 2 and (pathlib.Path(folder) / "jtbd.yml").read_text().startswith("title"), err)
    for args in (["--format", "csv"], ["--format", "xml"], ["--format", "json", "--kind", "segment"], ["--format", "csv", "--kind", "segmnt"]):
        check(f"export {args} is a usage error", ws.run("export", *args)[0] == 2)

    # The site carries the same bytes.
    template = Workspace(jtbd, ROOT / "workspace-template/de")
    site = pathlib.Path(folder) / "site"
    template.run("build", "--out", str(site))
    same("model.json of the site", (site / "model.json").read_bytes(), template.run("export", "--format", "json", raw=True).stdout)
    same("its schema beside it", json.loads((site / json.loads((site / "model.json").read_text("utf-8"))["$schema"]).read_text("utf-8")), SCHEMA)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--jtbd", required=True)
    p.add_argument("--only")
    a = p.parse_args()
    jtbd = str(pathlib.Path(a.jtbd).resolve())
    for part in (why, status, export):
        if a.only and part.__name__ != a.only:
            continue
        with tempfile.TemporaryDirectory() as folder:
            part(jtbd, folder)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
