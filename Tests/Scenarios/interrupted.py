"""Builds that are killed, interrupted, refused by the disk or by another build leave a whole site, the old one or the new one."""
import fcntl
import os
import random
import resource
import shutil
import signal
import subprocess
import time

from support.builds import LIST, STAGE, Folder, Tally, build, command, difference, files, options_of, parser, workspace


def retitled(root, title):
    """Changes the workspace so that every page changes."""
    path = root / "jtbd.yml"
    path.write_text("\n".join(f"title: {title}" if line.startswith("title:") else line for line in path.read_text().split("\n")))


def clean_site(jtbd, base, root):
    clean = base / "clean"
    shutil.copytree(root, clean, ignore=shutil.ignore_patterns("_site", ".jtbd-cache"))
    build(jtbd, clean)
    site = files(clean / "_site")
    shutil.rmtree(clean)
    return site


def stop(process, number, rng, seconds, out, at_commit):
    """Sends a signal at a random moment of a build, or shortly after it began to put files in place."""
    if at_commit:
        end = time.monotonic() + 20
        while process.poll() is None and time.monotonic() < end and not (out / STAGE / LIST).exists():
            pass
        time.sleep(rng.random() * 0.01)
    else:
        time.sleep(rng.random() * seconds)
    process.send_signal(number)
    process.wait()


