#!/usr/bin/env python3
"""Reads every report format with a reader of its own, on workspaces that are hostile to formats, and holds all of them against the JSON.

    formats.py --jtbd PATH
"""
import argparse
import html as htmllib
import json
import os
import pathlib
import re
import stat
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

import jsonschema
import junitparser
import markdown_it
import pexpect
import pyte
import sarif_kit.validate

FORMATS = ["text", "short", "json", "jsonl", "sarif", "github", "gitlab", "rdjson", "rdjsonl", "junit", "checkstyle", "markdown"]

# What reviewdog and GitLab ask for, as far as we rely on it; their own schemas are in no package.
POSITION = {"type": "object", "required": ["line", "column"], "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}}, "additionalProperties": False}
RANGE = {"type": "object", "required": ["start", "end"], "properties": {"start": POSITION, "end": POSITION}, "additionalProperties": False}
PLACE = {"type": "object", "required": ["path", "range"], "properties": {"path": {"type": "string", "minLength": 1}, "range": RANGE}, "additionalProperties": False}
RD = {
    "type": "object", "required": ["message", "location", "severity", "code"], "additionalProperties": False,
    "properties": {
        "message": {"type": "string", "minLength": 1}, "location": PLACE, "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
        "source": {"type": "object", "required": ["name"]}, "code": {"type": "object", "required": ["value"]},
        "related_locations": {"type": "array", "items": {"type": "object", "required": ["message", "location"], "properties": {"location": PLACE}}},
        "suggestions": {"type": "array", "items": {"type": "object", "required": ["range", "text"], "properties": {"range": RANGE, "text": {"type": "string"}}, "additionalProperties": False}},
    },
}
GITLAB = {
    "type": "array",
    "items": {
        "type": "object", "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1}, "check_name": {"type": "string"}, "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {"type": "object", "required": ["path", "lines"], "properties": {"path": {"type": "string", "pattern": "^[^/]"}, "lines": {"type": "object", "required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}}}},
        },
    },
}

JOB = """---
kind: job
title: Zur Arbeit kommen
type: functional
gains:
  - id: fahrzeit
    title: Dauer der Fahrt verkürzen
---
"""
HOSTILE = 'Bö😀 %0A ::error file=x::y ##[set-output name=a]b ]]> & <b>x</b> @org #12 | [a](http://evil.example) `c'
NAME = "strategy/segments/rad & fähre, 100%: [a] x.md"


class Runner:
    """What a runner does with a line of a step's output: the rules of its two parsers, written down again."""

    COMMANDS = {"error", "warning", "notice", "debug", "group", "endgroup", "set-output", "save-state", "add-mask", "add-path", "set-env", "echo", "add-matcher", "remove-matcher", "stop-commands"}

    @staticmethod
    def unescape(text, pairs):
        for character, token in pairs:
            text = text.replace(token, character)
        return text

    @classmethod
    def read(cls, line):
        line = line.lstrip()
        if line.startswith("::") and line.find("::", 2) >= 0:
            end = line.find("::", 2)
            name, _, rest = line[2:end].partition(" ")
            if name in cls.COMMANDS:
                properties = {}
                for pair in filter(None, rest.strip().split(",")):
                    key, equals, value = pair.partition("=")
                    if equals and value:
                        properties[key] = cls.unescape(value, [("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C"), ("%", "%25")])
                return name, properties, cls.unescape(line[end + 2:], [("\r", "%0D"), ("\n", "%0A"), ("%", "%25")])
        at = line.find("##[")
        if at >= 0 and line.find("]", at) >= 0:
            name = line[at + 3:line.find("]", at)].split(" ")[0]
            if name in cls.COMMANDS:
                return name, {}, ""
        return None


class Test:
    def __init__(self, jtbd):
        self.jtbd = str(pathlib.Path(jtbd).resolve())
        self.passed = self.failed = 0

    def check(self, name, holds, more=""):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED {name}{': ' if more else ''}{str(more)[:1500]}")

    def equal(self, name, a, b):
        self.check(name, a == b, f"\n  {a!r}\n  {b!r}")

    def run(self, *arguments, cwd, **env):
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("GITHUB_", "CI", "FORCE_COLOR", "CLICOLOR"))}
        clean.update(SOURCE_DATE_EPOCH="1795046400", **env)
        return subprocess.run([self.jtbd, *arguments], cwd=cwd, env=clean, capture_output=True, timeout=300)

    def findings(self, cwd, *arguments):
        return json.loads(self.run("check", "--format", "json", *arguments, cwd=cwd).stdout)["diagnostics"]


def write(folder, files):
    for path, text in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text if isinstance(text, bytes) else text.encode())


