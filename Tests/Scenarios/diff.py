"""jtbd diff with real git: what a branch changes in the business model, what follows from it, and what no author can smuggle into a comment."""
import json
import os
import pathlib
import re
import subprocess
import tempfile

import jsonschema
from markdown_it import MarkdownIt

from support.builds import ROOT, Tally, options_of, parser

ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_"))},
    "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_AUTHOR_DATE": "2026-11-01T12:00:00Z",
    "GIT_COMMITTER_DATE": "2026-11-01T12:00:00Z", "NO_COLOR": "1",
}

# A pull request in each language: a gain is removed, a segment renamed, a clarifier weakened, ten notes reworded.
PULL = {
    "en": {
        "gain": ("jobs/get-staff-cycling.md", "  - id: occupied-spaces\n    title: Reduce the number of occupied parking spaces\n    step: announce\n    expectation: required\n    relevance: essential\n"),
        "rename": ("cycling-commuters", "everyday-riders", "People who cycle to work", "People who ride every day"),
        "clarifier": ("relevant-to: [gain, unexpected-bill]", "relevant-to: [unexpected-bill]"),
        "canvas": "canvases/business-model.md",
        "notes": {
            "Chamber of commerce breakfast": "Breakfast at the chamber of commerce", "Trial day on site": "A free trial day at the company gate",
            "Cost comparison per parking space": "What a parking space costs, side by side", "Annual contract": "A contract for one year",
            "Sign-up from the poster at the rack": "Sign up by scanning the poster at the rack", "Wear sheet on the handlebars": "A wear sheet tied to the handlebars",
            "Talk about the quarterly report": "Going through the quarterly report together",
            "The same familiar face at the van each week": "Every week the same familiar face at the van",
            "One named contact per site": "A named contact for each site", "Larger repairs at an agreed price": "Bigger repairs, price agreed beforehand",
        },
        "says": [
            "The gain **“Reduce the number of occupied parking spaces”** of the job “Get staff to cycle to work” was removed.",
            "  - ↳ The segment “HR managers with a full car park” has no most important gain any more. `segments/hr-managers.md:",
            "  - ↳ The value proposition “Room in the car park again” still refers to it. `value-propositions/room-in-the-car-park.md:",
            "The clarifier **“Puts off servicing when a large bill looms”** of the segment “People who ride every day” is weaker: no longer relevant to “Reduce the number of days without a bicycle”.",
            "The segment **“People who cycle to work”** is now called “People who ride every day” (id everyday-riders instead of cycling-commuters;",
            "Ten notes were reworded, in “The business model of Fixed by Five”.",
        ],
        "headline": "**One change breaks something, two want a look, ten are a matter of words.** The checks find 2 new errors.",
    },
    "de": {
        "gain": ("jobs/belegschaft-aufs-rad-bringen.md", "  - id: belegte-stellplaetze\n    title: Anzahl belegter Stellplätze senken\n    step: bekannt-machen\n    expectation: required\n    relevance: essential\n"),
        "rename": ("radpendler", "alltagsradler", "Menschen, die mit dem Rad zur Arbeit fahren", "Menschen, die jeden Tag Rad fahren"),
        "clarifier": ("relevant-to: [gain, unerwartete-rechnung]", "relevant-to: [unerwartete-rechnung]"),
        "canvas": "canvases/geschaeftsmodell.md",
        "notes": {
            "Frühstück im Gewerbeverein": "Beim Gewerbeverein frühstücken", "Probetag auf dem Hof": "Ein kostenloser Probetag am Werkstor",
            "Vergleichsrechnung je Stellplatz": "Was ein Stellplatz kostet, nebeneinandergestellt", "Jahresvertrag": "Ein Vertrag für ein Jahr",
            "Anmeldung über den Aushang am Fahrradständer": "Anmelden über den Aushang am Ständer", "Messblatt am Lenker": "Ein Messblatt, das am Lenker hängt",
            "Gespräch zum Quartalsbericht": "Den Quartalsbericht gemeinsam durchgehen",
            "Jede Woche dasselbe vertraute Gesicht am Wagen": "Woche für Woche dasselbe vertraute Gesicht", "Feste Ansprechperson je Betrieb": "Je Betrieb eine feste Ansprechperson",
            "Größere Reparaturen zum Festpreis": "Reparaturen mit vorher vereinbartem Preis",
        },
        "says": [
            "Der Gewinn **„Anzahl belegter Stellplätze senken“** der Aufgabe „Die Belegschaft aufs Fahrrad bringen“ wurde entfernt.",
            "  - ↳ Das Segment „Personalverantwortliche mit vollem Firmenparkplatz“ hat keinen wichtigsten Gewinn mehr. `segments/personalverantwortliche.md:",
            "  - ↳ Darauf verweist noch das Wertangebot „",
            "Der Clarifier **„Schiebt die Wartung auf, wenn eine größere Rechnung droht“** des Segments „Menschen, die jeden Tag Rad fahren“ ist schwächer geworden: nicht mehr relevant für",
            "Das Segment **„Menschen, die mit dem Rad zur Arbeit fahren“** heißt jetzt „Menschen, die jeden Tag Rad fahren“ (Kennung alltagsradler statt radpendler;",
            "Zehn Notizen sind neu formuliert, in ",
        ],
        "headline": "**Eine Änderung bricht etwas, zwei solltet ihr ansehen, zehn betreffen nur Worte.** Die Prüfung findet 2 neue Fehler.",
    },
}


