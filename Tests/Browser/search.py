"""The search in a real browser, from the disk: what it finds and how it is spelt, by keyboard alone, told to screen readers; an index in parts;
every address that it can lead to exists. Prints what failed and closes with the count."""
import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from playwright.sync_api import sync_playwright

from support.sites import ROOT, SAMPLES, Watch, build

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")

WORKSPACE = {
    "jtbd.yml": "title: Suche\nlang: de\nmethods: [jtbd]\n",
    "README.md": "# Suchwelt\n\nEin Arbeitsbereich zum Suchen.\n",
    "jobs/wohnen.md": "---\nkind: job\ntitle: Häuser in der Straße bewerten\ngains:\n  - {title: Wert des Hauses schneller ermitteln, id: wert}\n  - {title: Mühelos über Größe und Maße verfügen}\n"
                      "pains:\n  - {title: Rechtsschutzversicherung zahlt bei Straßenlärm nicht}\n---\n\nFür den Fotoerlebnistag, im Café Zoé.\n",
    "jobs/bauen.md": "---\nkind: job\ntitle: Bauvorhaben aktuell halten\n---\n\nNeue Bauleiter fragen nach der Haeusergruppe. Ein \u202egeheimes Zeichen.\n",
    "jobs/zeichen.md": "---\nkind: job\ntitle: \"Zeichen wie </script><b>, \\\\ und \\\" überstehen\"\n---\n\nText.\n",
    "notes/a.md": "# Kfz-Versicherungen im Vergleich\n\nPrüfung der Policen.\n",
}
#: What is typed, and what is among the names that are found.
FOUND = [
    ("versicherung", "Rechtsschutzversicherung zahlt bei Straßenlärm nicht"),
    ("versicherung", "Kfz-Versicherungen im Vergleich"),
    ("hauser", "Häuser in der Straße bewerten"),
    ("haeuser", "Häuser in der Straße bewerten"),
    ("häuser", "Häuser in der Straße bewerten"),
    ("HÄUSER", "Häuser in der Straße bewerten"),
    ("ha\u0308user", "Häuser in der Straße bewerten"),
    ("strasse", "Häuser in der Straße bewerten"),
    ("straße", "Häuser in der Straße bewerten"),
    ("lärm", "Rechtsschutzversicherung zahlt bei Straßenlärm nicht"),
    ("masse grosse", "Mühelos über Größe und Maße verfügen"),
    ("erlebnis", "Häuser in der Straße bewerten"),
    ("aktuell", "Bauvorhaben aktuell halten"),
    ("häusergruppe", "Bauvorhaben aktuell halten"),
    ("zoe", "Häuser in der Straße bewerten"),
    ("bewerten häuser", "Häuser in der Straße bewerten"),
    ("</script><b>", "Zeichen wie </script><b>, \\ und \" überstehen"),
    ("suchwelt", "Suchwelt"),
    ("clarifier-irr", "clarifier-irrelevant"),
    ("schmerzpunkt", "Schmerzpunkt, Pain"),
]
NOT_FOUND = ["xyzzy", "hauser xyzzy", ".*", "((", "[a-"]


class Tally:
    passed = failed = 0

    def check(self, holds, what):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print(f"  failed: {what}"[:400], flush=True)
        return holds


def write(folder, files):
    for path, text in files.items():
        place = pathlib.Path(folder) / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)


def search(page, text):
    page.fill("#_q", text)
    page.wait_for_function(
        "() => { if (!document.querySelector('.search__panel')) return false; const s = document.querySelector('.search__count').textContent; return document.querySelector('.search__panel').hidden || (s && !s.includes('…')); }", timeout=15000)
    page.wait_for_timeout(250)
    return page.eval_on_selector_all(".search__hit:not(.search__more) .search__name", "all => all.map(e => e.textContent)")


def what_is_found(page, tally):
    for text, name in FOUND:
        names = search(page, text)
        tally.check(name in names, f"“{text}” does not find “{name}” but {names[:6]}")
    for text in NOT_FOUND:
        tally.check(not search(page, text), f"“{text}” finds something")
        tally.check(page.inner_text(".search [role=status]") == "Nichts gefunden", f"“{text}”: the live region says {page.inner_text('.search [role=status]')}")
    search(page, "straße")
    marks = page.eval_on_selector_all(".search mark", "all => all.map(e => e.textContent)")
    tally.check("Straße" in marks, f"what was found is not marked: {marks}")
    # Names first, and in each group the best first.
    search(page, "häuser")
    groups = page.eval_on_selector_all(".search__kind", "all => all.map(e => e.textContent.replace(/ \\(.*/, ''))")
    tally.check(groups and groups[0] == "Aufgaben", f"groups: {groups}")


