#!/usr/bin/env python3
"""Follows the README: runs the commands of its console blocks in an empty folder and compares what they print on stdout.

    tour.py --jtbd PATH
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def steps(text):
    """(command, expected output), in order."""
    found = []
    for block in re.findall(r"```console\n(.*?)```", text, re.S):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return [(command, "\n".join(lines)) for command, lines in found]


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--jtbd", required=True)
    a = p.parse_args()
    failed = passed = 0
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name)
        (root / "bin").mkdir()
        (root / "bin" / "jtbd").symlink_to(pathlib.Path(a.jtbd).resolve())
        env = {**os.environ, "PATH": f"{root / 'bin'}:{os.environ['PATH']}", "NO_COLOR": "1", "SOURCE_DATE_EPOCH": "1795046400"}
        folder = root
        for command, expected in steps((ROOT / "README.md").read_text("utf-8")):
            if command.startswith("cd "):
                folder = folder / command[3:]
                continue
            out = subprocess.run(["bash", "-c", command], cwd=folder, env=env, capture_output=True, text=True, timeout=120)
            if out.stdout.rstrip("\n") == expected:
                passed += 1
            else:
                failed += 1
                print(f"$ {command}\n--- the README says\n{expected}\n--- it prints\n{out.stdout}{out.stderr}")
        if not (folder / "_site" / "index.html").is_file():
            failed += 1
            print("the tour leaves no _site/index.html")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
