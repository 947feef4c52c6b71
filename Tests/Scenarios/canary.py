#!/usr/bin/env python3
"""Names of invented people stand in every field that can hold one; every byte that leaves is searched for them.

    canary.py --jtbd PATH

Three workspaces: one that keeps names where they belong, one that lets them slip into everything, and one in which some have agreed.
"""
import argparse
import html
import os
import pathlib
import re
import struct
import subprocess
import sys
import tempfile
import unicodedata
import urllib.parse
import zlib

passed = failed = 0

# One person for each field, so that a find says where it came from. Surnames stand nowhere else.
EXAMPLE, OTHER, OWNER = "Quirin Zandermoos", "Leokadia von Brunnquell", "Wendelin Brackwasser"
PARTICIPANT, PERSONA = "Ottilie Fenchelgrün", "Jörg Öhlmühle"
COMPANY, FOUND = "Muckenhuber Spezialguss", "https://www.linkedin.com/in/xq-kanarie-771"
MAIL, PHONE, EXIF = "xaver.kanarienvogel@example.org", "+49 171 5550199", "Exifia Kanarienfeder"
# Those who write commits, and somebody who was named in old ones only.
WRITER, FORMER = "Gundula Schreibvogel", "Hilmar Altzeisig"
CANARIES = [EXAMPLE, OTHER, OWNER, PARTICIPANT, PERSONA, COMPANY, FOUND, MAIL, PHONE, EXIF, WRITER, FORMER]


def check(what, ok, detail=""):
    global passed, failed
    if ok:
        passed += 1
    else:
        failed += 1
        print(f"FAILED: {what}  {detail}"[:1500])


def folded(text):
    """Letters and digits alone: however a name is broken, escaped, folded or marked up, it reads the same."""
    for a, b in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        text = unicodedata.normalize("NFC", text).replace(a, b).replace(a.upper(), b)
    text = unicodedata.normalize("NFD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]", "", text)


def readings(raw):
    """What the bytes can be read as: as they stand, without tags, unescaped, decoded."""
    text = raw.decode("utf-8", "replace")
    plain = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), re.sub(r"\\[nrt]", " ", text))
    for tags in (plain, re.sub(r"<[^<>]*>", "", plain)):
        yield folded(urllib.parse.unquote(html.unescape(tags)))


WANTED = {name: {folded(name), folded(name.split()[-1]) if " " in name and "+" not in name else folded(name)} for name in CANARIES}


def leaks(raw, allowed=()):
    texts = list(readings(raw))
    return [name for name, forms in WANTED.items() if name not in allowed and any(form in text for form in forms for text in texts)]


def jpeg(words):
    exif = b"Exif\0\0" + words.encode()
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + b"\xff\xfe" + struct.pack(">H", len(words.encode()) + 2) + words.encode() + b"\xff\xd9"


def png(words):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)) + chunk(b"tEXt", b"Author\0" + words.encode())
            + chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + words.encode()) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b""))


