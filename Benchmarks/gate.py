#!/usr/bin/env python3
"""The gate on speed: instructions per document of a cold build against those of the floor. gate.py [--jtbd PATH]

Instructions in user space, counted by valgrind, are the same on every run and every machine of a kind, so a limit on
them does not fail by chance as one on time does. Start-up is taken off by measuring two sizes. Exit code 1 above the
limit in gate.json, 2 where nothing could be measured.
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def stop(what):
    sys.stderr.write(f"gate: {what}\n")
    sys.exit(2)


def run(*command):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, env={**os.environ, "SOURCE_DATE_EPOCH": "1796083200"})
    if done.returncode != 0:
        stop(f"exit code {done.returncode} from {' '.join(map(str, command))}\n{(done.stderr or done.stdout)[-4000:]}")
    return done.stderr


def instructions(root, *command):
    counted = re.search(r"Collected : (\d+)", run("valgrind", "--tool=callgrind", f"--callgrind-out-file={root / 'callgrind.out'}", *command))
    return int(counted[1]) if counted else stop("valgrind counted nothing")


def main():
    p = argparse.ArgumentParser(description="Fail where a build takes more instructions per document than the limit allows.")
    p.add_argument("--jtbd", default=".build/release/jtbd")
    p.add_argument("--json", type=pathlib.Path, metavar="FILE")
    a = p.parse_args()
    rule = json.loads((HERE / "gate.json").read_text("utf-8"))
    small, large = rule["sizes"]
    for tool in ("valgrind", "strip", "cc"):
        if not shutil.which(tool):
            stop(f"{tool} is not installed")
    if not os.path.exists(a.jtbd):
        stop(f"no {a.jtbd}: build it with `swift build -c release`")
    with tempfile.TemporaryDirectory(prefix="jtbd-gate-") as name:
        root = pathlib.Path(name)
        floor, jtbd = root / "floor", root / "jtbd"
        run("cc", "-std=c11", "-O2", "-o", floor, HERE / "floor.c", "-lcmark", "-lyaml", "-lpthread")
        # Stripped: valgrind before 3.20 aborts on the debug information that Swift writes (DWARF 5).
        run("strip", "-o", jtbd, a.jtbd)
        counts = {"floor": {}, "jtbd": {}}
        for n in (small, large):
            workspace = root / f"workspace-{n}"
            run(sys.executable, HERE / "generate.py", n, workspace)
            counts["floor"][n] = instructions(root, floor, workspace, root / f"floor-{n}", 1, 9000)
            counts["jtbd"][n] = instructions(root, jtbd, "build", "-C", workspace, "--out", root / f"out-{n}", "--jobs", 1)
            pages = sum(1 for _ in (root / f"out-{n}").glob("*/*.html"))
            if pages < n:
                stop(f"{pages} pages for {n} documents: a build that does nothing is not fast")
    each = {who: (c[large] - c[small]) / (large - small) for who, c in counts.items()}
    ratio = each["jtbd"] / each["floor"]
    start = counts["jtbd"][small] - each["jtbd"] * small
    print(f"instructions per document: jtbd {each['jtbd']:,.0f}, floor {each['floor']:,.0f}, ratio {ratio:.3f} (limit {rule['limit']}); start-up of jtbd {start:,.0f}")
    if a.json:
        a.json.write_text(json.dumps({"instructions": counts, "per_document": each, "ratio": ratio, "limit": rule["limit"], "start_up": start}, indent=1) + "\n", "utf-8")
    if ratio > rule["limit"]:
        print("too many: find out what was added (callgrind_annotate), or raise the limit in gate.json with a reason")
        return 1
    if ratio < 0.85 * rule["limit"]:
        print(f"the limit in gate.json can be lowered to {ratio * 1.08:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
