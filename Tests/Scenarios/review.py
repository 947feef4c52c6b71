"""Review with real git: only what is new, baselines, merging; in every shape that repositories come in."""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import time
import unicodedata

from support.builds import DAY, TEMPLATE, Tally, options_of, parser

ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_AUTHOR_DATE": "2026-11-01T12:00:00Z",
    "GIT_COMMITTER_DATE": "2026-11-01T12:00:00Z", "GIT_MERGE_AUTOEDIT": "no", "NO_COLOR": "1",
}

JOB = """---
kind: job
title: Zur Arbeit kommen
type: functional
gains:
  - id: fahrzeit
    title: Dauer der Fahrt verkürzen
  - id: kosten
    title: Kosten der Fahrt senken
---
"""
SEGMENT = """---
kind: segment
title: {title}
level: person
main-job: zur-arbeit-kommen
gain: {gain}
---
"""
SMALL = {
    "jtbd.yml": "title: Klein\nlang: de\nmethods: [jtbd]\n",
    "jobs/zur-arbeit-kommen.md": JOB,
    "segments/pendler.md": SEGMENT.format(title="Pendler", gain="fahrzeit"),
    "segments/azubis.md": SEGMENT.format(title="Azubis", gain="kosten"),
}


class Repository:
    def __init__(self, root, files=None, place=""):
        self.root, self.place = pathlib.Path(root), place
        self.root.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")
        if files:
            self.write(files)
            self.commit("start")

    @property
    def work(self):
        return self.root / self.place

    def git(self, *arguments, check=True, at=None, **options):
        done = subprocess.run(
            ["git", "-c", "protocol.file.allow=always", *arguments], cwd=at or self.root, capture_output=True, text=True, env=ENVIRONMENT, timeout=60, **options)
        if check and done.returncode:
            raise RuntimeError(f"git {' '.join(arguments)}: {done.stdout}{done.stderr}")
        return done

    def write(self, files):
        for name, text in files.items():
            path = self.work / name
            if text is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, newline="")

    def replace(self, name, old, new):
        text = (self.work / name).read_text()
        assert old in text, (name, old)
        self.write({name: text.replace(old, new)})

    def read(self, name):
        return (self.work / name).read_text()

    def commit(self, message="x"):
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)

    def branch(self, name, start="main"):
        self.git("checkout", "-q", "-b", name, start)

    def checkout(self, name):
        self.git("checkout", "-q", name)


class Program:
    def __init__(self, jtbd):
        self.jtbd = jtbd

    def run(self, *arguments, at, **options):
        return subprocess.run([self.jtbd, *arguments], cwd=at, capture_output=True, text=True, env={**ENVIRONMENT, **options.pop("env", {})}, timeout=120, **options)

    def check(self, at, *arguments):
        """Exit code, (rule, subject) of what is shown, the document."""
        done = self.run("check", "--format", "json", "--as-of", DAY, *arguments, at=at)
        found = json.loads(done.stdout) if done.stdout else None
        shown = sorted((d["rule"], d["subject"]) for d in found["diagnostics"]) if found else None
        return done.returncode, shown, found, done.stderr