def hostile(folder):
    """A repository whose workspace lies in a folder of it, with everything that breaks formats."""
    title = json.dumps(HOSTILE + "\n::warning::zweite Zeile\r\u2028\u202e\u0007\u0085", ensure_ascii=False).replace("\u202e", "\\u202e")
    write(folder, {
        "strategy/jtbd.yml": f"title: {json.dumps(HOSTILE, ensure_ascii=False)}\nlang: de\nmethods: [jtbd, vpc]\nsite: {{base-url: \"https://example.org/shop\"}}\n",
        "strategy/jobs/zur-arbeit-kommen.md": JOB,
        "strategy/segments/böse.md": f"---\nkind: segment\ntitle: {title}\nlevel: person\nmain-job: zur-arbeit-kommen\n---\n\nSiehe [ä😀](brokén%2520::x.md) und ![b](http://evil.example/x.png).\n",
        # CRLF, with a mend behind an emoji on its line.
        "strategy/segments/pendler.md": "---\r\nkind: segment\r\ntitle: Pendler\r\nlevel: persn\r\nmain-job: zur-arbeit-komen\r\ngain: {gain: fahrzeit, 😀: x}\r\n---\r\n\r\nÄ 😀 [x](../jobs/zur-arbeit-kmmen.md)\r\n",
        # A byte order mark, a long and awkward name.
        NAME: "\ufeff---\nkind: segment\ntitle: Radfahrer\nlvel: person\nmain-job: zur-arbeit-kommen\ngain: fahrzeiten\n---\n\nText.\n",
        # A page without front matter: what it quotes is nobody's.
        "strategy/seite.md": "# Seite\n\nowner: niemand\n\nSiehe [x](fehlt-hier.md).\n",
        # A value that is allowed, and one that is only an information.
        "strategy/segments/wandern.md": "---\nkind: segment\ntitle: Wandernde\nlevel: person\nstatus: brainstormed\n---\n",
        # Personal words, whole and in a broken value.
        "strategy/segments/personen.md": "---\nkind: segment\ntitle: Menschen\nlevel: person\nmain-job: zur-arbeit-kommen\ngain: fahrzeit\nowner: \"Zacharias\" Eigner\nexamples:\n  - name: Berta Kanarius\n    role: y\n    company: Kanarius & Söhne\n---\n\nSchreibt an berta@kanarius.example, sagt Berta Kanarius; +49 40 123456789.\n",
    })
    subprocess.run(["git", "init", "-q", "."], cwd=folder, check=True)
    return folder / "strategy"


CANARIES = ["Berta", "Kanarius", "kanarius", "Zacharias", "Eigner", "123456789"]


