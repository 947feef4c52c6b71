"""After any edit a build leaves what a clean build would: the same files, the same bytes, the same words on the terminal."""
import pathlib
import random
import shutil
import time

from support.builds import LIST, Folder, Tally, build, difference, files, options_of, parser, workspace

PNG = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010806000000 1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082".replace(" ", ""))


class Edits:
    """Random edits of a workspace and of what lies around it."""

    def __init__(self, root, rng):
        self.root, self.rng, self.number = root, rng, 0

    def documents(self):
        return sorted(p for p in self.root.rglob("*.md") if not any(part.startswith((".", "_")) for part in p.relative_to(self.root).parts))

    def pages(self):
        return sorted(p for p in (self.root / "_site").rglob("*") if p.is_file() and p.name != LIST)

    def one(self, name=None):
        self.number += 1
        edit = name or self.rng.choice(self.names())
        getattr(self, "edit_" + edit)()
        return edit

    def names(self):
        return [name[5:] for name in dir(self) if name.startswith("edit_")]

    def rewrite(self, change):
        path = self.rng.choice(self.documents())
        old = path.read_text()
        new = change(old)
        if new == old:
            new = old + f"\nZusatz {self.number}.\n"
        path.write_text(new)

    def line(self, key, value):
        """Sets a key of the front matter of a document that has it."""

        def change(text):
            lines = text.split("\n")
            for at, line in enumerate(lines):
                if line.startswith(key + ":"):
                    lines[at] = f"{key}: {value}"
                    break
            return "\n".join(lines)

        self.rewrite(change)

    def edit_text(self):
        self.rewrite(lambda text: text + f"\nEin Satz {self.number} mit [Verweis](README.md) und `gain: x`.\n")

    def edit_text_of_the_same_length(self):
        path = self.rng.choice(self.documents())
        text = path.read_text()
        path.write_text(text.replace("e", "E", 1) if "e" in text else text.replace("E", "e", 1))

    def edit_title(self):
        self.line("title", f"Titel {self.number}")

    def edit_id(self):
        def change(text):
            return text.replace("---\n", f"---\nid: kennung-{self.number}\n", 1) if text.startswith("---\n") else text

        self.rewrite(change)

    def edit_kind(self):
        self.line("kind", self.rng.choice(["segment", "job", "persona", "evidence", "offering", "unsinn"]))

    def edit_configuration(self):
        path = self.root / "jtbd.yml"
        text = path.read_text()
        choices = [
            lambda t: t.replace("lang: de", "lang: en") if "lang: de" in t else t.replace("lang: en", "lang: de"),
            lambda t: t + f"\nmode: {self.rng.choice(['design', 'sales'])}\n" if "\nmode:" not in t else "\n".join(l for l in t.split("\n") if not l.startswith("mode:")),
            lambda t: "\n".join(f"title: Arbeitsbereich {self.number}" if l.startswith("title:") else l for l in t.split("\n")),
            lambda t: t + f"\nexclude: [\"neu-{self.rng.randrange(9)}/**\"]\n" if "\nexclude:" not in t else "\n".join(l for l in t.split("\n") if not l.startswith("exclude:")),
        ]
        path.write_text(self.rng.choice(choices)(text))

    def edit_rename(self):
        path = self.rng.choice(self.documents())
        path.rename(path.with_name(f"umbenannt-{self.number}.md"))

    def edit_delete(self):
        if len(self.documents()) > 6:
            self.rng.choice(self.documents()).unlink()

    def edit_swap(self):
        one, other = self.rng.sample(self.documents(), 2)
        a, b = one.read_bytes(), other.read_bytes()
        one.write_bytes(b)
        other.write_bytes(a)

    def edit_new_folder(self):
        folder = self.root / f"neu-{self.rng.randrange(9)}"
        folder.mkdir(exist_ok=True)
        (folder / f"seite-{self.number}.md").write_text(f"# Seite {self.number}\n\nText.\n")

    def edit_move_folder(self):
        folders = [p for p in self.root.iterdir() if p.is_dir() and not p.name.startswith((".", "_"))]
        folder = self.rng.choice(folders)
        folder.rename(self.root / f"ordner-{self.number}")

    def edit_picture(self):
        (self.root / "bild.png").write_bytes(PNG + bytes([self.rng.randrange(256)]))
        self.rewrite(lambda text: text + f"\n![Bild]({'../' * (len(self.rng.choice(self.documents()).relative_to(self.root).parts) - 1)}bild.png)\n")

    def edit_page_by_hand(self):
        if self.pages():
            path = self.rng.choice(self.pages())
            content = bytearray(path.read_bytes() or b"x")
            content[self.rng.randrange(len(content))] ^= 1
            path.write_bytes(bytes(content))

    def edit_page_longer(self):
        if self.pages():
            with self.rng.choice(self.pages()).open("ab") as page:
                page.write(b"<!-- mine -->")

    def edit_page_removed(self):
        if self.pages():
            self.rng.choice(self.pages()).unlink()

    def edit_list_removed(self):
        (self.root / "_site" / LIST).unlink(missing_ok=True)
        # Without a list a page that is not as it should be is nobody's: the site goes as a whole.
        shutil.rmtree(self.root / "_site", ignore_errors=True)

    def edit_cache_removed(self):
        shutil.rmtree(self.root / ".jtbd-cache", ignore_errors=True)

    def edit_cache_cut(self):
        for path in sorted((self.root / ".jtbd-cache").glob("*")):
            if path.is_file():
                data = path.read_bytes()
                path.write_bytes(data[: self.rng.randrange(len(data) + 1)])

    def edit_cache_damaged(self):
        for path in sorted((self.root / ".jtbd-cache").glob("*")):
            data = bytearray(path.read_bytes())
            if data:
                data[self.rng.randrange(len(data))] ^= 1 << self.rng.randrange(8)
                path.write_bytes(bytes(data))

    def edit_touch(self):
        self.rng.choice(self.documents()).touch()

    def edit_nothing(self):
        pass


