#!/usr/bin/env python3
"""Measures `jtbd diff` beside `jtbd check`, in one run: diff.py [--jtbd PATH] [-n 3000] [--changed 200] [--rounds 9]

A repository with two commits, in the second of which documents were edited as people do: words, notes, items, values, names. Runs are
interleaved, so that a disturbance hits both; the first round only warms up. Exit code 1 where the median of the ratios is above the goal.
"""
import argparse
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
GOAL = 1.5
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")}, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null",
    "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
    "GIT_AUTHOR_DATE": "2026-11-01T12:00:00Z", "GIT_COMMITTER_DATE": "2026-11-01T12:00:00Z", "NO_COLOR": "1",
}


def run(command, cwd):
    start = time.perf_counter()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen([str(c) for c in command], cwd=cwd, env=ENVIRONMENT, stdout=out, stderr=err)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            err.seek(0)
            sys.exit(f"exit code {process.returncode} from {command}\n{err.read().decode('utf-8', 'replace')[:2000]}")
        return {"wall": time.perf_counter() - start, "cpu": usage.ru_utime + usage.ru_stime, "rss": usage.ru_maxrss / 1024}


def edit(root, count, rng):
    """What people do between two commits."""
    documents = sorted(p for p in root.rglob("*.md") if ".git" not in p.parts and p.name != "README.md")
    for number, path in enumerate(rng.sample(documents, min(count, len(documents)))):
        text = path.read_text(encoding="utf-8")
        lines = text.split("\n")
        sort = number % 6
        if sort == 0:
            text = text.rstrip("\n") + "\n\nA further thought, written down before it is lost.\n"
        elif sort == 1:
            at = next((i for i, line in enumerate(lines) if line.startswith("title: ")), None)
            if at is not None and not lines[at].endswith('"'):
                lines[at] += " anew"
            text = "\n".join(lines)
        elif sort == 2:
            notes = [i for i, line in enumerate(lines) if line.startswith("- ") and i > 5]
            if notes:
                del lines[rng.choice(notes)]
            text = "\n".join(lines)
        elif sort == 3:
            text = text.replace("status: hypothesis", "status: researched", 1) if "status: hypothesis" in text else text + "\nOne more line.\n"
        elif sort == 4:
            texts = [i for i, line in enumerate(lines) if "because:" in line or line.startswith("- ")]
            if texts:
                at = rng.choice(texts)
                words = lines[at].split(" ")
                words[-1:] = [words[-1].rstrip(".") + "x."] if words[-1].endswith(".") else [words[-1]]
                lines[at] = " ".join(words)
            text = "\n".join(lines)
        else:
            path.unlink()
            path = path.with_name(path.stem + "-2.md")
        path.write_text(text, encoding="utf-8")


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("--jtbd", default=str(HERE.parent / ".build/release/jtbd"))
    p.add_argument("-n", type=int, default=3000)
    p.add_argument("--changed", type=int, default=200)
    p.add_argument("--rounds", type=int, default=9)
    p.add_argument("--seed", type=int, default=1)
    options = p.parse_args()
    jtbd = os.path.abspath(options.jtbd)
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder) / "workspace"
        subprocess.run([sys.executable, str(HERE / "generate.py"), str(options.n), str(root), "--seed", str(options.seed)], check=True, stdout=subprocess.DEVNULL)

        def git(*arguments):
            subprocess.run(["git", *arguments], cwd=root, env=ENVIRONMENT, check=True, stdout=subprocess.DEVNULL)

        git("init", "-q", "-b", "main")
        git("add", "-A")
        git("commit", "-q", "-m", "one")
        edit(root, options.changed, random.Random(options.seed))
        git("add", "-A")
        git("commit", "-q", "-m", "two")
        git("repack", "-adq")
        commands = {"check": [jtbd, "check"], "diff": [jtbd, "diff", "HEAD~1..HEAD"], "diff, working tree": [jtbd, "diff", "HEAD~1"]}
        rounds = []
        for number in range(options.rounds + 1):
            figures = {name: run(command, root) for name, command in commands.items()}
            if number:
                rounds.append(figures)
    print(f"{options.n} documents, {options.changed} changed, {options.rounds} rounds; medians")
    for name in commands:
        print(f"  {name:20} {statistics.median(r[name]['wall'] for r in rounds) * 1000:8.0f} ms   cpu {statistics.median(r[name]['cpu'] for r in rounds) * 1000:8.0f} ms   {max(r[name]['rss'] for r in rounds):6.0f} MiB")
    worst = 0
    for name in list(commands)[1:]:
        wall, cpu = (statistics.median(r[name][field] / r["check"][field] for r in rounds) for field in ("wall", "cpu"))
        worst = max(worst, wall)
        print(f"  {name} / check: {wall:.2f} of the time (goal: at most {GOAL}), {cpu:.2f} of the CPU")
    sys.exit(1 if worst > GOAL else 0)


if __name__ == "__main__":
    main()