def same_findings(t, ws, out):
    """Every format tells the same findings, at the same places."""
    prefix = "strategy/"
    diagnostics = json.loads(out["json"])["diagnostics"]
    t.check("the hostile workspace has findings of every severity", {d["severity"] for d in diagnostics} == {"error", "warning", "info"} and len(diagnostics) > 8, [d["rule"] for d in diagnostics])
    t.equal("jsonl: each line is one of json's diagnostics", [json.loads(l) for l in out["jsonl"].splitlines()], diagnostics)
    places = [(prefix + d["file"], d["line"], d["column"], d["rule"]) for d in diagnostics]
    files = {d["file"]: (ws / d["file"]).read_bytes() for d in diagnostics}

    t.check("what stands in a page is quoted", any("`fehlt-hier.md`" in d["message"] for d in diagnostics))
    short = [re.fullmatch(r"(.*):(\d+):(\d+): (error|warning|info)\[([a-z0-9-]+)\]: (.*)", l) for l in out["short"].decode().splitlines()]
    t.check("short: every line has the one shape", all(short), out["short"])
    t.equal("short: places", [("strategy/" + m[1], int(m[2]), int(m[3]), m[5]) for m in short if m], places)

    # SARIF
    log = json.loads(out["sarif"])
    problems = sarif_kit.validate.validation_errors(log)
    t.check("sarif: valid against the schema", not problems, problems)
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    t.check("sarif: rules have what code scanning shows", all(r["shortDescription"]["text"] and r["fullDescription"]["text"] and r["help"]["text"] and r["help"]["markdown"] and r["helpUri"] == f"https://example.org/shop/rules/{r['id']}.html" and len(r["properties"]["tags"]) <= 10 for r in rules))
    from urllib.parse import unquote
    seen = []
    for r, d in zip(run["results"], diagnostics):
        place = r["locations"][0]["physicalLocation"]
        uri, region = place["artifactLocation"]["uri"], place["region"]
        t.check("sarif: the address is a relative URI", re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri) and not uri.startswith("/"), uri)
        seen.append((unquote(uri), region["startLine"], region["startColumn"], r["ruleId"]))
        t.equal("sarif: region", [region[k] for k in ("startLine", "startColumn", "endLine", "endColumn")], [d[k] for k in ("line", "column", "end_line", "end_column")])
        t.equal("sarif: the rule's place in the list", rules[r["ruleIndex"]]["id"], r["ruleId"])
        t.equal("sarif: level", r["level"], {"error": "error", "warning": "warning", "info": "note"}[d["severity"]])
        ids = [x["id"] for x in r.get("relatedLocations", [])]
        t.equal("sarif: related places are linked from the message", [int(x) for x in re.findall(r"\]\((\d+)\)", r["message"]["text"])], ids)
        t.check("sarif: no foreign link", not re.search(r"\]\([^)\d]", r["message"]["text"]), r["message"]["text"])
        for fix, own in zip(r.get("fixes", []), d["fixes"]):
            t.equal("sarif: a mend gives the bytes of json's", apply_sarif(fix, ws.parent), apply_json(own, ws))
        t.equal("sarif: as many mends as in json", len(r.get("fixes", [])), len(d["fixes"]))
    t.equal("sarif: places", seen, places)
    prints = [r["partialFingerprints"]["primaryLocationLineHash"] for r in run["results"]]
    t.equal("sarif: fingerprints differ", len(set((p, r["ruleId"]) for p, r in zip(prints, run["results"]))), len(prints))
    t.equal("sarif: the unit of columns is declared", run["columnKind"], "unicodeCodePoints")
    t.equal("sarif: one analysis per workspace", run["automationDetails"]["id"], "jtbd/strategy/")

    # GitLab
    issues = json.loads(out["gitlab"])
    jsonschema.validate(issues, GITLAB)
    t.check("gitlab: no byte order mark", out["gitlab"].startswith(b"["))
    t.equal("gitlab: places", [(i["location"]["path"], i["location"]["lines"]["begin"], i["check_name"]) for i in issues], [(p, l, r) for p, l, _, r in places])
    t.equal("gitlab: fingerprints differ", len({i["fingerprint"] for i in issues}), len(issues))

    # reviewdog
    result = json.loads(out["rdjson"])
    for d in result["diagnostics"]:
        jsonschema.validate(d, RD)
    lines = [json.loads(l) for l in out["rdjsonl"].splitlines()]
    t.equal("rdjsonl: the lines are rdjson's diagnostics", [{k: v for k, v in d.items() if k != "source"} for d in lines], result["diagnostics"])
    t.equal("rdjson: source", {json.dumps(d["source"]) for d in lines}, {json.dumps(result["source"])})
    suggested = 0
    for r, d in zip(result["diagnostics"], diagnostics):
        content = files[d["file"]]
        start, end = offset(content, r["location"]["range"]["start"]), offset(content, r["location"]["range"]["end"])
        t.equal("rdjson: the range covers json's bytes", (r["location"]["path"], start, end, r["code"]["value"]), (prefix + d["file"], d["byte"], d["end_byte"], d["rule"]))
        for s in r.get("suggestions", []):
            suggested += 1
            a, b = offset(content, s["range"]["start"]), offset(content, s["range"]["end"])
            t.equal("rdjson: a suggestion gives the bytes of the first mend", content[:a] + s["text"].encode() + content[b:], apply_json(d["fixes"][0], ws)[d["file"]])
        t.equal("rdjson: a suggestion for each finding with a mend", bool(r.get("suggestions")), bool(d["fixes"]))
    t.check("rdjson: there are suggestions", suggested >= 4, suggested)
    t.check("rdjson: related places", any(d.get("related_locations") for d in result["diagnostics"]))

    # GitHub
    texts = out["github"].decode().splitlines()
    commands = [Runner.read(l) for l in texts]
    t.check("github: every line is a command", all(commands), texts)
    order = {"error": 0, "warning": 1, "info": 2}
    of = {s: [d for d in diagnostics if d["severity"] == s] for s in order}
    over = any(len(l) > 10 for l in of.values())
    expected = of["error"][:10] + of["warning"][:10] + of["info"][:9 if over else 10]
    t.check("github: the rest is counted", not over or f" {len(diagnostics) - len(expected)} " in commands.pop()[2])
    levels = {"error": "error", "warning": "warning", "notice": "info"}
    for (name, p, text), d in zip(commands, expected):
        t.equal("github: level, place and title", (levels[name], p["file"], p["line"], p["title"]), (d["severity"], prefix + d["file"], str(d["line"]), f"jtbd ({d['rule']})"))
        t.check("github: the sentences come through", text.startswith(d["message"] + "\n" + d["help"]), (text, d["message"]))
        t.equal("github: columns only on one line", "col" in p, d["line"] == d["end_line"])
    t.equal("github: one command for each finding", len(commands), len(expected))

    # XML
    for name in ("junit", "checkstyle"):
        tool = subprocess.run(["xmllint", "--noout", "-"], input=out[name], capture_output=True)
        t.check(f"{name}: xmllint reads it", tool.returncode == 0, tool.stderr.decode())
    style = ElementTree.fromstring(out["checkstyle"])
    t.equal("checkstyle: places", [(f.get("name"), int(e.get("line")), int(e.get("column")), e.get("source").removeprefix("jtbd.")) for f in style for e in f], places)
    t.equal("checkstyle: sentences", [e.get("message") for f in style for e in f], [d["message"] + " " + d["help"] for d in diagnostics])
    suites = junitparser.JUnitXml.fromstring(out["junit"])
    cases = [(s.name, c) for s in suites for c in s]
    results = {junitparser.Failure: "error", junitparser.Skipped: "lighter"}
    told = [(name, c.name.split(" ")[0], results[type(c.result[0])]) for name, c in cases if c.result]
    t.equal("junit: findings", sorted(told), sorted((p, d["rule"], "error" if d["severity"] == "error" else "lighter") for (p, _, _, _), d in zip(places, diagnostics)))
    t.equal("junit: counts", (suites.tests, suites.failures, suites.errors), (len(cases), sum(d["severity"] == "error" for d in diagnostics), 0))
    t.check("junit: a document without findings passed", any(not c.result and name.endswith("wandern.md") or not c.result for name, c in cases), told)
    t.equal("junit: names of cases differ", len({(n, c.name) for n, c in cases}), len(cases))

    # Markdown
    text = out["markdown"].decode()
    html = markdown_it.MarkdownIt("commonmark").enable("table").render(text)
    prose = re.sub(r"<[^>]*>", "", re.sub(r"<code>.*?</code>", "", html))
    t.check("markdown: no mention", not re.search(r"@\w", prose), prose)
    t.check("markdown: no issue number", not re.search(r"#\d", prose), prose)
    t.check("markdown: no bare address", "http://" not in prose, prose)
    t.equal("markdown: no links but those to the rules", set(re.findall(r'href="([^"]*)"', html)), {f"https://example.org/shop/rules/{d['rule']}.html" for d in diagnostics})
    t.equal("markdown: no markup of the authors'", set(re.findall(r"<(\w+)", html)), {"h3", "h4", "p", "strong", "table", "thead", "tbody", "tr", "th", "td", "code", "a", "details", "summary"})
    rows = [[re.sub(r"<[^>]*>", "", c) for c in re.findall(r"<td>(.*?)</td>", r, re.S)] for r in re.findall(r"<tr>(.*?)</tr>", html, re.S)]
    wanted = [f"{prefix + d['file']}:{d['line']}" for s in order for d in diagnostics if d["severity"] == s]
    t.equal("markdown: one row of two cells for each finding", [htmllib.unescape(r[0]) for r in rows if r], wanted)


