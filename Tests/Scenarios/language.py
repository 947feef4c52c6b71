#!/usr/bin/env python3
"""The language as a stranger writes it: values in another form than the field asks for, keys in German, sentences where items belong,
references by path. Each has to be told by name, and mended where only one thing can be meant.

    language.py --jtbd PATH
"""
import argparse
import json
import os
import pathlib
import subprocess
import tempfile

passed, failures = 0, []
JOB = """---
kind: job
title: Feed the family on weekdays
gains:
  - {id: cook-time, title: Reduce the time spent cooking on weekdays}
  - {id: leftovers, title: Reduce the amount of food thrown away}
---
"""
HEAD = "---\nkind: segment\ntitle: Parents who cook after work\nmain-job: feed-the-family\ngain: cook-time\n"


def expect(condition, what, detail=""):
    global passed
    if condition:
        passed += 1
    else:
        failures.append(what)
        print(f"FAILED {what}\n   {detail}")


class Kitchen:
    """A small sound workspace, and what is put on top of it."""

    def __init__(self, jtbd, folder, files, lang="en", more=""):
        self.jtbd, self.root = jtbd, pathlib.Path(folder)
        for path, text in {"jtbd.yml": f"title: Kitchen\nlang: {lang}\nmethods: [jtbd]\n{more}", "jobs/feed-the-family.md": JOB, "segments/parents.md": HEAD + "---\n", **files}.items():
            target = self.root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text)

    def run(self, *args):
        env = {**os.environ, "NO_COLOR": "1", "SOURCE_DATE_EPOCH": "1795046400"}
        return subprocess.run([self.jtbd, *args], cwd=self.root, env=env, capture_output=True, text=True, timeout=120)

    def findings(self):
        found = json.loads(self.run("check", "--format", "json").stdout)["diagnostics"]
        for each in found:
            each["text"] = (self.root / each["file"]).read_bytes()[each["byte"]:each["end_byte"]].decode()
        return found


def workspace(jtbd, files, check, **more):
    with tempfile.TemporaryDirectory() as folder:
        check(Kitchen(jtbd, folder, files, **more))


# What is written → what `jtbd fix` makes of it; None: nobody can tell.
DAYS = {
    "31/12/2026": "2026-12-31", "31.12.2026": "2026-12-31", "31.12.26": "2026-12-31", "2025/12/31": "2025-12-31", "12/31/2026": "2026-12-31", "2026-1-5": "2026-01-05",
    "5. März 2026": "2026-03-05", "March 5, 2026": "2026-03-05", "5th of March": None, "20261231": "2026-12-31", "2026-12-31 10:00": "2026-12-31",
    "05/06/2026": None, "06/06/2026": "2026-06-06", "05-06-2026": None, "31.02.2026": None, "2026-13-01": None, "Dez 2026": None, "2026-12": None, "12.31.2026": None, "31.12.99": None,
}
SUMS = {
    "1200 pounds": "1200 GBP", "1.200 Euro": "1200 EUR", "1 200 €": "1200 EUR", "1200,- €": "1200 EUR", "19 Euro pro Monat": "19 EUR/month", "19,90 € monatlich": "19.90 EUR/month",
    "20 USD/yr": "20 USD/year", "20 EUR p.a.": "20 EUR/year", "US$ 20": "20 USD", "1200 Franken": "1200 CHF", "12k EUR": "12000 EUR", "1,2 Mio. €": "1200000 EUR",
    "ca. 1200 €": None, "1200": None, "10-20 EUR": None, "-5 EUR": None, "20 EUR/user/month": None, "12 EUR/week": None, "free": None, "1200 bucks": None, "1 2 €": None,
    "1.200 Mio. €": None, "12 EUR 30 USD": None, "from 12 Euro": None,
}
SPANS = {"2h": "2 hours", "90min": "90 minutes", "1,5 Stunden": "90 minutes", "zwei Wochen": "2 weeks", "half an hour": None, "2-3 days": None, "1 hour 30": None, "0 days": None}
COUNTS = {"42 people": "42", "1.200": "1200", "1 200": "1200", "zwölf": "12", "about 40": None, "1.20": None, "4-5": None, "-3": None, "10 %": None}
FLAGS = {"wahr": "true", "falsch": "false", "vielleicht": None}
FIELDS = [
    ("segments/parents.md", HEAD + 'reviewed: "{}"\n---\n', DAYS), ("segments/parents.md", HEAD + 'economics: {{clv: "{}"}}\n---\n', SUMS),
    ("offerings/course.md", '---\nkind: offering\ntitle: Cooking course\nduration: "{}"\nstatus: brainstormed\n---\n', SPANS),
    ("evidence/survey.md", '---\nkind: evidence\ntitle: Survey\ntype: survey\ndate: 2026-11-01\nsegment: parents\nn: "{}"\n---\n', COUNTS),
    ("segments/parents.md", HEAD + 'selection: {{selected: "{}"}}\n---\n', FLAGS),
]


