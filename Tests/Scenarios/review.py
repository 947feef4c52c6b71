"""Review with real git: only what is new, baselines, merging; in every shape that repositories come in."""
import json
import os
import pathlib
import random
import subprocess
import tempfile
import time
import unicodedata

from support.builds import DAY, Tally, options_of, parser

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


def staged(t, p, base):
    """What the next commit would hold, whatever else lies in the work tree."""
    r = Repository(base / "staged", SMALL)
    good = (r.work / "segments/pendler.md").read_text(encoding="utf-8")
    bad = good.replace("gain: fahrzeit", "gain: gibtsnicht", 1)
    t.check(bad != good, "the case breaks something")

    (r.work / "segments/pendler.md").write_text(bad, encoding="utf-8")
    t.check(p.check(r.work, "--since", "HEAD")[0] == 1 and p.check(r.work, "--since", "HEAD", "--staged")[:2] == (0, []), "broken, not staged")
    r.git("add", "-A")
    (r.work / "segments/pendler.md").write_text(good, encoding="utf-8")
    t.check(p.check(r.work, "--since", "HEAD")[:2] == (0, []), "mended, not staged")
    code, shown, found, _ = p.check(r.work, "--since", "HEAD", "--staged")
    t.check(code == 1 and len(shown) == 1, f"staged and broken: {code} {shown}")
    place = next(at for at, line in enumerate(bad.splitlines(), 1) if "gibtsnicht" in line)
    t.check([d["line"] for d in found["diagnostics"]] == [place], f"the line is the index's: {found}")
    t.check(p.check(r.work, "--staged")[0] == 1, "without --since too")

    # A real hook: git commit FILE and git commit -a make an index of their own.
    hook = r.root / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\nexec {p.jtbd} check --staged --since HEAD --format short\n")
    hook.chmod(0o755)
    done = subprocess.run(["git", "commit", "-m", "x"], cwd=r.root, env=ENVIRONMENT, capture_output=True, text=True)
    t.check(done.returncode != 0 and "reference-unresolved" in done.stdout + done.stderr, f"the hook refuses: {done.stdout} {done.stderr}")
    r.git("reset", "-q", "--hard")
    (r.work / "segments/pendler.md").write_text(bad, encoding="utf-8")
    for arguments in (["-a"], ["segments/pendler.md"]):
        done = subprocess.run(["git", "commit", "-m", "x", *arguments], cwd=r.root, env=ENVIRONMENT, capture_output=True, text=True)
        t.check(done.returncode != 0 and "reference-unresolved" in done.stdout + done.stderr, f"the hook refuses {arguments}: {done.stdout} {done.stderr}")
    (r.work / "segments/pendler.md").write_text(good + "\nMehr.\n", encoding="utf-8")
    done = subprocess.run(["git", "commit", "-a", "-m", "x"], cwd=r.root, env=ENVIRONMENT, capture_output=True, text=True)
    t.check(done.returncode == 0, f"the hook lets pass: {done.stdout} {done.stderr}")
    t.check(subprocess.run(["git", "fsck", "--strict"], cwd=r.root, env=ENVIRONMENT, capture_output=True).returncode == 0, "the repository is sound")

    # An unsolved conflict is no commit.
    r.git("checkout", "-q", "-b", "other", "HEAD~1")
    (r.work / "segments/pendler.md").write_text(good + "\nAnderes.\n", encoding="utf-8")
    r.git("commit", "-q", "--no-verify", "-am", "y")
    subprocess.run(["git", "merge", "-q", "-"], cwd=r.root, env=ENVIRONMENT, capture_output=True)
    done = p.run("check", "--staged", at=r.work)
    t.check(done.returncode == 2 and "conflicts" in done.stderr, f"conflicts: {done.stderr}")

    young = base / "young"
    young.mkdir()
    subprocess.run(["git", "init", "-q"], cwd=young, env=ENVIRONMENT)
    (young / "jtbd.yml").write_text("title: T\nlang: de\nmethods: [jtbd]\n")
    done = p.run("check", "--staged", at=young)
    t.check(done.returncode == 2 and "git add" in done.stderr, f"nothing staged: {done.stderr}")
    # The hook of a repository runs before its first commit too.
    (young / "notes.md").write_text("---\nkind: segment\ntitle: T\n---\n")
    subprocess.run(["git", "add", "-A"], cwd=young, env=ENVIRONMENT)
    code, shown = p.check(young, "--staged", "--since", "HEAD")[:2]
    t.check(code == 1 and ("segment-needs-main-job", "segment/notes") in shown, f"before the first commit everything is new: {code} {shown}")


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