def offset(content, position):
    """The byte that reviewdog means: lines end with LF, columns count bytes from 1."""
    at = 0
    for _ in range(position["line"] - 1):
        at = content.index(b"\n", at) + 1
    return at + position["column"] - 1


def apply_json(fix, ws):
    out = {}
    for path in {e["file"] for e in fix["edits"]}:
        content = (ws / path).read_bytes()
        for e in sorted((e for e in fix["edits"] if e["file"] == path), key=lambda e: -e["byte"]):
            content = content[:e["byte"]] + e["text"].encode() + content[e["end_byte"]:]
        out[path] = content
    return out


def apply_sarif(fix, repository):
    """By lines and code points, as SARIF counts here."""
    from urllib.parse import unquote
    out = {}
    for change in fix["artifactChanges"]:
        path = unquote(change["artifactLocation"]["uri"])
        content = (repository / path).read_bytes()
        mark = content.startswith(b"\xef\xbb\xbf")
        lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", content.decode("utf-8-sig"))
        flat = "".join(lines)

        def at(line, column):
            return sum(map(len, lines[:line - 1])) + column - 1

        for r in sorted(change["replacements"], key=lambda r: (-r["deletedRegion"]["startLine"], -r["deletedRegion"]["startColumn"])):
            region = r["deletedRegion"]
            flat = flat[:at(region["startLine"], region["startColumn"])] + r["insertedContent"]["text"] + flat[at(region["endLine"], region["endColumn"]):]
        out[path.removeprefix("strategy/")] = (b"\xef\xbb\xbf" if mark else b"") + flat.encode()
    return out