def workspace(consent="none", publish="redact"):
    owner = f"owner: {OWNER}\n"
    return {
        "jtbd.yml": f"title: Kanarien\nlang: de\nmethods: [jtbd, b2b-design, vpc, odi, bmc, lean, marketing]\nmarket: b2b\nmode: design\npublish:\n  personal-data: {publish}\n  contacts: [info@example.org]\n",
        "README.md": "# Anfang\n\nEin Text ohne Namen, mit info@example.org.\n",
        "jobs/haupt.md": f"---\nkind: job\ntitle: Maschinen warten\n{owner}map:\n  - {{stage: define, id: planen, title: Den Einsatz planen}}\ngains:\n  - {{id: zeit, title: Dauer des Stillstands verkürzen}}\npains:\n  - {{id: warten, title: Das Teil ist nicht da, severity: extreme}}\n---\n\nEin Text.\n",
        "segments/leiter.md": f"---\nkind: segment\ntitle: Werkstattleiterinnen\n{owner}level: person\nmain-job: haupt\ngain: zeit\nexamples:\n  - {{name: {EXAMPLE}, role: Werkstattleiter, company: {COMPANY}, company-kind: Gießerei, found-at: \"{FOUND}\", consent: {consent}}}\n  - {{name: {OTHER}, role: Werkstattleiterin, company: {COMPANY}, consent: none}}\ncharacteristics:\n  - {{id: ort, title: Arbeitet im Werk, category: geographic, attribute: location}}\nclarifiers:\n  - {{title: Ist selten am Platz, from: ort, relevant-to: [zeit], because: Wer in der Halle steht liest keine Nachrichten.}}\n---\n\nEin Absatz.\n",
        "value-propositions/angebot.md": f"---\nkind: value-proposition\ntitle: Teile über Nacht\n{owner}segment: leiter\nofferings: [lager]\n---\n\n## Schmerzlinderer\n- Lager im Werk gegen [Warten](../jobs/haupt.md#warten)\n\n## Gewinnerzeuger\n- Zustellung [vor der Schicht](../jobs/haupt.md#zeit)\n",
        "canvases/bmc.md": f"---\nkind: business-model-canvas\ntitle: Geschäft\n{owner}---\n\n## Kundensegmente\n- [Leitung](../segments/leiter.md)\n\n## Kanäle\n- Messe `awareness`\n",
        "canvases/lean.md": f"---\nkind: lean-canvas\ntitle: Schlank\n{owner}---\n\n## Problem\n- [Warten](../jobs/haupt.md#warten)\n",
        "relationships/r.md": f"---\nkind: customer-relationships\ntitle: Beziehungen\n{owner}segment: leiter\n---\n\n## Kundenbetreuung\n- Ein fester Ansprechpartner\n",
        "personas/p.md": f"---\nkind: persona\ntitle: Die Eilige\n{owner}segment: leiter\nbasis: real-person\nname: {PERSONA}\nimage: ../bilder/p.jpg\nconsent: {consent}\nquote: Ich brauche das Teil jetzt.\n---\n",
        "target-groups/t.md": f"---\nkind: target-group\ntitle: Betriebe\n{owner}---\n",
        "segmentations/s.md": f"---\nkind: segmentation\ntitle: Nach Rolle\n{owner}base: market\nresult: [leiter]\n---\n",
        "offerings/lager.md": f"---\nkind: offering\ntitle: Konsignationslager\n{owner}---\n",
        "evidence/e.md": f"---\nkind: evidence\ntitle: Gespräch mit P1\n{owner}type: interview\ndate: 2026-05-01\nsegment: leiter\nparticipant: {PARTICIPANT}\nconsent: {consent}\nsupports: [warten]\nquotes:\n  - Wir warten oft drei Tage.\n---\n\n![Halle](../bilder/halle.jpg) ![Plan](../bilder/plan.png)\n",
        "notizen.md": "# Seite\n\n![Halle](bilder/halle.jpg) ![Plan](bilder/plan.png)\n",
        "bilder/p.jpg": jpeg(EXIF), "bilder/halle.jpg": jpeg(EXIF), "bilder/plan.png": png(EXIF),
    }


