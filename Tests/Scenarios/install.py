#!/usr/bin/env python3
"""What `make install` puts on a machine: the program, which needs nothing there but the C and C++ libraries, and completions that shells can read.

    install.py --jtbd PATH          PATH: a binary of Scripts/build.sh
"""
import argparse
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
# In every Linux with a glibc: nothing to be installed.
EVERYWHERE = {"linux-vdso", "ld-linux-x86-64", "ld-linux-aarch64", "libc", "libm", "libdl", "libpthread", "librt", "libgcc_s", "libstdc++"}
passed = failed = 0


def check(what, ok, seen=""):
    global passed, failed
    if ok:
        passed += 1
    else:
        failed += 1
        print(f"✘ {what}: {seen}")


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--jtbd", required=True)
    jtbd = pathlib.Path(p.parse_args().jtbd).resolve()
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name)
        made = subprocess.run(["make", "install", f"RELEASE={jtbd}", f"DESTDIR={root}", "PREFIX=/usr"], cwd=ROOT, capture_output=True, text=True)
        check("make install", made.returncode == 0, made.stderr)
        program = root / "usr/bin/jtbd"
        said = subprocess.run([program, "--version"], env={}, cwd=root, capture_output=True, text=True)
        check("runs without an environment", said.returncode == 0 and said.stdout.startswith("jtbd "), said.stdout + said.stderr)
        if platform.system() == "Linux":
            needed = subprocess.run(["ldd", program], capture_output=True, text=True).stdout
            names = {re.split(r"\.so", pathlib.PurePosixPath(line.split()[0]).name)[0] for line in needed.splitlines() if line.split()}
            check("needs nothing that has to be installed", names and names <= EVERYWHERE, sorted(names - EVERYWHERE))
        for shell, path in (("bash", "bash-completion/completions/jtbd"), ("zsh", "zsh/site-functions/_jtbd"), ("fish", "fish/vendor_completions.d/jtbd.fish")):
            script = root / "usr/share" / path
            check(f"{shell}: completions are there", script.stat().st_size > 1000 and "jtbd" in script.read_text("utf-8"))
            if shutil.which(shell):
                read = subprocess.run([shell, "-n", script], capture_output=True, text=True)
                check(f"{shell}: completions can be read", read.returncode == 0, read.stderr)
        # A workspace far from the sources, as the first thing somebody does.
        subprocess.run([program, "init", "shop"], cwd=root, env={"HOME": name}, capture_output=True)
        built = subprocess.run([program, "build"], cwd=root / "shop", env={"HOME": name}, capture_output=True, text=True)
        check("the installed program builds a site", built.returncode == 0 and (root / "shop/_site/index.html").is_file(), built.stdout + built.stderr)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