def since(t, p, base):
    r = Repository(base / "since", SMALL)
    r.replace("segments/azubis.md", "gain: kosten", "gain: kostn")
    r.commit("an old mistake")
    r.branch("work")
    old = p.check(r.work)[1]
    t.check(("reference-unresolved", "segment/azubis") in old, f"the old mistake is found: {old}")
    code, shown, found, _ = p.check(r.work, "--since", "main")
    t.check((code, shown, found["not_shown"]["existing"]) == (0, [], len(old)), f"nothing new: {code} {shown}")

    # Lines move, the finding stays known.
    r.replace("segments/azubis.md", "kind: segment\n", "kind: segment\n# eine Bemerkung\n# und noch eine\n")
    r.commit()
    t.check(p.check(r.work, "--since", "main")[:2] == (0, []), "moved lines make nothing new")

    # A change in one file makes findings in another that it does not touch.
    r.replace("jobs/zur-arbeit-kommen.md", "id: fahrzeit", "id: fahrtdauer")
    code, shown, found, _ = p.check(r.work, "--since", "main")
    t.check(code == 1 and ("reference-unresolved", "segment/pendler") in shown, f"in an untouched file: {code} {shown}")
    t.check(("reference-unresolved", "segment/azubis") not in shown, "the old one is not shown")
    text = p.run("check", "--since", "main", "--as-of", DAY, at=r.work).stdout
    t.check(f"{len(shown)} neu" in text and f"{len(old)} schon vorher da" in text, f"the text counts both: {text[-200:]!r}")
    english = p.run("check", "--since", "main", "--as-of", DAY, "--lang", "en", at=r.work).stdout
    t.check(f"{len(shown)} new" in english and f"{len(old)} existing not shown" in english, f"in English: {english[-200:]!r}")
    r.git("checkout", "-q", ".")

    # One mistake mended and another made in the same place is news, though rule and subject agree.
    r.replace("segments/azubis.md", "gain: kostn", "gain: preis")
    code, shown, _, _ = p.check(r.work, "--since", "main")
    t.check(code == 1 and shown == [("reference-unresolved", "segment/azubis")], f"another mistake in the same place: {code} {shown}")
    r.git("checkout", "-q", ".")

    # What others do on main meanwhile is not charged to the branch.
    r.checkout("main")
    r.replace("segments/azubis.md", "gain: kostn", "gain: kosten")
    r.commit("mended on main")
    r.checkout("work")
    t.check(p.check(r.work, "--since", "main")[:2] == (0, []), "mended on main since: not new on the branch")
    t.check(p.check(r.work, "--since", "main~0")[:2] == (0, []), "by any name of a commit")
    t.check(p.check(r.work, "--since", "HEAD")[:2] == (0, []), "against HEAD")
    code, shown, _, _ = p.check(r.work, "--since", "main", "segments/pendler.md")
    t.check((code, shown) == (0, []), "together with paths")

    # Renamed: by `formerly`, by content, with its file and its title.
    for what, change in {
        "with formerly": lambda text: text.replace("kind: segment\n", "kind: segment\nformerly: [azubis]\n"),
        "by content": lambda text: text,
        "with another title": lambda text: text.replace("title: Azubis", "title: Lehrlinge"),
    }.items():
        r.git("checkout", "-q", "-f", "work")
        r.git("clean", "-qfd")
        text = change(r.read("segments/azubis.md"))
        r.write({"segments/azubis.md": None, "segments/lehrlinge.md": text})
        code, shown, _, _ = p.check(r.work, "--since", "main")
        t.check((code, shown) == (0, []), f"renamed {what}: {code} {shown}")
    r.git("checkout", "-q", "-f", "work")
    r.git("clean", "-qfd")

    # A document with the same old kind of mistake is new, whatever else has it.
    r.write({"segments/rentner.md": SEGMENT.format(title="Rentner", gain="kostn")})
    code, shown, _, _ = p.check(r.work, "--since", "main")
    t.check(("reference-unresolved", "segment/rentner") in shown and code == 1, f"a new document: {shown}")

    # Graver than before is news; less grave is not.
    r.git("clean", "-qfd")
    soft = p.check(r.work)[2]["diagnostics"]
    rules = [d["rule"] for d in soft if d["severity"] in ("warning", "info")]
    if t.check(bool(rules), "the workspace has a finding below error"):
        r.write({"jtbd.yml": SMALL["jtbd.yml"] + f"rules:\n  {rules[0]}: error\n"})
        code, shown, _, _ = p.check(r.work, "--since", "main")
        t.check(code == 1 and rules[0] in [rule for rule, _ in shown], f"raised to error: {shown}")
        r.commit("stricter")
        r.write({"jtbd.yml": SMALL["jtbd.yml"]})
        t.check(p.check(r.work, "--since", "HEAD")[:2] == (0, []), "lowered again: nothing new")

    # The same law for every state of a long history: new(a→b) ∩ old(a) is empty, and all of b is either new or known.
    for one, other in [("main", "work"), ("main~1", "main"), ("main~2", "work")]:
        r.git("checkout", "-q", "-f", other)
        code, shown, found, _ = p.check(r.work, "--since", one)
        everything = p.check(r.work)[1]
        t.check(len(shown) + found["not_shown"]["existing"] == len(everything), f"{one}..{other}: every finding is counted once")