def slipped():
    """The same, with names in every place where one can be written."""
    files = workspace()
    first, last = EXAMPLE.split()
    body = f"""
# Über {EXAMPLE}

Ein Absatz, der am Ende der Zeile bricht, mitten im Namen von {first}
{last} und auch von Leokadia
von Brunnquell. Dazu {first} *{last}*, **{first}** {last}, {first}&nbsp;{last}, {first}&#32;{last}, {first} &#90;andermoos, Frau
Fenchelgrün und Herrn Brackwassers Kollege. {first[:3]}*{first[3:]}* {last}.

> Zitat von {PARTICIPANT}

| Wer | Was |
|---|---|
| {EXAMPLE} | {PERSONA} |

- [x] {OWNER} fragen[^1]
- [{OTHER}](../notizen.md "Titel mit {EXAMPLE}")
- ![{EXAMPLE}](../bilder/quirin-zandermoos.jpg)
- `{EXAMPLE}` und <{MAIL}> und [Post](mailto:{MAIL}) und {PHONE} und [Profil]({FOUND})

    {PERSONA} in Code

```
{PARTICIPANT}
```

<b>{EXAMPLE}</b>

[^1]: Fußnote von {OTHER}
"""
    block = f"\n- Anruf bei {EXAMPLE} [hier](../segments/quirin-zandermoos.md)\n- {OTHER} und {first}\n  {last}\n"
    files.pop("segments/leiter.md")
    files["jtbd.yml"] = files["jtbd.yml"].replace("title: Kanarien", f"title: Kanarien für {EXAMPLE}")
    files["segments/quirin-zandermoos.md"] = workspace()["segments/leiter.md"].replace("title: Werkstattleiterinnen", f"title: Leute wie {EXAMPLE}\nid: leiter\nformerly: [quirin-zandermoos]\ntags: [\"{OTHER}\", quirin-zandermoos]\nallow:\n  - {{rule: segment-overlap, because: Das will {OTHER} so.}}").replace(
        "because: Wer in der Halle steht liest keine Nachrichten.", f"because: \"Das sagte {first}\\\n      \\ {last} uns.\"").replace("id: ort,", "id: quirin-zandermoos-ort,").replace("from: ort", "from: quirin-zandermoos-ort").replace(
        "title: Arbeitet im Werk", f"title: Arbeitet bei {OWNER}, value: \"{first}\\x20{last}\", words: [{PARTICIPANT}]") + body
    files["jobs/haupt.md"] = files["jobs/haupt.md"].replace("title: Maschinen warten", f"title: Maschinen von {EXAMPLE} warten\nstory: {{when: {OTHER} ruft, want: Teile, so-that: {OWNER} ruht}}").replace(
        "title: Dauer des Stillstands verkürzen", f"title: >-\n      Dauer bis {first}\n      {last} kommt").replace("{id: zeit, title: >-\n      Dauer bis Quirin\n      Zandermoos kommt}", "id: zeit\n    title: >-\n      Dauer bis Quirin\n      Zandermoos kommt") + body
    for path in ("value-propositions/angebot.md", "canvases/bmc.md", "canvases/lean.md", "relationships/r.md"):
        files[path] = files[path].replace("title: ", f"title: {OTHER} ", 1).replace("../segments/leiter.md", "../segments/quirin-zandermoos.md").replace("\n- ", f"\n- {EXAMPLE}: ", 1) + block
    files["personas/joerg-oehlmuehle.md"] = files.pop("personas/p.md").replace("title: Die Eilige", f"title: {PERSONA}").replace("quote: Ich", f"quote: Ich, {PERSONA},").replace("../bilder/p.jpg", "../bilder/joerg-oehlmuehle.jpg") + body
    files["bilder/joerg-oehlmuehle.jpg"] = files["bilder/quirin-zandermoos.jpg"] = files["bilder/p.jpg"]
    files["evidence/e.md"] = files["evidence/e.md"].replace("Wir warten", f"{PARTICIPANT} sagt: Wir warten") + f"\nMit {PARTICIPANT}.\n"
    files["offerings/lager.md"] = files["offerings/lager.md"].replace("---\n\n", "---\n") + body
    files["leokadia-von-brunnquell/seite.md"] = f"# {OTHER}\n\n[Link](../segments/quirin-zandermoos.md)\n" + body.replace("../", "../")
    files["README.md"] += body.replace("../", "")
    return files