def formats(t, root):
    ws = hostile(root / "repo")
    out = {}
    for name in FORMATS:
        done = t.run("check", "--format", name, cwd=ws)
        out[name] = done.stdout
        t.equal(f"{name}: exit code", done.returncode, 1)
        t.check(f"{name}: nothing on stderr but notices", all(l.startswith("jtbd: ") for l in done.stderr.decode().splitlines()), done.stderr)
        t.equal(f"{name}: the same bytes again", t.run("check", "--format", name, cwd=ws).stdout, done.stdout)
        if name not in ("text", "short"):
            t.equal(f"{name}: the same from elsewhere", t.run("check", "-C", str(ws), "--format", name, cwd=root).stdout, done.stdout)
        for canary in CANARIES:
            t.check(f"{name}: no personal word", canary.encode() not in done.stdout, f"{canary} in {done.stdout.decode()}")
        # What a terminal or a runner would obey.
        t.check(f"{name}: no control characters", not re.search("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e\u2028]", done.stdout.decode()), done.stdout)
        log = t.run("check", "--format", name, cwd=ws, GITHUB_ACTIONS="true", CI="true")
        if name in ("text", "short"):
            heard = [l for l in (log.stdout + b"\n" + log.stderr).decode().split("\n") if Runner.read(l)]
            t.check(f"{name}: a runner hears no command", not heard, heard)
    same_findings(t, ws, out)
    return ws, out


def stability(t, root, ws, out):
    """Fingerprints hold while lines move."""
    def prints(name, data):
        data = json.loads(data)
        if name == "gitlab":
            return sorted(i["fingerprint"] for i in data)
        return sorted(r["ruleId"] + r["partialFingerprints"]["primaryLocationLineHash"] for r in data["runs"][0]["results"])

    place = ws / "segments/pendler.md"
    before = place.read_bytes()
    place.write_bytes(before.replace(b"title:", b"# eine Anmerkung\r\n\r\ntitle:").replace("Ä 😀".encode(), "\r\n\r\nEtwas mehr Text davor.\r\n\r\nÄ 😀".encode()))
    for name in ("sarif", "gitlab"):
        moved = t.run("check", "--format", name, cwd=ws).stdout
        t.check(f"{name}: lines moved", moved != out[name])
        t.equal(f"{name}: fingerprints hold while lines move", prints(name, moved), prints(name, out[name]))
    place.write_bytes(before)


def mends(t, ws):
    """What a reviewer applies with one click mends the finding."""
    for d in json.loads(t.run("check", "--format", "rdjson", cwd=ws).stdout)["diagnostics"]:
        if not d.get("suggestions"):
            continue
        place = ws.parent / d["location"]["path"]
        before = place.read_bytes()
        s = d["suggestions"][0]
        place.write_bytes(before[:offset(before, s["range"]["start"])] + s["text"].encode() + before[offset(before, s["range"]["end"]):])
        after = [(x["file"], x["rule"], x["message"]) for x in t.findings(ws)]
        t.check("a suggestion mends its finding", ("/".join(d["location"]["path"].split("/")[1:]), d["code"]["value"], d["message"].split("\n")[0]) not in after, d)
        place.write_bytes(before)


