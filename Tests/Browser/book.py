"""The print edition: as a PDF through WeasyPrint and through Chromium, what is said where neither is, the same bytes again; and the site as one
file, opened in a browser. Prints what failed and closes with the count."""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import pikepdf
from playwright.sync_api import sync_playwright

from support.sites import DAY, ROOT, SAMPLES, Watch

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
LONG = "Rechtsschutzversicherungsgesellschaftsvertreterinnen"
WORKSPACE = {
    "jtbd.yml": "title: Buchprobe\nlang: de\nmethods: [jtbd, bmc]\nsite:\n  base-url: https://example.org/buch\n",
    "README.md": "# Buchprobe\n\nEin Arbeitsbereich, [anderswo](https://example.net/x) erklärt.\n\n![Bild](bild.png)\n",
    "segments/a.md": "---\nkind: segment\ntitle: Gründerinnen & Gründer\nmain-job: gruenden\ngain: fertig\n---\n\n" + (f"Für {LONG} und andere, die lange Wörter lesen. " * 12) + "\n",
    "jobs/gruenden.md": "---\nkind: job\ntitle: Ein Unternehmen gründen\ngains:\n  - {title: Schneller fertig werden, id: fertig}\n---\n",
    "canvases/c.md": "---\nkind: business-model-canvas\ntitle: Canvas der Probe\n---\n\n## Kundensegmente\n\n- [Gründer](../segments/a.md)\n\n## Einnahmequellen\n\n- 19 € im Monat & 2 < 3\n",
    "evidence/e.md": "---\nkind: evidence\ntitle: Gespräch\ntype: interview\ndate: 2026-05-02\nsupports: [gruenden]\n---\n\nText.\n",
}
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000" "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082")


class Tally:
    passed = failed = 0

    def check(self, holds, what):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print(f"  failed: {what}"[:500], flush=True)
        return holds


def build(jtbd, workspace, out, *more, path=None):
    environment = dict(os.environ, SOURCE_DATE_EPOCH="1794700800")
    if path is not None:
        environment["PATH"] = path
    return subprocess.run(
        [jtbd, "build", "-C", str(workspace), "--out", str(out), "--keep-going", "--as-of", DAY, "--color", "never", *more],
        capture_output=True, text=True, timeout=300, env=environment)


def text_of(pdf):
    return subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True).stdout.split("\f")[:-1]


def engines(folder, *names):
    """A folder for PATH that holds links to these programs alone."""
    place = folder / ("bin-" + "-".join(names))
    place.mkdir()
    for name in names:
        (place / name).symlink_to(shutil.which(name))
    return str(place)


