"""What machines and hosts are told about a site, and what an author adds to it: addresses of renamed documents, logo and style sheet,
`noindex`, canonical addresses, previews, the page for what is missing, the list of pages, the feed. Each on the built program, also with
what should not be there."""
import datetime
import html.parser
import os
import pathlib
import re
import struct
import subprocess
import urllib.parse
import xml.etree.ElementTree as ElementTree
import zlib

import feedparser

from history import Repository, canvas, job, script, segment
from support.builds import DAY, Folder, Tally, build, files, options_of, parser

BASE = "https://example.org/strategy"
ATOM = "{http://www.w3.org/2005/Atom}"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">%s<rect width="8" height="8"/></svg>'


def png(width=2, height=2):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(b"\0" * (width + 1) * height)) + chunk(b"IEND", b"")


def config(site="", lang="en"):
    return f"title: Bread & <Butter>\nlang: {lang}\nmethods: [jtbd, bmc]\nstage: idea\n" + (f"site:\n{site}" if site else "")


def workspace(folder, site="", more=None, lang="en"):
    written = {
        "jtbd.yml": config(site, lang), "README.md": "# Bread\n\nWhat we know.\n",
        "jobs/bake.md": job("Bake bread at home", [("fresh", "Reduce the time until bread is fresh")]),
        "segments/early.md": segment("Early risers", job="bake", gain="fresh", more="id: early\nformerly: [larks, morning-people]\n"),
        "canvases/shop.md": canvas(["Radio at breakfast"]), "canvases/b.md": canvas(["Posters"]).replace("The shop", "A second one"),
        "notes/deep/page.md": "# A page\n\nDeep down.\n",
        **(more or {}),
    }
    for path, content in written.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


class Head(html.parser.HTMLParser):
    """What stands in the head of a page, and its links."""

    def __init__(self, text):
        super().__init__()
        self.meta, self.links, self.hrefs, self.images, self.ids = {}, [], [], [], set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if "id" in found:
            self.ids.add(found["id"])
        if tag == "meta":
            self.meta[found.get("property") or found.get("name") or found.get("http-equiv")] = found.get("content")
        elif tag == "link":
            self.links.append((found.get("rel"), found.get("href")))
        elif tag == "a":
            self.hrefs.append(found.get("href"))
        elif tag == "img":
            self.images.append(found)

    def link(self, rel):
        return next((href for r, href in self.links if r == rel), None)


def heads(site):
    return {str(page.relative_to(site)): Head(page.read_text()) for page in sorted(site.rglob("*.html"))}


def renamed(tally, jtbd, folder):
    """The address of an id that a document had leads on, with script and without, and nothing else knows it."""
    root = workspace(folder / "renamed", f"  base-url: {BASE}\n", more={"jobs/more.md": "---\nkind: job\ntitle: Slice it\ntype: supporting\nsupports: [bake]\n---\n\nFor [those](../segments/early.md).\n", "evidence/e.md": "---\nkind: evidence\ntitle: Talk\ntype: interview\ndate: 2026-05-01\nsegment: larks\n---\n"})
    out = folder / "renamed-out"
    done = build(jtbd, root, out=out)
    tally.check(done.returncode == 0, f"renamed: {done.stdout.decode()}{done.stderr.decode()}")
    tally.check(b"reference-renamed" in done.stdout and b"larks" in done.stdout, "a reference to an old id is not told")
    for old in ("larks", "morning-people"):
        page = out / f"segment/{old}.html"
        if not tally.check(page.exists(), f"no page at the old address {old}"):
            continue
        head = Head(page.read_text())
        wait, _, target = head.meta.get("refresh", "").partition("; url=")
        tally.check(wait == "0" and (page.parent / target).resolve() == (out / "segment/early.html").resolve(), f"{old} leads to {target}")
        tally.check("../segment/early.html" in head.hrefs, f"{old}: no link for those whom it does not take on")
        tally.check(head.link("canonical") == BASE + "/segment/early.html", f"{old}: canonical {head.link('canonical')}")
        tally.check("og:url" not in head.meta, f"{old} has a preview of its own")
        for place in ("sitemap.xml", "a-z.html", "segment.html", "model.json"):
            tally.check(f"segment/{old}.html" not in (out / place).read_text(), f"{place} leads to the old address {old}")
    evidence = (out / "evidence/e.html").read_text()
    tally.check("../segment/early.html" in evidence and "larks.html" not in evidence, "a reference by the old id leads to the old address")

    # Taken addresses stay with their owners, and no id leads out of the folder.
    for name, formerly, path in (("taken", "bread", "segment/bread.html"), ("odd", "\"../../../evil\"", None), ("own", "early", "segment/early.html"), ("marks", "\"<b>&\"", None)):
        root = workspace(folder / name, more={
            "segments/early.md": segment("Early risers", job="bake", gain="fresh", more=f"id: early\nformerly: [{formerly}]\n"),
            "segments/bread.md": segment("Bread lovers", job="bake", gain="fresh", more="id: bread\n")})
        out = folder / f"{name}-out" / "a" / "b"
        out.parent.mkdir(parents=True)
        done = build(jtbd, root, out=out)
        tally.check(done.returncode in (0, 1) and (out / "index.html").exists(), f"formerly {formerly}: {done.returncode} {done.stdout.decode()}{done.stderr.decode()}"[:400])
        if path and (out / path).exists():
            tally.check("http-equiv=\"refresh\"" not in (out / path).read_text(), f"formerly {formerly}: a page was replaced by a way to another")
        stray = [str(p) for p in (folder / f"{name}-out").rglob("*evil*") if not p.is_relative_to(out)]
        tally.check(not stray and not list(folder.glob("evil*")), f"formerly {formerly} leads out: {stray}")
        tally.check(all("<b>&" not in each.read_text() for each in out.rglob("*.html") if "rules" not in each.parts), f"formerly {formerly}: markup")