def cap(t, root):
    """Ten annotations of a level, the rest counted and in the summary."""
    ws = root / "many"
    write(ws, {"jtbd.yml": "title: Viele\nlang: en\nmethods: [jtbd]\n", "jobs/zur-arbeit-kommen.md": JOB})
    for n in range(14):
        write(ws, {f"segments/s{n}.md": f"---\nkind: segment\ntitle: Group {n}\nlvel: x\nstatus: brainstormed\n---\n"})
    summary = root / "summary.md"
    summary.write_text("before\n")
    env = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary), "GITHUB_SERVER_URL": "https://github.example", "GITHUB_REPOSITORY": "o/r", "GITHUB_SHA": "abc"}
    done = t.run("check", "--format", "github", cwd=ws, **env)
    commands = [Runner.read(l) for l in done.stdout.decode().splitlines()]
    found = t.findings(ws)
    for level in ("error", "warning", "notice"):
        t.check("github: at most ten of a level", sum(c[0] == level for c in commands) <= 10, level)
    t.check("github: the last line counts the rest", f"{len(found) - len(commands) + 1} more" in commands[-1][2], (commands[-1], len(found), len(commands)))
    t.equal("github: ten errors", sum(c[0] == "error" for c in commands), 10)
    text = summary.read_text()
    t.check("github: the summary is added to what stands there", text.startswith("before\n### jtbd: Viele"), text[:200])
    t.equal("github: the summary has all findings", text.count("\n| ["), len(found))
    t.check("github: the summary links to the lines", "](https://github.example/o/r/blob/abc/segments/s0.md?plain=1#L4)" in text, text[:1500])
    again = t.run("check", "--report", f"github={root / 'log'}", cwd=ws, **env)
    t.check("github as a file writes the summary too", summary.read_text().count("### jtbd") == 2 and b"\nerror[key-unknown]: " in again.stdout, again.stdout)
    t.check("a summary that cannot be written is a notice", t.run("check", "--format", "github", cwd=ws, **{**env, "GITHUB_STEP_SUMMARY": str(root)}).returncode == 1)
    # Without a repository, paths count from the workspace.
    t.check("github: without a repository, from the workspace", all(c[1]["file"].startswith(("segments/s", "jobs/")) for c in commands if "file" in c[1]), commands)
    level = t.run("check", "--format", "junit", "--fail-on", "info", cwd=ws)
    suites = junitparser.JUnitXml.fromstring(level.stdout)
    t.equal("junit: what fails is what --fail-on says", (suites.failures, suites.skipped), (len(found), 0))
    never = t.run("check", "--format", "junit", "--fail-on", "never", cwd=ws)
    t.equal("junit: nothing fails with never", (junitparser.JUnitXml.fromstring(never.stdout).failures, never.returncode), (0, 0))


def clean(t, root):
    """Nothing found: every format still is a document of its kind."""
    ws = root / "clean"
    t.run("init", str(ws), "--lang", "de", cwd=root)
    out = {n: t.run("check", "--format", n, cwd=ws) for n in FORMATS}
    t.equal("clean: exit codes", {n: o.returncode for n, o in out.items() if o.returncode}, {})
    t.equal("clean: gitlab", json.loads(out["gitlab"].stdout), [])
    t.equal("clean: rdjson", json.loads(out["rdjson"].stdout)["diagnostics"], [])
    for name in ("jsonl", "rdjsonl", "github", "short"):
        t.equal(f"clean: {name} is empty", out[name].stdout, b"")
    log = json.loads(out["sarif"].stdout)
    t.check("clean: sarif is valid", not sarif_kit.validate.validation_errors(log) and log["runs"][0]["results"] == [])
    suites = junitparser.JUnitXml.fromstring(out["junit"].stdout)
    t.check("clean: junit has a case for every document", suites.tests > 20 and suites.failures == 0, suites.tests)
    t.equal("clean: checkstyle", len(ElementTree.fromstring(out["checkstyle"].stdout)), 0)


