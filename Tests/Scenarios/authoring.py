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
    expect(out.text.startswith("../segments/pendler.md:2:7") and "`kind`" in out.text, "paths count from where one is", out.text)


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


PARTS = [fixes, form, buffers, new]

if __name__ == "__main__":
    sys.exit(main())
