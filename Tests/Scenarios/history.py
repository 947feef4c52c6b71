"""What git knows becomes part of the site: who decided nothing is told, what was decided, why, when and in which commit is."""
import html
import os
import pathlib
import re
import shutil
import subprocess
import time

from support.builds import Folder, Tally, build, difference, files, options_of, parser

ENGLISH = "title: Shop\nlang: en\nmethods: [jtbd, bmc]\nstage: idea\n"
GERMAN = "title: Laden\nlang: de\nmethods: [jtbd, bmc]\nstage: idea\n"


class Repository:
    """A repository whose commits are the same on every machine."""

    def __init__(self, folder, sub=""):
        self.top = pathlib.Path(folder)
        self.root = self.top / sub if sub else self.top
        self.root.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *words, day="2026-01-01", who="Petra Verborgen", zone="+0100", at="12:00:00"):
        moment = f"{day}T{at}{zone}"
        mail = who.lower().replace(" ", ".") + "@example.org"
        environment = {
            "PATH": os.environ["PATH"], "HOME": str(self.top), "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8",
            "GIT_AUTHOR_NAME": who, "GIT_AUTHOR_EMAIL": mail, "GIT_COMMITTER_NAME": who, "GIT_COMMITTER_EMAIL": mail,
            "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment,
        }
        done = subprocess.run(["git", *words], cwd=self.top, env=environment, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"git {' '.join(words)}: {done.stderr}")
        return done.stdout.strip()

    def write(self, path, text):
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)

    def commit(self, subject, day, who="Petra Verborgen", **more):
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", subject, day=day, who=who, **more)
        return self.git("rev-parse", "HEAD")


def segment(title, job="retire", gain="calm", characteristics=(), clarifiers=(), irrelevant=(), more=""):
    lines = ["---", "kind: segment", f"title: {title}", "level: person", f"main-job: {job}", f"gain: {gain}"]
    if characteristics:
        lines.append("characteristics:")
        lines += [f"  - {{id: {i}, title: {t}, category: sociodemographic}}" for i, t in characteristics]
    if clarifiers:
        lines.append("clarifiers:")
        for i, title, source, because in clarifiers:
            lines += [f"  - id: {i}", f"    title: {title}", f"    from: {source}", "    relevant-to: [main-job]", f"    because: {because}"]
    if irrelevant:
        lines.append("irrelevant:")
        lines += [f"  - {{characteristic: {c}, because: {b}}}" for c, b in irrelevant]
    return "\n".join(lines) + f"\n{more}---\n\nWords.\n"


def job(title, gains):
    lines = ["---", "kind: job", f"title: {title}", "type: functional", "gains:"]
    return "\n".join(lines + [f"  - {{id: {i}, title: {t}}}" for i, t in gains]) + "\n---\n\nWords.\n"


def canvas(notes):
    return "---\nkind: business-model-canvas\ntitle: The shop\n---\n\n## Channels\n\n" + "".join(f"- {n}\n" for n in notes)


GENDER, INCOME = ("gender", "Gender"), ("income", "Income")