def files(t, root, ws, out):
    """--report: several at once, each whole or not at all."""
    target = root / "reports"
    target.mkdir()
    (target / "old.json").write_text("old")
    (target / "real.xml").write_text("old")
    (target / "link.xml").symlink_to("real.xml")
    kinds = [n for n in FORMATS if n != "text"]
    arguments = [a for n in kinds for a in ("--report", f"{n}={target / (n + '.out')}")]
    done = t.run("check", *arguments, "--report", f"json={target / 'old.json'}", "--report", f"junit={target / 'link.xml'}", "--report", "json=/dev/null", cwd=ws)
    t.equal("report: stdout is what it is without", done.stdout, out["text"])
    for n in kinds:
        t.equal(f"report: {n} in a file is {n} on stdout", (target / (n + ".out")).read_bytes(), out[n])
    t.equal("report: a file that stands is replaced", (target / "old.json").read_bytes(), out["json"])
    t.check("report: a link stays a link", (target / "link.xml").is_symlink() and (target / "real.xml").read_bytes() == out["junit"])
    t.check("report: /dev/null stays a device", stat.S_ISCHR(os.stat("/dev/null").st_mode))
    t.check("report: nothing else is left behind", not [p for p in target.iterdir() if "jtbd-" in p.name], list(target.iterdir()))
    # Paths count from where one is, as for --out.
    t.run("check", "-C", "strategy", "--report", "json=../relative.json", cwd=ws.parent)
    t.equal("report: a path counts from -C", (ws.parent / "relative.json").read_bytes(), out["json"])

    for arguments, words in [
        (["--report", "sarif"], "FORMAT=FILE"), (["--report", "yaml=x"], "checkstyle"), (["--report", "json="], "file is missing"), (["--report", "json=-"], "--format"),
        (["--report", "json=a", "--report", "sarif=a"], "twice"), (["--report", f"json={root}/none/x"], "no folder"), (["--report", f"json={root}"], "is a folder"),
        (["--report", "json=segments/pendler.md"], "document"), (["--report", "markdown=neu.md"], "document"), (["--report", "json=jtbd.yml"], "document"),
        (["--format", "yaml"], "checkstyle"),
    ]:
        before = (ws / "segments/pendler.md").read_bytes()
        done = t.run("check", *arguments, cwd=ws)
        t.check(f"{' '.join(arguments)}: exit code 2 and a reason", done.returncode == 2 and words in done.stderr.decode(), done.stderr)
        t.check("no document was touched", (ws / "segments/pendler.md").read_bytes() == before and not (ws / "neu.md").exists())

    # build: the same formats; a second build that has nothing to do writes its reports all the same.
    site = root / "clean"
    for turn in range(2):
        report = target / f"build{turn}.sarif"
        done = t.run("build", "--out", str(root / "site"), "--format", "json", "--report", f"sarif={report}", cwd=site)
        t.check("build: stdout is one document", done.returncode == 0 and json.loads(done.stdout)["counts"]["error"] == 0, done.stderr)
        t.check("build: the report is written every time", report.exists())
    done = t.run("build", "--out", str(root / "site2"), "--format", "gitlab", cwd=ws)
    t.equal("build: findings that stop it are reported", (done.returncode, done.stdout), (1, out["gitlab"]))


def allowed(t, root):
    ws = root / "allowed"
    write(ws, {
        "jtbd.yml": "title: A\nlang: en\nmethods: [jtbd]\n", "jobs/zur-arbeit-kommen.md": JOB,
        "segments/a.md": "---\nkind: segment\ntitle: Commuters\nlevel: person\nmain-job: zur-arbeit-kommen\nallow:\n  - {rule: segment-needs-gain, because: \"later ]]> & @x\"}\n---\n",
    })
    log = json.loads(t.run("check", "--format", "sarif", "--show-allowed", cwd=ws).stdout)
    t.check("sarif: valid with suppressions", not sarif_kit.validate.validation_errors(log))
    told = [r["suppressions"] for r in log["runs"][0]["results"] if "suppressions" in r]
    t.equal("sarif: what is allowed is suppressed, with its reason", told, [[{"kind": "inSource", "justification": "later ]]> & @x"}]])
    for name in ("gitlab", "rdjson", "github"):
        t.check(f"{name}: what is allowed is no finding", b"segment-needs-gain" not in t.run("check", "--format", name, "--show-allowed", cwd=ws).stdout)


def on_screen(t, ws, width, *arguments, **env):
    """What a terminal of this width shows: its rows as lists of cells, and the bytes that it got."""
    clean = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "CI")}
    clean.update({"TERM": "xterm-256color", "SOURCE_DATE_EPOCH": "1795046400"} | env)
    child = pexpect.spawn(t.jtbd, ["check", *arguments], cwd=str(ws), env=clean, dimensions=(24, width), timeout=120)
    child.expect(pexpect.EOF)
    rows = child.before.count(b"\n") + 200
    screen = pyte.Screen(width, rows)
    pyte.ByteStream(screen).feed(child.before)
    child.close()
    # The second half of a wide character is an empty cell.
    return [[screen.buffer[y][x].data for x in range(width)] for y in range(rows)], child.before