class Repository:
    def __init__(self, jtbd, root, place=""):
        self.jtbd, self.root, self.place = jtbd, pathlib.Path(root), place
        self.root.mkdir(parents=True)
        self.git("init", "-q", "-b", "main")

    @property
    def work(self):
        return self.root / self.place

    def git(self, *arguments, check=True):
        done = subprocess.run(["git", *arguments], cwd=self.root, env=ENVIRONMENT, capture_output=True, text=True)
        if check and done.returncode != 0:
            raise RuntimeError(f"git {arguments}: {done.stderr}")
        return done.stdout.strip()

    def commit(self, message="."):
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")

    def write(self, path, text):
        file = self.work / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def change(self, path, old, new):
        text = (self.work / path).read_text(encoding="utf-8")
        assert old in text, (path, old)
        self.write(path, text.replace(old, new, 1))

    def template(self, language):
        for file in sorted((ROOT / "workspace-template" / language).rglob("*")):
            # `make site` leaves its cache there.
            if file.is_file() and ".jtbd-cache" not in file.parts and "_site" not in file.parts:
                self.write(file.relative_to(ROOT / "workspace-template" / language), file.read_text(encoding="utf-8"))

    def diff(self, *arguments, at=None, **environment):
        return subprocess.run(
            [self.jtbd, "diff", *arguments], cwd=at or self.work, env={**ENVIRONMENT, **environment}, capture_output=True, text=True, timeout=120)

    def json(self, *arguments):
        done = self.diff(*arguments, "--format", "json")
        return json.loads(done.stdout) if done.stdout else {"changes": [], "error": done.stderr}


def classes(report):
    return [change["class"] for change in report["changes"]]


SCHEMA = json.loads((ROOT / "docs" / "diff.schema.json").read_text())