def values(jtbd):
    for path, form, table in FIELDS:
        for written, meant in table.items():
            def check(kitchen):
                found = [f for f in kitchen.findings() if f["rule"] == "value-invalid"]
                expect(len(found) == 1 and found[0]["text"].strip('"') == written, f"{written}: one finding at the value", found)
                if not found:
                    return
                fixes = [f for f in found[0]["fixes"] if f["safe"]]
                expect([f["edits"][0]["text"] for f in fixes] == ([meant] if meant else []), f"{written}: is proposed as {meant}", fixes)
                kitchen.run("fix")
                left = [f["rule"] for f in kitchen.findings() if f["rule"] in ("value-invalid", "front-matter-invalid", "key-unknown")]
                expect(left == ([] if meant else ["value-invalid"]), f"{written}: after `jtbd fix`", left)
            workspace(jtbd, {path: form.format(written)}, check)


def lasting(jtbd):
    """Spans shorter than a month are compared with each other; how old evidence may be is counted in months."""
    def course(duration, limit):
        return {
            "offerings/course.md": f"---\nkind: offering\ntitle: Cooking course\nduration: {duration}\n---\n",
            "value-propositions/learn.md": "---\nkind: value-proposition\ntitle: Learn to cook\nsegment: parents\nofferings: [course]\n---\n",
            "segments/parents.md": HEAD + "clarifiers:\n  - title: Has only short evenings\n    category: behavioural\n    relevant-to: gain\n"
            f"    because: Dinner has to be over by seven.\n    constraint: {{max-time: {limit}}}\n---\n"}
    for duration, limit, isLonger in [("2 weeks", "90 minutes", True), ("90 minutes", "2 hours", False), ("2 hours", "90 minutes", True), ("1 year", "12 months", False), ("5 weeks", "1 month", True), ("4 weeks", "1 month", False)]:
        def check(kitchen):
            rules = [f["rule"] for f in kitchen.findings()]
            expect(("offer-contradicts-clarifier" in rules) == isLonger, f"{duration} against {limit}", rules)
            expect("value-invalid" not in rules, f"{duration}, {limit}: are durations", rules)
        workspace(jtbd, course(duration, limit), check)
    workspace(jtbd, {}, lambda k: expect([f["rule"] for f in k.findings()] == ["value-invalid"], "review-after in weeks"), more="review-after: 6 weeks\n")


