#!/usr/bin/env python3
"""Writing with the tool: fixes, one form, new files, imports, open buffers. Runs the program from outside on copies of the template.

    authoring.py --jtbd PATH
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
passed, failures = 0, []


def expect(condition, what, detail=""):
    global passed
    if condition:
        passed += 1
    else:
        failures.append(what)
        print(f"FAILED {what}\n{detail}")


class Workspace:
    """A copy of a template, or a folder with the files that are given."""

    def __init__(self, jtbd, base, name, files=None, template=None):
        self.jtbd, self.root = jtbd, base / name
        if template:
            shutil.copytree(ROOT / "workspace-template" / template, self.root)
        else:
            self.root.mkdir()
        for path, text in (files or {}).items():
            self.write(path, text)

    def write(self, path, text):
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())

    def read(self, path):
        return (self.root / path).read_bytes()

    def tree(self):
        return {str(p.relative_to(self.root)): (p.read_bytes(), p.stat().st_mode) for p in sorted(self.root.rglob("*")) if p.is_file()}

    def run(self, *args, stdin=None, cwd=None):
        env = {**os.environ, "NO_COLOR": "1", "SOURCE_DATE_EPOCH": "1795046400"}
        data = stdin.encode() if isinstance(stdin, str) else stdin
        out = subprocess.run([self.jtbd, *args], cwd=cwd or self.root, env=env, input=data, capture_output=True, timeout=120)
        out.text, out.errors = out.stdout.decode("utf-8", "replace"), out.stderr.decode("utf-8", "replace")
        return out


CONFIG = "title: Pendelblick\nlang: de\nmethods: [jtbd]\n"
JOB = "---\nkind: job\ntitle: Zur Arbeit kommen\ngains:\n  - id: fahrzeit\n    title: Dauer der Fahrt verkürzen\n---\n"
SEGMENT = "---\nkind: segment\ntitle: Pendler\nmain-job: zur-arbeit-kommen\ngain: fahrzeit\n---\n"
BASE = {"jtbd.yml": CONFIG, "jobs/zur-arbeit-kommen.md": JOB, "segments/pendler.md": SEGMENT}


def fixes(jtbd, base):
    broken = {
        "segments/a.md": "---\nkind: segmnet\ntitle: A\nmain-job: zur-arbeit-kommen\ngain: fahrzeit\n---\n",
        "segments/b.md": b"\xef\xbb\xbf---\r\nkind: segment\r\ntitle: B: mit Doppelpunkt\r\nmain-job: zur-arbeit-komen\r\ngain: fahrzeit\r\nreviewed: 31.12.2025\r\n---\r\n",
        "offerings/abo.md": "---\nkind: offering\ntitle: Abo\nprice: 19 Euro pro Monat\ntitle: Abo\n---\n",
        "jtbd.yml": CONFIG.replace("lang", "lnag"),
    }
    ws = Workspace(jtbd, base, "fix", {**BASE, **broken})
    (ws.root / "segments/a.md").chmod(0o640)
    before = ws.tree()
    out = ws.run("fix", "--diff")
    expect(out.returncode == 1 and ws.tree() == before, "fix --diff writes nothing and ends with 1", out.text + out.errors)
    copy = base / "fix-applied"
    shutil.copytree(ws.root, copy)
    applied = subprocess.run(["git", "apply", "-p1"], cwd=copy, input=out.stdout, capture_output=True, env={**os.environ, "GIT_DIR": "/nonexistent"})
    out = ws.run("fix")
    expect(out.returncode == 0 and "behoben" in out.text, "fix ends with 0 and says what it did", out.text + out.errors)
    expect(applied.returncode == 0 and all((copy / p).read_bytes() == ws.read(p) for p in broken), "the diff, applied by git, gives what fix writes", applied.stderr.decode())
    expect(b"kind: segment\n" in ws.read("segments/a.md") and (ws.root / "segments/a.md").stat().st_mode & 0o777 == 0o640, "a word is mended, the mode stays")
    text = ws.read("segments/b.md")
    expect(
        text.startswith(b"\xef\xbb\xbf---\r\n") and b'title: "B: mit Doppelpunkt"\r\n' in text and b"zur-arbeit-kommen\r\n" in text and b"2025-12-31\r\n" in text
        and b"\n" not in text.replace(b"\r\n", b""), "quotes, a reference, a date; CRLF and BOM stay", text)
    expect(ws.read("offerings/abo.md").count(b"title") == 1 and b"19 EUR/month" in ws.read("offerings/abo.md"), "money and a doubled key")
    expect(b"lang: de" in ws.read("jtbd.yml"), "jtbd.yml is mended too")
    expect(ws.read("jobs/zur-arbeit-kommen.md") == JOB.encode(), "a file without findings is not touched")
    before = ws.tree()
    out = ws.run("fix")
    expect(out.returncode == 0 and ws.tree() == before and "Nichts" in out.text, "nothing is left to mend", out.text)
    out = ws.run("check", "--format", "short")
    expect(out.returncode == 0, "no error is left", out.text)

    # What is reached through a link, or lies outside, is not written.
    outside = base / "outside.md"
    outside.write_bytes(broken["segments/a.md"].encode())
    ws = Workspace(jtbd, base, "fix-links", BASE)
    (ws.root / "segments/link.md").symlink_to(outside)
    (ws.root / "linked").symlink_to(base)
    out = ws.run("fix")
    expect(outside.read_bytes() == broken["segments/a.md"].encode() and (ws.root / "segments/link.md").is_symlink(), "a symbolic link is not written through")
    ws.write("segments/c.md", broken["segments/a.md"])
    ws.write("segments/d.md", broken["segments/a.md"].replace("A", "D"))
    out = ws.run("fix", "segments/c.md")
    expect(b"segmnet" in ws.read("segments/d.md") and b"segmnet" not in ws.read("segments/c.md"), "only the files that are named", out.text)
    out = ws.run("fix", "--rule", "enum-value-unknow")
    expect(out.returncode == 2 and "enum-value-unknown" in out.errors, "an unknown rule is named with its neighbour", out.errors)
    ws.write("segments/e.md", "---\nkind: segment\ntitle: Füße\nmain-job: zur-arbeit-kommen\ngain: fahrzeit\n---\n".encode("cp1252"))
    out = ws.run("fix", "segments/e.md")
    expect("--unsafe" in out.text and b"\xfc" in ws.read("segments/e.md"), "what is not certain is only named", out.text)
    ws.run("fix", "--unsafe", "--rule", "encoding-invalid")
    expect("Füße".encode() in ws.read("segments/e.md"), "and done when it is asked for")
    if os.geteuid() != 0:
        (ws.root / "segments/d.md").chmod(0o444)
        out = ws.run("fix")
        expect(out.returncode == 2 and b"segmnet" in ws.read("segments/d.md"), "a file that may not be written is not replaced", out.errors)
    expect(not [p for p in ws.root.rglob("*") if "jtbd-" in p.name], "no temporary file is left")


def form(jtbd, base):
    for language in ("de", "en"):
        ws = Workspace(jtbd, base, f"fmt-{language}", template=language)
        out = ws.run("fmt", "--check")
        expect(out.returncode == 0 and out.text == "", f"the template ({language}) is in form", out.text + out.errors)
    ws = Workspace(jtbd, base, "fmt", BASE)
    messy = "---\r\ngain: fahrzeit\r\n# die Menschen\r\ntitle: Pendler  \r\nbuying-role: Nutzer\r\nkind: Kundensegment\r\nmain-job: zur-arbeit-kommen\r\n---\r\n\r\nText  \r\nnoch einer"
    ws.write("segments/pendler.md", b"\xef\xbb\xbf" + messy.encode())
    ws.write("segments/kaputt.md", "---\ntitle: a: b\nkind: segment  \n---\n")
    before = ws.tree()
    out = ws.run("fmt", "--check")
    expect(out.returncode == 1 and out.text == "segments/pendler.md\n" and ws.tree() == before, "fmt --check lists and writes nothing", out.text)
    expect("kaputt.md" in out.errors, "a damaged file is named", out.errors)
    diff = ws.run("fmt", "--diff")
    expect(diff.returncode == 1 and ws.tree() == before, "fmt --diff writes nothing")
    findings = ws.run("check", "--format", "short").text
    out = ws.run("fmt")
    expect(out.returncode == 0, "fmt ends with 0", out.errors)
    wanted = "\ufeff---\r\nkind: segment\r\n# die Menschen\r\ntitle: Pendler\r\nmain-job: zur-arbeit-kommen\r\ngain: fahrzeit\r\nbuying-role: [user]\r\n---\r\n\r\nText  \r\nnoch einer\r\n"
    expect(ws.read("segments/pendler.md").decode() == wanted, "order, remark, list, words, space, line ends", ws.read("segments/pendler.md"))
    expect(ws.read("segments/kaputt.md") == before["segments/kaputt.md"][0], "a damaged file is left alone")
    expect([l.split(": ", 1)[1] for l in ws.run("check", "--format", "short").text.splitlines()] == [l.split(": ", 1)[1] for l in findings.splitlines()], "the findings are the same")
    out = ws.run("fmt", "-", stdin=b"\xef\xbb\xbf" + messy.encode())
    expect(out.stdout.decode() == wanted and out.returncode == 0, "fmt - writes to standard output", out.text)
    expect(ws.run("fmt", "-", stdin=messy, cwd=base).stdout.decode() == wanted[1:], "fmt - needs no workspace")
    out = ws.run("fmt", "-", stdin="---\ntitle: a: b\n")
    expect(out.stdout == b"---\ntitle: a: b\n" and out.errors != "", "fmt - gives damaged text back as it was")
    expect(ws.run("fmt", "-", "segments").returncode == 2 and ws.run("fmt", "nirgends").returncode == 2, "usage errors end with 2")


def buffers(jtbd, base):
    ws = Workspace(jtbd, base, "buffers", BASE)
    out = ws.run("check", "--stdin-path", "segments/pendler.md", "--format", "short", stdin=SEGMENT.replace("fahrzeit", "fahrtzeit"))
    expect(out.returncode == 1 and "segments/pendler.md:5:7: error[reference-unresolved]" in out.text, "a buffer is checked in place of its file", out.text)
    out = ws.run("check", "--stdin-path", "neu/tief/leute.md", "--format", "short", stdin=SEGMENT.replace("Pendler", "Leute"))
    expect(out.returncode == 0 and not (ws.root / "neu").exists(), "a buffer without a file", out.text + out.errors)
    out = ws.run("check", "--stdin-path", "jtbd.yml", "--format", "short", stdin=CONFIG + "stgae: idea\n")
    expect(out.returncode == 1 and "jtbd.yml:4:1: error[key-unknown]" in out.text, "jtbd.yml as a buffer", out.text)
    for path in ("../x.md", "/etc/x.md", "x.txt"):
        expect(ws.run("check", "--stdin-path", path, stdin="").returncode == 2, f"a buffer at {path} is refused")
    out = ws.run("check", "--stdin-path", "pendler.md", "--format", "short", stdin="---\nkind: sgment\n---\n", cwd=ws.root / "segments")
    expect(out.text.startswith("../segments/pendler.md:2:7"), "paths count from where one is", out.text)


KINDS = ["segment", "job", "value-proposition", "business-model-canvas", "lean-canvas", "customer-relationships", "persona", "target-group",
         "segmentation", "offering", "evidence"]


def new(jtbd, base):
    for language in ("de", "en"):
        ws = Workspace(jtbd, base, f"new-{language}")
        out = ws.run("init", "--empty", "--lang", language)
        expect(out.returncode == 0 and list(ws.tree()) == ["jtbd.yml"], "init --empty writes jtbd.yml alone", out.errors)
        for kind in KINDS:
            dry = ws.run("new", kind, f"Ein Anfang: {kind}", "--dry-run")
            path = dry.errors.strip()
            expect(dry.returncode == 0 and not (ws.root / path).exists(), f"new {kind} --dry-run writes nothing", dry.errors)
            out = ws.run("new", kind, f"Ein Anfang: {kind}")
            expect(out.returncode == 0 and path in out.text and ws.read(path) == dry.stdout, f"new {kind} writes what it showed", out.errors)
            out = ws.run("check", path, "--format", "short")
            expect(out.returncode == 0 and path in out.text, f"check says what {kind} still needs, without an error", out.text)
        expect(ws.run("fmt", "--check").returncode == 0, "new files are in form")
        before = ws.tree()
        out = ws.run("new", "segment", "Ein Anfang: segment")
        expect(out.returncode == 2 and ws.tree() == before, "nothing is overwritten", out.errors)
        expect(ws.run("build").returncode == 0, "unfinished work can be published")
    ws = Workspace(jtbd, base, "new-en-de", BASE)
    out = ws.run("new", "Kundensegment", "People who commute", "--lang", "en")
    text = ws.read("segments/people-who-commute.md").decode()
    expect("lang: en" in text and "main-job: zur-arbeit-kommen" in text and "fahrzeit" in text, "another language is noted; what there is, is offered", text)
    expect(ws.run("new", "segmnt", "X").returncode == 2 and "segment?" in ws.run("new", "segmnt", "X").errors, "an unknown kind is named with its neighbour")
    (ws.root / "personas").symlink_to(base)
    out = ws.run("new", "persona", "Durch die Hintertür")
    expect(out.returncode == 2 and not list(base.glob("durch*")), "nothing is written through a symbolic link", out.errors)


GERMAN_CSV = '''Kennung;Dient;Aufgabe;Geschichte;Reife;Quelle;Gewinne;Bemerkung
zur-arbeit;;Zur Arbeit kommen;"Wenn der Bus ausfällt, will ich trotzdem los, damit ich pünktlich bin.";hoch;Umfrage 2026;"Dauer der Fahrt verkürzen|Anzahl der Umstiege senken";
anschluss;zur-arbeit;Den Anschluss erwischen;Einfach so;0,2;"https://example.org/a; Umfrage 2026";;"nur ""intern"""
;;"Über; den Tag kommen";;egal;;;
;nirgends;;;;;;ohne Aufgabe
anschluss;;Noch einmal;;;;;
'''

ENGLISH_YAML = """# what we have
- slug: get-to-work
  statement: Get to work
  story: {when: When the bus is late, want: I want to leave anyway, so-that: so that I arrive on time}
  confidence: 90%
  source: [Interview with P1, https://example.org/a]
  gains:
    - {id: x, title: Reduce the time of the ride}
    - Reduce the number of changes
  children:
    - statement: Catch the connection
      colour: blue
- Find a seat
"""

OTHER_HEADINGS = """# Unser Geschäft

Ein Satz vorweg.

### 1. Kunden

* Pendler
* Schülerinnen
    * nur die älteren

### 2) Mehrwert (für alle)
Pünktlich ankommen, ohne zu rennen.

### Einnahmen:
- Abo <b>19 €</b>

### Wetter
Meist Regen --> nass.

#### Kosten

| a | b |
|---|---|
| 1 | 2 |
"""

TABLE_CANVAS = """# As a table

| Key Partners | Customer Segments | Mood |
|---|---|---|
| Rail company | Commuters<br>Pupils | good |
| Town | | |
"""

BMML = """version: "2.0"
meta:
  name: "Lunch by Bike"
  tagline: "Warm lunch at the desk"
  portfolio: explore
  stage: validation
customer_segments:
  - id: cs-desk
    name: Desk workers
    description: They cannot leave
    jobs:
      - {id: job-eat, description: Eat a warm lunch, type: functional}
      - {id: job-meet, description: Meet colleagues}
    pains:
      - {id: pain-queue, description: The queue is long, severity: high}
    gains:
      - {id: gain-time, description: Reduce the time away from the desk, importance: high}
  - id: cs-cooks
    name: Cooks
value_propositions:
  - id: vp-warm
    name: Warm in ten minutes
    description: Lunch comes to the desk
    products_services: [{id: ps-box, name: Lunch box}]
    pain_relievers: [{id: pr-app, name: Order from the desk}]
    gain_creators: [{id: gc-ride, name: A rider brings it}]
fits:
  - id: fit-1
    for: {value_propositions: [vp-warm], customer_segments: [cs-desk]}
    mappings:
      - [pr-app, pain-queue]
      - [gc-ride, gain-time]
channels:
  - id: ch-web
    name: Web site
    type: owned
    phases: [awareness, after_sales]
    for: {value_propositions: [vp-warm], customer_segments: [cs-desk]}
revenue_streams:
  - {id: rs, name: Per lunch, from: {customer_segments: [cs-desk]}, for: {value_propositions: [vp-warm]}}
key_resources:
  - {id: kr-bikes, name: Bicycles, for: {value_propositions: [vp-warm]}}
key_activities: [Cooking, Riding]
key_partnerships:
  - {id: kp, name: Bike shop, for: {key_resources: [kr-bikes]}}
costs:
  - {id: c, name: Wages, for: {key_resources: [kr-bikes]}}
customer_relationships: []
mood: fine
"""


def imports(jtbd, base):
    def check(ws, what):
        out = ws.run("check", "--format", "short")
        errors = [l for l in out.text.splitlines() if " error[" in l]
        expect(not errors, f"{what}: what was taken over has no errors", "\n".join(errors))
        expect(ws.run("fmt", "--check").returncode == 0, f"{what}: new files are in form", ws.run("fmt", "--diff").text)

    ws = Workspace(jtbd, base, "import-csv", {"jtbd.yml": CONFIG, "liste.csv": b"\xef\xbb\xbf" + GERMAN_CSV.replace("\n", "\r\n").encode()})
    dry = ws.run("import", "liste.csv", "--dry-run")
    expect(len(ws.tree()) == 2 and "-- jobs/zur-arbeit.md --" in dry.text, "import --dry-run writes nothing", dry.text)
    out = ws.run("import", "liste.csv")
    expect(out.returncode == 1, "what was not taken over whole ends with 1", out.text + out.errors)
    for place in ("liste.csv:3:", "liste.csv:4:", "liste.csv:5:", "liste.csv:6:"):
        expect(place in out.text, f"{place} is told", out.text)
    job = ws.read("jobs/zur-arbeit.md").decode()
    expect(all(w in job for w in ("title: Zur Arbeit kommen", "status: researched", "evidence: [umfrage-2026]", "when: Wenn der Bus ausfällt", "want: will ich trotzdem los",
                                  "so-that: damit ich pünktlich bin", "- title: Dauer der Fahrt verkürzen", "- title: Anzahl der Umstiege senken")), "a row of a German table", job)
    job = ws.read("jobs/anschluss.md").decode()
    expect(all(w in job for w in ("supports: [zur-arbeit]", "status: brainstormed", "Einfach so", 'Bemerkung: nur "intern"')), "parent, prose, an unknown column", job)
    expect("Über; den Tag kommen" in ws.read("jobs/ueber-den-tag-kommen.md").decode() and "egal" in ws.read("jobs/ueber-den-tag-kommen.md").decode(), "quotes hold the separator; an unknown word stays")
    check(ws, "csv")
    before = ws.tree()
    out = ws.run("import", "liste.csv")
    expect(ws.tree() == before and out.returncode == 1 and "jobs/zur-arbeit.md" in out.text, "a second import overwrites nothing", out.text)

    ws = Workspace(jtbd, base, "import-1252", {"jtbd.yml": CONFIG, "alt.csv": "Aufgabe;Dient\nMüde werden;\n".encode("cp1252")})
    out = ws.run("import", "alt.csv")
    expect(out.returncode == 2 and "alt.csv:2:" in out.errors and "windows-1252" in out.errors, "Windows-1252 gets a clear word", out.errors)
    out = ws.run("import", "alt.csv", "--encoding", "windows-1252")
    expect("Müde werden" in ws.read("jobs/muede-werden.md").decode(), "and is read when that is said", out.text)
    for name, data, word in [("u.csv", "a;b\n".encode("utf-16"), "UTF-16"), ("leer.csv", b" \n", "leer"), ("x.png", b"x", ".csv"), ("kopf.csv", b"Farbe;Form\nrot;rund\n", "Kopfzeile"),
                             ("zu.csv", b'Aufgabe\n"offen\n', "zu.csv:2"), ("null.csv", b"Aufgabe\n\0\n", "Null"), ("k.yml", b"a: [1\nb: 2\n", "YAML"), ("s.yml", b"a: 1\n", "Liste"),
                             ("s.md", b"# Nur Text\n\nnichts\n", "Baustein")]:
        ws.write(name, data)
        before = ws.tree()
        out = ws.run("import", name)
        expect(out.returncode == 2 and word in out.errors and ws.tree() == before, f"{name} is refused with a clear word", out.errors + out.text)
    expect(ws.run("import", "fehlt.csv").returncode == 2, "a missing file ends with 2")

    config = CONFIG.replace("de", "en", 1).replace("lang: de", "lang: en")
    ws = Workspace(jtbd, base, "import-yaml", {"jtbd.yml": config, "list.yaml": ENGLISH_YAML})
    out = ws.run("import", "list.yaml")
    job = ws.read("jobs/get-to-work.md").decode()
    expect(all(w in job for w in ("status: researched", "evidence: [interview-with-p1, https-example-org-a]", "when: When the bus is late", "Reduce the number of changes")), "a job of a list in YAML", job)
    expect("supports: [get-to-work]" in ws.read("jobs/catch-the-connection.md").decode() and "colour: blue" in ws.read("jobs/catch-the-connection.md").decode(), "a nested job; an unknown key stays")
    expect("list.yaml:12:" in out.text and "list.yaml:8:" not in out.text and "id: x" in job and "Find a seat" in ws.read("jobs/find-a-seat.md").decode(), "places of what was not taken over; a plain text is a job", out.text)
    check(ws, "yaml")

    ws = Workspace(jtbd, base, "import-md", {"jtbd.yml": CONFIG.replace("jtbd]", "bmc]"), "unser-geschaeft.md": OTHER_HEADINGS})
    out = ws.run("import", "unser-geschaeft.md")
    text = ws.read("canvases/unser-geschaeft.md").decode()
    order = [text.find(w) for w in ("title: Unser Geschäft", "Ein Satz vorweg.", "## Kundensegmente", "* Pendler", "nur die älteren", "## Wertangebote", "- Pünktlich ankommen", "## Einnahmequellen", "- Abo", "<!--", "Wetter")]
    expect(order == sorted(order) and order[0] >= 0, "headings of other names, levels and numbers", text)
    expect("unser-geschaeft.md:17:" in out.text and "Meist Regen" in text and text.count("-->") == 1, "an unknown section is told and kept", out.text + text)
    ws.write("tabelle.md", TABLE_CANVAS)
    out = ws.run("import", "tabelle.md")
    text = ws.read("canvases/as-a-table.md").decode()
    expect("- Rail company\n- Town" in text and "- Commuters" in text and "good" in text and "tabelle.md:3" in out.text, "a canvas in a table", text + out.text)

    ws = Workspace(jtbd, base, "import-bmml", {"jtbd.yml": config.replace("jtbd]", "jtbd, vpc, bmc]"), "lunch.bmml": BMML})
    out = ws.run("import", "lunch.bmml")
    expect(out.returncode == 1 and "lunch.bmml:5:" in out.text and "lunch.bmml:49:" in out.text, "what a canvas in YAML cannot say here is told", out.text + out.errors)
    segment = ws.read("segments/desk-workers.md").decode()
    expect("main-job: eat-a-warm-lunch" in segment and "gain: time" in segment and "jobs: [meet-colleagues]" in segment, "a segment with its jobs", segment)
    job = ws.read("jobs/eat-a-warm-lunch.md").decode()
    expect("severity: high" in job and "relevance: essential" in job and "id: queue" in job, "gains and pains at the first job", job)
    vp = ws.read("value-propositions/warm-in-ten-minutes.md").decode()
    expect("segment: desk-workers" in vp and "(../jobs/eat-a-warm-lunch.md#queue)" in vp and "(../jobs/eat-a-warm-lunch.md#time)" in vp, "relievers and creators lead to pains and gains", vp)
    canvas = ws.read("canvases/lunch-by-bike.md").decode()
    expect("`awareness` `after-sales`" in canvas and "[Desk workers](../segments/desk-workers.md)" in canvas and "- Cooking\n- Riding" in canvas and "portfolio: explore" in canvas, "the canvas", canvas)
    check(ws, "bmml")


def uncommented(text):
    """The text with the examples that stand below each TBD in place of it: what its remarks ask for."""
    lines = []
    for line in text.splitlines():
        if line.startswith("#   ") and (lines[-1].endswith(": TBD") or lines[-1].startswith("  ")):
            lines[-1] = lines[-1].removesuffix(" TBD")
            lines.append(line[2:])
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"


WORDS = {
    "de": {"job": "Die Kinder zur Schule bringen", "segment": "Eltern, die früh zur Arbeit müssen", "canvas": "Schulwegbus", "open": "`{}` ist noch offen",
           "gain": "Anzahl der Verspätungen senken", "none": "Alles in Ordnung", "meant": "Gemeint ist wohl", "all": "0 Fehler"},
    "en": {"job": "Take the children to school", "segment": "Parents who start work early", "canvas": "Walking bus", "open": "`{}` is still open",
           "gain": "Reduce the number of late arrivals", "none": "All good", "meant": "You probably mean", "all": "0 errors"},
}


def trial(jtbd, base):
    """A new user, from an empty folder, who does only what the last output said."""
    for language, words in WORDS.items():
        ws = Workspace(jtbd, base, f"trial-{language}")
        out = ws.run("check")
        expect(out.returncode == 2 and "`jtbd init`" in out.errors and "--empty" in out.errors, "an empty folder: the message names the way in", out.errors)
        out = ws.run("init", "--empty", "--lang", language)
        expect("jtbd new job" in out.text and "jtbd new segment" in out.text and "jtbd check" in out.text, "init names the next steps", out.text)

        out = ws.run("new", "job", words["job"])
        job = out.text.split(".md")[0].split()[-1] + ".md"
        expect("TBD" in out.text and f"jtbd check {job}" in out.text, "new says what to do with the file", out.text)
        out = ws.run("check", job)
        expect(all(words["open"].format(key) in out.text for key in ("gains", "pains", "alternatives")) and "`id`, `title`" in out.text, "check names each open key and what belongs there", out.text)
        ws.write(job, uncommented(ws.read(job).decode()))
        out = ws.run("check", job)
        expect(out.returncode == 0 and "value-open" not in out.text and "front-matter" not in out.text, "the examples of the remarks work once their mark is gone", out.text)

        out = ws.run("new", "segment", words["segment"])
        segment = out.text.split(".md")[0].split()[-1] + ".md"
        text = ws.read(segment).decode()
        gain = [l for l in text.splitlines() if l.startswith("# ")][-1]
        expect(f"main-job: {pathlib.Path(job).stem}" in text, "the only job is filled in", text)
        offered = [text.splitlines()[n - 1] for n, l in enumerate(text.splitlines()) if l.startswith("gain:")][0].split(": ")[1]
        # A guess that new users make: the words instead of the id.
        ws.write(segment, uncommented(text.replace("gain: TBD", f"gain: {words['gain']}")))
        out = ws.run("check", segment)
        expect(out.returncode == 1 and f"{words['meant']} `{offered}`" in out.text, "a gain written by its title is recognised", out.text)
        out = ws.run("fix")
        expect(f"gain: {offered}" in ws.read(segment).decode(), "and can be mended for one", out.text)
        out = ws.run("check", "--strict")
        expect(out.returncode == 0 and words["all"] in out.text, "the first segment and job are valid, without a warning", out.text)

        out = ws.run("new", "canvas", words["canvas"])
        canvas = out.text.split(".md")[0].split()[-1] + ".md"
        out = ws.run("check", canvas)
        expect("canvas-block-empty" in out.text and out.returncode == 0, "check names the empty blocks", out.text)
        text = ws.read(canvas).decode()
        note = next(l for l in text.splitlines() if l.startswith("- ["))
        # The note that is offered goes below its heading; the other blocks are left empty for a reason, as the file says.
        lines, none = [], "- keine: Kommt später" if language == "de" else "- none: Comes later"
        for line in text.splitlines():
            lines.append(line)
            if line.startswith("## "):
                lines += ["", note if not any(l == note for l in lines) else none]
        ws.write(canvas, "\n".join(lines) + "\n")
        out = ws.run("check", "--format", "short")
        expect("error[" not in out.text and "canvas-block-empty" not in out.text, "the first canvas is valid", out.text)
        out = ws.run("build")
        expect(out.returncode == 0 and words["segment"] in (ws.root / "_site" / "index.html").read_text() + (ws.root / f"_site/segment/{pathlib.Path(segment).stem}.html").read_text(), "and stands on the site", out.text + out.errors)

        # The other way in: a jtbd.yml of one's own, from nothing, by what the messages say.
        ws = Workspace(jtbd, base, f"trial-{language}-bare", {"jtbd.yml": ""})
        for key, value in (("title", "Test"), ("lang", language), ("methods", "[jtbd]")):
            out = ws.run("check", "--lang", language)
            expect(out.returncode == 1 and f"`{key}`" in out.text, f"an incomplete jtbd.yml: `{key}` is asked for", out.text)
            ws.write("jtbd.yml", ws.read("jtbd.yml").decode() + f"{key}: {value}\n")
        expect(ws.run("check").returncode == 0, "and is complete with what was asked for")


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--jtbd", required=True)
    a = p.parse_args()
    jtbd = str(pathlib.Path(a.jtbd).resolve())
    for part in PARTS:
        with tempfile.TemporaryDirectory() as name:
            part(jtbd, pathlib.Path(name).resolve())
    print(f"{passed} passed, {len(failures)} failed")
    return 1 if failures else 0


PARTS = [fixes, form, buffers, new, imports, trial]

if __name__ == "__main__":
    sys.exit(main())