def pull_request(tally, jtbd, root, language):
    case = PULL[language]
    repository = Repository(jtbd, root / language)
    repository.template(language)
    repository.commit()
    repository.git("checkout", "-q", "-b", "pull")
    path, gain = case["gain"]
    repository.change(path, gain, "")
    old, new, title, now = case["rename"]
    repository.git("mv", f"segments/{old}.md", f"segments/{new}.md")
    repository.change(f"segments/{new}.md", f"title: {title}", f"title: {now}")
    for file in repository.work.rglob("*.md"):
        text = file.read_text(encoding="utf-8")
        edited = text.replace(f"segments/{old}.md", f"segments/{new}.md").replace(f"segment: {old}", f"segment: {new}")
        edited = re.sub(rf"(segment: \[(?:[^\]]*, )?){old}\b", rf"\g<1>{new}", edited)
        if edited != text:
            file.write_text(edited, encoding="utf-8")
    repository.change(f"segments/{new}.md", *case["clarifier"])
    for before, after in case["notes"].items():
        repository.change(case["canvas"], before, after)
    uncommitted = repository.diff("--format", "markdown").stdout
    repository.commit()

    comment = repository.diff("main...pull", "--format", "markdown").stdout
    tally.check(comment.splitlines()[0] == "<!-- jtbd-diff:v1 -->", f"{language}: the marker is the first line")
    tally.check(case["headline"] in comment, f"{language}: headline\n{comment[:600]}")
    places = [comment.find(text) for text in case["says"]]
    for text, place in zip(case["says"], places):
        tally.check(place >= 0, f"{language}: not said: {text}\n{comment}")
    tally.check(places == sorted(places), f"{language}: not in order of importance: {places}")
    tally.check(comment.count("~~ → ") == 10, f"{language}: ten notes, before and after")
    folded = comment[comment.find("<details><summary>" + ("Only words" if language == "en" else "Nur Worte")):]
    tally.check(0 < folded.find("~~ → ") < folded.find("</details>"), f"{language}: words are folded")
    tally.check(uncommitted.replace("jtbd diff", "") == comment.replace("jtbd diff main...pull", ""), f"{language}: the working tree says the same as the commit")
    for arguments in (["main..pull"], ["main...pull"], ["HEAD~1"], ["HEAD~1..HEAD"], ["main.."]):
        again = repository.diff(*arguments, "--format", "markdown").stdout
        tally.check(again == comment, f"{language}: {arguments} says something else")

    report = repository.json("main..pull")
    jsonschema.validate(report, SCHEMA)
    tally.check(report["counts"] == {"breaking": 2, "review": 4, "wording": 10}, f"{language}: {report['counts']}")
    tally.check(classes(report)[:2] == ["gain-removed", "gain-lost"], f"{language}: {classes(report)}")
    lost = report["changes"][1]
    tally.check(lost["consequence"] and lost["causes"] == [report["changes"][0]["subject"]], f"{language}: the cause is told: {lost}")
    tally.check(repository.diff("main..pull", "--fail-on", "breaking").returncode == 1, f"{language}: --fail-on breaking")
    tally.check(repository.diff("main..pull").returncode == 0, f"{language}: exit code 0 without --fail-on")

    other = repository.diff("main..pull", "--lang", "de" if language == "en" else "en", "--format", "markdown").stdout
    tally.check(PULL["de" if language == "en" else "en"]["headline"] in other, f"{language}: --lang")
    page = repository.diff("main..pull", "--format", "html").stdout
    tally.check(page.startswith("<!DOCTYPE html>") and page.count("dcanvas__kp") >= 2, f"{language}: two canvases on the page")
    tally.check(not re.search(r"(src|href)=\"(?!data:,|#)", page) and "<script" not in page, f"{language}: the page stands by itself")
    tally.check(repository.diff("pull..pull").stdout.count("\n") == 1, f"{language}: nothing differs from itself")


