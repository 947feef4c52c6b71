#!/usr/bin/env python3
"""Takes the pictures of docs/gallery and the two of the README: gallery.py [--jtbd PATH] [--out docs/gallery]

Builds the sample workspace in both languages, photographs every sort of page and every picture with Debian's Chromium, makes the
files small and writes the README that shows them. The same sources give the same pictures, as far as the machine has the same fonts.
"""
import argparse
import io
import pathlib
import shutil
import subprocess
import sys
import tempfile

try:
    from PIL import Image, ImageOps
    from playwright.sync_api import sync_playwright
except ImportError:
    sys.exit("gallery: needs playwright and pillow: pip install -r Tests/requirements.txt")

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LIMIT = 2_500_000

# Name, workspace, page, part of the page (a CSS selector; "" for the page from its top), caption.
PAGES = [
    ("home", "en", "index.html", "", "The home page: who the customers are, what they want to get done, when they call it done, what is special about them, and what it rests on."),
    ("segment", "en", "segment/cycling-commuters.html", "", "A segment with its profiles."),
    ("job", "en", "job/keep-the-bicycle-roadworthy.html", "", "A job with its gains, pains and map."),
    ("canvas", "en", "business-model-canvas/business-model.html", "", "A Business Model Canvas: a colour is a segment, everywhere the same."),
    ("lean-canvas", "de", "lean-canvas/lean-canvas.html", "", "A Lean Canvas, in German."),
    ("persona", "en", "persona/rides-in-all-weathers.html", "", "A persona."),
    ("relationships", "de", "customer-relationships/radpendler.html", "", "Customer relationships by their eleven aspects."),
    ("evidence-page", "en", "evidence/switch-interview-p2.html", "", "Evidence: a conversation about a switch."),
    ("target-group", "de", "target-group/gewerbegebiet.html", "", "A target group."),
    ("offering", "de", "offering/pflege-abo.html", "", "An offering."),
    ("index-of-a-kind", "en", "job.html", "", "The list of a kind."),
    ("pictures", "en", "overview/index.html", "", "All pictures of the whole model, each with its sentence."),
    ("a-z", "de", "a-z.html", "", "Everything from A to Z."),
    ("open-points", "full", "overview/open.html", "", "What is open, the gravest first."),
    ("rules", "en", "rules/index.html", "", "The rules."),
    ("rule", "en", "rules/fit-coverage.html", "", "A rule, with a bad and a good example."),
    ("glossary", "de", "glossary.html", "", "The glossary."),
]
PICTURES = [
    ("v01-segment-table", "de", "index.html", "section[aria-labelledby=_table]", "Segment table: a row is a segment with one main job."),
    ("v02-relevance", "en", "segment/cycling-commuters.html", "section[aria-labelledby=_relevance]", "Relevance matrix: the same characteristic, judged anew for each main job."),
    ("v03-business-model-canvas", "en", "business-model-canvas/business-model.html", ".bmc", "Business Model Canvas."),
    ("v04-fit-map", "en", "value-proposition/home-on-fresh-brakes.html", "section[aria-labelledby=_fit]", "Fit map: what the offer does, what counts in the profile."),
    ("v05-coverage", "full", "value-proposition/v0.html", "section[aria-labelledby=_served]", "Coverage: which need is served by what, and by nothing."),
    ("v06-traceability", "en", "segment/cycling-commuters.html", "section[aria-labelledby=_trace]", "Traceability: why we have this, and what breaks if it falls."),
    ("v07-job-map", "en", "job/keep-the-bicycle-roadworthy.html", "section[aria-labelledby=_map]", "Job map with the best opportunity of each step."),
    ("v08-opportunities", "full", "segment/s0.html", "section[aria-labelledby=_opportunities]", "Opportunity landscape."),
    ("v09-opportunity-bars", "full", "overview/opportunities.html", ".bars-t", "Opportunities by size."),
    ("v10-priorities", "full", "overview/priorities.html", "section[aria-labelledby=_fit]", "Which segment first."),
    ("v11-evidence", "full", "overview/evidence.html", "main", "Evidence coverage: claims by sort of evidence, fresh and old."),
    ("v12-forces", "en", "evidence/switch-interview-p2.html", "section[aria-labelledby=_forces]", "Four forces of a switch."),
    ("v13-persona", "de", "persona/faehrt-bei-jedem-wetter.html", ".card", "Persona card."),
    ("v14-hierarchy", "en", "job/keep-the-bicycle-roadworthy.html", "section[aria-labelledby=_hierarchy]", "Hierarchy of jobs."),
    ("v15-lean-canvas", "de", "lean-canvas/lean-canvas.html", ".bmc", "Lean Canvas."),
    ("v16-timeline", "en", "evidence/switch-interview-p2.html", "section[aria-labelledby=_timeline]", "The switch over time."),
    ("v17-value-chain", "full", "overview/value-chain.html", ".drawn", "Value chain."),
    ("v18-relationships", "full", "overview/relationships.html", ".drawn", "Customer relationships by segment."),
    ("empty", "empty", "overview/opportunities.html", "main", "A picture without data says what to write."),
]
LOOKS = [
    ("look-320", "en", "index.html", 320, {}, "320 pixels wide."),
    ("look-dark", "en", "segment/cycling-commuters.html", 1280, {"color_scheme": "dark"}, "Dark."),
    ("look-forced", "en", "business-model-canvas/business-model.html", 1280, {"forced_colors": "active"}, "Forced colours: tints go, letters, frames and words stay."),
    ("look-2560", "en", "index.html", 2560, {}, "2560 pixels wide."),
]


