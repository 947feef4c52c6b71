"""What the scenario scripts share: a built program, workspaces to build, folders to compare."""
import argparse
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
TEMPLATE = ROOT / "workspace-template" / "de"
DAY = "2026-11-15"
LIST, STAGE = ".jtbd-files", ".jtbd-stage"


class Tally:
    """Counts what held and what did not; its last line is what the test run reads."""

    def __init__(self):
        self.passed = self.failed = 0

    def check(self, holds, what):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            if self.failed <= 20:
                print(f"  failed: {what}", flush=True)
        return holds

    def leave(self):
        print(f"{self.passed} passed, {self.failed} failed")
        sys.exit(1 if self.failed else 0)


def parser(description):
    arguments = argparse.ArgumentParser(description=description)
    arguments.add_argument("--jtbd", default=os.environ.get("JTBD", str(ROOT / ".build/release/jtbd")), help="the program to test")
    arguments.add_argument("--seed", type=int, default=1)
    return arguments


def options_of(arguments):
    options = arguments.parse_args()
    # Builds run in the workspace.
    options.jtbd = os.path.abspath(options.jtbd)
    return options


def command(jtbd, *more, out=None):
    # Errors in the workspace must not keep a site from being compared.
    line = [jtbd, "build", "--keep-going", "--as-of", DAY, "--color", "never", *more]
    return line + ["--out", str(out)] if out else line


def build(jtbd, workspace, *more, out=None, **options):
    return subprocess.run(command(jtbd, *more, out=out), cwd=workspace, capture_output=True, timeout=120, **options)


def files(folder):
    """Every file below a folder by its path, links as what they point to; the stage apart."""
    found = {}
    folder = pathlib.Path(folder)
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if name == STAGE or name.startswith(STAGE + "/"):
            continue
        if path.is_symlink():
            found[name] = b"-> " + os.fsencode(os.readlink(path))
        elif path.is_file():
            found[name] = path.read_bytes()
    return found


def difference(one, other):
    """The first few paths in which two folders differ."""
    paths = sorted(set(one) | set(other))
    return [f"{p} ({'missing' if p not in one else 'extra' if p not in other else 'changed'})" for p in paths if one.get(p) != other.get(p)][:4]


def workspace(folder, documents=0, rng=random):
    """A copy of the template, and as many further jobs as asked for."""
    shutil.copytree(TEMPLATE, folder)
    for number in range(documents):
        path = folder / "jobs" / f"bereich-{number % 7}" / f"aufgabe-{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\nkind: job\ntitle: Aufgabe {number} erledigen\ntype: functional\n---\n\nText {number}, siehe [die nächste](aufgabe-{number}.md).\n")
    return folder


class Folder:
    """A temporary folder; gone at the end."""

    def __enter__(self):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="jtbd-scenario-")).resolve()
        os.chmod(self.path, 0o755)
        return self.path

    def __exit__(self, *_):
        for path in self.path.rglob("*"):
            if path.is_dir() and not path.is_symlink():
                os.chmod(path, 0o755)
        shutil.rmtree(self.path, ignore_errors=True)