def by_keyboard(page, base, tally):
    page.goto(base + "glossary.html")
    page.focus(".nav a")
    page.keyboard.press("/")
    tally.check(page.evaluate("document.activeElement.id") == "_q", "/ does not lead to the search")
    page.keyboard.press("Escape")
    tally.check(page.evaluate("document.activeElement.closest('.nav') !== null"), "Escape does not lead back")
    page.keyboard.press("Control+k")
    tally.check(page.evaluate("document.activeElement.id") == "_q", "Ctrl-K does not lead to the search")
    page.keyboard.type("a/b")
    tally.check(page.input_value("#_q") == "a/b", "/ cannot be typed")
    names = search(page, "versicherung")
    field = page.locator("#_q")
    tally.check(field.get_attribute("aria-expanded") == "true", "the list is not announced as open")
    page.wait_for_timeout(50)
    tally.check(re.fullmatch(r"\d+ Treffer", page.inner_text(".search [role=status]")), "the number of results is not said")
    page.keyboard.press("ArrowDown")
    first = field.get_attribute("aria-activedescendant")
    tally.check(first and page.get_attribute("#" + first, "aria-selected") == "true", "no result is marked after the arrow")
    page.keyboard.press("ArrowDown")
    second = field.get_attribute("aria-activedescendant")
    tally.check(second != first and page.get_attribute("#" + first, "aria-selected") == "false", "the second arrow does not go on")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    last = page.eval_on_selector_all(".search__hit", "all => all[all.length - 1].id")
    tally.check(field.get_attribute("aria-activedescendant") == last, "up from the first is not the last")
    page.keyboard.press("Escape")
    tally.check(not page.is_visible(".search__panel") and field.input_value() == "versicherung", "Escape does not close the list alone")
    page.keyboard.press("Escape")
    tally.check(field.input_value() == "", "the second Escape does not empty the field")
    search(page, "rechtsschutz")
    page.keyboard.press("Enter")
    page.wait_for_url("**/job/wohnen.html#*")
    fragment = page.url.split("#")[1]
    tally.check(page.locator(f"[id='{fragment}']").count() == 1, f"{page.url} leads to nothing on its page")
    tally.check(page.evaluate("document.querySelector('.search__panel')?.hidden ?? true"), "the list stays open behind the click")


def addresses(site, browser, tally):
    """Every line of the index leads to something that exists."""
    page = browser.new_page()
    page.add_init_script("""
      const all = []; window.entries = all;
      let real; Object.defineProperty(window, 'jtbdSearch', {get: () => real, set: (value) => {
        const {start, part} = value;
        real = {start: (...args) => { window.kinds = args[1]; start(...args); }, part: (codes, names, ...rest) => { all.push([codes, names]); part(codes, names, ...rest); }};
      }});""")
    page.goto(f"file://{site}/index.html")
    page.focus("#_q")
    page.fill("#_q", "zz")
    page.wait_for_function("() => document.querySelector('.search__count')?.textContent && !document.querySelector('.search__count').textContent.includes('…')", timeout=20000)
    kinds, count, ids = page.evaluate("window.kinds"), 0, {}

    def exists(address):
        path, _, fragment = address.partition("#")
        if path not in ids:
            place = pathlib.Path(site) / path
            ids[path] = set(re.findall(r'id="([^"]*)"', place.read_text())) if place.exists() else None
        return ids[path] is not None and (not fragment or fragment in ids[path])

    def slug(text):
        text = text.lower()
        for a, b in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
            text = text.replace(a, b)
        return re.sub(r"[^a-z0-9]+", "-", text).strip("-")[:40].rstrip("-")

    owner = ""
    for codes, names in page.evaluate("window.entries"):
        lines = names.split("\n") if codes else []
        tally.check(len(lines) == len(codes), f"{site}: {len(codes)} codes for {len(lines)} lines")
        for code, line in zip(codes, lines):
            name, _, own = line.partition("\t")
            if code.isupper():
                folder = kinds[(ord(code) - 65) * 2 + 1]
                owner = f"{folder}/{own}.html" if folder else own
                address = owner
            else:
                address = owner + "#" + (own or slug(name))
            count += 1
            tally.check(exists(address), f"{pathlib.Path(site).name}: “{name}” leads to {address}")
    page.close()
    return count