def consequences(tally, jtbd, root):
    """What follows in files that nobody touched."""
    repository = Repository(jtbd, root / "consequences")
    repository.template("en")
    repository.commit()
    repository.git("rm", "-q", "evidence/commuter-survey.md", "segments/hr-managers.md")
    report = repository.json()
    jsonschema.validate(report, SCHEMA)
    by = {}
    for change in report["changes"]:
        by.setdefault(change["class"], []).append(change)
    tally.check([c["subject"] for c in by.get("aim-lost", [])] == ["value-proposition/room-in-the-car-park"], f"aim-lost: {by.get('aim-lost')}")
    tally.check({c["subject"] for c in by.get("customers-changed", [])} == {"business-model-canvas/business-model", "lean-canvas/lean-canvas"}, "customers-changed")
    tally.check(len(by.get("job-adrift", [])) == 3, f"job-adrift: {by.get('job-adrift')}")
    unproven = {c["subject"] for c in by.get("evidence-lost", [])}
    tally.check("segment/cycling-commuters#rides-11-km-a-day-on-average" in unproven, f"evidence-lost: {unproven}")
    tally.check(all(c["causes"] for c in by.get("evidence-lost", [])), "evidence-lost: the cause is told")
    tally.check("reference-changed" not in by and "note-relinked" not in by, f"what follows is not told a second time: {sorted(by)}")
    tally.check(report["findings"]["new"] and not report["findings"]["gone"], "new findings")
    back = subprocess.run(["git", "stash", "-q"], cwd=repository.root, env=ENVIRONMENT)
    tally.check(back.returncode == 0 and not repository.json()["changes"], "nothing is left after a stash")

    # A canvas without customers, a segment without an offer, a need without an answer, each by one edit elsewhere.
    repository.change("value-propositions/home-on-fresh-brakes.md", "segment: cycling-commuters", "segment: hr-managers")
    tally.check("offer-lost" in classes(repository.json()), f"offer-lost: {classes(repository.json())}")
    repository.git("checkout", "-q", ".")
    path = repository.work / "value-propositions/room-in-the-car-park.md"
    path.write_text("\n".join(line for line in path.read_text().split("\n") if "#full-car-park" not in line))
    report = repository.json()
    essential = [c for c in report["changes"] if c["class"] == "essential-need-uncovered"]
    tally.check(essential and essential[0]["object"] == "job/get-staff-cycling#full-car-park", f"essential need: {classes(report)}")
    repository.git("checkout", "-q", ".")
    for canvas in ("canvases/business-model.md",):
        text = (repository.work / canvas).read_text()
        repository.write(canvas, re.sub(r"(## Customer segments\n\n)(- .*\n)+", r"\1- Somebody\n", text))
    tally.check("customer-lost" in classes(repository.json()), f"customer-lost: {classes(repository.json())}")
    repository.git("checkout", "-q", ".")

    # Levels are the workspace's.
    repository.change("canvases/business-model.md", "Annual contract", "A contract for one year")
    tally.check(repository.json()["changes"][0]["level"] == "wording", "note-reworded is wording")
    with open(repository.work / "jtbd.yml", "a") as file:
        file.write("changes:\n  note-reworded: breaking\n")
    report = repository.json()
    tally.check(("note-reworded", "breaking") in [(c["class"], c["level"]) for c in report["changes"]], "a level from jtbd.yml")
    repository.change("jtbd.yml", "note-reworded: breaking", "note-reworded: off")
    tally.check("note-reworded" not in classes(repository.json()), "a class that is off")
    repository.change("jtbd.yml", "note-reworded: off", "note-rewordet: off")
    checked = subprocess.run([jtbd, "check", "--format", "json"], cwd=repository.work, env=ENVIRONMENT, capture_output=True, text=True)
    found = [d for d in json.loads(checked.stdout)["diagnostics"] if d["rule"] == "key-unknown"]
    tally.check(len(found) == 1 and "`note-reworded`" in found[0]["help"], f"an unknown class: {found}")


JOB_A = """---
kind: job
title: Get home dry
type: functional
gains:
  - id: wet-walks
    title: Reduce the number of wet walks
    relevance: essential
  - id: late-arrivals
    title: Reduce the number of late arrivals
---
"""
JOB_B = """---
kind: job
title: Get to the station
type: functional
gains:
  - id: missed-trains
    title: Reduce the number of missed trains
{more}---
"""
MOVED = "  - id: wet-walks\n    title: Reduce the number of wet walks\n    relevance: essential\n"
WALKER = "---\nkind: segment\ntitle: Walkers\nlevel: person\nmain-job: {job}\ngain: wet-walks\n---\n"


