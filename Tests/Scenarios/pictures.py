"""Every picture of the whole model is drawn for three segments and for three hundred, holds its promises, and says what to write where
there is nothing to draw."""
import os
import re

from support.builds import Folder, Tally, build, options_of, parser
from support.dense import PROFILES, dense
from support.pictures import workspace

OVERVIEWS = ["traceability", "opportunities", "priorities", "evidence", "relationships", "forces", "value-chain"]
HEAVY = 100_000


def text(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def sound(tally, site, name):
    """What holds for every page."""
    hues = {}
    for page in sorted(site.rglob("*.html")):
        path = str(page.relative_to(site))
        html = page.read_text("utf-8")
        tally.check(" style=" not in html and "<style" not in html, f"{name}: {path} has a style of its own")
        # The book is all pages in one, and opened by whoever wants to print; the others come with style sheet and script.
        loaded = sum((page.parent / each).stat().st_size for each in ("".join(pair) for pair in re.findall(r'<link rel="stylesheet" href="([^"]*)"|<script src="([^"]*)"', html)) if (page.parent / each).is_file())
        tally.check(path == "print.html" or len(html.encode()) + loaded <= HEAVY, f"{name}: {path} weighs {len(html.encode())} bytes and {loaded} that it loads")
        for hue, letter in re.findall(r'class="key seg-(\d)"[^>]*>(?:<span class="vh">[^<]*</span>)?([A-Z]+)<', html):
            hues.setdefault(letter, set()).add(hue)
        for drawing in re.findall(r"<svg(?![^>]*aria-hidden)[^>]*>.*?</svg>", html, re.S):
            tally.check("<desc>" in drawing and "aria-label=" in drawing.split(">", 1)[0], f"{name}: a drawing of {path} has no name or description")
            tally.check("NaN" not in drawing and "inf" not in re.sub(r">[^<]*<", "><", drawing), f"{name}: a drawing of {path} has a place that is no number")
            for target in re.findall(r'<a href="([^"#]*)', drawing):
                tally.check(not target or os.path.exists(page.parent / target), f"{name}: {path} links a mark to {target}")
    for letter, found in sorted(hues.items()):
        tally.check(len(found) == 1, f"{name}: segment {letter} has the colours {sorted(found)}")
    tally.check(len(hues) >= 1, f"{name}: no segment has a letter")


def overviews(tally, site, name):
    listed = (site / "overview/index.html").read_text("utf-8")
    for overview in OVERVIEWS:
        html = (site / f"overview/{overview}.html").read_text("utf-8")
        tally.check(f'overview/{overview}.html"' in listed, f"{name}: the list of pictures leaves {overview} out")
        tally.check('class="empty"' not in html, f"{name}: {overview} says that there is nothing to see")
        drawn = "<svg" in html or 'class="chain"' in html or "heat" in html
        tally.check(drawn, f"{name}: {overview} draws nothing")
        if overview not in ("forces", "value-chain"):
            tally.check("<table" in html and "<th scope=" in html, f"{name}: {overview} has no table")


def boxes(drawing):
    """The places of all marks with a radius."""
    found = []
    for circle in re.findall(r"<circle[^>]*>", drawing):
        place = {key: float(value) for key, value in re.findall(r' (cx|cy|r)="(-?[\d.]+)"', circle)}
        if len(place) == 3 and place["r"] > 8:
            found.append((place["cx"], place["cy"], place["r"]))
    return found


def main():
    options = options_of(parser(__doc__))
    tally = Tally()
    with Folder() as folder:
        for count in (3, 300):
            root, site = folder / f"w{count}", folder / f"site{count}"
            workspace(root, count)
            done = build(options.jtbd, root, out=site)
            if not tally.check((site / "index.html").exists(), f"{count} segments: {done.stdout.decode()[-400:]}{done.stderr.decode()[-400:]}"):
                continue
            sound(tally, site, f"{count} segments")
            overviews(tally, site, f"{count} segments")

        # However much one document says, its page stays light, and what it says stands on it.
        dense(folder / "dense")
        build(options.jtbd, folder / "dense", out=folder / "dense-site")
        sound(tally, folder / "dense-site", "dense")
        office = text((folder / "dense-site/segment/amt.html").read_text("utf-8"))
        for profile in range(PROFILES):
            tally.check(f"der Sorte {profile} vollständig" in office and f"von Hand im Verfahren {profile}" in office, f"dense: profile {profile} is not told")
        tally.check("Zu groß für diese Seite" in office, "dense: it is not said where the picture is")

        # A drawing has room for some of the ways; then words tell them all.
        service = (folder / "dense-site/offering/p.html").read_text("utf-8")
        ways = service[service.index('id="_ways"'):] if 'id="_ways"' in service else ""
        for profile in range(PROFILES):
            tally.check(f"der Sorte {profile} vollständig" in text(ways), f"dense: the way of the offering to profile {profile} is neither drawn nor told")

        few = folder / "site3"
        page = lambda path: (few / path).read_text("utf-8")
        # What the pictures say follows from what was written.
        forces = text(page("evidence/e1.html"))
        tally.check("4 Nennungen treiben den Wechsel, 2 halten ihn auf." in forces, "forces: the sentence")
        tally.check("vergingen 4 Monate" in text(page("evidence/e1.html")).replace("\u00a0", " "), "timeline: how long the switch took")
        tally.check("Aktenordner und Telefonliste" in forces and "unbekannt" in forces, "forces: what was given up, and what nobody knows")
        tally.check("3 Segmente auf 3 Stufen, 2 davon mit direktem Mehrwert." in text(page("overview/value-chain.html")), "value chain: the sentence")
        chain = re.findall(r"<li><h2>([^<]*)</h2>", page("overview/value-chain.html"))
        tally.check(chain == ["1 Rohstoffgewinnung", "3 Großhandelsvertrieb", "5 Privathaushalt"], f"value chain: the order of stages is {chain}")
        gone = text(page("offering/o0.html"))
        tally.check("blieben ohne Antwort" in gone, "traceability: what breaks if an offering falls")
        segment = text(page("segment/s0.html"))
        tally.check("Ohne Antwort: „Kommunikationsaufwand senken“ und „Niemand sagt, wie lange es dauert“." in segment, "traceability: needs without an answer")
        tally.check("bewusst nicht adressiert" in segment, "traceability: a need that is left alone on purpose")
        tally.check("wären 3 Aussagen wieder nur Annahme" in text(page("evidence/e0.html")), "traceability: what rests on a piece of evidence")
        tally.check("Erika" not in "".join(p.read_text("utf-8") for p in few.rglob("*.html") if p.parent.name != "rules"), "a person's name is on a page")
        tally.check("Person 1" in segment and "und Personen wie diese" in segment, "example cards: who it is, and people like this")
        card = text(page("persona/p.html"))
        tally.check(all(words in card for words in ("Experte", "Ich will doch nur wissen", "einmal pünktlich Feierabend", "ständig wechselnde Zuständigkeiten")), "persona card: what it tells")
        # Marks never lie on one another, as long as there is room.
        for drawing in re.findall(r"<svg class=\"sv-s\".*?</svg>", page("overview/priorities.html"), re.S):
            marks = boxes(drawing)
            tally.check(len(marks) == 3, f"priorities: {len(marks)} marks for 3 segments")
            for a in range(len(marks)):
                for b in range(a):
                    (x, y, r), (u, v, s) = marks[a], marks[b]
                    tally.check((x - u) ** 2 + (y - v) ** 2 >= (min(r, s)) ** 2, "priorities: two marks in one place")

        bare = folder / "bare"
        bare.mkdir()
        (bare / "jtbd.yml").write_text("title: Leer\nlang: de\nmethods: [jtbd]\n")
        build(options.jtbd, bare, out=folder / "nothing")
        for overview in OVERVIEWS:
            html = (folder / f"nothing/overview/{overview}.html").read_text("utf-8")
            tally.check('class="empty"' in html and "<code>" in html, f"empty: {overview} does not say what to write")
            tally.check(f'{overview}.html"' in (folder / "nothing/overview/index.html").read_text("utf-8"), f"empty: the list leaves {overview} out")
    tally.leave()


main()