def paged(pages, tally, running):
    """The contents name the pages on which chapters begin; every page behind them has a number, and where the engine can, a head."""
    contents = next(at for at, page in enumerate(pages) if re.search(r"^\s*Inhalt\s*$", page, re.M))
    found = dict(re.findall(r"^\s*(Überblick|Segmente|Aufgaben|Business Model Canvas|Belege|Glossar)[ .]*?(\d+)\s*$", pages[contents], re.M))
    tally.check(len(found) == 6, f"the contents name {found}")
    for name, number in found.items():
        body = pages[int(number) - 1] if int(number) <= len(pages) else ""
        tally.check(re.search(rf"^\s*\d+\s+{name}\s*$", body, re.M), f"{name} does not begin on page {number}")
        tally.check(re.search(rf"\s{number}\s*$", body.rstrip()[-20:] + "\n"), f"page {number} has no number")
    for page in pages[contents + 1:]:
        head = page.lstrip("\n").split("\n")[0]
        tally.check("Buchprobe" in head, f"a page without a running head: {head[:80]}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--jtbd", default=os.environ.get("JTBD", str(ROOT / ".build/release/jtbd")), help="the program to test")
    options = arguments.parse_args()
    jtbd, tally = os.path.abspath(options.jtbd), Tally()
    with tempfile.TemporaryDirectory(prefix="jtbd-book-") as folder, sync_playwright() as playwright:
        folder = pathlib.Path(folder)
        work, site = folder / "work", folder / "site"
        for path, text in WORKSPACE.items():
            (work / path).parent.mkdir(parents=True, exist_ok=True)
            (work / path).write_text(text)
        (work / "bild.png").write_bytes(PNG)

        # WeasyPrint: marked for PDF/UA, paged, hyphenated, the same bytes again.
        first, second = folder / "first.pdf", folder / "second.pdf"
        run = build(jtbd, work, site, "--pdf", str(first))
        tally.check(first.exists() and run.returncode in (0, 1), f"no PDF: {run.stderr}")
        run = build(jtbd, work, site, "--pdf", str(second))
        tally.check(second.exists() and first.read_bytes() == second.read_bytes(), "the PDF is another one the second time, with nothing changed")
        pages = text_of(first)
        paged(pages, tally, running=True)
        whole = "\n".join(pages)
        tally.check("Gründerinnen & Gründer" in whole and "Canvas der Probe" in whole and "Offene Punkte" in whole and "Schmerzpunkt, Pain" in whole, "parts of the book are missing")
        tally.check(re.search(r"versiche-\n|gesell-\n|vertre-\n|Rechts-\n|schutzver-\n|schafts-\n|rungs-\n|\w+-\s*$", whole, re.M), "no word is hyphenated")
        tally.check("Farben:" not in whole and "Zum Inhalt" not in whole and "Menü" not in whole, "the screen's furniture is printed")
        sizes = {(round(float(page.mediabox[2])), round(float(page.mediabox[3]))) for page in pikepdf.open(first).pages}
        tally.check(sizes == {(595, 842), (842, 595)}, f"pages are {sizes}")
        with pikepdf.open(first) as pdf:
            root = pdf.Root
            tally.check("/StructTreeRoot" in root and bool(root.MarkInfo.Marked), "the PDF is not tagged")
            tally.check(str(root.Lang) == "de", f"the PDF's language is {root.get('/Lang')}")
            tally.check(bool(root.ViewerPreferences.DisplayDocTitle), "the title is not shown")
            with pdf.open_metadata() as data:
                tally.check(data.get("pdfuaid:part") == "1" and data.get("dc:title") == "Buchprobe", f"metadata: {dict(data)}")
            tally.check("/Outlines" in root, "there are no bookmarks")
            uris, inside = [], 0
            for page in pdf.pages:
                for note in page.get("/Annots", []):
                    action = note.get("/A")
                    if action is not None and "/URI" in action:
                        uris.append(str(action.URI))
                    elif "/Dest" in note or action is not None:
                        inside += 1
            tally.check(inside > 20, "links do not lead to places in the book")
            tally.check(not [uri for uri in uris if not uri.startswith("http")], f"links lead to files: {uris}")
        # German hyphenation and language are in the page itself.
        book = (site / "print.html").read_text()
        tally.check('<html lang="de">' in book and "assets/book.css" in book, "print.html has no language or style sheet")

        # What the engine is given: a folder with the book and its style sheets; no script, no address out of it but links.
        fake = folder / "fake"
        fake.mkdir()
        (fake / "weasyprint").write_text(f"""#!/bin/sh
if [ "$1" = --version ]; then echo "WeasyPrint version 60.0"; exit 0; fi
for last; do :; done
for page in "$@"; do case "$page" in */print.html) /bin/cp -r "$(/usr/bin/dirname "$page")" {folder}/seen;; esac; done
echo x > "$last"
""")
        (fake / "weasyprint").chmod(0o755)
        build(jtbd, work, site, "--pdf", str(folder / "fake.pdf"), path=str(fake))
        seen = folder / "seen"
        if tally.check((seen / "print.html").exists(), "the engine was not started"):
            files = {str(path.relative_to(seen)) for path in seen.rglob("*") if path.is_file()}
            tally.check(files == {"print.html", "assets/site.css", "assets/book.css"}, f"the engine sees {files}")
            given = (seen / "print.html").read_text()
            loads = re.findall(r'<(?:link|img|script|iframe|object)[^>]*(?:href|src)="([^"]*)"', given)
            tally.check("<script" not in given and all(load in files or load.startswith("data:") for load in loads), f"the engine loads {loads}")
            links = re.findall(r'<a[^>]* href="([^"]*)"', given)
            tally.check(links and all(link.startswith(("#", "https://")) for link in links), "links lead to files")

        # Chromium alone.
        chromium = engines(folder, "chromium")
        other = folder / "chromium.pdf"
        run = build(jtbd, work, folder / "site2", "--pdf", str(other), path=chromium + ":" + engines(folder, "cat", "uname", "dirname", "readlink", "basename", "mkdir", "grep", "sed", "bash", "sh", "id", "ls", "cut", "env", "tr", "head"))
        if tally.check(other.exists(), f"no PDF through Chromium: {run.stderr}"):
            with pikepdf.open(other) as pdf:
                tally.check("/StructTreeRoot" in pdf.Root and str(pdf.Root.Lang) == "de", "Chromium's PDF is not tagged")
            pages = text_of(other)
            tally.check(any("Canvas der Probe" in page for page in pages) and "Farben:" not in "\n".join(pages), "Chromium's PDF lacks parts")
            tally.check("PDF/UA" in run.stderr, f"it is not said what Chromium cannot do: {run.stderr}")

        # Neither: the site is there, the message says what to do.
        run = build(jtbd, work, folder / "site3", "--pdf", str(folder / "none.pdf"), path=engines(folder, "true"))
        tally.check(run.returncode == 2 and "WeasyPrint" in run.stderr and "Chromium" in run.stderr and (folder / "site3/print.html").exists(), f"without an engine: {run.returncode} {run.stderr}")
        run = build(jtbd, work, site, "--pdf", str(site / "x.pdf"))
        tally.check(run.returncode == 2 and not (site / "x.pdf").exists(), "a PDF is written into the output folder")

        # Publishing: where the address is known.
        sitemap = (site / "sitemap.xml").read_text()
        tally.check("<loc>https://example.org/buch/</loc>" in sitemap and "<loc>https://example.org/buch/segment/a.html</loc>" in sitemap and "404" not in sitemap, "sitemap")
        feed = (site / "feed.xml").read_text()
        tally.check("<updated>2026-05-02T00:00:00Z</updated>" in feed and "https://example.org/buch/evidence/e.html" in feed, "feed")
        canvas = (site / "business-model-canvas/c.html").read_text()
        tally.check('property="og:image" content="https://example.org/buch/business-model-canvas/c_canvas.png"' in canvas and 'rel="canonical" href="https://example.org/buch/business-model-canvas/c.html"' in canvas, "preview of a canvas")
        tally.check('href="https://example.org/buch/assets/site.css"' in (site / "404.html").read_text(), "404.html starts somewhere else")
        for name in ("sitemap.xml", "feed.xml", "business-model-canvas/c_canvas.svg"):
            tally.check(subprocess.run(["xmllint", "--noout", str(site / name)]).returncode == 0, f"{name} is no XML")
        svg = (site / "business-model-canvas/c_canvas.svg").read_text()
        tally.check("&amp; 2 &lt; 3" in svg and '<title id="title">Canvas der Probe</title>' in svg and "style=" not in svg and not re.search(r"(href|src)=", svg), "the canvas as SVG")
        picture = (site / "business-model-canvas/c_canvas.png").read_bytes()
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        for name, size in (("c_canvas.png", (1200, 630)), ("c_canvas.svg", None)):
            page.goto(f"file://{site}/index.html")
            shown = page.evaluate("""source => new Promise(done => { const i = new Image(); i.onload = () => done([i.naturalWidth, i.naturalHeight]); i.onerror = () => done(null); i.src = source; })""", f"business-model-canvas/{name}")
            tally.check(shown is not None and (size is None or tuple(shown) == size), f"{name} is shown as {shown}")
        tally.check(len(picture) < 60_000, f"the preview has {len(picture)} bytes")
        page.close()

        # One file: every page, no request, links inside.
        for name, workspace in list(SAMPLES.items())[:3] + [("probe", work)]:
            one = folder / f"{name}.html"
            run = build(jtbd, workspace, folder / f"site-{name}", "--single-file", str(one))
            if not tally.check(one.exists(), f"{name}: no single file: {run.stderr}"):
                continue
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            page = context.new_page()
            watch = Watch(page, f"file://{one}")
            page.goto(f"file://{one}")
            shown = "a => a.filter(e => getComputedStyle(e).display !== 'none').map(e => e.id)"
            tally.check(page.eval_on_selector_all(".leaf", shown) == ["index"], f"{name}: not the home page alone is seen at first")
            page.click(".nav a[href='#segment']")
            tally.check(page.eval_on_selector_all(".leaf", shown) == ["segment"], f"{name}: the navigation does not lead on")
            lost = page.evaluate("[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1)).filter(h => !document.getElementById(h))")
            tally.check(not lost, f"{name}: links lead nowhere: {lost[:5]}")
            relative = page.evaluate("[...document.querySelectorAll('[href],[src]')].map(e => e.getAttribute('href') || e.getAttribute('src')).filter(h => !/^(#|data:|https?:|mailto:|tel:)/.test(h))")
            tally.check(not relative, f"{name}: addresses outside the file: {relative[:5]}")
            twice = page.evaluate("(() => { const seen = new Set(); return [...document.querySelectorAll('[id]')].map(e => e.id).filter(i => seen.size === seen.add(i).size); })()")
            tally.check(not twice, f"{name}: ids twice: {twice[:5]}")
            tally.check(page.evaluate("document.scripts.length") == 0, f"{name}: there are scripts")
            page.set_viewport_size({"width": 320, "height": 640})
            tally.check(page.evaluate("document.documentElement.scrollWidth") <= 320, f"{name}: too wide at 320")
            tally.check(not (faults := watch.take()), f"{name}: {faults}")
            context.close()
        tally.check("data:image/png;base64," in (folder / "probe.html").read_text(), "the picture is not in the file")
        browser.close()
    print(f"{tally.passed} passed, {tally.failed} failed")
    sys.exit(1 if tally.failed else 0)


if __name__ == "__main__":
    main()