def stop(what):
    sys.exit(f"gallery: {what}")


def build(jtbd, workspace, out):
    done = subprocess.run([jtbd, "build", "-C", workspace, "--out", out, "--as-of", "2026-11-20", "--keep-going"], capture_output=True, text=True)
    if not (out / "index.html").exists():
        stop(f"no site of {workspace}\n{done.stdout}{done.stderr}")


def save(data, path, width=None, margin=0):
    """As a PNG with a palette: the site has few colours."""
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    if margin:
        picture = ImageOps.expand(picture, margin, "white")
    if width and picture.width > width:
        picture = picture.resize((width, round(picture.height * width / picture.width)), Image.LANCZOS)
    picture.quantize(96, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(path, optimize=True)


def main():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("--jtbd", default=str(ROOT / ".build/release/jtbd"))
    p.add_argument("--out", type=pathlib.Path, default=HERE)
    p.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("chromium-browser"))
    a = p.parse_args()
    if not pathlib.Path(a.jtbd).exists():
        stop(f"no {a.jtbd}: `make` builds it")
    if not a.chromium:
        stop("no chromium: `apt-get install chromium`")
    a.out.mkdir(parents=True, exist_ok=True)
    for old in a.out.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory(prefix="jtbd-gallery-") as name:
        root = pathlib.Path(name)
        sites = {}
        sys.path.insert(0, str(ROOT / "Tests/Scenarios"))
        from support.pictures import workspace

        workspace(root / "w-full", segments=6)
        (root / "w-empty").mkdir()
        (root / "w-empty/jtbd.yml").write_text("title: Noch leer\nlang: de\nmethods: [jtbd]\n")
        for site, source in (("en", ROOT / "workspace-template/en"), ("de", ROOT / "workspace-template/de"), ("full", root / "w-full"), ("empty", root / "w-empty")):
            sites[site] = root / site
            build(a.jtbd, source, sites[site])
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=a.chromium, args=["--no-sandbox", "--font-render-hinting=none"])

            def page(width=1280, height=900, **options):
                return browser.new_context(viewport={"width": width, "height": height}, **options).new_page()

            def show(tab, site, path):
                file = sites[site] / path
                if not file.exists():
                    stop(f"no page {path} in {site}; there are {sorted(q.name for q in file.parent.glob('*.html'))[:20]}")
                tab.goto(file.as_uri())

            tab = page()
            for name, site, path, _, _ in PAGES:
                show(tab, site, path)
                save(tab.screenshot(), a.out / f"{name}.png", 960)
            for name, site, path, part, _ in PICTURES:
                show(tab, site, path)
                box = tab.locator(part).first
                data = box.screenshot()
                picture = Image.open(io.BytesIO(data))
                if picture.height > 1100:
                    cut = io.BytesIO()
                    picture.crop((0, 0, picture.width, 1100)).save(cut, "PNG")
                    data = cut.getvalue()
                save(data, a.out / f"{name}.png", 960, margin=24)
            for name, site, path, width, options, _ in LOOKS:
                tab = page(width, 1440 if width == 2560 else 900, **options)
                show(tab, site, path)
                save(tab.screenshot(), a.out / f"{name}.png", 960)
            if a.out == HERE:
                tab = page(1280, 1130)
                show(tab, "en", "index.html")
                save(tab.screenshot(), ROOT / "docs/home.png", 1100)
                tab = page(1440, 900)
                show(tab, "en", "business-model-canvas/business-model.html")
                save(tab.locator(".canvas").first.screenshot(), ROOT / "docs/canvas.png", 1100)
            browser.close()
    text = ["# Gallery", "", "Every sort of page and every picture, from the sample workspaces; `make gallery` takes them anew.", "", "## Pages", ""]
    for name, *_, caption in PAGES:
        text += [f"![{caption}]({name}.png)", "", f"*{caption}*", ""]
    text += ["## Pictures", ""]
    for name, *_, caption in PICTURES:
        text += [f"![{caption}]({name}.png)", "", f"*{caption}*", ""]
    text += ["## Widths and colours", ""]
    for name, *_, caption in LOOKS:
        text += [f"![{caption}]({name}.png)", "", f"*{caption}*", ""]
    (a.out / "README.md").write_text("\n".join(text).rstrip() + "\n")
    size = sum(q.stat().st_size for q in a.out.glob("*.png"))
    print(f"{len(list(a.out.glob('*.png')))} pictures, {size / 1e6:.2f} MB")
    if size > LIMIT:
        stop(f"more than {LIMIT / 1e6} MB")


if __name__ == "__main__":
    main()