def refusals(t, p, base):
    r = Repository(base / "refusals", SMALL)
    r.git("tag", "v1.0")

    def says(words, *arguments, at=r.work, env={}):
        done = p.run("check", *arguments, at=at, env=env)
        t.check(done.returncode == 2 and all(word in done.stderr for word in words), f"{arguments} says {words}: {done.returncode} {done.stderr!r}")

    says(["no revision `mian`", "did you mean `main`"], "--since", "mian")
    says(["no revision `--help`"], "--since=--help")
    says(["no revision `v1.1`", "`v1.0`"], "--since", "v1.1")
    r.git("checkout", "-q", "--orphan", "alone")
    r.commit("a history of its own")
    says(["no commit in common"], "--since", "main")
    r.git("checkout", "-q", "main")
    for number in range(3):
        r.write({"notes.txt": str(number)})
        r.commit(f"more {number}")
    r.git("clone", "-q", "--depth", "1", f"file://{r.root}", str(base / "shallow"))
    says(["shallow", "fetch-depth: 0"], "--since", "main~2", at=base / "shallow")
    r.git("fetch", "-q", "--depth", "1", "origin", "v1.0", at=base / "shallow")
    says(["shallow", "fetch-depth: 0", "HEAD^1"], "--since", "FETCH_HEAD", at=base / "shallow")
    t.check(p.check(base / "shallow", "--since", "HEAD")[0] == 0, "a shallow clone has its last commit")
    says(["does not trust", "safe.directory"], "--since", "main", env={"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"})
    says(["git is not installed"], "--since", "main", env={"PATH": "/nonexistent"})
    outside = base / "outside"
    for name, text in SMALL.items():
        (outside / name).parent.mkdir(parents=True, exist_ok=True)
        (outside / name).write_text(text)
    says(["no git repository"], "--since", "main", at=outside)
    t.check(p.check(outside)[0] == 0, "without --since no repository is needed")

    # A repository whose configuration would start programs starts none.
    trap = base / "trapped"
    for key in ["core.fsmonitor", "core.pager", "diff.external", "core.sshCommand", "uploadpack.packObjectsHook"]:
        r.git("config", key, f"touch {trap}; false")
    r.git("config", "core.hooksPath", str(base / "hooks"))
    t.check(p.check(r.work, "--since", "HEAD~1")[0] == 0 and not trap.exists(), "no program of the repository's is run")


def shapes(t, p, base):
    """A workspace below the root, odd names, submodules, LFS pointers, links; bare, shallow, and work trees of their own."""
    library = Repository(base / "library", {"a.md": "x"})
    odd = unicodedata.normalize("NFD", "Müller")
    r = Repository(base / "shapes", place="strategie")
    r.write({
        **SMALL,
        "segments/jäger und\nsammler.md": SEGMENT.format(title="Jäger und Sammler", gain="jagd"),
        f"segments/{odd}.md": SEGMENT.format(title="Müller", gain="mehl"),
        'segments/"so".md': SEGMENT.format(title="So genannte", gain="nichts"),
        "bilder/gross.png": "version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 2\n",
        "seiten/gross.md": "version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 2\n",
        "seiten/lies.md": "# Lies\n\n[weg](../bilder/weg.png) und [da](verweis.md)\n",
    })
    os.symlink("lies.md", r.work / "seiten" / "verweis.md")
    r.git("submodule", "add", "-q", str(library.root), "strategie/bibliothek")
    r.commit("start")
    old = p.check(r.work)[1]
    t.check(len(old) >= 4, f"the mistakes are found: {old}")
    for at in [r.work, r.work / "segments"]:
        code, shown, found, errors = p.check(at, "--since", "main")
        t.check((code, shown, found["not_shown"]["existing"]) == (0, [], len(old)), f"unchanged, from {at.name}: {shown}")
    code, shown, _, _ = p.check(r.root, "-C", "strategie", "--since", "main")
    t.check((code, shown) == (0, []), "with -C")
    r.git("worktree", "add", "-q", "-b", "zweig", str(base / "second"))
    t.check(p.check(base / "second" / "strategie", "--since", "main")[:2] == (0, []), "in a work tree of its own")
    r.git("clone", "-q", str(r.root), str(base / "clone"))
    (base / "clone" / "strategie" / "segments" / "pendler.md").write_text(SEGMENT.format(title="Pendler", gain="nie"))
    code, shown, _, _ = p.check(base / "clone" / "strategie", "--since", "origin/main")
    t.check(code == 1 and ("reference-unresolved", "segment/pendler") in shown, f"in a clone: {shown}")

    # The workspace moves to another folder; before it existed, everything is new.
    r.git("mv", "strategie", "modell")
    r.git("commit", "-qm", "moved")
    code, shown, _, _ = p.check(r.root / "modell", "--since", "HEAD~1")
    t.check((code, shown) == (0, []), f"a workspace that moved: {shown}")
    young = Repository(base / "young", {"README.md": "x"})
    young.branch("work")
    young.write(SMALL)
    young.replace("segments/azubis.md", "gain: kosten", "gain: kostn")
    code, shown, found, _ = p.check(young.root, "--since", "main")
    t.check(code == 1 and shown == p.check(young.root)[1] and found["not_shown"]["existing"] == 0, f"no workspace before: all is new: {shown}")