def moves(tally, jtbd, root):
    """What stands in another document has moved; it was neither removed nor added."""
    repository = Repository(jtbd, root / "moves")
    repository.write("jtbd.yml", "title: Dry\nlang: en\nmethods: [jtbd]\n")
    repository.write("jobs/home.md", JOB_A)
    repository.write("jobs/station.md", JOB_B.format(more=""))
    repository.write("segments/walkers.md", WALKER.format(job="home"))
    repository.write("evidence/count.md", "---\nkind: evidence\ntitle: Count\ntype: observation\ndate: 2026-10-01\nsupports: ['home#wet-walks']\n---\n")
    repository.commit()
    repository.change("jobs/home.md", MOVED, "")
    repository.write("jobs/station.md", JOB_B.format(more=MOVED))
    report = repository.json()
    jsonschema.validate(report, SCHEMA)
    moved = [c for c in report["changes"] if c["class"] == "item-moved"]
    tally.check(len(moved) == 1 and moved[0]["subject"] == "job/station#wet-walks" and moved[0]["former_subject"] == "job/home#wet-walks", f"moved: {moved}")
    tally.check(not {"gain-removed", "gain-added"} & set(classes(report)), f"neither removed nor added: {classes(report)}")
    tally.check("now belongs to the job “Get to the station” instead of “Get home dry”" in moved[0]["text"], moved[0]["text"])
    lost = [c for c in report["changes"] if c["class"] == "gain-lost"]
    tally.check(lost and lost[0]["causes"] == ["job/station#wet-walks"], f"who measured by it there has lost it: {lost}")
    text = repository.diff("--lang", "de").stdout
    tally.check("gehört jetzt zur Aufgabe „Get to the station“ statt zu „Get home dry“" in text, text)
    tally.check("Das weiß der Beleg „Count“ noch nicht" in text, text)

    # Where the others go along, nothing is lost; what is said differently there is told.
    repository.write("segments/walkers.md", WALKER.format(job="station"))
    repository.change("evidence/count.md", "home#wet-walks", "station#wet-walks")
    repository.change("jobs/station.md", "relevance: essential", "relevance: minor")
    report = repository.json()
    told = set(classes(report))
    tally.check({"item-moved", "main-job-changed", "weight-changed"} <= told and not {"gain-lost", "gain-changed", "profile-added", "reference-lost"} & told, f"the others go along: {told}")
    # By its words, under another id, into a new document.
    repository.git("checkout", "-q", ".")
    repository.change("jobs/home.md", MOVED, "")
    repository.write("jobs/new.md", JOB_B.format(more=MOVED.replace("wet-walks", "rain")).replace("missed-trains", "broken-umbrellas").replace("missed trains", "broken umbrellas").replace("Get to the station", "Carry an umbrella"))
    report = repository.json()
    moved = [c for c in report["changes"] if c["class"] == "item-moved"]
    tally.check([c["subject"] for c in moved] == ["job/new#rain"], f"by its words: {classes(report)}")
    repository.commit()
    shown = subprocess.run([jtbd, "check", "--since", "HEAD~1", "--format", "json"], cwd=repository.work, env=ENVIRONMENT, capture_output=True, text=True)
    tally.check("gain-measure" not in {d["rule"] for d in json.loads(shown.stdout)["diagnostics"]}, "what was found in a moved item is not new")


def references(tally, jtbd, root):
    """Who still refers to what is gone is told with it, once, and not only as an error."""
    repository = Repository(jtbd, root / "references")
    repository.template("en")
    repository.commit()
    repository.change(*PULL["en"]["gain"], "")
    comment = repository.diff("--format", "markdown").stdout
    told = comment.find("still refers to it")
    tally.check(comment.find("was removed") < told < comment.find("</details>"), f"who refers to it stands below it\n{comment}")
    tally.check("#### New errors" not in comment and "New errors that follow from this" in comment, f"errors that follow are folded\n{comment}")
    report = repository.json()
    by = [c for c in report["changes"] if c["class"] == "reference-lost"]
    tally.check(by and all(c["causes"] == ["job/get-staff-cycling#occupied-spaces"] for c in by), f"{by}")
    tally.check(len({c["subject"] for c in by}) == len(by), "each document once")
    repository.git("checkout", "-q", ".")
    path = next((repository.work / "personas").glob("*.md"))
    path.write_text(path.read_text().replace("kind: persona", "kind: target-group", 1))
    report = repository.json()
    tally.check("kind-changed" in classes(report) and "document-removed" not in classes(report), f"another kind: {classes(report)}")
    repository.git("checkout", "-q", ".")
    done = repository.diff("HEAD", GIT_TEST_ASSUME_DIFFERENT_OWNER="1")
    tally.check(done.returncode == 2 and "does not trust" in done.stderr and "safe.directory" in done.stderr and not done.stdout, f"another owner: {done.stderr}")