def nothing_to_do(tally, jtbd, base):
    """A build that finds nothing changed says what the last one said and writes nothing, not even its cache."""
    root = workspace(base / "unchanged")
    (root / "seite.md").write_text("# Seite\n\n[kaputt](nirgends.md)\n")
    time.sleep(0.03)
    first = build(jtbd, root)

    def state():
        return {p: p.stat().st_mtime_ns for p in root.rglob("*")}

    time.sleep(0.03)
    before = state()
    second = build(jtbd, root)
    tally.check(b"nirgends.md" in first.stdout and first.stdout == second.stdout, "nothing changed: the findings are not said again")
    tally.check(first.returncode == second.returncode == 1, f"nothing changed: exit codes {first.returncode}, {second.returncode}")
    tally.check(before == state(), "nothing changed: something was written")


def long_file(tally, jtbd, base):
    """A model that is written in parts is held against what stands in parts: whatever stands there, afterwards it is the model."""
    root = workspace(base / "long", documents=900)
    out = root / "_site"
    build(jtbd, root)
    site, path = files(out), out / "model.json"
    model = site["model.json"]
    tally.check(len(model) > 300_000, f"the model is too short to be written in parts: {len(model)} bytes")

    def changed(at):
        return model[:at] + bytes([model[at] ^ 1]) + model[at + 1 :]

    for name, bytes_ in [
        ("the same", model), ("the first byte", changed(0)), ("a byte of the second part", changed(len(model) // 2)), ("the last byte", changed(len(model) - 1)),
        ("shorter", model[:-1]), ("half", model[: len(model) // 2]), ("longer", model + b"\n"), ("empty", b""), ("none", None), ("something else", b"x" * len(model)),
    ]:
        for has_cache in (True, False):
            path.unlink(missing_ok=True)
            if bytes_ is not None:
                path.write_bytes(bytes_)
            if not has_cache:
                shutil.rmtree(root / ".jtbd-cache")
            said = build(jtbd, root).stderr
            tally.check(files(out) == site, f"long file ({name}): {difference(files(out), site)}")
            written = 0 if bytes_ == model else 1
            tally.check(f": {written} Dateien".encode() in said, f"long file ({name}): {said}")
    # An edit far behind in a model of which all else stands.
    last = sorted(root.glob("jobs/bereich-6/*.md"))[-1]
    last.write_text(last.read_text() + "\nNoch ein Satz.\n")
    build(jtbd, root)
    clean = base / "long-clean"
    shutil.copytree(root, clean, ignore=shutil.ignore_patterns("_site", ".jtbd-cache"))
    build(jtbd, clean)
    tally.check(files(out) == files(clean / "_site"), f"long file (edit): {difference(files(out), files(clean / '_site'))}")
    # Somebody else's folder in its place.
    path.unlink()
    path.mkdir()
    before = files(out)
    tally.check(build(jtbd, root).returncode == 2 and files(out) == before, "long file: a folder in its place")


def main():
    arguments = parser(__doc__)
    arguments.add_argument("--edits", type=int, default=500)
    options = options_of(arguments)
    rng = random.Random(options.seed)
    tally = Tally()
    with Folder() as base:
        nothing_to_do(tally, options.jtbd, base)
        long_file(tally, options.jtbd, base)
        root = workspace(base / "w")
        edits = Edits(root, rng)
        build(options.jtbd, root)
        order = edits.names()
        for number in range(options.edits):
            if number % 40 == 39:
                for path in root.iterdir():
                    if path.name not in (".jtbd-cache", "_site"):
                        shutil.rmtree(path) if path.is_dir() else path.unlink()
                shutil.copytree(workspace(base / f"t{number}"), root, dirs_exist_ok=True)
                shutil.rmtree(base / f"t{number}")
                edit = "everything"
            else:
                edit = edits.one(order[number] if number < len(order) else None)
            if rng.random() < 0.5:
                # Time enough for stamps to be believed; the other half is built in the same breath as the edit.
                time.sleep(0.03)
            jobs = rng.choice(["1", "2", "4"])
            warm = build(options.jtbd, root, "--jobs", jobs)
            again = build(options.jtbd, root, "--jobs", jobs)
            clean = base / "clean"
            shutil.copytree(root, clean, ignore=shutil.ignore_patterns("_site", ".jtbd-cache"))
            cold = build(options.jtbd, clean, "--jobs", "1")
            one, other = files(root / "_site"), files(clean / "_site")
            tally.check(one == other and one, f"edit {number} ({edit}): {difference(one, other)}")
            said = [(r.returncode, r.stdout, [line for line in r.stderr.split(b"\n") if b"_site" not in line]) for r in (warm, again, cold)]
            tally.check(said[0] == said[1] == said[2], f"edit {number} ({edit}): the builds say different things: {[s[0] for s in said]} {said[0][2]} {said[2][2]}")
            shutil.rmtree(clean)
    tally.leave()


if __name__ == "__main__":
    main()