class Run:
    def __init__(self, jtbd, root, files):
        self.jtbd, self.root = jtbd, pathlib.Path(root)
        for path, content in files.items():
            file = self.root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))

    def __call__(self, *args):
        out = subprocess.run([self.jtbd, *args, "-C", str(self.root), "--as-of", "2026-06-01"], capture_output=True, timeout=180)
        return out.returncode, out.stdout, out.stderr.replace(str(self.root).encode(), b"")

    def formats(self, command):
        text = subprocess.run([self.jtbd, command, "--help"], capture_output=True, text=True).stdout
        found = re.search(r"--format <.*?\(values:([^;)]*)", text, re.S)
        return re.findall(r"[a-z][a-z-]*", found[1]) if found else ["json", "csv", "mermaid", "dot"] if command == "export" else ["text", "short", "json"]


def outputs(run, name):
    """Everything that leaves: (what, bytes)."""
    for style in run.formats("check"):
        for extra in ([], ["--show-allowed"], ["--lang", "en"]):
            _, out, err = run("check", "--format", style, *extra)
            yield f"check --format {style} {' '.join(extra)}", out + err
    for command in ("status", "rules"):
        _, out, err = run(command)
        yield command, out + err
    yield "status --format json", run("status", "--format", "json")[1]
    for style in run.formats("export"):
        if style != "csv":
            _, out, err = run("export", "--format", style)
            yield f"export --format {style}", out + err
    tables = run.root.parent / f"{name}-tables"
    run("export", "--format", "csv", "--out", str(tables))
    for file in sorted(tables.glob("*")):
        yield f"export csv {file.name}", file.name.encode() + b"\n" + file.read_bytes()
    for address in ("leiter", "haupt", "jobs/haupt.md:6", "e", "nichts-davon", "quirin-zandermos", "segment/leiter#xyz", "offering/lager", "angebot", "bmc"):
        for style in ("text", "json"):
            _, out, err = run("why", address, "--format", style)
            yield f"why {address} {style}", out + (err.replace(address.encode(), b""))
    _, out, err = run("build", "--out", str(run.root.parent / f"{name}-first"))
    yield "build", out + err
    site = run.root.parent / f"{name}-site"
    _, out, err = run("build", "--keep-going", "--out", str(site))
    yield "build --keep-going", out + err
    for file in sorted(p for p in site.rglob("*") if p.is_file() and p.parent.name != "rules"):
        yield f"site {file.relative_to(site).as_posix()}", file.relative_to(site).as_posix().encode() + b"\n" + file.read_bytes()