def script(repository):
    """Twelve commits by three people over five months; says what each of them decided."""
    told = []

    def commit(subject, day, *decided, **more):
        told.append((repository.commit(subject, day, **more), day, subject, decided))

    write = repository.write
    write("jtbd.yml", ENGLISH)
    write("README.md", "# The shop\n\nWelcome.\n")
    commit("An empty beginning", "2026-01-05")
    write("jobs/retire.md", job("Provide for old age", [("calm", "Sleep without worry")]))
    write("segments/savers.md", segment("Savers", characteristics=[GENDER, INCOME]))
    commit("Savers come first", "2026-01-20", ("Segment added", "Savers"), ("Gain added", "Sleep without worry"), ("Most important gain added", "Sleep without worry"))
    write("segments/savers.md", segment("Savers", characteristics=[GENDER, INCOME], irrelevant=[("gender", "Everybody grows old")]))
    commit("Gender does not count", "2026-02-03", ("Declared irrelevant", "Gender", "Everybody grows old"))
    write("segments/savers.md", segment("Savers", characteristics=[GENDER, INCOME], irrelevant=[("gender", "Everybody grows old")], clarifiers=[("low", "Puts little aside", "income", "Little is left at the end")]))
    commit("Income counts", "2026-02-14", ("Clarifier added", "Puts little aside", "Little is left at the end"), who="Karl Unsichtbar")
    write("segments/heirs.md", segment("Heirs"))
    commit("Heirs as a second segment", "2026-02-20", ("Segment added", "Heirs"))
    write("jobs/retire.md", job("Provide for old age", [("calm", "Sleep without worry"), ("flat", "Keep the flat")]))
    commit("A second gain", "2026-03-01", ("Gain added", "Keep the flat"))
    write("segments/savers.md", segment("Savers", gain="flat", characteristics=[GENDER, INCOME], clarifiers=[("low", "Puts little aside", "income", "Little is left at the end"), ("gap", "Earns half as much", "gender", "The survey shows a gap")]))
    commit("We were wrong about gender", "2026-03-12", ("No longer irrelevant", "Gender"), ("Clarifier added", "Earns half as much", "The survey shows a gap"), ("Most important gain added", "Keep the flat"), ("Most important gain withdrawn", "Sleep without worry"), who="Ida Tarn")
    write("canvases/shop.md", canvas(["A shop window in the high street"]))
    commit("A canvas", "2026-03-30", ("Canvas added", "The shop"), ("Note added", "A shop window in the high street"))
    (repository.root / "segments/heirs.md").unlink()
    commit("Heirs do not need us", "2026-04-08", ("Segment withdrawn", "Heirs"))
    write("canvases/shop.md", canvas(["Radio spots at breakfast time daily"]))
    commit("Radio instead of a window", "2026-04-20", ("Note added", "Radio spots at breakfast time daily"), ("Note withdrawn", "A shop window in the high street"))
    write("segments/savers.md", segment("Savers", gain="flat", characteristics=[GENDER, INCOME], clarifiers=[("low", "Puts little aside", "income", "Half of it goes into rent"), ("gap", "Earns half as much", "gender", "The survey shows a gap")]))
    commit("A better reason", "2026-05-02", ("Clarifier with a new reason", "Puts little aside", "Half of it goes into rent"))
    write("jobs/retire.md", job("Provide for old age", [("flat", "Keep the flat")]))
    commit("One gain is enough", "2026-05-03", ("Gain withdrawn", "Sleep without worry"))
    return told


def text(page):
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))).replace("\u00a0", " ")


def steps(page):
    """The commits of a page: (day, commit, text)."""
    found = []
    for part in page.split('<li class="steps__one"')[1:]:
        part = part.split("</div></li>")[0]
        when = re.search(r"<b>([^<]+)</b> <code>([0-9a-f]+)</code>", part)
        found.append((text(when[1]), when[2], text(part)))
    return found


def english(day):
    year, month, number = day.split("-")
    return f"{int(number)} {'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split()[int(month) - 1]} {year}"


def read(folder, page="overview/history.html"):
    path = pathlib.Path(folder) / page
    return path.read_text() if path.exists() else ""