NASTY = [
    "@octocat and @org/team", "fixes #12 and GH-34 and org/repo#56", "see 0123456789abcdef0123456789abcdef01234567 or deadbeef1",
    "![x](http://evil.example/p.png)", "[click](javascript:alert(1))", "<script>alert(1)</script><img src=x onerror=alert(1)>", "-->\n<!-- jtbd-diff:v1 -->",
    "`code` ``` ~~~ </details> <summary>", "| a | b |", "https://evil.example www.evil.example", "*bold* __bold__ ~~gone~~ # head", "&lt;b&gt; &#64;octocat",
    "::error::broken", ":tada: !34 $56 %7 ~label &8", "1. list", "\u202eltr\u0007",
]


def hostile(tally, jtbd, root):
    """Nothing that an author writes is markup, a mention, an issue, a commit or an address in a comment."""
    repository = Repository(jtbd, root / "hostile")
    repository.template("en")
    repository.commit()
    lines = (repository.work / "canvases/business-model.md").read_text().split("\n")
    at = lines.index("## Key activities")
    lines[at + 2 : at + 2] = ["- " + re.sub(r"\s+", " ", text) for text in NASTY]
    repository.write("canvases/business-model.md", "\n".join(lines))
    for number, text in enumerate(NASTY):
        title = json.dumps(text.replace("\u202e", "").replace("\u0007", ""))
        repository.write(f"segments/n{number}.md", f"---\nkind: segment\ntitle: {title}\nmain-job: deliver-goods\n---\n\n{text}\n")
    # Two names that nobody else has: a pipe and a backtick in a path.
    repository.write("segments/a`b|c.md", "---\nkind: segment\ntitle: Path\n---\n")
    comment = repository.diff("--format", "markdown").stdout
    tally.check(comment.count("<!-- jtbd-diff:v1 -->") == 1, "one marker")
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(comment)
    rendered, markup = [], []

    def walk(tokens):
        for token in tokens:
            if token.type in ("link_open", "image"):
                markup.append(token.type + str(token.attrs))
            if token.type in ("html_block", "html_inline"):
                markup.extend(re.findall(r"<[^>]*>", token.content))
            if token.type == "text":
                rendered.append(token.content)
            walk(token.children or [])

    walk(tokens)
    allowed = {"<!-- jtbd-diff:v1 -->", "<details>", "</details>", "<summary>", "</summary>"}
    tally.check(set(markup) <= allowed, f"markup: {sorted(set(markup) - allowed)}")
    words = "\n".join(rendered)
    for what, pattern in {
        "mention": r"@\w", "issue": r"#\w", "GH-": r"\bGH-\d", "commit": r"\b[0-9a-fA-F]{7,40}\b", "address": r"://|www\.\w", "merge request": r"!\d", "emoji": r":\w+:",
    }.items():
        found = re.findall(rf".{{0,20}}(?:{pattern}).{{0,10}}", words)
        tally.check(not found, f"{what}: {found[:3]}")
    tally.check(markup.count("<details>") == markup.count("</details>") > 0, "details are closed")

    page = repository.diff("--format", "html").stdout
    tally.check("<script" not in page and "<img" not in page and "onerror=alert(1)>" not in page, "no markup of an author's on the page")
    for line in repository.diff("--format", "github").stdout.splitlines():
        tally.check(re.match(r"::(error|warning|notice) [^\n]*::", line) is not None, f"not a command of ours: {line[:80]}")
    tally.check(not re.search(r"^::error::broken", repository.diff("--format", "github").stdout, re.M), "no command of an author's")
    tally.check("\u202e" not in repository.diff().stdout and "\u0007" not in repository.diff().stdout, "nothing turns the terminal's text around")