def back_before_the_script(browser, base, tally):
    page = browser.new_page()
    page.route("**/assets/search.js", lambda route: route.abort())
    page.goto(base + "glossary.html")
    page.focus(".nav a")
    page.keyboard.press("/")
    page.keyboard.press("Escape")
    tally.check(page.evaluate("document.activeElement.closest('.nav') !== null"), "Escape does not lead back before the search has loaded")
    page.close()


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--jtbd", default=os.environ.get("JTBD", str(ROOT / ".build/release/jtbd")), help="the program to test")
    arguments.add_argument("--documents", type=int, default=700, help="how many documents the generated workspace has")
    options = arguments.parse_args()
    jtbd, tally = os.path.abspath(options.jtbd), Tally()
    with tempfile.TemporaryDirectory(prefix="jtbd-search-") as folder, sync_playwright() as playwright:
        folder = pathlib.Path(folder)
        write(folder / "workspace", WORKSPACE)
        site = folder / "site"
        run = build(jtbd, folder / "workspace", site)
        if not (site / "index.html").exists():
            sys.exit(run.stderr)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        base = f"file://{site}/"
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        watch = Watch(page, base)
        page.goto(base + "index.html")
        tally.check(page.evaluate("![...document.scripts].some(s => s.src.includes('assets/search-index'))"), "the index is loaded before anybody looks for something")
        tally.check(page.evaluate("![...document.scripts].some(s => s.src.includes('assets/search.js'))"), "what looks things up is loaded before anybody looks for something")
        # Who types before it is there finds all the same.
        page.route("**/assets/search.js", lambda route: (time.sleep(0.6), route.continue_()))
        page.focus("#_q")
        page.keyboard.type("zoe")
        page.wait_for_function("() => document.querySelector('.search__hit')", timeout=15000)
        tally.check("Häuser in der Straße bewerten" in page.inner_text(".search__list"), "what was typed early is not looked up")
        page.unroute("**/assets/search.js")
        back_before_the_script(browser, base, tally)
        what_is_found(page, tally)
        tally.check(page.evaluate("[...document.scripts].some(s => s.src.includes('assets/search-index'))"), "the index is not loaded when the search is used")
        by_keyboard(page, base, tally)
        tally.check(not (faults := watch.take()), f"faults: {faults}")
        page.set_viewport_size({"width": 320, "height": 640})
        page.goto(base + "index.html")
        page.focus("#_q")
        search(page, "versicherung")
        tally.check(page.evaluate("document.documentElement.scrollWidth") <= 320, "the results are too wide at 320")
        page.close()
        index = (site / "assets/search-index.js").read_text()
        tally.check("\u202e" not in index, "the index turns the direction of text")

        # What is personal, and what was found to be, is in no word of the index.
        write(folder / "private", {
            "jtbd.yml": "title: P\nlang: de\nmethods: [jtbd]\n",
            "segments/s.md": "---\nkind: segment\ntitle: Leute\nowner: Karla Ohnegleichen\nexamples:\n  - {name: Sieglind Kanarienvogel, role: Planerin, company: Zebrafink AG, consent: none}\n---\n\nGespräch mit Sieglind Kanarienvogel, sieglind@zebrafink.example.\n",
        })
        build(jtbd, folder / "private", folder / "private-site")
        for place in (folder / "private-site/assets").glob("search-index*.js"):
            text = place.read_text().lower()
            for word in ("kanarienvogel", "zebrafink", "ohnegleichen", "sieglind"):
                tally.check(word not in text, f"{place.name} tells {word}")

        for name, workspace in SAMPLES.items():
            build(jtbd, workspace, folder / name)
            tally.check(addresses(folder / name, browser, tally) > 100, f"{name}: nothing is in the index")

        # Many documents: the index comes in parts, an edit writes one of them anew, a search takes no time that one would notice.
        generated = folder / "generated"
        subprocess.run([sys.executable, str(ROOT / "Benchmarks/generate.py"), str(options.documents), str(generated)], check=True, capture_output=True)
        many = folder / "many"
        build(jtbd, generated, many)
        parts = sorted((many / "assets").glob("search-index-*.js"))
        tally.check(len(parts) > 1, f"{options.documents} documents: the index is in one piece")
        before = {part.name: part.read_bytes() for part in (many / "assets").glob("search-index*.js")}
        document = sorted((generated / "jobs").rglob("*.md"))[0]
        document.write_text(document.read_text() + "\nQuerkopfbeispiel.\n")
        build(jtbd, generated, many)
        changed = [name for name, old in before.items() if (many / "assets" / name).read_bytes() != old]
        tally.check(len(changed) == 1, f"one edit changes {changed}")
        addresses(many, browser, tally)
        page = browser.new_page()
        page.goto(f"file://{many}/index.html")
        page.focus("#_q")
        names = search(page, "querkopf")
        tally.check(len(names) == 1, f"the edited document is not found: {names}")
        took = page.evaluate("""() => { const i = document.querySelector('#_q'); document.querySelector('.search__panel').hidden = true; i.value = 'rezepte planen';
          const t = performance.now(); i.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowDown'})); return performance.now() - t; }""")
        size = sum(len((many / "assets" / name).read_bytes()) for name in before)
        print(f"{options.documents} documents: index {size / 1000:.0f} kB in {len(before)} files, a query takes {took:.0f} ms", flush=True)
        tally.check(took < 500, f"a query takes {took:.0f} ms")
        tally.check(size < options.documents * 1200, f"the index has {size} bytes")
        scripts = sum(path.stat().st_size for path in (many / "assets").glob("*.js") if not path.name.startswith("search-index"))
        tally.check(scripts <= 20_000, f"the scripts have {scripts} bytes")
        browser.close()
    print(f"{tally.passed} passed, {tally.failed} failed")
    sys.exit(1 if tally.failed else 0)


if __name__ == "__main__":
    main()