def looks(tally, jtbd, folder):
    """Logo and style sheet of the author on every page, from every depth; what is not safe stays away and is told at its line."""
    good = {
        "svg": ("brand/logo.svg", SVG % ""), "png": ("brand/Das Logo.png", png()), "umlaut": ("brand/zeichen-ä.svg", SVG % "<title>x</title>"),
    }
    for name, (path, content) in good.items():
        root = workspace(folder / f"logo-{name}", f"  logo: \"{path}\"\n  css: brand/site.css\n", {path: content, "brand/site.css": ".top { border-top: 3px solid #b00 }\n"})
        out = folder / f"logo-{name}-out"
        done = build(jtbd, root, out=out)
        tally.check(done.returncode == 0, f"logo {path}: {done.stdout.decode()}{done.stderr.decode()}")
        for page, head in heads(out).items():
            place = (out / page).parent
            shown = [image for image in head.images if (place / urllib.parse.unquote(image["src"])).resolve().suffix == pathlib.Path(path).suffix]
            tally.check(len(shown) == 1 and shown[0]["alt"] == "", f"logo {path}: {page} shows {head.images}")
            for image in shown:
                file = (place / urllib.parse.unquote(image["src"])).resolve()
                tally.check(file.is_file() and file.is_relative_to(out.resolve()) and file.read_bytes() == (content if isinstance(content, bytes) else content.encode()), f"{page}: {image['src']} is not the logo")
            sheets = [href for rel, href in head.links if rel == "stylesheet"]
            own = [at for at, href in enumerate(sheets) if (place / href).resolve().is_file() and "#b00" in (place / href).resolve().read_text()]
            ours = [at for at, href in enumerate(sheets) if href.endswith("assets/site.css")]
            tally.check(own and ours and own[0] > ours[0], f"{page}: style sheets {sheets}")

    outside = folder / "outside.svg"
    outside.write_text(SVG % "<desc>from outside</desc>")
    (folder / "outside.css").write_text(".from-outside { color: red }")
    #: key, value, file that is written, what is said, what must not be in the site
    bad = [
        ("logo", "../outside.svg", None, "link-outside-workspace", "from outside"),
        ("logo", str(outside), None, "", "from outside"),
        ("logo", "brand/none.svg", None, "link-broken", "none.svg"),
        ("logo", "brand", ("brand/x.txt", "x"), "", "src=\"brand\""),
        ("logo", "https://example.net/logo.svg", None, "image-external", "example.net/logo.svg"),
        ("logo", "//example.net/logo.svg", None, "image-external", "example.net/logo.svg"),
        ("logo", "javascript:alert(1)", None, "link-broken", "javascript:alert"),
        ("css", "https://example.net/a.css", None, "link-outside-workspace", "example.net/a.css"),
        ("logo", "brand/logo.svg", ("brand/logo.svg", SVG % "<script>alert('canary')</script>"), "asset-not-publishable", "canary"),
        ("logo", "brand/logo.svg", ("brand/logo.svg", SVG % "<image href='https://example.net/canary.png'/>"), "asset-not-publishable", "canary"),
        ("logo", "brand/logo.svg", ("brand/logo.svg", (SVG % "").replace("<rect", "<rect onload='canary()'")), "asset-not-publishable", "canary"),
        ("logo", "brand/logo.html", ("brand/logo.html", "<b>canary</b>"), "asset-not-publishable", "<b>canary"),
        ("logo", "brand/link.svg", ("brand/link.svg", outside), "", "from outside"),
        ("logo", "segments/early.md", None, "asset-not-publishable", "src=\"segments"),
        ("css", "../outside.css", None, "link-outside-workspace", "from-outside"),
        ("css", "brand/none.css", None, "link-broken", "none.css"),
        ("css", "brand/a.css", ("brand/a.css", "@import 'canary.css';"), "asset-not-publishable", "canary.css"),
        ("css", "brand/a.css", ("brand/a.css", "a { background: url(https://example.net/canary.png) }"), "asset-not-publishable", "canary.png"),
        ("css", "brand/a.css", ("brand/a.css", "a { background: \\75rl(//example.net/canary.png) }"), "asset-not-publishable", "canary.png"),
        ("css", "brand/a.svg", ("brand/a.svg", SVG % ""), "asset-not-publishable", "rel=\"stylesheet\" href=\"brand"),
    ]
    for number, (key, value, file, said, unwanted) in enumerate(bad):
        root = workspace(folder / f"bad-{number}", f"  {key}: \"{value}\"\n")
        if file:
            (root / file[0]).parent.mkdir(exist_ok=True)
            if isinstance(file[1], pathlib.Path):
                (root / file[0]).symlink_to(file[1])
            else:
                (root / file[0]).write_text(file[1])
        out = folder / f"bad-{number}-out"
        done = build(jtbd, root, out=out)
        told = done.stdout.decode() + done.stderr.decode()
        # A picture from elsewhere is not shown, and no error.
        expected = 0 if said == "image-external" else 1
        tally.check(done.returncode == expected and "jtbd.yml:6:" in told and said in told, f"{key} {value}: exit {done.returncode}: {told}"[:500])
        everything = b"\n".join(content for path, content in files(out).items() if not path.startswith("rules/") and path not in ("overview/open.html", "print.html", "index.html")).decode("utf-8", "replace")
        tally.check(unwanted not in everything, f"{key} {value}: {unwanted} is in the site")
        if not expected:
            continue
        # Without --keep-going nothing is published at all.
        strict = folder / f"bad-{number}-strict"
        done = subprocess.run([jtbd, "build", "-C", str(root), "--out", str(strict), "--as-of", DAY], capture_output=True)
        tally.check(done.returncode == 1 and not (strict / "index.html").exists(), f"{key} {value}: published all the same")

    # What stands behind a picture does not leave with it, however much it is; a file that only looks like one is harmless.
    root = workspace(folder / "huge", "  logo: brand/logo.png\n", {"brand/logo.png": png() + b"canary" * 10_000_000})
    out = folder / "huge-out"
    done = build(jtbd, root, out=out)
    tally.check(done.returncode == 0 and (out / "brand/logo.png").read_bytes() == png(), f"a huge logo: {done.returncode} {done.stderr.decode()}"[:300])