def committed(run, name, versions):
    """What leaves a repository: `versions` are committed one after another; the last one is published. (what, bytes)."""
    def git(*words):
        who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in (("NAME", WRITER), ("EMAIL", "gundula.schreibvogel@example.org"), ("DATE", "2026-05-20T12:00:00Z"))}
        subprocess.run(["git", "-C", str(run.root), *words], check=True, capture_output=True, env={**os.environ, **who, "GIT_CONFIG_NOSYSTEM": "1", "HOME": str(run.root.parent)})
    run.root.mkdir(parents=True, exist_ok=True)
    git("init", "-q", "-b", "main")
    for number, files in enumerate(versions):
        for path in [p for p in run.root.rglob("*") if p.is_file() and ".git" not in p.relative_to(run.root).parts]:
            path.unlink()
        for path, content in files.items():
            file = run.root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        git("add", "-A")
        git("commit", "-q", "--allow-empty", "-m", f"Version {number} nach dem Gespräch mit {EXAMPLE} und {FORMER}, {MAIL}\n\nSigned-off-by: {WRITER}")
        git("tag", f"v{number}")
    git("branch", "other", "v0")
    last = len(versions) - 1
    for style in run.formats("check"):
        _, out, err = run("check", "--since", "v0", "--format", style)
        yield f"check --since --format {style}", out + err
    for style in run.formats("diff"):
        for span in [f"v{a}..v{b}" for a in range(last + 1) for b in range(last + 1) if abs(a - b) == 1] + ["v0"]:
            _, out, err = run("diff", span, "--format", style)
            yield f"diff {span} --format {style}", out + err
    yield "git merge-check", b"".join(run("git", "merge-check", "main", "other")[1:])
    reports = run.root.parent / f"{name}-reports"
    reports.mkdir()
    for style in run.formats("check"):
        run("check", "--format", "short", "--report", f"{style}={reports / style}")
        yield f"--report {style}", (reports / style).read_bytes()
    for rule in ("personal-data-published", "fictional-persona-in-b2b", EXAMPLE, "quirin-zandermoos"):
        _, out, err = run("explain", rule)
        # What is asked for is repeated where there is no such rule.
        yield f"explain {rule}", (out + err).replace(rule.encode(), b"")
    with tempfile.TemporaryDirectory() as elsewhere:
        table = pathlib.Path(elsewhere) / "aufgaben.csv"
        table.write_text(f"slug,statement,source\nwarten,Teile bestellen,Karte 7\nwarten,Teile bestellen,Karte 7\n")
        _, out, err = run("import", str(table), "--dry-run")
        yield "import", out + err
    one, book, site = (run.root.parent / f"{name}-committed{ending}" for ending in (".html", ".pdf", ""))
    _, out, err = run("build", "--keep-going", "--out", str(site), "--single-file", str(one), "--pdf", str(book), "--report", f"sarif={reports / 'built'}")
    yield "build with history", out + err
    yield "single file", one.read_bytes()
    check(f"{name}: there is a book", book.exists(), err.decode()[-300:])
    if book.exists():
        yield "book", book.read_bytes() + subprocess.run(["pdftotext", "-layout", str(book), "-"], capture_output=True).stdout + subprocess.run(["pdfinfo", str(book)], capture_output=True).stdout
    for path in ("feed.xml", "overview/history.html", "sitemap.xml", "business-model-canvas/bmc_canvas.svg", "business-model-canvas/bmc_canvas.png"):
        check(f"{name}: the site has {path}", (site / path).is_file())
    for file in sorted(p for p in site.rglob("*") if p.is_file() and p.parent.name != "rules"):
        yield f"site with history {file.relative_to(site).as_posix()}", file.relative_to(site).as_posix().encode() + b"\n" + file.read_bytes()


def published(files):
    """With an address, as everything that tells machines about a site needs."""
    return {**files, "jtbd.yml": files["jtbd.yml"] + "site:\n  base-url: https://example.org/kanarien/\n"}


def earlier():
    """Names in whatever the history tells of: segments, clarifiers, irrelevances, gains, notes, with reasons."""
    files = published(workspace())
    files["segments/leiter.md"] = files["segments/leiter.md"].replace("title: Werkstattleiterinnen", f"title: Leute wie {FORMER}").replace(
        f"name: {OTHER}", f"name: {FORMER}").replace("Ist selten am Platz", f"Ist wie {FORMER} selten am Platz").replace("because: Wer in der Halle", f"because: Laut {EXAMPLE} gilt wer in der Halle").replace(
        "characteristics:\n", "characteristics:\n  - {id: alter, title: Alter, category: sociodemographic}\n").replace("clarifiers:", f"irrelevant:\n  - {{characteristic: alter, because: \"{FORMER} ist auch alt, {MAIL}\"}}\nclarifiers:")
    files["jobs/haupt.md"] = files["jobs/haupt.md"].replace("Dauer des Stillstands verkürzen", f"Dauer bis {FORMER} kommt verkürzen")
    files["canvases/bmc.md"] = files["canvases/bmc.md"].replace("- Messe", f"- Anruf bei {FORMER} unter {PHONE}\n- Messe")
    return files