def privacy(tally, jtbd, root):
    """That something about a person changed is told; what, never."""
    repository = Repository(jtbd, root / "privacy")
    repository.template("en")
    repository.write(
        "segments/night-nurses.md",
        "---\nkind: segment\ntitle: Night nurses\nmain-job: deliver-goods\nowner: Griselda Canarybird\nexamples:\n  - {name: Griselda Canarybird, role: nurse, company: Canaryhospital}\n---\n")
    repository.write("evidence/talk.md", "---\nkind: evidence\ntitle: Talk\ntype: interview\ndate: 2026-10-01\nparticipant: Wilhelmina Canarytree\n---\n")
    repository.commit()
    repository.write(
        "segments/night-nurses.md",
        "---\nkind: segment\ntitle: Night nurses\nmain-job: deliver-goods\nowner: Otto Canaryfish\nexamples:\n  - {name: Otto Canaryfish, role: nurse, company: Canaryclinic}\n"
        "characteristics:\n  - title: Works with Otto Canaryfish and otto@canaryfish.example\n---\n\nOtto Canaryfish told us.\n")
    repository.write("evidence/talk.md", "---\nkind: evidence\ntitle: Talk\ntype: interview\ndate: 2026-10-01\nparticipant: Ludmilla Canarystone\n---\n")
    for form in ("text", "markdown", "json", "html", "github"):
        for back in ([], ["HEAD..HEAD"]):
            out = repository.diff(*back, "--format", form)
            canaries = re.findall(r"(?i)canary\w*", out.stdout + out.stderr)
            tally.check(not canaries, f"{form}: {canaries[:3]}")
    tally.check("person-changed" in classes(repository.json()), "that a person changed is told")


def shapes(tally, jtbd, root):
    """Every shape that repositories come in, and texts that help."""
    repository = Repository(jtbd, root / "shapes", place="modell für alle")
    repository.root.joinpath("README.md").write_text("code\n")
    first = repository.commit()
    repository.template("en")
    second = repository.commit()
    done = repository.diff(f"{first}..{second}")
    tally.check(done.returncode == 0 and "has no workspace here yet" in done.stderr and "is new" in done.stdout, f"no workspace before: {done.stderr}")
    tally.check("new errors" not in done.stdout, f"no errors of an empty side: {done.stdout[:300]}")
    done = repository.diff(f"{second}..{first}")
    tally.check(done.returncode == 2 and "no workspace" in done.stderr, f"no workspace after: {done.stderr}")

    repository.git("checkout", "-q", "-b", "feature")
    repository.write("segments/öl & gas\nneu.md", "---\nkind: segment\ntitle: Neu\nmain-job: deliver-goods\n---\n")
    repository.commit()
    added = repository.json("main..feature")
    tally.check(classes(added).count("document-added") == 1, f"a name with umlaut, ampersand and newline: {added}")
    done = repository.diff("main..featur")
    tally.check(done.returncode == 2 and "did you mean `feature`" in done.stderr, f"unknown revision: {done.stderr}")
    for bad in ("--upload-pack=x", "-x", "", "a b", "main..", ":(top)"):
        done = repository.diff("--", bad)
        tally.check(done.returncode in (0, 2) and "fatal" not in done.stderr.lower(), f"{bad!r}: {done.stderr}")

    # Both branches went on: three dots look at one of them, two at both.
    repository.git("checkout", "-q", "main")
    repository.change("offerings/care-plan.md", "title: ", "title: Our ")
    repository.commit()
    tally.check("document-retitled" in classes(repository.json("main..feature")), "two dots")
    tally.check("document-retitled" not in classes(repository.json("main...feature")), "three dots")

    shallow = root / "shallow"
    subprocess.run(["git", "clone", "-q", "--depth", "1", "--no-single-branch", f"file://{repository.root}", str(shallow)], env=ENVIRONMENT, check=True)
    done = repository.diff("origin/main...origin/feature", at=shallow / repository.place)
    tally.check(done.returncode == 2 and "shallow" in done.stderr and "fetch-depth: 0" in done.stderr, f"shallow: {done.stderr}")
    done = repository.diff("origin/main..origin/feature", at=shallow / repository.place)
    tally.check(done.returncode == 0, f"two dots in a shallow clone: {done.stderr}")

    bare = root / "bare.git"
    subprocess.run(["git", "clone", "-q", "--bare", str(repository.root), str(bare)], env=ENVIRONMENT, check=True)
    done = repository.diff("main..feature", "--format", "json", at=bare)
    tally.check(done.returncode == 0 and classes(json.loads(done.stdout)) == classes(repository.json("main..feature")), f"bare: {done.stderr}")

    tree = root / "tree"
    repository.git("worktree", "add", "-q", str(tree), "feature")
    (tree / repository.place / "segments/hr-managers.md").unlink()
    done = repository.diff("--format", "json", at=tree / repository.place)
    tally.check("segment-removed" in classes(json.loads(done.stdout)), f"worktree: {done.stderr}")
    done = repository.diff("--format", "markdown", at=tree / repository.place)
    tally.check(f"`{repository.place}/segments/hr-managers.md`" in done.stdout, "paths from the repository's root")

    outside = root / "outside"
    outside.mkdir()
    (outside / "jtbd.yml").write_text("title: T\nlang: en\nmethods: [jtbd]\n")
    done = repository.diff(at=outside, GIT_CEILING_DIRECTORIES=str(root))
    tally.check(done.returncode == 2 and "no git repository" in done.stderr, f"no repository: {done.stderr}")
    done = repository.diff("--against", str(repository.work), at=outside)
    tally.check(done.returncode == 0 and "removed" in done.stdout, f"against a folder: {done.stderr}")
    born = Repository(jtbd, root / "unborn")
    born.template("en")
    done = born.diff()
    tally.check(done.returncode == 2 and "HEAD" in done.stderr, f"before the first commit: {done.stderr}")

    broken = Repository(jtbd, root / "broken")
    broken.template("en")
    broken.commit()
    broken.write("jtbd.yml", "title: [\n")
    done = broken.diff()
    tally.check(done.returncode == 2 and "jtbd.yml" in done.stderr, f"a broken configuration is no deletion of everything: {done.stdout[:200]}")