def told_to_machines(tally, jtbd, folder):
    root = workspace(folder / "private")
    out = folder / "private-out"
    build(jtbd, root, out=out)
    found = heads(out)
    tally.check(len(found) > 20, "few pages")
    for page, head in found.items():
        tally.check(head.meta.get("robots") == "noindex", f"without base-url {page} may be indexed")
        tally.check(not any((key or "").startswith(("og:", "twitter:")) for key in head.meta) and not head.link("canonical"), f"without base-url {page} announces itself")
    tally.check(not (out / "sitemap.xml").exists() and not (out / "feed.xml").exists(), "without base-url there is a sitemap or a feed")
    tally.check(Head((out / "404.html").read_text()).link("stylesheet") == "assets/site.css", "404.html without base-url")

    for base in (BASE, BASE + "/"):
        root = workspace(folder / f"public{len(base)}", f"  base-url: {base}\n", {"evidence/e.md": "---\nkind: evidence\ntitle: A talk\ntype: interview\ndate: 2026-05-01\n---\n"})
        out = folder / f"public{len(base)}-out"
        build(jtbd, root, out=out)
        found = heads(out)
        announced = set()
        for page, head in found.items():
            if page == "404.html":
                tally.check(head.meta.get("robots") == "noindex" and not head.link("canonical") and "og:url" not in head.meta, "404.html announces itself")
                tally.check(all(href.startswith(BASE + "/") or href.startswith("#") for href in head.hrefs), f"404.html: relative links {head.hrefs[:4]}")
                tally.check(all(href.startswith((BASE + "/", "data:")) for _, href in head.links), f"404.html: {head.links}")
                continue
            if "refresh" in head.meta:
                continue
            own = BASE + "/" + ("" if page == "index.html" else page)
            tally.check(head.link("canonical") == own and "robots" not in head.meta, f"{page}: canonical {head.link('canonical')}, robots {head.meta.get('robots')}")
            tally.check(head.meta.get("og:url") == own and head.meta.get("og:title") and head.meta.get("og:description"), f"{page}: preview {head.meta}")
            tally.check(head.meta.get("og:site_name") == "Bread & <Butter>" and head.meta.get("og:locale") == "en_GB", f"{page}: {head.meta}")
            picture = head.meta.get("og:image", "")
            file = out / picture.removeprefix(BASE + "/")
            tally.check(picture.startswith(BASE + "/") and file.is_file(), f"{page}: its picture {picture} is missing")
            if file.is_file():
                data = file.read_bytes()
                tally.check(struct.unpack(">II", data[16:24]) == (int(head.meta["og:image:width"]), int(head.meta["og:image:height"])) == (1200, 630), f"{picture}: size")
            if page.startswith("business-model-canvas/"):
                tally.check(picture.endswith(page.removesuffix(".html") + "_canvas.png"), f"{page} is announced with {picture}")
            announced.add(own)
        listed = [loc.text for loc in ElementTree.parse(out / "sitemap.xml").iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
        tally.check(len(listed) == len(set(listed)) and set(listed) == announced - {BASE + "/print.html"}, f"sitemap: {sorted(set(listed) ^ announced)[:6]}")
        tally.check(feedparser.parse((out / "feed.xml").read_bytes()).entries[0].title == "A talk", "without git the feed has the evidence")
    # What is no address on the web.
    for wrong in ("ftp://example.org/", "javascript:alert(1)", "example.org", "https://example.org/\\\"><script>", "//example.org/"):
        root = workspace(folder / "wrong", f"  base-url: \"{wrong}\"\n")
        out = folder / "wrong-out"
        done = build(jtbd, root, out=out)
        tally.check(done.returncode == 1 and b"value-invalid" in done.stdout + done.stderr and b"jtbd.yml:6:" in done.stdout + done.stderr, f"base-url {wrong}: {done.returncode} {done.stdout.decode()[:300]}")
        head = Head((out / "index.html").read_text()) if (out / "index.html").exists() else None
        tally.check(head is None or (not head.link("canonical") and head.meta.get("robots") == "noindex"), f"base-url {wrong} is used")


def valid_atom(tally, raw, name):
    """What RFC 4287 asks of a feed and its entries, read without regard to how it was written."""
    root = ElementTree.fromstring(raw)
    tally.check(root.tag == ATOM + "feed" and root.get("{http://www.w3.org/XML/1998/namespace}lang") in ("de", "en"), f"{name}: no feed of Atom")
    moment = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
    known = {"feed": {"title", "id", "updated", "author", "link", "entry"}, "entry": {"title", "id", "link", "updated", "summary", "content"}}
    for element, what in [(root, "feed")] + [(entry, "entry") for entry in root.findall(ATOM + "entry")]:
        names = [child.tag.removeprefix(ATOM) for child in element]
        tally.check(all(names.count(each) == 1 for each in ("title", "id", "updated")) and set(names) <= known[what], f"{name}: a {what} of {names}")
        tally.check(moment.match(element.findtext(ATOM + "updated", "")), f"{name}: {element.findtext(ATOM + 'updated')}")
        tally.check(urllib.parse.urlparse(element.findtext(ATOM + "id", "")).scheme == "https" and element.findtext(ATOM + "title", "").strip(), f"{name}: id or title")
        relations = [(link.get("rel", "alternate"), link.get("type"), link.get("hreflang")) for link in element.findall(ATOM + "link")]
        tally.check(len(relations) == len(set(relations)) and ("alternate", None, None) in relations, f"{name}: links {relations}")
    tally.check(root.find(ATOM + "author").findtext(ATOM + "name"), f"{name}: nobody wrote it")
    ids = [entry.findtext(ATOM + "id") for entry in root.findall(ATOM + "entry")]
    tally.check(len(ids) == len(set(ids)), f"{name}: ids twice")
    days = [entry.findtext(ATOM + "updated") for entry in root.findall(ATOM + "entry")]
    tally.check(days == sorted(days, reverse=True) and root.findtext(ATOM + "updated") == max(days), f"{name}: order {days}")
    for content in root.iter(ATOM + "content"):
        tally.check(content.get("type") == "xhtml" and [child.tag for child in content] == ["{http://www.w3.org/1999/xhtml}div"], f"{name}: content")
    return ids


def told_by_commits(tally, jtbd, folder):
    """With git the feed tells what changed in the model, newest first, with the reasons, under ids that stay."""
    repository = Repository(folder / "told")
    told = script(repository)
    text = (repository.root / "jtbd.yml").read_text()
    repository.write("jtbd.yml", text + f"site:\n  base-url: {BASE}\n")
    repository.commit("The address", "2026-05-04")
    out = folder / "told-out"
    done = build(jtbd, repository.root, out=out)
    tally.check(done.returncode == 0, f"feed: {done.stdout.decode()}{done.stderr.decode()}")
    raw = (out / "feed.xml").read_bytes()
    ids = valid_atom(tally, raw, "changes")
    read = feedparser.parse(raw)
    tally.check(not read.bozo and read.version == "atom10" and "Changes to the model" in read.feed.title, f"feed: {read.get('bozo_exception')} {read.feed.get('title')}")
    deciding = [each for each in reversed(told) if each[3]]
    tally.check(len(read.entries) == len(deciding), f"{len(read.entries)} entries for {len(deciding)} commits that decided something")
    for entry, (commit, day, subject, decided) in zip(read.entries, deciding):
        tally.check(entry.updated.startswith(day) and commit in entry.id and entry.summary == subject, f"{subject}: {entry.updated} {entry.id} {entry.summary}")
        words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", entry.content[0].value)).replace("\u00a0", " ")
        for label, *parts in decided:
            tally.check(label in words, f"feed, {subject}: {label} is not in {words}")
            for part in parts:
                tally.check(part in words, f"feed, {subject}: {part} is not in {words}")
        tally.check(any(label in entry.title for label, *_ in decided), f"feed, {subject}: title {entry.title}")
        path, _, anchor = entry.link.removeprefix(BASE + "/").partition("#")
        tally.check((out / path).is_file() and anchor in Head((out / path).read_text()).ids, f"feed, {subject}: leads to {entry.link}")
    for who in ("Petra Verborgen", "Karl Unsichtbar", "Ida Tarn", "@example.org"):
        tally.check(who.encode() not in raw, f"the feed names {who}")
    tally.check("Changes to the model" in (out / "index.html").read_text(), "the pages do not announce the feed by its name")
    # Another commit: the others keep their ids, and the same commits give the same bytes.
    repository.write("segments/renters.md", segment("Renters & <others>", job="retire", gain="flat"))
    repository.commit("Renters <b>too</b>", "2026-05-20")
    again = folder / "told-again"
    build(jtbd, repository.root, out=again)
    raw = (again / "feed.xml").read_bytes()
    after = valid_atom(tally, raw, "one more")
    tally.check(after[1:] == ids and len(after) == len(ids) + 1, "ids change with a new commit")
    entry = feedparser.parse(raw).entries[0]
    tally.check("Renters & <others>" in (entry.title.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")), f"title {entry.title}")
    tally.check(b"<b>too</b>" not in raw and b"Renters &amp; &lt;others&gt;" in raw, "what was written became markup")
    build(jtbd, repository.root, out=folder / "told-third")
    tally.check((folder / "told-third/feed.xml").read_bytes() == raw, "the same commits give another feed")
    # Without the history: what the model says itself about when something was learnt, or nothing.
    repository.write("jtbd.yml", text + f"site:\n  base-url: {BASE}\n  history: false\n")
    build(jtbd, repository.root, out=folder / "told-none")
    tally.check(not (folder / "told-none/feed.xml").exists() and "feed.xml" not in (folder / "told-none/index.html").read_text(), "a feed without history and evidence")
    repository.write("evidence/e.md", "---\nkind: evidence\ntitle: A talk\ntype: interview\ndate: 2026-05-01\n---\n")
    build(jtbd, repository.root, out=folder / "told-evidence")
    raw = (folder / "told-evidence/feed.xml").read_bytes()
    valid_atom(tally, raw, "evidence")
    read = feedparser.parse(raw)
    tally.check([entry.title for entry in read.entries] == ["A talk"] and "New evidence" in read.feed.title, f"evidence: {read.feed}")


def main():
    options = options_of(parser(__doc__))
    tally = Tally()
    with Folder() as folder:
        for part in (renamed, looks, told_to_machines, told_by_commits):
            part(tally, options.jtbd, folder)
    tally.leave()


if __name__ == "__main__":
    main()