def kills(tally, jtbd, base, count, rng):
    root = workspace(base / "kill", documents=400)
    out = root / "_site"
    titles = ["Alt", "Neu"]
    sites = {}
    for title in titles:
        retitled(root, title)
        sites[title] = clean_site(jtbd, base, root)
    began = time.monotonic()
    build(jtbd, root)
    seconds = (time.monotonic() - began) * 1.1
    before_commit = within = 0
    for number in range(count):
        first = number % 10 == 9
        old, title = ({} if first else files(out)), titles[number % 2]
        new = sites[title]
        if first:
            shutil.rmtree(out, ignore_errors=True)
        retitled(root, title)
        process = subprocess.Popen(command(jtbd), cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        stop(process, signal.SIGKILL, rng, seconds, out, number % 2 == 1)
        now = files(out) if out.exists() else {}
        committing = (out / STAGE / LIST).exists()
        if committing:
            within += 1
            wrong = [path for path in set(now) | set(old) | set(new) if now.get(path) not in (old.get(path), new.get(path))]
            tally.check(not wrong, f"kill {number} while files are put in place: {wrong[:4]}")
        else:
            before_commit += 1
            tally.check(now == old or now == new, f"kill {number} before files are put in place: {difference(now, old)}")
        result = build(jtbd, root)
        now = files(out)
        tally.check(now == new and not (out / STAGE).exists(), f"after kill {number}: {difference(now, new)} {result.stderr[-200:]}")
    print(f"  {count} kills: {before_commit} before files were put in place or after, {within} within")


def interruptions(tally, jtbd, base, count, rng):
    root = workspace(base / "interrupt", documents=400)
    out = root / "_site"
    retitled(root, "Alt")
    began = time.monotonic()
    build(jtbd, root)
    seconds = time.monotonic() - began
    titles = ["Neu", "Alt"]
    for number in range(count):
        old = files(out)
        retitled(root, titles[number % 2])
        process = subprocess.Popen(command(jtbd), cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wanted = signal.SIGINT if number % 3 else signal.SIGTERM
        stop(process, wanted, rng, seconds, out, number % 4 == 3)
        now = files(out)
        if process.returncode in (0, 1):
            continue
        tally.check(process.returncode in (130, -wanted), f"interruption {number}: exit code {process.returncode}")
        tally.check(not (out / STAGE).exists(), f"interruption {number}: the stage is left")
        if now != old:
            build(jtbd, root)
            tally.check(files(out) == now, f"interruption {number}: half a site")


def refusals(tally, jtbd, base):
    root = workspace(base / "refuse", documents=60)
    out = root / "_site"
    build(jtbd, root)
    old = files(out)
    retitled(root, "Neu")

    def limited():
        resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048))

    # Python ignores SIGXFSZ, and so does what it starts here: the write fails instead.
    result = build(jtbd, root, preexec_fn=limited, restore_signals=False)
    tally.check(result.returncode == 2, f"full disk: exit code {result.returncode}, {result.stderr[-300:]}")
    tally.check(files(out) == old and not (out / STAGE).exists(), f"full disk: {difference(files(out), old)}")

    disk = base / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)], capture_output=True).returncode == 0:
        try:
            result = build(jtbd, root, out=disk / "site")
            tally.check(result.returncode == 2, f"small disk: exit code {result.returncode}")
            tally.check(files(disk) == {} and not (disk / "site" / STAGE).exists(), "small disk: something is left")
        finally:
            subprocess.run(["umount", str(disk)])
    else:
        print("  no file system could be mounted: the full disk was tried with a limit only")

    lock = os.open(out, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    result = build(jtbd, root)
    tally.check(result.returncode == 2 and files(out) == old, f"second build: exit code {result.returncode}")
    os.close(lock)

    def nobody():
        os.setgid(65534)
        os.setuid(65534)

    if os.geteuid() == 0:
        try:
            subprocess.run([jtbd, "--version"], preexec_fn=nobody, capture_output=True, check=True)
            result = build(jtbd, root, preexec_fn=nobody)
            tally.check(result.returncode == 2 and files(out) == old, f"unwritable folder: exit code {result.returncode}")
        except (subprocess.SubprocessError, PermissionError):
            print("  the program cannot be run by another user: unwritable folders were not tried")
    else:
        os.chmod(out, 0o555)
        result = build(jtbd, root)
        tally.check(result.returncode == 2 and files(out) == old, f"unwritable folder: exit code {result.returncode}")
        os.chmod(out, 0o755)

    build(jtbd, root)
    # A workspace that may only be read: no cache, no complaint.
    shutil.rmtree(root / ".jtbd-cache", ignore_errors=True)
    site = base / "elsewhere"
    if os.geteuid() == 0:
        site.mkdir()
        os.chmod(site, 0o777)
        try:
            result = build(jtbd, root, out=site / "s", preexec_fn=nobody)
            tally.check(result.returncode in (0, 1) and files(site / "s") == files(out), f"workspace to read only: {result.returncode} {result.stderr[-300:]}")
            tally.check(not (root / ".jtbd-cache").exists(), "workspace to read only: a cache")
        except (subprocess.SubprocessError, PermissionError):
            pass

    # A folder that nobody may read can hold documents: the site must not be made without them.
    closed = next(p for p in sorted(root.iterdir()) if p.is_dir() and p.name != out.name)
    mode = closed.stat().st_mode
    os.chmod(closed, 0)
    try:
        result = build(jtbd, root, "--keep-going", out=site / "t", preexec_fn=nobody if os.geteuid() == 0 else None)
        tally.check(result.returncode == 2 and closed.name.encode() in result.stderr, f"unreadable folder: exit code {result.returncode}, {result.stderr[-300:]}")
        tally.check(not (site / "t").exists(), "unreadable folder: a site without what lies in it")
    except (subprocess.SubprocessError, PermissionError):
        pass
    os.chmod(closed, mode)


def strangers(tally, jtbd, base):
    root = workspace(base / "foreign")
    out = root / "_site"
    out.mkdir()
    (out / "index.html").write_text("mine")
    (out / "CNAME").write_text("example.org")
    result = build(jtbd, root)
    tally.check(result.returncode == 2 and files(out) == {"index.html": b"mine", "CNAME": b"example.org"}, f"foreign file: exit code {result.returncode}")
    tally.check(b"index.html" in result.stderr, "foreign file: it is not named")
    result = build(jtbd, root, "--force")
    now = files(out)
    tally.check(result.returncode in (0, 1) and now.get("CNAME") == b"example.org" and now.get("index.html") != b"mine", "foreign file: force")

    target = base / "outside"
    target.mkdir()
    (target / "kept.html").write_text("kept")
    folder = next(p for p in out.iterdir() if p.is_dir())
    shutil.rmtree(folder)
    folder.symlink_to(target)
    result = build(jtbd, root)
    tally.check(result.returncode == 2 and files(target) == {"kept.html": b"kept"}, f"link in the output: exit code {result.returncode}")
    folder.unlink()

    os.mkfifo(root / "pipe.png")
    (root / "pipe.md").write_text("# Pipe\n\n![what comes out](pipe.png)\n")
    result = build(jtbd, root)
    tally.check(result.returncode == 1 and b"link-broken" in result.stdout, f"link to a pipe: exit code {result.returncode}")
    (root / "pipe.md").unlink()

    (root / "loop").symlink_to("loop")
    (root / "up").symlink_to("..")
    (root / "jobs" / "self").symlink_to(".")
    (root / "README-2.md").symlink_to("/etc/passwd")
    os.mkfifo(root / "pipe.txt")
    result = build(jtbd, root)
    tally.check(result.returncode in (0, 1), f"links in the workspace: exit code {result.returncode}, {result.stderr[-300:]}")
    tally.check(not any(b"root:x:0" in content for content in files(out).values()), "a link was followed")

    for place in (root, base, root / "jobs"):
        result = build(jtbd, root, out=place)
        tally.check(result.returncode == 2, f"output at {place}: exit code {result.returncode}")


def main():
    arguments = parser(__doc__)
    arguments.add_argument("--kills", type=int, default=200)
    options = options_of(arguments)
    rng = random.Random(options.seed)
    tally = Tally()
    with Folder() as base:
        refusals(tally, options.jtbd, base)
        strangers(tally, options.jtbd, base)
        interruptions(tally, options.jtbd, base, max(1, options.kills // 4), rng)
        kills(tally, options.jtbd, base, options.kills, rng)
    tally.leave()


if __name__ == "__main__":
    main()
