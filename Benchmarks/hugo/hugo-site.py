#!/usr/bin/env python3
"""Turns a workspace into a Hugo site: hugo-site.py SRC DST [--filler BYTES]

The front matter moves below `params:` (several of our keys mean something else to Hugo), the bodies stay as they are.
The theme beside this script does what our own pages do: navigation, properties with resolved references, backlinks,
checked links, one list per kind. `--filler` adds that many bytes to every page, so that pages have the size of ours.
"""
import argparse
import pathlib
import re
import shutil
import sys

HERE = pathlib.Path(__file__).resolve().parent
CONFIG = """\
baseURL = "https://example.org/"
locale = "de"
defaultContentLanguage = "de"
title = "Benchmark workspace"
uglyURLs = true
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "404"]
[markup.goldmark.extensions.extras.delete]
enable = true
[markup.highlight]
codeFences = false
"""


def convert(text):
    if not text.startswith("---\n"):
        return text
    end = text.index("\n---\n", 3)
    head = text[4:end]
    title = re.search(r"^title: (.*)$", head, re.M).group(1)
    return f"---\ntitle: {title}\nparams:\n  " + head.replace("\n", "\n  ") + text[end:]


def main():
    p = argparse.ArgumentParser()
    p.add_argument("src", type=pathlib.Path)
    p.add_argument("dst", type=pathlib.Path)
    p.add_argument("--filler", type=int, default=0)
    a = p.parse_args()
    content = a.dst / "content"
    for path in sorted(a.src.rglob("*.md")):
        relative = path.relative_to(a.src)
        target = content / ("_index.md" if relative == pathlib.PurePath("README.md") else relative)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(convert(path.read_text("utf-8")), "utf-8")
    for kind in sorted(f for f in content.iterdir() if f.is_dir()):
        (kind / "_index.md").write_text(f"---\ntitle: {kind.name}\n---\n", "utf-8")
    (a.dst / "hugo.toml").write_text(CONFIG, "utf-8")
    shutil.copytree(HERE / "layouts", a.dst / "layouts")
    row = '<li><a href="a.html">A</a></li>\n'
    (a.dst / "layouts/partials/filler.html").write_text((row * (a.filler // len(row) + 1))[: a.filler // len(row) * len(row)], "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