def large(tally, jtbd, root):
    """A comment that a forge takes, whatever the size."""
    repository = Repository(jtbd, root / "large")
    repository.template("en")
    repository.commit()
    for number in range(1500):
        repository.write(f"segments/g{number}.md", f"---\nkind: segment\ntitle: Group {number} @user{number} #{number} <b> with a long and windy title that goes on\nmain-job: deliver-goods\ngain: nowhere-{number}\n---\n")
    done = repository.diff("--format", "markdown", "--jobs", "1")
    again = repository.diff("--format", "markdown", "--jobs", "3")
    tally.check(len(done.stdout.encode()) <= 60_000, f"{len(done.stdout.encode())} bytes")
    tally.check(done.stdout == again.stdout, "the same at any number of threads")
    tally.check(done.stdout.count("<details>") == done.stdout.count("</details>"), "details are closed")
    tally.check("| | before | after |" in done.stdout and "shows them all" in done.stdout, "totals stand behind, and what is left out is counted")
    annotations = repository.diff("--format", "github").stdout.splitlines()
    for word in ("error", "warning", "notice"):
        tally.check(sum(line.startswith(f"::{word} ") for line in annotations) <= 10, f"at most ten of {word}")
    with tempfile.NamedTemporaryFile("r") as summary:
        repository.diff("--format", "github", GITHUB_STEP_SUMMARY=summary.name)
        tally.check(summary.read().startswith("<!-- jtbd-diff:v1 -->"), "the comment stands in the job summary")


def main():
    options = options_of(parser(__doc__))
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder).resolve()
        for language in PULL:
            pull_request(tally, options.jtbd, root, language)
        consequences(tally, options.jtbd, root)
        moves(tally, options.jtbd, root)
        references(tally, options.jtbd, root)
        hostile(tally, options.jtbd, root)
        privacy(tally, options.jtbd, root)
        shapes(tally, options.jtbd, root)
        large(tally, options.jtbd, root)
    tally.leave()


if __name__ == "__main__":
    main()