def in_repositories(jtbd, root):
    # In a repository: what commits tell, their messages and authors, and what compares them.
    run = Run(jtbd, root / "history", {})
    texts = dict(committed(run, "history", [earlier(), published(workspace()), published({**workspace(), "jobs/haupt.md": workspace()["jobs/haupt.md"].replace("Dauer des", "Länge des")})]))
    for what, raw in texts.items():
        check(f"in a repository: {what}", not leaks(raw), leaks(raw))
    check("the feed tells something", texts["site with history feed.xml"].count(b"<entry>") == 3, texts["site with history feed.xml"].decode()[:400])
    run = Run(jtbd, root / "slipped-history", {})
    for what, raw in committed(run, "slipped-history", [earlier(), published(slipped())]):
        check(f"slipped, in a repository: {what}", not leaks(raw), leaks(raw))


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--jtbd", required=True)
    a = p.parse_args()
    jtbd = str(pathlib.Path(a.jtbd).resolve())
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        check("the search finds what it looks for", all(leaks(f"<p>{name.replace(' ', '<br>')}</p>".encode()) == [name] for name in CANARIES))

        run = Run(jtbd, root / "kept", workspace())
        code, out, err = run("check", "--format", "short")
        check("names where they belong are no finding", b"personal-data-published" not in out, out.decode())
        count = 0
        for what, raw in outputs(run, "kept"):
            count += 1
            check(f"kept: {what}", not leaks(raw), leaks(raw))
        check("the site was looked at", count > 90, count)

        run = Run(jtbd, root / "slipped", slipped())
        code, out, _ = run("check", "--format", "short")
        check("names that slipped are found", code == 1 and out.count(b"personal-data-published") > 40, out.count(b"personal-data-published"))
        check("and stop a build", run("build", "--out", str(root / "none"))[0] == 1 and not (root / "none").exists())
        for what, raw in outputs(run, "slipped"):
            check(f"slipped: {what}", not leaks(raw), leaks(raw))
        pages = (root / "slipped-site").rglob("*.html")
        targets = {file.relative_to(root / "slipped-site").as_posix() for file in (root / "slipped-site").rglob("*") if file.is_file()}
        for page in pages:
            for href in re.findall(r'(?:href|src)="([^"#]*)', page.read_text("utf-8")):
                # What led to somebody's profile is covered, and leads nowhere any more.
                if href and "▒" not in href and not re.match(r"[a-z]+:", href):
                    there = (page.parent / urllib.parse.unquote(html.unescape(href))).resolve()
                    check(f"a link of {page.name} leads somewhere", there.is_relative_to((root / "slipped-site").resolve()) and there.relative_to((root / "slipped-site").resolve()).as_posix() in targets, href)

        in_repositories(jtbd, root)

        # Consent opens what it says, and nothing else.
        agreed = {EXAMPLE, COMPANY, PERSONA, PARTICIPANT}
        run = Run(jtbd, root / "agreed", workspace("publish", "with-consent"))
        seen = set()
        for what, raw in outputs(run, "agreed"):
            found = leaks(raw)
            seen |= set(found)
            check(f"agreed: {what}", set(found) <= agreed, found)
        check("who agreed is named", EXAMPLE in seen and PERSONA in seen, seen)
        segment = (root / "agreed-site/segment/leiter.html").read_text("utf-8")
        check("the other example is a number", "Person 2" in segment and segment.count(COMPANY) == 1, segment.count(COMPANY))
        # `redact` stands above consent, and consent that is not given opens nothing.
        for consent, publish in (("publish", "redact"), ("none", "with-consent"), ("internal", "with-consent")):
            run = Run(jtbd, root / f"{consent}-{publish}", workspace(consent, publish))
            site = root / f"{consent}-{publish}-site"
            run("build", "--keep-going", "--out", str(site))
            for file in (p for p in site.rglob("*") if p.is_file() and p.parent.name != "rules"):
                check(f"consent {consent}, {publish}: {file.name}", not leaks(file.read_bytes()), leaks(file.read_bytes()))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