def baseline(t, p, base):
    r = Repository(base / "baseline", SMALL)
    r.replace("segments/azubis.md", "gain: kosten", "gain: kostn")
    r.replace("segments/pendler.md", "gain: fahrzeit", "gain: zeit")
    r.commit()
    file = r.work / "jtbd-baseline.txt"
    everything = p.check(r.work)[1]
    done = p.run("baseline", "--prune", at=r.work)
    t.check(done.returncode == 2 and not file.exists(), "nothing to prune yet")
    done = p.run("baseline", "--as-of", DAY, at=r.work)
    t.check(done.returncode == 0 and file.exists(), f"written: {done.stderr}")
    lines = [line for line in file.read_text().splitlines() if not line.startswith("#")]
    t.check(lines == sorted(lines, key=lambda l: l.encode()) and len(lines) == len(set(everything)), f"one sorted line each: {lines}")
    t.check("segment/azubis reference-unresolved" in lines, "by address and rule")
    written = file.read_bytes()
    p.run("baseline", "--as-of", DAY, at=r.work)
    t.check(file.read_bytes() == written, "the same bytes again")
    code, shown, found, _ = p.check(r.work)
    t.check((code, shown, found["not_shown"]) == (0, [], {"baseline": len(everything)}), f"hidden: {shown}")
    t.check(p.check(r.work, "--no-baseline")[1] == everything, "--no-baseline shows all")
    text = p.run("check", "--as-of", DAY, "--lang", "en", at=r.work).stdout
    t.check(f"{len(everything)} of the baseline not shown" in text, f"it says so: {text!r}")

    # Line shifts change nothing; a second finding of the same rule and subject is news.
    r.replace("segments/azubis.md", "kind: segment\n", "kind: segment\n# neu\n")
    t.check(p.check(r.work)[:2] == (0, []), "moved lines")
    r.write({"segments/rentner.md": SEGMENT.format(title="Rentner", gain="nichts")})
    code, shown, _, _ = p.check(r.work)
    t.check(code == 1 and ("reference-unresolved", "segment/rentner") in shown, f"new on top: {shown}")
    r.write({"segments/rentner.md": None})

    # Mended: stale, a warning; pruning adds nothing.
    r.replace("segments/azubis.md", "gain: kostn", "gain: kosten")
    code, shown, _, errors = p.check(r.work)
    t.check(code == 0 and "segment/azubis reference-unresolved" in errors and "--prune" in errors, f"stale is said: {errors!r}")
    t.check(p.check(r.work, "--strict")[0] == 1, "stale counts as a warning")
    r.replace("segments/pendler.md", "level: person", "level: personn")
    p.run("baseline", "--prune", "--as-of", DAY, at=r.work)
    left = [line for line in file.read_text().splitlines() if not line.startswith("#")]
    t.check(set(left) < set(lines) and "segment/azubis reference-unresolved" not in left, f"pruned: {left}")
    t.check(p.check(r.work)[0] == 1, "what is new stays new after pruning")
    for text, holds in [("a b c d\n", False), ("segment/x <<<<<<<\n", False), ("# nur\n\n", True), ("segment/azubis reference-unresolved x0\n", False)]:
        file.write_text(text)
        done = p.run("check", "--as-of", DAY, at=r.work)
        t.check((done.returncode == 2 and "jtbd-baseline.txt:1" in done.stderr) != holds, f"{text!r}: {done.returncode} {done.stderr!r}")

    # Two branches that each add a line merge without a hand.
    file.write_bytes(written)
    r.git("checkout", "-q", "-f", "main")
    r.write({"jtbd-baseline.txt": written.decode()})
    r.commit()
    for name in ["aaa", "zzz"]:
        r.branch(name)
        r.write({f"segments/{name}.md": SEGMENT.format(title=name, gain="nichts")})
        p.run("baseline", "--as-of", DAY, at=r.work)
        r.commit(name)
    r.checkout("aaa")
    t.check(r.git("merge", "-q", "zzz", check=False).returncode == 0 and p.check(r.work)[0] == 0, "baselines of two branches merge")

    # Personal data is never left out.
    r.write({"seiten/person.md": "# Kontakt\n\nSchreibt an erika.beispiel@example.org.\n"})
    before = p.check(r.work, "--no-baseline")[1]
    if t.check(("personal-data-published", "page/seiten/person.md") in before, f"personal data is found: {before}"):
        p.run("baseline", "--as-of", DAY, at=r.work)
        t.check("personal" not in file.read_text() and ("personal-data-published", "page/seiten/person.md") in p.check(r.work)[1], "and not hidden by a baseline")


def main():
    options = options_of(parser(__doc__))
    t, p = Tally(), Program(options.jtbd)
    parts = [since, refusals, shapes, baseline]
    with tempfile.TemporaryDirectory(prefix="jtbd-review-") as folder:
        for part in parts:
            base = pathlib.Path(folder).resolve() / part.__name__
            base.mkdir()
            began = time.monotonic()
            part(t, p, base)
            print(f"{part.__name__}: {time.monotonic() - began:.1f} s", flush=True)
    t.leave()


main()