def terminal(t, root):
    """Lines break at words and fit; a mark stands under what it marks, at every width, behind wide letters and in the middle of long lines."""
    ws = root / "terminal"
    long = "Viele Wörter 漢字 😀 und noch mehr, " * 8
    write(ws, {
        "jtbd.yml": "title: T\nlang: de\nmethods: [jtbd]\n", "jobs/zur-arbeit-kommen.md": JOB,
        "segments/a.md": f"---\nkind: segment\ntitle: Wörter 漢字 😀 und noch mehr Wörter, die keine Zeile fasst, und mehr\nlevel: person\nmain-job: zur-arbeit-komen\ngain: fahrzeit\n---\n\nä\t[漢](none.md) und {long} [hier](fehlt-ä.md), {long}\n\n[{long}](ganz-lang-{'x' * 300}.md) danach\n",
    })
    found = {(d["file"], d["line"], d["column"]): d for d in t.findings(ws)}
    for width in (40, 60, 80, 120, 200):
        rows, _ = on_screen(t, ws, width)
        lines = ["".join(r).rstrip() for r in rows]
        marks = 0
        for y, line in enumerate(lines):
            place = re.match(r" *--> (.+):(\d+):(\d+)$", line)
            d = place and found.get((place[1], int(place[2]), int(place[3])))
            if not d:
                continue
            at = next((i for i in range(y + 1, y + 4) if re.match(r" *\| +\^", lines[i])), None)
            if at is None:
                t.check(f"{width} cells: there is a mark", False, lines[y - 2:y + 8])
                continue
            bar = rows[at].index("|")
            carets = [x for x in range(width) if rows[at][x] == "^"]
            under = "".join(rows[at - 1][carets[0]:carets[-1] + 1])
            text = (ws / d["file"]).read_bytes()[d["byte"]:d["end_byte"]].decode()
            t.check(f"{width} cells: the mark stands under what it marks", under == text or (len(carets) > width / 3 and text.startswith(under.rstrip("…"))), (under, text))
            t.check(f"{width} cells: the line is one line", rows[at - 1][bar] == "|" and rows[at - 2][bar] == "|", lines[at - 3:at + 1])
            marks += 1
        t.check(f"{width} cells: all findings are there", marks >= 4, lines)
        # Whole words at the ends of lines: what is told is what JSON tells, joined.
        told = re.sub(r"\s+", " ", " ".join(lines))
        for d in found.values():
            for text in (d["message"], d["help"]):
                words = re.sub(r"\s+", " ", text)
                t.check(f"{width} cells: sentences break at spaces", words in told or max(map(len, words.split())) > width - 12, (words, told))
    piped = t.run("check", cwd=ws).stdout.decode()
    t.check("in a pipe no line is broken", all(d["help"] in piped for d in found.values()))
    for env, arguments, tty, wanted in [
        ({}, [], True, True), ({}, [], False, False), ({"NO_COLOR": "1"}, [], True, False), ({"NO_COLOR": ""}, [], True, True), ({"TERM": "dumb"}, [], True, False),
        ({"CLICOLOR": "0"}, [], True, False), ({"CLICOLOR_FORCE": "1"}, [], False, True), ({"FORCE_COLOR": "1"}, [], False, True), ({"FORCE_COLOR": "0"}, [], False, False),
        ({"NO_COLOR": "1"}, ["--color", "always"], False, True), ({"FORCE_COLOR": "1"}, ["--color", "never"], True, False), ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, [], True, False),
    ]:
        out = on_screen(t, ws, 80, *arguments, **env)[1] if tty else t.run("check", *arguments, cwd=ws, **env).stdout
        t.equal(f"colours with {env} {arguments} {'on a terminal' if tty else 'in a pipe'}", b"\x1b[" in out, wanted)
    for name in ("json", "sarif", "junit", "github"):
        t.check(f"{name} is never coloured", b"\x1b" not in on_screen(t, ws, 80, "--format", name, "--color", "always")[1])


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--jtbd", required=True)
    t = Test(p.parse_args().jtbd)
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name).resolve()
        ws, out = formats(t, root)
        stability(t, root, ws, out)
        mends(t, ws)
        cap(t, root)
        clean(t, root)
        files(t, root, ws, out)
        allowed(t, root)
        terminal(t, root)
    print(f"{t.passed} passed, {t.failed} failed")
    return 1 if t.failed else 0


if __name__ == "__main__":
    sys.exit(main())