def told(jtbd):
    """Rule, text under the place, words in the message or help, safe fix; nothing else."""
    def one(name, files, *wanted, lang="en", more=""):
        def check(kitchen):
            found = kitchen.findings()
            expect([(f["rule"], f["text"]) for f in found] == [(w[0], w[1]) for w in wanted], f"{name}: the findings", [(f["rule"], f["text"], f["message"]) for f in found])
            for finding, (rule, text, words, fix) in zip(found, wanted):
                said = finding["message"] + " " + finding["help"]
                expect(words in said, f"{name}: says “{words}”", said)
                safe = [f["edits"][0]["text"] for f in finding["fixes"] if f["safe"]]
                expect(fix is None or safe == [fix], f"{name}: proposes {fix}", safe)
            if all(w[3] for w in wanted):
                kitchen.run("fix")
                expect(not kitchen.findings(), f"{name}: is clean after `jtbd fix`", kitchen.findings())
        workspace(jtbd, files, check, lang=lang, more=more)

    segment = lambda text: {"segments/parents.md": HEAD + text + "---\n"}
    one("keys in German", segment("Schlagwörter: [abends]\nzuständig: Team Küche\n"), ("key-unknown", "Schlagwörter", "`tags`", "tags"), ("key-unknown", "zuständig", "`owner`", "owner"))
    one("gains as sentences", {"jobs/feed-the-family.md": JOB.replace("  - {id: leftovers, title: Reduce the amount of food thrown away}", "  - Reduce the number of pots, pans and plates")},
        ("value-invalid", "Reduce the number of pots, pans and plates", "`title: …`", '{title: "Reduce the number of pots, pans and plates"}'))
    one("a story as a sentence", {"jobs/feed-the-family.md": JOB.replace("gains:", "story: When I come home late\ngains:")}, ("value-invalid", "When I come home late", "`when: …`, `want: …`, `so-that: …`", None))
    one("a path where an id belongs", {"segments/parents.md": HEAD.replace("feed-the-family", "../jobs/feed-the-family.md") + "---\n"}, ("reference-unresolved", "../jobs/feed-the-family.md", "`feed-the-family`", "feed-the-family"))
    one("a gain where a job belongs", segment("jobs: [feed-the-family#leftovers]\n"), ("reference-unresolved", "feed-the-family#leftovers", "is a gain; what is needed here is a job", None))
    one("an id that nobody has", {"segments/parents.md": HEAD.replace("gain: cook-time", "gain: hunger") + "---\n"}, ("reference-unresolved", "hunger", "There are: `cook-time`, `leftovers`", None))
    one("a clarifier from nowhere", segment("clarifiers:\n  - {title: Has only short evenings, relevant-to: gain, because: Dinner is over by seven.}\n"), ("key-missing", "Has only short evenings", "“Has only short evenings” lacks `category`", None))
    one("an open reason", segment("clarifiers:\n  - {title: Has only short evenings, category: behavioural, relevant-to: gain, because: TBD}\n"), ("value-open", "TBD", "why it matters for that", None))
    one("an offer for nobody yet", {"value-propositions/box.md": "---\nkind: value-proposition\ntitle: Dinner box\nsegment: TBD\n---\n"}, ("value-open", "TBD", "exactly one", None))
    one("an offer that lacks its segment", {"value-propositions/box.md": "---\nkind: value-proposition\ntitle: Dinner box\n---\n"}, ("key-missing", "Dinner box", "“Dinner box” lacks `segment`", None))
    one("an exception for a number", segment("allow:\n  - {rule: R42, because: There is only one segment so far.}\n"), ("allow-unknown-rule", "R42", "`segment-priority`", "segment-priority"))
    one("an exception at no place", segment("allow:\n  - {rule: segment-demographic-only, at: nowhere, because: It says what they do.}\n"), ("allow-unused", "segment-demographic-only", "there is no `nowhere` here", None))
    one("an exception that cannot be", {"README.md": "---\nallow:\n  - {rule: link-broken, because: The page will come.}\n---\n\n# Kitchen\n\n[Later](later.md)\n"},
        ("allow-unused", "link-broken", "There is no exception from `link-broken`", ""), ("link-broken", "later.md", "There is no file", None))
    one("a misspelt kind", {"notes.md": "---\nkint: segment\ntitle: Notes\n---\n"}, ("key-unknown", "kint", "is `kind:` missing?", None))
    # Front matter that nobody would see: the file must not become a page in silence.
    plain = HEAD + "---\n"
    for name, text, place in [
        ("one long dash", plain.replace("---\n", "—\n", 1), "—"), ("three long dashes", plain.replace("---\n", "–––\n", 1), "–––"), ("four hyphens", plain.replace("---\n", "----\n", 1), "----"),
        ("an empty line above", "\n" + plain, "---"), ("no first line", plain.replace("---\n", "", 1), "kind: segment"),
    ]:
        one(f"front matter with {name}", {"segments/parents.md": text}, ("front-matter-invalid", place, "first line", None))
        def mended(kitchen):
            kitchen.run("fix")
            expect(not kitchen.findings(), f"front matter with {name}: is clean after `jtbd fix`", kitchen.findings())
        workspace(jtbd, {"segments/parents.md": text}, mended)
    one("a page about a kind", {"notes.md": "kind: we are kind to everybody\n\n---\n\nMore.\n"})
    one("a key in capitals", {"notes.md": "---\nKind: evidence\ntitle: Notes\nstatus: brainstormed\n---\n"}, ("key-unknown", "Kind", "is `kind:` missing?", None))
    one("a rule by its number", {}, ("key-unknown", "R45", "`job-compound`", "job-compound"), more="rules: {R45: off}\n")
    one("a rule that is switched off in other words", {}, more="rules: {job-compound: no, gain-measure: nein}\n")
    one("words without brackets", segment("buying-role: user, decision-maker\n"), ("enum-value-unknown", "user, decision-maker", "`[user, decision-maker]`", "[user, decision-maker]"))
    one("ids without brackets", {"segments/parents.md": HEAD + "jobs: shop, plan-the-week\n---\n", **{f"jobs/{n}.md": f"---\nkind: job\ntitle: {t}\nsupports: [feed-the-family]\n---\n" for n, t in [("shop", "Shop for groceries"), ("plan-the-week", "Plan the week")]}},
        ("reference-unresolved", "shop, plan-the-week", "`[shop, plan-the-week]`", "[shop, plan-the-week]"))
    one("a main job in brackets", {"segments/parents.md": HEAD.replace("feed-the-family", "[[feed-the-family]]") + "---\n"}, ("one-main-job-per-profile", "[[feed-the-family]]", "stands in a list", "feed-the-family"))
    one("a gain in brackets", {"segments/parents.md": HEAD.replace("gain: cook-time", "gain: [cook-time]") + "---\n"}, ("value-invalid", "[cook-time]", "exactly one", "cook-time"))
    one("a comma that is missing", segment("priority: {size: 3, growth: 4 fit: 5, verdict: attractive}\n"), ("front-matter-invalid", ":", "comma is missing", ", "))
    one("a dash without a space", segment("clarifiers:\n  -title: Has only short evenings\n   category: behavioural\n   relevant-to: gain\n   because: Dinner is over by seven.\n"), ("front-matter-invalid", "-", "space is missing behind this dash", None))
    one("blocks as first headings", {"canvases/model.md": "---\nkind: lean-canvas\ntitle: Dinner\n---\n\n# Problem\n\n- [Parents](../segments/parents.md) have no time\n"}, ("canvas-block-empty", "Dinner", "“Problem” stands there with 1 instead of two `#`", None))
    one("a block without a space", {"canvases/model.md": "---\nkind: lean-canvas\ntitle: Dinner\n---\n\n##Problem\n\n- [Parents](../segments/parents.md) have no time\n"}, ("canvas-block-empty", "Dinner", "“Problem” stands there without a space", None))
    one("roles in the feminine", segment("buying-role: [Nutzerin, Entscheiderin]\n"))


def endless(jtbd):
    # A megabyte of the same: whoever looks at all that follows for each of them does not come to an end.
    for what, text in [("openings", "<<<<<<<\n" * 100_000), ("one run", "<" * 900_000), ("conflicts", "<<<<<<< x\na\n=======\nb\n>>>>>>> y\n\n" * 20_000), ("headings", "## a\n\n" * 100_000)]:
        workspace(jtbd, {"long.md": "# Long\n\n" + text}, lambda kitchen: expect(kitchen.run("check", "--format", "short").returncode in (0, 1), f"a megabyte of {what}"))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--jtbd", required=True)
    jtbd = str(pathlib.Path(parser.parse_args().jtbd).resolve())
    told(jtbd)
    endless(jtbd)
    lasting(jtbd)
    values(jtbd)
    print(f"{passed} passed, {len(failures)} failed")
    raise SystemExit(bool(failures))