def twelve(tally, jtbd, folder):
    repository = Repository(folder / "twelve")
    told = script(repository)
    done = build(jtbd, repository.root, out=folder / "out")
    tally.check(done.returncode == 0, f"the scripted repository builds: {done.stderr.decode()}")
    page = read(folder / "out")
    found = steps(page)
    deciding = [each for each in reversed(told) if each[3]]
    tally.check([s[1] for s in found] == [c[:10] for c, *_ in deciding], f"newest first, each commit once: {[s[:2] for s in found]}")
    for (commit, day, subject, decided), (shown, _, words) in zip(deciding, found):
        tally.check(shown == english(day), f"{subject}: the day {shown}")
        tally.check(subject in words, f"{subject}: the reason of the commit")
        for label, *parts in decided:
            tally.check(label in words, f"{subject}: {label} in {words}")
            for part in parts:
                tally.check(part in words, f"{subject}: {part} in {words}")
    plot = page[page.index("<svg class=\"sv-") :].split("</svg>")[0]
    for part in ("<title>", "<desc>", "Savers", "Heirs", "Jan\u00a02026", "Feb\u00a02026", "Mar\u00a02026", "Apr\u00a02026", "May\u00a02026"):
        tally.check(part in plot, f"the picture has {part}")
    table = re.search(r"<details>.*?<table>(.*?)</table>", page, re.S)[1]
    rows = [[text(c).strip() for c in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", r, re.S)] for r in re.findall(r"<tr>(.*?)</tr>", table, re.S)]
    tally.check(rows[0] == ["Segment", "Jan 2026", "Feb 2026", "Mar 2026", "Apr 2026", "May 2026"], f"a column for each month: {rows[0]}")
    tally.check(len(rows) == 3 and rows[1][0].endswith("Savers") and rows[2][0].endswith("Heirs"), f"a row for each segment: {rows}")
    tally.check(rows[1][1:4] == ["2 undecided (new)", "1 clarifier, 1 irrelevant (+2)", "2 clarifiers (+2 −2)"], f"what stood when: {rows[1]}")
    tally.check(rows[2][1:] == ["–", "no verdicts (new)", "no verdicts", "withdrawn", "withdrawn"], f"a segment that is no more: {rows[2]}")
    tally.check("last changed 2 May 2026, 3 authors" in text(read(folder / "out", "segment/savers.html")), "last change and authors of a document")
    tally.check("last changed 3 May 2026, 1 author" in text(read(folder / "out", "job/retire.html")), "one author")
    tally.check("../overview/history.html" in read(folder / "out", "segment/savers.html"), "a segment's page leads to the history")
    tally.check('href="overview/history.html"' in read(folder / "out", "index.html"), "the home page leads to the history")
    everything = b"".join(files(folder / "out").values())
    for name in (b"Verborgen", b"Unsichtbar", b"Tarn", b"verborgen@"):
        tally.check(name not in everything, f"no author is named: {name}")

    # Tags make the columns, where there are two and more.
    repository.git("tag", "v1", told[3][0])
    repository.git("tag", "-a", "v2", "-m", "two", told[8][0])
    build(jtbd, repository.root, out=folder / "out")
    tally.check("v1" in read(folder / "out") and "v2" in read(folder / "out") and "latest" in read(folder / "out"), "tags are the columns, and the last commit")
    tally.check("came and went" in read(folder / "out"), "a segment that lived between two tags has a row")
    build(jtbd, repository.root, out=folder / "clean")
    tally.check(files(folder / "out") == files(folder / "clean"), f"a new tag is noticed: {difference(files(folder / 'out'), files(folder / 'clean'))}")

    # The same commits, the same bytes; elsewhere, in another zone of time.
    shutil.copytree(repository.top, folder / "elsewhere")
    for name, zone in (("a", "Pacific/Kiritimati"), ("b", "America/Anchorage")):
        build(jtbd, folder / "elsewhere", out=folder / f"zone-{name}", env={**os.environ, "TZ": zone, "LC_ALL": "C"})
        tally.check(files(folder / "clean") == files(folder / f"zone-{name}"), f"the same bytes in {zone}: {difference(files(folder / 'clean'), files(folder / f'zone-{name}'))}")

    # Nothing changed; an edit without a commit; a commit.
    again = build(jtbd, repository.root, out=folder / "out")
    tally.check(b"0 files written" in again.stderr, f"nothing changed: {again.stderr}")
    repository.write("jobs/retire.md", job("Provide for old age", [("flat", "Keep the flat for good")]))
    build(jtbd, repository.root, out=folder / "out")
    tally.check("for good" not in read(folder / "out"), "what is not committed is no history")
    repository.commit("The flat for good", "2026-06-01")
    build(jtbd, repository.root, out=folder / "out")
    shutil.rmtree(repository.root / ".jtbd-cache")
    shutil.rmtree(folder / "clean")
    build(jtbd, repository.root, out=folder / "clean")
    tally.check("Gain reworded" in text(read(folder / "out")) and "The flat for good" in read(folder / "out"), "a commit without another edit is noticed")
    tally.check(files(folder / "out") == files(folder / "clean"), f"a build after a commit is a clean build: {difference(files(folder / 'out'), files(folder / 'clean'))}")

    # A shallow clone says so, and counts nobody.
    subprocess.run(["git", "clone", "-q", "--depth", "4", f"file://{repository.top}", str(folder / "shallow")], check=True, capture_output=True)
    build(jtbd, folder / "shallow", out=folder / "shallow-out")
    page = read(folder / "shallow-out")
    tally.check("shallow clone" in page, "a shallow clone has a note")
    tally.check([s[1] for s in steps(page)] == [repository.git("rev-parse", "HEAD")[:10]] + [c[:10] for c, *_ in reversed(told[10:])], f"only what is known is told: {[s[1] for s in steps(page)]}")
    tally.check("authors" not in text(read(folder / "shallow-out", "segment/savers.html")), "no number of authors from a part of the commits")
    tally.check("last changed" not in read(folder / "shallow-out", "business-model-canvas/shop.html"), "what came with the edge has no day")
    subprocess.run(["git", "fetch", "-q", "--unshallow"], cwd=folder / "shallow", check=True, capture_output=True)
    build(jtbd, folder / "shallow", out=folder / "shallow-out")
    tally.check("shallow clone" not in read(folder / "shallow-out"), "fetching the rest is noticed")

    # Told by nobody who does not want it.
    repository.write("jtbd.yml", ENGLISH + "site: {history: false}\n")
    build(jtbd, repository.root, out=folder / "out")
    tally.check(not read(folder / "out") and "last changed" not in read(folder / "out", "segment/savers.html"), "`history: false` tells nothing")


def without_git(tally, jtbd, folder):
    plain = folder / "plain"
    plain.mkdir()
    repository = Repository(folder / "unborn")
    for root in (plain, repository.root):
        (root / "jtbd.yml").write_text(ENGLISH)
        (root / "segments").mkdir()
        (root / "segments/savers.md").write_text(segment("Savers"))
    for name, root in (("plain", plain), ("unborn", repository.root)):
        done = build(jtbd, root, out=folder / f"{name}-out")
        tally.check(done.returncode in (0, 1) and (folder / f"{name}-out/index.html").exists(), f"{name}: builds {done.stderr.decode()}")
        tally.check(not read(folder / f"{name}-out") and b"history" not in (folder / f"{name}-out/index.html").read_bytes(), f"{name}: says nothing of a history")
    tally.check(files(folder / "plain-out") == files(folder / "unborn-out"), "a repository without a commit changes nothing")


def moved(tally, jtbd, folder):
    """The workspace in a folder that was renamed, jtbd.yml later than the documents, a merge, a broken commit, a detached HEAD."""
    repository = Repository(folder / "moved", "plan ä/model")
    repository.write("../../code.txt", "code\n")
    repository.write("segments/savers.md", segment("Savers", characteristics=[GENDER]))
    first = repository.commit("Before there was a jtbd.yml", "2026-01-01", at="23:30:00", zone="-1000")
    repository.write("jtbd.yml", GERMAN)
    repository.write("../other/jtbd.yml", GERMAN)
    repository.write("../other/segments/foreign.md", segment("Fremde"))
    repository.commit("Settings, and a neighbour", "2026-01-02")
    repository.git("checkout", "-q", "-b", "side")
    repository.write("segments/heirs.md", segment("Erben"))
    side = repository.commit("Heirs on a branch", "2026-01-03")
    repository.git("checkout", "-q", "main")
    repository.write("segments/savers.md", segment("Savers", characteristics=[GENDER], irrelevant=[("gender", "Alle werden alt")]))
    repository.commit("Gender on main", "2026-01-04")
    repository.git("merge", "-q", "--no-ff", "-m", "Merge", "side", day="2026-01-05")
    repository.write("segments/savers.md", "---\nkind: segment\ntitle: [\n---\n")
    repository.commit("Broken for a while", "2026-01-06")
    repository.write("segments/savers.md", segment("Savers", characteristics=[GENDER], irrelevant=[("gender", "Alle werden alt")]))
    repository.commit("Mended", "2026-01-07")
    (repository.top / "strategie").mkdir()
    repository.git("mv", "plan ä/model", "strategie/modell")
    repository.root = repository.top / "strategie/modell"
    repository.commit("Moved as a whole", "2026-01-08")
    repository.git("mv", "strategie/modell/segments/savers.md", "strategie/modell/segments/sparer.md")
    repository.commit("A new name for a file", "2026-01-09")
    repository.write("notiz.txt", "no document\n")
    repository.commit("Beside the point", "2026-01-10")
    build(jtbd, repository.root, out=folder / "moved-out")
    page = read(folder / "moved-out")
    found = steps(page)
    tally.check([s[2].split("„")[0] and s[1] for s in found] == [repository.git("log", "--format=%H", "--all", f"--grep={g}")[:10] for g in ("Gender on main", "Heirs on a branch", "Before there was")], f"nothing but what was decided: {[s for s in found]}")
    tally.check(found and found[-1][0] == "01.01.2026", f"the day where the author was: {found[-1] if found else None}")
    tally.check("Fremde" not in page, "another workspace is another history")
    tally.check("zuletzt geändert am 07.01.2026, 1 Autor" in text(read(folder / "moved-out", "segment/sparer.html")), "moving and renaming is no change")
    repository.git("checkout", "-q", "--detach", "HEAD")
    build(jtbd, repository.root, out=folder / "detached-out")
    tally.check(files(folder / "moved-out") == files(folder / "detached-out"), f"a detached HEAD is the same: {difference(files(folder / 'moved-out'), files(folder / 'detached-out'))}")
    repository.git("worktree", "add", "-q", str(folder / "tree"), "main")
    build(jtbd, folder / "tree/strategie/modell", out=folder / "tree-out")
    tally.check(files(folder / "moved-out") == files(folder / "tree-out"), f"a linked work tree is the same: {difference(files(folder / 'moved-out'), files(folder / 'tree-out'))}")
    # Part of another repository.
    outer = Repository(folder / "outer")
    outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(repository.top), "inner")
    outer.commit("A submodule", "2026-02-01")
    done = build(jtbd, folder / "outer/inner/strategie/modell", out=folder / "inner-out")
    tally.check(len(steps(read(folder / "inner-out"))) == 3, f"a submodule has its own history: {done.stderr.decode()}")


def personal(tally, jtbd, folder):
    """What an old revision held to be personal is covered, whatever the present says of it."""
    repository = Repository(folder / "personal")
    repository.write("jtbd.yml", ENGLISH)
    repository.write("jobs/retire.md", job("Provide for old age", [("calm", "Sleep without worry")]))
    repository.write("segments/savers.md", segment("Friends of Berta Zwirnfaden", characteristics=[INCOME], clarifiers=[("low", "Puts little aside", "income", "Frau Zwirnfaden said so on berta@zwirnfaden.example")], more="examples:\n  - {name: Berta Zwirnfaden, role: Clerk, company: Example Ltd, consent: none}\n"))
    repository.commit("After a talk with Berta Zwirnfaden, minutes by Petra Verborgen", "2026-01-01")
    repository.write("evidence/talk.md", "---\nkind: evidence\ntitle: A talk\ntype: interview\nparticipant: Otto Geheim\nconsent: none\n---\n\nSecret prose of old days.\n")
    repository.write("segments/savers.md", segment("Friends of Otto Geheim"))
    repository.commit("Nothing of this", "2026-01-02")
    (repository.root / "evidence/talk.md").unlink()
    repository.write("segments/savers.md", segment("Savers", more="\n"))
    repository.commit("Call +49 40 7766554", "2026-01-03")
    done = build(jtbd, repository.root, out=folder / "personal-out")
    everything = b"".join(files(folder / "personal-out").values())
    cache = b"".join(p.read_bytes() for p in (repository.root / ".jtbd-cache").iterdir() if p.name == "history")
    tally.check(len(steps(read(folder / "personal-out"))) == 3 and cache, f"the history is told: {done.stderr.decode()}")
    for word in (b"Zwirnfaden", b"zwirnfaden", b"Geheim", b"Verborgen", b"7766554", b"Secret prose"):
        tally.check(word not in everything, f"{word} is on the site")
        tally.check(word not in cache, f"{word} is in the cache")
    tally.check("▒" in read(folder / "personal-out"), "it is covered, not left out")


def many(tally, jtbd, folder):
    """300 commits × 50 documents: quick, also for the second time."""
    repository = Repository(folder / "many")
    repository.write("jtbd.yml", ENGLISH)
    for number in range(25):
        repository.write(f"jobs/job-{number}.md", job(f"Get thing {number} done", [("calm", f"Gain {number}")]))
    lines = []

    def blob(path, content):
        data = content.encode()
        return f"M 100644 inline {path}\ndata {len(data)}\n{content}\n"

    for number in range(300):
        changed = f"commit refs/heads/main\ncommitter A <a{number % 5}@example.org> {1735689600 + number * 86400} +0000\ndata 8\nStep {number:03}\n"
        if number == 0:
            changed += blob("jtbd.yml", ENGLISH)
            for each in range(25):
                changed += blob(f"jobs/job-{each}.md", job(f"Get thing {each} done", [("calm", f"Gain {each}")]))
                changed += blob(f"segments/segment-{each}.md", segment(f"Segment {each}", job=f"job-{each}"))
        else:
            each = number % 25
            changed += blob(f"segments/segment-{each}.md", segment(f"Segment {each}", job=f"job-{each}", characteristics=[GENDER], irrelevant=[("gender", f"Reason {number}")] if number // 25 % 2 == 0 else ()))
        lines.append(changed)
    subprocess.run(["git", "fast-import", "--quiet"], cwd=repository.top, input="\n".join(lines).encode(), check=True)
    repository.git("checkout", "-q", "-f", "main")
    begin = time.monotonic()
    build(jtbd, repository.root, out=folder / "many-out")
    cold = time.monotonic() - begin
    begin = time.monotonic()
    again = build(jtbd, repository.root, out=folder / "many-out")
    warm = time.monotonic() - begin
    print(f"  300 commits × 50 documents: {cold * 1000:.0f} ms, nothing changed {warm * 1000:.0f} ms")
    tally.check(b"0 files written" in again.stderr, "nothing changed")
    parts = sorted((folder / "many-out/overview").glob("history*.html"))
    tally.check(sum(len(steps(p.read_text())) for p in parts) > 270 and len(parts) > 1, f"every commit stands on one of {len(parts)} pages")
    tally.check(all(p.stat().st_size < 150_000 for p in parts), f"no page is large: {[p.stat().st_size for p in parts]}")


def main():
    options = options_of(parser(__doc__))
    tally = Tally()
    for part in (twelve, without_git, moved, personal, many):
        with Folder() as folder:
            part(tally, options.jtbd, folder)
    tally.leave()


if __name__ == "__main__":
    main()