def driver(p, base, path="segments/x.md", size="7"):
    """Merges texts with the driver alone: exit code, result."""
    def merge(old, ours, theirs, path=path, size=size):
        folder = pathlib.Path(tempfile.mkdtemp(dir=base))
        for name, text in zip("OAB", (old, ours, theirs)):
            (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        done = p.run("git", "merge-driver", "O", "A", "B", size, path, at=folder)
        result = (folder / "A").read_bytes()
        return done.returncode, result if isinstance(old, bytes) else result.decode(), done.stderr
    return merge


def merging(t, p, base):
    merge = driver(p, base)

    def gives(what, old, ours, theirs, expected, **options):
        code, text, errors = merge(old, ours, theirs, **options)
        t.check((code, text) == (0, expected), f"{what}: {code}\n{text}{errors}")
        code, swapped, _ = merge(old, theirs, ours, **options)
        t.check(code == 0 and sorted(swapped) == sorted(expected), f"{what}, the other way round: {code}\n{swapped}")

    def conflicts(what, old, ours, theirs, *words, count=1, **options):
        code, text, _ = merge(old, ours, theirs, **options)
        t.check(code == 1 and text.count("<<<<<<< ours") == count and text.count(">>>>>>> theirs") == count and all(w in text for w in words), f"{what}: {code}\n{text}")
        for side in (ours, theirs):
            lost = [line for line in side.split("\n") if line not in text]
            t.check(not lost or all(line in old for line in lost), f"{what}: lost {lost}")
        # The other way round the same is in conflict: what is marked does not depend on who merges whom.
        code, swapped, _ = merge(old, theirs, ours, **options)
        t.check(code == 1 and sorted(line for line in swapped.split("\n") if line[:7] not in ("<<<<<<<", "=======", ">>>>>>>"))
                == sorted(line for line in text.split("\n") if line[:7] not in ("<<<<<<<", "=======", ">>>>>>>")), f"{what}, the other way round: {code}\n{swapped}")
        return text

    old = "---\nkind: segment\ntitle: Pendler\nstatus: hypothesis\n---\n\nText.\n"
    # Lines next to each other are a conflict for git, and none between keys.
    gives("two keys", old, old.replace("Pendler", "Pendlerinnen"), old.replace("hypothesis", "researched"),
          old.replace("Pendler", "Pendlerinnen").replace("hypothesis", "researched"))
    gives("both add a key at the end", old, old.replace("hypothesis\n", "hypothesis\nlevel: person\n"), old.replace("hypothesis\n", "hypothesis\nbase: data\n"),
          old.replace("hypothesis\n", "hypothesis\nlevel: person\nbase: data\n"))
    gives("one takes out, one adds", old, old.replace("status: hypothesis\n", ""), old.replace("hypothesis\n", "hypothesis\nlevel: person\n"),
          old.replace("status: hypothesis\n", "level: person\n"))
    gives("a comment above what the other one takes out", old, old.replace("title:", "# noch offen\ntitle:"), old.replace("title: Pendler\n", ""), old.replace("title: Pendler\n", "# noch offen\n"))
    gives("the same at the end", old, old.replace("status:", "# noch offen\nstatus:"), old.replace("status: hypothesis\n", ""), old.replace("status: hypothesis\n", "# noch offen\n"))
    gives("front matter here, prose there", old, old.replace("Pendler", "P"), old.replace("Text.", "Anderer Text."), old.replace("Pendler", "P").replace("Text.", "Anderer Text."))
    gives("the same on both sides", old, old.replace("Pendler", "P"), old.replace("Pendler", "P").replace("Text.", "T."), old.replace("Pendler", "P").replace("Text.", "T."))
    text = conflicts("one key, two values", old, old.replace("Pendler", "A"), old.replace("Pendler", "B"))
    t.check("<<<<<<< ours\ntitle: A\n=======\ntitle: B\n>>>>>>> theirs\nstatus" in text, f"only the key is in conflict: {text}")
    conflicts("taken out here, changed there", old, old.replace("status: hypothesis\n", ""), old.replace("hypothesis", "validated"))
    text = conflicts("the same sentence", old, old.replace("Text.", "Eins."), old.replace("Text.", "Zwei."))
    t.check(text.startswith("---\nkind: segment\ntitle: Pendler\n"), "the front matter is whole")
    code, text, _ = merge(old, old.replace("Pendler", "A"), old.replace("Pendler", "B"), size="11")
    t.check(code == 1 and "<" * 11 + " ours" in text and "=" * 11 + "\n" in text, "markers of the length that git asks for")

    listed = "---\nkind: job\ntitle: Zur Arbeit\ngains:\n  # vorn\n  - id: zeit\n    title: Zeit sparen   # kurz\n  - id: geld\n    title: Geld sparen\n    importance: 3\n---\n"
    gives("both add an item", listed, listed.replace("importance: 3\n", "importance: 3\n  - id: a\n    title: A\n"), listed.replace("importance: 3\n", "importance: 3\n  - id: b\n    title: B\n"),
          listed.replace("importance: 3\n", "importance: 3\n  - id: a\n    title: A\n  - id: b\n    title: B\n"))
    gives("two keys of one item", listed, listed.replace("Geld sparen", "Kosten senken"), listed.replace("importance: 3", "importance: 5"),
          listed.replace("Geld sparen", "Kosten senken").replace("importance: 3", "importance: 5"))
    gives("neighbouring items", listed, listed.replace("Zeit sparen ", "Zeit gewinnen "), listed.replace("Geld sparen", "Kosten senken"),
          listed.replace("Zeit sparen ", "Zeit gewinnen ").replace("Geld sparen", "Kosten senken"))
    gives("one takes an item out, the other adds a key to another", listed, listed.replace("  # vorn\n  - id: zeit\n    title: Zeit sparen   # kurz\n", ""),
          listed.replace("importance: 3", "importance: 3\n    unit: EUR"), listed.replace("  # vorn\n  - id: zeit\n    title: Zeit sparen   # kurz\n", "").replace("importance: 3", "importance: 3\n    unit: EUR"))
    swapped = "---\nkind: job\ntitle: Zur Arbeit\ngains:\n  - id: geld\n    title: Geld sparen\n    importance: 3\n  # vorn\n  - id: zeit\n    title: Zeit sparen   # kurz\n---\n"
    gives("one sorts, the other changes", listed, swapped, listed.replace("importance: 3", "importance: 4"), swapped.replace("importance: 3", "importance: 4"))
    conflicts("one item taken out here, changed there", listed, listed.replace("  - id: geld\n    title: Geld sparen\n    importance: 3\n", ""), listed.replace("importance: 3", "importance: 4"))
    text = conflicts("one key of an item twice", listed, listed.replace("importance: 3", "importance: 1"), listed.replace("importance: 3", "importance: 5"))
    t.check("    title: Geld sparen\n<<<<<<< ours\n    importance: 1\n=======\n    importance: 5\n>>>>>>> theirs\n" in text, f"only that key: {text}")
    conflicts("both add the same item differently", listed, listed.replace("importance: 3\n", "importance: 3\n  - id: a\n    title: A\n"), listed.replace("importance: 3\n", "importance: 3\n  - id: a\n    title: B\n"))
    titled = listed.replace("  - id: geld\n    title", "  - title")
    gives("a title that is the id is reworded, another key is changed", titled, titled.replace("Geld sparen", "Weniger Geld sparen"), titled.replace("importance: 3", "importance: 3\n    unit: EUR"),
          titled.replace("Geld sparen", "Weniger Geld sparen").replace("importance: 3", "importance: 3\n    unit: EUR"))

    flow = "---\nkind: segment\ntitle: P\nevidence: [a, b]   # Belege\nmode:\n  x: 1\n  y: 2\n---\n"
    gives("flow lists", flow, flow.replace("[a, b]", "[a, b, c]"), flow.replace("[a, b]", "[b, d]"), flow.replace("[a, b]", "[b, c, d]"))
    gives("mappings", flow, flow.replace("x: 1", "x: 3"), flow.replace("y: 2", "y: 4\n  z: 5"), flow.replace("x: 1", "x: 3").replace("y: 2", "y: 4\n  z: 5"))
    gives("comments", flow, flow.replace("title", "# eins\ntitle"), flow.replace("title: P", "title: Q"), flow.replace("title: P", "# eins\ntitle: Q"))
    scalars = "---\nkind: segment\ntitle: P\nevidence:\n- a\n- b\n---\n"
    gives("lists of words, as far left as their key", scalars, scalars.replace("- b\n", "- b\n- c\n"), scalars.replace("- a\n", ""), scalars.replace("- a\n", "").replace("- b\n", "- b\n- c\n"))
    block = "---\nkind: evidence\ntitle: P\nquote: |\n  Eins.\n\n  # kein Kommentar\n  Drei.\n  Vier.\n  Fünf.\n---\n"
    gives("block texts by lines", block, block.replace("Eins.", "Uno."), block.replace("Fünf.", "Cinque."), block.replace("Eins.", "Uno.").replace("Fünf.", "Cinque."))

    canvas = "---\nkind: business-model-canvas\ntitle: C\n---\n\n## Kanäle\n\n- Laden\n- Werkstatt am Bahnhof\n\n## Kosten\n\n- Miete\n"
    gives("both add a note", canvas, canvas.replace("Bahnhof\n", "Bahnhof\n- Telefon\n"), canvas.replace("Bahnhof\n", "Bahnhof\n- Post `gain: zeit`\n"),
          canvas.replace("Bahnhof\n", "Bahnhof\n- Telefon\n- Post `gain: zeit`\n"))
    gives("one note reworded, its neighbour taken out", canvas, canvas.replace("Werkstatt am Bahnhof", "Werkstatt am alten Bahnhof"), canvas.replace("- Laden\n", ""),
          canvas.replace("Werkstatt am Bahnhof", "Werkstatt am alten Bahnhof").replace("- Laden\n", ""))
    conflicts("one note, two wordings", canvas, canvas.replace("am Bahnhof", "am Hafen"), canvas.replace("am Bahnhof", "am Markt"))
    conflicts("one note reworded here, taken out there", canvas, canvas.replace("am Bahnhof", "am Hafen"), canvas.replace("- Werkstatt am Bahnhof\n", ""))

    config = "title: X\nlang: de\nmethods: [jtbd]\nexclude:\n  - a.md\n"
    gives("jtbd.yml", config, config.replace("[jtbd]", "[jtbd, bmc]"), config.replace("  - a.md\n", "  - a.md\n  - b.md\n").replace("[jtbd]", "[jtbd, odi]"),
          config.replace("[jtbd]", "[jtbd, bmc, odi]").replace("  - a.md\n", "  - a.md\n  - b.md\n"), path="jtbd.yml")

    crlf = old.replace("\n", "\r\n")
    gives("CRLF stays", crlf, crlf.replace("Pendler", "A"), crlf.replace("hypothesis", "validated"), crlf.replace("Pendler", "A").replace("hypothesis", "validated"))
    bom = "\ufeff" + old
    gives("a byte order mark stays", bom, bom.replace("Pendler", "A"), bom.replace("hypothesis", "validated"), bom.replace("Pendler", "A").replace("hypothesis", "validated"))
    gives("no line end at the end", old.rstrip(), old.rstrip().replace("Pendler", "A"), old.rstrip().replace("hypothesis", "validated"), old.rstrip().replace("Pendler", "A").replace("hypothesis", "validated"))
    gives("new on both sides", "", old, old, old)
    text = conflicts("new on both sides, differently", "", old, old.replace("Pendler", "Andere"))
    broken = old.replace("title: Pendler", "title: [Pendler")
    code, text, _ = merge(broken, broken.replace("Text.", "Eins."), broken.replace("status: hypothesis", "status: validated"))
    t.check(code == 0 and "Eins." in text and "validated" in text, f"front matter that does not parse, by lines: {text}")
    twice = old.replace("status", "title: Noch\nstatus")
    code, text, _ = merge(twice, twice.replace("Noch", "Eins"), twice.replace("Text", "Zwei"))
    t.check(code == 0 and "title: Eins" in text and "Zwei" in text, "a key that stands twice: by lines")
    code, raw, _ = merge(b"\xff\n1\n2\n3\n", b"\xff\n0\n1\n2\n3\n", b"\xff\n1\n2\n3\n4\n")
    t.check((code, raw) == (0, b"\xff\n0\n1\n2\n3\n4\n"), f"bytes that are no text are kept: {raw}")
    code, raw, _ = merge(b"\x00a", b"\x00b", b"\x00c")
    t.check(code == 129 and raw == b"\x00b", "binary: refused, and untouched")


def random_merges(t, p, base, rng, count):
    """Edits of different things by two people: nothing is in conflict, and everything of both is there, in the model too."""
    merge = driver(p, base)
    lost = []
    for number in range(count):
        items = [f"  - id: i{n}\n    title: Nummer {n} der Liste\n    importance: {n % 5 + 1}\n" for n in range(rng.randint(1, 6))]
        keys = [f"key-{n}: wert {n}\n" for n in range(rng.randint(0, 4))]
        body = [f"Absatz {n} mit ein paar Worten.\n\n" for n in range(rng.randint(1, 5))]

        def write(items, keys, body):
            return "---\nkind: job\ntitle: T\n" + "".join(keys) + "gains:\n" + "".join(items) + "---\n\n" + "".join(body)

        sides, marks = [], []
        # Each has items, keys and paragraphs of its own to work on.
        for side in (0, 1):
            i, k, b = list(items), list(keys), list(body)
            own = []
            for at in range(len(i)):
                if at % 2 == side and rng.random() < 0.5:
                    own.append(f"Titel {side}-{at}")
                    i[at] = i[at].replace(f"Nummer {at} der Liste", own[-1])
            for at in range(len(k)):
                if at % 2 == side and rng.random() < 0.5:
                    own.append(f"neu {side}-{at}")
                    k[at] = k[at].replace(f"wert {at}", own[-1])
            if rng.random() < 0.6:
                own.append(f"dazu-{side}")
                i.insert(rng.randint(0, len(i)), f"  - id: dazu-{side}\n    title: Dazu {side}\n")
            if rng.random() < 0.4:
                k.insert(rng.randint(0, len(k)), f"extra-{side}: x\n")
                own.append(f"extra-{side}: x")
            sides.append(write(i, k, b))
            marks.append(own)
        code, text, _ = merge(write(items, keys, body), *sides, path="jobs/x.md")
        missing = [mark for own in marks for mark in own if text.count(mark) != 1]
        if code != 0 or missing:
            lost.append((code, missing, text))
    t.check(not lost, f"{len(lost)} of {count} random merges: {lost[:1]}")


def installed(t, p, base):
    r = Repository(base / "installed", SMALL)
    (r.work / ".gitattributes").write_text("*.png binary\n")
    r.commit("attributes")
    dry = p.run("git", "install", "--dry-run", at=r.work)
    t.check(dry.returncode == 0 and (r.work / ".gitattributes").read_text() == "*.png binary\n" and "merge.jtbd.driver" in dry.stdout, "a dry run writes nothing")
    done = p.run("git", "install", at=r.work / "segments")
    t.check(done.returncode == 0 and "merge.jtbd.driver" in done.stdout and ".gitattributes" in done.stdout, f"says what it did: {done.stdout}{done.stderr}")
    text = (r.work / ".gitattributes").read_text()
    t.check(text.startswith("*.png binary\n") and "*.md diff=jtbd merge=jtbd" in text, text)
    again = p.run("git", "install", at=r.work)
    t.check("already" in again.stdout and (r.work / ".gitattributes").read_text() == text, f"twice is once: {again.stdout}")
    r.commit("installed")
    # `git diff` names what a line is about, and hunks are headed by a key.
    r.replace("jobs/zur-arbeit-kommen.md", "Kosten der Fahrt senken", "Ausgaben der Fahrt senken")
    diff = r.git("diff").stdout
    t.check("+gains › kosten › title: Ausgaben der Fahrt senken" in diff, diff)
    diff = r.git("diff", "--no-textconv", "-U0").stdout
    t.check("- id: kosten" in diff.split("@@")[2], f"the hunk's head: {diff}")
    r.git("checkout", "-q", ".")
    # Merge, rebase and cherry-pick where git alone would stop.
    job = "jobs/zur-arbeit-kommen.md"
    r.branch("one")
    r.replace(job, "title: Dauer der Fahrt verkürzen", "title: Dauer der Fahrt halbieren")
    r.commit("one")
    r.branch("two", "main")
    r.replace(job, "- id: kosten", "- id: ruhe\n    title: Lärm auf der Fahrt verringern\n  - id: kosten")
    r.commit("two")
    for what in [("merge", "-q", "one"), ("rebase", "-q", "one"), ("cherry-pick", "one")]:
        r.git("checkout", "-q", "-B", "try", "two")
        done = r.git(*what, check=False)
        text = r.read(job)
        t.check(done.returncode == 0 and "halbieren" in text and "ruhe" in text and p.check(r.work)[0] == 0, f"{what}: {done.stdout}{done.stderr}{text}")
    plain = r.git("-c", "core.attributesFile=/dev/null", "merge-tree", "--write-tree", "one", "two", check=False)
    # A conflict: marked in the file, unmerged in the index.
    r.branch("three", "main")
    r.replace(job, "title: Dauer der Fahrt verkürzen", "title: Dauer der Fahrt begrenzen")
    r.commit("three")
    done = r.git("merge", "one", check=False)
    t.check(done.returncode == 1 and "UU " + job in r.git("status", "--porcelain").stdout and "<<<<<<< ours\n    title: Dauer der Fahrt begrenzen\n" in r.read(job), f"a conflict is left: {r.read(job)}")
    r.git("merge", "--abort")
    out = p.run("git", "install", "--uninstall", at=r.work)
    t.check("removed" in out.stdout and (r.work / ".gitattributes").read_text() == "*.png binary\n" and "jtbd" not in r.git("config", "--local", "--list").stdout, f"uninstalled: {out.stdout}")
    t.check("Nothing" in p.run("git", "install", "--uninstall", at=r.work).stdout, "twice is once")
    other = Repository(base / "fresh", SMALL)
    p.run("git", "install", at=other.work)
    p.run("git", "install", "--uninstall", at=other.work)
    t.check(not (other.work / ".gitattributes").exists(), "a file that was only ours is gone")
    os.symlink(base / "target", other.work / ".gitattributes")
    done = p.run("git", "install", at=other.work)
    t.check(done.returncode == 2 and not (base / "target").exists(), f"nothing is written through a link: {done.stderr}")


def together(t, p, base):
    r = Repository(base / "together", SMALL, place="modell")
    job, pendler = "jobs/zur-arbeit-kommen.md", "segments/pendler.md"

    def answer(*arguments, at=None):
        done = p.run("git", "merge-check", "--format", "json", *arguments, at=at or r.work)
        found = json.loads(done.stdout) if done.stdout else {"diagnostics": []}
        return done.returncode, sorted((d["rule"], d["subject"]) for d in found["diagnostics"]), done.stderr

    # One takes a gain out that nobody uses; the other begins to use it. Both are green.
    r.write({"segments/azubis.md": None, "segments/rentner.md": SEGMENT.format(title="Rentner", gain="fahrzeit")})
    r.commit()
    r.branch("cleanup")
    r.replace(job, "  - id: kosten\n    title: Kosten der Fahrt senken\n", "")
    r.commit()
    t.check(p.check(r.work)[0] == 0, "the first branch is green")
    r.branch("feature", "main")
    r.write({"segments/schueler.md": SEGMENT.format(title="Schüler", gain="kosten")})
    r.commit()
    t.check(p.check(r.work)[0] == 0, "the second branch is green")
    before = r.git("rev-parse", "HEAD", "cleanup", "main").stdout + r.git("status", "--porcelain").stdout
    objects = sum(1 for _ in (r.root / ".git" / "objects").rglob("*"))
    code, found, errors = answer("cleanup", "feature")
    t.check(code == 1 and ("reference-unresolved", "segment/schueler") in found, f"together they are not: {code} {found} {errors}")
    t.check(answer("cleanup")[:2] == (code, found), "HEAD is the other")
    written = base / "merge.sarif"
    p.run("git", "merge-check", "cleanup", "feature", "--report", f"sarif={written}", "--report", f"junit={base / 'merge.xml'}", at=r.work)
    t.check(written.exists() and len(json.loads(written.read_text())["runs"][0]["results"]) == len(found), "--report, as check has it")
    t.check("schueler" in (base / "merge.xml").read_text(), "a second report")
    done = p.run("git", "merge-check", "cleanup", "feature", "--report", "sarif=jobs/x.md", at=r.work)
    t.check(done.returncode == 2 and not (r.work / "jobs/x.md").exists(), f"a report is no document: {done.stderr}")
    t.check(answer("feature", "main")[0] == 0 and answer("cleanup", "main")[:2] == (0, []), "each with main is green")
    t.check(answer("cleanup", "cleanup")[:2] == (0, []), "with itself")
    t.check(before == r.git("rev-parse", "HEAD", "cleanup", "main").stdout + r.git("status", "--porcelain").stdout, "nothing was touched")
    t.check(objects == sum(1 for _ in (r.root / ".git" / "objects").rglob("*")), "no object is left behind")
    r.git("clone", "-q", "--bare", str(r.root), str(base / "bare.git"))
    t.check(answer("cleanup", "feature", at=base / "bare.git")[:2] == (code, found), "in a bare repository")
    r.git("clone", "-q", str(r.root), str(base / "clone"))
    t.check(answer("origin/cleanup", "origin/feature", at=base / "clone")[:2] == (code, found), "from a repository's root")

    # What git alone would leave to a person our driver solves; what it does not is said.
    for name, old, new in [("longer", "verkürzen", "halbieren"), ("rated", "title: Dauer der Fahrt verkürzen", "title: Dauer der Fahrt verkürzen\n    unit: Minuten"), ("other", "verkürzen", "begrenzen")]:
        r.branch(name, "main")
        r.replace(job, old, new)
        r.commit(name)
    code, found, errors = answer("longer", "rated")
    t.check((code, found) == (0, []) and "1 Datei" in errors, f"solved by item: {code} {found} {errors}")
    code, found, errors = answer("longer", "other")
    t.check(code == 1 and "zur-arbeit-kommen.md" in errors and "Konflikt" in errors, f"a real conflict: {code} {errors}")
    r.branch("gone", "main")
    r.git("rm", "-q", "modell/" + job)
    r.write({pendler: None, "segments/rentner.md": None})
    r.commit()
    code, found, errors = answer("longer", "gone")
    t.check(code == 1 and "zur-arbeit-kommen.md" in errors, f"changed here, gone there: {code} {errors}")
    # A driver that the configuration names is not run.
    r.git("config", "merge.evil.driver", f"touch {base / 'ran'}; false")
    (r.root / ".gitattributes").write_text("*.md merge=evil\n")
    t.check(answer("longer", "rated")[0] == 0 and not (base / "ran").exists(), "no driver of the repository's is run")
    t.check(answer("nowhere", "main")[0] == 2, "an unknown branch")


def main():
    options = options_of(parser(__doc__))
    t, p = Tally(), Program(options.jtbd)
    parts = [since, refusals, shapes, staged, baseline, merging, lambda t, p, base: random_merges(t, p, base, random.Random(options.seed), 40), installed, together]
    with tempfile.TemporaryDirectory(prefix="jtbd-review-") as folder:
        for number, part in enumerate(parts):
            base = pathlib.Path(folder).resolve() / str(number)
            base.mkdir()
            began = time.monotonic()
            part(t, p, base)
            print(f"{part.__name__}: {time.monotonic() - began:.1f} s", flush=True)
    t.leave()


main()
